"""What a prompt keeps of what the task may need, and how sure that is."""

from __future__ import annotations

import json
import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from context_trim.models import ELSEWHERE, Decision, Reason, Thread

_LEFT_OUT = frozenset({Reason.OVER_BUDGET, Reason.IRRELEVANT, Reason.DROPPED})
_WITHOUT_A_SCORE = 0.5
"""Of the scores from 0 to 1: what counts as a near miss where nothing is kept."""

SHARPNESS = 5.0
"""A passage counts as e to this times its score: those that rank high are likelier needed."""

_FARTHEST = 5.0
"""Log-odds: no share is taken for surer than 0.7 or 99.3 %."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Cues:
    """How many cues of the mails stand in the prompt, and how many nowhere in it.

    They are requests, commitments, decisions, dates, deadlines, amounts and identifiers.
    """

    kept: int
    lost: int


def count_cues(thread: Thread, decisions: Sequence[Decision]) -> Cues:
    """Return how many cues of what the messages say are kept and lost."""
    from context_trim.select.cues import CueKind, find_cues  # noqa: PLC0415  (tables of words)

    ignored = {CueKind.QUESTION, CueKind.NEGATION}  # asked by somebody, or part of a statement
    spans: dict[str, list[Decision]] = {m.id: [] for m in thread.messages}
    for decision in decisions:
        spans[decision.message_id].append(decision)
    kept: list[tuple[str, str]] = []
    left_out: list[tuple[str, str]] = []
    for message in thread.messages:
        own = spans[message.id]
        starts = [d.start for d in own]
        for cue in find_cues(message.text) if own else ():
            decision = own[bisect_right(starts, cue.start) - 1]
            if cue.kind not in ignored and decision.reason not in ELSEWHERE:
                said = " ".join(message.text[cue.start : cue.end].casefold().split())
                (kept if decision.kept else left_out).append((cue.kind.value, said))
    stands = set(kept)
    return Cues(kept=len(kept), lost=sum(cue not in stands for cue in left_out))


def near_misses(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """Return what was left out and scores at least as high as a quarter of what is kept.

    The best comes first.
    """
    kept = sorted(d.score for d in decisions if d.reason is Reason.KEPT and d.score)
    least = kept[len(kept) // 4] if kept else _WITHOUT_A_SCORE
    found = [d for d in decisions if d.reason in _LEFT_OUT and (d.score or 0.0) >= least]
    return tuple(sorted(found, key=lambda d: -(d.score or 0.0)))


def room_and_mass(decisions: Sequence[Decision]) -> tuple[float, float] | None:
    """Return which share of what was ranked is kept, by tokens and by weight of its scores.

    None where nothing was ranked.
    """
    ranked = [d for d in decisions if d.score is not None]
    tokens = sum(d.tokens for d in ranked)
    if not tokens:
        return None
    weights = [d.tokens * math.exp(SHARPNESS * min(d.score or 0.0, 1.0)) for d in ranked]
    room = sum(d.tokens for d in ranked if d.kept) / tokens
    mass = sum(w for w, d in zip(weights, ranked, strict=True) if d.kept) / sum(weights)
    return room, mass


def log_odds(share: float) -> float:
    """Return the natural log-odds of a share, bounded."""
    if not 0 < share < 1:
        return math.copysign(_FARTHEST, share - 0.5)
    return max(-_FARTHEST, min(_FARTHEST, math.log(share / (1 - share))))


def coverage(decisions: Sequence[Decision], kind: str) -> float | None:
    """Return the expected share of what the task needs that is kept, or None without a basis.

    A logistic regression that `benchmarks.train.coverage` fits; its kinds of task are those for
    which there were threads with known evidence.
    """
    shares = room_and_mass(decisions)
    weights = _stored()["kinds"].get(kind)
    if shares is None or weights is None:
        return None
    return round(expected_share(weights, *map(log_odds, shares)), 4)


def expected_share(weights: Mapping[str, float], room: float, mass: float) -> float:
    """Return what a row of weights expects of the log-odds of room and mass."""
    score = weights["constant"] + weights["room"] * room + weights["mass"] * mass
    return 1 / (1 + math.exp(-score))


@cache
def _stored() -> Mapping[str, Mapping[str, Mapping[str, float]]]:
    text = (files("context_trim") / "coverage.json").read_text(encoding="utf-8")
    found: Mapping[str, Mapping[str, Mapping[str, float]]] = json.loads(text)
    return found
