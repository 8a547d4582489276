"""What kind of task an agent is about to do, told by the words of its task."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from enum import StrEnum

from context_trim.select.task_words import ROWS, TWO_PRODUCTS


class TaskKind(StrEnum):
    """What a task asks for; each wants other passages of a thread.

    `QUESTION`: a fact; `REPLY`: a mail to be written; `ACTIONS`: who has to do what by when;
    `SUMMARY`: the thread as a whole; `CLASSIFICATION`: a label, a queue, a yes or no about the
    mail; `UNSURE`: two of these at once, something else, or nothing that tells.
    """

    QUESTION = "question"
    REPLY = "reply"
    ACTIONS = "actions"
    SUMMARY = "summary"
    CLASSIFICATION = "classification"
    UNSURE = "unsure"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Found:
    """The strongest sign of a kind: how strong (3 to 1) and where it first stands."""

    kind: TaskKind
    strength: int
    start: int


_LONGEST = 4_000
"""Characters that are read; templates put what they want at the beginning or at the end."""


@functools.lru_cache(maxsize=256)
def kind_of(task: str | None) -> TaskKind:
    """Return the kind of a task in any of seven languages; without one it is a reply.

    The strongest sign decides, of equal ones the first. Costs some ten microseconds for a line.
    """
    if task is None or not task.strip():
        return TaskKind.REPLY
    text = task.lower().replace("\u2019", "'").strip()
    if len(text) > _LONGEST:
        text = text[: _LONGEST // 2] + "\n" + text[-_LONGEST // 2 :]
    found = _signs(text)
    if not found:
        return TaskKind.UNSURE
    best = max(found, key=lambda sign: (sign.strength, -sign.start))
    made = {sign.kind for sign in found if sign.strength == best.strength}
    if {TaskKind.SUMMARY, TaskKind.REPLY} <= made and _two_products().search(text):
        return TaskKind.UNSURE
    return best.kind


def _signs(text: str) -> list[_Found]:
    """Return the first place of each kind's signs of each strength."""
    return [
        _Found(kind=kind, strength=strength, start=match.start())
        for kind, strength, form in _forms()
        if (match := form.search(text))
    ]


@functools.cache
def _forms() -> tuple[tuple[TaskKind, int, re.Pattern[str]], ...]:
    """Return one pattern for all rows of a kind and strength."""
    keys = dict.fromkeys((row.kind, row.strength) for row in ROWS)
    return tuple((TaskKind(kind), strength, _join(kind, strength)) for kind, strength in keys)


def _join(kind: str, strength: int) -> re.Pattern[str]:
    rows = [row for row in ROWS if (row.kind, row.strength) == (kind, strength)]
    return re.compile("|".join(f"(?:{row.pattern})" for row in rows), re.MULTILINE)


@functools.cache
def _two_products() -> re.Pattern[str]:
    return re.compile(TWO_PRODUCTS)
