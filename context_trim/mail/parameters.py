"""The parameters of a MIME field (RFC 2045, section 5.1, and RFC 2231)."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote_to_bytes

from context_trim.mail.charset import decode
from context_trim.mail.words import decode_words, header_text, one_line

_PARAMETER = re.compile(
    r";\s*(?P<name>[^\s=;\"]{1,100})\s*=\s*(?:\"(?P<quoted>(?:[^\"\\]|\\.)*)\"|(?P<plain>[^;]*))",
    re.DOTALL,
)
_PIECE = re.compile(r"(?P<name>[^*]+)(?:\*(?P<number>\d{1,4}))?(?P<encoded>\*)?")
_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Parameters:
    """A field's value in lower case and its parameters by name in lower case."""

    value: str = ""
    named: Mapping[str, str] = field(default_factory=dict)

    @property
    def media_type(self) -> str:
        """The value as a media type, or nothing; "html" and "text" alone are what they say."""
        match = _TYPE.search(self.value)
        if match is not None:
            return match[0]
        return {"html": "text/html", "text": "text/plain"}.get(self.value, "")

    def get(self, name: str) -> str:
        """Return a parameter decoded, or an empty string."""
        return self.named.get(name, "")


@functools.lru_cache(maxsize=256)
def read_parameters(raw: bytes) -> Parameters:
    """Read "text/plain; charset=utf-8"; pieces of RFC 2231 are joined by their number."""
    text = " ".join(header_text(raw).split("\n"))
    value = text.partition(";")[0].strip().lower()
    pieces: dict[str, list[tuple[int, bool, str]]] = {}
    for match in _PARAMETER.finditer(text[len(text.partition(";")[0]) :]):
        quoted = match["quoted"]
        plain = match["plain"].strip(" \t\"'") if quoted is None else _ESCAPED.sub(r"\1", quoted)
        if name := _PIECE.fullmatch(match["name"].lower()):
            piece = (int(name["number"] or 0), bool(name["encoded"]), plain)
            pieces.setdefault(name["name"], []).append(piece)
    return Parameters(value, {name: _joined(p) for name, p in pieces.items()})


def _joined(pieces: list[tuple[int, bool, str]]) -> str:
    """Join the pieces of a parameter; of equal numbers the encoded one counts, or the first."""
    by_number: dict[int, tuple[bool, str]] = {}
    for number, encoded, text in sorted(pieces, key=lambda piece: not piece[1]):
        by_number.setdefault(number, (encoded, text))
    ordered = [by_number[n] for n in sorted(by_number)]
    if not any(encoded for encoded, _ in ordered):
        return decode_words("".join(text for _, text in ordered))
    charset, data = "", b""
    for index, (encoded, text) in enumerate(ordered):
        if index == 0 and encoded and text.count("'") > 1:
            charset, _, text = text.split("'", 2)  # noqa: PLW2901
        raw = text.encode("utf-8", "surrogateescape")
        data += unquote_to_bytes(raw) if encoded else raw
    return one_line(decode(data, charset)[0])
