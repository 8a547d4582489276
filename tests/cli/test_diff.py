"""`context-trim diff`: what changed, why, and guards that break."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from context_trim.cli import main
from tests.report.made import Row, call, failed, many, write_run

CapSys = pytest.CaptureFixture[str]


def _run(folder: Path, rows: list[Row], **about: Any) -> str:
    return str(write_run(folder, rows, **about))


def _rows(sent: int = 320, **changes: Any) -> list[Row]:
    steps = [("thread", "duplicate", 1_020 - sent)]
    return [call(n, steps=steps, **changes) for n in range(10)]


def _settings(model: str = "gpt-5-mini", **calls: Any) -> dict[str, Any]:
    return {"trim": {"model": model}, "calls": {"max_tokens": 500, "hash": model} | calls}


OUTPUT = """\

What was set differently
setting       A           B
trim.model    gpt-5-mini  gpt-5
context_trim  0.1.0       0.2.0
Tasks, rules and own addresses are salted in each run, and cannot be compared.

Figures
what                      A             B        change
calls                    11            11             0
failed                    1             2             1
tokens before        10,000         9,000        -1,000
tokens after          3,200         3,080          -120
cues lost      not measured  not measured  not measured
near misses    not measured  not measured  not measured
quarantined               0             0             0

Shares
what                       A             B        change
tokens saved          68.0 %        65.8 %        -2.2 %
coverage, mean  not measured  not measured  not measured

Money for input
what              currency         A         B     change
all calls, after  USD       0.000800  0.000770  -0.000030

The same calls
what                            calls
with figures in both                9
of these, larger in B               1
of these, smaller in B              0
of these, another visible text      0
of these, more cues lost in B       0
in A alone                          1
in B alone                          1
failed in B alone                   1
failed in A alone                   0

Tokens of the calls with figures in both
what              A      B  change
tokens after  2,880  3,080     200

