"""A table of a report: cells as values, and how each kind of value is written for people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Context, Decimal
from enum import StrEnum
from fractions import Fraction

NOT_MEASURED = "not measured"
UNPRICED = "unpriced"

_PLACES = 12
"""Of money as data: those that rows have."""

_WIDE = Context(prec=100)

_SIGNIFICANT = 2
"""Digits of the least of some amounts below 100; what is a thousandth of another has fewer."""

_CENTS_FROM = 100


class Kind(StrEnum):
    """What a column holds, which says how a cell is written and what None means in it."""

    TEXT = "text"
    COUNT = "count"
    TOKENS = "tokens"
    SHARE = "share"
    MONEY = "money"
    SECONDS = "seconds"


Cell = str | int | float | Decimal | Fraction | date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """A column: `name` for machines, `label` for people."""

    name: str
    label: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """A table. Money stands without its currency, which is a column of its own."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()

    def shown(self) -> list[list[str]]:
        """Return the cells as they are written for people."""
        return [_shown(row, self.columns) for row in self.rows]


def _shown(row: Sequence[Cell], columns: Sequence[Column]) -> list[str]:
    money = [i for i, column in enumerate(columns) if column.kind is Kind.MONEY]
    written = dict(zip(money, amounts(*(_amount(row[i]) for i in money)), strict=True))
    return [
        written[i] if i in written else show(cell, columns[i].kind) for i, cell in enumerate(row)
    ]


def _amount(cell: Cell) -> Decimal | None:
    if cell is None or isinstance(cell, Decimal):
        return cell
    raise TypeError("money must be Decimal")


def column(name: str, kind: Kind = Kind.TEXT, label: str | None = None) -> Column:
    """Return a column; its label is its name in words."""
    return Column(name=name, label=label or name.replace("_", " "), kind=kind)


def columns(*given: Column | str | tuple[str, Kind]) -> tuple[Column, ...]:
    """Return columns of names, or of names and kinds."""
    made = (
        g if isinstance(g, Column) else column(*([g] if isinstance(g, str) else g)) for g in given
    )
    return tuple(made)


def show(cell: Cell, kind: Kind) -> str:
    """Return a cell as it is written for people; money by itself, see `amounts`."""
    if kind is Kind.MONEY:
        return amounts(_amount(cell))[0]
    if cell is None:
        return NOT_MEASURED
    if kind is Kind.TEXT:
        return str(cell)
    if isinstance(cell, (str, date)):
        raise TypeError("a cell of this kind must be a number")
    return _SHOW[kind](cell)


Number = int | float | Decimal | Fraction


def _exact(number: Number) -> Fraction:
    return Fraction(number)


def _decimal(number: Fraction, places: int) -> str:
    """Return a number with places, ties to even, without a minus before zero."""
    scaled = round(number * 10**places)
    sign, digits = "-" if scaled < 0 else "", str(abs(scaled)).rjust(places + 1, "0")
    whole = f"{int(digits[: len(digits) - places]):,}"
    return f"{sign}{whole}.{digits[-places:]}" if places else f"{sign}{whole}"


def _count(number: Number) -> str:
    """Return a whole number, or a mean: to the unit from 10 on, else to a tenth."""
    exact = _exact(number)
    return _decimal(exact, 0 if exact.denominator == 1 or abs(exact) >= 10 else 1)  # noqa: PLR2004


def _share(number: Number) -> str:
    return f"{_decimal(_exact(number) * 100, 1)} %"


def amounts(*money: Decimal | None) -> list[str]:
    """Return amounts that stand side by side, with as many places as the least of them needs.

    Cents from 100 on, else two digits of the least one, so that what is saved is seen to be the
    difference.
    """
    given = [abs(Fraction(m)) for m in money if m]
    places = 2
    if given and max(given) < _CENTS_FROM:
        least = max(min(given), max(given) / 1000)
        while least * 10**places < 10 ** (_SIGNIFICANT - 1) and places < _PLACES:
            places += 1
    return [UNPRICED if m is None else _decimal(Fraction(m), places) for m in money]


def _seconds(number: Number) -> str:
    exact = _exact(number)
    if abs(exact) < 1:
        return f"{_decimal(exact * 1000, 1)} ms"
    return f"{_decimal(exact, 0 if abs(exact) >= 100 else 1)} s"  # noqa: PLR2004


_SHOW = {
    Kind.COUNT: _count,
    Kind.TOKENS: _count,
    Kind.SHARE: _share,
    Kind.SECONDS: _seconds,
}


def quantized(amount: Fraction | Decimal) -> Decimal:
    """Return money to the places that rows have."""
    return Decimal(round(Fraction(amount) * 10**_PLACES)).scaleb(-_PLACES, _WIDE)


def share(part: Number, whole: Number) -> Fraction | None:
    """Return a part as a share, None of nothing."""
    return Fraction(part) / Fraction(whole) if whole else None
