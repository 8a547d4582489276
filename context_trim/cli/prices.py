"""The arguments that say which prices hold, for all commands that know money."""

from __future__ import annotations

import argparse
from datetime import date
from typing import Any, Literal

from context_trim.own_prices import read_prices


def add_prices(parser: argparse.ArgumentParser, *, default: str = "today") -> None:
    """Add the file of own prices and the day of the prices."""
    add = parser.add_argument
    add("--prices", metavar="FILE", help="own prices in TOML: negotiated, batches, local models")
    add("--price-date", type=_day, metavar="DATE",
        help="the prices in force on a day, or 'message': on that of each call's message "
        f"(default: {default})")  # fmt: skip


def prices_of(arguments: argparse.Namespace) -> dict[str, Any]:
    """Return the settings of `TrimConfig`; raises `ConfigError` for a wrong file."""
    own = read_prices(arguments.prices) if arguments.prices else ()
    return {"prices": own, "price_date": arguments.price_date}


def _day(text: str) -> date | Literal["message"]:
    if text == "message":
        return "message"
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("give a day such as 2026-03-31, or message") from None
