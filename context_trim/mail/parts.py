"""The parts of a mail to what it shows: text, attached messages, events, reports, attachments."""

from __future__ import annotations

import re

from context_trim.config import MailLimits
from context_trim.mail import headers, reports
from context_trim.mail.armor import Bare, take_off_armor, take_out_files
from context_trim.mail.charset import clean, decode
from context_trim.mail.content import Content
from context_trim.mail.events import events_text
from context_trim.mail.flowed import unflow
from context_trim.mail.header import Header
from context_trim.mail.links import shorten_urls
from context_trim.mail.mime import ENCODED, MAIL_KINDS, Part, Room, read_parts
from context_trim.mail.source import UTF16, as_ascii, normal_source
from context_trim.mail.transfer import decode_transfer, decoded_size
from context_trim.models import Attachment, HintKind

_CALENDARS = frozenset({"text/calendar", "application/ics", "text/x-vcalendar"})
_SMIME = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})
_HEADERS_ONLY = frozenset({"text/rfc822-headers", "message/rfc822-headers"})
_UNSHOWN = frozenset({"text/x-amp-html", "text/watch-html"})
"""Alternatives that few clients show; the others say the same."""

_CODE = frozenset({"text/css", "text/javascript"})
"""Texts that a page uses and no person reads."""

_BINARY = re.compile(r"(?:image|audio|video|font|model)/")
_TEXT_FILE = re.compile(
    r"\.(?:txt|csv|tsv|log|md|rst|json|xml|ya?ml|patch|diff|ics)$", re.IGNORECASE
)
_NAMELESS = frozenset({"application/octet-stream", "application/x-unknown"})

_HTML_START = re.compile(r"\s{0,1000}(?:<!doctype html|<html[\s>])", re.IGNORECASE)
_META_CHARSET = re.compile(rb"charset\s{0,9}=\s{0,9}[\"']?([\w-]{2,40})", re.IGNORECASE)
_META_WITHIN = 2_000
_BYTES_A_CHAR = 4
_ENCODED_BYTES_A_CHAR = 12
"""UTF-8 takes up to 4 bytes a character, and quoted-printable 3 for each."""

_MOST_DIGITS = 15
_UNSAFE = re.compile(r"[\x00-\x1f/\\]")


def read_mail(data: bytes, limits: MailLimits) -> tuple[Header, Content]:
    """Parse MIME source, whatever it is; the content holds what a person reads.

    Never raises: what is broken is read as far as it goes and named in `defects`.
    """
    content = Content(limits=limits)
    reader = _Reader(content, Room(limits, content.defect, limits.max_parts))
    root = read_parts(_normal(data, content), reader.room)
    reader.read(root)
    if not content.text.strip() and not content.attachments and root.body().strip():
        content.defect("content_type")
        content.add(clean(decode(root.body(), "")[0]))
    return root.header, content


def _normal(data: bytes, content: Content) -> bytes:
    """Return as much of the source as is read, in bytes that hold ASCII."""
    if len(data) > content.limits.max_mail_bytes:
        content.defect("mail_bytes")
        data = data[: content.limits.max_mail_bytes]
    if data.startswith(UTF16):
        content.defect("charset")
    return normal_source(as_ascii(data))


