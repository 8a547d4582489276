"""Rules for how a letter opens and closes."""

from __future__ import annotations

from context_trim.mail.zones.lines import Line, following
from context_trim.mail.zones.patterns import CLOSINGS, GREETINGS
from context_trim.models import ZoneKind

_LONGEST_GREETING = 60
_LONGEST_NAME = 40
_END = ",.!: -\u2013"


def mark_greeting(lines: list[Line]) -> None:
    """Label the first new line if it is nothing but a greeting."""
    first = next((line for line in lines if line.new and not line.blank), None)
    if first is None or len(first.text) > _LONGEST_GREETING:
        return
    text = first.text.lower()
    opens = any(text == g or text.startswith((f"{g} ", f"{g},", f"{g}!")) for g in GREETINGS)
    if opens and (text[-1] in ",!:" or len(text.split()) <= 3):  # noqa: PLR2004
        first.kind = ZoneKind.GREETING


def mark_closing(lines: list[Line]) -> None:
    """Label the last line that is nothing but a closing, and the name below it.

    A closing stands below what it closes; "Thanks!" above a message opens it.
    """
    said = (i for i, x in enumerate(lines) if not x.blank and x.kind is ZoneKind.BODY)
    first = next(said, len(lines))
    for index in range(len(lines) - 1, first, -1):
        line = lines[index]
        if line.new and line.text.lower().rstrip(_END) in CLOSINGS:
            line.kind = ZoneKind.CLOSING
            name = next(following(lines, index), None)
            if name is not None and lines[name].new and _is_name(lines[name].text):
                lines[name].kind = ZoneKind.CLOSING
            return


def _is_name(text: str) -> bool:
    short = len(text) <= _LONGEST_NAME and text[-1] not in "?!:;"
    return short and not any(c.isdigit() for c in text)
