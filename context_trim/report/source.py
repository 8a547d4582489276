"""A run's folder or a ledger as batches of rows, and what is known of how it was made."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa
import pyarrow.parquet as pq

from context_trim.errors import ReportError
from context_trim.ledger.book import is_ledger
from context_trim.ledger.reader import read_ledger
from context_trim.ledger.schema import SCHEMA_VERSION
from context_trim.report.command import command_of, other_settings
from context_trim.report.figures import Source

BATCH_ROWS = 65_536
"""Rows that are held at once."""

_NAME_CHARS = 80
"""Of names that come from rows or files and are shown."""

_HASH = pa.string()
CALL_COLUMNS: dict[str, pa.DataType] = {
    **dict.fromkeys(("thread", "call", "message"), pa.int64()),
    **dict.fromkeys(("sender", "template"), _HASH),
    "model": pa.string(),
    "sent_at": pa.timestamp("s", tz="UTC"),
    "error": pa.string(),
    **dict.fromkeys(("raw_tokens", "visible_tokens", "sent_tokens", "overhead_tokens"), pa.int64()),
    "count_exact": pa.bool_(),
    **dict.fromkeys(("recovered", "hidden", "spans_kept", "spans_removed"), pa.int64()),
    **dict.fromkeys(("cues_kept", "cues_lost", "near_misses"), pa.int64()),
    "coverage_share": pa.float64(),
    "cached_prefix_tokens": pa.int64(),
    "retrimmed": pa.bool_(),
    "currency": pa.string(),
    **dict.fromkeys(("cost_visible", "cost_sent"), pa.decimal128(24, 12)),
    "price_date": pa.date32(),
    **dict.fromkeys(("tier_visible", "tier_sent", "context_window"), pa.int64()),
    **dict.fromkeys(("billed_input_tokens", "billed_cached_tokens"), pa.int64()),
    "steps": pa.list_(
        pa.struct(
            [
                *((name, pa.string()) for name in ("stage", "reason")),
                *((name, pa.int64()) for name in ("tokens_before", "tokens_after")),
            ]
        )
    ),
    "warnings": pa.list_(pa.string()),
}
"""What is read of a row of calls. The text that a run may keep is not among it."""

STAGES = ("parse", "thread", "select", "render", "count")
TIMING_COLUMNS: dict[str, pa.DataType] = dict.fromkeys(
    ("wall_ns", "cpu_ns", *(f"{stage}_ns" for stage in STAGES)), pa.int64()
)


def plain(text: str) -> str:
    """Return a name without what a terminal obeys, and not too long."""
    shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
    return shown if len(shown) <= _NAME_CHARS else f"{shown[: _NAME_CHARS - 1]}…"


class Rows(Protocol):
    """Where a report's rows come from: a run or a ledger."""

    @property
    def source(self) -> Source:
        """What is known of it."""

    def calls(self) -> Iterator[pa.Table]:
        """Yield the calls with `CALL_COLUMNS`, some at a time; what is not there is null."""

    def timings(self) -> Iterator[pa.Table]:
        """Yield the timings with `TIMING_COLUMNS`; nothing where none are kept."""

    def quarantined(self) -> Counter[str] | None:
        """Return how much was not replayed, by reason; None where nothing is quarantined."""


def open_rows(path: str | os.PathLike[str]) -> Rows:
    """Open a run's folder or a ledger; raises `ReportError` for what is neither."""
    path = Path(path)
    if path.is_dir():
        return Run(path)
    if is_ledger(path):
        return Ledger(path)
    raise ReportError(f"{path} is neither the folder of a replay nor a ledger.")


def with_columns(batch: pa.RecordBatch, columns: dict[str, pa.DataType]) -> pa.Table:
    """Return a batch with the columns, in their types; those that it lacks are null."""
    names = set(batch.schema.names)
    return pa.table(
        {
            name: batch.column(name).cast(kind) if name in names else pa.nulls(batch.num_rows, kind)
            for name, kind in columns.items()
        }
    )


