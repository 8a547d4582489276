"""The lines of a text while rules label them, and the zones that the labels make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from context_trim.models import Hint, HintKind, QuoteHeader, Zone, ZoneKind
from context_trim.quoting import marks_length

_BODY, _QUOTE = ZoneKind.BODY, ZoneKind.QUOTE
"""Reading a member off its enumeration costs as much as all else that a rule asks of a line."""

LONGEST_LINE = 400
"""Characters; no rule looks into a longer line, so that the work stays linear."""

_MOST_BLANKS = 10
"""Blank lines in a row; the last one holds all that follow, since no rule counts so many."""

_RESIDUE = re.compile(r"=(?:09|20)|(?<!=)=$", re.MULTILINE)
"""Tabs, blanks and soft breaks of quoted-printable that someone forgot to decode."""


_MOST_INDENT = 3
"""Blanks before the mark of a quote."""


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
    kind: ZoneKind = _BODY
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
        return self.new or (self.kind is _QUOTE and not self.marked)

    @property
    def new(self) -> bool:
        """Whether no rule has claimed the line yet."""
        return self.kind is _BODY and self.depth == 0


def read_lines(text: str, hints: Sequence[Hint]) -> list[Line]:
    """Split a text into lines, each with its depth from quote marks and hints."""
    lines: list[Line] = []
    residue = _RESIDUE.search(text) is not None
    at = blanks = 0
    rows = text.split("\n")
    for number, raw in enumerate(rows):
        end = at + len(raw) + 1
        behind, depth, marks = raw, 0, 0
        if ">" in raw[: _MOST_INDENT + 1]:
            marks = marks_length(raw) or _indented(rows, number)
            behind, depth = raw[marks:], raw.count(">", 0, marks)
        line = Line(at, end, behind.strip(), depth, marked=depth > 0, indent=marks)
        if len(line.text) != len(behind):
            _look_closer(line, behind)
        if residue and "=" in behind:
            line.text = _RESIDUE.sub(" ", behind).strip()
        blanks = 0 if line.text or hints else blanks + 1
        if blanks > _MOST_BLANKS and line.depth == lines[-1].depth:
            lines[-1].end = end
        else:
            lines.append(line)
        at = end
    lines[-1].end = len(text)
    if hints:
        _follow(lines, text, hints)
    return lines


def _look_closer(line: Line, behind: str) -> None:
    """Set what blanks around the text say of a line."""
    line.indent += len(behind) - len(behind.lstrip())
    line.dashes = behind == "-- "


def _follow(lines: Sequence[Line], text: str, hints: Sequence[Hint]) -> None:
    """Set what hints say of lines."""
    quotes = [h for h in hints if h.kind is HintKind.QUOTE]
    edges = sorted([(h.start, 1) for h in quotes] + [(h.end, -1) for h in quotes])
    hinted = edge = 0
    attached = _Spans(hints, HintKind.ATTACHMENT)
    forwarded = _Spans(hints, HintKind.FORWARD)
    signed = _Spans(hints, HintKind.SIGNATURE)
    for line in lines:
        at = line.start
        while edge < len(edges) and edges[edge][0] < max(line.end, at + 1):
            position, step = edges[edge]
            if step < 0 and position > at:
                break
            hinted += step
            edge += 1
        if attached.reach(at):
            line.kind, line.text = ZoneKind.ATTACHMENT, text[at : line.end].strip()
            line.depth, line.marked, line.dashes = 0, False, False
        elif hinted:
            line.hinted = hinted
            line.depth += hinted
            line.marked = line.depth > 0
        line.apart = forwarded.begins(at) or line.kind is ZoneKind.ATTACHMENT
        line.signed = signed.reach(at)


def _indented(rows: Sequence[str], number: int) -> int:
    """Return the length of the marks of a line that is quoted behind some blanks.

    CommonMark (section 5.1) allows three; a mark alone among lines without is no quote's.
    """
    bare = rows[number].lstrip(" \t")
    blanks = len(rows[number]) - len(bare)
    if blanks > _MOST_INDENT or not bare.startswith(">"):
        return 0
    beside = (*rows[max(number - 1, 0) : number], *rows[number + 1 : number + 2])
    return blanks + marks_length(bare) if any(_begins_marked(row) for row in beside) else 0


def _begins_marked(row: str) -> bool:
    return row[: _MOST_INDENT + 1].lstrip(" \t").startswith(">")


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
    """Join lines with the same label to zones; a blank line goes with the line before it.

    Leading blank lines go with the next one. A bare quote mark below new text is no part of it.
    """
    zones: list[Zone] = []
    label = next((line for line in lines if line.text), lines[0])
    start = 0
    for line in lines:
        if not line.text and (not line.marked or label.depth):
            continue
        kind, depth = line.kind, line.depth
        if kind is label.kind and depth == label.depth and line.header == label.header:
            continue
        if line.start > start:
            zones.append(_zone(start, line.start, label))
        label, start = line, line.start
    if length > start:
        zones.append(_zone(start, length, label))
    return tuple(zones)


def _zone(start: int, end: int, label: Line) -> Zone:
    return Zone(start=start, end=end, kind=label.kind, depth=label.depth, header=label.header)
