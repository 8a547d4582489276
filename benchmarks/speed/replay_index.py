"""How fast a replay's passes go over a mailbox, and in how much memory, as it grows.

`python -m benchmarks.speed.replay_index [COUNT …] [--in FOLDER]` makes mailboxes of so many
messages (`mailboxes_made`), checks that the threads are those that were made, and times in a
process of its own: reading alone, pass one (the index), pass two (threads as batches). CPU seconds
and peak memory; 1,000,000 messages need 11 GB on disk.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.report import Table, write
from benchmarks.speed.mailboxes_made import made_messages, write_mbox
from context_trim.mailbox import Entry, open_mailbox
from context_trim.replay.index import Index, build_index
from context_trim.replay.plan import Plan
from context_trim.replay.tasks import CallPoints, one_task

COUNTS = (10_000, 30_000, 100_000)
_SALT = b"benchmark"
_POINTS = CallPoints(rules=one_task(None), max_tokens=1_000)


def read(folder: Path) -> int:
    """Read the mails and nothing more; returns how many."""
    entries = open_mailbox(folder / "all.mbox").entries()
    return sum(isinstance(entry, Entry) for entry in entries)


def first(folder: Path) -> int:
    """Write the index; returns how many threads there are."""
    with build_index([folder / "all.mbox"], folder / "index", salt=_SALT) as index:
        return index.fingerprint.threads


def second(folder: Path) -> int:
    """Make the batches of all calls; returns how many threads they hold."""
    with Index(folder / "index", salt=_SALT) as index:
        return sum(batch.num_rows for batch in Plan(index, _POINTS).batches())


STEPS = {"read": read, "pass one": first, "pass two": second}


def check(folder: Path, count: int) -> None:
    """Fail unless the mails of each thread are those that were made for it, in order."""
    expected: dict[int, list[int]] = {}
    for number, made in enumerate(made_messages(count)):
        expected.setdefault(made.thread, []).append(number)
    found = []
    with Index(folder / "index", salt=_SALT) as index:
        for batch in Plan(index, _POINTS).batches():
            messages = batch.column("messages").to_pylist()
            found += [[message["number"] for message in thread] for thread in messages]
    assert sorted(found) == sorted(expected.values())


def measure(step: str, folder: Path) -> tuple[int, float, float]:
    """Return what a step counts, its CPU seconds and its peak memory in MB."""
    command = [sys.executable, "-m", "benchmarks.speed.replay_index", "--one", step]
    out = subprocess.run(  # noqa: S603
        [*command, "--in", str(folder)], capture_output=True, text=True, check=True
    ).stdout.split()
    return int(out[0]), float(out[1]), float(out[2])


def _one(step: str, folder: Path) -> None:
    begun = time.process_time()
    counted = STEPS[step](folder)
    seconds = time.process_time() - begun
    print(counted, seconds, _peak_kilobytes() / 1024)


def _peak_kilobytes() -> int:
    """Return the peak of this process alone: what `getrusage` says begins with its parent's."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))


def _rows(folder: Path, count: int, figures: dict[str, float]) -> list[list[str]]:
    threads = write_mbox(folder / "all.mbox", count)
    size = (folder / "all.mbox").stat().st_size / 1e6
    rows = []
    for step in STEPS:
        counted, seconds, memory = measure(step, folder)
        assert counted == (count if step == "read" else threads), (step, counted)
        rate = count / seconds
        rows.append(
            [f"{count:,}", f"{size:,.0f}", step, f"{seconds:.1f}", f"{rate:,.0f}", f"{memory:.0f}"]
        )
        name = f"{count}/{step.replace(' ', '_')}"
        figures |= {f"{name}/messages_a_second": round(rate), f"{name}/memory_mb": round(memory)}
    if count <= max(COUNTS):
        check(folder, count)
    index = (folder / "index").stat().st_size
    figures[f"{count}/index_bytes_a_message"] = round(index / count)
    return rows


def main(argv: Sequence[str]) -> None:
    """Make mailboxes, check the answers, and time the passes."""
    parser = argparse.ArgumentParser()
    parser.add_argument("counts", nargs="*", type=int, default=COUNTS)
    parser.add_argument("--in", dest="folder", type=Path)
    parser.add_argument("--one", choices=STEPS)
    arguments = parser.parse_args(argv)
    if arguments.one:
        _one(arguments.one, arguments.folder)
        return
    rows: list[list[str]] = []
    figures: dict[str, float] = {}
    for count in arguments.counts:
        with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
            rows += _rows(Path(folder), count, figures)
    columns = ["messages", "MB", "step", "CPU s", "messages a CPU second", "peak MB"]
    note = "One process a step; imports are in the memory and not in the time."
    table = Table(title="passes of a replay", columns=columns, rows=rows, note=note)
    print(table.markdown())
    command = " ".join(["python -m benchmarks.speed.replay_index", *map(str, arguments.counts)])
    print(write("replay_index", command, [table], figures))


if __name__ == "__main__":
    main(sys.argv[1:])
