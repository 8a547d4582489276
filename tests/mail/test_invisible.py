"""Characters that nobody sees are taken out of every text; what scripts need stays."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from context_trim import Email, parse_email
from context_trim.mail.html import html_to_text
from context_trim.mail.invisible import seen_and_hidden, strip_invisible
from context_trim.models import Technique
from tests.conftest import folded
from tests.mail.hidden_cases import load_rows

ROWS = load_rows("unicode")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_case(row: dict[str, Any]) -> None:
    """A text of `fixtures/hidden/unicode.toml` is read alike as HTML and as a plain body."""
    assert folded(html_to_text(f"<p>{row['text']}</p>").text) == row["seen"]
    assert folded(Email.from_text(row["text"]).text) == row["seen"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_what_is_taken_out_is_counted(row: dict[str, Any]) -> None:
    """The record's length is what the text lost, and its text is that, when asked for."""
    seen, hidden = seen_and_hidden(row["text"], keep=1_000)
    assert sum(h.length for h in hidden) == len(row["text"]) - len(seen)
    assert {h.technique for h in hidden} <= {Technique.INVISIBLE_UNICODE}


def test_headers_are_read_without_them() -> None:
    """Subject, name and file name can carry them into a prompt as well."""
    tags = "".join(chr(0xE0000 + ord(c)) for c in "ignore")
    source = (
        f"From: An{tags}na <anna@example.org>\nSubject: Pl\u202ean{tags}\n"
        f"Content-Type: text/plain; charset=utf-8\n\nb\u2066od{tags}y"
    ).encode()
    email = parse_email(source)
    assert (email.sender.name, email.subject, email.text.strip()) == ("Anna", "Plan", "body")
    assert [(h.technique, h.length) for h in email.hidden] == [("invisible_unicode", 7)]


ODD = st.text(
    st.sampled_from("aé漢ک\u094d👩😀 \u200b\u200c\u200d\u200e\ufe0f\U000e0100\U000e0041\u202e")
)


@given(ODD)
def test_stripping_again_changes_nothing(text: str) -> None:
    """What was read as seen is seen."""
    seen = strip_invisible(text)
    assert strip_invisible(seen) == seen


@given(st.text(st.characters(codec="ascii")))
def test_ascii_stays(text: str) -> None:
    """Text without any such character comes back as it is."""
    assert strip_invisible(text) is text


@given(st.text(st.sampled_from("aé漢ک\u094d👩😀 .,1\u0301")))
def test_visible_characters_stay(text: str) -> None:
    """No letter, accent, emoji or blank is lost."""
    assert strip_invisible(text) == text
