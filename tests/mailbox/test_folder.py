"""Folders of mail files, and Maildirs."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from context_trim import SourceError
from context_trim.config import MailboxLimits
from context_trim.mailbox import Entry, Place, Reason, Unreadable, open_mailbox
from tests.mailbox.writers import JPEG, MAILS, folder, mboxrd, tarred, zipped


def _named(path: Path) -> list[tuple[str, str]]:
    found = open_mailbox(path).entries()
    return [(str(e.place), "mail" if isinstance(e, Entry) else e.reason) for e in found]


def test_files_are_known_by_their_content(tmp_path: Path) -> None:
    """A name says nothing; what is no mail is named with its reason, and counted by it."""
    root = folder(tmp_path / "dump", {
        "allen-p/inbox/1.": MAILS[0],
        "allen-p/inbox/10.": MAILS[1],
        "allen-p/photo.eml": JPEG,
        "allen-p/sent/2.": MAILS[2],
        "note.txt": b"Just a note: not a mail.\n",
        "empty.eml": b"\n \n",
        "old.zip": zipped(tmp_path / "old.zip", {"a.eml": MAILS[0]}).read_bytes(),
        "photo.jpg": JPEG,
        "without a name": MAILS[0],
        "z/all": mboxrd(MAILS[:2]),
    })  # fmt: skip
    found = list(open_mailbox(root).entries())
    assert open_mailbox(root).format == "folder"
    assert [str(e.place) for e in found if isinstance(e, Entry)] == [
        "allen-p/inbox/1.", "allen-p/inbox/10.", "allen-p/sent/2.", "without a name",
        "z/all at byte 0", f"z/all at byte {len(mboxrd(MAILS[:1]))}",
    ]  # fmt: skip
    assert Counter(e.reason for e in found if isinstance(e, Unreadable)) == {
        Reason.NOT_MAIL: 3,
        Reason.EMPTY: 1,
        Reason.ARCHIVE: 1,
    }
    assert str(found[2]) == "allen-p/photo.eml: not mail"


@pytest.mark.parametrize(
    "data",
    [
        b"BEGIN:VCARD\nVERSION:3.0\nFN:Anna\nSTATUS:x\n",
        b"BEGIN:VCALENDAR\nSTATUS:CONFIRMED\nPRIORITY:1\n",
        b"HTTP/1.1 200 OK\nDate: Mon, 02 Mar 2026 09:00:00 GMT\nContent-Type: text/html\n\n",
        b"<html><body>From: me</body></html>",
        b"from a import b\n",
        b"%PDF-1.7\nSubject: x\n",
        b"{\\rtf1\\ansi From: me\nTo: you\n}",
        b"[note] To be done\n",
        b"name,from,to\n1,2,3\n",
        b"\0\0\0\0" * 400,
        b"x" * 100_000,
    ],
)
def test_text_that_looks_like_a_header_is_no_mail(tmp_path: Path, data: bytes) -> None:
    """Cards, calendars, pages, programs."""
    assert _named(folder(tmp_path, {"a": data})) == [("a", Reason.NOT_MAIL)]


@pytest.mark.parametrize(
    "data",
    [
        MAILS[0].replace(b"\n", b"\r\n"),
        b"\xef\xbb\xbf" + MAILS[0],
        b"\n\n" + MAILS[0],
        b"From anna@example.org\n" + MAILS[0],
        b"X-Mailer: y\n" * 30 + b"Date: x\n\ntext",
        b"Subject: a\n b\n c",
        MAILS[0].decode().encode("utf-16"),
        b"This line has no colon\nTo: x\n" + MAILS[0],
        b" folded\nFrom: a\nTo: b\nSubject: c\n\n",
        b"Fr\0om: a\nTo: b\nSubject: c\nDate: x\n\n\0",
        b"References:" + b" <1@example.org>" * 9_000 + b"\nSubject: a\n\n",
        b"Received: (qmail); x\n" + b"Received: by\n" * 2_000 + b"\n",
    ],
)
def test_mails_as_they_lie_in_folders(tmp_path: Path, data: bytes) -> None:
    """Line ends, byte order marks, and envelope lines do not matter."""
    assert [kind for _, kind in _named(folder(tmp_path, {"a": data}))] == ["mail"]


def test_a_maildir_is_its_cur_and_new(tmp_path: Path) -> None:
    """What is in `tmp` isn't delivered; folders inside (Maildir++) are read alike."""
    root = folder(tmp_path, {
        "cur/1.a:2,S": MAILS[0],
        "new/2.b": MAILS[1],
        "tmp/3.c": MAILS[2][:20],
        ".Sent/cur/4.d": MAILS[2],
        ".Sent/tmp/5.e": b"",
    })  # fmt: skip
    (root / ".Sent" / "new").mkdir()
    assert open_mailbox(root).format == "maildir"
    assert _named(root) == [
        (".Sent/cur/4.d", "mail"),
        (".Sent/tmp/5.e", Reason.UNDELIVERED),
        ("cur/1.a:2,S", "mail"),
        ("new/2.b", "mail"),
        ("tmp/3.c", Reason.UNDELIVERED),
    ]


