"""Ids made from content, so that they hold across runs and when a thread grows."""

from __future__ import annotations

import hashlib
import itertools
import re
from collections.abc import Iterable, Iterator

_SPAN_DIGITS = 9
"""Three tokens in o200k_base and cl100k_base; as hexadecimal the same would cost five or more."""

IDS = 10**_SPAN_DIGITS

_CLOSERS = r"[\"'\u201d\u2019\u00bb)\]*_]*"
_PIECE_END = re.compile(
    rf"\n\s*|(?<=[.!?\u2026\u061f\u0964]){_CLOSERS}\s+|(?<=[\u3002\uff01\uff1f]){_CLOSERS}\s*"
)
"""After a line or a sentence; Chinese and Japanese put no blank there. Where `select` cuts, there
must be an end."""


def message_id(*parts: str) -> str:
    """Return 16 hexadecimal digits for a message, from what identifies it."""
    return _digest(parts).hex()[:16]


def digits(*parts: str) -> str:
    """Return nine digits made from texts."""
    return _written(int.from_bytes(_digest(parts)[:8]))


def span_id(message_id: str, text: str) -> str:
    """Return nine digits for a span of a message: the sum over its lines and sentences.

    White space doesn't count. As a sum the id of a run of spans is the sum of theirs, however it
    was cut, so that it can be found again from the mail alone; see `restore`.
    """
    total, found = 0, False
    begun = _begun((message_id,))
    for piece in _pieces(text):
        sha, found = begun.copy(), True
        sha.update(piece.encode("utf-8", "surrogatepass"))
        total += int.from_bytes(sha.digest()[:8])
    return _written(total) if found else digits(message_id, text)


def run_id(ids: Iterable[str]) -> str:
    """Return the id of spans together, from theirs."""
    return _written(sum(map(int, ids)))


def is_id(text: object) -> bool:
    """Whether something has the form of a span's id."""
    return isinstance(text, str) and text.isascii() and text.isdigit() and len(text) == _SPAN_DIGITS


def starts_of_pieces(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where the lines and sentences of `text[start:end]` begin, the first at `start`."""
    yield start
    yield from (m.end() for m in _PIECE_END.finditer(text, start, end) if start < m.end() < end)


def _pieces(text: str) -> Iterator[str]:
    starts = [*starts_of_pieces(text, 0, len(text)), len(text)]
    for start, end in itertools.pairwise(starts):
        if piece := text[start:end].strip():
            yield piece


def _written(number: int) -> str:
    return str(number % IDS).zfill(_SPAN_DIGITS)


def _digest(parts: tuple[str, ...]) -> bytes:
    return _begun(parts).digest()


def _begun(parts: tuple[str, ...]) -> hashlib._Hash:
    sha = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        sha.update(len(data).to_bytes(8) + data)
    return sha
