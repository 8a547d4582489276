"""The page in a real browser: no error, no request, readable on a screen, a phone and paper.

`python -m tests.report.pictures` takes those of the docs.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from context_trim.report.page import as_html
from tests.mail import browser
from tests.report.chromium import Page, chromium
from tests.report.made import call, many
from tests.report.test_page import contrast, report_on

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(browser.CHROMIUM is None, reason="no chromium: apt-get install chromium"),
]

A4 = 672
"""Pixels between the margins of a sheet."""

_BAD = (
    '<!DOCTYPE html><img src="http://example.com/a.png"><script>console.log("said"); nothing()'
    "</script>"
)
_LINES = """
[...document.querySelectorAll('main *')].filter(e => {
  const own = [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
  const box = e.getBoundingClientRect();
  return own && box.width > 0 && box.height > 0;
})"""
_CUT = f"""
{_LINES}.filter(e => !e.closest('.scroll') && !e.closest('thead')).filter(e => {{
  const box = e.getBoundingClientRect();
  return box.left < -0.5 || box.right > innerWidth + 0.5;
}}).map(e => e.textContent.trim().slice(0, 60))"""
_SPILLS = """
[...document.querySelectorAll('.card, .card span, p, li, dd, pre, h1, td, th')]
  .filter(e => !e.closest('thead') && e.clientWidth && e.scrollWidth > e.clientWidth + 1)
  .map(e => e.textContent)"""
_OVERLAPS = """
[...document.querySelectorAll('svg[role=img]')].flatMap(svg => {
  const texts = [...svg.querySelectorAll('text')];
  const boxes = texts.map(t => [t.getBoundingClientRect(), t.textContent]);
  return boxes.flatMap(([a, one], i) => boxes.slice(i + 1).filter(([b]) => a.width && b.width &&
    a.left < b.right && b.left < a.right && a.top + 3 < b.bottom && b.top + 3 < a.bottom)
    .map(([, two]) => one + ' / ' + two));
})"""
_COLOURS = f"""
{_LINES}.map(e => {{
  let ground = e;
  while (ground && getComputedStyle(ground).backgroundColor === 'rgba(0, 0, 0, 0)')
    ground = ground.parentElement;
  const style = getComputedStyle(e);
  return [e instanceof SVGElement ? style.fill : style.color,
          ground ? getComputedStyle(ground).backgroundColor : 'rgb(255, 255, 255)'];
}})"""


@pytest.fixture(scope="module")
def tab() -> Iterator[Page]:
    """A tab."""
    with chromium() as page:
        yield page


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with all its parts, long names among them."""
    folder = tmp_path_factory.mktemp("page")
    rows = many(300)
    rows += [call(400 + n, model="a-model-with-a-rather-long-name-" + "x" * 60) for n in range(9)]
    written = folder / "report.html"
    written.write_text(as_html(report_on(folder, rows, unread=2)), encoding="utf-8")
    return written


def test_a_bad_page_is_noticed(tab: Page, tmp_path: Path) -> None:
    """Requests, messages and errors of a page that has them are seen."""
    (tmp_path / "bad.html").write_text(_BAD, encoding="utf-8")
    tab.requests.clear()
    tab.errors.clear()
    tab.open(tmp_path / "bad.html")
    assert "http://example.com/a.png" in tab.requests
    assert any("said" in error for error in tab.errors)
    assert any("nothing is not defined" in error for error in tab.errors)


@pytest.mark.parametrize("width", [1280, 768, 390, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_in_a_browser(tab: Page, file: Path, width: int, scheme: str) -> None:
    """No error, one request for the page itself, nothing cut or overlapping, contrast AA."""
    tab.requests.clear()
    tab.errors.clear()
    tab.look(width, scheme=scheme)
    tab.open(file)
    assert tab.errors == []
    assert tab.requests == [file.as_uri()]
    assert tab.evaluate("document.documentElement.scrollWidth") == width
    assert tab.evaluate(_CUT) == []
    assert tab.evaluate(_OVERLAPS) == []
    assert tab.evaluate(_SPILLS) == []
    pairs = {(_hex(ink), _hex(ground)) for ink, ground in tab.evaluate(_COLOURS)}
    assert len(pairs) > 3
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []


def _hex(colour: str) -> str:
    """Return "rgb(1, 2, 3)" as #010203."""
    return "#" + "".join(f"{int(c):02x}" for c in colour[4:-1].split(","))


def test_print_shows_what_is_folded(tab: Page, file: Path) -> None:
    """On paper the tables behind the charts are open."""
    tab.look(1280)
    tab.open(file)
    shown = "document.querySelector('details table').checkVisibility()"
    assert tab.evaluate(shown) is False
    tab.look(1280, media="print")
    assert tab.evaluate(shown) is True
    tab.look(A4, media="print")
    assert tab.evaluate("document.documentElement.scrollWidth") == A4
    assert tab.evaluate(_SPILLS) == []
    assert tab.pdf().startswith(b"%PDF")
