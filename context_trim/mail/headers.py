"""Header fields of a `compat32` message, decoded without trusting them."""

from __future__ import annotations

import email.header
import email.utils
import re
from datetime import UTC, datetime
from email.errors import MessageError
from email.message import Message

from context_trim.mail.charset import clean, decode
from context_trim.models import Mailbox

_LONGEST = 20_000
"""Characters of a field that are read; RFC 5322 allows 998 a line."""

_NAMED = re.compile(r"\s*([^<>]*?)\s*<([^<>\s]+@[^<>\s]+)>\s*")
"""The common form; the name may hold an unquoted comma, as Outlook writes it above quotes."""

_MESSAGE_ID = re.compile(r"<([^<>\s]{1,500})>")


def field(message: Message, name: str) -> str:
    """Return a field unfolded and decoded (RFC 2047), or an empty string."""
    return decode_words(_raw(message, name))


def message_ids(message: Message, name: str) -> tuple[str, ...]:
    """Return the message ids in a field, in order, without their brackets."""
    return tuple(dict.fromkeys(_MESSAGE_ID.findall(_raw(message, name))))


def mailbox(message: Message, name: str) -> Mailbox:
    """Return the first mailbox of an address field."""
    return parse_mailbox(_raw(message, name))


def parse_mailbox(text: str) -> Mailbox:
    """Read "Name <address>"; what cannot be read as an address becomes the name."""
    if match := _NAMED.fullmatch(text[:_LONGEST]):
        return Mailbox(
            name=one_line(decode_words(match[1].strip("\"' "))), address=one_line(match[2])
        )
    try:
        # Split first and decode then: an encoded name may hold a comma (RFC 2047, section 6.2).
        name, address = email.utils.parseaddr(text[:_LONGEST])
    except (IndexError, ValueError, TypeError, AttributeError, RecursionError):
        name, address = "", ""
    if "@" not in address:
        return Mailbox(name=one_line(decode_words(text)))
    return Mailbox(name=one_line(decode_words(name)), address=one_line(address))


def date(message: Message, name: str) -> datetime | None:
    """Return a date field, with a zone where it gives one ("-0000" is UTC), or None."""
    try:
        text = _raw(message, name)
        value = email.utils.parsedate_to_datetime(text)
        if "-0000" in text:  # UTC, from wherever (RFC 5322, section 3.3)
            value = value.replace(tzinfo=UTC)
        value.astimezone(UTC)  # the years 1 and 9999 overflow here and not later
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError):
        return None
    return value


def decode_words(text: str) -> str:
    """Decode encoded words (RFC 2047); damaged ones stay as they are."""
    try:
        parts = email.header.decode_header(text)
    except (ValueError, LookupError, IndexError, MessageError):
        return one_line(text)
    return one_line("".join(_decoded(data, charset) for data, charset in parts))


def one_line(text: str) -> str:
    """Return the text on one line, cleaned, its white space folded."""
    return " ".join(clean(text).split())


def _decoded(data: bytes | str, charset: str | None) -> str:
    return data if isinstance(data, str) else decode(data, charset or "")[0]


def _raw(message: Message, name: str) -> str:
    # get() wraps fields with raw 8-bit bytes and loses them; raw_items() gives them as they came.
    values = (v for k, v in message.raw_items() if k.lower() == name.lower())
    text = str(next(values, ""))[:_LONGEST]
    if any("\udc80" <= c <= "\udcff" for c in text):
        text = decode(text.encode("utf-8", "surrogateescape"), "")[0]
    return text
