"""What may be chosen, and the decisions that a choice leads to.

A unit is cut into atoms, its sentences, so that a long paragraph can give its best lines. A choice
is a group of atoms that goes in together: a whole unit, or one sentence of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain, groupby

from context_trim.config import Count
from context_trim.ids import SpanIds
from context_trim.models import Decision, Reason
from context_trim.select.passages import Unit


@dataclass(frozen=True, kw_only=True, slots=True)
class Atom:
    """The span `start` to `end` of a message, which is kept or not as a whole.

    `tokens` is what it is expected to cost; the final count decides.
    """

    unit: int
    start: int
    end: int
    tokens: float
    score: float | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """Atoms that go in together, and what they are worth for their cost."""

    atoms: tuple[int, ...]
    score: float


@dataclass(slots=True)
class Board:
    """Units, their atoms in order (one or more each), and which of these are chosen.

    `reasons` are those of units, and of what is left of them.
    """

    units: Sequence[Unit]
    reasons: Sequence[Reason]
    atoms: Sequence[Atom]
    count: Count
    chosen: list[bool] = field(init=False)
    _ranges: list[range] = field(init=False)
    _ids: list[SpanIds] = field(init=False)
    _made: dict[tuple[int, tuple[bool, ...]], list[Decision]] = field(init=False)
    _current: list[list[Decision]] = field(init=False)
    _stale: set[int] = field(init=False)

    def __post_init__(self) -> None:
        self.chosen = [False] * len(self.atoms)
        numbers = groupby(range(len(self.atoms)), key=lambda a: self.atoms[a].unit)
        groups = [list(group) for _, group in numbers]
        self._ranges = [range(group[0], group[-1] + 1) for group in groups]
        passages = [unit.passage for unit in self.units]
        self._ids = [SpanIds(p.message_id, p.text) for p in passages]
        self._made = {}
        self._current = [[] for _ in self._ranges]
        self._stale = set(range(len(self._ranges)))

    def add(self, atoms: Sequence[int]) -> list[int]:
        """Choose atoms; returns those that were not chosen before."""
        new = [a for a in atoms if not self.chosen[a]]
        self._set(new, chosen=True)
        return new

    def take_out(self, atoms: Sequence[int]) -> None:
        """Undo `add`."""
        self._set(atoms, chosen=False)

    def _set(self, atoms: Sequence[int], *, chosen: bool) -> None:
        for atom in atoms:
            self.chosen[atom] = chosen
            self._stale.add(self.atoms[atom].unit)

    def message_of(self, atom: int) -> str:
        """Return the id of the message that an atom stands in."""
        return self.units[self.atoms[atom].unit].passage.message_id

    def decisions(self) -> list[Decision]:
        """Return the decisions in the order of the units; neighbours of one fate are one."""
        for unit in self._stale:
            numbers = self._ranges[unit]
            flags = tuple(self.chosen[numbers.start : numbers.stop])
            known = self._made.get((unit, flags))
            if known is None:
                known = [self._decision(unit, run) for run in self._runs(numbers)]
                self._made[unit, flags] = known
            self._current[unit] = known
        self._stale.clear()
        return list(chain.from_iterable(self._current))

    def _runs(self, numbers: Sequence[int]) -> list[list[int]]:
        return [list(run) for _, run in groupby(numbers, key=self.chosen.__getitem__)]

    def _decision(self, unit: int, run: Sequence[int]) -> Decision:
        passage, atoms = self.units[unit].passage, [self.atoms[a] for a in run]
        start, end = atoms[0].start, atoms[-1].end
        within = start - passage.start, end - passage.start
        return Decision(
            id=self._ids[unit].of(*within),
            message_id=passage.message_id,
            start=start,
            end=end,
            reason=Reason.KEPT if self.chosen[run[0]] else self.reasons[unit],
            score=max((a.score for a in atoms if a.score is not None), default=None),
            tokens=self.count(passage.text[slice(*within)]),
        )
