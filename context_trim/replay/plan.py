"""Pass two of a replay: the threads of an index with their calls, as batches for workers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa

from context_trim.config import DEFAULT_MAILBOX_LIMITS, MailboxLimits
from context_trim.mailbox import open_mailbox
from context_trim.mailbox.places import changed
from context_trim.replay.cards import UNDATED, digest_of, microseconds, place_of
from context_trim.replay.index import Index, reading, shown
from context_trim.replay.schema import THREADS
from context_trim.replay.tasks import AsOf, CallPoints

BATCH_BYTES = 8_000_000
"""Of sources in a batch: it goes on until it has so many. A thread is never cut."""

_CHOICE = """
CREATE TEMP TABLE moment (number INTEGER PRIMARY KEY);
CREATE TEMP TABLE chosen (thread INTEGER PRIMARY KEY);
CREATE TEMP TABLE own (sender BLOB PRIMARY KEY);
"""
_INCOMING = """
FROM mail WHERE thread IS NOT NULL AND written >= ? AND written < ?
AND (sender IS NULL OR sender NOT IN (SELECT sender FROM temp.own))
"""
_DRAWN_THREADS = f"""
WITH incoming AS (SELECT thread, content {_INCOMING})
SELECT thread, count(*) FROM incoming GROUP BY thread ORDER BY draw(min(content)), thread
"""  # noqa: S608
_CHOSEN = """
SELECT mail.thread, mail.number, mail.dump, mail.place, mail.digest, moment.number IS NOT NULL
FROM temp.chosen CROSS JOIN mail ON mail.thread = chosen.thread
LEFT JOIN temp.moment ON moment.number = mail.number
WHERE chosen.thread > ? ORDER BY chosen.thread, mail.written, mail.number
"""


class _Row(NamedTuple):
    thread: int
    number: int
    dump: int
    place: str
    digest: bytes
    is_call: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Size:
    """How much there is to do: threads with a call, and calls before the rules are asked.

    `incoming` counts what could be a call: more than `calls` where these are a sample.
    """

    threads: int
    calls: int
    incoming: int


class Plan:
    """The calls of an index and their threads. One at a time for an open index.

    `spool` is the folder in which archives are unpacked, for `read`; see `open_mailbox`.
    """

    def __init__(
        self,
        index: Index,
        points: CallPoints,
        *,
        spool: Path | None = None,
        limits: MailboxLimits = DEFAULT_MAILBOX_LIMITS,
    ) -> None:
        self._connection = index.connection
        self._points = points
        self._dumps = index.dumps
        self._boxes = [open_mailbox(d.path, spool=spool, limits=limits) for d in self._dumps]
        self._file = index.file
        with reading(self._file):
            self._choose([index.hasher.sender(address) for address in points.mine])

    @property
    def size(self) -> Size:
        """How much there is to do."""
        run = self._connection.execute
        threads = run("SELECT count(*) FROM temp.chosen").fetchone()[0]
        calls = run("SELECT count(*) FROM temp.moment").fetchone()[0]
        incoming = run(f"SELECT count(*) {_INCOMING}", self._period).fetchone()[0]
        return Size(threads=threads, calls=calls, incoming=incoming)

    @property
    def _period(self) -> tuple[int, int]:
        """The first moment that counts, and the first that doesn't, in microseconds."""
        if self._points.period is None:
            return -(2**63), UNDATED + 1
        begin, end = self._points.period
        return microseconds(begin), microseconds(end)

    def batches(
        self, *, after: int = -1, batch_bytes: int = BATCH_BYTES
    ) -> Iterator[pa.RecordBatch]:
        """Yield `THREADS` batches of the threads above `after`, by their numbers.

        Raises `SourceError` where a mail no longer stands where the index says.
        """
        held: list[dict[str, Any]] = []
        size = 0
        for row in self._rows(after):
            more = sum(len(message["source"]) for message in row["messages"])
            if held and size + more > batch_bytes:
                yield pa.RecordBatch.from_pylist(held, schema=THREADS)
                held, size = [], 0
            held.append(row)
            size += more
        if held:
            yield pa.RecordBatch.from_pylist(held, schema=THREADS)

    def _rows(self, after: int) -> Iterator[dict[str, Any]]:
        for thread, rows in groupby(self._found(after), key=attrgetter("thread")):
            row = self._row(thread, list(rows))
            if row["calls"]:
                yield row

    def _found(self, after: int) -> Iterator[_Row]:
        with reading(self._file):
            yield from map(_Row._make, self._connection.execute(_CHOSEN, (after,)))

    def _row(self, thread: int, rows: Sequence[_Row]) -> dict[str, Any]:
        if self._points.as_of is AsOf.MESSAGE:
            last = max(at for at, row in enumerate(rows) if row.is_call)
            rows = rows[: last + 1]
        messages = [self._message(row) for row in rows]
        calls = [
            call
            for at, row in enumerate(rows)
            if row.is_call and (call := self._call(at, messages[at]["source"])) is not None
        ]
        if calls and self._points.as_of is AsOf.MESSAGE:
            messages = messages[: calls[-1]["message"] + 1]
        return {"thread": thread, "messages": messages, "calls": calls}

    def _message(self, row: _Row) -> dict[str, Any]:
        place = place_of(row.place)
        source = self._boxes[row.dump].read(place)
        if digest_of(source) != row.digest:
            raise changed(place)
        where = shown(self._dumps, row.dump, place)
        return {"number": row.number, "place": where, "source": source}

    def _call(self, at: int, source: bytes) -> dict[str, Any] | None:
        rule = self._points.rule_for(source)
        if rule is None:
            return None
        return {
            "message": at,
            "as_of": self._points.as_of.value,
            "task": rule.task,
            "rule": rule.name,
            "max_tokens": rule.max_tokens or self._points.max_tokens,
            "session": self._points.session,
        }

    def _choose(self, mine: Iterable[bytes]) -> None:
        """Write down which mails are calls, before the rules, and their threads."""
        points, run = self._points, self._connection.execute
        for table in ("moment", "chosen", "own"):
            run(f"DROP TABLE IF EXISTS temp.{table}")
        self._connection.executescript(_CHOICE)
        self._connection.executemany(
            "INSERT OR IGNORE INTO temp.own VALUES (?)", ((sender,) for sender in mine)
        )
        self._connection.create_function("draw", 1, points.draw, deterministic=True)
        period = self._period
        insert = f"INSERT INTO temp.moment SELECT number {_INCOMING}"
        if points.sample is None:
            run(insert, period)
        elif points.session:
            run("BEGIN")
            for thread in self._drawn(points.sample, period):
                run(f"{insert} AND thread = ?", (*period, thread))
            run("COMMIT")
        else:
            drawn = f"{insert} ORDER BY draw(content), number LIMIT ?"
            run(drawn, (*period, points.sample))
        run(
            "INSERT INTO temp.chosen SELECT DISTINCT thread FROM mail "
            "WHERE number IN (SELECT number FROM temp.moment)"
        )

    def _drawn(self, sample: int, period: tuple[int, int]) -> Iterator[int]:
        left = sample
        for thread, calls in self._connection.execute(_DRAWN_THREADS, period):
            if left <= 0:
                return
            left -= calls
            yield thread
