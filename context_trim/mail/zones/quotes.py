"""Rules for quoted text: header blocks, attribution lines, and the lines below them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice, pairwise

from context_trim.mail.zones.attributions import (
    Attribution,
    begins,
    find_inside,
    may_end,
    read_attribution,
)
from context_trim.mail.zones.blocks import RULERS, is_dashed, read_block, read_separator
from context_trim.mail.zones.lines import LONGEST_LINE, Line, following
from context_trim.models import QuoteHeader, ZoneKind

_NEAR = 4
"""Lines below a separator in which a header block may begin that belongs to it."""

_WRAPPED = 4
"""Lines over which clients wrap an attribution."""

_MOST_TRIES = 4_000
"""Attributions and header blocks of one mail that are looked at closely."""

_WRAP_FROM, _WRAP_REST = 60, 30
"""Characters of a line that was wrapped and of the rest that fell below it."""

_LONGEST_REST = 80
"""The same where the rest closes what the line opened."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Found:
    """A quote header in the lines `start` to `end`; `raises` is whether it quotes what follows."""

    start: int
    end: int
    header: QuoteHeader
    raises: bool


def mark_quote_headers(lines: list[Line]) -> None:
    """Label header blocks, separators and attributions, and quote what stands below them.

    What is below ends where the quote ends in which the header stands; where marks or markup show
    how far a quote goes, that is believed.
    """
    found = _find_all(lines)
    starts = iter(found)
    levels = [line.depth for line in lines]
    raised: list[int] = []
    index = 0
    while index < len(lines):
        line, level = lines[index], levels[index]
        if line.apart:
            raised.clear()
        while raised and level < raised[-1] and line.text:
            raised.pop()
        header = found.get(index)
        if header is None and not raised:
            index = next((i for i in starts if i > index), len(lines))
            continue
        if header is None:
            line.depth = level + len(raised)
            index += 1
            continue
        depth = level + len(raised) + 1
        _claim(lines, range(header.start, header.end), header.header, depth)
        if header.raises:
            raised.append(level)
        index = header.end


def mend_wraps(lines: list[Line]) -> None:
    """Give the end of a line that a mailer wrapped its marks back.

    Such a line begins in lower case or in the middle of a URL and stands, without blank lines,
    between two more deeply quoted ones, of which the first is long and ends no sentence, or opens
    what the line closes. A bracket that was wrapped from its address looks like a mark and is none.
    """
    for before, line in pairwise(lines):
        if line.marked and not before.marked and _closes_address(before.text, line.text):
            line.depth, line.marked, line.text = before.depth, False, f">{line.text}"
    for before, line, after in zip(lines, lines[1:], lines[2:], strict=False):
        if not before.depth > line.depth < after.depth or line.blank:
            continue
        if _is_rest(before.text, line.text) or _closes(before.text, line.text):
            line.depth, line.marked = before.depth, before.marked


def _is_rest(before: str, text: str) -> bool:
    """Whether a short line goes on with the sentence of a long one, or opens an address."""
    if text.endswith("<"):
        return len(text) <= _WRAP_REST
    if len(before) < _WRAP_FROM or len(text) > _WRAP_REST:
        return False
    return not text[0].isupper() and not before.endswith((".", "!", "?", ":"))


def _closes(before: str, text: str) -> bool:
    """Whether a line closes the bracket or the quotation marks that the one above opens."""
    if text[0].isupper() or len(before) > LONGEST_LINE or len(text) > _LONGEST_REST:
        return False
    opened = before.rfind("(") > before.rfind(")") and "(" not in text.partition(")")[0]
    if opened and ")" in text:
        return True
    return before.count('"') % 2 == 1 == text.count('"')


def _closes_address(before: str, text: str) -> bool:
    """Whether a line is the rest of "Anna <anna@example.org" and its ">"."""
    opened = before.rpartition("<")[2]
    return "<" in before and "@" in opened and ">" not in opened and may_end(text or ":")


def split_inside(lines: list[Line]) -> None:
    """Cut a line in two where an attribution stands behind other text on it."""
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        text = line.text
        if not _SHORTEST_INSIDE <= len(text) <= LONGEST_LINE or not may_end(text):
            continue
        if not _DIGIT.search(text):
            continue
        inside = find_inside(text) if line.kind is ZoneKind.BODY else None
        at = len(text.partition(inside)[0].rstrip("- ")) if inside and inside in text else -1
        if at <= 0:
            continue
        cut = line.start + line.indent + at
        rest = Line(cut, line.end, text[at:].lstrip(), line.depth, marked=line.marked)
        line.end, line.text = cut, text[:at]
        lines.insert(index + 1, rest)


_SHORTEST_INSIDE = 15
"""Characters of a line with a date and an attribution behind other text."""

_DIGIT = re.compile(r"\d")


def mark_quotes(lines: list[Line]) -> None:
    """Label every line with a depth as a quote, but for the headers among them."""
    body, quote = ZoneKind.BODY, ZoneKind.QUOTE
    for line in lines:
        if line.depth and line.kind is body:
            line.kind = quote


