"""The page as a file: what it may load, what it holds, and whether it can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path

import pytest

from context_trim.latency import Prefill
from context_trim.report.aggregate import aggregate
from context_trim.report.figures import Report
from context_trim.report.page import as_html
from context_trim.report.source import open_rows
from tests.report.made import Row, call, failed, many, write_run

PREFILL = Prefill(tokens_per_second=Decimal(5000), source="a test")
HOSTILE = "</title><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}"
VOID = frozenset({"meta", "rect", "line", "br", "hr"})


def report_on(folder: Path, rows: list[Row], **about: object) -> Report:
    """Return the report on rows."""
    return aggregate(open_rows(write_run(folder / "RUN", rows, **about)), PREFILL)  # type: ignore[arg-type]


@pytest.fixture
def page(tmp_path: Path) -> str:
    """A page with all its parts."""
    return as_html(report_on(tmp_path, many(200), unread=2))


class _Tags(HTMLParser):
    """Collects tags with their attributes, and sees that each is closed where it should be."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_policy_forbids_every_request(page: str) -> None:
    """Nothing but the page's own style; the policy stands before all that it is about."""
    policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    assert f'<meta http-equiv="Content-Security-Policy" content="{policy}">' in page
    assert page.index("Content-Security-Policy") < page.index("<style>")


def test_nothing_is_loaded_and_nothing_runs(page: str) -> None:
    """No script, no handler, no address, no font, no import."""
    for tag, attributes in _Tags(page).tags:
        assert tag not in {"script", "img", "link", "iframe", "object", "use", "image", "form"}
        for name in attributes:
            assert not name.startswith("on")
            assert name not in {"src", "href", "srcset", "style", "action"}
    assert not re.search(r"url\(|@import|@font-face|https?:", page)


def test_tags_are_closed_in_order(page: str) -> None:
    """What a browser would mend isn't there."""
    assert _Tags(page).open == []


def test_a_page_is_small(tmp_path: Path) -> None:
    """Hundreds of models, errors and sizes stay below 300 KB."""
    rows = [call(n, model=f"model-{n % 300}", visible_tokens=10 + n * n) for n in range(1_500)]
    rows += [failed(2_000 + n, f"Error{n % 50}") for n in range(100)]
    assert len(as_html(report_on(tmp_path, rows)).encode()) < 300_000


def test_each_chart_says_what_it_shows(page: str) -> None:
    """A title and a description that its role refers to; a table with the same figures behind."""
    charts = [a for tag, a in _Tags(page).tags if tag == "svg" and a.get("role") == "img"]
    assert len(charts) == 6
    for chart in charts:
        for name in (chart["aria-labelledby"] or "").split():
            kind = "title" if name.endswith("-title") else "desc"
            text = re.search(rf'<{kind} id="{name}">([^<]+)</{kind}>', page)
            assert text is not None
            assert len(text[1]) > 20
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert page.count("<details>") == 2


def test_names_from_rows_are_text(tmp_path: Path) -> None:
    """A model, an error or a run called like markup, or like a template, is shown as it is."""
    rows = [call(1, model=HOSTILE), failed(2, HOSTILE)]
    hostile = as_html(report_on(tmp_path, rows, context_trim=HOSTILE))
    assert "<script" not in hostile
    assert "<img" not in hostile
    assert "{{7*7}}" in hostile
    assert _Tags(hostile).open == []


def test_what_a_terminal_obeys_is_taken_out(tmp_path: Path) -> None:
    """Escape sequences, line breaks and marks of direction in names, and names without end."""
    odd = "a\x1b[31mb\r\nc\N{RIGHT-TO-LEFT OVERRIDE}" + "x" * 500
    report = report_on(tmp_path, [call(1, model=odd), failed(2, odd)])
    for name in (report.costs[0].model, report.calls.errors[0][0]):
        assert name.isprintable()
        assert len(name) == 80


def _colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", block))


def _themes() -> Iterator[dict[str, str]]:
    css = (files("context_trim.report") / "templates" / "report.css").read_text(encoding="utf-8")
    light = css[: css.index("@media")]
    dark = css[css.index("prefers-color-scheme: dark") : css.index("box-sizing")]
    paper = css[css.index("@media print") :]
    for block in (light, dark, paper):
        assert len(_colours(block)) == 10
        yield _colours(block)


def _luminance(colour: str) -> float:
    """Return the relative luminance (WCAG 2.2)."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast() -> None:
    """WCAG AA in light, dark and on paper: 4.5 for text, 3 for bars."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    for theme in _themes():
        for ground in ("page", "panel"):
            for text in ("ink", "soft", "after", "warn"):
                assert contrast(theme[text], theme[ground]) >= 4.5, (text, ground)
            for bar in ("before", "after", "cut", "added"):
                assert contrast(theme[bar], theme[ground]) >= 3, (bar, ground)


def test_a_page_without_figures(tmp_path: Path) -> None:
    """An empty run, one of failures alone, one call, and mail without text make pages, too."""
    nothing = call(1, visible_tokens=0, steps=[], overhead_tokens=30)
    cases = {
        "No calls, hence nothing to report": [],
        "All calls failed, hence nothing is measured": [failed(1)],
        "Trimming takes out 68.0": [call(1)],
        "The mail of these calls has no visible text": [nothing],
        "Trimming adds 2.0": [call(1, steps=[])],
    }
    for number, (says, rows) in enumerate(cases.items()):
        page = as_html(report_on(tmp_path / str(number), rows))
        assert says in page
        assert _Tags(page).open == []


def test_an_unfinished_run_says_so(tmp_path: Path) -> None:
    """It has figures, no projection, and a sentence above them."""
    page = as_html(report_on(tmp_path, many(200), state="replaying"))
    assert "This run is not finished" in page
    assert "No projection to a day or a year: the run is not finished." in page
    assert 'class="card projected"' not in page


def test_without_jinja2(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The line that installs it."""
    from context_trim.errors import MissingExtraError  # noqa: PLC0415
    from context_trim.report import page as module  # noqa: PLC0415

    report = report_on(tmp_path, [call(1)])
    module._template.cache_clear()
    monkeypatch.setitem(__import__("sys").modules, "jinja2", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'context-trim\[report\]'"):
        as_html(report)
