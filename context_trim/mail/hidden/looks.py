"""The look of an element: what its styles and those around it make of the text in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from bs4 import Tag

from context_trim.mail.css.cascade import MOST_REMEMBERED, NO_VARIABLES, Cascade, Styled, Values
from context_trim.mail.css.colors import WHITE, Color
from context_trim.mail.css.values import ROOT_SIZE, UNKNOWN, Length, Token
from context_trim.mail.hidden.boxes import (
    PLAIN_FRAMES,
    Box,
    Frame,
    Frames,
    beside,
    framed,
    is_boxed,
    is_inline,
    no_room,
)
from context_trim.mail.hidden.defaults import DISPLAYS, Defaults
from context_trim.mail.hidden.ink import FAINTEST, PLAIN_INK, SMALLEST, Ink, inked, unreadable
from context_trim.mail.hidden.room import ends_before
from context_trim.mail.hidden.shapes import (
    UNCHANGED,
    Scale,
    clip_path_hides,
    clips_all,
    filter_opacity,
    mask_hides,
    transformed,
)
from context_trim.models import Technique

FAR_INDENT = 900.0
"""Pixels of an indent to the left that no layout asks for."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """How the text in an element is seen.

    `gone` hides all in it, whatever its children declare. `text` hides the text right in it,
    `indented` only the first line of it; its images are hidden by `image`. The rest is handed
    down. `background` is None where pictures or gradients leave it undecided.
    """

    gone: Technique | None = None
    text: Technique | None = None
    indented: bool = False
    beside: tuple[float, float] | None = None
    """How far it starts left of the page and above it, where that is little."""
    image: Technique | None = None
    ink: Ink = PLAIN_INK
    background: Color | None = WHITE
    behind: Color | None = WHITE
    """The background of the blocks in it, behind which an inline element's own doesn't stand."""
    opacity: float = 1.0
    across: float = 1.0
    down: float = 1.0
    frames: Frames = PLAIN_FRAMES
    display: str = "block"
    flexible: bool = False
    unsettled: bool = False
    """It is inline and says what the blocks in it take in another way, so they are looked at."""
    root_size: float = ROOT_SIZE
    variables: Mapping[str, str] = field(default_factory=lambda: NO_VARIABLES)


class Looks:
    """Gives each element of a page its look; equal elements in equal places share one."""

    def __init__(self, cascade: Cascade, defaults: Defaults, *, pictures: bool) -> None:
        self._cascade = cascade
        self._defaults = defaults
        self._pictures = pictures
        self._page: Color | None = WHITE
        # Keys hold the id() of objects, so the values hold the objects: no id is used again.
        self._seen: dict[tuple[str, int, int, int], tuple[Look, object]] = {}

    def look(self, tag: Tag, above: Look, keys_above: Mapping[str, int]) -> Look:
        """Return the look of an element inside one with the look `above`."""
        hints = self._defaults.hints(tag)
        styled = self._cascade.styled(tag, hints, keys_above, above.variables)
        plain = not (styled.values or above.flexible or above.unsettled)
        if plain and styled.variables is above.variables:
            return above
        key = (tag.name, id(styled.values), id(styled.variables), id(above))
        held = self._seen.get(key)
        if held is None:
            held = self._computed(tag, styled, above), (styled, above)
            if len(self._seen) < MOST_REMEMBERED:
                self._seen[key] = held
        found = held[0]
        if found.beside is not None and ends_before(tag, *found.beside, size=found.ink.size):
            return replace(found, gone=Technique.OFF_SCREEN)
        return found

    def _computed(self, tag: Tag, styled: Styled, above: Look) -> Look:
        values = styled.values
        position = str(values.get("position", "static"))
        display = _display(tag.name, values, above, position)
        ink = inked(values, above.ink, above.root_size, indents=not is_inline(display))
        root_size = ink.size if tag.name == "html" else above.root_size
        gone, frames, near = None, above.frames, None
        opacity, across, down = above.opacity, above.across, above.down
        if display == "contents":
            pass  # it has no box, and what is done to boxes passes it by
        elif display == "none" or is_boxed(values, display, above.frames):
            box = _box(
                tag.name, values, display=display, position=position, ink=ink, root_size=root_size
            )
            frames = framed(values, box, frames)
            near = beside(values, box, above.frames)
            opacity *= _opacity(values)
            factor = _zoom(values)
            across, down = across * box.moved.across * factor, down * box.moved.down * factor
            gone = _gone(tag, values, box, opacity)
        overlays = self._pictures and _leaves_its_place(values, position)
        inline = is_inline(display)
        below = above.background if inline else above.behind
        if overlays or (position in _LIFTED and below != self._page):
            below = None
        background, ink = (below, ink) if no_room(values, display) else _painted(values, below, ink)
        if tag.name == "body":
            self._page = background
        text = _unread(ink, frames.flow, min(abs(across), abs(down)))
        if text is None and unreadable(ink, background, opacity):
            text = Technique.COLOR
        return Look(
            gone=gone,
            text=text,
            indented=text is None and ink.line_indent <= -FAR_INDENT,
            beside=near,
            image=frames.flow.hides if ink.seen else Technique.VISIBILITY,
            ink=ink,
            background=background,
            behind=above.behind if inline else background,
            opacity=opacity,
            across=across,
            down=down,
            frames=frames,
            display=display,
            flexible="flex" in display or "grid" in display,
            unsettled=inline
            and (
                ink.indent != ink.line_indent
                or frames.flow.aside != 0
                or above.behind != background
            ),
            root_size=root_size,
            variables=styled.variables,
        )


_LIFTED = frozenset({"absolute", "fixed"})


def _zoom(values: Values) -> float:
    value = values.get("zoom")
    return value if isinstance(value, float) and value > 0 else 1.0


def _display(name: str, values: Values, above: Look, position: str) -> str:
    default = DISPLAYS.get(name, "inline")
    value = values.get("display")
    if value is None:
        display = default
    elif value == "inherit":
        display = above.display
    else:
        display = "inline" if value in {"initial", "unset", UNKNOWN} else str(value)
    floats = values.get("float", "none") not in {"none", "initial", "unset", "inherit"}
    lifted = floats or position in _LIFTED or above.flexible
    if lifted and display not in {"none", "contents"}:
        return "block" if is_inline(display) or display.startswith("table-") else display
    return display


def _box(
    name: str, values: Values, *, display: str, position: str, ink: Ink, root_size: float
) -> Box:
    moved: Scale | None = UNCHANGED
    shapes = [values.get(n) for n in ("transform", "scale", "translate", "rotate")]
    if any(shapes) and not is_inline(display):

        def pixels(length: Length) -> float:
            return length.pixels(em=ink.size, rem=root_size, base=_OWN_WIDTH)

        moved = transformed(shapes, pixels)
    return Box(
        display=display,
        position=position,
        em=ink.size,
        rem=root_size,
        moved=moved or UNCHANGED,
        contains=moved is not UNCHANGED or isinstance(values.get("filter"), tuple),
        is_page=name in {"html", "body"},
    )


_OWN_WIDTH = 300.0
"""Pixels of a box whose width isn't known, for moves that are a share of it."""


