"""Recall against budget as a picture: plain SVG, readable without colours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from benchmarks.quality.scoring import SHARES, Score

_WIDTH, _HEIGHT = 640, 400
_LEFT, _TOP, _RIGHT, _BOTTOM = 56, 40, 460, 350
_COLOURS = ("#1b6ca8", "#c2410c", "#15803d", "#7c3aed", "#a16207", "#be185d", "#475569", "#0f766e")
_DASHES = ("", "6 3", "2 3", "8 3 2 3")


def picture(path: Path, title: str, scores: Mapping[str, Score]) -> None:
    """Write a line a way: share of the tokens (even steps) against share of the gold kept."""
    lines = [
        _line(i, name, [(_x(step), r) for step, r in enumerate(score.recall)])
        for i, (name, score) in enumerate(scores.items())
    ]
    ticks = [(_x(step), f"{100 * share:g} %") for step, share in enumerate(SHARES)]
    _write(path, title, [*_axes(ticks, "of the tokens"), *lines])


def reliability(
    path: Path, title: str, curves: Mapping[str, Sequence[tuple[float, float]]]
) -> None:
    """Write a line a set: what was said against what was observed, both from 0 to 1."""
    width = _RIGHT - _LEFT
    lines = [
        _line(i, name, [(_LEFT + width * said, seen) for said, seen in curve])
        for i, (name, curve) in enumerate(curves.items())
    ]
    exact = f'<path d="M{_LEFT} {_BOTTOM}L{_RIGHT} {_TOP}" stroke="#999" stroke-dasharray="2 4"/>'
    ticks = [(_LEFT + width * tenth / 10, f"{tenth * 10} %") for tenth in range(0, 11, 2)]
    _write(path, title, [*_axes(ticks, "said"), exact, *lines])


def _write(path: Path, title: str, inside: Sequence[str]) -> None:
    box = f'viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif" font-size="12"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {box} role="img">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>',
        f'<text x="{_LEFT}" y="24" font-size="15">{escape(title)}</text>',
        *inside,
        "</svg>\n",
    ]
    path.write_text("\n".join(parts), encoding="utf-8")


def _x(step: int) -> float:
    return _LEFT + (_RIGHT - _LEFT) * step / (len(SHARES) - 1)


def _y(recall: float) -> float:
    return _BOTTOM - (_BOTTOM - _TOP) * recall


def _axes(ticks: Sequence[tuple[float, str]], below: str) -> list[str]:
    lines = []
    for tenth in range(0, 11, 2):
        y = _y(tenth / 10)
        lines.append(f'<path d="M{_LEFT} {y:.1f}H{_RIGHT}" stroke="#ddd"/>')
        lines.append(
            f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{tenth * 10} %</text>'
        )
    for x, label in ticks:
        place = f'x="{x:.1f}" y="{_BOTTOM + 18}"'
        lines.append(f'<text {place} text-anchor="middle">{label}</text>')
    middle = (_LEFT + _RIGHT) / 2
    lines.append(f'<text x="{middle}" y="{_BOTTOM + 38}" text-anchor="middle">{below}</text>')
    return lines


def _line(index: int, name: str, curve: Sequence[tuple[float, float]]) -> str:
    colour, dash = _COLOURS[index % len(_COLOURS)], _DASHES[index % len(_DASHES)]
    points = " ".join(f"{x:.1f},{_y(share):.1f}" for x, share in curve)
    style = f'stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"'
    y = _TOP + 14 + 20 * index
    key = f'<path d="M{_RIGHT + 16} {y - 4}h24" {style}/>'
    label = f'<text x="{_RIGHT + 46}" y="{y}">{escape(name)}</text>'
    return f'<polyline points="{points}" fill="none" {style}/>{key}{label}'
