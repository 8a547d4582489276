"""Small mailboxes for replays, the same each time, and a worker's settings."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from context_trim.config import ReplayLimits, TrimConfig
from context_trim.replay.rows import ThreadRow
from context_trim.replay.schema import THREADS
from context_trim.replay.work import WorkSettings
from context_trim.replay.worker import WorkerSettings

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
_WORDS = (
    "invoice", "delivery", "refund", "order", "window", "kitchen", "boiler", "contract", "Friday",
    "deposit", "printer", "garden", "team", "report", "budget", "holiday", "keys", "address",
)  # fmt: skip
_LENGTHS = (1, 1, 2, 3, 4)
"""Mails of threads."""


def mail(thread: int, number: int, *, head: str = "", said: str = "") -> bytes:
    """Return a mail of a thread; each answers and quotes the one before it."""
    when = START + timedelta(days=thread, hours=number)
    names = f"Message-ID: <{thread}.{number}@example.org>\n"
    quote = ""
    if number:
        names += f"In-Reply-To: <{thread}.{number - 1}@example.org>\n"
        before = f"Person {(number - 1) % 3} <p{(number - 1) % 3}@example.org>"
        quote = f"\nOn {when - timedelta(hours=1):%a, %b %d, %Y at %H:%M} {before} wrote:\n\n"
        quote += f"> {_sentence(thread, number - 1)}\n"
    return (
        f"{names}From: Person {number % 3} <p{number % 3}@example.org>\nTo: list@example.com\n"
        f"Date: {format_datetime(when)}\nSubject: {'Re: ' if number else ''}Visit {thread}\n{head}"
        f"\n{said}{_sentence(thread, number)}\n{quote}"
    ).encode()


def _sentence(thread: int, number: int) -> str:
    chance = random.Random(thread * 1_000 + number)  # noqa: S311
    return f"Point {thread}.{number}: {' '.join(chance.choices(_WORDS, k=20))}."


def mails(count: int, heads: dict[int, str] | None = None) -> Iterator[bytes]:
    """Yield mails of many threads, one thread after the other; `heads` are fields of some."""
    chance = random.Random(7)  # noqa: S311
    thread = place = 0
    while place < count:
        for number in range(min(chance.choice(_LENGTHS), count - place)):
            yield mail(thread, number, head=(heads or {}).get(place, ""))
            place += 1
        thread += 1


def write_mbox(file: Path, sources: Iterator[bytes] | Sequence[bytes]) -> Path:
    """Write mails to an mbox."""
    with file.open("wb") as out:
        for source in sources:
            out.write(b"From a@example.org Mon Mar  2 09:00:00 2026\n" + source + b"\n")
    return file


def thread_row(
    sources: Sequence[bytes], thread: int = 0, *, as_of: str = "message", **call: Any
) -> ThreadRow:
    """Return a thread in which each mail is a call."""
    asked = {"task": None, "rule": "all", "max_tokens": 200, "session": False, "as_of": as_of}
    row = {
        "thread": thread,
        "messages": [
            {"number": 100 * thread + i, "place": f"a.mbox at byte {i}", "source": source}
            for i, source in enumerate(sources)
        ],
        "calls": [asked | call | {"message": i} for i in range(len(sources))],
    }
    return ThreadRow(pa.RecordBatch.from_pylist([row], schema=THREADS))


def work_settings(**changes: Any) -> WorkSettings:
    """Return settings without an encoder, which load fast."""
    trim = TrimConfig(model="gpt-5-mini", encoder="none")
    return WorkSettings(trim=trim, salt=b"salt", **changes)


def worker_settings(**limits: Any) -> WorkerSettings:
    """Return what a worker is told."""
    return WorkerSettings(work=work_settings(), limits=ReplayLimits(**limits))


def table(folder: Path, name: str) -> pa.Table:
    """Return all parts of a run's table, in order."""
    files = sorted((folder / name).glob("part-*.parquet"))
    return pa.concat_tables([pq.read_table(file).replace_schema_metadata() for file in files])
