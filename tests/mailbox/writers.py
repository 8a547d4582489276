"""Writers of mailbox formats for the tests: each from its specification, none from the readers."""

from __future__ import annotations

import re
from collections.abc import Sequence

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
