"""How text is painted: size, colour, visibility, and whether anybody could read it."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import NamedTuple

from context_trim.mail.css.cascade import Values
from context_trim.mail.css.colors import BLACK, Color, same_to_the_eye
from context_trim.mail.css.values import ROOT_SIZE, UNKNOWN, Length
from context_trim.mail.hidden.shapes import colors_of

SMALLEST = 2.0
"""Pixels of a font that nobody reads; senders' smallest print is 8."""

FAINTEST = 0.05
"""Opacity that nobody reads; black on white is then as near to it as #f2f2f2."""

_NORMAL_LINE = 1.2


class Smaller(NamedTuple):
    """A size that a browser gives an element, in parts of the size around it.

    However deep such elements stand in each other, browsers paint them.
    """

    factor: float


_SMALLEST_PAINTED = 6.0
"""Pixels below which Chromium paints no relative size (its minimum logical font size)."""

Paint = Color | str | None
"""A colour, or UNKNOWN; None is the text's own colour."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Ink:
    """What an element hands down to the text in it; lengths are pixels.

    `line` is the height of a line, or `line_factor` of the font's size. `traces` are colours of
    shadows and outlines, which show text that has no colour of its own.
    """

    size: float = ROOT_SIZE
    line: float = 0.0
    line_factor: float | None = _NORMAL_LINE
    seen: bool = True
    color: Paint = BLACK
    fill: Paint = None
    traces: tuple[Paint, ...] = ()
    indent: float = 0.0
    whole_indent: bool = False
    """The indent is the whole width of the box or more."""
    line_indent: float = 0.0
    line_whole: bool = False
    """The indent of the block that the text stands in; inline elements only hand theirs down."""
    spacing: float = 0.0
    wraps: bool = True

    @property
    def line_height(self) -> float:
        """The height of a line in pixels."""
        return self.line if self.line_factor is None else self.line_factor * self.size


PLAIN_INK = Ink()
_INHERITED = frozenset({"inherit", "unset"})
_PROPERTIES = frozenset({
    "font-size", "line-height", "visibility", "color", "-webkit-text-fill-color", "text-shadow",
    "-webkit-text-stroke", "text-indent", "letter-spacing", "white-space",
})  # fmt: skip


def inked(values: Values, above: Ink, root_size: float, *, indents: bool) -> Ink:
    """Return the ink of an element with the given values inside one with the ink `above`.

    Only blocks indent their lines.
    """
    unset = _PROPERTIES.isdisjoint(values)
    if unset and (not indents or above.indent == above.line_indent):
        return above
    size = _size(values.get("font-size"), above.size, root_size)
    line, factor = _line(values.get("line-height"), above, size, root_size)
    color = _paint(values.get("color"), above.color, initial=BLACK, current=above.color)
    indent = _inherited(values, "text-indent", Length(px=above.indent))
    pixels = indent.pixels(em=size, rem=root_size, base=0.0)
    spacing = _inherited(values, "letter-spacing", Length(px=above.spacing))
    whole = indent.share >= 1 if "text-indent" in values else above.whole_indent
    return Ink(
        size=size,
        line=line,
        line_factor=factor,
        seen=_seen(values.get("visibility"), above.seen),
        color=color,
        fill=_paint(values.get("-webkit-text-fill-color"), above.fill, initial=None, current=None),
        traces=_traces(values, above, color),
        indent=pixels,
        whole_indent=whole,
        line_indent=pixels if indents else above.line_indent,
        line_whole=whole if indents else above.line_whole,
        spacing=spacing.pixels(em=size, rem=root_size, base=size),
        wraps=_wraps(values.get("white-space"), above.wraps),
    )


def unreadable(ink: Ink, background: Color | None, opacity: float) -> bool:
    """Return whether text has the colour of its background; None is an undecided background."""
    paint = ink.color if ink.fill is None else ink.fill
    if not ink.traces:
        return _vanishes(paint, background, opacity)
    return all(_vanishes(p, background, opacity) for p in (paint, *ink.traces))


def _vanishes(paint: Paint, background: Color | None, opacity: float) -> bool:
    if not isinstance(paint, Color):
        return False
    if paint.alpha * opacity <= FAINTEST:
        return True
    if background is None:
        return False
    return _same(paint.over(background, opacity), background)


_same = functools.lru_cache(maxsize=1024)(same_to_the_eye)


def _size(value: object, above: float, root_size: float) -> float:
    if isinstance(value, Smaller):
        return max(above * value.factor, min(above, _SMALLEST_PAINTED))
    if isinstance(value, Length):
        return max(0.0, value.pixels(em=above, rem=root_size, base=above))
    if value == "initial":
        return ROOT_SIZE
    return max(above, ROOT_SIZE) if value == UNKNOWN else above


def _line(value: object, above: Ink, size: float, root_size: float) -> tuple[float, float | None]:
    if isinstance(value, Length):
        return value.pixels(em=size, rem=root_size, base=size), None
    if isinstance(value, float):
        return 0.0, value
    if value in {"normal", "initial", UNKNOWN}:
        return 0.0, _NORMAL_LINE
    return above.line, above.line_factor


def _seen(value: object, above: bool) -> bool:  # noqa: FBT001
    if value is None or value in _INHERITED:
        return above
    return value in {"visible", "initial"}


def _wraps(value: object, above: bool) -> bool:  # noqa: FBT001
    if value is None or value in _INHERITED:
        return above
    return value not in {"nowrap", "pre"}


def _paint(value: object, above: Paint, *, initial: Paint, current: Paint) -> Paint:
    if isinstance(value, Color):
        return value
    if value == "currentcolor":
        return current
    if value == "initial":
        return initial
    return UNKNOWN if value == UNKNOWN else above


def _traces(values: Values, above: Ink, color: Paint) -> tuple[Paint, ...]:
    if "text-shadow" not in values and "-webkit-text-stroke" not in values:
        return above.traces
    found: list[Paint] = []
    for name in ("text-shadow", "-webkit-text-stroke"):
        value = values.get(name)
        if isinstance(value, tuple) and any(t.type in {"dimension", "number"} for t in value):
            colors = colors_of(value) or ["currentcolor"]
            found += [color if c == "currentcolor" else c for c in colors]
    return tuple(found)


def _inherited(values: Values, name: str, above: Length) -> Length:
    value = values.get(name)
    if value is None or value in _INHERITED:
        return above
    return value if isinstance(value, Length) else Length()
