"""Folders of runs with made-up rows, the same each time."""

from __future__ import annotations

import json
import random
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from context_trim.ledger.schema import CALLS, SCHEMA_VERSION
from context_trim.replay.schema import TIMINGS
from context_trim.replay.store import QUARANTINE

BEGIN = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
REASONS = (("thread", "duplicate"), ("zones", "signature"), ("budget", "over_budget"))
PRICE = Decimal("0.00000025")

Row = dict[str, Any]


def call(number: int = 0, **changes: Any) -> Row:
    """Return a row of CALLS; `steps` are (stage, reason, saved) and end where rendering begins."""
    before = changes.pop("visible_tokens", 1_000)
    steps, left = [], before
    for stage, reason, saved in changes.pop("steps", [("thread", "duplicate", 700)]):
        step = {"stage": stage, "reason": reason, "tokens_before": left}
        left -= saved
        steps.append(step | {"tokens_after": left})
    sent = left + changes.get("overhead_tokens", 20)
    row: Row = {
        "thread": number, "call": 0, "message": number, "sender": "5e" * 16, "domain": "d0" * 16,
        "sent_at": BEGIN + timedelta(hours=number), "rule": "all", "max_tokens": 500,
        "as_of": "message", "session": False, "mails": 2, "raw_bytes": 5_000, "recovered": 0,
        "attachments": 0, "hidden": 0, "visible_chars": 4 * before, "raw_tokens": 2 * before,
        "visible_tokens": before, "sent_tokens": sent, "overhead_tokens": 20, "count_exact": True,
        "steps": steps, "spans_kept": 3, "spans_removed": 2, "currency": "USD",
        "cost_visible": PRICE * before, "cost_sent": PRICE * sent,
        "price_date": date(2026, 4, 1), "warnings": [],
    }  # fmt: skip
    return row | changes


def failed(number: int, error: str = "BudgetError") -> Row:
    """Return a row of a call that failed."""
    names = (
        "thread", "call", "message", "rule", "max_tokens", "as_of", "session", "mails", "raw_bytes",
    )  # fmt: skip
    row = call(number)
    return {name: row[name] for name in names} | {"error": error, "warnings": []}


def many(count: int, seed: int = 1) -> list[Row]:
    """Return calls of all kinds: several senders, sizes, steps and failures."""
    chance = random.Random(seed)  # noqa: S311
    rows = []
    for number in range(count):
        if chance.random() < 0.05:
            rows.append(failed(number, chance.choice(["BudgetError", "SourceError"])))
            continue
        before = int(10 ** chance.uniform(1.5, 5))
        left, steps = before, []
        for stage, reason in REASONS:
            saved = int(left * chance.random() * 0.6)
            if saved:
                steps.append((stage, reason, saved))
            left -= saved
        rows.append(
            call(
                number,
                visible_tokens=before,
                steps=steps,
                sender=chance.choice(["aa", "bb", "cc", "dd"]) * 16,
                raw_tokens=None if chance.random() < 0.1 else 3 * before,
                sent_at=None if chance.random() < 0.1 else BEGIN + timedelta(hours=number),
                hidden=chance.randrange(3),
                recovered=chance.randrange(2),
                warnings=["1 of 2 mails are left out"] if chance.random() < 0.1 else [],
            )
        )
    return rows


def timing(row: Row, wall_ns: int = 12_340_000) -> Row:
    """Return the timing of a call."""
    stages = {f"{stage}_ns": wall_ns // 10 for stage in ("parse", "thread", "render", "count")}
    timed = {"wall_ns": wall_ns, "cpu_ns": wall_ns * 9 // 10, "select_ns": None}
    return {"thread": row["thread"], "call": row["call"], **timed, **stages}


def write_run(
    folder: Path,
    rows: list[Row],
    *,
    part_rows: int = 100,
    unread: int = 0,
    timed: bool = True,
    schema: pa.Schema = CALLS,
    **about: Any,
) -> Path:
    """Write a run's folder as replay does; `about` changes run.json."""
    for name in ("calls", "timings", "quarantine"):
        (folder / name).mkdir(parents=True)
    for number, at in enumerate(range(0, len(rows), part_rows)):
        part = rows[at : at + part_rows]
        file = f"part-{number:05}.parquet"
        pq.write_table(pa.Table.from_pylist(part, schema=schema), folder / "calls" / file)
        times = [timing(r, 5_000_000 + 3_500 * r["thread"]) for r in part if not r.get("error")]
        if timed:
            pq.write_table(pa.Table.from_pylist(times, schema=TIMINGS), folder / "timings" / file)
    if unread:
        row = {"thread": None, "message": 1, "place": "a.mbox", "error": "empty", "detail": ""}
        table = pa.Table.from_pylist([row] * unread, schema=QUARANTINE)
        pq.write_table(table, folder / "quarantine" / "unread-00000.parquet")
    (folder / "run.json").write_text(json.dumps(run_json(about)), encoding="utf-8")
    return folder


def run_json(about: dict[str, Any]) -> dict[str, Any]:
    """Return what a run.json holds."""
    calls: Row = {"max_tokens": 500, "since": None, "until": None, "sample": None, "seed": 0}
    calls |= {"as_of": "message", "session": False, "rules": ["all"], "hash": "ab" * 32}
    trim = {"model": "gpt-5-mini", "counter": None, "min_relevance": 0.0}
    return {
        "schema_version": SCHEMA_VERSION,
        "state": "done",
        "context_trim": "0.1.0",
        "versions": {"python": "3.11.7"},
        "price_list": "a list, whose newest price is of 2026-03-01",
        "machine": {"platform": "Linux-6.1", "processor": "x86_64", "cores": 2, "jobs": 1},
        "configuration": {"trim": trim, "limits": {}, "keep_text": False, "calls": calls},
        "begun": "2026-04-01T10:00:00+00:00",
        "input": {
            "paths": ["/home/u/Takeout/All mail.mbox"],
            "signature": "00",
            "fingerprint": {"mails": 9, "copies": 0, "unreadable": 0, "threads": 9, "bytes": 9,
                            "sha256": "12" * 32},
        },
    } | about  # fmt: skip
