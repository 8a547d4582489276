"""Words and runs of letters that passages share with the query."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from context_trim.select.bm25 import bm25_of_words, rarity
from context_trim.select.features.grams import BUCKETS
from context_trim.select.features.pieces import z_scores
from context_trim.select.features.readings import Readings


def lexical_columns(
    query: str, passages: Sequence[str], readings: Readings
) -> dict[str, NDArray[np.float64]]:
    """Return BM25, the rarest word that is shared, and the share of four-letter runs."""
    asked, found = readings.words(query), [readings.words(p) for p in passages]
    return {
        "bm25": z_scores(np.asarray(bm25_of_words(asked, found), np.float64)),
        "rarest_word": _rarest(set(asked), found),
        "grams": z_scores(_shared_grams(query, passages, readings)),
    }


def _rarest(asked: set[str], passages: Sequence[Sequence[str]]) -> NDArray[np.float64]:
    """Return the idf of the rarest word shared with the query, as a share of what it can be."""
    shared = [asked.intersection(p) for p in passages]
    counts = Counter(word for group in shared for word in group)
    idf = {word: rarity(n, len(passages)) for word, n in counts.items()}
    best = [max((idf[word] for word in group), default=0.0) for group in shared]
    return np.array(best) / rarity(0, len(passages))


def _shared_grams(query: str, passages: Sequence[str], readings: Readings) -> NDArray[np.float64]:
    """Return the idf of the runs that each passage shares over the root of that of all its runs."""
    total = len(passages)
    asked = np.zeros(BUCKETS, bool)
    asked[readings.grams([query]).hashes] = True
    grams = readings.grams(passages)
    gram, owner = grams.hashes, grams.owners
    counts = np.bincount(gram, minlength=BUCKETS)[gram]
    idf = np.log1p((total - counts + 0.5) / (counts + 0.5))
    shared = np.bincount(owner, weights=idf * asked[gram], minlength=total)
    return shared / np.sqrt(np.maximum(np.bincount(owner, weights=idf, minlength=total), 1.0))
