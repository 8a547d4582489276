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
    counts = [Counter(words(p)) for p in passages]
    lengths = [sum(c.values()) for c in counts]
    mean = sum(lengths) / len(lengths) if lengths else 0.0
    scores = [0.0] * len(passages)
    for term in sorted(set(words(query))):
        found = [i for i, c in enumerate(counts) if term in c]
        idf = math.log(1 + (len(passages) - len(found) + 0.5) / (len(found) + 0.5))
        for i in found:
            frequency = counts[i][term]
            norm = _K1 * (1 - _B + _B * lengths[i] / mean)
            scores[i] += idf * frequency * (_K1 + 1) / (frequency + norm)
    return scores
