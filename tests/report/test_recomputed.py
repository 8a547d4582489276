"""Every number of a report is what DuckDB computes from the rows, by the queries in the docs."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from context_trim.latency import Prefill
from context_trim.ledger.schema import CALLS
from context_trim.report.aggregate import aggregate
from context_trim.report.data import as_json
from context_trim.report.figures import Report
from context_trim.report.page import as_html
from context_trim.report.source import open_rows
from context_trim.report.table import Kind, amounts, show
from context_trim.report.tables import tables_of
from tests.conftest import ROOT
from tests.report.made import Row, many, write_run

DOCS = ROOT / "docs" / "cost-review.md"
PREFILL = Prefill(tokens_per_second=Decimal(70_000), source="a test")
NEAR_MISSES = pa.field("near_misses", pa.int32())
SCHEMA = CALLS if "near_misses" in CALLS.names else CALLS.append(NEAR_MISSES)


def _queries() -> dict[str, str]:
    text = DOCS.read_text(encoding="utf-8")
    return dict(re.findall(r"```sql\n-- (\w+)\n(.*?)```", text, re.DOTALL))


def _rows() -> list[Row]:
    """Return rows in which all that a report shows is measured in some."""
    chance = random.Random(3)  # noqa: S311
    rows = []
    for made in many(700):
        row = dict(made)
        if row.get("error") is None:
            row |= chance.choice(
                [
                    {"model": "gpt-5-mini"},
                    {"model": "haus-modell", "currency": "EUR", "price_date": date(2026, 3, 1)},
                    {"model": "odd", "currency": None, "cost_visible": None, "cost_sent": None,
                     "price_date": None, "count_exact": False},
                ]
            )  # fmt: skip
            row |= {"template": chance.choice("123456789abcdef") * 32}
            row |= {"near_misses": chance.randrange(4)}
            row |= {"tier_visible": 20_000 * (row["visible_tokens"] > 20_000)}
            row |= {"tier_sent": 20_000 * (row["sent_tokens"] > 20_000)}
            row |= {"context_window": chance.choice([None, 30_000])}
        if row.get("error") is None and chance.random() < 0.8:
            row |= {"cues_kept": chance.randrange(9), "cues_lost": chance.randrange(2)}
            row |= {"coverage_share": chance.random(), "retrimmed": chance.random() < 0.1}
            row |= {"cached_prefix_tokens": row["sent_tokens"] // 2}
            row |= {"billed_input_tokens": row["sent_tokens"] + 90, "billed_cached_tokens": 10}
        rows.append(row)
    return rows


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run of which everything is known."""
    folder = tmp_path_factory.mktemp("report") / "RUN"
    return write_run(folder, _rows(), part_rows=150, unread=3, schema=SCHEMA)


@pytest.fixture(scope="module")
def report(run: Path) -> Report:
    """The report on it."""
    return aggregate(open_rows(run), PREFILL)


@pytest.fixture(scope="module")
def computed(run: Path) -> dict[str, list[dict[str, Any]]]:
    """What DuckDB gives for each query of the docs."""
    queries = _queries()
    with duckdb.connect() as connection:
        connection.execute(queries.pop("setup").replace("RUN/", f"{run}/"))
        return {name: _answer(connection, query) for name, query in queries.items()}


