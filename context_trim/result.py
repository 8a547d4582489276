"""The result of a trim: the prompt's text, and the account of how it came about."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from context_trim.config import TrimConfig
from context_trim.models import Decision, Message, Omission, Thread
from context_trim.savings import Savings, measure_savings
from context_trim.tokens import TokenCounter

if TYPE_CHECKING:
    from context_trim.record import ResultRecord


@dataclass(frozen=True, kw_only=True)
class TrimResult:
    """The text for the prompt, and a decision for every span of the thread.

    `tokens` counts `text` with the model's tokenizer and is at most `max_tokens`. `omissions` are
    the runs of removed spans behind the markers. `warnings` say what a caller should know, without
    mail content.
    """

    text: str = field(repr=False)
    tokens: int
    max_tokens: int
    thread: Thread = field(repr=False)
    decisions: tuple[Decision, ...] = field(repr=False)
    omissions: tuple[Omission, ...] = field(repr=False)
    warnings: tuple[str, ...] = ()
    counter: TokenCounter = field(repr=False)
    config: TrimConfig = field(repr=False)

    @property
    def count_exact(self) -> bool:
        """Whether tokens are counted with the model's own tokenizer."""
        return self.counter.exact

    @property
    def deterministic(self) -> bool:
        """Whether the same input and settings give the same text: not under a deadline."""
        return self.config.ranker == "fast" or self.config.deadline_ms is None

    @property
    def kept(self) -> tuple[Decision, ...]:
        """The decisions for the spans that stand in `text`."""
        return tuple(d for d in self.decisions if d.kept)

    @property
    def removed(self) -> tuple[Decision, ...]:
        """The decisions for the spans that don't."""
        return tuple(d for d in self.decisions if not d.kept)

    @functools.cached_property
    def savings(self) -> Savings:
        """What trimming saved, counted at the first access."""
        return measure_savings(self.thread, self.decisions, self.tokens, self.counter, self.config)

    @functools.cached_property
    def _messages(self) -> dict[str, Message]:
        return {m.id: m for m in self.thread.messages}

    def span(self, decision: Decision) -> str:
        """Return the text that a decision is about."""
        return self._messages[decision.message_id].text[decision.start : decision.end]

    def expand(self, id: str) -> str:  # noqa: A002  (the name that the markers and records use)
        """Return the text behind a marker's id, or of one span by its decision's id.

        Raises `KeyError` when the result has no such id.
        """
        for omission in self.omissions:
            if omission.id == id:
                return self._joined(omission.decisions)
        for decision in self.decisions:
            if decision.id == id:
                return self.span(decision)
        raise KeyError(id)

    def record(self) -> ResultRecord:
        """Return everything as plain data, mail text included, for JSON."""
        from context_trim.record import record_of  # noqa: PLC0415  (building schemas takes 50 ms)

        return record_of(self)

    def to_json(self, *, indent: int | None = None) -> str:
        """Return `record()` as JSON."""
        return self.record().model_dump_json(indent=indent)

    def _joined(self, decisions: Iterable[Decision]) -> str:
        """Join spans, a blank line where they don't touch."""
        text, end = "", ("", 0)
        for decision in decisions:
            touches = end == (decision.message_id, decision.start)
            text += ("" if touches or not text else "\n\n") + self.span(decision)
            end = (decision.message_id, decision.end)
        return text
