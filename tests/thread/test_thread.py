"""Threads: ordered, everything said once, nothing said lost."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta

import pytest

from context_trim import Email, SourceError, Thread, parse_email, parse_thread
from context_trim.models import Fate

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
    assert "nine" not in second.said


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
    assert any(changed in m.said for m in thread.messages)


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
    assert "Nine is too early, ten is fine." in thread.messages[1].said
    assert "red book" not in thread.messages[1].said


def test_what_a_sender_writes_anew_is_never_a_duplicate() -> None:
    """Saying it again is saying it."""
    thread = parse_thread([_mail(1, ORIGINAL), _mail(2, ORIGINAL, sender="Bo")])
    assert [m.quoted for m in thread.messages] == [(), ()]


SENT = "Sent: Monday, March 2, 2026 10:00 AM"
BLOCK = f"From: Anna <anna@example.org>\n{SENT}\nTo: Bo\nSubject: Visit\n\n"
LONG_ANSWER = "No, I will not pay anything before the goods have arrived in our warehouse in Graz."


@pytest.mark.parametrize(
    "reply",
    [
        f"See below.\n\n{BLOCK}Can you pay EUR 500?\n\n{LONG_ANSWER}\n",
        f"{ATTRIBUTION}> Can you pay EUR 500?\n\nNo. The policy says:\n\n> {LONG_ANSWER}\n",
    ],
)
def test_a_long_answer_to_a_short_question_is_not_the_askers(reply: str) -> None:
    """Anna's mail is given, so what isn't in it cannot be hers."""
    thread = parse_thread([_mail(1, "Can you pay EUR 500?\n"), _mail(2, reply, sender="Bo")])
    assert [m.author.label for m in thread.messages] == ["Anna", "Bo"]
    assert LONG_ANSWER in thread.messages[1].said
    assert "Can you pay" not in thread.messages[1].said


def test_a_greeting_above_the_text_hides_no_duplicate() -> None:
    """The words of a letter are one text, whatever zones it has."""
    letter = "Hi Bo,\nyour order 4711 has been shipped and arrives on Monday.\nBest,\nAnna\n"
    quote = "".join(f"> {line}\n" for line in letter.splitlines())
    thread = parse_thread(
        [_mail(1, letter), _mail(2, f"Great.\n\n{ATTRIBUTION}{quote}", sender="Bo")]
    )
    assert len(thread.messages) == 2
    assert "4711" not in thread.messages[1].said


def test_a_copy_does_not_reach_over_an_answer() -> None:
    """What stands around an inline answer is not one sentence."""
    inline = "I will pay\n> nothing, says who?\nall of the invoices."
    quote = f"{ATTRIBUTION.replace('Anna', 'Bo')}> I will pay all of the invoices.\n"
    thread = parse_thread(
        [
            _mail(1, inline, sender="Bo <anna@example.org>"),
            _mail(2, f"Fine.\n\n{quote}", sender="Cy"),
        ]
    )
    assert any("I will pay all of the invoices." in m.said for m in thread.messages)


def test_the_same_words_of_another_person_are_kept() -> None:
    """Carol's approval is not Dave's, even in the same words."""
    words = "I approve the budget plan."
    quote = f"On Mon, Mar 2, 2026 at 9:00 AM Carol Jones <carol@example.org> wrote:\n> {words}\n"
    thread = parse_thread(
        [_mail(1, words, sender="Dave"), _mail(2, f"Great.\n\n{quote}", sender="Bo")]
    )
    assert sorted(m.author.label for m in thread.messages) == ["Bo", "Carol Jones", "Dave"]


def test_a_name_turned_around_is_the_same_person() -> None:
    """Outlook's "Weber, Anna" is Anna Weber."""
    block = BLOCK.replace("Anna <anna@example.org>", "Weber, Anna")
    mails = [
        _mail(1, ORIGINAL, sender="Anna Weber"),
        _mail(2, f"Ok.\n\n{block}{ORIGINAL}", sender="Bo"),
    ]
    assert len(parse_thread(mails).messages) == 2


def test_two_notes_that_say_the_same_are_two() -> None:
    """Only an id or the same source proves that a mail was given twice."""
    notes = [
        ("OK, agreed.", "Anna"),
        ("Really?", "Zed"),
        ("OK, agreed.", "Bo"),
        ("OK, agreed.", "Bo"),
    ]
    thread = parse_thread([Email.from_text(text, sender=sender) for text, sender in notes])
    assert [(m.text, m.author.label) for m in thread.messages] == notes


def test_the_end_of_a_badly_wrapped_line_stays_in_it() -> None:
    """A "not" that a mailer wrapped out of its marks is not another person's word."""
    text = (
        "Fine.\n\nOn Mon, 2 Mar 2026 at 09:00, Carol Jones <carol@example.org> wrote:\n"
        "> See what Dan says.\n>\n> On Sun, 1 Mar 2026 at 09:00, Dan Poe <dan@example.org> wrote:\n"
        "> > You must under no circumstances, and this I say for the sake of us all, do\n> not\n"
        "> > sign the contract before May.\n"
    )
    dan, carol, _ = parse_thread(_mail(3, text, sender="Bo")).messages
    assert "do\nnot\nsign" in dan.text
    assert "not" not in carol.text


