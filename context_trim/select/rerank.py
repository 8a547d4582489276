"""The quality tier: an encoder reads again what the fast ranking is in doubt about.

The budget says where the cut lies. What is far above it stays, what is far below it goes, and
reading it again would change nothing; so the passages nearest the cut are encoded, up to a number
of tokens, and of each only the sentence that the static table finds nearest to the query: for the
same tokens that gains more than whole passages. `benchmarks/results/quality.md` says how much.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from numpy.typing import NDArray

from context_trim.select.encoders.cosine import CosineScorer
from context_trim.select.features.meaning import Matrix, Values, less, unit
from context_trim.select.features.pieces import cut_sentences, z_scores
from context_trim.select.features.readings import Encode, Readings
from context_trim.select.fusion import load_fusion

if TYPE_CHECKING:
    from context_trim.select.encoders import Scorer

_Number = TypeVar("_Number", np.float32, np.float64)

_QUERY_SENTENCES = 2
"""Of the query that are encoded: they come out of the same number of tokens."""

_LONGEST = 240
"""Characters of a sentence that are encoded."""

_BYTES_PER_TOKEN = 4
_TOKENS_AROUND = 3
"""Tokens are estimated, so that no encoder's tokenizer is asked: bytes of UTF-8 by four, and what
stands around each text."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Doubt:
    """What is read again: sentences of the query, and one of each of the passages at `places`."""

    asked: tuple[str, ...]
    places: NDArray[np.int64]
    texts: tuple[str, ...]


class Reranker:
    """Corrects log-odds of passages near the cut by a scorer that is better and slower.

    `max_tokens` bounds what a ranking encodes, whether or not it is known already, so that the
    same input gives the same order. `deadline_ms` ends the encoding by the clock.
    """

    def __init__(
        self, scorer: Scorer, *, max_tokens: int, deadline_ms: float | None = None
    ) -> None:
        self._scorer = scorer
        self._max_tokens = max_tokens
        self._deadline_ms = deadline_ms

    def refine(
        self,
        query: str,
        passages: Sequence[str],
        fused: Values,
        *,
        useful: Values,
        room: float,
        encode: Encode,
    ) -> Values:
        """Return the log-odds `fused` with those of the passages near the cut corrected.

        `useful` orders the passages, `room` is the share of all their text that fits, and
        `encode` (static vectors) finds the sentence that is read of each.
        """
        end = _end(self._deadline_ms)
        if room >= 1:
            return fused
        doubt = find_doubt(
            query, passages, useful, room=room, max_tokens=self._max_tokens, encode=encode
        )
        if len(doubt.texts) < 2:  # noqa: PLR2004  (there is nothing to compare one with)
            return fused
        change = self._read(doubt, end)
        refined = fused.copy()
        refined[doubt.places[: len(change)]] += change
        return refined

    def _read(self, doubt: Doubt, end: float) -> Values:
        """Return what the scorer adds to each text, or to the first ones at the deadline."""
        scorer = self._scorer
        if isinstance(scorer, CosineScorer):
            found = _each(
                scorer.encode, [*doubt.asked, *doubt.texts], end, least=len(doubt.asked) + 1
            )
            asked, texts = np.split(found, [len(doubt.asked)])
            return load_fusion("quality").score(near_columns(asked, texts), None)
        query = " ".join(doubt.asked)
        return z_scores(_each(lambda some: scorer.score(query, some), doubt.texts, end))


def find_doubt(
    query: str,
    passages: Sequence[str],
    useful: Values,
    *,
    room: float,
    max_tokens: int,
    encode: Encode,
) -> Doubt:
    """Return what is read again of the passages, those nearest to the cut first."""
    asked = tuple(s[:_LONGEST] for s in cut_sentences(query)[:_QUERY_SENTENCES])
    left = max(0, max_tokens - sum(map(_tokens, asked)))
    places = _by_doubt(passages, useful, room)[: left // _TOKENS_AROUND]
    texts = _nearest(query, [passages[i] for i in places], encode) if len(places) else []
    fitting = int((np.cumsum([_tokens(t) for t in texts]) <= left).sum())
    return Doubt(asked=asked, places=places[:fitting], texts=tuple(texts[:fitting]))


def _by_doubt(passages: Sequence[str], useful: Values, room: float) -> NDArray[np.int64]:
    """Return the places of the passages, those nearest to the cut first."""
    order = np.argsort(-useful, kind="stable")
    filled = np.cumsum([len(passages[i]) for i in order])
    last = min(int(np.searchsorted(filled, room * filled[-1], side="right")), len(order) - 1)
    return np.argsort(np.abs(useful - useful[order[last]]), kind="stable")


def near_columns(asked: Matrix, texts: Matrix) -> dict[str, Values]:
    """Return cosines of texts with the query's best and first sentence, less their means.

    What all texts have in common is taken out first, as in `features/meaning.py`.
    """
    if len(texts) < 2:  # noqa: PLR2004  (there is nothing to compare one with)
        return {"near_best": np.zeros(len(texts)), "near_first": np.zeros(len(texts))}
    topic = unit(texts.sum(axis=0))
    cosines = np.asarray(less(texts, topic) @ less(asked, topic).T, np.float64)
    best, first = cosines.max(axis=1), cosines[:, 0]
    return {"near_best": best - best.mean(), "near_first": first - first.mean()}


def _nearest(query: str, passages: Sequence[str], encode: Encode) -> list[str]:
    """Return the sentence of each passage that is nearest to the query."""
    pieces = Readings().pieces(passages)
    found = encode([query, *pieces.sentences])
    topic = unit(found[1:].sum(axis=0))
    cosines = np.round(less(found[1:], topic) @ less(found[0], topic), 5)
    ends = [*pieces.starts[1:], len(cosines)]
    best = [int(a + np.argmax(cosines[a:b])) for a, b in zip(pieces.starts, ends, strict=True)]
    return [pieces.sentences[i][:_LONGEST] for i in best]


def _tokens(text: str) -> int:
    return len(text.encode("utf-8", "replace")) // _BYTES_PER_TOKEN + _TOKENS_AROUND


def _end(deadline_ms: float | None) -> float:
    """Return the reading of the clock at which encoding ends."""
    return float("inf") if deadline_ms is None else time.monotonic() + deadline_ms / 1_000


def _each(
    read: Callable[[Sequence[str]], NDArray[_Number]],
    texts: Sequence[str],
    end: float,
    *,
    least: int = 1,
) -> NDArray[_Number]:
    """Return what `read` makes of the texts; with an end by the clock, of the first ones.

    The first `least` are read in any case.
    """
    if end == float("inf"):
        return read(texts)
    rows = [read(texts[:least])]
    for text in texts[least:]:
        if time.monotonic() >= end:
            break
        rows.append(read([text]))
    return np.concatenate(rows)
