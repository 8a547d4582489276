"""A ledger as Arrow, so that what reads a run's rows reads a ledger's, too."""

from __future__ import annotations

import os
from collections.abc import Iterator

from context_trim.ledger.book import read_rows
from context_trim.ledger.schema import CALLS

import pyarrow as pa  # isort: skip  (schema.py says what to install where it is missing)


def read_ledger(path: str | os.PathLike[str]) -> Iterator[pa.RecordBatch]:
    """Yield the rows of a ledger as batches of CALLS, in the order in which they were added.

    Raises `LedgerError` for what is no ledger, a damaged one, and one of a newer version.
    """
    for rows in read_rows(path):
        yield pa.RecordBatch.from_pylist(rows, schema=CALLS)
