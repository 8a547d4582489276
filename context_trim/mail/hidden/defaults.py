"""What browsers and attributes say of an element before any style does (HTML, section 15)."""

from __future__ import annotations

from bs4 import Tag

from context_trim.mail.css.cascade import MOST_REMEMBERED, NOTHING, Values
from context_trim.mail.css.colors import BLACK, LINK, Color, legacy_color
from context_trim.mail.css.declarations import Value, longhands
from context_trim.mail.css.values import UNKNOWN, ZERO, Length
from context_trim.mail.hidden.ink import Smaller

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frame", "frameset",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "listing",
    "main", "menu", "nav", "ol", "optgroup", "option", "p", "plaintext", "pre", "search", "section",
    "summary", "ul", "xmp", "noframes",
})  # fmt: skip
DISPLAYS = {
    **dict.fromkeys(BLOCKS, "block"),
    "li": "list-item",
    "table": "table",
    "caption": "table-caption",
    "colgroup": "table-column-group",
    "col": "table-column",
    "thead": "table-header-group",
    "tbody": "table-row-group",
    "tfoot": "table-footer-group",
    "tr": "table-row",
    "td": "table-cell",
    "th": "table-cell",
    **dict.fromkeys(("button", "input", "select", "textarea", "img", "marquee", "meter",
                     "progress", "video", "audio", "canvas", "iframe", "object", "svg"),
                    "inline-block"),
    "ruby": "ruby",
    "rt": "ruby-text",
}  # fmt: skip
"""What an element is laid out as; all others are inline."""

MACHINERY = frozenset({
    "base", "basefont", "bgsound", "embed", "head", "link", "meta", "param", "script", "source",
    "style", "title", "track",
    # What Word writes about the document, with or without its <xml>
    "xml", "o:officedocumentsettings", "w:worddocument", "w:latentstyles", "m:mathpr",
    "o:shapedefaults", "o:shapelayout",
})  # fmt: skip
"""What never was text for a person; it isn't counted as hidden either."""

NEVER_SHOWN = frozenset({
    "annotation", "annotation-xml", "area", "audio", "canvas", "datalist", "defs", "desc", "iframe",
    "meter", "metadata", "noembed", "noframes", "progress", "rp", "template", "video",
})  # fmt: skip
"""What browsers show nothing of, or something else in its place: text for those that can't."""

FORM_VALUES = frozenset({"select", "textarea", "input", "datalist", "option", "optgroup"})

NAMES = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn",
    "em", "font", "i", "ins", "kbd", "label", "map", "mark", "nobr", "noscript", "output",
    "picture", "q", "rb", "rtc", "s", "samp", "slot", "small", "span", "strike", "strong", "sub",
    "sup", "time", "tt", "u", "var", "wbr", "math", *DISPLAYS, *MACHINERY, *NEVER_SHOWN,
    *FORM_VALUES,
})  # fmt: skip
"""Names of elements that are no sender's words."""

_FONT_SIZES = {
    "h1": 2.0, "h2": 1.5, "h3": 1.17, "h5": 0.83, "h6": 0.67, "small": 1 / 1.2, "sub": 1 / 1.2,
    "sup": 1 / 1.2, "big": 1.2, "rt": 0.5,
}  # fmt: skip
_SIZE_ATTRIBUTE = (10.0, 10.0, 13.0, 16.0, 18.0, 24.0, 32.0, 48.0)
"""Pixels of <font size=0> to <font size=7>."""

_MARK = Color(255, 255, 0)
_FIELD = Color(239, 239, 239)

_SVG = frozenset({"svg", "g", "text", "tspan", "textpath", "switch"})
_SVG_ATTRIBUTES = frozenset({"display", "visibility", "opacity", "font-size", "fill"})
_HINTING = _SVG_ATTRIBUTES | frozenset({
    "bgcolor", "background", "color", "size", "text", "link", "href", "width", "height", "hidden",
    "open", "popover",
})  # fmt: skip


