"""What the quality tier costs a thread that it has never seen, beside the fast ranking.

`python -m benchmarks.speed.quality DATA` (extra [onnx]) with the folder that holds `relevance/`.
Threads of about 1,000 tokens; one core, and no vector known before.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Sequence

from benchmarks.quality.data import Query, data_folder, load
from benchmarks.report import Table, write
from context_trim import TrimConfig
from context_trim.select.tiers import load_ranker

ROOMS = (0.10, 0.25, 0.50)
_SET = "inline_quotes_dev"
_LOW, _HIGH = 900, 1_100


def main() -> None:
    """Time both tiers and write the results."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("data", help="the folder that holds relevance/")
    parser.add_argument("--threads", type=int, default=60, help="how many at most")
    given = parser.parse_args()
    queries = load(data_folder(given.data, "relevance"), _SET)
    fitting = {q.thread_key: q for q in queries if _LOW <= sum(q.costs) <= _HIGH}
    some = list(fitting.values())[: given.threads + 1]
    rows, figures = [], {}
    for tier in ("fast", "quality"):
        times = _times(tier, some)
        rows.append([tier, *(f"{t:.1f}" for t in times)])
        for room, found in zip(ROOMS, times, strict=True):
            figures[f"{tier}/cpu_ms_p50@{100 * room:g}"] = round(found, 2)
    columns = ["ranker", *(f"{100 * r:g} %" for r in ROOMS)]
    title = f"CPU ms a thread (median of {len(some) - 1} of {_LOW} to {_HIGH} tokens), by budget"
    table = Table(title=title, columns=columns, rows=rows)
    print(table.markdown())
    print(write("quality_speed", "python -m benchmarks.speed.quality DATA", [table], figures))


def _times(tier: str, queries: Sequence[Query]) -> list[float]:
    # A ranker for each budget: within a ranking a text is encoded once, and none is known before.
    times = []
    for room in ROOMS:
        ranker = load_ranker(TrimConfig.model_validate({"ranker": tier}))
        _rank(ranker.rank, queries[0], room)
        times.append(statistics.median(_rank(ranker.rank, q, room) for q in queries[1:]))
    return times


def _rank(rank: Callable[..., list[float]], query: Query, room: float) -> float:
    """Return the CPU milliseconds of one ranking."""
    messages = [m for m, _ in query.places]
    start = time.process_time()
    scores = rank(query.text, query.passages, messages, room=room)
    spent = 1_000 * (time.process_time() - start)
    assert len(scores) == len(query.passages)
    return spent


if __name__ == "__main__":
    main()
