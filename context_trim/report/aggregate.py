"""Rows to a `Report`, in one pass over them, in memory that doesn't grow with their number.

It grows with what they tell apart: senders, templates, sizes, days.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any, Literal

import pyarrow as pa
import pyarrow.compute as pc

from context_trim.latency import Prefill
from context_trim.report.figures import (
    Billed,
    Caching,
    Calls,
    Cost,
    Coverage,
    Kept,
    Limits,
    Measured,
    Projection,
    Raw,
    Report,
    Source,
    StepSum,
    Time,
    Tokens,
    Waste,
    WasteTable,
)
from context_trim.report.grouped import Grouped
from context_trim.report.sizes import percentiles, sizes_of
from context_trim.report.source import STAGES, Rows, plain
from context_trim.savings import LABELS

HASH_DIGITS = 8
"""Of a sender's or template's hash that a report shows."""

TOP = 10
"""Senders and templates that are listed."""

FEWEST_DAYS = 7
"""That anything is projected from: a week has all kinds of days."""

_MIDDLE = (1, 99)
"""Percent of dated calls between which days are counted: a mail with a wrong date, such as one of
1970, would else stretch the time by decades."""

_SUMMED = (
    "visible_tokens", "sent_tokens", "overhead_tokens", "spans_kept", "spans_removed", "recovered",
    "hidden", "cues_kept", "cues_lost", "near_misses", "cached_prefix_tokens", "retrimmed",
    "billed_input_tokens", "billed_cached_tokens", "raw_tokens",
    "tier_visible", "context_window",
)  # fmt: skip

_AGAINST = {
    "raw_tokens": "visible_tokens",
    "cached_prefix_tokens": "sent_tokens",
    "billed_input_tokens": "sent_tokens",
}
"""What stands beside a figure that only some calls have: the sum over these calls alone."""


class _Totals:
    """Calls and sums over all of them."""

    def __init__(self) -> None:
        self.total = self.dated = self.inexact = self.warned = self.lossy = 0
        self.lower_tier = self.too_long = self.fitted = 0
        self.errors: Counter[str] = Counter()
        self.sums: Counter[str] = Counter()
        self.known: Counter[str] = Counter()
        self.against: Counter[str] = Counter()
        self.coverage: tuple[float, float] = (0.0, 1.0)

    def add(self, table: pa.Table, measured: pa.Table) -> None:
        """Take rows, and those of them that have figures."""
        self.total += table.num_rows
        self.warned += _true(pc.greater(pc.list_value_length(table["warnings"]), 0))
        failed = table.filter(pc.invert(_is_measured(table)))["error"]
        for found in pc.value_counts(pc.fill_null(failed, "unknown")).to_pylist():
            self.errors[plain(found["values"])] += found["counts"]
        self.dated += measured.num_rows - measured["sent_at"].null_count
        self.inexact += _true(pc.invert(measured["count_exact"]))
        self.lossy += _true(pc.greater(measured["cues_lost"], 0))
        self.lower_tier += _true(pc.less(measured["tier_sent"], measured["tier_visible"]))
        long = pc.greater(measured["visible_tokens"], measured["context_window"])
        self.too_long += _true(long)
        fits = pc.less_equal(measured["sent_tokens"], measured["context_window"])
        self.fitted += _true(pc.and_(long, fits))
        for name in _SUMMED:
            column = measured[name]
            self.known[name] += len(column) - column.null_count
            self.sums[name] += pc.sum(column).as_py() or 0
        for name, against in _AGAINST.items():
            there = measured.filter(pc.is_valid(measured[name]))
            self.against[name] += pc.sum(there[against]).as_py() or 0
        self._add_coverage(measured["coverage_share"])

    def _add_coverage(self, column: pa.ChunkedArray) -> None:
        if known := len(column) - column.null_count:
            self.known["coverage_share"] += known
            total, least = self.coverage
            self.coverage = total + pc.sum(column).as_py(), min(least, pc.min(column).as_py())

    def measured(self, name: str) -> Measured | None:
        """Return the sum of a column, None if it is null everywhere."""
        calls = self.known[name]
        return Measured(calls=calls, total=self.sums[name]) if calls else None


class _Sums:
    """All that is added up over the calls of a report."""

    def __init__(self) -> None:
        tokens = ("calls", "visible_tokens", "sent_tokens")
        self.totals = _Totals()
        self.steps = Grouped(("stage", "reason"), ("tokens_before", "tokens_after"))
        self.before = Grouped(("visible_tokens",), ("calls",))
        self.after = Grouped(("sent_tokens",), ("calls",))
        self.costs = Grouped(
            ("model", "currency", "price_date"), (*tokens, "cost_visible", "cost_sent")
        )
        self.waste = {name: Grouped((name,), tokens) for name in ("sender", "template")}
        self.days = Grouped(("day",), ("calls",))

    def add(self, table: pa.Table) -> None:
        """Take some rows."""
        measured = table.filter(_is_measured(table))
        self.totals.add(table, measured)
        ones = pa.chunked_array([pa.repeat(pa.scalar(1, pa.int64()), measured.num_rows)])
        measured = measured.append_column("calls", ones).append_column(
            "day", measured["sent_at"].cast(pa.date32())
        )
        steps = pc.list_flatten(measured["steps"])
        self.steps.add(pa.Table.from_struct_array(steps))
        for grouped in (self.before, self.after, self.costs):
            grouped.add(measured)
        self.days.add(measured.filter(pc.is_valid(measured["day"])))
        for name, grouped in self.waste.items():
            grouped.add(measured.filter(pc.is_valid(measured[name])))


def aggregate(rows: Rows, prefill: Prefill) -> Report:
    """Read all rows and return the report on them."""
    source = rows.source
    sums = _Sums()
    for table in rows.calls():
        sums.add(table)
    totals = sums.totals
    projection = _projection(source, totals, sums.days)
    quarantined = rows.quarantined()
    return Report(
        source=source,
        calls=_calls(totals),
        tokens=Tokens(before=totals.sums["visible_tokens"], after=totals.sums["sent_tokens"]),
        raw=_raw(totals),
        steps=_steps(sums.steps.rows()),
        overhead=totals.sums["overhead_tokens"],
        sizes=sizes_of(sums.before.rows(), sums.after.rows()),
        costs=_costs(sums.costs.rows(), source),
        limits=Limits(
            priced=totals.known["tier_visible"],
            lower_tier=totals.lower_tier,
            windowed=totals.known["context_window"],
            too_long=totals.too_long,
            fitted=totals.fitted,
        ),
        kept=_kept(totals, quarantined),
        senders=_waste("sender", sums.waste["sender"]),
        templates=_waste("template", sums.waste["template"]),
        time=_time(rows.timings()),
        prefill=prefill,
        caching=_caching(totals),
        billed=_billed(totals),
        projection=projection if isinstance(projection, Projection) else None,
        no_projection=projection if isinstance(projection, str) else None,
    )


def _is_measured(table: pa.Table) -> pa.ChunkedArray:
    counted = pc.and_(pc.is_valid(table["visible_tokens"]), pc.is_valid(table["sent_tokens"]))
    return pc.and_(pc.is_null(table["error"]), counted)


def _true(mask: pa.ChunkedArray) -> int:
    return pc.sum(mask).as_py() or 0


def _calls(totals: _Totals) -> Calls:
    return Calls(
        total=totals.total,
        measured=totals.known["visible_tokens"],
        dated=totals.dated,
        inexact=totals.inexact,
        errors=tuple(sorted(totals.errors.items(), key=lambda e: (-e[1], e[0]))),
    )


def _raw(totals: _Totals) -> Raw | None:
    if not totals.known["raw_tokens"]:
        return None
    return Raw(
        calls=totals.known["raw_tokens"],
        raw_tokens=totals.sums["raw_tokens"],
        visible_tokens=totals.against["raw_tokens"],
    )


def _steps(rows: list[dict[str, Any]]) -> tuple[StepSum, ...]:
    """Return the steps in the order of the pipeline; reasons that it doesn't know come last."""
    labels: dict[str, str] = {reason.value: label for reason, label in LABELS.items()}
    steps = [
        StepSum(
            stage=plain(row["stage"]),
            reason=plain(row["reason"]),
            label=labels.get(row["reason"], plain(row["reason"]).replace("_", " ")),
            saved=row["tokens_before"] - row["tokens_after"],
        )
        for row in rows
    ]
    place = {reason: number for number, reason in enumerate(labels)}
    return tuple(sorted(steps, key=lambda s: (place.get(s.reason, len(place)), s.label)))


