"""The order of a thread, whatever clocks and references say."""

from __future__ import annotations

import itertools
import random

import pytest

from context_trim import Email, parse_email, parse_thread
from tests.thread.mails import ANNA, BO, CY, DEE, authors, gmail, mail, moment, outlook

EPOCH = "Thu, 1 Jan 1970 00:00:00 +0000"
FUTURE = "Fri, 31 Dec 2099 23:59:59 +0000"

QUESTION = (
    "Could you look at the pump in the cellar before the weekend? It has been losing water since "
    "Tuesday, and the tenants below have begun to complain.\n"
)
ANSWER = (
    "I can be there on Friday at three with a spare seal. Please turn the main valve off in the "
    "morning, so that the pipes are dry when I come.\n"
)
THANKS = "Friday at three is perfect, the key is with the neighbour.\n"


def _first_lines(mails: list[Email]) -> list[str]:
    return [m.text.split("\n", 1)[0] for m in parse_thread(mails).messages]


def _in_any_order(mails: list[Email]) -> set[tuple[str, ...]]:
    return {tuple(_first_lines(list(p))) for p in itertools.permutations(mails)}


def _in_order(*texts: str) -> set[tuple[str, ...]]:
    return {tuple(text.strip() for text in texts)}


@pytest.mark.parametrize("date", [EPOCH, FUTURE, "", "garbage", "Mon, 2 Mar 26 99:99"])
def test_references_rule_over_a_wrong_clock(date: str) -> None:
    """A reply stands between what it answers and what answers it, whatever its date."""
    mails = [
        mail(1, QUESTION),
        mail(2, ANSWER, sender=BO, refs=[1], date=date),
        mail(3, THANKS, refs=[1, 2]),
    ]
    assert _in_any_order(mails) == _in_order(QUESTION, ANSWER, THANKS)


@pytest.mark.parametrize(
    ("wrong", "date"),
    [
        (1, EPOCH),
        (3, FUTURE),
        (1, FUTURE),
        (1, ""),
        (2, EPOCH),
        (2, FUTURE),
        (2, ""),
        (3, EPOCH),
    ],
)
def test_quotes_rule_over_a_wrong_clock_where_ids_are_missing(wrong: int, date: str) -> None:
    """Who quotes a mail wrote after it, even if the ids are gone and the clock is wrong."""
    texts = {
        1: QUESTION,
        2: ANSWER + "\n" + gmail(ANNA, 1, QUESTION),
        3: THANKS + "\n" + gmail(BO, 2, ANSWER + "\n" + gmail(ANNA, 1, QUESTION)),
    }
    mails = [
        mail(
            number,
            text,
            sender=BO if number == 2 else ANNA,
            named=False,
            date=date if number == wrong else None,
        )
        for number, text in texts.items()
    ]
    assert _in_any_order(mails) == _in_order(QUESTION, ANSWER, THANKS)


def test_a_subject_tells_the_reply_where_nothing_else_does() -> None:
    """Of two undated mails without ids, "Re: Visit" answers "Visit"."""
    mails = [
        mail(1, QUESTION, named=False, date=""),
        mail(2, ANSWER, sender=BO, named=False, date="", subject="Re: Visit"),
    ]
    assert _in_any_order(mails) == _in_order(QUESTION, ANSWER)


@pytest.mark.parametrize(
    "prefix", ["AW:", "RE: ", "SV: ", "Antwort: ", "Re[2]: ", "回复：", "Fwd: "]
)
def test_the_prefixes_of_replies_are_known_in_many_languages(prefix: str) -> None:
    """A reply of an undated mail is told by the prefix that its client writes."""
    mails = [
        mail(1, QUESTION, named=False, date=""),
        mail(2, ANSWER, sender=BO, named=False, date="", subject=f"{prefix}Visit"),
    ]
    assert _in_any_order(mails) == _in_order(QUESTION, ANSWER)


def test_in_reply_to_alone_makes_the_order() -> None:
    """A client that writes In-Reply-To and no References is believed."""
    first = mail(1, QUESTION, hours=9)
    reply = parse_email(
        f"Message-ID: <2@example.org>\nIn-Reply-To: <1@example.org>\nFrom: {BO}\n"
        f"Date: {moment(1):%a, %d %b %Y %H:%M:%S +0000}\nSubject: Re: Visit\n\n{ANSWER}"
    )
    assert _in_any_order([first, reply]) == _in_order(QUESTION, ANSWER)


def test_a_missing_parent_does_not_break_the_chain() -> None:
    """References name all ancestors, so that a lost mail in the middle leaves the order."""
    mails = [mail(1, QUESTION, hours=8), mail(3, THANKS, refs=[1, 2], hours=2)]
    assert _in_any_order(mails) == _in_order(QUESTION, THANKS)


def test_references_to_mails_that_nobody_has_change_nothing() -> None:
    """Where every parent is missing, the dates make the order."""
    mails = [
        mail(1, QUESTION, refs=[90]),
        mail(2, ANSWER, sender=BO, refs=[91, 92]),
        mail(3, THANKS, refs=[93]),
    ]
    assert _in_any_order(mails) == _in_order(QUESTION, ANSWER, THANKS)


