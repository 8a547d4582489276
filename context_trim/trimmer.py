"""The pipeline: sources, task and limit to a result."""

from __future__ import annotations

import dataclasses
import functools
import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol, TypedDict, TypeVar, Unpack

from pydantic import ValidationError

from context_trim.background import AbandonedError, Background, Stop
from context_trim.cache import ResultCache, content_key
from context_trim.chat import Chat
from context_trim.config import DEFAULT_LIMITS, Count, MailLimits, TrimConfig
from context_trim.errors import ConfigError, ContextTrimError, SourceError
from context_trim.fallback import newest_of, untrimmed
from context_trim.ids import span_id
from context_trim.mail import Source, parse_email, split_zones
from context_trim.models import Decision, Email, Rendered, Thread
from context_trim.prices import money_for
from context_trim.render import render
from context_trim.restore import find, said_in
from context_trim.result import Found, TrimResult, best
from context_trim.select import Match, Rank, Rule, Selection, check_rules, select
from context_trim.thread import build_thread, group_emails
from context_trim.tokens import counter_for
from context_trim.warned import warnings_of
from context_trim.window import token_limit

if TYPE_CHECKING:
    from context_trim.select.ranking import Ranker
    from context_trim.session import Session

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


@dataclass(frozen=True, kw_only=True, slots=True)
class Call:
    """What a call asks for. `max_tokens` is for the text, or with `chat` for all messages."""

    max_tokens: int
    task: str | None = None
    pin: tuple[Rule, ...] = ()
    drop: tuple[Rule, ...] = ()
    chat: Chat | None = None


class CallOptions(TypedDict, total=False):
    """The arguments of `Trimmer.trim` beside the mails; all of them may be left out."""

    max_tokens: int | None
    task: str | None
    pin: Sequence[Rule]
    drop: Sequence[Rule]
    chat: Chat | None
    reserve_tokens: int | None
    prompt: str | int | None


_CALIBRATED_FOR = ("ranker", "encoder", "newest_bonus", "min_relevance")
"""The settings with whose defaults `TrimResult.coverage` was calibrated."""