class _Reader:
    """Reads the tree of parts in order; its depth is bounded by the limits."""

    def __init__(self, content: Content, room: Room) -> None:
        self.content = content
        self.room = room
        self._events: set[str] = set()

    def read(self, part: Part) -> None:
        if _missing_size(part):
            self._missing(part)
        else:
            self._by_kind(part)

    def _by_kind(self, part: Part) -> None:
        kind = part.kind
        if part.divided and kind in MAIL_KINDS:
            self._forwarded(part)
        elif part.divided:
            self._multipart(part)
        elif (kind.startswith("multipart/") or kind in MAIL_KINDS) and self._unpacked(part):
            pass
        elif kind in _CALENDARS:
            self._calendar(part)
        elif kind in reports.KINDS:
            self.content.add(clean(reports.report_text(self._payload(part))))
        elif kind in _HEADERS_ONLY:
            self._returned_header(part)
        elif kind in _SMIME:
            self._signed(part)
        elif kind in _CODE:
            self._list(part)
        elif kind.startswith(("text/", "multipart/")) or kind in MAIL_KINDS:
            self._text(part)
        else:
            self._other(part)

    def _multipart(self, part: Part) -> None:
        rest = part.parts
        if part.kind == "multipart/alternative":
            shown = [p for p in part.parts if _is_alternative(p)]
            rest = [p for p in part.parts if not _is_alternative(p) and p.kind not in _UNSHOWN]
            self._best(shown)
        for child in rest:
            self.read(child)

    def _best(self, parts: list[Part]) -> None:
        """Read the alternative that a mail client shows: the last rich one with text, else plain.

        RFC 2046, section 5.1.4, puts the best alternative last; an HTML part that shows nothing
        loses to the plain text.
        """
        rich = [p for p in reversed(parts) if p.kind != "text/plain"]
        plain = [p for p in parts if p.kind == "text/plain"]
        read = Content(limits=self.content.limits)
        part = None
        for part in rich + plain:
            read = self._apart(part)
            if read.text.strip():
                break
        if plain and part not in plain:
            from context_trim.mail.alternatives import PLAIN_DIFFERS, only_in  # noqa: PLC0415

            if only_in(self._apart(plain[0]).text, read.text).matters:
                read.defect(PLAIN_DIFFERS)
        self.content.absorb(read)

    def _apart(self, part: Part) -> Content:
        """Read a part into a content of its own."""
        outer, self.content = self.content, Content(limits=self.content.limits)
        self.read(part)
        read, self.content = self.content, outer
        return read

    def _forwarded(self, part: Part) -> None:
        """Read an attached message as a forward: its header block and its text."""
        for inner in part.parts:
            start = len(self.content.text)
            self.content.add(_header_block("Forwarded message", inner.header))
            self.read(inner)
            self.content.mark(start, HintKind.FORWARD)

    def _returned_header(self, part: Part) -> None:
        inner = read_parts(self._payload(part), self.room, part.level + 1)
        self.content.add(_header_block("Returned message", inner.header))

    def _unpacked(self, part: Part) -> bool:
        """Read a multipart or mail that was encoded as a whole; whether it was one."""
        if part.header.encoding not in ENCODED:
            return False
        if part.level >= self.content.limits.max_depth or not self.room.take():
            self.content.defect("depth")
            return False
        data = decode_transfer(part.body(), part.header.encoding, self.content.defect)
        if part.kind in MAIL_KINDS:
            inner = read_parts(_normal(data, self.content), self.room, part.level + 1)
            self.content.add(_header_block("Forwarded message", inner.header))
        else:
            head = b"Content-Type:" + part.header.first("content-type") + b"\n\n"
            inner = read_parts(head + _normal(data, self.content), self.room, part.level + 1)
            if not inner.divided:
                return False
        self.read(inner)
        return True

    def _calendar(self, part: Part) -> None:
        if part.header.is_file:
            self._list(part)
        source = clean(self._decoded(part))
        text = events_text(source)
        if text is None:
            self.content.defect("calendar")
            text = source
        if text not in self._events:
            self._events.add(text)
            self.content.add(text)

    def _signed(self, part: Part) -> None:
        """Read the mail inside an opaque S/MIME signature; what is encrypted is listed."""
        from context_trim.mail.smime import signed_content  # noqa: PLC0415  (asn1crypto: 70 ms)

        self._list(part)
        inside = signed_content(self._payload(part))
        if inside and part.level < self.content.limits.max_depth and self.room.take():
            self.read(read_parts(_normal(inside, self.content), self.room, part.level + 1))

    def _other(self, part: Part) -> None:
        """List a file; read it as well where it is text under the wrong type."""
        if _BINARY.match(part.kind) or not self._mistyped(part):
            self._list(part)
        else:
            self.content.defect("content_type")
            self._text(part)

    def _mistyped(self, part: Part) -> bool:
        """Whether a part of another type is text: a text file without a type, or an odd body."""
        if part.header.is_file:
            named = _TEXT_FILE.search(part.header.file_name) is not None
            right = part.kind in _NAMELESS and named
        else:
            right = not part.kind.startswith(("application/pgp", "application/pkcs7"))
        if not right:
            return False
        sample = self._payload(part)[:_META_WITHIN]
        return bool(sample.strip()) and _is_text(sample)

    def _text(self, part: Part) -> None:
        text = self._decoded(part)
        if part.level > 0 and part.header.is_file:
            self._list(part)
            name = _file_name(part.header)
            text = f"Attachment {name}:".replace(" :", ":") + f"\n{clean(text)}"
            self.content.add(text, kind=HintKind.ATTACHMENT)
        elif self._is_html(part, text):
            self._html(text)
        else:
            self._plain(part, clean(text))

    def _is_html(self, part: Part, text: str) -> bool:
        says, is_html = part.kind == "text/html", _HTML_START.match(text) is not None
        if says and "<" in text:
            return True
        if says or is_html:
            self.content.defect("content_type")
        return is_html

    def _html(self, html: str) -> None:
        from context_trim.mail.html import html_to_text  # noqa: PLC0415  (BeautifulSoup: 0.1 s)

        page = html_to_text(html.replace("\x00", ""), self.content.limits)
        self.content.hidden += page.hidden
        for name in page.defects:
            self.content.defect(name)
        self.content.add(page.text, page.hints)

    def _plain(self, part: Part, text: str) -> None:
        parameters = part.header.type_parameters
        if parameters.get("format").strip().lower() == "flowed":
            text = unflow(text, delete_space=parameters.get("delsp").strip().lower() == "yes")
        for bare in (take_off_armor, take_out_files):
            found: Bare = bare(text)
            for attachment in found.attachments:
                self.content.attach(attachment)
            text = found.text
        self.content.add(shorten_urls(text, self.content.limits.max_url_chars))

    def _decoded(self, part: Part) -> str:
        limits = self.content.limits
        data, label = self._payload(part), part.header.charset
        if part.kind == "text/html":
            if len(data) > limits.max_html_bytes:
                self.content.defect("html_bytes")
                data = data[: limits.max_html_bytes]
            if not label and (match := _META_CHARSET.search(data[:_META_WITHIN])):
                label = match[1].decode("ascii", "replace")
        text, right = decode(data, label)
        if not right:
            self.content.defect("charset")
        return text[: limits.max_text_chars + 1]

    def _payload(self, part: Part) -> bytes:
        most = self.content.limits.max_text_chars
        body = part.body()[: most * _ENCODED_BYTES_A_CHAR]
        data = decode_transfer(body, part.header.encoding, self.content.defect)
        return data[: most * _BYTES_A_CHAR]

    def _missing(self, part: Part) -> None:
        """List a part whose body was left out by whoever passed the mail on."""
        if part.kind.startswith("text/") and not part.header.file_name:
            self.content.defect("body_missing")
        self._list(part)

    def _list(self, part: Part) -> None:
        size = decoded_size(part.body(), part.header.encoding) or _missing_size(part)
        kind = _kind_of(part)
        self.content.attach(Attachment(name=_file_name(part.header), content_type=kind, size=size))


