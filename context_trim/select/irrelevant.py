"""What is left out even where there is room: passages that next to nothing of what is needed is in.

The ranker's chances (a conditional logit's) hold as they are: on list mail, on BC3, which they were
not fitted to, and on agents' tasks, of what is needed about as much stands in the passages left out
as their chances add up to (`python -m benchmarks.quality.irrelevant`).
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

from context_trim.models import ELSEWHERE
from context_trim.select.passages import Unit
from context_trim.select.relevance import Scored

_SHORTEST_RUN = 24
"""Characters; a marker in the place of a shorter run costs as much as the run."""


def find_irrelevant(
    units: Sequence[Unit], scored: Mapping[int, Scored], out: frozenset[int], *, share: float
) -> frozenset[int]:
    """Return the units that are too unlikely to be needed, by their places.

    The least likely go first, as long as their chances add up to less than `share`. `out` are the
    units that can't be chosen, whose runs have a marker anyway. What has no chance is none of them,
    nor is a short run between units that stay.
    """
    found: set[int] = set()
    total = 0.0
    for i in sorted(scored, key=lambda i: (scored[i].chance or 0.0, i)):
        chance = scored[i].chance
        if chance is None:
            continue
        total += chance
        if total >= share:
            break
        found.add(i)
    return frozenset(found - _short_runs(units, found, out))


def _short_runs(units: Sequence[Unit], found: set[int], out: frozenset[int]) -> set[int]:
    """Return the units of runs that a marker would cost as much as."""
    short: set[int] = set()
    shown = [i for i, u in enumerate(units) if u.passage.text.strip() and u.reason not in ELSEWHERE]
    for _, message in itertools.groupby(shown, key=lambda i: units[i].passage.message_id):
        places = list(message)
        if all(i in found or i in out for i in places):
            continue
        for gone, group in itertools.groupby(places, key=lambda i: i in found or i in out):
            run = list(group)
            size = sum(len(units[i].passage.text.strip()) for i in run)
            if gone and size <= _SHORTEST_RUN and not out.intersection(run):
                short.update(run)
    return short
