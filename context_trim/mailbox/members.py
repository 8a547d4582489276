"""What zip and tar have in common: names that must not lead out, and places to unpack to."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tempfile
from pathlib import Path
from typing import BinaryIO

from context_trim.errors import SourceError
from context_trim.mailbox.places import Place, Reason
from context_trim.mailbox.streams import problem_of

_LONGEST_NAME = 4_096
_DRIVE = re.compile(r"[A-Za-z]:")
_UNDELIVERED = re.compile(r"(?:^|.*/)tmp/\d{6,}\.[^/]+", re.DOTALL)
"""A file in the `tmp` of a Maildir: seconds since 1970, a dot, what makes it unique."""


def refused_name(name: str) -> Reason | None:
    """Return why a member is not opened, going by its name alone."""
    parts = name.replace("\\", "/").split("/")
    if len(name) > _LONGEST_NAME or "\0" in name or ".." in parts:
        return Reason.UNSAFE_NAME
    if not parts[0] or _DRIVE.match(name):
        return Reason.UNSAFE_NAME
    return Reason.UNDELIVERED if _UNDELIVERED.fullmatch(name) else None


class Spool:
    """A folder, given by the caller, in which members are unpacked once and stay.

    Several processes may use one: a file appears under its name only when it is whole.
    """

    def __init__(self, folder: Path | None, archive: Path) -> None:
        self._folder = folder
        self._archive = archive

    def path(self, place: Place, member: str) -> Path:
        """Return where a member stands once it is unpacked; raises `SourceError` without a folder.

        The name is made from the archive's path, size and time, and from the member.
        """
        if self._folder is None:
            raise SourceError(
                f"{place} can only be read in its turn: to read it apart, give "
                "open_mailbox(path, spool=FOLDER) a folder with room for what is unpacked."
            )
        state = self._archive.stat()
        identity = (
            os.path.abspath(self._archive),  # noqa: PTH100  (links are to stay)
            state.st_size, state.st_mtime_ns, member,
        )  # fmt: skip
        digest = hashlib.sha256(repr(identity).encode("utf-8", "surrogatepass")).hexdigest()
        return self._folder / f"{digest[:32]}.unpacked"

    def fill(self, place: Place, path: Path, stream: BinaryIO) -> None:
        """Write what a place is read from to a path; raises `SourceError`.

        What is cut or damaged is written as far as it goes, as `entries` reads it.
        """
        try:
            with tempfile.TemporaryDirectory(dir=path.parent) as folder:
                part = Path(folder) / "part"
                with part.open("wb") as file:
                    shutil.copyfileobj(stream, file, 1 << 20)
                problem = problem_of(stream)
                if problem is not None and problem.reason is Reason.TOO_LARGE:
                    raise SourceError(f"{problem.at(place)}.")
                part.replace(path)
        except OSError as error:
            raise SourceError(f"{place} cannot be unpacked: {error.strerror}.") from None
