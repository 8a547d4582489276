"""The training of the quality tier: weights follow the evidence, and nothing is seen twice."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np

from benchmarks.quality.data import Query
from benchmarks.train.quality import BUDGETS, NAMES, Case, fit, recall, render
from context_trim.select.fusion import SCHEMA_VERSION


def _case(number: int, *, first: float, gold: int = 0) -> Case:
    """Return four passages alike to the fast ranking, two of which are encoded."""
    passages = [f"{number} passage {i} of some length" for i in range(4)]
    thread = [{"from": "a", "passages": passages}]
    query = Query(id=str(number), text="q", thread=thread, gold=frozenset({(0, gold)}))
    return Case(
        query=query,
        fold=number % 5,
        budget=BUDGETS[1],
        fast=np.zeros(4),
        columns=np.array([[first, 0.1], [-first, -0.1]]),
        places=np.array([0, 3]),
    )


def test_weights_follow_the_evidence() -> None:
    """Where gold passages have high columns the weights are positive, else negative."""
    high = fit([_case(n, first=0.5) for n in range(60)])
    low = fit([_case(n, first=-0.5) for n in range(60)])
    assert high[0] > 0 > low[0]
    assert np.array_equal(high, fit([_case(n, first=0.5) for n in range(60)]))


def test_a_correction_moves_a_passage_over_the_cut() -> None:
    """At a quarter of the tokens the passage that is lifted is the one that is kept."""
    case = _case(1, first=0.5, gold=0)
    assert case.kept(np.array([4.0, 0.0])) == 1
    assert case.kept(np.array([-4.0, 0.0])) == 0
    cells, figures = recall(
        [replace(case, budget=b) for b in BUDGETS], lambda _: np.array([-4.0, 0.0])
    )
    assert len(cells) == len(BUDGETS)
    assert figures == [0.0, 0.0, 1.0, 0.0, 1.0, 0.0]


def test_the_weights_file_names_the_columns() -> None:
    """What is written is what the package reads."""
    stored = json.loads(render(np.array([0.5, 0.25])))
    assert stored["schema_version"] == SCHEMA_VERSION
    model = stored["models"]["quality"]
    assert model["weights"]["general"] == dict(zip(NAMES, (0.5, 0.25), strict=True))
    assert set(model["features"]) == set(NAMES)
