"""Asks headless Chromium which words of a page a person sees.

Each page stands in a frame of its own. A word is seen if the picture changes where its letters are
written backwards; the same letters take the same room, so that nothing else moves.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

_WIDTH, _HEIGHT = 1024, 768
_FRAMES = 16
"""Pages in one picture; Chromium paints no more than 16,384 pixels in a row."""

_CLEAR = 40
"""Levels of 255 by which a pixel must change to count."""

_PIXELS = 6
_OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--hide-scrollbars", "--host-resolver-rules=MAP * ~NOTFOUND",
)  # fmt: skip

_ALL = "<!DOCTYPE html><style>body { margin: 0 } iframe { border: 0; display: block }</style>"
_FRAME = f'<iframe sandbox src="{{}}.html" width="{_WIDTH}" height="{_HEIGHT}"></iframe>'
"""A frame in a sandbox runs no script, as mail doesn't."""

Picture = NDArray[np.int16]


def seen_words(pages: Sequence[str], word: re.Pattern[str]) -> list[frozenset[str]]:
    """Return, for each page, the words that a person sees of those that the pattern finds."""
    found: dict[int, frozenset[str]] = {}
    # Pages with as many words stand together: a picture is taken for each word of a page.
    order = sorted(range(len(pages)), key=lambda n: len(set(word.findall(pages[n]))))
    for start in range(0, len(pages), _FRAMES):
        numbers = order[start : start + _FRAMES]
        found |= zip(numbers, _seen([pages[n] for n in numbers], word), strict=True)
    return [found[number] for number in range(len(pages))]


def _seen(pages: Sequence[str], word: re.Pattern[str]) -> list[frozenset[str]]:
    words = [sorted(set(word.findall(page))) for page in pages]
    before = _photograph(pages)
    seen: list[set[str]] = [set() for _ in pages]
    for turn in range(max(map(len, words))):
        turned = [
            page.replace(own[turn], own[turn][::-1]) if turn < len(own) else page
            for page, own in zip(pages, words, strict=True)
        ]
        after = _photograph(turned)
        for number, own in enumerate(words):
            if turn < len(own) and _differ(before[number], after[number]):
                seen[number].add(own[turn])
    return [frozenset(s) for s in seen]


def _differ(left: Picture, right: Picture) -> bool:
    return int((np.abs(left - right).max(axis=2) > _CLEAR).sum()) >= _PIXELS


def _photograph(pages: Sequence[str]) -> list[Picture]:
    with tempfile.TemporaryDirectory() as folder:
        frames = []
        for number, page in enumerate(pages):
            Path(folder, f"{number}.html").write_text(page, encoding="utf-8")
            frames.append(_FRAME.format(number))
        source, picture = Path(folder, "all.html"), Path(folder, "all.png")
        source.write_text(_ALL + "".join(frames), encoding="utf-8")
        command = [
            CHROMIUM or "", *_OPTIONS, f"--user-data-dir={folder}/profile",
            f"--window-size={_WIDTH},{_HEIGHT * len(frames)}", f"--screenshot={picture}",
            source.as_uri(),
        ]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, timeout=120)  # noqa: S603
        with Image.open(picture) as image:
            pixels = np.asarray(image.convert("RGB"), dtype=np.int16)
    return [pixels[i * _HEIGHT : (i + 1) * _HEIGHT] for i in range(len(frames))]
