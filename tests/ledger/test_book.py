"""A ledger: rows that are there when `add` returns, whoever adds and whatever ends them."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from context_trim import ConfigError, Ledger, TrimResult, trim
from context_trim.errors import LedgerError
from context_trim.ledger.book import is_ledger, read_rows
from context_trim.ledger.reader import read_ledger
from context_trim.ledger.rows import Row
from context_trim.ledger.schema import CALLS
from context_trim.replay.work import work
from tests.replay.made import mail, thread_row, work_settings

MOMENT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
MAILS = [mail(0, number) for number in range(3)]


@pytest.fixture(scope="module")
def results() -> list[TrimResult]:
    """Return the results of a thread's growth."""
    return [
        trim(MAILS[:seen], max_tokens=200, model="gpt-5-mini", encoder="none",
             price_date=MOMENT.date())
        for seen in (1, 2, 3)
    ]  # fmt: skip


def _rows(path: Path) -> list[Row]:
    return [row for batch in read_ledger(path) for row in batch.to_pylist()]


def test_the_rows_are_those_of_a_replay(tmp_path: Path, results: Sequence[TrimResult]) -> None:
    """What is measured of a call is the same, whether a replay or an agent made it."""
    ledger = Ledger(tmp_path / "calls.sqlite")
    for result in results:
        ledger.add(result, at=MOMENT)
    settings = work_settings()
    settings = settings.model_copy(
        update={"trim": settings.trim.model_copy(update={"price_date": MOMENT.date()})}
    )
    (replayed,) = [calls.to_pylist() for calls, _ in work([thread_row(MAILS).batch], settings)]
    identity = {"thread", "message", "message_id", "sender", "domain", "template", "sent_at",
                "rule"}  # fmt: skip
    for live, offline in zip(_rows(ledger.path), replayed, strict=True):
        assert {k: v for k, v in live.items() if k not in identity} == {
            k: v for k, v in offline.items() if k not in identity
        }
        assert live["sent_at"] == MOMENT
        assert live["sender"] is not None
        assert live["billed_input_tokens"] is None


def test_batches_have_the_schema_of_calls(tmp_path: Path, results: Sequence[TrimResult]) -> None:
    """Money, dates, steps and usage come back as they went in."""
    path = tmp_path / "calls.sqlite"
    Ledger(path).add(results[2], {"prompt_tokens": 321}, at=MOMENT, rule="refunds")
    (batch,) = read_ledger(path)
    assert isinstance(batch, pa.RecordBatch)
    assert batch.schema == CALLS
    (row,) = batch.to_pylist()
    money = results[2].savings.money
    assert money is not None
    assert (row["cost_sent"], row["price_date"]) == (money.sent, MOMENT.date())
    assert (row["billed_input_tokens"], row["billed_cached_tokens"]) == (321, None)
    assert row["rule"] == "refunds"
    assert [s["tokens_after"] for s in row["steps"]] == [
        s.tokens_after for s in results[2].savings.steps
    ]


def test_a_thread_that_grows_keeps_its_number(
    tmp_path: Path, results: Sequence[TrimResult]
) -> None:
    """The calls of a thread are numbered, and (thread, call) is unique."""
    ledger = Ledger(tmp_path / "calls.sqlite")
    for result in [*results, results[2]]:
        ledger.add(result)
    ledger.add(trim(mail(9, 0), max_tokens=200, counter="o200k_base", encoder="none"))
    rows = _rows(ledger.path)
    assert [row["call"] for row in rows] == [0, 1, 2, 3, 0]
    assert len({row["thread"] for row in rows[:4]}) == 1
    assert rows[4]["thread"] != rows[0]["thread"]
    assert rows[4]["model"] is None
    assert rows[4]["cost_sent"] is None


def test_no_content_in_the_file(tmp_path: Path) -> None:
    """What a mail says, who sent it and the salt stand nowhere in the bytes of the ledger."""
    canary = b"Zebra4711"
    source = MAILS[0].replace(b"p0@example.org", canary + b"@" + canary + b".example")
    source = source.replace(b"Point", canary).replace(b"Visit", canary)
    ledger = Ledger(tmp_path / "calls.sqlite")
    ledger.add(trim(source, max_tokens=200, model="gpt-5-mini", encoder="none"))
    data = ledger.path.read_bytes().lower()
    assert canary.lower() not in data
    assert b"example" not in data
    salt = ledger.salt_file.read_bytes()
    assert salt not in data
    assert bytes.fromhex(salt.decode()) not in data
    assert ledger.salt_file.stat().st_mode & 0o777 == 0o600
    assert salt.decode() not in repr(ledger)


