"""The text as it grows: breaks and blanks are held back until something follows them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from context_trim.mail.charset import clean

BLANK_LINE = 2
"""Line breaks that make a blank line; more of them say no more."""

_TYPOGRAPHIC = re.compile(r"[\u00ad\u034f]")
"""Soft hyphen and combining grapheme joiner: where a word may break, and padding of previews."""

_PADDING = re.compile(r"(?:(?<=\s)|^)[\u200c\u200d]+(?=\s|$)")
"""Joiners that join nothing; newsletters fill the preview of their mail with them."""


@dataclass(slots=True)
class Writer:
    """Collects text; a position, once given, stays true.

    `prefix` is what the next text of a list item begins with, `gap` what parts it from the cell
    before.
    """

    parts: list[str] = field(default_factory=list)
    length: int = 0
    breaks: int = 0
    space: bool = False
    prefix: str = ""
    gap: str = ""

    def block(self, breaks: int) -> None:
        """Begin or end a block: at least so many line breaks stand before the next text."""
        self.breaks = max(self.breaks, breaks)
        self.space = False

    def line_break(self) -> None:
        """Add a line break."""
        self.breaks = min(self.breaks + 1, BLANK_LINE)
        self.space = False

    def write(self, text: str) -> None:
        """Write text as it is, behind what was held back."""
        lead = ""
        if self.breaks or not self.length:
            lead = ("\n" * self.breaks if self.length else "") + self._between().lstrip()
        elif self.gap:
            lead = self._between()
        elif self.space and not self.prefix:
            lead = " "
        piece = lead + self.prefix + text
        self.parts.append(piece)
        self.length += len(piece)
        self.breaks, self.space, self.prefix, self.gap = 0, False, "", ""

    def _between(self) -> str:
        """Return what parts a cell from the one before; what ends in a colon labels it."""
        if self.gap == CELL_GAP and self.parts and self.parts[-1].endswith(":"):
            return " "
        return f"{self.gap} " if self.gap else ""

    def words(self, folded: str, before: bool, after: bool) -> None:  # noqa: FBT001
        """Write text with its white space folded; the flags say whether some stood around it."""
        if not folded:
            self.space = self.space or before
            return
        if before:
            self.space = True
        self.write(folded)
        self.space = after

    def lines(self, text: str) -> None:
        """Write preformatted text: its blanks and line breaks are kept."""
        for number, line in enumerate(text.split("\n")):
            if number:
                self.breaks = min(self.breaks + 1, _MOST_BREAKS)
            if line.strip():
                self.write(line.rstrip())

    def since(self, start: int, longest: int) -> str | None:
        """Return the text from a position on, without what leads to it; None where it is longer."""
        size = self.length - start
        if not 0 < size <= longest:
            return None
        found: list[str] = []
        for part in reversed(self.parts):
            found.append(part)
            size -= len(part)
            if size <= 0:
                break
        return "".join(reversed(found)).strip()

    def position(self) -> int:
        """Return where the next text will stand."""
        return self.length + (self.breaks if self.length else 0)

    def text(self) -> str:
        """Return all text so far."""
        return "".join(self.parts)


CELL_GAP = " |"
_MOST_BREAKS = 1_000


def fold(text: str) -> str:
    """Return a text with each run of white space as one blank and none at its ends."""
    return " ".join(text.split())


def seen(text: str) -> str:
    """Return a text without control characters and what is there for typesetting only."""
    if not text.isprintable():
        text = clean(text)
    return text if text.isascii() else _PADDING.sub("", _TYPOGRAPHIC.sub("", text))
