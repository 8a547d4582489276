"""Learned weights of features, read from `weights.json`, which `benchmarks.train.ranking` writes.

A linear model: its few numbers can be read, and its log-odds are chances that hold on threads of
another kind (`irrelevant.py`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from context_trim.errors import ConfigError

GENERAL = "general"
"""The kind of task whose weights serve where a kind has none of its own."""

SCHEMA_VERSION = 1
LIMIT = 4.0
"""Deviations from the mean beyond which a feature counts no more."""

_OF_WORDS = frozenset({"bm25", "grams"})
_OF_MEANING = "cosine"
_ACROSS = 5.0
"""Factor for the weights of meaning where task and mail are in different languages and the words
that they share are none of the same. From 5 to 8, without `_OF_WORDS`, the best of 1 to 8 on the
half of `benchmarks/quality/languages.jsonl` that is there for it."""

Values = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True, slots=True)
class Fusion:
    """A linear model: for each feature its mean, deviation and, by kind of task, its weight."""

    names: tuple[str, ...]
    means: Values
    deviations: Values
    weights: Mapping[str, Values]

    def score(self, columns: Mapping[str, Values], kind: str | None) -> Values:
        """Return the natural log-odds, up to a constant, that a passage is what is looked for.

        What has no weight may be missing from the columns.
        """
        weights = self.of(kind)
        used = np.flatnonzero(weights)
        matrix = np.stack([columns[self.names[i]] for i in used], axis=1)
        scaled = np.clip((matrix - self.means[used]) / self.deviations[used], -LIMIT, LIMIT)
        return np.asarray(scaled @ weights[used])

    def of(self, kind: str | None) -> Values:
        """Return the weights of a kind of task."""
        return self.weights.get(kind or GENERAL, self.weights[GENERAL])

    def uses(self, prefixes: tuple[str, ...], kind: str | None) -> bool:
        """Whether a feature whose name begins so has a weight."""
        named = (n.startswith(prefixes) for n in self.names)
        return any(w != 0 for w, found in zip(self.of(kind), named, strict=True) if found)

    def across_languages(self) -> Fusion:
        """Return the model for a task in another language than the mail."""
        factors = [
            0.0 if n in _OF_WORDS else _ACROSS if n.endswith(_OF_MEANING) else 1.0
            for n in self.names
        ]
        weights = {kind: row * np.array(factors) for kind, row in self.weights.items()}
        return replace(self, weights=weights)


@cache
def load_fusion(name: str) -> Fusion:
    """Return the model "meaning" (with vectors), "lexical" (without) or "quality" (`rerank.py`)."""
    file = "quality.json" if name == "quality" else "weights.json"
    text = (files("context_trim.select") / file).read_text(encoding="utf-8")
    stored = json.loads(text)
    if stored["schema_version"] != SCHEMA_VERSION:
        raise ConfigError(f"{file} is of another version: install context-trim again.")
    model = stored["models"][name]
    features = model["features"]
    return Fusion(
        names=tuple(features),
        means=np.array([f["mean"] for f in features.values()]),
        deviations=np.array([f["deviation"] for f in features.values()]),
        weights={
            kind: np.array([row[feature] for feature in features])
            for kind, row in model["weights"].items()
        },
    )
