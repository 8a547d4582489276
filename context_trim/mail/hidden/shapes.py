"""Clips, transforms and filters: whether nothing of a box is left to see, and where it moves to."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from context_trim.mail.css.colors import Color, read_color
from context_trim.mail.css.values import (
    Length,
    Token,
    angle,
    length,
    number,
    sides,
    significant,
    split,
)

SLIVER = 2.0
"""Pixels of a box in which nobody reads."""


class Scale(NamedTuple):
    """What transforms make of a box: its size as factors, and how far it moves, in pixels."""

    across: float = 1.0
    down: float = 1.0
    x: float = 0.0
    y: float = 0.0
    turned: float = 1.0
    """The cosine of its turn out of the screen; below 0 its back is seen."""


UNCHANGED = Scale()

Pixels = Callable[[Length], float]
"""Turns a length into pixels where 100 % is the width of the box."""


def clips_all(value: object) -> bool:
    """Return whether `clip: rect(top, right, bottom, left)` leaves no more than a sliver."""
    shape = _function(value, "rect")
    if shape is None:
        return False
    edges = [length(t, unitless=True) for t in significant(shape.arguments) if t != ","]
    if len(edges) != 4:  # noqa: PLR2004
        return False
    top, right, bottom, left = edges
    return _apart(top, bottom) or _apart(left, right)


def _apart(start: object, end: object) -> bool:
    """Whether from one edge to the other it's a sliver; "auto" is the edge of the box."""
    first = start.rough if isinstance(start, Length) else 0.0
    return isinstance(end, Length) and end.rough - first <= SLIVER


def clip_path_hides(value: object) -> bool:
    """Return whether a clip-path leaves nothing to see."""
    if not isinstance(value, tuple):
        return False
    shape = next((t for t in value if t.type == "function"), None)
    if shape is None:
        return False
    hides = _SHAPES.get(shape.lower_name)
    return hides is not None and hides(significant(shape.arguments))


def _rect_hides(arguments: list[Token]) -> bool:
    edges = [length(t) for t in arguments[:4]]
    return len(edges) == 4 and (_apart(edges[0], edges[2]) or _apart(edges[3], edges[1]))  # noqa: PLR2004


def _xywh_hides(arguments: list[Token]) -> bool:
    sizes = [length(t) for t in arguments[2:4]]
    return any(isinstance(s, Length) and s.rough <= SLIVER for s in sizes)


def _inset_hides(arguments: list[Token]) -> bool:
    end = next((i for i, t in enumerate(arguments) if t.type == "ident"), len(arguments))
    edges = sides(arguments[:end], length)
    if edges is None or not all(isinstance(e, Length) for e in edges):
        return False
    lengths = [e for e in edges if isinstance(e, Length)]
    across, down = (lengths[1], lengths[3]), (lengths[0], lengths[2])
    return any(
        sum(e.share for e in pair) >= 1 or sum(e.px for e in pair) >= _WIDER_THAN_ANY
        for pair in (across, down)
    )


_WIDER_THAN_ANY = 4000.0
"""Pixels; an inset of this much leaves nothing of any box in a mail."""


def _round_hides(arguments: list[Token]) -> bool:
    radii = []
    for token in arguments:
        if token.type == "ident":
            break
        radii.append(length(token))
    return any(isinstance(r, Length) and r.rough <= SLIVER / 2 for r in radii)


def _polygon_hides(arguments: Sequence[Token]) -> bool:
    """Return whether a polygon has no area or stands outside of the box."""
    points = []
    for part in split(arguments, ","):
        edge = [length(t, unitless=True) for t in part if t.type != "ident"]
        if not edge:
            continue
        if len(edge) != 2 or not all(isinstance(e, Length) for e in edge):  # noqa: PLR2004
            return False
        points.append([e for e in edge if isinstance(e, Length)])
    if not points:
        return False
    xs, ys = [p[0].rough for p in points], [p[1].rough for p in points]
    if any(max(p) <= SLIVER or min(p) >= _WIDER_THAN_ANY for p in (xs, ys)):
        return True
    turned = zip(xs, ys, xs[1:] + xs[:1], ys[1:] + ys[:1], strict=True)
    area = abs(sum(x * v - u * y for x, y, u, v in turned)) / 2
    return area <= SLIVER * SLIVER


_SHAPES: dict[str, Callable[[list[Token]], bool]] = {
    "inset": _inset_hides, "circle": _round_hides, "ellipse": _round_hides,
    "polygon": _polygon_hides, "rect": _rect_hides, "xywh": _xywh_hides,
}  # fmt: skip


def transformed(values: Sequence[object], pixels: Pixels) -> Scale | None:
    """Return what `transform`, `scale`, `translate` and `rotate` do, or None where undecided."""
    result = UNCHANGED
    transform, scale, translate, rotate = values
    for function in _functions(transform):
        step = _TRANSFORMS.get(function.lower_name)
        arguments = [t for t in significant(function.arguments) if t != ","]
        done = step(function.lower_name, arguments, pixels) if step else None
        if done is None:
            return None
        result = _joined(result, done)
    for name, value, step in (
        ("scale", scale, _scale),
        ("translate", translate, _translate),
        ("rotate", rotate, _rotate_by_words),
    ):
        if isinstance(value, tuple) and not _is_none(value):
            done = step(name, list(value), pixels)
            result = _joined(result, done) if done is not None else result
    return result


