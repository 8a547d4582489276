"""Messages that are known only from quotes: chains, forwards, and originals that come later."""

from __future__ import annotations

import itertools

import pytest

from context_trim import parse_thread
from context_trim.models import Fate
from tests.thread.mails import (
    ANNA,
    BO,
    CY,
    DEE,
    all_said,
    authors,
    gmail,
    gmail_html,
    mail,
    moment,
    outlook,
    outlook_html,
)

CHAIN = (
    (ANNA, 1, "We need a price for 40 oak doors, delivered to Graz by the end of May.\n"),
    (BO, 3, "That will be EUR 31,200 without the handles.\n\nDelivery is on 22 May.\n"),
    (ANNA, 5, "And what is the price with handles in steel?\n"),
    (CY, 26, "Bo is away. With handles it is EUR 32,640.\n\nThe offer holds until Friday.\n"),
    (DEE, 27, "Please send the order to me, I will be in the office all week.\n"),
)
LAST = "Thanks Dee, the order is attached.\n"


def _german(author: str, hours: float, text: str) -> str:
    sent = f"{moment(hours):%d.%m.%Y %H:%M}"
    return (
        f"-----Ursprüngliche Nachricht-----\nVon: {author}\nGesendet: {sent}\nAn: Alle\n"
        f"Betreff: Visit\n\n{text}"
    )


def _nested(quoted: object, length: int = 5, last: str = LAST) -> str:
    assert callable(quoted)
    text = ""
    for author, hours, new in CHAIN[:length]:
        text = quoted(author, hours, f"{new}\n{text}" if text else new)
    return f"{last}\n{text}"


@pytest.mark.parametrize("quoted", [outlook, _german, gmail])
def test_a_chain_of_five_is_recovered_from_the_last_mail(quoted: object) -> None:
    """Each quote in the quote is a message with its author, its date and exactly its text."""
    messages = parse_thread(mail(28, _nested(quoted), sender=ANNA)).messages
    assert [m.author.name for m in messages[:5]] == [a.split(" <")[0] for a, _, _ in CHAIN]
    assert [m.sent_at for m in messages[:5]] == [
        moment(hours).replace(tzinfo=None) for _, hours, _ in CHAIN
    ]
    assert [m.text.strip("\n") for m in messages[:5]] == [text.strip("\n") for _, _, text in CHAIN]
    # Each was found in the message that answers it.
    assert [m.recovered_from for m in messages[:5]] == [m.id for m in messages[1:]]
    assert messages[5].said.startswith(LAST)


@pytest.mark.parametrize("given", list(itertools.combinations(range(5), 2)))
@pytest.mark.parametrize("quoted", [outlook, gmail])
def test_given_mails_take_their_places_in_the_chain(quoted: object, given: tuple[int, ...]) -> None:
    """Two of the five quoted mails are given: they are the messages, the others are recovered."""
    mails = [
        mail(number, _nested(quoted, number, CHAIN[number][2]), sender=author, hours=hours)
        for number, (author, hours, _) in enumerate(CHAIN)
        if number in given
    ]
    mails.append(mail(9, _nested(quoted), sender=ANNA, hours=28))
    for order in (mails, mails[::-1]):
        messages = parse_thread(order).messages
        assert [m.recovered for m in messages] == [*(n not in given for n in range(5)), False]
        assert [m.author.name for m in messages[:5]] == [a.split(" <")[0] for a, _, _ in CHAIN]
        kept = all_said(parse_thread(order))
        assert [kept.count(p) for _, _, t in CHAIN for p in t.strip().split("\n\n")] == [1] * 7


@pytest.mark.parametrize("given", [0, 1, 2, 3, 4])
def test_a_recovered_message_gives_way_to_its_original(given: int) -> None:
    """When the original comes it is the message; the ids of all others stay as they were."""
    last = mail(9, _nested(outlook), sender=DEE, hours=28)
    author, hours, text = CHAIN[given]
    original = mail(given, _nested(outlook, given, text), sender=author, hours=hours)
    before = [m.id for m in parse_thread(last).messages]
    after = [m.id for m in parse_thread([last, original]).messages]
    assert len(after) == 6
    assert [n for n, (a, b) in enumerate(zip(before, after, strict=True)) if a != b] == [given]
    assert after[given] == original.id


SUPPLIER = "Mill Sales <sales@mill.example>"
SUPPLY = "The 40 doors leave our mill on 18 May by lorry.\n\nSomebody must sign for them.\n"
NOTE = "What do you say to this? I cannot be there on that day.\n"
REPLY = "I can sign for them.\n"


