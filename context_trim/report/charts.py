"""Bar charts as geometry, in pixels: what the page's template draws as SVG.

Each is made twice, for a screen and for a phone, since the letters of one that is scaled down
cannot be read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDE, NARROW = 720, 340

_LABELS = 200
"""Pixels for the labels at the left of a wide chart; a narrow one has them above the bars."""

_VALUES = 110
_BAR, _GAP, _LABEL_LINE, _ROW_GAP = 18, 3, 18, 10
_LETTER = 9
"""Pixels of a wide letter at 13 pixels."""

_BASELINE = 13
"""Pixels from the top of a line to its letters' feet."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    """A bar from one value to another, and what is written behind it."""

    start: float
    end: float
    style: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A label and its bars, one below the other."""

    label: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Rect:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float
    style: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Label:
    """Text from (x, y); `end` says that it ends there."""

    x: float
    y: float
    text: str
    end: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Drawing:
    """A chart at one width."""

    id: str
    width: int
    height: int
    rects: tuple[Rect, ...]
    labels: tuple[Label, ...]
    axis: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Chart:
    """A chart with its title, what it shows in words, its legend and its two drawings."""

    title: str
    description: str
    legend: tuple[tuple[str, str], ...]
    wide: Drawing
    narrow: Drawing


def bar_chart(
    name: str,
    title: str,
    description: str,
    rows: Sequence[Row],
    legend: tuple[tuple[str, str], ...] = (),
) -> Chart:
    """Return the chart of rows; `legend` are (style, words)."""
    return Chart(
        title=title,
        description=description,
        legend=legend,
        wide=_drawn(f"{name}-wide", rows, WIDE, _LABELS),
        narrow=_drawn(f"{name}-narrow", rows, NARROW, 0),
    )


def _drawn(name: str, rows: Sequence[Row], width: int, labels: int) -> Drawing:
    ends = [end for row in rows for bar in row.bars for end in (bar.start, bar.end)]
    low, high = min([0.0, *ends]), max([0.0, *ends])
    room = width - labels - _VALUES
    scale = room / (high - low) if high > low else 0.0
    rects, texts = [], []
    y = 0.0
    for row in rows:
        texts.append(Label(x=0, y=y + _BASELINE, text=_short(row.label, labels or width)))
        y += 0 if labels else _LABEL_LINE
        for bar in row.bars:
            left, right = sorted((bar.start, bar.end))
            x = labels + (left - low) * scale
            size = max(1.0, (right - left) * scale)
            rects.append(_rect(x, y, size, bar.style))
            texts.append(Label(x=width, y=y + _BASELINE, text=bar.text, end=True))
            y += _BAR + _GAP
        y += _ROW_GAP - _GAP
    return Drawing(
        id=name,
        width=width,
        height=max(1, round(y - _ROW_GAP)),
        rects=tuple(rects),
        labels=tuple(texts),
        axis=round(labels - low * scale, 1),
    )


def _short(text: str, width: int) -> str:
    """Return text cut to what surely fits; the table beside a chart has it whole."""
    most = width // _LETTER
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _rect(x: float, y: float, width: float, style: str) -> Rect:
    return Rect(x=round(x, 1), y=round(y, 1), width=round(width, 1), height=_BAR, style=style)
