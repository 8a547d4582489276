"""What a model's input tokens cost on a date: own prices, then the list of `genai-prices`."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal

from context_trim.errors import UnknownModelError
from context_trim.models import Money
from context_trim.own_prices import LocalPrice, Own, OwnPrice
from context_trim.prices.listed import list_date, list_name, listed_price, model_key
from context_trim.prices.price import Price, Tier
from context_trim.registry import KnownModel, find_model

__all__ = ["Price", "PriceBook", "Tier", "list_date", "list_name", "money_for", "price_book"]

_SECONDS = 3_600
_MILLION = 1_000_000


class PriceBook:
    """Finds prices: in a user's own tables first, the last that holds; then in the list."""

    def __init__(self, own: Sequence[Own] = ()) -> None:
        self.own = tuple(own)
        self.price = functools.lru_cache(maxsize=10_000)(self._price)
        self._key = functools.lru_cache(maxsize=1_000)(_key)

    def local(self, model: str) -> LocalPrice | None:
        """Return the last table of a local model, whenever it holds."""
        found = (t for t in reversed(self.own) if isinstance(t, LocalPrice))
        return next((t for t in found if self._is_about(t, model)), None)

    def context_window(self, model: str | None) -> int | None:
        """Return a model's context window in tokens, None where it isn't known."""
        if model is None:
            return None
        own = (t.context_window for t in reversed(self.own) if self._is_about(t, model))
        known = _known(model)
        return next(filter(None, own), known.context_window if known else None)

    def _price(self, model: str, day: date, *, batch: bool = False) -> Price | None:
        """Return what a model's input costs on a day, None where no price is known.

        With `batch`, the price of requests that may take a day; None where none is given.
        """
        for table in reversed(self.own):
            if table.holds(day) and self._is_about(table, model):
                price = self._own(table, model, day, batch=batch)
                break
        else:
            price = _listed(model, day, batch=batch)
        return price

    def _own(self, table: Own, model: str, day: date, *, batch: bool) -> Price | None:
        if isinstance(table, LocalPrice):
            return None if batch else _local(table)
        base = _amounts(table) or self._share_of_list(table, model, day, batch=False)
        if not batch:
            return base
        if table.batch_share is None:
            return self._share_of_list(table, model, day, batch=True) if _is_share(table) else None
        return base and base.times(table.batch_share, f"{base.source}, batch share of own prices")

    @staticmethod
    def _share_of_list(table: OwnPrice, model: str, day: date, *, batch: bool) -> Price | None:
        price = _listed(model, day, batch=batch)
        if price is None or table.list_share is None:
            return price
        return price.times(table.list_share, f"{price.source}, share of own prices")

    def _is_about(self, table: Own, model: str) -> bool:
        names = {name.casefold() for name in table.model}
        key = self._key(model)
        return model.casefold() in names or (
            key is not None and any(self._key(name) == key for name in table.model)
        )


@functools.lru_cache(maxsize=64)
def price_book(own: tuple[Own, ...]) -> PriceBook:
    """Return the book of own prices, the same one for the same prices."""
    return PriceBook(own)


def money_for(
    model: str | None,
    visible_tokens: int,
    sent_tokens: int,
    on: date | None,
    own: tuple[Own, ...] = (),
) -> Money | None:
    """Return what both inputs cost at the prices in force on a day (None: today, UTC).

    Returns None for a model without a known price: unpriced, which is not the same as free.
    """
    day = on or datetime.now(UTC).date()
    price = price_book(own).price(model, day) if model is not None else None
    if price is None:
        return None
    return Money(
        currency=price.currency,
        visible=price.cost(visible_tokens),
        sent=price.cost(sent_tokens),
        tier_visible=price.tier(visible_tokens).above,
        tier_sent=price.tier(sent_tokens).above,
        price_date=day,
        source=price.source,
    )


def _known(model: str) -> KnownModel | None:
    try:
        return find_model(model)
    except UnknownModelError:
        return None


def _key(model: str) -> tuple[str, str] | None:
    known = _known(model)
    return model_key(known) if known else None


def _listed(model: str, day: date, *, batch: bool) -> Price | None:
    known = _known(model)
    return listed_price(known, day, batch=batch) if known else None


def _is_share(table: OwnPrice) -> bool:
    return table.input is None


def _amounts(table: OwnPrice) -> Price | None:
    if table.input is None:
        return None
    base = Tier(input=table.input, cache_read=table.cache_read, cache_write=table.cache_write)
    above = (Tier(**tier.model_dump()) for tier in table.tier)
    return Price(
        currency=table.currency,
        tiers=(base, *above),
        source="own prices",
    )


def _local(table: LocalPrice) -> Price:
    """Spread the hardware's cost over the prompt tokens that it can read in that time."""
    million = table.cost_per_hour * _MILLION / (_SECONDS * table.tokens_per_second)
    return Price(
        currency=table.currency,
        tiers=(Tier(input=Decimal(million)),),
        source="own hardware",
    )