def test_many_threads_lose_no_row(tmp_path: Path, results: Sequence[TrimResult]) -> None:
    """Eight threads with a ledger of their own or a shared one; every row is there once."""
    path = tmp_path / "calls.sqlite"
    shared = Ledger(path)

    def add(number: int) -> None:
        ledger = shared if number % 2 else Ledger(path)
        ledger.add(results[number % 3], {"input_tokens": number})

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(add, range(80)))
    rows = _rows(path)
    assert sorted(row["billed_input_tokens"] for row in rows) == list(range(80))
    assert len({row["call"] for row in rows}) == 80


_ADDER = """
import sys
from pathlib import Path
from typing import Any
from context_trim import Ledger, trim
path, number, most = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
mail = b"From: a@example.org\\nSubject: Hi\\nMessage-ID: <1@example.org>\\n\\nHello there.\\n"
result = trim(mail, max_tokens=200, counter=len, encoder="none")
ledger = Ledger(path)
for count in range(most):
    ledger.add(result, {"input_tokens": 1_000_000 * number + count})
    print(count, flush=True)
"""


def _adder(path: Path, number: int, most: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", _ADDER, str(path), str(number), str(most)], stdout=subprocess.PIPE
    )


@pytest.mark.processes
def test_a_row_is_there_when_add_has_returned(tmp_path: Path) -> None:
    """Processes that add at once are killed at any moment: what they were told is stored is."""
    chance = random.Random(5)  # noqa: S311
    path = tmp_path / "calls.sqlite"
    adders = [_adder(path, number, 1_000_000) for number in range(3)]
    told: dict[int, int] = {}
    for number, adder in enumerate(adders):
        assert adder.stdout is not None
        adder.stdout.readline()
        time.sleep(chance.uniform(0.1, 0.5))
        adder.send_signal(signal.SIGKILL)
        said, _ = adder.communicate()
        told[number] = 1 + said.count(b"\n")
    counts = [row["billed_input_tokens"] for rows in read_rows(path) for row in rows]
    assert len(counts) == len(set(counts))
    for number, least in told.items():
        stored = sorted(c % 1_000_000 for c in counts if c // 1_000_000 == number)
        assert stored == list(range(len(stored)))
        assert least <= len(stored) <= least + 1
    with _adder(path, 9, 1) as after:
        after.communicate()
    assert sum(len(rows) for rows in read_rows(path)) == len(counts) + 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks")
@pytest.mark.processes
def test_a_ledger_survives_a_fork(tmp_path: Path) -> None:
    """A server that made its ledger before it forked adds from parent and children."""
    code = (
        "import os, sys; from context_trim import Ledger, trim\n"
        "ledger = Ledger(sys.argv[1])\n"
        "result = trim(b'From: a@example.org\\n\\nHi.\\n', max_tokens=200, counter=len,"
        " encoder='none')\n"
        "ledger.add(result)\n"
        "children = []\n"
        "for _ in range(3):\n"
        "    child = os.fork()\n"
        "    if not child:\n"
        "        for _ in range(5): ledger.add(result)\n"
        "        os._exit(0)\n"
        "    children.append(child)\n"
        "for _ in range(5): ledger.add(result)\n"
        "assert all(os.waitpid(child, 0)[1] == 0 for child in children)\n"
    )
    path = tmp_path / "calls.sqlite"
    subprocess.run([sys.executable, "-c", code, str(path)], check=True)  # noqa: S603
    assert sorted(row["call"] for row in _rows(path)) == list(range(21))


def test_a_torn_journal_is_rolled_back(tmp_path: Path, results: Sequence[TrimResult]) -> None:
    """Power that fails while a row is written costs that row and no other, wherever it stops."""
    ledger = Ledger(tmp_path / "calls.sqlite")
    ledger.add(results[0])
    before = ledger.path.read_bytes()
    journal = Path(f"{ledger.path}-journal")
    writer = sqlite3.connect(ledger.path, isolation_level=None)
    writer.execute("PRAGMA cache_spill = 1").execute("PRAGMA cache_size = 1")
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("UPDATE calls SET rule = hex(zeroblob(200000))")
    torn = {ledger.path: ledger.path.read_bytes(), journal: journal.read_bytes()}
    assert torn[ledger.path] != before  # or there would be nothing to roll back
    writer.execute("ROLLBACK")
    writer.close()
    for cut in (0, 1, 7, len(torn[journal]) // 2):
        ledger.path.write_bytes(torn[ledger.path])
        journal.write_bytes(torn[journal][: len(torn[journal]) - cut])
        (row,) = _rows(ledger.path)
        assert row["sent_tokens"] == results[0].tokens


def test_readers_and_writers_go_on_at_once(tmp_path: Path, results: Sequence[TrimResult]) -> None:
    """Who reads while others add sees a beginning of the rows."""
    ledger = Ledger(tmp_path / "calls.sqlite")
    done = threading.Event()

    def add() -> None:
        for number in range(30):
            ledger.add(results[0], {"input_tokens": number})
        done.set()

    thread = threading.Thread(target=add)
    thread.start()
    while not done.is_set():
        seen = [row["billed_input_tokens"] for row in _rows(ledger.path)]
        assert seen == list(range(len(seen)))
    thread.join()
    assert len(_rows(ledger.path)) == 30


def test_columns_that_an_older_ledger_lacks(tmp_path: Path, results: Sequence[TrimResult]) -> None:
    """They read as null, and are there once the ledger is opened to add."""
    path = tmp_path / "calls.sqlite"
    Ledger(path).add(results[0])
    with sqlite3.connect(path) as database:
        database.execute("ALTER TABLE calls DROP COLUMN template")
    assert [row["template"] for row in _rows(path)] == [None]
    Ledger(path).add(results[1])
    assert [row["template"] is None for row in _rows(path)] == [True, False]


def test_what_is_no_ledger_is_named(tmp_path: Path, results: Sequence[TrimResult]) -> None:
    """Another file, another database, a newer ledger, no folder: an error with the path."""
    text = tmp_path / "notes.txt"
    text.write_text("This is no database, and never was one, as its first bytes show.\n" * 20)
    other = tmp_path / "other.sqlite"
    with sqlite3.connect(other) as database:
        database.execute("CREATE TABLE calls (a)")
    newer = Ledger(tmp_path / "newer.sqlite")
    with sqlite3.connect(newer.path) as database:
        database.execute("PRAGMA user_version = 99")
    for path, says in ((text, "no ledger"), (other, "no ledger"), (newer.path, "newer"),
                       (tmp_path, "opened"), (tmp_path / "none" / "a", "opened")):  # fmt: skip
        with pytest.raises(LedgerError, match=f"{path.name}.*{says}"):
            Ledger(path)
    with pytest.raises(LedgerError, match="newer"):
        newer.add(results[0])
    with pytest.raises(LedgerError, match=r"missing\.sqlite"):
        list(read_rows(tmp_path / "missing.sqlite"))
    assert not (tmp_path / "missing.sqlite").exists()
    assert (is_ledger(newer.path), is_ledger(text), is_ledger(tmp_path)) == (True, False, False)


def test_a_lost_salt_is_named(tmp_path: Path, results: Sequence[TrimResult]) -> None:
    """New rows under another salt would not fit to old ones; an empty ledger may have a new one."""
    ledger = Ledger(tmp_path / "calls.sqlite")
    ledger.salt_file.unlink()
    Ledger(ledger.path).add(results[0])
    ledger.salt_file.write_text("zz")
    with pytest.raises(LedgerError, match=r"calls\.sqlite\.salt .*damaged"):
        Ledger(ledger.path)
    ledger.salt_file.unlink()
    with pytest.raises(LedgerError, match=r"calls\.sqlite\.salt is missing"):
        Ledger(ledger.path)


def test_wrong_arguments_store_nothing(tmp_path: Path, results: Sequence[TrimResult]) -> None:
    """What cannot be meant is refused before a row is written."""
    ledger = Ledger(tmp_path / "calls.sqlite")
    wrong: list[dict[str, Any]]
    wrong = [{"result": "text"}, {"at": "today"}, {"usage": {}}, {"rule": None}]
    for arguments in wrong:
        with pytest.raises(ConfigError):
            ledger.add(**({"result": results[0]} | arguments))
    assert _rows(ledger.path) == []
