"""How much of what a task needs is kept: the ranker alone, and the whole pipeline on raw mail.

`python -m benchmarks.quality.relevance DATA` with the folder that holds `relevance/`. Sets and
definitions: its README. Transformers and peers take minutes a hundred threads, so they are
compared on a sample of each set, together with all else.

(a) The ranker alone: gold passages among those kept when the passages of a thread are taken in
the order of their scores, skipping what doesn't fit, up to a share of the thread's tokens.
(b) The whole pipeline: raw mail is composed from the thread (`compose.py`) and trimmed to the
same number of tokens; counted are the gold characters that stand in the text.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from benchmarks.quality.compose import compose
from benchmarks.quality.data import COUNT, SETS, Query, data_folder, load
from benchmarks.quality.picture import picture
from benchmarks.quality.rankers import Ranking, rankings
from benchmarks.quality.scoring import SHARES, Outcome, Score, outcome, summarise
from benchmarks.report import RESULTS, Table, write
from context_trim import BudgetError, Email, TrimConfig, Trimmer, parse_email

SLOW = ("onnx", "sentence-transformers")
PEERS = ("trimwise", "llmslim", "barber-llm", "langchain")

Scores = dict[str, Score]
Figures = dict[str, float]


def main() -> None:
    """Run all and write the results."""
    arguments = _arguments()
    folder = data_folder(arguments.data, "relevance")
    tables: list[Table] = []
    figures: Figures = {}
    ways = rankings(arguments.minilm)
    fast = {n: way for n, way in ways.items() if not n.endswith(SLOW)}
    for name in SETS:
        queries = load(folder, name, arguments.limit)
        sample = load(folder, name, arguments.sample)
        add = partial(_add, tables, figures, name=name)
        alone = {n: summarise(_rank_all(queries, way)) for n, way in fast.items()}
        add(alone, part="ranker", title=f"ranker alone, {len(queries)} queries")
        sampled = {n: summarise(_rank_all(sample, way)) for n, way in ways.items()}
        sampled |= _peer_scores(arguments.peers, [(q, q.passages) for q in sample])
        add(sampled, part="sample", title=f"ranker alone, a sample of {len(sample)} queries")
        whole = _pipeline(sample)
        add(whole, part="pipeline", title=f"whole pipeline, a sample of {len(sample)} queries")
        picture(RESULTS / f"relevance_{name}.svg", f"{name}: recall against budget", alone)
    command = f"python -m benchmarks.quality.relevance DATA --sample {arguments.sample}"
    print(write("relevance", command, tables, figures))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else None)
    parser.add_argument("data", metavar="DATA", help="the folder that holds relevance/")
    parser.add_argument("--limit", type=int, help="queries a set (default: all)")
    parser.add_argument("--sample", type=int, default=120, help="queries a set for the slow ones")
    parser.add_argument("--minilm", help="folder of a sentence-transformers model")
    parser.add_argument("--peers", help="folder with an environment for each peer")
    return parser.parse_args()


def _rank_all(queries: Sequence[Query], way: Ranking) -> list[Outcome]:
    outcomes = []
    for query in queries:
        assert query.costs  # counted before the clock starts
        start = time.process_time()
        scores = way(query)
        outcomes.append(outcome(query, scores, time.process_time() - start))
    return outcomes


Trim = Callable[[Sequence[Email], Query, int], str]


def _pipeline(queries: Sequence[Query]) -> Scores:
    """Trim composed raw mail; the floors cut the visible text of the same mails."""
    ways: dict[str, Trim] = {
        "visible text, from the start": _cut_first,
        "visible text, from the newest": _cut_newest,
        "context-trim, bm25": _trimmed(Trimmer(_config("none"))),
        "context-trim, bm25 + static": _trimmed(Trimmer(_config("static"))),
        "context-trim, no bonus for the newest": _trimmed(
            Trimmer(TrimConfig(counter="cl100k_base", newest_bonus=0.0, vector_cache_bytes=0))
        ),
    }
    outcomes: dict[str, list[Outcome]] = {name: [] for name in ways}
    for query in queries:
        emails = [parse_email(source) for source in compose(query.thread)]
        for name, way in ways.items():
            outcomes[name].append(_trim_outcome(query, emails, way))
    return {name: summarise(found) for name, found in outcomes.items()}


def _config(encoder: str) -> TrimConfig:
    return TrimConfig.model_validate(
        {"counter": "cl100k_base", "encoder": encoder, "vector_cache_bytes": 0}
    )


def _trimmed(trimmer: Trimmer) -> Trim:
    def trim(emails: Sequence[Email], query: Query, budget: int) -> str:
        try:
            return trimmer.trim(emails, task=query.text, max_tokens=max(1, budget)).text
        except BudgetError:
            return ""

    return trim


def _cut_first(emails: Sequence[Email], _query: Query, budget: int) -> str:
    return _cut("\n\n".join(e.text for e in emails), budget)


def _cut_newest(emails: Sequence[Email], _query: Query, budget: int) -> str:
    return _cut("\n\n".join(e.text for e in reversed(emails)), budget)


def _cut(text: str, budget: int) -> str:
    """Return the longest run of whole words from the start that fits."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if COUNT(text[:middle]) <= budget else (low, middle - 1)
    return text[:low]


