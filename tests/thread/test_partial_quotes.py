"""Quotes that are shortened, cut, answered between the lines, or of short sentences."""

from __future__ import annotations

import itertools

import pytest

from context_trim import parse_thread
from context_trim.models import Fate
from tests.conftest import folded
from tests.thread.mails import (
    ANNA,
    BO,
    CY,
    DEE,
    all_said,
    authors,
    gmail,
    mail,
    marked,
    outlook,
    outlook_html,
)

ONE = "We have had a look at the roof of the old barn."
TWO = "It needs 240 new tiles and two weeks of dry weather."
THREE = "Shall we order the tiles before the price goes up in April?"
FOUR = "The scaffold can stay where it is until then."
SIGNATURE = "-- \nAnna Weber\nWeber Roofs\n+43 1 234 56 78\n"
LETTER = f"Hi Bo,\n\n{ONE} {TWO}\n\n{THREE}\n\n{FOUR}\n\nBest regards,\nAnna\n\n{SIGNATURE}"
ATTRIBUTION = "On Mon, Mar 2, 2026 at 10:00 AM Anna Weber <anna@example.org> wrote:\n\n"


@pytest.mark.parametrize(
    "quote",
    [
        pytest.param(LETTER.replace(SIGNATURE, ""), id="the signature is left out"),
        pytest.param(LETTER.partition("Best")[0], id="the closing is left out"),
        pytest.param(LETTER.replace("Hi Bo,\n\n", ""), id="the greeting is left out"),
        pytest.param(f"{THREE}\n", id="one paragraph"),
        pytest.param(f"{TWO}\n", id="the end of a paragraph"),
        pytest.param(f"{ONE}\n", id="the start of a paragraph"),
        pytest.param(f"{ONE} {TWO}\n\n{FOUR}\n", id="a paragraph in the middle is left out"),
        pytest.param(f"{FOUR}\n\n{ONE} {TWO}\n", id="in another order"),
        pytest.param(f"{ONE}\n\n{TWO}\n{THREE}\n\n{FOUR}", id="cut into other paragraphs"),
        pytest.param(f"{ONE} {TWO} {THREE} {FOUR}", id="all in one paragraph"),
    ],
)
def test_a_part_of_a_given_mail_is_a_copy(quote: str) -> None:
    """Whoever quotes may leave out what he likes; what he leaves in has its original."""
    reply = mail(2, f"Yes, please do.\n\n{gmail(ANNA, 1, quote)}", sender=BO, refs=[1])
    thread = parse_thread([mail(1, LETTER), reply])
    assert authors(thread) == ["Anna Weber", "Bo Lind"]
    assert folded(thread.messages[1].said).split(" On Mon")[0] == "Yes, please do."
    assert not [s for s in (ONE, TWO, THREE, FOUR) if s in thread.messages[1].said]


@pytest.mark.parametrize("cut", ["[...]", "[…]", "...", "…", "(...)", "<snip>", "[snipped]"])
@pytest.mark.parametrize(
    "apart",
    ["\n\n", "\n"],
)
def test_a_cut_in_a_quote_makes_no_message(cut: str, apart: str) -> None:
    """The mark of a cut is the quoter's; what stands on its sides is a copy."""
    quote = gmail(ANNA, 1, f"{ONE} {TWO}{apart}{cut}{apart}{FOUR}\n")
    thread = parse_thread([mail(1, LETTER), mail(2, f"Good.\n\n{quote}", sender=BO, refs=[1])])
    assert authors(thread) == ["Anna Weber", "Bo Lind"]
    assert not [s for s in (ONE, TWO, FOUR) if s in thread.messages[1].said]


def test_a_cut_within_a_sentence_keeps_what_is_left_of_it() -> None:
    """Half a sentence, "It needs 240 new tiles" without the two weeks, is another one."""
    quote = gmail(ANNA, 1, f"{ONE}\n\nIt needs 240 new tiles [...]\n\n{FOUR}\n")
    thread = parse_thread([mail(1, LETTER), mail(2, f"Good.\n\n{quote}", sender=BO, refs=[1])])
    assert "It needs 240 new tiles [...]" in all_said(thread)
    assert not [s for s in (ONE, FOUR) if s in thread.messages[1].said]


def test_a_quote_of_which_all_was_cut_is_no_message() -> None:
    """Who leaves only "[...]" of a quote has quoted nothing of it."""
    quote = gmail(CY, 2, f"[...]\n\n{gmail(ANNA, 1, ONE)}")
    thread = parse_thread([mail(1, ONE), mail(3, f"Good.\n\n{quote}", sender=BO)])
    assert authors(thread) == ["Anna Weber", "Bo Lind"]


