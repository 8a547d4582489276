"""Transfer encodings of MIME (RFC 2045, section 6), decoded as far as damage lets them."""

from __future__ import annotations

import binascii
import re
from collections.abc import Callable

_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_NOT_LETTERS = bytes(set(range(256)) - set(_LETTERS) - {ord("=")})
_URL_SAFE = bytes.maketrans(b"-_", b"+/")
_LINE = re.compile(rb"[_-]*[A-Za-z0-9+/][A-Za-z0-9+/_-]*={0,2}")
_SHORTEST_LINE = 20
"""Letters of a line that can only be base64; shorter ones count next to such a line."""

_MOST_PIECES = 1_000
_SOFT_BREAK = re.compile(rb"=[ \t]+\n")
_BAD_ESCAPE = re.compile(rb"=(?![0-9A-Fa-f]{2}|[ \t]{0,100}\n|\Z)")
_ESCAPES = re.compile(rb"=(?:[0-9A-Fa-f]{2}|[ \t]*\n|\Z)")
_FEWEST_ESCAPES, _FEWEST_BREAKS = 5, 2
"""What an undeclared body must hold, without any "=" that means itself, to be quoted-printable."""

_SAMPLE = 10_000


def decode_transfer(data: bytes, encoding: str, defect: Callable[[str], None]) -> bytes:
    """Return the bytes that an encoding of lower case stands for; `defect` is told of damage."""
    if encoding == "base64":
        return _base64(data, defect)
    if encoding == "quoted-printable":
        return _quoted_printable(data, defect)
    if encoding == "x-uuencode":
        return _uu(data, defect)
    if encoding not in _IDENTITY:
        defect("transfer_encoding")
    return _undeclared(data, defect)


def decoded_size(data: bytes, encoding: str) -> int:
    """Return the size in bytes that a part has after decoding, without decoding what is large."""
    if encoding == "base64":
        return len(data.translate(None, _NOT_LETTERS + b"=")) * 3 // 4
    return len(decode_transfer(data, encoding, lambda _: None))


def base64_bytes(data: bytes) -> bytes:
    """Decode base64 of either alphabet; what is no letter is left out, and padding may be missing.

    Padding in the middle ends a piece: some mailers join several.
    """
    letters = data.translate(_URL_SAFE).translate(None, _NOT_LETTERS)
    pieces = letters.split(b"=", _MOST_PIECES) if b"=" in letters.rstrip(b"=") else [letters]
    return b"".join(_piece(piece.replace(b"=", b"")) for piece in pieces)


def _piece(letters: bytes) -> bytes:
    if len(letters) % 4 == 1:
        letters = letters[:-1]
    return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))


_IDENTITY = frozenset({"", "7bit", "8bit", "binary", "none"})


def _base64(data: bytes, defect: Callable[[str], None]) -> bytes:
    """Decode a body; text below it, which mailing lists add, and text in its place are kept."""
    if not data.translate(None, _LETTERS + b"=\n"):
        return base64_bytes(data)
    lines = data.split(b"\n")
    long = [i for i, line in enumerate(lines) if _is_base64(line, _SHORTEST_LINE)]
    short = [i for i, line in enumerate(lines[:2]) if _is_base64(line, 1)]
    if not long and not short:
        defect("base64")
        decoded = base64_bytes(data)
        return decoded if _is_text(decoded) or b" " not in data.strip() else data
    last = long[-1] if long else short[-1]
    while last + 1 < len(lines) and _is_base64(lines[last + 1], 1):
        last += 1
    below = b"\n".join(lines[last + 1 :]).strip()
    above = lines[: last + 1]
    if below or any(line.strip() and not _is_base64(line, 1) for line in above):
        defect("base64")
    body = base64_bytes(b"\n".join(above))
    return body + b"\n\n" + below if b" " in below else body


def _is_base64(line: bytes, shortest: int) -> bool:
    line = line.strip()
    return len(line) >= shortest and _LINE.fullmatch(line) is not None


def _quoted_printable(data: bytes, defect: Callable[[str], None]) -> bytes:
    if _BAD_ESCAPE.search(data):
        defect("quoted_printable")
    return binascii.a2b_qp(_SOFT_BREAK.sub(b"=\n", data))


def _uu(data: bytes, defect: Callable[[str], None]) -> bytes:
    out = []
    for line in data.split(b"\n"):
        if line.startswith(b"begin ") or line.strip() in {b"", b"`", b"end"}:
            continue
        try:
            out.append(binascii.a2b_uu(line))
        except binascii.Error:
            defect("uuencode")
    return b"".join(out)


def _undeclared(data: bytes, defect: Callable[[str], None]) -> bytes:
    """Decode what is encoded although its header doesn't say so, where that can be proven."""
    sample = data[:_SAMPLE]
    if sample.count(b"=\n") >= _FEWEST_BREAKS:
        escapes = len(_ESCAPES.findall(sample))
        if escapes >= _FEWEST_ESCAPES and escapes >= sample.count(b"=") - 1:
            defect("transfer_encoding")
            return binascii.a2b_qp(data)
    if _looks_base64(sample):
        decoded = base64_bytes(data)
        if _is_text(decoded):
            defect("transfer_encoding")
            return decoded
    return data


def _looks_base64(sample: bytes) -> bool:
    """Whether all lines are base64, of one length but for the last."""
    lines = [line.strip() for line in sample.strip().split(b"\n")]
    if len(sample) == _SAMPLE:
        lines.pop()
    whole = lines[:-1] if len(lines) > 1 else lines
    return (
        len({len(line) for line in whole}) == 1
        and len(lines[0]) >= 2 * _SHORTEST_LINE
        and len(lines[0]) % 4 == 0
        and all(_LINE.fullmatch(line) for line in lines)
    )


def _is_text(data: bytes) -> bool:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return all(c.isprintable() or c.isspace() for c in text[:_SAMPLE])