def _trim_outcome(query: Query, emails: Sequence[Email], way: Trim) -> Outcome:
    kept, times = [], []
    gold = [p for place, p in zip(query.places, query.passages, strict=True) if place in query.gold]
    for share in SHARES:
        budget = int(share * sum(query.costs))
        start = time.process_time()
        text = way(emails, query, budget)
        times.append(time.process_time() - start)
        assert COUNT(text) <= budget
        kept.append(float(sum(standing(passage, text) for passage in gold)))
    total = float(sum(len(_folded(p)) for p in gold))
    return Outcome(
        thread=query.thread_key, kept=tuple(kept), total=total, cpu=sum(times) / len(times)
    )


def standing(passage: str, text: str) -> int:
    """Return how many characters of a passage stand in a text, white space folded.

    All of them if the passage stands there in one piece, else those of its lines that do.
    """
    inside = _folded(text)
    if _folded(passage) in inside:
        return len(_folded(passage))
    lines = (_folded(line) for line in passage.split("\n"))
    return sum(len(line) for line in lines if len(line) > 20 and line in inside)  # noqa: PLR2004


def _folded(text: str) -> str:
    return " ".join(text.split())


def _peer_scores(environments: str | None, cases: Sequence[tuple[Query, Sequence[str]]]) -> Scores:
    """Run each peer that is installed; its output is scored by the passages that stand in it.

    What is above the budget is cut at the budget, so that overshooting gains nothing.
    """
    found: Scores = {}
    for name in PEERS if environments else ():
        python = Path(str(environments)) / name / "bin" / "python"
        if not python.exists():
            print(f"left out: {name} (no {python})")
            continue
        answers = _ask(python, name, cases)
        found[f"peer: {name}"] = summarise([_peer_outcome(query, answers) for query, _ in cases])
    return found


def _ask(
    python: Path, name: str, cases: Sequence[tuple[Query, Sequence[str]]]
) -> dict[str, tuple[str, float]]:
    lines = "\n".join(json.dumps(request) for request in _requests(cases))
    command = [str(python), "benchmarks/quality/relevance_peers.py", name]
    done = subprocess.run(  # noqa: S603
        command, input=lines, capture_output=True, text=True, check=False, env=os.environ
    )
    answers = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    return {a["id"]: (a.get("text", ""), a.get("cpu", 0.0)) for a in answers}


def _requests(cases: Sequence[tuple[Query, Sequence[str]]]) -> Iterator[Mapping[str, object]]:
    for number, (query, passages) in enumerate(cases):
        for share in SHARES:
            yield {
                "id": f"{number} {query.id} {share}",
                "query": query.text,
                "passages": list(passages),
                "budget": int(share * sum(query.costs)),
            }


def _peer_outcome(query: Query, answers: Mapping[str, tuple[str, float]]) -> Outcome:
    gold = [p for place, p in zip(query.places, query.passages, strict=True) if place in query.gold]
    kept, times = [], []
    for share in SHARES:
        key = next(k for k in answers if k.endswith(f" {query.id} {share}"))
        text, cpu = answers[key]
        inside = _folded(_cut(text, int(share * sum(query.costs))))
        kept.append(float(sum(_folded(p) in inside for p in gold)))
        times.append(cpu)
    return Outcome(
        thread=query.thread_key,
        kept=tuple(kept),
        total=float(len(gold)),
        cpu=sum(times) / len(times),
    )


def _add(
    tables: list[Table], figures: Figures, scores: Scores, *, name: str, part: str, title: str
) -> None:
    columns = ["", *(f"{100 * s:g} %" for s in SHARES), "MRR", "CPU ms p50", "p95"]
    rows = [[way, *_cells(score)] for way, score in scores.items()]
    note = "Recall in percent with 95 % intervals (bootstrap over threads); CPU a thread."
    tables.append(Table(title=f"{name}: {title}", columns=columns, rows=rows, note=note))
    print(tables[-1].markdown())
    for way, score in scores.items():
        for share, recall in zip(SHARES, score.recall, strict=True):
            figures[f"{part}/{name}/{way}/recall@{100 * share:g}"] = round(recall, 4)
        figures[f"{part}/{name}/{way}/cpu_ms_p50"] = round(1_000 * score.cpu_p50, 2)


def _cells(score: Score) -> list[str]:
    bounds = zip(score.recall, score.low, score.high, strict=True)
    recalls = [f"{100 * r:.1f} ({100 * a:.0f} to {100 * b:.0f})" for r, a, b in bounds]
    mrr = "" if score.mrr is None else f"{score.mrr:.3f}"
    return [*recalls, mrr, f"{1_000 * score.cpu_p50:.1f}", f"{1_000 * score.cpu_p95:.1f}"]


if __name__ == "__main__":
    main()
