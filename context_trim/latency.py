"""The time that a shorter prompt saves: what the model need not read, less what trimming takes."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from context_trim.errors import ConfigError

_NANO = Decimal("1e-9")
_FASTEST = Decimal(1_000_000_000)


@dataclass(frozen=True, kw_only=True, slots=True)
class Prefill:
    """How many tokens of a prompt a model reads a second, and who says so."""

    tokens_per_second: Decimal
    source: str

    def seconds(self, tokens: int) -> Decimal:
        """Return the seconds that so many tokens take; negative for negative ones."""
        return tokens / self.tokens_per_second


DEFAULT_PREFILL = Prefill(
    tokens_per_second=Decimal(70_000),
    source="NVIDIA: 32,768 tokens in 472 ms, Llama 3.1 70B on a GH200 NVL32",
)
"""A fast system, so that the time that is said to be saved is rather too little: developer.nvidia.
com/blog, "Low Latency Inference Chapter 2" (2024), a time to first token of 472 ms for 32,768
tokens. What is served over the internet reads more slowly; who has measured gives his own rate."""


def prefill_of(rate: str | float | Decimal) -> Prefill:
    """Return a rate that was measured elsewhere; raises `ConfigError` for what is none."""
    try:
        value = Decimal(str(rate))
    except InvalidOperation:
        value = Decimal(0)
    if not (value.is_finite() and 0 < value <= _FASTEST):
        raise ConfigError("the prefill rate must be a number of tokens a second above 0.")
    return Prefill(tokens_per_second=value, source="given by the user")


@dataclass(frozen=True, kw_only=True, slots=True)
class Latency:
    """Seconds over some calls: what the model need not read, and what trimming took itself.

    A replay's times hold what measuring takes, too (it counts each step's text), so that the time
    of trimming is rather too much.
    """

    read_seconds: Decimal
    trim_seconds: Decimal

    @property
    def saved_seconds(self) -> Decimal:
        """What is left; negative where trimming takes more time than it saves."""
        return self.read_seconds - self.trim_seconds

    @property
    def pays(self) -> bool:
        """Whether trimming saves at least the time that it takes."""
        return self.saved_seconds >= 0


def latency(saved_tokens: int, trim_ns: int, prefill: Prefill = DEFAULT_PREFILL) -> Latency:
    """Return the time that calls save: `trim_ns` are the nanoseconds that trimming took."""
    return Latency(read_seconds=prefill.seconds(saved_tokens), trim_seconds=trim_ns * _NANO)