def _claim(lines: list[Line], indices: range, header: QuoteHeader, depth: int) -> None:
    for i in indices:
        lines[i].kind, lines[i].header, lines[i].depth = ZoneKind.QUOTE_HEADER, header, depth


def _find_all(lines: list[Line]) -> dict[int, _Found]:
    """Return the quote headers by the line in which they begin; none overlaps another."""
    found: dict[int, _Found] = {}
    marked = _marked_below(lines)
    free = tries = 0
    for index, line in enumerate(lines):
        text = line.text
        if not text:
            continue
        named = ":" in text[:_FIELD] if ":" in text else "\uff1a" in text[:_FIELD]
        ends = marked[index] or may_end(text)
        if not (named or ends or text[0] in RULERS) or index < free:
            continue
        if tries > _MOST_TRIES:
            break
        if line.kind is not ZoneKind.BODY:
            continue
        one: _Found | None = None
        if named:
            tries += 1
            one = _block(lines, index, free)
        if one is None and is_dashed(text):
            one = _separator(lines, index)
        if one is None and ends:
            tries += 1
            one = _attribution(lines, index, free, marked=marked[index])
        if one is not None:
            found[one.start] = one
            free = one.end
    return found


_FIELD = 45
"""Characters in which the name of a field ends."""


def _marked_below(lines: list[Line]) -> list[bool]:
    """Return for each line whether the next one that isn't blank is quoted more deeply."""
    below = [False] * len(lines)
    depth = 0
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if line.text:
            below[index] = depth > line.depth
            depth = line.depth
    return below


def _block(lines: list[Line], index: int, free: int) -> _Found | None:
    block = read_block(lines, index)
    if block is None:
        return None
    after = next(following(lines, block.end - 1), None)
    hinted = after is not None and lines[after].hinted > lines[index].hinted
    start = max(block.start, free)
    return _Found(start=start, end=block.end, header=block.header, raises=not hinted)


def _separator(lines: list[Line], index: int) -> _Found | None:
    """Read a separator between rulers; a header block that follows takes it."""
    text, end = lines[index].text, index
    if not text.endswith("--") and index + 1 < len(lines) and lines[index + 1].text.endswith("--"):
        end, text = index + 1, f"{text} {lines[index + 1].text}"  # as Lotus Notes wraps it
    header = read_separator(text)
    if header is None:
        return None
    for near in islice(following(lines, end), _NEAR):
        block = read_block(lines, near)
        if block is not None:
            if block.start <= end:
                return None
            break
    return _Found(start=index, end=end + 1, header=header, raises=True)


def _attribution(lines: list[Line], index: int, free: int, *, marked: bool) -> _Found | None:
    """Read an attribution that ends in line `index`, wrapped over up to four lines.

    Where no marked quote follows, it must prove what it is by a time of day or an address.
    """
    last = lines[index]
    if len(last.text) > LONGEST_LINE:
        return None
    best: tuple[int, Attribution] | None = None
    joined, proof = "", marked
    for start in range(index, max(index - _WRAPPED, free - 1), -1):
        line = lines[start]
        if not line.text or line.depth != last.depth or line.kind is not ZoneKind.BODY:
            break
        joined = f"{line.text} {joined}" if joined else line.text
        if len(joined) > LONGEST_LINE:
            break
        proof = proof or _PROOF.search(line.text) is not None
        if not proof or (start != index and not _may_open(lines, start)):
            continue
        found = read_attribution(joined, marked=marked)
        if found is not None and (found.proven or marked):
            best = _better(best, start, found)
    if best is None:
        return None
    start, found = best
    raises = not marked and not (_says_little(found.header) and _block_follows(lines, index))
    return _Found(start=start, end=index + 1, header=found.header, raises=raises)


def _says_little(header: QuoteHeader) -> bool:
    return not (header.sent_at or header.date_text or header.author.address)


def _block_follows(lines: list[Line], index: int) -> bool:
    """Whether a header block says the rest of what an attribution says, as in Lotus iNotes."""
    below = next(following(lines, index), None)
    return below is not None and read_block(lines, below) is not None


def _may_open(lines: list[Line], index: int) -> bool:
    """Whether a wrapped attribution can begin in a line: it stands apart, or its words can."""
    above = lines[index - 1] if index else None
    if above is None or not above.text or above.depth != lines[index].depth:
        return True
    return begins(lines[index].text)


_PROOF = re.compile(r"[@時시點点]|\d[:.hH]\d\d")
"""What a time of day or an address has (`dates.py`)."""


def _better(
    best: tuple[int, Attribution] | None, start: int, found: Attribution
) -> tuple[int, Attribution]:
    """Prefer the longer reading only where it adds what the shorter one lacks."""
    if best is None:
        return start, found
    header, longer = best[1].header, found.header
    gains = (longer.sent_at or longer.date_text) and not (header.sent_at or header.date_text)
    gains = gains or (longer.author.address and not header.author.address)
    return (start, found) if gains else best
