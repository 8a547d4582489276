"""A mean a call and its interval, against sums done by hand and draws from a known whole."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest

from context_trim.replay.sampling import _students_t, mean_of


def test_by_hand() -> None:
    """Three threads with 1, 2 and 1 calls: mean 25, deviations -15, 10, 5, t of 2 is 4.303."""
    found = mean_of([(1, Decimal(10)), (2, Decimal(60)), (1, Decimal(30))])
    assert found.mean == 25
    assert found.high is not None
    # variance = (225 + 100 + 25) * 3 / 2 / 16 = 32.8125
    half = found.high - found.mean
    assert abs(half - _students_t(2) * Decimal("32.8125").sqrt()) < Decimal("1e-12")
    projected = found.times(Decimal(100))
    assert projected.value == 2_500
    assert projected.high == found.high * 100
    assert projected.low is not None
    assert projected.high is not None
    assert projected.high - projected.value == projected.value - projected.low


def test_one_thread_has_no_interval() -> None:
    """How threads differ cannot be told from one; nor a mean from none."""
    found = mean_of([(4, Decimal(100))])
    assert found.mean == 25
    assert found.low is None
    assert found.times(Decimal(2)).high is None
    with pytest.raises(ValueError, match="no call"):
        mean_of([])


def test_equal_calls_leave_no_doubt() -> None:
    """Where every call costs the same, the interval is that."""
    found = mean_of([(n, Decimal(7 * n)) for n in range(1, 30)])
    assert {found.low, found.mean, found.high} == {Decimal(7)}


def test_the_same_sample_has_the_same_interval() -> None:
    """The bootstrap begins at the same number, and its interval leans to the long tail."""
    threads = [(1, Decimal(n**3)) for n in range(40)]
    found = mean_of(threads)
    assert found == mean_of(threads)
    assert found.low is not None
    assert found.high is not None
    assert found.high - found.mean > found.mean - found.low > 0


@pytest.mark.parametrize(
    ("free", "table"), [(5, 2.5706), (10, 2.2281), (30, 2.0423), (400, 1.9659)]
)
def test_students_t(free: int, table: float) -> None:
    """The expansion is that of the printed tables to a hundredth."""
    assert abs(float(_students_t(free)) - table) < 0.01


@pytest.mark.slow
def test_the_interval_holds_as_often_as_it_says() -> None:
    """Of 200 samples of skewed threads, in which calls are alike, 95 % hold the true mean."""
    chance = random.Random(11)  # noqa: S311
    whole = []
    for _ in range(2_000):
        calls, size = chance.choice((1, 1, 1, 2, 3, 6)), chance.lognormvariate(6, 0.8)
        whole.append((calls, Decimal(sum(round(size * (1 + i / 4)) for i in range(calls)))))
    true = sum((value for _, value in whole), Decimal(0)) / sum(calls for calls, _ in whole)
    held = 0
    for _ in range(200):
        found = mean_of(chance.choices(whole, k=150))
        assert found.low is not None
        assert found.high is not None
        held += found.low <= true <= found.high
    assert 0.92 <= held / 200 <= 0.98