def _joined(first: Scale, then: Scale) -> Scale:
    return Scale(
        _limited(first.across * then.across),
        _limited(first.down * then.down),
        _limited(first.x + then.x * first.across),
        _limited(first.y + then.y * first.down),
        first.turned * then.turned,
    )


def _limited(value: float) -> float:
    return max(-1e12, min(1e12, value))


def _is_none(value: tuple[Token, ...]) -> bool:
    return len(value) == 1 and value[0].type == "ident"


def _functions(value: object) -> Iterable[Token]:
    return (t for t in value if t.type == "function") if isinstance(value, tuple) else ()


def _function(value: object, name: str) -> Token | None:
    return next((f for f in _functions(value) if f.lower_name == name), None)


def _scale(name: str, arguments: list[Token], _pixels: Pixels) -> Scale | None:
    factors = [number(t) for t in arguments]
    if not factors or None in factors:
        return None
    across = factors[0] or 0.0
    down = (factors[1] or 0.0) if len(factors) > 1 else across
    if name.endswith(("x", "y", "z")):
        return Scale(
            across=across if name.endswith("x") else 1.0, down=across if name[-1] == "y" else 1.0
        )
    return Scale(across=across, down=down)


def _translate(name: str, arguments: list[Token], pixels: Pixels) -> Scale | None:
    shifts = [length(t) for t in arguments]
    moved = [pixels(s) for s in shifts if isinstance(s, Length)]
    if not moved or len(moved) != len(shifts):
        return None
    if name.endswith("y"):
        return Scale(y=moved[0])
    if name.endswith("z"):
        return UNCHANGED
    return Scale(x=moved[0], y=moved[1] if len(moved) > 1 and not name.endswith("x") else 0.0)


def _rotate(name: str, arguments: list[Token], _pixels: Pixels) -> Scale | None:
    turn = angle(arguments[-1]) if arguments else None
    if turn is None:
        return None
    cosine = math.cos(math.radians(turn))
    if name.endswith("x"):
        return Scale(down=abs(cosine), turned=cosine)
    if name.endswith("y"):
        return Scale(across=abs(cosine), turned=cosine)
    if name == "rotate3d" and len(arguments) == 4:  # noqa: PLR2004
        x, y, z = (number(t) or 0.0 for t in arguments[:3])
        if x and not y and not z:
            return Scale(down=abs(cosine), turned=cosine)
        if y and not x and not z:
            return Scale(across=abs(cosine), turned=cosine)
    return UNCHANGED


def _rotate_by_words(_name: str, arguments: list[Token], pixels: Pixels) -> Scale | None:
    """Read the property `rotate`: an angle, behind or before the axis that it turns about."""
    axis = next((t.lower_value for t in arguments if t.type == "ident"), "z")
    angles = [t for t in arguments if t.type == "dimension"]
    return _rotate(f"rotate{axis}", angles, pixels)


def _matrix(_name: str, arguments: list[Token], _pixels: Pixels) -> Scale | None:
    numbers = [number(t) for t in arguments]
    if len(numbers) != 6 or None in numbers:  # noqa: PLR2004
        return None
    a, b, c, d, x, y = (n or 0.0 for n in numbers)
    if abs(a * d - b * c) < _FLAT:
        return Scale(across=0.0, down=0.0)
    return Scale(across=math.hypot(a, b), down=math.hypot(c, d), x=x, y=y)


_FLAT = 1e-3


def _skew(_name: str, _arguments: list[Token], _pixels: Pixels) -> Scale:
    return UNCHANGED


_TRANSFORMS: dict[str, Callable[[str, list[Token], Pixels], Scale | None]] = {
    "scale": _scale, "scalex": _scale, "scaley": _scale, "scalez": _scale, "scale3d": _scale,
    "translate": _translate, "translatex": _translate, "translatey": _translate,
    "translatez": _translate, "translate3d": _translate, "rotate": _rotate, "rotatex": _rotate,
    "rotatey": _rotate, "rotatez": _rotate, "rotate3d": _rotate, "matrix": _matrix, "skew": _skew,
    "skewx": _skew, "skewy": _skew, "perspective": _skew,
}  # fmt: skip


def filter_opacity(value: object) -> float:
    """Return what `filter` leaves of an element's opacity."""
    left = 1.0
    for function in _functions(value):
        if function.lower_name == "opacity":
            shares = [number(t) for t in significant(function.arguments)]
            left *= shares[0] if shares and shares[0] is not None else 1.0
    return left


def mask_hides(value: object) -> bool:
    """Return whether a mask is a gradient of nothing but transparent colours."""
    for function in _functions(value):
        if "gradient" not in function.lower_name:
            return False
        colors = [c for c in colors_of(function.arguments) if isinstance(c, Color)]
        if not colors or any(c.alpha > 0 for c in colors):
            return False
    return any(True for _ in _functions(value))


def colors_of(tokens: Iterable[Token]) -> list[Color | str]:
    """Return the colours among tokens: of a gradient, a shadow or an outline."""
    kinds = {"ident", "hash", "function"}
    read = (read_color(t, quirks=False) for t in tokens if t.type in kinds)
    return [c for c in read if c is not None]
