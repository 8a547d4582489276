"""`context-trim estimate`: a sample of mailboxes' calls, measured, and projected to a volume."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from context_trim.cli.figures import change_text, money_text, tokens_text
from context_trim.cli.points import add_points, points_of
from context_trim.cli.prices import add_prices
from context_trim.cli.replay import add_trim, add_work, config_of, limits_of
from context_trim.errors import ConfigError
from context_trim.latency import DEFAULT_PREFILL, prefill_of

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from context_trim.replay.estimate import Estimate
    from context_trim.replay.sampling import Mean, Projected

_SAMPLE = 400
"""Calls: half a minute at most on two cores."""

_DAYS = 365
_MOST_CALLS = 10**12
_SCHEMA_VERSION = 1


def add_parser(commands: _SubParsersAction[Any]) -> None:
    """Add the command and its arguments."""
    parser = commands.add_parser(
        "estimate",
        help="say what trimming would save at a volume, from a sample of mailboxes",
        description="Draws a sample of the calls that a replay would make, trims them, and "
        "projects tokens and money to a volume, with an interval of 95 %. Needs the extra "
        "[replay].",
    )
    add = parser.add_argument
    add_points(parser)
    volume = parser.add_mutually_exclusive_group(required=True)
    volume.add_argument("--volume", type=int, metavar="N", help="project to so many calls")
    volume.add_argument(
        "--per-day", type=int, metavar="N", help="project to so many calls a day, and a year of it"
    )
    add_trim(parser)
    add_prices(parser)
    add("--prefill-rate", metavar="N", help="prompt tokens that the model reads a second "
        f"(default: {DEFAULT_PREFILL.tokens_per_second:,}; {DEFAULT_PREFILL.source})")  # fmt: skip
    add_work(parser)
    add("--json", action="store_true", help="print everything as JSON")
    parser.set_defaults(run=_run, sample=_SAMPLE)


def _run(arguments: argparse.Namespace) -> None:
    volumes = _volumes(arguments)
    from context_trim.replay.estimate import Asked, estimate  # noqa: PLC0415  (Arrow is slow)

    asked = Asked(
        paths=[Path(path) for path in arguments.paths],
        points=points_of(arguments),
        trim=config_of(arguments),
        limits=limits_of(arguments.max_seconds),
        jobs=arguments.jobs,
    )
    if arguments.prefill_rate is not None:
        asked = replace(asked, prefill=prefill_of(arguments.prefill_rate))
    found = estimate(asked, on=_progress)
    if arguments.json:
        print(json.dumps(_data(found, volumes), indent=2, default=str))
    else:
        print("\n".join(_lines(found, volumes)))


def _volumes(arguments: argparse.Namespace) -> dict[str, int]:
    """Return what is projected to: calls by what they are called."""
    asked = arguments.volume if arguments.volume is not None else arguments.per_day
    if not 1 <= asked <= _MOST_CALLS:
        raise ConfigError("--volume and --per-day take a whole number of calls, 1 or more.")
    if arguments.volume is not None:
        return {f"{asked:,} calls": asked}
    return {f"a day of {asked:,} calls": asked, f"a year of {_DAYS} such days": asked * _DAYS}


def _progress(mails: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{mails:,} mails read", end="\r", file=sys.stderr)


def _lines(found: Estimate, volumes: dict[str, int]) -> Iterator[str]:
    yield from _measured(found)
    for name, calls in volumes.items():
        yield f"projected to {name}:"
        yield f"  tokens      {_projected(found.before, found.after, found.saved, calls)}"
        if found.cost is not None:
            cost = found.cost
            yield "  money       " + _projected(
                cost.before, cost.after, cost.saved, calls, cost.currency
            )
    yield (
        "Output tokens don't change and are not counted. The interval says how far a sample can "
        "be off by chance, threads drawn anew; it knows nothing of mail that is different."
    )
    yield f"took {found.seconds:.0f} s"


def _measured(found: Estimate) -> Iterator[str]:
    about = "" if found.count_exact else ", an estimate of the model's own tokens"
    failed = f", {found.failed:,} of which fail and are left out" if found.failed else ""
    yield (
        f"measured on {found.drawn:,} of {found.calls:,} calls{failed}, in "
        f"{found.sampled_threads:,} of {found.threads:,} threads, of {found.messages:,} mails:"
    )
    change = change_text(found.before.mean, found.after.mean)
    before, after = tokens_text(found.before.mean), tokens_text(found.after.mean)
    yield f"  tokens      {before} -> {after} a call ({change}; {found.counter}{about})"
    yield f"  money       {_cost(found)}"
    yield f"  time        {_time(found)}"
    if found.above_window is not None and any(found.above_window):
        yield "  window      {:,} -> {:,} calls above the model's context window".format(
            *found.above_window
        )
    if found.above_tier is not None and any(found.above_tier):
        yield "  tier        {:,} -> {:,} calls pay a higher tier for all tokens".format(
            *found.above_tier
        )


def _cost(found: Estimate) -> str:
    cost = found.cost
    if cost is None:
        return "unpriced: no price is known for the model, or no single currency"
    before, after = (money_text(mean.mean, cost.currency) for mean in (cost.before, cost.after))
    days = f"{cost.first_day}" if cost.first_day == cost.last_day else (
        f"{cost.first_day} to {cost.last_day}"
    )  # fmt: skip
    listed = f", whose newest is of {cost.list_date}" if cost.list_date else ""
    unpriced = found.made - cost.priced
    rest = f"; {unpriced:,} calls are unpriced" if unpriced else ""
    return f"{before} -> {after} a call (prices of {days}, {cost.source}{listed}){rest}"


def _time(found: Estimate) -> str:
    made = found.made
    read, spent = (
        f"{1_000 * seconds / made:,.0f} ms"
        for seconds in (found.time.read_seconds, found.time.trim_seconds)
    )
    verdict = "" if found.time.pays else ": trimming takes more time than it saves"
    return (
        f"the model reads {read} less a call, trimming takes {spent} of CPU{verdict} "
        f"({found.prefill.tokens_per_second:,} tokens a second; {found.prefill.source})"
    )


def _projected(before: Mean, after: Mean, saved: Mean, calls: int, currency: str = "") -> str:
    def text(value: Decimal) -> str:
        return money_text(value, currency) if currency else tokens_text(value)

    whole = Decimal(calls)
    figure: Projected = saved.times(whole)
    interval = "no interval: one thread alone"
    if figure.low is not None and figure.high is not None:
        interval = f"95 %: {text(figure.low)} to {text(figure.high)}"
    return (
        f"{text(before.mean * whole)} -> {text(after.mean * whole)}, saves {text(figure.value)} "
        f"({interval})"
    )


def _data(found: Estimate, volumes: dict[str, int]) -> dict[str, Any]:
    """Return the estimate as plain data, measured and projected apart."""
    projected = []
    for name, calls in volumes.items():
        figures = {"tokens": _figures(found.before, found.after, found.saved, calls)}
        if found.cost is not None:
            cost = found.cost
            money = _figures(cost.before, cost.after, cost.saved, calls)
            figures["money"] = {"currency": cost.currency, **money}
        projected.append({"to": name, "calls": calls, **figures})
    measured = asdict(found)
    seconds = measured.pop("seconds")
    return {
        "schema_version": _SCHEMA_VERSION,
        "measured": measured,
        "projected": projected,
        "seconds": round(seconds, 1),
    }


def _figures(before: Mean, after: Mean, saved: Mean, calls: int) -> dict[str, Any]:
    whole = Decimal(calls)
    return {
        "before": before.mean * whole,
        "after": after.mean * whole,
        "saved": asdict(saved.times(whole)),
    }