def _answer(connection: duckdb.DuckDBPyConnection, query: str) -> list[dict[str, Any]]:
    found = connection.execute(query)
    names = [name for name, *_ in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def test_tables_are_what_the_rows_give(
    report: Report, computed: dict[str, list[dict[str, Any]]]
) -> None:
    """Each table has a query that gives its rows, in their order."""
    tables = json.loads(as_json(report))["tables"]
    assert set(tables) == set(computed) - {"raw", "known"}
    for name, rows in tables.items():
        assert rows, name
        assert [list(row) for row in rows] == [list(row) for row in computed[name]], name
        for mine, theirs in zip(rows, computed[name], strict=True):
            for key, value in mine.items():
                assert _same(_plain(value), _plain(theirs[key])), (name, key)


def _same(mine: object, theirs: object) -> bool:
    if isinstance(mine, float) and isinstance(theirs, float):
        return mine == pytest.approx(theirs, rel=1e-9, abs=1e-11)
    return mine == theirs


def _plain(value: object) -> object:
    """Return numbers as floats, money among them."""
    if isinstance(value, str) and re.fullmatch(r"-?\d+\.\d{12}", value):
        return float(value)
    return float(value) if isinstance(value, (int, float, Decimal)) else value


def test_money_is_exact(report: Report, computed: dict[str, list[dict[str, Any]]]) -> None:
    """Sums of money are equal to the last place, not nearly."""
    sums = {
        (row["model"], row["currency"]): (row["cost_before"], row["cost_after"])
        for row in computed["models"]
    }
    mine = {(c.model, c.currency or "none"): (c.before, c.after) for c in report.costs}
    assert mine == sums
    assert len(sums) == 3


class _Text(HTMLParser):
    """Collects the text of a page, and that of attributes which people are told."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._skipped += tag in ("style", "pre")
        self.parts += [value or "" for name, value in attrs if name == "aria-label"]

    def handle_endtag(self, tag: str) -> None:
        self._skipped -= tag in ("style", "pre")

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self.parts.append(data)


_NUMBER = re.compile(r"(?<![\w.])[-−]?\d[\d,]*(?:\.\d+)?(?: (?:%|ms|s)(?!\w))?")

_PROSE = frozenset({
    "365",  # days of a year
    "0",  # "not a price of 0"
    "70,000",  # the rate that was given
})  # fmt: skip


def _numbers(text: str) -> Iterator[str]:
    text = re.sub(r"\d{4}-\d\d-\d\d", " ", text.replace("\N{NO-BREAK SPACE}", " "))
    for number in _NUMBER.findall(text.replace("−", "-")):
        yield number.rstrip(",")


def test_every_number_on_the_page_is_computed(
    report: Report, computed: dict[str, list[dict[str, Any]]]
) -> None:
    """What the page shows is a result of the queries, written for people, or named above."""
    assert len(_shown(report)) > 400
    assert _unknown(report, computed) == []


def test_a_number_that_is_off_by_one_is_found(
    report: Report, computed: dict[str, list[dict[str, Any]]]
) -> None:
    """The test above can fail."""
    wrong = report.overhead + 1
    assert _unknown(replace(report, overhead=wrong), computed) == [f"{wrong:,}"]


def _unknown(report: Report, computed: dict[str, list[dict[str, Any]]]) -> list[str]:
    """Return the numbers of the page that no query gives."""
    known = {*_PROSE, *_written(report, computed), *_names(computed)}
    return sorted({n for n in _shown(report) if n.lstrip("-") not in known})


def _shown(report: Report) -> list[str]:
    """Return the numbers of the page, without those that name versions and machines."""
    source = replace(report.source, machine=None, version=None, input_sha256=None)
    page = _Text()
    page.feed(as_html(replace(report, source=source)))
    return [n for part in page.parts for n in _numbers(part)]


def _names(computed: dict[str, list[dict[str, Any]]]) -> Iterator[str]:
    """Yield the numbers in the words that name rows: bins, percentiles, hashes."""
    for rows in computed.values():
        for row in rows:
            for cell in row.values():
                if isinstance(cell, str):
                    yield from _numbers(cell)


def _written(report: Report, computed: dict[str, list[dict[str, Any]]]) -> Iterator[str]:
    """Yield the computed numbers as people are shown them, without the sign."""
    kinds = {t.name: {c.name: c.kind for c in t.columns} for t in tables_of(report)}
    counted = ("calls", "raw_tokens", "visible_tokens", "senders", "templates")
    raw = dict.fromkeys(counted, Kind.COUNT)
    for name, rows in computed.items():
        for row in rows:
            named = {k: kinds.get(name, raw)[k] for k in row}
            money = [k for k, kind in named.items() if kind is Kind.MONEY]
            if money:
                given = [None if row[k] is None else Decimal(str(row[k])) for k in money]
                yield from (a.lstrip("-") for a in amounts(*given))
                yield from (a for pair in (given[:2], given[2:]) for a in amounts(*pair))
            for key, kind in named.items():
                if row[key] is not None and kind not in (Kind.TEXT, Kind.MONEY):
                    yield show(row[key], kind).lstrip("-")
    for currency in {row["currency"] for row in computed["models"]}:
        yield f"{sum(r['calls'] for r in computed['models'] if r['currency'] == currency):,}"
    yield from (str(len(computed[name])) for name in ("senders", "templates"))
