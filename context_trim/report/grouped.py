"""Sums by group over any number of rows, in memory that grows with the groups alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow as pa

_FREE_ROWS = 100_000
"""Rows of partial sums that are held before they are added up."""


class Grouped:
    """`SELECT keys, sum(columns) GROUP BY keys`, fed one table after the other.

    Nulls are a group of their own as keys and count nothing as values: a sum of nulls alone is
    null.
    """

    def __init__(self, keys: Sequence[str], sums: Sequence[str]) -> None:
        self._keys = list(keys)
        self._sums = list(sums)
        self._parts: list[pa.Table] = []
        self._rows = 0
        self._limit = _FREE_ROWS

    def add(self, table: pa.Table) -> None:
        """Add the rows of a table that has the columns."""
        part = self._grouped(table)
        self._parts.append(part)
        self._rows += part.num_rows
        if self._rows > self._limit:
            # The limit grows with what is left, so that adding up costs a row a constant.
            self._limit = 2 * self._added_up().num_rows + _FREE_ROWS

    def table(self) -> pa.Table | None:
        """Return a row a group, in the order of the keys; None if nothing was added."""
        if not self._parts:
            return None
        return self._added_up().sort_by([(key, "ascending") for key in self._keys])

    def rows(self) -> list[dict[str, Any]]:
        """Return `table` as dictionaries."""
        table = self.table()
        return [] if table is None else table.to_pylist()

    def _added_up(self) -> pa.Table:
        whole = self._grouped(pa.concat_tables(self._parts))
        self._parts, self._rows = [whole], whole.num_rows
        return whole

    def _grouped(self, table: pa.Table) -> pa.Table:
        by = table.select([*self._keys, *self._sums]).group_by(self._keys, use_threads=False)
        done = by.aggregate([(name, "sum") for name in self._sums])
        return done.rename_columns(
            [name.removesuffix("_sum") if name[:-4] in self._sums else name
             for name in done.column_names]
        )  # fmt: skip
