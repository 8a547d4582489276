"""Where in the text the elements lie that clients mark, while the tree is walked."""

from __future__ import annotations

from dataclasses import dataclass

from bs4.element import Tag

from context_trim.mail.html.marks import Mark

_MOST_RULES = 100
"""Lines that are looked below for a header block."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """An element that a client marks, as a span of the text; `body` is where its header ends."""

    start: int
    end: int
    mark: Mark
    body: int = 0


@dataclass(slots=True)
class _Header:
    """What may be a header block; what is quoted follows it, inside the element at `depth`.

    It ends at `body` (0: unknown), when the text was `read` characters long.
    """

    start: int
    body: int
    read: int
    mark: Mark
    depth: int


class Spans:
    """Collects spans. A depth is how many elements are open, a length that of the text so far."""

    def __init__(self) -> None:
        self.found: list[Span] = []
        self._open: list[tuple[Tag, int, Mark]] = []
        self._headers: list[_Header] = []
        self._rules = 0

    def open(self, tag: Tag, start: int, mark: Mark) -> None:
        """Begin a marked element, whose text will stand at `start`."""
        self._open.append((tag, start, mark))

    def rule(self, start: int, length: int, depth: int) -> None:
        """Note a line across the mail: Hotmail and others draw one above a header block."""
        if self._rules < _MOST_RULES and not (self._headers and self._headers[-1].start == start):
            self._rules += 1
            self._headers.append(_Header(start, 0, length, Mark.RULED, depth))

    def close(self, tag: Tag, length: int, depth: int) -> None:
        """End an element, marked or not."""
        if self._open and self._open[-1][0] is tag:
            _, start, mark = self._open.pop()
            self._end(start, length, mark, depth)
        if self._headers:
            self._end_headers(length, depth)

    def _end(self, start: int, end: int, mark: Mark, depth: int) -> None:
        if end <= start:
            return
        if mark not in {Mark.HEADER, Mark.RULED}:
            self.found.append(Span(start=start, end=end, mark=mark))
        elif not (self._headers and self._headers[-1].body == end):
            self._headers.append(_Header(start, end, end, mark, depth))

    def _end_headers(self, length: int, depth: int) -> None:
        """End what stands below header blocks with the first element that holds more than them.

        At most one header has nothing below it yet, so that each is looked at once a level.
        """
        while self._headers and self._headers[-1].depth > depth:
            last = self._headers[-1]
            if last.read == length:
                last.depth = depth
                return
            self._headers.pop()
            self.found.append(Span(start=last.start, end=length, mark=last.mark, body=last.body))
