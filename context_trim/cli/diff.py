"""`context-trim diff`: what changed between two runs, and whether limits still hold."""

from __future__ import annotations

import argparse
import json
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from context_trim.cli.report import add_prefill, new_console, prefill_of

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from context_trim.report.diff import Difference

EXIT_BROKEN = 1


def add_parser(commands: _SubParsersAction[Any]) -> None:
    """Add the command and its arguments."""
    parser = commands.add_parser(
        "diff",
        help="compare two replays or ledgers, and hold the second to limits",
        description="Compare two replays or ledgers: settings, figures and, where both read the "
        "same mail, call by call. Exit code 1 says that a limit on B is broken. A limit on what B "
        "did not measure is an error. Needs the extra [report].",
    )
    add = parser.add_argument
    add("old", metavar="RUN_A", help="the folder of a replay, or a ledger")
    add("new", metavar="RUN_B", help="the one that is held to the limits")
    add("--max-lost-cues", type=_whole, metavar="N", help="cues that B may lose over all calls")
    add("--min-coverage", type=_number, metavar="SHARE",
        help="the least mean coverage (0 to 1) of B's calls")  # fmt: skip
    add("--max-cost", type=_number, metavar="X",
        help="what the input of all calls of B may cost, in its currency")  # fmt: skip
    add("--max-failed", type=_whole, metavar="N", help="calls of B that may fail")
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="print JSON")
    shape.add_argument("--markdown", action="store_true", help="print Markdown")
    add_prefill(parser)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    # Late: Arrow takes longer to import than a trim takes.
    from context_trim.report.diff import Limits, as_dict, difference  # noqa: PLC0415
    from context_trim.report.source import open_rows  # noqa: PLC0415

    limits = Limits(
        max_lost_cues=arguments.max_lost_cues,
        min_coverage=arguments.min_coverage,
        max_cost=arguments.max_cost,
        max_failed=arguments.max_failed,
    )
    old, new = open_rows(arguments.old), open_rows(arguments.new)
    done = difference(old, new, limits, prefill_of(arguments.prefill_rate))
    if arguments.json:
        print(json.dumps(as_dict(done), indent=2, ensure_ascii=False))
    else:
        _print(done, markdown=arguments.markdown)
    return 0 if done.holds else EXIT_BROKEN


def _print(done: Difference, *, markdown: bool) -> None:
    from context_trim.report.text import difference_as_markdown, print_difference  # noqa: PLC0415

    if markdown:
        print(difference_as_markdown(done), end="")
    else:
        print_difference(done, new_console())


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError("give a whole number of 0 or more")
    return int(text)


def _number(text: str) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal(-1)
    if not number.is_finite() or number < 0:
        raise argparse.ArgumentTypeError("give a number of 0 or more")
    return number
