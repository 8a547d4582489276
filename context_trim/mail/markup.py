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
