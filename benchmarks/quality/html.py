"""How well HTML mail becomes text, and what that costs.

`python -m benchmarks.quality.html [DATA] [--peers PYTHON]` turns the HTML of three sets into text
with context-trim and, in the same run, with public libraries that the interpreter PYTHON has
(`html_peers.py` says how to make one), and writes the results. The sets: the mails of
`fixtures/emails` whose expected outcome says what is new in them; mails made here
(`html_cases.py`: two newsletters of 90 KB, a receipt, Word's HTML, …); and, if DATA is given, those
of DATA/hidden_text.

visible lost
    Share of the pieces of visible text, five words each, that the text lacks. Only letters and
    digits are compared, so that Markdown's marks cost nothing.
rows lost
    Rows of data tables whose cells don't stand on one line in their order.
hidden leaked
    Mails of which text comes out that a person doesn't see.
tokens
    o200k_base, of all texts of the set together.
ms
    CPU milliseconds of one call, warm, one thread: the median over mails of the median over calls.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import report
from benchmarks.quality.html_cases import (
    CASES,
    Case,
    fixture_cases,
    hidden_cases,
    newsletter,
    old_newsletter,
)
from benchmarks.quality.html_peers import measure
from benchmarks.report import Table
from context_trim.mail.html import html_to_text
from context_trim.tokens import encoding_counter

OURS = "context-trim"
WORKER = Path(__file__).parent / "html_peers.py"
REPEAT = 15
_PIECE = 5
"""Words of a piece of visible text."""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What a library makes of a mail: its text, and CPU seconds of a call."""

    text: str
    cpu: float


@dataclass(frozen=True, kw_only=True)
class Score:
    """What a library keeps and leaks of a set, and its costs."""

    visible_lost: float
    rows_lost: int
    rows: int
    leaked: int
    hiding: int
    tokens: int
    milliseconds: float


def letters(text: str) -> str:
    """Return the letters and digits of a text, in lower case."""
    return "".join(c for c in text.casefold() if c.isalnum())


def pieces(text: str) -> list[str]:
    """Return the letters of each five words of a text; what is shorter is one piece."""
    words = [w for w in text.split() if letters(w)]
    found = ["".join(map(letters, words[i : i + _PIECE])) for i in range(0, len(words), _PIECE)]
    return [piece for piece in found if piece]


def holds_row(text: str, cells: Sequence[str]) -> bool:
    """Whether the cells of a row stand on one line, in their order."""
    wanted = [letters(cell) for cell in cells]
    return any(_in_order(letters(line), wanted) for line in text.split("\n"))


def _in_order(line: str, cells: Sequence[str]) -> bool:
    at = 0
    for cell in cells:
        found = line.find(cell, at)
        if found < 0:
            return False
        at = found + len(cell)
    return True


def score(cases: Sequence[Case], readings: Sequence[Reading]) -> Score:
    """Score the readings of a set."""
    lost = shown = leaked = rows_lost = 0
    for case, reading in zip(cases, readings, strict=True):
        text = letters(reading.text)
        wanted = [piece for part in case.visible for piece in pieces(part)]
        shown += len(wanted)
        lost += sum(piece not in text for piece in wanted)
        leaked += any(letters(hidden) in text for hidden in case.hidden)
        rows_lost += sum(not holds_row(reading.text, row) for row in case.rows)
    count = encoding_counter("o200k_base").count
    return Score(
        visible_lost=lost / shown if shown else 0.0,
        rows_lost=rows_lost,
        rows=sum(len(case.rows) for case in cases),
        leaked=leaked,
        hiding=sum(bool(case.hidden) for case in cases),
        tokens=sum(count(reading.text) for reading in readings),
        milliseconds=1_000 * statistics.median(reading.cpu for reading in readings),
    )


def sets(data: str | None) -> dict[str, tuple[Case, ...]]:
    """Return the sets of this repository, and that of hidden text if there is a data folder."""
    found = {
        "fixtures": fixture_cases(),
        "newsletter": (newsletter(),),
        "old_newsletter": (old_newsletter(),),
        "made": CASES,
    }
    return found | ({"hidden_text": hidden_cases(Path(data) / "hidden_text")} if data else {})


def run_ours(cases: Sequence[Case], repeat: int = REPEAT) -> list[Reading]:
    """Read a set with context-trim."""
    found = []
    for case in cases:
        text, cpu = measure(lambda html: html_to_text(html).text, case.html, repeat)
        found.append(Reading(text=text, cpu=cpu))
    return found


def run_peer(python: str, package: str, cases: Sequence[Case]) -> list[Reading]:
    """Read a set with a peer in its own process; raises OSError where that fails."""
    requests = "".join(json.dumps({"html": c.html, "repeat": REPEAT}) + "\n" for c in cases)
    answers = _worker(python, package, requests)
    if len(answers) != len(cases):
        raise OSError(f"{package} ended early in {python}")
    return [Reading(text=a["text"], cpu=a["cpu"]) for a in answers]


def _worker(python: str, argument: str, requests: str = "") -> list[dict[str, Any]]:
    # Isolated: this folder's html.py must not stand in for the standard library's.
    command = [python, "-I", str(WORKER), argument]
    done = subprocess.run(command, input=requests, capture_output=True, text=True, check=False)  # noqa: S603
    return [json.loads(line) for line in done.stdout.splitlines()]


def figures_of(name: str, found: Score) -> dict[str, float]:
    """Return the figures of a set of which more is better."""
    return {
        f"html/{name}/visible_kept": round(1 - found.visible_lost, 4),
        f"html/{name}/rows_kept": float(found.rows - found.rows_lost),
        f"html/{name}/hidden_kept_out": float(found.hiding - found.leaked),
    }


def table(name: str, cases: Sequence[Case], scores: Mapping[str, Score]) -> Table:
    """Return the table of a set."""
    rows = [
        [
            library,
            f"{100 * s.visible_lost:.1f} %",
            f"{s.rows_lost} of {s.rows}",
            f"{s.leaked} of {s.hiding}",
            f"{s.tokens:,}",
            f"{s.milliseconds:.2f}",
        ]
        for library, s in scores.items()
    ]
    columns = ["library", "visible lost", "rows lost", "hidden leaked", "tokens", "ms"]
    return Table(title=f"{name} ({len(cases)} mails)", columns=columns, rows=rows)


def main(argv: list[str] | None = None) -> int:
    """Run the benchmark and write its results."""
    parser = argparse.ArgumentParser(description="HTML mail to text, beside public libraries.")
    parser.add_argument("data", nargs="?", help="the folder of the development data")
    parser.add_argument("--peers", help="an interpreter that has the peers")
    arguments = parser.parse_args(argv)
    peers = _worker(arguments.peers, "--list") if arguments.peers else []
    tables: list[Table] = []
    figures: dict[str, float] = {}
    for name, cases in sets(arguments.data).items():
        scores = {OURS: score(cases, run_ours(cases))}
        for peer in (p["package"] for p in peers if "missing" not in p):
            scores[peer] = score(cases, run_peer(arguments.peers, peer, cases))
        tables.append(table(name, cases, scores))
        figures |= figures_of(name, scores[OURS])
        print(tables[-1].markdown())
    versions = [[p["package"], p.get("version", "missing"), p.get("licence", "")] for p in peers]
    if versions:
        tables.append(
            Table(title="Peers", columns=["package", "version", "licence"], rows=versions)
        )
    command = "python -m benchmarks.quality.html" + (" DATA" if arguments.data else "")
    report.write("html", command + (" --peers PYTHON" if peers else ""), tables, figures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
