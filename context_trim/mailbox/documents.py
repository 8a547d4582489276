"""What one file is, by its content, and the messages in it.

A file stands on disk, in a folder or in an archive; what it is and how it is read is the same.
"""

from __future__ import annotations

import io
import re
import tarfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from context_trim.config import DEFAULT_LIMITS, MailboxLimits
from context_trim.errors import SourceError
from context_trim.mail.envelope import SEPARATOR, TAKEOUT
from context_trim.mail.header import read_header
from context_trim.mail.source import as_ascii, normal_source
from context_trim.mailbox import json_messages, mbox, outlook
from context_trim.mailbox.pieces import Piece
from context_trim.mailbox.places import Entry, NotReadError, Place, Reason, Unreadable, changed
from context_trim.mailbox.streams import Rejoined

HEAD = 1 << 16
"""Bytes at the beginning of a file that say what it is."""

_MAIL_FIELDS = (
    "from", "to", "cc", "date", "subject", "message-id", "received", "return-path", "sender",
    "delivered-to", "reply-to", "references", "mime-version", "content-type",
)  # fmt: skip
"""A mail has one of these; text that only looks like a header hasn't."""

_FEWEST_FIELDS = 3
"""Where the first line is none: more than what HTTP writes below its first line."""

_MOST_UNKNOWN = 1_000
"""Objects of unknown kind at the beginning of a JSON file, until it is none of ours."""


@dataclass(frozen=True, slots=True)
class Document:
    """A kind of file: how it is cut into messages, and how one becomes RFC 822 source."""

    name: str
    pieces: Callable[[BinaryIO, MailboxLimits], Iterator[Piece]]
    source: Callable[[bytes], bytes]
    several: bool


def whole(stream: BinaryIO, limits: MailboxLimits) -> Iterator[Piece]:
    """Yield a file that is one message."""
    data = stream.read(limits.max_message_bytes + 1)
    large = len(data) > limits.max_message_bytes
    problem = Reason.TOO_LARGE if large else None
    yield Piece(offset=0, length=len(data), data=b"" if large else data, problem=problem)


def _same(piece: bytes) -> bytes:
    return piece


MBOX = Document("mbox", mbox.pieces, mbox.source, several=True)
TAKEOUT_MBOX = Document("takeout", mbox.pieces, mbox.source, several=True)
JSON = Document("json", json_messages.pieces, json_messages.source, several=True)
MSG = Document("msg", whole, outlook.source, several=False)
MAIL = Document("mail", whole, _same, several=False)


def document_of(head: bytes) -> Document:
    """Return what a file is by its first `HEAD` bytes; raises `NotReadError` for no mail."""
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    if not text.strip():
        raise NotReadError(Reason.EMPTY)
    if SEPARATOR.match(text):
        return TAKEOUT_MBOX if TAKEOUT.match(text) else MBOX
    if outlook.is_msg(head):
        return MSG
    if is_archive(head):
        raise NotReadError(Reason.ARCHIVE)
    if _JSON.match(text):
        return JSON
    if _is_mail(head):
        return MAIL
    raise NotReadError(Reason.NOT_MAIL)


_JSON = re.compile(rb"\s*+(?:\{\s*+[\"}]|\[\s*+[\[\]{\"\d])")
"""An object or array; RTF begins with a brace and a note may with a bracket."""


def is_zip(head: bytes) -> bool:
    """Whether a file is a zip archive."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def is_gzip(head: bytes) -> bool:
    """Whether a file is compressed by gzip."""
    return head.startswith(b"\x1f\x8b\x08")


def is_tar(head: bytes) -> bool:
    """Whether a file is a tar archive: the sum of its first header is right."""
    try:
        tarfile.TarInfo.frombuf(head[: tarfile.BLOCKSIZE], "utf-8", "surrogateescape")
    except (tarfile.TarError, ValueError):
        return False
    return True


def is_archive(head: bytes) -> bool:
    """Whether a file holds others."""
    return is_zip(head) or is_gzip(head) or head.startswith(_OTHER_ARCHIVES) or is_tar(head)


_OTHER_ARCHIVES = (b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"BZh", b"\xfd7zXZ\x00", b"!BDN")
"""7-Zip, RAR, bzip2, xz, and Outlook's PST."""


