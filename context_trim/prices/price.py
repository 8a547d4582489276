"""A price: what the input of one request costs, in `Decimal` from beginning to end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

_MILLION = Decimal(1_000_000)


@dataclass(frozen=True, kw_only=True, slots=True)
class Tier:
    """Prices a million tokens in requests with more than `above` tokens of input.

    They are paid for all of the request's tokens. Where a cache price is None its tokens pay
    `input`.
    """

    above: int = 0
    input: Decimal
    cache_read: Decimal | None = None
    cache_write: Decimal | None = None

    def times(self, share: Decimal) -> Tier:
        """Return the tier with all prices times a share."""
        read, write = (
            None if price is None else price * share
            for price in (self.cache_read, self.cache_write)
        )
        return replace(self, input=self.input * share, cache_read=read, cache_write=write)


@dataclass(frozen=True, kw_only=True, slots=True)
class Price:
    """What a model's input costs on a day. `tiers` ascend, and the first is above 0 tokens.

    `source` says where the price comes from.
    """

    currency: str
    tiers: tuple[Tier, ...]
    source: str

    def tier(self, input_tokens: int) -> Tier:
        """Return the tier of a request, by its whole input."""
        return next((t for t in reversed(self.tiers) if input_tokens > t.above), self.tiers[0])

    def cost(self, input_tokens: int, *, cached: int = 0, written: int = 0) -> Decimal:
        """Return what a request's input costs, exactly.

        `input_tokens` is all of it; `cached` of them come from the provider's cache and `written`
        of them go into it.
        """
        if not 0 <= cached <= input_tokens - written <= input_tokens:
            raise ValueError("cached and written tokens are parts of the input.")
        tier = self.tier(input_tokens)
        read = tier.input if tier.cache_read is None else tier.cache_read
        write = tier.input if tier.cache_write is None else tier.cache_write
        rest = input_tokens - cached - written
        return (rest * tier.input + cached * read + written * write) / _MILLION

    def times(self, share: Decimal, source: str) -> Price:
        """Return the price times a share."""
        tiers = tuple(tier.times(share) for tier in self.tiers)
        return replace(self, tiers=tiers, source=source)


def by_tier(base: Tier, *more: tuple[str, Sequence[tuple[int, Decimal]]]) -> tuple[Tier, ...]:
    """Return tiers from a base and, for each kind of price, where it changes and to what."""
    tiers = [base]
    for above in sorted({at for _, steps in more for at, _ in steps}):
        changed = {kind: price for kind, steps in more for at, price in steps if at == above}
        tiers.append(replace(tiers[-1], above=above, **changed))
    return tuple(tiers)
