"""What `min_relevance` leaves out where there is room for all: tokens, and what was needed of them.

`python -m benchmarks.quality.irrelevant DATA` trims the own tasks and threads of the development
sets, composed to mail, with a limit that takes all, once without and once with each value of
`min_relevance`. A value promises that no more than this share of what is needed is lost.
"""

from __future__ import annotations

import argparse
import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean

from benchmarks.quality.compose import emails_of
from benchmarks.quality.data import SETS, data_folder, load
from benchmarks.quality.pipeline import standing
from benchmarks.quality.tasks import load_tasks
from benchmarks.report import Table, write
from context_trim import Thread, TrimConfig, Trimmer, parse_thread

_VALUES = (0.005, 0.01, 0.02, 0.05)
_QUERIES = 150
"""Of each list of queries: every so manieth."""

_ROOM = 1_000_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """A task over a thread, and the texts that it needs."""

    origin: str
    thread: Thread
    task: str
    evidence: Sequence[str]


def cases(data: str) -> Iterator[Case]:
    """Yield the own tasks, then queries over the development threads."""
    for task in load_tasks(data):
        thread = parse_thread(list(task.emails))
        origin = f"own tasks, {task.kind}"
        yield Case(origin=origin, thread=thread, task=task.text, evidence=task.evidence)
    folder = data_folder(data, "relevance")
    for name in SETS:
        for query in load(folder, name, limit=_QUERIES):
            thread = parse_thread(emails_of(query.thread))
            yield Case(origin=name, thread=thread, task=query.text, evidence=query.evidence)


def left_out(case: Case, share: float, encoder: str) -> tuple[float, float] | None:
    """Return which shares of the evidence and of the tokens go, None without evidence."""
    kept, tokens = [], []
    for trimmer in (_trimmer(0.0, encoder), _trimmer(share, encoder)):
        result = trimmer.trim_thread(case.thread, task=case.task, max_tokens=_ROOM)
        kept.append(sum(standing(piece, result.text) for piece in case.evidence))
        tokens.append(result.tokens)
    return (1 - kept[1] / kept[0], 1 - tokens[1] / tokens[0]) if kept[0] else None


@functools.cache
def _trimmer(share: float, encoder: str) -> Trimmer:
    settings = {"counter": "cl100k_base", "min_relevance": share, "encoder": encoder}
    return Trimmer(TrimConfig.model_validate(settings))


def main() -> None:
    """Run all and write the results."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("data", help="the folder that holds relevance/")
    every = list(cases(parser.parse_args().data))
    rows: list[list[str]] = []
    figures: dict[str, float] = {}
    for encoder in ("static", "none"):
        for origin in dict.fromkeys(case.origin for case in every):
            own = [case for case in every if case.origin == origin]
            row = [encoder, f"{origin} ({len(own)})"]
            for value in _VALUES:
                pairs = [p for case in own if (p := left_out(case, value, encoder))]
                lost, saved = (fmean(column) for column in zip(*pairs, strict=True))
                row.append(f"{100 * lost:.1f} / {100 * saved:.1f}")
                figures[f"irrelevant/{encoder}/{origin}/{value:g}/lost"] = round(lost, 4)
                figures[f"irrelevant/{encoder}/{origin}/{value:g}/saved"] = round(saved, 4)
            rows.append(row)
            print(row, flush=True)
    table = Table(
        title="what min_relevance leaves out with room for all: evidence / tokens, percent",
        columns=["encoder", "tasks", *(f"{value:g}" for value in _VALUES)],
        rows=rows,
    )
    print(write("irrelevant", "python -m benchmarks.quality.irrelevant DATA", [table], figures))


if __name__ == "__main__":
    main()
