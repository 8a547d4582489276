"""Bytes to text, whatever the label says."""

from __future__ import annotations

import codecs
import functools
import re
from io import StringIO
from itertools import islice

import webencodings

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_SUPERSETS = {
    "gbk": "gb18030", "gb2312": "gb18030", "iso8859-1": "cp1252", "ascii": "cp1252",
    "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs", "euc_jp": "euc_jis_2004",
    "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874", "utf-8-sig": "utf-8",
}  # fmt: skip
"""Codecs that are read with a superset, as browsers do (WHATWG Encoding, section 4.2)."""

_NOT_CHARSETS = frozenset({
    "idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined", "mbcs", "oem",
    "x-user-defined", "replacement",
})  # fmt: skip
"""Text codecs that no mail means."""

_MULTI_BYTE = re.compile(r"utf|gb|big5|cp932|cp949|euc|hz|iso2022|johab|shift")
_SEVEN_BIT = re.compile(r"utf-7|hz|iso2022_(?!jp)")

_COLOURS = re.compile(r"\x1b\[[0-9;]{0,20}[A-Za-z]")
"""What terminals take for colours (ECMA-48)."""

_CONTROLS = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
"""Control characters, surrogates, and what Unicode will never assign."""

_LONGEST_BLANK = 1_000
_BLANKS = " \n\t\u00a0\u3000"

_BREAKS = str.maketrans({"\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"})
_ODD_BREAK = re.compile("[\x0b\x0c\x85\u2028\u2029]")

_AS_CP1252 = {
    0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)
}

_JIS = "iso2022_jp"
_JIS_ESCAPE = re.compile(rb"\x1b(\$[@B]|\([BJI])")
_MOST_ESCAPES = 500_000
_SAMPLE = 4_000
_GUESSES = [
    "cp1251", "koi8_r", "gb18030", "big5", "cp932", "euc_jp", "cp949", "cp1253", "cp1255", "cp1256",
    "tis_620",
]  # fmt: skip
"""Charsets of other scripts in which mail comes without a label, or under the mailer's default."""

_FOREIGN_SHARE = 0.4
"""Bytes above ASCII among letters; text in Latin script has far fewer."""

_FEWEST_FOREIGN = 8
_FEWEST_NULS, _NUL_SHARE = 3, 0.3
"""NULs on one side of the pairs of bytes, in number and share, that make a text UTF-16."""

_FEW_BAD, _BAD_SHARE = 2, 0.1


def decode(data: bytes, label: str) -> tuple[str, bool]:
    """Decode bytes to text; the flag says whether the label (or UTF-8 without one) was right.

    Order: byte order mark, UTF-16 and JIS by their shape, then the label, unless the bytes prove it
    wrong: valid UTF-8 under a single-byte label, or mostly high bytes under a Western one. Then
    UTF-8; where most letters are high bytes a guess; last UTF-8 with Windows-1252 for what isn't.
    """
    codec = codec_of(label)
    known = codec is not None or not label.strip()
    if (shaped := _by_shape(data, codec)) is not None:
        return shaped[0], shaped[1] and known
    if data.isascii():
        return data.decode("ascii"), known
    if codec is not None and not _MULTI_BYTE.match(codec):
        return _single_byte(data, codec)
    if (text := _strict(data, codec or "utf-8")) is not None:
        return text, known
    if codec not in (None, "utf-8") and _strict(data, "utf-8") is None:
        text = data.decode(codec or "", "replace")
        if text.count("\ufffd") <= max(_FEW_BAD, _BAD_SHARE * len(text)):
            return text, False
    return _unlabelled(data), False


def clean(text: str) -> str:
    """Return the text with LF line ends, without control characters and lone surrogates.

    Runs of one kind of blank are cut to 1,000.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _ODD_BREAK.search(text):
        text = text.translate(_BREAKS)
    if "\x1b" in text:
        text = _COLOURS.sub("", text)
    text = _CONTROLS.sub("", text)
    for blank in _BLANKS:
        if blank * _LONGEST_BLANK in text:
            text = re.sub(rf"({blank}{{{_LONGEST_BLANK}}}){blank}+", r"\1", text)
    return text


@functools.lru_cache(maxsize=256)
def codec_of(label: str) -> str | None:
    """Return the name of Python's codec for a charset label, or None for an unknown or odd one."""
    label = label.strip().strip("\"'").lower()
    known, joined = webencodings.lookup(label), label.replace("-", "")
    for name in (known.codec_info.name if known else "", label, label.removeprefix("x-"), joined):
        try:
            info = codecs.lookup(name)
        except (LookupError, ValueError, UnicodeError):
            continue
        if getattr(info, "_is_text_encoding", True) and info.name not in _NOT_CHARSETS:
            return _SUPERSETS.get(info.name, info.name)
    return None


