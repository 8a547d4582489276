"""Kills replays at random moments and resumes them: nothing may be lost, twice, or different.

`python -m fuzz.replay [--kills 200] [--mails 120] [--seed 1]` replays a made-up mailbox once
undisturbed. Then processes that replay it are killed with SIGKILL, each at a random moment of its
life, and the next one resumes, until a run is done; its rows must be those of the undisturbed one
in every column. A process that ended before it was killed counts as no kill. The last line says
how many kills there were, in how many runs, and in which states of the run they fell.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from unittest import mock

import pyarrow.parquet as pq

from context_trim.config import TrimConfig
from context_trim.replay.run import Replay, run
from context_trim.replay.tasks import CallPoints, one_task
from tests.replay.made import mails, table, write_mbox

PART_CALLS = 5
"""Small, so that kills fall before, between and within the writing of parts."""

LONGEST_LIFE = 1.1
"""Up to what part of an undisturbed run's time a process may live before it is killed."""


@dataclass(kw_only=True)
class Killed:
    """What was done: kills by the state of the run, and the runs that were compared."""

    states: Counter[str] = field(default_factory=Counter)
    runs: int = 0

    @property
    def kills(self) -> int:
        """All kills."""
        return self.states.total()


def replay(box: Path, folder: Path, *, resume: bool) -> None:
    """Replay a mailbox with a salt that is the same each time."""
    points = CallPoints(rules=one_task(None), max_tokens=200)
    trim = TrimConfig(model="gpt-5-mini", encoder="none")
    asked = Replay(paths=[box], points=points, trim=trim, jobs=2, part_calls=PART_CALLS)
    with mock.patch("secrets.token_bytes", lambda size: b"\1" * size):
        run(asked, folder, resume=resume)


def kill_and_resume(box: Path, work: Path, kills: int, chance: random.Random) -> Killed:
    """Kill so many processes, and check each run that comes to its end."""
    whole = work / "undisturbed"
    begun = time.monotonic()
    assert _start(box, whole).wait() == 0
    longest = LONGEST_LIFE * (time.monotonic() - begun)
    killed = Killed()
    while killed.kills < kills:
        folder = work / f"run{killed.runs}"
        while _start_and_kill(box, folder, chance.uniform(0.3, longest), killed):
            pass
        compare(whole, folder)
        killed.runs += 1
        print(f"run {killed.runs}: equal after {killed.kills} kills in all", flush=True)
        shutil.rmtree(folder)
    return killed


def _start(box: Path, folder: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "fuzz.replay", "--child", str(box), str(folder)]
    return subprocess.Popen(command)  # noqa: S603


def _start_and_kill(box: Path, folder: Path, life: float, killed: Killed) -> bool:
    """Let a process live for so many seconds; returns whether the run has not ended."""
    process = _start(box, folder)
    try:
        code = process.wait(life)
    except subprocess.TimeoutExpired:
        state = _state(folder)
        process.send_signal(signal.SIGKILL)
        code = process.wait()
        if code == -signal.SIGKILL:
            killed.states[state] += 1
            return True
    assert code == 0, f"exit code {code}"
    return False


def _state(folder: Path) -> str:
    """Say how far a run is: its state, and whether it has parts."""
    try:
        state: str = json.loads((folder / "run.json").read_bytes())["state"]
    except FileNotFoundError:
        return "nothing there"
    parts = len(list((folder / "calls").glob("*.parquet"))) if state == "replaying" else 0
    return f"{state}, {'some parts' if parts else 'no part'}"


def compare(whole: Path, folder: Path) -> None:
    """Hold a run against the undisturbed one: rows, their parts, and nothing besides."""
    expected, found = table(whole, "calls"), table(folder, "calls")
    assert found.equals(expected), "rows differ"
    keys = list(zip(*(found.column(n).to_pylist() for n in ("thread", "call")), strict=True))
    assert len(set(keys)) == len(keys), "rows stand twice"
    timed = table(folder, "timings").select(["thread", "call"])
    assert timed.equals(table(whole, "timings").select(["thread", "call"])), "timings differ"
    names = [sorted(str(p.relative_to(f)) for p in f.rglob("*")) for f in (whole, folder)]
    assert names[0] == names[1], "files differ"
    for name in (n for n in names[0] if n.startswith("calls/")):
        rows = [pq.read_table(f / name) for f in (whole, folder)]
        assert rows[0].equals(rows[1], check_metadata=True), f"{name} differs"


def main(argv: Sequence[str]) -> None:
    """Run, and print what was done."""
    if argv[:1] == ["--child"]:
        replay(Path(argv[1]), Path(argv[2]), resume=True)
        return
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--mails", type=int, default=120)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path)
    arguments = parser.parse_args(argv)
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(dir=arguments.folder) as name:
        work = Path(name)
        box = write_mbox(work / "a.mbox", mails(arguments.mails))
        chance = random.Random(arguments.seed)  # noqa: S311
        killed = kill_and_resume(box, work, arguments.kills, chance)
    states = ", ".join(f"{state}: {count}" for state, count in killed.states.most_common())
    seconds = time.monotonic() - begun
    print(f"{killed.kills} kills in {killed.runs} runs, {seconds:.0f} s, all rows equal ({states})")


if __name__ == "__main__":
    main(sys.argv[1:])
