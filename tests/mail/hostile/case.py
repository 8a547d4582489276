"""What a hostile mail is, and what the generators share."""

from __future__ import annotations

import base64
import textwrap
from collections.abc import Callable
from dataclasses import dataclass

HEAD = "From: Ann <ann@example.org>\nSubject: Boiler\nMIME-Version: 1.0\n"


@dataclass(frozen=True, kw_only=True, slots=True)
class Hostile:
    """A mail made by `make`, and what a tolerant reader still gets out of it.

    `text` stands in the visible text, `fields` in the subject, the sender or the names of
    attachments, `absent` in none of them. `html` says that the mail is one HTML part.
    """

    name: str
    make: Callable[[], bytes]
    text: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    html: bool = False


def case(
    name: str,
    source: bytes | Callable[[], bytes],
    *text: str,
    fields: tuple[str, ...] = (),
    absent: tuple[str, ...] = (),
    html: bool = False,
) -> Hostile:
    """Return a hostile mail; a large one is given as a function, so that it is made when used."""
    make = (lambda: source) if isinstance(source, bytes) else source
    return Hostile(name=name, make=make, text=text, fields=fields, absent=absent, html=html)


def mail(body: str | bytes, *fields: str, head: str = HEAD) -> bytes:
    """Return a mail of the usual header, more fields, and a body; characters become UTF-8."""
    top = head + "".join(f"{field}\n" for field in fields) + "\n"
    return octets(top) + octets(body)


def octets(text: str | bytes) -> bytes:
    """Return text as UTF-8 and bytes as they are; escaped bytes become what they were."""
    return text.encode("utf-8", "surrogateescape") if isinstance(text, str) else text


def multipart(*parts: str | bytes, kind: str = "mixed", boundary: str = "BB") -> bytes:
    """Return a mail of parts, each with its own fields, a blank line, and its body."""
    return mail(
        joined(*parts, boundary=boundary), f'Content-Type: multipart/{kind}; boundary="{boundary}"'
    )


def joined(*parts: str | bytes, boundary: str = "BB") -> bytes:
    """Return the body of a multipart."""
    line = octets(f"--{boundary}")
    return b"".join(line + b"\n" + octets(part) + b"\n" for part in parts) + line + b"--\n"


def b64(data: str | bytes, width: int = 76) -> str:
    """Return base64 in lines."""
    return "\n".join(textwrap.wrap(base64.b64encode(octets(data)).decode(), width))


def part(body: str, kind: str = "text/plain; charset=utf-8", *fields: str) -> str:
    """Return a part of a multipart."""
    return "".join(f"{field}\n" for field in (f"Content-Type: {kind}", *fields)) + "\n" + body


def single(kind: str, body: str | bytes, *fields: str) -> bytes:
    """Return a mail of one part of this type."""
    return mail(body, f"Content-Type: {kind}", *fields)
