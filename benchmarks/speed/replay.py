"""How fast a replay is, where its time goes, against a floor, and as the mailbox grows.

`python -m benchmarks.speed.replay [COUNT …] [--jobs N] [--in FOLDER]` makes mailboxes of so many
messages (`mailboxes_made`) and replays each in a process of its own, every message a call. The
answer is checked first: a row for each message, none failed, none above its limit. CPU time is that
of the parent and its workers, their start included. The floor is what nobody can do without:
reading the mailbox, parsing its MIME with the stdlib, counting the tokens of each text once.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import pyarrow.compute as pc
import pyarrow.dataset as ds

from benchmarks.report import Table, write
from benchmarks.speed.mailboxes_made import write_mbox
from benchmarks.speed.trim import floor
from context_trim.config import TrimConfig
from context_trim.mailbox import Entry, open_mailbox
from context_trim.replay.run import Replay, run
from context_trim.replay.tasks import CallPoints, one_task

COUNTS = (300, 1_000, 3_000)
STAGES = ("parse", "thread", "select", "render", "count")
_MAX_TOKENS = 1_000


def replay(folder: Path, jobs: int) -> dict[str, float]:
    """Replay the folder's mailbox, check the answer, and return what it took."""
    points = CallPoints(rules=one_task(None), max_tokens=_MAX_TOKENS)
    trim = TrimConfig(model="gpt-5-mini")
    asked = Replay(paths=[folder / "all.mbox"], points=points, trim=trim, jobs=jobs)
    begun = time.monotonic()
    summary = run(asked, folder / "RUN")
    wall = time.monotonic() - begun
    calls = ds.dataset(folder / "RUN" / "calls").to_table()
    assert calls.num_rows == summary.messages
    assert summary.counts.failed == summary.counts.quarantined == 0
    assert pc.max(calls["sent_tokens"]).as_py() <= _MAX_TOKENS
    timings = ds.dataset(folder / "RUN" / "timings").to_table()
    found = {s: pc.sum(timings[f"{s}_ns"]).as_py() / 1e9 for s in STAGES}
    own, workers = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return found | {
        "wall": wall,
        "cpu": sum(u.ru_utime + u.ru_stime for u in (own, workers)),
        "work": pc.sum(timings["cpu_ns"]).as_py() / 1e9,
        "tokens": summary.counts.tokens_before,
        "memory": workers.ru_maxrss / 1024,
        "parent_memory": own.ru_maxrss / 1024,
    }


def floor_of(folder: Path, jobs: int) -> dict[str, float]:
    """Do what nobody can do without, in one process."""
    del jobs
    floor([b"\n\nwarm"])
    begun = time.process_time()
    for entry in open_mailbox(folder / "all.mbox").entries():
        assert isinstance(entry, Entry)
        floor([entry.source])
    return {"cpu": time.process_time() - begun}


STEPS = {"replay": replay, "floor": floor_of}


def measure(step: str, folder: Path, jobs: int) -> dict[str, float]:
    """Take a step in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.speed.replay", "--one", step, "--in", str(folder)]
    out = subprocess.run(  # noqa: S603
        [*command, "--jobs", str(jobs)], capture_output=True, text=True, check=True
    ).stdout
    found: dict[str, float] = json.loads(out)
    return found


def main(argv: Sequence[str]) -> None:
    """Make mailboxes and replay them."""
    parser = argparse.ArgumentParser()
    parser.add_argument("counts", nargs="*", type=int, default=COUNTS)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--in", dest="folder", type=Path)
    parser.add_argument("--one", choices=STEPS)
    arguments = parser.parse_args(argv)
    if arguments.one:
        print(json.dumps(STEPS[arguments.one](arguments.folder, arguments.jobs)))
        return
    rows: list[list[str]] = []
    figures: dict[str, float] = {}
    for count in arguments.counts:
        with tempfile.TemporaryDirectory(dir=arguments.folder) as name:
            write_mbox(Path(name) / "all.mbox", count)
            found = measure("replay", Path(name), arguments.jobs)
            least = measure("floor", Path(name), arguments.jobs)["cpu"]
        rows.append(_cells(count, found, least))
        figures |= {
            f"{count}/messages_a_cpu_second": round(count / found["cpu"], 1),
            f"{count}/cpu_to_floor": round(found["cpu"] / least, 1),
            f"{count}/cpu_ms_a_1000_tokens": round(1e6 * found["work"] / found["tokens"], 2),
            f"{count}/worker_memory_mb": round(found["memory"]),
        }
    columns = ["messages", "wall s", "messages a CPU second", "CPU / floor"]
    columns += ["work, ms a 1,000 tokens", *(f"{s}, %" for s in STAGES), "peak MB a worker"]
    note = (
        f"{arguments.jobs} workers. The tokens are those that each call sees. Shares are of the "
        "work; the rest is hashing and rows. Memory is the largest of a worker."
    )
    table = Table(title="a replay", columns=columns, rows=rows, note=note)
    print(table.markdown())
    command = " ".join(["python -m benchmarks.speed.replay", *map(str, arguments.counts)])
    print(write("replay_speed", command, [table], figures))


def _cells(count: int, found: dict[str, float], least: float) -> list[str]:
    return [
        f"{count:,}",
        f"{found['wall']:.1f}",
        f"{count / found['cpu']:.1f}",
        f"{found['cpu'] / least:.1f}",
        f"{1e6 * found['work'] / found['tokens']:.1f}",
        *(f"{100 * found[stage] / found['work']:.0f}" for stage in STAGES),
        f"{found['memory']:.0f}",
    ]


if __name__ == "__main__":
    main(sys.argv[1:])
