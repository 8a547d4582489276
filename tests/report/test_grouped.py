"""Sums by group do not depend on how rows are cut, and hold no more than the groups."""

from __future__ import annotations

from collections import defaultdict
from unittest.mock import patch

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from context_trim.report import grouped
from context_trim.report.grouped import Grouped
from context_trim.report.sizes import percentiles

ROWS = st.lists(st.tuples(st.sampled_from(["a", "b", None]), st.integers(-9, 9) | st.none()))


@settings(deadline=None)
@given(st.lists(ROWS, max_size=12))
def test_sums_are_those_of_all_rows(parts: list[list[tuple[str | None, int | None]]]) -> None:
    """`SELECT key, sum(value) GROUP BY key`, nulls as SQL has them."""
    expected: dict[str | None, list[int]] = defaultdict(list)
    sums = Grouped(("key",), ("value",))
    with patch.object(grouped, "_FREE_ROWS", 2):
        for part in parts:
            keys, values = [k for k, _ in part], [v for _, v in part]
            sums.add(pa.table({"key": pa.array(keys, pa.string()),
                               "value": pa.array(values, pa.int64())}))  # fmt: skip
            for key, value in part:
                expected[key] += [] if value is None else [value]
    found = {row["key"]: row["value"] for row in sums.rows()}
    assert found == {k: sum(v) if v else None for k, v in expected.items()}


def test_partial_sums_are_added_up() -> None:
    """A million rows of ten groups leave a few tables behind."""
    sums = Grouped(("key",), ("value",))
    with patch.object(grouped, "_FREE_ROWS", 100):
        sums._limit = 100
        for start in range(0, 1_000_000, 1_000):
            values = list(range(start, start + 1_000))
            sums.add(pa.table({"key": [v % 10 for v in values], "value": values}))
            assert sums._rows <= 130
    assert sum(row["value"] for row in sums.rows()) == sum(range(1_000_000))


@settings(deadline=None)
@given(st.lists(st.integers(0, 50), min_size=1), st.integers(0, 100))
def test_percentiles(values: list[int], percent: int) -> None:
    """The nearest rank: so many percent of the calls are at most as large, no fewer."""
    rows = [{"v": v, "calls": values.count(v)} for v in sorted(set(values))]
    found = percentiles(rows, "v", (percent,))[percent]
    assert 100 * sum(v <= found for v in values) >= percent * len(values)
    assert found == min(values) or 100 * sum(v < found for v in values) < percent * len(values)
