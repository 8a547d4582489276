"""Train the weights that fuse the features of passages, and write them into the package.

`python -m benchmarks.train.ranking DATA` reads DATA/relevance/inline_quotes_dev.jsonl (list mail;
a paragraph of a reply, and the passages that its writer quoted before it), fits the general weights
on all of it, then those of each kind of task on the own tasks (`own_tasks.py`), held near the
general ones, and writes `context_trim/select/weights.json`; `--check` fails if that file would
change. The BC3 sets are share-alike: they are measured, never learned from. `--ablate` also leaves
out each feature in turn, cross-validated by thread, and writes `benchmarks/results/ranking.md`.

The model says with which chance each passage of a thread is the one quoted: a conditional logit
(McFadden, "Conditional logit analysis of qualitative choice behavior", 1974) with L2
regularisation, fitted by Newton's method. The loss is convex and no chance is involved; folds go
by a hash of the thread's first passage.
"""

from __future__ import annotations

import argparse
import json
import sys
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.quality.data import SETS, Query, data_folder, load
from benchmarks.quality.scoring import SHARES, outcome, summarise
from benchmarks.report import Table, write
from benchmarks.train.own_tasks import OwnTask, read_tasks
from context_trim import TrimConfig
from context_trim.select import fusion
from context_trim.select.encoders import load_scorer
from context_trim.select.encoders.cosine import CosineScorer
from context_trim.select.features import CUE_PREFIXES, Encode, read_features
from context_trim.select.ranking import usefulness

TARGET = Path(fusion.__file__).parent / "weights.json"
TRAINED_ON = SETS[0]
FOLDS = 5
STRENGTH = 8.0
"""Of the regularisation: half this times the squared weights is added to the log loss."""

KIND_STRENGTH = 60.0
"""The same for a kind's weights and their distance from the general ones: there are some twenty
tasks of a kind, so they may say only what they say clearly. Of 10, 20, 30, 60 and 100, folds held
out by thread liked 60 to 100 best."""

_LEAST_TASKS = 10
_STEPS = 40
_HALVINGS = 20
_ENOUGH = 1e-9
_DIGITS = 4
_SHOWN = (0.10, 0.25, 0.50)

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sample:
    """A query: its features (passages, names), and which passages are gold."""

    query: Query
    features: Matrix
    gold: Matrix
    """The share of what is looked for that each passage holds."""

    @property
    def fold(self) -> int:
        """The same for all queries over one thread."""
        first = "\n".join(self.query.thread[0]["passages"][:1])
        return zlib.crc32(first.encode("utf-8", "replace")) % FOLDS


@dataclass(frozen=True, kw_only=True, slots=True)
class Model:
    """What `fusion.Fusion` needs, as arrays over some columns."""

    columns: tuple[int, ...]
    means: Matrix
    deviations: Matrix
    weights: Matrix

    def scaled(self, features: Matrix) -> Matrix:
        """Return features in deviations from their means, within the limit."""
        found = (features[:, list(self.columns)] - self.means) / self.deviations
        return np.clip(found, -fusion.LIMIT, fusion.LIMIT)

    def score(self, features: Matrix) -> Matrix:
        """Return the log-odds of passages."""
        return np.asarray(self.scaled(features) @ self.weights)

    def score_of(self, sample: Sample) -> Matrix:
        """Return the log-odds of a sample's passages."""
        return self.score(sample.features)


def read(queries: Sequence[Query], encode: Encode | None) -> tuple[tuple[str, ...], list[Sample]]:
    """Return the names of the features, and the queries as samples."""
    names: tuple[str, ...] = ()
    samples = []
    for query in queries:
        messages = [m for m, _ in query.places]
        columns = read_features(query.text, query.passages, messages, encode)
        names = tuple(columns)
        features = np.stack(list(columns.values()), axis=1)
        gold = np.array([place in query.gold for place in query.places], np.float64)
        samples.append(Sample(query=query, features=features, gold=gold / gold.sum()))
    return names, samples


