"""A report for machines: JSON, and CSV that a spreadsheet can open without running any of it."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from context_trim.report.figures import REPORT_SCHEMA_VERSION, Report
from context_trim.report.method import method
from context_trim.report.table import Cell, Kind, Table
from context_trim.report.tables import tables_of
from context_trim.report.words import basis, cautions, headline, summary

_FORMULA = re.compile(r"\s*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
"""How text begins that spreadsheets take for a formula (OWASP, CSV injection), in full width too,
or after blanks."""

_DIGITS = 12
"""Of means and shares."""


def as_json(report: Report) -> str:
    """Return the report as JSON. Money is a string of a decimal; null is not measured."""
    whole = {
        "schema_version": REPORT_SCHEMA_VERSION,
        "source": asdict(report.source),
        "headline": headline(report),
        "summary": summary(report),
        "cautions": cautions(report),
        "basis": basis(report),
        "tables": {table.name: rows_of(table) for table in tables_of(report)},
        "prefill": {
            "tokens_per_second": str(report.prefill.tokens_per_second),
            "source": report.prefill.source,
        },
        "method": [{"title": title, "text": text} for title, text in method(report)],
    }
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def rows_of(table: Table) -> list[dict[str, Any]]:
    """Return the rows as dictionaries of plain values."""
    names = [column.name for column in table.columns]
    return [dict(zip(names, map(_value, row), strict=True)) for row in table.rows]


def _value(cell: Cell) -> str | int | float | None:
    if isinstance(cell, Fraction) and cell.denominator == 1:
        return int(cell)
    if isinstance(cell, Fraction):
        return float(f"{float(cell):.{_DIGITS}g}")
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return str(cell) if isinstance(cell, date) else cell


def as_csv(report: Report) -> str:
    """Return all tables as one CSV: a line a figure, with the words that name it.

    Columns: table, row (from 1), item (the words of the row), figure, unit, value. A value that is
    not measured is empty. Text that a spreadsheet could run begins with an apostrophe.
    """
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\r\n")  # RFC 4180
    lines.writerow(["table", "row", "item", "figure", "unit", "value"])
    for table in tables_of(report):
        for number, row in enumerate(table.rows, start=1):
            cells = list(zip(table.columns, row, strict=True))
            item = ", ".join(str(cell) for column, cell in cells if column.kind is Kind.TEXT)
            for column, cell in cells:
                if column.kind is not Kind.TEXT:
                    figure = [column.name, column.kind.value, _figure(cell)]
                    lines.writerow([table.name, number, inert(item), *figure])
    return out.getvalue()


def _figure(cell: Cell) -> str:
    """Return a number as a spreadsheet reads it; the minus of one is no formula."""
    if cell is None:
        return ""
    return str(_value(cell))


def inert(text: str) -> str:
    """Return text that no spreadsheet takes for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text
