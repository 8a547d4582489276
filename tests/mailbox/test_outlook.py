"""Outlook's .msg; the files are written here, and read by extract-msg where it is installed."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

from context_trim import parse_email
from context_trim.errors import MissingExtraError
from context_trim.mailbox import Entry, Reason, Unreadable, open_mailbox, outlook
from context_trim.models import Attachment, Mailbox
from tests.mailbox.compound import Attached, Tree, compound, message
from tests.mailbox.writers import MAILS, folder, zipped

INSTALLED = find_spec("extract_msg") is not None
needs_extra = pytest.mark.skipif(not INSTALLED, reason="extra [outlook] is not installed")
TEXTS = {
    0x001A: "IPM.Note",
    0x0037: "The key, =?",
    0x0C1A: "Weber, Anna",
    0x0C1F: "anna@example.org",
    0x5D01: "anna@example.org",
    0x1000: "Grüße\r\nThe key is at the desk.\r\n",
    0x1035: "<1@example.org>",
}
PEOPLE = {"bo@example.org": ("Bo", 1), "cleo@example.org": ("Cleo", 2), "hid@example.org": ("H", 3)}
SENT = 134_169_264_000_000_000
"""2026-03-02 12:00 UTC."""


def _msg(**more: object) -> bytes:
    return compound(message(TEXTS, people=PEOPLE, sent=SENT, **more))  # type: ignore[arg-type]


@needs_extra
def test_a_message_is_read_as_a_mail() -> None:
    """Text, people, date, subject and id."""
    parsed = parse_email(outlook.source(_msg()))
    assert parsed.text == "Grüße\nThe key is at the desk.\n"
    assert parsed.subject == "The key, =?"
    assert parsed.sender == Mailbox(name="Weber, Anna", address="anna@example.org")
    assert parsed.to == (Mailbox(name="Bo", address="bo@example.org"),)
    assert parsed.cc == (Mailbox(name="Cleo", address="cleo@example.org"),)
    assert parsed.message_id == "1@example.org"
    assert parsed.sent_at is not None
    assert parsed.sent_at.isoformat().startswith("2026-03-0")
    assert parsed.defects == ()


@needs_extra
def test_html_counts_where_it_is_there() -> None:
    """In the charset that the page names."""
    page = "<html><head><meta charset=windows-1252></head><body><p>Grüße</p></body></html>"
    parsed = parse_email(outlook.source(_msg(html=page.encode("cp1252"))))
    assert parsed.text == "Grüße"


@needs_extra
def test_files_and_messages_inside_are_attachments() -> None:
    """A file is listed, a message is a forward."""
    inner: Tree = message({0x001A: "IPM.Note", 0x0037: "Old", 0x1000: "inner text"}, top=False)
    attached = (Attached("Grüße.pdf", b"%PDF-1", "application/pdf"), Attached("Old", inner))
    parsed = parse_email(outlook.source(_msg(attached=attached)))
    expected = Attachment(name="Grüße.pdf", content_type="application/pdf", size=6)
    assert parsed.attachments == (expected,)
    assert "Subject: Old\n" in parsed.text
    assert parsed.text.endswith("inner text")


@needs_extra
def test_msg_is_read_wherever_it_stands(tmp_path: Path) -> None:
    """Alone, in a folder and in an archive; again by its place."""
    alone = tmp_path / "a.eml"
    alone.write_bytes(_msg())
    inside = folder(tmp_path / "dump", {"a": _msg(), "b": MAILS[0]})
    for path in (alone, inside, zipped(tmp_path / "z", {"a": _msg()})):
        mailbox = open_mailbox(path)
        entry = next(mailbox.entries())
        assert isinstance(entry, Entry)
        assert entry.source == mailbox.read(entry.place) == outlook.source(_msg())
    assert open_mailbox(alone).format == "msg"


@needs_extra
def test_damage_is_a_reason_without_content(tmp_path: Path) -> None:
    """Cut or overwritten anywhere, there is a mail or a reason."""
    data = _msg()
    for at in range(512, len(data), 700):
        for bad in (data[:at], data[:at] + b"\xff" * 300 + data[at + 300 :]):
            found = list(open_mailbox(folder(tmp_path, {"a": bad})).entries())
            assert len(found) == 1
            assert isinstance(found[0], Entry) or found[0].reason in {
                Reason.DAMAGED,
                Reason.NOT_MAIL,
            }


def test_an_old_word_document_is_not_mail(tmp_path: Path) -> None:
    """It is a compound file too."""
    data = compound({"WordDocument": b"text", "1Table": b""})
    found = list(open_mailbox(folder(tmp_path, {"a.msg": data})).entries())
    assert [e.reason for e in found if isinstance(e, Unreadable)] == [Reason.NOT_MAIL]


def test_without_the_extra_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mailbox of one raises; among others it is a reason."""
    monkeypatch.setattr("context_trim.mailbox.outlook.find_spec", lambda _name: None)
    dump = folder(tmp_path, {"a": _msg(), "b": MAILS[0]})
    with pytest.raises(MissingExtraError, match=r"pip install 'context-trim\[outlook\]'"):
        open_mailbox(dump / "a")
    first, second = open_mailbox(dump).entries()
    assert isinstance(first, Unreadable)
    assert first.reason is Reason.MISSING_EXTRA
    assert "context-trim[outlook]" in first.detail
    assert isinstance(second, Entry)
