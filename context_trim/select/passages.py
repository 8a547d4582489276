"""A message's text to the spans that are decided on, which tile it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from context_trim.models import Fate, Message, Passage, Reason, Zone, ZoneKind
from context_trim.select.layout import Block, find_blocks

_PARAGRAPH_END = re.compile(r"\n(?:[ \t]*\n)+")
_LINE_END = re.compile(r"\n")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=\S)")
LONGEST_PASSAGE = 400
"""Characters; a longer paragraph is cut at line ends, a longer line at sentence ends. Of a longer
table each row is a passage, so that one can be asked for."""

_FATES = {Fate.DUPLICATE: Reason.DUPLICATE, Fate.RECOVERED: Reason.RECOVERED}
_BOILERPLATE = {
    ZoneKind.SIGNATURE: Reason.SIGNATURE,
    ZoneKind.DISCLAIMER: Reason.DISCLAIMER,
    ZoneKind.FOOTER: Reason.FOOTER,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Unit:
    """A passage, and the reason for which it is out before any ranking, or None.

    `by_line` says that it is cut out of a long table, code or log, whose lines are chosen alone.
    """

    passage: Passage
    reason: Reason | None
    by_line: bool = False


def cut_message(message: Message) -> list[Unit]:
    """Return the units of a message; their spans tile its text."""
    units: list[Unit] = []
    introducing = _introducing(message)
    for zone in message.zones:
        if zone.kind is ZoneKind.QUOTE_HEADER:
            reason = Reason.QUOTE_HEADER if zone.start in introducing else None
            units.append(_unit(message, zone.start, zone.end, zone.kind, reason))
        elif zone.kind is ZoneKind.QUOTE:
            units += _quote_units(message, zone)
        elif zone.kind in _BOILERPLATE:
            reason = _BOILERPLATE[zone.kind]
            units.append(_unit(message, zone.start, zone.end, zone.kind, reason))
        else:
            units += _paragraph_units(message, zone.start, zone.end, zone.kind)
    return units


def cut_paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Yield spans that tile `text[start:end]`: paragraphs with the blanks after them.

    The third of each says whether it is cut out of a long table, code or log. A short block in a
    fence is a paragraph, blank lines or not.
    """
    blocks = find_blocks(text, start, end)
    left = deque(blocks)
    for first, last in _whole(list(_cut(text, start, end, _PARAGRAPH_END)), blocks):
        while left and left[0].end <= first:
            left.popleft()
        within = list(takewhile(lambda block: block.start < last, left))  # noqa: B023  (used here)
        if last - first > LONGEST_PASSAGE or any(map(_is_long, within)):
            yield from _cut_long(text, first, last, within)
        else:
            yield first, last, False


def _whole(
    paragraphs: Sequence[tuple[int, int]], blocks: Iterable[Block]
) -> Iterator[tuple[int, int]]:
    """Join paragraphs that a short block reaches over."""
    over = deque(b for b in blocks if not b.rows and not _is_long(b))
    joined: int | None = None
    for first, last in paragraphs:
        begun = first if joined is None else joined
        while over and over[0].end <= last:
            over.popleft()
        if over and over[0].start < last:
            joined = begun
            continue
        yield begun, last
        joined = None


def _cut_long(
    text: str, first: int, last: int, blocks: Sequence[Block]
) -> Iterator[tuple[int, int, bool]]:
    """Cut what is too long: text and short blocks are filled up, long ones are by line."""
    at = first
    filling: list[tuple[int, int]] = []
    for block in blocks:
        start, end = max(block.start, at), min(block.end, last)
        if text[at:start].strip():
            filling += _pieces(text, at, start)
            at = start
        if not _is_long(block):
            filling.append((at, end))
        else:
            yield from ((*span, False) for span in _filled(filling))
            filling = []
            lines = list(_pieces(text, at, end))
            yield from ((*span, True) for span in (lines if block.rows else _filled(lines)))
        at = end
    filling += _pieces(text, at, last)
    yield from ((*span, False) for span in _filled(filling))


def _is_long(block: Block) -> bool:
    return block.end - block.start > LONGEST_PASSAGE


def _pieces(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield lines, and sentences of longer ones."""
    for start, end in _cut(text, first, last, _LINE_END):
        if end - start <= LONGEST_PASSAGE:
            yield start, end
        else:
            yield from _cut(text, start, end, _SENTENCE_END)


def _cut(text: str, start: int, end: int, at: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Cut after each match; a piece of white space alone goes with the piece before it."""
    first = last = start
    for cut in [*(m.end() for m in at.finditer(text, start, end)), end]:
        if text[last:cut].strip() and text[first:last].strip():
            yield first, last
            first = last
        last = cut
    if last > first:
        yield first, last


def _filled(pieces: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join neighbouring pieces as long as they stay within the longest passage."""
    if not pieces:
        return
    first, last = pieces[0]
    for start, end in pieces[1:]:
        if end - first > LONGEST_PASSAGE:
            yield first, last
            first = start
        last = end
    yield first, last


def _introducing(message: Message) -> set[int]:
    """Return the starts of the quote headers above quotes that were resolved.

    Headers in a row stand above the same quote.
    """
    resolved = [(s.start, s.end) for s in message.quoted]
    found: set[int] = set()
    below = False
    for zone in reversed(message.zones):
        if zone.kind is ZoneKind.QUOTE_HEADER:
            found |= {zone.start} if below else set()
            continue
        while resolved and resolved[-1][0] >= zone.end:
            resolved.pop()
        below = bool(resolved) and resolved[-1][1] > zone.start
    return found


def _quote_units(message: Message, zone: Zone) -> Iterator[Unit]:
    """Cut a quote where its fate changes; what has no other copy is cut into paragraphs."""
    at = zone.start
    first = bisect_left(message.quoted, zone.start, key=lambda span: span.start)
    stop = bisect_left(message.quoted, zone.end, key=lambda span: span.start)
    for span in message.quoted[first:stop]:
        if span.start > at:
            yield from _paragraph_units(message, at, span.start, zone.kind)
        yield _unit(message, span.start, span.end, zone.kind, _FATES[span.fate])
        at = span.end
    if at < zone.end:
        yield from _paragraph_units(message, at, zone.end, zone.kind)


def _paragraph_units(message: Message, start: int, end: int, kind: ZoneKind) -> Iterator[Unit]:
    for first, last, by_line in cut_paragraphs(message.text, start, end):
        yield replace(_unit(message, first, last, kind, None), by_line=by_line)


def _unit(message: Message, start: int, end: int, kind: ZoneKind, reason: Reason | None) -> Unit:
    text = message.text[start:end]
    passage = Passage(message_id=message.id, start=start, end=end, kind=kind, text=text)
    return Unit(passage=passage, reason=reason)
