"""Counts are the same whoever counts."""

from __future__ import annotations

import functools

import pytest
import tiktoken
import toktok
from hypothesis import example, given, settings
from hypothesis import strategies as st

from context_trim.registry import ENCODINGS
from context_trim.tokens import _load, _sound, _tiktoken, _toktok

_RUNS = (" ", "\n", "\r\n", "\t", "\u3000", "a", "A", "'", "’s", "…", "1", "=", "🧠", "字", "é")
_ODD = (
    "<|endoftext|>", "<|im_start|>", "won't", "I'LL", "HTTPServer2", "12,345.67", "[…482913057]",
    "👩\u200d👩\u200d👧", "नमस्ते", "สวัสดี", "e\u0301", "\ufeff", "\x00", "\x85", "\ud83d\ude00",
)  # fmt: skip
_PIECES = st.one_of(
    st.text(max_size=30),
    st.text(st.characters(categories=["Cs", "Cf", "Mn", "So", "Zs"]), max_size=10),
    st.tuples(st.sampled_from(_RUNS), st.integers(1, 300)).map(lambda run: run[0] * run[1]),
    st.sampled_from(_ODD),
)
HOSTILE = st.lists(_PIECES, max_size=12).map("".join)
"""Texts that pull tokenizers apart: runs, joiners, marks, surrogates, what looks special."""


@functools.cache
def _encodings(name: str) -> tuple[tiktoken.Encoding, toktok._Tokenizer]:
    return _load(name), toktok._encoding(name)


@pytest.mark.parametrize("name", ENCODINGS)
@settings(max_examples=400, deadline=None)
@given(text=HOSTILE)
@example(text="\ud800x\udc00")
def test_ids_are_tiktokens(name: str, text: str) -> None:
    """For all texts: toktok's ids == tiktoken's ids, and both counts are their number."""
    reference, fast = _encodings(name)
    ids = reference.encode_ordinary(text)
    assert list(fast.encode_ordinary(_sound(text))) == ids
    count = _toktok(name)
    assert count is not None
    assert count(text) == len(ids) == _tiktoken_count(name, text)


@functools.cache
def _counter(name: str) -> object:
    return _tiktoken(name)


def _tiktoken_count(name: str, text: str) -> int:
    count = _counter(name)
    assert callable(count)
    return int(count(text))