def test_a_folder_called_tmp_elsewhere_is_read(tmp_path: Path) -> None:
    """Only beside `cur` or `new` is it a Maildir's."""
    assert _named(folder(tmp_path, {"tmp/a": MAILS[0]})) == [("tmp/a", "mail")]


def test_links_and_devices_are_named_and_not_followed(tmp_path: Path) -> None:
    """Neither to files nor to folders nor round in a circle."""
    root = folder(tmp_path / "dump", {"a": MAILS[0]})
    (tmp_path / "secret").write_bytes(MAILS[1])
    (root / "b").symlink_to(tmp_path / "secret")
    (root / "c").symlink_to(root)
    os.mkfifo(root / "d")
    assert _named(root) == [("a", "mail")] + [(name, Reason.LINK) for name in "bcd"]
    for name in ("b", "c/a", "../secret", str(tmp_path / "secret"), ""):
        with pytest.raises(SourceError, match="is not in"):
            open_mailbox(root).read(Place(file=name, length=10))


def test_messages_can_be_read_again(tmp_path: Path) -> None:
    """From files of every kind, in any order."""
    root = folder(tmp_path, {"a/1.": MAILS[0], "b": mboxrd(MAILS), "ü/c.eml": MAILS[2]})
    entries = [e for e in open_mailbox(root).entries() if isinstance(e, Entry)]
    assert len(entries) == 5
    assert all(open_mailbox(root).read(e.place) == e.source for e in reversed(entries))


def test_what_has_changed_is_said(tmp_path: Path) -> None:
    """A file that is shorter, of another kind, or gone."""
    root = folder(tmp_path, {"a": MAILS[0]})
    entry = next(open_mailbox(root).entries())
    (root / "a").write_bytes(MAILS[0][:30])
    with pytest.raises(SourceError, match="a: the message no longer stands there"):
        open_mailbox(root).read(entry.place)
    (root / "a").write_bytes(JPEG)
    with pytest.raises(SourceError, match="a: not mail"):
        open_mailbox(root).read(entry.place)
    (root / "a").unlink()
    with pytest.raises(SourceError, match="a cannot be read: No such file"):
        open_mailbox(root).read(entry.place)


def test_limits_are_named(tmp_path: Path) -> None:
    """At the limit all is read, above it what is left out is said."""
    root = folder(tmp_path, {"a": MAILS[0], "b": MAILS[1], "c": MAILS[2]})
    size = len(MAILS[0])
    limits = MailboxLimits(max_message_bytes=size, max_members=2)
    found = list(open_mailbox(root, limits=limits).entries())
    assert isinstance(found[0], Entry)
    assert [e.reason for e in found[1:] if isinstance(e, Unreadable)] == [Reason.TOO_LARGE] * 2
    assert str(found[2]).endswith("larger than a limit (max_members)")


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    """Zero messages and a reason."""
    found = list(open_mailbox(tmp_path).entries())
    assert [e.reason for e in found if isinstance(e, Unreadable)] == [Reason.EMPTY]


def test_names_that_a_terminal_would_obey_are_escaped() -> None:
    """A place is printed as text, whatever a name holds."""
    place = Place(file="a\x1b[2J\n.zip", member="b\udcff")
    assert str(place) == "a\\x1b[2J\\n.zip: b\\udcff"


def test_a_tar_in_a_folder_is_named(tmp_path: Path) -> None:
    """Archives are opened when they are the mailbox."""
    root = folder(tmp_path / "dump", {"x": tarred(tmp_path / "x.tar", {"a": b""}).read_bytes()})
    assert _named(root) == [("x", Reason.ARCHIVE)]
