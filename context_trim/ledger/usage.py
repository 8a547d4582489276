"""What a provider says that it billed: its usage object to two numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from context_trim.errors import ConfigError

_MOST = 2**53
"""Above it no count of tokens is meant, and some readers of JSON and SQL lose digits."""


class Billed(NamedTuple):
    """Tokens of a request's input, those from the provider's cache included; and these alone."""

    input_tokens: int
    cached_tokens: int | None


class _Shape(NamedTuple):
    """Fields that are added up to the whole input, the first of which must be there."""

    total: tuple[str, ...]
    cached: tuple[str, ...]
    """Paths of which the first that is there says what came from the cache."""


_SHAPES = (
    # OpenAI's chat completions and those who copy them (Mistral, DeepSeek, xAI, Groq, LiteLLM).
    _Shape(
        ("prompt_tokens",),
        (
            "prompt_tokens_details.cached_tokens", "prompt_cache_hit_tokens", "cached_tokens",
            "cache_read_input_tokens",
        ),
    ),
    # Anthropic's messages, whose input_tokens are what neither came from the cache nor went to it.
    _Shape(
        ("input_tokens", "cache_read_input_tokens", "cache_creation_input_tokens"),
        (
            "cache_read_input_tokens",
            # OpenAI's responses; LangChain; Pydantic AI; plain mappings: cached ones are included.
            "input_tokens_details.cached_tokens", "input_token_details.cache_read",
            "cache_read_tokens", "cached_input_tokens", "cached_tokens",
        ),
    ),
    # Gemini's usage_metadata, of the SDK and of the REST API.
    _Shape(
        ("prompt_token_count", "tool_use_prompt_token_count"), ("cached_content_token_count",)
    ),
    _Shape(("promptTokenCount", "toolUsePromptTokenCount"), ("cachedContentTokenCount",)),
    # Bedrock's Converse, which leaves the cache out of inputTokens as Anthropic does.
    _Shape(
        ("inputTokens", "cacheReadInputTokens", "cacheWriteInputTokens"),
        ("cacheReadInputTokens",),
    ),
)  # fmt: skip
"""Field names as in the extractors of genai-prices 0.2.3."""


def billed(usage: object) -> Billed:
    """Return what a usage object or mapping of a provider says of the input.

    Raises `ConfigError` for a shape that isn't known and for counts that cannot be.
    """
    for shape in _SHAPES:
        if (first := _count(usage, shape.total[0])) is not None:
            total = first + sum(_count(usage, name) or 0 for name in shape.total[1:])
            found = (_count(usage, path) for path in shape.cached)
            cached = next((count for count in found if count is not None), None)
            if cached is not None and cached > total:
                raise ConfigError("usage says that more tokens came from the cache than were sent.")
            return Billed(total, cached)
    known = ", ".join(shape.total[0] for shape in _SHAPES)
    raise ConfigError(
        f"usage has none of {known}: give the usage object of the provider's response "
        "(response.usage, or response.usage_metadata of Gemini), or "
        "{'input_tokens': 900, 'cached_tokens': 0}."
    )


def _count(usage: object, path: str) -> int | None:
    value: object = usage
    for name in path.split("."):
        value = value.get(name) if isinstance(value, Mapping) else getattr(value, name, None)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < _MOST:
        raise ConfigError(f"usage: {path} must be a whole number of tokens, 0 or more.")
    return value
