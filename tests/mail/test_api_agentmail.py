"""Messages of AgentMail."""

from __future__ import annotations

import base64
from datetime import UTC, datetime

import pytest

from context_trim import parse_email
from context_trim.models import Attachment, Mailbox
from tests.mail.api_messages import agentmail


def test_html_counts_where_both_are_given() -> None:
    """Text and HTML are alternatives."""
    parsed = parse_email(agentmail(text="See you at 5", html="<p>See you at <b>5</b></p>"))
    assert (parsed.text, parsed.defects) == ("See you at 5", ())
    assert parse_email(agentmail(text=None, html="<p>5</p>")).text == "5"


@pytest.mark.parametrize("brackets", ["<{}>", "{}"])
def test_ids_are_the_same_with_and_without_brackets(brackets: str) -> None:
    """The API leaves them on, clients take them off."""
    first, second = brackets.format("a@example.org"), brackets.format("b@example.org")
    parsed = parse_email(
        agentmail(message_id=first, in_reply_to=second, references=[first, second])
    )
    assert parsed.message_id == "a@example.org"
    assert parsed.in_reply_to == ("b@example.org",)
    assert parsed.references == ("a@example.org", "b@example.org")


def test_people_are_texts_or_lists_of_texts() -> None:
    """Names may hold commas; an address alone is one too."""
    parsed = parse_email(
        agentmail(**{"from": '"Weber, Anna" <anna@example.org>'}, to="bo@example.org", cc=["Cleo"])
    )
    assert parsed.sender == Mailbox(name="Weber, Anna", address="anna@example.org")
    assert parsed.to == (Mailbox(address="bo@example.org"),)
    assert parsed.cc == (Mailbox(name="Cleo"),)


def test_a_timestamp_may_be_a_datetime() -> None:
    """The SDK gives one; `from` is `from_` there."""
    message = agentmail(timestamp=datetime(2026, 3, 2, 9, tzinfo=UTC))
    message["from_"] = message.pop("from")
    assert parse_email(message).sent_at == datetime(2026, 3, 2, 9, tzinfo=UTC)
    assert parse_email(message).sender.name == "Anna Weber"


def test_attachments_are_listed_by_their_sizes() -> None:
    """With content the size is that of the content."""
    files = [
        {"filename": "a.pdf", "content_type": "application/pdf", "size": 77},
        {"filename": "b.png", "content_type": "image/png", "content_disposition": "inline"}
        | {"content": base64.b64encode(b"1234").decode(), "size": 99},
    ]
    assert parse_email(agentmail(attachments=files)).attachments == (
        Attachment(name="a.pdf", content_type="application/pdf", size=77),
        Attachment(name="b.png", content_type="image/png", size=4),
    )


def test_a_mail_of_attachments_alone_is_a_mail() -> None:
    """Without a preview there was no text to be left out."""
    message = agentmail(attachments=[{"filename": "a.pdf", "size": 7}])
    del message["text"]
    assert len(parse_email(message).attachments) == 1