def _is_mail(head: bytes) -> bool:
    """Whether a file begins with a header, or has most of one below a few damaged lines."""
    data = normal_source(as_ascii(head))
    defects: list[str] = []
    fields = read_header(data, 0, DEFAULT_LIMITS, defects.append)[0].fields
    first = data.partition(b":")[0].strip().lower().decode("latin-1")
    begins = first in fields or data.startswith((b"From ", b">From "))
    found = sum(name in fields for name in _MAIL_FIELDS)
    return found >= (1 if begins else _FEWEST_FIELDS)


def read_file(
    stream: BinaryIO,
    place: Place,
    limits: MailboxLimits,
    problem: Callable[[], NotReadError | None] = lambda: None,
) -> Iterator[Entry | Unreadable]:
    """Yield the messages of a file; `place` says where it stands.

    `problem` says, when the stream has ended, whether it ended too early; then that is named once.
    """
    for found in _read(stream, place, limits):
        ends = isinstance(found, Unreadable) and found.reason in _MAY_BE_CUT
        if not (ends and problem() is not None):
            yield found
    if (why := problem()) is not None:
        yield why.at(place)


_MAY_BE_CUT = (Reason.EMPTY, Reason.CUT, Reason.NOT_MAIL)


def _read(stream: BinaryIO, place: Place, limits: MailboxLimits) -> Iterator[Entry | Unreadable]:
    head = stream.read(HEAD)
    try:
        document = document_of(head)
    except NotReadError as problem:
        yield problem.at(replace(place, length=len(head) if len(head) < HEAD else 0))
        return
    unknown: list[Unreadable] = []
    known = False
    for found in _messages(document, head, stream, place, limits):
        if known or not (isinstance(found, Unreadable) and found.reason is Reason.NOT_MAIL):
            yield from unknown
            yield found
            known, unknown = True, []
        else:
            unknown.append(found)
            if len(unknown) > _MOST_UNKNOWN:
                break
    if unknown:
        # Nothing in it is known: that is one file that is no mail, and not a thousand.
        yield NotReadError(Reason.NOT_MAIL, unknown[0].detail).at(place)


def _messages(
    document: Document, head: bytes, stream: BinaryIO, place: Place, limits: MailboxLimits
) -> Iterator[Entry | Unreadable]:
    joined = io.BufferedReader(Rejoined(head, stream), HEAD)
    for piece in document.pieces(joined, limits):
        where = Place(  # and not `replace`, which costs twice as much
            file=place.file,
            member=place.member,
            start=place.start,
            offset=piece.offset,
            length=piece.length,
            part=document.several,
        )
        yield _entry(document, piece, where)


def _entry(document: Document, piece: Piece, place: Place) -> Entry | Unreadable:
    if piece.problem is not None:
        return Unreadable(place=place, reason=piece.problem, detail=piece.detail)
    try:
        return Entry(place=place, source=document.source(piece.data))
    except NotReadError as problem:
        return problem.at(place)


def read_piece(stream: BinaryIO, place: Place, limits: MailboxLimits) -> bytes:
    """Return the message at a place of a file that can seek; raises `SourceError`."""
    begin = stream.tell()
    try:
        # Behind a whole file of a tar stands the next one.
        head = stream.read(HEAD if place.part else min(place.length, HEAD))
        document = document_of(head)
        stream.seek(begin + place.offset)
        data = stream.read(min(place.length, limits.max_message_bytes))
        if len(data) < place.length:
            raise changed(place)
        return document.source(data)
    except NotReadError as problem:
        raise SourceError(f"{problem.at(place)}.") from None
