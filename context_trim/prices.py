"""What a model's input tokens cost on a date, from the offline data of `genai-prices`."""

from __future__ import annotations

import functools
from datetime import UTC, date, datetime, time
from decimal import Decimal
from importlib.metadata import version

from context_trim.models import Money

_PROVIDER = "openai"
"""The models whose tokenizers are known here are OpenAI's; other providers resell them at
other prices."""


def money_for(
    model: str | None, visible_tokens: int, sent_tokens: int, on: date | None
) -> Money | None:
    """Return the price of both inputs at the prices in force on a day (None: today, UTC).

    Returns None for a model without a known price: unpriced, which is not the same as free.
    """
    day = on or datetime.now(UTC).date()
    if model is None or (visible := _input_price(model, visible_tokens, day)) is None:
        return None
    sent = _input_price(model, sent_tokens, day)
    if sent is None:
        return None
    return Money(
        currency="USD",
        visible=visible,
        sent=sent,
        price_date=day,
        source=f"genai-prices {version('genai-prices')}",
    )


@functools.cache
def priced_models() -> frozenset[str]:
    """Return the names of the models in the price list."""
    from genai_prices.data_snapshot import get_snapshot  # noqa: PLC0415

    provider = next(p for p in get_snapshot().providers if p.id == _PROVIDER)
    return frozenset(m.id for m in provider.models)


def _input_price(model: str, tokens: int, day: date) -> Decimal | None:
    from genai_prices import Usage, calc_price  # noqa: PLC0415

    try:
        price = calc_price(
            Usage(input_tokens=tokens),
            model,
            provider_id=_PROVIDER,
            genai_request_timestamp=datetime.combine(day, time(12), UTC),
        )
    except LookupError:
        return None
    return price.input_price
