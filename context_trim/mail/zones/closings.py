"""Rules for how a letter opens and closes."""

from __future__ import annotations

import re

from context_trim.mail.zones.names import is_name
from context_trim.mail.zones.phrases import beginnings, fold, whole
from context_trim.mail.zones.regions import Region, label
from context_trim.models import ZoneKind

_LONGEST_GREETING = 60
_LONGEST_CLOSING = 70
_LONGEST_NAME = 40
_LAST_LINES = 30
_GREETING_WORDS = 3
_END = ",.!:;~ -\u2013\u2014\u3002\uff01\uff0c\u060c"
_CLOSING_WORDS = 7
_DASHES = "-\u2013\u2014~"
_SHORT = 3
"""Letters of a phrase ("ei", "ha") that could be anything unless something follows it."""

_BETWEEN = re.compile(r"[\s,.!;:–—~-]+")  # noqa: RUF001


def mark_greeting(region: Region) -> None:
    """Label the first line of a mail if it is nothing but a greeting."""
    line = next((x for x in region.lines if x.new), None)
    if not region.first or line is None or len(line.text) > _LONGEST_GREETING:
        return
    if line.text.endswith((",", " -")) and is_name(line.text.rstrip(" -,")):
        line.kind = ZoneKind.GREETING
        return
    text = fold(line.text).lstrip("¡*_")
    phrase = beginnings("greetings").match(text)
    rest = text[len(phrase) :]
    if not phrase or (rest[:1].isalnum() and phrase.isascii()):
        return
    if text[-1] in ",!:\uff0c\uff1a\uff01" or len(text.split()) <= _GREETING_WORDS:
        line.kind = ZoneKind.GREETING


def mark_closing(region: Region) -> None:
    """Label the last line that is nothing but a closing, and the name below it.

    A closing stands below what it closes; "Thanks!" above a message opens it.
    """
    lines = region.lines
    said = next((i for i, x in enumerate(lines) if x.kind is ZoneKind.BODY), len(lines))
    for index in range(len(lines) - 1, max(said, len(lines) - _LAST_LINES) - 1, -1):
        line = lines[index]
        if line.new and is_closing(line.text):
            named = _is_named(region, index, first=index == said)
            if index > said or named:
                label(lines[index : index + 1 + named], ZoneKind.CLOSING)
            return
        if line.new and _is_signed_off(region, index):
            dashed = line.text[0] in _DASHES
            label(lines[index : index + 2 - dashed], ZoneKind.CLOSING)
            return


def _is_named(region: Region, index: int, *, first: bool) -> bool:
    """Whether the next line below a closing is its name, or, except at the top, a short line."""
    below = region.lines[index + 1 : index + 2]
    if (
        not below
        or not below[0].new
        or fold(region.lines[index].text).strip(_END) not in whole("closings")
    ):
        return False
    text = below[0].text
    short = (
        len(text) <= _LONGEST_NAME and text[-1] not in "?!:;" and not any(map(str.isdigit, text))
    )
    sentence = text[-1] == "." and len(text.split()) > _GREETING_WORDS
    return is_name(text) or (short and not sentence and not first and not region.gaps[index + 1])


def _is_signed_off(region: Region, index: int) -> bool:
    """Whether a line is "-Name", or a few words with a comma above a last name."""
    text = region.lines[index].text
    last = index + 1 == len(region.lines)
    if text[0] in _DASHES and len(text) < _LONGEST_GREETING:
        above = index > 0 and region.lines[index - 1].text[0] not in _DASHES
        return above and (last or region.gaps[index + 1]) and is_name(text)
    if last or not text.endswith((",", "!")) or len(text) > _LONGEST_CLOSING:
        return False
    name = region.lines[index + 1]
    ends = index + 2 == len(region.lines) or region.gaps[index + 2]
    words = len(text.split())
    return ends and name.new and _GREETING_WORDS <= words <= _CLOSING_WORDS and is_name(name.text)


def is_closing(text: str) -> bool:
    """Whether a line is a closing, alone or with a name behind it."""
    if len(text) > _LONGEST_CLOSING or not beginnings("closings").may_match(text):
        return False
    folded = fold(text).strip(_END)
    if folded in whole("closings"):
        return True
    phrase = beginnings("closings").match(folded)
    if len(phrase) < _SHORT:
        return False
    between = _BETWEEN.match(folded, len(phrase))
    if between is None or between[0].isspace():
        return False
    name = text[-(len(folded) - between.end()) - (len(text) - len(text.rstrip(_END))) :]
    return folded[between.end() :] in whole("closings") or is_name(name.strip(_END))
