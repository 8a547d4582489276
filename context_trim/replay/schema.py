"""The shapes of a replay: what a worker is given, a row a thread, and what it gives, a row a call.

The metadata of each schema has `schema_version`.
"""

from __future__ import annotations

import pyarrow as pa

SCHEMA_VERSION = 1
"""Of all tables here. A reader takes this one and the one before, and refuses newer ones."""

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

STEP = pa.struct(
    [
        *_fields(pa.string(), "stage", "reason"),
        *_fields(pa.int64(), "tokens_before", "tokens_after"),
    ]
)
"""`savings.Step`: tokens of mail text before and after the spans of one reason are taken out."""

_KEY = [
    _field("thread", pa.int64()),
    _field("call", pa.int32()),  # index into the thread's `calls`; (thread, call) is unique
]

CALLS = pa.schema(
    [
        *_KEY,
        _field("message", pa.int64()),  # `number` of the mail at the moment of the call
        # Salted hashes (HMAC-SHA256, hexadecimal); null where the mail has none.
        *(pa.field(name, pa.string()) for name in ("message_id", "thread_id", "sender", "domain")),
        pa.field("sent_at", pa.timestamp("s", tz="UTC")),
        _field("rule", pa.string()),
        *_fields(pa.int32(), "max_tokens"),
        *_fields(pa.string(), "as_of"),
        *_fields(pa.bool_(), "session"),
        # The name of the error's class; then what follows is null as far as it isn't known.
        pa.field("error", pa.string()),
        pa.field("needed_tokens", pa.int64()),  # of a BudgetError
        _field("mails", pa.int32()),  # that the call sees
        _field("raw_bytes", pa.int64()),  # of their sources
        *(pa.field(name, pa.int32()) for name in ("recovered", "attachments", "hidden")),
        pa.field("visible_chars", pa.int64()),
        *(pa.field(name, pa.int64()) for name in ("raw_tokens", "visible_tokens", "sent_tokens")),
        pa.field("overhead_tokens", pa.int64()),
        pa.field("count_exact", pa.bool_()),
        pa.field("steps", _list(STEP)),
        *(pa.field(name, pa.int32()) for name in ("spans_kept", "spans_removed")),
        # Of cues (amounts, dates, names, …) and coverage: null until they are there.
        *(pa.field(name, pa.int32()) for name in ("cues_kept", "cues_lost")),
        pa.field("coverage_share", pa.float64()),
        # Of the calls of a session, null for others: tokens that equal the call before from the
        # first one on, and whether the thread was trimmed anew.
        pa.field("cached_prefix_tokens", pa.int64()),
        pa.field("retrimmed", pa.bool_()),
        # What the call's input costs before and after; null where the model has no price.
        pa.field("currency", pa.string()),
        *(pa.field(name, pa.decimal128(24, 12)) for name in ("cost_visible", "cost_sent")),
        pa.field("price_date", pa.date32()),
        _field("warnings", _list(pa.string())),  # without mail content
    ],
    metadata=_META,
)
"""A row a call, in the order of the threads and of their calls; no content and no addresses."""

KEPT_TEXT = pa.field("text", pa.large_string())
"""The column of the prompt's text, which stands last and only where content is asked for."""

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


def calls_schema(*, keep_text: bool = False) -> pa.Schema:
    """Return the schema of the results, with the prompt's text where that is asked for."""
    return CALLS.append(KEPT_TEXT) if keep_text else CALLS
