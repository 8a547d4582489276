"""What is known of texts whatever is asked, so that ranking them again costs little.

A reply asks twice of nearly the same passages, and of each long one whole and by its sentences.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from context_trim.select.bm25 import words
from context_trim.select.features.grams import Grams, find_grams
from context_trim.select.features.pieces import Pieces, cut_sentences

Matrix = NDArray[np.float32]

Encode = Callable[[Sequence[str]], Matrix]
"""Texts to rows of length 1, of shape (texts, d)."""


class Readings:
    """Words, sentences, runs of letters and vectors of texts, each found once.

    It lives as long as a call and holds the call's texts. One encoder's vectors go into it.
    """

    def __init__(self) -> None:
        self.words = functools.cache(words)
        self._sentences = functools.cache(cut_sentences)
        self._grams: dict[str, NDArray[np.int64]] = {}
        self._vectors: dict[str, Matrix] = {}

    def pieces(self, passages: Sequence[str]) -> Pieces:
        """Cut each passage into its sentences."""
        found = [self._sentences(p) for p in passages]
        sizes = [len(sentences) for sentences in found]
        return Pieces(
            sentences=tuple(itertools.chain.from_iterable(found)),
            starts=np.cumsum([0, *sizes[:-1]], dtype=np.int64),
        )

    def grams(self, texts: Sequence[str]) -> Grams:
        """Return the runs of letters of texts."""
        new = [t for t in dict.fromkeys(texts) if t not in self._grams]
        if new:
            found = find_grams(new)
            ends = np.cumsum(np.bincount(found.owners, minlength=len(new))).tolist()
            for text, start, end in zip(new, [0, *ends], ends, strict=False):
                self._grams[text] = found.hashes[start:end]
        rows = [self._grams[t] for t in texts]
        owners = np.repeat(np.arange(len(texts)), [len(row) for row in rows])
        return Grams(hashes=np.concatenate(rows), owners=owners)

    def vectors(self, encode: Encode, texts: Sequence[str]) -> Matrix:
        """Return what `encode` gives for the texts."""
        new = [t for t in dict.fromkeys(texts) if t not in self._vectors]
        if new:
            self._vectors.update(zip(new, encode(new), strict=True))
        return np.concatenate([self._vectors[t] for t in texts]).reshape(len(texts), -1)