def fit(samples: Sequence[Sample], columns: Sequence[int]) -> Model:
    """Return the model with the least regularised log loss (Newton's method, steps halved)."""
    features = np.vstack([s.features for s in samples])[:, list(columns)]
    start = Model(
        columns=tuple(columns),
        means=np.round(features.mean(axis=0), _DIGITS),
        deviations=np.round(features.std(axis=0) + 10.0**-_DIGITS, _DIGITS),
        weights=np.zeros(len(columns)),
    )
    return near(start, [(s.features, s.gold) for s in samples], STRENGTH)


def near(prior: Model, samples: Sequence[tuple[Matrix, Matrix]], strength: float) -> Model:
    """Return the model with the least log loss, regularised by its distance from another.

    A sample has features (passages, names) and each passage's share of what is looked for.
    """
    sizes = np.array([len(gold) for _, gold in samples])
    choice = _Choice(
        x=np.vstack([prior.scaled(features) for features, _ in samples]),
        gold=np.concatenate([gold for _, gold in samples]),
        starts=np.cumsum(sizes) - sizes,
        sizes=sizes,
        prior=prior.weights,
        strength=strength,
    )
    return replace(prior, weights=np.round(choice.solve(), _DIGITS))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Choice:
    """Rows of passages, grouped by query, and the share of the gold that each is."""

    x: Matrix
    gold: Matrix
    starts: npt.NDArray[np.int64]
    sizes: npt.NDArray[np.int64]
    prior: Matrix
    strength: float

    def solve(self) -> Matrix:
        weights = self.prior
        loss, chances = self._loss(weights)
        for _ in range(_STEPS):
            step = self._step(weights, chances)
            for _ in range(_HALVINGS):
                tried, now = self._loss(weights - step)
                if tried <= loss:
                    break
                step = step / 2
            gained, weights, loss, chances = loss - tried, weights - step, tried, now
            if gained < _ENOUGH * abs(loss):
                break
        return weights

    def _loss(self, weights: Matrix) -> tuple[float, Matrix]:
        """Return the loss, and each passage's chance."""
        scores = self.x @ weights
        tops = np.maximum.reduceat(scores, self.starts)
        odds = np.exp(scores - np.repeat(tops, self.sizes))
        sums = np.add.reduceat(odds, self.starts)
        loss = float((np.log(sums) + tops).sum() - self.gold @ scores)
        far = weights - self.prior
        loss += self.strength / 2 * float(far @ far)
        return loss, odds / np.repeat(sums, self.sizes)

    def _step(self, weights: Matrix, chances: Matrix) -> Matrix:
        weighed = self.x * chances[:, None]
        means = np.add.reduceat(weighed, self.starts, axis=0)
        ridge = self.strength * np.eye(len(weights))
        gradient = self.x.T @ (chances - self.gold) + self.strength * (weights - self.prior)
        return np.asarray(np.linalg.solve(weighed.T @ self.x - means.T @ means + ridge, gradient))


def recalls(samples: Sequence[Sample], score: Callable[[Sample], Matrix]) -> tuple[float, ...]:
    """Return recall at each share of the tokens."""
    outcomes = []
    for s in samples:
        useful = usefulness(score(s), s.query.passages)
        outcomes.append(outcome(s.query, useful.tolist(), 0.0))
    return summarise(outcomes).recall


def held_out(samples: Sequence[Sample], columns: Sequence[int]) -> tuple[float, ...]:
    """Return the recalls where each thread is judged by weights that never saw it."""
    models = [fit([s for s in samples if s.fold != k], columns) for k in range(FOLDS)]
    return recalls(samples, lambda s: models[s.fold].score(s.features))


def render(models: Mapping[str, Mapping[str, object]]) -> str:
    """Return the text of `weights.json`."""
    stored = {
        "schema_version": fusion.SCHEMA_VERSION,
        "made_by": "python -m benchmarks.train.ranking",
        "trained_on": "replies on public mailing lists and what they quote; own tasks by kind",
        "models": models,
    }
    return json.dumps(stored, indent=1) + "\n"


def general_columns(names: Sequence[str]) -> list[int]:
    """Return which features the general weights use: what a passage asks or fixes isn't among them.

    What a writer quotes says little of it (held out, a fifth of a point), and BC3 loses half a
    point; which cues count is a matter of the kind of task.
    """
    return [i for i, name in enumerate(names) if not name.startswith(CUE_PREFIXES)]


