"""What every result says of where it comes from, and tables in Markdown."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

RESULTS = Path(__file__).parent / "results"

_PACKAGES = ("context-trim", "beautifulsoup4", "lxml", "tiktoken", "numpy", "wordllama", "pydantic")


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table of results; `rows` are as long as `columns`, the first column names the row."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    note: str = ""

    def markdown(self) -> str:
        """Return the table in Markdown."""
        lines = [f"## {self.title}", "", _row(self.columns), _row(["---"] * len(self.columns))]
        lines += [_row(row) for row in self.rows]
        return "\n".join([*lines, "", *([self.note, ""] if self.note else [])])


def machine() -> dict[str, str]:
    """Return machine, versions, date and commit of this run."""
    found = {
        "date": datetime.now(UTC).date().isoformat(),
        "commit": _COMMIT,
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()}",
        "python": platform.python_version(),
    }
    for package in _PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found


def write(name: str, command: str, tables: Sequence[Table], figures: Mapping[str, float]) -> Path:
    """Write `results/NAME.md` for people and `results/NAME.json` for the gate; returns the first.

    `figures` maps names such as "inline_quotes/bm25/recall@10" to numbers.
    """
    facts = machine()
    head = ", ".join(f"{key} {value}" for key, value in facts.items())
    page = [f"# {name}", "", f"`{command}`", "", head, ""]
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{name}.md"
    path.write_text("\n".join([*page, *(t.markdown() for t in tables)]), encoding="utf-8")
    data = {"command": command, "run": facts, "figures": dict(sorted(figures.items()))}
    text = json.dumps(data, indent=1, ensure_ascii=False) + "\n"
    path.with_suffix(".json").write_text(text, encoding="utf-8")
    return path


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _commit() -> str:
    command = ["git", "describe", "--always", "--dirty", "--abbrev=10"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return done.stdout.strip()


_COMMIT = _commit()
"""Of the code that was imported: the tree may change while a run goes on."""