def test_a_date_that_cannot_be_read_is_carried_on_as_written() -> None:
    """03/04 is a day in March or April; the prompt shows what the quote says."""
    text = (
        f"FYI\n\n{BLOCK.replace('Monday, March 2, 2026 10:00 AM', '03/04/2026 10:12')}300 units.\n"
    )
    recovered = parse_thread(_mail(2, text, sender="Bo")).messages[0]
    assert (recovered.sent_at, recovered.date_text) == (None, "03/04/2026 10:12")


def test_copies_of_a_mail_keep_the_order() -> None:
    """A list copy and a direct copy share an id; a reply stands after both, in any order."""
    head = "Message-ID: <1@example.org>\nDate: Mon, 2 Mar 2026 12:00:00 +0000\n"
    mails = [
        parse_email(f"From: a@example.org\n{head}\nfirst"),
        parse_email(f"From: a@example.org\n{head}\nfirst\n\nlist footer"),
        _mail(2, "second", refs="<1@example.org>", hours=1),
    ]
    orders = {
        tuple(m.id for m in parse_thread(list(p)).messages) for p in itertools.permutations(mails)
    }
    assert len(orders) == 1
    assert next(iter(orders))[-1] == mails[2].id


def test_a_stock_sentence_does_not_make_a_lost_mail_another_ones() -> None:
    """Anna's missing mail stays hers although one of its sentences stands in a later one."""
    stock = "Thank you for your patience with us."
    lost = "On Sun, Mar 1, 2026 at 8:07 AM Anna <anna@example.org> wrote:\n"
    quote = (
        f"{lost}> {stock}\n>\n> The refund of EUR 500 is promised by Friday, and it goes to you.\n"
    )
    thread = parse_thread([_mail(1, f"{stock}\n"), _mail(2, f"Fine.\n\n{quote}", sender="Bo")])
    assert [(m.author.label, m.recovered) for m in thread.messages] == [
        ("Anna", True),
        ("Anna", False),
        ("Bo", False),
    ]
    assert "EUR 500" in thread.messages[0].text


def _block_of(name: str, day: int) -> str:
    address = f"{name.split(maxsplit=1)[0].lower()}@example.org"
    return f"From: {name} <{address}>\nSent: March {day}, 2026 10:00 AM\nTo: X\nSubject: Offer\n\n"


QUESTIONS = "Can you deliver by the twentieth?\n\n{}What would the price be for ten?\n"
REFUSAL = "No, we refuse that date altogether.\n\n"


def test_an_inline_answer_that_is_quoted_again_stays_its_authors() -> None:
    """Carl answered inside Anna's text; Bob quotes both, and neither becomes his."""
    ask = _mail(1, QUESTIONS.format(""), sender="Anna Weber <anna@example.org>")
    body = f"See my answers below.\n\n{_block_of('Anna Weber', 2)}{QUESTIONS.format(REFUSAL)}"
    answer = _mail(25, body, sender="Carl Ott <carl@example.org>")
    forward = f"This is the state of things.\n\n{_block_of('Carl Ott', 3)}{body}"
    thread = parse_thread([ask, answer, _mail(50, forward, sender="Bo <bo@example.org>")])
    by_author = {m.author.label: m.said for m in thread.messages}
    assert len(by_author) == len(thread.messages) == 3
    assert REFUSAL.strip() in by_author["Carl Ott"]
    assert REFUSAL.strip() not in by_author["Bo"]


def test_what_stands_between_the_lines_of_a_recovered_message_is_the_quoters() -> None:
    """A clean copy of the quote shows what Anna wrote; the rest of the other copy is Bo's."""
    block = _block_of("Anna Weber", 2)
    clean = _mail(20, f"Let me look.\n\n{block}{QUESTIONS.format('')}", sender="Carl Ott")
    mixed = _mail(30, f"See below.\n\n{block}{QUESTIONS.format(REFUSAL)}", sender="Bo Lind")
    by_author = {m.author.label: m.said for m in parse_thread([clean, mixed]).messages}
    assert sorted(by_author) == ["Anna Weber", "Bo Lind", "Carl Ott"]
    assert REFUSAL.strip() in by_author["Bo Lind"]


@pytest.mark.parametrize(
    ("sender", "when"),
    [
        ("Anna <anna@sales.example>", "Mar 2, 2026, at 14:40"),
        ("Anna <anna@legal.example>", "Mar 9, 2026, at 14:40"),
    ],
)
def test_a_namesake_or_another_day_is_another_statement(sender: str, when: str) -> None:
    """The approval of one Anna, or of one day, is no copy of the other's."""
    words = "Yes, that works for me."
    quote = f"On {when}, Anna <anna@legal.example> wrote:\n> {words}\n"
    thread = parse_thread(
        [_mail(1, words, sender=sender), _mail(200, f"Good.\n\n{quote}", sender="Bo")]
    )
    assert [m.author.address for m in thread.messages if m.recovered] == ["anna@legal.example"]


def test_an_uncertain_date_proves_nothing() -> None:
    """A shared phrase and an unreadable date don't give Anna's lost mail to Bo."""
    phrase = "I hope you are doing well."
    lost = "On 3/5/26 10:12 AM, Anna <anna@example.org> wrote:\n"
    rest = "We cancel the order for the ten lamps, and we would like the deposit back."
    reply = f"Noted.\n\n{lost}> {phrase}\n>\n> {rest}\n"
    thread = parse_thread([_mail(1, f"{phrase}\n"), _mail(90, reply, sender="Bo")])
    assert [m.author.label for m in thread.messages if rest in m.said] == ["Anna"]
