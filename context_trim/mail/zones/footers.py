"""Rules for what programs put around a mail: taglines, list footers, disclaimers, banners."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from context_trim.mail.zones.closings import is_closing
from context_trim.mail.zones.lines import Line, read_lines
from context_trim.mail.zones.phrases import (
    beginnings,
    boilerplate,
    disclaimer_words,
    fold,
    is_link_row,
    is_tagline,
)
from context_trim.mail.zones.regions import Region, label
from context_trim.models import ZoneKind

_HEAD = 200
_EDGES = "*_>[](<|#-\u2013\u2014=~ \t"
_LAST_PARAGRAPHS = 12
_LAST_LINES = 25
"""Lines of a paragraph, counted from its end, among which a footer can begin."""

_PASSES = 2
_ASKED_WORDS = 3
"""Paragraphs without a mark of a footer that may stand between two with one."""

_SHORT_PARAGRAPH = 8
_LONG_LINE = 160
_PROSE_WORDS = 5
_SIGNED_LINES = 16
_DISCLAIMER_HEAD = 1_500
_QUOTED_WORDS = 2
_SIGNED_WORDS, _UNSIGNED_WORDS = 2, 5
"""Words of a disclaimer that a last paragraph needs, however it begins; people write about them."""

_STARTED_WORDS = 1
_SHORTEST_DISCLAIMER = 90
_LIST_FOOTER_LINES = 6
_RULE = re.compile(r"[_=-]{20,}")
"""Mailman writes underscores above a list's footer, ezmlm and Lyris hyphens."""

_RULER = re.compile(r"[_=*~\u2013\u2014\u2500-]{3,}")
_BOILERPLATE = frozenset({ZoneKind.FOOTER, ZoneKind.DISCLAIMER, ZoneKind.SIGNATURE})
_LIST_WORDS = ("mailing list", "mailingliste", "listinfo", "unsubscribe", "subscribed")
_BANNER_LINES = 6
_BANNER_WRAP = 50
_SURE_BANNER = 18
"""Characters from which the beginning of a banner needs no whole line to be sure."""


def mark_banner(region: Region) -> None:
    """Label a warning about an external sender at the top of a mail, and a link to its web page."""
    if not region.first:
        return
    for index, line in enumerate(region.lines[:_BANNER_LINES]):
        if not region.gaps[index] or not line.new:
            continue
        if index == 0 and is_link_row(line.text) and region.gaps[1:2] == [True]:
            line.kind = ZoneKind.FOOTER
            continue
        text = fold(line.text[:_HEAD])
        phrase = beginnings("banners").match(text) or beginnings("banners").match(
            text.lstrip("#*_-=!⚠️ ")
        )
        if not phrase:
            return
        if len(phrase) < _SURE_BANNER and len(text.strip(_EDGES)) > len(phrase) + 2:
            return
        end = index + 1
        while end < len(region.lines) and not region.gaps[end] and end - index < _BANNER_LINES:
            if len(region.lines[end - 1].text) < _BANNER_WRAP:
                break
            end += 1
        label(region.lines[index:end], ZoneKind.FOOTER)


def mark_taglines(region: Region) -> None:
    """Label lines that phones add, where they are paragraphs of their own or the last line."""
    lines, gaps = region.lines, region.gaps
    for index, line in enumerate(lines):
        ends = index + 1 == len(lines) or gaps[index + 1]
        if ends and line.new and is_tagline(line.text):
            line.kind = ZoneKind.FOOTER


def mark_list_footer(region: Region) -> None:
    """Label a rule near the end of a region and what a mailing list writes below it."""
    lines = region.lines
    for index in range(max(0, len(lines) - _LIST_FOOTER_LINES - 1), len(lines)):
        if lines[index].new and _RULE.fullmatch(lines[index].text):
            below = " ".join(line.text for line in lines[index + 1 :]).lower()
            if any(word in below for word in _LIST_WORDS):
                label([x for x in lines[index:] if x.new], ZoneKind.FOOTER)
                return


def mark_rulers(region: Region) -> None:
    """Label a ruler right above boilerplate, or below it at the end, as part of it."""
    lines = region.lines
    for index in range(len(lines) - 2, -1, -1):
        line, below = lines[index], lines[index + 1]
        if line.new and below.kind in _BOILERPLATE and _RULER.fullmatch(line.text[:_LONG_LINE]):
            line.kind = below.kind
    above = lines[-2].kind if len(lines) > 1 else ZoneKind.BODY
    if lines[-1].new and above in _BOILERPLATE and _RULER.fullmatch(lines[-1].text[:_LONG_LINE]):
        lines[-1].kind = above


def mark_tail(region: Region) -> None:
    """Label footers and disclaimers at the end of a region, from the last paragraph up."""
    end, passes = len(region.lines), 0
    for _ in range(_LAST_PARAGRAPHS):
        if end == 0 or passes > _PASSES:
            return
        start = region.paragraph_start(end - 1)
        paragraph = region.lines[start:end]
        if _boilerplate(region, paragraph, start):
            passes = 0
        elif len(paragraph) > _SHORT_PARAGRAPH or any(_is_prose(x.text) for x in paragraph):
            return
        else:
            passes += 1
        end = start


