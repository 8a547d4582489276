"""mbox: messages one after the other, each under a line that begins with "From ".

Sources: qmail's mbox(5), RFC 4155, and J. de Boyne Pollard's "mbox: a family" for the kinds. mboxo
puts ">" before lines that begin with "From ", mboxrd also before those with ">" already there, and
mboxcl2 says by Content-Length how long a body is. The first two are read alike: one ">" goes, which
in mboxo is wrong where the sender wrote ">From ". A Content-Length counts only where a separator or
the end of the file follows.

The file is read in blocks and searched by `bytes.find`, which is several times faster than lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from context_trim.config import MailboxLimits
from context_trim.mail.envelope import CUT_OFF, LONGEST, SEPARATOR, after_blank_line
from context_trim.mailbox.pieces import Piece
from context_trim.mailbox.places import Reason
from context_trim.mailbox.window import Window

_HEADER_WITHIN = 1 << 16
"""A Content-Length must stand within so many bytes."""

_FROM = b"\nFrom "
_HEADER_END = re.compile(rb"\n\r?\n")
_LENGTH = re.compile(rb"\ncontent-length[ \t]*:[ \t]*(\d{1,15})[ \t]*\r?\n", re.IGNORECASE)
_QUOTED = re.compile(rb"(?:\A|(?<=\n))>(>*From )")
_BREAKS = re.compile(rb"(?:\r?\n){0,2}")


def pieces(stream: BinaryIO, limits: MailboxLimits) -> Iterator[Piece]:
    """Yield the messages of an mbox that begins with a separator, each with its separator.

    Memory is bounded by the largest message, of at most `max_message_bytes`.
    """
    yield from _Splitter(stream, limits.max_message_bytes)


def source(piece: bytes) -> bytes:
    """Return the message without its separator, and without the quoting of the kind of mbox."""
    message = piece[piece.find(b"\n") + 1 :] if b"\n" in piece else b""
    if b">From " in message and not _length_is_right(message):
        return _unquoted(message)
    return message


def _unquoted(message: bytes) -> bytes:
    if b">>From " in message or message.startswith(b">"):
        return _QUOTED.sub(rb"\1", message)
    return message.replace(b"\n>From ", _FROM)


def _length_is_right(message: bytes) -> bool:
    body, length = _declared(b"\n" + message, 0)
    return length is not None and body + length == len(message) + 1


def _declared(data: bytes, start: int) -> tuple[int, int | None]:
    """Return where the body of a message begins and the Content-Length of its header."""
    end = _HEADER_END.search(data, start, start + _HEADER_WITHIN)
    if end is None:
        return len(data), None
    header = data[start : end.start() + 1]
    if not (b"-Length" in header or b"-length" in header or b"-LENGTH" in header):
        return end.end(), None
    match = _LENGTH.search(header)
    return end.end(), int(match[1]) if match else None


class _Splitter(Window):
    """A window whose current message begins at the index `_start`."""

    def __init__(self, stream: BinaryIO, most: int) -> None:
        super().__init__(stream)
        self._most = most
        self._start = 0

    def __iter__(self) -> Iterator[Piece]:
        self._forget(0)
        self._start = len(self.data) - len(self.data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n"))
        while self._start < len(self.data):
            yield from self._message()

    def _message(self) -> Iterator[Piece]:
        """Yield the message at `_start`, and go on to the one behind it."""
        if len(self.data) - self._start < _HEADER_WITHIN and not self.ended:
            self._forget(self._start)
        offset = self.base + self._start
        end = self._by_length() or self._by_separator()
        length = self.base + end.at - offset
        if length > self._most:
            yield Piece(offset=offset, length=length, problem=Reason.TOO_LARGE)
        elif data := _unless_empty(self.data[self._start : end.at]):
            yield Piece(offset=offset, length=length, data=data)
        elif not end.cut:
            yield Piece(offset=offset, length=length, problem=Reason.EMPTY)
        if end.cut:
            rest = self.base + end.following - offset
            yield Piece(offset=offset, length=rest, problem=Reason.CUT)
        self._start = end.following

    def _by_length(self) -> _End | None:
        """Return the end that the Content-Length gives, if the next message begins there."""
        body, length = _declared(self.data, self._start)
        if length is None or length > self._most:
            return None
        body -= self._start
        while len(self.data) - self._start < body + length + LONGEST and not self.ended:
            self._forget(self._start)
        end = self._start + body + length
        if end > len(self.data):
            return None
        breaks = _BREAKS.match(self.data, end)
        following = breaks.end() if breaks else end
        if following == len(self.data) and self.ended:
            return _End(end, following)
        after_line = self.data[following - 1 : following] == b"\n"
        if not after_line:
            return None
        if self.ended and CUT_OFF.fullmatch(self.data, following):
            return _End(end, len(self.data), cut=True)
        return _End(end, following) if SEPARATOR.match(self.data, following) else None

    def _by_separator(self) -> _End:
        """Return the end before the next separator, or that of the file."""
        at = self._start
        while True:
            found = self.data.find(_FROM, at)
            if found >= 0 and (self.ended or len(self.data) - found > LONGEST):
                if self._separates(found):
                    return _End(self._without_blank(found + 1), found + 1)
                at = found + 1
            elif self.ended:
                return self._last()
            else:
                at = found if found >= 0 else max(len(self.data) - len(_FROM), self._start)
                at -= self._grow(at)

    def _grow(self, at: int) -> int:
        """Read on; returns how far what is kept has moved. What is too large isn't kept."""
        large = len(self.data) - self._start > self._most
        dropped = max(at - len(_FROM), 0) if large else self._start
        self._forget(dropped)
        return dropped

    def _forget(self, before: int) -> None:
        self.slide(before)
        self._start = max(self._start - before, 0)

    def _separates(self, found: int) -> bool:
        """Whether a separator begins behind the line break at `found`, after a blank line."""
        blank = after_blank_line(self.data, found)
        return blank and SEPARATOR.match(self.data, found + 1) is not None

    def _without_blank(self, end: int) -> int:
        """Return the end without the blank line that a writer puts behind a message."""
        tail = self.data[max(end - 3, self._start) : end]
        if tail.endswith(b"\n\n"):
            return end - 1
        return end - 2 if tail == b"\n\r\n" else end

    def _last(self) -> _End:
        """Return the end of the last message; a separator that was cut off is no text of it."""
        size = len(self.data)
        line = max(self.data.rfind(b"\n", self._start) + 1, self._start)
        tail = self.data[line : line + LONGEST]
        if tail and after_blank_line(self.data, line - 1) and CUT_OFF.fullmatch(tail):
            return _End(self._without_blank(line), size, cut=True)
        return _End(self._without_blank(size), size, cut=bool(tail) or self._short())

    def _short(self) -> bool:
        """Whether the last body is shorter than its Content-Length, also if CRLF became LF."""
        body, length = _declared(self.data, self._start)
        here = len(self.data) - body
        return length is not None and here + self.data.count(b"\n", body) < length


class _End(NamedTuple):
    """Where a message ends, what follows begins, and whether the file was cut there."""

    at: int
    following: int
    cut: bool = False


def _unless_empty(piece: bytes) -> bytes:
    """Return a message that says something behind its separator, else nothing."""
    return piece if b"\n" in piece.rstrip(b"\r\n") else b""