def _costs(rows: list[dict[str, Any]], source: Source) -> tuple[Cost, ...]:
    """Add up the prices of all days for each model and currency."""
    unnamed = source.models[0] if source.models else "no model"
    found: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in rows:
        model = plain(row["model"]) if row["model"] else unnamed
        found.setdefault((model, plain(row["currency"] or "")), []).append(row)
    return tuple(
        _cost(model, currency, found[model, currency]) for model, currency in sorted(found)
    )


def _cost(model: str, currency: str, rows: list[dict[str, Any]]) -> Cost:
    days: list[date] = sorted(row["price_date"] for row in rows if row["price_date"] is not None)
    priced = currency != ""
    return Cost(
        model=model,
        currency=currency or None,
        calls=sum(row["calls"] for row in rows),
        tokens=_tokens(rows),
        before=sum(row["cost_visible"] for row in rows) if priced else None,
        after=sum(row["cost_sent"] for row in rows) if priced else None,
        first_price_date=days[0] if days else None,
        last_price_date=days[-1] if days else None,
    )


def _tokens(rows: Iterable[dict[str, Any]]) -> Tokens:
    rows = list(rows)
    return Tokens(
        before=sum(row["visible_tokens"] for row in rows),
        after=sum(row["sent_tokens"] for row in rows),
    )


