"""How much room text takes at most, where no layout is done."""

from __future__ import annotations

from bs4.element import NavigableString, PreformattedString, Tag

MOST_NODES = 100
"""Nodes that are looked at; what holds more is no short text."""

_WIDEST = 0.75
"""Width of a character in parts of the font's size, on the average of a wide font."""

_HIGHEST = 1.6
"""Height of a line, in parts of the font's size."""

_COLUMN = 300.0
"""Pixels of the narrowest column in which lines may be broken."""


def ends_before(tag: Tag, left: float, up: float, *, size: float) -> bool:
    """Return whether an element's text ends before the page begins.

    It starts so many pixels left of the page and above it, in a font of `size` pixels. What holds
    more than text, or very much of it, is undecided.
    """
    found = _measured(tag)
    if found is None:
        return False
    characters, lines = found
    width = characters * size * _WIDEST
    height = (lines + width / _COLUMN) * size * _HIGHEST
    return width < left or height < up


def _measured(tag: Tag) -> tuple[int, int] | None:
    """Return the characters in an element, and how many elements may break its lines."""
    total, lines = 0, 1
    for number, node in enumerate(tag.descendants):
        if number > MOST_NODES:
            return None
        if isinstance(node, Tag):
            if "style" in node.attrs or node.name in _LARGER:
                return None
            lines += 1
        elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            total += len(node)
    return total, lines


_LARGER = frozenset({"img", "h1", "h2", "h3", "table", "big", "font", "svg", "button", "hr"})