def _by_shape(data: bytes, codec: str | None) -> tuple[str, bool] | None:
    """Decode what shows its encoding: a byte order mark, NULs of UTF-16, escapes; see `decode`."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data.decode(name, "replace"), True
    if (wide := _utf16_order(data[:_SAMPLE])) is not None:
        return data.decode(wide, "replace"), True
    if codec is not None and _SEVEN_BIT.match(codec) and (text := _strict(data, codec)) is not None:
        return text, True
    if b"\x1b" in data and (text := _jis(data)) is not None:
        return text, (codec or _JIS) == _JIS
    return None


def _utf16_order(sample: bytes) -> str | None:
    """Return the codec of UTF-16 without a byte order mark, seen by where its NULs stand."""
    if b"\x00" not in sample:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if min(even, odd) or max(even, odd) < max(_FEWEST_NULS, _NUL_SHARE * len(sample) / 2):
        return None
    return "utf-16-be" if even else "utf-16-le"


def _jis(data: bytes) -> str | None:
    """Decode ISO-2022-JP, its vendors' characters included, which Python's codec lacks."""
    first = _JIS_ESCAPE.search(data)
    if first is None or not data[: first.start()].isascii():
        return None
    out, at, escape = StringIO(), 0, b""
    for match in islice(_JIS_ESCAPE.finditer(data, first.start()), _MOST_ESCAPES):
        out.write(_jis_piece(escape, data[at : match.start()]))
        at, escape = match.end(), match[1]
    out.write(_jis_piece(escape, data[at:]))
    return out.getvalue()


def _jis_piece(escape: bytes, piece: bytes) -> str:
    if escape.startswith(b"$"):
        return piece.translate(_HIGH).decode("euc_jis_2004", "replace")
    if escape == b"(I":
        return piece.translate(_HIGH).decode("shift_jis", "replace")
    return piece.decode("ascii", "replace")


_HIGH = bytes(b | 0x80 if 0x20 < b < 0x80 else b for b in range(256))  # noqa: PLR2004


def _single_byte(data: bytes, codec: str) -> tuple[str, bool]:
    if (text := _strict(data, "utf-8")) is not None:
        return text, False
    if codec == "cp1252" and (guess := _guess(data)):
        return data.decode(guess, "replace"), False
    return data.decode(codec, "replace"), True


def _strict(data: bytes, codec: str) -> str | None:
    """Decode without loss, or not at all; UTF-8 of surrogate pairs is mended (CESU-8)."""
    try:
        return data.decode(codec)
    except (UnicodeError, ValueError):
        if codec != "utf-8" or b"\xed" not in data:
            return None
    try:
        paired = data.decode("utf-8", "surrogatepass").encode("utf-16-le", "surrogatepass")
    except UnicodeError:
        return None
    return paired.decode("utf-16-le", "replace")


def _unlabelled(data: bytes) -> str:
    """Decode by UTF-8 where most of it is, else by a guess, else by Windows-1252."""
    if (text := _strict(data, "utf-8")) is not None:
        return text
    valid = data.decode("utf-8", "ignore")
    utf8 = len(valid.encode("utf-8"))
    if len(data) - utf8 > utf8 - len(valid) and (guess := _guess(data)):
        return data.decode(guess, "replace")
    return data.decode("utf-8", "surrogateescape").translate(_AS_CP1252)


def _guess(data: bytes) -> str | None:
    """Guess the charset of text in another script, or None for text that may be Western."""
    start = next((i for i, byte in enumerate(data) if byte >= 0x80), 0)  # noqa: PLR2004
    sample = data[start : start + _SAMPLE]
    high = sum(byte >= 0x80 for byte in sample)  # noqa: PLR2004
    letters = high + sum(map(sample.count, _ASCII_LETTERS))
    if high < _FEWEST_FOREIGN or high < _FOREIGN_SHARE * letters:
        return None
    from charset_normalizer import from_bytes  # noqa: PLC0415  (30 ms)

    best = from_bytes(sample, cp_isolation=_GUESSES, preemptive_behaviour=False).best()
    return codec_of(best.encoding) if best is not None else None


_ASCII_LETTERS = [bytes([c]) for c in range(128) if chr(c).isalpha()]
