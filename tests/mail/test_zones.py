"""Zones: what is new, what is quoted, what is boilerplate."""

from __future__ import annotations

from datetime import datetime

import pytest

from context_trim.mail.zones import split_zones
from context_trim.models import Hint, HintKind, Zone, ZoneKind

K = ZoneKind


def _kinds(text: str) -> list[tuple[str, int, str]]:
    return [(z.kind.value, z.depth, text[z.start : z.end].strip()) for z in split_zones(text)]


def _headers(text: str) -> list[Zone]:
    return [z for z in split_zones(text) if z.kind is K.QUOTE_HEADER]


@pytest.mark.parametrize(
    ("line", "author", "address", "sent_at"),
    [
        (
            "On Tue, Mar 3, 2026 at 10:12 AM Anna Weber <anna@example.org> wrote:",
            "Anna Weber",
            "anna@example.org",
            "2026-03-03T10:12:00",
        ),
        (
            "On Tue, Mar 3, 2026 at 10:12 AM Anna Weber <\nanna@example.org> wrote:",
            "Anna Weber",
            "anna@example.org",
            "2026-03-03T10:12:00",
        ),
        (
            "On 3 Mar 2026, at 22:12, Anna Weber <anna@example.org> wrote:",
            "Anna Weber",
            "anna@example.org",
            "2026-03-03T22:12:00",
        ),
        (
            "On Monday, March 9, 2026 at 04:15:30 PM GMT+1, Anna Weber\n<anna@example.org> wrote:",
            "Anna Weber",
            "anna@example.org",
            "2026-03-09T16:15:30+01:00",
        ),
        ("On 2026-03-03 10:12, Anna Weber wrote:", "Anna Weber", "", "2026-03-03T10:12:00"),
        ("On 3/3/26 10:12 PM, Anna Weber wrote:", "Anna Weber", "", "2026-03-03T22:12:00"),
        (
            "Am 03.03.26 um 10:12 schrieb Anna Weber:",
            "Anna Weber",
            "",
            "2026-03-03T10:12:00",
        ),
        (
            "Am Di., 3. März 2026 um 10:12 Uhr schrieb Anna Weber <\nanna@example.org>:",
            "Anna Weber",
            "anna@example.org",
            "2026-03-03T10:12:00",
        ),
    ],
)
def test_attribution_lines(line: str, author: str, address: str, sent_at: str) -> None:
    """Who and when are read from the line, wrapped or not, and nothing is made up."""
    text = f"Yes.\n\n{line}\n\n> Can you come?\n"
    (zone,) = _headers(text)
    assert zone.header is not None
    assert (zone.header.author.name, zone.header.author.address) == (author, address)
    assert zone.header.sent_at == datetime.fromisoformat(sent_at)
    assert [k[0] for k in _kinds(text)] == ["body", "quote_header", "quote"]


@pytest.mark.parametrize(
    "block",
    [
        "From: Anna Weber <anna@example.org>\nSent: Tuesday, March 3, 2026 10:12 AM\n"
        "To: Bo\nSubject: Visit",
        "*From:* Anna Weber <anna@example.org>\n*Sent:* Tuesday, March 3, 2026 10:12 AM\n"
        "*To:* Bo; Cy;\nDi\n*Subject:* Visit",
        "-----Original Message-----\nFrom: Anna Weber [mailto:anna@example.org]\n"
        "Sent: 3 March 2026 10:12\nTo: Bo\nSubject: Visit",
        "Von: Anna Weber <anna@example.org>\nGesendet: Dienstag, 3. März 2026 10:12\nAn: Bo\n"
        "Betreff: Visit",
        "-----Ursprüngliche Nachricht-----\nVon: Anna Weber <anna@example.org>\n"
        "Gesendet: Dienstag, 3. März 2026 10:12\nAn: Bo\nBetreff: Visit",
        "---------- Forwarded message ---------\nFrom: Anna Weber <anna@example.org>\n"
        "Date: Tue, Mar 3, 2026 at 10:12 AM\nSubject: Visit\nTo: Bo",
        "Begin forwarded message:\n\nFrom: Anna Weber <anna@example.org>\nSubject: Visit\n"
        "Date: 3 March 2026 at 10:12:00\nTo: Bo",
    ],
)
def test_header_blocks(block: str) -> None:
    """A block of header fields introduces what stands below it, to the end."""
    text = f"Yes.\n\n{block}\n\nCan you come?\n\nIt is at nine.\n"
    (zone,) = _headers(text)
    header = zone.header
    assert header is not None
    assert (header.author.name, header.author.address) == ("Anna Weber", "anna@example.org")
    assert (header.sent_at, header.subject) == (datetime(2026, 3, 3, 10, 12), "Visit")  # noqa: DTZ001
    assert _kinds(text)[0] == ("body", 0, "Yes.")
    assert _kinds(text)[-1] == ("quote", 1, "Can you come?\n\nIt is at nine.")


