"""RUN/ on disk: parts that are whole or not there, and what a run must remember to be resumed.

    RUN/run.json                     what was asked, of what, with what, and the counts
    RUN/calls/part-00000.parquet     rows of CALLS, in the order of the index
    RUN/timings/part-00000.parquet   rows of TIMINGS
    RUN/quarantine/part-00000.parquet, unread-00000.parquet
    RUN.salt                         the key of the hashes, beside RUN and readable by its owner

Everything is written under a temporary name, synced, and renamed. A part of calls is renamed after
what belongs to it, and its metadata says what comes next: it is there, and all of it counts, or it
is not, and nothing does.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

import pyarrow as pa
import pyarrow.parquet as pq

from context_trim.errors import ReplayError
from context_trim.files import TEMPORARY, new_file
from context_trim.ledger.columns import SCHEMA_VERSION
from context_trim.replay.files import write_table
from context_trim.replay.poison import Quarantined
from context_trim.replay.schema import TIMINGS

_TABLES = ("quarantine", "timings", "calls")
"""In the order in which a part is written: the last makes it count."""

_META = b"context_trim"
_SALT_BYTES = 32

QUARANTINE = pa.schema(
    [
        pa.field("thread", pa.int64()),  # null for what is no mail
        pa.field("message", pa.int64(), nullable=False),  # number in the order of the dumps
        pa.field("place", pa.string(), nullable=False),  # dump, file, member, byte
        pa.field("error", pa.string(), nullable=False),  # a class, a signal, a limit, or a reason
        pa.field("detail", pa.string(), nullable=False),  # more of the reason, without content
    ],
    metadata={"schema_version": str(SCHEMA_VERSION)},
)
"""A row for what was not replayed: entries that are no mail, and mails that end a worker."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Counts:
    """What the parts of a run hold so far. Tokens are visible ones before, and sent ones after.

    `mails` are those of threads with a call; `failed` counts the calls that have an error, and
    tokens are those of the others.
    """

    threads: int = 0
    mails: int = 0
    calls: int = 0
    failed: int = 0
    tokens_before: int = 0
    tokens_after: int = 0
    quarantined: int = 0
    next_thread: int = 0
    """The threads below it are done."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """What is written at once: rows, and the counts with them."""

    calls: Sequence[pa.RecordBatch]
    timings: Sequence[pa.RecordBatch]
    quarantined: Sequence[Quarantined]
    counts: Counts


class Store:
    """The folder of a run, held by one process at a time. Use it as a context manager."""

    def __init__(self, folder: Path) -> None:
        """Take a folder that is there; nothing is read or written yet."""
        self.folder = folder
        self._lock: int | None = None

    def __enter__(self) -> Self:
        self._lock = _locked(self.folder)
        return self

    def __exit__(self, *_: object) -> None:
        if self._lock is not None:
            os.close(self._lock)

    @property
    def salt_file(self) -> Path:
        """Where the salt lies."""
        return self.folder.with_name(f"{self.folder.name}.salt")

    def new_salt(self) -> bytes:
        """Make a salt that only the owner can read."""
        salt = secrets.token_bytes(_SALT_BYTES)
        with new_file(self.salt_file, mode=0o600) as out:
            out.write(salt.hex().encode())
        return salt

    def salt(self) -> bytes:
        """Return the salt; raises `ReplayError` when it is gone."""
        try:
            return bytes.fromhex(self.salt_file.read_text(encoding="ascii"))
        except (OSError, ValueError):
            raise ReplayError(
                f"{self.salt_file} is missing or damaged, and without it new rows don't fit to "
                "those that are there: begin again with another --out."
            ) from None

    def about(self) -> dict[str, Any] | None:
        """Return what run.json says, None where there is none."""
        file = self.folder / "run.json"
        try:
            about: dict[str, Any] = json.loads(file.read_bytes())
            version = int(about["schema_version"])
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError):
            raise ReplayError(f"{file} is damaged: begin again with another --out.") from None
        if version > SCHEMA_VERSION:
            raise ReplayError(f"{file} was written by a newer context-trim: upgrade this one.")
        return about

    def tell(self, about: dict[str, Any]) -> None:
        """Write run.json."""
        text = json.dumps({"schema_version": SCHEMA_VERSION, **about}, indent=2) + "\n"
        with new_file(self.folder / "run.json") as out:
            out.write(text.encode())

    def recover(self) -> tuple[int, Counts]:
        """Remove what a killed run left half done; returns the number of parts and their counts.

        Raises `ReplayError` where a part is missing among the others.
        """
        for table in _TABLES:
            (self.folder / table).mkdir(exist_ok=True)
        whole = len(list((self.folder / "calls").glob("part-*.parquet")))
        for table in _TABLES:
            for file in sorted((self.folder / table).iterdir()):
                digits = file.stem.removeprefix("part-")
                if file.suffix == TEMPORARY or (digits.isdigit() and int(digits) >= whole):
                    file.unlink()
        if whole == 0:
            return 0, Counts()
        for number in range(whole):
            for table in ("timings", "calls"):
                if not self._part(table, number).exists():
                    raise ReplayError(f"{self._part(table, number)} is missing: begin again.")
        meta = pq.read_schema(self._part("calls", whole - 1)).metadata
        return whole, Counts(**json.loads(meta[_META]))

    def write(self, number: int, part: Part) -> None:
        """Write a part: all of it, or `OutputError` and none."""
        rows = [asdict(q) | {"detail": ""} for q in part.quarantined]
        if rows:
            table = pa.Table.from_pylist(rows, schema=QUARANTINE)
            write_table(self._part("quarantine", number), table)
        schema = part.calls[0].schema
        schema = schema.with_metadata(
            {**schema.metadata, _META: json.dumps(asdict(part.counts)).encode()}
        )
        timings = pa.Table.from_batches(part.timings, schema=TIMINGS)
        write_table(self._part("timings", number), timings)
        calls = pa.Table.from_batches(part.calls).replace_schema_metadata(schema.metadata)
        write_table(self._part("calls", number), calls)

    def forget_unread(self) -> None:
        """Remove what an earlier index found to be no mail."""
        for file in (self.folder / "quarantine").glob("unread-*.parquet"):
            file.unlink()

    def write_unread(self, number: int, rows: list[dict[str, Any]]) -> None:
        """Write what is no mail."""
        table = pa.Table.from_pylist(rows, schema=QUARANTINE)
        file = self.folder / "quarantine" / f"unread-{number:05}.parquet"
        write_table(file, table)

    def _part(self, table: str, number: int) -> Path:
        return self.folder / table / f"part-{number:05}.parquet"


def _locked(folder: Path) -> int | None:
    """Hold a folder until the process ends, however it does; where systems can."""
    try:
        import fcntl  # noqa: PLC0415  (not on Windows)
    except ImportError:
        return None
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        raise ReplayError(f"{folder} is being written by another process.") from None
    return descriptor
