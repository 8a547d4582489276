"""What must be known of a page before its first element is judged: sheets, quirks, pictures."""

from __future__ import annotations

from dataclasses import dataclass

from bs4 import BeautifulSoup
from bs4.element import Doctype, PageElement, Tag

from context_trim.mail.css.declarations import read_style
from context_trim.mail.css.sheets import Sheet, applies_on_screen, read_sheet

MOST_CSS = 150_000
"""Characters of a page's style sheets that are read, which takes about 0.15 CPU s; Gmail reads
16,000 of each (developers.google.com/workspace/gmail/design/css)."""

TINY = 1
"""Pixels of an image that nobody sees: those that count who opened a mail."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """What styles an HTML body.

    `sheets` are in order; `quirks` says that browsers read it in quirks mode, `pictures` that it
    shows some on which text may stand, `cut` that its sheets are longer than what was read.
    """

    sheets: tuple[Sheet, ...]
    quirks: bool
    pictures: bool
    cut: bool


def read_page(soup: BeautifulSoup) -> Page:
    """Read the sheets of a page, wherever they stand: mail clients take them in the body too."""
    quirks = _is_quirky(soup)
    texts: list[str] = []
    pictures = False
    node: PageElement | None = soup.contents[0] if soup.contents else None
    while node is not None:
        if isinstance(node, Tag):
            if node.name == "style":
                if _is_css(node):
                    texts.append("".join(str(s) for s in node.contents))
            elif not pictures:
                pictures = _shows_picture(node)
        node = node.next_element
    sheets, cut = _read(texts, quirks=quirks)
    pictures = pictures or any(_has_picture(t) for t in texts)
    return Page(sheets=sheets, quirks=quirks, pictures=pictures, cut=cut)


def is_tiny(image: Tag) -> bool:
    """Return whether an image is too small to be seen, by its attributes or its style."""
    style = str(image.attrs.get("style", ""))
    sizes = {d.name: d.value for d in read_style(style)}
    for side in ("width", "height"):
        said = sizes.get(side, str(image.attrs.get(side, ""))).strip().removesuffix("px")
        if said.isdecimal() and len(said) <= 2 and int(said) <= TINY:  # noqa: PLR2004
            return True
    return False


def _read(texts: list[str], *, quirks: bool) -> tuple[tuple[Sheet, ...], bool]:
    sheets, left, cut = [], MOST_CSS, False
    for text in texts:
        if len(text) > left:
            cut = True
        if left > 0:
            sheets.append(read_sheet(text[:left], quirks=quirks))
            cut |= sheets[-1].cut
        left -= len(text)
    return tuple(sheets), cut


def _is_css(style: Tag) -> bool:
    kind = str(style.attrs.get("type", "")).strip().lower()
    if kind not in {"", "text/css"}:
        return False
    media = str(style.attrs.get("media", ""))
    return not media.strip() or applies_on_screen(media)


def _shows_picture(tag: Tag) -> bool:
    if tag.name == "img":
        return not is_tiny(tag)
    attributes = tag.attrs
    return "background" in attributes or _has_picture(str(attributes.get("style", "")))


def _has_picture(style: str) -> bool:
    return "(" in style and ("url(" in (low := style.lower()) or "gradient(" in low)


def _is_quirky(soup: BeautifulSoup) -> bool:
    """Return whether browsers read the page in quirks mode (HTML, section 13.2.6.4.1)."""
    doctype = next((str(n) for n in soup.contents if isinstance(n, Doctype)), None)
    if doctype is None:
        return True
    said = " ".join(doctype.lower().split())
    if not said.startswith("html") or any(old in said for old in _OLD):
        return True
    system = "http://" in said or "https://" in said
    return not system and any(half in said for half in _OLD_WITHOUT_SYSTEM)


_OLD = (
    "//dtd html 2", "//dtd html 3", "//dtd html 4.0 ", "//dtd html 4.0//", "//dtd html//",
    "//dtd html strict//", "//dtd html level", "//dtd w3 html", "//ietf//",
)  # fmt: skip
_OLD_WITHOUT_SYSTEM = ("//dtd html 4.01 transitional//", "//dtd html 4.01 frameset//")
