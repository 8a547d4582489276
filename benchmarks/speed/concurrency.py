"""10,000 calls from 16 threads that share one `Trimmer`: memory, latency, equal answers.

`python -m benchmarks.speed.concurrency [CALLS]` trims replies of the fixtures, each a mail with its
quoted history, and writes `benchmarks/results/concurrency.md`. Each answer must be that of a
trimmer of its own, used by one thread. Memory is the process's resident set (`/proc/self/statm`),
read every 100 calls; the first tenth of them is the warm-up. The second run keeps results.
"""

from __future__ import annotations

import gc
import itertools
import os
import statistics
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.report import Table, write
from context_trim import TrimConfig, Trimmer

THREADS = 16
CALLS = 10_000
SAMPLE = 100
FLAT = 0.05
CACHE = 5_000_000
NAMES = (
    "freshdesk_en_agent_reply",
    "gmail_de_wrapped_attribution",
    "gmail_en_four_line_attribution",
    "apple_mail_pl_reply",
    "apple_hr_forward",
)
TASKS = ("Draft a reply", "By which date did we promise it?", "What is to be done?", None)
LIMITS = (150, 200, 300)

_PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, kw_only=True)
class Case:
    """A call, and the text that it must give."""

    mails: list[bytes]
    task: str | None
    limit: int
    text: str


@dataclass(kw_only=True)
class Run:
    """Seconds of each call, and resident bytes with the number of calls done by then."""

    seconds: list[float] = field(default_factory=list)
    memory: list[tuple[int, int]] = field(default_factory=list)
    cpu: float = 0.0
    wall: float = 0.0

    def warm(self) -> list[int]:
        """Return the resident bytes after the first tenth of the calls."""
        return [size for done, size in self.memory if done >= len(self.seconds) / 10]

    def growth(self) -> float:
        """Return the last tenth's memory over the first tenth's after warm-up, less 1."""
        sizes = self.warm()
        tenth = max(1, len(sizes) // 10)
        return statistics.median(sizes[-tenth:]) / statistics.median(sizes[:tenth]) - 1


def cases() -> list[Case]:
    """Return the calls of all threads, tasks and limits, answered one after the other."""
    alone = Trimmer(TrimConfig(model="gpt-4o"))
    found: list[Case] = []
    for name, task, limit in itertools.product(NAMES, TASKS, LIMITS):
        mails = [Path("fixtures/emails", f"{name}.eml").read_bytes()]
        text = alone.trim(mails, task=task, max_tokens=limit).text
        found.append(Case(mails=mails, task=task, limit=limit, text=text))
    return found


def measure(trimmer: Trimmer, known: list[Case], calls: int) -> Run:
    """Make so many calls from 16 threads and check each answer."""
    run = Run()
    lock = threading.Lock()
    numbers = itertools.count()

    def work() -> None:
        while (number := next(numbers)) < calls:
            case = known[number % len(known)]
            began = time.perf_counter()
            result = trimmer.trim(case.mails, task=case.task, max_tokens=case.limit)
            took = time.perf_counter() - began
            assert result.text == case.text
            with lock:
                run.seconds.append(took)
                if len(run.seconds) % SAMPLE == 0:
                    run.memory.append((len(run.seconds), resident()))

    gc.collect()
    cpu, wall = time.process_time(), time.perf_counter()
    with ThreadPoolExecutor(THREADS) as pool:
        for future in [pool.submit(work) for _ in range(THREADS)]:
            future.result()
    run.cpu, run.wall = time.process_time() - cpu, time.perf_counter() - wall
    return run


def resident() -> int:
    """Return the bytes of this process that are in memory (Linux)."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * _PAGE


def row(name: str, run: Run) -> tuple[str, ...]:
    """Return a line of the table."""
    centiles = statistics.quantiles(run.seconds, n=100)
    sizes = run.warm()
    return (
        name,
        f"{len(run.seconds):,}",
        f"{1000 * run.cpu / len(run.seconds):.1f}",
        f"{1000 * centiles[49]:.1f}",
        f"{1000 * centiles[98]:.1f}",
        f"{len(run.seconds) / run.wall:.0f}",
        f"{sizes[0] / 1e6:.0f}",
        f"{max(sizes) / 1e6:.0f}",
        f"{100 * run.growth():+.1f}",
    )


def main(calls: int) -> None:
    """Measure without and with kept results, and write both."""
    known = cases()
    rows: list[tuple[str, ...]] = []
    figures: dict[str, float] = {}
    for name, cache in (("every call made", 0), ("results kept", CACHE)):
        run = measure(Trimmer(TrimConfig(model="gpt-4o", result_cache_bytes=cache)), known, calls)
        assert run.growth() <= FLAT, f"memory grew by {100 * run.growth():.1f} %"
        rows.append(row(name, run))
        centiles = statistics.quantiles(run.seconds, n=100)
        figures[f"{name}/p50_ms"] = round(1000 * centiles[49], 1)
        figures[f"{name}/p99_ms"] = round(1000 * centiles[98], 1)
        figures[f"{name}/growth"] = round(run.growth(), 4)
    columns = (
        "", "calls", "CPU ms a call", "p50 ms", "p99 ms", "calls a second", "MB when warm",
        "MB at most", "growth %",
    )  # fmt: skip
    note = (
        f"{THREADS} threads, {len(known)} different calls, each answer equal to a single thread's. "
        "The threads share one interpreter, so a call waits for 15 others: p50 is about 16 times a "
        "call's CPU time. Growth is the last tenth's resident memory over the first after warm-up."
    )
    table = Table(title="one trimmer, many threads", columns=columns, rows=rows, note=note)
    path = write("concurrency", f"python -m benchmarks.speed.concurrency {calls}", [table], figures)
    print(path.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else CALLS)
