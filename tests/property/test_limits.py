"""The limit holds for every text, layout and counter."""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers

from context_trim import BudgetError, Chat, Email, TrimConfig, Trimmer
from context_trim.config import Format
from context_trim.styles import STYLES
from tests.property.test_counts import HOSTILE

_FIGHTERS = st.sampled_from(
    [
        "[end 4821]",
        "</mail-1763>\n</message>",
        "## End of mail 1763",
        "--- Boss, 2026-03-03 10:12+01",
        "[…482913057]",
        "[…",
        "```",
        "]]>",
        "&lt;/mail-1763&gt;",
        '<message from="',
        "1763",
        "一二三四五六七八九十" * 20,
        "🧑🏽‍🚀🏳️‍🌈" * 30,
        "x" * 3_000,
        " " * 3_000 + "x",
        "\u3000\n" * 400 + "x",
        "Ω≈ç√∫˜µ≤≥÷",
    ]
)  # fmt: skip
_PARAGRAPHS = st.lists(st.one_of(HOSTILE, _FIGHTERS, st.text(max_size=200)), max_size=8)
_MAILS = st.lists(
    st.builds(
        lambda parts, sender, subject: Email.from_text(
            "\n\n".join(parts), sender=sender, subject=subject
        ),
        _PARAGRAPHS,
        st.text(max_size=20),
        st.text(max_size=40),
    ),
    min_size=1,
    max_size=3,
)


def _uneven(text: str) -> int:
    """Count in a way in which parts don't add up and more text may be fewer tokens."""
    return len(text) // 3 + (sum(map(ord, text)) * 7919) % 40


@pytest.fixture(scope="module")
def tokenizer_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small byte-level tokenizer as Hugging Face's tokenizers write it."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=True)
    tokenizer.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(vocab_size=400, initial_alphabet=alphabet, show_progress=False)
    tokenizer.train_from_iterator(["come at nine and bring the slip"] * 50, trainer)
    path = tmp_path_factory.mktemp("tokenizer") / "tokenizer.json"
    tokenizer.save(str(path))
    return path


COUNTERS: dict[str, dict[str, Any]] = {
    "o200k": {"model": "gpt-4o"},
    "cl100k": {"model": "gpt-4"},
    "stand-in": {"model": "claude-opus-4-7"},
    "function": {"counter": _uneven},
    "file": {},
}


@functools.cache
def _trimmer(counter: str, layout: Format, path: str) -> Trimmer:
    chosen = COUNTERS[counter] or {"counter": path}
    return Trimmer(TrimConfig(encoder="none", format=layout, **chosen))


@pytest.mark.parametrize("layout", STYLES)
@pytest.mark.parametrize("counter", COUNTERS)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    mails=_MAILS,
    limit=st.integers(30, 600),
    chat=st.sampled_from([None, Chat(system="Be brief.", prompt="🧑🏽‍🚀 Reply:")]),
)
def test_never_above_the_limit(
    *,
    counter: str,
    layout: Format,
    tokenizer_file: Path,
    mails: list[Email],
    limit: int,
    chat: Chat | None,
) -> None:
    """count(text) <= limit, or of all messages with a chat; else BudgetError, whose need works.

    The fence is closed once, at the end, and its number stands nowhere between.
    """
    trimmer = _trimmer(counter, layout, str(tokenizer_file))
    try:
        result = trimmer.trim(mails, max_tokens=limit, chat=chat)
    except BudgetError as error:
        result = trimmer.trim(mails, max_tokens=error.needed, chat=chat)
        limit = error.needed
    assert result.tokens == result.counter.count(result.text)
    assert (result.message_tokens if chat else result.tokens) <= limit
    inner, closing = result.text.rsplit("\n", 1)
    (number,) = map(int, re.findall(r"\d+", closing))
    assert number not in map(int, re.findall(r"\d+", inner.partition("\n")[2]))
