"""A folder of mail files, with folders inside: Enron's `1.`, `.eml`, a Maildir, or any of these.

What a file is, its content says. Files come in the order of their names, folders among them; links
are not followed. In a Maildir (https://cr.yp.to/proto/maildir.html) mails stand in `cur` and `new`,
and what is in `tmp` is not delivered yet.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from context_trim.config import MailboxLimits
from context_trim.mailbox.files import file_entries, file_message, not_inside
from context_trim.mailbox.places import Entry, NotReadError, Place, Reason, Unreadable

_MAILDIR = frozenset({"cur", "new"})


class FolderMailbox:
    """The files of a folder, each with its messages; `format` is "maildir" or "folder"."""

    def __init__(self, path: Path, limits: MailboxLimits) -> None:
        self.format = "maildir" if all((path / n).is_dir() for n in _MAILDIR) else "folder"
        self._path = path
        self._limits = limits

    def entries(self) -> Iterator[Entry | Unreadable]:
        """Yield the messages, file by file."""
        count = 0
        for found in self._walk():
            count += 1
            if count > self._limits.max_members:
                yield NotReadError(Reason.TOO_LARGE, "max_members").at(_place(self._path.name))
                return
            if isinstance(found, Unreadable):
                yield found
            else:
                yield from file_entries(self._path / found, _place(found), self._limits)
        if not count:
            yield NotReadError(Reason.EMPTY).at(_place(self._path.name))

    def read(self, place: Place) -> bytes:
        """Return a message again; raises `SourceError`."""
        parts = PurePosixPath(place.file)
        path = self._path / parts
        inside = not parts.is_absolute() and ".." not in parts.parts and bool(parts.parts)
        if not inside or os.path.realpath(path) != os.path.join(  # noqa: PTH118
            os.path.realpath(self._path), *parts.parts
        ):
            raise not_inside(place, self._path)
        return file_message(path, place, self._limits)

    def _walk(self) -> Iterator[str | Unreadable]:
        """Yield the files by their paths inside the folder, and what is none."""
        todo = [_Found("", is_folder=True)]
        while todo:
            found = todo.pop()
            if found.problem is not None:
                yield found.problem.at(_place(found.name))
            elif found.is_folder:
                todo += reversed(self._inside(found))
            else:
                yield found.name

    def _inside(self, folder: _Found) -> list[_Found]:
        try:
            with os.scandir(self._path / folder.name) as entries:
                inside = sorted((_found(folder.name, entry) for entry in entries), key=_name)
        except OSError as error:
            problem = NotReadError(Reason.REFUSED, error.strerror or "")
            return [_Found(folder.name or ".", problem=problem)]
        names = {PurePosixPath(found.name).name for found in inside}
        if folder.name.rpartition("/")[2] == "tmp" and folder.in_maildir:
            problem = NotReadError(Reason.UNDELIVERED)
            return [replace(found, problem=problem) for found in inside]
        return [replace(found, in_maildir=bool(names & _MAILDIR)) for found in inside]


@dataclass(frozen=True, slots=True)
class _Found:
    """A file or folder by its path inside the mailbox."""

    name: str
    is_folder: bool = False
    in_maildir: bool = False
    problem: NotReadError | None = None


def _name(found: _Found) -> str:
    return found.name


def _found(folder: str, entry: os.DirEntry[str]) -> _Found:
    name = f"{folder}/{entry.name}" if folder else entry.name
    if entry.is_dir(follow_symlinks=False):
        return _Found(name, is_folder=True)
    if entry.is_file(follow_symlinks=False):
        return _Found(name)
    return _Found(name, problem=NotReadError(Reason.LINK))


def _place(name: str) -> Place:
    return Place(file=name)
