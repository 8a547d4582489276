"""What an image says in words: its `alt` where that means something to a reader."""

from __future__ import annotations

import re

from bs4.element import Tag

_TINY = 3
"""CSS pixels; images of this width or height are spacers and counters of who opened the mail."""

_LONGEST_ALT = 300
_PIXELS = re.compile(r"\s*(\d{1,5})(?:\.\d+)?\s*(?:px)?\s*")
_SIDE = re.compile(r"(?<![\w-])(?:max-)?(?:width|height)\s*:\s*(\d{1,5})(?:\.\d+)?\s*(?:px|;|$)")
_FILE = re.compile(r"[^\n]{0,120}\.(?:png|jpe?g|gif|bmp|svg|webp|tiff?|heic)", re.IGNORECASE)
_SAYS_NOTHING = re.compile(
    r"(?:.{0,40}\b)?logo\b.{0,20}|(?:the )?(?:image|img|picture|photo|icon|spacer|divider|line|"
    r"pixel|banner|header|footer|logo|inline image|bild|grafik|foto|trennlinie)\W*\d{0,4}|"
    # Word's guesses
    r".{0,200}(?:description automatically generated|automatisch generierte beschreibung).{0,40}",
    re.IGNORECASE | re.DOTALL,
)


def alt_of(tag: Tag, *, every: bool) -> str:
    """Return what an image says, or "".

    Nothing: an empty alt, an image of at most three pixels' width or height, a file name, words
    that only say that there is an image, and logos. `every` keeps logos and such words, for a
    mail that consists of images.
    """
    alt = " ".join(str(tag.get("alt", ""))[:_LONGEST_ALT].split())
    if not alt or _is_tiny(tag):
        return ""
    if not every and (_SAYS_NOTHING.fullmatch(alt) or _FILE.fullmatch(alt)):
        return ""
    return alt


def is_emoji(tag: Tag, alt: str) -> bool:
    """Whether an image stands for a character: Gmail's, Outlook's and others' emoji."""
    if "goomoji" in tag.attrs or "data-goomoji" in tag.attrs or "data-emoji" in tag.attrs:
        return True
    return len(alt) <= _LONGEST_EMOJI and not any(c.isalnum() or c.isascii() for c in alt)


_LONGEST_EMOJI = 12
"""Code points: a family with skin tones has eleven."""


def _is_tiny(tag: Tag) -> bool:
    sides = [str(tag.attrs[name]) for name in ("width", "height") if name in tag.attrs]
    found = [int(m[1]) for side in sides if (m := _PIXELS.fullmatch(side[:20]))]
    style = tag.attrs.get("style")
    if isinstance(style, str):
        found += [int(n) for n in _SIDE.findall(style[:_LONGEST_STYLE].lower())]
    return any(side <= _TINY for side in found)


_LONGEST_STYLE = 2_000
