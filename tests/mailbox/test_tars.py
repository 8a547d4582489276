"""Tar archives, gzipped files, and what an attacker makes of them."""

from __future__ import annotations

import gzip
import io
import tarfile
from pathlib import Path

import pytest

from context_trim import SourceError
from context_trim.config import MailboxLimits
from context_trim.mailbox import Entry, Reason, Unreadable, open_mailbox
from tests.mailbox.writers import JPEG, MAILS, mboxrd, tarred

FILES = {"d/1.": MAILS[0], "all": mboxrd(MAILS), "photo": JPEG, "z": MAILS[1]}


def _found(path: Path, limits: MailboxLimits | None = None) -> list[Entry | Unreadable]:
    return list(open_mailbox(path, limits=limits or MailboxLimits()).entries())


def _kinds(path: Path, limits: MailboxLimits | None = None) -> list[str]:
    return ["mail" if isinstance(e, Entry) else e.reason for e in _found(path, limits)]


@pytest.mark.parametrize("mode", ["w", "w:gz"])
def test_members_are_read_in_their_order(tmp_path: Path, mode: str) -> None:
    """Names say where they stand."""
    found = _found(tarred(tmp_path / "m.tgz", FILES, mode))
    assert [str(e) if isinstance(e, Unreadable) else str(e.place) for e in found] == [
        "m.tgz: d/1.",
        *(f"m.tgz: all at byte {len(mboxrd(MAILS[:n]))}" for n in range(3)),
        "m.tgz: photo: not mail",
        "m.tgz: z",
    ]


@pytest.mark.parametrize("mode", ["w", "w:gz"])
def test_messages_can_be_read_again(tmp_path: Path, mode: str) -> None:
    """A plain tar is sought in; a gzipped one is unpacked once into the spool folder."""
    path, spool = tarred(tmp_path / "m", FILES, mode), tmp_path / "spool"
    spool.mkdir()
    entries = [e for e in _found(path) if isinstance(e, Entry)]
    mailbox = open_mailbox(path, spool=spool if mode == "w:gz" else None)
    assert [mailbox.read(e.place) for e in reversed(entries)] == [
        e.source for e in reversed(entries)
    ]
    assert len(list(spool.iterdir())) == (mode == "w:gz")
    if mode == "w:gz":
        with pytest.raises(SourceError, match=r"m: d/1\. can only be read in its turn"):
            open_mailbox(path).read(entries[0].place)


def test_a_gzipped_mailbox_is_read(tmp_path: Path) -> None:
    """An archive of a mailing list is often one mbox behind gzip."""
    path, spool = tmp_path / "2026-March.txt.gz", tmp_path / "spool"
    spool.mkdir()
    path.write_bytes(gzip.compress(mboxrd(MAILS)))
    mailbox = open_mailbox(path, spool=spool)
    entries = [e for e in mailbox.entries() if isinstance(e, Entry)]
    assert mailbox.format == "gz"
    assert [e.source for e in entries] == MAILS
    assert [mailbox.read(e.place) for e in entries] == MAILS


def test_links_devices_and_names_that_lead_out_are_not_opened(tmp_path: Path) -> None:
    """They are named, and what follows is read."""
    path = tmp_path / "m.tar"
    kinds = {
        "s": tarfile.SYMTYPE,
        "h": tarfile.LNKTYPE,
        "c": tarfile.CHRTYPE,
        "f": tarfile.FIFOTYPE,
    }
    with tarfile.open(path, "w") as archive:
        for name, kind in kinds.items():
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
        for name in ("../a", "/abs", "a/../b", "tmp/1773000000.x"):
            info = tarfile.TarInfo(name)
            info.size = len(MAILS[0])
            archive.addfile(info, io.BytesIO(MAILS[0]))
        info = tarfile.TarInfo("ok")
        info.size = len(MAILS[0])
        archive.addfile(info, io.BytesIO(MAILS[0]))
    expected = [Reason.LINK] * 4 + [Reason.UNSAFE_NAME] * 3 + [Reason.UNDELIVERED, "mail"]
    assert _kinds(path) == expected


