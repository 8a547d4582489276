"""A report as tables, in the order in which it is read: every figure that is shown."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from context_trim.models import Stage
from context_trim.report.figures import DAYS_OF_YEAR, Cost, Measured, Report, Tokens, WasteTable
from context_trim.report.table import Cell, Column, Kind, Table, column, columns, quantized, share

_BEFORE_AFTER = (
    column("before", Kind.TOKENS),
    column("after", Kind.TOKENS),
    column("saved", Kind.TOKENS),
    column("saved_share", Kind.SHARE, "share"),
)
_MONEY = (
    column("before", Kind.MONEY),
    column("after", Kind.MONEY),
    column("saved", Kind.MONEY),
)
MEASURED, PROJECTED = "measured", "projected"
THOUSAND = "1,000 calls"

LEFT_OUT = frozenset({Stage.RELEVANCE, Stage.BUDGET})
"""The stages that leave out what stands nowhere else."""


def tables_of(report: Report) -> tuple[Table, ...]:
    """Return all tables of a report; one without rows says in its notes why."""
    return (
        _calls(report),
        _tokens(report),
        _money(report),
        _steps(report),
        _percentiles(report),
        _bins(report),
        _models(report),
        _limits(report),
        _kept(report),
        _coverage(report),
        _failures(report),
        _waste(report, report.senders, "Senders"),
        _waste(report, report.templates, "Templates"),
        _time(report),
        _stages(report),
        _caching(report),
        _billed(report),
    )


def scales(report: Report) -> Iterator[tuple[str, str, Fraction]]:
    """Yield basis, name and factor on a sum over the measured calls, from all of them to a year."""
    if not report.calls.measured:
        return
    yield MEASURED, "all calls", Fraction(1)
    yield MEASURED, "a call", Fraction(1, report.calls.measured)
    yield MEASURED, THOUSAND, Fraction(1_000, report.calls.measured)
    if report.projection is not None:
        yield PROJECTED, "a day", report.projection.factor
        yield PROJECTED, "a year", report.projection.factor * DAYS_OF_YEAR


def _calls(report: Report) -> Table:
    calls, days = report.calls, report.projection
    rows: list[tuple[Cell, ...]] = [
        ("calls", calls.total),
        ("with figures", calls.measured),
        ("failed", calls.failed),
        ("with a date, of those with figures", calls.dated),
        ("with estimated counts", calls.inexact),
    ]
    if days is not None:
        rows.append(("in the days that are counted", days.calls))
        rows.append(("days that are counted", days.days))
        rows.append(("a day (projected)", days.calls_a_day))
    shape = columns("what", ("number", Kind.COUNT))
    return Table(name="calls", title="Calls", columns=shape, rows=tuple(rows))


def _tokens(report: Report) -> Table:
    rows = []
    for basis, name, factor in scales(report):
        before, after = report.tokens.before * factor, report.tokens.after * factor
        row = (name, basis, before, after, before - after, share(before - after, before))
        rows.append(row)
    return Table(
        name="tokens",
        title="Input tokens",
        columns=columns("what", "basis", *_BEFORE_AFTER),
        rows=tuple(rows),
        notes=_raw_note(report),
    )


def _raw_note(report: Report) -> tuple[str, ...]:
    if not report.calls.measured:
        return ("No call has figures.",)
    if (raw := report.raw) is None:
        return ()
    note = (
        f"The MIME source of {raw.calls:,} of these calls was counted, too: {raw.raw_tokens:,} "
        f"tokens, of which {raw.visible_tokens:,} are visible text. It is no baseline here."
    )
    return (note,)


def _money(report: Report) -> Table:
    """Return money by currency, and in words what is in no sum."""
    rows: list[tuple[Cell, ...]] = []
    for currency in report.currencies:
        calls, before, after = report.money(currency)
        for basis, name, factor in scales(report):
            # A call is the mean over those that are priced; days have their share of unpriced ones.
            one = name in ("a call", THOUSAND)
            by = factor * report.calls.measured / calls if one else factor
            was, now = (quantized(Fraction(cost) * by) for cost in (before, after))
            saved = quantized(Fraction(before - after) * by)
            rows.append((name, basis, currency, was, now, saved))
    notes = []
    if report.unpriced_calls:
        notes.append(f"{report.unpriced_calls:,} calls are unpriced and not in these sums.")
    return Table(
        name="money",
        title="Money for input",
        columns=columns("what", "basis", "currency", *_MONEY),
        rows=tuple(rows),
        notes=tuple(notes),
    )


def _steps(report: Report) -> Table:
    visible = report.tokens.before
    rows: list[tuple[Cell, ...]] = [("visible text", visible, share(visible, visible))]
    rows += [(s.label, -s.saved, share(-s.saved, visible)) for s in report.steps]
    rows.append(("headers and markers", report.overhead, share(report.overhead, visible)))
    rows.append(("sent", report.tokens.after, share(report.tokens.after, visible)))
    return Table(
        name="steps",
        title="From visible text to what is sent",
        columns=columns(
            "step", ("tokens", Kind.TOKENS), column("share", Kind.SHARE, "of the visible text")
        ),
        rows=tuple(rows) if report.calls.measured else (),
    )


def _percentiles(report: Report) -> Table:
    names = {0: "smallest", 50: "median", 100: "largest"}
    return Table(
        name="percentiles",
        title="How large calls are",
        columns=columns("calls", ("before", Kind.TOKENS), ("after", Kind.TOKENS)),
        rows=tuple(
            (names.get(percent, f"{percent} % up to"), before, after)
            for percent, before, after in report.sizes.percentiles
        ),
    )


def _bins(report: Report) -> Table:
    rows = [
        (f"{b.low:,} and more" if b.high is None else f"{b.low:,} to {b.high - 1:,}",
         b.before, b.after)
        for b in report.sizes.bins
    ]  # fmt: skip
    return Table(
        name="bins",
        title="Calls by size",
        columns=columns("tokens", ("before", Kind.COUNT), ("after", Kind.COUNT)),
        rows=tuple(rows),
    )


def _models(report: Report) -> Table:
    shape = columns(
        "model", "currency", ("calls", Kind.COUNT),
        column("tokens_before", Kind.TOKENS), column("tokens_after", Kind.TOKENS),
        *(column(f"cost_{c.name}", c.kind) for c in _MONEY), "prices_of",
    )  # fmt: skip
    return Table(
        name="models",
        title="Money by model",
        columns=shape,
        rows=tuple(_model(cost) for cost in report.costs),
    )


def _model(cost: Cost) -> tuple[Cell, ...]:
    tokens = cost.tokens
    return (
        cost.model, cost.currency or "none", cost.calls, tokens.before, tokens.after,
        cost.before, cost.after, cost.saved, _days(cost),
    )  # fmt: skip


def _days(cost: Cost) -> str:
    if cost.first_price_date is None:
        return "none"
    if cost.first_price_date == cost.last_price_date:
        return str(cost.first_price_date)
    return f"{cost.first_price_date} to {cost.last_price_date}"


def _limits(report: Report) -> Table:
    limits = report.limits
    tier = limits.lower_tier if limits.priced else None
    long, fitted = (limits.too_long, limits.fitted) if limits.windowed else (None, None)
    return Table(
        name="limits",
        title="Limits of the models",
        columns=columns(
            "what", ("number", Kind.COUNT), column("calls", Kind.COUNT, "known in calls")
        ),
        rows=(
            ("calls that pay a lower price for all tokens", tier, limits.priced),
            ("calls above the context window before", long, limits.windowed),
            ("of these, calls that fit after", fitted, limits.windowed),
        ),
    )


def _kept(report: Report) -> Table:
    kept = report.kept
    left_out = sum(s.saved for s in report.steps if s.stage in LEFT_OUT)
    calls = report.calls.measured
    rows: list[tuple[Cell, ...]] = []
    if calls:
        rows += [("tokens left out that stand nowhere else", left_out, calls)]
    figures = {
        "spans kept": kept.spans_kept,
        "spans removed": kept.spans_removed,
        "messages recovered from quotes": kept.recovered,
        "hidden texts not passed on": kept.hidden,
        "cues kept": kept.cues_kept,
        "cues lost": kept.cues_lost,
        "near misses": kept.near_misses,
    }
    rows += [_figure(name, figure) for name, figure in figures.items()]
    measured = kept.cues_lost.calls if kept.cues_lost else 0
    rows.append(("calls that lost a cue", kept.calls_with_lost_cues, measured))
    rows.append(("calls with warnings", kept.calls_with_warnings, report.calls.total))
    return Table(
        name="kept",
        title="Kept and lost",
        columns=columns(
            "what", ("number", Kind.COUNT), column("calls", Kind.COUNT, "measured in calls")
        ),
        rows=tuple(rows),
    )


def _coverage(report: Report) -> Table:
    coverage = report.kept.coverage
    rows: list[tuple[Cell, ...]] = [("mean", None, 0), ("least", None, 0)]
    if coverage is not None:
        rows = [("mean", coverage.mean, coverage.calls), ("least", coverage.least, coverage.calls)]
    return Table(
        name="coverage",
        title="Coverage: the expected share of what the task needs",
        columns=columns(
            "what", ("share", Kind.SHARE), column("calls", Kind.COUNT, "measured in calls")
        ),
        rows=tuple(rows),
    )


def _figure(name: str, figure: Measured | None) -> tuple[Cell, ...]:
    return (name, None, 0) if figure is None else (name, figure.total, figure.calls)


def _failures(report: Report) -> Table:
    rows = [("calls that failed", error, count) for error, count in report.calls.errors]
    quarantined = report.kept.quarantined or ()
    rows += [("quarantined", reason, count) for reason, count in quarantined]
    notes = [] if rows else ["No call failed, and nothing is quarantined."]
    if report.kept.quarantined is None:
        notes = ["A ledger has no quarantine.", *(() if rows else ("No call failed.",))]
    return Table(
        name="failures",
        title="What has no figures",
        columns=columns("what", "reason", ("number", Kind.COUNT)),
        rows=tuple(rows),
        notes=tuple(notes),
    )


def _waste(report: Report, waste: WasteTable, title: str) -> Table:
    rows = [
        (w.hash, w.calls, *_pair(w.tokens), share(w.tokens.saved, report.tokens.saved))
        for w in waste.rows
    ]
    shape: tuple[Column, ...] = columns(
        waste.kind, ("calls", Kind.COUNT), *_BEFORE_AFTER[:3],
        column("share_of_all", Kind.SHARE, "of all that is saved"),
    )  # fmt: skip
    note = (
        f"{len(rows):,} of {waste.known:,} {waste.kind}s, by the first digits of a salted hash."
        if rows
        else f"No {waste.kind} is known."
    )
    return Table(name=f"{waste.kind}s", title=title, columns=shape, rows=tuple(rows), notes=(note,))


def _pair(tokens: Tokens) -> tuple[int, int, int]:
    return tokens.before, tokens.after, tokens.saved


def _time(report: Report) -> Table:
    rows: list[tuple[Cell, ...]] = []
    if (time := report.time) is not None:
        rows = [
            ("trimming, all calls", time.cpu_seconds),
            ("trimming, a call", time.cpu_seconds / time.calls),
            *((f"trimming, {percent} % of calls up to", s) for percent, s in time.percentiles),
        ]
    if report.calls.measured:
        saved = report.prefill_seconds
        rows.append(("reading of what was saved, all calls", saved))
        if time is not None:
            rows.append(("saved less trimming, all calls", saved - time.cpu_seconds))
            rows.append(("trimming by the clock, all calls", time.wall_seconds))
    return Table(
        name="time",
        title="Time",
        columns=columns("what", ("seconds", Kind.SECONDS)),
        rows=tuple(rows),
        notes=() if time is not None else ("Trimming's own time is not measured here.",),
    )


def _stages(report: Report) -> Table:
    time = report.time
    rows: list[tuple[Cell, ...]] = []
    if time is not None:
        rows = [(stage, seconds, seconds / time.calls) for stage, seconds in time.stages]
        rows.append(("all", time.cpu_seconds, time.cpu_seconds / time.calls))
    return Table(
        name="stages",
        title="CPU time by stage",
        columns=columns("stage", ("all_calls", Kind.SECONDS), ("a_call", Kind.SECONDS)),
        rows=tuple(rows),
    )


def _caching(report: Report) -> Table:
    caching = report.caching
    rows: list[tuple[Cell, ...]] = []
    notes: tuple[str, ...] = ("Not measured: these calls are no sessions.",)
    if caching is not None:
        rows = [
            ("calls in which it is known", caching.calls),
            ("tokens sent in them", caching.sent_tokens),
            ("of these, tokens that a cache could serve", caching.cached_tokens),
        ]
        if caching.retrimmed is not None:
            rows.append(("calls that were trimmed anew", caching.retrimmed.total))
        notes = ()
    return Table(
        name="caching",
        title="Prompt caching",
        columns=columns("what", ("number", Kind.COUNT)),
        rows=tuple(rows),
        notes=notes,
    )


def _billed(report: Report) -> Table:
    billed = report.billed
    rows: list[tuple[Cell, ...]] = []
    if billed is not None:
        rows = [
            ("calls with the provider's counts", billed.calls),
            ("tokens of trimmed text in them", billed.sent_tokens),
            ("input tokens billed", billed.input_tokens),
        ]
        if billed.cached is not None:
            rows.append(("of these, billed as cached", billed.cached.total))
    return Table(
        name="billed",
        title="Estimated and billed",
        columns=columns("what", ("number", Kind.COUNT)),
        rows=tuple(rows),
        notes=()
        if billed
        else ("No counts of a provider are stored: what was billed is not known here.",),
    )
