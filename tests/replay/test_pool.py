"""The pool: order, what ends workers, and that all else is done."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from context_trim.config import TrimConfig
from context_trim.errors import ConfigError, ReplayError
from context_trim.replay.poison import MOST_FAILURES, ThreadDone
from context_trim.replay.pool import Pool
from context_trim.replay.work import WorkSettings, work
from context_trim.replay.worker import WorkerSettings
from tests.conftest import ROOT
from tests.replay.made import mail, thread_row, work_settings, worker_settings

POISONED = (sys.executable, "-P", "-m", "tests.replay.poisoned")


def _run(batches: list[pa.RecordBatch], jobs: int = 1, **limits: Any) -> list[ThreadDone]:
    return list(Pool(worker_settings(**limits), jobs, command=POISONED).run(batches))


def _rows(done: ThreadDone) -> list[dict[str, Any]]:
    return [row for batch in done.calls for row in batch.to_pylist()]


def _thread(
    poisons: dict[int, str], mails: int = 4, thread: int = 0, **named: Any
) -> pa.RecordBatch:
    sources = [
        mail(thread, i, head=f"X-Poison: {poisons[i]}\n" if i in poisons else "")
        for i in range(mails)
    ]
    return thread_row(sources, thread, **named).batch


def test_rows_come_in_order_and_equal_those_of_one_process() -> None:
    """Whichever worker did a thread, and when: the same rows in the order of the threads."""
    batches = [_thread({}, 1 + i * 7 % 5, i) for i in range(20)]
    done = _run(batches, jobs=2)
    expected = [row for calls, _ in work(batches, work_settings()) for row in calls.to_pylist()]
    assert [row for thread in done for row in _rows(thread)] == expected
    assert all(len(d.calls) == len(d.timings) for d in done)


@pytest.mark.parametrize(
    ("poison", "error"),
    [
        ("exit", "WorkerDied (exit 7)"),
        ("raise", "RecursionError"),
        ("eat", "MemoryError"),
        pytest.param("crash", "WorkerDied (SIGSEGV)", marks=pytest.mark.slow),
        pytest.param("kill", "WorkerDied (SIGKILL)", marks=pytest.mark.slow),
        ("spin", "TimeLimit"),
        pytest.param("sleep", "TimeLimit", marks=pytest.mark.slow),
    ],
)
def test_a_mail_that_ends_its_worker(poison: str, error: str) -> None:
    """It alone is put aside, with its error and no content; calls before and after it are done."""
    limits: dict[str, Any] = {
        "max_cpu_seconds": 1,
        "max_memory_bytes": 200_000_000,
        "max_wall_seconds": 5.0,
    }
    before, after = _thread({}, 2, 1), _thread({}, 3, 2)
    done = _run([before, _thread({1: poison}), after], **limits)
    assert [(q.message, q.place, q.error) for q in done[1].quarantined] == [
        (1, "a.mbox at byte 1", error)
    ]
    rows = _rows(done[1])
    assert [(row["call"], row["error"]) for row in rows] == [
        (0, None),
        (1, error),
        (2, None),
        (3, None),
    ]
    assert [row["mails"] for row in rows] == [1, 2, 2, 3]
    assert rows[3]["warnings"] == ["1 of 4 mails are left out"]
    assert "canary" not in str(done)
    for whole, thread in ((before, done[0]), (after, done[2])):
        ((calls, _),) = work([whole], work_settings())
        assert _rows(thread) == calls.to_pylist()


@pytest.mark.slow
def test_a_poison_that_is_no_call_is_found() -> None:
    """Among the mails that a call is the first to see, the one is looked for that ends it."""
    row = thread_row([mail(0, i, head="X-Poison: exit\n" if i == 5 else "") for i in range(9)])
    row.calls[:] = [row.calls[1], row.calls[8]]
    asked = row.without([])
    (done,) = _run([asked.batch])
    assert [q.message for q in done.quarantined] == [5]
    assert [(r["mails"], r["error"]) for r in _rows(done)] == [(2, None), (8, None)]


@pytest.mark.slow
def test_a_poison_in_a_thread_seen_whole() -> None:
    """With as_of="thread" every call would fail: they go on without the mail."""
    (done,) = _run([_thread({2: "exit"}, 6, as_of="thread")])
    assert [q.message for q in done.quarantined] == [2]
    errors = [row["error"] for row in _rows(done)]
    assert errors == [None, None, "WorkerDied (exit 7)", None, None, None]
    assert [row["mails"] for row in _rows(done) if row["error"] is None] == [5] * 5


def test_a_thread_of_poisons_ends() -> None:
    """After some of them the rest of the thread is given up, each call with a row."""
    mails = MOST_FAILURES + 3
    (done,) = _run([_thread(dict.fromkeys(range(mails), "raise"), mails)])
    errors = [row["error"] for row in _rows(done)]
    assert errors == ["RecursionError"] * MOST_FAILURES + ["GivenUp"] * 3
    assert [q.message for q in done.quarantined] == list(range(mails))


def test_a_worker_that_somebody_kills_loses_nothing() -> None:
    """A thread whose worker dies by chance is done by another; nothing is put aside."""
    batches = [_thread({}, 4, i) for i in range(30)]
    pool = Pool(worker_settings(), 2)
    run = pool.run(batches)
    done = [next(run)]
    for worker in list(pool._workers):
        os.kill(worker.pid, signal.SIGKILL)
    done += run
    expected = [row for calls, _ in work(batches, work_settings()) for row in calls.to_pylist()]
    assert [row for thread in done for row in _rows(thread)] == expected
    assert not any(thread.quarantined for thread in done)


def test_what_a_worker_prints_is_no_answer() -> None:
    """Noise on stdout does not reach the parent."""
    (done,) = _run([_thread({1: "print"})])
    assert not done.quarantined


def test_workers_are_gone_when_the_caller_stops() -> None:
    """Closing the generator ends the processes, busy ones too."""
    pool = Pool(worker_settings(), 2, command=POISONED)
    run = pool.run([_thread({}, 1, 0), _thread({0: "sleep"}, 1, 1), _thread({0: "sleep"}, 1, 2)])
    next(run)
    pids = [worker.pid for worker in pool._workers]
    run.close()
    assert len(pids) == 2
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_settings_that_a_worker_refuses() -> None:
    """Its sentence is raised in the parent."""
    trim = TrimConfig(model="gpt-5-mini", ranker="quality", encoder="cross-encoder")
    settings = WorkerSettings(
        work=WorkSettings(trim=trim, salt=b""), limits=worker_settings().limits
    )
    with pytest.raises(ConfigError, match="needs encoder_model="):
        list(Pool(settings, 1).run([_thread({})]))


def test_workers_that_do_not_start() -> None:
    """After some of them the run ends with how they ended."""
    pool = Pool(worker_settings(), 1, command=(sys.executable, "-c", "raise SystemExit(3)"))
    with pytest.raises(ReplayError, match=r"before they have begun: WorkerDied \(exit 3\)"):
        list(pool.run([_thread({})]))


def test_no_more_is_read_than_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Threads are read as they are done, so that memory doesn't grow with the dump."""
    monkeypatch.setattr("context_trim.replay.pool._MOST_AHEAD", 4)
    read = 0

    def batches() -> Iterator[pa.RecordBatch]:
        nonlocal read
        for i in range(20):
            read += 1
            yield _thread({}, 1, i)

    for given, _ in enumerate(Pool(worker_settings(), 2).run(batches()), start=1):
        assert read <= given + 4


def test_a_pool_that_was_full_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """When all that was read ahead is done, more is read, although nobody is at work."""
    monkeypatch.setattr("context_trim.replay.pool._MOST_AHEAD", 1)
    assert len(_run([_thread({}, 1, i) for i in range(3)])) == 3


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs /proc")
def test_a_worker_dies_with_its_parent() -> None:
    """A worker that computes without end is gone soon after its parent was killed."""
    code = (
        "import sys; from tests.replay.test_pool import _thread, _run;"
        "_run([_thread({0: 'spin'}, 1)])"
    )
    parent = subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", code], env=os.environ | {"PYTHONPATH": str(ROOT)}
    )
    deadline = time.monotonic() + 30
    while not (found := _children(parent.pid)) and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(2)
    parent.kill()
    parent.wait()
    while any(Path(f"/proc/{pid}").exists() for pid in found) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert found
    assert not any(Path(f"/proc/{pid}").exists() for pid in found)


def _children(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(word) for word in tasks.read_text(encoding="ascii").split()]
