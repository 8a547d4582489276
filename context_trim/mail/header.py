"""The header of a mail or part: its fields as they came, found without trusting the source."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from context_trim.config import MailLimits
from context_trim.mail.parameters import Parameters, read_parameters

_FIELD = re.compile(rb"([!-9;-~]{1,200})[ \t]*:")
"""RFC 5322, section 2.2: printable ASCII but for the colon; blanks before it are obsolete."""

KNOWN_FIELD = re.compile(
    rb"(?:from|to|b?cc|subject|date|sender|reply-to|return-path|received|message-id|in-reply-to|"
    rb"references|mime-version|content-[a-z-]+|delivered-to|(?:dkim|domainkey|arc|list|x|thread|"
    rb"resent|auto|authentication|disposition|received|envelope|return|mail|delivery)-[a-z0-9_-]+|"
    rb"user-agent|importance|priority|precedence|sensitivity|organi[sz]ation|errors-to|"
    rb"apparently-to|newsgroups|lines|status|feedback-id|autocrypt)[ \t]*:",
    re.IGNORECASE,
)
"""A field that mail has; "Note: see below" is text."""

_LONGEST_ENCODING = 100
_ENCODINGS = {
    "quotedprint": "quoted-printable", "qp": "quoted-printable", "base64": "base64",
    "xuu": "x-uuencode", "uu": "x-uuencode",
}  # fmt: skip
"""How the names of transfer encodings begin, without hyphens."""

_MOST_STRAY = 20
"""Lines that are no fields before a known field puts us back into the header."""


@dataclass(frozen=True, slots=True)
class Header:
    """Values by the field's name in lower case, in order, as they came with their folds (LF)."""

    fields: Mapping[str, Sequence[bytes]] = field(default_factory=dict)
    default_type: str = "text/plain"

    def values(self, name: str) -> Sequence[bytes]:
        """Return all values of a field, in order."""
        return self.fields.get(name, ())

    def first(self, name: str) -> bytes:
        """Return the first value of a field that isn't blank, or nothing."""
        return next((value for value in self.values(name) if value.strip()), b"")

    @property
    def content_type(self) -> str:
        """The content type in lower case; text/plain where it is missing or cannot be read."""
        return self.type_parameters.media_type or self.default_type

    @property
    def type_parameters(self) -> Parameters:
        """The Content-Type field."""
        return read_parameters(self.first("content-type"))

    @property
    def disposition(self) -> Parameters:
        """The Content-Disposition field."""
        return read_parameters(self.first("content-disposition"))

    @property
    def boundary(self) -> bytes:
        """The boundary that a multipart declares, or nothing."""
        return self.type_parameters.get("boundary").encode()

    @property
    def charset(self) -> str:
        """The charset label, as it came."""
        return self.type_parameters.get("charset").strip("\"' ").partition(" ")[0]

    @property
    def encoding(self) -> str:
        """The transfer encoding in lower case, without comments, and as its name is spelt."""
        raw = self.first("content-transfer-encoding").lower()[:_LONGEST_ENCODING]
        name = re.sub(r"\([^()]*\)|[^a-z0-9;]", "", raw.decode("ascii", "replace"))
        name = name.partition(";")[0]
        return next((right for wrong, right in _ENCODINGS.items() if name.startswith(wrong)), name)

    @property
    def is_file(self) -> bool:
        """Whether the part is to be shown as a file: it has a file's name, or asks for it."""
        return bool(self.file_name) or self.disposition.value.startswith("attachment")

    @property
    def file_name(self) -> str:
        """The name of the file that the part is, or nothing."""
        return self.disposition.get("filename") or self.type_parameters.get("name")


@dataclass(slots=True)
class _Reading:
    limits: MailLimits
    defect: Callable[[str], None]
    fields: list[tuple[str, list[bytes]]] = field(default_factory=list)
    room: int = 0
    stray: int = 0
    known: bool = False

    def begin(self, name: bytes, value: bytes) -> None:
        self.known = self.known or KNOWN_FIELD.match(name + b":") is not None
        self.fields.append((name.decode("ascii").lower(), []))
        self.room = self.limits.max_header_chars
        self.extend(value)

    def extend(self, value: bytes) -> None:
        """Add a line to the last field, as far as its limit reaches."""
        if len(value) > self.room:
            self.defect("header_chars")
            value = value[: self.room]
        self.room -= len(value)
        if self.fields and value:
            self.fields[-1][1].append(value)


def read_header(
    data: bytes,
    start: int,
    limits: MailLimits,
    defect: Callable[[str], None],
    default_type: str = "text/plain",
) -> tuple[Header, int]:
    """Return the header that begins at `start` and where the body begins; line ends are LF.

    A header without any field that mail has is taken for text, and so is what follows lines that
    cannot be fields, unless a known field comes soon after them.
    """
    reading = _Reading(limits, defect)
    body = _read(data, start, reading)
    if not reading.known:
        return Header({}, default_type), body if body == start + 1 else start
    fields: dict[str, list[bytes]] = {}
    for name, lines in reading.fields:
        fields.setdefault(name, []).append(b"\n".join(lines))
    return Header(fields, default_type), body


def _read(data: bytes, at: int, reading: _Reading) -> int:
    while at < len(data):
        end = data.find(b"\n", at)
        end = len(data) if end < 0 else end
        match = _FIELD.match(data, at, end)
        if match is not None:
            if len(reading.fields) >= reading.limits.max_headers:
                reading.defect("headers")
                return _after_blank_line(data, at)
            reading.begin(match[1], data[match.end() : end])
        elif data[at : at + 1] in _FOLDS and data[at:end].strip():
            reading.extend(data[at:end])
            if not reading.room and (unfolded := _UNFOLDED.search(data, end)):
                if unfolded.start() > end:
                    reading.defect("header_chars")
                end = unfolded.start()
        elif not data[at:end].strip():
            if end == at or _FIELD.match(data, end + 1) is None:
                return min(end + 1, len(data))
        elif not _stray(data, at, end, reading):
            return at
        at = end + 1
    return len(data)


_FOLDS = (b" ", b"\t")
_UNFOLDED = re.compile(rb"\n(?![ \t])")


def _stray(data: bytes, at: int, end: int, reading: _Reading) -> bool:
    """Whether a line that is no field stands inside the header all the same."""
    if data.startswith((b"From ", b">From "), at):
        return True
    reading.stray += 1
    soon = data[end + 1 : end + 1000].split(b"\n\n", 1)[0].split(b"\n")[:_MOST_STRAY]
    if reading.stray <= _MOST_STRAY and any(KNOWN_FIELD.match(line) for line in soon):
        reading.defect("header")
        return True
    if reading.known:
        reading.defect("header_end")
    return False


def _after_blank_line(data: bytes, at: int) -> int:
    end = data.find(b"\n\n", at)
    return len(data) if end < 0 else end + 2