@pytest.mark.parametrize("circle", [{1: [3], 2: [1], 3: [2]}, {1: [1], 2: [2, 1], 3: [3, 2]}])
def test_circles_of_references_fall_back_on_dates(circle: dict[int, list[int]]) -> None:
    """Mails that all refer to each other, or to themselves, stand by their dates."""
    mails = [
        mail(number, text, refs=circle[number])
        for number, text in ((1, QUESTION), (2, ANSWER), (3, THANKS))
    ]
    assert _in_any_order(mails) == _in_order(QUESTION, ANSWER, THANKS)


def test_a_circle_keeps_what_hangs_on_it() -> None:
    """What answers a mail of a circle stands after that mail, and before its own answers."""
    mails = [
        mail(1, "one", refs=[2]),
        mail(2, "two", refs=[1]),
        mail(3, "three", refs=[2], hours=0.1),
        mail(4, "four", refs=[3], hours=0.05),
    ]
    assert _in_any_order(mails) == _in_order("one", "two", "three", "four")


def test_equal_ids_with_different_text_are_two_messages_in_order() -> None:
    """A gateway that gives all its mails one id loses none of them."""
    mails = [
        mail(1, "The lift is out of order.\n", hours=1),
        mail(1, "The lift is running again.\n", hours=3, sender=DEE),
        mail(2, "Thanks for telling us.\n", hours=4, sender=BO, refs=[1]),
    ]
    assert _in_any_order(mails) == _in_order(
        "The lift is out of order.", "The lift is running again.", "Thanks for telling us."
    )


def test_equal_ids_and_a_quote_of_one_of_them() -> None:
    """A quote is a copy of the mail that says it, not of the other with the same id."""
    one = mail(1, "The lift in the north wing is out of order.\n", hours=1)
    two = mail(1, "The lift in the north wing is running again.\n", hours=3)
    reply = mail(2, f"Good.\n\n{gmail(ANNA, 3, two.text)}", sender=BO, hours=4, refs=[1])
    for given in itertools.permutations([one, two, reply]):
        thread = parse_thread(list(given))
        assert authors(thread) == ["Anna Weber", "Anna Weber", "Bo Lind"]
        assert {s.message_id for s in thread.messages[2].quoted} == {two.id}
    thread = parse_thread([one, reply])
    assert authors(thread) == ["Anna Weber", "(Anna Weber)", "Bo Lind"]


def test_a_mail_to_oneself_answers_itself() -> None:
    """Notes to oneself are a thread of one author: quote, original and order as among others."""
    note = mail(1, QUESTION, to=ANNA)
    again = mail(2, f"{ANSWER}\n{gmail(ANNA, 1, QUESTION)}", to=ANNA, refs=[1])
    third = mail(3, f"{THANKS}\n{gmail(ANNA, 2, again.text)}", to=ANNA, refs=[1, 2])
    for given in itertools.permutations([note, again, third]):
        thread = parse_thread(list(given))
        assert [m.said.split("\n", 1)[0] for m in thread.messages] == [
            text.strip() for text in (QUESTION, ANSWER, THANKS)
        ]
        assert not any(m.recovered for m in thread.messages)


@pytest.mark.parametrize("hours", [5, 24 * 30])
def test_an_original_may_come_after_its_quote(hours: float) -> None:
    """The clock of the asker runs ahead: the quote in the earlier mail still is a copy."""
    reply = mail(2, f"{ANSWER}\n{outlook(ANNA, hours, QUESTION)}", sender=BO)
    late = mail(1, QUESTION, hours=hours)
    for given in ([reply, late], [late, reply]):
        thread = parse_thread(given)
        assert authors(thread) == ["Anna Weber", "Bo Lind"]
        assert "pump" not in thread.messages[1].said


def _long_thread() -> list[Email]:
    people = (ANNA, BO, CY)
    body = ""
    mails = []
    for number in range(30):
        new = f"Point {number} of our list is settled with the mill as of today.\n"
        quote = gmail(people[(number - 1) % 3], number - 1, body) if number else ""
        body = f"{new}\n{quote}"
        mails.append(
            mail(number, body, sender=people[number % 3], refs=range(number), subject="Re: List")
        )
    return mails


@pytest.mark.parametrize("seed", range(5))
def test_thirty_shuffled_mails_stand_in_their_order(seed: int) -> None:
    """Each says its line once, in the order in which they were written."""
    mails = _long_thread()
    random.Random(seed).shuffle(mails)  # noqa: S311  (a shuffle)
    messages = parse_thread(mails).messages
    assert [m.said.split(" of our", 1)[0] for m in messages] == [f"Point {n}" for n in range(30)]


def test_every_third_mail_of_thirty_is_enough() -> None:
    """What is missing between the given mails is recovered, each once and in its place."""
    mails = _long_thread()[2::3]
    random.Random(7).shuffle(mails)  # noqa: S311  (a shuffle)
    messages = parse_thread(mails).messages
    assert [m.said.split(" of our", 1)[0] for m in messages] == [f"Point {n}" for n in range(30)]
    assert [m.recovered for m in messages] == [n % 3 != 2 for n in range(30)]


def test_the_same_mail_by_two_ways_is_one_message() -> None:
    """A direct copy and one that a list passed on differ in their trace fields only."""
    direct = parse_email(f"Message-ID: <1@example.org>\nFrom: {ANNA}\nSubject: Visit\n\n{QUESTION}")
    listed = parse_email(
        f"Received: from list.example by mx.example\nList-Id: <visits.list.example>\n"
        f"Message-ID: <1@example.org>\nFrom: {ANNA}\nSubject: Visit\n\n{QUESTION}"
    )
    assert len(parse_thread([direct, listed]).messages) == 1
