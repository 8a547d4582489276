"""Calibrate `result.coverage`: the share of what a task needs that a prompt keeps.

`python -m benchmarks.train.coverage DATA [--check]` trims the own tasks and composed list threads
(a reply's paragraph as the question, what it quotes as the evidence) to several shares of their
tokens, fits a logistic regression of the share of evidence kept, and writes
`context_trim/coverage.json`. The calibration error (expected calibration error over ten bins of
equal width, Guo et al., "On Calibration of Modern Neural Networks", 2017) is measured with each set
left out of the fit in turn; BC3 is share-alike, so it is measured and never fitted. Results and the
reliability picture go to `benchmarks/results/coverage.*`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.quality.compose import emails_of
from benchmarks.quality.data import COUNT, SETS, data_folder, load
from benchmarks.quality.picture import reliability
from benchmarks.quality.pipeline import folded, standing
from benchmarks.quality.tasks import load_tasks
from benchmarks.report import Table, write
from context_trim import BudgetError, Email, TrimConfig, Trimmer, kept, parse_thread
from context_trim.select.tasks import TaskKind, kind_of

TARGET = Path(kept.__file__).with_name("coverage.json")
BUDGETS = (0.05, 0.1, 0.2, 0.35, 0.5, 0.75)
BINS = 10
KINDS = (TaskKind.QUESTION, TaskKind.REPLY, TaskKind.ACTIONS, TaskKind.SUMMARY, TaskKind.UNSURE)
"""Kinds of which there are tasks with evidence; one fit serves all, with a constant of its own."""

_QUERIES = 240
"""Of each list of queries: every so manieth."""

_STEPS = 60
_RIDGE = 1.0
_LEAST_OF_A_KIND = 30
_DIGITS = 4

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, kw_only=True, slots=True)
class Point:
    """A trim: which set and kind, the log-odds of room and mass, and the evidence kept."""

    origin: str
    kind: str
    room: float
    mass: float
    observed: float


def points(data: str) -> Iterator[Point]:
    """Trim everything at every budget."""
    trimmer = Trimmer(TrimConfig(counter="cl100k_base"))
    for task in load_tasks(data):
        origin = "own tasks, " + ("fixtures" if task.on_fixture else "list threads")
        origin = "bc3" if task.source.startswith("bc3") else origin
        yield from _points(trimmer, origin, task.emails, task.text, task.evidence)
    folder = data_folder(data, "relevance")
    for name in SETS:
        for query in load(folder, name, limit=_QUERIES):
            emails = emails_of(query.thread)
            origin = "bc3" if name.startswith("bc3") else "list quotes"
            yield from _points(trimmer, origin, emails, query.text, query.evidence)


def _points(
    trimmer: Trimmer, origin: str, emails: Sequence[Email], task: str, evidence: Sequence[str]
) -> Iterator[Point]:
    thread = parse_thread(list(emails))
    said = sum(COUNT(m.said) for m in thread.messages)
    needed = sum(len(folded(piece)) for piece in evidence)
    for budget in BUDGETS:
        try:
            result = trimmer.trim_thread(thread, task=task, max_tokens=max(1, int(budget * said)))
        except BudgetError:
            continue
        shares = kept.room_and_mass(result.decisions)
        if shares is not None and needed:
            yield Point(
                origin=origin,
                kind=kind_of(task).value,
                room=kept.log_odds(shares[0]),
                mass=kept.log_odds(shares[1]),
                observed=sum(standing(piece, result.text) for piece in evidence) / needed,
            )


def fit(found: Sequence[Point]) -> dict[str, dict[str, float]]:
    """Return the weights by kind: slopes for all of them, and a constant each.

    Each set counts alike, however many points it has. Newton's method on the regularised log loss.
    """
    kinds = [kind.value for kind in KINDS]
    x = np.array([[p.room, p.mass, 1.0, *(p.kind == k for k in kinds)] for p in found], np.float64)
    y = np.array([p.observed for p in found])
    counts = {p.origin: sum(q.origin == p.origin for q in found) for p in found}
    heft = np.array([len(found) / len(counts) / counts[p.origin] for p in found])
    ridge = _RIDGE * np.diag([0.0, 0.0, 0.0, *(1.0 for _ in kinds)])
    weights = np.zeros(x.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-(x @ weights)))
        gradient = x.T @ (heft * (chance - y)) + ridge @ weights
        curvature = (x * (heft * chance * (1 - chance))[:, None]).T @ x + ridge
        weights = weights - np.linalg.solve(curvature, gradient)
    room, mass, constant, *own = (float(w) for w in weights)
    return {
        kind: {
            "constant": round(constant + more, _DIGITS),
            "room": round(room, _DIGITS),
            "mass": round(mass, _DIGITS),
        }
        for kind, more in zip(kinds, own, strict=True)
        if sum(p.kind == kind for p in found) >= _LEAST_OF_A_KIND
    }


def calibration(pairs: Sequence[tuple[float, float]]) -> tuple[float, list[tuple[float, float]]]:
    """Return the expected calibration error, and each bin's mean said and mean observed share."""
    bins: list[list[tuple[float, float]]] = [[] for _ in range(BINS)]
    for said, seen in pairs:
        bins[min(BINS - 1, int(said * BINS))].append((said, seen))
    means = [
        (float(np.mean([a for a, _ in b])), float(np.mean([s for _, s in b]))) for b in bins if b
    ]
    sizes = [len(b) for b in bins if b]
    error = sum(n * abs(a - s) for n, (a, s) in zip(sizes, means, strict=True)) / sum(sizes)
    return error, means


def main(argv: Sequence[str] | None = None) -> int:
    """Calibrate, and write the weights or compare them with those in the package."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("data", help="the folder that holds relevance/")
    parser.add_argument("--check", action="store_true", help="write nothing; 1 if it would change")
    given = parser.parse_args(argv)
    found = list(points(given.data))
    learned = [p for p in found if p.origin != "bc3"]
    text = json.dumps({"schema_version": 1, "kinds": fit(learned)}, indent=1) + "\n"
    if given.check:
        return int(TARGET.read_text(encoding="utf-8") != text)
    TARGET.write_text(text, encoding="utf-8")
    rows, figures, curves = [], {}, {}
    for origin in sorted({p.origin for p in found}):
        weights = fit([p for p in learned if p.origin != origin])
        pairs = list(_pairs((p for p in found if p.origin == origin), weights))
        error, curves[origin] = calibration(pairs)
        means = [f"{np.mean(column):.3f}" for column in zip(*pairs, strict=True)]
        rows.append([origin, str(len(pairs)), *means, f"{error:.3f}"])
        figures[f"coverage/{origin}/calibration_error"] = round(error, 4)
    table = Table(
        title="coverage, each set left out of the fit",
        columns=["set", "trims", "mean said", "mean observed", "calibration error"],
        rows=rows,
    )
    print(table.markdown())
    results = write("coverage", "python -m benchmarks.train.coverage DATA", [table], figures)
    reliability(
        results.with_suffix(".svg"), "evidence kept against coverage, sets left out", curves
    )
    return 0


def _pairs(
    found: Iterable[Point], weights: Mapping[str, Mapping[str, float]]
) -> Iterator[tuple[float, float]]:
    for point in found:
        if row := weights.get(point.kind):
            yield kept.expected_share(row, point.room, point.mass), point.observed


if __name__ == "__main__":
    sys.exit(main())
