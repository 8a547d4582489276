"""What selectors are matched on: a tree, and the steps that a page may ask for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from bs4 import Tag


class OutOfStepsError(Exception):
    """The page asks for more matching than any mail does."""


@dataclass(slots=True)
class Ground:
    """What selectors are matched on: the steps that are left, and the places among siblings."""

    steps: int
    quirks: bool = False
    _places: dict[int, dict[int, int]] = field(default_factory=dict)
    _kin: dict[int, list[Tag]] = field(default_factory=dict)

    def step(self) -> None:
        """Count one step. Raises `OutOfStepsError` above the limit."""
        self.steps -= 1
        if self.steps < 0:
            raise OutOfStepsError

    def kin(self, tag: Tag) -> list[Tag]:
        """Return an element and its siblings, in order."""
        parent = tag.parent
        if parent is None:
            return [tag]
        if id(parent) not in self._kin:
            self._kin[id(parent)] = [c for c in parent.contents if isinstance(c, Tag)]
            self.steps -= len(parent.contents)
        return self._kin[id(parent)]

    def place(self, tag: Tag) -> int:
        """Return how many elements stand before one under its parent."""
        key = id(tag.parent)
        if key not in self._places:
            self._places[key] = {id(t): i for i, t in enumerate(self.kin(tag))}
        return self._places[key].get(id(tag), 0)


Matcher = Callable[[Tag, Ground], bool]