class Defaults:
    """The hints of a page's elements; equal elements share one object."""

    def __init__(self, *, quirks: bool) -> None:
        self._quirks = quirks
        self._seen: dict[object, Values] = {}
        self.link = LINK

    def hints(self, tag: Tag) -> Values:
        """Return the properties that an element and its attributes set by themselves."""
        attributes = tag.attrs
        if not attributes or _HINTING.isdisjoint(attributes):
            key: object = tag.name
            if tag.name not in _OWN:
                return NOTHING
        else:
            key = (tag.name, *((n, _said(tag, n)) for n in sorted(_HINTING & attributes.keys())))
        if (found := self._seen.get(key)) is None:
            found = self._found(tag)
            if len(self._seen) < MOST_REMEMBERED:
                self._seen[key] = found
        return found

    def _found(self, tag: Tag) -> Values:
        found = dict(self._of_name(tag))
        attributes = tag.attrs
        if "hidden" in attributes:
            until_found = str(attributes["hidden"]).lower() == "until-found"
            found |= {"content-visibility": "hidden"} if until_found else {"display": "none"}
        if "popover" in attributes or (tag.name == "dialog" and "open" not in attributes):
            found["display"] = "none"
        if tag.name in _COLORED and (color := legacy_color(str(attributes.get("bgcolor", "")))):
            found["background-color"] = color
        if tag.name in _COLORED and attributes.get("background"):
            found["background-image"] = UNKNOWN
        if tag.name in _SIZED:
            found |= _box(tag)
        if tag.name in _SVG:
            found |= _drawn(tag)
        return found or NOTHING

    def _of_name(self, tag: Tag) -> dict[str, Value]:
        name = tag.name
        if name == "body":
            self.link = legacy_color(str(tag.attrs.get("link", ""))) or LINK
            color = legacy_color(str(tag.attrs.get("text", "")))
            return {"color": color} if color else {}
        if name == "a" and "href" in tag.attrs:
            return {"color": self.link}
        if name == "font":
            return _font(tag)
        if name == "table":
            anew: dict[str, Value] = {"text-indent": ZERO}
            if self._quirks:
                anew |= {"font-size": Length(rem=1.0), "line-height": "normal"}
            return anew
        return dict(_BY_NAME.get(name, {}))


_CUT: dict[str, Value] = {"overflow-x": "hidden", "overflow-y": "hidden"}
_BY_NAME: dict[str, dict[str, Value]] = {
    **{name: {"font-size": Smaller(size)} for name, size in _FONT_SIZES.items()},
    "mark": {"color": BLACK, "background-color": _MARK},
    "button": {"color": BLACK, "background-color": _FIELD, "font-size": Length(px=13.3)},
    # What text stands on is drawn, so its colour decides nothing.
    "svg": {**_CUT, "background-image": UNKNOWN},
    "marquee": _CUT,
}
_OWN = frozenset({"body", "table", "dialog", *_BY_NAME})
_COLORED = frozenset({"body", "table", "thead", "tbody", "tfoot", "tr", "td", "th", "marquee"})
_SIZED = frozenset({"table", "td", "th", "img", "marquee", "svg"})


def _said(tag: Tag, name: str) -> str:
    # Where a link leads to doesn't matter, only that it leads somewhere.
    return "" if name == "href" else str(tag.attrs[name])


def _font(tag: Tag) -> dict[str, Value]:
    found: dict[str, Value] = {}
    if color := legacy_color(str(tag.attrs.get("color", ""))):
        found["color"] = color
    size = str(tag.attrs.get("size", "")).strip()
    digits = size.lstrip("+-")
    if digits.isdecimal() and len(digits) <= 2:  # noqa: PLR2004
        step = int(digits) if size == digits else 3 + int(digits) * (1 if size[0] == "+" else -1)
        found["font-size"] = Length(px=_SIZE_ATTRIBUTE[max(1, min(step, 7))])
    return found


def _drawn(tag: Tag) -> dict[str, Value]:
    """Return what the attributes of drawn text set (SVG 2, section 6.6)."""
    found: dict[str, Value] = {}
    for name in sorted(_SVG_ATTRIBUTES & tag.attrs.keys()):
        value = str(tag.attrs[name])[:_LONGEST_ATTRIBUTE]
        if name == "fill":
            clear = "transparent" if value == "none" else value
            found |= longhands("-webkit-text-fill-color", clear, quirks=True)
        else:
            found |= longhands(name, value, quirks=True)
    return found


_LONGEST_ATTRIBUTE = 100


def _box(tag: Tag) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for side in ("width", "height"):
        said = str(tag.attrs.get(side, "")).strip().removesuffix("px")
        if said.isdecimal() and len(said) < 7:  # noqa: PLR2004
            found[side] = Length(px=float(said))
    return found
