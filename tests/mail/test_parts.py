"""MIME to visible text and attachments."""

from __future__ import annotations

import base64
from datetime import UTC, datetime

import pytest

from context_trim import Email, parse_email
from context_trim.config import MailLimits
from context_trim.models import ZoneKind


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


@pytest.mark.parametrize(
    ("source", "text", "defects"),
    [
        (b"Content-Type: multipart/mixed; boundary=a\n\n--a\n\none\n--ab\n\ntwo\n--a--", None, ()),
        (b"Content-Type: multipart/mixed; boundary=ab\n\n--ab\nContent-Type: multipart/mixed;"
         b" boundary=a\n\n--a\n\none\n--ab\n\ntwo\n", "one\n\ntwo", ()),
        (b"Content-Type: multipart/mixed; boundary=a\n\n--a\n\none\n--a--\nepilogue\n--a\n\ntwo",
         "one\n\ntwo", ()),
        (b"Content-Type: multipart/mixed; boundary=x\n\n--a\nContent-Type: text/plain\n\n"
         b"one\n--a--", "one", ("boundary",)),
        (b"Content-Type: multipart/mixed\n\n--a\nContent-Type: text/plain\n\none\n--a--", "one",
         ("boundary",)),
        (b"From: a@x\n\n--a\nContent-Type: text/plain\n\none\n--a--", "one", ("boundary",)),
        (b'Content-Type: multipart/mixed; boundary="a b"  \n\n--a b  \n\none\n--a b--',
         "one", ()),
        (b"Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: multipart/mixed;"
         b" boundary=a\n\n--a\n\none\n--a--\n--a\n\ntwo\n--a--\n", "one\n\ntwo", ()),
        (b"Content-Type: multipart/mixed; boundary=a\n\nonly a preamble", "only a preamble",
         ("boundary",)),
        (b"Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: text/plain\none\n--a--",
         "one", ("header_end",)),
    ],
)  # fmt: skip
def test_boundaries(source: bytes, text: str | None, defects: tuple[str, ...]) -> None:
    """Prefixes of each other, early ends, wrong, missing, equal and blank-padded boundaries."""
    parsed = parse_email(source)
    assert (parsed.text.strip(), parsed.defects) == (text or "one\n--ab\n\ntwo", defects)


def test_text_files_are_labelled_parts() -> None:
    """A text attachment is listed, and its text stands under its name, apart from what is new."""
    notes = 'Content-Type: text/plain; name="notes.txt"\n\nFrom: Berlin\nTo: Hamburg\n> x'
    typeless = "Content-Disposition: attachment; filename=a.csv\n"
    typeless = f"Content-Type: application/octet-stream\n{typeless}\nday,hours\n1,8"
    parsed = _multipart("multipart/mixed", _plain("see the files"), notes, typeless)
    assert parsed.new_text == "see the files"
    assert "Attachment notes.txt:\nFrom: Berlin" in parsed.text
    assert "Attachment a.csv:\nday,hours" in parsed.text
    assert {z.kind for z in parsed.zones} == {ZoneKind.BODY, ZoneKind.ATTACHMENT}
    assert [a.name for a in parsed.attachments] == ["notes.txt", "a.csv"]


def test_an_attachment_without_a_name_is_a_file() -> None:
    """`Content-Disposition: attachment` is enough, in any case and with words behind it."""
    log = "Content-Type: text/plain\nContent-Disposition: Attachment (log)\n\nline one"
    parsed = _multipart("multipart/mixed", _plain("see the log"), log)
    assert parsed.new_text == "see the log"
    assert "Attachment:\nline one" in parsed.text


def test_a_quote_does_not_reach_into_the_next_file() -> None:
    """What stands below an Outlook header block is quoted to the end of its part."""
    body = "Yes.\n\nFrom: Bo <bo@example.org>\nSent: Monday\nSubject: Key\n\nCan you come?"
    parsed = _multipart("multipart/mixed", _plain(body), f"{_NAMED}\n\nthe file")
    assert [z.kind for z in parsed.zones][-1] is ZoneKind.ATTACHMENT


_NAMED = "Content-Type: text/plain; name=a.txt"


