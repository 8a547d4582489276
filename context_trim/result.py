"""The result of a trim: the prompt's text, and the account of how it came about."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from context_trim.chat import Chat
from context_trim.config import TrimConfig
from context_trim.errors import ConfigError
from context_trim.kept import Cues, count_cues, coverage, near_misses
from context_trim.models import ELSEWHERE, Decision, Message, Omission, Thread
from context_trim.restore import Span, joined
from context_trim.savings import Savings, measure_savings
from context_trim.select import Rank, scaled
from context_trim.tokens import TokenCounter

if TYPE_CHECKING:
    from context_trim.record import ResultRecord


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A removed span that a search found; `score` is 1 for the best of all and 0 for the worst."""

    id: str
    message: Message = field(repr=False)
    score: float
    text: str = field(repr=False)


def best(found: Sequence[Found], query: str, *, rank: Rank, limit: int) -> tuple[Found, ...]:
    """Return the best of some spans for a query, with their scores.

    Raises `ConfigError` for a blank query or a limit below 1.
    """
    if not query.strip() or limit < 1:
        raise ConfigError("search needs words to look for and a limit of 1 or more.")
    places: dict[str, int] = {}
    messages = [places.setdefault(f.message.id, len(places)) for f in found]
    scores = scaled(rank(query, [f.text for f in found], messages))
    order = sorted(range(len(found)), key=lambda i: (-scores[i], i))
    return tuple(replace(found[i], score=scores[i]) for i in order[:limit])


@dataclass(frozen=True, kw_only=True)
class TrimResult:
    """The text for the prompt, and a decision for every span of the thread.

    `tokens` counts `text` with the model's tokenizer and is at most `max_tokens`. `omissions` are
    the runs of removed spans behind the markers. `warnings` say what a caller should know, without
    mail content. `trimmed` is False where trimming failed and the newest text stands in for it.
    `supported_kind` is the kind of task if
    there is a basis for `coverage`. With a `chat`, `max_tokens` is the limit for `message_tokens`.
    """

    text: str = field(repr=False)
    tokens: int
    max_tokens: int
    thread: Thread = field(repr=False)
    decisions: tuple[Decision, ...] = field(repr=False)
    omissions: tuple[Omission, ...] = field(repr=False)
    warnings: tuple[str, ...] = ()
    trimmed: bool = True
    chat: Chat | None = field(default=None, repr=False)
    counter: TokenCounter = field(repr=False)
    config: TrimConfig = field(repr=False)
    rank: Rank = field(repr=False)
    supported_kind: str | None = None

    @property
    def count_exact(self) -> bool:
        """Whether tokens are counted with the model's own tokenizer."""
        return self.counter.exact

    @property
    def message_tokens(self) -> int:
        """The tokens of `messages()`, what the API adds to each message included."""
        return (self.chat or Chat()).tokens(self.text, self.counter.count)

    def messages(
        self, *, system: str | None = None, prompt: str | None = None
    ) -> list[dict[str, str]]:
        """Return the chat messages to send: a system message if there is one, and the user's.

        Both texts default to those of the call's `chat`, which alone count against the limit.
        """
        chat = self.chat or Chat()
        return Chat(
            system=chat.system if system is None else system,
            prompt=chat.prompt if prompt is None else prompt,
        ).messages(self.text)

    @property
    def deterministic(self) -> bool:
        """Whether the same input and settings give the same text: not under a deadline."""
        return self.config.ranker == "fast" or self.config.deadline_ms is None

    @functools.cached_property
    def coverage(self) -> float | None:
        """The expected share of what the task needs that is in `text`, from 0 to 1.

        An estimate, calibrated on threads whose evidence is known (`benchmarks.train.coverage`);
        None where nothing supports one: another ranking than the default, a kind of task or a
        language without such threads, a session, a failure.
        """
        return coverage(self.decisions, self.supported_kind) if self.supported_kind else None

    @property
    def near_misses(self) -> tuple[Decision, ...]:
        """What was left out and scores as high as a quarter of what is kept, best first.

        An agent may ask for them: `expand(decision.id)`.
        """
        return near_misses(self.decisions)

    @functools.cached_property
    def cues(self) -> Cues:
        """How many requests, promises, dates, amounts, … are kept and lost; takes milliseconds."""
        return count_cues(self.thread, self.decisions)

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

    def search(self, query: str, *, limit: int = 5) -> tuple[Found, ...]:
        """Return what was removed, ranked against a query by the trimmer's ranker, best first.

        At most `limit` spans; what stands elsewhere in the thread is not searched. Raises
        `ConfigError` for a blank query or a limit below 1.
        """
        spans = [d for d in self.removed if d.reason not in ELSEWHERE and self.span(d).strip()]
        found = [
            Found(id=d.id, message=self._messages[d.message_id], score=0.0, text=self.span(d))
            for d in spans
        ]
        return best(found, query, rank=self.rank, limit=limit)

    def record(self) -> ResultRecord:
        """Return everything as plain data, mail text included, for JSON."""
        from context_trim.record import record_of  # noqa: PLC0415  (building schemas takes 50 ms)

        return record_of(self)

    def to_json(self, *, indent: int | None = None) -> str:
        """Return `record()` as JSON."""
        return self.record().model_dump_json(indent=indent)

    def _joined(self, decisions: Iterable[Decision]) -> str:
        texts = {i: m.text for i, m in self._messages.items()}
        spans = (Span(message_id=d.message_id, start=d.start, end=d.end) for d in decisions)
        return joined(texts, spans)
