"""A tar archive, gzipped or not, or one gzipped file; nothing is unpacked where a member says.

A tar is read from its beginning in one pass. What is gzipped cannot be sought in: to read messages
apart, it is unpacked once as a whole into the spool folder, and places count bytes of that.
"""

from __future__ import annotations

import functools
import gzip
import io
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from context_trim.config import MailboxLimits
from context_trim.mailbox.documents import HEAD, is_gzip, is_tar, read_file, read_piece
from context_trim.mailbox.files import file_message, not_inside
from context_trim.mailbox.members import Spool, refused_name
from context_trim.mailbox.places import Entry, NotReadError, Place, Reason, Unreadable, changed
from context_trim.mailbox.streams import Forward, Guarded, Meter, Span, problem_of

_DAMAGE = (tarfile.TarError, EOFError, OSError, ValueError, OverflowError, RecursionError)
_MOST_HEADER = 1 << 20
"""Bytes of one extended header: names and times."""


class TarMailbox:
    """The members of a tar, or the one file behind gzip, with their messages.

    `format` is "tar", "tar.gz" or "gz".
    """

    def __init__(self, path: Path, spool: Path | None, limits: MailboxLimits) -> None:
        self._path = path
        self._spool = Spool(spool, path)
        self._limits = limits
        with path.open("rb") as file:
            self._gzipped = is_gzip(file.read(HEAD))
        with self._unpacked() as stream:
            self._is_tar = is_tar(stream.read(tarfile.BLOCKSIZE))
        self.format = ".".join(["tar"] * self._is_tar + ["gz"] * self._gzipped)

    def entries(self) -> Iterator[Entry | Unreadable]:
        """Yield the messages, member by member; of a cut archive as far as it goes."""
        place = Place(file=self._path.name)
        with self._unpacked() as stream:
            if self._is_tar:
                yield from self._members(stream, place)
                return
            yield from read_file(stream, place, self._limits, lambda: problem_of(stream))

    def read(self, place: Place) -> bytes:
        """Return a message again; raises `SourceError`. What is gzipped needs a spool folder."""
        if place.file != self._path.name:
            raise not_inside(place, self._path)
        if not self._gzipped:
            return self._message(self._path, place)
        unpacked = self._spool.path(place, "")
        if not unpacked.exists():
            with self._unpacked() as stream:
                self._spool.fill(place, unpacked, stream)
        return self._message(unpacked, place)

    def _message(self, path: Path, place: Place) -> bytes:
        if not self._is_tar:
            return file_message(path, place, self._limits)
        try:
            with path.open("rb") as stream:
                stream.seek(place.start)
                return read_piece(stream, place, self._limits)
        except (OSError, ValueError):
            raise changed(place) from None

    @contextmanager
    def _unpacked(self) -> Iterator[BinaryIO]:
        with self._path.open("rb") as file:
            if not self._gzipped:
                yield file
                return
            meter = Meter(self._limits, file.tell)
            guarded = Guarded(
                _Gunzip(gzip.GzipFile(fileobj=file)), meter, self._limits.max_total_bytes
            )
            yield io.BufferedReader(guarded, HEAD)

    def _members(self, stream: BinaryIO, archive: Place) -> Iterator[Entry | Unreadable]:
        members = _Members(stream)
        count = 0
        while (info := members.next()) is not None:
            if info.isdir():
                continue
            count += 1
            if count > self._limits.max_members:
                yield NotReadError(Reason.TOO_LARGE, "max_members").at(archive)
                return
            place = Place(file=archive.file, member=info.name, start=info.offset_data)
            if reason := _refused(info):
                yield NotReadError(reason).at(place)
                continue
            large = info.size > self._limits.max_member_bytes
            span = Span(members.forward, self._limits.max_member_bytes if large else info.size)
            ended = functools.partial(_ended, span, stream, large=large)
            yield from read_file(io.BufferedReader(span, HEAD), place, self._limits, ended)
            if span.short:
                return
        if problem := problem_of(stream) or members.problem:
            yield problem.at(archive)
        elif not count:
            yield NotReadError(Reason.EMPTY).at(archive)


class _Members:
    """The headers of a tar one after the other; `problem` is why they ended too early."""

    def __init__(self, stream: BinaryIO) -> None:
        self.forward = Forward(stream, _MOST_HEADER)
        self.problem: NotReadError | None = None
        self._tar: tarfile.TarFile | None = None

    def next(self) -> tarfile.TarInfo | None:
        """Return the next member, or None at the end."""
        try:
            if self._tar is None:
                source = cast("BinaryIO", self.forward)
                self._tar = tarfile.open(fileobj=source, mode="r:", encoding="utf-8")  # noqa: SIM115
            info = self._tar.next()
            # Else it keeps all of them; typeshed doesn't know the attribute.
            self._tar.members.clear()  # type: ignore[attr-defined]
        except NotReadError as problem:
            self.problem = problem
            return None
        except _DAMAGE:
            self.problem = self._why()
            return None
        if info is None:
            self.problem = self._why() if self.forward.last.strip(b"\0") or self._cut else None
        return info

    @property
    def _cut(self) -> bool:
        return len(self.forward.last) < tarfile.BLOCKSIZE

    def _why(self) -> NotReadError:
        return NotReadError(Reason.CUT if self._cut else Reason.DAMAGED)


class _Gunzip:
    """Reads what is there, so that data before the damage comes out."""

    def __init__(self, file: gzip.GzipFile) -> None:
        self._file = file

    def read(self, size: int, /) -> bytes:
        """Return at most `size` bytes."""
        return self._file.read1(size)


def _ended(span: Span, stream: BinaryIO, *, large: bool) -> NotReadError | None:
    """Return why a member ended too early."""
    if span.short:
        return problem_of(stream) or NotReadError(Reason.CUT)
    return NotReadError(Reason.TOO_LARGE, "max_member_bytes") if large else None


def _refused(info: tarfile.TarInfo) -> Reason | None:
    if not info.isreg():
        return Reason.LINK
    return Reason.DAMAGED if info.issparse() else refused_name(info.name)
