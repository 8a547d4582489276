"""What is known of each passage with respect to a query: a named column for each clue.

No column says how recent a passage is, who wrote it or how long its message is: people who quote
what they answer favour the newest message, and what is learned from them would mislead elsewhere.
Most columns are z-scores over the thread, so that short and long threads weigh alike.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from context_trim.select.features.cues import CUE_PREFIXES, cue_columns
from context_trim.select.features.lexical import lexical_columns
from context_trim.select.features.meaning import meaning_columns
from context_trim.select.features.neighbours import neighbour_columns
from context_trim.select.features.readings import Encode, Readings
from context_trim.select.features.shape import shape_columns

__all__ = ["CUE_PREFIXES", "Columns", "Encode", "Readings", "read_features"]

Columns = dict[str, NDArray[np.float64]]
"""Name of a feature to its values, of shape (passages,)."""


def read_features(
    query: str,
    passages: Sequence[str],
    messages: Sequence[int],
    encode: Encode | None,
    *,
    cues: bool = True,
    readings: Readings | None = None,
) -> Columns:
    """Return the features of one passage or more.

    Without `encode` those that need vectors are left out, without `cues` those of `cues.py`.
    `messages` has the number of each passage's message; a passage's neighbours are those before
    and after it in the same message. `readings` remembers the texts for further queries.
    """
    readings = readings or Readings()
    numbers = np.unique(np.asarray(messages, np.int64), return_inverse=True)[1]
    columns = shape_columns(passages) | lexical_columns(query, passages, readings)
    if cues:
        columns |= cue_columns(query, passages)
    base = columns["grams"] + columns["bm25"]
    if encode is not None:
        vectors = functools.partial(readings.vectors, encode)
        found = meaning_columns(query, readings.pieces(passages), numbers, vectors)
        columns |= found
        base = base + found["sentence_cosine"]
    return columns | neighbour_columns(base, numbers)
