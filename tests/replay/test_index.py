"""Pass one: which mails are there, and which belong together."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from context_trim.errors import OutputError, SourceError
from context_trim.mail import parse_email, split_zones
from context_trim.mailbox import Reason
from context_trim.replay import grouping
from context_trim.replay.index import Index, build_index
from context_trim.thread import group_emails
from tests.mailbox.writers import JPEG, folder, tarred, zipped
from tests.replay.dumps import SALT, indexed, mail, mbox, rows, threads


def test_references_join_over_what_is_missing(tmp_path: Path) -> None:
    """Two replies to a mail that isn't in the dump are one thread."""
    mails = [
        mail("b", subject="Re: One", references="a"),
        mail("x", subject="Other"),
        mail("c", subject="Re: Two", in_reply_to="a", days=1),
    ]
    assert threads(indexed(tmp_path, mails)) == [[0, 2], [1]]


def test_threads_of_the_provider(tmp_path: Path) -> None:
    """Mails to which Gmail gives one thread are one."""
    mails = [
        mail("a", subject="One", X_GM_THRID="17"),
        mail("b", subject="Two", X_GM_THRID="18"),
        mail("c", subject="Three", X_GM_THRID="17"),
    ]
    assert threads(indexed(tmp_path, mails)) == [[0, 2], [1]]


def test_subject_joins_people_within_thirty_days(tmp_path: Path) -> None:
    """A reply without references joins the mail before it of its people, while that is fresh."""
    mails = [
        mail("a"),
        mail("b", subject="Re: The key", sender="bo@example.org", to="anna@example.org", days=3),
        mail("c", subject="Re: The key", sender="cleo@example.org", to="dan@example.org", days=3),
        mail("d", subject="Re: The key", sender="bo@example.org", to="anna@example.org", days=40),
        mail("e", subject="The key", days=41),
    ]
    assert threads(indexed(tmp_path, mails)) == [[0, 1], [2], [3], [4]]


def test_subjects_go_by_date(tmp_path: Path) -> None:
    """A reply joins the mail that was sent before it, wherever that stands in the dump."""
    mails = [
        mail("late", subject="The key", days=20),
        mail("reply", subject="Re: The key", sender="bo@example.org", to="a@example.org", days=9),
        mail("first", sender="a@example.org", to="bo@example.org", days=8),
    ]
    assert threads(indexed(tmp_path, mails)) == [[0], [2, 1]]


def test_order_of_arrival(tmp_path: Path) -> None:
    """Mails of a thread come by date, those without at the end; equal ones as in the dump."""
    mails = [
        mail("c", references="a", days=2),
        mail("n", references="a", days=None),
        mail("a"),
        mail("b", references="a", days=1),
        mail("b2", references="a", days=1),
    ]
    assert threads(indexed(tmp_path, mails)) == [[2, 3, 4, 0, 1]]


def test_threads_are_numbered_by_their_first_mails(tmp_path: Path) -> None:
    """A thread has the number of the first of its mails in the dump, whenever it was sent."""
    mails = [mail("x", days=9), mail("b", references="a", days=5), mail("a", days=1)]
    assert [row["thread"] for row in rows(indexed(tmp_path, mails))] == [0, 1]


NAMES = st.sampled_from(["", "a", "b", "c", "d"])
PEOPLE = st.sampled_from(["anna@example.org", "Bo@example.org", "cleo@example.org", "Dan"])
MAILS = st.lists(
    st.fixed_dictionaries(
        {
            "subject": st.sampled_from(["The key", "Re: The key", "AW: Re: the  KEY", "Tax", ""]),
            "sender": PEOPLE,
            "to": PEOPLE,
            "days": st.one_of(st.none(), st.sampled_from([0, 1, 2, 31, 32, 64])),
            "references": st.sampled_from(["", "", "a", "b", "c d"]),
            "X_GM_THRID": st.sampled_from(["", "", "", "7"]),
        }
    ),
    max_size=12,
)


