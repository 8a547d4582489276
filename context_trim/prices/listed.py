"""Prices from the offline data of `genai-prices`."""

from __future__ import annotations

import functools
from datetime import UTC, date, datetime, time
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from context_trim.prices.price import Price, Tier, by_tier
from context_trim.registry import KnownModel

if TYPE_CHECKING:
    from genai_prices.types import ModelInfo, ModelPrice

_BATCH = {"processing": "batch"}
"""How genai-prices 0.2.3 calls prices of batches; where it has none, none is made up."""

_KINDS = {"input": "input_mtok", "cache_read": "cache_read_mtok", "cache_write": "cache_write_mtok"}


def listed_price(known: KnownModel, day: date, *, batch: bool = False) -> Price | None:
    """Return a model's price in force on a day (at noon, UTC, where prices change by the hour).

    None where the list has none for its input, or none for batches.
    """
    if known.provider is None or known.model is None:
        return None
    model = _model(known.provider, known.model)
    if model is None:
        return None
    noon = datetime.combine(day, time(12), UTC)
    prices = model.get_prices(noon)
    if batch:
        own = model.get_prices(noon, _BATCH)
        if own == prices:
            return None
        prices = own
    tiers = _tiers(prices)
    if tiers is None:
        return None
    source = f"{list_name()}{', batch' if batch else ''}"
    return Price(currency="USD", tiers=tiers, source=source)


def list_name() -> str:
    """Return the name and version of the price list."""
    return f"genai-prices {version('genai-prices')}"


def list_date(today: date) -> date | None:
    """Return the newest day, up to today, on which a price of the list came into force.

    The list itself has no date: prices that changed later are not in it.
    """
    return max((day for day in _days() if day <= today), default=None)


@functools.cache
def _days() -> frozenset[date]:
    from genai_prices.data_snapshot import get_snapshot  # noqa: PLC0415

    days = set()
    for provider in get_snapshot().providers:
        for model in provider.models:
            prices: list[Any] = model.prices if isinstance(model.prices, list) else []
            for dated in (*prices, *(model.price_variants or ())):
                days.add(getattr(dated.constraint, "start_date", None))
    return frozenset(day for day in days if day is not None)


@functools.cache
def _model(provider: str, ref: str) -> ModelInfo | None:
    from genai_prices.data_snapshot import get_snapshot  # noqa: PLC0415

    try:
        return get_snapshot().find_provider_model(ref, None, provider, None)[1]
    except LookupError:
        return None


def model_key(known: KnownModel) -> tuple[str, str] | None:
    """Return what names of the same model at the same seller have in common, None if unpriced."""
    if known.provider is None or known.model is None:
        return None
    model = _model(known.provider, known.model)
    return (known.provider, model.id) if model is not None else None


def _tiers(prices: ModelPrice) -> tuple[Tier, ...] | None:
    found: dict[str, Any] = {kind: getattr(prices, name) for kind, name in _KINDS.items()}
    if found["input"] is None:
        return None
    base: dict[str, Any] = {k: getattr(v, "base", v) for k, v in found.items()}
    steps = {k: [(t.start, t.price) for t in getattr(v, "tiers", ())] for k, v in found.items()}
    return by_tier(Tier(**base), *steps.items())
