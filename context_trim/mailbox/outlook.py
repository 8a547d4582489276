"""Outlook's .msg: one message as a compound file (MS-OXMSG), read by extract-msg.

extract-msg is under the GPL and therefore an extra, `pip install 'context-trim[outlook]'`; this is
the only module that imports it, and only when a .msg comes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from importlib.util import find_spec
from typing import Any

from context_trim.errors import MissingExtraError
from context_trim.mail.api.writing import Part, copied, date, people, person, utf8, word, write
from context_trim.mailbox.places import NotReadError, Reason

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROPERTIES = "__properties_version1.0".encode("utf-16-le")
"""A stream that every message has (MS-OXMSG, section 2.4); Office's old documents have others."""

_MOST_INSIDE = 100
"""Messages in messages that are opened; extract-msg opens each as a file of its own."""

_HTML = "__substg1.0_10130102"
"""The stream of PidTagHtml."""

_TO, _CC = 1, 2
"""Types of recipients (MS-OXOMSG, section 2.2.3.1)."""


def is_msg(head: bytes) -> bool:
    """Whether a file is a compound file, and so may be a message."""
    return head.startswith(_COMPOUND)


def check_installed() -> None:
    """Raise `MissingExtraError` where extract-msg isn't installed."""
    if find_spec("extract_msg") is None:
        raise MissingExtraError("outlook", ["extract_msg"])


def source(data: bytes) -> bytes:
    """Return a .msg as RFC 822; raises `NotReadError` where it is none, or cannot be opened."""
    if _PROPERTIES not in data:
        raise NotReadError(Reason.NOT_MAIL)
    try:
        check_installed()
    except MissingExtraError as error:
        raise NotReadError(Reason.MISSING_EXTRA, str(error)) from None
    import extract_msg  # noqa: PLC0415  (an extra)

    try:
        with extract_msg.openMsg(data) as message:
            return write(_tree(message))
    except NotReadError:
        raise
    # It raises what a dozen packages raise, and content must not come out with it.
    except Exception:  # noqa: BLE001
        raise NotReadError(Reason.DAMAGED) from None


def _tree(message: Any) -> Part:  # noqa: ANN401  (extract-msg's classes are many)
    root = Part()
    todo = [(message, root)]
    opened = 0
    while todo:
        given, part = todo.pop()
        opened += 1
        todo += _fill(given, part) if opened <= _MOST_INSIDE else []
    return root


def _fill(message: Any, part: Part) -> list[tuple[Any, Part]]:  # noqa: ANN401
    """Fill a part with a message; returns the messages attached to it, and where they go."""
    part.fields = copied(_header(message), _fields(message))
    body = _body(message)
    files, items = [], []
    for attached in getattr(message, "attachments", ()):
        data = attached.data
        if hasattr(data, "attachments"):
            inner = Part()
            items.append((data, inner))
            files.append(Part(kind="message/rfc822", parts=[inner]))
        else:
            files.append(_file(attached, data))
    if files:
        part.kind, part.parts = "multipart/mixed", [body, *files]
    else:
        part.kind, part.body, part.parts = body.kind, body.body, body.parts
        part.parameters = body.parameters
    return items


def _body(message: Any) -> Part:  # noqa: ANN401
    """Return the texts that the message holds; only without them what is made out of RTF."""
    plain = message.body
    html = message.htmlBody if message.exists(_HTML) or not plain else None
    parts = []
    if plain:
        parts.append(Part(parameters={"charset": "utf-8"}, body=utf8(plain)))
    if html:
        # In the charset that the page names.
        parts.append(Part(kind="text/html", body=html if isinstance(html, bytes) else utf8(html)))
    if len(parts) == 1:
        return parts[0]
    return Part(kind="multipart/alternative", parts=parts) if parts else Part(body=b"")


def _file(attached: Any, data: Any) -> Part:  # noqa: ANN401
    name = attached.longFilename or attached.shortFilename or ""
    return Part(
        kind=str(attached.mimetype or "application/octet-stream").strip().lower(),
        disposition="attachment",
        name=str(name),
        body=data if isinstance(data, bytes) else b"",
    )


def _fields(message: Any) -> list[tuple[str, str]]:  # noqa: ANN401
    sent = message.date
    return [
        ("From", people([str(message.sender or "")])),
        ("To", _people(message.recipients, _TO)),
        ("Cc", _people(message.recipients, _CC)),
        ("Subject", word(str(message.subject or ""))),
        ("Date", date(sent) if isinstance(sent, datetime) else ""),
        ("Message-ID", str(message.messageId or "")),
        ("In-Reply-To", str(message.inReplyTo or "")),
    ]


def _people(recipients: Iterable[Any], kind: int) -> str:
    chosen = (r for r in recipients if int(r.type) == kind)
    return ", ".join(filter(None, (person(str(r.name or ""), str(r.email or "")) for r in chosen)))


def _header(message: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    """Yield the fields with which the mail came, if Outlook kept them."""
    for name, value in message.header.items() if message.header is not None else ():
        yield str(name), str(value)
