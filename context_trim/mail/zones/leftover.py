"""The rule that comes last: a mail that would have nothing to say keeps its text."""

from __future__ import annotations

from context_trim.mail.zones.lines import Line
from context_trim.models import ZoneKind

_DOUBTFUL = frozenset({ZoneKind.DISCLAIMER, ZoneKind.FOOTER, ZoneKind.CLOSING, ZoneKind.SIGNATURE})


def keep_what_is_left(lines: list[Line]) -> None:
    """Give a mail that would have nothing to say its text back: boilerplate needs a message."""
    body = ZoneKind.BODY
    if any(line.kind is body and line.text and not line.depth for line in lines):
        return
    own = [line for line in lines if line.depth == 0 and not line.blank]
    quotes = any(line.depth for line in lines)
    for line in own:
        if line.kind in _DOUBTFUL and not (quotes and line.kind is ZoneKind.SIGNATURE):
            line.kind = ZoneKind.BODY
