"""Signatures, closings, footers and disclaimers, and what only looks like them."""

from __future__ import annotations

import pytest

from context_trim.mail.zones import split_zones
from context_trim.mail.zones.footers import mark_server_disclaimers
from context_trim.mail.zones.lines import read_lines
from context_trim.mail.zones.phrases import Beginnings, disclaimer_words, fold, is_tagline
from context_trim.mail.zones.signature import best_start
from context_trim.models import Hint, HintKind, ZoneKind

_NEW = {ZoneKind.BODY, ZoneKind.GREETING, ZoneKind.CLOSING}


def _said(text: str, hints: tuple[Hint, ...] = ()) -> str:
    """Return the new text that the zones leave."""
    zones = split_zones(text, hints)
    return "".join(text[z.start : z.end] for z in zones if z.kind in _NEW and not z.depth)


def _zone(text: str, kind: ZoneKind) -> str:
    zones = split_zones(text)
    return "".join(text[z.start : z.end] for z in zones if z.kind is kind).strip()


_BLOCKS = {
    "en": "Marta Kowal\nProcurement\nBrightfield Media Inc.\nPhone: 555-013-4410\nmk@example.org",
    "de": "Petra Sommer\nEinkauf\nSommer Logistik GmbH\nTel. 0551 123456-17\nps@example.com",
    "fr": "Hervé Petit\nResponsable achats\nDurand SAS\nTél. : 04 72 55 01 33",
    "pl": "Anna Nowak\nDział zakupów\nul. Leśna 12, 30-001 Kraków\ntel. +48 12 555 01 40",
    "ja": "山田太郎\n株式会社サンプル\nTEL: 03-5550-1234\nMail: yamada@example.com",
}


@pytest.mark.parametrize("block", _BLOCKS.values(), ids=_BLOCKS)
@pytest.mark.parametrize(
    "below", ["", "\n\nOn Tue, 3 Mar 2026 at 10:12, A B <a@example.org> wrote:\n> x\n"]
)
def test_a_block_without_a_mark_is_a_signature(block: str, below: str) -> None:
    """Name, position and numbers at the end or above a quote need neither "-- " nor a closing."""
    body = "The samples left the warehouse this morning.\n\n"
    assert _zone(body + block + below, ZoneKind.SIGNATURE) == block
    assert _said(body + block + below).strip() == body.strip()


@pytest.mark.parametrize(
    "content",
    [
        "Call me at 555-0100.",
        "My new number is\n\n+44 7700 900 321",
        "Please ship it to:\n\nAnna Weber\n12 Station Road\nBristol BS1 6QF\nTel 0117 555 0199",
        "The on-call people are below.\n\nSam Reyes 555-011-2001\nLena Hoff 555-011-2002",
        "Attendees:\nAnna Weber\nBo Lind\nCarol Jones",
        "Both dates work. Which one do you prefer?\n\nMonday\nTuesday",
        "Who is it?\n\n> Who calls?\n\nBo Lind\n",
        "kthxbai",
        "Headcount by site\n\nYork 41\nLeeds 17",
        "Here is the file.\n\nBest,\nAnna\nPlease ship it to Berlin instead of Hamburg.",
        "Prices:\n\nFlange 12.50\nGasket 2.10",
        "Dial in here\n\n1-800-555-0142\nPasscode 88123",
        "The job died.\n\n02:14:07 worker-3 started\n02:14:09 worker-3 exit code 1",
        "Thanks, can you also send the second file?",
        "This message is intended for the whole team: the office closes at noon. Any questions?",
        "It was an automated mistake.\n\nPlease do not reply to this email before Friday, ok?",
    ],
)
def test_what_is_said_stays(content: str) -> None:
    """Numbers, addresses, lists and requests that are the message are not cut."""
    kept = {line for line in _said(content).splitlines() if line}
    assert {x for x in content.splitlines() if x and not x.startswith(">")} <= kept


def test_a_card_that_answers_a_question_stays() -> None:
    """A block alone above a quote that asks is the answer."""
    card = "Anna Weber\n12 Station Road\nTel 0117 555 0199\nFax 0117 555 0198\nanna@example.org\n"
    assert _said(f"{card}\n> Where can I reach Anna?\n").strip() == card.strip()


def test_a_postscript_below_a_signature_stays() -> None:
    """What follows "PS" is said; the block above it is not."""
    text = "Yes.\n-- \nBo Lind\nTel 555-013-4410\n\nP.S. bring the keys\n"
    assert _zone(text, ZoneKind.SIGNATURE) == "-- \nBo Lind\nTel 555-013-4410"
    assert _said(text) == "Yes.\nP.S. bring the keys\n"


@pytest.mark.parametrize("name", ["Nadia", "jt", "-Wen", "王芳", "Jean-Luc Picard"])
def test_a_lone_name_closes(name: str) -> None:
    """A last line that is nothing but a name is a closing and stays in the new text."""
    text = f"Checked it again, the totals match now.\n\n{name}\n"
    assert _zone(text, ZoneKind.CLOSING) == name


