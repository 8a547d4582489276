"""The lines of a text while rules label them, and the zones that the labels make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from context_trim.models import Hint, HintKind, QuoteHeader, Zone, ZoneKind
from context_trim.quoting import marks_length

LONGEST_LINE = 400
"""Characters; no rule looks into a longer line, so that the work stays linear."""


_RESIDUE = re.compile(r"=(?:09|20)|(?<!=)=$")
"""Tabs, blanks and soft breaks of quoted-printable that someone forgot to decode."""


_MOST_BLANKS = 3


@dataclass(slots=True)
class Line:
    """One line: its span with the line break, its text without quote marks, and its label.

    `depth` is how often the line is quoted; rules raise it, and `marked` says that marks or markup
    show it. `hinted` is the part of the depth that the source of the text shows, and `indent` where
    the text begins in the line. `header` is set on a quote header. `dashes` is whether the line is
    exactly "-- ", `apart` whether the line begins a part that no quote above reaches into, and
    `signed` whether the markup shows it as a signature.
    """

    start: int
    end: int
    text: str
    depth: int
    kind: ZoneKind = ZoneKind.BODY
    header: QuoteHeader | None = None
    marked: bool = False
    dashes: bool = False
    indent: int = 0
    hinted: int = 0
    apart: bool = False
    signed: bool = False

    @property
    def blank(self) -> bool:
        """Whether there is nothing but white space behind the marks."""
        return not self.text

    @property
    def unclaimed(self) -> bool:
        """Whether the line is new, or quoted for nothing but standing below a quote header."""
        return self.new or (self.kind is ZoneKind.QUOTE and not self.marked)

    @property
    def new(self) -> bool:
        """Whether no rule has claimed the line yet."""
        return self.kind is ZoneKind.BODY and self.depth == 0


def read_lines(text: str, hints: Sequence[Hint]) -> list[Line]:
    """Split a text into lines, each with its depth from quote marks and hints."""
    quotes = [h for h in hints if h.kind is HintKind.QUOTE]
    edges = sorted([(h.start, 1) for h in quotes] + [(h.end, -1) for h in quotes])
    lines: list[Line] = []
    at = hinted = edge = 0
    attached = _Spans(hints, HintKind.ATTACHMENT)
    forwarded = _Spans(hints, HintKind.FORWARD)
    signed = _Spans(hints, HintKind.SIGNATURE)
    rows = text.split("\n")
    for number, raw in enumerate(rows):
        end = min(at + len(raw) + 1, len(text))
        while edge < len(edges) and edges[edge][0] < max(end, at + 1):
            position, step = edges[edge]
            if step < 0 and position > at:
                break
            hinted += step
            edge += 1
        if attached.reach(at):
            line = Line(at, end, raw.strip(), 0, ZoneKind.ATTACHMENT)
        else:
            marks = marks_length(raw) or (raw[:1].isspace() and _indented(rows, number))
            depth = hinted + raw.count(">", 0, marks)
            behind = raw[marks:].lstrip()
            if "=" in behind and _RESIDUE.search(behind):
                behind = _RESIDUE.sub(" ", behind).lstrip()
            line = Line(at, end, behind.rstrip(), depth, marked=depth > 0, hinted=hinted)
            line.indent = len(raw) - len(behind)
            line.dashes = raw[marks:] == "-- "
        line.apart = forwarded.begins(at) or line.kind is ZoneKind.ATTACHMENT
        line.signed = signed.reach(at)
        lines.append(line)
        at = end
    return lines


def _indented(rows: Sequence[str], number: int) -> int:
    """Return the length of the marks of a line that is quoted behind some blanks.

    CommonMark (section 5.1) allows three; a mark alone among lines without is no quote's.
    """
    bare = rows[number].lstrip(" \t")
    blanks = len(rows[number]) - len(bare)
    if blanks > _MOST_BLANKS or not bare.startswith(">"):
        return 0
    beside = (*rows[max(number - 1, 0) : number], *rows[number + 1 : number + 2])
    return blanks + marks_length(bare) if any(_begins_marked(row) for row in beside) else 0


def _begins_marked(row: str) -> bool:
    return row[: _MOST_BLANKS + 1].lstrip(" \t").startswith(">")


class _Spans:
    """The hints of one kind, asked in the order of the text."""

    def __init__(self, hints: Sequence[Hint], kind: HintKind) -> None:
        self._spans = sorted(((h.start, h.end) for h in hints if h.kind is kind), reverse=True)

    def reach(self, at: int) -> bool:
        """Return whether a span holds the position."""
        while self._spans and self._spans[-1][1] <= at:
            self._spans.pop()
        return bool(self._spans) and self._spans[-1][0] <= at

    def begins(self, at: int) -> bool:
        """Return whether a span begins at or before the position, once for each."""
        found = False
        while self._spans and self._spans[-1][0] <= at:
            self._spans.pop()
            found = True
        return found


def following(lines: Sequence[Line], index: int) -> Iterator[int]:
    """Yield the indices of the lines after `index` that are not blank."""
    return (i for i in range(index + 1, len(lines)) if not lines[i].blank)


def tile(lines: Sequence[Line], length: int) -> tuple[Zone, ...]:
    """Join lines with the same label to zones; a blank line goes with the line before it."""
    zones: list[Zone] = []
    for line in _blanks_joined(lines):
        if line.start == line.end and zones:
            continue
        last = zones[-1] if zones else None
        if last and (last.kind, last.depth, last.header) == (line.kind, line.depth, line.header):
            zones[-1] = _zone(last.start, line)
        else:
            zones.append(_zone(line.start, line))
    return tuple(zones) if length else ()


def _blanks_joined(lines: Sequence[Line]) -> Iterator[Line]:
    """Give each blank line the label of the line before it, leading ones that of the next.

    A bare quote mark below new text is no part of it.
    """
    label = next((line for line in lines if not line.blank), None)
    for line in lines:
        joins = not line.marked or (label is not None and label.depth > 0)
        if line.blank and joins and label is not None:
            line = Line(line.start, line.end, "", label.depth, label.kind, label.header)  # noqa: PLW2901
        label = line
        yield line


def _zone(start: int, line: Line) -> Zone:
    return Zone(start=start, end=line.end, kind=line.kind, depth=line.depth, header=line.header)
