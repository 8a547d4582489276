"""Where boxes stand and what clips them: zero-sized boxes and positions off the screen.

There is no layout here. A place is counted from where the flow would put the text, so only what
is far off counts; what is undecided is visible.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from context_trim.mail.css.cascade import Values
from context_trim.mail.css.values import SCREEN_HEIGHT, SCREEN_WIDTH, Length
from context_trim.mail.hidden.shapes import SLIVER, Scale
from context_trim.models import Technique

_FAR_LEFT = -900.0
_FAR_RIGHT = 2.0 * SCREEN_WIDTH - 48
_FAR_UP = -3_000.0
_FAR_DOWN = 50_000.0
"""Pixels from the flow's place: beyond these nobody looks, and no layout of a mail goes. Up and
down are wide, since a long mail moves text between its screens."""

_FAR_BELOW = 2_000.0
"""Pixels below the lower edge: unlike `top`, `bottom` has no honest use for them."""

_UNKNOWN_WIDTH = SCREEN_WIDTH / 2
"""100 % of a box whose width isn't known: half a screen, so that -100 % decides nothing."""

_NO_END = float("inf")


@dataclass(frozen=True, kw_only=True, slots=True)
class Frame:
    """What surrounds text that is laid out in it.

    `x` and `y` say how far it was moved, `room_x` and `room_y` how much of it a clipping box shows
    to the right and below. `on_page` says that `x` and `y` count from the corner of the page.
    `clips` says that what overflows is not shown; `grows` that its height follows its text.
    """

    clip: Technique | None = None
    x: float = 0.0
    y: float = 0.0
    room_x: float = _NO_END
    room_y: float = _NO_END
    aside: float = 0.0
    """How far inline elements move their text to the right; blocks in them stay."""
    on_page: bool = False
    clips: bool = False
    grows: bool = True

    @property
    def hides(self) -> Technique | None:
        """The technique that hides all text here, or None."""
        if self.clip is not None:
            return self.clip
        if self.room_x <= SLIVER or self.room_y <= SLIVER:
            return Technique.ZERO_BOX
        across = _FAR_LEFT < self.x + self.aside < _FAR_RIGHT
        down = _FAR_UP < self.y < _FAR_DOWN
        return None if across and down else Technique.OFF_SCREEN