class Trimmer:
    """Trims threads with one configuration. Loads its models once; threads may share it."""

    def __init__(self, config: TrimConfig, *, wrap: Wrap = _bare) -> None:
        self.config = config
        counter = counter_for(config.model, config.counter, config.stand_in_factor)
        self.counter = replace(counter, count=wrap("count", counter.count))
        self.rank = wrap("rank", _load_ranker(config).rank)
        self.write = wrap("render", functools.partial(render, layout=config.format))
        self._results = ResultCache(config.result_cache_bytes)
        self._background = Background()
        usual = TrimConfig()
        self._calibrated = all(getattr(config, n) == getattr(usual, n) for n in _CALIBRATED_FOR)

    def warm(self) -> None:
        """Load everything that the first call would load."""
        html = b"Content-Type: text/html\n\n<p>warm</p>"
        self.trim(html, task="warm", max_tokens=1_000)
        money_for(self.config.model, 1, 1, None, self.config.prices)

    def trim(self, sources: Sources, **options: Unpack[CallOptions]) -> TrimResult:
        """Return what a task needs of one mail or a thread, in at most `max_tokens` tokens.

        `task` says what the agent is about to do; None stands for a reply to the newest message.
        `pin` and `drop` are rules for what must be kept and what is left out: texts, functions of a
        `Passage`, and `Match`. Without `max_tokens` the limit is the model's context window less
        `reserve_tokens` (for the answer) and the caller's own `prompt` (its text or its tokens).
        With `chat` the limit holds for `result.messages()` as a whole.

        Raises `SourceError` for what is not a mail, `ConfigError` for wrong options, and
        `BudgetError` when what must be sent doesn't fit.
        """
        return self._trim(sources, self.call(**options), Stop())

    def trim_thread(self, thread: Thread, **options: Unpack[CallOptions]) -> TrimResult:
        """Do `trim` for what `parse_thread` gave, so that several calls can share it."""
        call = self.call(**options)
        return self._guarded(
            lambda: self._trimmed(thread, call, Stop()), lambda: thread.emails, call
        )

    async def atrim(self, sources: Sources, **options: Unpack[CallOptions]) -> TrimResult:
        """Do `trim` in a worker thread; a cancelled call ends when it counts the next time."""
        call = self.call(**options)
        return await self._background.run(lambda stop: self._trim(sources, call, stop))

    def call(self, **options: Unpack[CallOptions]) -> Call:
        """Check the options of a call; raises `ConfigError`."""
        task, chat = options.get("task"), options.get("chat")
        pin, drop = options.get("pin", ()), options.get("drop", ())
        if unknown := set(options) - set(CallOptions.__annotations__):
            raise ConfigError(f"there is no option {', '.join(sorted(unknown))}.")
        limit = token_limit(
            self.config.model,
            self.counter,
            max_tokens=options.get("max_tokens"),
            reserve_tokens=options.get("reserve_tokens"),
            prompt=options.get("prompt"),
        )
        if not (task is None or isinstance(task, str)):
            raise ConfigError("task must be a str or None.")
        if not (chat is None or isinstance(chat, Chat)):
            raise ConfigError("chat must be a Chat or None.")
        check_rules("pin", pin)
        check_rules("drop", drop)
        return Call(max_tokens=limit, task=task, pin=tuple(pin), drop=tuple(drop), chat=chat)

    def _trim(self, sources: Sources, call: Call, stop: Stop) -> TrimResult:
        many = _as_list(sources)
        key = _key(many, call) if self.config.result_cache_bytes else None
        if key is not None and (known := self._results.get(key)) is not None:
            return known
        result = self._guarded(
            lambda: self._trimmed(parse_thread(sources, limits=self.config.limits), call, stop),
            lambda: many,
            call,
        )
        if key is not None and result.trimmed:
            self._results.put(key, result)
        return result

    def _trimmed(self, thread: Thread, call: Call, stop: Stop) -> TrimResult:
        selection = self.choose(thread, call, stop)
        return self._result(
            thread,
            selection.decisions,
            self.write(thread, selection.decisions, max_tokens=call.max_tokens),
            call,
            warnings=tuple(
                warnings_of(thread, selection, pins=len(call.pin), drops=len(call.drop))
            ),
            kind=selection.kind if self._calibrated else None,
        )

    def choose(self, thread: Thread, call: Call, stop: Stop | None = None) -> Selection:
        """Decide what of a thread goes into the prompt: the first half of `trim_thread`."""

        def count(text: str) -> int:
            if stop is not None:
                stop.check()
            return self.counter.count(text)

        return select(
            thread,
            call.task,
            max_tokens=call.max_tokens,
            pin=call.pin,
            drop=call.drop,
            config=self.config,
            rank=self._rank_for(thread, call.max_tokens),
            count=count,
            measure=lambda tried, limit: _sent_tokens(
                self.write(thread, tried, max_tokens=limit).text, call.chat, count
            ),
        )

    def _rank_for(self, thread: Thread, max_tokens: int) -> Rank:
        """Return the ranking of a call, in which each text is read once.

        In the quality tier it knows the share of the thread that will fit.
        """
        from context_trim.select.features import Readings  # noqa: PLC0415  (as in `_load_ranker`)

        rank = functools.partial(self.rank, readings=Readings())
        if self.config.ranker == "fast":
            return rank
        tokens = sum(self.counter.count(m.said) for m in thread.messages)
        return functools.partial(rank, room=max_tokens / max(1, tokens))

    def session(self, *, max_tokens: int, task: str | None = None) -> Session:
        """Begin a session: a thread that grows, whose text keeps its beginning from turn to turn.

        Raises `ConfigError` for a wrong limit or task. `Session.from_json` takes up a stored one.
        """
        from context_trim.session import Session  # noqa: PLC0415  (the next layer)

        return Session(self, max_tokens=max_tokens, task=task)

    def expand(self, sources: Sources, id: str) -> str:  # noqa: A002  (as in `TrimResult`)
        """Return the text behind a marker's id from the mail alone, in any process, at any time.

        `sources` are the mails of the call that wrote the marker, as many of them as there are now:
        where the thread has grown since, its beginnings are searched too, first in the given order
        and then by date, up to 100 of them. Raises `KeyError` when the mail has no such id.
        """
        emails = parse_all(sources, self.config.limits)
        for thread in itertools.islice(_beginnings(emails), _MOST_BEGINNINGS):
            if (text := find(thread, id)) is not None:
                return text
        raise KeyError(id)

    def search(self, sources: Sources, query: str, *, limit: int = 5) -> tuple[Found, ...]:
        """Do `TrimResult.search` from the mail alone: over all of it, since no result is known."""
        thread = parse_thread(sources, limits=self.config.limits)
        messages = {m.id: m for m in thread.messages}
        found: list[Found] = []
        for span in said_in(thread):
            text = messages[span.message_id].text[span.start : span.end]
            made = span_id(span.message_id, text)
            found.append(Found(id=made, message=messages[span.message_id], score=0.0, text=text))
        return best(found, query, rank=self.rank, limit=limit)

    def _guarded(
        self,
        trimmed: Callable[[], TrimResult],
        sources: Callable[[], Sequence[Source | Email]],
        call: Call,
    ) -> TrimResult:
        """Return what is trimmed or, where `on_error` says so, the newest text cut to the limit."""
        try:
            return trimmed()
        except (ContextTrimError, AbandonedError):
            raise
        except Exception as error:
            email = newest_of(sources()) if self.config.on_error == "untrimmed" else None
            if email is None:
                raise
            failed = type(error).__name__
        done = untrimmed(
            email,
            call.max_tokens,
            layout=self.config.format,
            count=self.counter.count,
            measure=lambda text: _sent_tokens(text, call.chat, self.counter.count),
        )
        said = f"trimming failed ({failed}): this is the newest mail alone, cut to the limit"
        return self._result(
            done.thread, done.decisions, done.rendered, call, warnings=(said,), trimmed=False
        )

    def _result(
        self,
        thread: Thread,
        decisions: tuple[Decision, ...],
        rendered: Rendered,
        call: Call,
        *,
        warnings: tuple[str, ...],
        trimmed: bool = True,
        kind: str | None = None,
    ) -> TrimResult:
        return TrimResult(
            text=rendered.text,
            tokens=self.counter.count(rendered.text),
            max_tokens=call.max_tokens,
            thread=thread,
            decisions=decisions,
            omissions=rendered.omissions,
            warnings=warnings,
            trimmed=trimmed,
            supported_kind=kind,
            chat=call.chat,
            counter=self.counter,
            config=self.config,
            rank=self.rank,
        )


