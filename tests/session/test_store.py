"""A session in somebody's database: the same bytes after it, or a clear refusal."""

from __future__ import annotations

import json
from typing import Any

import pytest

from context_trim import Email, TrimConfig, Trimmer
from context_trim.errors import SessionError
from context_trim.session import Session
from tests.conftest import FIXTURES, load_fixture
from tests.replay.made import mail

TRIMMER = Trimmer(TrimConfig(model="gpt-5-mini", encoder="none"))


def _stored(**changes: Any) -> str:
    session = TRIMMER.session(max_tokens=300, task="When is the boiler due?")
    session.add([mail(0, number) for number in range(5)])
    return json.dumps(json.loads(session.to_json()) | changes)


def test_the_same_bytes_after_a_round_trip_at_any_turn() -> None:
    """A stateless agent gets what one with a memory gets, re-trims and late mail included."""
    kept = TRIMMER.session(max_tokens=300, task="When is the boiler due?")
    stored = kept.to_json()
    for number in [3, 5, 0, 1, 2, 4, *range(6, 14)]:
        session = Session.from_json(stored, TRIMMER)
        mine, theirs = kept.add(mail(0, number)), session.add(mail(0, number))
        assert mine.text == theirs.text
        assert mine == theirs
        assert mine.savings == theirs.savings
        stored = session.to_json()
        assert stored == kept.to_json()


@pytest.mark.parametrize("name", FIXTURES)
def test_a_fixture_survives_the_way_to_json(name: str) -> None:
    """Whatever a mail holds: its session is equal afterwards."""
    session = TRIMMER.session(max_tokens=2_000)
    session.add([file.read_bytes() for file in load_fixture(name).files])
    assert Session.from_json(session.to_json(), TRIMMER)._state == session._state


def test_a_task_that_waits_is_stored() -> None:
    """It counts from the next turn, whoever makes it."""
    session = Session.from_json(_stored(), TRIMMER)
    session.task = "Where is the key? \ud800"
    again = Session.from_json(session.to_json(), TRIMMER)
    assert again.task == session.task
    assert any("the task changed" in w for w in again.add().warnings)


def test_it_says_its_version() -> None:
    """`schema_version` stands in the JSON."""
    assert json.loads(_stored())["schema_version"] == 1


def test_a_newer_version_is_refused() -> None:
    """With what to do."""
    with pytest.raises(SessionError, match="update context-trim"):
        Session.from_json(_stored(schema_version=2), TRIMMER)


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "7", "[" * 100_000, _stored()[:-9], _stored(content=None), _stored(sha256="x"),
     _stored(schema_version=0), _stored(schema_version=None), _stored(settings=None),
     _stored(format="else"), _stored().replace("Visit", "Canary")],
)  # fmt: skip
def test_damaged_json_is_refused(text: str) -> None:
    """In one line that shows nothing of it."""
    with pytest.raises(SessionError, match="damaged") as caught:
        Session.from_json(text, TRIMMER)
    assert "Canary" not in str(caught.value)


def test_a_state_that_is_none_is_refused() -> None:
    """Also with a right hash."""
    from context_trim.session.store import _digest  # noqa: PLC0415

    content = json.loads(_stored())["content"]
    for wrong in (content | {"state": {}}, content | {"raw": []}, {"state": content["state"]}):
        with pytest.raises(SessionError, match="damaged"):
            Session.from_json(_stored(content=wrong, sha256=_digest(wrong)), TRIMMER)


def test_other_settings_are_refused_by_name() -> None:
    """A text that was begun under other settings cannot be continued under these."""
    other = Trimmer(TrimConfig(counter="cl100k_base", encoder="none", newest_bonus=0.3))
    with pytest.raises(SessionError, match=r"\(counter, model, newest_bonus\)"):
        Session.from_json(_stored(), other)


def test_settings_that_change_no_byte_may_differ() -> None:
    """Such as the size of a cache."""
    other = Trimmer(TrimConfig(model="gpt-5-mini", encoder="none", vector_cache_bytes=0))
    assert Session.from_json(_stored(), other).add().text


def test_a_setting_that_was_not_known_then_had_its_default() -> None:
    """So that a stored session survives the next version."""
    settings = json.loads(_stored())["settings"]
    del settings["cache_read_share"]
    assert Session.from_json(_stored(settings=settings), TRIMMER).add().text


def test_functions_go_by_their_names() -> None:
    """A counter or an encoder of one's own can't be stored, but another one is told."""
    trimmer = Trimmer(TrimConfig(counter=len, encoder="none"))
    session = trimmer.session(max_tokens=900)
    session.add(Email.from_text("Yes.", sender="a@example.org"))
    assert Session.from_json(session.to_json(), trimmer).add().tokens == len(session.add().text)
    with pytest.raises(SessionError, match="counter"):
        Session.from_json(session.to_json(), TRIMMER)
