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
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.quality.compose import emails_of
from benchmarks.quality.data import COUNT, SETS, Query, data_folder, load
from benchmarks.quality.picture import picture
from benchmarks.quality.pipeline import Trim, cut, folded, pipelines, standing
from benchmarks.quality.rankers import Ranking, rankings
from benchmarks.quality.scoring import SHARES, Outcome, Score, outcome, selected, summarise
from benchmarks.report import RESULTS, Table, write
from context_trim import Email

SLOW = ("onnx", "sentence-transformers")
PEERS = ("trimwise", "llmslim", "llmslim-minilm", "barber-llm", "langchain")

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
        alone = {n: summarise(rank_all(queries, way)) for n, way in fast.items()}
        add(alone, part="ranker", title=f"ranker alone, {len(queries)} queries")
        sampled = {n: summarise(_as_text(sample, way)) for n, way in ways.items()}
        sampled |= _peer_scores(arguments.peers, [(q, q.passages) for q in sample])
        add(sampled, part="sample", title=f"ranker alone, a sample of {len(sample)} queries")
        mails = load(folder, name, arguments.whole)
        whole = _pipeline(mails)
        add(whole, part="pipeline", title=f"whole pipeline, a sample of {len(mails)} queries")
        picture(RESULTS / f"relevance_{name}.svg", f"{name}: recall against budget", alone)
    command = f"python -m benchmarks.quality.relevance DATA --sample {arguments.sample}"
    command += f" --whole {arguments.whole}"
    command += f" --limit {arguments.limit}" if arguments.limit else ""
    command += " --minilm FOLDER" if arguments.minilm else ""
    command += " --peers FOLDER" if arguments.peers else ""
    print(write("relevance", command, tables, figures))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else None)
    parser.add_argument("data", metavar="DATA", help="the folder that holds relevance/")
    parser.add_argument("--limit", type=int, help="queries a set (default: all)")
    parser.add_argument("--sample", type=int, default=120, help="queries a set for the slow ones")
    parser.add_argument("--whole", type=int, default=150, help="queries a set for the pipeline")
    parser.add_argument("--minilm", help="folder of a sentence-transformers model")
    parser.add_argument("--peers", help="folder with an environment for each peer")
    return parser.parse_args()


def rank_all(queries: Sequence[Query], way: Ranking) -> list[Outcome]:
    """Rank the passages of each query and score the ranking."""
    outcomes = []
    for query in queries:
        assert query.costs  # counted before the clock starts
        start = time.process_time()
        scores = way(query)
        outcomes.append(outcome(query, scores, time.process_time() - start))
    return outcomes


def _as_text(queries: Sequence[Query], way: Ranking) -> list[Outcome]:
    """Score rankings as the peers are scored: by the text that comes out, cut at the budget."""
    outcomes = []
    for query in queries:
        assert query.costs
        start = time.process_time()
        scores = way(query)
        cpu = time.process_time() - start
        texts = {
            share: "\n\n".join(query.passages[i] for i in sorted(selected(query, scores, share)))
            for share in SHARES
        }
        ranked = outcome(query, scores, cpu).reciprocal_rank
        outcomes.append(_text_outcome(query, texts, cpu, ranked))
    return outcomes


def _text_outcome(
    query: Query, texts: Mapping[float, str], cpu: float, reciprocal_rank: float | None
) -> Outcome:
    """Count the gold passages that stand in the texts, each cut at its budget."""
    kept = []
    for share, text in texts.items():
        inside = folded(cut(text, int(share * sum(query.costs))))
        kept.append(float(sum(folded(p) in inside for p in query.evidence)))
    return Outcome(
        thread=query.thread_key,
        kept=tuple(kept),
        total=float(len(query.evidence)),
        cpu=cpu,
        reciprocal_rank=reciprocal_rank,
    )


def _pipeline(queries: Sequence[Query]) -> Scores:
    """Trim composed raw mail; the floors cut the visible text of the same mails."""
    ways = pipelines(encoders=("none", "static"))
    outcomes: dict[str, list[Outcome]] = {name: [] for name in ways}
    for query in queries:
        emails = emails_of(query.thread)
        for name, way in ways.items():
            outcomes[name].append(_trim_outcome(query, emails, way))
    return {name: summarise(found) for name, found in outcomes.items()}