@pytest.mark.parametrize(
    ("closing", "name"),
    [
        ("Mit freundlichen Grüßen", "Jonas Brandt"),
        ("Cordialement,", "Élodie"),
        ("Un saludo,", "Lucía Romero"),
        ("Med vänliga hälsningar", "Karin"),
        ("С уважением,", "Ольга Иванова"),
        ("Thanks, Kim", ""),
    ],
)
def test_closings_of_the_tables(closing: str, name: str) -> None:
    """A closing and the name below it are one zone, and the company below that a signature."""
    block = "Lind Parts Ltd\nTel 555-013-4410"
    text = f"It is done, as I said.\n\n{closing}\n{name}\n\n{block}\n"
    assert _zone(text, ZoneKind.CLOSING).split("\n") == [x for x in (closing, name) if x]
    assert _zone(text, ZoneKind.SIGNATURE) == block


@pytest.mark.parametrize(
    ("tagline", "is_one"),
    [
        ("Sent from my iPhone", True),
        ("Von meinem Galaxy S24 gesendet", True),
        ("Get Outlook for iOS<https://aka.ms/o0ukef>", True),
        ("Sent from TypeOver<https://typeover.example/r>", True),
        ("Sent from my desk, where it is much easier to write long mails.", False),
        ("Sent by courier", False),
    ],
)
def test_taglines(tagline: str, is_one: bool) -> None:  # noqa: FBT001
    """A device takes up to four words, and nothing may stand behind it."""
    assert is_tagline(tagline) is is_one
    footer = _zone(f"On my way.\n\n{tagline}\n", ZoneKind.FOOTER)
    assert footer == (tagline if is_one else "")


def test_links_of_a_newsletter_count_only_at_its_end() -> None:
    """The link text "Contact us" as a heading in the middle stays."""
    text = "Contact us\nor come by, we are open all day.\n\nPrivacy Policy | Unsubscribe\n"
    assert _zone(text, ZoneKind.FOOTER) == "Privacy Policy | Unsubscribe"


@pytest.mark.parametrize(
    "disclaimer",
    [
        "This email and any attachments are confidential and intended only for the addressee.",
        "Diese E-Mail enthält vertrauliche Informationen. Wenn Sie nicht der richtige Adressat "
        "sind, löschen Sie sie bitte.",
        "Ce message et toutes les pièces jointes sont confidentiels et établis à l'intention "
        "exclusive de leurs destinataires.",
    ],
)
def test_disclaimers_of_the_tables(disclaimer: str) -> None:
    """A last paragraph that begins and sounds like a disclaimer is one."""
    assert _zone(f"Come at nine.\n\nBest,\nBo\n\n{disclaimer}\n", ZoneKind.DISCLAIMER) == disclaimer


def test_a_disclaimer_below_dashes_is_one() -> None:
    """What stands below "-- " and is all disclaimer isn't called a signature."""
    legal = "This email and any attachments are confidential. Delete it if sent to you in error."
    text = f"Come at nine.\n-- \n{legal}\n"
    assert (_zone(text, ZoneKind.SIGNATURE), _zone(text, ZoneKind.DISCLAIMER)) == (
        "",
        f"-- \n{legal}",
    )


def test_a_banner_of_external_mail() -> None:
    """A warning at the top is a footer; a tag before a sentence is not."""
    warning = "CAUTION: This email originated from outside of the organization."
    assert _said(f"{warning}\n\nCome at nine.\n") == "Come at nine.\n"
    assert _said("[External] Come at nine.\n") == "[External] Come at nine.\n"


def test_an_advertisement_below_a_ruler() -> None:
    """Webmail's lines with a link at the end of a mail go with the ruler above them."""
    text = f"See you.\n\n{'_' * 50}\nTry our new mail!\nhttps://mail.example.com\n"
    assert _said(text) == "See you.\n\n"


def test_markup_proves_a_signature() -> None:
    """What a client's markup shows as a signature is one, unless there is nothing else."""
    text = "Come at nine.\nBo, who likes tea\n"
    hint = Hint(start=14, end=len(text), kind=HintKind.SIGNATURE)
    assert _said(text, (hint,)) == "Come at nine.\n"
    assert _said(text, (Hint(start=0, end=len(text), kind=HintKind.SIGNATURE),)) == text


def test_server_disclaimers_end_at_what_a_mark_shows() -> None:
    """Below an unmarked quote only last paragraphs are claimed, never a marked line."""
    lines = read_lines("> This email is confidential, delete it if received in error.\n", ())
    mark_server_disclaimers(lines)
    assert [line.kind for line in lines if line.text] == [ZoneKind.BODY]


def test_best_start() -> None:
    """The suffix with the highest sum starts there; none is taken when all sums are negative."""
    assert best_start([1.0, -3.0, 2.0, -0.5]) == 2
    assert best_start([-1.0, -0.1]) is None
    assert best_start([]) is None


def test_the_longest_beginning_wins() -> None:
    """Short phrases are found too, and the longest that fits is given."""
    found = Beginnings(["a", "kind", "kind regards", "br"])
    assert [found.match(x) for x in ("kind regards, bo", "kind", "br", "x", "")] == [
        "kind regards", "kind", "br", "", "",
    ]  # fmt: skip


def test_words_of_disclaimers_count_once() -> None:
    """A phrase said twice is one, and parts of one word are not two."""
    assert disclaimer_words(fold("Confidential, confidential")) == 1
    assert disclaimer_words("") == 0