_PLAIN = Frame()
_ON_PAGE = Frame(on_page=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class Frames:
    """The frames of text in the flow, of absolutely positioned boxes, and of fixed ones.

    A box that is positioned absolutely escapes the clips of boxes that are not positioned.
    """

    flow: Frame = _PLAIN
    absolute: Frame = _ON_PAGE
    fixed: Frame = _ON_PAGE


PLAIN_FRAMES = Frames()


@dataclass(frozen=True, kw_only=True, slots=True)
class Box:
    """What `framed` must know of an element besides its values."""

    display: str
    position: str
    em: float
    rem: float
    moved: Scale
    contains: bool
    """A transform or filter makes it hold even fixed boxes."""
    is_page: bool
    """It is <html> or <body>, whose overflow is the screen's."""

    def pixels(self, value: object, base: float = _UNKNOWN_WIDTH) -> float | None:
        """Return a length in pixels, or None where it is no length."""
        if not isinstance(value, Length):
            return None
        return value.pixels(em=self.em, rem=self.rem, base=base)


_SPACES = frozenset({"margin-left", "margin-top", "padding-left", "padding-top"})
_BOXING = frozenset({
    "position", "left", "right", "top", "bottom", "overflow-x", "overflow-y", "transform",
    "translate", "filter", "scale", "rotate", "opacity", "zoom", "content-visibility", "clip",
    "clip-path", "mask-image",
})  # fmt: skip
_SMALL = 100.0
"""Pixels of space before text, which move it off no screen, since it is broken where that ends."""


def is_boxed(values: Values, display: str, above: Frames) -> bool:
    """Return whether an element's box can hide it or move its text by more than a little."""
    if not _BOXING.isdisjoint(values):
        return True
    if above.flow.aside and not is_inline(display):
        return True
    if _SPACES.isdisjoint(values):
        return False
    if above is not PLAIN_FRAMES:
        return True
    sizes = (v.rough for n in _SPACES if isinstance(v := values.get(n), Length))
    return any(size > _SMALL or size < 0 for size in sizes)


_INLINE = frozenset({"inline", "contents", "ruby", "ruby-text", "inline flow", "flow"})
_SIZED_BY_CONTENT = frozenset({
    "table", "inline-table", "table-row", "table-cell", "table-row-group", "table-header-group",
    "table-footer-group", "table-column", "table-column-group", "table-caption",
})  # fmt: skip
"""Tables and their parts take a height or width for the least that they have (CSS 2, 17.5)."""


def is_inline(display: str) -> bool:
    """Return whether sizes, overflow and transforms pass a box by."""
    return display in _INLINE


def no_room(values: Values, display: str) -> bool:
    """Return whether a box is too small for its background to stand behind its text."""
    if is_inline(display) or display in _SIZED_BY_CONTENT:
        return False
    sizes = (values.get(n) for n in ("width", "height", "max-width", "max-height"))
    return any(isinstance(s, Length) and not s.share and s.rough <= SLIVER for s in sizes)


def framed(values: Values, box: Box, above: Frames) -> Frames:
    """Return the frames of what stands in an element."""
    frame = _moved(values, box, above)
    if not is_inline(box.display) and not box.is_page:
        frame = _clipped(values, box, frame)
    positioned = box.position != "static" or box.contains
    inside = replace(frame, on_page=False) if frame.on_page else frame
    return Frames(
        flow=inside,
        absolute=inside if positioned and not box.is_page else above.absolute,
        fixed=inside if box.contains else above.fixed,
    )


def beside(values: Values, box: Box, above: Frames) -> tuple[float, float] | None:
    """Return how far a box stands left of the page and above it, where only short text fits."""
    if box.position not in {"absolute", "fixed"}:
        return None
    frame = _moved(values, box, above)
    if not frame.on_page or frame.hides is not None:
        return None
    left, up = -frame.x, -frame.y
    return (max(left, 0.0), max(up, 0.0)) if max(left, up) > _NEAR else None


_NEAR = 15.0
"""Pixels; less hides no line of text."""


def _moved(values: Values, box: Box, above: Frames) -> Frame:
    """Return the frame that holds a box, at the place that the box has in it."""
    frame = {"absolute": above.absolute, "fixed": above.fixed}.get(box.position, above.flow)
    x, y, clip = frame.x, frame.y, frame.clip
    within = SCREEN_WIDTH if frame.on_page else _UNKNOWN_WIDTH
    left, right = (box.pixels(values.get(n), within) for n in ("left", "right"))
    top, bottom = (box.pixels(values.get(n), SCREEN_HEIGHT) for n in ("top", "bottom"))
    dx = dy = 0.0
    if box.position in {"absolute", "fixed"}:
        dx = _from_edges(left, right, SCREEN_WIDTH)
        dy = _from_edges(top, bottom, SCREEN_HEIGHT)
        if left is None and right is None:
            x = above.flow.x
        if top is None and bottom is None:
            y = above.flow.y
        if (bottom is not None and top is None and bottom <= -_FAR_BELOW) or (
            box.position == "fixed"
            and frame.on_page
            and (dx >= SCREEN_WIDTH or dy >= SCREEN_HEIGHT)
        ):
            clip = clip or Technique.OFF_SCREEN
    elif box.position != "static":
        dx = left if left is not None else -(right or 0.0)
        dy = top if top is not None else -(bottom or 0.0)
    space = sum(box.pixels(values.get(n)) or 0.0 for n in ("margin-left", "padding-left"))
    inline = is_inline(box.display)
    dx += box.moved.x + (0.0 if inline else space)
    margin = 0.0 if is_inline(box.display) else box.pixels(values.get("margin-top")) or 0.0
    if margin >= frame.room_y - SLIVER:
        clip = clip or Technique.ZERO_BOX
    dy += min(margin, 0.0) + box.moved.y
    down = 0.0 if is_inline(box.display) else box.pixels(values.get("padding-top")) or 0.0
    return replace(
        frame,
        clip=clip,
        x=x + dx,
        y=y + dy,
        aside=frame.aside + space if inline else 0.0,
        room_x=frame.room_x - max(dx, 0.0),
        room_y=frame.room_y - max(dy, 0.0) - down,
    )


def _from_edges(start: float | None, end: float | None, whole: float) -> float:
    """Return how far a box is moved; from its far edge it is known only where that is far off."""
    if start is not None:
        return start
    if end is None:
        return 0.0
    return -end if end < 0 else min(0.0, whole - end)


def _clipped(values: Values, box: Box, frame: Frame) -> Frame:
    """Return the frame inside a box that may clip what overflows it."""
    across, down = (values.get(n, "visible") for n in ("overflow-x", "overflow-y"))
    both = any(o in _CUTS for o in (across, down))
    clips_x, clips_y = both or across == "clip", both or down == "clip"
    if not (clips_x or clips_y):
        return frame
    if box.display in _SIZED_BY_CONTENT:
        return frame
    width = _side(values, box, ("width", "left", "right"), base=_UNKNOWN_WIDTH)
    height = _side(values, box, ("height", "top", "bottom"), base=None)
    return replace(
        frame,
        clips=True,
        grows=height is None,
        room_x=min(frame.room_x, width) if clips_x and width is not None else frame.room_x,
        room_y=min(frame.room_y, height) if clips_y and height is not None else frame.room_y,
    )


_CUTS = frozenset({"hidden", "scroll", "auto", "overlay"})


def _side(
    values: Values, box: Box, names: tuple[str, str, str], *, base: float | None
) -> float | None:
    """Return how much a box shows from where its content starts, or None where that isn't known.

    Padding before the content moves it on, padding after it shows it. 100 % of a height that
    nobody knows is no height (CSS 2, section 10.5).
    """
    name, before, after = names
    sizes = (values.get(n) for n in (name, f"max-{name}", f"min-{name}"))
    size, most, least = (_known(box, s, base) for s in sizes)
    given = [s for s in (size, most) if s is not None]
    if not given:
        return None
    shown = max(min(given), least or 0.0)
    padding_before = box.pixels(values.get(f"padding-{before}")) or 0.0
    padding_after = box.pixels(values.get(f"padding-{after}")) or 0.0
    if values.get("box-sizing") == "border-box":
        shown = max(0.0, shown - padding_before - padding_after)
    return shown + padding_after


def _known(box: Box, value: object, base: float | None) -> float | None:
    if not isinstance(value, Length) or (base is None and value.share):
        return None
    return box.pixels(value, base or 0.0)
