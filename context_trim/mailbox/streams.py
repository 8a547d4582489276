"""Streams that end in a note instead of an exception, and no later than the limits allow."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from typing import BinaryIO, Protocol

from context_trim.config import MailboxLimits
from context_trim.mailbox.places import NotReadError, Reason

_DAMAGE = (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError)
"""What reading an archive raises: bad data, sums that are wrong, unknown methods, passwords."""

_SMALL = 1 << 16


class Readable(Protocol):
    """What a guarded stream reads from."""

    def read(self, size: int, /) -> bytes:
        """Return at most `size` bytes, and none at the end."""


class Meter:
    """Counts what an archive unpacks; `packed` says how many bytes it was until now."""

    def __init__(self, limits: MailboxLimits, packed: Callable[[], int]) -> None:
        self._limits = limits
        self._packed = packed
        self._total = 0

    def add(self, count: int) -> None:
        """Count bytes; raises `NotReadError` above a limit."""
        self._total += count
        limits = self._limits
        if self._total > limits.max_total_bytes:
            raise NotReadError(Reason.TOO_LARGE, "max_total_bytes")
        if self._total > limits.max_message_bytes + limits.max_ratio * self._packed():
            raise NotReadError(Reason.TOO_LARGE, "max_ratio")


class Guarded(io.RawIOBase):
    """Reads on until something is wrong; `problem` then says what, and the stream ends."""

    def __init__(self, inner: Readable, meter: Meter, most: int) -> None:
        super().__init__()
        self._inner = inner
        self._meter = meter
        self._left = most
        self.problem: NotReadError | None = None

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill a buffer as far as the inner stream gives at once."""
        data = self._next(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def _next(self, size: int) -> bytes:
        if self.problem is not None:
            return b""
        try:
            data = self._inner.read(size)
            self._meter.add(len(data))
            self._left -= len(data)
            if self._left < 0:
                raise NotReadError(Reason.TOO_LARGE, "max_member_bytes")  # noqa: TRY301
        except NotReadError as problem:
            self.problem = problem
        except EOFError:
            self.problem = NotReadError(Reason.CUT)
        except _DAMAGE:
            self.problem = NotReadError(Reason.DAMAGED)
        else:
            return data
        return b""


def problem_of(stream: BinaryIO) -> NotReadError | None:
    """Return why a buffered stream ended, if that is a guarded one that ended too early."""
    raw = getattr(stream, "raw", None)
    return raw.problem if isinstance(raw, Guarded) else None


class Forward:
    """A stream for `tarfile` that seeks by reading on, and never reads much at once.

    `last` is what the last read gave.
    """

    def __init__(self, stream: BinaryIO, most: int) -> None:
        self._stream = stream
        self._most = most
        self._at = 0
        self.last = b""

    def tell(self) -> int:
        """Return how many bytes were read."""
        return self._at

    def seek(self, at: int) -> int:
        """Read on to a byte; raises `OSError` for one that is behind."""
        if at < self._at:
            raise OSError("this stream goes forward only")
        while self._at < at and self.read(min(at - self._at, _SMALL)):
            pass
        return self._at

    def read(self, size: int) -> bytes:
        """Return that many bytes, or what is left."""
        if size > self._most:
            raise NotReadError(Reason.TOO_LARGE, "a header of the archive")
        data = self._stream.read(size)
        self._at += len(data)
        self.last = data
        return data


class Span(io.RawIOBase):
    """The bytes of a member inside an archive; `short` is whether the archive ended before it."""

    def __init__(self, stream: Readable, size: int) -> None:
        super().__init__()
        self._stream = stream
        self._left = size
        self.short = False

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill a buffer as far as the member reaches."""
        data = self._stream.read(min(len(buffer), self._left))
        self.short = not data and self._left > 0
        self._left -= len(data)
        buffer[: len(data)] = data
        return len(data)


class Rejoined(io.RawIOBase):
    """A stream with what was read of its beginning put back."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        super().__init__()
        self._head = head
        self._stream = stream

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill a buffer from the beginning, and then from the stream."""
        data = self._head[: len(buffer)] or self._stream.read(len(buffer))
        self._head = self._head[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)
