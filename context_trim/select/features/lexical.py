"""Words and runs of letters that passages share with the query."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from context_trim.select.bm25 import bm25_of_words, rarity, words
from context_trim.select.features.pieces import z_scores

_GRAM = 4
"""Letters of a run. McNamee and Mayfield, "Character N-Gram Tokenization for European Language
Text Retrieval" (2004): four letters retrieve best in most languages, compounds included."""

_BUCKETS = 1 << 16
"""Runs are counted by hash; mail has some thousands."""

_BASE = 131
"""Of the polynomial hash."""

_BETWEEN = re.compile(r"\W+")
_STOP = "\x00"
"""Stands between two texts; a run across it is none."""


def lexical_columns(query: str, passages: Sequence[str]) -> dict[str, NDArray[np.float64]]:
    """Return BM25, the rarest word that is shared, and the share of four-letter runs."""
    asked, found = words(query), [words(p) for p in passages]
    return {
        "bm25": z_scores(np.asarray(bm25_of_words(asked, found), np.float64)),
        "rarest_word": _rarest(set(asked), found),
        "grams": z_scores(_shared_grams(query, passages)),
    }


def _rarest(asked: set[str], passages: Sequence[Sequence[str]]) -> NDArray[np.float64]:
    """Return the idf of the rarest word shared with the query, as a share of what it can be."""
    shared = [asked.intersection(p) for p in passages]
    counts = Counter(word for group in shared for word in group)
    idf = {word: rarity(n, len(passages)) for word, n in counts.items()}
    best = [max((idf[word] for word in group), default=0.0) for group in shared]
    return np.array(best) / rarity(0, len(passages))


def _shared_grams(query: str, passages: Sequence[str]) -> NDArray[np.float64]:
    """Return the idf of the runs that each passage shares over the root of that of all its runs."""
    total = len(passages)
    gram, owner = _grams([query, *passages])
    asked = np.zeros(_BUCKETS, bool)
    asked[gram[owner == 0]] = True
    gram, owner = gram[owner > 0], owner[owner > 0] - 1
    counts = np.bincount(gram, minlength=_BUCKETS)[gram]
    idf = np.log1p((total - counts + 0.5) / (counts + 0.5))
    shared = np.bincount(owner, weights=idf * asked[gram], minlength=total)
    return shared / np.sqrt(np.maximum(np.bincount(owner, weights=idf, minlength=total), 1.0))


def _grams(texts: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the hash and the text's number of each run, each once a text."""
    folded = [_BETWEEN.sub(" ", t.casefold()) + _STOP for t in texts]
    codes = np.frombuffer("".join(folded).encode("utf-32-le", "replace"), np.uint32)
    owner = np.repeat(np.arange(len(texts)), [len(f) for f in folded])
    size = len(codes) - _GRAM + 1
    if size < 1:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    inside = np.ones(size, bool)
    hashed = np.zeros(size, np.int64)
    for i in range(_GRAM):
        part = codes[i : i + size]
        inside &= part != 0
        hashed = (hashed * _BASE + part) % _BUCKETS
    keys = np.sort(owner[:size][inside] * _BUCKETS + hashed[inside])
    keys = keys[np.diff(keys, prepend=-1) > 0]  # np.unique takes four times as long
    return keys % _BUCKETS, keys // _BUCKETS
