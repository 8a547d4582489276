"""Recall at a share of the tokens, reciprocal rank, and how sure the figures are."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.quality.data import Query

SHARES = (0.025, 0.05, 0.10, 0.25, 0.50)
_DRAWS = 1_000
_SEED = 7


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What one query came to: gold kept and gold there at each share, and the time it took.

    `kept` and `total` are numbers of gold passages (ranker alone) or of gold characters (the
    whole pipeline); `reciprocal_rank` is None where there is no ranking; `cpu` is in seconds.
    """

    thread: int
    kept: tuple[float, ...]
    total: float
    cpu: float
    reciprocal_rank: float | None = None


@dataclass(frozen=True, kw_only=True)
class Score:
    """Figures over all queries of a set; recalls are shares from 0 to 1, times are in seconds."""

    recall: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    mrr: float | None
    cpu_p50: float
    cpu_p95: float


def selected(query: Query, scores: Sequence[float], share: float) -> frozenset[int]:
    """Return the passages kept at a share of the thread's tokens, the best first, skipping."""
    room = share * sum(query.costs)
    kept = []
    for i in sorted(range(len(scores)), key=lambda i: (-scores[i], i)):
        if query.costs[i] <= room:
            room -= query.costs[i]
            kept.append(i)
    return frozenset(kept)


def outcome(query: Query, scores: Sequence[float], cpu: float) -> Outcome:
    """Score a ranking of a query's passages."""
    gold = {i for i, place in enumerate(query.places) if place in query.gold}
    order = sorted(range(len(scores)), key=lambda i: (-scores[i], i))
    first = next(rank for rank, i in enumerate(order, start=1) if i in gold)
    return Outcome(
        thread=query.thread_key,
        kept=tuple(float(len(gold & selected(query, scores, s))) for s in SHARES),
        total=float(len(gold)),
        cpu=cpu,
        reciprocal_rank=1 / first,
    )


def summarise(outcomes: Sequence[Outcome]) -> Score:
    """Return micro-averaged recall with 95 % intervals from a bootstrap over threads."""
    threads = sorted({o.thread for o in outcomes})
    row = {thread: i for i, thread in enumerate(threads)}
    kept, total = np.zeros((len(threads), len(SHARES))), np.zeros(len(threads))
    for o in outcomes:
        kept[row[o.thread]] += o.kept
        total[row[o.thread]] += o.total
    draws = np.random.default_rng(_SEED).integers(0, len(threads), (_DRAWS, len(threads)))
    recalls = kept[draws].sum(axis=1) / total[draws].sum(axis=1)[:, None]
    low, high = np.percentile(recalls, [2.5, 97.5], axis=0)
    ranks = [o.reciprocal_rank for o in outcomes if o.reciprocal_rank is not None]
    times = sorted(o.cpu for o in outcomes)
    return Score(
        recall=tuple((kept.sum(axis=0) / total.sum()).tolist()),
        low=tuple(low.tolist()),
        high=tuple(high.tolist()),
        mrr=statistics.fmean(ranks) if ranks else None,
        cpu_p50=statistics.median(times),
        cpu_p95=times[int(0.95 * (len(times) - 1))],
    )
