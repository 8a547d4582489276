"""The header alone says what it says with its mail."""

from __future__ import annotations

from pathlib import Path

import pytest

from context_trim.mail import parse_email, parse_head
from context_trim.models import Email
from tests.conftest import EMAILS
from tests.mail.hostile import SMALL
from tests.mail.hostile.case import Hostile

FACTS = (
    "message_id", "in_reply_to", "references", "sender", "to", "cc", "sent_at", "subject",
    "thread_id", "labels",
)  # fmt: skip


def facts(email: Email) -> dict[str, object]:
    """Return what a header says."""
    return {name: getattr(email, name) for name in FACTS}


@pytest.mark.parametrize("path", sorted(EMAILS.rglob("*.eml")), ids=lambda path: path.stem)
def test_header_alone_says_the_same(path: Path) -> None:
    """Each field is that of the whole mail, also with other line ends and in UTF-16."""
    source = path.read_bytes()
    whole = facts(parse_email(source))
    assert facts(parse_head(source)) == whole
    assert facts(parse_head(source.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))) == whole


def test_utf_16() -> None:
    """A mail that an editor saved as UTF-16 has its header."""
    source = "Subject: Schlüssel\nMessage-ID: <a@example.org>\n\nAm Tor.\n".encode("utf-16")
    assert facts(parse_head(source)) == facts(parse_email(source))
    assert parse_head(source).message_id == "a@example.org"


@pytest.mark.parametrize("mail", SMALL, ids=lambda mail: mail.name)
def test_damaged_headers(mail: Hostile) -> None:
    """What is damaged is read in the same way."""
    source = mail.make()
    assert facts(parse_head(source)) == facts(parse_email(source))


@pytest.mark.parametrize("size", [16_000, 16_380, 100_000])
def test_long_headers(size: int) -> None:
    """A header that is longer than most is read to its end."""
    names = b",\n ".join(b"p%d@example.org" % n for n in range(size // 20))
    source = b"To: " + names + b"\nSubject: All\nReferences: <a@example.org>\n\nHello\n" * 2
    email = parse_head(source)
    assert facts(email) == facts(parse_email(source))
    assert email.references == ("a@example.org",)
