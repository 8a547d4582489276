"""How long a report on a million calls takes, and in how much memory.

`python -m benchmarks.speed.report [CALLS]` writes the rows of made-up runs into a temporary folder
(with a hundred senders, and with one a call, which is what grows in memory), checks that the
report's sums are those of the rows, and then times `context-trim report --html` and `diff` of a run
with itself: CPU seconds and peak memory, each in a process of its own.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from benchmarks.report import Table, write
from context_trim.ledger.schema import CALLS, SCHEMA_VERSION
from context_trim.replay.schema import TIMINGS

RUNS = 3
MILLION = 1_000_000
PART = 20_000
Numbers = NDArray[np.int64]

_ABOUT = {
    "schema_version": SCHEMA_VERSION,
    "state": "done",
    "input": {"fingerprint": {"sha256": "00"}},
}
_TIMED = """
import contextlib, io, json, resource, sys, time
from context_trim.cli import main
begun, out = time.process_time(), io.StringIO()
with contextlib.redirect_stdout(out):
    assert main(sys.argv[1:]) == 0
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000
print(json.dumps([time.process_time() - begun, peak]))
"""


def make(folder: Path, calls: int, senders: int) -> tuple[int, int]:
    """Write a run; returns its tokens before and after."""
    random = np.random.default_rng(7)
    for name in ("calls", "timings", "quarantine"):
        (folder / name).mkdir(parents=True)
    (folder / "run.json").write_text(json.dumps(_ABOUT), encoding="utf-8")
    before = after = 0
    for part, start in enumerate(range(0, calls, PART)):
        size = min(PART, calls - start)
        visible = (10 ** random.uniform(1.5, 5, size)).astype(np.int64)
        sent = visible // random.integers(1, 9, size) + 20
        before, after = before + int(visible.sum()), after + int(sent.sum())
        numbers = np.arange(start, start + size)
        file = f"part-{part:05}.parquet"
        pq.write_table(_rows(numbers, visible, sent, senders), folder / "calls" / file)
        pq.write_table(_times(numbers), folder / "timings" / file)
    return before, after


def _rows(numbers: Numbers, visible: Numbers, sent: Numbers, senders: int) -> pa.Table:
    size = len(numbers)
    known = {
        "thread": numbers,
        "message": numbers,
        "sender": [f"{n % senders * 2_654_435_761:032x}" for n in numbers.tolist()],
        "sent_at": pa.array(1_772_400_000 + 60 * numbers).cast(pa.timestamp("s", tz="UTC")),
        "visible_tokens": visible,
        "sent_tokens": sent,
        "overhead_tokens": np.full(size, 20),
        "steps": [
            [{"stage": "thread", "reason": "duplicate", "tokens_before": b, "tokens_after": a - 20}]
            for b, a in zip(visible.tolist(), sent.tolist(), strict=True)
        ],
        "warnings": [[]] * size,
        "rule": ["all"] * size,
        "as_of": ["message"] * size,
        "session": [False] * size,
    }
    zero = {"call", "max_tokens", "mails", "raw_bytes"}
    columns = [
        pa.array(known[f.name], f.type)
        if f.name in known
        else pa.array(np.zeros(size), f.type)
        if f.name in zero
        else pa.nulls(size, f.type)
        for f in CALLS
    ]
    return pa.Table.from_arrays(columns, schema=CALLS)


def _times(numbers: Numbers) -> pa.Table:
    spent = 10_000_000 + 997 * (numbers % 9_973)
    keys = {"thread": numbers, "call": np.zeros(len(numbers))}
    columns = [pa.array(keys.get(f.name, spent), f.type) for f in TIMINGS]
    return pa.Table.from_arrays(columns, schema=TIMINGS)


def check(folder: Path, tokens: tuple[int, int]) -> None:
    """See that the report has the sums of the rows."""
    command = [sys.executable, "-m", "context_trim", "report", str(folder), "--json"]
    done = subprocess.run(command, capture_output=True, check=True)  # noqa: S603
    row = json.loads(done.stdout)["tables"]["tokens"][0]
    assert (row["before"], row["after"]) == tokens


def measure(*arguments: str) -> tuple[float, float]:
    """Return the medians of CPU seconds and of peak megabytes."""
    found = []
    for _ in range(RUNS):
        command = [sys.executable, "-c", _TIMED, *arguments]
        done = subprocess.run(command, capture_output=True, check=True)  # noqa: S603
        found.append(json.loads(done.stdout))
    return statistics.median(f[0] for f in found), statistics.median(f[1] for f in found)


def main(calls: int) -> None:
    """Measure and write the results."""
    rows: list[list[str]] = []
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as name:
        for senders in (100, calls):
            folder = Path(name) / str(senders)
            check(folder, make(folder, calls, senders))
            page = str(Path(name) / "report.html")
            for what, arguments in {
                "report": ("report", str(folder), "--html", page),
                "diff": ("diff", str(folder), str(folder)),
            }.items():
                seconds, peak = measure(*arguments)
                rows.append([what, f"{calls:,}", f"{senders:,}", f"{seconds:.1f}", f"{peak:.0f}"])
                figures |= {f"{what}/{senders}/cpu_s": seconds, f"{what}/{senders}/mb": peak}
    columns = ["command", "calls", "senders", "CPU s", "peak MB"]
    note = f"Medians of {RUNS} processes, imports included in the memory and not in the time."
    table = Table(title="report", columns=columns, rows=rows, note=note)
    print(table.markdown())
    if calls == MILLION:
        print(write("report", "python -m benchmarks.speed.report", [table], figures))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else MILLION)
