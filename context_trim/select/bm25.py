"""BM25: how well passages match a query, by the words that they share.

Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009),
section 3; the idf is Lucene's, which is never negative.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

_K1 = 1.2
_B = 0.75
"""The usual constants (same source, section 3.3: 1.2 < k1 < 2, 0.5 < b < 0.8)."""

_WORD = re.compile(r"\w+")
_STEM = 6
"""Letters of a word that count, so that "promise" is "promised" and no language must be known.
McNamee, Nicholas and Mayfield, "Addressing
morphological variation in alphabetic languages" (SIGIR 2009), find truncation to 5 or so letters
nearly as good as the best stemmer of each language."""


def words(text: str) -> list[str]:
    """Return the stems of a text's words, case folded; what holds a digit stays whole."""
    found = _WORD.findall(text.casefold())
    return [word[:_STEM] if word.isalpha() else word for word in found]


def bm25(query: str, passages: Sequence[str]) -> list[float]:
    """Return a score of 0 or more for each passage, in order."""
    return bm25_of_words(words(query), [words(p) for p in passages])


def bm25_of_words(query: Sequence[str], passages: Sequence[Sequence[str]]) -> list[float]:
    """Do `bm25` for texts that are words already."""
    asked = set(query)
    counts = [Counter(w for w in p if w in asked) for p in passages]
    lengths = [len(p) for p in passages]
    mean = sum(lengths) / len(lengths) if lengths else 0.0
    found: dict[str, list[int]] = {}
    for i, counted in enumerate(counts):
        for term in counted:
            found.setdefault(term, []).append(i)
    norms = [_K1 * (1 - _B + _B * length / mean) if mean else _K1 for length in lengths]
    scores = [0.0] * len(passages)
    for term in sorted(found):
        weight = rarity(len(found[term]), len(passages)) * (_K1 + 1)
        for i in found[term]:
            frequency = counts[i][term]
            scores[i] += weight * frequency / (frequency + norms[i])
    return scores


def rarity(found: int, total: int) -> float:
    """Return the idf of what stands in `found` of `total` texts, 0 or more."""
    return math.log(1 + (total - found + 0.5) / (found + 0.5))
