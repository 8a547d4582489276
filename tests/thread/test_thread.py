"""Threads: ordered, everything said once, nothing said lost."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta

import pytest

from context_trim import Email, SourceError, Thread, parse_email, parse_thread
from context_trim.models import Fate, Message

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def _mail(
    number: int,
    text: str,
    *,
    sender: str = "Anna <anna@example.org>",
    refs: str = "",
    hours: float = 0,
) -> Email:
    sent = (START + timedelta(hours=hours or number)).strftime("%a, %d %b %Y %H:%M:%S +0000")
    head = f"Message-ID: <{number}@example.org>\nFrom: {sender}\nDate: {sent}\nReferences: {refs}\n"
    return parse_email(f"{head}Subject: Visit\n\n{text}")


def _order(thread: Thread) -> list[str]:
    return [m.text.split("\n", 1)[0] for m in thread.messages]


def _said(message: Message) -> str:
    """Return what a message says that stands nowhere else."""
    text, at = "", 0
    for span in message.quoted:
        text += message.text[at : span.start]
        at = span.end
    return text + message.text[at:]


def test_order_is_by_reference_and_date() -> None:
    """A reply follows what it refers to even when its clock says otherwise."""
    first = _mail(1, "first", hours=10)
    second = _mail(2, "second", refs="<1@example.org>", hours=1)
    third = _mail(3, "third", hours=11)
    for mails in itertools.permutations([first, second, third]):
        assert _order(parse_thread(list(mails))) == ["first", "second", "third"]


def test_cycles_and_missing_dates_are_survived() -> None:
    """Garbage in the references costs the order, not the thread."""
    one = _mail(1, "one", refs="<2@example.org>")
    two = _mail(2, "two", refs="<1@example.org>")
    undated = parse_email("From: c@example.org\nReferences: <2@example.org>\n\nthree")
    for mails in itertools.permutations([one, two, undated]):
        assert _order(parse_thread(list(mails))) == ["one", "two", "three"]


def test_the_same_mail_twice_is_one_message() -> None:
    """A mail that is given twice counts once; equal ids with different text are two."""
    assert len(parse_thread([_mail(1, "one"), _mail(1, "one")]).messages) == 1
    assert len(parse_thread([_mail(1, "one"), _mail(1, "other")]).messages) == 2


def test_nothing_is_no_thread() -> None:
    """An empty list is an error, and a wrong source is named by its place."""
    with pytest.raises(SourceError, match="at least one"):
        parse_thread([])
    with pytest.raises(SourceError, match="mail 2 of 2: a str must be"):
        parse_thread([_mail(1, "one"), "no header"])


ORIGINAL = "Can you come at nine on Monday?\n\nPlease bring 3 keys and the red book.\n"
QUOTE = "".join(f"> {line}".rstrip() + "\n" for line in ORIGINAL.splitlines())
ATTRIBUTION = "On Mon, Mar 2, 2026 at 10:00 AM Anna <anna@example.org> wrote:\n"


def test_a_quote_whose_original_is_given_is_a_duplicate() -> None:
    """It stands in the thread once, where it was said."""
    thread = parse_thread(
        [_mail(1, ORIGINAL), _mail(2, f"Yes.\n\n{ATTRIBUTION}{QUOTE}", sender="Bo")]
    )
    first, second = thread.messages
    assert {s.fate for s in second.quoted} == {Fate.DUPLICATE}
    assert {s.message_id for s in second.quoted} == {first.id}
    assert "nine" not in _said(second)


def test_a_quote_without_its_original_becomes_a_message() -> None:
    """Author, date and text are the quote's; marks are gone and nothing else."""
    thread = parse_thread(_mail(2, f"Yes.\n\n{ATTRIBUTION}{QUOTE}", sender="Bo"))
    recovered, own = thread.messages
    assert recovered.recovered_from == own.id
    assert recovered.author.label == "Anna"
    assert recovered.sent_at == datetime(2026, 3, 2, 10, 0)  # noqa: DTZ001
    assert recovered.text == ORIGINAL
    assert {s.fate for s in own.quoted} == {Fate.RECOVERED}


def test_a_message_is_recovered_once() -> None:
    """Two mails that quote the same missing mail give one recovered message."""
    one = _mail(2, f"Yes.\n\n{ATTRIBUTION}{QUOTE}", sender="Bo")
    two = _mail(3, f"Me too.\n\n{ATTRIBUTION}{QUOTE}", sender="Cy")
    thread = parse_thread([two, one])
    assert [m.recovered for m in thread.messages] == [True, False, False]
    assert {s.message_id for s in thread.messages[2].quoted} == {thread.messages[0].id}


