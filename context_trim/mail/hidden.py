"""Whether an element or a character is there for machines only.

Inline styles and the `hidden` attribute; style sheets are not read yet.
"""

from __future__ import annotations

import functools
import re

import tinycss2
from bs4 import Tag

_ZERO = re.compile(r"(?:0+(?:\.0*)?|\.0+)(?:px|pt|em|rem|%)?")
_INVISIBLE = re.compile(r"[\u200b\u2060\ufeff\U000e0000-\U000e007f]")
"""Zero-width space, word joiner, byte order mark and the tag block, which no script needs;
joiners (U+200C, U+200D) stay, since Persian, Indic scripts and emoji are written with them."""


def hiding_technique(tag: Tag) -> str | None:
    """Return the name of the technique that hides the element with its children, or None."""
    if tag.has_attr("hidden"):
        return "hidden_attribute"
    style = tag.get("style")
    return _technique(style[:_LONGEST_STYLE]) if isinstance(style, str) and style else None


@functools.lru_cache(maxsize=4096)
def _technique(style: str) -> str | None:
    declared = _declarations(style)
    for name, values in _HIDING_VALUES.items():
        if declared.get(name) in values:
            return name
    for name in ("font-size", "opacity"):
        if _zero(declared, name):
            return name
    background = declared.get("background-color", declared.get("background"))
    if background is not None and declared.get("color") == background:
        return "color"
    clipped = declared.get("overflow") in {"hidden", "clip"}
    return "zero_box" if clipped and any(_zero(declared, side) for side in _SIDES) else None


def is_invisible(text: str) -> bool:
    """Return whether the text holds characters that are never seen."""
    return _INVISIBLE.search(text) is not None


def strip_invisible(text: str) -> str:
    """Return the text without characters that are never seen."""
    return _INVISIBLE.sub("", text)


_LONGEST_STYLE = 4_000
_SIDES = ("max-height", "height", "max-width", "width")
_HIDING_VALUES = {
    "display": frozenset({"none"}),
    "visibility": frozenset({"hidden", "collapse"}),
}


def _declarations(style: str) -> dict[str, str]:
    parsed = tinycss2.parse_blocks_contents(style, skip_comments=True, skip_whitespace=True)
    return {
        d.lower_name: tinycss2.serialize(d.value).strip().lower()
        for d in parsed
        if d.type == "declaration"
    }


def _zero(declared: dict[str, str], name: str) -> bool:
    return _ZERO.fullmatch(declared.get(name, "")) is not None
