"""The command line: exact output, exit codes, one clear line for what is wrong."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from context_trim.cli import main
from tests.conftest import EMAILS, folded

MAIL = EMAILS / "apple_mail_forward.eml"
ARGUMENTS = ["--max-tokens", "300", "--model", "gpt-5-mini"]

CapSys = pytest.CaptureFixture[str]


def test_text_to_stdout_and_savings_to_stderr(capsys: CapSys) -> None:
    """The text alone can be piped on; the savings are one line."""
    assert main(["trim", str(MAIL), "--task", "Where do they meet?", *ARGUMENTS]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("[untrusted mail ")
    assert "the car park at the quarry" in out
    assert len(err.splitlines()) == 1
    assert " tokens (" in err


def test_stdin(capsys: CapSys, monkeypatch: pytest.MonkeyPatch) -> None:
    """`-` reads one mail from stdin and gives the same text."""
    main(["trim", str(MAIL), *ARGUMENTS])
    expected = capsys.readouterr().out
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(MAIL.read_bytes())))
    assert main(["trim", "-", *ARGUMENTS]) == 0
    assert capsys.readouterr().out == expected


def test_json(capsys: CapSys) -> None:
    """--json prints everything."""
    assert main(["trim", str(MAIL), "--json", *ARGUMENTS]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["tokens"] <= 300
    assert {d["reason"] for d in data["decisions"]} >= {"kept", "recovered", "quote_header"}


def test_explain(capsys: CapSys) -> None:
    """--explain shows every span of every message with its verdict, plain when not a terminal."""
    assert main(["trim", str(MAIL), "--explain", *ARGUMENTS]) == 0
    out = capsys.readouterr().out
    assert "Rurik Tamm, 2026-04-14 11:06+02:00 (recovered from a quote)" in out
    assert "[removed: quote_header, " in out
    assert "[kept: kept, " in out
    assert "Could you tell the parents of 6b today?" in folded(out)
    assert "\x1b" not in out


def test_pin_and_counter(capsys: CapSys) -> None:
    """--pin keeps a passage, --counter serves models whose names are unknown."""
    arguments = ["trim", str(MAIL), "--max-tokens", "130", "--counter", "cl100k_base"]
    assert main([*arguments, "--pin", "342.50"]) == 0
    out, err = capsys.readouterr()
    assert "342.50" in out
    assert err.endswith("; unpriced\n")


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["no/such.eml", *ARGUMENTS], 2, "no/such.eml cannot be read: No such file or directory."),
        ([str(EMAILS), *ARGUMENTS], 2, "is a folder"),
        ([str(Path(__file__)), *ARGUMENTS], 2, "is not a mail: it does not begin with a header"),
        ([str(MAIL), "--max-tokens", "300", "--model", "gpt-5-mni"], 2, "did you mean gpt-5-mini"),
        ([str(MAIL), "--max-tokens", "300"], 2, "counting needs a model"),
        ([str(MAIL), "--model", "gpt-4o"], 2, "context window are kept for its answer"),
        ([str(MAIL), "--model", "gpt-4", "--reserve", "8192"], 2, "nothing is left of the context"),
        ([str(MAIL), *ARGUMENTS, "--drop", "zone:foo"], 2, "unknown; there are body, greeting"),
        ([str(MAIL), *ARGUMENTS, "--pin", "pattern:("], 2, "is no regular expression"),
        ([str(MAIL), *ARGUMENTS, "--keep-last", "-1"], 2, "keep_last_messages"),
        ([str(MAIL), "--max-tokens", "9", "--counter", "no.json"], 2, "no.json cannot be read"),
        ([str(MAIL), "--max-tokens", "0", "--model", "gpt-4o"], 2, "whole number of 1 or more"),
        ([str(MAIL), *ARGUMENTS, "--min-relevance", "7"], 2, "min_relevance"),
        ([str(MAIL), "--max-tokens", "9", "--model", "gpt-4o"], 3, "raise max_tokens to "),
    ],
)
def test_what_is_wrong_is_one_line(
    capsys: CapSys, arguments: list[str], code: int, says: str
) -> None:
    """Exit code 2 for usage and input, 3 for the budget; which file, what, what to do."""
    assert main(["trim", *arguments]) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    assert err.startswith("context-trim: ")
    assert says in err


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["trim"],
        ["trim", "--model", "gpt-4"],
        ["trim", str(MAIL), "--max-tokens", "many"],
        ["prune"],
    ],
)
def test_bad_usage_is_one_line(capsys: CapSys, arguments: list[str]) -> None:
    """The parser's complaint comes without its page of usage."""
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    err = capsys.readouterr().err
    assert len(err.splitlines()) == 1
    assert "--help" in err


def test_empty_stdin(capsys: CapSys, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing on stdin is said so."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert main(["trim", "-", *ARGUMENTS]) == 2
    assert "standard input is empty" in capsys.readouterr().err


def test_a_reader_that_leaves_is_no_error() -> None:
    """`context-trim … | head -1` ends without a traceback."""
    command = f"{sys.executable} -m context_trim trim {MAIL} --json {' '.join(ARGUMENTS)} | head -1"
    done = subprocess.run(  # noqa: S602
        command, shell=True, capture_output=True, text=True, check=True
    )
    assert done.stdout == "{\n"
    assert "Traceback" not in done.stderr


def test_rules_layout_and_window(capsys: CapSys) -> None:
    """The limit from the window, XML, pins and drops of each kind, the last message whole."""
    arguments = [
        "--model", "gpt-4", "--reserve", "7000", "--prompt-tokens", "92", "--format", "xml",
        "--pin", "text:e", "--pin", "pattern:[0-9]", "--drop", "zone:signature",
        "--drop", "sender:nobody@example.com", "--keep-last", "1",
    ]  # fmt: skip
    assert main(["trim", str(MAIL), *arguments, "--json"]) == 0
    out, err = capsys.readouterr()
    record = json.loads(out)
    assert record["max_tokens"] == 8_192 - 7_000 - 92
    assert record["text"].startswith("<mail-")
    assert "pinned" in {d["reason"] for d in record["decisions"]}
    assert "drop 2 of 2 matches nothing" in err
