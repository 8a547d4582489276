"""What agents ask of mail, and how much of the evidence is kept: the whole pipeline.

`python -m benchmarks.quality.tasks [DATA]`. The tasks (`tasks.jsonl`) and their evidence were
written before any tuning on them: over our own fixtures (evidence as pieces of their text) and,
where DATA is given, over threads of the development sets (evidence by message and passage, raw
mail composed at run time). A task shares no word with its evidence if no content word of it
begins with the same five letters. Budgets are shares of what the thread says once (cl100k_base).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.quality.compose import emails_of
from benchmarks.quality.data import COUNT, Query, data_folder, load
from benchmarks.quality.pipeline import Trim, folded, pipelines, standing
from benchmarks.report import Table, write
from context_trim import Email, parse_email, parse_thread

SHARES = (0.10, 0.25, 0.50)
KINDS = ("fact", "reply", "action", "summary")
FIXTURES = Path(__file__).parents[2] / "fixtures" / "emails"


@dataclass(frozen=True, kw_only=True)
class Task:
    """A task over a thread, and the texts without which it cannot be done right."""

    id: str
    kind: str
    text: str
    shares_word: bool
    source: str
    emails: Sequence[Email]
    evidence: Sequence[str]
    tokens: int

    @property
    def on_fixture(self) -> bool:
        """Whether the thread is our own."""
        return self.source.startswith("fixture:")


@dataclass(frozen=True, kw_only=True)
class Kept:
    """The share of a task's evidence (characters) that stands in the text, at each budget."""

    task: Task
    shares: tuple[float, ...]


def load_tasks(data: str | None) -> list[Task]:
    """Read the tasks; those over development threads only where the data is."""
    path = Path(__file__).with_suffix(".jsonl")
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    queries = _queries(data, rows) if data else {}
    tasks = (_task(row, queries) for row in rows)
    return [task for task in tasks if task is not None]


def run(tasks: Iterable[Task], way: Trim) -> list[Kept]:
    """Trim for each task at each budget."""
    found = []
    for task in tasks:
        shares = []
        for share in SHARES:
            budget = int(share * task.tokens)
            text = way(task.emails, task.text, budget)
            assert COUNT(text) <= budget
            stands = sum(standing(piece, text) for piece in task.evidence)
            shares.append(stands / sum(len(folded(piece)) for piece in task.evidence))
        found.append(Kept(task=task, shares=tuple(shares)))
    return found


def recall(kept: Sequence[Kept]) -> tuple[float, ...]:
    """Return the mean over tasks of the share of evidence kept, at each budget."""
    return tuple(sum(k.shares[i] for k in kept) / max(1, len(kept)) for i in range(len(SHARES)))


def groups(kept: Sequence[Kept]) -> dict[str, list[Kept]]:
    """Return the tasks by what they are like."""
    found = {
        "all": list(kept),
        "no shared word": [k for k in kept if not k.task.shares_word],
        "a shared word": [k for k in kept if k.task.shares_word],
    }
    for kind in KINDS:
        found[kind] = [k for k in kept if k.task.kind == kind]
    found["on fixtures"] = [k for k in kept if k.task.on_fixture]
    found["on development threads"] = [k for k in kept if not k.task.on_fixture]
    return found


def main() -> None:
    """Run all and write the results."""
    parser = argparse.ArgumentParser(description="Evidence kept for agents' tasks.")
    parser.add_argument("data", nargs="?", help="the folder that holds relevance/")
    parser.add_argument("--onnx", action="store_true", help="the transformer too (minutes)")
    arguments = parser.parse_args()
    tasks = load_tasks(arguments.data)
    encoders = ("none", "static", "onnx") if arguments.onnx else ("none", "static")
    rows: list[list[str]] = []
    figures: dict[str, float] = {}
    for name, way in pipelines(encoders).items():
        for group, kept in groups(run(tasks, way)).items():
            shares = recall(kept)
            rows.append([name, f"{group} ({len(kept)})", *(f"{100 * s:.1f}" for s in shares)])
            for share, value in zip(SHARES, shares, strict=True):
                figures[f"tasks/{name}/{group}/kept@{100 * share:g}"] = round(value, 4)
    table = Table(
        title="evidence kept, percent of its characters, mean over tasks",
        columns=["", "tasks", *(f"{100 * s:g} %" for s in SHARES)],
        rows=rows,
    )
    print(table.markdown())
    command = "python -m benchmarks.quality.tasks"
    command += " DATA" if arguments.data else ""
    command += " --onnx" if arguments.onnx else ""
    print(write("tasks", command, [table], figures))


def _queries(data: str, rows: Sequence[Mapping[str, Any]]) -> dict[str, Query]:
    folder = data_folder(data, "relevance")
    names = {row["source"].partition(":")[0] for row in rows} - {"fixture"}
    return {f"{name}:{query.id}": query for name in names for query in load(folder, name)}


def _task(row: Mapping[str, Any], queries: Mapping[str, Query]) -> Task | None:
    where, _, name = str(row["source"]).partition(":")
    if where == "fixture":
        files = sorted((FIXTURES / name).glob("*.eml")) or [FIXTURES / f"{name}.eml"]
        emails = [parse_email(file) for file in files]
        evidence = list(row["evidence"])
    elif query := queries.get(str(row["source"])):
        emails = emails_of(query.thread)
        evidence = [query.thread[m]["passages"][p] for m, p in row["evidence"]]
    else:
        return None
    return Task(
        id=row["id"],
        kind=row["kind"],
        text=row["task"],
        shares_word=row["shares_word"],
        source=str(row["source"]),
        emails=emails,
        evidence=evidence,
        tokens=_said_once(emails),
    )


def _said_once(emails: Sequence[Email]) -> int:
    """Count what a thread says, each quote whose original is there left out."""
    return sum(COUNT(m.said) for m in parse_thread(list(emails)).messages)


if __name__ == "__main__":
    main()
