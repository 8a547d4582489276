"""The gate holds what has been reached."""

from __future__ import annotations

import pytest

from benchmarks.gate import judge, updated

STORED = {"floors": {"x/a": 0.5, "x/b": 0.5}, "lowered": []}


def test_a_figure_below_its_floor_is_named() -> None:
    """Half a point is tolerated, more is not; better and new figures are told apart."""
    floors = {"x/a": 0.5, "x/b": 0.5, "x/c": 0.5}
    verdict = judge(floors, {"x/a": 0.496, "x/b": 0.49, "x/c": 0.6, "x/d": 0.1})
    assert verdict.below == {"x/b": (0.5, 0.49)}
    assert verdict.above == {"x/c": (0.5, 0.6)}
    assert verdict.new == {"x/d": 0.1}


def test_a_floor_cannot_be_dodged() -> None:
    """A figure that is missing or no number is below; a part that was not measured is not."""
    floors = {"x/a": 0.5, "x/b": 0.5, "y/c": 0.5}
    assert set(judge(floors, {"x/a": 0.5}).below) == {"x/b"}
    assert set(judge(floors, {"x/a": float("nan"), "x/b": 0.5}).below) == {"x/a"}
    with pytest.raises(ValueError, match="would fall: x/b"):
        updated(STORED, {"x/a": 0.5}, None, "2026-11-22")
    assert updated(STORED, {"x/a": 0.5}, "gone", "2026-11-22")["floors"] == {"x/a": 0.5}


def test_floors_only_rise_without_a_reason() -> None:
    """A lower figure needs a reason, which stays in the file."""
    with pytest.raises(ValueError, match="would fall: x/b"):
        updated(STORED, {"x/a": 0.6, "x/b": 0.4}, None, "2026-11-22")
    better = updated(STORED, {"x/a": 0.6, "x/b": 0.5, "x/c": 0.1}, None, "2026-11-22")
    assert better["floors"] == {"x/a": 0.6, "x/b": 0.5, "x/c": 0.1}
    figures = {"x/a": 0.5, "x/b": 0.4}
    lowered = updated(STORED, figures, "the set had a mistake", "2026-11-22")
    assert lowered["floors"]["x/b"] == 0.4
    assert lowered["lowered"] == [
        {
            "date": "2026-11-22",
            "figure": "x/b",
            "from": 0.5,
            "to": 0.4,
            "reason": "the set had a mistake",
        }
    ]
