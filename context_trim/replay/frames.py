"""What the pool and its workers say to each other: frames of a kind and bytes, over pipes.

Rows travel as Arrow's IPC format. Nothing is pickled: a worker that reads hostile mail must not be
able to make its parent run code.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from enum import IntEnum
from typing import BinaryIO

import pyarrow as pa

_HEAD = struct.Struct("<BQ")


class Kind(IntEnum):
    """What a frame holds."""

    SETTINGS = 1
    """Parent to worker, once: the settings as JSON."""
    THREAD = 2
    """Parent to worker: a thread to do, as one row of THREADS."""
    READY = 3
    """Worker to parent: the models are loaded."""
    REFUSED = 4
    """Worker to parent: the settings are wrong; the sentence for the user."""
    CALLS = 5
    """Worker to parent: a row of CALLS; its row of TIMINGS follows."""
    TIMINGS = 6
    DONE = 7
    """Worker to parent: all calls of the thread are done."""
    RAISED = 8
    """Worker to parent: the type of an exception; the rest of the thread is not done."""


def pack(kind: Kind, data: bytes = b"") -> bytes:
    """Return a frame."""
    return _HEAD.pack(kind, len(data)) + data


def read(file: BinaryIO) -> tuple[Kind, bytes] | None:
    """Return the next frame of a blocking stream, None at its end."""
    head = file.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    kind, size = _HEAD.unpack(head)
    data = file.read(size)
    return (Kind(kind), data) if len(data) == size else None


class Unpacker:
    """Cuts what arrives from a pipe into frames."""

    def __init__(self) -> None:
        self._bytes = bytearray()

    def feed(self, data: bytes) -> Iterator[tuple[Kind, bytes]]:
        """Take what has arrived and yield the frames that are complete."""
        self._bytes += data
        at = 0
        while len(self._bytes) - at >= _HEAD.size:
            kind, size = _HEAD.unpack_from(self._bytes, at)
            if len(self._bytes) - at - _HEAD.size < size:
                break
            at += _HEAD.size + size
            yield Kind(kind), bytes(self._bytes[at - size : at])
        del self._bytes[:at]


def to_bytes(batch: pa.RecordBatch) -> bytes:
    """Return a batch without its schema, which both sides know."""
    return bytes(batch.serialize())


def from_bytes(data: bytes, schema: pa.Schema) -> pa.RecordBatch:
    """Return the batch that `to_bytes` gave."""
    return pa.ipc.read_record_batch(pa.py_buffer(data), schema)