def widened(model: Model, samples: Sequence[Sample], features: int) -> Model:
    """Return a model over all features, those that it doesn't know at a weight of 0."""
    every = np.vstack([s.features for s in samples])
    weights = np.zeros(features)
    weights[list(model.columns)] = model.weights
    return Model(
        columns=tuple(range(features)),
        means=np.round(every.mean(axis=0), _DIGITS),
        deviations=np.round(every.std(axis=0) + 10.0**-_DIGITS, _DIGITS),
        weights=weights,
    )


def fit_kinds(general: Model, tasks: Sequence[OwnTask], encode: Encode | None) -> dict[str, Model]:
    """Return the model of each kind of task of which there are enough."""
    samples: dict[str, list[tuple[Matrix, Matrix]]] = {}
    for task in tasks:
        columns = read_features(task.text, task.passages, task.messages, encode)
        gold = np.array(task.evidence, np.float64)
        found = (np.stack(list(columns.values()), axis=1), gold / gold.sum())
        samples.setdefault(task.kind.value, []).append(found)
    return {
        kind: near(general, found, KIND_STRENGTH)
        for kind, found in sorted(samples.items())
        if len(found) >= _LEAST_TASKS
    }


def stored_model(
    names: Sequence[str], model: Model, kinds: Mapping[str, Model]
) -> dict[str, object]:
    """Return a model as `weights.json` holds it."""
    weights = {fusion.GENERAL: model} | dict(kinds)
    return {
        "features": {
            name: {"mean": float(mean), "deviation": float(deviation)}
            for name, mean, deviation in zip(names, model.means, model.deviations, strict=True)
        },
        "weights": {
            kind: dict(zip(names, map(float, found.weights), strict=True))
            for kind, found in weights.items()
        },
    }


def ablate(
    names: Sequence[str], samples: Sequence[Sample], others: Mapping[str, Sequence[Sample]]
) -> list[list[str]]:
    """Return rows of recalls with all features, and with each left out."""
    rows = []
    for gone in ("", *names):
        columns = [i for i, name in enumerate(names) if name != gone]
        model = fit(samples, columns)
        cells = [held_out(samples, columns)]
        cells += [recalls(other, model.score_of) for other in others.values()]
        rows.append([f"without {gone}" if gone else "all", *map(_cell, cells)])
        print(rows[-1], flush=True)
    return rows


def _cell(recall: Sequence[float]) -> str:
    return " / ".join(f"{100 * recall[SHARES.index(s)]:.1f}" for s in _SHOWN)


def main(argv: Sequence[str] | None = None) -> int:
    """Train, and write the weights or compare them with those in the package."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("data", help="the folder that holds relevance/")
    parser.add_argument("--check", action="store_true", help="write nothing; 1 if it would change")
    parser.add_argument("--ablate", action="store_true", help="write results/ranking.md too")
    given = parser.parse_args(argv)
    folder = data_folder(given.data, "relevance")
    sets = {name: load(folder, name) for name in SETS}
    tasks = list(read_tasks(given.data))
    stored: dict[str, dict[str, object]] = {}
    rows: list[list[str]] = []
    for way, encode in _ways().items():
        names, samples = read(sets[TRAINED_ON], encode)
        general = widened(fit(samples, general_columns(names)), samples, len(names))
        stored[way] = stored_model(names, general, fit_kinds(general, tasks, encode))
        if given.ablate:
            others = {n: read(queries, encode)[1] for n, queries in sets.items() if n != TRAINED_ON}
            rows += [[way, *row] for row in ablate(names, samples, others)]
    text = render(stored)
    if given.check:
        return int(TARGET.read_text(encoding="utf-8") != text)
    TARGET.write_text(text, encoding="utf-8")
    if rows:
        note = f"Recall at 10 / 25 / 50 % in percent; {TRAINED_ON} on {FOLDS} folds held out."
        table = Table(title="features", columns=["model", "", *SETS], rows=rows, note=note)
        print(write("ranking", "python -m benchmarks.train.ranking DATA --ablate", [table], {}))
    return 0


def _ways() -> dict[str, Encode | None]:
    scorer = load_scorer(TrimConfig(counter="cl100k_base", vector_cache_bytes=0))
    assert isinstance(scorer, CosineScorer)
    return {"meaning": scorer.encode, "lexical": None}


if __name__ == "__main__":
    sys.exit(main())