@dataclass(frozen=True, slots=True)
class Run:
    """The folder of a replay. Parts that no calls belong to are not read: a kill left them."""

    folder: Path

    @property
    def about(self) -> dict[str, Any]:
        """Return run.json; raises `ReportError` where there is none that can be read."""
        file = self.folder / "run.json"
        try:
            about: dict[str, Any] = json.loads(file.read_bytes())
            version = int(about["schema_version"])
        except FileNotFoundError:
            raise ReportError(f"{self.folder} holds no run: it has no run.json.") from None
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            raise ReportError(f"{file} is damaged.") from None
        _check_version(file, version)
        return about

    @property
    def source(self) -> Source:
        """What run.json says, as far as it says it."""
        about = self.about
        configuration, read = _part(about, "configuration"), _part(about, "input")
        machine, trim = _part(about, "machine"), _part(configuration, "trim")
        state = str(about.get("state"))
        model = trim.get("model") or trim.get("counter")
        sha256 = _part(read, "fingerprint").get("sha256")
        return Source(
            kind="run",
            name=_shown_name(self.folder),
            unfinished=None if state == "done" else plain(state),
            version=plain(str(about.get("context_trim", ""))) or None,
            begun=plain(str(about.get("begun", ""))) or None,
            models=(plain(str(model)),) if model else (),
            prices=_prices(trim, about),
            command=command_of(configuration, read),
            other_settings=other_settings(configuration),
            sampled=_sampled(configuration, about),
            input_sha256=plain(str(sha256)) if sha256 else None,
            machine=plain(f"{machine['platform']}, {machine.get('cores')} cores")
            if "platform" in machine
            else None,
        )

    def calls(self) -> Iterator[pa.Table]:
        """Yield the calls."""
        for file in self._parts("calls"):
            yield from _read(file, CALL_COLUMNS)

    def timings(self) -> Iterator[pa.Table]:
        """Yield the timings."""
        for file in self._parts("timings"):
            yield from _read(file, TIMING_COLUMNS)

    def quarantined(self) -> Counter[str]:
        """Return how many mails were left out and entries are no mail, by reason."""
        found: Counter[str] = Counter()
        unread = sorted((self.folder / "quarantine").glob("unread-*.parquet"))
        for file in (*self._parts("quarantine"), *unread):
            for table in _read(file, {"error": pa.string()}):
                found.update(plain(error or "") for error in table.column("error").to_pylist())
        return found

    def _parts(self, table: str) -> list[Path]:
        names = sorted(p.name for p in (self.folder / "calls").glob("part-*.parquet"))
        files = [self.folder / table / name for name in names]
        return [file for file in files if file.exists()]


@dataclass(frozen=True, slots=True)
class Ledger:
    """A ledger, as it was when reading began."""

    file: Path

    @property
    def source(self) -> Source:
        """Its name: a ledger doesn't say how its calls were made."""
        return Source(kind="ledger", name=_shown_name(self.file))

    def calls(self) -> Iterator[pa.Table]:
        """Yield the calls."""
        for batch in read_ledger(self.file):
            yield with_columns(batch, CALL_COLUMNS)

    def timings(self) -> Iterator[pa.Table]:
        """Yield nothing: a ledger keeps no times."""
        return iter(())

    def quarantined(self) -> None:
        """Return None: an agent's calls that fail are not added."""


def _shown_name(path: Path) -> str:
    """Return the last part of a path, unless it holds an address."""
    name = path.resolve().name
    return "(unnamed)" if "@" in name else plain(name)


def _part(about: dict[str, Any], name: str) -> dict[str, Any]:
    value = about.get(name)
    return value if isinstance(value, dict) else {}


def _prices(trim: dict[str, Any], about: dict[str, Any]) -> str | None:
    """Return where the prices of a run come from: own ones first, then the list."""
    sources = ["own prices"] if trim.get("prices") else []
    sources += [plain(str(about["price_list"]))] if about.get("price_list") else []
    return ", then ".join(sources) or None


def _sampled(configuration: dict[str, Any], about: dict[str, Any]) -> tuple[int, int | None] | None:
    """Return the calls that were drawn, and of how many if that is known."""
    if not isinstance(_part(configuration, "calls").get("sample"), int):
        return None
    planned = _part(about, "planned")
    drawn, incoming = planned.get("calls"), planned.get("incoming")
    if isinstance(drawn, int) and isinstance(incoming, int) and 0 < drawn <= incoming:
        return drawn, incoming
    return int(_part(configuration, "calls")["sample"]), None


def _check_version(file: Path, version: int) -> None:
    if version > SCHEMA_VERSION:
        raise ReportError(f"{file} was written by a newer context-trim: upgrade this one.")


def _read(file: Path, columns: dict[str, pa.DataType]) -> Iterator[pa.Table]:
    try:
        with pq.ParquetFile(file) as parquet:
            meta = parquet.schema_arrow.metadata or {}
            _check_version(file, int(meta.get(b"schema_version", b"0")))
            there = [name for name in columns if name in parquet.schema_arrow.names]
            for batch in parquet.iter_batches(batch_size=BATCH_ROWS, columns=there):
                yield with_columns(batch, columns)
    except (pa.ArrowException, OSError, ValueError):
        raise ReportError(f"{file} is damaged.") from None
