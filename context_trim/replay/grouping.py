"""Which mails of an index are one thread, by ids, by copies and by subjects, with SQLite's sorting.

The rules are those of `context_trim.thread.groups`, but for the one that needs the mails' text: a
mail that names no other and quotes one with author and date is not joined to it by that.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from context_trim.replay.cards import PERSON_BYTES, written_at
from context_trim.replay.sets import JoinedNumbers
from context_trim.thread.groups import SameSubject, joins

MOST_MAILS = 1_000
MOST_BYTES = 32_000_000
"""Of a thread. What alerts join by one id for years is cut into threads of so many mails, by date:
each call reads all mails before it, so time would grow with the square and memory without end."""

_BY_SUBJECT = """
SELECT subject, written, reply, mail, people FROM scratch.same JOIN mail ON number = mail
WHERE subject IN (SELECT subject FROM scratch.same WHERE reply)
ORDER BY subject, written, reply, mail
"""
_LARGE = """
SELECT thread FROM mail WHERE thread IS NOT NULL
GROUP BY thread HAVING count(*) > ? OR sum(bytes) > ?
"""
_ORDERED = "SELECT number, bytes FROM mail WHERE thread = ? ORDER BY written, number"


def group(connection: sqlite3.Connection, size: int) -> int:
    """Set `mail.thread` of all mails, whose numbers are below `size`; returns the copies."""
    sets = JoinedNumbers(size)
    copies = array("I")
    by_content = connection.execute("SELECT content, number FROM mail ORDER BY content, number")
    copies.extend(copy for _, copy in sets.join_runs(by_content))
    by_name = connection.execute("SELECT id, mail FROM scratch.name ORDER BY id, mail")
    for _ in sets.join_runs(by_name):
        pass
    for reply, before in _by_subject(connection):
        sets.join(reply, before)
    joined = ((root, n) for n in range(size) if (root := sets.find(n)) != n)
    connection.executemany("UPDATE mail SET thread = ? WHERE number = ?", joined)
    marked = ((number,) for number in copies)
    connection.executemany("UPDATE mail SET thread = NULL WHERE number = ?", marked)
    connection.execute("CREATE INDEX ordered ON mail (thread, written, number)")
    _cut_large(connection)
    return len(copies)


def _by_subject(connection: sqlite3.Connection) -> Iterator[tuple[int, int]]:
    rows = connection.execute(_BY_SUBJECT)
    for _, mails in groupby(rows, key=itemgetter(0)):
        yield from joins(
            SameSubject(
                key=mail,
                written=written_at(written),
                people=[people[i : i + PERSON_BYTES] for i in range(0, len(people), PERSON_BYTES)],
                reply=bool(reply),
            )
            for _, written, reply, mail, people in mails
        )


def _cut_large(connection: sqlite3.Connection) -> None:
    large = array("q")
    large.extend(row[0] for row in connection.execute(_LARGE, (MOST_MAILS, MOST_BYTES)))
    for thread in large:
        for piece in _pieces(connection.execute(_ORDERED, (thread,))):
            first = min(piece)
            rows = ((first, number) for number in piece)
            connection.executemany("UPDATE mail SET thread = ? WHERE number = ?", rows)


def _pieces(rows: Iterator[tuple[int, int]]) -> list[array[int]]:
    """Cut the mails of a thread into pieces of bounded size, each at least one mail."""
    pieces = [array("I")]
    held = 0
    for number, size in rows:
        if pieces[-1] and (len(pieces[-1]) >= MOST_MAILS or held + size > MOST_BYTES):
            pieces.append(array("I"))
            held = 0
        pieces[-1].append(number)
        held += size
    return pieces
