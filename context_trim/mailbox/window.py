"""A part of a stream that is held in memory while it is searched."""

from __future__ import annotations

from typing import BinaryIO

_BLOCK = 1 << 20


class Window:
    """`data` begins at byte `base` of the stream; nothing follows it once it has `ended`."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.data = b""
        self.base = 0
        self.ended = False

    def slide(self, before: int) -> None:
        """Drop what stands before an index, and read at least as much as is kept.

        Reading as much again is what keeps the copying linear where a message is large.
        """
        rest = self.data[before:]
        block = self._stream.read(max(_BLOCK, len(rest)))
        self.ended = not block
        self.base += before
        self.data = rest + block