def _kept(totals: _Totals, quarantined: Counter[str] | None) -> Kept:
    coverage = None
    if calls := totals.known["coverage_share"]:
        total, least = totals.coverage
        coverage = Coverage(calls=calls, mean=total / calls, least=least)
    return Kept(
        spans_kept=totals.measured("spans_kept"),
        spans_removed=totals.measured("spans_removed"),
        recovered=totals.measured("recovered"),
        hidden=totals.measured("hidden"),
        cues_kept=totals.measured("cues_kept"),
        cues_lost=totals.measured("cues_lost"),
        calls_with_lost_cues=totals.lossy if totals.known["cues_lost"] else None,
        coverage=coverage,
        near_misses=totals.measured("near_misses"),
        calls_with_warnings=totals.warned,
        quarantined=None
        if quarantined is None
        else tuple(sorted(quarantined.items(), key=lambda q: (-q[1], q[0]))),
    )


def _waste(kind: Literal["sender", "template"], grouped: Grouped) -> WasteTable:
    """Return the senders or templates whose mail lost most; equals stand by their hashes."""
    table = grouped.table()
    if table is None or not table.num_rows:
        return WasteTable(kind=kind, known=0, calls=0, rows=())
    saved = pc.subtract(table["visible_tokens"], table["sent_tokens"])
    order = [("saved", "descending"), (kind, "ascending")]
    top = table.append_column("saved", saved).sort_by(order).slice(0, TOP)
    rows = tuple(
        Waste(hash=plain(row[kind][:HASH_DIGITS]), calls=row["calls"], tokens=_tokens([row]))
        for row in top.to_pylist()
    )
    return WasteTable(
        kind=kind, known=table.num_rows, calls=pc.sum(table["calls"]).as_py(), rows=rows
    )


_TENTH = 100_000
"""Nanoseconds in a tenth of a millisecond."""


def _time(timings: Iterable[pa.Table]) -> Time | None:
    names = ("wall_ns", "cpu_ns", *(f"{stage}_ns" for stage in STAGES))
    spent: Counter[str] = Counter()
    calls = 0
    tenths = Grouped(("tenths",), ("calls",))
    for table in timings:
        calls += table.num_rows
        for name in names:
            spent[name] += pc.sum(table[name]).as_py() or 0
        cpu = pc.divide(pc.add(table["cpu_ns"], _TENTH - 1), _TENTH)
        ones = pa.repeat(pa.scalar(1, pa.int64()), table.num_rows)
        tenths.add(pa.table({"tenths": cpu, "calls": ones}))
    if not calls:
        return None
    at = percentiles(tenths.rows(), "tenths", (50, 95, 99))
    return Time(
        calls=calls,
        wall_seconds=spent["wall_ns"] / 1e9,
        cpu_seconds=spent["cpu_ns"] / 1e9,
        percentiles=tuple((percent, tenths / 10_000) for percent, tenths in at.items()),
        stages=tuple((stage, spent[f"{stage}_ns"] / 1e9) for stage in STAGES),
    )


def _caching(totals: _Totals) -> Caching | None:
    if (cached := totals.measured("cached_prefix_tokens")) is None:
        return None
    return Caching(
        calls=cached.calls,
        cached_tokens=cached.total,
        sent_tokens=totals.against["cached_prefix_tokens"],
        retrimmed=totals.measured("retrimmed"),
    )


def _billed(totals: _Totals) -> Billed | None:
    if (billed := totals.measured("billed_input_tokens")) is None:
        return None
    return Billed(
        calls=billed.calls,
        input_tokens=billed.total,
        sent_tokens=totals.against["billed_input_tokens"],
        cached=totals.measured("billed_cached_tokens"),
    )


def _projection(source: Source, totals: _Totals, days: Grouped) -> Projection | str:
    """Return what a day is projected from, or why there is no projection."""
    if source.unfinished:
        return "the run is not finished"
    if not totals.dated:
        return "no call with figures has a date"
    share = Fraction(1)
    if source.sampled is not None:
        drawn, incoming = source.sampled
        if incoming is None:
            return "the run is a sample, and of how many calls is not known"
        share = Fraction(drawn, incoming)
    rows = days.rows()
    at = percentiles(rows, "day", _MIDDLE)
    first, last = at[_MIDDLE[0]], at[_MIDDLE[1]]
    if (last - first).days + 1 < FEWEST_DAYS:
        return f"the calls are of fewer than {FEWEST_DAYS} days, and mail differs by the day"
    return Projection(
        first=first,
        last=last,
        calls=sum(row["calls"] for row in rows if first <= row["day"] <= last),
        measured=totals.known["visible_tokens"],
        sample_share=share,
    )
