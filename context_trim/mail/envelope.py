"""The line that stands before each message of an mbox.

"From ", the envelope sender, a date as asctime(3) writes it (RFC 4155, appendix A; qmail's
mbox(5)). In the wild: no sender, "-" (Mozilla), "???@???" (Eudora), "1234567890@xxx" (Gmail), a
zone before or after the year, "anna at example.org" (list archives), "remote from host" (UUCP).
"""

from __future__ import annotations

import re

_DAY = rb"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
_MONTH = rb"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_GAP = rb"[ \t]{1,3}"
_TIME = rb"\d{1,2}:\d\d(?::\d\d)?"
_ZONE = rb"(?:[+-]\d{4}|[A-Z]{1,5}(?: DST)?)"
_DATE = (
    rb"%(day)s,?%(gap)s(?:"
    rb"%(month)s%(gap)s\d{1,2}%(gap)s%(time)s%(gap)s(?:%(zone)s%(gap)s)?\d{4}(?:%(gap)s%(zone)s)?"
    rb"|\d{1,2}[ -]%(month)s[ -]\d{2,4}%(gap)s%(time)s(?:%(gap)s%(zone)s)?)"
) % {b"day": _DAY, b"month": _MONTH, b"gap": _GAP, b"time": _TIME, b"zone": _ZONE}
_END = rb"(?:[ \t]+remote from \S{1,200})?[ \t]{0,20}(?:\r?\n|\Z)"

SEPARATOR = re.compile(
    rb"From [ \t]{0,3}(?:\S{1,320}[ \t]{1,3})?" + _DATE + _END
    # A sender of several words may be a sentence: a field must follow.
    + rb"|From (?:\S{1,320}[ \t]{1,3}){2,6}" + _DATE + _END + rb"(?=[!-9;-~]{1,200}:|>From )"
)  # fmt: skip
"""The whole line with its end, wherever it stands; `LONGEST` bytes of it must be there to match."""

LONGEST = 3_000

TAKEOUT = re.compile(rb"From \d{1,30}@xxx ")
"""How the separators of Gmail's exports begin."""


def after_blank_line(data: bytes, at: int) -> bool:
    """Whether the line that begins behind the line break at an index has a blank one before it."""
    before = data[max(at - 2, 0) : at]
    return before.endswith(b"\n") or before == b"\n\r"


def holds_several(data: bytes) -> bool:
    """Whether this is an mbox of more than one message."""
    at = 0
    if SEPARATOR.match(data) is None:
        return False
    while (at := data.find(b"\nFrom ", at + 1)) >= 0:
        if after_blank_line(data, at) and SEPARATOR.match(data, at + 1):
            return True
    return False


CUT_OFF = re.compile(
    rb"F|Fr|Fro|From|From \S*"
    rb"|From \S+[ \t]+(?:[MTWFS][a-z]{0,2})?"
    rb"|From \S+[ \t]+" + _DAY + rb",?[ \t]*(?:[JFMASOND][a-z]{0,2})?"
    rb"|From \S+[ \t]+" + _DAY + rb",?[ \t]+" + _MONTH + rb"[ \t]+[\dA-Z \t:+-]*"
)  # fmt: skip
"""The beginning of a separator at which a file was cut; for the whole of a last line."""
