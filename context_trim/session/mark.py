"""How far a thread is trimmed when it must be trimmed anew: the mark.

Trimmed to the limit, the next mail would force the next re-trim, and each is paid in full; trimmed
far below it, evidence is missing meanwhile. The model, in prices of one uncached token:

- A cycle has T turns. Its first sends m = M - (T - 1) * a tokens in full; each later one reads what
  stands there at the share r and pays for a tokens more. At M the next cycle begins.
- What a text of x tokens lacks against one of M is worth w * M * ln(M / x): evidence kept grows
  with the logarithm of the budget (`benchmarks/results/relevance.md`: as much from 10 to 25 % as
  from 25 to 50 %), and whoever sets a limit says what its last token is worth to him.
- After n mails another one comes with probability (n + 1) / (n + 2), Laplace's rule of succession,
  so that a cycle's later turns count less in a young thread, which may end before them.

The T with the lowest expected cost is taken. Without the last point and for a small a the sum is
least at T = sqrt(2 * (1 - r) * M / (w * a)), the square root law of lot sizes (Harris, 1913).
"""

from __future__ import annotations

from math import log

WORTH = 4.0
"""w: so high that a session keeps the evidence of trimming afresh within a point, with some room
for other mail. `python -m benchmarks.quality.sessions` shows bill and evidence for other values."""

_LEAST_SHARE = 0.5
"""Of the limit: a lower mark is not tried."""

_MOST_TURNS = 100


def mark(max_tokens: int, *, appended: float, mails: int, read_share: float) -> int:
    """Return to how many tokens a thread is trimmed, so that the expected cost is least.

    `appended` is what a turn is expected to add, in tokens, `mails` how many there were, and
    `read_share` the price of a cached token as a share of an uncached one.
    """
    step = max(1.0, appended)
    lasts = (mails + 1) / (mails + 2)
    turns = 1 + min(_MOST_TURNS, int((1 - _LEAST_SHARE) * max_tokens / step))
    best = min(
        range(1, turns + 1), key=lambda count: _cost(count, max_tokens, step, lasts, read_share)
    )
    return max_tokens - int((best - 1) * step)


def _cost(turns: int, limit: int, step: float, lasts: float, read_share: float) -> float:
    """Return the expected cost of cycles of so many turns, one after the other."""
    size = limit - (turns - 1) * step
    total, weight = size + _loss(size, limit), 1.0
    for _ in range(1, turns):
        weight *= lasts
        total += weight * (read_share * size + step)
        size += step
        total += weight * _loss(size, limit)
    return total / (1 - weight * lasts)


def _loss(size: float, limit: int) -> float:
    return WORTH * limit * log(limit / size)
