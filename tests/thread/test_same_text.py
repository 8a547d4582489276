"""What a client changes in a quote is the same text; what a person changes in it is not."""

from __future__ import annotations

from html import escape

import pytest

from context_trim import Thread, parse_thread
from tests.conftest import folded
from tests.thread.mails import (
    ANNA,
    BO,
    all_said,
    authors,
    gmail,
    gmail_html,
    mail,
    marked,
    outlook,
    outlook_html,
)

BEFORE = "Thank you for the visit on Thursday, it was good to see the hall."
AFTER = "The two crates stay with us until your driver comes for them."
LEFT = "Here is what we have found in our papers."
RIGHT = "Please tell us by Wednesday if you see it in another way."


def _answered(original: str, quote: str) -> Thread:
    """Return the thread of a mail by Anna and of Bo's answer that quotes it in some form."""
    first = mail(1, f"{BEFORE}\n\n{original}\n\n{AFTER}\n")
    quoted = gmail(ANNA, 1, f"{BEFORE}\n\n{quote}\n\n{AFTER}\n")
    return parse_thread([first, mail(2, f"Noted.\n\n{quoted}", sender=BO, refs=[1])])


SAME = {
    "wrapped": (
        "The offer for the twelve windows is EUR 4,500 and it holds until Friday, 13 March, at "
        "noon, as we said on the telephone.",
        "The offer for the twelve windows is EUR 4,500 and it holds until\nFriday, 13 March, at "
        "noon, as we said on the\ntelephone.",
    ),
    "unwrapped": (
        "The offer for the twelve windows\nis EUR 4,500 and it holds\nuntil Friday.",
        "The offer for the twelve windows is EUR 4,500 and it holds until Friday.",
    ),
    "smart quotes": (
        "It’s the “north” window that we didn’t measure, the ‘big’ one.",
        "It's the \"north\" window that we didn't measure, the 'big' one.",
    ),
    "quotes made smart": (
        'It\'s the "north" window that we didn\'t measure.',
        "It’s the “north” window that we didn’t measure.",
    ),
    "German and French quotes": (
        "Das „große“ Fenster und das «kleine» sind am Montag fertig.",
        'Das "große" Fenster und das "kleine" sind am Montag fertig.',
    ),
    "ellipsis": (
        "We will see about the rest … perhaps in the spring, perhaps later.",
        "We will see about the rest ... perhaps in the spring, perhaps later.",
    ),
    "bold": (
        "The offer holds until Friday, 13 March, at noon.",
        "The offer holds until *Friday, 13 March*, at *noon*.",
    ),
    "underlined": (
        "The offer holds until Friday, 13 March, at noon.",
        "The offer holds until _Friday, 13 March_, at noon.",
    ),
    "link decorated": (
        "The drawings are at www.mill.example and the prices in the portal for partners.",
        "The drawings are at www.mill.example <http://www.mill.example/> and the prices in the "
        "portal <https://portal.example/prices> for partners.",
    ),
    "link decorated without a blank": (
        "The prices are in the portal for partners.",
        "The prices are in the portal<https://portal.example/prices> for partners.",
    ),
    "address decorated": (
        "Write to service@mill.example about the hinges, please.",
        "Write to service@mill.example <mailto:service@mill.example> about the hinges, please.",
    ),
    "doubled blanks": (
        "The offer holds until Friday.  It is for twelve windows.",
        "The offer holds until Friday. It  is for twelve   windows.",
    ),
    "no-break blanks": (
        "The offer is EUR\u00a04,500 for all\u202ftwelve windows.",
        "The offer is EUR 4,500 for all twelve windows.",
    ),
    "blank lines between": (
        "The offer holds until Friday.\nIt is for twelve windows.",
        "The offer holds until Friday.\n\nIt is for twelve windows.",
    ),
    "blank lines gone": (
        "The offer holds until Friday.\n\nIt is for twelve windows.",
        "The offer holds until Friday.\nIt is for twelve windows.",
    ),
    "trailing blanks": ("The offer holds until Friday.", "The offer holds until Friday.   "),
    "soft hyphens": (
        "The Donau\u00addampf\u00adschiff leaves from the pier at nine.",
        "The Donaudampfschiff leaves from the pier at nine.",
    ),
    "accents in two characters": (
        "The café at the pier opens at nine, says Zoë.",
        "The cafe\u0301 at the pier opens at nine, says Zoe\u0308.",
    ),
    "a list with other marks": (
        "We still need:\n- the plan of the hall\n- the list of all doors\n- a date in May",
        "We still need:\n   - the plan of the hall\n   - the list of all doors\n   - a date in May",
    ),
    "a list with bullets": (
        "We still need:\n• the plan of the hall\n• the list of all doors\n• a date in May",
        "We still need:\n* the plan of the hall\n* the list of all doors\n* a date in May",
    ),
}  # fmt: skip
"""What was written, and what stands in the quote of it."""


