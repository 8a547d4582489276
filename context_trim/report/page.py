"""A report as one HTML page that needs nothing else: no script, no request, no font."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

from context_trim.errors import MissingExtraError
from context_trim.report.charts import Bar, Chart, Row, bar_chart
from context_trim.report.figures import Report
from context_trim.report.method import method
from context_trim.report.table import Kind, Table, amounts, show
from context_trim.report.tables import MEASURED, PROJECTED, THOUSAND, tables_of
from context_trim.report.words import basis, cautions, headline, summary

if TYPE_CHECKING:
    from jinja2 import Template

_BEFORE_AFTER = (("before", "before: visible text"), ("after", "after: what is sent"))


MOST_ROWS = 40
"""Of a table on the page, which else would have no end."""

_MOST_MODELS = 12
"""In a chart: those that cost most."""

_MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """One figure of the first screen, whether it is measured, and what stands below it."""

    basis: str
    name: str
    figure: str
    below: str


def as_html(report: Report) -> str:
    """Return the page; raises `MissingExtraError` without jinja2."""
    tables = {table.name: table for table in tables_of(report)}
    return _template().render(
        report=report,
        source=report.source,
        headline=headline(report),
        summary=summary(report),
        cards=_cards(report, tables["money"]),
        cautions=cautions(report),
        basis=basis(report),
        tables=tables,
        charts=_charts(report, tables),
        method=method(report),
        most=MOST_ROWS,
        right=lambda column: column.kind is not Kind.TEXT,
    )


@functools.cache
def _template() -> Template:
    try:
        from jinja2 import Environment, StrictUndefined  # noqa: PLC0415  (an extra)
    except ImportError:
        raise MissingExtraError("report", ["jinja2"]) from None
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    folder = files("context_trim.report") / "templates"
    environment.filters["whole"] = _whole
    environment.globals["style"] = _safe((folder / "report.css").read_text(encoding="utf-8"))
    return environment.from_string((folder / "report.html").read_text(encoding="utf-8"))


def _whole(text: str) -> str:
    """Return text whose percentages and arrows a line doesn't cut, with real signs."""
    if text.startswith("-") and text[1:2].isdigit():
        text = _MINUS + text[1:]
    return text.replace(" %", "\N{NO-BREAK SPACE}%").replace(" -> ", "\N{NO-BREAK SPACE}→ ")


def _safe(css: str) -> str:
    """Return our own style sheet as what needs no escaping."""
    from markupsafe import Markup  # noqa: PLC0415  (comes with jinja2)

    return Markup(css)  # noqa: S704  (a file of this package)


def _cards(report: Report, money: Table) -> list[Card]:
    """Return tokens, what calls cost, and what a year would save."""
    calls, tokens = report.calls.measured, report.tokens
    if not calls or tokens.saved_share is None:
        return []
    cards = [
        Card(
            basis=MEASURED,
            name="input tokens of the mail",
            figure=show(-tokens.saved_share, Kind.SHARE).replace("-", _MINUS),
            below=f"{tokens.before:,} -> {tokens.after:,}, {calls:,} calls",
        )
    ]
    for (what, _, currency, *_), shown in zip(money.rows, money.shown(), strict=True):
        was, now, saved = shown[3:]
        if what == THOUSAND:
            name = f"{currency} for {THOUSAND}"
            below = f"the mean of {report.money(str(currency))[0]:,} priced calls"
            cards.append(Card(basis=MEASURED, name=name, figure=f"{was} -> {now}", below=below))
        elif what == "a year":
            name, below = f"{currency} saved in a year", _calls_a_day(report)
            cards.append(Card(basis=PROJECTED, name=name, figure=saved, below=below))
    return cards


def _calls_a_day(report: Report) -> str:
    assert report.projection is not None  # noqa: S101  (what a year saves rests on it)
    return f"at {show(report.projection.calls_a_day, Kind.COUNT)} calls a day"


def _charts(report: Report, tables: dict[str, Table]) -> dict[str, list[Chart]]:
    if not report.calls.measured:
        return {"steps": [], "bins": [], "models": []}
    return {
        "steps": [_waterfall(report, tables["steps"])],
        "bins": [_distribution(report, tables["bins"])],
        "models": list(_costs(report)),
    }


def _waterfall(report: Report, table: Table) -> Chart:
    shown = table.shown()
    labels = [cells[0] for cells in shown]
    values = [cells[1].replace("-", _MINUS) for cells in shown]
    moves = [-step.saved for step in report.steps] + [report.overhead]
    at = float(report.tokens.before)
    bars = [Bar(start=0, end=at, style="before", text=values[0])]
    for move, text in zip(moves, values[1:-1], strict=True):
        style = "cut" if move <= 0 else "added"
        bars.append(Bar(start=at, end=at + move, style=style, text=text))
        at += move
    bars.append(Bar(start=0, end=report.tokens.after, style="after", text=values[-1]))
    rows = [Row(label=label, bars=(bar,)) for label, bar in zip(labels, bars, strict=True)]
    steps = ", ".join(f"{label} {text}" for label, text in zip(labels, values, strict=True))
    legend = (
        ("before", "visible text"), ("cut", "taken out"), ("added", "added"), ("after", "sent"),
    )  # fmt: skip
    title = "Tokens from visible text to what is sent"
    return bar_chart("steps", title, f"Tokens over all measured calls: {steps}.", rows, legend)


def _distribution(report: Report, table: Table) -> Chart:
    rows = [
        Row(
            label=label,
            bars=(
                Bar(start=0, end=b.before, style="before", text=before),
                Bar(start=0, end=b.after, style="after", text=after),
            ),
        )
        for b, (label, before, after) in zip(report.sizes.bins, table.shown(), strict=True)
    ]
    said = "; ".join(f"{r.label} tokens: {r.bars[0].text}, {r.bars[1].text}" for r in rows)
    title = "Calls by their number of tokens, before and after"
    return bar_chart("bins", title, f"Calls before and after, {said}.", rows, _BEFORE_AFTER)


def _costs(report: Report) -> Iterator[Chart]:
    """Yield a chart a currency: amounts of two have no scale in common."""
    for number, currency in enumerate(report.currencies):
        rows = []
        own = [c for c in report.costs if c.currency == currency]
        for cost in sorted(own, key=lambda c: -(c.before or 0))[:_MOST_MODELS]:
            if cost.before is None or cost.after is None:
                continue
            was, now, _ = amounts(cost.before, cost.after, cost.saved)
            bars = (
                Bar(start=0, end=float(cost.before), style="before", text=was),
                Bar(start=0, end=float(cost.after), style="after", text=now),
            )
            rows.append(Row(label=cost.model, bars=bars))
        title = f"Money for input by model, in {currency}"
        said = "; ".join(f"{r.label}: {r.bars[0].text}, {r.bars[1].text}" for r in rows)
        text = f"{currency} before and after, {said}."
        yield bar_chart(f"models-{number}", title, text, rows, _BEFORE_AFTER)
