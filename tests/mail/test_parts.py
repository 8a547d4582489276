"""MIME to visible text and attachments."""

from __future__ import annotations

import base64
from datetime import UTC, datetime

import pytest

from context_trim import Email, parse_email


def _multipart(kind: str, *parts: str) -> Email:
    body = "".join(f"--b\n{part}\n" for part in parts)
    return parse_email(f"From: a@example.org\nContent-Type: {kind}; boundary=b\n\n{body}--b--\n")


def _plain(text: str) -> str:
    return f"Content-Type: text/plain\n\n{text}"


def _html(text: str) -> str:
    return f"Content-Type: text/html\n\n{text}"


@pytest.mark.parametrize(
    ("label", "data", "text", "defects"),
    [
        ("utf-8", "Grüße".encode(), "Grüße", ()),
        ("iso-8859-1", "Grüße".encode("latin-1"), "Grüße", ()),
        ("iso-8859-1", b"\x93quoted\x94 \x80 5", "“quoted” € 5", ()),
        ("us-ascii", "Grüße".encode("cp1252"), "Grüße", ()),
        ("utf-8", "Grüße".encode("cp1252"), "Grüße", ("charset",)),
        ("no-such-charset", "Grüße".encode(), "Grüße", ("charset",)),
        ("base64", "Grüße".encode(), "Grüße", ("charset",)),
        ("shift_jis", "会議".encode("shift_jis"), "会議", ()),
        ("utf-16", "Grüße".encode("utf-16"), "Grüße", ()),
        ("utf-8", b"a\x00b\x07c\xef\xbf\xbfd", "abcd", ()),
    ],
)
def test_charsets(label: str, data: bytes, text: str, defects: tuple[str, ...]) -> None:
    """The label is tried, then UTF-8, then Windows-1252; what the label lied about is said."""
    head = f"From: a@example.org\nContent-Type: text/plain; charset={label}\n"
    encoded = f"{head}Content-Transfer-Encoding: base64\n\n".encode() + base64.b64encode(data)
    parsed = parse_email(encoded)
    assert (parsed.text, parsed.defects) == (text, defects)


def test_headers_are_decoded() -> None:
    """Encoded words, folded lines, raw UTF-8 and an encoded comma in a name."""
    parsed = parse_email(
        b"From: =?utf-8?q?Weber=2C_J=C3=B6rg?= <joerg@example.org>\n"
        b"Subject: =?utf-8?b?R3LDvMOf?=\n =?utf-8?b?ZQ==?= an \xc3\x96l\n"
        b"Date: Tue, 3 Mar 2026 10:12:00 -0000\n"
        b"Message-ID: <1@example.org>\nReferences: <a@x> <b@x>\n <a@x>\nIn-Reply-To: <b@x>\n\nx"
    )
    assert (parsed.sender.name, parsed.sender.address) == ("Weber, Jörg", "joerg@example.org")
    assert parsed.subject == "Grüße an Öl"
    assert parsed.sent_at == datetime(2026, 3, 3, 10, 12, tzinfo=UTC)
    assert parsed.message_id == "1@example.org"
    assert (parsed.references, parsed.in_reply_to) == (("a@x", "b@x"), ("b@x",))


@pytest.mark.parametrize(
    "date", ["", "yesterday", "Tue, 99 Mar 2026 10:12:00 +0000", "31 Dec 9999 23:59 -1200"]
)
def test_a_date_that_is_none(date: str) -> None:
    """A date that cannot be read stays empty."""
    assert parse_email(f"From: a@example.org\nDate: {date}\n\nx").sent_at is None


def test_the_rich_alternative_is_what_a_person_sees() -> None:
    """HTML wins over plain text, wherever it stands; one that shows nothing loses."""
    plain, rich = _plain("plain words"), _html("<p>rich words</p>")
    assert _multipart("multipart/alternative", plain, rich).text == "rich words"
    assert _multipart("multipart/alternative", rich, plain).text == "rich words"
    assert _multipart("multipart/alternative", plain, _html("<img src=x>")).text == "plain words"


def test_parts_are_joined_and_attachments_listed() -> None:
    """Text parts follow each other; an attachment gives name, type and decoded size."""
    pdf = (
        'Content-Type: application/pdf; name="=?utf-8?q?=C3=9Cbersicht.pdf?="\n'
        "Content-Transfer-Encoding: base64\nContent-Disposition: attachment\n\n"
        + base64.b64encode(b"12345").decode()
    )
    parsed = _multipart("multipart/mixed", _plain("one"), pdf, _plain("two"))
    assert parsed.text == "one\n\ntwo"
    attachment = parsed.attachments[0]
    assert (attachment.name, attachment.content_type, attachment.size) == (
        "Übersicht.pdf",
        "application/pdf",
        5,
    )


def test_an_attached_mail_is_a_forward() -> None:
    """The text of a message/rfc822 part stays, under its own header block."""
    inner = "From: Cy <cy@example.org>\nDate: Mon, 2 Mar 2026 09:00:00 +0000\nSubject: Old\n\nold"
    outer = f"Content-Type: message/rfc822\n\n{inner}"
    parsed = _multipart("multipart/mixed", _plain("see below"), outer)
    assert parsed.new_text == "see below"
    headers = [z.header for z in parsed.zones if z.header]
    assert [h.author.name for h in headers] == ["Cy"]
    assert "old" in parsed.text


@pytest.mark.parametrize(
    "source",
    [
        b"Content-Type: multipart/mixed\n\nno boundary, but text",
        b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\nnever closed: text",
        b'Content-Type: text/plain; charset="\n\ntext',
        b"Content-Transfer-Encoding: base64\n\ndGV4d=\x00text",
        b"Content-Type: ;;;===\n\ntext",
        b"Subject: =?utf-8?b?broken\n\ntext",
        b"From: \xff\xfe<<>>\n\ntext",
        b"Subject: =?utf-8?b?abc\x80=?=\n\ntext",
        b'Content-Type: multipart/mixed; boundary="B"\n\n--OTHER\n\ntext\n--OTHER--\n',
    ],
)
def test_broken_mail_gives_an_email(source: bytes) -> None:
    """Nothing is raised, and the text is there."""
    parsed = parse_email(source)
    parsed.text.encode("utf-8")
    assert "te" in parsed.text
