"""Ranking, cutting and packing."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from context_trim import BudgetError
from context_trim.models import Decision, Reason
from context_trim.select.bm25 import bm25
from context_trim.select.pack import pack
from context_trim.select.passages import LONGEST_PASSAGE, cut_paragraphs


def test_bm25_by_hand() -> None:
    """One term in one of two passages: idf ln 2, frequency 1, lengths 2 and 4, mean length 3."""
    scores = bm25("Key", ["the key", "one two three four"])
    assert scores == [
        pytest.approx(0.6931 * 2.2 / (1 + 1.2 * (0.25 + 0.75 * 2 / 3)), abs=1e-4),
        0.0,
    ]


def test_bm25_of_nothing() -> None:
    """No passages, no words, no trouble."""
    assert bm25("key", []) == []
    assert bm25("", ["key"]) == [0.0]
    assert bm25("key", ["", "!"]) == [0.0, 0.0]


def _cut(text: str) -> list[str]:
    return [text[a:b] for a, b in cut_paragraphs(text, 0, len(text))]


def test_paragraphs_go_with_the_blanks_after_them() -> None:
    """The pieces are the text again."""
    assert _cut("\none\ntwo\n\n \nthree\n\n") == ["\none\ntwo\n\n \n", "three\n\n"]
    assert _cut("\n\n") == ["\n\n"]
    assert _cut("") == []


def test_a_long_paragraph_is_cut_at_lines_and_sentences() -> None:
    """No piece is longer than the limit where a line or a sentence ends in time."""
    lines = "".join(f"row {n} | {'x' * 60}\n" for n in range(20))
    sentences = " ".join(f"This is the sentence number {n}, and it goes on." for n in range(40))
    for text in (lines, sentences):
        pieces = _cut(text)
        assert "".join(pieces) == text
        assert 1 < max(map(len, pieces)) <= LONGEST_PASSAGE
    assert len(_cut("x" * 5_000)) == 1


def _decision(number: int, tokens: int, reason: Reason = Reason.OVER_BUDGET) -> Decision:
    return Decision(
        id=str(number),
        message_id="m",
        start=number,
        end=number + 1,
        reason=reason,
        score=1.0,
        tokens=tokens,
    )


def _size(decisions: Sequence[Decision]) -> int:
    """Ten for the frame, and what is kept."""
    return 10 + sum(d.tokens for d in decisions if d.kept)


def test_packing_skips_what_does_not_fit_and_goes_on() -> None:
    """A passage that is too long makes way for the next ones."""
    decisions = [_decision(0, 500), _decision(1, 30), _decision(2, 40)]
    packed = pack(decisions, [0, 1, 2], 100, _size, 8)
    assert [d.reason for d in packed] == [Reason.OVER_BUDGET, Reason.KEPT, Reason.KEPT]


def test_packing_fills_by_the_exact_count() -> None:
    """What the estimate left out for its header still goes in if the text has room."""
    packed = pack([_decision(0, 85)], [0], 100, _size, 8)
    assert packed[0].kept


def test_packing_without_trials_keeps_to_the_estimate() -> None:
    """The limit on work holds."""
    assert not pack([_decision(0, 85)], [0], 100, _size, 0)[0].kept


def test_the_final_count_decides() -> None:
    """Where parts count more together than apart, the worst choice goes."""

    def dear(decisions: Sequence[Decision]) -> int:
        kept = [d for d in decisions if d.kept]
        return _size(decisions) + 30 * max(0, len(kept) - 1)

    packed = pack([_decision(0, 20), _decision(1, 20), _decision(2, 20)], [2, 0, 1], 100, dear, 8)
    assert [d.kept for d in packed] == [True, False, True]


def test_what_is_pinned_must_fit() -> None:
    """The error says how much is needed, and how much of it is pinned."""
    decisions = [_decision(0, 150, Reason.PINNED), _decision(1, 1)]
    with pytest.raises(BudgetError) as caught:
        pack(decisions, [1], 100, _size, 8)
    assert (caught.value.needed, caught.value.max_tokens, caught.value.pinned_tokens) == (
        160,
        100,
        150,
    )
    assert "raise max_tokens to 160 or more, or pin less" in str(caught.value)
