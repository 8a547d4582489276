"""Thread and task to decisions: one for every span of every message, kept or removed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from context_trim.config import Count, TrimConfig
from context_trim.errors import BudgetError
from context_trim.ids import span_id
from context_trim.models import Decision, Reason, Thread, ZoneKind
from context_trim.select.pack import Measure, pack
from context_trim.select.passages import Unit, cut_message
from context_trim.select.rules import (
    Match,
    Rule,
    check_rules,
    find_ruled,
    named,
    newest_units,
    within_share,
)
from context_trim.select.tasks import TaskKind, kind_of

__all__ = ["Match", "Rule", "Selection", "check_rules", "select"]

Rank = Callable[[str, Sequence[str], Sequence[int]], list[float]]
"""Query, passages and the number of each one's message to a score from 0 to 1 for each passage."""

_SAY_LITTLE = frozenset({ZoneKind.GREETING, ZoneKind.CLOSING})
"""What goes in only where there is room for all else; who wrote is in the header line."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Selection:
    """The decisions in the order of the thread, and the places of the rules that match nothing."""

    decisions: tuple[Decision, ...]
    idle_pins: tuple[int, ...]
    idle_drops: tuple[int, ...] = ()


def select(
    thread: Thread,
    task: str | None,
    *,
    max_tokens: int,
    pin: Sequence[Rule],
    drop: Sequence[Rule] = (),
    config: TrimConfig,
    rank: Rank,
    count: Count,
    measure: Measure,
) -> Selection:
    """Decide what of a thread goes into the prompt.

    The decisions of a message tile its text. Passages are
    ranked by `rank` against the task (without one, against the newest message) and packed so that
    `measure(decisions) <= max_tokens`. What is both pinned and dropped is pinned. Raises
    `BudgetError` when the pinned ones don't fit, and `ConfigError` for a pattern that takes too
    long.
    """
    units = [unit for message in thread.messages for unit in cut_message(message)]
    seconds = config.pattern_seconds
    pins = find_ruled(thread, units, pin, name="pin", seconds=seconds)
    drops = find_ruled(thread, units, drop, name="drop", seconds=seconds)
    last = newest_units(thread, units, config.keep_last_messages)
    pinned = last.union(*pins)
    dropped = frozenset[int]().union(*drops) - pinned
    open_units = [
        i for i, u in enumerate(units) if i in pinned or (u.reason is None and i not in dropped)
    ]
    scores = dict(
        zip(
            open_units,
            _scores(thread, task, units, open_units, bonus=config.newest_bonus, rank=rank),
            strict=True,
        )
    )
    floor = config.min_relevance
    newest = thread.newest.id

    def reason_for(i: int, unit: Unit) -> Reason:
        if i in pinned:
            return Reason.PINNED
        if unit.reason is not None:
            return unit.reason
        if i in dropped:
            return Reason.DROPPED
        relevant = unit.passage.message_id == newest or scores[i] >= floor
        return Reason.OVER_BUDGET if relevant else Reason.IRRELEVANT

    decisions = [
        _decision(unit, reason_for(i, unit), scores.get(i), count) for i, unit in enumerate(units)
    ]
    place = {m.id: number for number, m in enumerate(thread.messages)}
    ranked = sorted(
        (i for i, d in enumerate(decisions) if d.reason is Reason.OVER_BUDGET),
        key=lambda i: (-scores[i], -place[units[i].passage.message_id], i),
    )
    if config.max_message_share < 1:
        ranked = within_share(decisions, ranked, config.max_message_share * max_tokens)
    try:
        packed = pack(decisions, ranked, max_tokens, measure, config.max_pack_trials)
    except BudgetError as error:
        raise named(error, decisions, pins, last) from None
    return Selection(
        decisions=tuple(packed),
        idle_pins=tuple(number for number, found in enumerate(pins) if not found),
        idle_drops=tuple(number for number, found in enumerate(drops) if not found),
    )


def _scores(
    thread: Thread,
    task: str | None,
    units: Sequence[Unit],
    indices: Sequence[int],
    *,
    bonus: float,
    rank: Rank,
) -> list[float]:
    """Return what `rank` says, plus the bonus of the newest message; 0 for greetings and closings.

    For a reply the newest message is part of the query: what it asks has its answer in the history.
    """
    newest = thread.newest
    place = {m.id: number for number, m in enumerate(thread.messages)}
    passages = [units[i].passage for i in indices]
    messages = [place[p.message_id] for p in passages]
    texts = [p.text for p in passages]
    scores = rank(task, texts, messages) if task else []
    if kind_of(task) is TaskKind.REPLY:
        asked = rank(_new_text(newest.id, units), texts, messages)
        scores = [(a + b) / 2 for a, b in zip(scores or asked, asked, strict=True)]
    return [
        0.0 if p.kind in _SAY_LITTLE else score + (bonus if p.message_id == newest.id else 0.0)
        for p, score in zip(passages, scores, strict=True)
    ]


def _new_text(message_id: str, units: Sequence[Unit]) -> str:
    return " ".join(
        u.passage.text for u in units if u.passage.message_id == message_id and u.reason is None
    )


def _decision(unit: Unit, reason: Reason, score: float | None, count: Count) -> Decision:
    passage = unit.passage
    return Decision(
        id=span_id(passage.message_id, passage.text),
        message_id=passage.message_id,
        start=passage.start,
        end=passage.end,
        reason=reason,
        score=score,
        tokens=count(passage.text),
    )
