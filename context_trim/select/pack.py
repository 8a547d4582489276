"""Fills the budget with the best passages: what doesn't fit is skipped, and the next one tried."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from context_trim.errors import BudgetError
from context_trim.models import Decision, Reason

Measure = Callable[[Sequence[Decision]], int]
"""The exact tokens of the final text that decisions lead to."""

_HEADER_TOKENS = 20
_SHORT_HEADER_TOKENS = 10
"""What a message's header line is expected to cost, and costs at least; the final count decides."""

_MARKER_TOKENS = 8
"""What a marker costs at most, and gives back when the gap that it stands for is closed."""


def pack(
    decisions: Sequence[Decision],
    ranked: Sequence[int],
    max_tokens: int,
    measure: Measure,
    trials: int,
) -> list[Decision]:
    """Keep the best of the decisions at the indices `ranked` (best first) within the budget.

    Sums of parts choose, and only the count of the final text decides: while it is above the
    limit the worst choice goes, and what is left of the budget is filled by at most `trials`
    exact counts. Raises `BudgetError` when even the pinned spans don't fit.
    """
    packed = list(decisions)
    needed = measure(packed)
    if needed > max_tokens:
        pinned = sum(d.tokens for d in decisions if d.reason is Reason.PINNED)
        raise BudgetError(needed, max_tokens, pinned_tokens=pinned)
    chosen = _choose(packed, ranked, max_tokens - needed)
    for i in chosen:
        packed[i] = replace(packed[i], reason=Reason.KEPT)
    size = measure(packed)
    while size > max_tokens:
        # Each span that goes frees about its own tokens; a marker may come in its place.
        over = size - max_tokens
        while over > 0 and chosen:
            worst = chosen.pop()
            packed[worst] = decisions[worst]
            over -= packed[worst].tokens
        size = measure(packed)
    left = [i for i in ranked if not packed[i].kept]
    return _fill(packed, left, size=size, max_tokens=max_tokens, measure=measure, trials=trials)


def _choose(decisions: Sequence[Decision], ranked: Sequence[int], room: int) -> list[int]:
    """Choose greedily by expected cost; a message's first passage also pays for its header."""
    shown = {d.message_id for d in decisions if d.kept}
    chosen: list[int] = []
    for i in ranked:
        decision = decisions[i]
        header = 0 if decision.message_id in shown else _HEADER_TOKENS
        if decision.tokens + header <= room:
            room -= decision.tokens + header
            shown.add(decision.message_id)
            chosen.append(i)
    return chosen


def _fill(
    packed: list[Decision],
    left: Sequence[int],
    *,
    size: int,
    max_tokens: int,
    measure: Measure,
    trials: int,
) -> list[Decision]:
    """Try the best of what is left, one at a time, as long as the exact count stays within.

    `size` is the exact count of what is packed already.
    """
    shown = {d.message_id for d in packed if d.kept}
    for i in left:
        if trials == 0:
            break
        header = 0 if packed[i].message_id in shown else _SHORT_HEADER_TOKENS
        if packed[i].tokens + header > max_tokens - size + _MARKER_TOKENS:
            continue
        trials -= 1
        tried = [*packed]
        tried[i] = replace(packed[i], reason=Reason.KEPT)
        new_size = measure(tried)
        if new_size <= max_tokens:
            packed, size = tried, new_size
            shown.add(tried[i].message_id)
    return packed
