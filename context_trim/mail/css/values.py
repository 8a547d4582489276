"""Lengths and numbers of CSS (Values and Units, level 4), read from tinycss2's tokens."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import tinycss2

SCREEN_WIDTH = 1024.0
SCREEN_HEIGHT = 768.0
"""Pixels of the screen that decides: a desktop window, wide enough for no narrow-screen rule."""

ROOT_SIZE = 16.0
"""Pixels of a font whose size nobody sets."""

UNKNOWN = "?"
"""What browsers may understand and we don't: undecided, so it hides nothing."""

DEEPEST_VALUE = 12
"""Levels of brackets in a value."""

MOST_VALUE_TOKENS = 1_000

Token = Any
"""A component value of tinycss2, which has no types."""


class Length(NamedTuple):
    """A sum of units, as calc() makes them: pixels, em, rem and a share of 1 for 100 %."""

    px: float = 0.0
    em: float = 0.0
    rem: float = 0.0
    share: float = 0.0

    def pixels(self, *, em: float, rem: float, base: float) -> float:
        """Return the length in pixels where 100 % is `base` pixels."""
        return self.px + self.em * em + self.rem * rem + self.share * base

    @property
    def rough(self) -> float:
        """Pixels with usual fonts and the whole width; for comparing unlike units only."""
        return self.pixels(em=ROOT_SIZE, rem=ROOT_SIZE, base=SCREEN_WIDTH)


ZERO = Length()

_ABSOLUTE = {
    "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 9.6 / 2.54,
    "q": 2.4 / 2.54,
}  # fmt: skip
_OF_SCREEN = {
    "vw": SCREEN_WIDTH, "vi": SCREEN_WIDTH, "cqw": SCREEN_WIDTH, "cqi": SCREEN_WIDTH,
    "vh": SCREEN_HEIGHT, "vb": SCREEN_HEIGHT, "cqh": SCREEN_HEIGHT, "cqb": SCREEN_HEIGHT,
    "vmin": SCREEN_HEIGHT, "vmax": SCREEN_WIDTH, "cqmin": SCREEN_HEIGHT, "cqmax": SCREEN_WIDTH,
}  # fmt: skip
_OF_FONT = {"em": 1.0, "ex": 0.5, "ch": 0.5, "cap": 0.7, "ic": 1.0, "lh": 1.2}
_OF_ROOT = {"rem": 1.0, "rex": 0.5, "rch": 0.5, "rcap": 0.7, "ric": 1.0, "rlh": 1.2}
_ANGLES = {"deg": 1.0, "grad": 0.9, "rad": 180 / math.pi, "turn": 360.0}
_NO_SHARE = 1e-12
"""0 % is told from 0 pixels: of a height that nobody knows it is no height at all."""

_DEEPEST_CALC = 12
_MOST = 1e9
"""A number of CSS is cut to this, so that no sum of them overflows."""


