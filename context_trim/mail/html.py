"""HTML to the text that a person sees: paragraphs, lists, links' text, tables.

Text positions are final as they are written, so that spans of the markup (what a client marks
as quoted) stay true for the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import islice

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Tag

from context_trim.config import DEFAULT_LIMITS, MailLimits
from context_trim.mail.charset import clean
from context_trim.mail.hidden import find_hidden
from context_trim.mail.invisible import strip_invisible
from context_trim.mail.markup import open_self_closed
from context_trim.mail.zones.lines import LONGEST_LINE
from context_trim.mail.zones.quotes import read_attribution
from context_trim.models import Hidden, Hint, HintKind, Technique

_APART = frozenset({"del", "ins", "s", "strike"})
"""A struck price and its successor stand side by side without a blank."""

_PARAGRAPHS = frozenset({
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "pre", "dl", "table", "hr",
})  # fmt: skip
_LINES = frozenset({
    "div", "br", "li", "tr", "dt", "dd", "address", "article", "aside", "center", "fieldset",
    "figure", "figcaption", "footer", "form", "header", "main", "nav", "section", "caption", "body",
    "html",
})  # fmt: skip
_LIST_DEPTH = 8
_BLANKS = re.compile(r"[ \t\n\r\f\u00a0]+")
"""White space of HTML, and the no-break space, which mail clients use as padding."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """The visible text of an HTML body, its quoted spans, and what was hidden."""

    text: str
    hints: tuple[Hint, ...]
    hidden: tuple[Hidden, ...]
    defects: tuple[str, ...] = ()


def html_to_text(html: str, limits: MailLimits = DEFAULT_LIMITS) -> Page:
    """Return what a person reads in an HTML body, up to the limit on its nodes.

    A paragraph, heading, list or table stands between blank lines; a list item is a line with
    "- " or its number; a row of a data table is a line with " | " between its cells; the cells
    of a layout table are blocks.
    """
    end = _end_of_nodes(html, limits.max_html_nodes)
    soup = BeautifulSoup(_unlike_anything_else(html[:end]), "lxml")
    veil = find_hidden(soup, keep=limits.max_hidden_chars)
    reader = _Reader(veil.nodes)
    reader.read(soup)
    return Page(
        text=reader.writer.text(),
        hints=tuple(reader.hints),
        hidden=veil.hidden + reader.hidden,
        defects=(() if end is None else ("html_nodes",)) + veil.defects,
    )


def _end_of_nodes(html: str, limit: int) -> int | None:
    """Return where the first node above the limit begins, or None where there is none."""
    if html.count("<") <= limit:
        return None
    return next(islice(re.finditer("<", html), limit, None)).start()


_XML_HEAD = re.compile(r"\s*<\?xml[^>]{0,200}>")


def _unlike_anything_else(html: str) -> str:
    """Return the HTML so that BeautifulSoup sees neither XML nor a file name to warn of.

    Silencing its warnings would change the filters of the whole process.
    """
    html = html[match.end() :] if (match := _XML_HEAD.match(html)) else html
    return open_self_closed(html) if "<" in html else f"<html>{html}"


@dataclass(slots=True)
class _Writer:
    """Collects text and holds back breaks until the next text, so that none is written twice."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    breaks: int = 0
    space: bool = False
    prefix: str = ""
    gap: str = ""

    def block(self, breaks: int) -> None:
        self.breaks = max(self.breaks, breaks)
        self.space = False

    def write(self, text: str) -> None:
        lead = ""
        if self.breaks or not self.length:
            lead = ("\n" * self.breaks if self.length else "") + self.gap.lstrip()
        elif self.gap:
            lead = self.gap
        elif self.space and self.length and not self.prefix:
            lead = " "
        piece = lead + self.prefix + text
        self.parts.append(piece)
        self.length += len(piece)
        self.breaks, self.space, self.prefix, self.gap = 0, False, "", ""

    def words(self, text: str) -> None:
        folded = _BLANKS.sub(" ", text)
        if folded.startswith(" "):
            self.space = True
        if words := folded.strip(" "):
            self.write(words)
            self.space = folded.endswith(" ")

    def last_line(self) -> str:
        """Return the end of the text, as far as one line of an attribution can reach."""
        tail = "".join(self.parts[-_TAIL_PARTS:])[-LONGEST_LINE:]
        return tail.rsplit("\n", 1)[-1]

    def position(self) -> int:
        """Return where the next text will stand."""
        return self.length + (self.breaks if self.length else 0)

    def text(self) -> str:
        return "".join(self.parts)


_CELL_GAP = " | "
_TAIL_PARTS = 20


@dataclass(slots=True)
class _Table:
    """A table that is being read: whether its rows are data, and the cells of its row so far."""

    data: bool
    cells: int = 0


