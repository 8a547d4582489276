"""Thread and task to decisions: one for every span of every message, kept or removed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from context_trim.config import Count, TrimConfig
from context_trim.ids import span_id
from context_trim.models import Decision, Passage, Reason, Thread, ZoneKind
from context_trim.select.bm25 import bm25
from context_trim.select.pack import Measure, pack
from context_trim.select.passages import Unit, cut_message

__all__ = ["Pin", "select"]

Pin = str | Callable[[Passage], bool]
"""Passages that must be in the prompt: those that hold the text (case and the kind of white space
don't count), or those for which the function is true."""

_NEVER_PREFERRED = frozenset({ZoneKind.GREETING, ZoneKind.CLOSING})


def select(
    thread: Thread,
    task: str | None,
    *,
    max_tokens: int,
    pin: Sequence[Pin],
    config: TrimConfig,
    count: Count,
    measure: Measure,
) -> tuple[Decision, ...]:
    """Decide what of a thread goes into the prompt.

    Returns decisions in the order of the thread; those of a message tile its text. Passages are
    ranked by BM25 against the task (without one, against the newest message) and packed so that
    `measure(decisions) <= max_tokens`. Raises `BudgetError` when the pinned ones don't fit.
    """
    units = [unit for message in thread.messages for unit in cut_message(message)]
    pinned = {i for i, unit in enumerate(units) if _is_pinned(unit, pin)}
    open_units = [i for i, u in enumerate(units) if u.reason is None or i in pinned]
    scores = dict(zip(open_units, _scores(thread, task, units, open_units, config), strict=True))
    floor = config.min_relevance
    newest = thread.newest.id
    decisions: list[Decision] = []
    for i, unit in enumerate(units):
        reason = unit.reason or Reason.OVER_BUDGET
        if i in pinned:
            reason = Reason.PINNED
        elif unit.reason is None and unit.passage.message_id != newest and scores[i] < floor:
            reason = Reason.IRRELEVANT
        decisions.append(_decision(unit, reason, scores.get(i), count))
    place = {m.id: number for number, m in enumerate(thread.messages)}
    ranked = sorted(
        (i for i, d in enumerate(decisions) if d.reason is Reason.OVER_BUDGET),
        key=lambda i: (-scores[i], -place[units[i].passage.message_id], i),
    )
    return tuple(pack(decisions, ranked, max_tokens, measure, config.max_pack_trials))


def _scores(
    thread: Thread,
    task: str | None,
    units: Sequence[Unit],
    indices: Sequence[int],
    config: TrimConfig,
) -> list[float]:
    """Return BM25 as a share of the best score, plus the bonus of the newest message."""
    newest = thread.newest
    query = task or _new_text(newest.id, units)
    raw = bm25(query, [units[i].passage.text for i in indices])
    best = max(raw, default=0.0) or 1.0
    return [
        score / best + (config.newest_bonus if _is_preferred(units[i], newest.id) else 0.0)
        for i, score in zip(indices, raw, strict=True)
    ]


def _is_preferred(unit: Unit, newest_id: str) -> bool:
    passage = unit.passage
    return passage.message_id == newest_id and passage.kind not in _NEVER_PREFERRED


def _new_text(message_id: str, units: Sequence[Unit]) -> str:
    return " ".join(
        u.passage.text for u in units if u.passage.message_id == message_id and u.reason is None
    )


_PINNABLE = frozenset({Reason.SIGNATURE, Reason.DISCLAIMER, Reason.FOOTER, None})


def _is_pinned(unit: Unit, pins: Sequence[Pin]) -> bool:
    """Whether a pin applies; what stands elsewhere in the thread is pinned there."""
    if unit.reason not in _PINNABLE:
        return False
    folded = _folded(unit.passage.text)
    return any(_folded(p) in folded if isinstance(p, str) else p(unit.passage) for p in pins)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


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
