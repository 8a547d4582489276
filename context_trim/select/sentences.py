"""A text to its sentences: line by line where lines mean something, across lines where they don't.

A sentence ends at a mark (. ! ? … and those of other scripts) before a blank and what may begin a
sentence, unless the word before a full stop is an abbreviation, a number or an initial. A line ends
one where it was not wrapped: where the next word had room in it, or the next line is an item, a
quoted line, a row or indented. A row of a table is one in any case; a block of code or a log is
one as a whole, since its lines say little alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from context_trim.select.abbreviations import ABBREVIATIONS
from context_trim.select.layout import find_blocks, lines_of

_MARKS = ".!?…。！？؟।"  # noqa: RUF001
_END = re.compile(rf"[{_MARKS}]+[\"'”’»)\]*_]*(?:\s+|(?<=[。！？])|$)")  # noqa: RUF001
_LAST_WORD = re.compile(r"[^\s(\[\"'„“«]+\Z")
_NUMBER = re.compile(r"(?:\d{1,2}|[ivx]{1,4})\Z", re.IGNORECASE)
"""An ordinal ("am 3. Mai") or the number of an item ("2. Call them")."""

_LINE = re.compile(r"[^\n]*(?:\n|\Z)")
_ITEM = re.compile("[ \t]*(?:[-*•·\u2013>|#]|\\(?\\w{1,3}[.)][ \t])")
_ROW = re.compile(r".*(?: \| |\t| {3,}\S)")
"""A line that is an item or a quoted line, and one with cells: they go on with nothing above."""

_LONGEST_WORD = 30
"""Characters; a longer first word of a line is a link or a path, which clients wrap early."""


def cut_sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield spans that tile `text[start:end]`: sentences and lines, with the blanks after them."""
    yield from _cut_at(text, start, end, _all_ends(text, start, end))


def cut_lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield spans that tile `text[start:end]`: its lines, with the blanks after them."""
    yield from _cut_at(text, start, end, (m.end() for m in _LINE.finditer(text, start, end)))


def _cut_at(text: str, start: int, end: int, ends: Iterable[int]) -> Iterator[tuple[int, int]]:
    first = start
    for at in ends:
        if text[first:at].strip() and text[at:end].strip():
            yield first, at
            first = at
    if first < end:
        yield first, end


def _all_ends(text: str, start: int, end: int) -> Iterator[int]:
    at = start
    for block in find_blocks(text, start, end):
        yield from _ends(text, at, block.start)
        yield block.start
        if block.rows:
            yield from (last for _, last in lines_of(text, block))
        at = block.end
        yield at
    yield from _ends(text, at, end)


def _ends(text: str, start: int, end: int) -> Iterator[int]:
    lines = [(m.start(), m.end()) for m in _LINE.finditer(text, start, end) if m.end() > m.start()]
    width = max((len(text[a:b].rstrip()) for a, b in lines), default=0)
    for number, (a, b) in enumerate(lines):
        yield from _marks(text, a, b, lines[number + 1 : number + 2])
        if number + 1 < len(lines) and not _wrapped(
            text[a:b], text[slice(*lines[number + 1])], width
        ):
            yield b


def _marks(text: str, a: int, b: int, following: list[tuple[int, int]]) -> Iterator[int]:
    """Yield where sentences end in a line; at the line's end the next line is looked at."""
    stop = following[0][1] if following else b
    for match in _END.finditer(text, a, b):
        at = match.end()
        rest = text[at : min(stop, at + 1)].strip() or text[at:stop].lstrip()[:1]
        if rest and not rest.islower() and not _goes_on(text, a, match):
            yield at


def _goes_on(text: str, line: int, mark: re.Match[str]) -> bool:
    """Whether a full stop ends a word and no sentence."""
    if not mark[0].rstrip().startswith(".") or mark[0].startswith(".."):
        return False
    word = _LAST_WORD.search(text, max(line, mark.start() - _LONGEST_WORD), mark.start())
    if word is None:
        return False
    last = word[0].casefold()
    return (
        last in ABBREVIATIONS
        or _NUMBER.match(last) is not None
        or (len(last) == 1 and last.isalpha())
        or (len(last) <= len("p.ex") and "." in last)
    )


def _wrapped(line: str, below: str, width: int) -> bool:
    """Whether a client broke a line: what comes next had no room in it, and is text like it."""
    indented = below[:1] in " \t"
    if not below.strip() or _ITEM.match(below) or _ROW.match(below) or _ROW.match(line):
        return False
    if indented and not _ITEM.match(line):
        return False
    word = below.split(None, 1)[0]
    return len(line.rstrip()) + 1 + len(word) > width or len(word) > _LONGEST_WORD
