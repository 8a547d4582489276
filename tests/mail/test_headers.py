"""Header fields: text, people, ids, parameters, and where a header ends."""

from __future__ import annotations

import pytest

from context_trim import Email, parse_email
from context_trim.mail.parameters import read_parameters
from context_trim.mail.words import decode_words


def _with(*fields: bytes) -> Email:
    return parse_email(b"\n".join([b"MIME-Version: 1.0", *fields, b"", b"text"]))


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("=?utf-8?q?Gr=C3=BC=C3=9Fe?= an alle", "Grüße an alle"),
        ("=?utf-8?b?R3LDvMOf?=\n =?utf-8?b?ZQ==?=", "Grüße"),
        ("=?utf-8?b?R3LD?= =?utf-8?b?vMOfZQ==?=", "Grüße"),
        ("=?utf-8?b?R3LDvM\n OfZQ==?=", "Grüße"),
        ("=?utf-8?q?a b?=", "a b"),
        ("=?utf-8*de?q?f=C3=BCr?=", "für"),
        ("=?UTF-8?B?R3LDvMOfZQ?=", "Grüße"),
        ("=?utf-8?q?cut of", "cut of"),
        ("=?x-none?q?f=FCr?=", "für"),
        ("=?iso-2022-jp?b?GyRCMnE1RBsoQg==?=", "会議"),
        ("=?utf-8?x?a?= stays", "=?utf-8?x?a?= stays"),
        ("=?utf-8?q?a?=b=?utf-8?q?c?=", "abc"),
        ("one\n two", "one two"),
    ],
)
def test_encoded_words(raw: str, text: str) -> None:
    """Cut characters, folds and blanks inside, odd charsets, a missing end."""
    assert decode_words(raw) == text


def test_raw_bytes_in_a_header() -> None:
    """UTF-8 first, then what the mail says its charset is."""
    assert _with("Subject: Grüße".encode()).subject == "Grüße"
    koi = "Subject: Встреча".encode("koi8-r")
    assert _with(koi, b"Content-Type: text/plain; charset=koi8-r").subject == "Встреча"


@pytest.mark.parametrize(
    ("raw", "name", "address"),
    [
        (b"Weber, Anna <anna@example.org>", "Weber, Anna", "anna@example.org"),
        (b'"Weber, Anna" <anna@example.org>', "Weber, Anna", "anna@example.org"),
        (b"=?utf-8?q?Weber=2C_J=C3=B6rg?= <j@example.org>", "Weber, Jörg", "j@example.org"),
        (b"anna@example.org", "", "anna@example.org"),
        (b"anna@example.org (Anna)", "Anna", "anna@example.org"),
        (b"Team: anna@example.org, bo@example.org;", "", "anna@example.org"),
        (b"<anna@example.org", "", "anna@example.org"),
        (b"Anna Weber", "Anna Weber", ""),
        (b"Anna <>", "Anna <>", ""),
        (b"", "", ""),
        (b"(" * 2_000 + b"a@b", None, None),
        (b'"\\' * 50_000, None, None),
        (b"<" * 100_000, None, None),
    ],
)
def test_the_sender(raw: bytes, name: str | None, address: str | None) -> None:
    """Whatever stands in From gives a name, an address, both or none."""
    sender = _with(b"From: " + raw).sender
    assert name is None or (sender.name, sender.address) == (name, address)


def test_recipients() -> None:
    """All of them, in order, from all fields of the name; commas in names don't cut them."""
    many = ", ".join(f"Person {i} <p{i}@example.org>" for i in range(8_000))
    parsed = _with(
        b'To: Weber, Anna <a@example.org>, "B, C" <b@example.org>; c@example.org',
        b"To: Team: d@example.org;",
        b"Cc: " + many.encode(),
    )
    assert [m.address for m in parsed.to] == [f"{c}@example.org" for c in "abcd"]
    assert [m.name for m in parsed.to] == ["Weber, Anna", "B, C", "", ""]
    assert len(parsed.cc) == 8_000
    assert parsed.cc[-1].name == "Person 7999"


