"""Time that is saved, less the time that saving it takes."""

from __future__ import annotations

from decimal import Decimal

import pytest

from context_trim import ConfigError
from context_trim.latency import DEFAULT_PREFILL, latency, prefill_of


def test_trimming_is_subtracted() -> None:
    """3,000 tokens at 1,500 a second take two seconds, of which half a second goes to trimming."""
    time = latency(3_000, 500_000_000, prefill_of(1_500))
    assert (time.read_seconds, time.trim_seconds) == (Decimal(2), Decimal("0.5"))
    assert time.saved_seconds == Decimal("1.5")
    assert time.pays


def test_trimming_may_cost_more_than_it_saves() -> None:
    """Also where the prompt grew, so that the model reads more."""
    assert not latency(70, 2_000_000).pays
    grown = latency(-70_000, 0)
    assert grown.saved_seconds == -1
    assert not grown.pays


def test_rates() -> None:
    """The default says who measured it, a given one that it was given; nonsense is refused."""
    assert "NVIDIA" in DEFAULT_PREFILL.source
    assert prefill_of("2500.5").tokens_per_second == Decimal("2500.5")
    assert "given" in prefill_of(1).source
    for wrong in ("fast", "0", "-1", "nan", "inf", "1e30", ""):
        with pytest.raises(ConfigError, match="prefill rate"):
            prefill_of(wrong)
