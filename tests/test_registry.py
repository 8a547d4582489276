"""Names of models as people write them, and what is known of each."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal

import pytest

from context_trim import UnknownModelError
from context_trim.registry import ENCODINGS, find_model, find_tokenizer, known_models


@pytest.mark.parametrize(
    ("name", "provider", "window"),
    [
        ("gpt-5-mini", "openai", 400_000),
        ("gpt-5-mini-2025-08-07", "openai", 400_000),
        ("ft:gpt-4o-2024-08-06:acme::abc", "openai", 128_000),
        ("openai/gpt-5-mini", "openai", 400_000),
        ("openai:gpt-5-mini", "openai", 400_000),
        ("azure/gpt-5-mini", "azure", 400_000),
        ("azure/eu/gpt-35-turbo", "azure", 16_385),
        ("openrouter/openai/gpt-5", "openrouter", 400_000),
        ("groq/openai/gpt-oss-120b", "groq", 131_072),
    ],
)
def test_names_of_openai_are_counted_exactly(name: str, provider: str, window: int) -> None:
    """Whoever sells it, a model of OpenAI's has its own encoding; the seller sets the price."""
    model = find_model(name)
    assert model.tokenizer.exact
    assert model.tokenizer.factor == 1
    assert (model.provider, model.context_window) == (provider, window)


@pytest.mark.parametrize(
    ("name", "provider", "factor"),
    [
        ("claude-sonnet-4-5", "anthropic", "1.5"),
        ("claude-sonnet-4-5-20250929", "anthropic", "1.5"),
        ("claude-opus-4-20250514", "anthropic", "1.5"),
        ("claude-3-5-haiku-latest", "anthropic", "1.5"),
        ("claude-opus-4-7", "anthropic", "2.0"),
        ("anthropic/claude-opus-5", "anthropic", "2.0"),
        ("anthropic:claude-sonnet-5", "anthropic", "2.0"),
        ("bedrock/us.anthropic.claude-sonnet-4-5-20250929-v1:0", "aws", "1.5"),
        ("bedrock/converse/anthropic.claude-3-haiku-20240307-v1:0", "aws", "1.5"),
        ("us.anthropic.claude-sonnet-4-5-20250929-v1:0", "aws", "1.5"),
        ("bedrock/us-east-1/meta.llama3-1-70b-instruct-v1:0", "aws", "1.3"),
        ("vertex_ai/claude-sonnet-4-5@20250929", "google", "1.5"),
        ("vertex_ai/publishers/google/models/gemini-2.5-pro", "google", "1.35"),
        ("google/gemini-2.5-flash", "google", "1.35"),
        ("gemini-2.5-flash-preview-09-2025", "google", "1.35"),
        ("openrouter/anthropic/claude-sonnet-4.5:batch", "openrouter", "1.5"),
        ("mistral/mistral-large-2411", "mistral", "1.35"),
        ("deepseek-chat", "deepseek", "1.3"),
        ("xai/grok-4", "x-ai", "1.6"),
        ("meta-llama/Llama-3.3-70B-Instruct", None, "1.3"),
        ("Qwen/Qwen3-32B", None, "1.35"),
        ("ollama/llama3.1:8b", None, "1.3"),
        ("gpt-6-sol", "openai", "1.1"),
    ],
)
def test_other_names_have_a_stand_in(name: str, provider: str | None, factor: str) -> None:
    """What has no public tokenizer is counted by a stand-in with a factor and its source."""
    model = find_model(name)
    assert not model.tokenizer.exact
    assert model.tokenizer.factor == Decimal(factor)
    assert model.tokenizer.source
    assert model.provider == provider
    assert (model.model is None) == (provider is None)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("gpt-5-mni", "gpt-5-mini"),
        ("gtp-5-mini", "gpt-5-mini"),
        ("GPT5-mini", "gpt-5-mini"),
        ("claude-sonet-4-5", "claude-sonnet-4-5"),
        ("openrouter/antropic/claude-sonnet-4.5", "claude-sonnet-4.5"),
        ("opnai/gpt-5", "gpt-5"),
        ("ollama/lama3.1", "llama3.1-8b"),
    ],
)
def test_a_typing_error_names_what_was_meant(name: str, meant: str) -> None:
    """Nothing is taken for its likeness, in a name or its prefix; the nearest names are said."""
    with pytest.raises(UnknownModelError) as caught:
        find_model(name)
    assert meant in caught.value.close
    assert meant in str(caught.value)


@pytest.mark.parametrize(
    "name", ["", "/", ":", "a//b", "openai/", "gpt", "gpt2", "text-davinci-003", "whisper-1", "ft:"]
)
def test_what_reads_no_prompt_is_unknown(name: str) -> None:
    """Damaged names, models of speech, and GPT-3's encodings, which are not installed."""
    with pytest.raises(UnknownModelError):
        find_model(name)


def test_the_message_names_no_argument() -> None:
    """It is shown on the command line too, where arguments are written in another way."""
    with pytest.raises(UnknownModelError) as caught:
        find_model("no-such-model")
    assert "counter=" not in str(caught.value)
    assert "tokenizer.json" in str(caught.value)


def test_all_names_that_are_suggested_work() -> None:
    """Every known name leads to an installed encoding, with a factor of 1 where it is exact."""
    names = known_models()
    assert {"gpt-5", "claude-sonnet-4-5", "gemini-2.5-pro"} <= set(names)
    for name in names:
        tokenizer = find_model(name).tokenizer
        assert tokenizer.encoding in ENCODINGS
        assert tokenizer.factor == 1 if tokenizer.exact else tokenizer.factor > 1
        assert find_tokenizer(name) == tokenizer


def test_a_hostile_name_costs_little() -> None:
    """A name of a megabyte is an unknown name."""
    with pytest.raises(UnknownModelError):
        find_model("a/" * 500_000)


def test_the_price_list_is_not_loaded_for_a_tokenizer() -> None:
    """Names in tiktoken's table wait for the price list no longer than until prices are asked."""
    code = (
        "import sys; from context_trim.registry import find_tokenizer; "
        "find_tokenizer('gpt-4o-2024-08-06'); print('genai_prices' in sys.modules)"
    )
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"
