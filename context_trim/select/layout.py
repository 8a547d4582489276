"""Lines that belong together by their layout: tables, and blocks of code or of a log."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from context_trim.select.layout_patterns import (
    CODE,
    CODE_SIGN,
    COLUMN_GAP,
    FENCE,
    LOG,
    MAY_HAVE_BLOCKS,
    RULE,
)

_LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")
_FEWEST_LINES = 2
_LONGEST_HEADER = 200
"""Characters; a longer first row is no list of names."""

_NO_NAME = re.compile(r"[.!?:;,]\s*\Z")
"""What a header's cell doesn't end with, but a label beside its value and a sentence do."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """The lines `text[start:end]` of a table or, where `rows` is false, of code or a log.

    `head` is where a table's header ends: the first row, with a rule below it. It is `start` where
    there is none.
    """

    start: int
    end: int
    rows: bool
    head: int


_Line = tuple[int, int]


def find_blocks(text: str, start: int, end: int) -> list[Block]:
    """Return the blocks of `text[start:end]` in order, each of two lines or more."""
    if MAY_HAVE_BLOCKS.search(text, start, end) is None:
        return []
    lines = [m.span() for m in _LINE.finditer(text, start, end)]
    found: list[Block] = []
    at = 0
    for first, last in _fenced(text, lines):
        found += _unfenced(text, lines[at:first])
        found.append(_block(lines[first:last]))
        at = last
    return [*found, *_unfenced(text, lines[at:])]


def lines_of(text: str, block: Block) -> Iterator[_Line]:
    """Yield the spans of a block's lines."""
    yield from (m.span() for m in _LINE.finditer(text, block.start, block.end))


def _fenced(text: str, lines: Sequence[_Line]) -> Iterator[tuple[int, int]]:
    """Yield from which line to which fences reach; one that is not closed is none."""
    fences = [(n, m[1]) for n, (a, b) in enumerate(lines) if (m := FENCE.match(text, a, b))]
    last = {mark: n for n, mark in fences}
    opened: tuple[int, str] | None = None
    for number, mark in fences:
        if opened is None:
            opened = (number, mark) if last[mark] > number else None
        elif mark == opened[1]:
            yield opened[0], number + 1
            opened = None


def _unfenced(text: str, lines: Sequence[_Line]) -> Iterator[Block]:
    kinds = _kinds(text, lines)
    for kind, run in groupby(zip(kinds, lines, strict=True), key=lambda both: both[0]):
        spans = [span for _, span in run]
        if kind is None or len(spans) < _FEWEST_LINES:
            continue
        if kind != "block":
            block = _table(text, spans)
        else:
            block = _block(spans) if _is_code(text, spans) else None
        if block is not None:
            yield block


def _is_code(text: str, lines: Sequence[_Line]) -> bool:
    signs = sum(bool(LOG.match(text, a, b) or CODE_SIGN.search(text, a, b)) for a, b in lines)
    return 2 * signs >= len(lines)


def _kinds(text: str, lines: Sequence[_Line]) -> list[str | None]:
    """Return for each line "block", a table's number, or None; neighbours of one kind are one."""
    kinds: list[str | None] = []
    above: str | None = None
    cells = frozenset[int]()
    for number, (a, b) in enumerate(lines):
        line = text[a:b].rstrip()
        if LOG.match(line) or CODE.match(line) or (above == "block" and line[:2].isspace()):
            above, cells = ("block" if line else None), frozenset()
        elif line and RULE.match(line):
            above = above if above and above != "block" else f"rows {number}"
        elif edges := _edges(line):
            follows = above is not None and above != "block" and (not cells or cells & edges)
            above, cells = (above if follows else f"rows {number}"), edges
        else:
            above, cells = None, frozenset()
        kinds.append(above)
    return kinds


def _edges(line: str) -> frozenset[int]:
    """Return what the cells of a line have in common with those above and below: their edges.

    Where a character parts them it is that; in columns it is where these begin and end.
    """
    if " | " in line or line.count("|") > 1:
        return frozenset({-1})
    if "\t" in line.strip():
        return frozenset({-2})
    gaps = [m.span() for m in COLUMN_GAP.finditer(line)]
    return frozenset(edge for gap in gaps for edge in gap)


def _table(text: str, lines: Sequence[_Line]) -> Block | None:
    rules = [RULE.match(text[a:b].rstrip()) is not None for a, b in lines]
    rows = [number for number, rule in enumerate(rules) if not rule]
    if len(rows) < _FEWEST_LINES:
        return None
    first = rows[0]
    marked = rules[first + 1] and len(rows) > 1
    a, b = lines[first]
    named = b - a <= _LONGEST_HEADER and (
        marked or _is_header(text[a:b], [text[slice(*lines[n])] for n in rows[1:]])
    )
    head = lines[first + marked][1] if named else lines[0][0]
    return Block(start=lines[0][0], end=lines[-1][1], rows=True, head=head)


def _is_header(first: str, others: Sequence[str]) -> bool:
    """Whether a row names columns: it has no figures, most of the others have some."""
    cells = [c for c in re.split(r"\||\t| {2,}", first.strip()) if c.strip()]
    with_figures = sum(any(map(str.isdigit, row)) for row in others)
    return (
        len(cells) > 1
        and not any(map(str.isdigit, first))
        and not any(_NO_NAME.search(cell) for cell in cells)
        and 2 * with_figures >= len(others)
    )


def _block(lines: Sequence[_Line]) -> Block:
    start = lines[0][0]
    return Block(start=start, end=lines[-1][1], rows=False, head=start)
