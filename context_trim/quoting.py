"""The marks that mail clients put before quoted lines, read and removed in one way."""

from __future__ import annotations

import re

_MARKS = re.compile(r"(?:>[ \t]?){1,1000}")
"""RFC 3676, section 4.5: a run of `>`; clients put blanks between and behind them, more
than a thousand only in attacks."""


def marks_length(line: str) -> int:
    """Return how many characters of the line are quote marks with their blanks."""
    match = _MARKS.match(line)
    return match.end() if match else 0


def strip_marks(text: str) -> str:
    """Return a quoted text with the quote marks of each line removed, all else byte for byte."""
    return "".join(line[marks_length(line) :] for line in re.split(r"(?<=\n)", text))
