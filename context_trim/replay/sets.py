"""Sets of numbers that are joined, in four bytes a number."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator


class JoinedNumbers:
    """The numbers from 0 to `size` - 1, each in a set of its own until it is joined.

    A set is known by its smallest number. Tarjan's union-find with path halving.
    """

    def __init__(self, size: int) -> None:
        self._next = array("I", range(size))

    def find(self, number: int) -> int:
        """Return the smallest number of the set."""
        up = self._next
        while (above := up[number]) != number:
            up[number] = number = up[above]
        return number

    def join(self, one: int, other: int) -> None:
        """Make one set of two."""
        low, high = sorted((self.find(one), self.find(other)))
        self._next[high] = low

    def join_runs(self, rows: Iterable[tuple[object, int]]) -> Iterator[tuple[int, int]]:
        """Join the numbers of rows with an equal key, which follow each other.

        Yields the first number of a run with each that follows it.
        """
        key: object = None
        first = -1
        for here, number in rows:
            if first >= 0 and here == key:
                self.join(first, number)
                yield first, number
            else:
                key, first = here, number
