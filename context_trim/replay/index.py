"""Pass one of a replay: an index of all mails on disk, from their headers, and their threads.

One SQLite file, written under another name and renamed when it is whole. It holds places, sizes,
dates and salted hashes: no address, no subject. Memory is four bytes a mail, and SQLite's caches.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

from context_trim.config import DEFAULT_MAILBOX_LIMITS, MailboxLimits
from context_trim.errors import OutputError, SourceError
from context_trim.files import sync
from context_trim.mailbox import Mailbox, Place, Reason, Unreadable, open_mailbox
from context_trim.replay.cards import Card, Hasher, card_of, place_of, place_text
from context_trim.replay.grouping import group

INDEX_VERSION = 1
_CACHE = "PRAGMA cache_size = -32000"
"""Kilobytes, for each of the two files that are written."""

_FLUSHED = 1_000
"""Mails that are written at once."""

_TABLES = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE dump (number INTEGER PRIMARY KEY, path BLOB NOT NULL, format TEXT NOT NULL);
CREATE TABLE mail (
    number INTEGER PRIMARY KEY, dump INTEGER NOT NULL, place TEXT NOT NULL,
    bytes INTEGER NOT NULL, written INTEGER NOT NULL, sender BLOB, content BLOB NOT NULL,
    digest BLOB NOT NULL, thread INTEGER
);
CREATE TABLE unreadable (
    number INTEGER PRIMARY KEY, dump INTEGER NOT NULL, place TEXT NOT NULL,
    reason TEXT NOT NULL, detail TEXT NOT NULL
);
CREATE TABLE scratch.name (id BLOB NOT NULL, mail INTEGER NOT NULL);
CREATE TABLE scratch.same (
    mail INTEGER PRIMARY KEY, subject BLOB NOT NULL, reply INTEGER NOT NULL, people BLOB NOT NULL
);
"""
"""`mail.thread` is the number of the thread's first mail in the dumps, null for a copy."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Fingerprint:
    """What was read: equal for equal dumps in equal order, whatever their paths.

    `mails` counts copies of a mail too; `bytes` are those of the mails. `sha256` goes over the
    sources of the mails, and over why the rest is unreadable.
    """

    mails: int
    copies: int
    unreadable: int
    threads: int
    bytes: int
    sha256: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Dump:
    """A mailbox that was read: its absolute path and format."""

    path: Path
    format: str


def build_index(
    paths: Sequence[str | os.PathLike[str]],
    file: str | os.PathLike[str],
    *,
    salt: bytes,
    limits: MailboxLimits = DEFAULT_MAILBOX_LIMITS,
    progress: Callable[[int], None] = lambda _: None,
) -> Index:
    """Read mailboxes, one after the other, into an index at `file`, and open it.

    An index that stands there is replaced. `progress` is told how many mails have been read, now
    and then. Raises `SourceError` for a path that is no mailbox, and `OutputError` where the index
    cannot be written.
    """
    file = Path(file)
    boxes = [(Path(os.path.abspath(path)), open_mailbox(path, limits=limits)) for path in paths]  # noqa: PTH100
    with _temporary(file) as (part, connection):
        _Builder(connection, Hasher(salt), progress).build(boxes)
        connection.close()
        sync(part)
        part.replace(file)
        sync(file.parent)
    return Index(file, salt=salt)


@contextmanager
def _temporary(file: Path) -> Iterator[tuple[Path, sqlite3.Connection]]:
    """Give a new file beside another, and one for what the index doesn't keep; both go."""
    part, scratch = file.with_name(f"{file.name}.part"), file.with_name(f"{file.name}.scratch")
    try:
        for old in (part, scratch):
            old.unlink(missing_ok=True)
        with closing(sqlite3.connect(part, isolation_level=None)) as connection:
            connection.execute("ATTACH ? AS scratch", [str(scratch)])
            for base in ("main", "scratch"):
                # Nothing is rolled back: what isn't whole is thrown away.
                connection.execute(f"PRAGMA {base}.journal_mode = OFF")
                connection.execute(f"PRAGMA {base}.synchronous = OFF")
                connection.execute(_CACHE.replace("cache_size", f"{base}.cache_size"))
            yield part, connection
    except (sqlite3.Error, OSError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise OutputError(f"the index {file} cannot be written: {why}.") from None
    finally:
        for left in (part, scratch):
            left.unlink(missing_ok=True)


@contextmanager
def reading(file: Path) -> Iterator[None]:
    """Say in one line why an index cannot be read, such as when there is no room to sort in."""
    try:
        yield
    except sqlite3.Error as error:
        raise OutputError(f"the index {file} cannot be used: {error}.") from None


class _Builder:
    """Writes the tables of an index."""

    def __init__(
        self, connection: sqlite3.Connection, hasher: Hasher, progress: Callable[[int], None]
    ) -> None:
        self._connection = connection
        self._hasher = hasher
        self._progress = progress
        self._sha = hashlib.sha256()
        self._number = 0
        self._bytes = 0
        self._cards: list[tuple[int, int, Card]] = []

    def build(self, boxes: Sequence[tuple[Path, Mailbox]]) -> None:
        self._connection.executescript(_TABLES)
        self._connection.execute("BEGIN")
        for dump, (path, box) in enumerate(boxes):
            self._run("dump", [(dump, os.fsencode(path), box.format)])
            self._read(dump, box)
        self._flush()
        copies = group(self._connection, self._number)
        self._about(copies)
        self._connection.execute("COMMIT")

    def _read(self, dump: int, box: Mailbox) -> None:
        for found in box.entries():
            if isinstance(found, Unreadable):
                row = (place_text(found.place), found.reason.value, found.detail)
                self._run("unreadable", [(self._number, dump, *row)])
                self._sha.update(json.dumps(row[1:]).encode())
            else:
                card = card_of(found, self._hasher)
                self._sha.update(card.digest)
                self._cards.append((self._number, dump, card))
                self._bytes += card.size
            self._number += 1
            if len(self._cards) >= _FLUSHED:
                self._flush()
                self._progress(self._number)

    def _flush(self) -> None:
        cards = self._cards
        self._run(
            "mail",
            [
                (number, dump, c.place, c.size, c.written, c.sender, c.content, c.digest, number)
                for number, dump, c in cards
            ],
        )
        self._run("scratch.name", [(name, n) for n, _, c in cards for name in c.names])
        same = [(n, c.subject, c.reply, c.people) for n, _, c in cards if c.subject]
        self._run("scratch.same", same)
        self._cards = []

    def _about(self, copies: int) -> None:
        def count(what: str) -> int:
            return int(self._connection.execute(f"SELECT count({what}").fetchone()[0])

        found = Fingerprint(
            mails=count("*) FROM mail"),
            copies=copies,
            unreadable=count("*) FROM unreadable"),
            threads=count("DISTINCT thread) FROM mail"),
            bytes=self._bytes,
            sha256=self._sha.hexdigest(),
        )
        about = {
            "version": INDEX_VERSION,
            "salt": self._hasher.hash("salt", "").hex(),
            "fingerprint": asdict(found),
        }
        self._run("about", [(name, json.dumps(value)) for name, value in about.items()])

    def _run(self, table: str, rows: Sequence[Sequence[object]]) -> None:
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            self._connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608


class Index:
    """An index on disk, opened for reading; close it, or use it as a context manager.

    Raises `SourceError` where there is none, or one of another version or with another salt.
    """

    def __init__(self, file: str | os.PathLike[str], *, salt: bytes) -> None:
        self.file = Path(file)
        self.hasher = Hasher(salt)
        try:
            uri = f"{self.file.absolute().as_uri()}?mode=ro"
            self.connection = sqlite3.connect(uri, uri=True, isolation_level=None)
            rows = self.connection.execute("SELECT name, value FROM about").fetchall()
            about = {name: json.loads(value) for name, value in rows}
        except (sqlite3.Error, ValueError):
            raise SourceError(f"{self.file} is no index of mails: read the mails again.") from None
        if about.get("version") != INDEX_VERSION:
            raise SourceError(f"{self.file} is of another version: read the mails again.")
        if about["salt"] != self.hasher.hash("salt", "").hex():
            raise SourceError(f"{self.file} was made with another salt: read the mails again.")
        self.fingerprint = Fingerprint(**about["fingerprint"])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    @property
    def dumps(self) -> tuple[Dump, ...]:
        """The mailboxes that were read, in order."""
        rows = self.connection.execute("SELECT path, format FROM dump ORDER BY number")
        return tuple(Dump(path=Path(os.fsdecode(path)), format=form) for path, form in rows)

    def unreadable(self) -> Iterator[tuple[int, str, Reason, str]]:
        """Yield what is no mail, or not a whole one: number, place for people, reason, detail."""
        query = "SELECT number, dump, place, reason, detail FROM unreadable ORDER BY number"
        dumps = self.dumps
        for number, dump, place, reason, detail in self.connection.execute(query):
            yield number, shown(dumps, dump, place_of(place)), Reason(reason), detail


def shown(dumps: Sequence[Dump], number: int, place: Place) -> str:
    """Return a place for people, with its dump where that isn't said by the place."""
    dump = dumps[number]
    inside = place.file != dump.path.name
    named = Place(file=dump.path.name if inside else str(dump.path.parent.name))
    return f"{named}: {place}" if inside or len(dumps) > 1 else str(place)
