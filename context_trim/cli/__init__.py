"""The command line: `context-trim trim …`, `replay …` and others. Arguments, one call, print."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from context_trim import __version__
from context_trim.cli import compare, diff, estimate, export, replay, report, trim
from context_trim.errors import BudgetError, ContextTrimError, SourceError

EXIT_USAGE = 2
EXIT_BUDGET = 3
_EXIT_INTERRUPTED = 130


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(EXIT_USAGE, f"{self.prog}: {message} (see {self.prog} --help)\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command.

    Returns 0 for done, 1 for a limit that `diff` found broken, 2 for what is wrong, 3 for an
    impossible budget.
    """
    parser = _Parser(
        prog="context-trim",
        description="Turn a mail thread into just what a task needs, within a token limit.",
    )
    parser.add_argument("--version", action="version", version=f"context-trim {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    trim.add_parser(commands)
    replay.add_parser(commands)
    report.add_parser(commands)
    diff.add_parser(commands)
    export.add_parser(commands)
    estimate.add_parser(commands)
    compare.add_parser(commands)
    arguments = parser.parse_args(argv)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal may know few characters
    try:
        if sys.stdout is None or sys.stdin is None:
            raise SourceError("standard input and output must be open.")
        code: int | None = arguments.run(arguments)
        sys.stdout.flush()
    except ContextTrimError as error:
        print(f"context-trim: {error}", file=sys.stderr)
        return EXIT_BUDGET if isinstance(error, BudgetError) else EXIT_USAGE
    except BrokenPipeError:  # the reader of stdout has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        print(f"context-trim: the output cannot be written: {error.strerror}.", file=sys.stderr)
        return EXIT_USAGE
    except KeyboardInterrupt:
        return _EXIT_INTERRUPTED
    else:
        return code or 0
    return 0


def run() -> NoReturn:
    """Run as the installed command."""
    sys.exit(main())
