"""Writers of mailbox formats for the tests: each from its specification, none from the readers."""

from __future__ import annotations

import io
import re
import tarfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

SEPARATOR = b"From anna@example.org Mon Mar  2 09:00:00 2026\n"

MAILS = [
    b"From: Anna <anna@example.org>\nSubject: One\n\nThe key is at the desk.\n",
    b"From: Bo <bo@example.org>\nSubject: Two\n\nFrom here on,\n\nFrom Monday on it is not.\n",
    b"From: Cleo <cleo@example.org>\nSubject: Three\n\n>From the archive:\n\n\n",
]


def line_ended(message: bytes) -> bytes:
    """Return a message that ends its last line, as the mboxes made of lines need it."""
    return message if message.endswith(b"\n") else message + b"\n"


def _mbox(messages: Sequence[bytes], pattern: bytes, separator: bytes) -> bytes:
    quoted = [re.sub(pattern, rb">\g<0>", line_ended(m), flags=re.MULTILINE) for m in messages]
    return b"".join(separator + message + b"\n" for message in quoted)


def mboxo(messages: Sequence[bytes], separator: bytes = SEPARATOR) -> bytes:
    """Quote lines that begin with "From "."""
    return _mbox(messages, rb"^From ", separator)


def mboxrd(messages: Sequence[bytes], separator: bytes = SEPARATOR) -> bytes:
    """Quote lines that begin with any number of ">" and "From "."""
    return _mbox(messages, rb"^>*From ", separator)


def mboxcl2(messages: Sequence[bytes]) -> bytes:
    """Quote nothing and say how long each body is; each message has a header."""
    out = b""
    for message in messages:
        head, _, body = message.partition(b"\n\n")
        length = f"\nContent-Length: {len(body)}\n\n".encode()
        out += SEPARATOR + head + length + body + b"\n\n"
    return out


def with_length(message: bytes) -> bytes:
    """Return a message as `mboxcl2` stores it."""
    head, _, body = message.partition(b"\n\n")
    return head + f"\nContent-Length: {len(body)}\n\n".encode() + body


def folder(root: Path, files: Mapping[str, bytes]) -> Path:
    """Write files by their paths inside a folder."""
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return root


def zipped(path: Path, files: Mapping[str, bytes]) -> Path:
    """Write a zip archive."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return path


def tarred(path: Path, files: Mapping[str, bytes], mode: str = "w") -> Path:
    """Write a tar archive; mode "w:gz" compresses it."""
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + bytes(range(256)) * 20
"""The beginning of a photo, and some bytes."""
