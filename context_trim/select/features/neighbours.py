"""What stands around a passage: evidence seldom stands alone."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]


def neighbour_columns(base: Values, messages: NDArray[np.int64]) -> dict[str, Values]:
    """Return how well a passage's neighbours in its message match; 0 where there is none."""
    before, after = _shifted(base, messages, 1), _shifted(base, messages, -1)
    return {
        "before": before,
        "after": after,
        "best_neighbour": np.maximum(before, after),
    }


def _shifted(base: Values, messages: NDArray[np.int64], by: int) -> Values:
    """Return each passage's value `by` places before it, 0 beyond the ends of its message."""
    moved = np.zeros_like(base)
    here, there = (
        (slice(by, None), slice(None, -by)) if by > 0 else (slice(None, by), slice(-by, None))
    )
    same = messages[here] == messages[there]
    moved[here] = np.where(same, base[there], 0.0)
    return moved
