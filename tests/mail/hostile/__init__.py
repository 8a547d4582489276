"""Hostile mail made by small generators: charsets, transfer, headers, structure, HTML, sizes.

`SMALL` are parsed in the test's process, `LARGE` (megabytes) in one of their own.
"""

from __future__ import annotations

from tests.mail.hostile import charsets, headers, html, large, parts, structure, transfer
from tests.mail.hostile.case import Hostile

SMALL: tuple[Hostile, ...] = (
    *charsets.CASES,
    *transfer.CASES,
    *headers.CASES,
    *structure.CASES,
    *parts.CASES,
    *html.CASES,
)
LARGE: tuple[Hostile, ...] = large.CASES
