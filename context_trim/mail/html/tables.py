"""Tables: which hold data, whose rows are lines, and which only lay text out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from bs4.element import PreformattedString, Tag

_LONGEST_CELL = 400
"""Characters; a longer cell holds running text, which reads better as paragraphs."""

_LONGEST_LONE_CELL = 80
"""Characters of a cell in a table of one row; two columns of text are longer."""

_MOST_LINES, _MOST_LONE_LINES = 3, 2
"""Lines of a cell in a table of several rows and of one; text in columns has more."""

_FEWEST_COLUMNS = 2
_MOST_SPAN = 100
_MOST_SPANNED = 20
"""Columns in which a cell may reach into further rows; the text may not outgrow the HTML."""

_SECTIONS = frozenset({"thead", "tbody", "tfoot"})
_CELLS = frozenset({"td", "th"})
_BREAKING = frozenset({"br", "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(slots=True)
class Table:
    """A table that is being read: whether its rows are data, and where in a row the reading is.

    `spanned` has, for a column, how many further rows a cell of a row above reaches into.
    """

    data: bool
    empty: frozenset[int] = frozenset()
    column: int = 0
    gaps: int = 0
    spanned: dict[int, int] = field(default_factory=dict)

    def open_row(self) -> None:
        """Begin a row."""
        self.column = self.gaps = 0

    def open_cell(self, cell: Tag) -> int:
        """Begin a cell; returns how many separators part it from the cell before."""
        separators = self.gaps
        while self.spanned.get(self.column):
            self.spanned[self.column] -= 1
            self.column += 1
            separators += 1
        shown = self.column not in self.empty
        rows = _span(cell, "rowspan") - 1
        if rows and (self.column in self.spanned or len(self.spanned) < _MOST_SPANNED):
            self.spanned[self.column] = rows
        self.column += _span(cell, "colspan")
        self.gaps = int(shown)
        return separators


@dataclass(slots=True)
class _Facts:
    rows: int = 0
    heads: bool = False
    longest: int = 0
    most_lines: int = 0
    filled: set[int] = field(default_factory=set)
    columns: int = 0


def read_table(tag: Tag) -> Table:
    """Return what a table is.

    It holds data if no table is nested in it, its role is not presentation, and it says so by
    header cells, or all cells are short. A column without any text is a gutter and does not count;
    what has only one other is no table.
    """
    layout = Table(data=False)
    if str(tag.get("role", "")).lower() in {"presentation", "none"} and _is_bare(tag):
        return layout
    facts = _Facts()
    for row in _rows(tag):
        if not _read_row(row, facts):
            return layout
    if len(facts.filled) < _FEWEST_COLUMNS or not (facts.heads or _reads_as_rows(facts)):
        return layout
    return Table(data=True, empty=frozenset(range(facts.columns)) - facts.filled)


def _reads_as_rows(facts: _Facts) -> bool:
    if facts.rows > 1:
        return facts.longest < _LONGEST_CELL and facts.most_lines <= _MOST_LINES
    return facts.longest < _LONGEST_LONE_CELL and facts.most_lines <= _MOST_LONE_LINES


def _is_bare(tag: Tag) -> bool:
    """Whether no header cell contradicts a role: programs call every table presentation."""
    return not any(cell.name == "th" for row in _rows(tag) for cell in _cells(row))


def _rows(table: Tag) -> Iterator[Tag]:
    for child in table.contents:
        if isinstance(child, Tag):
            if child.name == "tr":
                yield child
            elif child.name in _SECTIONS:
                yield from (r for r in child.contents if isinstance(r, Tag) and r.name == "tr")


def _cells(row: Tag) -> Iterator[Tag]:
    return (c for c in row.contents if isinstance(c, Tag) and c.name in _CELLS)


def _read_row(row: Tag, facts: _Facts) -> bool:
    """Add a row's facts; returns whether it can be a row of data."""
    column = 0
    for cell in _cells(row):
        measured = _measure(cell)
        if measured is None:
            return False
        length, lines = measured
        if length:
            facts.filled.add(column)
        facts.longest = max(facts.longest, length)
        facts.most_lines = max(facts.most_lines, lines)
        facts.heads = facts.heads or cell.name == "th" or "scope" in cell.attrs
        column += _span(cell, "colspan")
    facts.rows += 1
    facts.columns = max(facts.columns, column)
    return True


def _measure(cell: Tag) -> tuple[int, int] | None:
    """Return characters and lines of a cell as far as they count; None if a table is in it.

    Cells share no descendants but those of a nested table, which ends the search, so that all
    searches together are linear.
    """
    length, lines = 0, 1
    stack = [iter(cell.contents)]
    while stack:
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
        elif isinstance(node, Tag):
            if node.name == "table":
                return None
            lines += bool(length) and node.name in _BREAKING
            length += node.name == "img" and bool(node.get("alt"))
            stack.append(iter(node.contents))
        elif not isinstance(node, PreformattedString):
            length += len(str(node).strip())
    return length, lines


def _span(cell: Tag, name: str) -> int:
    text = str(cell.attrs.get(name, "1")).strip()
    return min(max(int(text), 1), _MOST_SPAN) if text.isdecimal() and len(text) < 5 else 1  # noqa: PLR2004
