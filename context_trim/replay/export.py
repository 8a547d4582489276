"""The input of a replay as Parquet, for engines that call the work function elsewhere.

    DIR/part-00000.parquet   rows of THREADS, in the order of the index
    DIR/unreadable.jsonl     what is no mail, or not a whole one: number, place, reason, detail
    DIR/export.json          counts, fingerprint, versions; written last: with it, all is there

The parts hold mail.
"""

from __future__ import annotations

import json
import os
import secrets
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import pyarrow as pa

from context_trim import __version__
from context_trim.errors import OutputError, ReplayError
from context_trim.files import new_file
from context_trim.ledger.columns import SCHEMA_VERSION
from context_trim.replay.files import write_table
from context_trim.replay.index import Fingerprint, Index, build_index
from context_trim.replay.plan import Plan
from context_trim.replay.tasks import CallPoints

PART_BYTES = 32_000_000
"""Of sources in a part, or a thread that is larger: what is held at once, several times."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Exported:
    """What was written: parts, rows (threads with a call) and their calls; and what was read."""

    parts: int
    threads: int
    calls: int
    input: Fingerprint


def export(
    paths: Sequence[str | os.PathLike[str]],
    points: CallPoints,
    folder: str | os.PathLike[str],
    *,
    progress: Callable[[int], None] = lambda _: None,
    part_bytes: int = PART_BYTES,
) -> Exported:
    """Write the threads of mailboxes with their calls into a folder, which is new or empty.

    Raises `SourceError` for what is no mailbox, `ReplayError` for a folder that holds something,
    and `OutputError` where it cannot be written.
    """
    folder = Path(folder)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise ReplayError(f"{folder} is not empty: give a new folder to --out.")
        with tempfile.TemporaryDirectory(dir=folder, prefix="working-") as working:
            file = Path(working) / "index.sqlite"
            salt = secrets.token_bytes(32)
            with build_index(paths, file, salt=salt, progress=progress) as index, _all(folder):
                return _write(index, points, folder, Path(working), part_bytes)
    except OSError as error:
        raise OutputError(f"{folder} cannot be written: {error.strerror}.") from None


@contextmanager
def _all(folder: Path) -> Iterator[None]:
    """Remove the parts that were written, unless all of them could be."""
    try:
        yield
    except BaseException:
        for part in folder.glob("part-*"):
            part.unlink(missing_ok=True)
        raise


def _write(
    index: Index, points: CallPoints, folder: Path, spool: Path, part_bytes: int
) -> Exported:
    parts = threads = calls = 0
    plan = Plan(index, points, spool=spool)
    for batch in plan.batches(batch_bytes=part_bytes):
        write_table(folder / f"part-{parts:05}.parquet", pa.Table.from_batches([batch]))
        parts += 1
        threads += batch.num_rows
        calls += len(batch.column("calls").flatten())
    with new_file(folder / "unreadable.jsonl") as out:
        for number, place, reason, detail in index.unreadable():
            row = {"number": number, "place": place, "reason": reason.value, "detail": detail}
            out.write(json.dumps(row).encode() + b"\n")
    done = Exported(parts=parts, threads=threads, calls=calls, input=index.fingerprint)
    about = {"schema_version": SCHEMA_VERSION, "context_trim": __version__} | asdict(done)
    with new_file(folder / "export.json") as out:
        out.write(json.dumps(about, indent=2).encode() + b"\n")
    return done