@pytest.mark.parametrize(
    ("original", "quote"),
    [pytest.param(*texts, id=name) for name, texts in SAME.items()],
)
def test_what_clients_do_to_a_text_makes_no_other_text(original: str, quote: str) -> None:
    """Wrapping, quotes, bold, links, blanks: all of the quote is a copy, no message is made."""
    thread = _answered(original, quote)
    assert authors(thread) == ["Anna Weber", "Bo Lind"]
    assert folded(thread.messages[1].said).startswith("Noted.")
    for text in (BEFORE, AFTER, *folded(quote).split(". ")):
        assert text not in folded(thread.messages[1].said)


DIFFERENT = [
    ("The offer is EUR 4,500 for all.", "The offer is EUR 4,800 for all."),
    ("The offer is EUR 4,500 for all.", "The offer is USD 4,500 for all."),
    ("The offer is EUR 4,500 for all.", "The offer is EUR 4.500 for all."),
    ("The offer is EUR 4,500 for all.", "The offer is EUR 45,00 for all."),
    ("The offer is €4500 for all.", "The offer is $4500 for all."),
    ("The offer is £4500 for all.", "The offer is 4500 for all."),
    ("The room is kept at -5 degrees.", "The room is kept at 5 degrees."),
    ("The room is kept at −5 degrees.", "The room is kept at 5 degrees."),
    ("The room is kept at +5 degrees.", "The room is kept at -5 degrees."),
    ("The rate is 10 % from May on.", "The rate is 10 ‰ from May on."),
    ("The rate is 1.5 % from May on.", "The rate is 15 % from May on."),
    ("The hall has 12 m² in all.", "The hall has 12 m2 in all."),
    ("Take ½ litre for each door.", "Take 12 litre for each door."),
    ("Take 1½ litres for each door.", "Take 11/2 litres for each door."),
    ("Order 3/4 inch screws for us.", "Order 34 inch screws for us."),
    ("Send 10-12 boxes to the hall.", "Send 1012 boxes to the hall."),
    ("Loads under <100 kg are fine here.", "Loads under >100 kg are fine here."),
    ("The room is 3*4 metres in size.", "The room is 34 metres in size."),
    ("The key is 47_11 for the door.", "The key is 4711 for the door."),
    ("The visit is on 12 March at nine.", "The visit is on 13 March at nine."),
    ("The visit is on 12 March at nine.", "The visit is on 12 May at nine."),
    ("The visit is on Monday at nine.", "The visit is on Tuesday at nine."),
    ("The visit is on 02.03.2026 as said.", "The visit is on 03.02.2026 as said."),
    ("The visit is at 9:30 in the hall.", "The visit is at 9:03 in the hall."),
    ("Mr Weber will sign the contract.", "Mr Webber will sign the contract."),
    ("Herr Müller will sign the contract.", "Herr Muller will sign the contract."),
    ("Anna will sign the contract.", "Hanna will sign the contract."),
    ("We will sign the contract.", "We will not sign the contract."),
    ("We will not sign the contract.", "We will sign the contract."),
    ("We can sign the contract today.", "We can't sign the contract today."),
    ("We don’t accept the contract.", "We do accept the contract."),
    ("The contract is now accepted.", "The contract is not accepted."),
    ("We sign the contract with no changes.", "We sign the contract with changes."),
    ("The contract is lawful, we think.", "The contract is unlawful, we think."),
    ("Wir haben kein Angebot bekommen.", "Wir haben ein Angebot bekommen."),
    ("Nous avons signé, ce n’est plus ouvert.", "Nous avons signé, c’est plus ouvert."),
    ("Pay at https://pay.example/i/17 please.", "Pay at https://pay.example/i/71 please."),
    ("Pay at https://pay.example/i/17 please.", "Pay at https://pay.invalid/i/17 please."),
    ("Write to anna@example.org about it.", "Write to anna@example.com about it."),
    ("The account is AT61 1904 3002 3457 3201.", "The account is AT61 1904 3002 3457 3210."),
    ("We ordered 12, and got 21 of them.", "We ordered 21, and got 12 of them."),
    ("We meet at the hall, at the 会議室.", "We meet at the hall, at the 会议室."),
]