def test_a_line_left_out_where_blank_lines_were_dropped() -> None:
    """Without its blank lines a quote is one paragraph; each of its lines still is a copy."""
    quote = gmail(ANNA, 1, f"{ONE}\n{FOUR}\n")
    original = mail(1, f"{ONE}\n\n{THREE}\n\n{FOUR}\n")
    thread = parse_thread([original, mail(2, f"Good.\n\n{quote}", sender=BO, refs=[1])])
    assert authors(thread) == ["Anna Weber", "Bo Lind"]
    assert not [s for s in (ONE, FOUR) if s in thread.messages[1].said]


def test_two_parts_of_a_missing_mail_are_recovered_around_the_cut() -> None:
    """Where the original is missing, both parts are its author's, in their order."""
    quote = gmail(ANNA, 1, f"{ONE} {TWO}\n\n[...]\n\n{FOUR}\n")
    thread = parse_thread([mail(2, f"Good.\n\n{quote}", sender=BO, refs=[1])])
    assert authors(thread) == ["(Anna Weber)", "Bo Lind"]
    assert thread.messages[0].text.index(ONE) < thread.messages[0].text.index(FOUR)


def test_what_the_original_does_not_have_is_kept() -> None:
    """A quote that is longer than the mail it names keeps what is in it alone."""
    quote = gmail(ANNA, 1, f"{ONE} {TWO}\n\nBut not before the 14th of May.\n\n{FOUR}\n")
    thread = parse_thread([mail(1, LETTER), mail(2, f"Good.\n\n{quote}", sender=BO, refs=[1])])
    assert all_said(thread).count("But not before the 14th of May.") == 1
    assert all_said(thread).count(FOUR) == 1


ANSWERS = ("Yes, I have seen that too.", "No, I count 260 of them.", "Not before I have the offer.")


@pytest.mark.parametrize("quoted", [gmail, outlook])
@pytest.mark.parametrize("given", [True, False])
def test_answers_between_the_lines_are_kept(quoted: object, *, given: bool) -> None:
    """Inline answers stand in the thread, and the lines around them once."""
    assert callable(quoted)
    paragraphs = (f"{ONE}\n", f"{TWO}\n", f"{THREE}\n")
    if quoted is gmail:
        body = ATTRIBUTION + "".join(
            f"{marked(p)}\n{a}\n\n" for p, a in zip(paragraphs, ANSWERS, strict=True)
        )
    else:
        body = "See my answers below.\n\n" + outlook(
            ANNA, 1, "\n".join(f"{p}\n{a}\n" for p, a in zip(paragraphs, ANSWERS, strict=True))
        )
    mails = [mail(2, body, sender=BO, refs=[1])]
    if given:
        mails.append(mail(1, "\n".join(paragraphs)))
    kept = all_said(parse_thread(mails))
    assert [kept.count(text) for text in (ONE, TWO, THREE, *ANSWERS)] == [1] * 6
    if given or quoted is gmail:
        own = parse_thread(mails).messages[-1].said
        assert all(answer in folded(own) for answer in ANSWERS)


def test_an_answer_between_lines_is_said_once_whatever_the_clocks_say() -> None:
    """Cy's mail, which is given, says it; Bo's copy of that mail bears an older date."""
    answer = "No, we refuse that date altogether, and so does the mill."
    answered = f"See below.\n\n{outlook(ANNA, 1, f'{ONE} {answer} {FOUR}')}"
    answered = answered.replace(f" {answer} ", f"\n\n{answer}\n\n")
    mails = [
        mail(1, f"{ONE}\n\n{FOUR}\n"),
        mail(9, answered, sender=CY, named=False),
        mail(5, f"FYI\n\n{outlook(CY, 9, answered)}", sender=BO, named=False),
    ]
    assert all_said(parse_thread(mails)).count(answer) == 1


_RED = '<p class="MsoNormal"><span style="color:red">{}</span></p>'
_BLACK = '<p class="MsoNormal">{}</p>'


def _in_red() -> str:
    pairs = zip((ONE, TWO, THREE), ANSWERS, strict=True)
    lines = "".join(_BLACK.format(line) + _RED.format(answer) for line, answer in pairs)
    return f"<p>Hi Anna, see below in red.</p>{outlook_html(ANNA, 1, lines)}"


def test_answers_in_red_belong_to_who_writes_in_red() -> None:
    """Outlook users answer in the quoted mail in another colour; the text alone tells nothing."""
    first = mail(1, "".join(_BLACK.format(s) for s in (ONE, TWO, THREE)), html=True)
    thread = parse_thread([first, mail(2, _in_red(), sender=BO, refs=[1], html=True)])
    assert authors(thread) == ["Anna Weber", "Bo Lind"]
    own = folded(thread.messages[1].said)
    assert all(answer in own for answer in ANSWERS)
    assert not [s for s in (ONE, TWO, THREE) if s in own]


def test_answers_in_red_to_a_missing_mail_are_not_lost() -> None:
    """Where nothing shows who wrote them they stand in the thread once, whoever gets them."""
    kept = all_said(parse_thread([mail(2, _in_red(), sender=BO, refs=[1], html=True)]))
    assert [kept.count(text) for text in (ONE, TWO, THREE, *ANSWERS)] == [1] * 6


