"""What a report says, as data: every rendering is derived from a `Report` and from nothing else.

Counts are of calls where nothing else is said, tokens whole numbers, shares fractions, money
`Decimal`. None stands for "not measured", never for 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from context_trim.latency import Prefill

REPORT_SCHEMA_VERSION = 1
"""Of the report as JSON."""

DAYS_OF_YEAR = 365


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """What was read. `unfinished` says that a run has not ended, with its state.

    `sampled` is how many calls the run drew of how many there were, where it drew some; `prices`
    says where prices come from.
    """

    kind: Literal["run", "ledger"]
    name: str
    unfinished: str | None = None
    version: str | None = None
    begun: str | None = None
    models: tuple[str, ...] = ()
    command: str | None = None
    other_settings: tuple[str, ...] = ()
    sampled: tuple[int, int | None] | None = None
    input_sha256: str | None = None
    machine: str | None = None
    prices: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Tokens:
    """Tokens of the same calls before (visible text) and after (what is sent)."""

    before: int
    after: int

    @property
    def saved(self) -> int:
        """What trimming took out; negative where it added."""
        return self.before - self.after

    @property
    def saved_share(self) -> float | None:
        """The share of what was there before, None where there was nothing."""
        return self.saved / self.before if self.before else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Calls:
    """All calls; `measured` are those without an error, and `inexact` of them are estimates."""

    total: int
    measured: int
    dated: int
    inexact: int
    errors: tuple[tuple[str, int], ...]

    @property
    def failed(self) -> int:
        """Calls without figures."""
        return self.total - self.measured


@dataclass(frozen=True, kw_only=True, slots=True)
class Raw:
    """Tokens of MIME sources and of visible text, of the calls whose source was counted."""

    calls: int
    raw_tokens: int
    visible_tokens: int


@dataclass(frozen=True, kw_only=True, slots=True)
class StepSum:
    """What the spans of one reason take out over all calls: `saved` tokens, negative if added."""

    stage: str
    reason: str
    label: str
    saved: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Bin:
    """Calls whose tokens are at least `low` and below `high` (None: no end)."""

    low: int
    high: int | None
    before: int
    after: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Sizes:
    """How large calls are: tokens at percentiles (nearest rank) before and after, and bins."""

    percentiles: tuple[tuple[int, int, int], ...] = ()
    bins: tuple[Bin, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Cost:
    """Input of the calls of one model in one currency; money is None where it is unpriced."""

    model: str
    currency: str | None
    calls: int
    tokens: Tokens
    before: Decimal | None
    after: Decimal | None
    first_price_date: date | None
    last_price_date: date | None

    @property
    def saved(self) -> Decimal | None:
        """What trimming saved; negative where it cost."""
        if self.before is None or self.after is None:
            return None
        return self.before - self.after


@dataclass(frozen=True, kw_only=True, slots=True)
class Measured:
    """A figure summed over the calls in which it was measured."""

    calls: int
    total: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Coverage:
    """The expected share of what the task needs: mean and least over the calls that have one."""

    calls: int
    mean: float
    least: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """What was kept and lost. None: not measured in any call."""

    spans_kept: Measured | None
    spans_removed: Measured | None
    recovered: Measured | None
    hidden: Measured | None
    cues_kept: Measured | None
    cues_lost: Measured | None
    calls_with_lost_cues: int | None
    coverage: Coverage | None
    near_misses: Measured | None
    calls_with_warnings: int
    quarantined: tuple[tuple[str, int], ...] | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Waste:
    """Calls and tokens of one sender or template, known by the first digits of a salted hash."""

    hash: str
    calls: int
    tokens: Tokens


@dataclass(frozen=True, kw_only=True, slots=True)
class WasteTable:
    """Those from whose mail most was taken out, largest first, of `known` in all."""

    kind: Literal["sender", "template"]
    known: int
    calls: int
    rows: tuple[Waste, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Time:
    """Trimming's own time, against the time in which a model would have read what was saved.

    Seconds. `stages` is CPU time by stage; percentiles are of a call's CPU time, rounded up to a
    tenth of a millisecond. Time by the clock depends on what else the machine does.
    """

    calls: int
    wall_seconds: float
    cpu_seconds: float
    percentiles: tuple[tuple[int, float], ...]
    stages: tuple[tuple[str, float], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """Calls that trimming takes below a limit of their model.

    `priced` are the calls of which the price's tier is known, `lower_tier` those of them that pay
    a lower one; `windowed` are those of which the context window is known, `too_long` those of
    them whose visible text is above it, and `fitted` those of these that fit when trimmed.
    """

    priced: int
    lower_tier: int
    windowed: int
    too_long: int
    fitted: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Caching:
    """Tokens that a provider's cache could serve, of the calls in which that is known."""

    calls: int
    cached_tokens: int
    sent_tokens: int
    retrimmed: Measured | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Billed:
    """What the provider counted, beside what was estimated for the same calls."""

    calls: int
    input_tokens: int
    sent_tokens: int
    cached: Measured | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Projection:
    """From what was measured to a day: `first` to `last` hold the middle 98 % of dated calls."""

    first: date
    last: date
    calls: int
    measured: int
    sample_share: Fraction

    @property
    def days(self) -> int:
        """Days from the first to the last, both counted."""
        return (self.last - self.first).days + 1

    @property
    def calls_a_day(self) -> Fraction:
        """Calls of a day, those that a sample left out among them."""
        return Fraction(self.calls, self.days) / self.sample_share

    @property
    def factor(self) -> Fraction:
        """What a sum over the measured calls is multiplied by to give that of a day."""
        return self.calls_a_day / self.measured


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """All figures of a report.

    `projection` is None where there is no ground for one; then `no_projection` says why.
    """

    source: Source
    calls: Calls
    tokens: Tokens
    raw: Raw | None
    steps: tuple[StepSum, ...]
    overhead: int
    sizes: Sizes
    costs: tuple[Cost, ...]
    limits: Limits
    kept: Kept
    senders: WasteTable
    templates: WasteTable
    time: Time | None
    prefill: Prefill
    caching: Caching | None
    billed: Billed | None
    projection: Projection | None
    no_projection: str | None

    @property
    def prefill_seconds(self) -> float:
        """The time in which a model would have read the saved tokens; negative if they grew."""
        return float(self.prefill.seconds(self.tokens.saved))

    @property
    def models(self) -> tuple[str, ...]:
        """The models of the measured calls."""
        return tuple(sorted({c.model for c in self.costs}))

    @property
    def currencies(self) -> tuple[str, ...]:
        """The currencies of the priced calls."""
        return tuple(sorted({c.currency for c in self.costs if c.currency is not None}))

    @property
    def unpriced_calls(self) -> int:
        """Measured calls whose model has no known price."""
        return sum(c.calls for c in self.costs if c.currency is None)

    def money(self, currency: str) -> tuple[int, Decimal, Decimal]:
        """Return calls, cost before and cost after of what is priced in a currency."""
        own = [c for c in self.costs if c.currency == currency]
        return (
            sum(c.calls for c in own),
            sum((c.before for c in own if c.before is not None), Decimal(0)),
            sum((c.after for c in own if c.after is not None), Decimal(0)),
        )
