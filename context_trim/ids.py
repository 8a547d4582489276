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


def numbers(seed: str) -> Iterator[str]:
    """Yield numbers of nine digits made from a text, without end."""
    return (digits(seed, str(n)) for n in itertools.count())


def span_id(message_id: str, text: str) -> str:
    """Return nine digits for a span of a message: the sum over its lines and sentences.

    White space doesn't count. As a sum the id of a run of spans is the sum of theirs, however it
    was cut, so that it can be found again from the mail alone; see `restore`.
    """
    _, totals = _running(message_id, text)
    return _written(totals[-1]) if text.strip() else digits(message_id, text)


class SpanIds:
    """The ids of spans of a text, as `span_id` gives them, each line and sentence hashed once."""

    def __init__(self, message_id: str, text: str) -> None:
        self._message_id = message_id
        self._text = text
        self._totals = dict(zip(*_running(message_id, text), strict=True))

    def of(self, start: int, end: int) -> str:
        """Return the id of `text[start:end]`; a difference of totals where it is cut at pieces."""
        before, behind = self._totals.get(start), self._totals.get(end)
        if before is None or behind is None or before == behind:
            return span_id(self._message_id, self._text[start:end])
        return _written(behind - before)


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


def _running(message_id: str, text: str) -> tuple[list[int], list[int]]:
    """Return where the pieces of a text begin, then its end; and the sums of what is before."""
    starts = [*starts_of_pieces(text, 0, len(text)), len(text)]
    begun, totals = _begun((message_id,)), [0]
    for start, end in itertools.pairwise(starts):
        number = 0
        if piece := text[start:end].strip():
            sha = begun.copy()
            sha.update(piece.encode("utf-8", "surrogatepass"))
            number = int.from_bytes(sha.digest()[:8])
        totals.append(totals[-1] + number)
    return starts, totals


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
