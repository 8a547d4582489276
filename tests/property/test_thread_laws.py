"""The laws of threads, on conversations whose every sentence is known."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from context_trim import Thread, parse_email, parse_thread
from context_trim.models import Fate, Message
from tests.property.clients import PEOPLE, same_words
from tests.property.conversations import ZONES, Habit, Sent, ancestors, conversations

laws = settings(
    deadline=None,
    max_examples=50,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    derandomize=True,
)
many = settings(laws, max_examples=500)

TWICE = frozenset({Habit.RESTATE})
"""A sentence that two people wrote is said by both of them."""

EDITS = frozenset({Habit.EDIT, Habit.WITHIN})
WRONG_DATES = frozenset({Habit.NO_DATE, Habit.SKEW})

UNTOLD = frozenset({Habit.INLINE_UNMARKED})
"""Of an answer between unmarked lines nobody can tell whose it is where the original has no date
and no reference names it."""


@dataclass(frozen=True)
class Case:
    """The mails of a conversation, those that are given, and the thread of these."""

    mails: Sequence[Sent] = field(repr=False)
    some: Sequence[Sent]
    thread: Thread = field(repr=False)

    @property
    def everything(self) -> str:
        """What the messages say."""
        return same_words("\n\n".join(m.said for m in self.thread.messages))

    def own(self, mail: Sent) -> Message:
        """Return the message that a given mail became."""
        text = parse_email(mail.source).text
        name = PEOPLE[mail.author][0]
        found = [
            m
            for m in self.thread.messages
            if not m.recovered and (m.text, m.author.name) == (text, name)
        ]
        assert len(found) == 1
        return found[0]


def _thread(mails: Sequence[Sent]) -> Thread:
    return parse_thread([m.source for m in mails])


@st.composite
def cases(draw: st.DrawFn, without: frozenset[Habit] = frozenset(), most: int = 5) -> Case:
    """Draw some mails of a conversation, in any order, some of them twice."""
    mails = draw(conversations(without=without, most=most))
    some = draw(st.lists(st.sampled_from(mails), min_size=1, unique_by=id))
    again = draw(st.lists(st.sampled_from(some), max_size=2))
    shuffled = draw(st.permutations([*some, *again]))
    return Case(mails, shuffled, _thread(shuffled))


def _all_is_said(case: Case) -> None:
    everything = case.everything
    assert not {s for m in case.some for s in m.seen if s not in everything}


@laws
@given(cases())
def test_every_sentence_that_is_seen_is_said(case: Case) -> None:
    """Every sentence of the visible input stands in the thread's messages at least once."""
    _all_is_said(case)


def _nothing_is_said_twice(case: Case) -> None:
    everything = case.everything
    edited = {s for m in case.mails for s in m.edited}
    seen = {s for m in case.some for s in m.seen} - edited
    assert not {s for s in seen if everything.count(s) > 1}


@laws
@given(cases(without=TWICE | UNTOLD))
def test_no_sentence_is_said_twice(case: Case) -> None:
    """No quoted span is emitted while its original is present, or was recovered already."""
    _nothing_is_said_twice(case)


_SENTENCE = re.compile(r"Point \d+x\d+x\d+ with .*? today[.?!]")


def _duplicates_are_said_where_they_point(case: Case) -> None:
    said_by = {m.id: same_words(m.said) for m in case.thread.messages}
    for message in case.thread.messages:
        for span in message.quoted:
            text = same_words(message.text[span.start : span.end])
            original = said_by[span.message_id]
            assert all(s in original for s in _SENTENCE.findall(text))


@laws
@given(cases())
def test_a_duplicate_is_said_where_it_points(case: Case) -> None:
    """A difference in digits, names or negation is a difference: a copy has an original."""
    _duplicates_are_said_where_they_point(case)


def _new_text_stays(case: Case) -> None:
    for mail in case.some:
        left = same_words(case.own(mail).said)
        assert not [s for s in mail.new if s not in left]


@laws
@given(cases())
def test_what_a_sender_wrote_anew_is_his(case: Case) -> None:
    """What a sender wrote anew is never removed as a duplicate: it stays in his message."""
    _new_text_stays(case)


@laws
@given(conversations(without=TWICE | EDITS | WRONG_DATES))
def test_an_answer_between_unmarked_lines_is_his_too(mails: list[Sent]) -> None:
    """Where the original shows which lines were quoted, the others are the quoting person's.

    Without dates, or with clocks that run wrong, it cannot always be told who quotes whom: the
    answer is then another mail's or a recovered message's, and lost in no case.
    """
    case = Case(mails, mails, _thread(mails))
    for mail in mails:
        left = same_words(case.own(mail).said)
        assert not [s for s in mail.answers if s not in left]


@laws
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_the_input_makes_no_difference(case: Case, random: object) -> None:
    """The thread is the same for every order of the same mails, and for copies of them.

    One mail at most has no date: undated ones without ids keep the order in which they came.
    """
    once = list({m.number: m for m in case.some}.values())
    random.shuffle(once)  # type: ignore[attr-defined]
    assert _thread(once).messages == case.thread.messages


