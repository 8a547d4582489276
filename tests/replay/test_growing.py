"""The calls of a thread as one session, whoever does them and in whichever order."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from context_trim import TrimConfig, Trimmer
from context_trim.replay import run as run_module
from context_trim.replay.pool import Pool
from context_trim.replay.run import Replay, run
from context_trim.replay.tasks import CallPoints, one_task
from context_trim.replay.work import ThreadCalls, load_tools, work
from tests.replay.made import mail, mails, table, thread_row, work_settings, worker_settings
from tests.replay.made import write_mbox as written

POISONED = (sys.executable, "-P", "-m", "tests.replay.poisoned")
THREAD = [mail(0, number) for number in range(9)]
LIMIT = 260


def _batch(sources: list[bytes], thread: int = 0) -> pa.RecordBatch:
    return thread_row(sources, thread, session=True, max_tokens=LIMIT).batch


def _rows(*batches: pa.RecordBatch) -> list[dict[str, Any]]:
    return [row for calls, _ in work(batches, work_settings()) for row in calls.to_pylist()]


def _done(batches: list[pa.RecordBatch]) -> list[dict[str, Any]]:
    pool = Pool(worker_settings(max_cpu_seconds=2), 1, command=POISONED)
    return [row for t in pool.run(batches) for calls in t.calls for row in calls.to_pylist()]


def test_a_row_is_what_a_session_says() -> None:
    """Tokens, what a cache serves, and whether the thread was trimmed anew."""
    session = Trimmer(TrimConfig(model="gpt-5-mini", encoder="none")).session(max_tokens=LIMIT)
    rows = _rows(_batch(THREAD))
    for source, row in zip(THREAD, rows, strict=True):
        result = session.add(source)
        assert row["sent_tokens"] == result.tokens
        assert row["cached_prefix_tokens"] == result.stable_prefix_tokens
        assert row["retrimmed"] == result.retrimmed
        assert row["visible_tokens"] == result.savings.visible_tokens
        assert row["raw_tokens"] == result.savings.raw_tokens
        assert row["session"]
    assert {row["retrimmed"] for row in rows} == {True, False}
    assert rows[0]["cached_prefix_tokens"] == 0


def test_other_calls_have_no_cache() -> None:
    """The columns are null where no session was asked for."""
    (row,) = _rows(thread_row(THREAD[:1]).batch)
    assert (row["cached_prefix_tokens"], row["retrimmed"]) == (None, None)


def test_a_call_has_the_same_row_in_any_order() -> None:
    """A call that comes first, again or last is done after all before it."""
    row = thread_row(THREAD, session=True, max_tokens=LIMIT)
    tools = load_tools(work_settings().trim)
    expected = _rows(row.batch)
    calls = ThreadCalls(row, work_settings(), tools)
    for number in (8, 0, 5, 5, 4, 6):
        done = pa.RecordBatch.from_pylist([calls.do(number)[0]], schema=work_settings().schema)
        assert done.to_pylist() == [expected[number]]


def test_a_call_that_fails_leaves_the_session_as_it_was() -> None:
    """Its mail comes with the next call."""
    big = mail(0, 2, head=f"X: y\nSubject: {'very ' * 30}\n")
    batch = thread_row([*THREAD[:2], big, *THREAD[3:5]], session=True, max_tokens=110).batch
    limits = [400, 400, 9, 400, 400]
    row = batch.to_pylist()[0]
    for call, limit in zip(row["calls"], limits, strict=True):
        call["max_tokens"] = limit
    rows = _rows(pa.RecordBatch.from_pylist([row], schema=batch.schema))
    assert [r["error"] for r in rows] == [None, None, "BudgetError", None, None]
    assert rows[2]["retrimmed"] is None
    assert rows[3]["mails"] == 4
    assert rows[3]["cached_prefix_tokens"] > 100


@pytest.mark.parametrize("poison", ["exit", "raise"])
def test_a_poison_in_a_session(poison: str) -> None:
    """Calls before it have their rows, and those after it the rows of a thread without it."""
    sources = [mail(0, n, head=f"X-Poison: {poison}\n" if n == 4 else "") for n in range(9)]
    rows = _done([_batch(sources), _batch(THREAD, 1)])
    without = _rows(_batch([*THREAD[:4], *THREAD[5:]]))
    assert [row["error"] is not None for row in rows] == [n == 4 for n in range(9)] + [False] * 9
    assert rows[:4] == _rows(_batch(THREAD[:4]))
    assert [_plain(row) for row in rows[5:9]] == [_plain(row) for row in without[4:]]
    assert [r["sent_tokens"] for r in rows[9:]] == [r["sent_tokens"] for r in _rows(_batch(THREAD))]


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row without what the bytes and the number of a mail before it change."""
    changed = {"raw_bytes", "call", "message", "warnings"}
    return {name: value for name, value in row.items() if name not in changed}


def test_a_worker_that_is_killed_in_a_session() -> None:
    """Another one does the thread's calls again, and the rows are those of an undisturbed run."""
    batches = [_batch([mail(t, n) for n in range(6)], t) for t in range(12)]
    pool = Pool(worker_settings(), 2)
    made = pool.run(batches)
    done = [next(made)]
    for worker in list(pool._workers):
        os.kill(worker.pid, signal.SIGKILL)
    done += made
    rows = [row for thread in done for calls in thread.calls for row in calls.to_pylist()]
    assert rows == _rows(*batches)


def test_a_resumed_run_has_the_rows_of_an_undisturbed_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Equal in every column, wherever it was stopped."""
    from tests.replay.test_run import Inside  # noqa: PLC0415

    monkeypatch.setattr(run_module, "Pool", Inside)
    monkeypatch.setattr("secrets.token_bytes", lambda size: b"\1" * size)
    points = CallPoints(rules=one_task(None), max_tokens=150, session=True)
    trim = TrimConfig(model="gpt-5-mini", encoder="none")
    box = written(tmp_path / "a.mbox", mails(30))
    asked = Replay(paths=[box], points=points, trim=trim, jobs=1, part_calls=4)
    run(asked, tmp_path / "whole")

    def stop(progress: Any) -> None:
        if progress.calls is not None and progress.counts.calls >= 9:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(asked, tmp_path / "RUN", on=stop)
    run(asked, tmp_path / "RUN", resume=True)
    calls = table(tmp_path / "RUN", "calls")
    assert calls.equals(table(tmp_path / "whole", "calls"))
    assert any(calls.column("cached_prefix_tokens").to_pylist())
