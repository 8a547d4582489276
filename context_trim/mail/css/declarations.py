"""Declarations: from the text of a style to longhand properties with values that were read.

A value is a `Length`, a number, a `Color`, a keyword, a list of tokens, or UNKNOWN where browsers
may understand what we don't. What no browser takes is dropped, as they do.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from typing import NamedTuple

import tinycss2

from context_trim.mail.css.colors import hex_color, read_color
from context_trim.mail.css.values import (
    UNKNOWN,
    Length,
    Token,
    length,
    number,
    sides,
    significant,
    written,
)

Value = object
"""What the docstring of this module lists."""


class Declaration(NamedTuple):
    """A property as written: its name, the text of its value, and whether it is important."""

    name: str
    value: str
    important: bool = False


WIDE = frozenset({"inherit", "initial", "unset", "revert", "revert-layer"})
"""Keywords that every property takes."""

LONGEST_STYLE = 100_000
"""Characters of one style that are read."""


def read_style(text: str) -> tuple[Declaration, ...]:
    """Return the declarations of a style attribute that can hide or show text, as written."""
    return _remembered(text) if len(text) <= _REMEMBERED else _read(text[:LONGEST_STYLE])


_REMEMBERED = 500
_PLAIN_BREAKERS = frozenset("\\\"'()[]{}/@<!")


@functools.lru_cache(maxsize=2048)
def _remembered(text: str) -> tuple[Declaration, ...]:
    return _read(text)


def _read(text: str) -> tuple[Declaration, ...]:
    if _PLAIN_BREAKERS.isdisjoint(text) and "--" not in text:
        return tuple(_split_plain(text))
    contents = tinycss2.parse_blocks_contents(text, skip_comments=True, skip_whitespace=True)
    return tuple(declared(contents))


def _split_plain(text: str) -> list[Declaration]:
    """Split a style without strings, blocks, comments, escapes and custom properties.

    There, a semicolon ends a declaration and the first colon its name (CSS Syntax, section 5.4.5).
    It is thirty times faster than parsing; a test holds it against tinycss2.
    """
    found = []
    for part in text.split(";"):
        name, colon, value = part.partition(":")
        name = name.strip(_BLANKS).lower()
        if colon and concerns(name) and (value := value.strip(_BLANKS)):
            found.append(Declaration(name, value))
    return found


_BLANKS = " \t\n\r\f"


def declared(contents: Sequence[Token]) -> list[Declaration]:
    """Return the declarations among what a block holds that can hide or show text."""
    found = []
    for item in contents:
        if item.type != "declaration":
            continue
        name = item.name if item.name.startswith("--") else item.lower_name
        if concerns(name) and (value := written(item.value)) is not None:
            found.append(Declaration(name, value, bool(item.important)))
    return found


def concerns(name: str) -> bool:
    """Return whether a property has a say in what is seen."""
    return name in _READERS or name in _ALIASES or name.startswith("--")


@functools.lru_cache(maxsize=8192)
def longhands(name: str, value: str, *, quirks: bool) -> tuple[tuple[str, Value], ...]:
    """Return the longhand properties that a declaration sets; none where it is invalid."""
    lowered = value.lower()
    if lowered in WIDE:
        return tuple((n, lowered) for n in expansion(name))
    name = _ALIASES.get(name, name)
    reader = _READERS[name]
    if reader is _color and value.startswith("#"):
        color = hex_color(value[1:])  # most values are; they need no tokens
        return () if color is None else ((name, color),)
    tokens = tinycss2.parse_component_value_list(value, skip_comments=True)
    parts = significant(tokens)
    return tuple(reader(name, parts, quirks)) if parts else ()


def expansion(name: str) -> tuple[str, ...]:
    """Return the longhand properties of a property."""
    name = _ALIASES.get(name, name)
    return _EXPANSIONS.get(name, (name,))


_Found = list[tuple[str, Value]]
_Reader = Callable[[str, list[Token], bool], _Found]


def _keyword(*allowed: str) -> _Reader:
    names = frozenset(allowed)

    def read(name: str, parts: list[Token], _quirks: bool) -> _Found:  # noqa: FBT001
        words = [t.lower_value for t in parts if t.type == "ident"]
        joined = " ".join(words)
        return [(name, joined)] if len(words) == len(parts) and joined in names else []

    return read


def _length(*keywords: str, negative: bool = True) -> _Reader:
    def read(name: str, parts: list[Token], quirks: bool) -> _Found:  # noqa: FBT001
        value = length(parts[0], unitless=quirks) if len(parts) == 1 else None
        if isinstance(value, str):
            known = value in keywords or value == UNKNOWN
            return [(name, value)] if known else []
        below = isinstance(value, Length) and not negative and min(value) < 0 and max(value) <= 0
        return [] if value is None or below else [(name, value)]

    return read


def _number(name: str, parts: list[Token], _quirks: bool) -> _Found:  # noqa: FBT001
    value = number(parts[0]) if len(parts) == 1 else None
    if value is None and parts[0].type == "function":
        return [(name, UNKNOWN)]
    return [] if value is None else [(name, value)]


def _line_height(name: str, parts: list[Token], quirks: bool) -> _Found:  # noqa: FBT001
    if len(parts) == 1 and parts[0].type == "number":
        return [(name, float(parts[0].value))] if parts[0].value >= 0 else []
    return _length("normal", negative=False)(name, parts, quirks)


def _color(name: str, parts: list[Token], quirks: bool) -> _Found:  # noqa: FBT001
    value = read_color(parts[0], quirks=quirks) if len(parts) == 1 else None
    return [] if value is None else [(name, value)]


def _tokens(name: str, parts: list[Token], _quirks: bool) -> _Found:  # noqa: FBT001
    return [(name, tuple(parts))]


def _font(_name: str, parts: list[Token], quirks: bool) -> _Found:  # noqa: FBT001
    """Read the size and the height of a line from the shorthand `font`."""
    for at, token in enumerate(parts):
        if found := _font_size("font-size", [token], quirks and token.type != "number"):
            if not parts[at + 1 :]:
                return []
            height: _Found = [("line-height", "normal")]
            if parts[at + 1] == "/" and parts[at + 2 : at + 3]:
                height = _line_height("line-height", parts[at + 2 : at + 3], quirks) or height
            return found + height
        if token.type not in {"ident", "number"}:
            return []
    system = len(parts) == 1 and parts[0].type == "ident" and parts[0].lower_value in _SYSTEM_FONTS
    return [("font-size", Length(px=13.0)), ("line-height", "normal")] if system else []


_SYSTEM_FONTS = frozenset({
    "caption", "icon", "menu", "message-box", "small-caption", "status-bar",
})  # fmt: skip


def _background(_name: str, parts: list[Token], quirks: bool) -> _Found:  # noqa: FBT001
    """Read colour, image and clip from the shorthand; its last layer holds the colour."""
    color: Value = None
    image: Value = "none"
    clip: Value = "border-box"
    for token in parts:
        found = read_color(token, quirks=quirks and token.type == "ident" and len(parts) == 1)
        if token.type in {"url", "function"} and (found is None or found == UNKNOWN):
            image = UNKNOWN
        elif found is not None:
            color = found
        elif token.type == "ident" and token.lower_value == "text":
            clip = "text"
        elif token.type == "ident" and token.lower_value not in _BACKGROUND_WORDS:
            return []
    return [
        ("background-color", "initial" if color is None else color),
        ("background-image", image),
        ("background-clip", clip),
    ]


_BACKGROUND_WORDS = frozenset({
    "none", "repeat", "repeat-x", "repeat-y", "no-repeat", "space", "round", "scroll", "fixed",
    "local", "left", "right", "top", "bottom", "center", "cover", "contain", "auto", "border-box",
    "padding-box", "content-box", "border-area",
})  # fmt: skip


def _background_image(name: str, parts: list[Token], _quirks: bool) -> _Found:  # noqa: FBT001
    none = len(parts) == 1 and parts[0].type == "ident" and parts[0].lower_value == "none"
    pictures = any(t.type in {"url", "function"} for t in parts)
    return [(name, "none")] if none else [(name, UNKNOWN)] if pictures else []


def _overflow(_name: str, parts: list[Token], quirks: bool) -> _Found:  # noqa: FBT001
    read = _keyword(*_OVERFLOWS)
    across = read("overflow-x", parts[:1], quirks)
    down = read("overflow-y", parts[1:2] or parts[:1], quirks)
    return across + down if len(parts) <= 2 and across and down else []  # noqa: PLR2004


_OVERFLOWS = ("visible", "hidden", "clip", "scroll", "auto", "overlay")


def _sides(pattern: str, *keywords: str, negative: bool = True) -> _Reader:
    each = _length(*keywords, negative=negative)

    def read(_name: str, parts: list[Token], quirks: bool) -> _Found:  # noqa: FBT001
        def one(token: Token) -> object:
            found = each("", [token], quirks)
            return found[0][1] if found else None

        values = sides(parts, one)
        names = (pattern.format(side) for side in _SIDE_NAMES)
        return list(zip(names, values, strict=True)) if values else []

    return read


_SIDE_NAMES = ("top", "right", "bottom", "left")


def _pair(start: str, end: str, *keywords: str) -> _Reader:
    each = _length(*keywords)

    def read(_name: str, parts: list[Token], quirks: bool) -> _Found:  # noqa: FBT001
        first = each(start, parts[:1], quirks)
        second = each(end, parts[1:2] or parts[:1], quirks)
        return first + second if len(parts) <= 2 and first and second else []  # noqa: PLR2004

    return read


_FONT_SIZES = {
    "xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0,
    "x-large": 24.0, "xx-large": 32.0, "xxx-large": 48.0,
}  # fmt: skip


def _font_size(name: str, parts: list[Token], quirks: bool) -> _Found:  # noqa: FBT001
    if len(parts) == 1 and parts[0].type == "ident":
        word = parts[0].lower_value
        if word in _FONT_SIZES:
            return [(name, Length(px=_FONT_SIZES[word]))]
        factor = {"smaller": 1 / 1.2, "larger": 1.2}.get(word)
        return [(name, Length(em=factor))] if factor else []
    return _length(negative=False)(name, parts, quirks)


_DISPLAYS = _keyword(
    "none", "inline", "block", "inline-block", "list-item", "table", "inline-table", "table-row",
    "table-cell", "table-row-group", "table-header-group", "table-footer-group", "table-column",
    "table-column-group", "table-caption", "flex", "inline-flex", "grid", "inline-grid",
    "flow-root", "contents", "ruby", "ruby-text", "ruby-base", "math", "-webkit-box",
    "-webkit-inline-box", "-webkit-flex", "-webkit-inline-flex", "block flow", "inline flow",
    "block flow-root", "inline flow-root", "block flex", "inline flex", "block grid", "inline grid",
    "flow", "block list-item", "inline list-item",
)  # fmt: skip

_READERS: dict[str, _Reader] = {
    "display": _DISPLAYS,
    "visibility": _keyword("visible", "hidden", "collapse"),
    "content-visibility": _keyword("visible", "hidden", "auto"),
    "position": _keyword("static", "relative", "absolute", "fixed", "sticky", "-webkit-sticky"),
    "float": _keyword("none", "left", "right", "inline-start", "inline-end"),
    "box-sizing": _keyword("content-box", "border-box"),
    "white-space": _keyword("normal", "nowrap", "pre", "pre-wrap", "pre-line", "break-spaces"),
    "mix-blend-mode": _tokens,
    "backface-visibility": _keyword("visible", "hidden"),
    "opacity": _number,
    "zoom": _number,
    "font-size": _font_size,
    "font": _font,
    "line-height": _line_height,
    "letter-spacing": _length("normal"),
    "text-indent": lambda name, parts, quirks: _length()(name, parts[:1], quirks),
    "color": _color,
    "-webkit-text-fill-color": _color,
    "text-shadow": _tokens,
    "-webkit-text-stroke": _tokens,
    "background": _background,
    "background-color": _color,
    "background-image": _background_image,
    "background-clip": _keyword(
        "border-box", "padding-box", "content-box", "text", "border-area", "border-box text"
    ),
    "overflow": _overflow,
    "overflow-x": _keyword(*_OVERFLOWS),
    "overflow-y": _keyword(*_OVERFLOWS),
    "clip": _tokens,
    "clip-path": _tokens,
    "transform": _tokens,
    "scale": _tokens,
    "translate": _tokens,
    "rotate": _tokens,
    "filter": _tokens,
    "mask-image": _tokens,
    "margin": _sides("margin-{}", "auto"),
    "padding": _sides("padding-{}", negative=False),
    "inset": _sides("{}", "auto"),
    "inset-inline": _pair("left", "right", "auto"),
    "inset-block": _pair("top", "bottom", "auto"),
    "margin-inline": _pair("margin-left", "margin-right", "auto"),
    "margin-block": _pair("margin-top", "margin-bottom", "auto"),
    "padding-inline": _pair("padding-left", "padding-right"),
    "padding-block": _pair("padding-top", "padding-bottom"),
    "all": lambda _name, _parts, _quirks: [],
}
_BOX = ("auto", "min-content", "max-content", "fit-content", "none", "stretch")
_READERS |= {n: _length(*_BOX, negative=False) for n in (
    "width", "height", "max-width", "max-height", "min-width", "min-height",
)}  # fmt: skip
_READERS |= {side: _length("auto") for side in _SIDE_NAMES}
_READERS |= {f"margin-{side}": _length("auto") for side in _SIDE_NAMES}
_READERS |= {f"padding-{side}": _length(negative=False) for side in _SIDE_NAMES}

_EXPANSIONS: dict[str, tuple[str, ...]] = {
    "font": ("font-size", "line-height"),
    "background": ("background-color", "background-image", "background-clip"),
    "overflow": ("overflow-x", "overflow-y"),
    "margin": tuple(f"margin-{side}" for side in _SIDE_NAMES),
    "padding": tuple(f"padding-{side}" for side in _SIDE_NAMES),
    "inset": _SIDE_NAMES,
    "inset-inline": ("left", "right"),
    "inset-block": ("top", "bottom"),
    "margin-inline": ("margin-left", "margin-right"),
    "margin-block": ("margin-top", "margin-bottom"),
    "padding-inline": ("padding-left", "padding-right"),
    "padding-block": ("padding-top", "padding-bottom"),
}
_EXPANSIONS["all"] = tuple(n for n in _READERS if n not in _EXPANSIONS and n != "all")

_ALIASES = {
    f"-webkit-{name}": name
    for name in (
        "opacity", "transform", "clip-path", "filter", "box-sizing", "background-clip",
        "backface-visibility", "mask-image",
    )
} | {
    "mask": "mask-image",
    "-webkit-mask": "mask-image",
    "inline-size": "width",
    "block-size": "height",
    "max-inline-size": "max-width",
    "max-block-size": "max-height",
    "inset-inline-start": "left",
    "inset-inline-end": "right",
    "inset-block-start": "top",
    "inset-block-end": "bottom",
    "margin-inline-start": "margin-left",
    "margin-inline-end": "margin-right",
    "margin-block-start": "margin-top",
    "margin-block-end": "margin-bottom",
    "padding-inline-start": "padding-left",
    "padding-inline-end": "padding-right",
    "padding-block-start": "padding-top",
    "padding-block-end": "padding-bottom",
}  # fmt: skip
"""Other names of one property; mail that writes vertically or from the right is read as if not."""
