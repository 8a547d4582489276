"""Markup that our HTML parser and browsers read differently, brought to what browsers read."""

from __future__ import annotations

import re

_SELF_CLOSED = re.compile(
    r"(<(?:a|abbr|b|blockquote|center|code|del|div|dl|dt|dd|em|fieldset|font|footer|form|h[1-6]"
    r"|header|i|ins|label|li|main|nav|ol|p|pre|q|s|section|small|span|strike|strong|sub|sup|table"
    r"|tbody|td|tfoot|th|thead|tr|tt|u|ul)(?:\s[^<>]*[\s\"'])?)/>",
    re.IGNORECASE,
)
"""Linear: from each "<" it reads to the next bracket, and nothing twice."""


def open_self_closed(html: str) -> str:
    """Return HTML in which `<div/>` opens an element, as it does in browsers.

    HTML, section 13.1.2.1: on elements that aren't void the slash means nothing. Our parser ends
    the element there, so that text which browsers hide with it would be shown.
    """
    return _SELF_CLOSED.sub(r"\1>", html) if "/>" in html else html


_UNKNOWN = "ctx-"
_INLINE_TAG = re.compile(r"<(/?)(b|i|u|s|big|small|font|tt)(?:(\s)|(?=[/>]))", re.IGNORECASE)


def keep_around_paragraphs(html: str) -> str:
    """Return HTML in which `<b style=…>`, `<font …>` and the like hold paragraphs, as in browsers.

    libxml2 ends them where a paragraph or <center> begins (HTML 4), so that `<b hidden><p>` would
    show what browsers hide. Names that it doesn't know it leaves open; `known_name` gives theirs.
    Elements without attributes stay: where they are misnested, libxml2 mends them better.
    """
    opened: dict[str, list[bool]] = {}

    def renamed(match: re.Match[str]) -> str:
        stack = opened.setdefault(match[2].lower(), [])
        if not match[1]:
            stack.append(bool(match[3]))
            rename = stack[-1]
        else:
            rename = stack.pop() if stack else False
        return f"<{match[1]}{_UNKNOWN}{match[0][1 + len(match[1]) :]}" if rename else match[0]

    return _INLINE_TAG.sub(renamed, html)


def known_name(name: str) -> str:
    """Return the name of an element as the mail has it."""
    return name.removeprefix(_UNKNOWN)


def known_names(text: str) -> str:
    """Return text that may show markup, in <xmp> or <plaintext>, as the mail has it."""
    return text.replace(f"<{_UNKNOWN}", "<").replace(f"</{_UNKNOWN}", "</")