@settings(deadline=None, max_examples=60)
@given(MAILS, st.lists(NAMES, min_size=12, max_size=12))
def test_threads_are_those_of_the_library(
    tmp_path_factory: pytest.TempPathFactory, given: list[dict[str, str]], names: list[str]
) -> None:
    """Where no mail quotes another, the index groups as `parse_threads` does."""
    mails = [
        mail(name, body=f"Text {at}.", **fields)  # type: ignore[arg-type]
        for at, (name, fields) in enumerate(zip(names, given, strict=False))
    ]
    emails = [parse_email(source) for source in mails]
    numbers = {email.id: at for at, email in enumerate(emails)}
    expected = {
        frozenset(numbers[email.id] for email in group)
        for group in group_emails(emails, split_zones)
    }
    if mails:
        with indexed(tmp_path_factory.mktemp("dump"), mails) as index:
            assert {frozenset(thread) for thread in threads(index)} == expected


def test_copies_count_once(tmp_path: Path) -> None:
    """A mail that lies in the dump twice, also under another Message-ID, is read once."""
    twice = mail("a", body="Same")
    mails = [
        twice,
        mail("b", references="a", days=1),
        twice,
        mail("other", body="Same"),
        mail("c", body="Same", days=2),
        mail("n1", body="Same", days=None),
        mail("n2", body="Same", days=None),
        mail("to", body="Same", to="cleo@example.org"),
        mail("by", body="Same", sender="cleo@example.org"),
        mail("on", body="Same", subject="The keys"),
    ]
    index = indexed(tmp_path, mails)
    assert threads(index) == [[0, 1], [4], [5], [6], [7], [8], [9]]
    assert (index.fingerprint.mails, index.fingerprint.copies) == (10, 2)


