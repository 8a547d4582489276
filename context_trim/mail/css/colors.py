"""Colours: reading them, laying one over another, and telling whether two look the same."""

from __future__ import annotations

from typing import NamedTuple

from tinycss2 import color4, color5

from context_trim.mail.css.values import UNKNOWN, Token


class Color(NamedTuple):
    """Red, green and blue from 0 to 255, and opacity from 0 to 1."""

    red: float
    green: float
    blue: float
    alpha: float = 1.0

    def over(self, below: Color, opacity: float = 1.0) -> Color:
        """Return what is seen of this colour, at a further opacity, on an opaque one below."""
        share = self.alpha * opacity
        if share == 1:
            return self
        rest = 1 - share
        return Color(
            self.red * share + below.red * rest,
            self.green * share + below.green * rest,
            self.blue * share + below.blue * rest,
        )


WHITE = Color(255, 255, 255)
BLACK = Color(0, 0, 0)
LINK = Color(0, 0, 238)
"""A link that nobody colours (HTML, section 15.3.4)."""

SAME_TO_THE_EYE = 5.0
"""Distance in CIE L*a*b* (CIE76) below which text is not read from its background. 2.3 is the
just noticeable difference (Mahy and others, 1994); #f4f4f4 on white is 3.9, #eee is 5.9."""


def same_to_the_eye(text: Color, background: Color) -> bool:
    """Return whether nobody reads text of one opaque colour on the other."""
    if max(abs(a - b) for a, b in zip(text[:3], background[:3], strict=True)) > _PLAINLY_APART:
        return False
    left, right = _lab(text), _lab(background)
    return sum((a - b) ** 2 for a, b in zip(left, right, strict=True)) < SAME_TO_THE_EYE**2


_PLAINLY_APART = 60
"""Levels of red, green or blue; so far apart no two colours are less than 10 in L*a*b*."""


def read_color(token: Token, *, quirks: bool) -> Color | str | None:
    """Return the colour of a token, "currentcolor", UNKNOWN, or None where it is no colour.

    `quirks` takes hexadecimal digits without "#" (Quirks Mode Standard, section 3.1).
    """
    if token.type == "hash" and (color := hex_color(token.value)):
        return color
    if quirks and (digits := _hashless(token)) and (color := hex_color(digits)):
        return color
    if token.type == "ident":
        if token.lower_value == "currentcolor":
            return "currentcolor"
        if token.lower_value in _SYSTEM:
            return _SYSTEM[token.lower_value]
    if token.type not in {"ident", "function"}:
        return None
    return _converted(token)


def hex_color(digits: str) -> Color | None:
    """Return the colour of three, four, six or eight hexadecimal digits."""
    if len(digits) in {3, 4}:
        digits = "".join(d + d for d in digits)
    if len(digits) not in {6, 8} or not _HEX.issuperset(digits):
        return None
    red, green, blue, *alpha = bytes.fromhex(digits)
    return Color(red, green, blue, alpha[0] / 255 if alpha else 1.0)


def legacy_color(text: str) -> Color | None:
    """Read an attribute such as bgcolor, where nearly anything is a colour.

    HTML, section 2.3.6, "rules for parsing a legacy color value".
    """
    text = text.strip()[:_LONGEST_LEGACY].lower()
    if not text or text == "transparent":
        return None
    if named := color4.parse_color(text) if text.isalpha() else None:
        return _rgb(named)
    if text.startswith("#") and len(text) == 4 and (color := hex_color(text[1:])):  # noqa: PLR2004
        return color
    digits = "".join(c if c in _HEX else "0" for c in text.removeprefix("#"))[:128] or "0"
    digits += "0" * (-len(digits) % 3)
    third = len(digits) // 3
    parts = [digits[i * third : (i + 1) * third][-8:] for i in range(3)]
    while len(parts[0]) > 2 and all(p[0] == "0" for p in parts):  # noqa: PLR2004
        parts = [p[1:] for p in parts]
    return Color(*(int(p[:2], 16) for p in parts))


