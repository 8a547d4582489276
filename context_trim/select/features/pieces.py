"""Passages to sentences, so that a paragraph can be found by the one line that carries it."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=\S)|\n[ \t]*\n|\n(?=[ \t]*[-*•>])")
"""An end of a sentence, a blank line, or a line end above a list item or a quoted line."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Pieces:
    """The sentences of all passages, one after the other; each passage has at least one.

    `starts` (of shape (passages,)) are the numbers of each passage's first sentence.
    """

    sentences: tuple[str, ...]
    starts: NDArray[np.int64]


def cut_sentences(text: str) -> list[str]:
    """Return the sentences of a text; the text itself where it has none."""
    return [s for s in _SENTENCE_END.split(text) if s.strip()] or [text]


def z_scores(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the values less their mean, in standard deviations; zeros where all are equal."""
    deviation = float(values.std()) if len(values) else 0.0
    if deviation < np.finfo(np.float32).eps:
        return np.zeros(len(values))
    return np.asarray((values - values.mean()) / deviation, np.float64)
