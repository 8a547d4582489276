"""How relevant passages are to a query: many clues, fused by learned weights."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from context_trim.select.encoders.cosine import CosineScorer
from context_trim.select.features import CUE_PREFIXES, Readings, read_features
from context_trim.select.fusion import load_fusion
from context_trim.select.languages import task_language_differs
from context_trim.select.rerank import Reranker

if TYPE_CHECKING:
    from context_trim.select.encoders import Scorer

__all__ = ["Ranker", "usefulness"]

_DENSITY = 0.5
"""Of two passages as likely to be needed the shorter one goes first, since it leaves room for more:
log-odds lost for each natural log of what they cost. 0 would ignore the budget, 1 takes crumbs."""

LEAST_CHARS = 12
SURROUNDING_CHARS = 200
"""What a passage costs besides its text: alone, and in a prompt with its message's header line and
markers, in characters. With the higher one the whole pipeline keeps 2 points more of the evidence
for `benchmarks.quality.tasks` at half of the tokens."""

_OWN_SHARE = 0.5
"""What a part's own log-odds count; the rest is its passage's. From .3 to .7 little changes."""


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
        parts: Sequence[tuple[int, str]] = (),
        kind: str | None = None,
        *,
        room: float = 1.0,
        readings: Readings | None = None,
    ) -> list[float]:
        """Return the natural log-odds of each passage and part, up to a constant, less its cost.

        `messages` has the number of each passage's message (default: all are of one), `parts` the
        texts of passages (by place, ascending) that can be chosen alone, `kind` the kind of task
        for which the weights are taken, `room` the share of the passages that fits. `readings`
        remembers the texts from one call to the next.
        """
        if not passages:
            return []
        query = query.encode("utf-8", "replace").decode()  # tokenizers refuse lone surrogates
        messages = messages or [0] * len(passages)
        readings = readings or Readings()
        fused = self._fused(query, passages, messages, kind, readings=readings)
        useful = usefulness(fused, passages, self._surrounding)
        if self._reranker and isinstance(self._scorer, CosineScorer):
            encode = functools.partial(readings.vectors, self._scorer.encode)
            fused = self._reranker.refine(
                query, passages, fused, useful=useful, room=room, encode=encode
            )
            useful = usefulness(fused, passages, self._surrounding)
        if parts:
            wide = fused[[passage for passage, _ in parts]]
            narrow = self._fused_parts(query, passages, messages, parts, kind, readings=readings)
            both = _OWN_SHARE * narrow + (1 - _OWN_SHARE) * wide
            alone = usefulness(both, [text for _, text in parts], self._surrounding)
            useful = np.concatenate([useful, alone])
        return [float(value) for value in useful]

    def _fused_parts(
        self,
        query: str,
        passages: Sequence[str],
        messages: Sequence[int],
        parts: Sequence[tuple[int, str]],
        kind: str | None,
        *,
        readings: Readings,
    ) -> NDArray[np.float64]:
        """Score parts beside each other and beside the passages that have none."""
        cut = {passage for passage, _ in parts}
        rows = [*parts, *((i, text) for i, text in enumerate(passages) if i not in cut)]
        order = sorted(range(len(rows)), key=lambda row: rows[row][0])  # stable: parts stay sorted
        texts = [rows[row][1] for row in order]
        places = [messages[rows[row][0]] for row in order]
        found = np.empty(len(rows))
        found[order] = self._fused(query, texts, places, kind, readings=readings)
        return found[: len(parts)]

    def _fused(
        self,
        query: str,
        passages: Sequence[str],
        messages: Sequence[int],
        kind: str | None,
        *,
        readings: Readings,
    ) -> NDArray[np.float64]:
        encode = self._scorer.encode if isinstance(self._scorer, CosineScorer) else None
        fusion = load_fusion("meaning" if encode else "lexical")
        if self.multilingual and task_language_differs(query, passages):
            fusion = fusion.across_languages()
        cues = fusion.uses(CUE_PREFIXES, kind)
        columns = read_features(query, passages, messages, encode, cues=cues, readings=readings)
        return fusion.score(columns, kind)


def usefulness(
    scores: NDArray[np.float64], passages: Sequence[str], surrounding: int = LEAST_CHARS
) -> NDArray[np.float64]:
    """Return the scores less what the passages' lengths cost."""
    lengths = np.array([len(p.strip()) for p in passages], np.float64)
    return np.asarray(scores - _DENSITY * np.log(lengths + surrounding))
