"""Rules for signatures: below "-- ", what the markup shows as one, and what looks like one."""

from __future__ import annotations

import operator
import re
from dataclasses import dataclass
from itertools import pairwise

from context_trim.mail.zones.closings import is_closing
from context_trim.mail.zones.features import NAMES, Shape, is_organisation, measure, shape
from context_trim.mail.zones.lines import Line
from context_trim.mail.zones.names import is_name
from context_trim.mail.zones.phrases import beginnings, fold
from context_trim.mail.zones.regions import Region, label
from context_trim.mail.zones.weights import WEIGHTS
from context_trim.models import ZoneKind

_MARK = "--"
"""RFC 3676, section 4.3: two hyphens and a blank (which many programs strip)."""

_LIKE_MARKS = frozenset({_MARK, "---", "- --", "\u2014", "\u2013\u2013", "__", "___", "\\--"})
_LONGEST_MARKED = 15
_LAST_LINES = 60
"""Lines from the end among which the mark is looked for: a disclaimer may stand below."""

_PROSE_WORDS = 4
_PROSE_END = (".", "!", "?", ":", ",", ";", "\u3002", "\uff1f", "\uff01")
_MOST_LINES = 20
_LONGEST_LINE = 100
_SENTENCE_WORDS = 6
_LONGEST_ADVERTISEMENT = 5
_ADVERTISEMENTS = 2
_UNDERSCORES = re.compile(r"_{20,}")
_SAID_WORDS = 2
_LONE_WORDS = 4
_POSTSCRIPT_LINES = 8
_SIGN = frozenset({ZoneKind.SIGNATURE, ZoneKind.FOOTER, ZoneKind.DISCLAIMER})
_ATTACHED = re.compile(
    r"- .{1,80}\.\w{2,5}|<<.{1,80}>>|\(see attached file: .{1,80}\)|\[image\]", re.IGNORECASE
)
"""How Outlook and Lotus Notes write attachments below a mail."""

LONE_NAME = ZoneKind.CLOSING
"""What a last line is that is nothing but a name: forge calls it a signature, Quagga a closing.

As a closing it stays in the new text, and so does a last word that only looks like a name.
"""

_WEIGHTS = tuple(WEIGHTS.get(name, 0.0) for name in NAMES)


@dataclass(frozen=True, slots=True)
class Candidates:
    """The lines at the end of a region that can be a signature, and what stands above them."""

    lines: tuple[Line, ...]
    shapes: tuple[Shape, ...]
    gaps: tuple[bool, ...]
    above: Line | None

    @property
    def closed(self) -> bool:
        """Whether a closing stands right above."""
        return self.above is not None and self.above.kind is ZoneKind.CLOSING

    def features(self) -> list[tuple[float, ...]]:
        """Return the features of each line."""
        above = self.above.text if self.above else ""
        return measure(self.shapes, self.gaps, above, closed=self.closed)


def mark_signed(region: Region) -> None:
    """Label what the markup shows as a signature, unless it is all that the region has."""
    lines = region.lines
    signed = [line for line in lines if line.signed and line.new]
    if signed and any(line.new and not line.signed for line in lines):
        above = [x for x, y in pairwise(lines) if y is signed[0] and x.text in _LIKE_MARKS]
        label([*above, *signed], ZoneKind.SIGNATURE)


def mark_below_dashes(region: Region) -> None:
    """Label from "-- " to the end of the region, or to a postscript.

    HTML and many programs strip the blank that tells the mark from a ruler; then no sentence may
    stand below it. What is a disclaimer or a tagline stays one, and so does a closing with nothing
    but a name.
    """
    for index in range(max(0, len(region.lines) - _LAST_LINES), len(region.lines)):
        line = region.lines[index]
        if line.text not in _LIKE_MARKS or not line.new:
            continue
        end = _before_postscript(region, index + 1)
        below = [x for x in region.lines[index + 1 : end] if x.new]
        sure = line.dashes or (below and not any(_is_prose(x.text) for x in below))
        if sure and len(below) <= _LONGEST_MARKED:
            label([line, *below], _kind_below_dashes(region.lines[index + 1 : end], below))
            return


def _kind_below_dashes(lines: list[Line], new: list[Line]) -> ZoneKind:
    """Return what stands below the dashes, where that is of one kind."""
    if not new and lines:
        return lines[0].kind
    if new and is_closing(new[0].text) and len(new) <= _SAID_WORDS and len(lines) == len(new):
        return ZoneKind.CLOSING
    return ZoneKind.SIGNATURE


def mark_advertisement(region: Region) -> None:
    """Label rulers of underscores and the lines with a link below each, at the end of a region.

    Webmail services write their advertisements so, above and below what mail servers add.
    """
    end = len(region.lines)
    for _ in range(_ADVERTISEMENTS):
        while end and region.lines[end - 1].kind in _SIGN:
            end -= 1
        if not _advertised(region.lines[:end]):
            return


def _advertised(lines: list[Line]) -> bool:
    for index in range(max(0, len(lines) - _LONGEST_ADVERTISEMENT - 1), len(lines) - 1):
        if lines[index].new and _UNDERSCORES.fullmatch(lines[index].text[:_LONGEST_LINE]):
            below = [line for line in lines[index + 1 :] if line.new]
            if linked := any("http" in x.text or "www." in x.text for x in below):
                label([lines[index], *below], ZoneKind.SIGNATURE)
            return linked
    return False


