"""What a passage looks like, whatever is asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

_FEW_WORDS = 3
"""A passage of fewer or as many words is a greeting, a name, a row of dashes."""

_ENDS = (".", "!", "?", '."', ".)", "。", "！", "？")  # noqa: RUF001
_ASKS = ("?", "？", "؟")  # noqa: RUF001


def shape_columns(passages: Sequence[str]) -> dict[str, NDArray[np.float64]]:
    """Return whether passages ask, end as sentences do, are quoted, short, and their lengths."""
    stripped = [p.strip() for p in passages]
    return {
        "quoted": _flags(p.startswith((">", "|")) for p in stripped),
        "asks": _flags(any(mark in p for mark in _ASKS) for p in stripped),
        "ends_asking": _flags(p.endswith(_ASKS) for p in stripped),
        "ends_as_sentence": _flags(p.endswith(_ENDS) for p in stripped),
        "few_words": _flags(len(p.split(None, _FEW_WORDS)) <= _FEW_WORDS for p in stripped),
        "log_chars": np.log1p(np.array([len(p) for p in stripped], np.float64)),
    }


def _flags(values: Iterable[bool]) -> NDArray[np.float64]:
    return np.array(list(values), np.float64)
