"""Characters that nobody sees: what carries data or reorders text goes, what scripts need stays.

Sources: Unicode's Default_Ignorable_Code_Point and UAX #9 (bidirectional text), UTS #51 (emoji),
UTR #36 (security).
"""

from __future__ import annotations

import re

from context_trim.models import Hidden, Technique

_NEVER_NEEDED = (
    "\u00ad"  # soft hyphen
    "\u034f"  # combining grapheme joiner, in rows the padding of preheaders
    "\u061c"  # Arabic letter mark
    "\u115f\u1160\u3164\uffa0"  # Hangul fillers
    "\u17b4\u17b5"  # Khmer inherent vowels
    "\u180b-\u180f"  # Mongolian selectors and vowel separator
    "\u200b"  # zero-width space
    "\u202a-\u202e\u2066-\u2069"  # bidirectional embeddings, overrides and isolates
    "\u2060-\u2065\u206a-\u206f"  # word joiner, invisible operators, deprecated controls
    "\ufeff"  # byte order mark
    "\ufff0-\ufffb"  # unassigned, and interlinear annotations
    "\U0001bca0-\U0001bca3"  # shorthand format controls
    "\U0001d173-\U0001d17a"  # musical format controls
    "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"  # tags, and what is unassigned around them
)
_JOINERS = "\u200c\u200d"
_MARKS = "\u200e\u200f"
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_ANY = re.compile(f"[{_NEVER_NEEDED}{_JOINERS}{_MARKS}{_SELECTORS}]+")
"""A run of characters that may have to go; one pass, no backtracking."""

_SELECTOR = re.compile(f"[{_SELECTORS}]")
_FLAG = re.compile("\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f")
"""Flags of England, Scotland, Texas: a black flag and the region in tags (UTS #51, annex B)."""


def strip_invisible(text: str) -> str:
    """Return the text without characters that nobody sees; linear in its length.

    What stays: one joiner between characters of scripts and emoji that are written with it, one
    mark of direction beside a letter, one variation selector behind a character that has
    variants, and the tags of the three flags that are spelled with them.
    """
    if text.isascii():
        return text
    return _ANY.sub(_kept, text)


def seen_and_hidden(text: str, *, keep: int = 0) -> tuple[str, tuple[Hidden, ...]]:
    """Return the text that is seen, and a record of the characters that aren't.

    `keep` is how many of them the record carries.
    """
    seen = strip_invisible(text)
    count = len(text) - len(seen)
    if not count:
        return seen, ()
    gone = ("".join(_ANY.findall(text)) if keep else "")[:keep]
    return seen, (Hidden(technique=Technique.INVISIBLE_UNICODE, length=count, text=gone),)


def _kept(match: re.Match[str]) -> str:
    text, start, end = match.string, match.start(), match.end()
    run = match[0]
    before = text[start - 1] if start else ""
    after = text[end] if end < len(text) else ""
    if before == "\U0001f3f4" and (flag := _FLAG.match(text, start - 1, end)):
        return flag[0][1:]
    selector = run[0] if _SELECTOR.match(run) and _has_variants(before, run[0]) else ""
    rest = run[1:] if selector else run
    if len(rest) != 1:
        return selector
    if rest in _JOINERS and (_joins(before) or _joins(after)) and not before.isspace():
        return selector + rest
    if rest in _MARKS and (before.strip() or after.strip()) and not (before + after).isascii():
        return selector + rest
    return selector


_JOINING = (
    (0x0590, 0x08FF),  # Hebrew, Arabic, Syriac, Thaana, N'Ko, Mandaic
    (0x0900, 0x109F),  # Indic scripts, Sinhala, Thai, Lao, Tibetan, Myanmar
    (0x1780, 0x18AF),  # Khmer, Mongolian
    (0x1A20, 0x1CFF),  # Tai Tham, Balinese, Sundanese, Batak, Lepcha, Vedic
    (0x200D, 0x200D),
    (0x2190, 0x2BFF),  # arrows and symbols that emoji are made of
    (0xA840, 0xABFF),  # Phags-pa, Devanagari extended, Javanese, Meetei Mayek
    (0xFB1D, 0xFEFC),  # presentation forms
    (0x10A00, 0x11FFF),  # ancient and Indic scripts
    (0x1E900, 0x1E95F),  # Adlam
    (0x1F000, 0x1FAFF),  # emoji
)


def _joins(char: str) -> bool:
    if not char:
        return False
    code = ord(char)
    return any(low <= code <= high for low, high in _JOINING) or 0xFE00 <= code <= 0xFE0F  # noqa: PLR2004


_VARIANTS = (
    (0x00A9, 0x00A9), (0x00AE, 0x00AE), (0x203C, 0x203C), (0x2049, 0x2049),
    (0x2122, 0x2122), (0x2139, 0x2139), (0x2190, 0x2BFF), (0x3030, 0x303D), (0x3297, 0x3299),
    (0x1F000, 0x1FAFF),
    (0x0030, 0x0039), (0x0023, 0x0023), (0x002A, 0x002A),  # keycaps
    (0x1000, 0x109F),  # Myanmar
    (0xA840, 0xA87F), (0x1820, 0x18AA),  # Phags-pa, Mongolian
    (0x2E80, 0x303F), (0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF),  # ideographs
    (0x3001, 0x3002), (0xFF01, 0xFF1F),  # full-width punctuation
)  # fmt: skip
"""Blocks with characters in StandardizedVariants.txt, emoji-variation-sequences.txt and the
Ideographic Variation Database."""

_IDEOGRAPHS = ((0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF))


def _has_variants(char: str, selector: str) -> bool:
    if not char:
        return False
    code = ord(char)
    # Only ideographs have variants beyond the sixteenth (UTS #37).
    blocks = _IDEOGRAPHS if ord(selector) >= 0xE0100 else _VARIANTS  # noqa: PLR2004
    return any(low <= code <= high for low, high in blocks)
