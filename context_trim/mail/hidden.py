"""Whether an element or a character is there for machines only.

Inline styles and the `hidden` attribute; style sheets are not read yet.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

import tinycss2
from bs4 import Tag

_ZERO = re.compile(r"(?:0+(?:\.0*)?|\.0+)(?:px|pt|em|rem|%)?")
_INVISIBLE = re.compile(r"[\u200b\u2060\ufeff\U000e0000-\U000e007f]")
"""Zero-width space, word joiner, byte order mark and the tag block, which no script needs;
joiners (U+200C, U+200D) stay, since Persian, Indic scripts and emoji are written with them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """What an element hands down to its children: they may set it anew and be seen again."""

    zero_size: bool = False
    invisible: bool = False
    color: str | None = None
    background: str | None = None

    @property
    def hidden_by(self) -> str | None:
        """The name of the technique that hides text right here, or None."""
        if self.zero_size:
            return "font-size"
        if self.invisible:
            return "visibility"
        same = self.color is not None and self.color == self.background
        return "color" if same else None


VISIBLE = Look()


def prunes(tag: Tag) -> str | None:
    """Return the name of the technique that hides an element with all in it, or None."""
    if tag.has_attr("hidden"):
        return "hidden_attribute"
    declared = _declared(tag)
    if declared.get("display") == "none":
        return "display"
    if _zero(declared, "opacity"):
        return "opacity"
    clipped = declared.get("overflow") in {"hidden", "clip"}
    return "zero_box" if clipped and any(_zero(declared, side) for side in _SIDES) else None


def look_of(tag: Tag, inherited: Look) -> Look:
    """Return the look of an element inside one with the inherited look."""
    declared = _declared(tag)
    if not declared:
        return inherited
    visibility = declared.get("visibility")
    return Look(
        zero_size=_zero(declared, "font-size") if "font-size" in declared else inherited.zero_size,
        invisible=visibility in _INVISIBLE_VALUES if visibility else inherited.invisible,
        color=declared.get("color", inherited.color),
        background=declared.get(
            "background-color", declared.get("background", inherited.background)
        ),
    )


def is_invisible(text: str) -> bool:
    """Return whether the text holds characters that are never seen."""
    return _INVISIBLE.search(text) is not None


def strip_invisible(text: str) -> str:
    """Return the text without characters that are never seen."""
    return _INVISIBLE.sub("", text)


_LONGEST_STYLE = 4_000
_SIDES = ("max-height", "height", "max-width", "width")
_INVISIBLE_VALUES = frozenset({"hidden", "collapse"})


def _declared(tag: Tag) -> Mapping[str, str]:
    style = tag.get("style")
    return _declarations(style[:_LONGEST_STYLE]) if isinstance(style, str) and style else {}


@functools.lru_cache(maxsize=4096)
def _declarations(style: str) -> Mapping[str, str]:
    parsed = tinycss2.parse_blocks_contents(style, skip_comments=True, skip_whitespace=True)
    return {
        d.lower_name: tinycss2.serialize(d.value).strip().lower()
        for d in parsed
        if d.type == "declaration"
    }


def _zero(declared: Mapping[str, str], name: str) -> bool:
    return _ZERO.fullmatch(declared.get(name, "")) is not None
