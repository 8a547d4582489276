"""JSON of mail APIs: one message a line (JSON Lines), one array, or one message after the other.

What `context_trim.mail.api` knows is turned into RFC 822 source. Lines are cut at their ends, so
that a damaged one costs only itself; else messages are cut where their brackets close.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import BinaryIO

from context_trim.config import MailboxLimits
from context_trim.errors import SourceError
from context_trim.mail.api import is_known, rfc822
from context_trim.mailbox.pieces import Piece
from context_trim.mailbox.places import NotReadError, Reason
from context_trim.mailbox.window import Window

_BOM = b"\xef\xbb\xbf"
_TOKEN = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+("?)|[{}\[\]]', re.DOTALL)
"""A string, with its end if it is there, or a bracket."""


def pieces(stream: BinaryIO, limits: MailboxLimits) -> Iterator[Piece]:
    """Yield the messages of a JSON file, each as it stands there."""
    window = Window(stream)
    window.slide(0)
    by_line = _is_lines(window.data.removeprefix(_BOM).lstrip())
    yield from (_lines if by_line else _values)(window, limits.max_message_bytes)


def source(piece: bytes) -> bytes:
    """Return a message as RFC 822; raises `NotReadError` where it is no JSON or no message."""
    try:
        message = json.loads(piece.removeprefix(_BOM))
    except RecursionError:
        raise NotReadError(Reason.DAMAGED, "nested too deeply") from None
    except ValueError:
        raise NotReadError(Reason.DAMAGED, "no JSON") from None
    if not (isinstance(message, dict) and is_known(message)):
        raise NotReadError(Reason.NOT_MAIL, "JSON, but no message of a known API")
    try:
        return rfc822(message)
    except SourceError as error:
        raise NotReadError(Reason.NO_BODY, str(error)) from None


def _is_lines(head: bytes) -> bool:
    """Whether each line is an object: the first one closes, or the second one opens."""
    first, broken, rest = head.partition(b"\n")
    if not head.startswith(b"{") or not broken:
        return head.startswith(b"{")
    return first.rstrip().endswith(b"}") or rest.lstrip().startswith(b"{")


def _lines(window: Window, most: int) -> Iterator[Piece]:
    at = 0
    while not window.ended or at < len(window.data):
        end, begun = window.data.find(b"\n", at), window.base + at
        searched = len(window.data)
        while end < 0 and not window.ended:
            keep = at if searched - at <= most else searched
            window.slide(keep)
            at, searched = at - keep, searched - keep
            end = window.data.find(b"\n", searched)
            searched = len(window.data)
        stop = end + 1 if end >= 0 else len(window.data)
        yield from _line(window, at, stop, begun, most)
        at = stop


def _line(window: Window, at: int, stop: int, begun: int, most: int) -> Iterator[Piece]:
    length = window.base + stop - begun
    line = window.data[max(at, 0) : stop]
    if length > most:
        yield Piece(offset=begun, length=length, problem=Reason.TOO_LARGE)
    elif not line.removeprefix(_BOM).strip():
        return
    elif not line.endswith(b"\n") and not _is_json(line):
        yield Piece(offset=begun, length=length, problem=Reason.CUT)
    else:
        yield Piece(offset=begun, length=length, data=line)


def _is_json(line: bytes) -> bool:
    try:
        json.loads(line.removeprefix(_BOM))
    except (ValueError, RecursionError):
        return False
    return True


def _values(window: Window, most: int) -> Iterator[Piece]:
    """Cut out the objects of an array, or those that stand one after the other."""
    cutter = _Cutter(window, most, int(window.data.removeprefix(_BOM).lstrip().startswith(b"[")))
    found = False
    for piece in cutter:
        found = True
        yield piece
    if cutter.depth > 0 or cutter.large:
        begun = cutter.begun if cutter.begun >= 0 else cutter.end
        problem = Reason.TOO_LARGE if cutter.large else Reason.CUT
        detail = "what follows is not read" if cutter.large else ""
        yield Piece(offset=begun, length=cutter.end - begun, problem=problem, detail=detail)
    elif not found:
        yield Piece(offset=0, length=cutter.end, problem=Reason.NOT_MAIL)


class _Cutter:
    """Counts brackets: an object is what stands between those on the level `outer`."""

    def __init__(self, window: Window, most: int, outer: int) -> None:
        self._window = window
        self._most = most
        self._outer = outer
        self._at = 0
        self.depth = 0
        self.begun = -1
        self.large = False

    @property
    def end(self) -> int:
        """The number of bytes that were read."""
        return self._window.base + len(self._window.data)

    def __iter__(self) -> Iterator[Piece]:
        while match := self._next():
            begin, self._at = self._window.base + match.start(), match.end()
            token = match[0]
            if token in (b"{", b"["):
                self.depth += 1
                if self.depth == self._outer + 1:
                    self.begun = begin
            elif token in (b"}", b"]"):
                self.depth = max(self.depth - 1, 0)
                if self.depth == self._outer and self.begun >= 0:
                    yield self._piece(begin + 1)
                    self.begun = -1

    def _next(self) -> re.Match[bytes] | None:
        """Return the next bracket or whole string."""
        while True:
            match = _TOKEN.search(self._window.data, self._at)
            if match is not None and match[1] != b"":
                return match
            if self._window.ended:
                return None
            if match and len(self._window.data) - match.start() > self._most:
                self.large = True
                return None
            self._at = match.start() if match else len(self._window.data)
            keep = self._at if self.begun < 0 else max(self.begun - self._window.base, 0)
            if self._at - keep > self._most:
                keep = self._at
            self._window.slide(keep)
            self._at -= keep

    def _piece(self, end: int) -> Piece:
        length = end - self.begun
        if length > self._most:
            return Piece(offset=self.begun, length=length, problem=Reason.TOO_LARGE)
        start = self.begun - self._window.base
        return Piece(
            offset=self.begun, length=length, data=self._window.data[start : start + length]
        )
