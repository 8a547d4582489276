"""The pipeline: sources, task and limit to a result."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from pydantic import ValidationError

from context_trim.config import DEFAULT_LIMITS, Count, MailLimits, TrimConfig
from context_trim.errors import ConfigError, SourceError
from context_trim.mail import Source, parse_email, split_zones
from context_trim.models import Email, Thread
from context_trim.prices import money_for
from context_trim.render import render
from context_trim.result import TrimResult
from context_trim.select import Pin, select
from context_trim.thread import build_thread, group_emails
from context_trim.tokens import counter_for

if TYPE_CHECKING:
    from context_trim.select.ranking import Ranker

Sources = Source | Email | Sequence[Source | Email]
"""One mail, or a list or tuple with the mails of a thread in any order."""


_Function = TypeVar("_Function")


class Wrap(Protocol):
    """Puts something around the functions of which a trim is made, such as a clock.

    `name` is "count", "rank" or "render". What comes back must give the same answers.
    """

    def __call__(self, name: str, function: _Function, /) -> _Function:
        """Return the function, or one that calls it."""


def _bare(_: str, function: _Function) -> _Function:
    return function


class Trimmer:
    """Trims threads with one configuration. Loads its models once; threads may share it."""

    def __init__(self, config: TrimConfig, *, wrap: Wrap = _bare) -> None:
        self.config = config
        counter = counter_for(config.model, config.counter)
        self._counter = replace(counter, count=wrap("count", counter.count))
        self._rank = wrap("rank", _load_ranker(config).rank)
        self._render = wrap("render", render)

    def warm(self) -> None:
        """Load everything that the first call would load."""
        html = b"Content-Type: text/html\n\n<p>warm</p>"
        self.trim(html, task="warm", max_tokens=1_000)
        money_for(self.config.model, 1, 1, self.config.price_date)

    def trim(
        self,
        sources: Sources,
        *,
        max_tokens: int,
        task: str | None = None,
        pin: Sequence[Pin] = (),
    ) -> TrimResult:
        """Return what a task needs of one mail or a thread, in at most `max_tokens` tokens.

        `task` says what the agent is about to do; None stands for a reply to the newest message.
        `pin` names passages that must be kept. Raises `SourceError` for what is not a mail,
        `ConfigError` for a wrong limit, and `BudgetError` when what must be sent doesn't fit.
        """
        _check(max_tokens, task, pin)
        thread = parse_thread(sources, limits=self.config.limits)
        return self.trim_thread(thread, max_tokens=max_tokens, task=task, pin=pin)

    def trim_thread(
        self,
        thread: Thread,
        *,
        max_tokens: int,
        task: str | None = None,
        pin: Sequence[Pin] = (),
    ) -> TrimResult:
        """Do `trim` for what `parse_thread` gave, so that several calls can share it."""
        _check(max_tokens, task, pin)
        selection = select(
            thread,
            task,
            max_tokens=max_tokens,
            pin=pin,
            config=self.config,
            rank=self._rank_for(thread, max_tokens),
            count=self._counter.count,
            measure=lambda tried: self._counter.count(self._render(thread, tried).text),
        )
        rendered = self._render(thread, selection.decisions)
        return TrimResult(
            text=rendered.text,
            tokens=self._counter.count(rendered.text),
            max_tokens=max_tokens,
            thread=thread,
            decisions=selection.decisions,
            omissions=rendered.omissions,
            warnings=(
                *_damage(thread),
                *(f"pin {i + 1} of {len(pin)} matches nothing" for i in selection.idle_pins),
            ),
            counter=self._counter,
            config=self.config,
        )

    def _rank_for(self, thread: Thread, max_tokens: int) -> Callable[..., list[float]]:
        """Return the ranking; in the quality tier with the share of the thread that will fit."""
        if self.config.ranker == "fast":
            return self._rank
        tokens = sum(self._counter.count(m.said) for m in thread.messages)
        return partial(self._rank, room=max_tokens / max(1, tokens))

    async def atrim(
        self,
        sources: Sources,
        *,
        max_tokens: int,
        task: str | None = None,
        pin: Sequence[Pin] = (),
    ) -> TrimResult:
        """Do `trim` in a worker thread; cancelling abandons the call."""
        import asyncio  # noqa: PLC0415  (whoever awaits has it already)

        return await asyncio.to_thread(
            self.trim, sources, max_tokens=max_tokens, task=task, pin=pin
        )


def trim(
    sources: Sources,
    *,
    max_tokens: int,
    task: str | None = None,
    model: str | None = None,
    counter: Count | str | None = None,
    pin: Sequence[Pin] = (),
    **settings: Any,  # noqa: ANN401  (pydantic checks them)
) -> TrimResult:
    """Trim one mail or a thread: `Trimmer(TrimConfig(...)).trim(...)`.

    `settings` are the fields of `TrimConfig`. Raises `ConfigError` for a wrong one, and what
    `Trimmer.trim` raises.
    """
    try:
        config = TrimConfig(model=model, counter=counter, **settings)
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        raise ConfigError(f"these settings are wrong: {wrong}.") from None
    return Trimmer(config).trim(sources, max_tokens=max_tokens, task=task, pin=pin)


def parse_thread(sources: Sources, *, limits: MailLimits = DEFAULT_LIMITS) -> Thread:
    """Parse one mail or several of one thread, in any order, and resolve what they quote.

    `limits` bound how much of each mail is read.
    Raises `SourceError` that names which source is wrong.
    """
    return build_thread(_parse_all(sources, limits), split_zones)


def parse_threads(sources: Sources, *, limits: MailLimits = DEFAULT_LIMITS) -> list[Thread]:
    """Parse mails of any threads and find out which belong together; see `parse_thread`.

    Returns the threads in the order of their first mails. What names or quotes no other mail is a
    thread of its own.
    """
    groups = group_emails(_parse_all(sources, limits), split_zones)
    return [build_thread(emails, split_zones) for emails in groups]


def _parse_all(sources: Sources, limits: MailLimits) -> list[Email]:
    many: list[Any] = list(sources) if isinstance(sources, (list, tuple)) else [sources]
    emails: list[Email] = []
    for number, source in enumerate(many, start=1):
        try:
            emails.append(parse_email(source, limits=limits))
        except SourceError as error:
            where = f"mail {number} of {len(many)}: " if len(many) > 1 else ""
            raise SourceError(f"{where}{error}") from None
    return emails


def _check(max_tokens: int, task: str | None, pins: Sequence[Pin]) -> None:
    if isinstance(max_tokens, bool) or not isinstance(max_tokens, int) or max_tokens < 1:
        raise ConfigError("max_tokens must be a whole number of 1 or more.")
    if not (task is None or isinstance(task, str)):
        raise ConfigError("task must be a str or None.")
    if not isinstance(pins, (list, tuple)):
        raise ConfigError("pin must be a list or tuple of texts and functions.")
    for number, pin in enumerate(pins, start=1):
        if not callable(pin) and not (isinstance(pin, str) and pin.strip()):
            raise ConfigError(
                f"pin {number} of {len(pins)} must be a text that is not blank, or a function."
            )


def _load_ranker(config: TrimConfig) -> Ranker:
    # Here and not above: numpy and the encoders take longer to import than all the rest.
    from context_trim.select.tiers import load_ranker  # noqa: PLC0415

    return load_ranker(config)


def _damage(thread: Thread) -> list[str]:
    """Name the mails that had to be repaired, without their content."""
    return [
        f"mail {number} of {len(thread.emails)} is damaged ({', '.join(email.defects)})"
        for number, email in enumerate(thread.emails, start=1)
        if email.defects
    ]
