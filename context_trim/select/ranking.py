"""How relevant passages are to a query: shared words and near meanings, fused."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from context_trim.select.bm25 import bm25

if TYPE_CHECKING:
    from context_trim.select.encoders import Scorer

_DIGITS = 6
"""Scores are rounded, so that the last bits of a sum decide nothing."""


class Ranker:
    """Fuses BM25 with a scorer's similarity by the sum of their z-scores.

    Over either alone this gains 2 to 5 points of recall on quoted replies and on summaries
    (benchmarks/results/relevance.md). Without a scorer it is BM25 alone.
    """

    def __init__(self, scorer: Scorer | None) -> None:
        self._scorer = scorer

    def rank(self, query: str, passages: Sequence[str]) -> list[float]:
        """Return a score from 0 (the least relevant passage) to 1 (the most) for each."""
        if not passages:
            return []
        query = query.encode("utf-8", "replace").decode()  # tokenizers refuse lone surrogates
        lexical = np.asarray(bm25(query, passages))
        if self._scorer is None:
            best = float(lexical.max()) or 1.0
            return [round(float(s), _DIGITS) for s in lexical / best]
        fused = z_scores(lexical) + z_scores(self._scorer.score(query, passages))
        span = float(fused.max() - fused.min()) or 1.0
        return [round(float(s), _DIGITS) for s in (fused - fused.min()) / span]


def z_scores(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the values less their mean, in standard deviations; zeros where all are equal."""
    deviation = float(values.std())
    if deviation < np.finfo(np.float32).eps:
        return np.zeros_like(values)
    return np.asarray((values - values.mean()) / deviation)
