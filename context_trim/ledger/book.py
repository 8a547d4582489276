"""A ledger on disk: an SQLite file to which many threads and processes add rows.

SQLite and not a log of our own: a row is there or it isn't, whatever ends the process, and other
programs can read it. Its rollback journal and not its write-ahead log, so that between two calls
the one file is whole and can be copied. A connection lives as long as one call: SQLite forbids to
carry one over a fork, and servers fork. `synchronous=EXTRA` syncs the folder, too, without which a
power cut may bring the journal back and take the last row away.

The salt of the hashes lies beside the file and not in it, as that of a replay does.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from context_trim.errors import ConfigError, LedgerError, OutputError
from context_trim.files import new_file
from context_trim.ledger.columns import COLUMNS, SCHEMA_VERSION, Column, Kind
from context_trim.ledger.rows import Hasher, Row, about_mails, about_newest, about_result, utc
from context_trim.ledger.usage import billed
from context_trim.result import TrimResult

if TYPE_CHECKING:
    import sqlite3

_APPLICATION = 0x63_74_6C_67
"""SQLite's application_id: that a file is a ledger ("ctlg")."""

_SALT_BYTES = 32
_WAIT_SECONDS = 60.0
"""How long a call waits for others that write."""

_PAGE_ROWS = 5_000
"""Rows read at once, while which nobody can write: some 50 ms."""

_SQL_TYPES = {Kind.BOOL: "INTEGER", Kind.INT32: "INTEGER", Kind.INT64: "INTEGER",
              Kind.SHARE: "REAL"}  # fmt: skip
"""Of columns that aren't TEXT. Money is text, since SQLite has no decimals."""


class Ledger:
    """Remembers calls: what trimming saved in each, and what the provider billed.

    Safe to share between threads and processes, which may fork.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        """Open a ledger, or begin one.

        Raises `LedgerError` for another file, a damaged one, one of a newer version, and where the
        salt is gone or the folder cannot be written.
        """
        self.path = Path(os.path.abspath(path))  # noqa: PTH100  (resolve would follow links)
        with _changing(self.path) as database:
            _prepare(database, self.path)
            self._hasher = Hasher(_salt(database, self.salt_file))

    def __repr__(self) -> str:
        """Show the path."""
        return f"Ledger({str(self.path)!r})"

    @property
    def salt_file(self) -> Path:
        """Where the salt lies, readable by its owner alone."""
        return salt_file(self.path)

    def add(
        self,
        result: TrimResult,
        usage: object = None,
        at: datetime | None = None,
        *,
        rule: str = "",
    ) -> None:
        """Add a call: a row without content, on disk when this returns.

        `usage` is what the provider says of its own counts: its usage object, or a mapping with
        "input_tokens" and "cached_tokens". `at` is when the call was made (UTC where it has no
        zone), None for now; `rule` a name for its kind, such as a task's, which is stored as it is.
        Raises `ConfigError` for wrong arguments and `LedgerError` when the row cannot be stored.
        """
        row = self._row(result, usage, at, rule)
        names = ", ".join(f'"{name}"' for name in row)
        marks = ", ".join(f":{name}" for name in row)
        values = {c.name: _turned(c, row[c.name], _TO_SQL) for c in COLUMNS if c.name in row}
        with _changing(self.path) as database:
            _check(database, self.path)
            (values["call"],) = database.execute(
                "SELECT coalesce(max(call) + 1, 0) FROM calls WHERE thread = :thread", values
            ).fetchone()
            # The names are those of COLUMNS.
            database.execute(f"INSERT INTO calls ({names}) VALUES ({marks})", values)  # noqa: S608

    def _row(self, result: TrimResult, usage: object, at: datetime | None, rule: str) -> Row:
        if not isinstance(result, TrimResult):
            raise ConfigError("result must be a TrimResult, as trim() gives it.")
        if not (at is None or isinstance(at, datetime)):
            raise ConfigError("at must be a datetime or None.")
        if not isinstance(rule, str):
            raise ConfigError("rule must be a str.")
        emails = result.thread.emails
        newest = emails[-1]
        row: Row = {
            "thread": self._hasher.number(newest.thread_id or emails[0].id),
            "call": 0,
            "message": self._hasher.number(newest.id),
            "rule": rule,
            "max_tokens": result.max_tokens,
            "as_of": "message",
            "session": False,
            "warnings": list(result.warnings),
        }
        row |= about_newest(newest, self._hasher) | about_mails(emails) | about_result(result)
        row["sent_at"] = utc(at or datetime.now(UTC))
        if usage is not None:
            counts = billed(usage)
            row["billed_input_tokens"] = counts.input_tokens
            row["billed_cached_tokens"] = counts.cached_tokens
        return row


def salt_file(path: Path) -> Path:
    """Return where the salt of a ledger lies."""
    return path.with_name(f"{path.name}.salt")


def is_ledger(path: str | os.PathLike[str]) -> bool:
    """Whether a path is an SQLite file, which a run never is."""
    try:
        with Path(path).open("rb") as file:
            return file.read(16) == b"SQLite format 3\x00"
    except OSError:
        return False


def read_rows(path: str | os.PathLike[str]) -> Iterator[list[Row]]:
    """Yield the rows of a ledger in the order in which they were added, some thousand at a time.

    Rows that are added meanwhile are left out. Raises `LedgerError` for what is no ledger.
    """
    path = Path(path)
    last = 0
    with _opened(path, "rw") as database:
        _check(database, path)
        (end,) = database.execute("SELECT coalesce(max(rowid), 0) FROM calls").fetchone()
        there = {name for _, name, *_ in database.execute("PRAGMA table_info(calls)")}
        columns = [c for c in COLUMNS if c.name in there]
        names = ", ".join(f'"{c.name}"' for c in columns)
        select = f"SELECT rowid, {names} FROM calls WHERE rowid > ? AND rowid <= ? ORDER BY rowid"  # noqa: S608
        while last < end:
            page = database.execute(f"{select} LIMIT {_PAGE_ROWS}", (last, end)).fetchall()
            if not page:
                return
            last = page[-1][0]
            empty = dict.fromkeys(c.name for c in COLUMNS)
            yield [
                empty
                | {c.name: _turned(c, v, _FROM_SQL) for c, v in zip(columns, values, strict=True)}
                for _, *values in page
            ]


@contextmanager
def _opened(path: Path, mode: str) -> Iterator[sqlite3.Connection]:
    """Open a file and close it; what SQLite says of it becomes a `LedgerError`."""
    import sqlite3  # noqa: PLC0415  (20 ms, which `import context_trim` needn't take)

    uri = f"file:{quote(os.fsencode(path))}?mode={mode}"
    try:
        database = sqlite3.connect(uri, timeout=_WAIT_SECONDS, isolation_level=None, uri=True)
    except sqlite3.Error as error:
        raise LedgerError(f"{path} cannot be opened: {error}.") from None
    try:
        yield database
    except sqlite3.OperationalError as error:
        raise LedgerError(f"{path} cannot be read or written: {error}.") from None
    except sqlite3.DatabaseError as error:
        raise LedgerError(f"{path} is no ledger, or a damaged one: {error}.") from None
    finally:
        database.close()


@contextmanager
def _changing(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a transaction that is on disk when the block has ended without an error."""
    with _opened(path, "rwc") as database:
        database.execute("PRAGMA synchronous = EXTRA")
        database.execute("BEGIN IMMEDIATE")
        yield database
        database.execute("COMMIT")


