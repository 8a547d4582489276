"""The work function: batches in, rows out, and nothing else."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pytest

from context_trim import trim
from context_trim.ledger.schema import CALLS
from context_trim.replay.schema import TIMINGS
from context_trim.replay.work import ThreadCalls, WorkSettings, load_tools, work
from tests.replay.made import mail, thread_row, work_settings

THREAD = [mail(0, number) for number in range(4)]


def _rows(*batches: pa.RecordBatch, **changes: Any) -> list[dict[str, Any]]:
    settings = work_settings(**changes)
    return [row for calls, _ in work(batches, settings) for row in calls.to_pylist()]


def test_a_row_is_what_a_trim_says() -> None:
    """Tokens, steps and money of each call are those of `trim` over the mails up to then."""
    rows = _rows(thread_row(THREAD).batch)
    assert [row["call"] for row in rows] == [0, 1, 2, 3]
    for count, row in enumerate(rows, start=1):
        day = row["price_date"]
        result = trim(THREAD[:count], max_tokens=200, model="gpt-5-mini", encoder="none",
                      price_date=day)  # fmt: skip
        savings = result.savings
        assert row["mails"] == count
        assert row["sent_tokens"] == result.tokens
        assert row["visible_tokens"] == savings.visible_tokens
        assert row["raw_tokens"] == savings.raw_tokens
        assert [s["tokens_after"] for s in row["steps"]] == [s.tokens_after for s in savings.steps]
        assert savings.money is not None
        assert row["cost_sent"] == savings.money.sent
        assert row["raw_bytes"] == sum(map(len, THREAD[:count]))


def test_the_whole_thread_as_of_its_end() -> None:
    """With as_of="thread" every call sees all mails, and is made at its own moment."""
    rows = _rows(thread_row(THREAD, as_of="thread").batch)
    assert [row["mails"] for row in rows] == [4] * 4
    assert [row["message"] for row in rows] == [0, 1, 2, 3]


def test_equal_in_every_column() -> None:
    """The same batch, salt and settings give the same rows, whatever was done before."""
    first, second = thread_row(THREAD).batch, thread_row(THREAD[:2], thread=1).batch
    assert _rows(first, second) == _rows(first) + _rows(second)
    assert _rows(second, first) == _rows(second) + _rows(first)


def test_no_content_and_no_addresses() -> None:
    """What a mail says or who sent it stands in no column, and the salt in no repr."""
    canary = "Zebra4711"
    source = THREAD[0].replace(b"p0@example.org", f"{canary}@example.org".encode())
    source = source.replace(b"Point", canary.encode()).replace(b"Visit", canary.encode())
    rows = _rows(thread_row([source, b"Subject: " + canary.encode()]).batch)
    assert canary.casefold() not in str(rows).casefold()
    assert "example" not in str(rows)
    assert b"salt".hex() not in repr(work_settings())
    assert "salt" not in repr(work_settings())


def test_hashes_need_the_salt() -> None:
    """Another salt gives other hashes; the same address has the same under one salt."""
    batch = thread_row(THREAD).batch
    one = _rows(batch)
    settings = WorkSettings(trim=work_settings().trim, salt=b"other")
    other = [row for calls, _ in work([batch], settings) for row in calls.to_pylist()]
    assert one[0]["sender"] == one[3]["sender"] != one[1]["sender"]
    for name in ("message_id", "sender", "domain"):
        assert one[0][name] != other[0][name]


def test_the_text_only_where_asked_for() -> None:
    """`keep_text` adds the prompt's text as the last column."""
    (row,) = _rows(thread_row(THREAD[:1]).batch, keep_text=True)
    assert row["text"].startswith("[untrusted mail")
    assert "text" not in _rows(thread_row(THREAD[:1]).batch)[0]


def test_an_impossible_budget_is_a_row() -> None:
    """A call that cannot be made has its error, what it needs, and no tokens."""
    rows = _rows(thread_row(THREAD[:2], max_tokens=9).batch)
    assert [row["error"] for row in rows] == ["BudgetError"] * 2
    assert rows[0]["needed_tokens"] > 9
    assert rows[0]["sent_tokens"] is None
    assert rows[0]["mails"] == 1


def test_a_failure_is_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine that calls `work` loses no batch to one mail: the class of its error stands."""

    def fail(self: ThreadCalls, number: int) -> Any:
        if number == 1:
            raise RecursionError("canary")
        return do(self, number)

    do = ThreadCalls.do
    monkeypatch.setattr(ThreadCalls, "do", fail)
    rows = _rows(thread_row(THREAD).batch)
    assert [row["error"] for row in rows] == [None, "RecursionError", None, None]
    assert "canary" not in str(rows)


def test_a_mail_that_was_left_out_is_named() -> None:
    """An empty source stands for a mail in quarantine: the call goes on and says so."""
    rows = _rows(thread_row([THREAD[0], b"", THREAD[2]]).batch)
    assert rows[2]["mails"] == 2
    assert rows[2]["warnings"] == ["1 of 3 mails are left out"]
    assert rows[2]["error"] is None


def test_timings_add_up() -> None:
    """The stages are parts of the call's CPU time; schemas are those of the contract."""
    (batches,) = list(work([thread_row(THREAD).batch], work_settings()))
    assert (batches[0].schema, batches[1].schema) == (CALLS, TIMINGS)
    for row in batches[1].to_pylist():
        stages = [row[f"{s}_ns"] for s in ("parse", "thread", "select", "render", "count")]
        assert all(ns is not None for ns in stages)
        assert 0 < sum(stages) <= row["cpu_ns"]


def test_models_are_loaded_once() -> None:
    """Equal configurations share their tools."""
    trim = work_settings().trim
    assert load_tools(trim) is load_tools(trim.model_copy())


def test_settings_survive_the_way_to_a_worker() -> None:
    """As JSON and back they are equal, bytes of the salt included."""
    settings = WorkSettings(trim=work_settings().trim, salt=bytes(range(256)))
    assert WorkSettings.model_validate_json(settings.model_dump_json()) == settings
