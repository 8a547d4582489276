"""The own tasks (`benchmarks/quality/tasks.jsonl`): passages, and which hold the evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.quality.pipeline import folded
from benchmarks.quality.tasks import Task, load_tasks
from context_trim import parse_thread
from context_trim.models import Passage, ZoneKind
from context_trim.select.passages import cut_message
from context_trim.select.tasks import TaskKind, kind_of

_SHARE_ALIKE = "bc3"
"""How the names of the sets begin that may be measured and not learned from."""

_LEAST_CHARS = 12
_LEAST_LINE = 20
"""Characters of evidence in a passage below which it is there by chance."""


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnTask:
    """A task, its thread's passages with the number of each one's message, and their evidence.

    `evidence` has the characters of evidence in each passage, of which one or more has some.
    """

    text: str
    kind: TaskKind
    source: str
    passages: tuple[str, ...]
    messages: tuple[int, ...]
    evidence: tuple[int, ...]


def read_tasks(data: str) -> Iterator[OwnTask]:
    """Yield the tasks over our own fixtures and over permissive sets."""
    for task in load_tasks(data):
        if not task.source.startswith(_SHARE_ALIKE):
            found = _own_task(task)
            if any(found.evidence):
                yield found


def _own_task(task: Task) -> OwnTask:
    thread = parse_thread(list(task.emails))
    numbers = {m.id: number for number, m in enumerate(thread.messages)}
    units = [unit for message in thread.messages for unit in cut_message(message)]
    passages = [u.passage for u in units if u.reason is None and _says_something(u.passage)]
    return OwnTask(
        text=task.text,
        kind=kind_of(task.text),
        source=task.source,
        passages=tuple(p.text for p in passages),
        messages=tuple(numbers[p.message_id] for p in passages),
        evidence=tuple(sum(_shared(e, p.text) for e in task.evidence) for p in passages),
    )


def _says_something(passage: Passage) -> bool:
    return passage.kind not in (ZoneKind.GREETING, ZoneKind.CLOSING)


def _shared(evidence: str, passage: str) -> int:
    """Return how many characters of a piece of evidence stand in a passage."""
    piece, text = folded(evidence), folded(passage)
    if piece in text or text in piece:
        shared = min(len(piece), len(text))
    else:
        lines = (folded(line) for line in passage.split("\n"))
        shared = sum(len(line) for line in lines if len(line) > _LEAST_LINE and line in piece)
    return shared if shared >= _LEAST_CHARS else 0
