"""Ids made from content, so that they hold across runs and when a thread grows."""

from __future__ import annotations

import hashlib

_SPAN_DIGITS = 9
"""Three tokens in o200k_base and cl100k_base; as hexadecimal the same would cost five or more."""


def message_id(*parts: str) -> str:
    """Return 16 hexadecimal digits for a message, from what identifies it."""
    return _digest(parts).hex()[:16]


def span_id(*parts: str) -> str:
    """Return nine digits for a span of text, from its message's id and its text."""
    return str(int.from_bytes(_digest(parts)[:8]) % 10**_SPAN_DIGITS).zfill(_SPAN_DIGITS)


def _digest(parts: tuple[str, ...]) -> bytes:
    sha = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        sha.update(len(data).to_bytes(8) + data)
    return sha.digest()
