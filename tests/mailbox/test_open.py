"""What a path holds, and what is said of what holds no mails."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from context_trim import SourceError, parse_email
from context_trim.mailbox import Entry, Unreadable, open_mailbox
from tests.mailbox.writers import JPEG, MAILS, folder, mboxrd, tarred, zipped

FORMATS: dict[str, Callable[[Path], Path]] = {
    "mail": lambda p: _file(p / "a.txt", MAILS[0]),
    "mbox": lambda p: _file(p / "a.json", mboxrd(MAILS)),
    "json": lambda p: _file(p / "a.mbox", b'{"raw": "U3ViamVjdDogYQoKYg", "threadId": "1"}\n'),
    "zip": lambda p: zipped(p / "a.eml", {"a": MAILS[0]}),
    "tar": lambda p: tarred(p / "a.zip", {"a": MAILS[0]}),
    "tar.gz": lambda p: tarred(p / "a", {"a": MAILS[0]}, "w:gz"),
    "folder": lambda p: folder(p / "a.zip", {"a": MAILS[0]}),
    "maildir": lambda p: folder(p / "a", {"cur/a": MAILS[0], "new/a": MAILS[1]}),
}


def _file(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("name", FORMATS)
def test_the_content_says_what_it_is(tmp_path: Path, name: str) -> None:
    """The file's name may be any; each entry is a mail."""
    mailbox = open_mailbox(FORMATS[name](tmp_path))
    assert mailbox.format == name
    entries = list(mailbox.entries())
    assert entries
    for entry in entries:
        assert isinstance(entry, Entry)
        assert parse_email(entry.source).subject
        assert entry.source.decode("latin-1") not in repr(entry)


@pytest.mark.parametrize("data", [b"", b"\n", b" \r\n "])
def test_an_empty_file_has_no_messages_and_a_reason(tmp_path: Path, data: bytes) -> None:
    """It is an empty mailbox and no error."""
    file = _file(tmp_path / "inbox.mbox", data)
    assert open_mailbox(file).format == "empty"
    assert [str(e) for e in open_mailbox(file).entries()] == ["inbox.mbox: empty"]


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda p: _file(p / "photo.jpg", JPEG), r"photo\.jpg is no mailbox: expected an mbox"),
        (lambda p: _file(p / "a.7z", b"7z\xbc\xaf\x27\x1c"), r"a\.7z is no mailbox"),
        (lambda p: p / "none", "none cannot be read: No such file"),
        (lambda _: Path("a\0b"), "cannot be read"),
        (lambda p: _file(p / "a.zip", b"PK\x03\x04" + bytes(50)), r"a\.zip is a zip archive whose"),
        (lambda _: Path("/dev/null"), "/dev/null is no mailbox: it is neither"),
    ],
)
def test_what_is_no_mailbox_is_said(
    tmp_path: Path, make: Callable[[Path], Path], says: str
) -> None:
    """The error names the path and what was expected."""
    with pytest.raises(SourceError, match=says):
        open_mailbox(make(tmp_path))


def test_a_spool_must_be_a_folder(tmp_path: Path) -> None:
    """Nothing is created that wasn't asked for."""
    file = _file(tmp_path / "a.eml", MAILS[0])
    with pytest.raises(SourceError, match="spool is no folder: create it"):
        open_mailbox(file, spool=tmp_path / "spool")


def test_a_place_of_another_mailbox_is_refused(tmp_path: Path) -> None:
    """A place belongs to the file that it names."""
    one, two = (_file(tmp_path / name, mboxrd(MAILS)) for name in ("one", "two"))
    entry = next(open_mailbox(one).entries())
    for other in (two, zipped(tmp_path / "z", {}), tarred(tmp_path / "t", {"a": b""})):
        with pytest.raises(SourceError, match="is not in"):
            open_mailbox(other).read(entry.place)


def test_a_mailbox_given_as_a_mail_names_the_command(tmp_path: Path) -> None:
    """`parse_email` reads one mail; `context-trim replay` reads mailboxes."""
    file = _file(tmp_path / "all.mbox", mboxrd(MAILS))
    with pytest.raises(SourceError, match=rf"use context-trim replay {file}"):
        parse_email(file)
    with pytest.raises(SourceError, match=rf"context-trim replay {tmp_path}"):
        parse_email(tmp_path)


def test_the_errors_of_a_mailbox_carry_no_mail_text(tmp_path: Path) -> None:
    """Places and reasons only."""
    canary = b"canary-7731"
    mails = {"a": canary, "b": b'{"snippet": "%s"}' % canary, "c": b'{"%s' % canary, "d": b"[1]"}
    found = list(open_mailbox(folder(tmp_path, mails)).entries())
    assert len(found) == 4
    assert all(isinstance(e, Unreadable) and "canary" not in str(e) + repr(e) for e in found)
