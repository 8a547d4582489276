"""Zones of mail that programs have wrapped, joined and decorated."""

from __future__ import annotations

from datetime import datetime

import pytest

from context_trim.mail.zones import split_zones
from context_trim.mail.zones.lines import read_lines
from context_trim.mail.zones.regions import read_regions
from context_trim.mail.zones.signature import below_prose, candidates
from context_trim.models import ZoneKind

_ON = "On Tue, Mar 3, 2026 at 10:12 AM Anna Weber <anna@example.org> wrote:"


def _kinds(text: str) -> list[tuple[str, str]]:
    return [(z.kind.value, text[z.start : z.end].strip()) for z in split_zones(text)]


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("On Tue, Mar 3, 2026 at 10:12 AM John A. Smith wrote:", "John A. Smith"),
        ("On Tue, Mar 3, 2026 at 10:12 AM, Acme Corp. Sales wrote:", "Acme Corp. Sales"),
        ("J. R. St. Clair wrote:", "J. R. St. Clair"),
    ],
)
def test_a_name_may_hold_full_stops(line: str, author: str) -> None:
    """Initials, titles and short words of firms end in a stop that ends no sentence."""
    (header,) = [z.header for z in split_zones(f"Yes.\n\n{line}\n> Come?\n") if z.header]
    assert header.author.name == author


@pytest.mark.parametrize(
    "prose",
    ["I saw him. Anna wrote:", "On Tue, Mar 3, 2026 at 10:12 AM we talked. Anna wrote:"],
)
def test_a_sentence_before_a_name_is_no_part_of_it(prose: str) -> None:
    """A full stop behind a whole word ends a sentence, also above marked lines."""
    text = f"{prose}\n> Come?\n"
    assert _kinds(text)[0] == ("body", prose)


@pytest.mark.parametrize("rule", [" ", "--- ", " - "])
def test_text_before_an_attribution_on_its_line_is_new(rule: str) -> None:
    """What a sender typed there stays, and a ruler between goes with the attribution."""
    line = "On Wed, Mar 4, 2026 at 3:59 PM, anna@example.org wrote:"
    assert _kinds(f"All right{rule}{line}\n> Come?")[:2] == [
        ("body", "All right"),
        ("quote_header", f"{rule}{line}".strip()),
    ]


@pytest.mark.parametrize(
    ("above", "rest"),
    [
        ("> See the ticket (https://tickets.example.org/view?id=1", "nonce=3dd518)"),
        ('> "the parts that we ordered in May are at the gate, and nobody', 'has signed for them"'),
    ],
)
def test_a_wrapped_end_closes_what_the_quote_opened(above: str, rest: str) -> None:
    """The end of a bracket or of a citation belongs to the quoted line above."""
    assert _kinds(f"Yes.\n\n{_ON}\n{above}\n{rest}\n> Bo\n")[-1] == (
        "quote",
        f"{above}\n{rest}\n> Bo",
    )


def test_an_answer_below_an_open_bracket_is_new() -> None:
    """An answer that closes nothing is none of the quote's ends."""
    answer = "yes (all of them) by noon"
    assert ("body", answer) in _kinds(f"{_ON}\n> Come? (and bring the keys\n{answer}\n> Bo)\n")


def test_a_ruler_above_a_separator_goes_with_it() -> None:
    """What Orange draws above "Message du" is no text of the sender's."""
    block = 'Message du : 03/03/2026 13:20\nDe : "Anna" <anna@example.org>\nA : bo@example.org'
    text = f"Oui.\n\n====\n\n{block}\nObjet : Visite\n\nVenez-vous ?\n"
    assert [k for k, _ in _kinds(text)] == ["body", "quote_header", "quote"]


