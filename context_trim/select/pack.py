"""Fills the budget with the best choices: what doesn't fit is skipped, and the next one tried."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from context_trim.errors import BudgetError
from context_trim.models import Decision, Reason
from context_trim.select.board import Board, Choice

Measure = Callable[[Sequence[Decision], int], int]
"""The exact tokens of the final text that decisions lead to at a limit; with the limit they grow or
stay."""

_HEADER_TOKENS = 20
_MARKER_TOKENS = 8
"""What a message's header line is expected to cost, and a marker at most; the final count
decides. A marker's tokens come back when the gap that it stands for is closed."""

_SWEEPS = ((_HEADER_TOKENS // 2, _MARKER_TOKENS), (_HEADER_TOKENS + _MARKER_TOKENS, 0))
"""How what is left is filled: with the best that may fit, then with what is sure to. Tokens of a
header, and those that closing a gap may give back; each sweep has its own trials."""


def pack(
    board: Board,
    ranked: Sequence[Choice],
    max_tokens: int,
    measure: Measure,
    trials: int,
    *,
    newest: str,
) -> None:
    """Choose the best of `ranked` (best first) within the budget.

    `newest` is the id of the message whose header line stands there in any case.
    Sums of parts choose, and only the count of the final text decides: while it is above the
    limit the worst choice goes, and what is left of the budget is filled by at most twice `trials`
    exact counts. Raises `BudgetError` when even the pinned spans don't fit.
    """
    decisions = board.decisions()
    needed = measure(decisions, max_tokens)
    if needed > max_tokens:
        while (more := measure(decisions, needed)) > needed:
            needed = more
        pinned = sum(d.tokens for d in decisions if d.reason is Reason.PINNED)
        raise BudgetError(needed, max_tokens, pinned_tokens=pinned)
    shown = {newest} | {d.message_id for d in decisions if d.kept}
    chosen = _choose(board, ranked, max_tokens - needed, set(shown))
    size = measure(board.decisions(), max_tokens)
    while size > max_tokens:
        # Each choice that goes frees about its own tokens; a marker may come in its place.
        over: float = size - max_tokens
        while over > 0 and chosen:
            worst = chosen.pop()
            board.take_out(worst)
            over -= _cost(board, worst)
        size = measure(board.decisions(), max_tokens)
    shown |= {board.message_of(a) for atoms in chosen for a in atoms}
    _fill(board, ranked, shown, size=size, max_tokens=max_tokens, measure=measure, trials=trials)


def _choose(
    board: Board, ranked: Sequence[Choice], room: float, shown: set[str]
) -> list[Sequence[int]]:
    """Choose greedily by expected cost; a message's first passage also pays for its header."""
    chosen: list[Sequence[int]] = []
    for choice in ranked:
        left = [a for a in choice.atoms if not board.chosen[a]]
        new = {board.message_of(a) for a in left} - shown
        cost = _cost(board, left) + _HEADER_TOKENS * len(new)
        if left and cost <= room:
            room -= cost
            shown |= new
            chosen.append(board.add(left))
    return chosen


def _fill(
    board: Board,
    ranked: Sequence[Choice],
    shown: set[str],
    *,
    size: int,
    max_tokens: int,
    measure: Measure,
    trials: int,
) -> None:
    """Try the best of what is left, one at a time, as long as the exact count stays within.

    `size` is the exact count of what is chosen already, in the messages `shown`.
    """
    for header, back in _SWEEPS:
        tries = trials
        for choice in ranked:
            if tries == 0:
                break
            left = [a for a in choice.atoms if not board.chosen[a]]
            new = {board.message_of(a) for a in left} - shown
            if not left or _cost(board, left) + header * len(new) > max_tokens - size + back:
                continue
            tries -= 1
            board.add(left)
            tried = measure(board.decisions(), max_tokens)
            if tried <= max_tokens:
                size = tried
                shown |= new
            else:
                board.take_out(left)


def _cost(board: Board, atoms: Sequence[int]) -> float:
    return sum(board.atoms[a].tokens for a in atoms)
