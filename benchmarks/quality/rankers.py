"""Ways to order the passages of a thread: floors, the parts, the fusions, the ceiling."""

from __future__ import annotations

import random
from collections.abc import Callable

from benchmarks.quality.data import Query
from context_trim import ConfigError, TrimConfig
from context_trim.select.bm25 import bm25
from context_trim.select.encoders import Scorer, load_scorer
from context_trim.select.ranking import Ranker
from context_trim.select.tasks import TaskKind, kind_of

Ranking = Callable[[Query], list[float]]
"""A query to a score for each passage, in the order of the thread."""

_SEED = 7


def rankings(gt_minilm: str | None) -> dict[str, Ranking]:
    """Return the ways by name; encoders whose packages are missing are left out.

    `gt_minilm` is the folder of a sentence-transformers model, or None.
    """
    found: dict[str, Ranking] = {
        "keep-first": _keep_first,
        "keep-newest": _keep_newest,
        "random": _random,
        "bm25": lambda q: bm25(q.text, q.passages),
    }
    for name, config in _encoders(gt_minilm).items():
        try:
            scorer = load_scorer(config)
        except ConfigError as error:
            print(f"left out: {name} ({error})")
            continue
        if scorer is not None:
            found[name] = _alone(scorer)
            found[f"bm25 + {name}"] = _fused(scorer)
    return found | {"oracle": _oracle}


def _encoders(gt_minilm: str | None) -> dict[str, TrimConfig]:
    # No cache for the fast one: the time of a thread is that of its first call. The fusion with a
    # transformer comes after the transformer alone and finds the vectors there.
    found = {
        "static": TrimConfig(encoder="static", vector_cache_bytes=0),
        "onnx": TrimConfig(encoder="onnx"),
    }
    if gt_minilm:
        found["sentence-transformers"] = TrimConfig(
            encoder="sentence-transformers", encoder_model=gt_minilm
        )
    return found


def _keep_first(query: Query) -> list[float]:
    return [-float(i) for i in range(len(query.passages))]


def _keep_newest(query: Query) -> list[float]:
    return [float(m) - p / 10_000 for m, p in query.places]


def _random(query: Query) -> list[float]:
    drawn = random.Random(f"{_SEED} {query.id}")  # noqa: S311
    return [drawn.random() for _ in query.passages]


def _oracle(query: Query) -> list[float]:
    # Short ones first: the most gold for any budget.
    return [
        1 / (1 + cost) if place in query.gold else -1.0
        for place, cost in zip(query.places, query.costs, strict=True)
    ]


def _alone(scorer: Scorer) -> Ranking:
    return lambda q: scorer.score(q.text, q.passages).tolist()


def _fused(scorer: Scorer) -> Ranking:
    ranker = Ranker(scorer)
    return lambda q: ranker.rank(q.text, q.passages, [m for m, _ in q.places], kind=_kind(q))


def _kind(query: Query) -> TaskKind | None:
    """Return the kind of a query that asks for a list; the others are no tasks but mail."""
    kind = kind_of(query.text)
    return kind if kind is TaskKind.ACTIONS else None
