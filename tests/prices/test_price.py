"""What a request's input costs: tiers, caches, batches, against sums done by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from genai_prices import Usage
from genai_prices.data_snapshot import get_snapshot
from hypothesis import given
from hypothesis import strategies as st

from context_trim.prices import Price, PriceBook, Tier, list_date, list_name, money_for
from context_trim.prices.listed import listed_price
from context_trim.registry import find_model

DAY = date(2026, 11, 20)
TIERED = Price(
    currency="EUR",
    tiers=(
        Tier(input=Decimal(3), cache_read=Decimal("0.3"), cache_write=Decimal("3.75")),
        Tier(above=200_000, input=Decimal(6), cache_read=Decimal("0.6")),
    ),
    source="by hand",
)


@pytest.mark.parametrize(
    ("tokens", "cached", "written", "cost"),
    [
        (0, 0, 0, "0"),
        (1_000, 0, 0, "0.003"),
        (200_000, 0, 0, "0.6"),
        (200_001, 0, 0, "1.200006"),  # the tier reprices all of it, not what is above
        (10_000, 8_000, 0, "0.0084"),  # 2,000 x 3 + 8,000 x 0.3
        (10_000, 8_000, 1_500, "0.009525"),  # 500 x 3 + 8,000 x 0.3 + 1,500 x 3.75
        (300_000, 0, 100_000, "1.8"),  # no price for writing above: as input
    ],
)
def test_costs_by_hand(tokens: int, cached: int, written: int, cost: str) -> None:
    """Cached and written tokens are parts of the input and have prices of their own."""
    assert TIERED.cost(tokens, cached=cached, written=written) == Decimal(cost)


def test_parts_larger_than_the_whole_are_refused() -> None:
    """More tokens from the cache than the request has cannot be."""
    for parts in ({"cached": 11}, {"written": 11}, {"cached": 6, "written": 5}, {"cached": -1}):
        with pytest.raises(ValueError, match="parts"):
            TIERED.cost(10, **parts)


def test_claude_and_gemini_have_long_context_tiers() -> None:
    """Above 200,000 tokens Claude Sonnet 4.5 costs 6 instead of 3 (docs.claude.com/pricing)."""
    money = money_for("claude-sonnet-4-5", 250_000, 150_000, DAY)
    assert money is not None
    assert (money.visible, money.sent) == (Decimal("1.5"), Decimal("0.45"))
    assert (money.tier_visible, money.tier_sent) == (200_000, 0)
    gemini = money_for("gemini-2.5-pro", 200_001, 200_000, DAY)
    assert gemini is not None
    assert (gemini.visible, gemini.sent) == (Decimal("0.5000025"), Decimal("0.25"))


@pytest.mark.parametrize(
    "name",
    ["openai/gpt-5-mini", "azure/gpt-5-mini", "anthropic:claude-opus-4-5", "mistral-large-latest",
     "openrouter/anthropic/claude-sonnet-4.5", "gpt-5-mini-2025-08-07"],
)  # fmt: skip
def test_names_of_any_seller_have_prices(name: str) -> None:
    """Prefixes say who sells it."""
    assert PriceBook().price(name, DAY) is not None


def test_batches_have_a_price_only_where_the_list_has_one() -> None:
    """Half for Claude; Mistral Large's is not in the list, so none is made up."""
    book = PriceBook()
    price = book.price("claude-sonnet-4-5", DAY, batch=True)
    assert price is not None
    assert price.cost(1_000_000) == Decimal(3)  # above 200,000 tokens
    assert "batch" in price.source
    assert book.price("mistral-large-latest", DAY) is not None
    assert book.price("mistral-large-latest", DAY, batch=True) is None


def test_the_list_has_a_version_and_a_date() -> None:
    """The newest price that is in force says how old the list is at most."""
    assert list_name().startswith("genai-prices 0.")
    found = list_date(DAY)
    assert found is not None
    assert date(2026, 1, 1) < found <= DAY
    assert list_date(date(1990, 1, 1)) is None


_SOLD = ("gpt-5-mini", "claude-sonnet-4-5", "gemini-2.5-pro", "mistral-large-latest", "gpt-6-sol",
         "deepseek-chat", "claude-haiku-5-5", "azure/gpt-5-mini")  # fmt: skip


@given(
    name=st.sampled_from(_SOLD),
    tokens=st.integers(0, 1_000_000),
    shares=st.tuples(st.floats(0, 1), st.floats(0, 1)),
    day=st.dates(date(2025, 6, 1), date(2027, 1, 31)),
)
def test_costs_are_those_of_genai_prices(
    name: str, tokens: int, shares: tuple[float, float], day: date
) -> None:
    """Law: for any request and day our sum is that of the library whose prices we read."""
    known = find_model(name)
    assert known.provider is not None
    assert known.model is not None
    price = listed_price(known, day)
    assert price is not None
    cached = int(tokens * shares[0])
    written = int((tokens - cached) * shares[1])
    if price.tiers[0].cache_read is None:
        cached = 0  # the library has no such case, and here they pay for input
    if price.tiers[0].cache_write is None:
        written = 0
    theirs = get_snapshot().calc(
        Usage(input_tokens=tokens, cache_read_tokens=cached, cache_write_tokens=written),
        known.model, known.provider, None, datetime.combine(day, time(12), UTC),
    )  # fmt: skip
    assert price.cost(tokens, cached=cached, written=written) == theirs.input_price