def _gmail_forward(author: str, hours: float, text: str) -> str:
    return (
        f"---------- Forwarded message ---------\nFrom: {author}\n"
        f"Date: {moment(hours):%a, %b %-d, %Y at %-I:%M %p}\nSubject: Doors\nTo: {ANNA}\n\n\n{text}"
    )


def _apple_forward(author: str, hours: float, text: str) -> str:
    body = (
        f"Begin forwarded message:\n\nFrom: {author}\nSubject: Doors\n"
        f"Date: {moment(hours):%-d %B %Y at %H:%M:%S UTC}\nTo: {ANNA}\n\n{text}"
    )
    return "".join(f"> {line}".rstrip() + "\n" for line in body.split("\n"))


def _thunderbird_forward(author: str, hours: float, text: str) -> str:
    return (
        f"-------- Forwarded Message --------\nSubject: \tDoors\n"
        f"Date: \t{moment(hours):%a, %-d %b %Y %H:%M:%S +0000}\n"
        f"From: \t{author}\nTo: \t{ANNA}\n\n\n{text}"
    )


FORWARDS = [_gmail_forward, _apple_forward, _thunderbird_forward, outlook, _german]


@pytest.mark.parametrize("forward", FORWARDS)
@pytest.mark.parametrize("quoted", [gmail, outlook])
@pytest.mark.parametrize("missing", [None, 0, 1])
def test_a_forward_in_a_reply_is_the_forwarded_authors(
    forward: object, quoted: object, missing: int | None
) -> None:
    """Bo quotes Anna's mail, which forwards the mill's: three authors, each said once."""
    assert callable(forward)
    assert callable(quoted)
    forwarded = f"{NOTE}\n{forward(SUPPLIER, 1, SUPPLY)}"
    mails = [
        mail(1, SUPPLY, sender=SUPPLIER, to=ANNA, subject="Doors"),
        mail(2, forwarded, subject="Fwd: Doors", refs=[1]),
        mail(3, f"{REPLY}\n{quoted(ANNA, 2, forwarded)}", sender=BO, refs=[1, 2]),
    ]
    if missing is not None:
        del mails[missing]
    thread = parse_thread(mails)
    assert [m.author.name for m in thread.messages] == ["Mill Sales", "Anna Weber", "Bo Lind"]
    assert [m.recovered for m in thread.messages].count(True) == (missing is not None)
    kept = all_said(thread)
    for text in (*SUPPLY.strip().split("\n\n"), NOTE.strip(), REPLY.strip()):
        assert kept.count(text) == 1


@pytest.mark.parametrize("forward", FORWARDS)
def test_a_forward_alone_gives_both_messages(forward: object) -> None:
    """The note is Anna's, the text is the mill's, and its subject is the forwarded one."""
    assert callable(forward)
    kwargs = {"subject": "Doors"} if forward is outlook else {}
    only = mail(2, f"{NOTE}\n{forward(SUPPLIER, 1, SUPPLY, **kwargs)}", subject="Fwd: Doors")
    messages = parse_thread(only).messages
    assert [m.author.address for m in messages] == ["sales@mill.example", "anna@example.org"]
    assert messages[0].text.strip("\n") == SUPPLY.strip("\n")
    assert messages[0].subject == ("Visit" if forward is _german else "Doors")
    assert {s.fate for s in messages[1].quoted} == {Fate.RECOVERED}


def test_a_forward_of_a_reply_with_its_own_quote() -> None:
    """A conversation that is forwarded whole becomes its messages."""
    inside = f"{CHAIN[1][2]}\n{gmail(ANNA, 1, CHAIN[0][2])}"
    thread = parse_thread(mail(9, f"FYI\n\n{_gmail_forward(BO, 3, inside)}", sender=DEE))
    assert authors(thread) == ["(Anna Weber)", "(Bo Lind)", "Dee Sousa"]
    assert [m.text.strip("\n") for m in thread.messages[:2]] == [
        CHAIN[0][2].strip("\n"),
        CHAIN[1][2].strip("\n"),
    ]


@pytest.mark.parametrize("first", [outlook, _german])
def test_a_bare_forward_of_a_forward_names_who_wrote_it(first: object) -> None:
    """Bo passed Anna's mail on without a word; the text is Anna's, not Bo's."""
    assert callable(first)
    inside = first(ANNA, 1, CHAIN[0][2])
    messages = parse_thread(mail(9, f"FYI\n\n{_gmail_forward(BO, 3, inside)}", sender=DEE)).messages
    assert [m.author.name for m in messages if CHAIN[0][2] in m.said] == ["Anna Weber"]


