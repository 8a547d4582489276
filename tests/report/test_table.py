"""How cells are written for people, and text for spreadsheets."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from context_trim.report.data import inert
from context_trim.report.table import Cell, Kind, amounts, quantized, show

SHOWN: list[tuple[Cell, Kind, str]] = [
    (1_234_567, Kind.TOKENS, "1,234,567"),
    (-5, Kind.COUNT, "-5"),
    (Fraction(7, 2), Kind.COUNT, "3.5"),
    (Fraction(1_234_567, 100), Kind.TOKENS, "12,346"),
    (Fraction(2, 3), Kind.SHARE, "66.7 %"),
    (Fraction(-1, 100_000), Kind.SHARE, "0.0 %"),
    (None, Kind.COUNT, "not measured"),
    (None, Kind.MONEY, "unpriced"),
    (Decimal("1234.5678"), Kind.MONEY, "1,234.57"),
    (Decimal(0), Kind.MONEY, "0.00"),
    (Decimal("0.000000000001"), Kind.MONEY, "0.000000000001"),
    (0.0123, Kind.SECONDS, "12.3 ms"),
    (12.34, Kind.SECONDS, "12.3 s"),
    (1234.5, Kind.SECONDS, "1,234 s"),
    (-12.34, Kind.SECONDS, "-12.3 s"),
]


@pytest.mark.parametrize(("cell", "kind", "text"), SHOWN)
def test_cells(cell: Cell, kind: Kind, text: str) -> None:
    """Digits that matter, grouped; no minus before zero."""
    assert show(cell, kind) == text


MONEY = st.decimals(0, 10_000, places=12)


@settings(deadline=None)
@given(MONEY, MONEY)
def test_what_is_saved_is_seen_to_be_the_difference(before: Decimal, after: Decimal) -> None:
    """Amounts side by side have as many places, and differ from the exact by half of the last."""
    shown = amounts(before, after, before - after)
    assert len({len(text.partition(".")[2]) for text in shown}) == 1
    places = len(shown[0].partition(".")[2])
    for exact, text in zip((before, after, before - after), shown, strict=True):
        written = Decimal(text.replace(",", ""))
        assert abs(written - exact) <= Decimal(5).scaleb(-places - 1)


@settings(deadline=None)
@given(st.fractions(), st.integers(1, 10**9))
def test_money_is_rounded_once(amount: Fraction, factor: int) -> None:
    """To a trillionth, however large it is."""
    money = quantized(amount * factor)
    assert abs(Fraction(money) - amount * factor) <= Fraction(1, 2 * 10**12)
    assert money.as_tuple().exponent == -12


@settings(deadline=None)
@given(st.text(max_size=20))
def test_text_is_no_formula(text: str) -> None:
    """What is written to a cell begins with nothing that a spreadsheet runs."""
    written = inert(text)
    assert written.lstrip()[:1] not in tuple("=+-@＝＋－＠")
    assert written in (text, f"'{text}")
