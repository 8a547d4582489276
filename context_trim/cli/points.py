"""The arguments that say which mails are calls, for the commands that read mailboxes."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING

from context_trim.errors import ConfigError

if TYPE_CHECKING:
    from context_trim.replay.tasks import CallPoints


def add_points(parser: argparse.ArgumentParser) -> None:
    """Add the paths of mailboxes and what chooses calls."""
    add = parser.add_argument
    add(
        "paths",
        nargs="+",
        metavar="PATH",
        help="a mailbox: mbox, Takeout, Maildir, a folder or archive of mails, JSON of a mail API",
    )
    tasks = parser.add_mutually_exclusive_group()
    tasks.add_argument(
        "--task", help="what the agent is about to do (default: reply to the newest message)"
    )
    tasks.add_argument(
        "--tasks", metavar="FILE", help="rules in TOML: sender, subject, label to task and limit"
    )
    add("--max-tokens", type=int, required=True, metavar="N", help="the limit for a call's text")
    add(
        "--mine",
        action="append",
        default=[],
        metavar="ADDRESS",
        help="an own address, whose mail is no call; may be given several times",
    )
    add("--since", type=_day, metavar="DATE", help="no calls for mail before this day (UTC)")
    add("--until", type=_day, metavar="DATE", help="no calls for mail after this day (UTC)")
    add("--sample", type=int, metavar="N", help="make only so many of the calls, before the rules")
    add("--seed", type=int, default=0, metavar="S", help="draw another sample (default: 0)")
    add(
        "--as-of",
        choices=["message", "thread"],
        default="message",
        help="what a call sees of its thread: all up to its message (default), or the whole",
    )
    add(
        "--session",
        action="store_true",
        help="the calls of a thread are one growing session",
    )


def points_of(arguments: argparse.Namespace) -> CallPoints:
    """Return what the arguments ask for; raises `ConfigError`, or where pyarrow is missing."""
    from context_trim.replay.tasks import AsOf, CallPoints, one_task, read_rules  # noqa: PLC0415

    rules = read_rules(arguments.tasks) if arguments.tasks else one_task(arguments.task)
    for address in arguments.mine:
        if "@" not in address.strip("@"):
            raise ConfigError("--mine takes a whole address, such as ann@example.org.")
    return CallPoints(
        rules=rules,
        max_tokens=arguments.max_tokens,
        mine=frozenset(arguments.mine),
        since=arguments.since,
        until=arguments.until,
        sample=arguments.sample,
        seed=arguments.seed,
        as_of=AsOf(arguments.as_of),
        session=arguments.session,
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("give a day such as 2026-03-31") from None
