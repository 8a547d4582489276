"""The calls of a run under other models: their tokens, prices, caches and batches.

The texts are those that the run made: what another model's tokenizer would have let through at the
same limit is a question for a run of its own.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from context_trim.config import MailLimits, TrimConfig
from context_trim.errors import ReplayError
from context_trim.latency import DEFAULT_PREFILL, Latency, Prefill, latency
from context_trim.own_prices import Own
from context_trim.prices import Price, PriceBook, price_book
from context_trim.registry import find_tokenizer
from context_trim.replay.recount import Row, Scale, Seen
from context_trim.replay.store import Store
from context_trim.replay.stored import left_out_mails, stored_calls, trim_nanoseconds
from context_trim.tokens import TokenCounter, counter_for

_OWN = "the run's own"
NEEDS_TEXT = "needs the prompts: run replay with --keep-text"
NEEDS_MAIL = "needs the mailboxes: give them by --mail"


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """Which models to compare over a run, with which prices.

    `day` is that of the prices, None for the run's own; `mail` are the mailboxes of the run.
    """

    folder: Path
    models: Sequence[str]
    own: tuple[Own, ...] = ()
    day: date | str | None = None
    mail: Sequence[Path] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Bill:
    """What calls cost before and after; None where it isn't known."""

    before: Decimal | None = None
    after: Decimal | None = None
    priced: int = 0
    """Calls that have a price."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Compared:
    """One model over all calls. `missing` says what isn't known, and what it needs.

    `plain` is without prompt caching, `cached` with it and over the `cached_calls` alone for which
    a session measured it, `cached_plain` these without it. `above_window` and `above_tier` count
    calls before and after. `time` is what the model need not read at `prefill`, and what trimming
    took in the run.
    """

    model: str
    counter: str
    count_exact: bool
    tokens_before: int | None
    tokens_after: int | None
    currency: str | None
    source: str
    plain: Bill
    batch: Bill
    cached: Bill
    cached_plain: Bill
    cached_calls: int
    context_window: int | None
    above_window: tuple[int, int]
    above_tier: tuple[int, int]
    prefill: Prefill
    time: Latency | None
    missing: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparison:
    """All models over a run's calls.

    `failed` calls have an error and stand in no figure. `recounted` calls were counted again by the
    run's own tokenizer, of which `differing` came out otherwise than the run has it.
    """

    calls: int
    failed: int
    model: str | None
    counter: str
    finished: bool
    price_day: str
    recounted: int
    differing: int
    models: tuple[Compared, ...]


def compare(question: Question, *, on: Callable[[int], None] = lambda _: None) -> Comparison:
    """Return what the calls of a run cost under other models.

    Raises `ReplayError` for a folder that is no run and for other mailboxes, `UnknownModelError`
    for a model that neither the list nor the own prices know.
    """
    about = Store(question.folder).about() if question.folder.is_dir() else None
    if about is None or "configuration" not in about:
        raise ReplayError(f"{question.folder} holds no run: give a folder that replay wrote.")
    config = about["configuration"]["trim"]
    own = _own_scale(config)
    book = price_book(question.own)
    sheets = [_Sheet.of(model, book, own) for model in question.models]
    day = _day(question.day, config)
    counts = {_OWN: counter_for(config.get("model"), config.get("counter"), _factor(config)).count}
    counts |= {sheet.model: sheet.counter.count for sheet in sheets if not sheet.from_rows}
    totals = _Totals()
    with tempfile.TemporaryDirectory(prefix="context-trim-") as spare:
        for row, seen in _rows(question, about, counts, Path(spare), on):
            totals.add(row, seen, counts)
            if row["error"] is None:
                for sheet in sheets:
                    sheet.add(row, seen, day)
    spent = trim_nanoseconds(question.folder)
    return Comparison(
        calls=totals.calls,
        failed=totals.failed,
        model=config.get("model"),
        counter=_name(own),
        finished=about.get("state") == "done",
        price_day=str(day),
        recounted=totals.recounted,
        differing=totals.differing,
        models=tuple(sheet.compared(spent) for sheet in sheets),
    )


@dataclass(slots=True)
class _Totals:
    calls: int = 0
    failed: int = 0
    recounted: int = 0
    differing: int = 0

    def add(self, row: Row, seen: Mapping[str, int] | None, counts: Mapping[str, Any]) -> None:
        self.calls += 1
        if row["error"] is not None:
            self.failed += 1
            return
        text = row.get("text")
        same = seen is None or seen[_OWN] == row["visible_tokens"]
        if text is not None:
            same &= counts[_OWN](text) == row["sent_tokens"]
        elif seen is None:
            return
        self.recounted += 1
        self.differing += not same


@dataclass(slots=True)
class _Sheet:
    """Sums over the calls for one model."""

    model: str
    book: PriceBook
    own: Scale
    scale: Scale
    counter: TokenCounter
    calls: int = 0
    before: int | None = 0
    after: int | None = 0
    window: tuple[int, int] = (0, 0)
    tier: tuple[int, int] = (0, 0)
    bills: dict[str, _Sum] = field(default_factory=dict)
    currencies: set[str] = field(default_factory=set)
    source: str = ""
    cached_calls: int = 0
    previous: tuple[int, int | None] = (-1, None)
    """The thread of the last call, and the tokens that its mails have."""

    @classmethod
    def of(cls, model: str, book: PriceBook, own: Scale) -> _Sheet:
        local = book.local(model)
        if local is not None and local.counter is not None:
            counter, scale = counter_for(None, local.counter), Scale(encoding=local.counter)
        else:
            counter = counter_for(model, None)
            known = find_tokenizer(model)
            scale = Scale(encoding=known.encoding, factor=known.factor)
        return cls(model=model, book=book, own=own, scale=scale, counter=counter)

    @property
    def from_rows(self) -> bool:
        """Whether the rows alone say what there is to count."""
        return self.scale.turned(1, self.own) is not None

    def add(self, row: Row, seen: Mapping[str, int] | None, day: date | str | None) -> None:
        before, after = self._tokens(row, seen)
        self.calls += 1
        self.before = None if before is None or self.before is None else self.before + before
        self.after = None if after is None or self.after is None else self.after + after
        window = self.book.context_window(self.model)
        if window is not None:
            self.window = _counted(self.window, window, before, after)
        when = row["sent_at"].date() if day == "message" and row["sent_at"] else day
        price = self.book.price(self.model, when) if isinstance(when, date) else None
        if price is not None and isinstance(when, date):
            self.currencies.add(price.currency)
            self.source = price.source
            if len(price.tiers) > 1:
                self.tier = _counted(self.tier, price.tiers[1].above, before, after)
            self._bill("plain", price, before, after)
            if (batch := self.book.price(self.model, when, batch=True)) is not None:
                self._bill("batch", batch, before, after)
        self._cached(row, price, before, after)
        self.previous = (row["thread"], before)

    def _tokens(self, row: Row, seen: Mapping[str, int] | None) -> tuple[int | None, int | None]:
        if self.from_rows:
            return tuple(  # type: ignore[return-value]
                self.scale.turned(row[name], self.own) for name in ("visible_tokens", "sent_tokens")
            )
        text = row.get("text")
        return (
            None if seen is None else seen[self.model],
            None if text is None else self.counter.count(text),
        )

    def _cached(self, row: Row, price: Price | None, before: int | None, after: int | None) -> None:
        """Add a call of a session, whose prompt begins as that of the turn before."""
        prefix = row["cached_prefix_tokens"]
        if prefix is None or price is None or not self.from_rows or before is None or after is None:
            return
        self.cached_calls += 1
        hit = min(self.scale.turned(prefix, self.own) or 0, after)
        thread, earlier = self.previous
        grown = min(earlier or 0, before) if thread == row["thread"] else 0
        self._bill("cached_plain", price, before, after)
        self._sum("cached").add(_cached_cost(price, before, grown), _cached_cost(price, after, hit))

    def _bill(self, name: str, price: Price, before: int | None, after: int | None) -> None:
        costs = (None if tokens is None else price.cost(tokens) for tokens in (before, after))
        self._sum(name).add(*costs)

    def _sum(self, name: str) -> _Sum:
        return self.bills.setdefault(name, _Sum())

    def compared(self, trim_ns: int) -> Compared:
        one = len(self.currencies) == 1  # own prices may change their currency: never added
        bills = {
            name: self.bills[name].bill() if one and name in self.bills else Bill()
            for name in ("plain", "batch", "cached", "cached_plain")
        }
        prefill = self._prefill()
        time = None
        if self.before is not None and self.after is not None:
            time = latency(self.before - self.after, trim_ns, prefill)
        return Compared(
            model=self.model,
            counter=_name(self.scale),
            count_exact=self.counter.exact,
            tokens_before=self.before,
            tokens_after=self.after,
            currency=next(iter(self.currencies)) if one else None,
            source=self.source,
            cached_calls=self.cached_calls,
            context_window=self.book.context_window(self.model),
            above_window=self.window,
            above_tier=self.tier,
            prefill=prefill,
            time=time,
            missing=tuple(self._missing()),
            **bills,
        )

    def _prefill(self) -> Prefill:
        local = self.book.local(self.model)
        if local is None:
            return DEFAULT_PREFILL
        return Prefill(tokens_per_second=local.tokens_per_second, source="own hardware")

    def _missing(self) -> Iterator[str]:
        if self.before is None:
            yield f"tokens before: {NEEDS_MAIL}"
        if self.after is None:
            yield f"tokens after: {NEEDS_TEXT}"
        if not self.currencies and self.calls:
            yield "money: unpriced"
        elif len(self.currencies) > 1:
            yield f"money: several currencies ({', '.join(sorted(self.currencies))})"


@dataclass(slots=True)
class _Sum:
    before: Decimal | None = Decimal(0)
    after: Decimal | None = Decimal(0)
    calls: int = 0

    def add(self, before: Decimal | None, after: Decimal | None) -> None:
        self.before = None if before is None or self.before is None else self.before + before
        self.after = None if after is None or self.after is None else self.after + after
        self.calls += 1

    def bill(self) -> Bill:
        return Bill(before=self.before, after=self.after, priced=self.calls)


def _cached_cost(price: Price, tokens: int, hit: int) -> Decimal:
    """Price a turn whose beginning comes from the cache; the rest goes in, where that is priced."""
    written = tokens - hit if price.tier(tokens).cache_write is not None else 0
    return price.cost(tokens, cached=hit, written=written)


def _counted(
    so_far: tuple[int, int], limit: int, before: int | None, after: int | None
) -> tuple[int, int]:
    return so_far[0] + ((before or 0) > limit), so_far[1] + ((after or 0) > limit)


def _rows(
    question: Question,
    about: Mapping[str, Any],
    counts: Mapping[str, Any],
    folder: Path,
    on: Callable[[int], None],
) -> Iterator[tuple[Row, Mapping[str, int] | None]]:
    again = len(counts) > 1
    rows = stored_calls(question.folder, text=again)
    if not (question.mail and again):
        for row in rows:
            yield row, None
        return
    limits = MailLimits.model_validate(about["configuration"]["trim"]["limits"])
    left_out = frozenset(left_out_mails(question.folder))
    sha256 = about.get("input", {}).get("fingerprint", {}).get("sha256", "")
    seen = Seen(counts, limits, left_out)
    yield from seen.tokens(rows, question.mail, folder, sha256=sha256, on=on)


def _own_scale(config: Mapping[str, Any]) -> Scale:
    """Return how the run counted."""
    model, counter = config.get("model"), config.get("counter")
    if counter is None:
        known = find_tokenizer(str(model))
        factor = known.factor if known.exact else _factor(config) or known.factor
        return Scale(encoding=known.encoding, factor=factor)
    exact = counter_for(model, counter).exact
    return Scale(encoding=counter, factor=Decimal(1) if exact else _factor(config) or Decimal(1))


def _factor(config: Mapping[str, Any]) -> Decimal | None:
    factor = config.get("stand_in_factor")
    return None if factor is None else Decimal(str(factor))


def _name(scale: Scale) -> str:
    return scale.encoding if scale.factor == 1 else f"{scale.encoding} x {scale.factor}"


def _day(asked: date | str | None, config: Mapping[str, Any]) -> date | str | None:
    """Return the day of the prices, "message" for that of each call's."""
    if asked is not None:
        return asked
    of_run = TrimConfig.model_validate({"price_date": config.get("price_date")}).price_date
    return of_run if of_run is not None else datetime.now(UTC).date()
