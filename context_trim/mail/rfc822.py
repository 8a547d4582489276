"""MIME source to its readable text and its attachments, over the stdlib's `compat32` parser."""

from __future__ import annotations

import binascii
import email
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message
from email.policy import compat32

from context_trim.config import MailLimits
from context_trim.mail import headers
from context_trim.mail.charset import clean, decode
from context_trim.models import Attachment, Hidden, Hint

_GAP = "\n\n"


@dataclass(kw_only=True, slots=True)
class Content:
    """The visible text of a mail while its parts are read; `hints` are spans of `text`."""

    text: str = ""
    hints: list[Hint] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    hidden: list[Hidden] = field(default_factory=list)
    defects: list[str] = field(default_factory=list)

    def add(self, text: str, hints: tuple[Hint, ...] = ()) -> None:
        """Append a part's text after a blank line."""
        if not text.strip():
            return
        gap = _GAP if self.text else ""
        at = len(self.text) + len(gap)
        self.hints += [Hint(start=h.start + at, end=h.end + at, kind=h.kind) for h in hints]
        self.text += gap + text

    def absorb(self, other: Content) -> None:
        """Append what another reading found."""
        self.add(other.text, tuple(other.hints))
        self.attachments += other.attachments
        self.hidden += other.hidden
        for name in other.defects:
            self.defect(name)

    def defect(self, name: str) -> None:
        """Note a defect once."""
        if name not in self.defects:
            self.defects.append(name)


def read_mime(data: bytes, _limits: MailLimits) -> tuple[Message, Content]:
    """Parse MIME source; the message holds the header, the content what a person reads.

    Never raises: what the stdlib cannot parse is read as plain text and named in `defects`.
    """
    content = Content()
    try:
        message = email.message_from_bytes(_without_envelope(data), policy=compat32)
        _read_part(message, content)
        if not content.text.strip() and not message.is_multipart():
            _read_as_text(message, content)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, MemoryError):
        message, content = Message(policy=compat32), Content()
        content.defect("unparsable")
        content.add(clean(decode(data, "")[0]))
    return message, content


def _read_as_text(message: Message, content: Content) -> None:
    """Read a body that is the whole mail although its type says that it cannot be read.

    A multipart without its boundaries, or a text under another name; real data stays a file.
    """
    data = _payload(message)
    if not data.strip() or b"\x00" in data or message.get_content_maintype() in _BINARY:
        return
    text = clean(decode(data, str(message.get_content_charset() or ""))[0])
    content.attachments.clear()
    content.defect("content_type")
    content.add(text)


_BINARY = frozenset({"image", "audio", "video", "application", "font", "model"})


def _without_envelope(data: bytes) -> bytes:
    data = data.lstrip(b"\xef\xbb\xbf")
    if data.startswith((b"From ", b">From ")):
        return data.split(b"\n", 1)[-1]
    return data.lstrip(b"\r\n")


def _read_part(part: Message, content: Content) -> None:
    kind = part.get_content_type()
    if kind == "message/rfc822":
        _read_forwarded(part, content)
    elif part.is_multipart():
        _read_multipart(part, kind, content)
    elif _is_text(part, kind):
        _read_text(part, kind, content)
    else:
        content.attachments.append(_attachment(part, kind))


def _read_multipart(part: Message, kind: str, content: Content) -> None:
    children = list(_children(part))
    if kind == "multipart/alternative":
        content.absorb(_best_alternative([c for c in children if _is_alternative(c)]))
        children = [c for c in children if not _is_alternative(c)]
    for child in children:
        _read_part(child, content)


def _best_alternative(parts: list[Message]) -> Content:
    """Read the part that a mail client shows: the last rich one with visible text, else plain.

    RFC 2046, section 5.1.4, puts the best alternative last; an HTML part that shows nothing
    loses to the plain text.
    """
    rich = [p for p in reversed(parts) if p.get_content_type() != "text/plain"]
    plain = [p for p in parts if p.get_content_type() == "text/plain"]
    read = Content()
    for part in rich + plain:
        read = Content()
        _read_part(part, read)
        if read.text.strip():
            break
    return read


def _is_alternative(part: Message) -> bool:
    kind = part.get_content_type()
    return kind in {"text/plain", "text/html"} or kind.startswith("multipart/")


def _read_forwarded(part: Message, content: Content) -> None:
    """Read an attached message as a forward: its header block and its text."""
    for inner in _children(part):
        names = ("From", "Date", "Subject")
        lines = [f"{name}: {headers.field(inner, name)}" for name in names]
        content.add("\n".join(["---------- Forwarded message ----------", *lines]))
        _read_part(inner, content)


def _children(part: Message) -> Iterator[Message]:
    payload = part.get_payload()
    if isinstance(payload, list):
        yield from (p for p in payload if isinstance(p, Message))


def _is_text(part: Message, kind: str) -> bool:
    if kind not in {"text/plain", "text/html"} or _file_name(part):
        return False
    return part.get_content_disposition() != "attachment"


def _read_text(part: Message, kind: str, content: Content) -> None:
    text, right = _text_of(part)
    if not right:
        content.defect("charset")
    if kind == "text/html":
        from context_trim.mail.html import html_to_text  # noqa: PLC0415  (BeautifulSoup: 0.1 s)

        page = html_to_text(text)
        content.hidden += page.hidden
        content.add(page.text, page.hints)
    else:
        content.add(clean(text))


def _text_of(part: Message) -> tuple[str, bool]:
    return decode(_payload(part), str(part.get_content_charset() or ""))


def _payload(part: Message) -> bytes:
    try:
        data = part.get_payload(decode=True)
    except (ValueError, LookupError, binascii.Error, AssertionError):
        data = None
    if isinstance(data, bytes):
        return data
    raw = part.get_payload()
    return str(raw).encode("utf-8", "surrogateescape") if isinstance(raw, str) else b""


def _attachment(part: Message, kind: str) -> Attachment:
    return Attachment(name=_file_name(part), content_type=kind, size=len(_payload(part)))


_UNSAFE = re.compile(r"[\x00-\x1f/\\]")


def _file_name(part: Message) -> str:
    try:
        name = part.get_filename() or ""
    except (ValueError, LookupError, TypeError):
        name = ""
    return _UNSAFE.sub("_", headers.decode_words(name))
