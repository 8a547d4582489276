"""From elements that clients mark to spans of the text that are quoted, signed or forwarded.

A `QUOTE` covers what is quoted and not the attribution line or the header block above it, so that
zones find these as text on the level of who wrote them. A `FORWARD` covers all that a client put
into the mail, its header block too, and a `SIGNATURE` what the client keeps as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from context_trim.mail.html.marks import Mark
from context_trim.mail.html.spans import Span
from context_trim.mail.zones.attributions import read_attribution
from context_trim.mail.zones.blocks import names_sender, read_separator
from context_trim.mail.zones.footers import without_disclaimers
from context_trim.mail.zones.lines import LONGEST_LINE
from context_trim.models import Hint, HintKind


def hints_of(text: str, spans: Sequence[Span]) -> tuple[Hint, ...]:
    """Return what the spans say of the text, in the order of their starts, outer ones first.

    Where a blockquote and what holds it begin with the same quoted text, they are one quote.
    """
    attributions = {_trimmed(text, s.start, s.end)[1] for s in spans if s.mark is Mark.ATTRIBUTION}
    read = [(span.mark, h) for span in spans for h in _read(text, span, attributions)]
    taken = {h.start for mark, h in read if mark in _BLOCKQUOTES and h.kind is HintKind.QUOTE}
    found = []
    for mark, hint in read:
        if hint.kind is HintKind.QUOTE and mark not in _BLOCKQUOTES:
            if hint.start in taken:
                continue
            taken.add(hint.start)
        found.append(hint)
    return tuple(sorted(found, key=lambda h: (h.start, -h.end, h.kind)))


_BLOCKQUOTES = frozenset({Mark.CITED, Mark.INDENTED})
_OPEN_ENDED = frozenset({Mark.HEADER, Mark.RULED})
_SIMPLE = {Mark.SIGNATURE: HintKind.SIGNATURE, Mark.FORWARD: HintKind.FORWARD}


def _read(text: str, span: Span, attributions: set[int]) -> Iterator[Hint]:
    start, end = _trimmed(text, span.start, span.end)
    if start >= end or span.mark is Mark.ATTRIBUTION:
        return
    if kind := _SIMPLE.get(span.mark):
        yield Hint(start=start, end=end, kind=kind)
        return
    head, forwards = _head(text, start, min(end, span.body or end))
    introduced = span.mark in _BLOCKQUOTES and _is_introduced(text, start, attributions)
    if forwards and not introduced and span.mark in {Mark.MAYBE, Mark.CITED}:
        yield Hint(start=start, end=end, kind=HintKind.FORWARD)
        if span.mark is Mark.MAYBE:
            return
    begin = start if introduced else _quote_start(span, start, head)
    if begin is not None and span.mark in _OPEN_ENDED:
        end = _before_disclaimers(text, begin, end)
    if begin is not None and begin < end:
        yield Hint(start=_trimmed(text, begin, end)[0], end=end, kind=HintKind.QUOTE)


def _before_disclaimers(text: str, start: int, end: int) -> int:
    """Return where a quote ends that only its container ends.

    Mail servers put a disclaimer below all that a mail quotes, into the same element.
    """
    low = max(start, end - _WINDOW)
    kept = without_disclaimers(text[low:end])
    return _trimmed(text, start, low + len(kept))[1]


def _quote_start(span: Span, start: int, head: int) -> int | None:
    """Return where a quote begins that nothing above introduces; None where there is none."""
    match span.mark:
        case Mark.CITED | Mark.CONTAINER:
            return head
        case Mark.HEADER:
            return span.body
        case _:
            return head if head > start else None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without the white space at its ends; a document ends before some spans do."""
    end = min(end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


_WINDOW, _FIRST_COLON = 2_500, 500
_COLONS = (":", "\uff1a")
_WRAPPED = 4
"""Lines over which clients wrap an attribution."""

_FEWEST_FIELDS = 3
_LONGEST_FIELD_NAME = 24
_TIME = re.compile(r"\b\d{1,2}[:.hH]\d\d\b")
_DAY = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d\d\b|\d月")
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.\w")
_RULE = re.compile(r"[-_=*\s]{3,80}|[-_=]{2,40}[^-_=]{3,60}[-_=]{2,40}")
_ENDS = (*_COLONS, "----")
"""How an attribution ends: Zoho's with dashes, Chinese and Japanese ones with a wide colon."""


def _head(text: str, start: int, end: int) -> tuple[int, bool]:
    """Return where the attribution or header block ends that a span begins with, or its start.

    The flag says whether it is a header block, as forwards have it. Both are known by their form,
    so that the language does not matter; zones read them where they know the language.
    """
    window = text[start : min(end, start + _WINDOW)]
    if not any(colon in window[:_FIRST_COLON] for colon in _COLONS):
        return start, False
    lines = window.split("\n")
    first = 0
    while first < len(lines) and (not lines[first].strip() or _is_rule(lines[first])):
        first += 1
    for count in range(1, _WRAPPED + 1):
        some = lines[first : first + count]
        if not all(line.strip() for line in some):
            break
        if is_attribution(" ".join(some)):
            return _after(text, start, lines, first + count), False
    # "Begin forwarded message:" stands above the block in any language.
    for skip in (0, 1, 2):
        fields = _fields(lines, first + skip)
        if fields and (not skip or lines[first].rstrip().endswith(_ENDS)):
            return _after(text, start, lines, first + skip + fields), True
    return start, False


def _after(text: str, start: int, lines: Sequence[str], count: int) -> int:
    at = start + sum(len(line) + 1 for line in lines[:count])
    return _trimmed(text, at, len(text))[0]


def _is_rule(line: str) -> bool:
    line = line.strip()
    rules = read_separator(line) is not None or _RULE.fullmatch(line) is not None
    return rules and not is_attribution(line)


def is_attribution(line: str) -> bool:
    """Whether a line says who wrote what follows and when, in any language.

    It ends in a colon and holds two of a time of day, a date and an address, or it is one that
    zones can read.
    """
    line = line.strip()
    if len(line) > LONGEST_LINE or not line.endswith(_ENDS):
        return False
    proofs = sum(bool(form.search(line)) for form in (_TIME, _DAY, _ADDRESS))
    return proofs > 1 or read_attribution(line) is not None


def _is_introduced(text: str, start: int, attributions: set[int]) -> bool:
    """Whether an attribution or a header block stands right above a span."""
    above = _trimmed(text, max(start - _WINDOW, 0), start)[1]
    if above in attributions:
        return True
    low = max(above - _WINDOW, 0)
    lines = text[max(text.rfind("\n\n", low, above), low) : above].split("\n")
    if not lines[-1].endswith(_ENDS) and text.count(":", low, above) < _FEWEST_FIELDS:
        return False
    for count in range(1, _WRAPPED + 1):
        some = lines[-count:]
        if len(some) < count or not some[0].strip():
            break
        if is_attribution(" ".join(some)):
            return True
    return bool(_fields(lines, next((i for i, line in enumerate(lines) if line.strip()), 0)))


def _fields(lines: Sequence[str], first: int) -> int:
    """Return how many lines a header block has that begins here; 0 where none does."""
    count = named = proofs = 0
    for line in lines[first : first + _LONGEST_BLOCK]:
        name, colon, value = _DIRECTIONS.sub("", line).strip("* \t").partition(":")
        if colon and 0 < len(name.strip("* ")) <= _LONGEST_FIELD_NAME and not name.isdigit():
            named += 1
            known = names_sender(name)
            proofs += known or bool(_ADDRESS.search(value)) or bool(_TIME.search(value))
        elif not (
            count and line.strip() and lines[first + count - 1].rstrip().endswith((";", ","))
        ):
            break
        count += 1
    return count if named >= _FEWEST_FIELDS and proofs else 0


_DIRECTIONS = re.compile("[\u200e\u200f]")
"""Marks that Windows Mail puts around each part of a date."""

_LONGEST_BLOCK = 14
"""Lines of a header block, wrapped recipients included."""