@pytest.mark.parametrize(("original", "edited"), DIFFERENT)
def test_a_digit_a_name_or_a_negation_is_kept(original: str, edited: str) -> None:
    """What was edited inside a quote stands in the thread, as does what was written first."""
    thread = _answered(original, edited)
    assert edited in all_said(thread)
    assert original in thread.messages[0].said


@pytest.mark.parametrize(("original", "edited"), DIFFERENT[::4])
def test_what_stands_around_an_edit_is_still_a_copy(original: str, edited: str) -> None:
    """An edit keeps itself, not the sentences around it that stand in the original."""
    thread = _answered(f"{LEFT} {original} {RIGHT}", f"{LEFT} {edited} {RIGHT}")
    kept = all_said(thread)
    assert edited in kept
    assert [kept.count(text) for text in (BEFORE, LEFT, RIGHT, AFTER)] == [1, 1, 1, 1]


@pytest.mark.parametrize(("original", "edited"), DIFFERENT[::4])
def test_an_edited_line_of_an_unmarked_quote_is_kept(original: str, edited: str) -> None:
    """Outlook marks no line; the one that was changed is kept there too."""
    first = mail(1, f"{BEFORE}\n\n{original}\n\n{AFTER}\n")
    quoted = outlook(ANNA, 1, f"{BEFORE}\n\n{edited}\n\n{AFTER}\n")
    thread = parse_thread([first, mail(2, f"Noted.\n\n{quoted}", sender=BO, refs=[1])])
    kept = all_said(thread)
    assert edited in kept
    assert (kept.count(BEFORE), kept.count(AFTER)) == (1, 1)


def test_an_edit_in_a_link_that_is_not_seen_is_no_edit_of_the_text() -> None:
    """A tracking service changes a link's target; what a person reads stays the same."""
    html = '<p>The prices are in the <a href="https://{}/prices">portal for partners</a>.</p>'
    first = mail(1, html.format("portal.example"), html=True)
    text = f"<p>Noted.</p>{gmail_html(ANNA, 1, html.format('portal.example'))}"
    thread = parse_thread([first, mail(2, text, sender=BO, refs=[1], html=True)])
    assert authors(thread) == ["Anna Weber", "Bo Lind"]
    assert "prices" not in thread.messages[1].said