def _missing_size(part: Part) -> int:
    """Return the size in bytes that a part without a body declares (RFC 2183, section 2.7)."""
    size = part.header.disposition.get("size")
    if not (size.isascii() and size.isdigit() and len(size) <= _MOST_DIGITS):
        return 0
    return 0 if part.body().strip() else int(size)


def _is_alternative(part: Part) -> bool:
    return part.kind in {"text/plain", "text/html"} or part.kind.startswith("multipart/")


def _header_block(title: str, header: Header) -> str:
    names = ("From", "Date", "Subject")
    lines = [f"{name}: {headers.field(header, name.lower())}" for name in names]
    return "\n".join([f"---------- {title} ----------", *lines])


def _kind_of(part: Part) -> str:
    """Return the type of a file; Outlook's package is known by its first bytes (MS-OXTNEF)."""
    name = part.header.file_name.lower()
    if part.kind in _NAMELESS and name == "winmail.dat":
        return "application/ms-tnef"
    return part.kind


def _is_text(sample: bytes) -> bool:
    if b"\x00" in sample:
        return False
    text = decode(sample, "")[0]
    odd = sum(not (c.isprintable() or c.isspace()) for c in text)
    return odd * 50 < len(text)


def _file_name(header: Header) -> str:
    return _UNSAFE.sub("_", header.file_name)
