"""One file that is a mailbox: mbox, JSON, .msg, or a single mail."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from context_trim.config import MailboxLimits
from context_trim.errors import SourceError
from context_trim.mailbox.documents import read_file, read_piece
from context_trim.mailbox.places import Entry, NotReadError, Place, Reason, Unreadable


class FileMailbox:
    """A file whose content is `format`."""

    def __init__(self, path: Path, form: str, limits: MailboxLimits) -> None:
        self.format = form
        self._path = path
        self._limits = limits

    def entries(self) -> Iterator[Entry | Unreadable]:
        """Yield the messages in the order of the file."""
        yield from file_entries(self._path, Place(file=self._path.name), self._limits)

    def read(self, place: Place) -> bytes:
        """Return a message again; raises `SourceError`."""
        if place.file != self._path.name:
            raise not_inside(place, self._path)
        return file_message(self._path, place, self._limits)


def file_entries(path: Path, place: Place, limits: MailboxLimits) -> Iterator[Entry | Unreadable]:
    """Yield the messages of a file on disk that stands at a place."""
    try:
        with path.open("rb") as stream:
            yield from read_file(stream, place, limits)
    except (OSError, ValueError) as error:
        yield NotReadError(Reason.REFUSED, _why(error)).at(place)


def file_message(path: Path, place: Place, limits: MailboxLimits) -> bytes:
    """Return a message of a file on disk; raises `SourceError`."""
    try:
        with path.open("rb") as stream:
            return read_piece(stream, place, limits)
    except (OSError, ValueError) as error:
        raise SourceError(f"{place} cannot be read: {_why(error)}.") from None


def not_inside(place: Place, path: Path) -> SourceError:
    """Return the error for a place of another mailbox."""
    return SourceError(f"{place} is not in {path}: give a place that its entries named.")


def _why(error: OSError | ValueError) -> str:
    return getattr(error, "strerror", None) or "no file can have this name"