def _replies_follow(case: Case) -> None:
    place = {m.id: n for n, m in enumerate(case.thread.messages)}
    given_mails = {m.number for m in case.some}
    for mail in case.some:
        for older in ancestors(case.mails, mail):
            if older.number in given_mails:
                assert place[case.own(older).id] < place[case.own(mail).id]


@laws
@given(cases(without=frozenset({Habit.NO_IDS})))
def test_a_reply_stands_after_what_it_answers(case: Case) -> None:
    """Order comes from ids and references, whatever the clocks say."""
    _replies_follow(case)


@laws
@given(cases(without=frozenset({Habit.SKEW, Habit.NO_DATE})))
def test_dates_make_the_order_where_ids_are_missing(case: Case) -> None:
    """With right clocks no id is needed."""
    _replies_follow(case)


@laws
@given(cases(without=EDITS | {Habit.SHORTEN, Habit.CUT, Habit.RESTATE}))
def test_quotes_make_the_order_where_ids_and_clocks_do_not(case: Case) -> None:
    """Who quotes a mail in full wrote after it, although ids are missing and clocks wrong."""
    _replies_follow(case)


def _recovered_come_first(case: Case) -> None:
    place = {m.id: n for n, m in enumerate(case.thread.messages)}
    for message in case.thread.messages:
        if message.recovered_from is not None:
            assert place[message.id] < place[message.recovered_from]


@laws
@given(cases())
def test_a_recovered_message_stands_before_the_one_that_quotes_it(case: Case) -> None:
    """What is quoted was written first."""
    _recovered_come_first(case)


def _recovered_text_is_the_quote(case: Case) -> None:
    own = [m for m in case.thread.messages if not m.recovered]
    for message in case.thread.messages:
        if message.recovered:
            assert message.text in [_unmarked(o, message.id) for o in own]


def _unmarked(own: Message, message_id: str) -> str:
    spans = [
        own.text[s.start : s.end]
        for s in own.quoted
        if s.message_id == message_id and s.fate is Fate.RECOVERED
    ]
    return "".join(re.sub(r"(?m)^(?:>[ \t]?)+", "", span) for span in spans)


@laws
@given(cases())
def test_recovered_text_is_the_quote_without_its_marks(case: Case) -> None:
    """Recovered text is byte for byte the quote with its marks removed."""
    _recovered_text_is_the_quote(case)


def _recovered_have_their_authors(case: Case, *, headed: bool) -> None:
    for message in (m for m in case.thread.messages if m.recovered):
        text = same_words(message.text)
        writers = [m for m in case.mails if any(s in text for s in m.new)]
        assert len(writers) <= 1
        for writer in writers:
            local = [writer.sent_at + timedelta(minutes=zone) for zone in ZONES]
            if headed or message.author.label:
                assert message.author.label == PEOPLE[writer.author][0]
            if headed:
                # 02/03 is a day in February or March: it is carried on as written.
                assert message.sent_at or message.date_text
            if message.sent_at:
                assert message.sent_at.replace(tzinfo=UTC) in local


_CHANGED = TWICE | EDITS | UNTOLD


@laws
@given(cases(without=_CHANGED | {Habit.INLINE}))
def test_a_recovered_message_has_the_author_and_date_of_its_quote(case: Case) -> None:
    """Each quote under a header is a message of that person and time, and of nobody else."""
    _recovered_have_their_authors(case, headed=True)


@laws
@given(cases(without=_CHANGED))
def test_nobody_is_made_up(case: Case) -> None:
    """A part of a quote below an answer has its author and date, or none."""
    _recovered_have_their_authors(case, headed=False)


def _originals_take_their_places(case: Case) -> None:
    whole = _thread(case.mails)
    recovered = [m.text for m in whole.messages if m.recovered]
    assert not recovered


@laws
@given(cases(without=TWICE | EDITS | UNTOLD))
def test_an_original_that_comes_takes_its_place(case: Case) -> None:
    """A recovered message is joined with its original when that is in the input."""
    _originals_take_their_places(case)


@pytest.mark.slow
@pytest.mark.parametrize(
    "law",
    [
        _all_is_said,
        _duplicates_are_said_where_they_point,
        _new_text_stays,
        _recovered_come_first,
        _recovered_text_is_the_quote,
    ],
)
def test_the_laws_hold_for_many_longer_conversations(law: Callable[[Case], None]) -> None:
    """What holds for every habit of people and clients holds for eight mails too."""
    many(given(cases(most=8))(law))()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("law", "without"),
    [
        (_nothing_is_said_twice, TWICE | UNTOLD),
        (_originals_take_their_places, TWICE | EDITS | UNTOLD),
        (_replies_follow, frozenset({Habit.NO_IDS})),
    ],
)
def test_the_laws_with_exceptions_hold_for_many_longer_conversations(
    law: Callable[[Case], None], without: frozenset[Habit]
) -> None:
    """What holds but for some habits holds for eight mails too."""
    many(given(cases(without=without, most=8))(law))()
