"""Train the weights by which the quality tier corrects the fast ranking, and say what it gains.

`python -m benchmarks.train.quality DATA` (extra [onnx]; after `benchmarks.train.ranking`) reads
DATA/relevance as that does. For each query and each budget the passages near the cut are found and
encoded as `context_trim/select/rerank.py` does it; a conditional logit, whose offset is the fast
ranking of a model that never saw the thread, gives the two weights. It writes
`context_trim/select/quality.json`, and `benchmarks/results/quality.md` with recalls where neither
the fast weights nor these ever saw the thread. BC3 is measured, never learned from.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.quality.data import SETS, Query, data_folder, load
from benchmarks.quality.scoring import selected
from benchmarks.report import Table, write
from benchmarks.train import ranking
from context_trim import TrimConfig
from context_trim.select import fusion
from context_trim.select.encoders import load_scorer
from context_trim.select.encoders.cosine import CosineScorer
from context_trim.select.ranking import usefulness
from context_trim.select.rerank import find_doubt, near_columns

TARGET = Path(fusion.__file__).parent / "quality.json"
BUDGETS = (0.10, 0.25, 0.50)
NAMES = ("near_best", "near_first")
MAX_TOKENS = TrimConfig().max_encoded_tokens
_STRENGTH = 8.0
_STEPS = 20
_DIGITS = 4
_DRAWS = 1_000
_SEED = 7

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """A query at a budget: fast log-odds, and the columns of the passages near the cut."""

    query: Query
    fold: int
    budget: float
    fast: Matrix
    columns: Matrix
    places: npt.NDArray[np.int64]

    @property
    def gold(self) -> Matrix:
        """The share of the gold that each passage is."""
        found = np.array([place in self.query.gold for place in self.query.places], np.float64)
        return np.asarray(found / found.sum())

    def kept(self, weights: Matrix) -> int:
        """Return the number of gold passages that are kept."""
        scores = self.fast.copy()
        scores[self.places] += self.columns @ weights
        useful = usefulness(scores, self.query.passages)
        kept = selected(self.query, useful.tolist(), self.budget)
        return sum(self.query.places[i] in self.query.gold for i in kept)


def read(
    samples: Sequence[ranking.Sample],
    fast: Sequence[Matrix],
    static: CosineScorer,
    encoder: CosineScorer,
) -> list[Case]:
    """Return the cases of samples, whose fast log-odds are given."""
    cases = []
    for sample, scores in zip(samples, fast, strict=True):
        query = sample.query
        useful = usefulness(scores, query.passages)
        for budget in BUDGETS:
            doubt = find_doubt(
                query.text,
                query.passages,
                useful,
                room=budget,
                max_tokens=MAX_TOKENS,
                encode=static.encode,
            )
            columns = np.zeros((len(doubt.texts), len(NAMES)))
            if doubt.texts:
                found = encoder.encode(doubt.asked), encoder.encode(doubt.texts)
                columns = np.stack(list(near_columns(*found).values()), axis=1)
            case = Case(
                query=query,
                fold=sample.fold,
                budget=budget,
                fast=scores,
                columns=columns,
                places=doubt.places,
            )
            cases.append(case)
    return cases


def fit(cases: Sequence[Case]) -> Matrix:
    """Return the weights of the columns with the least regularised log loss (Newton's method)."""
    weights = np.zeros(len(NAMES))
    scale = np.vstack([c.columns for c in cases]).std(axis=0)
    for _ in range(_STEPS):
        gradient = _STRENGTH * weights * scale**2
        curvature = _STRENGTH * np.diag(scale**2)
        for case in cases:
            x = np.zeros((len(case.fast), len(NAMES)))
            x[case.places] = case.columns
            odds = np.exp(case.fast + x @ weights - case.fast.max())
            chances = odds / odds.sum()
            gradient += x.T @ (chances - case.gold)
            mean = x.T @ chances
            curvature += (x * chances[:, None]).T @ x - np.outer(mean, mean)
        weights = weights - np.linalg.solve(curvature, gradient)
    return np.asarray(np.round(weights, _DIGITS))


def recall(cases: Sequence[Case], weigh: Callable[[Case], Matrix]) -> tuple[list[str], list[float]]:
    """Return a cell a budget: recall, gain over the fast ranking and its 95 % interval."""
    cells, figures = [], []
    for budget in BUDGETS:
        some = [c for c in cases if c.budget == budget]
        threads = sorted({c.query.thread_key for c in some})
        row = {key: i for i, key in enumerate(threads)}
        counts = np.zeros((len(threads), 3))
        for case in some:
            fast, better = case.kept(np.zeros(len(NAMES))), case.kept(weigh(case))
            counts[row[case.query.thread_key]] += (fast, better, len(case.query.gold))
        draws = np.random.default_rng(_SEED).integers(0, len(threads), (_DRAWS, len(threads)))
        sums = counts[draws].sum(axis=1)
        low, high = np.percentile((sums[:, 1] - sums[:, 0]) / sums[:, 2], [2.5, 97.5])
        before, after = counts[:, :2].sum(axis=0) / counts[:, 2].sum()
        gain = f"{100 * (after - before):+.1f}, {100 * low:+.1f} to {100 * high:+.1f}"
        cells.append(f"{100 * before:.1f} -> {100 * after:.1f} ({gain})")
        figures += [round(float(before), 4), round(float(after), 4)]
    return cells, figures


def render(weights: Matrix) -> str:
    """Return the text of `quality.json`, as `fusion.load_fusion` reads it."""
    model = {
        "features": {name: {"mean": 0.0, "deviation": 1.0} for name in NAMES},
        "weights": {fusion.GENERAL: dict(zip(NAMES, map(float, weights), strict=True))},
    }
    stored = {
        "schema_version": fusion.SCHEMA_VERSION,
        "made_by": "python -m benchmarks.train.quality",
        "trained_on": "paragraphs of replies on public mailing lists, and what they quote",
        "models": {"quality": model},
    }
    return json.dumps(stored, indent=1) + "\n"


def main(argv: Sequence[str] | None = None) -> int:
    """Train, and write the weights and what they gain."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("data", help="the folder that holds relevance/")
    parser.add_argument("--limit", type=int, help="queries a set (default: all)")
    given = parser.parse_args(argv)
    folder = data_folder(given.data, "relevance")
    static, encoder = _scorer("static"), _scorer("onnx")
    cases = {}
    fast: list[ranking.Model] = []
    for name in SETS:
        names, samples = ranking.read(load(folder, name, given.limit), static.encode)
        columns = ranking.general_columns(names)
        if name == ranking.TRAINED_ON:
            folds = range(ranking.FOLDS)
            fast = [ranking.fit([s for s in samples if s.fold != k], columns) for k in folds]
            fast.append(ranking.fit(samples, columns))
        scores = [fast[s.fold if name == ranking.TRAINED_ON else -1].score_of(s) for s in samples]
        cases[name] = read(samples, scores, static, encoder)
    own = cases[ranking.TRAINED_ON]
    by_fold = [fit([c for c in own if c.fold != k]) for k in range(ranking.FOLDS)]
    weights = fit(own)
    rows, figures = [], {}
    for name, some in cases.items():
        mine = name == ranking.TRAINED_ON
        cells, found = recall(some, (lambda c: by_fold[c.fold]) if mine else (lambda _: weights))
        rows.append([name, *cells])
        for i, budget in enumerate(BUDGETS):
            figures[f"{name}/fast/recall@{100 * budget:g}"] = found[2 * i]
            figures[f"{name}/quality/recall@{100 * budget:g}"] = found[2 * i + 1]
    if not given.limit:
        TARGET.write_text(render(weights), encoding="utf-8")
    note = (
        "Recall in percent, fast to quality; in brackets the gain and its 95 % interval (paired "
        "bootstrap over threads). All figures are of threads that no weight was learned from."
    )
    columns_ = ["", *(f"{100 * b:g} %" for b in BUDGETS)]
    title = f"ranker alone, int8 MiniLM on {MAX_TOKENS} tokens"
    table = Table(title=title, columns=columns_, rows=rows, note=note)
    print(table.markdown(), by_fold, weights)
    print(write("quality", "python -m benchmarks.train.quality DATA", [table], figures))
    return 0


def _scorer(encoder: str) -> CosineScorer:
    config = TrimConfig.model_validate({"encoder": encoder, "vector_cache_bytes": 500_000_000})
    scorer = load_scorer(config)
    assert isinstance(scorer, CosineScorer)
    return scorer


if __name__ == "__main__":
    sys.exit(main())
