"""The default encoder: the mean of word vectors from a table, no transformer.

The table is wordllama's `l2_supercat_256` (MIT, 32,000 tokens of 256 dimensions, trained by
Lee Miller from the token embeddings of large language models; github.com/dleemiller/WordLlama).
Only the package's two data files are read: importing it takes 0.4 s and pulls in a downloader.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from context_trim.select.encoders.files import package_file

_LONGEST = 4_000
"""Characters of a text that are read; a passage of mail has 400 or fewer."""

_BATCH = 64
"""Texts whose tokens' vectors are held at once."""

_WORD = re.compile(r" +[^ \n]*|[^ \n]+|\n")
"""No token of the table reaches from a word into the blank behind it or over a line end, so that
words alone give the tokens of a text."""

_BLANK = "\u2581"
_SPECIAL = re.compile(rf"{_BLANK}|</?s>|<unk>")
"""What the tokenizer writes for a blank, and what it takes for no text at all."""

_MOST_WORDS = 1 << 15
_LONGEST_WORD = 32
"""Words whose tokens are remembered, and their characters: at most some 10 MB. Mail repeats nine
words of ten, and cutting a new one takes 40 times as long as finding it."""


class StaticEncoder:
    """Encodes a text as the mean of its tokens' vectors, of length 1."""

    def __init__(self) -> None:
        weights = load_file(package_file("wordllama", "weights", "l2_supercat_256.safetensors"))
        self._table: NDArray[np.float16] = weights["embedding.weight"]
        self._tokenizer = Tokenizer.from_file(
            str(package_file("wordllama", "tokenizers", "l2_supercat_tokenizer_config.json"))
        )
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._remembered = functools.lru_cache(maxsize=_MOST_WORDS)(self._word_tokens)
        # The rows that were asked for as float32: converting takes longer than all else here.
        self._rows = np.empty(self._table.shape, np.float32)
        self._converted = np.zeros(len(self._table), bool)

    def encode(self, texts: Sequence[str], /) -> NDArray[np.float32]:
        """Return a float32 array of shape (len(texts), 256) with rows of length 1."""
        vectors = np.empty((len(texts), self._table.shape[1]), np.float32)
        for first in range(0, len(texts), _BATCH):
            ids = [self.tokens(t[:_LONGEST]) or [0] for t in texts[first : first + _BATCH]]
            sizes = np.array([len(i) for i in ids])
            rows = self._vectors(np.fromiter(itertools.chain.from_iterable(ids), np.int64))
            sums = np.add.reduceat(rows, np.cumsum(sizes) - sizes, axis=0)
            vectors[first : first + _BATCH] = sums / sizes[:, None]
        norms = np.linalg.norm(vectors, axis=1, keepdims=True)
        return np.asarray(vectors / np.maximum(norms, np.finfo(np.float32).tiny), np.float32)

    def tokens(self, text: str) -> list[int]:
        """Return the numbers of a text's tokens, as the tokenizer itself gives them."""
        if _SPECIAL.search(text):
            return list(self._tokenizer.encode(text, add_special_tokens=False).ids)
        if not text:
            return []
        known, new = self._remembered, self._word_tokens
        return [
            token
            for word in _WORD.findall(" " + text)
            for token in (known if len(word) <= _LONGEST_WORD else new)(word)
        ]

    def _word_tokens(self, word: str) -> tuple[int, ...]:
        found = self._tokenizer.model.tokenize(word.replace(" ", _BLANK))
        return tuple(token.id for token in found)

    def _vectors(self, tokens: NDArray[np.int64]) -> NDArray[np.float32]:
        new = tokens[~self._converted[tokens]]
        if len(new):
            self._rows[new] = self._table[new]
            self._converted[new] = True  # last, since other threads read the rows
        return self._rows[tokens]
