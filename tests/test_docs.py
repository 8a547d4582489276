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
import tempfile
from pathlib import Path

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


def report_commands(folder: Path) -> list[list[str]]:
    """Return the arguments of the commands that make a report, to be run in the repository."""
    lines = _blocks("sh")[2].splitlines()
    commands = [shlex.split(line.split("context-trim ", 1)[1]) for line in lines[1:]]
    made = {"RUN": str(folder / "RUN"), "report.html": str(folder / "report.html")}
    return [[made.get(word, word) for word in command] for command in commands]


def _run_report() -> str:
    """Make the README's report in another folder; returns stdout, with the README's names."""
    out = io.StringIO()
    with tempfile.TemporaryDirectory() as folder:
        with (
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(io.StringIO()),
            contextlib.chdir(ROOT),
        ):
            for command in report_commands(Path(folder)):
                assert cli.main(command) == 0
        return out.getvalue().replace(f"{folder}/", "")


_PICTURE = re.compile(r"(?<=!\[The page: )([^\]]+)\]\((docs/[^)]+)\)")


def _headline(shown: str) -> str:
    """Return the first sentence of what `report --html` prints."""
    return shown.splitlines()[1].partition(". ")[0]


COMMANDS = ("trim", "replay", "report", "diff", "export", "estimate", "compare")


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


def test_the_report_prints_what_the_readme_shows() -> None:
    """The three commands, on the mailbox that comes with the project."""
    assert _run_report() == _blocks("text")[3]


def test_the_picture_shows_the_report() -> None:
    """It is there, small, and its words for those who don't see it have the headline's figure."""
    found = _PICTURE.search(README.read_text(encoding="utf-8"))
    assert found is not None
    assert 10_000 < (ROOT / found[2]).stat().st_size < 200_000
    assert found[1] == _headline(_blocks("text")[3])


def test_the_figures_in_the_prose_are_those_of_the_output() -> None:
    """What the README explains is what it shows."""
    readme = README.read_text(encoding="utf-8")
    assert f"`{_blocks('text')[1].split(' (')[0]}` is the visible text" in readme
    marker = re.search(r"\[…\d{9}\]", _blocks("text")[0])
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
    fresh = [*_run_main_job(), _run_example(), _run_report()]
    marker_of = re.compile(r"(?<=\[…)\d{9}(?=\])")
    shown = shown.replace(marker_of.findall(_blocks("text")[0])[0], marker_of.findall(fresh[0])[0])
    for old, new in zip(re.findall(r"```text\n(.*?)```", shown, re.DOTALL), fresh, strict=True):
        shown = shown.replace(f"```text\n{old}```", f"```text\n{new}```")
    headline = _headline(re.findall(r"```text\n(.*?)```", shown, re.DOTALL)[3])
    shown = _PICTURE.sub(lambda found: f"{headline}]({found[2]})", shown)
    README.write_text(shown, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        help_text = "\n".join(_indented(_help(patch, command)) for command in COMMANDS)
    pattern = re.compile(r"(?<=## The command line\n\n).*?(?=\nExit codes)", re.DOTALL)
    USAGE.write_text(
        pattern.sub(lambda _: help_text, USAGE.read_text(encoding="utf-8")), encoding="utf-8"
    )
