"""`context-trim compare`: what a user sees."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from context_trim import Ledger
from context_trim.cli import main
from tests.replay.made import mails, write_mbox

CapSys = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small run beside its mailbox, without its prompts."""
    folder = tmp_path_factory.mktemp("run")
    box = write_mbox(folder / "a.mbox", mails(6))
    arguments = ["--model", "gpt-5-mini", "--max-tokens", "200", "--jobs", "1"]
    day = ["--price-date", "2026-03-01"]
    assert main(["replay", str(box), "--out", str(folder / "RUN"), *arguments, *day]) == 0
    return folder / "RUN"


def test_a_block_a_model(run_folder: Path, capsys: CapSys) -> None:
    """Tokens, money, batch and caching; what isn't known says what it needs."""
    capsys.readouterr()
    assert main(["compare", str(run_folder), "--models", "gpt-5-mini, gpt-4"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    head, mini, four, tail = out.split("\n\n")
    assert head.startswith(f"6 calls of {run_folder}, trimmed for gpt-5-mini by o200k_base; the")
    assert mini.startswith("gpt-5-mini (o200k_base, exact)\n  tokens   ")
    assert "(prices of 2026-03-01, genai-prices " in mini
    assert "caching  not measured (a run with --session measures it)" in mini
    assert "tokens   not known -> not known\n" in four
    assert "missing  tokens after: needs the prompts: run replay with --keep-text" in four
    assert tail == "Output tokens don't change and are not counted.\n"


def test_json(run_folder: Path, capsys: CapSys) -> None:
    """Everything as data, amounts as text so that no digit is lost."""
    capsys.readouterr()
    assert main(["compare", str(run_folder), "--models", "gpt-5-mini", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["schema_version"] == 1
    assert isinstance(found["models"][0]["plain"]["before"], str)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--models", "gpt-5-mini,"], "--models takes up to"),
        (["--models", "gpt-5-mni"], "did you mean gpt-5-mini"),
        ([], "required: --models"),
        (["--models", "gpt-5-mini", "--prices", "no.toml"], "no.toml cannot be read"),
        (["--models", "gpt-5-mini", "--price-date", "soon"], "give a day such as"),
        (["--models", "gpt-4", "--mail", "none.mbox"], "none.mbox"),
    ],
)
def test_what_is_wrong_is_one_line(
    run_folder: Path, capsys: CapSys, arguments: list[str], says: str
) -> None:
    """Exit code 2, one line that says what to give, no traceback."""
    capsys.readouterr()
    try:
        code = main(["compare", str(run_folder), *arguments])
    except SystemExit as end:
        code = int(str(end.code))
    assert code == 2
    out, err = capsys.readouterr()
    assert says in err
    assert (out, err.count("\n")) == ("", 1)


def test_an_empty_run(tmp_path: Path, capsys: CapSys) -> None:
    """No call costs nothing, and nothing is missing."""
    (tmp_path / "a.mbox").touch()
    run = ["replay", str(tmp_path / "a.mbox"), "--out", str(tmp_path / "RUN"), "--jobs", "1"]
    assert main([*run, "--model", "gpt-5-mini", "--max-tokens", "200"]) == 0
    capsys.readouterr()
    assert main(["compare", str(tmp_path / "RUN"), "--models", "gpt-5-mini"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("0 calls of ")
    assert "missing" not in out


def test_no_run_is_named(tmp_path: Path, capsys: CapSys) -> None:
    """No folder, one without a run, a damaged one, one of a newer version, a ledger."""
    Ledger(tmp_path / "calls.sqlite")
    for path in (tmp_path / "none", tmp_path / "calls.sqlite"):
        assert main(["compare", str(path), "--models", "gpt-5-mini"]) == 2
        assert "holds no run: give a folder that replay wrote" in capsys.readouterr().err
    for text, says in (
        (None, "holds no run"),
        ("{", "damaged"),
        ('{"schema_version": 99}', "newer context-trim"),
        ('{"schema_version": 1}', "holds no run"),
    ):
        if text is not None:
            (tmp_path / "run.json").write_text(text)
        assert main(["compare", str(tmp_path), "--models", "gpt-5-mini"]) == 2
        assert says in capsys.readouterr().err
