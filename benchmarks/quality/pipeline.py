"""Whole pipelines: from emails, task and budget to text; and what of the evidence stands in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from benchmarks.quality.data import COUNT
from context_trim import BudgetError, Email, TrimConfig, Trimmer

Trim = Callable[[Sequence[Email], str, int], str]
"""Emails, task and budget (tokens, cl100k_base) to the text of a prompt."""

_SHORTEST_LINE = 20
"""Characters; a shorter line can stand in a text by chance."""


def pipelines(encoders: Sequence[str]) -> dict[str, Trim]:
    """Return context-trim with each encoder, and the floors, which cut the mails' visible text."""
    ways: dict[str, Trim] = {
        "visible text, from the start": _cut_first,
        "visible text, from the newest": _cut_newest,
    }
    for encoder in encoders:
        name = "bm25" if encoder == "none" else f"bm25 + {encoder}"
        tier = "quality" if encoder == "onnx" else "fast"
        ways[f"context-trim, {name}"] = _trimmed(encoder=encoder, ranker=tier)
    return ways | {"context-trim, no bonus for the newest": _trimmed(newest_bonus=0.0)}


def standing(passage: str, text: str) -> int:
    """Return how many characters of a passage stand in a text, white space folded.

    All of them if the passage stands there in one piece, else those of its lines that do.
    """
    inside = folded(text)
    if folded(passage) in inside:
        return len(folded(passage))
    lines = (folded(line) for line in passage.split("\n"))
    return sum(len(line) for line in lines if len(line) > _SHORTEST_LINE and line in inside)


def folded(text: str) -> str:
    """Return a text with its white space folded."""
    return " ".join(text.split())


def cut(text: str, budget: int) -> str:
    """Return the longest start of a text that fits a budget."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if COUNT(text[:middle]) <= budget else (low, middle - 1)
    return text[:low]


def _trimmed(**settings: object) -> Trim:
    # No cache: the time of a thread is that of its first call.
    config = {"counter": "cl100k_base", "vector_cache_bytes": 0, **settings}
    trimmer = Trimmer(TrimConfig.model_validate(config))

    def trim(emails: Sequence[Email], task: str, budget: int) -> str:
        try:
            return trimmer.trim(list(emails), task=task, max_tokens=max(1, budget)).text
        except BudgetError:
            return ""

    return trim


def _cut_first(emails: Sequence[Email], _task: str, budget: int) -> str:
    return cut("\n\n".join(e.text for e in emails), budget)


def _cut_newest(emails: Sequence[Email], _task: str, budget: int) -> str:
    return cut("\n\n".join(e.text for e in reversed(emails)), budget)
