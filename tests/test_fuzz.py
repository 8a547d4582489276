"""The fuzz target: what it starts from, and what it notes."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

import context_trim
from fuzz import mail


def test_the_corpus_starts_with_fixtures_and_hostile_mail() -> None:
    """There are hundreds of different seeds, and each fits the longest input."""
    seeds = mail.seeds()
    assert len(set(seeds)) > 300
    assert max(map(len, seeds)) <= mail.LONGEST


def test_each_way_to_fail_is_noted_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An exception of our own tree is an answer; any other is a finding, written with its input."""

    def parse(data: bytes) -> object:
        raise context_trim.SourceError("fine") if data == b"ours" else KeyError(data)

    monkeypatch.setattr(context_trim, "parse_email", parse)
    run = mail.target(tmp_path)
    for data in (b"ours", b"one", b"two"):
        run(data)
    found = sorted(tmp_path.glob("*.txt"))
    assert [path.with_suffix("").read_bytes() for path in found] == [b"one"]
    assert found[0].read_text(encoding="utf-8").startswith("KeyError test_fuzz.py:")


def test_a_law_that_breaks_is_noted_by_its_name(tmp_path: Path) -> None:
    """What tells two broken laws apart is what they say."""
    with pytest.raises(AssertionError) as broken:
        assert not tmp_path, "zones do not tile the text"
    assert mail.way(broken.value).startswith("zones do not tile the text")


def test_without_atheris_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2 and one line."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    assert mail.main([]) == 2
    assert capsys.readouterr().err == (
        "atheris cannot be imported: pip install 'context-trim[fuzz]'.\n"
    )