def trim(
    sources: Sources,
    *,
    max_tokens: int | None = None,
    task: str | None = None,
    model: str | None = None,
    counter: Count | str | None = None,
    pin: Sequence[Rule] = (),
    drop: Sequence[Rule] = (),
    chat: Chat | None = None,
    reserve_tokens: int | None = None,
    prompt: str | int | None = None,
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
    return Trimmer(config).trim(
        sources,
        max_tokens=max_tokens,
        task=task,
        pin=pin,
        drop=drop,
        chat=chat,
        reserve_tokens=reserve_tokens,
        prompt=prompt,
    )


def parse_thread(sources: Sources, *, limits: MailLimits = DEFAULT_LIMITS) -> Thread:
    """Parse one mail or several of one thread, in any order, and resolve what they quote.

    `limits` bound how much of each mail is read.
    Raises `SourceError` that names which source is wrong.
    """
    return build_thread(parse_all(sources, limits), split_zones)


def parse_threads(sources: Sources, *, limits: MailLimits = DEFAULT_LIMITS) -> list[Thread]:
    """Parse mails of any threads and find out which belong together; see `parse_thread`.

    Returns the threads in the order of their first mails. What names or quotes no other mail is a
    thread of its own.
    """
    groups = group_emails(parse_all(sources, limits), split_zones)
    return [build_thread(emails, split_zones) for emails in groups]


_MOST_BEGINNINGS = 100


def _beginnings(emails: Sequence[Email]) -> Iterator[Thread]:
    """Yield the whole thread, then its beginnings, the longer first, as earlier calls saw them."""
    whole = build_thread(emails, split_zones)
    yield whole
    tried = set[frozenset[str]]()
    for order in (emails, whole.emails):
        for count in range(len(order) - 1, 0, -1):
            given = frozenset(e.id for e in order[:count])
            if given not in tried:
                tried.add(given)
                yield build_thread(order[:count], split_zones)


def parse_all(sources: Sources, limits: MailLimits) -> list[Email]:
    """Parse mails in the given order. Raises `SourceError` that names which source is wrong."""
    many = _as_list(sources)
    emails: list[Email] = []
    for number, source in enumerate(many, start=1):
        try:
            emails.append(parse_email(source, limits=limits))
        except SourceError as error:
            where = f"mail {number} of {len(many)}: " if len(many) > 1 else ""
            raise SourceError(f"{where}{error}") from None
    return emails


def _as_list(sources: Sources) -> list[Any]:
    return list(sources) if isinstance(sources, (list, tuple)) else [sources]


def _sent_tokens(text: str, chat: Chat | None, count: Count) -> int:
    return chat.tokens(text, count) if chat is not None else count(text)


def _key(sources: Sequence[Any], call: Call) -> bytes | None:
    """Return what a call is known by, or None where a rule holds a function."""
    rules = (*call.pin, *call.drop)
    if any(callable(r) or (isinstance(r, Match) and r.where) for r in rules):
        return None
    known = [dataclasses.astuple(r) if isinstance(r, Match) else r for r in rules]
    chat = dataclasses.astuple(call.chat) if call.chat else None
    return content_key(sources, (call.max_tokens, call.task, chat, len(call.pin), known))


def _load_ranker(config: TrimConfig) -> Ranker:
    # Here and not above: numpy and the encoders take longer to import than all the rest.
    from context_trim.select.tiers import load_ranker  # noqa: PLC0415

    return load_ranker(config)