def _gone(tag: Tag, values: Values, box: Box, opacity: float) -> Technique | None:
    inline = is_inline(box.display)
    if box.display == "none":
        by_name = "hidden" in tag.attrs
        return Technique.HIDDEN_ATTRIBUTE if by_name else Technique.DISPLAY
    if opacity <= FAINTEST:
        return Technique.OPACITY
    if values.get("content-visibility") == "hidden" and not inline:
        return Technique.CONTENT_VISIBILITY
    if clip_path_hides(values.get("clip-path")) or (
        box.position in {"absolute", "fixed"} and clips_all(values.get("clip"))
    ):
        return Technique.CLIP
    if mask_hides(values.get("mask-image")):
        return Technique.MASK
    flat = min(abs(box.moved.across), abs(box.moved.down)) < _FLAT
    turned = box.moved.turned < 0 and values.get("backface-visibility") == "hidden"
    return Technique.TRANSFORM if flat or turned else None


_FLAT = 1e-3


def _opacity(values: Values) -> float:
    value = values.get("opacity")
    own = max(0.0, min(1.0, value)) if isinstance(value, float) else 1.0
    return own * max(0.0, min(1.0, filter_opacity(values.get("filter"))))


def _painted(values: Values, below: Color | None, ink: Ink) -> tuple[Color | None, Ink]:
    """Return the background of an element's text, and its ink where the background shines in it."""
    if _PAINTING.isdisjoint(values):
        return below, ink
    color = values.get("background-color")
    image = values.get("background-image") == UNKNOWN
    if values.get("background-clip") in {"text", "border-box text"}:
        if image or isinstance(color, Color):
            shine = UNKNOWN if image or not isinstance(color, Color) else color
            return below, replace(ink, traces=(*ink.traces, shine))
        return below, ink
    if _blends(values.get("mix-blend-mode")) or image or color == UNKNOWN:
        return None, ink
    return _over(ink.color if color == "currentcolor" else color, below), ink


