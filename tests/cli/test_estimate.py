"""`context-trim estimate`: what a user sees."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from context_trim.cli import main
from context_trim.cli.figures import change_text, money_text
from tests.replay.made import mails, table, write_mbox

CapSys = pytest.CaptureFixture[str]
ARGUMENTS = ["--model", "gpt-5-mini", "--max-tokens", "200", "--jobs", "1"]
DAY = ["--price-date", "2026-03-01"]


def _estimate(path: Path, *more: str) -> int:
    return main(["estimate", str(path), *ARGUMENTS, *more])


def _json(path: Path, capsys: CapSys, *more: str) -> dict[str, Any]:
    assert _estimate(path, "--json", *DAY, *more) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_measured_and_projected_stand_apart(tmp_path: Path, capsys: CapSys) -> None:
    """What was measured, on what; then the projection with its interval; output is not counted."""
    box = write_mbox(tmp_path / "a.mbox", mails(40))
    assert _estimate(box, "--per-day", "1000", *DAY) == 0
    out = capsys.readouterr().out
    lines = out.splitlines()
    assert re.fullmatch(
        r"measured on 40 of 40 calls, in \d+ of \d+ threads, of 40 mails:", lines[0]
    )
    assert "(prices of 2026-03-01, genai-prices " in lines[2]
    assert lines[4] == "projected to a day of 1,000 calls:"
    assert lines[7] == "projected to a year of 365 such days:"
    assert "(95 %: USD " in lines[9]
    assert "Output tokens don't change" in out
    assert re.fullmatch(r"took \d+ s", lines[-1])


def test_a_sample_of_all_calls_is_a_replay(tmp_path: Path, capsys: CapSys) -> None:
    """The measured means are those of the rows that a replay writes."""
    box = write_mbox(tmp_path / "a.mbox", mails(20))
    found = _json(box, capsys, "--volume", "50000")
    replay = ["replay", str(box), "--out", str(tmp_path / "RUN"), *ARGUMENTS, *DAY]
    assert main(replay) == 0
    capsys.readouterr()
    rows = table(tmp_path / "RUN", "calls").to_pylist()
    for name, column in (("before", "visible_tokens"), ("after", "sent_tokens")):
        mean = Decimal(sum(row[column] for row in rows)) / len(rows)
        assert Decimal(found["measured"][name]["mean"]) == mean
        assert Decimal(found["projected"][0]["tokens"][name]) == mean * 50_000
    cost = sum(row["cost_visible"] - row["cost_sent"] for row in rows) / len(rows)
    assert Decimal(found["measured"]["cost"]["saved"]["mean"]) == cost
    assert Decimal(found["projected"][0]["money"]["saved"]["value"]) == cost * 50_000


def test_the_same_sample_each_time(tmp_path: Path, capsys: CapSys) -> None:
    """Figures don't change from run to run; another seed draws other calls."""
    box = write_mbox(tmp_path / "a.mbox", mails(40))

    def figures(*more: str) -> Any:
        found = _json(box, capsys, "--volume", "9", "--sample", "10", *more)
        del found["seconds"], found["measured"]["time"]
        return found

    first = figures()
    assert first["measured"]["drawn"] == 10
    assert first["measured"]["calls"] == 40
    assert figures() == first
    assert figures("--seed", "1")["measured"]["before"] != first["measured"]["before"]


def test_no_price_is_unpriced(tmp_path: Path, capsys: CapSys) -> None:
    """Without a price there is no money, measured or projected."""
    box = write_mbox(tmp_path / "a.mbox", mails(4))
    arguments = ["estimate", str(box), "--max-tokens", "200", "--counter", "o200k_base"]
    assert main([*arguments, "--volume", "10", "--jobs", "1"]) == 0
    out = capsys.readouterr().out
    assert "  money       unpriced: " in out
    assert "USD" not in out


def test_trimming_that_costs_more_time_says_so(tmp_path: Path, capsys: CapSys) -> None:
    """At a rate that no model reaches nothing is saved; at a slow one it is."""
    box = write_mbox(tmp_path / "a.mbox", mails(6))
    assert _estimate(box, "--volume", "5", "--prefill-rate", "1000000000") == 0
    assert (
        " of CPU: trimming takes more time than it saves (1,000,000,000" in capsys.readouterr().out
    )


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "one of the arguments --volume --per-day is required"),
        (["--volume", "0"], "--volume and --per-day take a whole number"),
        (["--volume", "9", "--per-day", "9"], "not allowed with"),
        (["--volume", "many"], "invalid int value"),
        (["--volume", "5", "--sample", "0"], "sample must be"),
        (["--volume", "5", "--prefill-rate", "fast"], "the prefill rate must be"),
        (["--volume", "5", "--model", "gpt-5-mni"], "did you mean"),
        (["--volume", "5", "--since", "2030-01-01"], "there is no call to make"),
        (["--volume", "5", "--max-tokens", "3"], "all 4 calls of the sample fail: BudgetError"),
        (["--volume", "5", "--prices", "no.toml"], "no.toml cannot be read"),
    ],
)
def test_what_is_wrong_is_one_line(
    tmp_path: Path, capsys: CapSys, arguments: list[str], says: str
) -> None:
    """Exit code 2, one line that says what to give, no traceback."""
    box = write_mbox(tmp_path / "a.mbox", mails(4))
    try:
        code = _estimate(box, *arguments)
    except SystemExit as end:
        code = int(str(end.code))
    assert code == 2
    out, err = capsys.readouterr()
    assert says in err
    assert err.count("\n") == 1
    assert out == ""


def test_no_mailbox_is_named(tmp_path: Path, capsys: CapSys) -> None:
    """A path that isn't there, and one that holds no mail."""
    assert _estimate(tmp_path / "none.mbox", "--volume", "5") == 2
    assert "none.mbox" in capsys.readouterr().err
    (tmp_path / "notes.txt").write_text("[[price]]\n")
    assert _estimate(tmp_path / "notes.txt", "--volume", "5") == 2
    assert "no call to make (1 entries are no mail)" in capsys.readouterr().err


def test_amounts_as_text() -> None:
    """Cents from one on, three digits below; nothing is ever shown as 0 that isn't."""
    shown = {"0": "EUR 0", "1234.567": "EUR 1,234.57", "-2": "EUR -2.00", "0.01234": "EUR 0.0123",
             "0.000000123456": "EUR 0.000000123", "-0.5": "EUR -0.500"}  # fmt: skip
    assert {value: money_text(Decimal(value), "EUR") for value in shown} == shown
    assert change_text(Decimal(200), Decimal(50)) == "-75 %"
    assert change_text(Decimal(1_000), Decimal(999)) == "0 %"
    assert change_text(Decimal(0), Decimal(5)) == "0 %"
