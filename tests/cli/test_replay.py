"""`context-trim replay`: what a user sees."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from context_trim.cli import main
from tests.replay.made import mail, mails, table, write_mbox

CapSys = pytest.CaptureFixture[str]
ARGUMENTS = ["--model", "gpt-5-mini", "--max-tokens", "200", "--jobs", "1"]


def _replay(path: Path, out: Path, *more: str) -> int:
    return main(["replay", str(path), "--out", str(out), *ARGUMENTS, *more])


def test_one_line_at_the_end(tmp_path: Path, capsys: CapSys) -> None:
    """Messages, calls, tokens and quarantine on stdout; plain lines of progress on stderr."""
    box = write_mbox(tmp_path / "a.mbox", mails(8))
    assert _replay(box, tmp_path / "RUN") == 0
    out, err = capsys.readouterr()
    pattern = (
        r"8 messages, 8 calls: [\d,]+ -> [\d,]+ tokens \([+-]\d+ %\), 0 quarantined; see \S+RUN\n"
    )
    assert re.fullmatch(pattern, out)
    assert err.splitlines()[0] == "0 of 8 calls: 0 a second, 0 tokens saved"
    assert "\x1b" not in out + err


def test_events(tmp_path: Path, capsys: CapSys) -> None:
    """--json prints an object a line; the last has the counts of the run."""
    box = write_mbox(tmp_path / "a.mbox", mails(8))
    assert _replay(box, tmp_path / "RUN", "--json") == 0
    out, err = capsys.readouterr()
    events = [json.loads(line) for line in out.splitlines()]
    assert err == ""
    assert events[0]["event"] == "calls"
    assert events[-1]["event"] == "done"
    assert events[-1]["messages"] == events[-1]["counts"]["calls"] == 8
    assert events[-1]["counts"] == json.loads((tmp_path / "RUN/run.json").read_bytes())["counts"]


def test_what_was_not_done_is_counted(tmp_path: Path, capsys: CapSys) -> None:
    """Calls that fail and entries that are no mail stand in the line."""
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as file:
        file.writestr("a.eml", mail(0, 0))
        file.writestr("b.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(100))
    assert _replay(tmp_path / "a.zip", tmp_path / "RUN", "--max-tokens", "9") == 0
    line = "1 messages, 1 calls: 0 -> 0 tokens (+0 %), 0 quarantined, calls that failed: 1"
    says = f"{line}, entries that are no mail or no whole one: 1; see "
    assert capsys.readouterr().out.startswith(says)


def test_an_empty_file(tmp_path: Path, capsys: CapSys) -> None:
    """Nothing in, nothing out, and no error."""
    (tmp_path / "a.mbox").touch()
    assert _replay(tmp_path / "a.mbox", tmp_path / "RUN") == 0
    assert capsys.readouterr().out.startswith("0 messages, 0 calls: 0 -> 0 tokens")


def test_own_prices_at_the_day_of_each_message(tmp_path: Path) -> None:
    """What run.json remembers of prices is what a resumed run must be given again."""
    box = write_mbox(tmp_path / "a.mbox", mails(4))
    prices = tmp_path / "prices.toml"
    prices.write_text('[[price]]\nmodel = "gpt-5-mini"\ncurrency = "EUR"\ninput = 1\n')
    money = ["--prices", str(prices), "--price-date", "message"]
    assert _replay(box, tmp_path / "RUN", *money) == 0
    for row in table(tmp_path / "RUN", "calls").to_pylist():
        assert row["currency"] == "EUR"
        assert row["cost_sent"] * 1_000_000 == row["sent_tokens"]
        assert row["price_date"] == row["sent_at"].date()
        assert (row["tier_visible"], row["context_window"]) == (0, 400_000)
    assert _replay(box, tmp_path / "RUN", "--resume", *money) == 0
    assert _replay(box, tmp_path / "RUN", "--resume") == 2


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--prices", "no.toml"], "no.toml cannot be read"),
        (["--model", "gpt-5-mni"], "did you mean gpt-5-mini"),
        (["--max-tokens", "0"], "max_tokens must be"),
        (["--min-relevance", "7"], "min_relevance"),
        (["--jobs", "0"], "jobs and part_calls must be"),
        (["--max-seconds", "0"], "max_cpu_seconds"),
        (["--tasks", "no.toml"], "no.toml cannot be read"),
    ],
)
def test_what_is_wrong_is_one_line(
    tmp_path: Path, capsys: CapSys, arguments: list[str], says: str
) -> None:
    """Exit code 2, and no folder is left behind."""
    box = write_mbox(tmp_path / "a.mbox", mails(1))
    assert _replay(box, tmp_path / "RUN", *arguments) == 2
    err = capsys.readouterr().err
    assert len(err.splitlines()) == 1
    assert says in err
    assert not (tmp_path / "RUN").exists()


def test_a_path_that_is_no_mailbox(tmp_path: Path, capsys: CapSys) -> None:
    """It is named; nothing is written."""
    assert _replay(tmp_path / "no.mbox", tmp_path / "RUN") == 2
    assert "no.mbox cannot be read: No such file or directory." in capsys.readouterr().err
    assert not (tmp_path / "RUN").exists()


def test_without_arrow() -> None:
    """The line that installs it."""
    code = (
        "import sys; sys.modules['pyarrow'] = None; from context_trim.cli import main;"
        "sys.exit(main('replay a.mbox --out RUN --model gpt-4o --max-tokens 9'.split()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 2
    assert done.stderr.endswith("pip install 'context-trim[replay]'.\n")
    assert len(done.stderr.splitlines()) == 1


def test_calls_of_a_session(tmp_path: Path, capsys: CapSys) -> None:
    """--session makes one session of a thread's calls; what a cache serves stands in the rows."""
    box = write_mbox(tmp_path / "a.mbox", mails(8))
    assert _replay(box, tmp_path / "RUN", "--session") == 0
    assert "8 messages, 8 calls" in capsys.readouterr().out
    rows = table(tmp_path / "RUN", "calls").to_pylist()
    assert all(row["session"] for row in rows)
    assert all((row["cached_prefix_tokens"] > 0) == (row["mails"] > 1) for row in rows)
