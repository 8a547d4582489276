"""How clients mark what they put into a mail: data, a row each, and one function that reads it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum, auto

from bs4.element import Tag


class Mark(Enum):
    """What the markup says of an element."""

    CITED = auto()
    """Quoted for sure; who wrote it stands above, or is the first thing in it."""
    INDENTED = auto()
    """A blockquote without a mark: quoted if an attribution stands above."""
    CONTAINER = auto()
    """Holds the attribution or the header block and below it what is quoted."""
    MAYBE = auto()
    """The same, but people type in it too: nothing is quoted unless it begins with one of them."""
    HEADER = auto()
    """Holds the header block; what is quoted follows it, to the end of what it stands in."""
    RULED = auto()
    """The same if a header block stands in it; a line above is drawn for other reasons too."""
    ATTRIBUTION = auto()
    """The line above a quote."""
    SIGNATURE = auto()
    FORWARD = auto()


_CLASSES = {
    "gmail_quote": Mark.MAYBE,  # Gmail, Superhuman and others over its interface
    "gmail_quote_container": Mark.MAYBE,
    "gmail_attr": Mark.ATTRIBUTION,
    "gmail_signature": Mark.SIGNATURE,
    "moz-cite-prefix": Mark.ATTRIBUTION,
    "moz-signature": Mark.SIGNATURE,  # Thunderbird
    "moz-forward-container": Mark.FORWARD,
    "yahoo_quoted": Mark.CONTAINER,
    "protonmail_quote": Mark.MAYBE,
    "protonmail_signature_block": Mark.SIGNATURE,
    "zmail_extra": Mark.CONTAINER,  # Zoho
    "ms-outlook-mobile-reference-message": Mark.CONTAINER,
    "ms-outlook-mobile-signature": Mark.SIGNATURE,
    "tutanota_quote": Mark.CITED,
    "-x-evo-signature-wrapper": Mark.SIGNATURE,  # Evolution
    "-x-evo-signature": Mark.SIGNATURE,
    "applemailsignature": Mark.SIGNATURE,
    "freshdesk_quote": Mark.CONTAINER,
    "front-blockquote": Mark.CITED,
    "front-signature": Mark.SIGNATURE,
    "missive_quote": Mark.MAYBE,
    "edo-signature": Mark.SIGNATURE,  # Edison Mail
}
_IDS = {
    "divrplyfwdmsg": Mark.HEADER,  # Outlook on the web, new Outlook, Outlook for phones
    "mail-editor-reference-message-container": Mark.CONTAINER,
    "olk_src_body_section": Mark.CONTAINER,  # Outlook for Mac
    "mac_signature": Mark.SIGNATURE,
    "signature": Mark.SIGNATURE,  # Outlook on the web
    "ms-outlook-mobile-signature": Mark.SIGNATURE,
    "applemailsignature": Mark.SIGNATURE,
    "zm-_id_-sgn": Mark.SIGNATURE,  # Zoho
    "_rc_sig": Mark.SIGNATURE,  # Roundcube
    "reply-intro": Mark.ATTRIBUTION,
    "isreplycontent": Mark.CITED,  # NetEase
    "mailbird-quote": Mark.CONTAINER,
    "composer_signature": Mark.SIGNATURE,  # Samsung
}
_NAMES = {
    "messagereplysection": Mark.CONTAINER,  # Spark
    "messagesignaturesection": Mark.SIGNATURE,
    "quote": Mark.CONTAINER,  # GMX, Web.de, mail.com
}
_MARKERS = {"__quoted_text__": Mark.CITED, "__headers__": Mark.HEADER}
"""`data-marker` of Zimbra."""

_PREFIX = re.compile(r"(?:x_)+|m_-?\d+|yiv\d+|ydp[0-9a-f]+(?:yiv\d+)?")
"""What Outlook, Gmail and Yahoo put before the names of mail that they quote, or of their own."""

_YAHOO_SIGNATURE = re.compile(r"ydp[0-9a-f]+signature")
_TOP_BORDER = re.compile(r"border-top(?:-style|-width)?\s*:\s*(?!none|0)", re.IGNORECASE)
_LONGEST_NAME = 80
_LONGEST_STYLE = 300


def mark_of(tag: Tag) -> Mark | None:
    """Return what the markup says of an element, None where it says nothing."""
    attributes = tag.attrs
    found = None if _NAMING.isdisjoint(attributes) else _by_name(attributes)
    if tag.name != "blockquote":
        style = attributes.get("style") if found is None and tag.name == "div" else None
        ruled = style and "border-top" in style and _TOP_BORDER.search(str(style)[:_LONGEST_STYLE])
        return Mark.RULED if ruled else found
    if found is Mark.CITED or str(attributes.get("type", "")).lower() == "cite":
        return Mark.CITED
    if found is Mark.MAYBE and "border-left" in str(attributes.get("style", ""))[:_LONGEST_STYLE]:
        return Mark.CITED  # Gmail's indents have the same class and no line
    return Mark.INDENTED if found in {None, Mark.MAYBE} else found


def _by_name(attributes: Mapping[str, object]) -> Mark | None:
    classes = attributes.get("class")
    if isinstance(classes, list):
        for name in classes:
            if mark := _CLASSES.get(plain_name(name)) or _yahoo(name):
                return mark
    for attribute, marks in _ATTRIBUTES:
        value = attributes.get(attribute)
        if isinstance(value, str) and (mark := marks.get(plain_name(value))):
            return mark
    return None


_NAMING = frozenset({"class", "id", "name", "data-marker"})
_ATTRIBUTES = (("id", _IDS), ("name", _NAMES), ("data-marker", _MARKERS))


def plain_name(name: str) -> str:
    """Return a class or id as its own client wrote it, in lower case."""
    name = name[:_LONGEST_NAME].lower()
    match = _PREFIX.match(name)
    return name[match.end() :] if match else name


def _yahoo(name: str) -> Mark | None:
    return Mark.SIGNATURE if _YAHOO_SIGNATURE.fullmatch(name[:_LONGEST_NAME]) else None