_HEX = frozenset("0123456789abcdefABCDEF")
_LONGEST_LEGACY = 200
_SYSTEM = {
    "canvas": WHITE, "window": WHITE, "field": WHITE, "canvastext": BLACK, "windowtext": BLACK,
    "fieldtext": BLACK, "buttontext": BLACK, "buttonface": Color(239, 239, 239),
    "linktext": LINK, "-webkit-link": LINK, "visitedtext": Color(85, 26, 139),
    "graytext": Color(128, 128, 128), "marktext": BLACK, "mark": Color(255, 255, 0),
    "text": BLACK, "menutext": BLACK, "infotext": BLACK, "captiontext": BLACK,
}  # fmt: skip
"""CSS Color, level 4, section 10, as browsers paint them on a light screen."""


def _hashless(token: Token) -> str:
    """Return the digits of a colour without "#", which CSS reads as a name, number or both."""
    if token.type == "ident":
        return str(token.value)
    if token.type == "number" and token.is_integer:
        return str(token.representation).rjust(6, "0")
    if token.type == "dimension" and token.is_integer:
        return f"{token.representation}{token.unit}".rjust(6, "0")
    return ""


def _converted(token: Token) -> Color | str | None:
    try:
        color = color5.parse_color(token, ("light",))
        if color is None:
            return UNKNOWN if token.type == "function" else None
        return _rgb(color)
    # Its conversions raise what they like on odd numbers and spaces: undecided, not an error.
    except (ValueError, TypeError, ArithmeticError, AttributeError, NotImplementedError):
        return UNKNOWN


def _rgb(color: color4.Color) -> Color:
    if color.space in _LIKE_SRGB:
        shares = [float(c or 0) for c in color.coordinates]
    elif color.space in _POLAR:
        shares = [float(c or 0) for c in color.to("srgb").coordinates]
    else:
        shares = _from_lab(*(float(c or 0) for c in color.to("lab").coordinates))
    red, green, blue = (max(0.0, min(255.0, c * 255)) for c in shares)
    return Color(red, green, blue, color.alpha)


_POLAR = frozenset({"hsl", "hwb"})
_LIKE_SRGB = frozenset({"srgb", "display-p3", "a98-rgb", "rec2020", "prophoto-rgb"})
"""Wider spaces have the same greys, and what is near in one is near in the other."""


def _from_lab(lightness: float, a: float, b: float) -> list[float]:
    """Return sRGB's shares of a colour of L*a*b* under D50 (CSS Color, level 4, section 18)."""
    y = (lightness + 16) / 116
    x, z = a / 500 + y, y - b / 200
    white = (0.96422, 1.0, 0.82521)
    xyz = [w * (v**3 if v > 6 / 29 else (v - 16 / 116) / 7.787) for w, v in zip(
        white, (x, y, z), strict=True)]  # fmt: skip
    linear = (sum(m * v for m, v in zip(row, xyz, strict=True)) for row in _D50_TO_SRGB)
    return [_gamma(max(0.0, v)) for v in linear]


_D50_TO_SRGB = (
    (3.1339, -1.6169, -0.4906),
    (-0.9788, 1.9161, 0.0335),
    (0.0719, -0.2290, 1.4052),
)


def _gamma(share: float) -> float:
    return share * 12.92 if share <= 0.0031308 else 1.055 * share ** (1 / 2.4) - 0.055  # noqa: PLR2004


def _lab(color: Color) -> tuple[float, float, float]:
    """Return L*a*b* of an sRGB colour under D65 (CIE 15; IEC 61966-2-1)."""
    red, green, blue = (_linear(c / 255) for c in color[:3])
    x = _cube((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505)
    y = _cube(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    z = _cube((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4  # noqa: PLR2004


def _cube(value: float) -> float:
    return value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116  # noqa: PLR2004