def test_odd_types() -> None:
    """HTML under text/plain, text under text/html and under types that are none."""
    page = parse_email("Content-Type: text/plain\n\n<html><p>one<p>two")
    assert (page.text, page.defects) == ("one\n\ntwo", ("content_type",))
    assert parse_email("Content-Type: text/html\n\none\ntwo").text == "one\ntwo"
    assert parse_email("Content-Type: html\n\n<p>one").text == "one"
    odd = parse_email("Content-Type: application/text\n\none")
    assert (odd.text, odd.attachments, odd.defects) == ("one", (), ("content_type",))
    picture = parse_email("Content-Type: image/png\n\nnot shown")
    assert (picture.text, picture.attachments[0].size) == ("", 9)
    style = _multipart("multipart/related", _html("<p>one"), "Content-Type: text/css\n\np{}")
    assert (style.text, style.attachments[0].content_type) == ("one", "text/css")


def test_encoded_mails_are_unpacked() -> None:
    """An attached mail or multipart in base64 is against the RFC and read."""
    inner = base64.b64encode(b"From: Cy <cy@example.org>\nSubject: Old\n\nold words").decode()
    part = f"Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n{inner}"
    assert "old words" in _multipart("multipart/mixed", _plain("see"), part).text
    body = base64.b64encode(b"--c\n\nold words\n--c--").decode()
    kind = "Content-Type: multipart/mixed; boundary=c\nContent-Transfer-Encoding: base64"
    assert parse_email(f"{kind}\n\n{body}").text == "old words"


def test_openpgp_in_the_text() -> None:
    """Signed text is clear, dashes undone; signatures, keys and encrypted blocks are listed."""
    signed = (
        "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nPay 40 EUR.\n- -- \nAnna\n"
        "-----BEGIN PGP SIGNATURE-----\n\niQ==\n-----END PGP SIGNATURE-----\n"
    )
    parsed = parse_email(f"From: a@example.org\n\n{signed}")
    assert parsed.text == "Pay 40 EUR.\n-- \nAnna\n"
    assert [a.content_type for a in parsed.attachments] == ["application/pgp-signature"]
    block = "-----BEGIN PGP MESSAGE-----\n\nhQ==\n"
    secret = parse_email(f"From: a@example.org\n\nsee\n{block}-----END PGP MESSAGE-----\n")
    assert (secret.text.strip(), secret.attachments[0].content_type) == (
        "see",
        "application/pgp-encrypted",
    )
    assert "hQ==" in parse_email(f"From: a@example.org\n\n{block}").text


def test_files_in_the_text() -> None:
    """A uuencoded file is listed; what only begins like one stays."""
    body = "see\nbegin 644 note.txt\n#0V%T\n`\nend\nbye\nbegin 644 talk\nof it"
    parsed = parse_email(f"From: a@example.org\n\n{body}")
    assert parsed.text == "see\nbye\nbegin 644 talk\nof it"
    assert (parsed.attachments[0].name, parsed.attachments[0].size) == ("note.txt", 3)


def test_what_files_are_is_named() -> None:
    """Outlook's package and encrypted mail keep their types."""
    tnef = "Content-Type: application/octet-stream; name=winmail.dat\n\nx"
    smime = "Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nx"
    parsed = _multipart("multipart/mixed", _plain("see"), tnef, smime)
    kinds = [a.content_type for a in parsed.attachments]
    assert kinds == ["application/ms-tnef", "application/pkcs7-mime"]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ("one \ntwo\n three", "one two\nthree"),
        ("> one \n> two\n>> three \nfour", "> one two\n>> three \nfour"),
        ("one \n-- \nAnna", "one \n-- \nAnna"),
        (" From here\n >no quote", "From here\n>no quote"),
    ],
)
def test_flowed_text(lines: str, text: str) -> None:
    """Soft breaks are joined within one depth of quoting; the signature's line stays."""
    head = "From: a@example.org\nContent-Type: text/plain; format=flowed"
    assert parse_email(f"{head}\n\n{lines}").text == text


def test_flowed_text_without_spaces_between_words() -> None:
    """DelSp=yes takes the blank at the break out."""
    head = "From: a@example.org\nContent-Type: text/plain; format=flowed; delsp=yes"
    assert parse_email(f"{head}\n\nDonau \ndampfer").text == "Donaudampfer"


