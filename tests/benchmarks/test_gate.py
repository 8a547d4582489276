"""The gate holds what has been reached."""

from __future__ import annotations

import pytest

from benchmarks.gate import judge, updated

STORED = {"floors": {"a": 0.5, "b": 0.5}, "lowered": []}


def test_a_figure_below_its_floor_is_named() -> None:
    """Half a point is tolerated, more is not; better and new figures are told apart."""
    verdict = judge({"a": 0.5, "b": 0.5, "c": 0.5}, {"a": 0.496, "b": 0.49, "c": 0.6, "d": 0.1})
    assert verdict.below == {"b": (0.5, 0.49)}
    assert verdict.above == {"c": (0.5, 0.6)}
    assert verdict.new == {"d": 0.1}


def test_floors_only_rise_without_a_reason() -> None:
    """A lower figure needs a reason, which stays in the file."""
    with pytest.raises(ValueError, match="would fall: b"):
        updated(STORED, {"a": 0.6, "b": 0.4}, None, "2026-11-22")
    assert updated(STORED, {"a": 0.6, "c": 0.1}, None, "2026-11-22")["floors"] == {
        "a": 0.6,
        "b": 0.5,
        "c": 0.1,
    }
    lowered = updated(STORED, {"b": 0.4}, "the set had a mistake", "2026-11-22")
    assert lowered["floors"]["b"] == 0.4
    assert lowered["lowered"] == [
        {
            "date": "2026-11-22",
            "figure": "b",
            "from": 0.5,
            "to": 0.4,
            "reason": "the set had a mistake",
        }
    ]
