"""The shape of a row a call as Arrow's; the metadata has `schema_version`.

Needs the extra `[replay]` (pyarrow): importing it without raises `MissingExtraError`.
"""

from __future__ import annotations

from context_trim.errors import MissingExtraError
from context_trim.ledger.columns import COLUMNS, SCHEMA_VERSION, Kind

try:
    import pyarrow as pa
except ImportError:
    raise MissingExtraError("replay", ["pyarrow"]) from None

__all__ = ["CALLS", "KEPT_TEXT", "SCHEMA_VERSION", "STEP", "calls_schema"]


def _field(name: str, kind: pa.DataType) -> pa.Field:
    return pa.field(name, kind, nullable=False)


def _list(kind: pa.DataType) -> pa.DataType:
    return pa.list_(_field("element", kind))  # as Parquet calls it


STEP = pa.struct(
    [
        *(_field(name, pa.string()) for name in ("stage", "reason")),
        *(_field(name, pa.int64()) for name in ("tokens_before", "tokens_after")),
    ]
)
"""`savings.Step`: tokens of mail text before and after the spans of one reason are taken out."""

_TYPES = {
    Kind.BOOL: pa.bool_(),
    Kind.INT32: pa.int32(),
    Kind.INT64: pa.int64(),
    Kind.SHARE: pa.float64(),
    Kind.TEXT: pa.string(),
    Kind.HASH: pa.string(),
    Kind.MONEY: pa.decimal128(24, 12),
    Kind.DATE: pa.date32(),
    Kind.MOMENT: pa.timestamp("s", tz="UTC"),
    Kind.TEXTS: _list(pa.string()),
    Kind.STEPS: _list(STEP),
}

CALLS = pa.schema(
    [pa.field(c.name, _TYPES[c.kind], nullable=not c.required) for c in COLUMNS],
    metadata={"schema_version": str(SCHEMA_VERSION)},
)
"""A row a call; `columns.py` says what each column is."""

KEPT_TEXT = pa.field("text", pa.large_string())
"""The column of the prompt's text, which stands last and only where content is asked for."""


def calls_schema(*, keep_text: bool = False) -> pa.Schema:
    """Return the schema of the results, with the prompt's text where that is asked for."""
    return CALLS.append(KEPT_TEXT) if keep_text else CALLS
