"""What a run has stored, read part by part."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq

from context_trim.errors import ReplayError
from context_trim.ledger.columns import SCHEMA_VERSION
from context_trim.ledger.rows import Row

_COLUMNS = (
    "thread", "call", "message", "as_of", "sent_at", "error", "visible_tokens", "sent_tokens",
    "cached_prefix_tokens",
)  # fmt: skip
_ROWS = 5_000


def stored_calls(folder: Path, *, text: bool) -> Iterator[Row]:
    """Yield the calls of a run, in order, with the columns that are there; `text` if asked for."""
    for part in sorted((folder / "calls").glob("part-*.parquet")):
        with pq.ParquetFile(part) as file:
            there = file.schema_arrow
            version = int((there.metadata or {}).get(b"schema_version", b"0"))
            if version > SCHEMA_VERSION:
                raise ReplayError(f"{part} was written by a newer context-trim: upgrade this one.")
            wanted = [*_COLUMNS, "text"] if text else _COLUMNS
            columns = [name for name in wanted if name in there.names]
            for batch in file.iter_batches(batch_size=_ROWS, columns=columns):
                yield from batch.to_pylist()


def trim_nanoseconds(folder: Path) -> int:
    """Return the nanoseconds of CPU time that trimming took in the run.

    Not those of the clock, since a run keeps all cores busy and its machine may do other work.
    """
    parts = sorted((folder / "timings").glob("part-*.parquet"))
    columns = (pq.read_table(part, columns=["cpu_ns"]).column("cpu_ns") for part in parts)
    return sum(sum(column.to_pylist()) for column in columns)


def left_out_mails(folder: Path) -> Iterator[int]:
    """Yield the numbers of the mails in quarantine."""
    for part in sorted((folder / "quarantine").glob("part-*.parquet")):
        yield from pq.read_table(part, columns=["message"]).column("message").to_pylist()
