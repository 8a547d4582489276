"""What changed between two runs, and why: settings, figures, and the calls that both made."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from context_trim.errors import ReportError
from context_trim.latency import Prefill
from context_trim.report.aggregate import TOP, aggregate
from context_trim.report.figures import Report
from context_trim.report.source import CALL_COLUMNS, Rows, Run, plain
from context_trim.report.table import Cell, Kind, Number, Table, amounts, columns, show

_PAIRED = (
    "message", "thread", "error", "visible_tokens", "sent_tokens", "cues_lost", "currency",
    "cost_sent",
)  # fmt: skip

_SALTED = "Tasks, rules and own addresses are salted in each run, and cannot be compared."
_UNTOLD = frozenset({"machine", "begun", "ended", "salt", "counts", "state", "schema_version"})
"""What run.json says that makes no row another one, or is told elsewhere."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Guard:
    """A limit on the second run's figure, and whether it holds."""

    name: str
    limit: str
    found: str
    holds: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """The limits that the second run is held to; None asks nothing.

    Cues lost and failed calls are counted, coverage is the mean share over the calls, cost is that
    of all calls' input after trimming, in its currency.
    """

    max_lost_cues: int | None = None
    min_coverage: Decimal | None = None
    max_cost: Decimal | None = None
    max_failed: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """Two runs side by side: tables, what they rest on in words, and the guards."""

    tables: tuple[Table, ...]
    notes: tuple[str, ...]
    guards: tuple[Guard, ...]

    @property
    def holds(self) -> bool:
        """Whether no guard is broken."""
        return all(guard.holds for guard in self.guards)


def difference(old: Rows, new: Rows, limits: Limits, prefill: Prefill) -> Difference:
    """Compare two runs or ledgers; raises `ReportError` for a guard on what is not measured."""
    before, after = aggregate(old, prefill), aggregate(new, prefill)
    guards = tuple(_guards(after, limits))
    tables = [_settings(old, new), _figures(before, after), _shares(before, after)]
    tables.append(_money(before, after))
    notes = []
    if _same_mail(before, after):
        tables += _pairs(old, new)
    else:
        notes.append(
            "The two did not read the same mail, so no call of one is a call of the other: "
            "only sums and means are compared."
        )
    for name, report in (("A", before), ("B", after)):
        if report.source.unfinished:
            notes.append(f"{name} is not finished (its state is {report.source.unfinished!r}).")
    return Difference(tables=tuple(tables), notes=tuple(notes), guards=guards)


def _same_mail(old: Report, new: Report) -> bool:
    sha256 = old.source.input_sha256
    return sha256 is not None and sha256 == new.source.input_sha256


