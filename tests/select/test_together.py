"""What stands together: an inline answer and its question, a row of a table and its header."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from context_trim import Email, Match, TrimConfig, Trimmer, TrimResult, parse_email
from context_trim.models import Message
from context_trim.select.layout import find_blocks

FILLER = (
    "The harbour office was painted in the autumn, and the new windows keep the wind out well.",
    "My sister has moved to the hills with both dogs and a piano that nobody there can play.",
    "We walked around the lake on Sunday and met the ferryman who told us about the winter.",
    "The bakery next door sells rye bread again, and the queue reaches down to the church.",
)
QUESTION = "Do you want the copper pipes or the steel ones?"
TRIMMER = Trimmer(TrimConfig(counter="cl100k_base"))


def _mail(number: int, text: str, *, sender: str = "Ann <ann@example.org>") -> Email:
    source = (
        f"From: {sender}\nDate: Mon, {number + 1} Mar 2026 10:00:00 +0000\nSubject: Pipes\n"
        f"Message-ID: <{number}@example.org>\n"
        + (f"In-Reply-To: <{number - 1}@example.org>\n" if number else "")
        + f"Content-Type: text/plain; charset=utf-8\n\n{text}\n"
    )
    return parse_email(source.encode())


def _asked_and_answered(answer: str) -> list[Email]:
    asked = "\n\n".join([FILLER[0], QUESTION, FILLER[1], FILLER[2]])
    reply = f"Ann wrote:\n> {QUESTION}\n\n{answer}\n\n{FILLER[3]}"
    return [
        _mail(0, asked),
        _mail(1, reply, sender="Bo <bo@example.org>"),
        _mail(2, "Thanks, noted."),
    ]


@pytest.mark.parametrize("max_tokens", range(60, 240, 12))
@pytest.mark.parametrize("task", ["Which pipes were chosen?", "What about copper?", None])
def test_a_short_answer_stands_with_its_question(task: str | None, max_tokens: int) -> None:
    """At any limit both are kept or neither is."""
    result = TRIMMER.trim(_asked_and_answered("Steel, please."), task=task, max_tokens=max_tokens)
    assert (QUESTION in result.text) == ("Steel, please." in result.text)


def test_both_are_kept_where_there_is_room() -> None:
    """The law above is not held by dropping."""
    mails = _asked_and_answered("Steel, please.")
    result = TRIMMER.trim(mails, task="Which pipes were chosen?", max_tokens=105)
    assert QUESTION in result.text
    assert FILLER[1] not in result.text


def test_a_pinned_answer_brings_its_question_first() -> None:
    """A rule keeps the answer; its question is the first to go in beside it."""
    mails = _asked_and_answered("Steel, please.")
    result = TRIMMER.trim(
        mails, task="Who sells rye bread?", max_tokens=130, pin=[Match(text="Steel, please")]
    )
    assert QUESTION in result.text


def test_a_dropped_question_leaves_its_answer_free() -> None:
    """A rule that drops the question decides on it alone."""
    result = TRIMMER.trim(
        _asked_and_answered("Steel, please."),
        task="Which pipes, steel?",
        max_tokens=400,
        drop=[Match(text=QUESTION)],
    )
    assert QUESTION not in result.text
    assert "Steel, please." in result.text


def test_a_long_answer_can_stand_alone() -> None:
    """Where there is no room for both, an answer that says what it is about is kept."""
    answer = (
        "The steel pipes are better for the cellar, since the water there is sour and eats copper "
        "within a few years, as the plumber of the school has told me twice."
    )
    mails = _asked_and_answered(answer)
    alone = TRIMMER.trim(mails, task="Why steel pipes for the cellar?", max_tokens=110)
    assert answer in alone.text
    assert QUESTION not in alone.text
    both = TRIMMER.trim(mails, task="Why steel pipes for the cellar?", max_tokens=160)
    assert answer in both.text
    assert QUESTION in both.text


ROWS = [f"P-{n} | pump of size {n} | {n}.50 | {n * 3}" for n in range(40)]
HEADER = "Number | Article | Price per piece | In stock"


@pytest.mark.parametrize("rows", [8, 40])
@pytest.mark.parametrize("intro", ["", "This is our list of today:\n"])
def test_a_row_stands_with_its_header_and_without_other_rows(rows: int, intro: str) -> None:
    """One row of a price list is asked for: it and the header are kept."""
    table = "\n".join([HEADER, *ROWS[:rows]])
    mails = [_mail(0, f"{intro}{table}\n\n{FILLER[0]}"), _mail(1, "Thanks, noted.")]
    result = TRIMMER.trim(mails, task="What is the price of P-2?", max_tokens=110)
    assert ROWS[2] in result.text
    assert HEADER in result.text
    kept = [row for row in ROWS[:rows] if row in result.text]
    assert len(kept) < 6


@pytest.mark.parametrize("max_tokens", range(50, 400, 35))
def test_no_row_stands_without_its_header(max_tokens: int) -> None:
    """Nor the header without a row, at any limit."""
    result = TRIMMER.trim(
        [_mail(0, "\n".join([HEADER, *ROWS])), _mail(1, "Thanks.")],
        task="Which pumps are in stock?",
        max_tokens=max_tokens,
    )
    assert (HEADER in result.text) == any(row in result.text for row in ROWS)


def test_a_pinned_row_brings_its_header() -> None:
    """A rule keeps one row of a long table, and the header goes in first."""
    result = TRIMMER.trim(
        [_mail(0, "\n".join([HEADER, *ROWS])), _mail(1, "Thanks.")],
        task="rye bread",
        max_tokens=110,
        pin=["P-31"],
    )
    assert ROWS[31] in result.text
    assert HEADER in result.text


_LINES = st.lists(
    st.sampled_from(
        ["> Do you want tea?", "> The boat leaves at six.", "Yes.", "No, both of them, please.",
         "a | b", "x | 3", "", "    if (x) {", "```", "12:03:04 started", "One. Two? Three!",
         "name   amount", "rope   12 m", "-----  ------"]
    ),
    max_size=40,
)  # fmt: skip


@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
@given(_LINES, _LINES, st.integers(60, 300))
def test_kept_and_removed_tile_whatever_the_layout(
    first: list[str], second: list[str], max_tokens: int
) -> None:
    """Law: kept and removed spans tile each message, the limit holds, what is removed expands.

    Spans of the same lines in another order share an id.
    """
    mails = [
        _mail(0, "\n".join(["Do you want tea?", "The boat leaves at six.", *first])),
        _mail(1, "Ann wrote:\n" + "\n".join(second), sender="Bo <bo@example.org>"),
        _mail(2, "Thanks."),
    ]
    result = TRIMMER.trim(mails, task="Does he want tea?", max_tokens=max_tokens)
    assert result.tokens <= max_tokens
    for message in result.thread.messages:
        edges = [(d.start, d.end) for d in result.decisions if d.message_id == message.id]
        assert [0, *(b for _, b in edges)] == [*(a for a, _ in edges), len(message.text)]
    for d in result.removed:
        assert sorted(result.expand(d.id).split()) == sorted(result.span(d).split())
    _short_answers_stand_with_questions(result)


def _short_answers_stand_with_questions(result: TrimResult) -> None:
    """A kept answer below the one quoted line that asks has this line in the text."""
    for message in result.thread.messages:
        for answer in message.answers:
            said = message.text[answer.start : answer.end].strip()
            if said in ("Yes.", "No, both of them, please.") and _kept(
                result, message, answer.start
            ):
                span = answer.quoted[-1]
                source = next(m for m in result.thread.messages if m.id == span.message_id)
                asked = source.text[span.source_start : span.source_end].strip()
                if asked == "Do you want tea?" and len(answer.quoted) == 1:
                    assert _kept(result, source, span.source_start)


def _kept(result: TrimResult, message: Message, place: int) -> bool:
    return any(
        d.kept and d.message_id == message.id and d.start <= place < d.end for d in result.decisions
    )


@pytest.mark.parametrize(
    ("text", "headers"),
    [
        ("part | price\npump | 3.00\n", ["part | price\n"]),
        ("part\tprice\npump\t3.00\nrope\t4.00\n", ["part\tprice\n"]),
        ("Mount    Size\n-----    ----\n/        80 GB\n", ["Mount    Size\n-----    ----\n"]),
        ("+---+---+\n| a | b |\n+---+---+\n| 1 | 2 |\n", ["+---+---+\n| a | b |\n+---+---+\n"]),
        ("| 2024 | 2025 |\n|------|------|\n| 3 | 4 |\n", ["| 2024 | 2025 |\n|------|------|\n"]),
        ("pump | 3.00\nrope | 4.00\n", [""]),
        ("Name:    Anna\nOrder:   4471\n", [""]),
        ("Two blanks.  They begin a sentence.\nHere too.  And so on.\n", []),
        ("a | b\n", []),
        ("Heading\n-------\nThen text.\n", []),
    ],
)
def test_tables_and_their_headers(text: str, headers: list[str]) -> None:
    """A header has names where most rows have figures, or a rule below it."""
    blocks = find_blocks(text, 0, len(text))
    assert [text[b.start : b.head] for b in blocks if b.rows] == headers


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("See:\n```\na. b\n\nc. d\n```\nDone.\n", ["```\na. b\n\nc. d\n```\n"]),
        ("```\nnever closed. So. What?\n", []),
        ("Try\n    x = load(path)\n    x.save()\nplease\n", ["    x = load(path)\n    x.save()\n"]),
        ("    Dear all, this is only\n    indented by its writer.\n", []),
        (
            'Traceback (most recent call last):\n  File "a.py", line 3\nKeyError: 3\nWhy?\n',
            ['Traceback (most recent call last):\n  File "a.py", line 3\nKeyError: 3\n'],
        ),
        (
            "2026-03-12 17:41:51 LOG: failed. Retry.\n2026-03-12 17:42:51 LOG: gave up.\nHelp!\n",
            ["2026-03-12 17:41:51 LOG: failed. Retry.\n2026-03-12 17:42:51 LOG: gave up.\n"],
        ),
        ("10:00 Welcome\n10:30 Talk\n", []),
    ],
)
def test_blocks_of_code_and_logs(text: str, code: list[str]) -> None:
    """Fences, indented code, tracebacks and lines with timestamps; no indented prose or agenda."""
    blocks = find_blocks(text, 0, len(text))
    assert [text[b.start : b.end] for b in blocks if not b.rows] == code


@pytest.mark.parametrize("piece", ["```\n", "~~~\n", "a | b\n", "---\n", "    x;\n", "-", "    "])
def test_blocks_are_found_in_one_pass(piece: str) -> None:
    """Law: no input takes more than linear time; this one would not end if it did."""
    text = piece * (300_000 // len(piece))
    blocks = find_blocks(text + "x", 0, len(text) + 1)
    assert all(0 <= b.start <= b.head <= b.end <= len(text) + 1 for b in blocks)