def test_an_invitation_is_what_when_where_who() -> None:
    """Folded lines, escapes, zones and answers; the same event is said once."""
    event = (
        "BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VTIMEZONE\nTZID:Nowhere\nEND:VTIMEZONE\n"
        "BEGIN:VEVENT\nSUMMARY:Boiler\n  check\\, cellar\n"
        "DTSTART;TZID=Europe/Berlin:20260105T090000\nDTEND;TZID=Europe/Berlin:20260105T100000\n"
        "LOCATION:Cellar\nORGANIZER;CN=Anna Weber:mailto:a@example.org\n"
        'ATTENDEE;PARTSTAT=ACCEPTED;CN="Bo; Li":mailto:b@example.org\n'
        "ATTENDEE:MAILTO:c@example.org\nDESCRIPTION:Bring\\nthe key\nBEGIN:VALARM\n"
        "DESCRIPTION:alarm\nEND:VALARM\nEND:VEVENT\nEND:VCALENDAR"
    )  # fmt: skip
    shown = f"Content-Type: text/calendar\n\n{event}"
    attached = f"Content-Type: application/ics; name=invite.ics\n\n{event}"
    parsed = _multipart("multipart/mixed", _plain("Please come"), shown, attached)
    assert parsed.text == (
        "Please come\n\nInvitation: Boiler check, cellar\n"
        "When: 2026-01-05 09:00 Europe/Berlin to 10:00 Europe/Berlin\nWhere: Cellar\n"
        "Organizer: Anna Weber\nAttendees: Bo; Li (accepted), c@example.org\nBring\nthe key"
    )
    assert [a.name for a in parsed.attachments] == ["invite.ics"]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("DTSTART:20260105T090000Z\nDURATION:PT1H", "When: 2026-01-05 09:00 UTC for PT1H"),
        ("DTSTART;VALUE=DATE:20260105", "When: 2026-01-05"),
        ("DTSTART:20260105\nDTEND:20260107", "When: 2026-01-05 to 2026-01-07 (exclusive)"),
        ("DTSTART:next week\nRRULE:FREQ=DAILY", "When: next week\nRepeats: FREQ=DAILY"),
        ("SUMMARY:second", "Event: first"),
    ],
)
def test_when_an_event_is(lines: str, said: str) -> None:
    """Dates, moments and what stands in their place; of two summaries the first."""
    event = f"BEGIN:VEVENT\nSUMMARY:first\n{lines}\nEND:VEVENT"
    parsed = parse_email(f"Content-Type: text/calendar\n\nBEGIN:VCALENDAR\n{event}")
    assert said in parsed.text


def test_a_calendar_that_is_none_stays_text() -> None:
    """Nothing is lost where no event can be read."""
    parsed = parse_email("Content-Type: text/calendar\n\nthe meeting is on Monday")
    assert (parsed.text, parsed.defects) == ("the meeting is on Monday", ("calendar",))


def test_a_delivery_report_says_who_and_why() -> None:
    """The fields that matter, and the header of the mail that came back."""
    status = (
        "Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.org\n\n"
        "Final-Recipient: rfc822; bo@example.org\nAction: failed\nStatus: 5.1.1\n"
        "Diagnostic-Code: smtp; 550 no such\n user\nX-Other: no"
    )
    returned = "Content-Type: text/rfc822-headers\n\nSubject: Boiler\nFrom: a@example.org"
    parsed = _multipart("multipart/report", _plain("Not delivered."), status, returned)
    assert parsed.text.startswith(
        "Not delivered.\n\nDelivery report:\nReporting server: mx.example.org\n"
        "Recipient: bo@example.org\nAction: failed\nStatus: 5.1.1\nDiagnostic: 550 no such user\n\n"
    )
    assert "Subject: Boiler" in parsed.text


def test_what_only_the_plain_part_says_is_flagged() -> None:
    """The HTML is shown; an amount that it doesn't show is not trusted, and not joined to it."""
    kind = "multipart/alternative"
    same = _multipart(
        kind, _plain("Pay *40 EUR*\nuntil Monday."), _html("<b>Pay 40 EUR</b> until Monday.")
    )
    other = _multipart(
        kind, _plain("Pay 90 EUR until Monday."), _html("<p>Pay 40 EUR until Monday.")
    )
    assert same.defects == ()
    assert (other.text, other.defects) == ("Pay 40 EUR until Monday.", ("plain_differs",))


def test_urls_of_plain_text_are_shortened() -> None:
    """Tracking parameters go, and what is longer than the limit; None keeps them whole."""
    source = f"From: a@example.org\n\nsee https://example.org/a?utm_source=x&id={'7' * 300}"
    assert len(parse_email(source).text) < 120
    assert parse_email(source, limits=MailLimits(max_url_chars=None)).text.endswith("7" * 300)
