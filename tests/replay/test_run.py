"""A run and its folder: what is stored, what is refused, and how it goes on."""

from __future__ import annotations

import json
import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from context_trim.config import ReplayLimits, TrimConfig
from context_trim.errors import (
    ConfigError,
    OutputError,
    ReplayError,
    SourceError,
    UnknownModelError,
)
from context_trim.replay import run as run_module
from context_trim.replay.poison import ThreadDone
from context_trim.replay.rows import ThreadRow
from context_trim.replay.run import Progress, Replay, run
from context_trim.replay.tasks import CallPoints, one_task
from context_trim.replay.work import work
from context_trim.replay.worker import WorkerSettings
from tests.replay.made import mails, table, write_mbox
from tests.replay.poisoned import POISONS

MAILS = 30
TRIM = TrimConfig(model="gpt-5-mini", encoder="none")
POISONED = (sys.executable, "-P", "-m", "tests.replay.poisoned")


class Inside:
    """A pool of no processes, for tests that are not about these."""

    def __init__(self, settings: WorkerSettings, jobs: int, *, command: Sequence[str]) -> None:
        del jobs, command
        self._settings = settings.work

    def run(self, batches: Iterator[pa.RecordBatch]) -> Iterator[ThreadDone]:
        """Do what a worker does, here."""
        for batch in batches:
            for number in range(batch.num_rows):
                row = ThreadRow(batch.slice(number, 1))
                ((calls, timings),) = work([row.batch], self._settings)
                yield ThreadDone(
                    thread=row.thread, mails=row.mails, calls=[calls], timings=[timings]
                )


