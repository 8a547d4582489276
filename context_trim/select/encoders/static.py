"""The default encoder: the mean of word vectors from a table, no transformer.

The table is wordllama's `l2_supercat_256` (MIT, 32,000 tokens of 256 dimensions, trained by
Lee Miller from the token embeddings of large language models; github.com/dleemiller/WordLlama).
Only the package's two data files are read: importing it takes 0.4 s and pulls in a downloader.
"""

from __future__ import annotations

import itertools
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

    def encode(self, texts: Sequence[str], /) -> NDArray[np.float32]:
        """Return a float32 array of shape (len(texts), 256) with rows of length 1."""
        vectors = np.empty((len(texts), self._table.shape[1]), np.float32)
        for first in range(0, len(texts), _BATCH):
            # One text at a time: encode_batch would take every core.
            ids = [
                self._tokenizer.encode(t[:_LONGEST], add_special_tokens=False).ids or [0]
                for t in texts[first : first + _BATCH]
            ]
            sizes = np.array([len(i) for i in ids])
            tokens = self._table[list(itertools.chain.from_iterable(ids))].astype(np.float32)
            sums = np.add.reduceat(tokens, np.cumsum(sizes) - sizes, axis=0)
            vectors[first : first + _BATCH] = sums / sizes[:, None]
        norms = np.linalg.norm(vectors, axis=1, keepdims=True)
        return np.asarray(vectors / np.maximum(norms, np.finfo(np.float32).tiny), np.float32)