@pytest.mark.parametrize("first", [gmail, outlook, _german])
@pytest.mark.parametrize("second", [gmail, outlook, _german])
def test_clients_may_change_within_a_chain(first: object, second: object) -> None:
    """An Outlook quote in a Gmail quote, marked or not, is read like any other."""
    assert callable(first)
    assert callable(second)
    inner = first(ANNA, 1, CHAIN[0][2])
    outer = second(BO, 3, f"{CHAIN[1][2]}\n{inner}")
    thread = parse_thread(mail(9, f"{LAST}\n{outer}", sender=DEE))
    assert authors(thread) == ["(Anna Weber)", "(Bo Lind)", "Dee Sousa"]
    assert [m.text.strip("\n") for m in thread.messages[:2]] == [
        CHAIN[0][2].strip("\n"),
        CHAIN[1][2].strip("\n"),
    ]


@pytest.mark.parametrize("first", [gmail_html, outlook_html])
@pytest.mark.parametrize("second", [gmail_html, outlook_html])
def test_html_chains_are_recovered_too(first: object, second: object) -> None:
    """Blocks of HTML give the same chain as marks and fields of plain text."""
    assert callable(first)
    assert callable(second)
    texts = ["".join(f"<p>{p}</p>" for p in t.strip().split("\n\n")) for _, _, t in CHAIN]
    outer = second(BO, 3, texts[1] + first(ANNA, 1, texts[0]))
    thread = parse_thread(mail(9, f"<p>{LAST}</p>{outer}", sender=DEE, html=True))
    assert authors(thread) == ["(Anna Weber)", "(Bo Lind)", "Dee Sousa"]
    assert [m.text.strip("\n") for m in thread.messages[:2]] == [
        CHAIN[0][2].strip("\n"),
        CHAIN[1][2].strip("\n"),
    ]


def test_fields_that_a_quote_does_not_give_stay_empty() -> None:
    """Nobody and no date are made up where only marks say that something is quoted."""
    thread = parse_thread(mail(9, f"> {CHAIN[0][2]}\nWho wrote this?\n", sender=DEE))
    first = thread.messages[0]
    assert first.recovered
    assert (first.author.label, first.sent_at, first.date_text, first.subject) == ("", None, "", "")


@pytest.mark.parametrize(
    ("line", "name", "address", "dated"),
    [
        ("Anna Weber wrote:", "Anna Weber", "", False),
        ("anna@example.org wrote:", "", "anna@example.org", False),
        ("On Mon, 2 Mar 2026 at 10:00, <anna@example.org> wrote:", "", "anna@example.org", True),
        ("On 2 Mar 2026, at 10:00, Anna Weber wrote:", "Anna Weber", "", True),
    ],
)
def test_a_recovered_message_has_what_its_line_gives(
    line: str, name: str, address: str, *, dated: bool
) -> None:
    """An address is no name, a name has no address, and a missing date stays missing."""
    text = f"Noted.\n\n{line}\n> {CHAIN[0][2]}"
    first = parse_thread(mail(9, text, sender=DEE)).messages[0]
    assert first.recovered
    assert (first.author.name, first.author.address) == (name, address)
    assert (first.sent_at is not None) == dated


@pytest.mark.parametrize(
    "text",
    [
        "  Indented line of a table\tand a tab\n\n\n\nThree blank lines above, EUR  4,500.  \n",
        "“Smart” quotes, an ellipsis … and 30\u00a0% with a no-break space\n",
        "*bold* and <https://mill.example/x?utm_source=1#a>\n-- \nnot a signature to be cut\n",
        "日本語の文章です。\nمرحبا بالعالم\n👩‍🔧 works\n",
    ],
)
def test_recovered_text_is_the_quote_byte_for_byte(text: str) -> None:
    """Marks are removed, and not a blank, quote sign or mark of emphasis more."""
    quote = "".join(f"> {line}\n" for line in text.rstrip("\n").split("\n"))
    only = mail(9, f"Noted.\n\nOn Mon, 2 Mar 2026 at 10:00, {ANNA} wrote:\n{quote}", sender=DEE)
    stripped = "".join(
        line.removeprefix("> ").removeprefix(">") + "\n"
        for line in only.text.split("wrote:\n", 1)[1].rstrip("\n").split("\n")
    )
    messages = parse_thread(only).messages
    assert "".join(m.text for m in messages[:-1]).strip("\n") == stripped.strip("\n")
    assert len(messages) == 2