@pytest.fixture(autouse=True)
def inside(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Start no processes, but for tests that ask for them."""
    if request.node.get_closest_marker("processes") is None:
        monkeypatch.setattr(run_module, "Pool", Inside)


@pytest.fixture
def box(tmp_path: Path) -> Path:
    """A mailbox of some threads."""
    return write_mbox(tmp_path / "a.mbox", mails(MAILS))


@pytest.fixture
def salted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the same salt for each run, so that their rows can be compared."""
    monkeypatch.setattr("secrets.token_bytes", lambda size: b"\1" * size)


def asked(box: Path, **changes: Any) -> Replay:
    """Return a replay of one mailbox."""
    points = CallPoints(rules=one_task(None), max_tokens=200)
    return replace(Replay(paths=[box], points=points, trim=TRIM, jobs=1, part_calls=5), **changes)


@pytest.mark.processes
def test_what_is_stored(box: Path, tmp_path: Path) -> None:
    """A row a call and one of its timings, in order; counts, input and configuration."""
    seen: list[Progress] = []
    summary = run(asked(box), tmp_path / "RUN", on=seen.append)
    calls = table(tmp_path / "RUN", "calls")
    assert calls.num_rows == summary.counts.calls == summary.messages == MAILS
    keys = calls.select(["thread", "call"]).to_pylist()
    assert keys == sorted(keys, key=lambda k: (k["thread"], k["call"]))
    assert table(tmp_path / "RUN", "timings").num_rows == MAILS
    assert sum(calls.column("sent_tokens").to_pylist()) == summary.counts.tokens_after
    assert sum(calls.column("visible_tokens").to_pylist()) == summary.counts.tokens_before
    about = json.loads((tmp_path / "RUN" / "run.json").read_bytes())
    assert about["state"] == "done"
    assert about["counts"]["calls"] == MAILS
    assert about["schema_version"] == 1
    assert about["input"]["fingerprint"]["mails"] == MAILS
    assert about["configuration"]["trim"]["model"] == "gpt-5-mini"
    assert seen[-1].counts == summary.counts
    assert seen[-1].calls == MAILS


def test_every_part_says_its_version_and_what_comes_next(box: Path, tmp_path: Path) -> None:
    """So a reader refuses what is newer, and a resume needs no other file."""
    run(asked(box), tmp_path / "RUN")
    parts = sorted((tmp_path / "RUN" / "calls").iterdir())
    assert len(parts) > 3
    for part in parts:
        meta = pq.read_schema(part).metadata
        last = pq.read_table(part).column("thread").to_pylist()[-1]
        assert meta[b"schema_version"] == b"1"
        assert json.loads(meta[b"context_trim"])["next_thread"] == last + 1


def test_the_salt_lies_outside_for_its_owner_alone(box: Path, tmp_path: Path) -> None:
    """Whoever is given RUN cannot try addresses against the hashes."""
    run(asked(box), tmp_path / "RUN")
    salt = tmp_path / "RUN.salt"
    assert stat.S_IMODE(salt.stat().st_mode) == 0o600
    assert json.loads((tmp_path / "RUN" / "run.json").read_bytes())["salt"] == str(salt)
    key = salt.read_bytes()
    for file in (tmp_path / "RUN").rglob("*"):
        assert not file.is_file() or key not in file.read_bytes()


def test_no_content_is_stored(tmp_path: Path) -> None:
    """Neither text, subjects, addresses nor the task stand anywhere in RUN."""
    canary = "zebra4711"
    source = f"From: {canary}@{canary}.example\nSubject: {canary}\n\n{canary} {canary}\n".encode()
    box = write_mbox(tmp_path / "a.mbox", [source])
    points = CallPoints(rules=one_task(canary), max_tokens=200, mine=frozenset({f"{canary}@x.org"}))
    run(asked(box, points=points), tmp_path / "RUN")
    for file in (tmp_path / "RUN").rglob("*"):
        data = file.read_bytes() if file.is_file() else b""
        assert canary.encode() not in data.lower(), file.name
    for name in ("calls", "timings"):
        assert canary not in str(table(tmp_path / "RUN", name).to_pylist()).casefold()


def test_text_is_kept_where_asked_for(box: Path, tmp_path: Path) -> None:
    """`keep_text` stores the prompts."""
    run(asked(box, keep_text=True), tmp_path / "RUN")
    texts = table(tmp_path / "RUN", "calls").column("text").to_pylist()
    assert all(text.startswith("[untrusted mail") for text in texts)


@pytest.mark.usefixtures("salted")
@pytest.mark.processes
def test_jobs_and_parts_make_no_difference(box: Path, tmp_path: Path) -> None:
    """Two processes and parts of another size give the same rows."""
    run(asked(box), tmp_path / "one")
    run(asked(box, jobs=2, part_calls=11), tmp_path / "two")
    assert table(tmp_path / "one", "calls").equals(table(tmp_path / "two", "calls"))


def test_what_is_no_mail_is_listed(box: Path, tmp_path: Path) -> None:
    """Entries that cannot be read stand in quarantine, with place and reason."""
    folder = tmp_path / "dump"
    folder.mkdir()
    box.rename(folder / "a.mbox")
    for number in range(3):
        (folder / f"{number}.jpg").write_bytes(b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(200))
    summary = run(asked(folder), tmp_path / "RUN")
    assert (summary.messages, summary.unread) == (MAILS, 3)
    (file,) = (tmp_path / "RUN" / "quarantine").iterdir()
    rows = pq.read_table(file).to_pylist()
    assert [row["error"] for row in rows] == ["not mail"] * 3
    assert sorted(row["place"].rpartition(": ")[2] for row in rows) == ["0.jpg", "1.jpg", "2.jpg"]


@pytest.mark.processes
@pytest.mark.slow
def test_one_poison_among_fifty(tmp_path: Path) -> None:
    """The mail that ends its worker stands in quarantine; all others are done."""
    check_poisons(tmp_path, 50, {23: "exit"})


@pytest.mark.slow
@pytest.mark.processes
def test_poisons_among_ten_thousand(tmp_path: Path) -> None:
    """One of each kind; 9,992 calls are as they would be without them."""
    check_poisons(tmp_path, 10_000, {1_000 * (i + 1) + 7: p for i, p in enumerate(POISONS)}, jobs=2)


def check_poisons(tmp_path: Path, count: int, poisons: dict[int, str], jobs: int = 1) -> None:
    """Replay mails of which some end a worker, and look for exactly these in quarantine."""
    heads = {number: f"X-Poison: {poison}\n" for number, poison in poisons.items()}
    box = write_mbox(tmp_path / "a.mbox", mails(count, heads))
    limits = ReplayLimits(max_cpu_seconds=1, max_wall_seconds=5, max_memory_bytes=200_000_000)
    replay = asked(box, command=POISONED, limits=limits, jobs=jobs, part_calls=500)
    summary = run(replay, tmp_path / "RUN")
    bad = {number for number, poison in poisons.items() if poison != "print"}
    files = (tmp_path / "RUN" / "quarantine").glob("part-*.parquet")
    rows = [row for file in files for row in pq.read_table(file).to_pylist()]
    assert {row["message"] for row in rows} == bad
    calls = table(tmp_path / "RUN", "calls").to_pylist()
    assert {row["message"] for row in calls if row["error"]} == bad
    assert len(calls) == count
    assert (summary.counts.quarantined, summary.counts.failed) == (len(bad), len(bad))
    harmless = dict.fromkeys(heads, "X-Clean: yes\n")
    clean = write_mbox(tmp_path / "clean.mbox", mails(count, harmless))
    (tmp_path / "CLEAN.salt").write_bytes((tmp_path / "RUN.salt").read_bytes())
    key = bytes.fromhex((tmp_path / "RUN.salt").read_text())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("secrets.token_bytes", lambda _: key)
        run(asked(clean, limits=limits, jobs=jobs), tmp_path / "CLEAN")
    touched = {row["thread"] for row in calls if row["message"] in poisons}
    expected = [
        r for r in table(tmp_path / "CLEAN", "calls").to_pylist() if r["thread"] not in touched
    ]
    assert [r for r in calls if r["thread"] not in touched] == expected


class _Stop(BaseException):
    """Ends a run as nothing else does."""


def _stopped(box: Path, folder: Path, when: Callable[[Progress], bool], error: type[BaseException],
             **changes: Any) -> None:  # fmt: skip
    def stop(progress: Progress) -> None:
        if when(progress):
            raise error

    with pytest.raises(error):
        run(asked(box, **changes), folder, on=stop)


@pytest.mark.usefixtures("salted")
@pytest.mark.parametrize("calls", [0, 1, 7, 29])
@pytest.mark.parametrize("error", [_Stop, KeyboardInterrupt])
def test_resumed_rows_equal_undisturbed_ones(
    box: Path, tmp_path: Path, calls: int, error: type[BaseException]
) -> None:
    """However far it was, and whether or not it could tidy up: equal in every column."""
    run(asked(box), tmp_path / "whole")
    folder = tmp_path / "RUN"
    _stopped(box, folder, lambda p: p.calls is not None and p.counts.calls >= calls, error)
    summary = run(asked(box), folder, resume=True)
    assert table(folder, "calls").equals(table(tmp_path / "whole", "calls"))
    assert table(folder, "timings").num_rows == MAILS
    assert summary.counts.calls == MAILS


def test_an_interrupt_keeps_what_is_done(box: Path, tmp_path: Path) -> None:
    """After Ctrl-C nothing that was done is done again."""
    _stopped(box, tmp_path / "RUN", lambda p: p.counts.calls >= 8, KeyboardInterrupt)
    assert table(tmp_path / "RUN", "calls").num_rows >= 8
    assert not (tmp_path / "RUN" / "spool").exists()


def test_a_finished_run_is_resumed_to_the_same(box: Path, tmp_path: Path) -> None:
    """Nothing is done twice."""
    first = run(asked(box), tmp_path / "RUN")
    files = {p: p.read_bytes() for p in (tmp_path / "RUN" / "calls").iterdir()}
    assert run(asked(box), tmp_path / "RUN", resume=True) == first
    assert {p: p.read_bytes() for p in (tmp_path / "RUN" / "calls").iterdir()} == files


def test_resume_begins_where_there_is_nothing(box: Path, tmp_path: Path) -> None:
    """A run that was killed before it wrote anything is begun by the same command."""
    assert run(asked(box), tmp_path / "RUN", resume=True).counts.calls == MAILS


def test_dumps_may_move(box: Path, tmp_path: Path) -> None:
    """The same mails under another path are the same input."""
    _stopped(box, tmp_path / "RUN", lambda p: p.counts.calls >= 8, KeyboardInterrupt)
    moved = tmp_path / "moved"
    moved.mkdir()
    box = Path(shutil.move(box, moved / "a.mbox"))
    assert run(asked(box), tmp_path / "RUN", resume=True).counts.calls == MAILS


def _points(**changes: Any) -> CallPoints:
    return replace(CallPoints(rules=one_task(None), max_tokens=200), **changes)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"points": _points(max_tokens=300)}, "calls.max_tokens was 200, and is 300"),
        ({"points": _points(rules=one_task("canary"))}, "tasks, rules or own addresses"),
        ({"points": _points(mine=frozenset({"canary@x.org"}))}, "tasks, rules or own addresses"),
        ({"trim": TRIM.model_copy(update={"model": "gpt-4o"})}, "trim.model was gpt-5-mini"),
        ({"keep_text": True}, "keep_text was False, and is True"),
        ({"limits": ReplayLimits(max_cpu_seconds=7)}, "limits.max_cpu_seconds was 60, and is 7"),
    ],
)
def test_other_settings_are_refused(
    box: Path, tmp_path: Path, changes: dict[str, Any], says: str
) -> None:
    """A resume with another configuration says what differs, and shows no task or address."""
    _stopped(box, tmp_path / "RUN", lambda p: p.counts.calls >= 8, KeyboardInterrupt)
    with pytest.raises(ReplayError) as caught:
        run(asked(box, **changes), tmp_path / "RUN", resume=True)
    assert says in str(caught.value)
    assert "canary" not in str(caught.value)


