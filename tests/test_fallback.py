"""When something inside fails, the newest text stands in, within the limit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn

import pytest

import context_trim.fallback
import context_trim.trimmer
from context_trim import (
    BudgetError,
    Chat,
    ConfigError,
    Email,
    SourceError,
    TrimConfig,
    Trimmer,
    TrimResult,
)
from context_trim.fallback import newest_of
from context_trim.models import Reason
from context_trim.styles import STYLES
from context_trim.tokens import encoding_counter

OLD = b"From: a@x.example\nDate: Tue, 3 Mar 2026 10:00:00 +0000\n\nAn old word."
NEW = (
    b"From: b@x.example\r\nDate: Tue, 3 Mar 2026 11:00:00 +0000\r\n\r\n" + b"The newest word. " * 99
)
COUNT = encoding_counter("o200k_base").count


def _fail(*_: object, **__: object) -> NoReturn:
    raise ZeroDivisionError("canary-7731")


def _trimmer(**settings: Any) -> Trimmer:
    return Trimmer(TrimConfig(model="gpt-4o", encoder="none", on_error="untrimmed", **settings))


def _broken_rank(monkeypatch: pytest.MonkeyPatch, trimmer: Trimmer) -> None:
    monkeypatch.setattr(trimmer, "rank", _fail)


def _broken_render(monkeypatch: pytest.MonkeyPatch, trimmer: Trimmer) -> None:
    monkeypatch.setattr(trimmer, "write", _fail)


def _broken(name: str) -> Callable[[pytest.MonkeyPatch, Trimmer], None]:
    def patch(monkeypatch: pytest.MonkeyPatch, _: Trimmer) -> None:
        monkeypatch.setattr(context_trim.trimmer, name, _fail)

    return patch


def _broken_parser(monkeypatch: pytest.MonkeyPatch, _: Trimmer) -> None:
    for module in (context_trim.trimmer, context_trim.fallback):
        monkeypatch.setattr(module, "parse_email", _fail)


STAGES = {
    "mail": _broken_parser,
    "zones": _broken("split_zones"),
    "thread": _broken("build_thread"),
    "select": _broken("select"),
    "rank": _broken_rank,
    "render": _broken_render,
}


@pytest.mark.parametrize("layout", STYLES)
@pytest.mark.parametrize("stage", STAGES)
def test_each_stage_may_fail(monkeypatch: pytest.MonkeyPatch, stage: str, layout: str) -> None:
    """The text is the newest mail's beginning, flagged, counted, and within the limit."""
    trimmer = _trimmer(format=layout)
    if stage == "zones":  # a parsed thread is built without zones; a failing one ends the build
        monkeypatch.setattr(context_trim.trimmer, "build_thread", lambda e, split: split(e))
    STAGES[stage](monkeypatch, trimmer)
    for limit in (60, 120, 1_000):
        result = trimmer.trim([NEW, OLD], task="Reply", max_tokens=limit)
        assert not result.trimmed
        assert len(result.warnings) == 1
        assert "failed (ZeroDivisionError)" in result.warnings[0]
        assert "canary" not in result.warnings[0]
        assert "The newest word." in result.text
        assert "An old word." not in result.text
        assert result.tokens == COUNT(result.text) <= limit
        _check_account(result)
    assert result.text.count("newest word") == 99


def _check_account(result: TrimResult) -> None:
    message = result.thread.newest
    assert "".join(result.span(d) for d in result.decisions) == message.text
    assert {d.reason for d in result.removed} <= {Reason.OVER_BUDGET}
    for omission in result.omissions:
        assert f"[…{omission.id}]" in result.text
        assert result.expand(omission.id)
    assert result.savings.sent_tokens == result.tokens
    result.to_json()


def test_raising_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    """An error inside is an error, unless the caller asked for the text."""
    trimmer = Trimmer(TrimConfig(model="gpt-4o", encoder="none"))
    _broken_rank(monkeypatch, trimmer)
    with pytest.raises(ZeroDivisionError):
        trimmer.trim([OLD, NEW], max_tokens=200)


def test_what_the_caller_did_wrong_is_raised() -> None:
    """Wrong mails, options and limits are no failures of a stage."""
    trimmer = _trimmer()
    with pytest.raises(SourceError):
        trimmer.trim("no header at all", max_tokens=99)
    with pytest.raises(ConfigError):
        trimmer.trim(OLD, max_tokens=0)
    with pytest.raises(BudgetError):
        trimmer.trim(OLD, max_tokens=5)


def test_what_cannot_be_counted_is_raised() -> None:
    """Without a count there is no limit to hold."""
    trimmer = Trimmer(TrimConfig(counter=_fail, encoder="none", on_error="untrimmed"))
    with pytest.raises(ZeroDivisionError):
        trimmer.trim(OLD, max_tokens=99)


def test_the_least_is_the_fence(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error's figure is exact here, too."""
    trimmer = _trimmer()
    _broken_render(monkeypatch, trimmer)
    with pytest.raises(BudgetError) as caught:
        trimmer.trim(NEW, max_tokens=3)
    assert trimmer.trim(NEW, max_tokens=caught.value.needed).tokens == caught.value.needed


def test_a_chat_is_within_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """The messages as a whole, as without a failure."""
    trimmer = _trimmer()
    _broken_rank(monkeypatch, trimmer)
    result = trimmer.trim(NEW, max_tokens=150, chat=Chat(system="Be brief. " * 10))
    assert 140 < result.message_tokens <= 150


def test_a_counter_may_behave_oddly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where more text is not more tokens the limit holds all the same."""
    odd = Trimmer(
        TrimConfig(
            counter=lambda text: len(text) // 4 + 60 * (len(text) % 7 == 0),
            encoder="none",
            on_error="untrimmed",
        )
    )
    _broken_rank(monkeypatch, odd)
    for limit in range(100, 140):
        assert odd.trim(NEW, max_tokens=limit).tokens <= limit


def test_a_parsed_thread_may_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    """`trim_thread` has the mails of the thread to fall back on."""
    thread = context_trim.parse_thread([OLD, NEW])
    trimmer = _trimmer()
    _broken_render(monkeypatch, trimmer)
    result = trimmer.trim_thread(thread, max_tokens=100)
    assert not result.trimmed
    assert "The newest word." in result.text


def test_the_newest_is_found_in_any_source(tmp_path: Path) -> None:
    """By date where there are dates, else the first; what is no mail is passed over."""
    path = tmp_path / "mail.eml"
    path.write_bytes(NEW)
    undated = Email.from_text("Undated.")
    naive = Email.from_text("Naive.", sent_at=datetime(2026, 3, 4))  # noqa: DTZ001
    aware = Email.from_text("Aware.", sent_at=datetime(2026, 3, 3, 10, 30, tzinfo=UTC))
    found = newest_of([OLD, path, undated, aware, "no header"])
    assert found is not None
    assert found.text.startswith("The newest word.")
    assert newest_of([naive, OLD, path]) is naive
    assert newest_of([undated]) is undated
    assert newest_of(["no header", tmp_path]) is None


def test_a_mail_that_cannot_be_parsed_is_read_crudely(monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands below its header, from bytes, texts and files; nothing from objects."""
    monkeypatch.setattr(context_trim.fallback, "parse_email", _fail)
    for source in (OLD, OLD.decode()):
        found = newest_of([source])
        assert found is not None
        assert found.text == "An old word."
    assert newest_of([{"id": "1"}]) is None
