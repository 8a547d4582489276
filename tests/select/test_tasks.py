"""What kind of task an agent is about to do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from context_trim.select.tasks import TaskKind, kind_of

TASKS = Path(__file__).parents[2] / "benchmarks" / "quality" / "task_kinds.jsonl"
FLOORS = {"tune": 0.97, "test": 0.95}


def _tasks(split: str) -> list[tuple[TaskKind, str]]:
    rows = [json.loads(line) for line in TASKS.read_text(encoding="utf-8").splitlines()]
    return [(TaskKind(row["kind"]), row["task"]) for row in rows if row["split"] == split]


@pytest.mark.parametrize("split", sorted(FLOORS))
def test_accuracy(split: str) -> None:
    """Each half of the labelled tasks is told as well as when the floors were set."""
    tasks = _tasks(split)
    assert len(tasks) >= 75
    right = sum(kind_of(task) is kind for kind, task in tasks)
    assert right >= FLOORS[split] * len(tasks)


@pytest.mark.parametrize("task", [None, "", " \n"])
def test_no_task_is_a_reply(task: str | None) -> None:
    """Without a task an agent answers the newest message."""
    assert kind_of(task) is TaskKind.REPLY


@pytest.mark.parametrize(
    ("task", "kind"),
    [
        ("Write a summary of the mails.", TaskKind.SUMMARY),
        ("Write a reply to the mails.", TaskKind.REPLY),
        ("Answer the question: who pays?", TaskKind.QUESTION),
        ("Answer Karin: who pays?", TaskKind.REPLY),
        ("Turn the mail into a to-do list.", TaskKind.ACTIONS),
        ("Turn these notes into a mail.", TaskKind.REPLY),
        ("Translate the reply.", TaskKind.UNSURE),
        ("Summarise the mails and write a reply.", TaskKind.UNSURE),
        ("Summarise the mails and their replies.", TaskKind.SUMMARY),
        ("Which team takes this over?", TaskKind.CLASSIFICATION),
        ("DRAFT A REPLY", TaskKind.REPLY),
        ("What\u2019s the price?", TaskKind.QUESTION),
        ("zzz", TaskKind.UNSURE),
        ("\u2603", TaskKind.UNSURE),
    ],
)
def test_what_is_made_decides(task: str, kind: TaskKind) -> None:
    """The thing to be made says more than the verb, and two things of equal weight are unsure."""
    assert kind_of(task) is kind


def test_long_tasks_are_read_at_both_ends() -> None:
    """A template that says what it wants behind pages of rules is understood."""
    rules = "Mind the house style. " * 2_000
    assert kind_of(rules + "Classify the ticket.") is TaskKind.CLASSIFICATION
    assert kind_of("Classify the ticket. " + rules) is TaskKind.CLASSIFICATION
