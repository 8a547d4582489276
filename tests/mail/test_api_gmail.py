"""Messages of the Gmail API."""

from __future__ import annotations

import pytest

from context_trim import parse_email
from context_trim.models import Attachment
from tests.mail.api_messages import b64url, gmail, gmail_part


def _typed(value: str) -> list[dict[str, str]]:
    return [{"name": "content-type", "value": value}]


def test_the_html_of_an_alternative_is_read() -> None:
    """The tree of parts is that of the mail."""
    parts = [gmail_part("text/plain", "plain"), gmail_part("text/html", "<p>rich</p>")]
    parsed = parse_email(gmail({"mimeType": "multipart/alternative", "parts": parts}))
    assert (parsed.text, parsed.defects) == ("rich", ())


@pytest.mark.parametrize(
    ("data", "label"),
    [("Grüße 会議".encode(), "iso-8859-1"), ("Grüße".encode("cp1252"), "windows-1252")],
)
def test_a_text_is_read_whether_gmail_has_turned_it_into_utf8_or_not(
    data: bytes, label: str
) -> None:
    """The label may be that of the text before."""
    part = gmail_part("text/plain", data, headers=_typed(f'text/plain; charset="{label}"'))
    parsed = parse_email(gmail({"mimeType": "multipart/mixed", "parts": [part]}))
    assert parsed.text.startswith("Grüße")
    assert parsed.defects == ()


def test_flowed_text_flows() -> None:
    """What Content-Type says of the text still counts."""
    part = gmail_part("text/plain", "one \ntwo", headers=_typed("text/plain; format=flowed"))
    parsed = parse_email(gmail({"mimeType": "multipart/mixed", "parts": [part]}))
    assert parsed.text == "one two"


def test_an_attachment_that_is_fetched_apart_is_listed_with_its_size() -> None:
    """Name, type and size are known without the content."""
    parts = [
        gmail_part("text/plain", "see below"),
        {
            "mimeType": "application/pdf",
            "filename": 'Grüße; "2" .pdf',
            "body": {"attachmentId": "x", "size": 12_345},
        },
        {"mimeType": "text/csv", "filename": "a.csv", "body": {"attachmentId": "y", "size": 7}},
        gmail_part("image/png", b"\x89PNG", filename="b.png"),
    ]
    parsed = parse_email(gmail({"mimeType": "multipart/mixed", "parts": parts}))
    assert parsed.text == "see below"
    assert parsed.attachments == (
        Attachment(name='Grüße; "2" .pdf', content_type="application/pdf", size=12_345),
        Attachment(name="a.csv", content_type="text/csv", size=7),
        Attachment(name="b.png", content_type="image/png", size=4),
    )
    assert parsed.defects == ()


def test_a_body_that_is_fetched_apart_is_a_defect() -> None:
    """A text that should be read and isn't there is never passed over in silence."""
    part = {"mimeType": "text/plain", "body": {"attachmentId": "x", "size": 9_999_999}}
    for payload in (part, {"mimeType": "multipart/mixed", "parts": [part]}):
        parsed = parse_email(gmail(payload))
        assert parsed.defects == ("body_missing",)
        assert parsed.attachments[0].size == 9_999_999


def test_an_attached_mail_is_a_forward() -> None:
    """The header of the mail inside stands on the part inside."""
    inner = gmail_part("text/plain", "inner text", headers=[{"name": "Subject", "value": "Old"}])
    parts = [
        gmail_part("text/plain", "see below"),
        {"mimeType": "message/rfc822", "filename": "f.eml", "body": {"size": 99}, "parts": [inner]},
    ]
    text = parse_email(gmail({"mimeType": "multipart/mixed", "parts": parts})).text
    assert "Subject: Old\n" in text
    assert text.endswith("inner text")


def test_a_thread_has_the_same_id_from_the_api_and_from_takeout() -> None:
    """Takeout writes in decimal what the API writes in hexadecimal."""
    takeout = parse_email("X-GM-THRID: 1740000000000000017\nSubject: Key\n\ntext")
    assert parse_email(gmail() | {"threadId": takeout.thread_id}).thread_id == takeout.thread_id


def test_what_gmail_says_of_thread_and_labels_counts_over_the_senders_fields() -> None:
    """A sender can write X-GM-THRID; the API's keys stand first."""
    message = gmail()
    message["payload"]["headers"] += [
        {"name": "X-GM-THRID", "value": "forged"},
        {"name": "X-Gmail-Labels", "value": "forged"},
    ]
    parsed = parse_email(message)
    assert (parsed.thread_id, parsed.labels) == ("t1", ("INBOX",))


def test_the_internal_date_stands_in_for_a_missing_one() -> None:
    """Milliseconds since 1970; a date in the header counts over it."""
    undated = gmail(gmail_part("text/plain", "hi", headers=[]), internalDate="1772442000000")
    sent = parse_email(undated).sent_at
    assert sent is not None
    assert sent.isoformat() == "2026-03-02T09:00:00+00:00"
    assert parse_email(undated | {"internalDate": "9" * 30}).sent_at is None
    assert parse_email(gmail(internalDate="0")).sent_at == sent


def test_a_raw_message_may_begin_with_blank_lines() -> None:
    """What is put before the header must not end it."""
    parsed = parse_email({"raw": b64url("\r\n\r\nSubject: Key\r\n\r\ntext"), "threadId": "t"})
    assert (parsed.subject, parsed.text, parsed.thread_id) == ("Key", "text", "t")


def test_an_empty_mail_is_a_mail() -> None:
    """A payload with an empty body was fetched as a whole."""
    parsed = parse_email(gmail({"mimeType": "text/plain", "body": {"size": 0}}))
    assert (parsed.text, parsed.subject, parsed.defects) == ("", "The key", ())
