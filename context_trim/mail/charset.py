"""Bytes to text, whatever the label says."""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
"""Labels whose text is read with a superset, as browsers do (WHATWG Encoding, section 4.2)."""

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\ud800-\udfff\ufffe\uffff]")
_LONGEST_BLANK = 1_000
_BLANKS = re.compile(rf"([^\S\n]{{{_LONGEST_BLANK}}})[^\S\n]+|(\n{{{_LONGEST_BLANK}}})\n+")


def decode(data: bytes, label: str) -> tuple[str, bool]:
    """Decode bytes to text; the flag says whether the label (or UTF-8 without one) was right.

    Order: byte order mark, the label, UTF-8, then Windows-1252 with what it lacks replaced.
    """
    for bom, codec in _BOMS:
        if data.startswith(bom):
            return data.decode(codec, "replace"), True
    for name in (_text_codec(label), "utf-8"):
        if name is not None:
            try:
                return data.decode(name), name != "utf-8" or not label or _is_utf8(label)
            except (UnicodeError, ValueError):
                continue
    return data.decode("cp1252", "replace"), False


def clean(text: str) -> str:
    """Return the text with LF line ends, without control characters and lone surrogates.

    Runs of more than 1,000 blanks or 1,000 line breaks are cut to that length.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\x0b", "\n").replace("\x0c", "\n").replace("\x85", "\n")
    text = text.replace("\u2028", "\n").replace("\u2029", "\n")
    return _BLANKS.sub(r"\1\2", _CONTROLS.sub("", text))


def _text_codec(label: str) -> str | None:
    """Return the name of the codec for a charset label, or None for an unknown or odd one."""
    try:
        info = codecs.lookup(label.strip().strip("\"'"))
    except (LookupError, ValueError, UnicodeError):
        return None
    if not getattr(info, "_is_text_encoding", True) or info.name in _NOT_CHARSETS:
        return None
    return _WIDER.get(info.name, info.name)


_NOT_CHARSETS = frozenset({"idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined"})
"""Python's text codecs that no mail means."""


def _is_utf8(label: str) -> bool:
    return label.strip().strip("\"'").lower().replace("_", "-") in {"utf-8", "utf8"}