def test_another_input_is_refused(box: Path, tmp_path: Path) -> None:
    """Mail that was added or changed since makes another run; it is left as it was."""
    _stopped(box, tmp_path / "RUN", lambda p: p.counts.calls >= 8, KeyboardInterrupt)
    before = sorted(p.name for p in (tmp_path / "RUN").rglob("*"))
    write_mbox(box, mails(MAILS + 1))
    with pytest.raises(ReplayError, match=r"another input: .*mails was 30, and is 31"):
        run(asked(box), tmp_path / "RUN", resume=True)
    assert sorted(p.name for p in (tmp_path / "RUN").rglob("*")) == before
    write_mbox(box, mails(MAILS))
    assert run(asked(box), tmp_path / "RUN", resume=True).counts.calls == MAILS


def test_folders_that_are_refused(box: Path, tmp_path: Path) -> None:
    """A run that is there, a folder with other things, and a file are left alone."""
    run(asked(box), tmp_path / "RUN")
    with pytest.raises(ReplayError, match=r"holds a run already \(done\): go on with it by --res"):
        run(asked(box), tmp_path / "RUN")
    other = tmp_path / "other"
    other.mkdir()
    (other / "thesis.txt").write_text("mine")
    for resume in (False, True):
        with pytest.raises(ReplayError, match="is not empty and holds no run"):
            run(asked(box), other, resume=resume)
    assert [p.name for p in other.iterdir()] == ["thesis.txt"]
    with pytest.raises(OutputError, match="File exists"):
        run(asked(box), box)


