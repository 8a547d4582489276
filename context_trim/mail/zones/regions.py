"""What a sender wrote in one piece: the new lines between quotes, and rules for such a piece."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from context_trim.mail.zones.lines import Line
from context_trim.models import ZoneKind

_FOREIGN = frozenset({ZoneKind.QUOTE, ZoneKind.QUOTE_HEADER, ZoneKind.ATTACHMENT})


_MOST_REGIONS = 100
"""Pieces of a mail, from its top, in which boilerplate is looked for, besides the last one."""


@dataclass(slots=True)
class Region:
    """The lines between two quotes that are not blank.

    `gaps` tells before which of them a blank line or "--" stands, `first` whether no quote or
    attachment stands above, `asked` whether something that the mail quotes asks a question.
    """

    lines: list[Line] = field(default_factory=list)
    gaps: list[bool] = field(default_factory=list)
    first: bool = False
    asked: bool = False

    def paragraph_start(self, index: int) -> int:
        """Return the index at which the paragraph begins that holds a line."""
        while index > 0 and not self.gaps[index]:
            index -= 1
        return index


def read_regions(lines: Sequence[Line]) -> list[Region]:
    """Return the first regions of a mail, from top to bottom, and the last one."""
    regions: list[Region] = []
    region: Region | None = None
    asked = any(line.kind is ZoneKind.QUOTE and "?" in line.text for line in lines)
    foreign = False
    gap = True
    for line in lines:
        if line.depth or line.kind in _FOREIGN:
            region, foreign = None, True
        elif not line.text:
            gap = True
        else:
            if region is None:
                region, gap = Region(first=not foreign, asked=asked), True
                regions[_MOST_REGIONS:] = [region]
            region.lines.append(line)
            region.gaps.append(gap)
            gap = line.text == "--"
    return regions


def label(lines: Sequence[Line], kind: ZoneKind) -> None:
    """Label lines of which none is quoted."""
    for line in lines:
        line.kind, line.depth = kind, 0
