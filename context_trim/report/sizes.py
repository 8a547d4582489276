"""Percentiles and bins of what is known as (value, calls), ascending by value."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from context_trim.report.figures import Bin, Sizes

PERCENTS = (0, 10, 25, 50, 75, 90, 99, 100)

EDGES = (
    0, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000,
    1_000_000,
)  # fmt: skip
"""Where bins begin, in tokens; the last has no end."""


def percentiles(
    rows: Sequence[dict[str, Any]], key: str, percents: Sequence[int]
) -> dict[int, Any]:
    """Return the value at each percent by the nearest rank: the least that so many are up to.

    `percents` ascend. Empty if there are no rows.
    """
    total = sum(row["calls"] for row in rows)
    found: dict[int, Any] = {}
    below, left = 0, list(percents)
    for row in rows:
        below += row["calls"]
        while left and below >= max(1, -(-total * left[0] // 100)):
            found[left.pop(0)] = row[key]
    return found


def sizes_of(before: Sequence[dict[str, Any]], after: Sequence[dict[str, Any]]) -> Sizes:
    """Return how tokens are distributed; bins at the ends that hold no call are left out."""
    old = percentiles(before, "visible_tokens", PERCENTS)
    new = percentiles(after, "sent_tokens", PERCENTS)
    was, now = _binned(before, "visible_tokens"), _binned(after, "sent_tokens")
    bins = [
        Bin(low=low, high=high, before=was[low], after=now[low])
        for low, high in pairwise([*EDGES, None])
        if low is not None
    ]
    used = [i for i, b in enumerate(bins) if b.before or b.after]
    return Sizes(
        percentiles=tuple((p, old[p], new[p]) for p in old if p in new),
        bins=tuple(bins[used[0] : used[-1] + 1]) if used else (),
    )


def _binned(rows: Sequence[dict[str, Any]], key: str) -> dict[int, int]:
    counts = dict.fromkeys(EDGES, 0)
    edges = [*EDGES[1:]]
    low = EDGES[0]
    for row in rows:
        while edges and row[key] >= edges[0]:
            low = edges.pop(0)
        counts[low] += row["calls"]
    return counts