@pytest.mark.parametrize(
    "block",
    [
        "---- Forwarded by Bo Lind/BER/ACME on 03/03/2026 11:00 AM ----\n\nFrom: Anna Weber\n"
        "03/03/2026 10:12 AM\n\n\nTo: Bo Lind/BER/ACME@ACME\ncc:\nSubject:",
        "From: Anna Weber on 03/03/2026 10:12 AM\nTo: Bo Lind/BER/ACME@ACME, Cy\n"
        "Rai/BER/ACME@ACME, Di Fo/BER/ACME@ACME\ncc:\nSubject:",
        "-----Original Message-----\nFrom: Anna Weber\n\n[mailto:a-long-address-of-anna-\n"
        "weber@example.org]\n\nSent: Tuesday, March 3, 2026 10:12 AM\nTo: Bo\nSubject:",
    ],
)
def test_a_header_block_ends_with_its_fields(block: str) -> None:
    """Wrapped fields belong to the block; the text below an empty last field does not."""
    text = f"Yes.\n\n{block}\n\nCan you come?\n"
    (zone,) = _headers(text)
    assert zone.header is not None
    assert zone.header.author.name == "Anna Weber"
    assert zone.header.sent_at == datetime(2026, 3, 3, 10, 12)  # noqa: DTZ001
    assert _kinds(text)[-1] == ("quote", 1, "Can you come?")


@pytest.mark.parametrize(
    "prose",
    [
        "On Monday I wrote:\nplease come at nine.",
        "From: the beginning it was clear.",
        "From: Leeds\nTo: York",
        "On 3 March 2026 we met Anna. She wrote a note: come at nine.",
        "Am 3. März 2026 kam Anna. Sie schrieb mir etwas.",
        "The log says:\nDate: 3 March 2026\nSubject: disk full",
    ],
)
def test_a_sentence_never_cuts(prose: str) -> None:
    """What only resembles a quote header is text."""
    text = f"Hello,\n\n{prose}\n\nSee you then."
    assert _headers(text) == []
    assert all(z.depth == 0 for z in split_zones(text))


def test_inline_answers_are_new() -> None:
    """Text between quotes is the sender's; nested marks give the depth."""
    text = "> Red?\n\nYes.\n\n>> Old?\n> Or blue?\n\nNo.\n"
    assert _kinds(text) == [
        ("quote", 1, "> Red?"),
        ("body", 0, "Yes."),
        ("quote", 2, ">> Old?"),
        ("quote", 1, "> Or blue?"),
        ("body", 0, "No."),
    ]


def test_an_attribution_above_unmarked_text_quotes_it() -> None:
    """Clients that set no marks quote all that follows; a second attribution goes one deeper."""
    first = "On 3 Mar 2026, at 10:12, Anna Weber wrote:"
    second = "On 2 Mar 2026, at 09:00, Bo Lind wrote:"
    text = f"Yes.\n\n{first}\n\nCan you come?\n\n{second}\n\nWho comes?\n"
    assert [(k, d) for k, d, _ in _kinds(text)] == [
        ("body", 0),
        ("quote_header", 1),
        ("quote", 1),
        ("quote_header", 2),
        ("quote", 2),
    ]


def test_hints_count_as_marks() -> None:
    """What the markup shows as quoted is one deeper."""
    text = "new\n\nold\n"
    zones = split_zones(text, [Hint(start=5, end=8, kind=HintKind.QUOTE)])
    assert [(z.kind, z.depth) for z in zones] == [(K.BODY, 0), (K.QUOTE, 1)]


def test_greeting_closing_signature_footer_disclaimer() -> None:
    """The parts of a business mail, each on its own."""
    text = (
        "Dear Ms Weber,\n\nthe parts arrive on Monday.\n\nKind regards,\nBo Lind\n\n"
        "Lind Parts Ltd\nPhone +44 1632 960 123\n\n"
        "This email and any attachments are confidential. If you are not the intended recipient, "
        "please delete it.\n\nSent from my iPhone\n"
    )
    assert [k for k, _, _ in _kinds(text)] == [
        "greeting",
        "body",
        "closing",
        "signature",
        "disclaimer",
        "footer",
    ]


