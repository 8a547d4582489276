"""HTML to BeautifulSoup's tree over lxml, in linear time and at a third of the usual cost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from bs4 import BeautifulSoup
from bs4.builder._lxml import LXMLTreeBuilder
from bs4.element import Comment, Doctype, NavigableString, PageElement, Tag

from context_trim.config import MailLimits
from context_trim.mail.markup import (
    keep_around_paragraphs,
    known_name,
    known_names,
    open_self_closed,
)


def parse(html: str, limits: MailLimits) -> tuple[BeautifulSoup, tuple[str, ...]]:
    """Return the tree of the HTML as far as the limits reach, and the limits it exceeds."""
    defects = []
    if len(html) * _LONGEST_CHARACTER > limits.max_html_bytes:
        html, cut = _first_bytes(html, limits.max_html_bytes)
        defects += ["html_bytes"] * cut
    nodes = html.count("<")
    if nodes > limits.max_html_nodes:
        html = html[: next(islice(re.finditer("<", html), limits.max_html_nodes, None)).start()]
        defects.append("html_nodes")
    if nodes > _MANY_NODES:
        html = _without_stray_ends(html)
    html = keep_around_paragraphs(open_self_closed(html))
    # BeautifulSoup takes short text without a tag for a file name and warns.
    return BeautifulSoup(html if "<" in html else f"<html>{html}", builder=_Builder()), (*defects,)


_LONGEST_CHARACTER = 4
"""Bytes of a character in UTF-8."""


def _first_bytes(html: str, limit: int) -> tuple[str, bool]:
    data = html.encode("utf-8", "replace")
    return data[:limit].decode("utf-8", "ignore"), len(data) > limit


_MANY_NODES = 10_000
_ONE_LEVEL = frozenset({
    "a", "dd", "dt", "li", "option", "p", "rp", "rt", "tbody", "td", "tfoot", "th", "thead", "tr",
})  # fmt: skip
"""Elements that their next one closes too; an end tag that is left out changes nothing."""
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]{0,40})")


def _without_stray_ends(html: str) -> str:
    """Return the HTML without end tags that close nothing.

    libxml2 looks for each one's start among all open elements, which is quadratic: 30,000 open
    and 30,000 stray tags take it 2.5 s. Only large HTML is searched for them.
    """
    opened: Counter[str] = Counter()
    parts: list[str] = []
    at = 0
    for match in _TAG.finditer(html):
        name = match[2].lower()
        if not match[1]:
            opened[name] = 1 if name in _ONE_LEVEL else opened[name] + 1
        elif opened[name]:
            opened[name] -= 1
        else:
            parts.append(html[at : match.start()])
            end = html.find(">", match.end(), match.end() + _LONGEST_END)
            at = match.end() if end < 0 else end + 1
    return "".join((*parts, html[at:])) if parts else html


_LONGEST_END = 100


class _Element(Tag):
    """A tag that is made without asking the builder anew what holds for every tag.

    What `Tag.__init__` sets alike for all of them are attributes of the class, copied from a
    pattern below, so that another release of BeautifulSoup may set more.
    """

    def __init__(
        self, name: str, attributes: dict[str, Any], parent: Tag, previous: PageElement
    ) -> None:
        self.name = name
        self.attrs = attributes
        self.contents = []
        _link(self, parent, previous)


def _link(node: PageElement, parent: Tag, previous: PageElement) -> None:
    """Append a node to a parent as the newest of the document."""
    siblings = parent.contents
    node.parent = parent
    node.previous_element = previous
    node.next_element = node.next_sibling = None
    previous.next_element = node
    if siblings:
        node.previous_sibling = last = siblings[-1]
        last.next_sibling = node
    else:
        node.previous_sibling = None
    siblings.append(node)


def _inherit_constants() -> None:
    pattern = BeautifulSoup("<p>", "lxml").find("p")
    own = {"name", "attrs", "contents", "parent"}
    for name, value in vars(pattern).items():
        if name not in own and not name.startswith(("next_", "previous_")):
            setattr(_Element, name, value)


_inherit_constants()


class _Builder(LXMLTreeBuilder):
    """BeautifulSoup's builder over lxml, without its detours through namespaces and encodings.

    Its own links text into the tree by a walk to the root, which is quadratic in deep HTML, and
    warns of XML, which mail may hold.
    """

    def prepare_markup(self, markup: Any, *_: Any, **__: Any) -> Iterator[Any]:  # noqa: ANN401
        """Yield the markup as it is, lone surrogates replaced."""
        yield markup.encode("utf-8", "replace"), "utf-8", None, False

    def initialize_soup(self, soup: BeautifulSoup) -> None:
        """Start an empty tree."""
        super().initialize_soup(soup)
        self._open: Tag = soup
        self._last: PageElement = soup
        self._text: list[str] = []

    def start(
        self, tag: str | bytes, attrib: Mapping[Any, Any], nsmap: Mapping[Any, Any] | None = None
    ) -> None:
        """Open an element; `class` is a list, as BeautifulSoup has it."""
        del nsmap  # HTML has none
        if self._text:
            self._flush()
        attributes = dict(attrib)
        if "class" in attributes:
            attributes["class"] = attributes["class"].split()
        self._open = self._last = _Element(known_name(str(tag)), attributes, self._open, self._last)

    def end(self, tag: str | bytes) -> None:
        """Close the innermost element; lxml's events are balanced."""
        del tag
        if self._text:
            self._flush()
        self._open = self._open.parent or self._open

    def data(self, data: str | bytes) -> None:
        """Collect text."""
        self._text.append(str(data))

    def comment(self, text: str | bytes) -> None:
        """Add a comment, conditional ones of Word and Outlook among them."""
        if self._text:
            self._flush()
        comment = Comment(str(text))
        _link(comment, self._open, self._last)
        self._last = comment

    def pi(self, target: str, data: str) -> None:
        """Leave a processing instruction out."""

    def doctype(self, name: str, pubid: str, system: str) -> None:
        """Add the document type, by which browsers choose how to read old style sheets."""
        self._text.clear()  # nothing stands before it but white space
        doctype = Doctype.for_name_and_ids(name, pubid, system)
        _link(doctype, self._open, self._last)
        self._last = doctype

    def close(self) -> None:
        """End the tree."""
        if self._text:
            self._flush()

    def _flush(self) -> None:
        text = NavigableString(known_names("".join(self._text)))
        self._text.clear()
        _link(text, self._open, self._last)
        self._last = text
