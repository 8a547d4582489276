"""Ends that only a system can make: SIGKILL at random moments, and a disk that is full."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from fuzz.replay import kill_and_resume
from tests.replay.made import mails, table, write_mbox

COMMAND = [sys.executable, "-m", "context_trim", "replay", "--model", "gpt-5-mini",
           "--max-tokens", "200", "--jobs", "1"]  # fmt: skip


@pytest.mark.slow
def test_kills_at_random_moments(tmp_path: Path) -> None:
    """Twenty processes killed, and the rows equal those of an undisturbed run in every column."""
    box = write_mbox(tmp_path / "a.mbox", mails(100))
    killed = kill_and_resume(box, tmp_path, 20, random.Random(3))  # noqa: S311
    assert killed.kills >= 20
    assert sum(n for state, n in killed.states.items() if state.startswith("replaying")) >= 5


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 1 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if shutil.which("mount") is None or os.geteuid() != 0:
        pytest.skip("mounting needs root")
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "none", str(folder)]
    if subprocess.run(command, capture_output=True, check=False).returncode:  # noqa: S603
        pytest.skip("mounting is not allowed here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)  # noqa: S603, S607


@pytest.mark.slow
def test_a_disk_that_is_full(small_disk: Path, tmp_path: Path) -> None:
    """One clear line and exit code 2, wherever it happens; with room the run goes on."""
    box = write_mbox(tmp_path / "a.mbox", mails(300))
    folder = small_disk / "RUN"
    filler = small_disk / "filler"
    free = os.statvfs(small_disk).f_bavail * os.statvfs(small_disk).f_frsize
    seen = set()
    for left in (4_096, 40_960, 98_304, 122_880, 151_552, 180_224):
        filler.write_bytes(bytes(free - left))
        done = _replay(box, folder, "--keep-text", "--resume")
        if done.returncode == 0:
            break
        assert done.returncode == 2, done.stderr
        lines = [line for line in done.stderr.splitlines() if line.startswith("context-trim: ")]
        assert len(lines) == 1
        assert "Traceback" not in done.stderr
        assert "No space left on device" in lines[0] or "disk is full" in lines[0], lines[0]
        seen.add(lines[0].split(" cannot ")[0].rpartition("/")[2])
        assert not list(folder.rglob("*.writing"))
    assert len(seen) > 1, seen
    filler.unlink()
    assert _replay(box, folder, "--keep-text", "--resume").returncode == 0
    salt = (small_disk / "RUN.salt").read_text(encoding="ascii")
    whole = tmp_path / "whole"
    code = (
        "import sys, secrets; from context_trim.cli import main;"
        f"secrets.token_bytes = lambda n: bytes.fromhex('{salt}');"
        f"sys.exit(main({[*COMMAND[3:], str(box), '--out', str(whole), '--keep-text']!r}))"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)  # noqa: S603
    assert table(folder, "calls").equals(table(whole, "calls"))


def _replay(box: Path, folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    command = [*COMMAND, str(box), "--out", str(folder), *more]
    return subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603


def _heed_ctrl_c() -> None:
    """Undo what a shell does to its background jobs, which these tests may run in."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_ctrl_c_stops_and_says_how_to_go_on(tmp_path: Path) -> None:
    """Exit code 130, one line that can be run as it stands, and no process is left."""
    box = write_mbox(tmp_path / "a.mbox", mails(3_000))
    command = [*COMMAND, str(box), "--out", str(tmp_path / "RUN"), "--json"]
    process = subprocess.Popen(  # noqa: S603
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=_heed_ctrl_c,  # noqa: PLW1509  (no thread is running)
    )
    assert process.stdout is not None
    for line in process.stdout:
        if '"event": "calls"' in line and '"calls": 0' not in line:
            break
    process.send_signal(signal.SIGINT)
    err = process.communicate(timeout=30)[1]
    assert process.returncode == 130
    assert err.startswith("context-trim: stopped; this goes on: context-trim replay ")
    assert err.endswith(" --resume\n")
    assert len(err.splitlines()) == 1
    time.sleep(0.1)
    left = subprocess.run(["ps", "-eo", "ppid,args"], capture_output=True, text=True, check=True)  # noqa: S607
    assert not [line for line in left.stdout.splitlines() if line.split()[0] == str(process.pid)]