@pytest.mark.parametrize("answer", ["Yes.", "No, 260.", "[Bo] No, I count 260 of them."])
def test_an_answer_behind_the_question_on_its_line_is_kept(answer: str) -> None:
    """Who answers behind the quoted sentence writes anew, even if only a word."""
    body = f"See below.\n\n{outlook(ANNA, 1, f'{ONE} {TWO} {answer} {THREE}')}\n"
    mails = [mail(1, f"{ONE} {TWO} {THREE}\n"), mail(2, body, sender=BO, refs=[1])]
    kept = all_said(parse_thread(mails))
    assert answer in kept
    assert answer in folded(parse_thread(mails).messages[1].said)


def test_the_sentences_around_an_answer_on_their_line_are_copies() -> None:
    """The answer alone is new; the two sentences that it stands between are not said again."""
    body = f"See below.\n\n{outlook(ANNA, 1, f'{ONE} No, it is fine. {THREE}')}\n"
    mails = [mail(1, f"{ONE} {THREE}\n"), mail(2, body, sender=BO, refs=[1])]
    kept = all_said(parse_thread(mails))
    assert [kept.count(s) for s in (ONE, "No, it is fine.", THREE)] == [1, 1, 1]


def test_an_answer_that_repeats_a_quoted_sentence_is_kept() -> None:
    """What Bo writes below the quote is Bo's, even in Anna's own words."""
    body = f"{ATTRIBUTION}{marked(THREE)}\n{THREE}\n\nI ask you the same.\n"
    thread = parse_thread([mail(1, f"{THREE}\n"), mail(2, body, sender=BO, refs=[1])])
    assert folded(thread.messages[1].said).endswith(f"{THREE} I ask you the same.")


YES = "Yes, please.\n"


def _short_mails() -> list[tuple[str, str, float]]:
    return [
        (ANNA, "Shall I order the 240 tiles?\n", 1),
        (BO, f"{YES}\n{gmail(ANNA, 1, 'Shall I order the 240 tiles?')}", 2),
        (ANNA, f"Shall I also keep the scaffold?\n\n{gmail(BO, 2, YES)}", 3),
        (CY, f"{YES}\n{gmail(ANNA, 3, 'Shall I also keep the scaffold?')}", 4),
    ]


@pytest.mark.parametrize("missing", [None, 0, 1, 2, 3])
def test_two_people_say_the_same_short_sentence(missing: int | None) -> None:
    """Bo's "Yes, please." and Cy's are two statements, given or quoted."""
    texts = _short_mails()
    last = f"Done, both.\n\n{gmail(CY, 4, texts[3][1])}"
    mails = [
        mail(n, text, sender=who, hours=hours, refs=range(n))
        for n, (who, text, hours) in enumerate([*texts, (ANNA, last, 5)])
        if n != missing
    ]
    thread = parse_thread(mails)
    kept = all_said(thread)
    said_yes = [m.author.name for m in thread.messages if YES.strip() in m.said]
    assert said_yes == ["Bo Lind", "Cy Marsh"]
    assert kept.count("Shall I order the 240 tiles?") == 1


def test_a_short_sentence_quoted_from_a_missing_mail_keeps_its_author() -> None:
    """Dee's "Yes, please." is given; Cy's, which Anna quotes, isn't, and is recovered."""
    mails = [
        mail(1, "Shall I order the 240 tiles?\n", sender=ANNA),
        mail(2, YES, sender=DEE, refs=[1]),
        mail(4, f"Then I will.\n\n{gmail(CY, 3, YES)}", sender=ANNA, refs=[1, 3]),
    ]
    thread = parse_thread(mails)
    assert authors(thread) == ["Anna Weber", "Dee Sousa", "(Cy Marsh)", "Anna Weber"]


def test_the_same_sentence_twice_by_one_person_is_said_twice() -> None:
    """Anna approves on two days; a quote of the second is no copy of the first."""
    again = "Yes, that works for me."
    mails = [
        mail(1, f"{again}\n"),
        mail(60, f"Good.\n\n{gmail(ANNA, 50, again)}", sender=BO),
    ]
    assert authors(parse_thread(mails)) == ["Anna Weber", "(Anna Weber)", "Bo Lind"]


def test_all_quoted_spans_of_a_mail_are_told_in_order_and_apart() -> None:
    """`quoted` spans don't overlap, stand in order and never touch what was written anew."""
    body = f"New words.\n\n{gmail(ANNA, 1, LETTER)}\nMore new words.\n"
    for mails in ([mail(2, body, sender=BO)], [mail(1, LETTER), mail(2, body, sender=BO)]):
        message = parse_thread(mails).messages[-1]
        spans = message.quoted
        assert list(spans) == sorted(spans, key=lambda s: s.start)
        assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
        covered = "".join(message.text[s.start : s.end] for s in spans)
        assert "new words" not in covered.lower()
        assert {s.fate for s in spans} <= set(Fate)
