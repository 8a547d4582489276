"""Encoded words of header fields (RFC 2047) and raw bytes in them, whatever their labels say."""

from __future__ import annotations

import re

from context_trim.mail.charset import clean, decode
from context_trim.mail.invisible import strip_invisible
from context_trim.mail.transfer import base64_bytes

_WORD = re.compile(
    r"=\?(?P<charset>[^?\s]{1,60})\?(?P<encoding>[bBqQ])\?(?P<data>[^?]*)(?:\?=|(?P<cut>\Z))"
)
"""Blanks inside are against the RFC and common; the end may be cut off with the field."""

_HEX = re.compile(rb"=([0-9A-Fa-f]{2})")


def header_text(raw: bytes, charset: str = "") -> str:
    """Return the raw value of a field as text; `charset` is a guess for bytes above ASCII."""
    if plain_ascii(raw):
        return raw.decode("ascii")
    return decode(raw, charset)[0]


def plain_ascii(raw: bytes) -> bool:
    """Whether bytes are ASCII, without the escapes of other character sets."""
    return raw.isascii() and b"\x1b" not in raw


def decode_words(text: str) -> str:
    """Decode encoded words on one line; damaged ones stay as they are.

    Words that follow each other are joined before they are decoded, since mailers cut characters
    in two.
    """
    if "=?" not in text:
        return one_line(text)
    out: list[str] = []
    charset, data, at = "", b"", 0
    for match in _WORD.finditer(text):
        gap = text[at : match.start()]
        label = match["charset"].partition("*")[0].lower()
        if gap.strip() or not at:
            out += [decode(data, charset)[0], gap]
            data = b""
        elif label != charset:
            out.append(decode(data, charset)[0])
            data = b""
        charset, data, at = label, data + _word(match), match.end()
    return one_line("".join([*out, decode(data, charset)[0], text[at:]]))


def one_line(text: str) -> str:
    """Return the text on one line, cleaned, without invisible characters, white space folded."""
    if not (text.isascii() and text.isprintable()):
        text = strip_invisible(clean(text))
    return " ".join(text.split())


def _word(match: re.Match[str]) -> bytes:
    raw = re.sub(r"\n[ \t]*", "", match["data"]).encode("utf-8", "replace")
    if match["encoding"] in "bB":
        return base64_bytes(raw)
    return _HEX.sub(lambda m: bytes([int(m[1], 16)]), raw.replace(b"_", b" "))