def test_a_separator_whose_ruler_was_wrapped() -> None:
    """Lotus Notes puts the hyphens behind the date on a line of their own."""
    head = "---------------------- Forwarded by Bo Lind/BER/ACME on 03/03/2026 17:34 \n" + "-" * 27
    text = f"All of it is done.\n\nBest,\nBo\n{head}\n\n\nAnna Weber\n03/03/2026 16:04\n"
    text += "To: Bo Lind/BER/ACME@ACME\nSubject: Keys\n\nWhere are they?\n"
    assert [k for k, _ in _kinds(text)] == ["body", "closing", "quote_header", "quote"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Envoyé à partir de Papillon pour iOS<https://papillon.example/x>", "footer"),
        ("Diese Folien bitte lesen<https://papillon.example/x>", "body"),
        ("Sent the slides to Anna, to Bo, to Cy and Di<https://papillon.example/x>", "body"),
    ],
)
def test_a_program_that_no_table_knows(line: str, kind: str) -> None:
    """A few words that begin with "Sent" in some language, linked, are what a program adds."""
    last_kind, last_text = _kinds(f"Here it is.\n\n{line}\n")[-1]
    assert (last_kind, last_text[-len(line) :]) == (kind, line)


def test_a_line_of_equals_signs_is_no_soft_break() -> None:
    """Only one "=" at the end of a line can be left of quoted-printable."""
    assert ZoneKind.QUOTE in {z.kind for z in split_zones(f"Yes.\n\n{_ON}\n\nCome?=\nDo!\n")}
    assert _kinds("Name\n====\n\nCome.")[0] == ("body", "Name\n====\n\nCome.")


def test_the_address_tells_where_a_name_before_a_date_ends() -> None:
    """Turkish puts the person first, and only a comma between it and the date."""
    line = "Deniz Ak <deniz@example.org>, 3 Mar 2026 Sal, 11:04 tarihinde şunu yazdı:"
    (header,) = [z.header for z in split_zones(f"Tamam.\n\n{line}\n\nGel.\n") if z.header]
    assert header.author.name == "Deniz Ak"
    assert header.sent_at == datetime(2026, 3, 3, 11, 4)  # noqa: DTZ001


def test_rulers_on_both_sides_prove_an_attribution() -> None:
    """Lotus iNotes names the person between rulers and says the rest in a header block."""
    line = "-----Anna Weber/BER/ACME wrote: -----"
    block = "To: Bo Lind/BER/ACME@ACME\nFrom: Anna Weber/BER/ACME\nDate: 03/03/2026 10:12\n"
    zones = split_zones(f"Yes, on Friday.\n\n{line}\n{block}Subject: Keys\n\nMay I?\n")
    assert [(z.kind.value, z.depth) for z in zones][-1] == ("quote", 1)


@pytest.mark.parametrize(
    "footer",
    [
        "This email was sent to you automatically.",
        "This message is confidential. If you are not the intended recipient, delete it.",
    ],
)
def test_a_ruler_goes_with_the_boilerplate_below_it(footer: str) -> None:
    """What draws the line between text and footer is no text."""
    assert _kinds(f"The shop is closed.\n\n{'-' * 40}\n{footer}\n")[0] == (
        "body",
        "The shop is closed.",
    )


def test_a_ruler_within_the_text_stays() -> None:
    """A line that parts a text in two is the sender's."""
    text = "First part is here.\n\n-----\n\nSecond part is here.\n"
    assert _kinds(text) == [("body", text.strip())]


def test_who_signs_with_the_name_of_a_team_stays() -> None:
    """A last line that names an organisation and nothing else says who writes."""
    said = "Your parcel goes back tomorrow.\n\nTo see where it is, ask us (parcels.example.org)."
    zones = _kinds(f"Dear customer,\n\n{said}\n\nYour parcel team\n")
    assert zones[-1] == ("closing", "Your parcel team")


def test_the_link_above_a_newsletter_is_a_footer() -> None:
    """A newsletter's first line points to its web page."""
    line = "View in browser: https://news.example.org/1"
    assert _kinds(f"{line}\n\nThe library opens at nine.\n")[0] == ("footer", line)


