"""The source of a mail to its tree of parts, in one pass over the lines that may be boundaries.

Own code over the stdlib's parser because that one recurses with the nesting, takes a damaged
multipart for one text, and knows no limits.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from context_trim.config import MailLimits
from context_trim.mail.header import Header, read_header

_LONGEST_BOUNDARY = 1_000
_SEARCHES = 20
"""How often, all in all, the data may be searched for boundaries that a header names."""

_GUESS_WITHIN = 10_000
_GUESS = re.compile(rb"(?:\A|\n)--([^\n]{1,200})\n(?:content-|mime-)", re.IGNORECASE)
"""A line that can only be a boundary: a header follows."""


@dataclass(slots=True)
class Part:
    """One MIME part: its header, the span of its body in `data`, and the parts inside.

    `divided` is whether a boundary was found, so that what stands around the parts inside is no
    text.
    """

    header: Header
    data: bytes = field(repr=False)
    start: int
    end: int
    level: int
    parts: list[Part] = field(default_factory=list)
    divided: bool = False

    @property
    def kind(self) -> str:
        """The content type in lower case."""
        return self.header.content_type

    def body(self) -> bytes:
        """Return the body as it stands in the source."""
        return self.data[self.start : self.end]


@dataclass(slots=True)
class _Open:
    """A boundary that is being read, and the part that takes what stands between."""

    boundary: bytes
    into: Part


@dataclass(slots=True)
class Room:
    """What one mail may still hold; shared by the mails inside it."""

    limits: MailLimits
    defect: Callable[[str], None]
    parts: int

    def take(self) -> bool:
        """Use up one part; whether there was room."""
        self.parts -= 1
        if self.parts < 0:
            self.defect("parts")
        return self.parts >= 0


def read_parts(data: bytes, room: Room, level: int = 0) -> Part:
    """Return the tree of parts of a mail whose line ends are LF, standing `level` deep in another.

    Linear in the data. Parts below the deepest level stand on it.
    """
    return _Tree(data, room).read(level)


class _Tree:
    def __init__(self, data: bytes, room: Room) -> None:
        self._data = data
        self._room = room
        self._open: list[_Open] = []
        self._where: dict[bytes, list[int]] = {}
        self._unfinished: list[tuple[int, Part]] = []
        self._search = _SEARCHES * max(len(data), 1)

    def read(self, level: int) -> Part:
        root = self._begin(None, 0, "text/plain", level)
        at = root.start - 1
        while self._open and (at := self._next(at)) >= 0:
            end = self._data.find(b"\n", at + 1)
            end = len(self._data) if end < 0 else end
            body = self._meet(at, end)
            if body is None:
                break
            at = max(end, body - 1)
        self._finish(0, len(self._data))
        return root

    def _next(self, at: int) -> int:
        """Return where the line break before the next "--" stands, or -1."""
        return self._data.find(b"\n--", at)

    def _meet(self, at: int, end: int) -> int | None:
        """Read a line that may be a boundary; returns where to read on, or None without room."""
        line = self._data[at + 3 : min(end, at + 3 + _LONGEST_BOUNDARY)].rstrip()
        closes = not self._where.get(line) and line.endswith(b"--")
        found = self._where.get(line[:-2].rstrip() if closes else line)
        if not found:
            return end
        index = found[-1]
        self._finish(index + 1, at)
        if closes and len(found) > 1:
            self._close(index)  # the one around it has the same boundary
        elif not closes:
            if not self._room.take():
                return None
            digest = self._open[index].into.kind == "multipart/digest"
            default = "message/rfc822" if digest else "text/plain"
            into = self._open[index].into
            return self._begin(into, min(end + 1, len(self._data)), default, into.level + 1).start
        return end

    def _finish(self, index: int, at: int) -> None:
        """End what stands inside the open boundary before `index`, and forget those after it."""
        while self._unfinished and self._unfinished[-1][0] >= index:
            self._unfinished.pop()[1].end = at
        if len(self._open) > index:
            self._close(index)

    def _close(self, index: int) -> None:
        for opened in self._open[index:]:
            self._where[opened.boundary].pop()
        del self._open[index:]

    def _begin(self, into: Part | None, start: int, default: str, level: int) -> Part:
        """Read a part's header, and that of a mail which the part is; returns the outermost."""
        first: Part | None = None
        while True:
            header, body = read_header(
                self._data, start, self._room.limits, self._room.defect, default
            )
            part = Part(header, self._data, body, len(self._data), level)
            first = first or part
            boundary = self._boundary(part)
            is_mail = part.kind in MAIL_KINDS and header.encoding not in ENCODED
            deep = level >= self._room.limits.max_depth
            if into is not None and not (deep and (boundary or is_mail)):
                into.parts.append(part)
                self._unfinished.append((len(self._open), part))
            if deep and (boundary or is_mail):
                self._room.defect("depth")
            holder = into if deep and into is not None else part
            holder.divided = holder.divided or boundary is not None or is_mail
            if boundary is not None:
                self._where.setdefault(boundary, []).append(len(self._open))
                self._open.append(_Open(boundary, holder))
            if not is_mail or not self._room.take():
                return first
            into, start, default, level = holder, body, "text/plain", holder.level + 1

    def _boundary(self, part: Part) -> bytes | None:
        """Return the boundary that divides a part: the declared one, or what looks like it.

        A text that begins with a boundary is a multipart that lost its type.
        """
        near = self._data[part.start : part.start + _GUESS_WITHIN]
        if not part.kind.startswith("multipart/"):
            guess = _GUESS.match(near.lstrip()) if part.kind == "text/plain" else None
        else:
            declared = part.header.boundary
            if part.header.encoding in ENCODED and not near.lstrip().startswith(b"--"):
                return None
            if declared and self._stands(declared, part.start):
                return declared
            guess = _GUESS.search(near)
            self._room.defect("boundary")
        if guess is None:
            return None
        self._room.defect("boundary")
        return guess[1].rstrip()

    def _stands(self, boundary: bytes, start: int) -> bool:
        """Whether a line is this boundary, as far as the search may go."""
        at = start - 1
        while self._search > 0:
            found = self._data.find(b"--" + boundary, max(at, 0))
            self._search -= (found if found >= 0 else len(self._data)) - at + 100
            if found < 0:
                return False
            end = self._data.find(b"\n", found)
            rest = self._data[found + 2 + len(boundary) : end if end >= 0 else None]
            if self._data[found - 1 : found] in (b"\n", b"") and rest.strip() in (b"", b"--"):
                return True
            at = found + 1
        return True


MAIL_KINDS = frozenset({"message/rfc822", "message/global", "message/news"})
ENCODED = frozenset({"base64", "quoted-printable"})
"""Encodings that RFC 2046 forbids around parts, and that mailers use; such a part is decoded."""
