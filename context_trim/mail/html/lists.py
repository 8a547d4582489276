"""What stands before a list item: a bullet, its number as the list counts, or what Word wrote."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bs4.element import PreformattedString, Tag

_DEEPEST = 8
"""Levels that are indented."""

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_ROMAN = 3_999


@dataclass(slots=True)
class Numbering:
    """How a list counts: its next number, its step and its style (`type` of HTML: 1 a A i I)."""

    number: int | None
    step: int = 1
    style: str = "1"

    def label(self, item: Tag) -> str:
        """Return what stands before an item, and count it; the item's `value` sets the number."""
        if self.number is None:
            return "- "
        number = _integer(item, "value", self.number)
        self.number = number + self.step
        return f"{_written(number, str(item.get('type', self.style)))}. "


def read_list(tag: Tag) -> Numbering:
    """Return how a list counts, from its name, `type`, `start` and `reversed`."""
    if tag.name != "ol":
        return Numbering(None)
    style = str(tag.get("type", "1"))
    if tag.has_attr("reversed"):
        items = sum(isinstance(c, Tag) and c.name == "li" for c in tag.contents)
        return Numbering(_integer(tag, "start", items), -1, style)
    return Numbering(_integer(tag, "start", 1), 1, style)


def indent(level: int) -> str:
    """Return the blanks before an item of a list on this level, from 0."""
    return "  " * min(max(level, 0), _DEEPEST)


def _integer(tag: Tag, name: str, default: int) -> int:
    text = str(tag.get(name, "")).strip()
    return int(text) if re.fullmatch(r"-?[0-9]{1,6}", text) else default


def _written(number: int, style: str) -> str:
    if style in {"a", "A"} and number > 0:
        letters = ""
        while number:
            number, letter = divmod(number - 1, 26)
            letters = chr(ord("a") + letter) + letters
        return letters if style == "a" else letters.upper()
    if style in {"i", "I"} and 0 < number <= _MOST_ROMAN:
        roman = ""
        for value, digits in _ROMAN:
            count, number = divmod(number, value)
            roman += digits * count
        return roman if style == "i" else roman.upper()
    return str(number)


_LEVEL = re.compile(r"mso-list:[^;]{0,40}\blevel(\d)", re.IGNORECASE)
_NUMBERED = re.compile(r"\(?(?:\d{1,4}|[a-zA-Z]|[ivxlcIVXLC]{1,7})(?:\.\d{1,3}){0,6}[.)]+|\d{1,4}")
_LONGEST_MARK = 60


def word_level(style: str) -> int | None:
    """Return the level, from 0, of a paragraph that Word wrote as a list item; None for others."""
    match = _LEVEL.search(style)
    return max(int(match[1]) - 1, 0) if match else None


def is_word_mark(style: str) -> bool:
    """Whether an element holds what Word writes before an item, in a font of symbols."""
    return "ignore" in style.lower().partition("mso-list")[2][:20]


def word_label(tag: Tag) -> str:
    """Return what stands before a list item of Word: its number as written, or "- "."""
    return as_label(start_of(tag, _LONGEST_MARK)) or "- "


def as_label(text: str) -> str | None:
    """Return a mark of Word as a label, None for what is no mark: "·", "o" and "§" are bullets."""
    mark = text.strip()
    if mark in _BULLETS:
        return "- "
    return f"{mark} " if _NUMBERED.fullmatch(mark) else None


_BULLETS = frozenset(
    "·o§•\u2022\u25cf\u25cb\u25aa\u25ab\u25a0\u25a1\u25e6\u00d8\u00fc\u2013\u2014-*v"
)
"""Symbol, Courier New and Wingdings letters that Word uses as bullets."""


def start_of(tag: Tag, longest: int) -> str:
    """Return the first characters of an element's text."""
    text = ""
    for node in tag.descendants:
        if not isinstance(node, Tag | PreformattedString):
            text += str(node)[: longest - len(text)]
        if len(text) >= longest:
            break
    return text
