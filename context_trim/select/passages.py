"""A message's text to the spans that are decided on, which tile it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from context_trim.models import Fate, Message, Passage, Reason, Zone, ZoneKind

_PARAGRAPH_END = re.compile(r"\n(?:[ \t]*\n)+")
_LINE_END = re.compile(r"\n")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=\S)")
LONGEST_PASSAGE = 400
"""Characters; a longer paragraph is cut at line ends, a longer line at sentence ends."""

_FATES = {Fate.DUPLICATE: Reason.DUPLICATE, Fate.RECOVERED: Reason.RECOVERED}
_BOILERPLATE = {
    ZoneKind.SIGNATURE: Reason.SIGNATURE,
    ZoneKind.DISCLAIMER: Reason.DISCLAIMER,
    ZoneKind.FOOTER: Reason.FOOTER,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Unit:
    """A passage, and the reason for which it is out before any ranking, or None."""

    passage: Passage
    reason: Reason | None


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


def cut_paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield spans that tile `text[start:end]`: paragraphs with the blanks after them."""
    for first, last in _cut(text, start, end, _PARAGRAPH_END):
        if last - first <= LONGEST_PASSAGE:
            yield first, last
            continue
        lines = [
            piece
            for line in _cut(text, first, last, _LINE_END)
            for piece in (
                [line] if line[1] - line[0] <= LONGEST_PASSAGE else _cut(text, *line, _SENTENCE_END)
            )
        ]
        yield from _filled(lines)


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


def _filled(pieces: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join neighbouring pieces as long as they stay within the longest passage."""
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
    for first, last in cut_paragraphs(message.text, start, end):
        yield _unit(message, first, last, kind, None)


def _unit(message: Message, start: int, end: int, kind: ZoneKind, reason: Reason | None) -> Unit:
    text = message.text[start:end]
    passage = Passage(message_id=message.id, start=start, end=end, kind=kind, text=text)
    return Unit(passage=passage, reason=reason)