def test_what_is_wrong_leaves_no_folder(box: Path, tmp_path: Path) -> None:
    """Settings are checked before anything is written."""
    with pytest.raises(UnknownModelError, match="did you mean gpt-5-mini"):
        run(asked(box, trim=TrimConfig(model="gpt-5-mni")), tmp_path / "RUN")
    with pytest.raises(ConfigError, match="jobs and part_calls"):
        run(asked(box, jobs=0), tmp_path / "RUN")
    with pytest.raises(ConfigError, match="must be names"):
        run(asked(box, trim=TrimConfig(counter=len)), tmp_path / "RUN")
    assert not (tmp_path / "RUN").exists()


def test_a_wrong_path_can_be_mended(box: Path, tmp_path: Path) -> None:
    """After a path that is no mailbox the folder can be used as if it were new."""
    with pytest.raises(SourceError):
        run(asked(tmp_path / "no.mbox"), tmp_path / "RUN")
    assert run(asked(box), tmp_path / "RUN").counts.calls == MAILS


def test_damage_is_named(box: Path, tmp_path: Path) -> None:
    """A lost salt, a lost part, a newer or broken run.json: one sentence each."""
    run(asked(box), tmp_path / "RUN")

    def again() -> None:
        run(asked(box), tmp_path / "RUN", resume=True)

    timings = tmp_path / "RUN" / "timings" / "part-00001.parquet"
    timings.unlink()
    with pytest.raises(ReplayError, match=r"part-00001\.parquet is missing"):
        again()
    about = tmp_path / "RUN" / "run.json"
    text = about.read_text()
    about.write_text(text.replace('"schema_version": 1', '"schema_version": 2'))
    with pytest.raises(ReplayError, match="newer context-trim"):
        again()
    about.write_text(text[:50])
    with pytest.raises(ReplayError, match="is damaged"):
        again()
    about.write_text(text)
    (tmp_path / "RUN.salt").unlink()
    with pytest.raises(ReplayError, match=r"RUN\.salt is missing or damaged"):
        again()


