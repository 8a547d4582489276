"""A question in one language, the thread in another: the ranker alone.

`python -m benchmarks.quality.languages` (extra [multilingual]). The threads and the questions were
written for this project (`languages.jsonl`): each question in its thread's language and, saying the
same, in three others; a pair is the question and one of these. Threads with `held_out` took no part
in choosing anything. Recall as in `benchmarks.quality.relevance`: gold passages kept at a share of
the thread's tokens.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.quality.data import Query
from benchmarks.quality.scoring import SHARES, Outcome, Score, outcome, summarise
from benchmarks.report import Table, write
from context_trim import ConfigError, TrimConfig
from context_trim.select.encoders import load_scorer
from context_trim.select.languages import task_language_differs
from context_trim.select.ranking import Ranker

ENCODERS = ("none", "static", "multilingual")
_SHOWN = (0.10, 0.25, 0.50)


@dataclass(frozen=True, kw_only=True)
class Pair:
    """A question in the language of its thread, and the same in another."""

    same: Query
    other: Query
    languages: tuple[str, str]
    held_out: bool


def load_pairs() -> list[Pair]:
    """Read the pairs."""
    path = Path(__file__).with_suffix(".jsonl")
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        _pair(row, pair, language)
        for row in rows
        for pair in row["pairs"]
        for language in pair["others"]
    ]


def _pair(row: Mapping[str, Any], pair: Mapping[str, Any], language: str) -> Pair:
    def query(text: str) -> Query:
        gold = frozenset((m, p) for m, p in pair["gold"])
        return Query(id=row["id"], text=text, thread=row["messages"], gold=gold)

    return Pair(
        same=query(pair["question"]),
        other=query(pair["others"][language]),
        languages=(row["language"], language),
        held_out=row["held_out"],
    )


def rank_all(ranker: Ranker, queries: Sequence[Query]) -> Score:
    """Rank the passages of each query's thread; each thread is a draw of the bootstrap."""
    outcomes: list[Outcome] = []
    for query in queries:
        assert query.costs  # counted before the clock starts
        start = time.process_time()
        scores = ranker.rank(query.text, query.passages, [m for m, _ in query.places])
        outcomes.append(outcome(query, scores, time.process_time() - start))
    return summarise(outcomes)


def main() -> None:
    """Run all and write the results."""
    pairs = load_pairs()
    rows: list[list[str]] = []
    figures: dict[str, float] = {}
    for encoder in ENCODERS:
        config = TrimConfig.model_validate({"encoder": encoder, "vector_cache_bytes": 0})
        try:
            ranker = Ranker(load_scorer(config))
        except ConfigError as error:
            print(f"left out: {encoder} ({error})")
            continue
        for half in ("all", "tuned on", "held out"):
            some = [p for p in pairs if half in ("all", "held out" if p.held_out else "tuned on")]
            for way, queries in (
                ("one language", [p.same for p in some]),
                ("two languages", [p.other for p in some]),
            ):
                score = rank_all(ranker, queries)
                rows.append([encoder, half, way, *_cells(score)])
                figures |= _figures(f"{encoder}/{half}/{way}", score)
    note = (
        "Recall in percent with 95 % intervals (bootstrap over threads). Each question is asked in "
        "the language of its thread and in three others. Tuned on: the weights of "
        "meaning and words across languages were chosen by these threads."
    )
    columns = ["encoder", "threads", "", *(f"{100 * s:g} %" for s in _SHOWN), "CPU ms p50"]
    title = f"{len(pairs)} pairs of questions over threads in {len(_languages(pairs))} languages"
    tables = [Table(title=title, columns=columns, rows=rows, note=note), _told(pairs)]
    print(write("languages", "python -m benchmarks.quality.languages", tables, figures))


def _languages(pairs: Sequence[Pair]) -> set[str]:
    return {p.languages[0] for p in pairs}


def _cells(score: Score) -> list[str]:
    at = [SHARES.index(s) for s in _SHOWN]
    recalls = [
        f"{100 * score.recall[i]:.1f} ({100 * score.low[i]:.0f} to {100 * score.high[i]:.0f})"
        for i in at
    ]
    return [*recalls, f"{1_000 * score.cpu_p50:.1f}"]


def _figures(name: str, score: Score) -> dict[str, float]:
    at = [(s, SHARES.index(s)) for s in _SHOWN]
    return {f"{name}/recall@{100 * s:g}": round(score.recall[i], 4) for s, i in at}


def _told(pairs: Sequence[Pair]) -> Table:
    """Say how often a difference of languages is seen, and where there is none."""
    same = sum(task_language_differs(p.same.text, p.same.passages) for p in pairs)
    other = sum(task_language_differs(p.other.text, p.other.passages) for p in pairs)
    rows = [["one language", str(len(pairs)), str(same)], ["two", str(len(pairs)), str(other)]]
    title = "the task's language is said to differ from the mail's"
    return Table(title=title, columns=["", "questions", "said to differ"], rows=rows)


if __name__ == "__main__":
    main()
