"""Runs of four letters, which tell words of one origin in any language.

McNamee and Mayfield, "Character N-Gram Tokenization for European Language Text Retrieval" (2004):
four letters retrieve best in most languages, compounds included.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_LETTERS = 4

BUCKETS = 1 << 16
"""Runs are counted by hash; mail has some thousands."""

_BASE = 131
"""Of the polynomial hash."""

_BETWEEN = re.compile(r"\W+")
_STOP = "\x00"
"""Stands between two texts; a run across it is none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Grams:
    """The hashes of all runs, each once a text, and the numbers of their texts, ascending."""

    hashes: NDArray[np.int64]
    owners: NDArray[np.int64]


def find_grams(texts: Sequence[str]) -> Grams:
    """Return the runs of texts."""
    folded = [_BETWEEN.sub(" ", t.casefold()) + _STOP for t in texts]
    codes = np.frombuffer("".join(folded).encode("utf-32-le", "replace"), np.uint32)
    owner = np.repeat(np.arange(len(texts)), [len(f) for f in folded])
    size = len(codes) - _LETTERS + 1
    if size < 1:
        return Grams(hashes=np.zeros(0, np.int64), owners=np.zeros(0, np.int64))
    inside = np.ones(size, bool)
    hashed = np.zeros(size, np.int64)
    for i in range(_LETTERS):
        part = codes[i : i + size]
        inside &= part != 0
        hashed = (hashed * _BASE + part) % BUCKETS
    keys = np.sort(owner[:size][inside] * BUCKETS + hashed[inside])
    keys = keys[np.diff(keys, prepend=-1) > 0]  # np.unique takes four times as long
    return Grams(hashes=keys % BUCKETS, owners=keys // BUCKETS)