def _is_prose(text: str) -> bool:
    return len(text) > _LONG_LINE or (text[-1] in ".!?:" and len(text.split()) >= _PROSE_WORDS)


def _boilerplate(region: Region, paragraph: list[Line], start: int) -> bool:
    """Label a paragraph from the line that begins a footer or disclaimer; return whether one is."""
    if not paragraph[-1].new:
        return True
    opens = start == 0 and region.first
    for index in range(max(int(opens), len(paragraph) - _LAST_LINES), len(paragraph)):
        kind = _begins(paragraph, index) if paragraph[index].new else None
        if kind is not None:
            label(paragraph[_from(paragraph, index, kind) :], kind)
            return True
    if not opens and _sounds(region, paragraph, start):
        label(paragraph, ZoneKind.DISCLAIMER)
        return True
    return False


def _from(paragraph: list[Line], index: int, kind: ZoneKind) -> int:
    """Return 0 where the lines above the one that begins a disclaimer sound like its first half."""
    above = fold(_joined(paragraph[:index])[:_DISCLAIMER_HEAD])
    if kind is not ZoneKind.DISCLAIMER or "?" in above or not all(x.new for x in paragraph):
        return index
    return 0 if disclaimer_words(above) >= _UNSIGNED_WORDS else index


def _begins(paragraph: list[Line], index: int) -> ZoneKind | None:
    """Return what begins at a line of a paragraph."""
    text = paragraph[index].text
    if not boilerplate().may_match(text):
        return None
    if is_link_row(text) and not any(_is_prose(x.text) for x in paragraph[index:]):
        return ZoneKind.FOOTER
    footer, disclaimer = beginnings("footers"), beginnings("disclaimers")
    if not (footer.may_match(text) or disclaimer.may_match(text)):
        return None
    head = fold(text[:_HEAD]).strip(_EDGES)
    if phrase := footer.match(head):
        asks = "?" in head[len(phrase) :] and len(head[len(phrase) :].split()) >= _ASKED_WORDS
        return None if asks else ZoneKind.FOOTER
    if disclaimer.match(head):
        rest = fold(_joined(paragraph[index:])[:_DISCLAIMER_HEAD])
        if "?" not in rest and disclaimer_words(rest) >= _STARTED_WORDS:
            return ZoneKind.DISCLAIMER
    return None


def _is_signed(region: Region, end: int) -> bool:
    """Whether a letter is closed in the lines right above a paragraph, or quoted above them."""
    return not region.first or any(
        is_closing(x.text) for x in region.lines[max(0, end - _SIGNED_LINES) : end]
    )


def _sounds(region: Region, paragraph: list[Line], start: int) -> bool:
    """Whether a last paragraph has the words of a disclaimer, however it begins."""
    joined = _joined(paragraph)[:_DISCLAIMER_HEAD]
    if len(joined) < _SHORTEST_DISCLAIMER or "?" in joined or not all(x.new for x in paragraph):
        return False
    text = fold(joined)
    if len(text) < _SHORTEST_DISCLAIMER:
        return False
    words = disclaimer_words(text)
    return words >= (_SIGNED_WORDS if _is_signed(region, start) else _UNSIGNED_WORDS)


def mark_server_disclaimers(lines: list[Line]) -> None:
    """Label last paragraphs that begin and sound like a disclaimer, below all that a mail quotes.

    Mail servers put them there, where no mark tells them from the quote.
    """
    for paragraph in _last_disclaimers(lines, _is_unmarked):
        label(paragraph, ZoneKind.DISCLAIMER)


def without_disclaimers(text: str) -> str:
    """Return a text without the disclaimers that it ends with."""
    found = list(_last_disclaimers(read_lines(text, ()), lambda line: line.new))
    return text[: found[-1][0].start] if found else text


def _last_disclaimers(lines: list[Line], among: Callable[[Line], bool]) -> Iterator[list[Line]]:
    """Yield the paragraphs of some lines that are disclaimers, from the end up."""
    for paragraph in _last_paragraphs(lines, among):
        text = fold(_joined(paragraph)[:_DISCLAIMER_HEAD])
        words = disclaimer_words(text)
        if words < _QUOTED_WORDS or len(text) < _SHORTEST_DISCLAIMER:
            head = text[:_HEAD].strip(_EDGES)
            if words < _STARTED_WORDS or not beginnings("disclaimers").match(head):
                return
        yield paragraph


def _last_paragraphs(lines: list[Line], among: Callable[[Line], bool]) -> Iterator[list[Line]]:
    """Yield the paragraphs of some lines as long as no other line stands below them."""
    end = len(lines)
    while end:
        start = end
        while start and not lines[start - 1].blank and among(lines[start - 1]):
            start -= 1
        if start < end:
            yield lines[start:end]
        elif not lines[end - 1].blank:
            return
        end = start if start < end else end - 1


def _is_unmarked(line: Line) -> bool:
    """Whether a line is quoted for nothing but standing below a header."""
    return line.unclaimed and not line.new


def _joined(lines: list[Line]) -> str:
    return " ".join(line.text for line in lines)
