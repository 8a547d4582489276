"""How much each unit of a thread, and each sentence of it, is worth to a task."""

from __future__ import annotations

from collections.abc import Sequence
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
        """Return a score from 0 to 1 for each passage, then for each part.

        `messages` has the number of each passage's message, `parts` texts of passages (by their
        place) that can be chosen alone, and `kind` is that of the task.
        """


@dataclass(frozen=True, kw_only=True, slots=True)
class Scored:
    """A unit's score, and its sentences (one or more) with theirs.

    `long` says that these compete with whole units, and don't only fill what room is left.
    """

    score: float
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
    asked = _Asked(thread, units, open_units)
    scores = asked.rank(rank, task, kind) if task else {}
    if kind is TaskKind.REPLY:
        history = [i for i in open_units if units[i].passage.message_id != newest]
        found = _Asked(thread, units, history).rank(rank, _new_text(newest, units), kind)
        whole = {i: [1.0] * (1 + len(spans)) for i, spans in asked.spans.items()} | found
        scores = {
            i: [(a + b) / 2 for a, b in zip(scores.get(i, own), own, strict=True)]
            for i, own in whole.items()
        }
    lift = bonus * _NEWEST_SHARE[kind]
    return {
        i: _scored(units[i], asked.spans[i], scores[i], newest=newest, lift=lift)
        for i in open_units
    }


def _scored(
    unit: Unit, spans: Sequence[Span], scores: Sequence[float], *, newest: str, lift: float
) -> Scored:
    passage = unit.passage
    if passage.kind in SAY_LITTLE:
        return Scored(score=0.0, long=False, parts=tuple((span, 0.0) for span in spans))
    more = lift if passage.message_id == newest else 0.0
    whole, *each = (score + more for score in scores)
    parts = tuple(zip(spans, each, strict=True))
    return Scored(score=whole, long=_is_long(unit), parts=parts)


class _Asked:
    """Units as a ranker takes them; `spans` are the sentences of each, one or more."""

    def __init__(self, thread: Thread, units: Sequence[Unit], indices: Sequence[int]) -> None:
        place = {m.id: number for number, m in enumerate(thread.messages)}
        passages = [units[i].passage for i in indices]
        self.spans = {i: _spans(units[i]) for i in indices}
        self._texts = [p.text for p in passages]
        self._messages = [place[p.message_id] for p in passages]
        self._parts = [
            (number, p.text[a - p.start : b - p.start])
            for number, (i, p) in enumerate(zip(indices, passages, strict=True))
            if _is_long(units[i])
            for a, b in self.spans[i]
        ]
        self._long = {i for i in indices if _is_long(units[i])}

    def rank(self, rank: Rank, query: str, kind: TaskKind) -> dict[int, list[float]]:
        """Return for each unit its score, then those of its sentences."""
        found = rank(query, self._texts, self._messages, self._parts, kind)
        parts = iter(found[len(self._texts) :])
        return {
            i: [score, *(next(parts) if i in self._long else score for _ in spans)]
            for (i, spans), score in zip(self.spans.items(), found, strict=False)
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