def test_the_dash_signature_ends_at_the_quote() -> None:
    """From "-- " to the next quote or the end."""
    text = "Yes.\n-- \nBo Lind\nLind Parts\n\n> Can you come?\n"
    assert [k for k, _, _ in _kinds(text)] == ["body", "signature", "quote"]


@pytest.mark.parametrize(
    "content",
    [
        "Call me at 555-0100 before noon.",
        "PS: my new number is +44 1632 960 123",
        "The confidential draft was addressed to the wrong recipient, please delete it.",
    ],
)
def test_what_is_the_message_is_no_boilerplate(content: str) -> None:
    """A number or a legal word in what someone says stays body."""
    text = f"Hi Bo,\n\n{content}\n\nIt is urgent.\n"
    assert ("body", 0, f"{content}\n\nIt is urgent.") in _kinds(text)


def test_a_postscript_stays() -> None:
    """What stands below the name and is no contact is content."""
    text = "Come at nine.\n\nBest,\nBo\n\nPS: bring the keys, tel. 0551 123456\n"
    assert _kinds(text)[-1] == ("body", 0, "PS: bring the keys, tel. 0551 123456")


def test_the_footer_of_a_mailing_list() -> None:
    """Mailman's rule and what stands below it."""
    text = "Yes.\n\n" + "_" * 47 + "\nbees mailing list\nbees@example.org\n"
    assert [k for k, _, _ in _kinds(text)] == ["body", "footer"]


def test_no_text_has_no_zones() -> None:
    """An empty text is tiled by nothing."""
    assert split_zones("") == ()
    assert [z.kind for z in split_zones("\n\n")] == [K.BODY]


@pytest.mark.parametrize(
    "content",
    [
        "Thanks!\n\nSend the contract to legal@example.org by 5 May.\nThe amount is EUR 900.",
        "Option A costs 100.\n--\nOption B costs 500.\n\nPlease decide by Friday.",
        "I sent you the wrong file by mistake. Please delete it.\n\nBest,\nAnna",
        "Bitte melden Sie den neuen Geschäftsführer bis 5. Mai beim Amtsgericht an.",
        "Sent via DHL yesterday, tracking number 123.",
        "Sent from my desk, where it is much easier to write long mails.",
        "You received this invoice on 5 May; please pay.",
        "Unsubscribe me from all lists, or I will sue.",
        "Outlook für 2026: Umsatz 5 Mio.",
        "This email is confidential.",
    ],
)
def test_the_only_thing_a_mail_says_is_its_body(content: str) -> None:
    """What a mail is about is not taken for what mail programs add."""
    said = "".join(content[z.start : z.end] for z in split_zones(content) if z.kind is K.BODY)
    assert content.split("\n\nBest", maxsplit=1)[0].removeprefix("Thanks!\n\n") in said.strip()


def test_a_sentence_below_the_name_is_no_signature() -> None:
    """A late thought stays."""
    text = "Here it is.\n\nBest,\nAnna\nPlease ship it to Berlin instead.\n"
    assert _kinds(text)[-1] == ("body", 0, "Please ship it to Berlin instead.")


@pytest.mark.parametrize(
    "prose",
    [
        "From: Berlin\nTo: Hamburg\nDate: 12 May 2026",
        "Am 5. Mai 2026 schrieb uns der Kunde Folgendes:",
        "On version 1.2.10 Bob Miller wrote:",
    ],
)
def test_a_header_needs_proof(prose: str) -> None:
    """A journey, a report and a version are no quote headers."""
    assert _headers(f"Hi Bo,\n\n{prose}\n\nReturn on the next day.\n") == []


def test_an_uncertain_date_costs_no_author() -> None:
    """The attribution is one even where its day could be two."""
    (zone,) = _headers("Yes.\n\nOn 3/4/2026 10:12 AM, Carol Jones wrote:\n> Come?\n")
    assert zone.header is not None
    assert (zone.header.author.name, zone.header.sent_at) == ("Carol Jones", None)
    assert zone.header.date_text == "3/4/2026 10:12 AM"


def test_bare_marks_below_new_text_are_no_part_of_it() -> None:
    """Lines with nothing but a mark belong to the quote."""
    assert _kinds("Yes.\n>\n>\n") == [("body", 0, "Yes."), ("quote", 1, ">\n>")]


def test_many_attributions_in_a_row() -> None:
    """A thousand headers with nothing between are survived."""
    line = "On Mon, 2 Mar 2026 at 09:00, P{} <p@example.org> wrote:\n"
    assert len(_headers("".join(line.format(n) for n in range(1_200)))) == 1_200
