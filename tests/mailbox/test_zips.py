"""Zip archives, honest and hostile."""

from __future__ import annotations

import json
import stat
import zipfile
from pathlib import Path

import pytest

from context_trim import SourceError
from context_trim.config import MailboxLimits
from context_trim.mailbox import Entry, Place, Reason, Unreadable, open_mailbox
from tests.mail.api_messages import gmail
from tests.mailbox.writers import JPEG, MAILS, mboxrd, tarred, zipped


def _reasons(path: Path, limits: MailboxLimits | None = None) -> list[str]:
    found = open_mailbox(path, limits=limits or MailboxLimits()).entries()
    return ["mail" if isinstance(e, Entry) else e.reason for e in found]


def _archive(tmp_path: Path) -> Path:
    return zipped(tmp_path / "mails.zip", {
        "a/": b"",
        "a/b.eml": MAILS[0],
        "Takeout/Mail/all.mbox": mboxrd(MAILS),
        "api.jsonl": json.dumps(gmail()).encode() * 1,
        "photo.jpg": JPEG,
        "inner.zip": zipped(tmp_path / "inner.zip", {"c": MAILS[0]}).read_bytes(),
        "inner.tar": tarred(tmp_path / "inner.tar", {"c": MAILS[0]}).read_bytes(),
        "cur/1.a": MAILS[1],
        "tmp/1773000000.x.host": MAILS[1],
    })  # fmt: skip


def test_members_are_read_in_their_order(tmp_path: Path) -> None:
    """Mails, mailboxes and JSON; photos and archives inside are named."""
    found = list(open_mailbox(_archive(tmp_path)).entries())
    assert [str(e.place) if isinstance(e, Entry) else str(e) for e in found] == [
        "mails.zip: a/b.eml",
        "mails.zip: Takeout/Mail/all.mbox at byte 0",
        f"mails.zip: Takeout/Mail/all.mbox at byte {len(mboxrd(MAILS[:1]))}",
        f"mails.zip: Takeout/Mail/all.mbox at byte {len(mboxrd(MAILS[:2]))}",
        "mails.zip: api.jsonl at byte 0",
        "mails.zip: photo.jpg: not mail",
        "mails.zip: inner.zip: an archive inside, which is not opened",
        "mails.zip: inner.tar: an archive inside, which is not opened",
        "mails.zip: cur/1.a",
        "mails.zip: tmp/1773000000.x.host: not delivered yet (tmp of a Maildir)",
    ]


def test_with_a_spool_every_message_can_be_read_again(tmp_path: Path) -> None:
    """Each mailbox inside is unpacked once, under a name that no member chooses."""
    path, spool = _archive(tmp_path), tmp_path / "spool"
    spool.mkdir()
    entries = [e for e in open_mailbox(path).entries() if isinstance(e, Entry)]
    for _ in range(2):
        mailbox = open_mailbox(path, spool=spool)
        assert all(mailbox.read(e.place) == e.source for e in reversed(entries))
    assert len(list(spool.iterdir())) == 2


def test_without_a_spool_one_of_several_says_what_to_do(tmp_path: Path) -> None:
    """Mails that are members of their own need none."""
    path = _archive(tmp_path)
    entries = [e for e in open_mailbox(path).entries() if isinstance(e, Entry)]
    assert open_mailbox(path).read(entries[0].place) == MAILS[0]
    with pytest.raises(SourceError, match=r"all\.mbox at byte 0 can only be .* spool=FOLDER"):
        open_mailbox(path).read(entries[1].place)


@pytest.mark.parametrize(
    "name",
    ["../a.eml", "a/../../b", "/etc/a", "\\a", "C:\\a.eml", "..\\a", "a" * 5_000, "c:a"],
)
def test_names_that_lead_out_are_not_opened(tmp_path: Path, name: str) -> None:
    """They are named, and so are those after them."""
    path = zipped(tmp_path / "a.zip", {name: MAILS[0], "b.eml": MAILS[1]})
    assert _reasons(path) == [Reason.UNSAFE_NAME, "mail"]


def test_links_and_encrypted_members_are_not_opened(tmp_path: Path) -> None:
    """By their mode and their flag."""
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        link = zipfile.ZipInfo("link")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, b"/etc/passwd")
        archive.writestr("secret", MAILS[0])
    data = path.read_bytes()
    at = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 1)
    path.write_bytes(data[: at + 8] + b"\x01" + data[at + 9 :])
    assert _reasons(path) == [Reason.LINK, Reason.ENCRYPTED]


def test_a_damaged_member_costs_only_itself(tmp_path: Path) -> None:
    """What could be read of it comes out, and it is said."""
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.eml", MAILS[0])
        archive.writestr("b.eml", MAILS[1])
    data = path.read_bytes()
    path.write_bytes(data.replace(b"The key is", b"The kex is", 1))
    assert _reasons(path)[-2:] == [Reason.DAMAGED, "mail"]


def test_what_unpacks_without_end_is_stopped(tmp_path: Path) -> None:
    """By its ratio, its size and the archive's; honest mail below the limits is not."""
    bomb = zipped(tmp_path / "bomb.zip", {str(n): MAILS[0] + b"A" * 3_000_000 for n in range(9)})
    assert _reasons(bomb) == ["mail"] * 9
    tight = MailboxLimits(max_message_bytes=4_000_000)
    assert Reason.TOO_LARGE in _reasons(bomb, tight)
    found = list(open_mailbox(bomb, limits=tight).entries())
    assert any("max_ratio" in str(e) for e in found)
    total = MailboxLimits(max_total_bytes=10_000_000)
    assert "max_total_bytes" in str(list(open_mailbox(bomb, limits=total).entries())[-1])
    member = MailboxLimits(max_member_bytes=1_000)
    assert "max_member_bytes" in str(list(open_mailbox(bomb, limits=member).entries())[-1])
    few = MailboxLimits(max_members=2)
    assert _reasons(bomb, few) == ["mail", "mail", Reason.TOO_LARGE]


def test_an_empty_zip_says_so(tmp_path: Path) -> None:
    """Zero messages and a reason."""
    assert _reasons(zipped(tmp_path / "a.zip", {})) == [Reason.EMPTY]


def test_a_place_that_is_not_in_the_archive_is_refused(tmp_path: Path) -> None:
    """Also where only its size is wrong."""
    path = zipped(tmp_path / "a.zip", {"a": MAILS[0]})
    with pytest.raises(SourceError, match="is not in"):
        open_mailbox(path).read(Place(file="a.zip", member="b"))
    with pytest.raises(SourceError, match="no longer stands there"):
        open_mailbox(path).read(Place(file="a.zip", member="a", length=3))


def test_names_with_controls_are_printed_as_text(tmp_path: Path) -> None:
    """A name is data."""
    found = list(open_mailbox(zipped(tmp_path / "a.zip", {"a\x1b[2J": JPEG})).entries())
    assert isinstance(found[0], Unreadable)
    assert str(found[0]) == "a.zip: a\\x1b[2J: not mail"
