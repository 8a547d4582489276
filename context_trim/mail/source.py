"""What a user hands over as one mail, to its bytes."""

from __future__ import annotations

import os
from collections.abc import Mapping
from email.errors import MessageError
from email.generator import BytesGenerator
from email.message import Message
from email.policy import compat32
from io import BytesIO
from pathlib import Path
from typing import Any

from context_trim.config import DEFAULT_LIMITS
from context_trim.errors import SourceError
from context_trim.mail.envelope import holds_several
from context_trim.mail.header import read_header

UTF16 = (b"\xff\xfe", b"\xfe\xff")
"""How a file in UTF-16 begins."""

Source = bytes | str | os.PathLike[str] | Message | Mapping[str, Any]
"""One mail: RFC 822 source, a file that holds one, a parsed message, or what the Gmail API,
Microsoft Graph or AgentMail gives. (`parse_email` also takes an `Email`.)"""


def source_bytes(source: Source) -> bytes:
    """Return the source of one mail.

    Raises `SourceError` for a text without a header, an unreadable, empty or mailbox file, a
    mapping that is no message with a body, and for any other type.
    """
    if isinstance(source, bytes):
        return source
    if isinstance(source, str):
        return _from_str(source)
    if isinstance(source, Message):
        return _from_message(source)
    if isinstance(source, os.PathLike):
        return _from_path(Path(source))
    if isinstance(source, Mapping):
        from context_trim.mail.api import rfc822  # noqa: PLC0415  (few need it)

        return rfc822(source)
    raise SourceError(
        f"a mail cannot be a {type(source).__name__}: give bytes or str (RFC 822 source), a path, "
        "an email.message.Message, the mapping of a mail API, or Email.from_text(...)."
    )


def as_ascii(data: bytes) -> bytes:
    """Return a source in bytes that hold ASCII, also where it was saved as UTF-16."""
    if data.startswith(UTF16):
        return data.decode("utf-16", "replace").encode("utf-8", "replace")
    return data


def normal_source(data: bytes) -> bytes:
    """Return the source with LF line ends, without what stands before its header."""
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\n")


def _from_str(source: str) -> bytes:
    data = source.encode("utf-8", "surrogatepass")
    if not read_header(normal_source(data), 0, DEFAULT_LIMITS, lambda _: None)[0].fields:
        raise SourceError(
            "a str must be the source of a mail, but this one has no header: for a plain body use "
            "Email.from_text(body, sender=...), for a file pathlib.Path(...)."
        )
    return data


def _from_message(source: Message) -> bytes:
    out = BytesIO()
    try:
        BytesGenerator(out, mangle_from_=False, policy=compat32).flatten(source)
    except (MessageError, ValueError, LookupError, TypeError, AttributeError, KeyError):
        raise SourceError(
            "this email.message.Message cannot be written out: give the bytes it was made from."
        ) from None
    return out.getvalue()


def _from_path(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise SourceError(
                f"{path} is a folder: for a mailbox use context-trim replay {path}, for one "
                "thread give the files in it."
            )
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "no file can have this name"
        raise SourceError(f"{path} cannot be read: {why}.") from None
    return one_mail(data, str(path), path=str(path))


def one_mail(data: bytes, name: str, *, path: str = "PATH") -> bytes:
    """Return the data of a file if it can be one mail; raises `SourceError` that names the file.

    `path` is what the command for mailboxes would be given.
    """
    if not data.strip():
        raise SourceError(f"{name} is empty: give a file that holds one mail.")
    if holds_several(data):
        raise SourceError(f"{name} is a mailbox of several mails: use context-trim replay {path}.")
    return data
