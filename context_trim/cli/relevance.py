"""The option that says when a passage is irrelevant, for the commands that trim."""

from __future__ import annotations

from argparse import ArgumentParser

from context_trim.config import TrimConfig


def add_min_relevance(parser: ArgumentParser) -> None:
    """Add `--min-relevance`."""
    parser.add_argument(
        "--min-relevance",
        type=float,
        default=TrimConfig().min_relevance,
        metavar="SHARE",
        help="the chance (0 to 1) with which what is needed may be among passages left out as "
        "irrelevant (default: %(default)s)",
    )
