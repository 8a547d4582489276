"""A report for reading: tables on a terminal, and Markdown."""

from __future__ import annotations

import re

from rich import box
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from context_trim.report.diff import Difference, Guard
from context_trim.report.figures import Report
from context_trim.report.method import method
from context_trim.report.table import Kind, Table
from context_trim.report.tables import tables_of
from context_trim.report.words import basis, cautions, headline, summary

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!])")
"""Characters that mean something in Markdown's text."""


def print_report(report: Report, console: Console) -> None:
    """Print a report's tables; lines and colours on a terminal alone."""
    console.print(Text(headline(report), style="bold"))
    console.print(Text(summary(report)))
    for caution in cautions(report):
        console.print(Text(f"Note: {caution}", style="yellow"))
    for table in tables_of(report):
        if table.rows or table.notes:
            print_table(table, console)
        if table.name == "money":
            console.print(Text(basis(report)))
    if report.source.command:
        console.print(Text(f"\nMade by: {report.source.command}"), soft_wrap=True)


def print_table(table: Table, console: Console) -> None:
    """Print a table under its title, and its notes."""
    console.print()
    console.print(Text(table.title, style="bold"))
    if table.rows:
        console.print(_rich(table, lines=console.is_terminal))
    for note in table.notes:
        console.print(Text(note))


def _rich(table: Table, *, lines: bool) -> RichTable:
    rich = RichTable(
        box=box.SIMPLE_HEAD if lines else None,
        show_edge=False,
        pad_edge=False,
        padding=(0, 2, 0, 0) if not lines else (0, 1),
        header_style="" if not lines else "dim",
    )
    for column in table.columns:
        right = column.kind is not Kind.TEXT
        rich.add_column(Text(column.label), justify="right" if right else "left")
    for row in table.shown():
        rich.add_row(*map(Text, row))
    return rich


def print_difference(done: Difference, console: Console) -> None:
    """Print what changed, and each guard with what was found."""
    for note in done.notes:
        console.print(Text(f"Note: {note}", style="yellow"))
    for table in done.tables:
        if table.rows or table.notes:
            print_table(table, console)
    if done.guards:
        console.print()
    for guard in done.guards:
        console.print(Text(_guard(guard), style="green" if guard.holds else "bold red"))


def _guard(guard: Guard) -> str:
    verdict = "holds" if guard.holds else "BROKEN"
    return f"{verdict}: {guard.name} of B {guard.limit}, found {guard.found}"


def difference_as_markdown(done: Difference) -> str:
    """Return a difference as Markdown, for a comment on a change."""
    parts = [f"- {_escaped(_guard(guard))}" for guard in done.guards]
    parts = ["\n".join(parts)] if parts else []
    parts += [f"> {_escaped(note)}" for note in done.notes]
    for table in done.tables:
        parts += _sections(table)
    return "\n\n".join(parts) + "\n"


def _sections(table: Table) -> list[str]:
    if not table.rows and not table.notes:
        return []
    body = [markdown_table(table)] if table.rows else []
    return [f"## {_escaped(table.title)}", *body, *map(_escaped, table.notes)]


def as_markdown(report: Report) -> str:
    """Return the report as Markdown, for a ticket or a wiki."""
    parts = [f"# {_escaped(headline(report))}", _escaped(summary(report))]
    parts += [f"> {_escaped(caution)}" for caution in cautions(report)]
    for table in tables_of(report):
        parts += _sections(table)
        if table.name == "money":
            parts.append(_escaped(basis(report)))
    parts.append("## Method")
    parts += [f"**{_escaped(title)}.** {_escaped(text)}" for title, text in method(report)]
    if report.source.command:
        parts += ["## How to run it again", _code(report.source.command)]
    return "\n\n".join(parts) + "\n"


def markdown_table(table: Table) -> str:
    """Return a table as Markdown (GitHub's)."""
    heads = [_escaped(column.label) for column in table.columns]
    rules = ["---:" if c.kind is not Kind.TEXT else "---" for c in table.columns]
    rows = [[_escaped(cell) for cell in row] for row in table.shown()]
    return "\n".join(f"| {' | '.join(row)} |" for row in [heads, rules, *rows])


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _code(text: str) -> str:
    """Return a block of code; an indented one has no end that text could write."""
    return f"    {text}"
