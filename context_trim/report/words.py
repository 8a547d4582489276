"""What a report says in sentences: its headline, its basis, and its method to be quoted."""

from __future__ import annotations

from fractions import Fraction

from context_trim.report.figures import DAYS_OF_YEAR, Projection, Report, Tokens
from context_trim.report.table import Kind, amounts, show

FEW_DAYS = 28
"""Below it a projection of a year says that it rests on little."""


def headline(report: Report) -> str:
    """Return what trimming does, in one sentence."""
    tokens = report.tokens
    if not report.calls.total:
        return "No calls, hence nothing to report"
    if not report.calls.measured:
        return "All calls failed, hence nothing is measured"
    if tokens.saved_share is None:
        return "The mail of these calls has no visible text"
    share = _share(abs(tokens.saved), tokens.before)
    if tokens.saved < 0:
        return f"Trimming adds {share} to the input tokens of the mail"
    return f"Trimming takes out {share} of the mail's input tokens"


def summary(report: Report) -> str:
    """Return the sum over all measured calls, in one line."""
    calls = f"{report.calls.measured:,} calls measured"
    if not report.calls.measured:
        return f"{calls}."
    parts = [f"{calls}: {_arrow(report.tokens)} tokens"]
    for currency in report.currencies:
        _, before, after = report.money(currency)
        was, now = amounts(before, after)
        parts.append(f"{currency} {was} -> {now}")
    if not report.currencies:
        parts.append("unpriced")
    return f"{'; '.join(parts)}."


def cautions(report: Report) -> list[str]:
    """Return what must be known before a figure is used."""
    source, calls = report.source, report.calls
    said = []
    if source.unfinished:
        said.append(
            f"This run is not finished (its state is {source.unfinished!r}). The calls so far are "
            "those of the first threads in the dumps, which need not be like the rest."
        )
    if calls.failed:
        said.append(
            f"{calls.failed:,} of {calls.total:,} calls failed. They have no figures and are in "
            "no sum and no mean below; the table of failures names their errors."
        )
    if calls.inexact:
        said.append(
            f"Tokens of {calls.inexact:,} calls are estimates: their model's tokenizer is not "
            "public, and another one times a factor stands in."
        )
    if report.unpriced_calls:
        said.append(
            f"{report.unpriced_calls:,} calls are unpriced: no price is known for their model. "
            "That is not a price of 0, and no sum of money has them in it."
        )
    if report.limits.too_long:
        said.append(
            f"{report.limits.too_long:,} calls are longer than their model's context window before "
            "trimming: they could not be made, and what they would cost is no money that was saved."
        )
    if calls.measured and report.tokens.saved < 0:
        said.append("Headers and markers cost more than trimming takes out of this mail.")
    if (time := report.time) is not None and time.cpu_seconds > report.prefill_seconds:
        own, saved = (show(s, Kind.SECONDS) for s in (time.cpu_seconds, report.prefill_seconds))
        said.append(
            f"Trimming saves no time here: it takes {own}, and a model that reads "
            f"{report.prefill.tokens_per_second:,} tokens a second would read what it saves in "
            f"{saved}."
        )
    return said


def basis(report: Report) -> str:
    """Return what the projection rests on, or why there is none."""
    if (p := report.projection) is None:
        why = report.no_projection or "nothing is measured"
        return f"No projection to a day or a year: {why}."
    rate = show(p.calls_a_day, Kind.COUNT)
    calls = "call" if rate == "1" else "calls"
    said = (
        f"Projected, not measured: {rate} {calls} a day ({_rate(p)}), each as large as the mean of "
        f"the {p.measured:,} measured ones. A year is {DAYS_OF_YEAR} such days."
    )
    if p.days < FEW_DAYS:
        said += f" {p.days:,} days say little of a year."
    return said


def _rate(p: Projection) -> str:
    days = f"{p.calls:,} calls in {p.days:,} days, {p.first} to {p.last}"
    if p.sample_share == 1:
        return days
    return f"{days}, of which the sample drew {show(p.sample_share, Kind.SHARE)}"


def _arrow(tokens: Tokens) -> str:
    return f"{tokens.before:,} -> {tokens.after:,}"


def _share(part: int, whole: int) -> str:
    return show(Fraction(part, whole), Kind.SHARE)
