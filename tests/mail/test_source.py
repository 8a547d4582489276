"""What counts as one mail, and what is said of the rest."""

from __future__ import annotations

import email
from pathlib import Path

import pytest

from context_trim import Email, SourceError, parse_email

MAIL = "From: Anna Weber <anna@example.org>\nSubject: Key\n\nThe key is at the desk.\n"


def test_the_forms_of_a_source_give_the_same_email(tmp_path: Path) -> None:
    """Bytes, str, a path and a parsed message are one mail."""
    file = tmp_path / "mail.eml"
    file.write_text(MAIL)
    parsed = parse_email(MAIL.encode())
    assert parsed.text == "The key is at the desk.\n"
    assert parse_email(MAIL) == parsed
    assert parse_email(file) == parsed
    assert parse_email(email.message_from_string(MAIL)).text == parsed.text
    assert parse_email(parsed) is parsed


def test_a_plain_body_has_its_own_way_in() -> None:
    """A body without headers gets zones, a sender and a date by `Email.from_text`."""
    body = "Yes.\n\nOn Mon, Mar 2, 2026 at 9:00 AM Bo <bo@example.org> wrote:\n> Can you come?\n"
    parsed = Email.from_text(body, sender="Anna Weber <anna@example.org>", subject="Visit")
    assert (parsed.sender.name, parsed.sender.address) == ("Anna Weber", "anna@example.org")
    assert parsed.new_text == "Yes."


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("just a plain body", "Email.from_text"),
        ("", "Email.from_text"),
        ("URGENT: pay EUR 500 by 5 May.\n\nSee you, Anna", "Email.from_text"),
        ('{"From": "a", "body": "hello"}', "Email.from_text"),
        (Path("a\0b"), "cannot be read"),
        (42, "cannot be a int"),
        (None, "cannot be a NoneType"),
        (Path("no/such/file.eml"), "file.eml cannot be read: No such file"),
        (Path(), "is a folder"),
    ],
)
def test_what_is_no_mail_is_said_in_one_sentence(source: object, says: str) -> None:
    """The error names what was given and what to give instead."""
    with pytest.raises(SourceError, match=says):
        parse_email(source)  # type: ignore[arg-type]


def test_an_empty_file_and_a_mailbox_are_no_mail(tmp_path: Path) -> None:
    """A file must hold one mail."""
    empty, mailbox = tmp_path / "empty.eml", tmp_path / "all.mbox"
    empty.write_bytes(b"\n\n")
    mailbox.write_text(f"From a@example.org Mon Mar  2 09:00:00 2026\n{MAIL}\n" * 2)
    with pytest.raises(SourceError, match=r"empty\.eml is empty"):
        parse_email(empty)
    with pytest.raises(SourceError, match=r"all\.mbox is a mailbox"):
        parse_email(mailbox)


def test_one_mail_with_an_envelope_line_is_a_mail(tmp_path: Path) -> None:
    """Some programs save a single mail with the separator of an mbox."""
    file = tmp_path / "mail.eml"
    file.write_text(f"From a@example.org Mon Mar  2 09:00:00 2026\n{MAIL}")
    assert parse_email(file).subject == "Key"


def test_bytes_without_a_header_are_text_with_a_defect() -> None:
    """Bytes always give an email."""
    parsed = parse_email(b"no header at all, only text")
    assert parsed.defects == ("no_header",)
    assert parsed.text == "no header at all, only text"
    assert parse_email(b"").text == ""


def test_errors_carry_no_mail_text() -> None:
    """A canary in the mail shows in no error and no repr."""
    canary = "canary-7731"
    with pytest.raises(SourceError) as caught:
        parse_email(f"{canary} and more")
    assert canary not in str(caught.value)
    assert canary not in repr(parse_email(f"From: {canary}\nSubject: {canary}\n\n{canary}"))
