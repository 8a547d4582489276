"""What trimming would save at a volume: a sample of a mailbox's calls, measured and projected."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from context_trim.config import DEFAULT_REPLAY_LIMITS, ReplayLimits, TrimConfig
from context_trim.errors import ReplayError
from context_trim.latency import DEFAULT_PREFILL, Latency, Prefill, latency
from context_trim.prices import list_date, price_book
from context_trim.replay.index import Index, build_index
from context_trim.replay.plan import Plan
from context_trim.replay.poison import ThreadDone
from context_trim.replay.pool import Pool
from context_trim.replay.process import DEFAULT_COMMAND
from context_trim.replay.sampling import Mean, mean_of
from context_trim.replay.tasks import CallPoints
from context_trim.replay.work import WorkSettings
from context_trim.replay.worker import WorkerSettings
from context_trim.tokens import counter_for

_SALT_BYTES = 32
Row = dict[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """What is to be estimated: which mailboxes, calls and settings. `points.sample` is how many."""

    paths: Sequence[Path]
    points: CallPoints
    trim: TrimConfig
    limits: ReplayLimits = DEFAULT_REPLAY_LIMITS
    prefill: Prefill = DEFAULT_PREFILL
    jobs: int = 1
    command: Sequence[str] = DEFAULT_COMMAND


@dataclass(frozen=True, kw_only=True, slots=True)
class Cost:
    """Prices a call, before and after, in one currency; of the calls that have a price."""

    currency: str
    priced: int
    before: Mean
    after: Mean
    saved: Mean
    source: str
    first_day: date
    last_day: date
    """Of the prices: days between which the calls' prices were in force."""
    list_date: date | None
    """The newest price of the list, None with own prices alone."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Estimate:
    """What was measured of a sample. Means are over the calls that were made.

    `calls` is how many the mailbox has; of the `drawn` ones `failed` have an error and stand in no
    figure. Tokens are counted by `counter`, `count_exact` says whether that is the model's own.
    `above_window` and `above_tier` count calls before and after that don't fit the model's context
    window, and that pay a higher tier; None where the window or price isn't known.
    """

    messages: int
    threads: int
    calls: int
    drawn: int
    failed: int
    sampled_threads: int
    model: str | None
    counter: str
    count_exact: bool
    before: Mean
    after: Mean
    saved: Mean
    cost: Cost | None
    time: Latency
    prefill: Prefill
    above_window: tuple[int, int] | None
    above_tier: tuple[int, int] | None
    seconds: float

    @property
    def made(self) -> int:
        """The calls that stand in the figures."""
        return self.drawn - self.failed


def estimate(asked: Asked, *, on: Callable[[int], None] = lambda _: None) -> Estimate:
    """Draw a sample of calls, trim them, and say what a call costs before and after.

    The same mails, settings and sample give the same figures, times apart. `on` is told how many
    mails have been read. Raises `SourceError` for what is no mailbox, `ConfigError` for wrong
    settings, and `ReplayError` where there is no call to draw.
    """
    begun = time.monotonic()
    counter = counter_for(asked.trim.model, asked.trim.counter, asked.trim.stand_in_factor)
    if asked.trim.price_date is None:
        today = asked.trim.model_copy(update={"price_date": datetime.now(UTC).date()})
        asked = replace(asked, trim=today)
    with tempfile.TemporaryDirectory(prefix="context-trim-") as folder:
        salt = os.urandom(_SALT_BYTES)
        file = Path(folder) / "index.sqlite"
        with build_index(asked.paths, file, salt=salt, progress=on) as index:
            calls = Plan(index, replace(asked.points, sample=None)).size.calls
            rows, spent = _measured(asked, index, salt, Path(folder))
            found = index.fingerprint
    done = [row for row in rows if row["error"] is None]
    if not done:
        why = f"all {len(rows)} calls of the sample fail: " if rows else ""
        names = ", ".join(sorted({row["error"] for row in rows})) or "there is no call to make"
        unread = f" ({found.unreadable:,} entries are no mail)" if found.unreadable else ""
        raise ReplayError(f"nothing can be estimated: {why}{names}{unread}.")
    return Estimate(
        messages=found.mails,
        threads=found.threads,
        calls=calls,
        drawn=len(rows),
        failed=len(rows) - len(done),
        sampled_threads=len({row["thread"] for row in done}),
        model=asked.trim.model,
        counter=counter.name,
        count_exact=counter.exact,
        before=_mean(done, lambda row: Decimal(row["visible_tokens"])),
        after=_mean(done, lambda row: Decimal(row["sent_tokens"])),
        saved=_mean(done, lambda row: Decimal(row["visible_tokens"] - row["sent_tokens"])),
        cost=_cost(done, asked.trim),
        time=latency(
            sum(row["visible_tokens"] - row["sent_tokens"] for row in done), spent, asked.prefill
        ),
        prefill=asked.prefill,
        above_window=_above(done, "context_window"),
        above_tier=_tiers(done),
        seconds=time.monotonic() - begun,
    )


def _measured(asked: Asked, index: Index, salt: bytes, folder: Path) -> tuple[list[Row], int]:
    """Return the rows of the sample, and the nanoseconds of CPU time that trimming took."""
    spool = folder / "spool"
    spool.mkdir(mode=0o700)
    plan = Plan(index, asked.points, spool=spool)
    work = WorkSettings(trim=asked.trim, salt=salt)
    pool = Pool(WorkerSettings(work=work, limits=asked.limits), asked.jobs, command=asked.command)
    rows: list[Row] = []
    spent = 0
    with closing(pool.run(plan.batches())) as done:
        for thread in done:
            rows += _rows(thread)
            spent += sum(sum(b.column("cpu_ns").to_pylist()) for b in thread.timings)
    return rows, spent


def _rows(thread: ThreadDone) -> Iterator[Row]:
    for batch in thread.calls:
        yield from batch.to_pylist()


def _mean(rows: Sequence[Row], value: Callable[[Row], Decimal]) -> Mean:
    threads: dict[int, tuple[int, Decimal]] = {}
    for row in rows:
        calls, total = threads.get(row["thread"], (0, Decimal(0)))
        threads[row["thread"]] = (calls + 1, total + value(row))
    return mean_of(threads.values())


def _cost(rows: Sequence[Row], config: TrimConfig) -> Cost | None:
    priced = [row for row in rows if row["cost_sent"] is not None]
    currencies = {row["currency"] for row in priced}
    if len(currencies) != 1 or config.model is None:  # own prices may change their currency
        return None
    days = [row["price_date"] for row in priced]
    price = price_book(config.prices).price(config.model, max(days))
    source = price.source if price else ""
    return Cost(
        currency=currencies.pop(),
        priced=len(priced),
        before=_mean(priced, lambda row: row["cost_visible"]),
        after=_mean(priced, lambda row: row["cost_sent"]),
        saved=_mean(priced, lambda row: row["cost_visible"] - row["cost_sent"]),
        source=source,
        first_day=min(days),
        last_day=max(days),
        list_date=list_date(max(days)) if source.startswith("genai") else None,
    )


def _above(rows: Sequence[Row], limit: str) -> tuple[int, int] | None:
    known = [row for row in rows if row[limit] is not None]
    if not known:
        return None
    before, after = (
        sum(row[tokens] > row[limit] for row in known)
        for tokens in ("visible_tokens", "sent_tokens")
    )
    return before, after


def _tiers(rows: Sequence[Row]) -> tuple[int, int] | None:
    known = [row for row in rows if row["tier_visible"] is not None]
    if not known:
        return None
    return sum(r["tier_visible"] > 0 for r in known), sum(r["tier_sent"] > 0 for r in known)
