"""How much each unit of a thread, and each sentence of it, is worth to a task."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from context_trim.models import Thread, ZoneKind
from context_trim.select.passages import Unit
from context_trim.select.sentences import cut_lines, cut_sentences
from context_trim.select.tasks import TaskKind, kind_of

SAY_LITTLE = frozenset({ZoneKind.GREETING, ZoneKind.CLOSING})
"""What goes in only where there is room for all else; who wrote is in the header line."""

_LEAST_CUT = 250
"""Characters; the sentences of a shorter passage only fill what room is left, since a passage in
one piece reads better; 120 keeps as much."""

_DIGITS = 6

Span = tuple[int, int]

_NEWEST_SHARE = {
    TaskKind.REPLY: 1.0,
    TaskKind.CLASSIFICATION: 1.0,
    TaskKind.ACTIONS: 0.8,
    TaskKind.SUMMARY: 0.6,
    TaskKind.UNSURE: 0.6,
    TaskKind.QUESTION: 0.2,
}
"""The part of the newest message's bonus that a kind of task gives. What a question asks for stands
there no more often than elsewhere; what is to be answered, sorted or done mostly does."""


class Rank(Protocol):
    """Says how relevant texts are to a query; `Ranker.rank` is one."""

    def __call__(
        self,
        query: str,
        passages: Sequence[str],
        messages: Sequence[int],
        parts: Sequence[tuple[int, str]] = (),
        kind: str | None = None,
        /,
    ) -> list[float]:
        """Return log-odds, up to a constant, for each passage, then for each part.

        `messages` has the number of each passage's message, `parts` texts of passages (by their
        place) that can be chosen alone, and `kind` is that of the task.
        """


@dataclass(frozen=True, kw_only=True, slots=True)
class Scored:
    """A unit's score, and its sentences (one or more) with theirs.

    `chance` is the share of what is needed that is expected in the unit, or None where it is the
    query; `long` says that the sentences compete with whole units, and don't only fill what room
    is left.
    """

    score: float
    chance: float | None
    long: bool
    parts: tuple[tuple[Span, float], ...]


def score_units(
    thread: Thread,
    task: str | None,
    units: Sequence[Unit],
    open_units: Sequence[int],
    *,
    bonus: float,
    rank: Rank,
) -> dict[int, Scored]:
    """Return what `rank` says of the open units, plus the bonus of the newest message.

    Greetings and closings score 0. For a reply the newest message, too, is a query for the history:
    what it asks has its answer there.
    """
    kind, newest = kind_of(task), thread.newest.id
    spans = {i: _spans(units[i]) for i in open_units}
    odds = _Asked(thread, units, spans).rank(rank, task, kind) if task else {}
    scores = _scaled(odds)
    if kind is TaskKind.REPLY:
        history = {i: own for i, own in spans.items() if units[i].passage.message_id != newest}
        found = _Asked(thread, units, history).rank(rank, _new_text(newest, units), kind)
        whole = {i: [1.0] * (1 + len(own)) for i, own in spans.items()} | _scaled(found)
        scores = {i: _means(scores.get(i, own), own) for i, own in whole.items()}
        odds = {i: _means(odds.get(i, own), own) for i, own in found.items()}
    lift, chances = bonus * _NEWEST_SHARE[kind], _chances({i: own[0] for i, own in odds.items()})
    return {
        i: _scored(
            units[i],
            spans[i],
            scores[i],
            lift=lift if units[i].passage.message_id == newest else 0.0,
            chance=chances.get(i),
        )
        for i in open_units
    }


def _scored(
    unit: Unit, spans: Sequence[Span], scores: Sequence[float], *, lift: float, chance: float | None
) -> Scored:
    little = unit.passage.kind in SAY_LITTLE
    whole, *each = (0.0 if little else score + lift for score in scores)
    parts = tuple(zip(spans, each, strict=True))
    return Scored(score=whole, chance=chance, long=_is_long(unit), parts=parts)


def scaled(odds: Sequence[float]) -> list[float]:
    """Return log-odds as scores from 0 (the least relevant) to 1 (the most).

    Scores are rounded, so that the last bits of a sum decide nothing.
    """
    least = min(odds, default=0.0)
    span = max(odds, default=0.0) - least or 1.0
    return [round((value - least) / span, _DIGITS) for value in odds]


def _scaled(odds: Mapping[int, Sequence[float]]) -> dict[int, list[float]]:
    flat = iter(scaled([value for own in odds.values() for value in own]))
    return {i: [next(flat) for _ in own] for i, own in odds.items()}


def _means(first: Sequence[float], second: Sequence[float]) -> list[float]:
    return [(a + b) / 2 for a, b in zip(first, second, strict=True)]


def _chances(odds: Mapping[int, float]) -> dict[int, float]:
    """Return which share of what is needed is expected in each unit: the softmax of log-odds."""
    most = max(odds.values(), default=0.0)
    weights = {i: math.exp(value - most) for i, value in odds.items()}
    total = sum(weights.values())
    return {i: weight / total for i, weight in weights.items()}


class _Asked:
    """Units as a ranker takes them; `spans` are the sentences of each by its place, one or more."""

    def __init__(
        self, thread: Thread, units: Sequence[Unit], spans: Mapping[int, Sequence[Span]]
    ) -> None:
        place = {m.id: number for number, m in enumerate(thread.messages)}
        passages = [units[i].passage for i in spans]
        self._spans = spans
        self._texts = [p.text for p in passages]
        self._messages = [place[p.message_id] for p in passages]
        self._parts = [
            (number, p.text[a - p.start : b - p.start])
            for number, (i, p) in enumerate(zip(spans, passages, strict=True))
            if _is_long(units[i])
            for a, b in spans[i]
        ]
        self._long = {i for i in spans if _is_long(units[i])}

    def rank(self, rank: Rank, query: str, kind: TaskKind) -> dict[int, list[float]]:
        """Return for each unit its log-odds, then those of its sentences."""
        found = rank(query, self._texts, self._messages, self._parts, kind)
        parts = iter(found[len(self._texts) :])
        return {
            i: [score, *(next(parts) if i in self._long else score for _ in spans)]
            for (i, spans), score in zip(self._spans.items(), found, strict=False)
        }


def _spans(unit: Unit) -> list[Span]:
    passage = unit.passage
    if passage.kind in SAY_LITTLE:
        return [(passage.start, passage.end)]
    start = passage.start
    cut = cut_lines if unit.by_line else cut_sentences
    return [(start + a, start + b) for a, b in cut(passage.text, 0, len(passage.text))]


def _is_long(unit: Unit) -> bool:
    passage = unit.passage
    return len(passage.text.rstrip()) >= _LEAST_CUT and passage.kind not in SAY_LITTLE


def _new_text(message_id: str, units: Sequence[Unit]) -> str:
    return " ".join(
        u.passage.text for u in units if u.passage.message_id == message_id and u.reason is None
    )
