"""What a mailbox gives: messages, what cannot be read, and where either stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from context_trim.errors import SourceError


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where a message stands: plain data, with which any process can fetch it again.

    `file` is the name of the dump, or a path inside it for a folder; `member` a name inside an
    archive, `start` where the archive keeps it. `offset` and `length` are bytes within the file or
    member.
    """

    file: str
    member: str = ""
    start: int = 0
    offset: int = 0
    length: int = 0
    part: bool = False
    """Whether it is one message of several in its file or member."""

    def __str__(self) -> str:
        """Return a line that names the place: "mails.zip: a/b.eml", "all.mbox at byte 123"."""
        where = ": ".join(_printable(name) for name in (self.file, self.member) if name)
        return f"{where} at byte {self.offset}" if self.part else where


def _printable(name: str) -> str:
    """Return a name without what a terminal would obey or an encoding refuse."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in name)


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One message of a mailbox: where it stands, and its RFC 822 source."""

    place: Place
    source: bytes = field(repr=False)


class Reason(StrEnum):
    """Why something in a mailbox is no message."""

    NOT_MAIL = "not mail"
    EMPTY = "empty"
    CUT = "ends in the middle"
    DAMAGED = "damaged"
    NO_BODY = "a message without its body"
    TOO_LARGE = "larger than a limit"
    UNSAFE_NAME = "a name that leads out of the archive"
    LINK = "a link or device"
    ARCHIVE = "an archive inside, which is not opened"
    ENCRYPTED = "encrypted"
    UNDELIVERED = "not delivered yet (tmp of a Maildir)"
    MISSING_EXTRA = "needs a package that is not installed"
    REFUSED = "cannot be opened"


@dataclass(frozen=True, kw_only=True, slots=True)
class Unreadable:
    """What stands in a mailbox and is no message, or not a whole one; never passed over in silence.

    `detail` says more than the reason where there is more to say, and carries no content.
    """

    place: Place
    reason: Reason
    detail: str = ""

    def __str__(self) -> str:
        """Return a line for people: place, reason, detail."""
        return f"{self.place}: {self.reason}" + (f" ({self.detail})" if self.detail else "")


class NotReadError(Exception):
    """Says inside this package why a message cannot be read; `Unreadable` carries it out."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.detail = detail

    def at(self, place: Place) -> Unreadable:
        """Return what is said of a place."""
        return Unreadable(place=place, reason=self.reason, detail=self.detail)


class Mailbox(Protocol):
    """A dump of mails, opened by `open_mailbox`; whoever reads others may implement it.

    `format` names what it is: "mbox", "takeout", "maildir", "folder", "zip", "tar", "tar.gz",
    "gz", "json", "msg", "mail", or "empty".
    """

    @property
    def format(self) -> str:
        """Return the format's name."""

    def entries(self) -> Iterator[Entry | Unreadable]:
        """Yield all messages in the order of the dump, in memory that doesn't grow with it."""

    def read(self, place: Place) -> bytes:
        """Return the source of one message again, in any order.

        Raises `SourceError` that names the place, and what to do.
        """


def changed(place: Place) -> SourceError:
    """Return the error for a place at which the message no longer stands."""
    return SourceError(
        f"{place}: the message no longer stands there. The file has changed since its messages "
        "were listed: list them again."
    )
