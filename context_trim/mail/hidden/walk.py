"""The walk over a page's tree that finds what is hidden."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from bs4 import BeautifulSoup
from bs4.element import (
    Doctype,
    NavigableString,
    PageElement,
    PreformattedString,
    Script,
    Stylesheet,
    Tag,
)

from context_trim.mail.charset import clean
from context_trim.mail.css.cascade import Cascade
from context_trim.mail.hidden.boxes import is_inline
from context_trim.mail.hidden.defaults import (
    DISPLAYS,
    FORM_VALUES,
    MACHINERY,
    NAMES,
    NEVER_SHOWN,
    Defaults,
)
from context_trim.mail.hidden.looks import Look, Looks
from context_trim.mail.hidden.page import is_tiny, read_page
from context_trim.models import Hidden, Technique

_PATH = 3
"""Elements in a record's place."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Veil:
    """The `id()` of the nodes that show nothing, what they hold, and what of CSS wasn't read."""

    nodes: AbstractSet[int]
    hidden: tuple[Hidden, ...]
    defects: tuple[str, ...] = ()


@dataclass(slots=True)
class _Level:
    """An element that is open: what is left of its children, and its look."""

    tag: Tag
    look: Look
    children: Iterator[PageElement]
    keys: list[str]
    block: int
    """The level of the block whose lines its text stands in."""
    lines: int = 0


@dataclass(slots=True)
class _Record:
    length: int = 0
    texts: list[str] = field(default_factory=list)


class Walk:
    """One reading of one tree, without recursion: mail nests deeper than Python's stack."""

    def __init__(self, soup: BeautifulSoup, *, keep: int) -> None:
        self._soup = soup
        self._keep = keep
        self._nodes: set[int] = set()
        self._records: dict[tuple[Technique, str], _Record] = {}
        self._above: dict[str, int] = {}
        self._levels: list[_Level] = []
        page = read_page(soup)
        self._page = page
        self._cascade = Cascade(page.sheets, quirks=page.quirks)
        self._looks = Looks(self._cascade, Defaults(quirks=page.quirks), pictures=page.pictures)

    def veil(self) -> Veil:
        """Walk the tree and return what it hides."""
        self._push(self._soup, Look(), inline=False)
        levels = self._levels
        while levels:
            level = levels[-1]
            for child in level.children:
                if isinstance(child, Tag):
                    if self._element(child, level.look):
                        break
                elif isinstance(child, NavigableString):
                    self._text(child, level)
            else:
                self._pop()
        cut = self._page.cut or self._cascade.cut
        hidden = (
            Hidden(technique=t, length=r.length, place=place, text="\n".join(r.texts))
            for (t, place), r in self._records.items()
        )
        return Veil(nodes=self._nodes, hidden=tuple(hidden), defects=("css_limit",) if cut else ())

    def _push(self, tag: Tag, look: Look, *, inline: bool) -> None:
        keys = self._cascade.keys(tag) if self._cascade.needs_above else []
        for key in keys:
            self._above[key] = self._above.get(key, 0) + 1
        block = self._levels[-1].block if inline else len(self._levels)
        self._levels.append(_Level(tag, look, iter(tag.contents), keys, block))

    def _pop(self) -> None:
        level = self._levels.pop()
        for key in level.keys:
            self._above[key] -= 1
            if not self._above[key]:
                del self._above[key]
        if self._levels and level.block == len(self._levels):
            self._levels[self._levels[-1].block].lines += 1

    def _element(self, tag: Tag, above: Look) -> bool:
        """Judge an element; returns whether its children are to be looked at, which it opens."""
        name = tag.name
        if name in MACHINERY:
            self._nodes.add(id(tag))
        elif name in FORM_VALUES:
            self._hide(tag, Technique.FORM)
        elif name in NEVER_SHOWN or (name == "object" and "data" in tag.attrs):
            self._hide(tag, Technique.FALLBACK)
        elif name == "br":
            self._levels[self._levels[-1].block].lines += 1
        elif tag.contents or name == "img":
            look = self._looks.look(tag, above, self._above)
            if look.gone:
                self._hide(tag, look.gone)
            elif name == "img":
                self._image(tag, look)
            else:
                display = DISPLAYS.get(name, "inline") if look is above else look.display
                self._push(tag, look, inline=is_inline(display))
                return True
        return False

    def _text(self, node: NavigableString, level: _Level) -> None:
        if isinstance(node, PreformattedString):
            if not isinstance(node, Doctype):
                self._record(Technique.COMMENT, str(node))
            return
        technique = level.look.text
        if technique is None:
            if not (level.look.indented and self._levels[level.block].lines == 0):
                return
            technique = Technique.TEXT_INDENT
        if node.strip():
            self._nodes.add(id(node))
            self._record(technique, str(node), [x.tag.name for x in self._levels[-_PATH:]])

    def _image(self, tag: Tag, look: Look) -> None:
        technique = look.image or (Technique.TINY_IMAGE if is_tiny(tag) else None)
        if technique:
            self._nodes.add(id(tag))
            self._record(technique, _said_by(tag), self._path(tag))

    def _hide(self, tag: Tag, technique: Technique) -> None:
        self._nodes.add(id(tag))
        self._record(technique, _text_in(tag), self._path(tag))

    def _path(self, tag: Tag) -> list[str]:
        return [*(x.tag.name for x in self._levels[1 - _PATH :]), tag.name]

    def _record(self, technique: Technique, text: str, path: list[str] | None = None) -> None:
        folded = " ".join(clean(text).split())
        if not folded:
            return
        place = " > ".join(n if n in NAMES else "?" for n in path or () if n != "[document]")
        record = self._records.setdefault((technique, place), _Record())
        record.length += len(folded)
        if self._keep > 0:
            record.texts.append(folded[: self._keep])
            self._keep -= len(folded)


def _text_in(tag: Tag) -> str:
    """Return the text in an element and its images', without style sheets and scripts."""
    if tag.name in {"img", "input"}:
        return _said_by(tag)
    return " ".join(_strings(tag))


def _strings(tag: Tag) -> Iterator[str]:
    for node in tag.descendants:
        if isinstance(node, Tag):
            if node.name == "img" and (alt := _said_by(node)):
                yield alt
        elif isinstance(node, NavigableString) and not isinstance(node, _MACHINE_TEXT):
            yield node


_MACHINE_TEXT = (PreformattedString, Stylesheet, Script)


def _said_by(tag: Tag) -> str:
    return str(tag.attrs.get("alt" if tag.name == "img" else "value", ""))
