"""`context-trim compare`: a run's calls under other models, as tables or JSON."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from context_trim.cli.figures import change_text, money_text
from context_trim.cli.prices import add_prices, prices_of
from context_trim.errors import ConfigError
from context_trim.latency import Latency

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from context_trim.replay.compare import Bill, Compared, Comparison

_SCHEMA_VERSION = 1
_MOST_MODELS = 50


def add_parser(commands: _SubParsersAction[Any]) -> None:
    """Add the command and its arguments."""
    parser = commands.add_parser(
        "compare",
        help="say what a run's calls would cost with other models",
        description="Counts and prices the calls of a run under other models, with and without "
        "prompt caching, and in batches. A model with another tokenizer needs the texts again: "
        "the prompts (replay --keep-text) and the mailboxes (--mail). Needs the extra [replay].",
    )
    add = parser.add_argument
    add("run_folder", type=Path, metavar="RUN", help="a folder that replay wrote")
    add("--models", required=True, metavar="A,B,…", help="names of models; local ones of --prices")
    add("--mail", nargs="+", type=Path, default=[], metavar="PATH",
        help="the mailboxes of the run, in its order")  # fmt: skip
    add_prices(parser, default="those of the run")
    add("--json", action="store_true", help="print everything as JSON")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> None:
    models = [name.strip() for name in arguments.models.split(",")]
    if not all(models) or len(models) > _MOST_MODELS:
        raise ConfigError(
            f"--models takes up to {_MOST_MODELS} names with commas between them: "
            "--models gpt-5-mini,claude-sonnet-4-5."
        )
    from context_trim.replay.compare import Question, compare  # noqa: PLC0415  (Arrow is slow)

    prices = prices_of(arguments)
    question = Question(
        folder=arguments.run_folder,
        models=list(dict.fromkeys(models)),
        own=prices["prices"],
        day=prices["price_date"],
        mail=arguments.mail,
    )
    found = compare(question, on=_progress)
    if arguments.json:
        print(json.dumps({"schema_version": _SCHEMA_VERSION, **asdict(found)}, indent=2,
                         default=str))  # fmt: skip
    else:
        print("\n".join(_lines(found, arguments.run_folder)))


def _progress(mails: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{mails:,} mails read", end="\r", file=sys.stderr)


def _lines(found: Comparison, folder: Path) -> Iterator[str]:
    failed = f", {found.failed:,} of which failed and are left out" if found.failed else ""
    unfinished = "" if found.finished else "; the run isn't finished"
    yield (
        f"{found.calls:,} calls of {folder}{failed}, trimmed for {found.model or 'no model'} by "
        f"{found.counter}; the same texts under other models{unfinished}:"
    )
    if found.recounted:
        yield (
            f"{found.recounted:,} calls were counted again by the run's own tokenizer, "
            f"{found.differing:,} of which differ from the run"
        )
    for model in found.models:
        yield from ("", *_model(model, found.price_day))
    yield ""
    yield "Output tokens don't change and are not counted."


def _model(model: Compared, day: str) -> Iterator[str]:
    about = "exact" if model.count_exact else "an estimate of its own tokens"
    yield f"{model.model} ({model.counter}, {about})"
    yield f"  tokens   {_tokens(model)}"
    when = "of each message's day" if day == "message" else f"of {day}"
    yield f"  money    {_money(model, model.plain)}" + (
        f" (prices {when}, {model.source})" if model.plain.priced else ""
    )
    yield f"  batch    {_batch(model)}"
    yield f"  caching  {_caching(model)}"
    if any(model.above_window):
        before, after = model.above_window
        yield (
            f"  window   {before:,} -> {after:,} calls above the {model.context_window:,} tokens "
            "of its context"
        )
    if any(model.above_tier):
        before, after = model.above_tier
        yield f"  tier     {before:,} -> {after:,} calls pay a higher tier for all their tokens"
    if model.time is not None:
        yield f"  time     {_time(model, model.time)}"
    for missing in model.missing:
        yield f"  missing  {missing}"


def _time(model: Compared, time: Latency) -> str:
    verdict = "" if time.pays else ": trimming takes more time than it saves"
    return (
        f"reads {time.read_seconds:,.0f} s less over all calls, trimming took "
        f"{time.trim_seconds:,.0f} s of CPU{verdict} ({model.prefill.tokens_per_second:,} tokens a "
        f"second; {model.prefill.source})"
    )


def _tokens(model: Compared) -> str:
    before, after = model.tokens_before, model.tokens_after
    shown = " -> ".join("not known" if n is None else f"{n:,}" for n in (before, after))
    if before is None or after is None:
        return shown
    return f"{shown} ({change_text(before, after)})"


def _money(model: Compared, bill: Bill) -> str:
    if model.currency is None or not bill.priced:
        return "unpriced"
    shown = " -> ".join(
        "not known" if cost is None else money_text(cost, model.currency)
        for cost in (bill.before, bill.after)
    )
    if bill.before is None or bill.after is None:
        return shown
    return f"{shown}, saves {money_text(bill.before - bill.after, model.currency)}"


def _batch(model: Compared) -> str:
    if not model.batch.priced:
        return "no batch price is known"
    calls = f", {model.batch.priced:,} calls" if model.batch.priced != model.plain.priced else ""
    return f"{_money(model, model.batch)}{calls}"


def _caching(model: Compared) -> str:
    if not model.cached_calls:
        return "not measured (a run with --session measures it)"
    return (
        f"{_money(model, model.cached)}; without it {_money(model, model.cached_plain)} "
        f"({model.cached_calls:,} calls)"
    )
