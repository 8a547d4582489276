"""What passages ask, promise and fix, and whether that is what the query is about."""

from __future__ import annotations

import functools
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from context_trim.select.answers import wanted_cues
from context_trim.select.cues import CueKind, find_cues

_MOST_KNOWN = 4_096
_LONGEST_KNOWN = 2_000
"""Passages, and their characters, whose cues are remembered: a thread is ranked several times."""

CUE_PREFIXES = ("has_", "answers_")
"""How the names of these features begin."""


def cue_columns(query: str, passages: Sequence[str]) -> dict[str, NDArray[np.float64]]:
    """Return for each kind of cue whether a passage has it, and how many wanted kinds it has."""
    found = [(known_kinds if len(p) <= _LONGEST_KNOWN else _kinds)(p) for p in passages]
    wanted = wanted_cues(query)
    columns = {
        f"has_{kind.value}": np.array([kind in kinds for kinds in found], np.float64)
        for kind in CueKind
    }
    for kind in CueKind:
        if kind not in (CueKind.QUESTION, CueKind.NEGATION):
            columns[f"answers_{kind.value}"] = columns[f"has_{kind.value}"] * (kind in wanted)
    return columns


def _kinds(passage: str) -> frozenset[CueKind]:
    return frozenset(cue.kind for cue in find_cues(passage))


known_kinds = functools.lru_cache(maxsize=_MOST_KNOWN)(_kinds)