PAGE = (
    "<p>Hello Bo,</p><p>it’s the “north” window, see <a href='https://plan.example/n7'>the plan"
    "</a>. The price is <b>EUR&nbsp;4,500</b>.</p><ul><li>two hinges in brass</li>"
    "<li>one handle in steel</li></ul><p>Does <i>Friday</i> suit you?</p>"
)
GMAIL_PLAIN = (
    "Hello Bo,\n\nit’s the “north” window, see the plan <https://plan.example/n7>. The price\n"
    "is *EUR 4,500*.\n\n\n   - two hinges in brass\n   - one handle in steel\n\n"
    "Does *Friday* suit you?\n"
)
OUTLOOK_PLAIN = (
    'Hello Bo,\nit\'s the "north" window, see the plan<https://plan.example/n7>. The price is '
    "EUR 4,500.\n\n  *   two hinges in brass\n  *   one handle in steel\n\n"
    "Does Friday suit you?\n"
)
THUNDERBIRD_PLAIN = (
    "Hello Bo,\n\nit’s the “north” window, see the plan <https://plan.example/n7>. The \n"
    "price is *EUR 4,500*.\n\n  * two hinges in brass\n  * one handle in steel\n\n"
    "Does /Friday/ suit you?\n"
)
_SENTENCES = (
    "the “north” window",
    '"north" window',
    "two hinges",
    "one handle",
    "suit you",
    "4,500",
)


@pytest.mark.parametrize(
    "quote",
    [
        pytest.param(gmail(ANNA, 1, GMAIL_PLAIN), id="gmail"),
        pytest.param(outlook(ANNA, 1, OUTLOOK_PLAIN), id="outlook"),
        pytest.param(
            f"On 02/03/2026 10:00, Anna Weber wrote:\n{marked(THUNDERBIRD_PLAIN)}",
            id="thunderbird",
        ),
    ],
)
def test_plain_text_quotes_html(quote: str) -> None:
    """Links, bold and lists come out of HTML in each client's way and are the same text."""
    first = mail(1, PAGE, html=True)
    thread = parse_thread([first, mail(2, f"It does.\n\n{quote}", sender=BO, refs=[1])])
    assert authors(thread) == ["Anna Weber", "Bo Lind"]
    assert not [s for s in _SENTENCES if s in folded(thread.messages[1].said)]


@pytest.mark.parametrize("plain", [GMAIL_PLAIN, OUTLOOK_PLAIN, THUNDERBIRD_PLAIN])
@pytest.mark.parametrize("quoted", [gmail_html, outlook_html])
def test_html_quotes_plain_text(plain: str, quoted: object) -> None:
    """A client that writes HTML shows the plain lines in a block, its links made clickable."""
    lines = "".join(f"<div>{escape(line) or '<br>'}</div>" for line in plain.split("\n"))
    assert callable(quoted)
    text = f"<div>It does.</div>{quoted(ANNA, 1, lines)}"
    thread = parse_thread([mail(1, plain), mail(2, text, sender=BO, refs=[1], html=True)])
    assert authors(thread) == ["Anna Weber", "Bo Lind"]
    assert not [s for s in _SENTENCES if s in folded(thread.messages[1].said)]


@pytest.mark.parametrize("quoted", [gmail_html, outlook_html])
def test_html_quotes_html(quoted: object) -> None:
    """The same markup in a quote is the same text."""
    assert callable(quoted)
    text = f"<div>It does.</div>{quoted(ANNA, 1, PAGE)}"
    thread = parse_thread([mail(1, PAGE, html=True), mail(2, text, sender=BO, html=True)])
    assert authors(thread) == ["Anna Weber", "Bo Lind"]
    assert not [s for s in _SENTENCES if s in folded(thread.messages[1].said)]


@pytest.mark.parametrize(
    "amount",
    ["EUR 4,500", "EUR 4,800"],
)
def test_an_amount_that_differs_between_html_and_plain_is_kept(amount: str) -> None:
    """The plain quote of an HTML mail is a copy only as far as its amounts are the same."""
    quote = GMAIL_PLAIN.replace("EUR 4,500", amount)
    reply = mail(2, f"It does.\n\n{gmail(ANNA, 1, quote)}", sender=BO, refs=[1])
    thread = parse_thread([mail(1, PAGE, html=True), reply])
    assert all_said(thread).replace("*", "").replace("\u00a0", " ").count(amount) == 1
