"""Prices of one's own: what they add and override, and what is said of a wrong file."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from context_trim import ConfigError, TrimConfig
from context_trim.own_prices import read_prices
from context_trim.prices import PriceBook, money_for

DAY = date(2026, 6, 1)
FILE = """
[[price]]
model = ["gpt-5-mini", "azure/gpt-5-mini"]
currency = "EUR"
input = 0.20
cache_read = 0.02
batch_share = 0.5
valid_from = 2026-01-01
valid_until = 2026-12-31
context_window = 1000

[[price.tier]]
above = 100_000
input = 0.40

[[price]]
model = "claude-sonnet-4-5"
list_share = 0.85

[[price]]
model = "mistral-large-latest"
batch_share = 0.5

[[local]]
model = "our-llama"
cost_per_hour = 3.6
tokens_per_second = 4_000
currency = "CHF"
counter = "o200k_base"
context_window = 131_072
"""


def _book(folder: Path, text: str = FILE) -> PriceBook:
    file = folder / "prices.toml"
    file.write_text(text)
    return PriceBook(read_prices(file))


def test_own_prices_come_first(tmp_path: Path) -> None:
    """Amounts, tiers and currency are those of the file, for snapshots of the model, too."""
    price = _book(tmp_path).price("gpt-5-mini-2025-08-07", DAY)
    assert price is not None
    assert price.currency == "EUR"
    assert price.cost(100_000, cached=50_000) == Decimal("0.011")  # 50,000 x 0.2 + 50,000 x 0.02
    assert price.cost(100_001) == Decimal("0.0400004")
    assert price.source == "own prices"


def test_a_price_is_of_one_seller(tmp_path: Path) -> None:
    """What Azure asks is not what OpenRouter asks."""
    book = _book(tmp_path)
    for name, currency in (("azure/gpt-5-mini", "EUR"), ("openrouter/openai/gpt-5-mini", "USD")):
        price = book.price(name, DAY)
        assert price is not None
        assert price.currency == currency


def test_outside_its_days_the_list_holds(tmp_path: Path) -> None:
    """The first and the last day count; before and after them the list does."""
    book = _book(tmp_path)
    days = (date(2025, 12, 31), date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 1))
    prices = [book.price("gpt-5-mini", day) for day in days]
    assert [p and p.currency for p in prices] == ["USD", "EUR", "EUR", "USD"]


def test_a_share_of_the_list_keeps_tiers_and_caches(tmp_path: Path) -> None:
    """15 % off: 0.85 x 3 below 200,000 tokens, 0.85 x 6 above, 0.85 x 0.3 from the cache."""
    book = _book(tmp_path)
    price = book.price("claude-sonnet-4-5", DAY)
    assert price is not None
    assert price.cost(100_000) == Decimal("0.255")
    assert price.cost(300_000) == Decimal("1.53")
    assert price.cost(100_000, cached=100_000) == Decimal("0.0255")
    batch = book.price("claude-sonnet-4-5", date(2026, 11, 20), batch=True)
    assert batch is not None
    assert batch.cost(100_000) == Decimal("0.1275")


def test_batches_pay_their_share(tmp_path: Path) -> None:
    """Of own amounts, or of the list's where the file gives the share alone."""
    book = _book(tmp_path)
    for name, cost in (("gpt-5-mini", "0.01"), ("mistral-large-latest", "0.1")):
        price = book.price(name, DAY, batch=True)
        assert price is not None
        assert price.cost(100_000) == Decimal(cost)
    plain = book.price("mistral-large-latest", DAY)
    assert plain is not None
    assert plain.cost(100_000) == Decimal("0.2")
    assert book.price("our-llama", DAY, batch=True) is None


def test_a_local_model_costs_its_hardware(tmp_path: Path) -> None:
    """At 3.60 an hour and 4,000 tokens a second, a million tokens cost 0.25."""
    book = _book(tmp_path)
    price = book.price("our-llama", DAY)
    assert price is not None
    assert (price.currency, price.cost(1_000_000)) == ("CHF", Decimal("0.25"))
    local = book.local("our-llama")
    assert local is not None
    assert local.counter == "o200k_base"
    assert book.context_window("our-llama") == 131_072
    assert book.context_window("gpt-5-mini") == 1_000
    assert book.local("gpt-5-mini") is None


def test_the_last_table_that_holds_counts(tmp_path: Path) -> None:
    """So a later agreement stands below an earlier one."""
    text = FILE + '\n[[price]]\nmodel = "gpt-5-mini"\ninput = 0.1\nvalid_from = 2026-05-01\n'
    price = _book(tmp_path, text).price("gpt-5-mini", DAY)
    assert price is not None
    assert (price.currency, price.cost(1_000_000)) == ("USD", Decimal("0.1"))


