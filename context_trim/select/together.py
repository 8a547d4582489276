"""What goes in together: an inline answer and its question, a row of a table and its header."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from context_trim.models import Answer, Reason, Thread
from context_trim.select.board import Board, Choice
from context_trim.select.layout import find_blocks
from context_trim.select.passages import LONGEST_PASSAGE
from context_trim.select.relevance import SAY_LITTLE

LONGEST_BOUND = 80
"""Characters of an answer that never stands without its question; a longer one does where there is
no room for both. With all answers bound the own tasks lose 3 points at 25 % of the tokens, since
most longer ones say themselves what they are about."""

LONGEST_QUESTION = 240
_SHORTEST_QUESTION = 60
"""Characters of the lines above an answer: at most, and where none of them asks at least."""

_LARGEST_GROUP = 400
"""Characters of what is bound to each other by answers to answers; what more is added is not."""

_PAIR_BONUS = 0.05
"""Of the scores from 0 to 1: what a pair is worth above its better half. With 0 some 73 % of kept
answers have their questions (`benchmarks.quality.together`), with .05 78 %, with .1 80 %, with .2
83 %, where the own tasks lose a point at 25 % of the tokens."""

_ASKS = re.compile("[?\uff1f\u061f][\"'\u201d\u2019\u00bb)\\]*_]*\\s*\\Z")
_CHOOSABLE = frozenset({Reason.OVER_BUDGET, Reason.IRRELEVANT})


@dataclass(frozen=True, kw_only=True, slots=True)
class Bonds:
    """What goes in together, as numbers of atoms.

    `groups` has, for an atom, those without which it never stands, and `headers`, for one in a row
    of a table, those of the table's header. `pairs` are answers that can stand alone, with their
    questions.
    """

    groups: Mapping[int, Sequence[int]]
    headers: Mapping[int, Sequence[int]]
    pairs: Sequence[Sequence[int]]


def find_bonds(thread: Thread, board: Board) -> Bonds:
    """Return what of a thread goes in together."""
    headers = _headers(thread, board)
    places = _Places(board, frozenset(chain.from_iterable(headers.values())))
    groups: dict[int, list[int]] = {}
    pairs: list[Sequence[int]] = []
    for message in thread.messages:
        for answer in message.answers:
            said, asked = places.said(message.id, answer), places.asked(answer)
            if not said or not asked:
                continue
            bound = sum(map(places.length, said)) <= LONGEST_BOUND
            if not (bound and _join(groups, [*said, *asked], places)):
                pairs.append((*said, *asked))
    return Bonds(groups=groups, headers=headers, pairs=pairs)


def bind(board: Board, bonds: Bonds, choices: Iterable[Choice]) -> list[Choice]:
    """Return choices with what goes in with each, worth what the best of them is.

    A header alone is no choice: it says nothing without a row.
    """
    heads = frozenset(chain.from_iterable(bonds.headers.values()))
    return [
        _bound(board, bonds, choice) for choice in choices if not heads.issuperset(choice.atoms)
    ]


def pairs(board: Board, bonds: Bonds) -> list[Choice]:
    """Return the choices of answers with their questions, and of what belongs to pinned text.

    The latter come before all else.
    """
    pinned = {a for a, atom in enumerate(board.atoms) if board.reasons[atom.unit] is Reason.PINNED}
    both = [tuple(pair) for pair in bonds.pairs if not pinned.isdisjoint(pair)]
    beside = (
        tuple(a for a in _around(bonds, atoms) if _reason(board, a) in _CHOOSABLE)
        for atoms in [*((a,) for a in sorted(pinned)), *both]
    )
    found = [Choice(atoms=atoms, score=math.inf) for atoms in dict.fromkeys(beside) if atoms]
    for pair in bonds.pairs:
        atoms = tuple(a for a in pair if _reason(board, a) in _CHOOSABLE)
        if any(_reason(board, a) is Reason.OVER_BUDGET for a in atoms):
            best = max(board.atoms[a].score or 0.0 for a in atoms)
            found.append(Choice(atoms=atoms, score=best + _PAIR_BONUS))
    return found


def _bound(board: Board, bonds: Bonds, choice: Choice) -> Choice:
    around = [a for a in _around(bonds, choice.atoms) if _reason(board, a) in _CHOOSABLE]
    more = around[len(choice.atoms) :]
    if not more:
        return choice
    # A header is worth nothing by itself: what it names would lift all rows alike.
    heads = set(chain.from_iterable(bonds.headers.get(a, ()) for a in around))
    worth = [board.atoms[a].score or 0.0 for a in more if a not in heads]
    return replace(choice, atoms=tuple(around), score=max([choice.score, *worth]))


def _around(bonds: Bonds, atoms: Sequence[int]) -> list[int]:
    """Return atoms and what goes in with them, these first."""
    found = dict.fromkeys(atoms)
    for atom in atoms:
        found |= dict.fromkeys(bonds.groups.get(atom, ()))
    for atom in list(found):
        found |= dict.fromkeys(bonds.headers.get(atom, ()))
    return list(found)


def _reason(board: Board, atom: int) -> Reason:
    return board.reasons[board.atoms[atom].unit]


def _join(groups: dict[int, list[int]], atoms: Sequence[int], places: _Places) -> bool:
    joined = sorted(set(chain(atoms, *(groups.get(a, ()) for a in atoms))))
    fits = sum(map(places.length, joined)) <= _LARGEST_GROUP
    if fits:
        groups |= dict.fromkeys(joined, joined)
    return fits


def _headers(thread: Thread, board: Board) -> dict[int, Sequence[int]]:
    """Return for each atom in a row of a table the atoms of its header."""
    places = _Places(board, frozenset())
    found: dict[int, Sequence[int]] = {}
    for message in thread.messages:
        for zone in message.zones:
            if next(places.between(message.id, zone.start, zone.end), None) is None:
                continue
            for block in find_blocks(message.text, zone.start, zone.end):
                if block.head > block.start:
                    header = list(places.between(message.id, block.start, block.head))
                    rows = places.between(message.id, block.head, block.end)
                    found |= dict.fromkeys(rows, header)
    return found


class _Places:
    """Finds atoms that may be kept by where they stand; some are left out."""

    def __init__(self, board: Board, without: frozenset[int]) -> None:
        self._board = board
        self._by_message: dict[str, list[int]] = {}
        for number, atom in enumerate(board.atoms):
            unit, reason = board.units[atom.unit], board.reasons[atom.unit]
            kept = unit.reason is None and reason in _CHOOSABLE | {Reason.PINNED}
            if kept and number not in without and unit.passage.kind not in SAY_LITTLE:
                self._by_message.setdefault(unit.passage.message_id, []).append(number)

    def said(self, message_id: str, answer: Answer) -> list[int]:
        """Return the first paragraph of an answer."""
        found: list[int] = []
        for number in self.between(message_id, answer.start, answer.end):
            if found and self._board.atoms[number].unit != self._board.atoms[found[0]].unit:
                break
            found.append(number)
        return found

    def asked(self, answer: Answer) -> list[int]:
        """Return the question next to an answer with what stands between, else the last lines."""
        near: list[int] = []
        size = asking = 0
        for number in self._upwards(answer):
            size += self.length(number)
            if size > (LONGEST_QUESTION if near else LONGEST_PASSAGE):
                break
            asks = _ASKS.search(self._text(number)) is not None
            if asking and not asks:
                break
            near.append(number)
            asking = len(near) if asks else asking
        return near[: asking or self._enough(near)]

    def between(self, message_id: str, start: int, end: int) -> Iterator[int]:
        """Yield the atoms that have text in a span of a message."""
        numbers = self._by_message.get(message_id, [])
        first = bisect_left(numbers, start + 1, key=lambda n: self._board.atoms[n].end)
        for place in range(first, len(numbers)):
            atom = self._board.atoms[numbers[place]]
            if atom.start >= end:
                return
            if atom.start + self.length(numbers[place]) > start:
                yield numbers[place]

    def length(self, number: int) -> int:
        """Return the characters of an atom without the blanks after it."""
        return len(self._text(number).rstrip())

    def _upwards(self, answer: Answer) -> Iterator[int]:
        for span in reversed(answer.quoted):
            found = list(self.between(span.message_id, span.source_start, span.source_end))
            yield from reversed(found)

    def _enough(self, near: Sequence[int]) -> int:
        size = 0
        for count, number in enumerate(near, start=1):
            size += self.length(number)
            if size >= _SHORTEST_QUESTION:
                return count
        return len(near)

    def _text(self, number: int) -> str:
        atom = self._board.atoms[number]
        passage = self._board.units[atom.unit].passage
        return passage.text[atom.start - passage.start : atom.end - passage.start]