def test_a_help_desk_asks_for_answers_above_a_line() -> None:
    """Hash marks around the request are part of it."""
    line = "##- Please type your reply above this line -##"
    assert _kinds(f"{line}\n\nThe printer is on its way.\n")[0] == ("footer", line)


@pytest.mark.parametrize(("last", "begins"), [("x-39694 for a key", False), ("Tommy", True)])
def test_no_signature_begins_in_a_sentence(last: str, *, begins: bool) -> None:
    """A line that goes on with a long one above is said, unless it is a name."""
    said = "ask me or, as long as I am not here, call Jeff in the office at"
    text = f"We begin.\n\nAcme Ltd\n{said}\n{last}"
    (region,) = read_regions(read_lines(text, ()))
    found = candidates(region)
    assert found is not None
    assert [line.text for line in found.lines[-1:]] == [last]
    assert (below_prose(found, len(found.lines) - 1) is not None) is begins


def test_a_signature_below_thanks_at_the_end_of_a_line() -> None:
    """A line that ends in a closing and a name ends what is said."""
    said = "Can we use the first as the date?  Please advise.  Thanks, Deb"
    block = (
        "Deb Weber\nAcme Ltd\n1400 Mill Street, Room 3\nPhone:  713-555-5448\nFax:  713-555-3393"
    )
    assert _kinds(f"{said}\n\n{block}\n") == [("body", said), ("signature", block)]


def test_a_disclaimer_is_taken_from_its_start() -> None:
    """A paragraph of legal words is one disclaimer, whichever of its lines is known."""
    legal = (
        "What is in this mail may be legally privileged and/or confidential.\nIts content is for "
        "the intended recipient only, and any dissemination,\ndistribution or copying of it is "
        "strictly prohibited.\nIf you have received this message in error, please notify the "
        "sender\nand delete it."
    )
    assert _kinds(f"Come on Monday.\n\n{legal}\n") == [
        ("body", "Come on Monday."),
        ("disclaimer", legal),
    ]


def test_what_is_said_above_a_disclaimer_stays() -> None:
    """A line above a disclaimer that has few of its words is the sender's."""
    said = "Please delete the confidential draft."
    legal = "If you have received this message in error, please notify the sender."
    assert _kinds(f"Come on Monday.\n\n{said}\n{legal}\n")[0] == (
        "body",
        f"Come on Monday.\n\n{said}",
    )


def test_marks_may_stand_behind_blanks() -> None:
    """Lines that are quoted behind up to three blanks are, where two or more stand together."""
    quote = "  > May we come on Monday?\n  > > Who asks?"
    assert _kinds(f"Yes, do.\n\n{quote}\n") == [
        ("body", "Yes, do."),
        ("quote", "> May we come on Monday?"),
        ("quote", "> > Who asks?"),
    ]


@pytest.mark.parametrize("line", ["  > retry 12, next try in 60 s", "     > code\n     > code"])
def test_a_mark_behind_blanks_alone_is_text(line: str) -> None:
    """A prompt in a log and a block of code are no quotes."""
    text = f"The log says:\n\n  archive failed\n{line}\n  archive failed"
    assert _kinds(text) == [("body", text)]


def test_a_wrapped_bracket_of_an_address_stays_quoted() -> None:
    """The end of a quoted line that opens an address is no text of the sender's."""
    quote = (
        "> On Sat, May 13, 2026 at 7:42 AM, Anna\nWeber <\n> anna@example.org> wrote:\n> > Come?"
    )
    assert all(kind != "body" for kind, _ in _kinds(f"{_ON}\n{quote}\n"))


def test_an_advertisement_above_a_disclaimer() -> None:
    """What a webmail service draws is a signature also where a server adds legal words below."""
    ad = f"{'_' * 40}\nFree mail at http://mail.example.com"
    legal = "If you have received this message in error, please notify the sender."
    assert _kinds(f"Come on Monday.\n\n{ad}\n\n{legal}\n\n{ad}\n") == [
        ("body", "Come on Monday."),
        ("signature", ad),
        ("disclaimer", legal),
        ("signature", ad),
    ]