Calls that changed most, in tokens sent
thread  message    A    B  change
3       3        320  520     200
"""


def test_output(tmp_path: Path, capsys: CapSys) -> None:
    """Settings, figures, and the calls that both made, to the letter."""
    a = _run(tmp_path / "A", [*_rows(), failed(20)], configuration=_settings())
    rows = [*_rows(), failed(21)]
    rows[3] = call(3, steps=[("thread", "duplicate", 500)])
    rows[4] = failed(4)
    b = _run(tmp_path / "B", rows, configuration=_settings("gpt-5"), context_trim="0.2.0")
    assert main(["diff", a, b]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert [line.rstrip() for line in out.splitlines()] == OUTPUT.splitlines()


def test_another_mailbox(tmp_path: Path, capsys: CapSys) -> None:
    """Calls are not paired where the mail is not the same, and that is said."""
    a = _run(tmp_path / "A", _rows())
    b = _run(tmp_path / "B", _rows(), input={"fingerprint": {"sha256": "34" * 32}})
    assert main(["diff", a, b]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Note: The two did not read the same mail")
    assert "The same calls" not in out


def test_a_run_and_itself(tmp_path: Path, capsys: CapSys) -> None:
    """No change anywhere, and every call is paired, in whatever parts they lie."""
    rows = many(300)
    a = _run(tmp_path / "A", rows, part_rows=7)
    b = _run(tmp_path / "B", rows[::-1])
    assert main(["diff", a, b, "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    measured = sum(row.get("error") is None for row in rows)
    pairs = {row["what"]: row["calls"] for row in said["tables"]["pairs"]}
    assert pairs.pop("with figures in both") == measured
    assert set(pairs.values()) == {0}
    assert {row["change"] for row in said["tables"]["figures"]} == {0, None}
    assert said["holds"] is True


GUARDS = [
    (["--max-lost-cues", "10"], 0, "holds: lost cues of B at most 10, found 10"),
    (["--max-lost-cues", "9"], 1, "BROKEN: lost cues of B at most 9, found 10"),
    (["--min-coverage", "0.9"], 0, "holds: coverage of B at least 90.0 %, found 90.0 %"),
    (["--min-coverage", "0.91"], 1, "BROKEN: coverage of B at least 91.0 %, found 90.0 %"),
    (["--max-cost", "0.0008"], 0, "holds: cost of B at most USD 0.00080, found USD 0.00080"),
    (["--max-cost", "0.00079"], 1, "BROKEN: cost of B at most USD 0.00079, found USD 0.00080"),
    (["--max-failed", "1"], 0, "holds: failed calls of B at most 1, found 1"),
    (["--max-failed", "0"], 1, "BROKEN: failed calls of B at most 0, found 1"),
    (["--max-failed", "1", "--max-cost", "0"], 1, "BROKEN: cost of B at most USD 0.00"),
]


@pytest.mark.parametrize(("arguments", "code", "says"), GUARDS)
def test_guards(tmp_path: Path, capsys: CapSys, arguments: list[str], code: int, says: str) -> None:
    """The exit code is 1 when one is broken, and each says what was found."""
    rows = _rows(cues_lost=1, cues_kept=9, coverage_share=0.9)
    a = _run(tmp_path / "A", rows)
    b = _run(tmp_path / "B", [*rows, failed(99)])
    assert main(["diff", a, b, *arguments]) == code
    assert says in capsys.readouterr().out
    assert main(["diff", a, b, *arguments, "--markdown"]) == code
    assert capsys.readouterr().out.startswith(f"- {says[:6]}")


UNMEASURED: list[tuple[list[str], list[Row], dict[str, Any], str]] = [
    (["--max-lost-cues", "9"], _rows(), {}, "B measured lost cues in 0 of 10 calls"),
    (
        ["--max-lost-cues", "9"],
        [*_rows(cues_lost=0), call(20)],
        {},
        "B measured lost cues in 10 of 11 calls",
    ),
    (["--min-coverage", "0"], _rows(), {}, "B measured coverage in 0 of 10 calls"),
    (
        ["--max-cost", "9"],
        [*_rows(), call(20, currency=None, cost_visible=None, cost_sent=None)],
        {},
        "B measured a price in 10 of 11 calls",
    ),
    (["--max-cost", "9"], [*_rows(), call(20, currency="EUR")], {}, "prices in EUR, USD"),
    (["--max-failed", "9"], [failed(1)], {}, "B has no call with figures"),
    (["--max-cost", "9"], _rows(), {"state": "replaying"}, "B is not finished"),
]


@pytest.mark.parametrize(("arguments", "rows", "about", "says"), UNMEASURED)
def test_what_is_not_measured_does_not_pass(  # noqa: PLR0917
    tmp_path: Path,
    capsys: CapSys,
    arguments: list[str],
    rows: list[Row],
    about: dict[str, Any],
    says: str,
) -> None:
    """A guard whose figure is not known is an error, exit code 2."""
    a = _run(tmp_path / "A", _rows(cues_lost=0, coverage_share=1.0))
    b = _run(tmp_path / "B", rows, **about)
    assert main(["diff", a, b, *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert says in err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--max-lost-cues", "-1"], "give a whole number of 0 or more"),
        (["--max-cost", "Infinity"], "give a number of 0 or more"),
        (["--min-coverage", "all"], "give a number of 0 or more"),
    ],
)
def test_wrong_limits(tmp_path: Path, capsys: CapSys, arguments: list[str], says: str) -> None:
    """One line, and exit code 2."""
    with pytest.raises(SystemExit) as ended:
        main(["diff", str(tmp_path), str(tmp_path), *arguments])
    assert ended.value.code == 2
    assert says in capsys.readouterr().err


def test_a_cost_is_compared_exactly(tmp_path: Path) -> None:
    """A limit that is a trillionth below what was spent is broken."""
    run = _run(tmp_path / "A", _rows())
    exact = Decimal("0.000800000000")
    assert main(["diff", run, run, "--max-cost", str(exact)]) == 0
    assert main(["diff", run, run, "--max-cost", str(exact - Decimal("1e-12"))]) == 1


def test_empty_runs(tmp_path: Path, capsys: CapSys) -> None:
    """Two runs without a call are equal."""
    a, b = _run(tmp_path / "A", []), _run(tmp_path / "B", [])
    assert main(["diff", a, b]) == 0
    assert "No call of both has another size." in capsys.readouterr().out