def significant(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens without white space and comments."""
    return [t for t in tokens if t.type not in {"whitespace", "comment"}]


def split(tokens: Sequence[Token], separator: str) -> Iterator[list[Token]]:
    """Yield the significant tokens between separators."""
    part: list[Token] = []
    for item in significant(tokens):
        if item == separator:
            yield part
            part = []
        else:
            part.append(item)
    yield part


def listed(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Yield what stands between commas, white space included, which selectors need."""
    part: list[Token] = []
    for item in tokens:
        if item == ",":
            yield part
            part = []
        else:
            part.append(item)
    yield part


def fits(tokens: Sequence[Token], *, most: int, deepest: int = DEEPEST_VALUE) -> bool:
    """Return whether there are at most so many tokens, in at most so many levels of brackets.

    Parsers and serializers are recursive; what is deeper than any mail's must not reach them.
    """
    stack, count = [(iter(tokens), 0)], 0
    while stack:
        token = next(stack[-1][0], None)
        depth = stack[-1][1]
        if token is None:
            stack.pop()
            continue
        count += 1
        inner = getattr(token, "arguments", None) or getattr(token, "content", None)
        if count > most or (inner and depth >= deepest):
            return False
        if isinstance(inner, list):
            stack.append((iter(inner), depth + 1))
    return True


def written(tokens: Sequence[Token]) -> str | None:
    """Return the text of a value, or None where it is larger than any that can matter."""
    if not fits(tokens, most=MOST_VALUE_TOKENS):
        return None
    return str(tinycss2.serialize(tokens)).strip()


def number(token: Token) -> float | None:
    """Return a plain number, a percentage as a share, or what calc() of them makes."""
    if token.type == "number":
        return _bounded(token.value)
    if token.type == "percentage":
        return _bounded(token.value / 100)
    if token.type == "function":
        value = _evaluate(token, 0)
        if isinstance(value, float):
            return value
        if isinstance(value, Length) and value[:3] == (0, 0, 0):
            return value.share
    return None


def length(token: Token, *, unitless: bool = False) -> Length | str | None:
    """Return the length of a token, its keyword, or None where it is neither.

    `unitless` takes numbers for pixels (Quirks Mode Standard, section 3.2).
    """
    match token.type:
        case "dimension":
            return _dimension(token)
        case "percentage":
            return Length(share=_bounded(token.value / 100) or _NO_SHARE)
        case "number":
            return Length(px=_bounded(token.value)) if unitless or token.value == 0 else None
        case "ident":
            return str(token.lower_value)
        case "function":
            value = _evaluate(token, 0)
            return value if isinstance(value, Length) else UNKNOWN
    return None


def angle(token: Token) -> float | None:
    """Return an angle in degrees."""
    if token.type == "dimension" and token.lower_unit in _ANGLES:
        return _bounded(token.value) * _ANGLES[token.lower_unit]
    return 0.0 if token.type == "number" and token.value == 0 else None


def _bounded(value: float) -> float:
    return max(-_MOST, min(_MOST, float(value)))


def _dimension(token: Token) -> Length | None:
    value, unit = _bounded(token.value), token.lower_unit
    if unit in _ABSOLUTE:
        return Length(px=value * _ABSOLUTE[unit])
    if unit in _OF_FONT:
        return Length(em=value * _OF_FONT[unit])
    if unit in _OF_ROOT:
        return Length(rem=value * _OF_ROOT[unit])
    if len(unit) > 2 and unit[0] in "sld" and unit[1:] in _OF_SCREEN:  # noqa: PLR2004
        unit = unit[1:]  # svh, lvw, dvh: the small, large and dynamic screen
    return Length(px=value / 100 * _OF_SCREEN[unit]) if unit in _OF_SCREEN else None


_Value = float | Length


def _evaluate(function: Token, depth: int) -> _Value | None:
    """Return what calc(), min(), max() or clamp() come to, or None."""
    if depth > _DEEPEST_CALC:
        return None
    name = function.lower_name if function.type == "function" else "calc"
    content = function.arguments if function.type == "function" else function.content
    arguments = [_sum(part, depth + 1) for part in split(content, ",")]
    known = [a for a in arguments if a is not None]
    if not known or len(known) < len(arguments):
        return None
    if name in {"calc", "-webkit-calc"} and len(known) == 1:
        return known[0]
    if name in {"min", "max"}:
        return (min if name == "min" else max)(known, key=_rough)
    if name == "clamp" and len(known) == 3:  # noqa: PLR2004
        low, value, high = known
        return max(low, min(value, high, key=_rough), key=_rough)
    return None


def _rough(value: _Value) -> float:
    return value.rough if isinstance(value, Length) else value


def _sum(tokens: list[Token], depth: int) -> _Value | None:
    """Return the sum of products; + and - stand between white space, so numbers carry signs."""
    total: _Value | None = None
    sign = 1.0
    factors: list[Token] = []
    for token in [*tokens, None]:
        if token is None or (token.type == "literal" and token.value in "+-"):
            term = _product(factors, depth)
            total = term if total is None and sign > 0 else _add(total, term, sign)
            if total is None:
                return None
            sign, factors = (-1.0 if token is not None and token.value == "-" else 1.0), []
        else:
            factors.append(token)
    return total


def _add(left: _Value | None, right: _Value | None, sign: float) -> _Value | None:
    if isinstance(left, Length) and isinstance(right, Length):
        return Length(*(a + sign * b for a, b in zip(left, right, strict=True)))
    if isinstance(left, float) and isinstance(right, float):
        return left + sign * right
    return None


def _product(tokens: list[Token], depth: int) -> _Value | None:
    values = [_operand(t, depth) for t in tokens[::2]]
    signs = [t.value if t.type == "literal" else "" for t in tokens[1::2]]
    if not values or len(values) != len(signs) + 1 or any(s not in {"*", "/"} for s in signs):
        return None
    result = values[0]
    for sign, value in zip(signs, values[1:], strict=True):
        result = _times(result, value) if sign == "*" else _divided(result, value)
    return result


def _times(left: _Value | None, right: _Value | None) -> _Value | None:
    if isinstance(left, float) and isinstance(right, Length):
        left, right = right, left
    if isinstance(left, Length) and isinstance(right, float):
        return Length(*(_bounded(part * right) for part in left))
    if isinstance(left, float) and isinstance(right, float):
        return _bounded(left * right)
    return None


def _divided(left: _Value | None, right: _Value | None) -> _Value | None:
    return _times(left, 1 / right) if isinstance(right, float) and right else None


def _operand(token: Token, depth: int) -> _Value | None:
    if token.type in {"function", "() block"}:
        return _evaluate(token, depth)
    if token.type == "number":
        return _bounded(token.value)
    value = length(token)
    return value if isinstance(value, Length) else None


def sides(parts: Sequence[Token], read: Callable[[Token], object]) -> list[object] | None:
    """Return top, right, bottom and left of one to four values, or None."""
    values = [read(part) for part in parts]
    if not 1 <= len(values) <= 4 or None in values:  # noqa: PLR2004
        return None
    top = values[0]
    right = values[1] if len(values) > 1 else top
    bottom = values[2] if len(values) > 2 else top  # noqa: PLR2004
    return [top, right, bottom, values[3] if len(values) > 3 else right]  # noqa: PLR2004
