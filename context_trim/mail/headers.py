"""What the header fields of a mail say: text, people, ids and dates."""

from __future__ import annotations

import email.utils
import re
from collections.abc import Iterator
from datetime import UTC, datetime

from context_trim.mail.charset import clean
from context_trim.mail.header import Header
from context_trim.mail.words import decode_words, header_text, one_line, plain_ascii
from context_trim.models import Mailbox

_ADDRESS = re.compile(r"[^\s<>@]+@[^\s<>]+")
_BARE = re.compile(r"[^\s<>@\"(),:;]+@[^\s<>\"(),:;]+")

_LONGEST_MAILBOX = 1_000
_LONGEST_NAME = 100
_LONGEST_DATE = 200

_ID = re.compile(r"<([^<>]{1,500})>")
_BARE_ID = re.compile(r"[^\s<>,;:()\"'@]{1,250}@[^\s<>,;:()\"'@]{1,250}")

_SEPARATED = re.compile(
    r"\"(?:[^\"\\]|\\.){0,200}\"|<[^>]{0,400}>|\([^()]{0,200}\)|[,;]|[^\",;<(]+|.", re.DOTALL
)
"""A list of addresses in pieces: what is quoted or in brackets holds no separator."""

THREAD_ID, LABELS = "X-GM-THRID", "X-Gmail-Labels"
"""The fields in which Gmail's exports (Takeout) carry thread and labels."""

_LONGEST_THREAD_ID = 500
_TAKEOUT_THREAD = re.compile(r"[0-9]{16,20}")
_LABEL_PIECE = re.compile(r'"[^"]*"|,|[^",]+|"')
"""Labels are a line of CSV: what is quoted may hold commas, and quotes doubled."""


def field(header: Header, name: str) -> str:
    """Return a field unfolded and decoded (RFC 2047), or an empty string."""
    return decode_words(_text(header, name))


def message_ids(header: Header, name: str) -> tuple[str, ...]:
    """Return the message ids in a field, in order, without their brackets.

    White space inside, which folding leaves, is taken out. Ids that lost their brackets count
    where the field holds nothing else.
    """
    text = clean(" ".join(_decoded(v, header) for v in header.values(name)))
    found = ["".join(i.split()) for i in _ID.findall(text)]
    if not any(found):
        bare = text.replace("<", " ").replace(">", " ").replace(",", " ").split()
        found = bare if all(_BARE_ID.fullmatch(i) for i in bare) else []
    return tuple(dict.fromkeys(i for i in found if i))


def mailbox(header: Header, name: str) -> Mailbox:
    """Return the first mailbox of an address field."""
    return next(_mailboxes(_text(header, name)), Mailbox())


def mailboxes(header: Header, name: str) -> Iterator[Mailbox]:
    """Yield all mailboxes of an address field, in order; linear in their number."""
    yield from _mailboxes(",".join(_decoded(v, header) for v in header.values(name)))


def parse_mailbox(text: str) -> Mailbox:
    """Read "Name <address>"; what cannot be read as an address becomes the name."""
    if len(text) > _LONGEST_MAILBOX:
        text = text[: _LONGEST_MAILBOX // 2] + text[-_LONGEST_MAILBOX // 2 :]
    text = text.strip()
    # The common form first; the name may hold a bare comma, as Outlook writes it above quotes.
    name, bracket, address = text.rstrip("> ").partition("<")
    if bracket and _ADDRESS.fullmatch(address.strip()):
        return Mailbox(name=_name(name), address=one_line(address))
    if "@" not in text:
        return Mailbox(name=_name(text))
    if _BARE.fullmatch(text):
        return Mailbox(address=one_line(text))
    try:
        # Split first and decode then: an encoded name may hold a comma (RFC 2047, section 6.2).
        name, address = email.utils.parseaddr(text)
    except (IndexError, ValueError, TypeError, AttributeError, RecursionError):
        name, address = "", ""
    if "@" not in address:
        return Mailbox(name=_name(text))
    return Mailbox(name=decode_words(name), address=one_line(address))


def thread_id(header: Header) -> str:
    """Return the id of the thread that the mail's provider put it into, or nothing.

    Takeout and IMAP write Gmail's as a decimal number, which its API writes in hexadecimal; here it
    is as in the API.
    """
    text = field(header, THREAD_ID.lower())[:_LONGEST_THREAD_ID]
    return f"{int(text):x}" if _TAKEOUT_THREAD.fullmatch(text) else text


def labels(header: Header) -> tuple[str, ...]:
    """Return the labels that the mail's provider gives it, in order, each once."""
    text = ",".join(decode_words(header_text(v)) for v in header.values(LABELS.lower()))
    return tuple(dict.fromkeys(label for label in _split_labels(text) if label))


def _split_labels(text: str) -> Iterator[str]:
    label, quoted = "", False
    for piece in _LABEL_PIECE.findall(text):
        if piece == ",":
            yield label.strip()
            label, quoted = "", False
        elif len(piece) > 1 and piece[0] == '"':
            label += ('"' if quoted else "") + piece[1:-1]
            quoted = True
        else:
            label += piece
            quoted = False
    yield label.strip()


def date(header: Header, name: str) -> datetime | None:
    """Return a date field, with a zone where it gives one ("-0000" is UTC), or None."""
    text = _text(header, name)[:_LONGEST_DATE]
    try:
        value = email.utils.parsedate_to_datetime(text)
        if "-0000" in text:  # UTC, from wherever (RFC 5322, section 3.3)
            value = value.replace(tzinfo=UTC)
        value.astimezone(UTC)  # the years 1 and 9999 overflow here and not later
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError):
        return None
    return value


def _mailboxes(text: str) -> Iterator[Mailbox]:
    """Read the mailboxes between separators; the name of a group ("Team: a, b;") is left out."""
    pieces: list[str] = []
    for match in _SEPARATED.finditer(f"{text},"):
        if match[0] in (",", ";") and not _unfinished(pieces):
            if (piece := _without_group("".join(pieces))).strip(" ,;"):
                yield parse_mailbox(piece)
            pieces = []
        else:
            pieces.append(match[0])
    if piece := "".join(pieces).strip(" ,;"):
        yield parse_mailbox(piece)


def _unfinished(pieces: list[str]) -> bool:
    """Whether a comma stands inside a name: "Weber, Anna <anna@example.org>"."""
    if len(pieces) > _LONGEST_NAME:
        return False
    name = "".join(pieces)
    return bool(name.strip()) and "@" not in name and ":" not in name and len(name) < _LONGEST_NAME


def _without_group(text: str) -> str:
    before, colon, behind = text.partition(":")
    return behind if colon and "@" not in before and '"' not in before else text


def _name(text: str) -> str:
    return decode_words(text.strip().strip("\"' "))


def _text(header: Header, name: str) -> str:
    return _decoded(header.first(name), header)


def _decoded(value: bytes, header: Header) -> str:
    """Return a value as text; the header's charset is looked up where it can matter."""
    return header_text(value, "" if plain_ascii(value) else header.charset)
