"""The yardstick: scoring by hand, and mail composed so that its content is known."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.quality.compose import compose
from benchmarks.quality.data import Query
from benchmarks.quality.pipeline import cut, standing
from benchmarks.quality.scoring import SHARES, outcome, selected, summarise
from context_trim import parse_email, parse_thread
from context_trim.tokens import encoding_counter

THREAD: list[dict[str, Any]] = [
    {
        "from": "Ann",
        "date": "2005-10-28T21:40Z",
        "subject": "Key",
        "passages": ["one " * 10, "two"],
    },
    {"from": "Bo", "date": "", "subject": "Key", "passages": ["three " * 10, "four five"]},
    {"from": "Cy", "date": None, "subject": "Re: Key", "passages": ["six seven " * 5]},
    {"from": "Di", "date": None, "subject": "Re: Key", "passages": ["eight nine ten " * 3]},
]
QUERY = Query(id="q", text="two", thread=THREAD, gold=frozenset({(0, 1), (1, 1)}))


def test_passages_are_taken_in_order_and_skipped_when_too_long() -> None:
    """Half the tokens: the best fits, the second doesn't, the third does."""
    scores = [1.0, 3.0, 2.0, 0.5, 0.1, 0.2]
    assert QUERY.costs[1] + QUERY.costs[2] + QUERY.costs[0] > 0.4 * sum(QUERY.costs)
    assert selected(QUERY, scores, 0.4) == {1, 2, 3}
    assert selected(QUERY, scores, 0.0) == frozenset()
    assert selected(QUERY, scores, 1.0) == frozenset(range(6))


def test_recall_and_rank_by_hand() -> None:
    """Both gold passages are short: ranked first and third, all are kept at half the tokens."""
    found = outcome(QUERY, [0.0, 3.0, 2.0, 1.0, 0.0, 0.0], cpu=0.25)
    assert found.reciprocal_rank == 1.0
    assert (found.total, found.kept[-1]) == (2.0, 2.0)
    late = outcome(QUERY, [3.0, 1.0, 2.0, 0.0, 0.0, 0.0], cpu=0.75)
    assert late.reciprocal_rank == pytest.approx(1 / 3)
    score = summarise([found, late])
    assert len(score.recall) == len(SHARES)
    assert all(
        low <= r <= high for low, r, high in zip(score.low, score.recall, score.high, strict=True)
    )
    assert score.mrr == pytest.approx(2 / 3)
    assert score.cpu_p50 == 0.5


def test_characters_that_stand() -> None:
    """A passage in one piece counts whole, else its longer lines."""
    passage = "The first line of the passage.\nThe second line of the passage."
    assert standing(passage, f"x {passage}\n y") == len(passage)
    assert standing(passage, "… The second line of the passage. …") == 31
    assert standing(passage, "nothing of it") == 0


def test_a_cut_fits_exactly() -> None:
    """The longest start within the budget."""
    text = "one two three four five six"
    count = encoding_counter("cl100k_base").count
    assert text.startswith(cut(text, 3))
    assert count(cut(text, 3)) == 3
    assert cut(text, 99) == text


@pytest.mark.parametrize("deepest", [None, 1])
def test_composed_mail_says_what_the_thread_says(deepest: int | None) -> None:
    """Every client's mail parses without defects, and nothing is lost or said twice."""
    emails = [parse_email(source) for source in compose(THREAD, deepest=deepest)]
    assert all(email.defects == () and email.sent_at for email in emails)
    assert [email.sender.name for email in emails] == ["Ann", "Bo", "Cy", "Di"]
    thread = parse_thread(list(emails))
    assert [m.recovered for m in thread.messages] == [False] * 4
    for email, mail in zip(emails, THREAD, strict=True):
        for passage in mail["passages"]:
            assert " ".join(passage.split()) in " ".join(email.new_text.split())


def test_each_mail_quotes_all_before_it() -> None:
    """The last mail alone holds the whole thread."""
    count = encoding_counter("cl100k_base").count
    last = parse_email(compose(THREAD)[-1])
    for mail in THREAD:
        for passage in mail["passages"]:
            assert " ".join(passage.split()) in " ".join(last.text.replace(">", " ").split())
    assert count(last.text) > sum(QUERY.costs)
