"""Tables that are whole or not there."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from context_trim.files import new_file


def write_table(path: Path, table: pa.Table) -> None:
    """Write a table as Parquet, from memory: Arrow's own writer doesn't say that a disk is full."""
    sink = pa.BufferOutputStream()
    pq.write_table(table.combine_chunks(), sink, compression="zstd")
    with new_file(path) as out:
        out.write(sink.getvalue())
