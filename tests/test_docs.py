"""The README's commands do what it shows, and the help in the docs is the program's.

`python -m tests.test_docs` writes the real outputs into both.
"""

from __future__ import annotations

import contextlib
import glob
import io
import re
import shlex
import sys

import pytest

from context_trim import cli
from tests.conftest import ROOT

README = ROOT / "README.md"
USAGE = ROOT / "docs" / "usage.md"


def _blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)


def _run_main_job() -> tuple[str, str]:
    """Run the command after its installation; returns stdout and stderr."""
    command = shlex.split(_blocks("sh")[0].split("context-trim", 1)[1])
    arguments = [path for a in command for path in (sorted(glob.glob(a)) if "*" in a else [a])]  # noqa: PTH207
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), contextlib.chdir(ROOT):
        assert cli.main(arguments) == 0
    return out.getvalue(), err.getvalue()


def _run_example() -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.chdir(ROOT):
        exec(_blocks("python")[0], {})  # noqa: S102
    return out.getvalue()


COMMANDS = ("trim", "replay", "export", "estimate", "compare")


def _help(monkeypatch: pytest.MonkeyPatch, command: str) -> str:
    monkeypatch.setenv("COLUMNS", "90")
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.suppress(SystemExit):
        cli.main([command, "--help"])
    return out.getvalue()


def _indented(text: str) -> str:
    return "".join(f"    {line}".rstrip() + "\n" for line in text.splitlines())


def test_the_main_job_prints_what_the_readme_shows() -> None:
    """Text and savings, to the byte."""
    assert _run_main_job() == tuple(_blocks("text")[:2])


def test_the_example_prints_what_the_readme_shows() -> None:
    """The library call works as it stands."""
    assert _run_example() == _blocks("text")[2]


def test_the_figures_in_the_prose_are_those_of_the_output() -> None:
    """What the README explains is what it shows."""
    readme = README.read_text(encoding="utf-8")
    assert f"`{_blocks('text')[1].split(' (')[0]}` is the visible text" in readme
    marker = re.search(r"\[… \d{9}\]", _blocks("text")[0])
    assert marker is not None
    assert f"`{marker.group()}`" in readme


@pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="argparse words its help anew")
@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_in_the_docs_is_the_programs(
    monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """`context-trim trim --help` and that of the other commands, word for word."""
    assert _indented(_help(monkeypatch, command)) in USAGE.read_text(encoding="utf-8")


if __name__ == "__main__":
    shown = README.read_text(encoding="utf-8")
    for old, new in zip(_blocks("text"), [*_run_main_job(), _run_example()], strict=True):
        shown = shown.replace(f"```text\n{old}```", f"```text\n{new}```")
    README.write_text(shown, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        help_text = "\n".join(_indented(_help(patch, command)) for command in COMMANDS)
    pattern = re.compile(r"(?<=## The command line\n\n).*?(?=\nExit codes)", re.DOTALL)
    USAGE.write_text(
        pattern.sub(lambda _: help_text, USAGE.read_text(encoding="utf-8")), encoding="utf-8"
    )
