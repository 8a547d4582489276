"""Prices of one's own: a file that adds to the list of `genai-prices` or overrides it.

    [[price]]
    model = "gpt-5-mini"            # a name, or several: azure/gpt-5-mini is another price
    currency = "EUR"                # left out: USD
    input = 0.20                    # a million tokens; or list_share, below
    cache_read = 0.02               # left out: as input
    cache_write = 0.25              # left out: as input
    batch_share = 0.5               # a batch pays this share of the price; left out: no batch price
    valid_from = 2026-01-01
    valid_until = 2026-12-31        # the last day; left out: without end
    context_window = 400_000        # tokens

    [[price.tier]]                  # requests with more input than `above` pay this for all of it
    above = 200_000
    input = 0.40

    [[price]]
    model = "claude-sonnet-4-5"
    list_share = 0.85               # 15 % off the list's prices, cache and tiers included

    [[local]]
    model = "our-llama"
    cost_per_hour = 2.50            # of the hardware
    tokens_per_second = 4_000       # of prompt that it reads
    counter = "o200k_base"          # what counts its tokens, for `compare` and `estimate`

The last table that holds for a model on a day counts; on other days the list does.
"""

from __future__ import annotations

import os
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from context_trim.errors import ConfigError
from context_trim.toml_files import read_toml, says


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


_Names = Annotated[
    tuple[Annotated[str, Field(min_length=1, pattern=r"^\S+$")], ...],
    BeforeValidator(_listed),
    Field(min_length=1),
]
_Amount = Annotated[Decimal, Field(ge=0, le=1_000_000, allow_inf_nan=False)]
_Positive = Annotated[Decimal, Field(gt=0, le=1_000_000_000, allow_inf_nan=False)]
_Share = Annotated[Decimal, Field(gt=0, le=1, allow_inf_nan=False)]
_Tokens = Annotated[int, Field(ge=1, lt=2**53, strict=True)]
_Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class OwnTier(_Table):
    """Prices of requests with more than `above` tokens of input, for all of their tokens."""

    above: _Tokens
    input: _Amount
    cache_read: _Amount | None = None
    cache_write: _Amount | None = None


class _Priced(_Table):
    model: _Names
    currency: _Currency = "USD"
    valid_from: date | None = None
    valid_until: date | None = None
    context_window: _Tokens | None = None

    def holds(self, day: date) -> bool:
        """Whether the table is about a day."""
        return (self.valid_from or day) <= day <= (self.valid_until or day)

    @model_validator(mode="after")
    def _period(self) -> Self:
        if self.valid_from and self.valid_until and self.valid_from > self.valid_until:
            raise ValueError("valid_from is later than valid_until")
        return self


class OwnPrice(_Priced):
    """A price by the token: amounts a million tokens, or a share of the list's."""

    input: _Amount | None = None
    cache_read: _Amount | None = None
    cache_write: _Amount | None = None
    list_share: _Share | None = None
    batch_share: _Share | None = None
    tier: tuple[OwnTier, ...] = ()

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        amounts = (self.input, self.cache_read, self.cache_write, *self.tier)
        if self.list_share is not None:
            if any(amount is not None for amount in amounts):
                raise ValueError("give list_share or amounts, not both")
        elif self.input is None and self.batch_share is None:
            raise ValueError(
                "give input (the price of a million tokens), list_share or batch_share"
            )
        elif self.input is None and any(amount is not None for amount in amounts):
            raise ValueError("input is missing")
        if self.input is None and self.currency != "USD":
            raise ValueError("a share is of the list's prices, which are in USD")
        if any(one.above >= two.above for one, two in pairwise(self.tier)):
            raise ValueError("tiers must ascend by above")
        return self


class LocalPrice(_Priced):
    """A model on own hardware: what an hour costs, and how fast it reads prompts."""

    cost_per_hour: _Amount
    tokens_per_second: _Positive
    counter: Annotated[str, Field(min_length=1)] | None = None


Own = OwnPrice | LocalPrice
_KINDS: dict[str, type[OwnPrice | LocalPrice]] = {"price": OwnPrice, "local": LocalPrice}


def read_prices(path: str | os.PathLike[str]) -> tuple[Own, ...]:
    """Read a file of prices; raises `ConfigError` that names the file, the table and the key."""
    path = Path(path)
    found = read_toml(path)
    if unknown := found.keys() - _KINDS.keys():
        raise ConfigError(f"{path}: only [[price]] and [[local]] are known, but there is "
                          f"{min(unknown)!r}.")  # fmt: skip
    tables: list[Own] = []
    for kind in _KINDS:
        listed = found.get(kind, [])
        if not isinstance(listed, list):
            raise ConfigError(f"{path}, {kind}: write [[{kind}]] and its settings below.")
        tables += [_table(f"{path}, {kind} {n}", kind, t) for n, t in enumerate(listed, start=1)]
    if not tables:
        raise ConfigError(f"{path} has no [[price]] and no [[local]].")
    return tuple(tables)


def _table(where: str, kind: str, table: Any) -> Own:  # noqa: ANN401  (whatever the file holds)
    if not isinstance(table, dict):
        raise ConfigError(f"{where}: write [[{kind}]] and its settings below.")
    if isinstance(name := table.get("model"), str):
        where += f" ({name!r})"
    shape = _KINDS[kind]
    try:
        return shape.model_validate(table)
    except ValidationError as error:
        wrong = error.errors(include_input=False, include_context=False)[0]
        raise ConfigError(f"{where}: {says(wrong, shape.model_fields)}") from None
