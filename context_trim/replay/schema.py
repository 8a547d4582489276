"""The shapes of a replay: what a worker is given, a row a thread, and its timings, a row a call.

The calls have the schema of `ledger/`. The metadata of each schema has `schema_version`.
"""

from __future__ import annotations

import pyarrow as pa

from context_trim.ledger.columns import SCHEMA_VERSION

_META = {"schema_version": str(SCHEMA_VERSION)}


def _field(name: str, kind: pa.DataType) -> pa.Field:
    return pa.field(name, kind, nullable=False)


def _fields(kind: pa.DataType, *names: str) -> list[pa.Field]:
    return [_field(name, kind) for name in names]


def _list(kind: pa.DataType) -> pa.DataType:
    return pa.list_(_field("element", kind))  # as Parquet calls it


MESSAGE = pa.struct(
    [
        _field("number", pa.int64()),  # in the order of the dumps; unique in a run
        _field("place", pa.string()),  # where it stands, for people: dump, file, member, byte
        _field("source", pa.large_binary()),  # RFC 822
    ]
)

CALL = pa.struct(
    [
        _field("message", pa.int32()),  # index into `messages`: the moment of the call
        _field("as_of", pa.string()),  # "message": sees messages[: message + 1]; "thread": all
        pa.field("task", pa.string()),  # null stands for a reply to the newest message
        _field("rule", pa.string()),  # the name of the rule that gave the task; "" without rules
        _field("max_tokens", pa.int32()),
        _field("session", pa.bool_()),
    ]
)

THREADS = pa.schema(
    [
        _field("thread", pa.int64()),  # in the order of the threads' first mails in the dumps
        _field("messages", _list(MESSAGE)),  # as they arrived: by date, then as in the dumps
        _field("calls", _list(CALL)),  # by `message`, ascending; at least one
    ],
    metadata=_META,
)
"""A row a thread that has a call. Rows ascend by `thread`; batches are of bounded size."""

_KEY = [
    _field("thread", pa.int64()),
    _field("call", pa.int32()),  # index into the thread's `calls`; (thread, call) is unique
]

TIMINGS = pa.schema(
    [
        *_KEY,
        *_fields(pa.int64(), "wall_ns", "cpu_ns"),
        # CPU time of each stage, null where it wasn't measured apart.
        *(
            pa.field(f"{stage}_ns", pa.int64())
            for stage in ("parse", "thread", "select", "render", "count")
        ),
    ],
    metadata=_META,
)
"""A row a call: what isn't equal from run to run."""
