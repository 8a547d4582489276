"""From a sample of calls to all of them: a mean a call, and what is certain of it.

Calls of a thread are alike, so threads are what was drawn independently: the error is that of a
ratio estimator over clusters (Cochran, Sampling Techniques, 3rd ed., 1977, chapters 6 and 9A),
without a correction for a finite population, since the projection is about calls to come. Sizes of
mail are skewed, which the normal interval ignores; so its ends are the quantiles of the studentized
bootstrap over threads (Hall, Annals of Statistics 16, 1988).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, localcontext
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

CONFIDENCE_SHARE = 0.95

_LEAST_THREADS = 2
"""One thread says nothing of how threads differ."""

_LEAST_FOR_BOOTSTRAP = 10
_RESAMPLES = 1_999
_SEED = 1_988
"""Of the bootstrap: the same sample has the same interval."""

_PLACES = Decimal("1e-6")

_Floats = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True, slots=True)
class Projected:
    """A figure that wasn't measured, and the ends of its interval of 95 %, if there is one."""

    value: Decimal
    low: Decimal | None
    high: Decimal | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Mean:
    """A mean a call, and the ends of its interval of 95 %, None where there is none."""

    mean: Decimal
    low: Decimal | None
    high: Decimal | None

    def times(self, calls: Decimal) -> Projected:
        """Project it to a number of calls."""
        low, high = (None if end is None else end * calls for end in (self.low, self.high))
        return Projected(value=self.mean * calls, low=low, high=high)


def mean_of(threads: Iterable[tuple[int, Decimal]]) -> Mean:
    """Return the mean a call from each thread's number of calls and the sum over them.

    Raises `ValueError` where there is no call.
    """
    drawn = list(threads)
    with localcontext(prec=50):
        calls = sum(n for n, _ in drawn)
        if not calls:
            raise ValueError("there is no call.")
        mean = sum((value for _, value in drawn), Decimal(0)) / calls
        if len(drawn) < _LEAST_THREADS:
            return Mean(mean=mean, low=None, high=None)
        spread = sum(((value - mean * n) ** 2 for n, value in drawn), Decimal(0))
        error = (spread * len(drawn) / (len(drawn) - 1)).sqrt() / calls
        below, above = _quantiles(drawn) if error else (Decimal(0), Decimal(0))
        return Mean(mean=mean, low=mean - above * error, high=mean - below * error)


def _quantiles(drawn: list[tuple[int, Decimal]]) -> tuple[Decimal, Decimal]:
    """Return the quantiles of the error over its estimate, of threads drawn anew.

    With few threads they are Student's.
    """
    if len(drawn) < _LEAST_FOR_BOOTSTRAP:
        t = _students_t(len(drawn) - 1)
        return -t, t
    calls = np.array([n for n, _ in drawn], dtype=np.float64)
    values = np.array([float(value) for _, value in drawn])
    mean = values.sum() / calls.sum()
    # RandomState's numbers are fixed for all versions of numpy.
    chance = np.random.RandomState(_SEED)
    found = []
    for _ in range(_RESAMPLES):
        again = chance.randint(0, len(drawn), len(drawn))
        found.append(_studentized(calls[again], values[again], mean))
    ends = np.nanquantile(found, [(1 - CONFIDENCE_SHARE) / 2, (1 + CONFIDENCE_SHARE) / 2])
    below, above = (Decimal(repr(float(end))).quantize(_PLACES) for end in ends)
    return below, above


def _studentized(calls: _Floats, values: _Floats, mean: float) -> float:
    total = float(calls.sum())
    found = float(values.sum()) / total
    rest = values - found * calls
    error = float(np.sqrt((rest @ rest) * len(calls) / (len(calls) - 1))) / total
    return (found - mean) / error if error else float("nan")


def _students_t(free: int) -> Decimal:
    """Return Student's t for an interval of 95 %, by its expansion about the normal quantile.

    Abramowitz and Stegun, 26.7.5; good to a hundredth from five degrees of freedom on, and too
    small below, where nobody should project.
    """
    z = NormalDist().inv_cdf((1 + CONFIDENCE_SHARE) / 2)
    t = z + (z**3 + z) / (4 * free) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * free**2)
    t += (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * free**3)
    return Decimal(repr(t)).quantize(_PLACES)
