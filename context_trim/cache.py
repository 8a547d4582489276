"""Results by the content of what they were made from, in a bounded number of bytes."""

from __future__ import annotations

import hashlib
import json
import threading
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from context_trim.models import Email
from context_trim.result import TrimResult

_PER_DECISION = 500
"""Bytes of a decision with its ids, measured with tracemalloc on CPython 3.11."""

_PER_CHAR = 2
"""Bytes of a character: one in Latin text, two in most others, four with emoji."""


class ResultCache:
    """Keeps the results last asked for, up to `max_bytes`; threads may share it."""

    def __init__(self, max_bytes: int) -> None:
        self.max_bytes = max_bytes
        self.size = 0
        self._results: OrderedDict[bytes, tuple[TrimResult, int]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: bytes) -> TrimResult | None:
        """Return an equal result, whose savings are counted anew at today's prices, or None."""
        with self._lock:
            found = self._results.get(key)
            if found is None:
                return None
            self._results.move_to_end(key)
        return replace(found[0])

    def put(self, key: bytes, result: TrimResult) -> None:
        """Keep a result; those asked for longest ago go. One that is too large isn't kept."""
        size = size_of(result)
        with self._lock:
            if size > self.max_bytes or key in self._results:
                return
            # A copy, so that savings that the caller asks for aren't kept beside the result.
            self._results[key] = (replace(result), size)
            self.size += size
            while self.size > self.max_bytes:
                self.size -= self._results.popitem(last=False)[1][1]


def size_of(result: TrimResult) -> int:
    """Return about how many bytes a result holds: its mails, their texts, its decisions."""
    messages, emails = result.thread.messages, result.thread.emails
    sources = sum(len(e.raw) for e in emails)
    chars = len(result.text) + sum(len(m.text) for m in messages) + sum(len(e.text) for e in emails)
    return sources + _PER_CHAR * chars + _PER_DECISION * len(result.decisions)


def content_key(sources: Iterable[object], options: Sequence[object]) -> bytes | None:
    """Return a hash of mails and options, or None where one of them is known by identity alone.

    Mails are known by their content if they are bytes, texts, mappings or an `Email`.
    """
    sha = hashlib.sha256()
    for source in sources:
        if (data := _content(source)) is None:
            return None
        sha.update(len(data).to_bytes(8) + data)
    sha.update(repr(options).encode(errors="surrogatepass"))
    return sha.digest()


def _content(source: object) -> bytes | None:
    if isinstance(source, bytes):
        return b"b" + source
    if isinstance(source, str):
        return b"s" + source.encode(errors="surrogatepass")
    if isinstance(source, Email):
        shape = (source.id, source.zones, source.references, source.in_reply_to, source.defects)
        return b"e" + repr(shape).encode(errors="surrogatepass") + source.raw
    if isinstance(source, Mapping):
        try:
            return b"m" + json.dumps(source).encode(errors="surrogatepass")
        except (TypeError, ValueError):
            return None
    return None