def _trim_outcome(query: Query, emails: Sequence[Email], way: Trim) -> Outcome:
    kept, times = [], []
    for share in SHARES:
        budget = int(share * sum(query.costs))
        start = time.process_time()
        text = way(emails, query.text, budget)
        times.append(time.process_time() - start)
        assert COUNT(text) <= budget
        kept.append(float(sum(standing(passage, text) for passage in query.evidence)))
    total = float(sum(len(folded(p)) for p in query.evidence))
    return Outcome(
        thread=query.thread_key, kept=tuple(kept), total=total, cpu=sum(times) / len(times)
    )


def _peer_scores(environments: str | None, cases: Sequence[tuple[Query, Sequence[str]]]) -> Scores:
    """Run each peer that is installed; its output is scored by the passages that stand in it.

    What is above the budget is cut at the budget, so that overshooting gains nothing.
    """
    found: Scores = {}
    for name in PEERS if environments else ():
        python = Path(str(environments)) / name.removesuffix("-minilm") / "bin" / "python"
        if not python.exists():
            print(f"left out: {name} (no {python})")
            continue
        answers = _ask(python, name, cases)
        if len(answers) < len(cases) * len(SHARES):
            print(f"left out: {name} ({len(answers)} answers)")
            continue
        over = sum(a.over for a in answers.values()) / len(answers)
        outcomes = [_peer_outcome(i, query, answers) for i, (query, _) in enumerate(cases)]
        found[f"peer: {name}, over budget in {over:.0%}"] = summarise(outcomes)
    return found


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a peer gave: its text, its CPU seconds, whether it was over the budget."""

    text: str
    cpu: float
    over: bool


def _ask(
    python: Path, name: str, cases: Sequence[tuple[Query, Sequence[str]]]
) -> dict[str, Answer]:
    """Run a peer in its own interpreter on all cases and budgets."""
    requests = {str(request["id"]): request for request in _requests(cases)}
    command = [str(python), "-P", "benchmarks/quality/relevance_peers.py", name]
    lines = "\n".join(json.dumps(request) for request in requests.values())
    done = subprocess.run(  # noqa: S603
        command, input=lines, capture_output=True, text=True, check=False
    )
    found: dict[str, Answer] = {}
    for row in (json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")):
        text, budget = str(row.get("text", "")), int(requests[row["id"]]["budget"])
        cpu = float(row.get("cpu", 0))
        found[row["id"]] = Answer(text=text, cpu=cpu, over=COUNT(text) > budget)
    return found


def _requests(cases: Sequence[tuple[Query, Sequence[str]]]) -> Iterator[dict[str, Any]]:
    for number, (query, passages) in enumerate(cases):
        for share in SHARES:
            yield {
                "id": f"{number} {share}",
                "query": query.text,
                "passages": list(passages),
                "budget": int(share * sum(query.costs)),
            }


def _peer_outcome(number: int, query: Query, answers: Mapping[str, Answer]) -> Outcome:
    given = {share: answers[f"{number} {share}"] for share in SHARES}
    cpu = sum(answer.cpu for answer in given.values()) / len(given)
    return _text_outcome(query, {share: a.text for share, a in given.items()}, cpu, None)


def _add(
    tables: list[Table], figures: Figures, scores: Scores, *, name: str, part: str, title: str
) -> None:
    columns = ["", *(f"{100 * s:g} %" for s in SHARES), "MRR", "CPU ms p50", "p95"]
    rows = [[way, *_cells(score)] for way, score in scores.items()]
    note = "Recall in percent with 95 % intervals (bootstrap over threads); CPU a thread."
    if part == "sample":
        note += (
            " Transformers keep the vectors of a thread: only its first query, by the transformer "
            "alone, pays for them (p95 on BC3, which asks several queries a thread). Counted are "
            "gold passages in the text, which is cut at the budget where it is longer, "
            "separators included."
        )
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
