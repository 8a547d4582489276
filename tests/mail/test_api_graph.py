"""Messages of Microsoft Graph."""

from __future__ import annotations

import base64

from context_trim import parse_email
from context_trim.models import Attachment, Mailbox
from tests.mail.api_messages import graph


def _person(name: object, address: object) -> dict[str, object]:
    return {"emailAddress": {"name": name, "address": address}}


def test_html_is_read_as_html() -> None:
    """`contentType` says what the body is."""
    parsed = parse_email(graph(body={"contentType": "html", "content": "<p>Grüße <b>5</b></p>"}))
    assert (parsed.text, parsed.defects) == ("Grüße 5", ())


def test_names_come_back_as_they_are() -> None:
    """Commas, quotes, brackets and what looks encoded are part of a name."""
    names = ["Weber, Anna", 'Bo "B" Lee', "a <b>", "=?utf-8?q?x?=", "Грета", "O'Neil", "x (y)"]
    parsed = parse_email(graph(toRecipients=[_person(n, "a@example.org") for n in names]))
    assert parsed.to == tuple(Mailbox(name=n, address="a@example.org") for n in names)


def test_an_address_that_is_repeated_as_a_name_is_no_name() -> None:
    """Graph does so where it knows none."""
    parsed = parse_email(graph(**{"from": _person("a@example.org", "a@example.org")}))
    assert parsed.sender == Mailbox(address="a@example.org")


def test_a_subject_that_looks_encoded_stays_as_it_is() -> None:
    """Graph has decoded it once."""
    assert parse_email(graph(subject="=?utf-8?q?x?= 5")).subject == "=?utf-8?q?x?= 5"


def test_attachments_are_listed_and_items_read() -> None:
    """Files with and without content, links, and messages inside messages."""
    innermost = graph(subject="Innermost", body={"contentType": "text", "content": "the deepest"})
    inner = graph(subject="Inner", attachments=[{"name": "i", "item": innermost}])
    attachments = [
        {"name": "a.png", "contentType": "image/png", "size": 900, "isInline": True},
        {
            "name": "b.bin",
            "contentType": "application/octet-stream",
            "size": 99,
            "contentBytes": base64.b64encode(b"\0\1\2").decode(),
        },
        {"name": "link", "contentType": None, "size": 0},
        {"name": "mail", "item": inner},
    ]
    parsed = parse_email(graph(attachments=attachments))
    assert parsed.attachments == (
        Attachment(name="a.png", content_type="image/png", size=900),
        Attachment(name="b.bin", content_type="application/octet-stream", size=3),
        Attachment(name="link", content_type="application/octet-stream", size=0),
    )
    assert "Subject: Inner\n" in parsed.text
    assert parsed.text.rstrip().endswith("the deepest")


def test_the_header_adds_what_the_properties_do_not_say() -> None:
    """References come from `internetMessageHeaders`; a property counts over its field."""
    headers = [
        {"name": "References", "value": "<a@example.org> <b@example.org>"},
        {"name": "Subject", "value": "another"},
        {"name": "Content-Type", "value": "multipart/mixed; boundary=x"},
    ]
    parsed = parse_email(graph(internetMessageHeaders=headers))
    assert parsed.references == ("a@example.org", "b@example.org")
    assert (parsed.subject, parsed.text) == ("The key", "The key is at the desk.\n")


def test_a_draft_without_sender_and_date_is_a_mail() -> None:
    """What isn't known stays empty."""
    parsed = parse_email(graph(sentDateTime=None, **{"from": None}))
    assert (parsed.sender, parsed.sent_at) == (Mailbox(), None)