class _Reader:
    """Walks the tree without recursion: mail nests deeper than Python's stack."""

    def __init__(self, veiled: AbstractSet[int]) -> None:
        self.writer = _Writer()
        self.hints: list[Hint] = []
        self._veiled = veiled
        self._invisible = 0
        self._quotes: list[tuple[Tag, int]] = []
        self._lists: list[int | None] = []
        self._tables: list[_Table] = []
        self._pre = 0

    @property
    def hidden(self) -> tuple[Hidden, ...]:
        """The characters that nobody sees."""
        count = self._invisible
        return (Hidden(technique=Technique.INVISIBLE_UNICODE, length=count),) if count else ()

    def read(self, root: Tag) -> None:
        stack: list[tuple[Tag, Iterator[object]]] = [(root, iter(root.children))]
        while stack:
            tag, children = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                self._leave(tag)
            elif id(child) in self._veiled:
                continue
            elif isinstance(child, Tag):
                if self._enter(child):
                    stack.append((child, iter(child.children)))
            elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
                self._text(str(child))

    def _text(self, text: str) -> None:
        cleaned = clean(text)
        visible = strip_invisible(cleaned)
        self._invisible += len(cleaned) - len(visible)
        if not self._pre:
            self.writer.words(visible)
            return
        for number, line in enumerate(visible.split("\n")):
            if number:
                self.writer.breaks += 1
            if line.strip():
                self.writer.write(line.rstrip())

    def _enter(self, tag: Tag) -> bool:
        """Open a tag; returns whether its children are to be read."""
        name = tag.name
        if name == "br":
            self._line_break()
            return False
        self._block(name)
        self._open(tag)
        if name == "blockquote" and self._is_quote(tag):
            self._quotes.append((tag, self.writer.position()))
        return True

    def _open(self, tag: Tag) -> None:
        match tag.name:
            case "ul":
                self._lists.append(None)
            case "ol":
                self._lists.append(_first_number(tag))
            case "li":
                self.writer.prefix = self._bullet()
            case "table":
                self._tables.append(_Table(data=_is_data_table(tag)))
            case "tr":
                self._open_row()
            case "td" | "th":
                self._open_cell()
            case "pre":
                self._pre += 1
            case "sup" if not tag.get_text(strip=True).isalpha():
                self.writer.prefix = "^"  # 10 to the power of 2 is not 102

    def _leave(self, tag: Tag) -> None:
        name = tag.name
        if self._quotes and self._quotes[-1][0] is tag:
            _, start = self._quotes.pop()
            if self.writer.length > start:
                self.hints.append(Hint(start=start, end=self.writer.length, kind=HintKind.QUOTE))
        if name in {"ul", "ol"}:
            self._lists.pop()
        elif name == "table":
            self._tables.pop()
        elif name == "pre":
            self._pre -= 1
        elif name in {"li", "sup"}:
            self.writer.prefix = ""
        elif name == "tr":
            self.writer.gap = ""
        self._block(name)

    def _block(self, name: str) -> None:
        """Break before or after an element, but not inside a row of a data table."""
        if name in _APART:
            self.writer.space = True
        if not (breaks := _breaks(name)):
            return
        if name in {"ul", "ol"} and self._lists:
            breaks = 1
        if self._tables and self._tables[-1].data and name not in {"table", "tr"}:
            self.writer.space = True
        else:
            self.writer.block(breaks)

    def _is_quote(self, tag: Tag) -> bool:
        """Whether a client marks a blockquote as quoted; without a mark it may be an indent.

        Thunderbird and Apple Mail write `type=cite`, Gmail, ProtonMail and Yahoo a class; others
        write nothing, but an attribution stands right above.
        """
        if str(tag.get("type", "")).lower() == "cite":
            return True
        if not _QUOTE_CLASSES.isdisjoint(tag.get_attribute_list("class")):
            return True
        return read_attribution(self.writer.last_line()) is not None

    def _line_break(self) -> None:
        if self._tables and self._tables[-1].data:
            self.writer.space = True
        else:
            self.writer.breaks += 1
            self.writer.space = False

    def _open_row(self) -> None:
        if self._tables:
            self._tables[-1].cells = 0

    def _open_cell(self) -> None:
        """Put a separator before a data table's cell; a layout table's cell is a block."""
        if not (self._tables and self._tables[-1].data):
            self.writer.block(1)
            return
        table = self._tables[-1]
        if table.cells:
            self.writer.gap += _CELL_GAP
            self.writer.space = False
        table.cells += 1

    def _bullet(self) -> str:
        depth = len(self._lists)
        indent = "  " * min(max(depth - 1, 0), _LIST_DEPTH)
        number = self._lists[-1] if self._lists else None
        if number is None:
            return f"{indent}- "
        self._lists[-1] = number + 1
        return f"{indent}{number}. "


def _breaks(name: str) -> int:
    if name in _PARAGRAPHS:
        return 2
    return 1 if name in _LINES else 0


def _first_number(tag: Tag) -> int:
    start = str(tag.get("start", "1"))
    return int(start) if start.isdecimal() and len(start) < 7 else 1  # noqa: PLR2004


def _is_data_table(table: Tag) -> bool:
    """Whether a table holds data: nothing nested, a row of two cells or more, short cells."""
    if table.find("table") is not None:
        return False
    if not any(len(row.find_all(["td", "th"])) > 1 for row in table.find_all("tr")):
        return False
    return all(len(cell.get_text()) < _LONGEST_CELL for cell in table.find_all(["td", "th"]))


_LONGEST_CELL = 400
"""Characters; a longer cell holds running text, which reads better as paragraphs."""


_QUOTE_CLASSES = frozenset({"gmail_quote", "protonmail_quote", "yahoo_quoted"})
