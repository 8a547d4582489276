"""What providers call the tokens of a request's input."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from context_trim import ConfigError
from context_trim.ledger.usage import billed


@pytest.mark.parametrize(
    ("usage", "expected"),
    [
        ({"prompt_tokens": 900, "prompt_tokens_details": {"cached_tokens": 512}}, (900, 512)),
        ({"prompt_tokens": 900, "completion_tokens": 3}, (900, None)),
        ({"prompt_tokens": 900, "prompt_cache_hit_tokens": 128}, (900, 128)),
        ({"input_tokens": 900, "input_tokens_details": {"cached_tokens": 0}}, (900, 0)),
        (
            {
                "input_tokens": 100,
                "cache_read_input_tokens": 700,
                "cache_creation_input_tokens": 100,
            },
            (900, 700),
        ),
        ({"input_tokens": 100, "cache_read_input_tokens": None}, (100, None)),
        ({"prompt_token_count": 900, "cached_content_token_count": 200}, (900, 200)),
        ({"promptTokenCount": 800, "toolUsePromptTokenCount": 100}, (900, None)),
        ({"inputTokens": 100, "cacheReadInputTokens": 800, "cacheWriteInputTokens": 0}, (900, 800)),
        ({"input_tokens": 900, "input_token_details": {"cache_read": 5}}, (900, 5)),
        ({"input_tokens": 900, "cached_tokens": 7}, (900, 7)),
    ],
    ids=[
        "openai chat", "openai chat without details", "deepseek", "openai responses", "anthropic",
        "anthropic without a cache", "gemini sdk", "gemini rest", "bedrock", "langchain", "plain",
    ],
)  # fmt: skip
def test_shapes_of_providers(usage: dict[str, Any], expected: tuple[int, int | None]) -> None:
    """The whole input and the cached part are found in mappings and in objects alike."""
    assert billed(usage) == expected
    objects = {k: SimpleNamespace(**v) if isinstance(v, dict) else v for k, v in usage.items()}
    assert billed(SimpleNamespace(**objects)) == expected


@pytest.mark.parametrize(
    "usage",
    [
        {},
        "900",
        SimpleNamespace(usage={"prompt_tokens": 3}),
        {"tokens": 3},
        {"prompt_tokens": "900"},
        {"prompt_tokens": -1},
        {"prompt_tokens": True},
        {"input_tokens": 9.5},
        {"prompt_tokens": 10**30},
        {"input_tokens": 5, "cached_tokens": 6},
    ],
)
def test_what_is_no_usage_is_an_error(usage: object) -> None:
    """Unknown shapes and impossible counts say what to give, and nothing of what was given."""
    with pytest.raises(ConfigError, match="usage") as caught:
        billed(usage)
    assert "9.5" not in str(caught.value)
