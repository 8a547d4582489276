"""Thread and task to decisions: one for every span of every message, kept or removed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from context_trim.config import Count, TrimConfig
from context_trim.errors import BudgetError
from context_trim.models import Decision, Reason, Thread
from context_trim.select.board import Atom, Board, Choice
from context_trim.select.irrelevant import find_irrelevant
from context_trim.select.languages import task_language_differs
from context_trim.select.pack import Measure, pack
from context_trim.select.passages import Unit, cut_message
from context_trim.select.relevance import Rank, Scored, scaled, score_units
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
from context_trim.select.together import bind, find_bonds, pairs

__all__ = ["Match", "Rank", "Rule", "Selection", "check_rules", "scaled", "select"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Selection:
    """The decisions in the order of the thread, and the places of the rules that match nothing.

    `foreign` says that the task is in another language than the mail and the encoder in one only;
    `kind` is the task's kind, None where it is foreign.
    """

    decisions: tuple[Decision, ...]
    idle_pins: tuple[int, ...]
    idle_drops: tuple[int, ...] = ()
    kind: TaskKind | None
    foreign: bool


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

    The decisions of a message tile its text. Passages and their sentences are ranked by `rank`
    against the task (without one, against the newest message) and packed so that
    `measure(decisions, max_tokens) <= max_tokens`. What is both pinned and dropped is pinned.
    Raises `BudgetError` when the pinned ones don't fit, and `ConfigError` for a pattern that takes
    too long.
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
    scored = score_units(thread, task, units, open_units, bonus=config.newest_bonus, rank=rank)
    newest = thread.newest.id
    closed = frozenset(range(len(units))).difference(open_units)
    history = {i: s for i, s in scored.items() if units[i].passage.message_id != newest}
    differs = task_language_differs(task, [units[i].passage.text for i in open_units])
    least = 0.0 if differs else config.min_relevance  # chances hold within a language
    irrelevant = find_irrelevant(units, history, closed, share=least)

    def reason_for(i: int, unit: Unit) -> Reason:
        if i in pinned:
            return Reason.PINNED
        if unit.reason is not None:
            return unit.reason
        if i in dropped:
            return Reason.DROPPED
        return Reason.IRRELEVANT if i in irrelevant else Reason.OVER_BUDGET

    reasons = [reason_for(i, unit) for i, unit in enumerate(units)]
    board = Board(
        units=units,
        reasons=reasons,
        atoms=_atoms(units, reasons, scored, count),
        count=count,
    )
    ranked = _choices(thread, board, scored)
    if config.max_message_share < 1:
        ranked = within_share(board, ranked, config.max_message_share * max_tokens)
    try:
        pack(board, ranked, max_tokens, measure, config.max_pack_trials, newest=newest)
    except BudgetError as error:
        raise named(error, board.decisions(), pins, last) from None
    foreign = differs and config.encoder != "multilingual"
    return Selection(
        kind=None if foreign else kind_of(task),
        foreign=foreign,
        decisions=tuple(board.decisions()),
        idle_pins=tuple(number for number, found in enumerate(pins) if not found),
        idle_drops=tuple(number for number, found in enumerate(drops) if not found),
    )


def _atoms(
    units: Sequence[Unit], reasons: Sequence[Reason], scored: Mapping[int, Scored], count: Count
) -> list[Atom]:
    """Cut what is ranked into its sentences; these share the unit's tokens by their length."""
    atoms: list[Atom] = []
    for i, (unit, reason) in enumerate(zip(units, reasons, strict=True)):
        passage, known = unit.passage, scored.get(i)
        if known is None:
            atoms.append(Atom(unit=i, start=passage.start, end=passage.end, tokens=0, score=None))
            continue
        share = 0.0 if reason is Reason.PINNED else count(passage.text) / len(passage.text)
        atoms += [
            Atom(
                unit=i,
                start=a,
                end=b,
                tokens=share * (b - a),
                score=score if reason is Reason.OVER_BUDGET else known.score,
            )
            for (a, b), score in known.parts
        ]
    return atoms


def _choices(thread: Thread, board: Board, scored: Mapping[int, Scored]) -> list[Choice]:
    """Return whole units and sentences of long ones, the best first; then sentences of the rest.

    Each comes with what goes in with it. Of equals the newest message's goes first.
    """
    place = {m.id: number for number, m in enumerate(thread.messages)}
    bonds = find_bonds(thread, board)
    numbers: dict[int, list[int]] = {}
    for number, atom in enumerate(board.atoms):
        if board.reasons[atom.unit] is Reason.OVER_BUDGET:
            numbers.setdefault(atom.unit, []).append(number)
    first: list[Choice] = []
    last: list[Choice] = []
    for unit, atoms in numbers.items():
        first.append(Choice(atoms=tuple(atoms), score=scored[unit].score))
        if len(atoms) > 1:
            alone = [Choice(atoms=(a,), score=board.atoms[a].score or 0.0) for a in atoms]
            (first if scored[unit].long else last).extend(alone)

    def order(choice: Choice) -> tuple[float, int, int, int]:
        atom = choice.atoms[0]
        return -choice.score, -place[board.message_of(atom)], atom, -len(choice.atoms)

    first = bind(board, bonds, [*pairs(board, bonds), *first])
    last = bind(board, bonds, last)
    return [*sorted(first, key=order), *sorted(last, key=order)]
