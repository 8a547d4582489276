"""`context-trim report`: the savings of a run or a ledger, for people and for machines."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from context_trim.errors import OutputError
from context_trim.latency import DEFAULT_PREFILL, Prefill
from context_trim.latency import prefill_of as given

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from context_trim.report.figures import Report

_PIPED_WIDTH = 100
"""Columns of what is not printed on a terminal."""


def add_parser(commands: _SubParsersAction[Any]) -> None:
    """Add the command and its arguments."""
    parser = commands.add_parser(
        "report",
        help="show what trimming saved in a replay or a ledger, and what it lost",
        description="Show what trimming saved, in tokens, money and time, and what it lost: "
        "tables, or one HTML page. Reads the rows of a replay or a ledger, no mail. Needs the "
        "extra [report].",
    )
    add = parser.add_argument
    add("source", metavar="RUN|LEDGER", help="the folder of a replay, or a ledger")
    add("--html", metavar="FILE", help="write one page that needs no network and no script")
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="print JSON")
    shape.add_argument("--csv", action="store_true", help="print CSV, a line a figure")
    shape.add_argument("--markdown", action="store_true", help="print Markdown")
    add_prefill(parser)
    parser.set_defaults(run=_run)


def add_prefill(parser: argparse.ArgumentParser) -> None:
    """Add the rate at which a model reads."""
    parser.add_argument(
        "--prefill-rate",
        metavar="N",
        help="tokens that the model reads in a second, if you know it better",
    )


def prefill_of(rate: str | None) -> Prefill:
    """Return the rate that was given, or the one that is assumed."""
    return DEFAULT_PREFILL if rate is None else given(rate)


def _run(arguments: argparse.Namespace) -> None:
    # Late: Arrow takes longer to import than a trim takes.
    from context_trim.report.aggregate import aggregate  # noqa: PLC0415
    from context_trim.report.source import open_rows  # noqa: PLC0415

    report = aggregate(open_rows(arguments.source), prefill_of(arguments.prefill_rate))
    if arguments.html:
        from context_trim.report.page import as_html  # noqa: PLC0415

        _write(Path(arguments.html), as_html(report).encode())
    if arguments.json or arguments.csv or arguments.markdown:
        _print(arguments, report)
    elif arguments.html:
        from context_trim.report.words import headline, summary  # noqa: PLC0415

        print(f"{headline(report)}. {summary(report)} See {arguments.html}")
    else:
        _print_tables(report)


def _print(arguments: argparse.Namespace, report: Report) -> None:
    from context_trim.report.data import as_csv, as_json  # noqa: PLC0415
    from context_trim.report.text import as_markdown  # noqa: PLC0415

    made = as_json if arguments.json else as_csv if arguments.csv else as_markdown
    sys.stdout.write(made(report))


def _print_tables(report: Report) -> None:
    from context_trim.report.text import print_report  # noqa: PLC0415

    print_report(report, new_console())


def new_console() -> Any:  # noqa: ANN401  (rich is slow to import)
    """Return a console for stdout; wide enough for a table where that is no terminal."""
    from rich.console import Console  # noqa: PLC0415

    width = None if sys.stdout.isatty() else _PIPED_WIDTH
    return Console(highlight=False, width=width, file=sys.stdout)


def _write(path: Path, data: bytes) -> None:
    """Write a file, whole or not at all; what is there must be a file."""
    from context_trim.files import new_file  # noqa: PLC0415

    path = Path(os.path.realpath(path))
    if path.exists() and not path.is_file():
        raise OutputError(f"{path} is no file that could be replaced.")
    with new_file(path) as out:
        out.write(data)