def _over(color: object, below: Color | None) -> Color | None:
    if not isinstance(color, Color):
        return below
    if below is None:
        return color if color.alpha == 1 else None
    return color.over(below)


_PAINTING = frozenset({
    "background-color", "background-image", "background-clip", "mix-blend-mode",
})  # fmt: skip


def _blends(value: object) -> bool:
    tokens: tuple[Token, ...] = value if isinstance(value, tuple) else ()
    return any(t.type == "ident" and t.lower_value != "normal" for t in tokens)


def _leaves_its_place(values: Values, position: str) -> bool:
    """Return whether a box may stand over something else than what is around it."""
    if position in _LIFTED:
        return True
    if _MOVING.isdisjoint(values):
        return False
    if "transform" in values or "translate" in values:
        return True
    if any(_moves(values.get(n)) < -_OVERLAP for n in ("margin-top", "margin-left")):
        return True
    moves = ("top", "left", "right", "bottom")
    return position != "static" and any(abs(_moves(values.get(n))) > _OVERLAP for n in moves)


_MOVING = frozenset({
    "transform", "translate", "margin-top", "margin-left", "top", "left", "right", "bottom",
})  # fmt: skip
_OVERLAP = 8.0
"""Pixels that a line of text must be moved to stand on something else."""


def _moves(value: object) -> float:
    return value.rough if isinstance(value, Length) else 0.0


def _unread(ink: Ink, frame: Frame, scale: float) -> Technique | None:
    """Return the technique other than colour that hides text right in an element, or None."""
    if not ink.seen:
        return Technique.VISIBILITY
    if ink.size * scale <= SMALLEST:
        return Technique.FONT_SIZE
    return _clipped(ink, frame) or _set_aside(ink, frame)


def _clipped(ink: Ink, frame: Frame) -> Technique | None:
    """Return the technique by which its box keeps text from being seen, or None.

    Lines are clipped away too that stand too far down in their box, or have no height.
    """
    if frame is PLAIN_FRAMES.flow or frame.hides:
        return frame.hides
    sunk = (ink.line_height - ink.size) / 2 >= frame.room_y
    flat = frame.clips and frame.grows and ink.line_height < _FLAT_LINE
    return Technique.ZERO_BOX if sunk or flat else None


_FLAT_LINE = 1.5
"""Pixels of a line of which nobody reads a word, where what overflows it is cut."""


def _set_aside(ink: Ink, frame: Frame) -> Technique | None:
    """Return the technique that moves letters or lines away from each other's place, or None.

    An indent counts here where it takes every line out of its box or off the screen.
    """
    across = ink.line_whole and frame.clips and not ink.wraps
    if across or ink.line_indent >= min(frame.room_x, 2 * FAR_INDENT):
        return Technique.TEXT_INDENT
    return Technique.LETTER_SPACING if ink.spacing <= -ink.size else None