def _flat(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name in sorted(value):
            if path or name not in _UNTOLD:
                yield from _flat(value[name], f"{path}.{name}" if path else name)
    else:
        yield path, value if isinstance(value, str) else json.dumps(value)


def _settings(old: Rows, new: Rows) -> Table:
    """Return what run.json of the two says differently."""
    was, now = (dict(_flat(r.about)) if isinstance(r, Run) else {} for r in (old, new))
    rows = []
    for name in sorted(was.keys() | now.keys()):
        if name.startswith(("input.paths", "input.signature")):
            continue
        before, after = (plain(side.get(name, "none")) for side in (was, now))
        if name != "configuration.calls.hash" and before != after:
            rows.append((plain(name.removeprefix("configuration.")), before, after))
    return Table(
        name="settings",
        title="What was set differently",
        columns=columns("setting", "A", "B"),
        rows=tuple(rows),
        notes=(
            *(() if rows else ("Nothing that these two say.",)),
            *([_SALTED] if was and now else []),
        ),
    )


def _figures(old: Report, new: Report) -> Table:
    def lost(report: Report) -> int | None:
        return report.kept.cues_lost.total if report.kept.cues_lost else None

    def misses(report: Report) -> int | None:
        return report.kept.near_misses.total if report.kept.near_misses else None

    figures: dict[str, tuple[int | None, int | None]] = {
        "calls": (old.calls.total, new.calls.total),
        "failed": (old.calls.failed, new.calls.failed),
        "tokens before": (old.tokens.before, new.tokens.before),
        "tokens after": (old.tokens.after, new.tokens.after),
        "cues lost": (lost(old), lost(new)),
        "near misses": (misses(old), misses(new)),
        "quarantined": (_quarantined(old), _quarantined(new)),
    }
    rows = [
        (name, a, b, None if a is None or b is None else b - a) for name, (a, b) in figures.items()
    ]
    return _compared("figures", "Figures", Kind.COUNT, rows)


def _quarantined(report: Report) -> int | None:
    if report.kept.quarantined is None:
        return None
    return sum(count for _, count in report.kept.quarantined)


def _shares(old: Report, new: Report) -> Table:
    figures = {
        "tokens saved": (old.tokens.saved_share, new.tokens.saved_share),
        "coverage, mean": tuple(
            r.kept.coverage.mean if r.kept.coverage else None for r in (old, new)
        ),
    }
    rows = [
        (name, a, b, None if a is None or b is None else b - a) for name, (a, b) in figures.items()
    ]
    return _compared("shares", "Shares", Kind.SHARE, rows)


def _compared(
    name: str,
    title: str,
    kind: Kind,
    rows: Sequence[tuple[str, Number | None, Number | None, Number | None]],
) -> Table:
    shape = columns("what", *((side, kind) for side in ("A", "B", "change")))
    return Table(name=name, title=title, columns=shape, rows=tuple(rows))


def _money(old: Report, new: Report) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for currency in sorted({*old.currencies, *new.currencies}):
        was, now = (r.money(currency)[2] if currency in r.currencies else None for r in (old, new))
        change = None if was is None or now is None else now - was
        rows.append(("all calls, after", currency, was, now, change))
    notes = [
        f"{report.unpriced_calls:,} calls of {name} are unpriced."
        for name, report in (("A", old), ("B", new))
        if report.unpriced_calls
    ]
    return Table(
        name="money",
        title="Money for input",
        columns=columns("what", "currency", *((side, Kind.MONEY) for side in ("A", "B", "change"))),
        rows=tuple(rows),
        notes=tuple(notes),
    )


def _pairs(old: Rows, new: Rows) -> list[Table]:
    """Join the calls by the number of their mail, which is that of the mail in the dumps.

    This holds the columns of `_PAIRED` of both, some 100 bytes a call.
    """
    was, now = _narrow(old), _narrow(new)
    joined = was.join(now, keys="message", right_suffix="_b", join_type="full outer")
    a, b = _has_figures(joined, ""), _has_figures(joined, "_b")
    in_a, in_b = pc.is_valid(joined["thread"]), pc.is_valid(joined["thread_b"])
    both = joined.filter(pc.and_(a, b))
    change = pc.subtract(both["sent_tokens_b"], both["sent_tokens"])
    counts = {
        "with figures in both": both.num_rows,
        "of these, larger in B": _true(pc.greater(change, 0)),
        "of these, smaller in B": _true(pc.less(change, 0)),
        "of these, another visible text": _true(
            pc.not_equal(both["visible_tokens"], both["visible_tokens_b"])
        ),
        "of these, more cues lost in B": _true(pc.greater(both["cues_lost_b"], both["cues_lost"])),
        "in A alone": _true(pc.invert(in_b)),
        "in B alone": _true(pc.invert(in_a)),
        "failed in B alone": _true(pc.and_(pc.and_(in_a, in_b), pc.and_not(a, b))),
        "failed in A alone": _true(pc.and_(pc.and_(in_a, in_b), pc.and_not(b, a))),
    }
    tokens = (_sum(both["sent_tokens"]), _sum(both["sent_tokens_b"]))
    rows = [("tokens after", *tokens, tokens[1] - tokens[0])]
    return [
        Table(
            name="pairs", title="The same calls", columns=columns("what", ("calls", Kind.COUNT)),
            rows=tuple(counts.items()),
        ),
        _compared("paired_tokens", "Tokens of the calls with figures in both", Kind.COUNT, rows),
        _largest(both.append_column("change", change)),
    ]  # fmt: skip


def _narrow(rows: Rows) -> pa.Table:
    tables = [table.select(_PAIRED) for table in rows.calls()]
    if not tables:
        return pa.table({name: pa.nulls(0, CALL_COLUMNS[name]) for name in _PAIRED})
    return pa.concat_tables(tables)


def _has_figures(joined: pa.Table, suffix: str) -> pa.ChunkedArray:
    tokens = pc.and_(
        pc.is_valid(joined[f"visible_tokens{suffix}"]), pc.is_valid(joined[f"sent_tokens{suffix}"])
    )
    return pc.and_(tokens, pc.is_null(joined[f"error{suffix}"]))


def _true(mask: pa.ChunkedArray) -> int:
    return pc.sum(mask).as_py() or 0


def _sum(column: pa.ChunkedArray) -> int:
    return pc.sum(column).as_py() or 0


def _largest(both: pa.Table) -> Table:
    """Return the calls whose text changed most in size, so that they can be looked at."""
    table = both.filter(pc.not_equal(both["change"], 0))
    size = pc.abs(table["change"])
    order = [("size", "descending"), ("message", "ascending")]
    top = table.append_column("size", size).sort_by(order).slice(0, TOP)
    names = ("thread", "message", "sent_tokens", "sent_tokens_b", "change")
    rows = tuple(
        (str(row["thread"]), str(row["message"]), *(row[name] for name in names[2:]))
        for row in top.select(names).to_pylist()
    )
    shape = columns("thread", "message", *((side, Kind.TOKENS) for side in ("A", "B", "change")))
    return Table(
        name="largest", title="Calls that changed most, in tokens sent", columns=shape, rows=rows,
        notes=() if rows else ("No call of both has another size.",),
    )  # fmt: skip


def _guards(report: Report, limits: Limits) -> Iterator[Guard]:
    """Hold the second run to the limits; what is not measured in all of its calls is an error."""
    asked = [limits.max_lost_cues, limits.min_coverage, limits.max_cost, limits.max_failed]
    if all(limit is None for limit in asked):
        return
    if report.source.unfinished:
        raise ReportError("B is not finished: a guard on it would not hold for the rest.")
    if not report.calls.measured:
        raise ReportError("B has no call with figures: there is nothing to guard.")
    if (most := limits.max_lost_cues) is not None:
        lost = report.kept.cues_lost
        _require(report, "--max-lost-cues", "lost cues", lost.calls if lost else 0)
        found = lost.total if lost else 0
        yield _guard("lost cues", f"at most {most:,}", f"{found:,}", holds=found <= most)
    if (least := limits.min_coverage) is not None:
        coverage = report.kept.coverage
        _require(report, "--min-coverage", "coverage", coverage.calls if coverage else 0)
        mean = coverage.mean if coverage else 0.0
        limit = f"at least {show(least, Kind.SHARE)}"
        yield _guard(
            "coverage", limit, show(mean, Kind.SHARE), holds=Decimal(str(round(mean, 12))) >= least
        )
    if (cost := limits.max_cost) is not None:
        yield _cost_guard(report, cost)
    if (most := limits.max_failed) is not None:
        found = report.calls.failed
        yield _guard("failed calls", f"at most {most:,}", f"{found:,}", holds=found <= most)


def _guard(name: str, limit: str, found: str, *, holds: bool) -> Guard:
    return Guard(name=name, limit=limit, found=found, holds=holds)


def _require(report: Report, option: str, what: str, calls: int) -> None:
    if calls < report.calls.measured:
        raise ReportError(
            f"{option} cannot be held: B measured {what} in {calls:,} of "
            f"{report.calls.measured:,} calls with figures."
        )


def _cost_guard(report: Report, most: Decimal) -> Guard:
    _require(report, "--max-cost", "a price", report.calls.measured - report.unpriced_calls)
    if len(report.currencies) != 1:
        raise ReportError(
            f"--max-cost cannot be held: B has prices in {', '.join(report.currencies)}, and "
            "currencies are not added."
        )
    (currency,) = report.currencies
    found = report.money(currency)[2]
    limit, cost = amounts(most, found)
    return _guard("cost", f"at most {currency} {limit}", f"{currency} {cost}", holds=found <= most)


def as_dict(done: Difference) -> dict[str, Any]:
    """Return a difference for JSON."""
    from context_trim.report.data import rows_of  # noqa: PLC0415  (needs nothing of this)

    return {
        "schema_version": 1,
        "tables": {table.name: rows_of(table) for table in done.tables},
        "notes": list(done.notes),
        "guards": [
            {"name": g.name, "limit": g.limit, "found": g.found, "holds": g.holds}
            for g in done.guards
        ],
        "holds": done.holds,
    }
