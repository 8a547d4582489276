"""Prices are decimal, dated, and absent rather than wrong."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from context_trim import trim
from context_trim.own_prices import OwnPrice, OwnTier
from context_trim.prices import money_for


def test_price_of_a_call() -> None:
    """gpt-5-mini costs USD 0.25 a million input tokens (openai.com/api/pricing)."""
    money = money_for("gpt-5-mini", 2_000_000, 400_000, date(2026, 3, 1))
    assert money is not None
    assert (money.currency, money.visible, money.sent) == ("USD", Decimal("0.5"), Decimal("0.1"))
    assert money.saved == Decimal("0.4")
    assert money.price_date == date(2026, 3, 1)
    assert money.source.startswith("genai-prices ")


def test_the_price_of_the_day_is_used() -> None:
    """o3's input fell from USD 10 to 2 a million tokens on 10 June 2025."""
    before = money_for("o3", 1_000_000, 0, date(2025, 6, 1))
    after = money_for("o3", 1_000_000, 0, date(2025, 6, 20))
    assert before is not None
    assert after is not None
    assert (before.visible, after.visible) == (Decimal(10), Decimal(2))


def test_today_is_the_default_day() -> None:
    """Without a date the prices are today's, and the result says which day that is."""
    money = money_for("gpt-4o", 1, 1, None)
    assert money is not None
    assert abs((money.price_date - datetime.now(UTC).date()).days) <= 1


def test_no_price_is_none() -> None:
    """An unknown price is unpriced, not free."""
    assert money_for("my-own-model", 10, 5, None) is None
    assert money_for(None, 10, 5, None) is None


def test_leaving_a_tier_is_said() -> None:
    """A prompt that pays less for all of its tokens says so in the line of savings."""
    own = OwnPrice(model=("gpt-5-mini",), input=Decimal(1),
                   tier=(OwnTier(above=300, input=Decimal(2)),))  # fmt: skip
    mail = "From: a@example.org\nSubject: Hi\n\n" + "\n\n".join(f"Point {n}." for n in range(200))
    result = trim(mail, max_tokens=250, model="gpt-5-mini", encoder="none", prices=(own,))
    money = result.savings.money
    assert money is not None
    assert (money.tier_visible, money.tier_sent) == (300, 0)
    assert money.visible == Decimal(result.savings.visible_tokens) * 2 / 1_000_000
    assert result.savings.summary().endswith(", below the higher prices above 300 tokens")


def test_the_day_of_the_newest_message() -> None:
    """With price_date="message" a call has the price of its day, and without a date none."""
    mail = "From: a@example.org\nSubject: Hi\n{}\nHello.\n"
    dated = {
        "Date: Mon, 9 Jun 2025 23:30:00 -0500\n": Decimal("2e-6"),
        "Date: Mon, 9 Jun 2025 23:30:00 +0000\n": Decimal("1e-5"),
    }
    for field, price in dated.items():
        result = trim(mail.format(field), max_tokens=200, model="o3", price_date="message",
                      encoder="none")  # fmt: skip
        money = result.savings.money
        assert money is not None
        assert money.sent == result.tokens * price
    undated = trim(mail.format(""), max_tokens=200, model="o3", price_date="message")
    assert undated.savings.money is None
