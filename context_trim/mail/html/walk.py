"""The walk over the tree: which element breaks a line, what is left out, what text says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from typing import ClassVar

from bs4 import BeautifulSoup
from bs4.element import PageElement, PreformattedString, Tag

from context_trim.mail.html import anchors, images, lists, tables
from context_trim.mail.html.marks import Mark, mark_of, plain_name
from context_trim.mail.html.spans import Spans
from context_trim.mail.html.writer import BLANK_LINE, CELL_GAP, Writer, fold, seen
from context_trim.mail.invisible import strip_invisible
from context_trim.mail.links import shorten_urls
from context_trim.models import Hidden, Technique

_APART = frozenset({"del", "ins", "s", "strike"})
"""A struck price and its successor stand side by side without a blank."""

_BREAKS = dict.fromkeys(
    (
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "pre", "dl", "table",
        "listing", "plaintext", "xmp", "menu", "dir",
    ),
    BLANK_LINE,
) | dict.fromkeys(
    (
        "div", "li", "tr", "dt", "dd", "address", "article", "aside", "center", "fieldset",
        "figure", "figcaption", "footer", "form", "header", "main", "nav", "section", "caption",
        "body", "html", "legend", "details", "summary",
    ),
    1,
)  # fmt: skip
"""Line breaks before and after an element: a paragraph stands between blank lines."""

_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_PREFORMATTED = frozenset({"pre", "listing", "plaintext", "xmp"})
_AROUND = {"q": ('"', '"'), "rt": ("(", ")")}
"""What stands around a quotation, and around the reading of a Chinese or Japanese word."""

_WORD_LINES = ("msonormal", "msoplaintext", "msonospacing")
"""Paragraphs without margins: Word and Outlook write one a line, and empty ones between."""

_LONGEST_WORD_LINE = 60

_WORD_ITEM = "msolistparagraph"
_MARKING = frozenset({"class", "id", "name", "type", "data-marker", "style"})
"""Attributes by which clients mark what they wrote."""

_DISPLAY = re.compile(r"display\s*:\s*([a-z-]+)", re.IGNORECASE)
_LONGEST_STYLE = 2_000
_POWERS = frozenset("0123456789+-\u2212\u2013n")


class Reader:
    """Walks the tree without recursion: mail nests deeper than Python's stack.

    `veiled` are the nodes, by `id()`, that show nothing.

    `every_alt` reads what images say of themselves although it is a logo's name or a file's;
    `longest_url` is in characters; None keeps URLs as they are and puts those of links behind them.
    """

    def __init__(
        self, veiled: AbstractSet[int], *, longest_url: int | None, every_alt: bool = False
    ) -> None:
        self.writer = Writer()
        self.spans = Spans()
        self.left_alts = False
        self._veiled = veiled
        self._invisible = 0
        self._every_alt = every_alt
        self._longest_url = longest_url
        self._stack: list[tuple[Tag, Iterator[PageElement], int]] = []
        self._links: list[tuple[Tag, int]] = []
        self._lists: list[lists.Numbering] = []
        self._tables: list[tables.Table] = []
        self._pre = 0
        self._raised = False
        self._word_level = 0
        self._word_item = False

    @property
    def hidden(self) -> tuple[Hidden, ...]:
        """The characters that nobody sees."""
        count = self._invisible
        return (Hidden(technique=Technique.INVISIBLE_UNICODE, length=count),) if count else ()

    def read(self, root: BeautifulSoup) -> None:
        """Read a document."""
        stack = self._stack
        stack.append((root, iter(root.contents), 0))
        veiled = self._veiled
        while stack:
            tag, children, breaks = stack[-1]
            for child in children:
                if id(child) in veiled:
                    continue
                if isinstance(child, Tag):
                    if self._enter(child):
                        break
                elif not isinstance(child, PreformattedString):
                    self._text(str(child))
            else:
                stack.pop()
                self._leave(tag, breaks)

    def _text(self, text: str) -> None:
        if not text.isascii():
            shown = strip_invisible(text)
            self._invisible += len(text) - len(shown)
            text = shown
        if self._pre:
            self.writer.lines(self._shortened(seen(text)))
            return
        folded = fold(text)
        if not (folded.isascii() and folded.isprintable()):
            folded = fold(seen(folded))
        if folded:
            self._words(text, folded)
        elif text:
            self.writer.space = True
            if "\xa0" in text and self.writer.breaks and not self._in_row():
                self.writer.block(BLANK_LINE)  # how Outlook and Word write a blank line

    def _words(self, text: str, folded: str) -> None:
        if self._raised:
            self._raised = False
            if folded[0] in _POWERS:
                self.writer.prefix = "^"  # 10 to the power of 2 is not 102
        if self._word_item:
            self._word_item = False
            if label := lists.as_label(folded):
                self.writer.prefix = label
                return
        self.writer.words(self._shortened(folded), text[0].isspace(), text[-1].isspace())

    def _shortened(self, text: str) -> str:
        return shorten_urls(text, self._longest_url)

    def _enter(self, tag: Tag) -> bool:
        """Open a tag; returns whether its children are to be read."""
        name = tag.name
        if void := self._VOID.get(name):
            void(self, tag)
            return False
        mark, style = None, ""
        if tag.attrs and not _MARKING.isdisjoint(tag.attrs):
            style = str(tag.attrs.get("style", ""))[:_LONGEST_STYLE]
            if "mso-list" in style and lists.is_word_mark(style):
                self.writer.prefix = lists.indent(self._word_level) + lists.word_label(tag)
                return False
            mark = mark_of(tag)
        elif name == "blockquote":
            mark = Mark.INDENTED
        breaks = self._breaks(tag, style, mark)
        self._stack.append((tag, iter(tag.contents), breaks))
        self._break(name, breaks)
        if mark:
            self.spans.open(tag, self.writer.position(), mark)
        if opens := self._OPENS.get(name):
            opens(self, tag)
        return True

    def _breaks(self, tag: Tag, style: str, mark: Mark | None) -> int:
        """Return how many line breaks stand around an element."""
        name = tag.name
        breaks = _BREAKS.get(name, 0)
        if "isplay" in style and (match := _DISPLAY.search(style)):
            shown = match[1].lower()
            if shown == "inline":
                breaks = 0
            elif shown in {"block", "flex", "grid", "table", "list-item"}:
                breaks = max(breaks, 1)
            elif not breaks:
                self.writer.space = True
        if name == "p":
            return min(breaks, self._paragraph(tag, style))
        return BLANK_LINE if mark is Mark.HEADER or mark is Mark.RULED else breaks

    def _paragraph(self, tag: Tag, style: str) -> int:
        """Return the line breaks around a paragraph.

        List items are lines, and those short ones of Word that are no sentences: it writes each
        line of a signature as a paragraph.
        """
        level = lists.word_level(style) if "mso-list" in style else None
        names = [plain_name(name) for name in tag.attrs.get("class", ())]
        self._word_level = level or 0
        self._word_item = level is None and any(n.startswith(_WORD_ITEM) for n in names)
        if level is not None or self._word_item or self._stack[-1][0].name == "li":
            return 1
        is_word = any(n.startswith(_WORD_LINES) for n in names)
        return 1 if is_word and _is_line(tag) else BLANK_LINE

    def _leave(self, tag: Tag, breaks: int) -> None:
        name = tag.name
        self.spans.close(tag, self.writer.length, len(self._stack))
        if closes := self._CLOSES.get(name):
            closes(self, tag)
        self._break(name, breaks)

    def _break(self, name: str, breaks: int) -> None:
        """Break before or after an element, but not inside a row of a data table."""
        if not breaks:
            if name in _APART:
                self.writer.space = True
            return
        if name in _LISTS and self._lists:
            breaks = 1
        if self._in_row() and name not in {"table", "tr"}:
            self.writer.space = True
        elif name == "p" and self.writer.prefix:
            self.writer.block(1)  # a list item's own paragraph
        else:
            self.writer.block(breaks)

    def _in_row(self) -> bool:
        return bool(self._tables) and self._tables[-1].data

    def _line_break(self, _tag: Tag) -> None:
        if self._in_row():
            self.writer.space = True
        else:
            self.writer.line_break()

    def _rule(self, _tag: Tag) -> None:
        self._break("hr", BLANK_LINE)
        self.spans.rule(self.writer.position(), self.writer.length, len(self._stack))

    def _image(self, tag: Tag) -> None:
        alt = images.alt_of(tag, every=self._every_alt)
        if not alt:
            self.left_alts = self.left_alts or "alt" in tag.attrs
            return
        emoji = images.is_emoji(tag, alt)
        self.writer.words(fold(seen(alt)), not emoji, not emoji)

    def _open_table(self, tag: Tag) -> None:
        self._tables.append(tables.read_table(tag))

    def _close_table(self, _tag: Tag) -> None:
        self._tables.pop()

    def _open_row(self, _tag: Tag) -> None:
        if self._tables:
            self._tables[-1].open_row()

    def _close_row(self, _tag: Tag) -> None:
        self.writer.gap = ""

    def _open_cell(self, cell: Tag) -> None:
        """Put a separator before a data table's cell; a layout table's cell is a block."""
        if not self._in_row():
            self.writer.block(1)
            return
        self.writer.gap += CELL_GAP * self._tables[-1].open_cell(cell)
        self.writer.space = True

    def _open_list(self, tag: Tag) -> None:
        self._lists.append(lists.read_list(tag))

    def _close_list(self, _tag: Tag) -> None:
        self._lists.pop()

    def _open_item(self, item: Tag) -> None:
        label = self._lists[-1].label(item) if self._lists else "- "
        self.writer.prefix = lists.indent(len(self._lists) - 1) + label

    def _drop_prefix(self, _tag: Tag) -> None:
        self.writer.prefix = ""
        self._raised = False

    def _open_pre(self, _tag: Tag) -> None:
        self._pre += 1

    def _close_pre(self, _tag: Tag) -> None:
        self._pre -= 1

    def _open_raised(self, _tag: Tag) -> None:
        self._raised = True

    def _open_around(self, tag: Tag) -> None:
        if tag.name == "rt":
            self.writer.space = False
        self.writer.write(_AROUND[tag.name][0])

    def _close_around(self, tag: Tag) -> None:
        self.writer.space = False
        self.writer.write(_AROUND[tag.name][1])

    def _open_link(self, tag: Tag) -> None:
        self._links.append((tag, self.writer.length))

    def _close_link(self, _tag: Tag) -> None:
        """Say behind a link's text where it leads if the text says something else or nothing."""
        tag, start = self._links.pop()
        href = tag.attrs.get("href")
        if not isinstance(href, str) or self.writer.length == start:
            return
        text = self.writer.since(start, anchors.LONGEST_TEXT)
        if note := anchors.note_of(text, href, full=self._longest_url is None):
            breaks, self.writer.breaks = self.writer.breaks, 0
            self.writer.words(f"({note})", before=True, after=self.writer.space)
            self.writer.breaks = breaks

    _VOID: ClassVar[dict[str, Callable[[Reader, Tag], None]]] = {
        "br": _line_break,
        "hr": _rule,
        "img": _image,
    }
    _OPENS: ClassVar[dict[str, Callable[[Reader, Tag], None]]] = {
        "td": _open_cell,
        "th": _open_cell,
        "tr": _open_row,
        "a": _open_link,
        "table": _open_table,
        "li": _open_item,
        "sup": _open_raised,
        **dict.fromkeys(_LISTS, _open_list),
        **dict.fromkeys(_PREFORMATTED, _open_pre),
        **dict.fromkeys(_AROUND, _open_around),
    }
    _CLOSES: ClassVar[dict[str, Callable[[Reader, Tag], None]]] = {
        "tr": _close_row,
        "a": _close_link,
        "table": _close_table,
        "li": _drop_prefix,
        "sup": _drop_prefix,
        **dict.fromkeys(_LISTS, _close_list),
        **dict.fromkeys(_PREFORMATTED, _close_pre),
        **dict.fromkeys(_AROUND, _close_around),
    }


def _is_line(tag: Tag) -> bool:
    text = lists.start_of(tag, _LONGEST_WORD_LINE + 1).strip()
    return len(text) <= _LONGEST_WORD_LINE and not text.endswith((".", "!", "?", ":", ";"))