def test_large_threads_are_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A thread above the limits becomes several, by date; nothing is lost."""
    monkeypatch.setattr(grouping, "MOST_MAILS", 4)
    mails = [mail(f"m{n}", references="root", days=-n) for n in range(10)]
    assert threads(indexed(tmp_path, mails, "count")) == [[1, 0], [5, 4, 3, 2], [9, 8, 7, 6]]
    monkeypatch.setattr(grouping, "MOST_BYTES", 2_000)
    mails = [mail(f"m{n}", references="root", days=n, body="x" * 900 * n) for n in range(4)]
    assert threads(indexed(tmp_path, mails, "bytes")) == [[0, 1], [2], [3]]


def test_dumps_of_all_kinds_are_one_mailbox(tmp_path: Path) -> None:
    """Several dumps are read one after the other; threads reach over them."""
    files = [mail(name, references="a", days=at) for at, name in enumerate("abcdefgh")]
    names = "utf-8-\udcff.eml"  # a name that is no text
    paths = [
        mbox(tmp_path / "a.mbox", files[:2]),
        zipped(tmp_path / "b.zip", {"x/c.eml": files[2], "photo.jpg": JPEG}),
        tarred(tmp_path / "c.tar.gz", {"d.eml": files[3], "e.eml": files[4]}, "w:gz"),
        folder(tmp_path / "d", {"1.": files[5], names: files[6]}),
    ]
    spool = tmp_path / "spool"
    spool.mkdir()
    index = build_index(paths, tmp_path / "index", salt=SALT)
    (row,) = rows(index, spool)
    assert [m["source"] for m in row["messages"]] == [
        source.rstrip(b"\n") + b"\n" for source in files[:7]
    ]
    assert [m["place"] for m in row["messages"]][::3] == [
        f"{tmp_path.name}: a.mbox at byte 0",
        f"{tmp_path.name}: c.tar.gz: d.eml",
        r"d: utf-8-\udcff.eml",
    ]
    assert [d.format for d in index.dumps] == ["mbox", "zip", "tar.gz", "folder"]
    assert list(index.unreadable()) == [
        (3, f"{tmp_path.name}: b.zip: photo.jpg", Reason.NOT_MAIL, "")
    ]


def test_what_is_cut_is_said_and_read(tmp_path: Path) -> None:
    """The last mail of a cut mbox is a mail, and said to end in the middle."""
    path = mbox(tmp_path / "all.mbox", [mail("a"), mail("b", subject="Other")])
    path.write_bytes(path.read_bytes()[:-8])
    index = build_index([path], tmp_path / "index", salt=SALT)
    assert threads(index) == [[0], [1]]
    assert [reason for _, _, reason, _ in index.unreadable()] == [Reason.CUT]


def test_empty_dump(tmp_path: Path) -> None:
    """Nothing in, no thread out, and the dump is said to be empty."""
    (tmp_path / "empty").touch()
    index = build_index([tmp_path / "empty"], tmp_path / "index", salt=SALT)
    assert rows(index) == []
    assert [reason for _, _, reason, _ in index.unreadable()] == [Reason.EMPTY]


def test_fingerprint_is_of_the_content(tmp_path: Path) -> None:
    """It is equal at another path and under another salt, and no other mails have it."""
    mails = [mail("a"), mail("b")]
    other = mbox(tmp_path / "other.mbox", mails)
    same = build_index([other], tmp_path / "other", salt=b"another").fingerprint
    assert same == indexed(tmp_path, mails).fingerprint
    changed = [
        mails[::-1], mails[:1], [mails[0], mail("b", body="New")], [mails[0], mail("b", days=1)],
    ]  # fmt: skip
    prints = {indexed(tmp_path, m, "c").fingerprint.sha256 for m in [mails, *changed]}
    assert len(prints) == 5


def test_index_shows_no_content(tmp_path: Path) -> None:
    """Neither addresses nor subjects, ids or text stand in the file."""
    index = indexed(
        tmp_path,
        [
            mail(
                "canary",
                subject="Canary Re: canary",
                sender="canary@example.org",
                to="canary@example.net",
                body="canary",
                X_GM_THRID="canary",
            )
        ],
    )
    assert b"canary" not in index.file.read_bytes().lower()


def test_wrong_files_are_refused(tmp_path: Path) -> None:
    """An index opens with its salt and version; the error says what to do."""
    index = indexed(tmp_path, [mail("a")])
    with pytest.raises(SourceError, match="another salt: read the mails again"):
        Index(index.file, salt=b"wrong")
    with pytest.raises(SourceError, match="no index of mails"):
        Index(tmp_path / "all.mbox", salt=SALT)
    with pytest.raises(SourceError, match="no index of mails"):
        Index(tmp_path / "none", salt=SALT)
    with sqlite3.connect(index.file) as connection:
        connection.execute("UPDATE about SET value = '99' WHERE name = 'version'")
    connection.close()
    with pytest.raises(SourceError, match="another version"):
        Index(index.file, salt=SALT)


def test_an_interrupted_index_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is left of an index that did not become whole, and an older one stays."""
    monkeypatch.setattr("context_trim.replay.index._FLUSHED", 2)
    old = indexed(tmp_path, [mail("a")]).file.read_bytes()

    def stop(_: int) -> None:
        raise KeyboardInterrupt

    path = mbox(tmp_path / "more.mbox", [mail(f"m{n}") for n in range(9)])
    with pytest.raises(KeyboardInterrupt):
        build_index([path], tmp_path / "all.sqlite", salt=SALT, progress=stop)
    assert (tmp_path / "all.sqlite").read_bytes() == old
    assert sorted(p.name for p in tmp_path.iterdir()) == ["all.mbox", "all.sqlite", "more.mbox"]


def test_index_that_cannot_be_written(tmp_path: Path) -> None:
    """One clear line names the file."""
    path = mbox(tmp_path / "all.mbox", [mail("a")])
    with pytest.raises(OutputError, match="none/index cannot be written"):
        build_index([path], tmp_path / "none" / "index", salt=SALT)