@pytest.mark.parametrize("mode", ["w", "w:gz"])
def test_any_cut_gives_what_stands_before_it(tmp_path: Path, mode: str) -> None:
    """The last message as far as it goes, and that it ends in the middle."""
    path = tarred(tmp_path / "m", {str(n): MAILS[n % 3] * 40 for n in range(6)}, mode)
    data = path.read_bytes()
    whole = [e.source for e in _found(path) if isinstance(e, Entry)]
    for size in range(600 if mode == "w" else 60, len(data) - 20, max(len(data) // 40, 1)):
        path.write_bytes(data[:size])
        found = _found(path)
        sources = [e.source for e in found if isinstance(e, Entry)]
        assert sources[:-1] == whole[: max(len(sources) - 1, 0)]
        if sources != whole:
            assert [e.reason for e in found if isinstance(e, Unreadable)] == [Reason.CUT]


def test_a_cut_gzip_of_an_mbox_gives_all_whole_messages(tmp_path: Path) -> None:
    """It is said once that it ends in the middle."""
    path = tmp_path / "a.gz"
    data = gzip.compress(mboxrd(MAILS * 200))
    path.write_bytes(data[: len(data) * 2 // 3])
    found = _found(path)
    sources = [e.source for e in found if isinstance(e, Entry)]
    assert len(sources) > 10
    assert sources[:-1] == (MAILS * 200)[: len(sources) - 1]
    assert [e.reason for e in found if isinstance(e, Unreadable)] == [Reason.CUT]


def test_damage_inside_is_said(tmp_path: Path) -> None:
    """A header that is none ends the archive, and not in silence."""
    path = tarred(tmp_path / "m", {"a": MAILS[0], "b": MAILS[1]})
    data = bytearray(path.read_bytes())
    data[1024:1030] = b"\xff" * 6
    path.write_bytes(data)
    assert _kinds(path) == ["mail", Reason.DAMAGED]


def test_what_unpacks_without_end_is_stopped(tmp_path: Path) -> None:
    """By its ratio and by its sizes."""
    path = tarred(tmp_path / "m", {str(n): MAILS[0] + b"A" * 900_000 for n in range(9)}, "w:gz")
    assert _kinds(path) == ["mail"] * 9
    limits = MailboxLimits(max_message_bytes=1_000_000, max_ratio=10)
    assert "max_ratio" in str(_found(path, limits)[-1])
    assert "max_total_bytes" in str(_found(path, MailboxLimits(max_total_bytes=10_000))[-1])
    assert _kinds(path, MailboxLimits(max_members=2)) == ["mail", "mail", Reason.TOO_LARGE]
    spool = tmp_path / "spool"
    spool.mkdir()
    entry = _found(path)[-1]
    with pytest.raises(SourceError, match=r"larger than a limit \(max_ratio\)"):
        open_mailbox(path, spool=spool, limits=limits).read(entry.place)
    assert list(spool.iterdir()) == []


def test_an_extended_header_without_end_is_not_read(tmp_path: Path) -> None:
    """Its size is a claim; the memory for it is not given."""
    info = tarfile.TarInfo("x")
    info.type, info.size = tarfile.XHDTYPE, 8_000_000_000
    path = tmp_path / "m.tar"
    path.write_bytes(info.tobuf() + bytes(5_000))
    assert _kinds(path) == [Reason.TOO_LARGE]


def test_long_names_are_read(tmp_path: Path) -> None:
    """As GNU and POSIX write them."""
    for form in (tarfile.GNU_FORMAT, tarfile.PAX_FORMAT):
        path = tmp_path / "m.tar"
        with tarfile.open(path, "w", format=form) as archive:
            info = tarfile.TarInfo("ü" * 100 + "/a.eml")
            info.size = len(MAILS[0])
            archive.addfile(info, io.BytesIO(MAILS[0]))
        assert [e.place.member for e in _found(path)] == ["ü" * 100 + "/a.eml"]


def test_many_extended_headers_in_a_row_end_in_a_reason(tmp_path: Path) -> None:
    """`tarfile` recurses for each of them."""
    info = tarfile.TarInfo("x")
    info.type, info.size = tarfile.XHDTYPE, 0
    path = tmp_path / "m.tar"
    path.write_bytes(info.tobuf() * 5_000 + bytes(1_024))
    assert len(_kinds(path)) == 1
