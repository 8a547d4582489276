"""How to run a replay again."""

from __future__ import annotations

import shlex
from typing import Any

import pytest

from context_trim.cli import main
from context_trim.report.command import command_of, other_settings

PATHS = {"paths": ["/home/u/Takeout/All mail.mbox", "/home/u/ann@example.org.mbox"]}


def _configuration(**trim: Any) -> dict[str, Any]:
    calls = {"max_tokens": 500, "sample": 9, "seed": 3, "as_of": "thread", "session": False}
    return {"trim": {"model": "gpt-5-mini"} | trim, "calls": calls}


def test_the_command() -> None:
    """What is not the default is there; of paths their names, and no address."""
    configuration = _configuration(
        counter="/home/u/tokenizer.json", price_date="2026-03-01", prices=[{"input": "1"}]
    ) | {"limits": {"max_cpu_seconds": 9}}
    assert command_of(configuration, PATHS) == (
        "context-trim replay 'All mail.mbox' DUMP --out NEW --model gpt-5-mini --counter "
        "tokenizer.json --price-date 2026-03-01 --max-tokens 500 --sample 9 --seed 3 --as-of "
        "thread --prices PRICES --max-seconds 9"
    )


def test_the_command_is_one(capsys: pytest.CaptureFixture[str]) -> None:
    """The program takes its words; what is missing is the file alone."""
    command = command_of(_configuration(), {"paths": ["no.mbox"]})
    assert command is not None
    assert main(shlex.split(command)[1:]) == 2
    assert "no.mbox cannot be read" in capsys.readouterr().err


def test_other_settings() -> None:
    """Settings without an option are named, not shown."""
    assert other_settings(_configuration(newest_bonus=0.3, encoder="none")) == (
        "encoder", "newest_bonus",
    )  # fmt: skip
    assert other_settings(_configuration()) == ()
    assert other_settings({}) == ()


def test_settings_that_are_not_known() -> None:
    """A run.json without them gives no command."""
    assert command_of({}, PATHS) is None