def test_one_process_at_a_time(box: Path, tmp_path: Path) -> None:
    """A second one that writes to the same folder is refused."""

    def second(progress: Progress) -> None:
        if progress.counts.calls:
            run(asked(box), tmp_path / "RUN", resume=True)

    with pytest.raises(ReplayError, match="is being written by another process"):
        run(asked(box), tmp_path / "RUN", on=second)


@pytest.mark.usefixtures("salted")
def test_a_mailbox_cut_anywhere(box: Path, tmp_path: Path) -> None:
    """Each beginning of an mbox gives the rows of its mails, whole or cut, and never an error."""
    data = box.read_bytes()
    for number, cut in enumerate(range(1, len(data), 997)):
        part = tmp_path / f"{number}.mbox"
        part.write_bytes(data[:cut])
        if b"\n" not in data[:cut] or len(data[:cut].split()) < 8:
            continue
        summary = run(asked(part), tmp_path / f"RUN{number}")
        separators = data[:cut].count(b"From a@example.org")
        assert separators - 1 <= summary.messages <= separators
        assert summary.counts.calls == summary.messages
        assert summary.counts.failed == 0


def test_a_full_disk_in_the_middle(
    box: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Writing that fails leaves whole parts and no other file, and says how to go on."""
    real = os.fsync
    written = 0

    def fsync(descriptor: int) -> None:
        nonlocal written
        written += 1
        if written > 25:
            raise OSError(28, "No space left on device")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(OutputError, match=r"No space left on device\. .*--resume goes on"):
        run(asked(box), tmp_path / "RUN")
    assert not list(tmp_path.rglob("*.writing"))
    monkeypatch.setattr(os, "fsync", real)
    assert 0 < table(tmp_path / "RUN", "calls").num_rows < MAILS
    assert run(asked(box), tmp_path / "RUN", resume=True).counts.calls == MAILS