@pytest.mark.parametrize(
    ("raw", "ids"),
    [
        (b"<a@x> <b@x>\n <a@x>", ("a@x", "b@x")),
        (b"<a\n @x>", ("a@x",)),
        (b"a@x, b@x", ("a@x", "b@x")),
        (b"<a@x><b@x>,<c@x>", ("a@x", "b@x", "c@x")),
        (b"Your message of Monday <a@x>", ("a@x",)),
        (b"Message from anna@example.org of Monday", ()),
        (b"<a@x", ("a@x",)),
        (b"<>", ()),
        (b"<" * 10_000, ()),
    ],
)
def test_references(raw: bytes, ids: tuple[str, ...]) -> None:
    """Ids are found among what else stands there; folded and bare ones too."""
    assert _with(b"References: " + raw).references == ids


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (b'name="a;b.txt"', "a;b.txt"),
        (b"name=a b.txt", "a b.txt"),
        (b"name*=utf-8''%C3%BCber.txt", "über.txt"),
        (b"name*0*=utf-8''%C3; name*1*=%BCber; name*2=.txt", "über.txt"),
        (b'name*1="er.txt"; name*0="ub"', "uber.txt"),
        (b'name*1="er.txt"', "er.txt"),
        (b'name="=?utf-8?q?=C3=BCber.txt?="', "über.txt"),
        (b'name="never closed.txt', "never closed.txt"),
        (b"name*x=1; name=b.txt", "b.txt"),
        (b"name*" + b"9" * 5_000 + b"=1", ""),
    ],
)
def test_parameters(raw: bytes, name: str) -> None:
    """Quotes, RFC 2231 in pieces of any order, encoded words against the RFC, missing ends."""
    read = read_parameters(b"text/plain; " + raw)
    assert (read.value, read.get("name")) == ("text/plain", name)


@pytest.mark.parametrize(
    ("source", "subject", "text", "defects"),
    [
        (b"Subject: s\nTo: a@x\nno header here", "s", "no header here", ("header_end",)),
        (b"Subject: s\nodd line\nTo: a@x\n\ntext", "s", "text", ("header",)),
        (b"From a@x Mon Jan  5 09:00:00 2026\nSubject: s\n\ntext", "s", "text", ()),
        (b"Subject: s\n>From a@x\nTo: b@x\n\ntext", "s", "text", ()),
        (b"Subject: s\n \nTo: b@x\n\ntext", "s", "text", ()),
        (b"Subject: s\n \ntext", "s", "text", ()),
        (b"Subject: s\rTo: b@x\r\rtext", "s", "text", ()),
        (b"\n\nSubject: s\r\nTo: b@x\n\r\ntext", "s", "text", ()),
        (b"Subject:\nSubject: s\n\ntext", "s", "text", ()),
        (b"SUBJECT : s\n\ntext", "s", "text", ()),
        (b"Note: see below\n\ntext", "", "Note: see below\n\ntext", ("no_header",)),
        ("Subject: s\n\ntext".encode("utf-16"), "s", "text", ("charset",)),
    ],
)
def test_where_a_header_ends(
    source: bytes, subject: str, text: str, defects: tuple[str, ...]
) -> None:
    """Stray lines, envelopes, lines of blanks, any line ends, and text that looks like a field."""
    parsed = parse_email(source)
    assert (parsed.subject, parsed.text, parsed.defects) == (subject, text, defects)


@pytest.mark.parametrize(
    ("field", "labels"),
    [
        ("Inbox,Sent", ("Inbox", "Sent")),
        ('Inbox,"Red, blue",  Later ', ("Inbox", "Red, blue", "Later")),
        ('"a ""b"" c",,Inbox,Inbox', ('a "b" c', "Inbox")),
        (
            "=?UTF-8?Q?Ge=C3=B6ffnet,=22Kategorie:_Pers=C3=B6nlich,_neu=22?=",
            ("Geöffnet", "Kategorie: Persönlich, neu"),
        ),
        ("=?UTF-8?Q?Ge=C3=B6ffnet,?=\n =?UTF-8?Q?=22neu,_alt=22?=", ("Geöffnet", "neu, alt")),
        ('open "quote,Inbox', ('open "quote', "Inbox")),
        ('",' * 20_000, (",",)),
        (",,", ()),
    ],
)
def test_labels_of_takeout_are_a_line_of_csv(field: str, labels: tuple[str, ...]) -> None:
    """Quoted ones hold commas, the whole may be encoded (RFC 2047) and folded."""
    assert parse_email(f"X-Gmail-Labels: {field}\n\ntext").labels == labels


def test_the_thread_of_takeout_is_kept() -> None:
    """`X-GM-THRID`, Gmail's number as its API spells it; a mail without it has none."""
    takeout = parse_email("X-GM-THRID: 1740000000000000017\nSubject: Key\n\ntext")
    assert takeout.thread_id == "1825b8c7f52e0011"
    assert parse_email("X-GM-THRID: 1789\nSubject: Key\n\ntext").thread_id == "1789"
    assert parse_email("Subject: Key\n\ntext").thread_id == ""
