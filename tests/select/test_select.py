"""Ranking, cutting and packing."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from context_trim import BudgetError, Email, trim
from context_trim.models import Decision, Passage, Reason, ZoneKind
from context_trim.select.bm25 import bm25
from context_trim.select.board import Atom, Board, Choice
from context_trim.select.pack import Measure, pack
from context_trim.select.passages import LONGEST_PASSAGE, Unit, cut_paragraphs


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
    return [text[a:b] for a, b, _ in cut_paragraphs(text, 0, len(text))]


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


def _board(*tokens: int, pinned: frozenset[int] = frozenset()) -> Board:
    """Return a board of units of one atom each, of so many tokens."""
    texts = ["w " * n for n in tokens]
    starts = [sum(map(len, texts[:i])) for i in range(len(texts))]
    spans = [(start, start + len(text)) for start, text in zip(starts, texts, strict=True)]
    return Board(
        units=[_unit(text, *span) for text, span in zip(texts, spans, strict=True)],
        reasons=[Reason.PINNED if i in pinned else Reason.OVER_BUDGET for i in range(len(tokens))],
        atoms=[
            Atom(unit=i, start=a, end=b, tokens=tokens[i], score=1.0)
            for i, (a, b) in enumerate(spans)
        ],
        count=lambda text: len(text.split()),
    )


def _unit(text: str, start: int, end: int) -> Unit:
    passage = Passage(message_id="m", start=start, end=end, kind=ZoneKind.BODY, text=text)
    return Unit(passage=passage, reason=None)


def _packed(
    board: Board, ranked: Sequence[int], measure: Measure | None = None, trials: int = 8
) -> list[Reason]:
    """Return the reasons after packing units into 100 tokens."""
    choices = [Choice(atoms=(i,), score=1.0) for i in ranked]
    pack(board, choices, 100, measure or _size, trials, newest="")
    return [d.reason for d in board.decisions()]


def _size(decisions: Sequence[Decision], _limit: int) -> int:
    """Ten for the frame, and what is kept."""
    return 10 + sum(d.tokens for d in decisions if d.kept)


def test_packing_skips_what_does_not_fit_and_goes_on() -> None:
    """A passage that is too long makes way for the next ones."""
    packed = _packed(_board(500, 30, 40), [0, 1, 2])
    assert packed == [Reason.OVER_BUDGET, Reason.KEPT, Reason.KEPT]


def test_packing_fills_by_the_exact_count() -> None:
    """What the estimate left out for its header still goes in if the text has room."""
    assert _packed(_board(85), [0]) == [Reason.KEPT]


def test_packing_without_trials_keeps_to_the_estimate() -> None:
    """The limit on work holds."""
    assert _packed(_board(85), [0], trials=0) == [Reason.OVER_BUDGET]


def test_the_final_count_decides() -> None:
    """Where parts count more together than apart, the worst choice goes."""

    def dear(decisions: Sequence[Decision], limit: int) -> int:
        kept = [d for d in decisions if d.kept]
        return _size(decisions, limit) + 30 * max(0, len(kept) - 1)

    packed = _packed(_board(20, 20, 20), [2, 0, 1], dear)
    assert packed == [Reason.KEPT, Reason.OVER_BUDGET, Reason.KEPT]


def test_what_is_pinned_must_fit() -> None:
    """The error says how much is needed, and how much of it is pinned."""
    with pytest.raises(BudgetError) as caught:
        _packed(_board(150, 1, pinned=frozenset({0})), [1])
    assert (caught.value.needed, caught.value.max_tokens, caught.value.pinned_tokens) == (
        160,
        100,
        150,
    )
    assert "raise max_tokens to 160 or more, or pin less" in str(caught.value)


def test_what_is_asked_for_suffices() -> None:
    """What is written at a higher limit may be longer: the error names one at which it fits."""

    def growing(decisions: Sequence[Decision], limit: int) -> int:
        return _size(decisions, limit) + min(30, limit // 10)

    board = _board(150, pinned=frozenset({0}))
    with pytest.raises(BudgetError) as caught:
        pack(board, [], 100, growing, 8, newest="")
    assert caught.value.needed == growing(board.decisions(), caught.value.needed)


def test_neighbours_of_one_fate_are_one_decision() -> None:
    """Sentences are chosen alone; what stands side by side and shares its fate is one span."""
    text = "One two. Three four. Five six."
    board = Board(
        units=[_unit(text, 0, len(text))],
        reasons=[Reason.OVER_BUDGET],
        atoms=[
            Atom(unit=0, start=a, end=b, tokens=2, score=s)
            for a, b, s in ((0, 9, 0.1), (9, 21, 0.9), (21, 30, 0.2))
        ],
        count=lambda text: len(text.split()),
    )
    assert [(d.start, d.end) for d in board.decisions()] == [(0, 30)]
    added = board.add((1, 2))
    found = [(d.start, d.end, d.kept, d.score, d.tokens) for d in board.decisions()]
    assert found == [(0, 9, False, 0.1, 2), (9, 30, True, 0.9, 4)]
    board.take_out(added)
    assert [d.kept for d in board.decisions()] == [False]


def test_a_long_paragraph_gives_its_best_sentence() -> None:
    """Before it gives nothing."""
    filler = "We talked about the weather and about the old days in the harbour for a while."
    wanted = "The boiler is due on 4 May."
    body = " ".join([*[filler] * 3, wanted, *[filler] * 3])
    result = trim(
        Email.from_text(body, sender="Ann <ann@example.org>"),
        task="When is the boiler due?",
        max_tokens=48,
        counter="cl100k_base",
    )
    assert wanted in result.text
    assert filler not in result.text


@pytest.mark.parametrize("max_tokens", [450, 600, 800, 1_500])
def test_what_there_is_room_for_goes_in(max_tokens: int) -> None:
    """At least 97 % of the limit is used where there is enough text in sentences that fit."""
    paragraphs = [
        " ".join(f"Point {p} of part {s} is the pump {'and its valve ' * s}." for s in range(5))
        for p in range(60)
    ]
    mail = Email.from_text("\n\n".join(paragraphs), sender="Ann <ann@example.org>")
    result = trim(mail, task="What of the pump?", max_tokens=max_tokens, counter="cl100k_base")
    assert 0.97 * max_tokens <= result.tokens <= max_tokens
