"""`context-trim replay`: mailbox dumps to RUN/, with progress, and one line at the end."""

from __future__ import annotations

import argparse
import os
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from context_trim.cli.points import add_points, points_of
from context_trim.cli.prices import add_prices, prices_of
from context_trim.cli.relevance import add_min_relevance
from context_trim.config import ReplayLimits, TrimConfig
from context_trim.errors import ConfigError

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from context_trim.replay.run import Summary


def add_parser(commands: _SubParsersAction[Any]) -> None:
    """Add the command and its arguments."""
    parser = commands.add_parser(
        "replay",
        help="trim the calls that an agent would have made over mailbox dumps",
        description="Each incoming message of mailbox dumps is the moment at which an agent would "
        "have been called, and its thread up to then is the context. Writes a row a call to RUN/ "
        "as Parquet: sizes, tokens and warnings, no content. Needs the extra [replay].",
    )
    add = parser.add_argument
    add_points(parser)
    add("--out", type=Path, required=True, metavar="RUN", help="a new folder for the results")
    add_trim(parser)
    add_prices(parser, default="the day on which the run begins")
    add("--keep-text", action="store_true", help="store the text of each prompt, too")
    add_work(parser)
    add("--resume", action="store_true", help="go on with the run in RUN, or begin it")
    add("--json", action="store_true", help="print progress and summary as JSON, one event a line")
    parser.set_defaults(run=_run)


def add_trim(parser: argparse.ArgumentParser) -> None:
    """Add the settings of a trim."""
    add = parser.add_argument
    add("--model", help="the model that would read the text, such as gpt-5-mini")
    add("--counter", metavar="NAME", help="for other models: o200k_base, cl100k_base, or the path "
        "of a tokenizer.json")  # fmt: skip
    add_min_relevance(parser)


def add_work(parser: argparse.ArgumentParser) -> None:
    """Add how much the work may take."""
    add = parser.add_argument
    add("--jobs", type=int, default=_cores(), metavar="N", help="processes (default: all cores)")
    add("--max-seconds", type=int, default=60, metavar="N",
        help="CPU seconds that a call may take (default: 60)")  # fmt: skip


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _run(arguments: argparse.Namespace) -> None:
    # Late: Arrow takes longer to import than a trim takes.
    from context_trim.cli.progress import shown  # noqa: PLC0415
    from context_trim.replay.run import Replay, run  # noqa: PLC0415

    replay = Replay(
        paths=[Path(path) for path in arguments.paths],
        points=points_of(arguments),
        trim=config_of(arguments),
        limits=limits_of(arguments.max_seconds),
        keep_text=arguments.keep_text,
        jobs=arguments.jobs,
    )
    try:
        with shown(as_json=arguments.json) as show:
            summary = run(replay, arguments.out, resume=arguments.resume, on=show.progress)
            show.end(summary, _line(summary, arguments.out))
    except KeyboardInterrupt:
        print(f"context-trim: stopped; this goes on: {_resume_line()}", file=sys.stderr)
        raise


def config_of(arguments: argparse.Namespace) -> TrimConfig:
    """Return the settings of a trim; raises `ConfigError`."""
    try:
        return TrimConfig(
            model=arguments.model,
            counter=arguments.counter,
            min_relevance=arguments.min_relevance,
            **prices_of(arguments),
        )
    except ValidationError as error:
        raise ConfigError(_wrong(error)) from None


def limits_of(seconds: int) -> ReplayLimits:
    """Return the limits; what hangs without working may take five times as long."""
    try:
        return ReplayLimits(max_cpu_seconds=seconds, max_wall_seconds=5 * seconds)
    except ValidationError as error:
        raise ConfigError(_wrong(error)) from None


def _wrong(error: ValidationError) -> str:
    said = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
    return f"these settings are wrong: {said}."


def _resume_line() -> str:
    words = ["context-trim", *sys.argv[1:]]
    return shlex.join(words if "--resume" in words else [*words, "--resume"])


def _line(summary: Summary, out: Path) -> str:
    """Return the last line: messages, calls, tokens, and what was not done."""
    counts = summary.counts
    share = counts.tokens_after / counts.tokens_before - 1 if counts.tokens_before else 0.0
    line = (
        f"{summary.messages:,} messages, {counts.calls:,} calls: "
        f"{counts.tokens_before:,} -> {counts.tokens_after:,} tokens ({100 * share:+.0f} %), "
        f"{counts.quarantined:,} quarantined"
    )
    if counts.failed:
        line += f", calls that failed: {counts.failed:,}"
    if summary.unread:
        line += f", entries that are no mail or no whole one: {summary.unread:,}"
    return f"{line}; see {out}"
