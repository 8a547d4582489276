"""A zip archive of mail files, mboxes, JSON or .msg; members are never written where they say."""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path

from context_trim.config import MailboxLimits
from context_trim.errors import SourceError
from context_trim.mailbox.documents import HEAD, read_file, read_piece
from context_trim.mailbox.files import file_message, not_inside
from context_trim.mailbox.members import Spool, refused_name
from context_trim.mailbox.places import Entry, NotReadError, Place, Reason, Unreadable, changed
from context_trim.mailbox.streams import Guarded, Meter

_ENCRYPTED = 1
"""Bit of a member's flags (APPNOTE, section 4.4.4)."""

_DAMAGE = (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError)


class ZipMailbox:
    """The members of a zip archive in its order, each with its messages."""

    format = "zip"

    def __init__(self, path: Path, spool: Path | None, limits: MailboxLimits) -> None:
        self._path = path
        self._spool = Spool(spool, path)
        self._limits = limits
        self._members: dict[int, zipfile.ZipInfo] = {}
        try:
            with zipfile.ZipFile(path) as archive:
                self._members = {i.header_offset: i for i in archive.infolist() if not i.is_dir()}
        except _DAMAGE:
            raise SourceError(
                f"{path} is a zip archive whose directory cannot be read: fetch it again, or "
                "unpack it and give the folder."
            ) from None

    def entries(self) -> Iterator[Entry | Unreadable]:
        """Yield the messages, member by member."""
        if not self._members:
            yield NotReadError(Reason.EMPTY).at(self._place(None))
        packed = 0
        size = self._path.stat().st_size
        meter = Meter(self._limits, lambda: min(packed, size))
        with zipfile.ZipFile(self._path) as archive:
            for number, info in enumerate(self._members.values(), start=1):
                if number > self._limits.max_members:
                    yield NotReadError(Reason.TOO_LARGE, "max_members").at(self._place(None))
                    return
                packed += info.compress_size
                yield from self._member(archive, info, meter)

    def read(self, place: Place) -> bytes:
        """Return a message again; raises `SourceError`. One of several needs a spool folder."""
        info = self._members.get(place.start)
        if place.file != self._path.name or info is None or info.filename != place.member:
            raise not_inside(place, self._path)
        if place.part:
            unpacked = self._spool.path(place, f"{place.start} {place.member}")
            if not unpacked.exists():
                self._unpack(info, place, unpacked)
            return file_message(unpacked, place, self._limits)
        if place.length != info.file_size or place.length > self._limits.max_message_bytes:
            raise changed(place)
        try:
            with zipfile.ZipFile(self._path) as archive, archive.open(info) as stream:
                return read_piece(io.BytesIO(stream.read(place.length)), place, self._limits)
        except _DAMAGE:
            raise changed(place) from None

    def _place(self, info: zipfile.ZipInfo | None) -> Place:
        if info is None:
            return Place(file=self._path.name)
        return Place(file=self._path.name, member=info.filename, start=info.header_offset)

    def _member(
        self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, meter: Meter
    ) -> Iterator[Entry | Unreadable]:
        place = self._place(info)
        if reason := _refused(info):
            yield NotReadError(reason).at(place)
            return
        try:
            stream = archive.open(info)
        except _DAMAGE:
            yield NotReadError(Reason.DAMAGED).at(place)
            return
        with stream:
            guarded = Guarded(stream, meter, self._limits.max_member_bytes)
            buffered = io.BufferedReader(guarded, HEAD)
            yield from read_file(buffered, place, self._limits, lambda: guarded.problem)

    def _unpack(self, info: zipfile.ZipInfo, place: Place, to: Path) -> None:
        """Write a member to the spool folder."""
        meter = Meter(self._limits, lambda: info.compress_size)
        try:
            with zipfile.ZipFile(self._path) as archive, archive.open(info) as stream:
                guarded = Guarded(stream, meter, self._limits.max_member_bytes)
                self._spool.fill(place, to, io.BufferedReader(guarded, HEAD))
        except _DAMAGE:
            raise changed(place) from None


def _refused(info: zipfile.ZipInfo) -> Reason | None:
    mode = info.external_attr >> 16
    if mode and not stat.S_ISREG(mode) and stat.S_IFMT(mode):
        return Reason.LINK
    if info.flag_bits & _ENCRYPTED:
        return Reason.ENCRYPTED
    return refused_name(info.orig_filename)
