"""Recall against budget as a picture: plain SVG, readable without colours."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from benchmarks.quality.scoring import SHARES, Score

_WIDTH, _HEIGHT = 640, 400
_LEFT, _TOP, _RIGHT, _BOTTOM = 56, 40, 460, 350
_COLOURS = ("#1b6ca8", "#c2410c", "#15803d", "#7c3aed", "#a16207", "#be185d", "#475569", "#0f766e")
_DASHES = ("", "6 3", "2 3", "8 3 2 3")


def picture(path: Path, title: str, scores: Mapping[str, Score]) -> None:
    """Write a line a way: share of the tokens (even steps) against share of the gold kept."""
    box = f'viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif" font-size="12"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {box} role="img">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>',
        f'<text x="{_LEFT}" y="24" font-size="15">{escape(title)}</text>',
        *_axes(),
        *(_line(i, name, score) for i, (name, score) in enumerate(scores.items())),
        "</svg>\n",
    ]
    path.write_text("\n".join(parts), encoding="utf-8")


def _x(step: int) -> float:
    return _LEFT + (_RIGHT - _LEFT) * step / (len(SHARES) - 1)


def _y(recall: float) -> float:
    return _BOTTOM - (_BOTTOM - _TOP) * recall


def _axes() -> list[str]:
    lines = []
    for tenth in range(0, 11, 2):
        y = _y(tenth / 10)
        lines.append(f'<path d="M{_LEFT} {y:.1f}H{_RIGHT}" stroke="#ddd"/>')
        lines.append(
            f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{tenth * 10} %</text>'
        )
    for step, share in enumerate(SHARES):
        x = f'x="{_x(step):.1f}" y="{_BOTTOM + 18}"'
        lines.append(f'<text {x} text-anchor="middle">{100 * share:g} %</text>')
    middle = (_LEFT + _RIGHT) / 2
    lines.append(f'<text x="{middle}" y="{_BOTTOM + 38}" text-anchor="middle">of the tokens</text>')
    return lines


def _line(index: int, name: str, score: Score) -> str:
    colour, dash = _COLOURS[index % len(_COLOURS)], _DASHES[index % len(_DASHES)]
    points = " ".join(f"{_x(i):.1f},{_y(r):.1f}" for i, r in enumerate(score.recall))
    style = f'stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"'
    y = _TOP + 14 + 20 * index
    key = f'<path d="M{_RIGHT + 16} {y - 4}h24" {style}/>'
    label = f'<text x="{_RIGHT + 46}" y="{y}">{escape(name)}</text>'
    return f'<polyline points="{points}" fill="none" {style}/>{key}{label}'
