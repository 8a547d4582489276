"""Each mail of `fixtures/emails` gives what its expected outcome says.

A check that is named in `pending` is known to fail and must fail until someone takes it out.
`python -m tests.test_fixtures` writes the golden texts anew, to be read before they are committed.
"""

from __future__ import annotations

import functools
from collections.abc import Callable

import pytest

from context_trim import TrimResult, parse_email, trim
from tests.conftest import FIXTURES, Fixture, folded, load_fixture


@functools.cache
def _trimmed(name: str) -> TrimResult:
    fixture = load_fixture(name)
    expected = fixture.expected
    return trim(
        list(fixture.files),
        task=expected["task"],
        max_tokens=expected["max_tokens"],
        model=expected["model"],
    )


def check_headers(fixture: Fixture) -> None:
    """Author, date and subject of each mail are decoded."""
    for file, expected in zip(fixture.files, fixture.expected["mail"], strict=True):
        email = parse_email(file)
        assert email.sent_at is not None
        found = (email.sender.label, email.sent_at.isoformat(), email.subject)
        assert found == (expected["author"], expected["sent_at"], expected["subject"])
        assert list(email.defects) == expected.get("defects", [])


def check_new_text(fixture: Fixture) -> None:
    """What each sender wrote now is told from quotes and boilerplate."""
    for file, expected in zip(fixture.files, fixture.expected["mail"], strict=True):
        if "new_text" in expected:
            assert folded(parse_email(file).new_text) == folded(expected["new_text"])


def check_attachments(fixture: Fixture) -> None:
    """Attachments are listed by their decoded names."""
    for file, expected in zip(fixture.files, fixture.expected["mail"], strict=True):
        assert [a.name for a in parse_email(file).attachments] == expected["attachments"]


def check_hidden(fixture: Fixture) -> None:
    """What a person doesn't see is not in the text."""
    for file, expected in zip(fixture.files, fixture.expected["mail"], strict=True):
        email = parse_email(file)
        for hidden in expected.get("hidden", ()):
            assert folded(hidden) not in folded(email.text)


def check_recovered(fixture: Fixture) -> None:
    """Messages known only from quotes stand in the thread, with what the quote says of them."""
    recovered = [m for m in _trimmed(fixture.name).thread.messages if m.recovered]
    expected = fixture.expected.get("recovered", [])
    assert len(recovered) == len(expected)
    for wanted in expected:
        found = [
            m for m in recovered if all(folded(c) in folded(m.text) for c in wanted["contains"])
        ]
        assert [m.author.label for m in found] == [wanted.get("author", "")]
        sent_at = found[0].sent_at
        assert (sent_at.isoformat() if sent_at else None) == wanted.get("sent_at")


def check_must_stand(fixture: Fixture) -> None:
    """What the task needs stands in the prompt."""
    text = folded(_trimmed(fixture.name).text)
    assert [s for s in fixture.expected["must_stand"] if folded(s) not in text] == []


def check_must_not_stand(fixture: Fixture) -> None:
    """Hidden text, boilerplate and markup don't stand in the prompt."""
    text = folded(_trimmed(fixture.name).text)
    assert [s for s in fixture.expected["must_not_stand"] if folded(s) in text] == []


def check_golden(fixture: Fixture) -> None:
    """The prompt is the golden text, to the byte; the actual one is left beside it if not."""
    actual = _trimmed(fixture.name).text + "\n"
    beside = fixture.golden.with_suffix(".actual.txt")
    golden = fixture.golden.read_text(encoding="utf-8")
    if actual != golden:
        beside.write_text(actual, encoding="utf-8")
    assert actual == golden
    beside.unlink(missing_ok=True)


CHECKS: dict[str, Callable[[Fixture], None]] = {
    "headers": check_headers,
    "new_text": check_new_text,
    "attachments": check_attachments,
    "hidden": check_hidden,
    "recovered": check_recovered,
    "must_stand": check_must_stand,
    "must_not_stand": check_must_not_stand,
    "golden": check_golden,
}


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("name", FIXTURES)
def test_fixture(name: str, check: str, request: pytest.FixtureRequest) -> None:
    """A fixture gives what its expected outcome says."""
    fixture = load_fixture(name)
    if check in fixture.expected.get("pending", ()):
        request.applymarker(pytest.mark.xfail(reason="pending in the fixture", strict=True))
    CHECKS[check](fixture)


def test_every_mail_is_used() -> None:
    """No mail lies in the folder without an expected outcome."""
    used = {file for name in FIXTURES for file in load_fixture(name).files}
    assert used == set(load_fixture(FIXTURES[0]).golden.parent.rglob("*.eml"))


if __name__ == "__main__":
    for fixture_name in FIXTURES:
        golden_file = load_fixture(fixture_name).golden
        golden_file.write_text(_trimmed(fixture_name).text + "\n", encoding="utf-8")