def test_no_price_is_none(tmp_path: Path) -> None:
    """An unknown model is unpriced; a price of 0 is a price."""
    book = _book(tmp_path, '[[price]]\nmodel = "free-model"\ninput = 0\n')
    assert book.price("other-model", DAY) is None
    price = book.price("free-model", DAY)
    assert price is not None
    assert price.cost(5) == 0


def test_a_configuration_carries_the_prices(tmp_path: Path) -> None:
    """They survive JSON, so that workers and a resumed run have the same; the repr shows none."""
    own = _book(tmp_path).own
    config = TrimConfig(model="our-llama", counter="o200k_base", prices=own)
    assert TrimConfig.model_validate_json(config.model_dump_json()) == config
    assert "3.6" not in repr(config)
    money = money_for(config.model, 1_000_000, 500_000, DAY, config.prices)
    assert money is not None
    assert (money.currency, money.saved) == ("CHF", Decimal("0.125"))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[price]", "is not TOML: wrong at line 1"),
        ("", r"has no \[\[price\]\]"),
        ("[price]\nmodel='a'", r"price: write \[\[price\]\]"),
        ("price = [1]", r"price 1: write \[\[price\]\]"),
        ("[[prices]]", r"only \[\[price\]\] and \[\[local\]\] are known, but there is 'prices'"),
        ("[[price]]\ninput = 1", "price 1: model: Field required"),
        ("[[price]]\nmodel = 'a'", r"price 1 \('a'\): give input"),
        ("[[price]]\nmodel = 'a'\ninput = -1", r"price 1 \('a'\): input: .*greater"),
        ("[[price]]\nmodel = 'a'\ninput = nan", "input: .*finite"),
        ("[[price]]\nmodel = 'a'\ninput = 'x'", "input: .*decimal"),
        ("[[price]]\nmodel = 'a'\ninput = 1e999999999999999999", "input|not TOML"),
        ("[[price]]\nmodel = 'a'\nprice = 1", "price: is unknown; known are model, currency"),
        ("[[price]]\nmodel = 'a'\ninput = 1\nlist_share = 0.5", "not both"),
        ("[[price]]\nmodel = 'a'\nlist_share = 1.5", "list_share: .*less"),
        ("[[price]]\nmodel = 'a'\nlist_share = 0.5\ncurrency = 'EUR'", "in USD"),
        ("[[price]]\nmodel = 'a'\nbatch_share = 0.5\ncurrency = 'EUR'", "in USD"),
        ("[[price]]\nmodel = 'a'\ncache_read = 1\nbatch_share = 0.5", "input is missing"),
        ("[[price]]\nmodel = 'a'\ninput = 1\ncurrency = 'euro'", "currency: "),
        ("[[price]]\nmodel = 'a'\ninput = 1\nvalid_from = 'soon'", "valid_from: "),
        (
            "[[price]]\nmodel = 'a'\ninput = 1\nvalid_from = 2026-02-01\nvalid_until = 2026-01-01",
            "later",
        ),
        (
            "[[price]]\nmodel = 'a'\ninput = 1\n[[price.tier]]\nabove = 5\ninput = 1\n"
            "[[price.tier]]\nabove = 5\ninput = 2",
            "ascend",
        ),
        ("[[price]]\nmodel = 'a'\ninput = 1\n[[price.tier]]\ninput = 1", r"tier\.0\.above: Field"),
        ("[[local]]\nmodel = 'a'\ncost_per_hour = 1", "local 1 .*tokens_per_second: Field"),
        (
            "[[local]]\nmodel = 'a'\ncost_per_hour = 1\ntokens_per_second = 0",
            "tokens_per_second: .*greater",
        ),
    ],
)
def test_a_wrong_file_names_table_and_key(tmp_path: Path, text: str, says: str) -> None:
    """The error says which file, table and key, and what to give."""
    with pytest.raises(ConfigError, match=rf"prices\.toml.*(?:{says})"):
        _book(tmp_path, text)


def test_a_file_that_is_not_there_or_no_text(tmp_path: Path) -> None:
    """Both are named."""
    with pytest.raises(ConfigError, match=r"none\.toml cannot be read: No such file"):
        read_prices(tmp_path / "none.toml")
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigError, match=r"bytes\.toml is not UTF-8"):
        read_prices(tmp_path / "bytes.toml")
