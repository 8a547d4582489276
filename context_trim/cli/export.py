"""`context-trim export`: mailboxes to Parquet, a row a thread, as a replay's workers take it."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from context_trim.cli.points import add_points, points_of

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_parser(commands: _SubParsersAction[Any]) -> None:
    """Add the command and its arguments."""
    parser = commands.add_parser(
        "export",
        help="write the threads of mailboxes, with the calls of a replay, as Parquet",
        description="Write the threads of mailboxes, with the calls that a replay makes, as "
        "Parquet files. They hold the mails.",
    )
    add_points(parser)
    parser.add_argument("--out", required=True, metavar="DIR", help="a new or empty folder")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> None:
    points = points_of(arguments)
    from context_trim.replay.export import export  # noqa: PLC0415  (Arrow is slow to import)

    done = export(arguments.paths, points, arguments.out, progress=_progress)
    read = done.input
    print(
        f"{read.mails:,} mails in {read.threads:,} threads: {done.calls:,} calls in "
        f"{done.threads:,} threads written to {arguments.out} ({done.parts:,} parts)"
    )
    if read.copies:
        print(f"{read.copies:,} mails are copies of others and are read once")
    if read.unreadable:
        print(f"{read.unreadable:,} entries are no mail, or no whole one: see unreadable.jsonl")


def _progress(mails: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{mails:,} mails read", end="\r", file=sys.stderr)
