"""Export: the batches of a plan as Parquet."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from context_trim.cli import main
from context_trim.errors import OutputError, ReplayError, SourceError
from context_trim.files import new_file
from context_trim.replay.export import export
from context_trim.replay.schema import THREADS
from tests.mailbox.writers import JPEG, zipped
from tests.replay.dumps import indexed, mail, mbox, points, rows

MAILS = [mail(f"m{n}", references=f"root{n // 3}", days=n) for n in range(12)]


def test_parts_hold_the_rows_of_the_plan(tmp_path: Path) -> None:
    """Each thread stands in one part, in order, with the schema and its version."""
    out = tmp_path / "out"
    done = export([mbox(tmp_path / "all.mbox", MAILS)], points(), out, part_bytes=1_000)
    parts = [pq.read_table(file) for file in sorted(out.glob("part-*.parquet"))]
    assert (done.parts, done.threads, done.calls) == (len(parts), 4, 12)
    assert len(parts) > 1
    for part in parts:
        assert part.schema.equals(THREADS, check_metadata=True)
    found = [row for part in parts for row in part.to_pylist()]
    assert found == rows(indexed(tmp_path, MAILS))


def test_what_is_no_mail_is_listed(tmp_path: Path) -> None:
    """unreadable.jsonl has a line for each entry, and export.json the counts."""
    dump = zipped(tmp_path / "a.zip", {"a.eml": MAILS[0], "photo.jpg": JPEG})
    export([dump], points(), tmp_path / "out")
    (line,) = (tmp_path / "out" / "unreadable.jsonl").read_text().splitlines()
    assert json.loads(line) == {
        "number": 1, "place": "a.zip: photo.jpg", "reason": "not mail", "detail": "",
    }  # fmt: skip
    about = json.loads((tmp_path / "out" / "export.json").read_text())
    assert (about["schema_version"], about["input"]["unreadable"]) == (1, 1)


def test_only_the_owner_may_look(tmp_path: Path) -> None:
    """A new folder is closed to others, since it holds mail."""
    export([mbox(tmp_path / "all.mbox", MAILS)], points(), tmp_path / "out")
    assert (tmp_path / "out").stat().st_mode & 0o077 == 0


def test_a_folder_with_something_in_it_is_refused(tmp_path: Path) -> None:
    """Nothing that is there is written over."""
    dump = mbox(tmp_path / "all.mbox", MAILS)
    with pytest.raises(ReplayError, match="is not empty"):
        export([dump], points(), tmp_path)
    with pytest.raises(OutputError, match="cannot be written: File exists"):
        export([dump], points(), dump)


def test_what_ends_early_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No part of an export that did not become whole stays, and no working file."""
    synced: list[int] = []

    def full(descriptor: int) -> None:
        synced.append(descriptor)
        if len(synced) > 6:
            raise OSError(28, os.strerror(28))

    monkeypatch.setattr("context_trim.files.os.fsync", full)
    dump = mbox(tmp_path / "all.mbox", MAILS)
    with pytest.raises(OutputError, match=r"part-0000\d.parquet cannot be written: No space left"):
        export([dump], points(), tmp_path / "out", part_bytes=1_000)
    assert list((tmp_path / "out").iterdir()) == []


def test_a_file_is_whole_or_not_there(tmp_path: Path) -> None:
    """What stood there stays when writing fails."""
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def fail() -> None:
        with new_file(path) as out:
            out.write(b"new")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"a": b"old"}


def test_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command says in a few lines what it wrote."""
    dump = zipped(
        tmp_path / "a.zip", {"a.eml": MAILS[0], "b.eml": MAILS[0], "c.eml": MAILS[1], "p.jpg": JPEG}
    )
    out = tmp_path / "out"
    arguments = ["--max-tokens", "900", "--mine", "bo@example.org", "--since", "2026-03-03"]
    assert main(["export", str(dump), "--out", str(out), *arguments]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"3 mails in 1 threads: 1 calls in 1 threads written to {out} (1 parts)",
        "1 mails are copies of others and are read once",
        "1 entries are no mail, or no whole one: see unreadable.jsonl",
    ]
    (row,) = pq.read_table(out / "part-00000.parquet").to_pylist()
    assert row["calls"] == [
        {"message": 1, "as_of": "message", "task": None, "rule": "all", "max_tokens": 900,
         "session": False}
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["none.mbox"], "none.mbox cannot be read: No such file"),
        (["all.mbox", "--tasks", "none.toml"], "none.toml cannot be read"),
        (["all.mbox", "--max-tokens", "0"], "max_tokens must be a whole number of 1 or more"),
        (["all.mbox", "--mine", "Ann"], "--mine takes a whole address"),
        (["all.mbox", "--since", "2026-03-03", "--until", "2026-03-02"], "since is later"),
        (["all.mbox", "--session", "--as-of", "thread"], "a session grows with its thread"),
        (["photo.jpg"], "photo.jpg is no mailbox"),
    ],
)
def test_what_is_wrong_is_one_line(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    says: str,
) -> None:
    """Exit code 2, and no folder half done."""
    monkeypatch.chdir(tmp_path)
    mbox(tmp_path / "all.mbox", MAILS)
    (tmp_path / "photo.jpg").write_bytes(JPEG)
    assert main(["export", "--max-tokens", "500", "--out", "out", *arguments]) == 2
    err = capsys.readouterr().err
    assert len(err.splitlines()) == 1
    assert says in err
    assert not list(tmp_path.glob("out/*"))


def test_without_pyarrow_the_command_says_what_to_install(tmp_path: Path) -> None:
    """One line with the extra's name."""
    code = (
        "import sys; sys.modules['pyarrow'] = None; from context_trim.cli import main; "
        "sys.exit(main(['export', 'x', '--max-tokens', '9', '--out', 'y']))"
    )
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert done.returncode == 2
    assert done.stderr == (
        "context-trim: pyarrow cannot be imported: pip install 'context-trim[replay]'.\n"
    )


def test_an_error_of_the_source_passes(tmp_path: Path) -> None:
    """What is no mailbox is named as such."""
    (tmp_path / "photo.jpg").write_bytes(JPEG)
    with pytest.raises(SourceError, match="is no mailbox"):
        export([tmp_path / "photo.jpg"], points(), tmp_path / "out")