def mark_signature(region: Region) -> None:
    """Label the lines at the end of a region that a classifier takes for a signature."""
    last = _last_lines(region)
    if not _names_somebody(region, last) or (found := candidates(region)) is None:
        return
    weighed = [sum(map(operator.mul, _WEIGHTS, line)) for line in found.features()]
    start = below_prose(found, best_start(weighed))
    if start is None or not _is_certain(region, found, start):
        return
    block, alone = found.lines[start:], _is_alone(found, start)
    label(block[:alone], LONE_NAME)
    label(block[alone:], ZoneKind.SIGNATURE)


def below_prose(found: Candidates, start: int | None) -> int | None:
    """Return the first line from `start` on that is a name, or no rest of prose above it."""
    if start is None:
        return None
    for index in range(start, len(found.lines)):
        above = found.lines[index - 1] if index else None
        goes_on = above is not None and _goes_on(above, gap=found.gaps[index])
        if found.shapes[index].name or not goes_on:
            return index
    return None


def _is_alone(found: Candidates, start: int) -> bool:
    """Whether the first line says who signs, and is no part of what stands below it."""
    first, below = found.shapes[start], found.shapes[start + 1 : start + 2]
    if first.proof or not (first.name or first.organisation):
        return False
    return not below or (first.name and found.gaps[start + 1] and below[0].name)


def best_start(scores: list[float]) -> int | None:
    """Return where the sum of the scores from a line to the end is highest; None if below 0."""
    best, total, start = 0.0, 0.0, None
    for index in range(len(scores) - 1, -1, -1):
        total += scores[index]
        if total > best:
            best, start = total, index
    return start


def _names_somebody(region: Region, last: range) -> bool:
    """Whether there are last lines, below a closing or with the name of a person or a firm."""
    above = region.lines[last.start - 1 : last.start]
    if above and above[0].kind is ZoneKind.CLOSING:
        return bool(last)
    return any(
        is_name(x.text) or is_organisation(x.text) for x in region.lines[last.start : last.stop]
    )


def _last_lines(region: Region) -> range:
    """Return the lines from the end up to the first that reads as a sentence or is claimed."""
    lines, gaps = region.lines, region.gaps
    end = _before_postscript(region, 0)
    while end and (lines[end - 1].kind in _SIGN or _ATTACHED.fullmatch(lines[end - 1].text[:200])):
        end -= 1
    start = end
    while start and end - start < _MOST_LINES and _is_possible(lines[start - 1]):
        start -= 1
    while start < end and start and _goes_on(lines[start - 1], gap=gaps[start]):
        start += 1  # the last lines of a paragraph that a mailer wrapped
    if start and lines[start - 1].kind is ZoneKind.SIGNATURE:
        return range(end, end)
    return range(start, end)


def candidates(region: Region) -> Candidates | None:
    """Return what is known of the last lines, None where there are none."""
    last = _last_lines(region)
    if not last:
        return None
    lines = tuple(region.lines[last.start : last.stop])
    return Candidates(
        lines=lines,
        shapes=tuple(shape(line.text) for line in lines),
        gaps=tuple(region.gaps[last.start : last.stop]),
        above=region.lines[last.start - 1] if last.start else None,
    )


def _goes_on(above: Line, *, gap: bool) -> bool:
    """Whether a line is prose that goes on in the next one."""
    if gap or above.kind is not ZoneKind.BODY or above.text.endswith(_PROSE_END):
        return False
    return len(above.text) > _LONGEST_LINE // 2


def _before_postscript(region: Region, first: int) -> int:
    """Return the index of the postscript among the last lines, or the number of lines."""
    count = len(region.lines)
    for index in range(max(first, count - _POSTSCRIPT_LINES), count):
        if is_postscript(region.lines[index].text):
            return index
    return count


def is_postscript(text: str) -> bool:
    """Whether a line begins with "PS" in some language and goes on."""
    if not beginnings("postscripts").may_match(text):
        return False
    folded = fold(text[:40])
    phrase = beginnings("postscripts").match(folded)
    if not phrase or len(folded) == len(phrase):
        return False
    behind = folded[len(phrase)]
    return behind in ".:;)-\uff1a\u3001\u2013\u2014" or (
        not phrase.isascii() and not behind.isalpha()
    )


def _is_prose(text: str) -> bool:
    """Whether a line reads as a sentence: some words and a full stop."""
    return len(text.split()) >= _PROSE_WORDS and text.endswith(_PROSE_END)


def _is_possible(line: Line) -> bool:
    """Whether a line can be in a signature, judged by what costs next to nothing."""
    text = line.text
    if line.kind is not ZoneKind.BODY or len(text) > _LONGEST_LINE or "?" in text:
        return False
    if text[0] in "<([" and _ATTACHED.fullmatch(text):
        return False
    return not (text[-1] in ".!:,;\u3002" and len(text.split()) >= _SENTENCE_WORDS)


def _is_certain(region: Region, found: Candidates, start: int) -> bool:
    """Whether what is left of the region says something, and nothing speaks against the rest.

    A name or a number may be all that was asked for, and a list of people what is told.
    """
    shapes = found.shapes[start:]
    proofs = sum(s.proof for s in shapes)
    above = found.lines[start - 1] if start else found.above
    if above is not None and above.kind is ZoneKind.CLOSING:
        return True
    if above is not None and above.text.endswith((":", "\uff1a")):
        return False
    if not (shapes[0].name or any(s.name or s.organisation for s in shapes[:2])):
        return False
    if len(shapes) == 1 and not proofs and len(shapes[0].words) > _LONE_WORDS:
        return False
    block = {id(x) for x in found.lines[start:]}
    said = [x for x in region.lines if x.kind is ZoneKind.BODY and id(x) not in block]
    if sum(len(x.text.split()) for x in said[:5]) >= _SAID_WORDS:
        return True
    return proofs > _SAID_WORDS and shapes[0].name and not region.asked
