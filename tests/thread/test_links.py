"""Who answers whom: parents, inline answers, and the threads of a bag of mails."""

from __future__ import annotations

import itertools

import pytest

from context_trim import Email, parse_thread, parse_threads
from tests.thread.mails import ANNA, BO, CY, DEE, gmail, mail, outlook

QUESTIONS = "Shall we order the 240 tiles?\n\nWho brings the key of the north hall?\n"
ANSWER = "Yes, order them by Friday.\n"


def _subjects(threads: list[list[str]]) -> list[list[str]]:
    return sorted(sorted(t) for t in threads)


def _bag(mails: list[Email]) -> list[list[str]]:
    """Return the first lines of the mails of each thread, in no order."""
    threads = parse_threads(mails)
    return _subjects([[e.text.split("\n", 1)[0] for e in t.emails] for t in threads])


def test_a_parent_is_what_a_mail_refers_to() -> None:
    """The last mail of the references that is there is the one that is answered."""
    mails = [
        mail(1, "one"),
        mail(2, "two", refs=[1]),
        mail(4, "four", refs=[1, 2, 3]),
    ]
    one, two, four = parse_thread(mails).messages
    assert [one.parent_id, two.parent_id, four.parent_id] == [None, one.id, two.id]


def test_a_parent_is_what_a_mail_quotes() -> None:
    """Where no reference tells, the first quote does, and recovered messages form a chain."""
    chain = gmail(BO, 2, ANSWER + "\n" + gmail(ANNA, 1, QUESTIONS))
    thread = parse_thread(mail(3, f"Agreed.\n\n{chain}", sender=CY, named=False))
    first, second, own = thread.messages
    assert [first.parent_id, second.parent_id, own.parent_id] == [None, first.id, second.id]
    assert [first.depth, second.depth, own.depth] == [2, 1, 0]


def test_a_quoted_span_points_into_its_original() -> None:
    """The lines that are answered are found in the message that they come from."""
    asked = mail(1, QUESTIONS)
    inline = (
        "> Shall we order the\n> 240 tiles?\n\nYes.\n\n"
        "> Who brings the key of the north hall?\n\nI do.\n"
    )
    reply = mail(2, f"On Mon, Mar 2, 2026 at 10:00 AM {ANNA} wrote:\n{inline}", sender=BO, refs=[1])
    thread = parse_thread([asked, reply])
    first, second = thread.messages
    answers = [
        (
            second.text[a.start : a.end].strip(),
            [first.text[s.source_start : s.source_end].strip() for s in a.quoted],
        )
        for a in second.answers
    ]
    assert answers == [
        ("Yes.", ["Shall we order the 240 tiles?"]),
        ("I do.", ["Who brings the key of the north hall?"]),
    ]
    assert {s.message_id for a in second.answers for s in a.quoted} == {first.id}


def test_an_answer_carries_lines_that_were_recovered() -> None:
    """Without the asker's mail the answered lines point to the message made of them."""
    text = f"{gmail(ANNA, 1, QUESTIONS)}\nI bring it.\n"
    recovered, own = parse_thread(mail(2, text, sender=BO)).messages
    (answer,) = own.answers
    assert own.text[answer.start : answer.end].strip() == "I bring it."
    spans = [recovered.text[s.source_start : s.source_end] for s in answer.quoted]
    assert "".join(spans) == recovered.text


def test_text_above_a_quote_answers_no_line() -> None:
    """A top-posted reply answers the mail, not lines of it."""
    reply = mail(2, f"{ANSWER}\n{gmail(ANNA, 1, QUESTIONS)}", sender=BO, refs=[1])
    assert parse_thread([mail(1, QUESTIONS), reply]).messages[1].answers == ()


def test_a_bag_is_split_by_references() -> None:
    """Mails that name each other are a thread, also where the mail between them is missing."""
    mails = [
        mail(1, "one"),
        mail(7, "seven", subject="Other"),
        mail(3, "three", refs=[1, 2]),
        mail(8, "eight", refs=[7], subject="Other"),
        mail(4, "four", refs=[2]),
    ]
    for given in itertools.permutations(mails):
        assert _bag(list(given)) == [["eight", "seven"], ["four", "one", "three"]]


def test_a_bag_is_split_by_the_thread_ids_of_providers() -> None:
    """Gmail and Graph say what belongs together."""
    one = {"id": "1", "threadId": "a", "payload": {"headers": [], "body": {"data": "b25l"}}}
    two = {"id": "2", "threadId": "b", "payload": {"headers": [], "body": {"data": "dHdv"}}}
    more = {"id": "3", "threadId": "a", "payload": {"headers": [], "body": {"data": "bW9yZQ"}}}
    threads = parse_threads([one, two, more])
    assert [[e.text.strip() for e in t.emails] for t in threads] == [["one", "more"], ["two"]]


@pytest.mark.parametrize("quoted", [gmail, outlook])
def test_a_bag_is_split_by_quotes_where_ids_are_missing(quoted: object) -> None:
    """Who quotes a mail with its author and date belongs to it, under another subject too."""
    assert callable(quoted)
    mails = [
        mail(1, QUESTIONS, named=False),
        mail(2, QUESTIONS, sender=DEE, named=False, subject="Same words"),
        mail(3, f"{ANSWER}\n{quoted(ANNA, 1, QUESTIONS)}", sender=BO, named=False, subject="Ok"),
    ]
    first = QUESTIONS.split("\n", 1)[0]
    assert _bag(mails) == [[first], sorted([first, ANSWER.strip()])]


def test_a_reply_joins_its_subject_only_among_its_people() -> None:
    """A bare "Re: Visit" belongs to the "Visit" of its people, within a month of it."""
    mails = [
        mail(1, "one", named=False, sender=ANNA, to=BO),
        mail(2, "two", named=False, sender=CY, to=DEE),
        mail(3, "three", named=False, sender=BO, to=ANNA, subject="AW: Visit"),
        mail(4, "four", named=False, sender=CY, to=DEE),
        mail(24 * 40, "five", named=False, sender=BO, to=ANNA, subject="Re: Visit"),
    ]
    assert _bag(mails) == [["five"], ["four"], ["one", "three"], ["two"]]