def test_a_longer_quote_of_a_missing_mail_adds_what_is_new() -> None:
    """The part that no earlier quote has is recovered too, under the same author."""
    short = _mail(2, f"Yes.\n\n{ATTRIBUTION}> Can you come at nine on Monday?\n", sender="Bo")
    full = _mail(3, f"Me too.\n\n{ATTRIBUTION}{QUOTE}", sender="Cy")
    recovered = [m for m in parse_thread([short, full]).messages if m.recovered]
    assert [m.author.label for m in recovered] == ["Anna", "Anna"]
    assert [m.text.strip() for m in recovered] == [s.strip() for s in ORIGINAL.split("\n\n")]


def test_nested_quotes_become_a_chain() -> None:
    """Each depth is a message of its own, older ones first."""
    inner = "On Sun, Mar 1, 2026 at 8:00 AM Cy <cy@example.org> wrote:\n> Who has the red book?\n"
    nested = "".join(f"> {line}\n" for line in inner.splitlines())
    thread = parse_thread(_mail(2, f"Yes.\n\n{ATTRIBUTION}{QUOTE}>\n{nested}", sender="Bo"))
    assert [m.author.label for m in thread.messages] == ["Cy", "Anna", "Bo"]
    assert thread.messages[0].text == "Who has the red book?\n"
    assert thread.messages[0].recovered_from == thread.messages[1].id


@pytest.mark.parametrize(
    "changed",
    [
        "Please bring 4 keys and the red book.",
        "Please do not bring 3 keys and the red book.",
        "Please bring 3 keys and the blue book.",
        "Please bring 3 keys",
        "bring 3 keys and the red book.",
    ],
)
def test_a_difference_is_a_difference(changed: str) -> None:
    """A number, a negation, a name or a cut makes another text, which stays in the thread."""
    quote = f"> Can you come at nine on Monday?\n>\n> {changed}\n"
    thread = parse_thread(
        [_mail(1, ORIGINAL), _mail(2, f"Yes.\n\n{ATTRIBUTION}{quote}", sender="Bo")]
    )
    assert any(changed in _said(m) for m in thread.messages)


@pytest.mark.parametrize(
    "copy",
    [
        "> Please bring 3 keys\n> and the red book.",
        "> Please   bring 3 keys and the *red* book.",
        ">Please bring 3\u00a0keys and the red book.",
    ],
)
def test_what_clients_change_is_no_difference(copy: str) -> None:
    """Wrapping, blanks and bold marks don't make another text."""
    thread = parse_thread(
        [
            _mail(1, ORIGINAL),
            _mail(2, f"Yes, I will do that.\n\n{ATTRIBUTION}{copy}\n", sender="Bo"),
        ]
    )
    assert [s.fate for s in thread.messages[1].quoted] == [Fate.DUPLICATE]


def test_a_short_quote_is_not_matched_by_chance() -> None:
    """One person's "Yes." is no copy of another's."""
    mails = [
        _mail(1, "Shall we sign the contract on Friday?\n"),
        _mail(2, "Yes.\n", sender="Dee <dee@example.org>"),
        _mail(
            3,
            "Settled.\n\nOn Mon, Mar 2, 2026 at 11:30 AM Cy <cy@example.org> wrote:\n> Yes.\n",
            sender="Bo",
        ),
    ]
    recovered = [m for m in parse_thread(mails).messages if m.recovered]
    assert [(m.author.label, m.text) for m in recovered] == [("Cy", "Yes.\n")]


def test_an_answer_inside_an_unmarked_quote_stays_with_its_author() -> None:
    """Outlook users answer between the quoted lines: that text is the answering mail's."""
    block = (
        "From: Anna <anna@example.org>\nSent: Monday, March 2, 2026 10:00 AM\nTo: Bo\n"
        "Subject: Visit\n\n"
    )
    answered = ORIGINAL.replace("Monday?\n", "Monday?\n\nNine is too early, ten is fine.\n")
    thread = parse_thread(
        [_mail(1, ORIGINAL), _mail(2, f"See below.\n\n{block}{answered}", sender="Bo")]
    )
    assert not any(m.recovered for m in thread.messages)
    assert "Nine is too early, ten is fine." in _said(thread.messages[1])
    assert "red book" not in _said(thread.messages[1])


def test_what_a_sender_writes_anew_is_never_a_duplicate() -> None:
    """Saying it again is saying it."""
    thread = parse_thread([_mail(1, ORIGINAL), _mail(2, ORIGINAL, sender="Bo")])
    assert [m.quoted for m in thread.messages] == [(), ()]