def _prepare(database: sqlite3.Connection, path: Path) -> None:
    """Make the table, or add the columns that a ledger of before lacks."""
    (tables,) = database.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if tables:
        _check(database, path)
        there = {name for _, name, *_ in database.execute("PRAGMA table_info(calls)")}
        for column in COLUMNS:
            if column.name not in there:
                database.execute(f"ALTER TABLE calls ADD COLUMN {_definition(column)}")
                database.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    else:
        columns = ", ".join(map(_definition, COLUMNS))
        database.execute(f"CREATE TABLE calls ({columns}, UNIQUE (thread, call))")
        database.execute(f"PRAGMA application_id = {_APPLICATION}")
        database.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _definition(column: Column) -> str:
    return f'"{column.name}" {_SQL_TYPES.get(column.kind, "TEXT")}'


def _check(database: sqlite3.Connection, path: Path) -> None:
    (application,) = database.execute("PRAGMA application_id").fetchone()
    (version,) = database.execute("PRAGMA user_version").fetchone()
    if application != _APPLICATION:
        raise LedgerError(f"{path} is no ledger: give a file that context-trim's Ledger wrote.")
    if version > SCHEMA_VERSION:
        raise LedgerError(f"{path} was written by a newer context-trim: upgrade this one.")


def _salt(database: sqlite3.Connection, file: Path) -> bytes:
    """Return the salt; makes one for a ledger without rows, which the transaction keeps to one."""
    try:
        salt = bytes.fromhex(file.read_text(encoding="ascii"))
    except FileNotFoundError:
        salt = b""
    except (OSError, ValueError):
        raise LedgerError(f"{file} cannot be read or is damaged: it is the key of the hashes, "
                          "without which new rows don't fit to old ones.") from None  # fmt: skip
    if salt:
        return salt
    if database.execute("SELECT EXISTS (SELECT 1 FROM calls)").fetchone()[0]:
        raise LedgerError(
            f"{file} is missing, and without it new rows don't fit to those that are there: "
            "begin another ledger."
        )
    salt = os.urandom(_SALT_BYTES)
    try:
        with new_file(file, mode=0o600) as out:
            out.write(salt.hex().encode())
    except OutputError as error:
        raise LedgerError(str(error)) from None
    return salt


_TO_SQL: dict[Kind, Callable[[Any], Any]] = {
    Kind.MONEY: str,
    Kind.DATE: date.isoformat,
    Kind.MOMENT: datetime.isoformat,
    Kind.TEXTS: json.dumps,
    Kind.STEPS: json.dumps,
}
_FROM_SQL: dict[Kind, Callable[[Any], Any]] = {
    Kind.BOOL: bool,
    Kind.MONEY: Decimal,
    Kind.DATE: date.fromisoformat,
    Kind.MOMENT: datetime.fromisoformat,
    Kind.TEXTS: json.loads,
    Kind.STEPS: json.loads,
}


def _turned(column: Column, value: Any, how: dict[Kind, Callable[[Any], Any]]) -> Any:  # noqa: ANN401
    turn = how.get(column.kind)
    return value if value is None or turn is None else turn(value)
