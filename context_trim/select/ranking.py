"""How relevant passages are to a query: many clues, fused by learned weights."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from context_trim.select.encoders.cosine import CosineScorer
from context_trim.select.features import read_features
from context_trim.select.fusion import load_fusion
from context_trim.select.languages import task_language_differs
from context_trim.select.rerank import Reranker

if TYPE_CHECKING:
    from context_trim.select.encoders import Scorer

__all__ = ["Ranker", "usefulness"]

_DIGITS = 6
"""Scores are rounded, so that the last bits of a sum decide nothing."""

_DENSITY = 0.5
"""Of two passages as likely to be needed the shorter one goes first, since it leaves room for more:
log-odds lost for each natural log of what they cost. 0 would ignore the budget, 1 takes crumbs."""

LEAST_CHARS = 12
SURROUNDING_CHARS = 200
"""What a passage costs besides its text: alone, and in a prompt with its message's header line and
markers, in characters. With the higher one the whole pipeline keeps 2 points more of the evidence
for `benchmarks.quality.tasks` at half of the tokens."""


class Ranker:
    """Ranks by features of words, vectors, shape and neighbours (`features/`).

    Without a scorer those that need no vectors are fused. A reranker corrects what comes out near
    the cut.
    """

    def __init__(
        self,
        scorer: Scorer | None,
        *,
        surrounding: int = LEAST_CHARS,
        reranker: Reranker | None = None,
    ) -> None:
        self._scorer = scorer
        self._surrounding = surrounding
        self._reranker = reranker

    @property
    def multilingual(self) -> bool:
        """Whether a query in another language finds what means the same."""
        return isinstance(self._scorer, CosineScorer) and self._scorer.multilingual

    def rank(
        self,
        query: str,
        passages: Sequence[str],
        messages: Sequence[int] | None = None,
        kind: str | None = None,
        *,
        room: float = 1.0,
    ) -> list[float]:
        """Return a score from 0 (the least relevant passage) to 1 (the most) for each.

        `messages` has the number of each passage's message (default: all are of one), `kind` the
        kind of task for which the weights are taken, `room` the share of the passages that fits.
        """
        if not passages:
            return []
        query = query.encode("utf-8", "replace").decode()  # tokenizers refuse lone surrogates
        fused = self._fused(query, passages, messages or [0] * len(passages), kind)
        useful = usefulness(fused, passages, self._surrounding)
        if self._reranker and isinstance(self._scorer, CosineScorer):
            encode = self._scorer.encode
            fused = self._reranker.refine(
                query, passages, fused, useful=useful, room=room, encode=encode
            )
            useful = usefulness(fused, passages, self._surrounding)
        span = float(useful.max() - useful.min()) or 1.0
        return [round(float(s), _DIGITS) for s in (useful - useful.min()) / span]

    def _fused(
        self, query: str, passages: Sequence[str], messages: Sequence[int], kind: str | None
    ) -> NDArray[np.float64]:
        scorer = self._scorer
        if isinstance(scorer, CosineScorer):
            columns = read_features(query, passages, messages, scorer.encode)
            fusion = load_fusion("meaning")
            if self.multilingual and task_language_differs(query, passages):
                fusion = fusion.across_languages()
            return fusion.score(columns, kind)
        columns = read_features(query, passages, messages, None)
        return load_fusion("lexical").score(columns, kind)


def usefulness(
    scores: NDArray[np.float64], passages: Sequence[str], surrounding: int = LEAST_CHARS
) -> NDArray[np.float64]:
    """Return the scores less what the passages' lengths cost."""
    lengths = np.array([len(p.strip()) for p in passages], np.float64)
    return np.asarray(scores - _DENSITY * np.log(lengths + surrounding))
