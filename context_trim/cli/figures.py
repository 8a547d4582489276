"""Figures as text: tokens, money and shares, as the commands print them."""

from __future__ import annotations

from decimal import Decimal

_CENTS = 2
_DIGITS = 3
"""Of amounts below one: how many count."""


def tokens_text(value: Decimal) -> str:
    """Return a number of tokens, whole."""
    return f"{round(value):,}"


def money_text(value: Decimal, currency: str) -> str:
    """Return an amount: cents from one on, else three digits that count."""
    if not value:
        return f"{currency} 0"
    places = _CENTS if abs(value) >= 1 else _DIGITS - 1 - value.adjusted()
    return f"{currency} {value:,.{places}f}"


def change_text(before: Decimal | int, after: Decimal | int) -> str:
    """Return by how much a figure changed, such as "-74 %"."""
    share = Decimal(after) / before - 1 if before else Decimal(0)
    return f"{100 * share:+.0f} %".replace("-0 %", "0 %").replace("+0 %", "0 %")
