"""Attribute selectors."""

from __future__ import annotations

from collections.abc import Callable

from bs4 import Tag
from cssselect2 import parser

from context_trim.mail.css.ground import Ground, Matcher


def attribute(simple: parser.AttributeSelector) -> Matcher:
    """Compile an attribute selector."""
    name, wanted, operator = simple.lower_name, simple.value, simple.operator
    folds = simple.case_sensitive is False or (
        simple.case_sensitive is None and name in _CASELESS_ATTRIBUTES
    )
    if operator is None:
        return lambda tag, _: name in tag.attrs
    wanted = wanted.lower() if folds else wanted
    compare = _COMPARISONS[operator]

    def match(tag: Tag, _ground: Ground) -> bool:
        value = tag.attrs.get(name)
        if value is None:
            return False
        text = value if isinstance(value, str) else " ".join(value)
        return compare(text.lower() if folds else text, wanted)

    return match


_COMPARISONS: dict[str, Callable[[str, str], bool]] = {
    "=": lambda text, wanted: text == wanted,
    "~=": lambda text, wanted: bool(wanted) and wanted in text.split(),
    "|=": lambda text, wanted: text == wanted or text.startswith(wanted + "-"),
    "^=": lambda text, wanted: bool(wanted) and text.startswith(wanted),
    "$=": lambda text, wanted: bool(wanted) and text.endswith(wanted),
    "*=": lambda text, wanted: bool(wanted) and wanted in text,
}

_CASELESS_ATTRIBUTES = frozenset({
    "align", "alink", "bgcolor", "border", "charset", "checked", "clear", "color", "cols", "dir",
    "disabled", "face", "frame", "hspace", "lang", "link", "media", "method", "noshade", "nowrap",
    "readonly", "rel", "rules", "scope", "selected", "shape", "size", "target", "text", "type",
    "valign", "valuetype", "vlink",
})  # fmt: skip
"""HTML, section 4.16.2."""
