"""Cues: what a passage asks, promises or fixes."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from context_trim.select.cues import CueKind, find_cues
from context_trim.select.cues.languages import languages

LINES = Path(__file__).parent / "cue_lines"

FLOORS = {
    CueKind.QUESTION: (0.97, 0.97),
    CueKind.REQUEST: (0.95, 0.97),
    CueKind.COMMITMENT: (0.96, 0.95),
    CueKind.DATE: (0.96, 0.97),
    CueKind.DEADLINE: (0.90, 0.92),
    CueKind.AMOUNT: (0.97, 0.97),
    CueKind.IDENTIFIER: (0.97, 0.97),
    CueKind.DECISION: (0.95, 0.95),
    CueKind.NEGATION: (0.95, 0.95),
}
"""The least precision and recall over all labelled lines of all languages."""


def _lines(code: str) -> list[tuple[set[CueKind], str]]:
    found = []
    for line in (LINES / f"{code}.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            kinds, _, text = line.removeprefix("held ").partition(" | ")
            found.append(({CueKind(k) for k in kinds.split() if k != "none"}, text))
    return found


def _kinds(text: str, language: str | None = None) -> set[CueKind]:
    return {cue.kind for cue in find_cues(text, language)}


def _shown(text: str, language: str | None = None) -> list[tuple[str, str]]:
    return [(cue.kind.value, text[cue.start : cue.end]) for cue in find_cues(text, language)]


def test_precision_and_recall() -> None:
    """Each kind is found as well as it was when the floors were set."""
    counts: Counter[tuple[CueKind, str]] = Counter()
    for code in languages():
        for wanted, text in _lines(code):
            got = _kinds(text)
            counts.update((kind, "right") for kind in wanted & got)
            counts.update((kind, "missed") for kind in wanted - got)
            counts.update((kind, "false") for kind in got - wanted)
    for kind, (precision, recall) in FLOORS.items():
        right, false, missed = (counts[kind, name] for name in ("right", "false", "missed"))
        assert right / (right + false) >= precision, (kind, right, false)
        assert right / (right + missed) >= recall, (kind, right, missed)


@pytest.mark.parametrize("code", sorted(languages()))
def test_every_language(code: str) -> None:
    """Nine in ten lines of each language have the labelled kinds and no other."""
    lines = _lines(code)
    assert len(lines) >= (200 if code == "en" else 50)
    right = sum(_kinds(text) == wanted for wanted, text in lines)
    assert right >= 0.9 * len(lines)


def test_offsets() -> None:
    """A cue covers the words that show it, and a question its sentence."""
    text = "Hi Anna,\n\nthe hall is fine. Could you send us invoice 88213 by Friday? Danke"
    assert _shown(text) == [
        ("question", "Could you send us invoice 88213 by Friday?"),
        ("request", "Could you"),
        ("identifier", "88213"),
        ("deadline", "by Friday"),
        ("date", "Friday"),
    ]


def test_language_is_told_by_the_text() -> None:
    """What asks in one language is a common word in another."""
    assert _kinds("Was kostet die Miete für das Büro am Hafen") == {CueKind.QUESTION}
    assert _kinds("It was the best offer for the office at the port") == set()


def test_a_given_language_counts() -> None:
    """A code, with or without a region, chooses the table."""
    assert _kinds("no", "en") == {CueKind.NEGATION}
    assert _kinds("no", "en-GB") == {CueKind.NEGATION}
    assert _kinds("no", "pt_BR") == set()


@pytest.mark.parametrize("language", ["pl", None])
def test_other_languages_by_layout(language: str | None) -> None:
    """Without a table, question marks, dates in numbers, amounts and identifiers count."""
    text = "Czy faktura ABC-1234 została opłacona 12.03.2026 kwotą 450 zł przez księgowość?"
    kinds = {CueKind.QUESTION, CueKind.DATE, CueKind.AMOUNT, CueKind.IDENTIFIER}
    assert _kinds(text, language) == kinds


@pytest.mark.parametrize("text", ["いつ届きますか？", "متى يصل الطرد؟", "Когда придёт посылка?"])
def test_marks_of_other_scripts(text: str) -> None:
    """Other scripts have question marks of their own."""
    assert _kinds(text) == {CueKind.QUESTION}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Total: €1,250.00", CueKind.AMOUNT),
        ("1'450.- CHF", CueKind.AMOUNT),
        ("R$ 1.850,00", CueKind.AMOUNT),
        ("7 %", CueKind.AMOUNT),
        ("2026-03-14T09:30:00Z", CueKind.DATE),
        ("31/12/2025", CueKind.DATE),
        ("12:45", CueKind.DATE),
        ("#4821", CueKind.IDENTIFIER),
        ("DE44 5001 0517 5407 3249 31", CueKind.IDENTIFIER),
        ("604e45b5-2d41-5ba5-9ae1-7205163c3e3f", CueKind.IDENTIFIER),
        ("this is invoice no. 4711", CueKind.IDENTIFIER),
    ],
)
def test_numbers(text: str, kind: CueKind) -> None:
    """A number is what its form and the words beside it say."""
    assert _kinds(text) == {kind}


@pytest.mark.parametrize(
    "text",
    ["UTF-8", "SHA-256", "16:9", "99/99/2025", "192.168.10.12", "https://x.example/?a=12345678",
     "user4711@example.org", "x86_64", "room 12"],
)  # fmt: skip
def test_numbers_that_are_none(text: str) -> None:
    """Names with numbers, ratios, addresses and impossible dates are no cues."""
    assert _kinds(text) == set()


def test_ids_are_not_read_from_addresses() -> None:
    """A link or mail address holds no identifier, question or date of its own."""
    assert _kinds("See https://shop.example/order?id=4711&day=2026-01-01 there") == set()


def test_hard_wrapped_words() -> None:
    """A phrase may go on in the next line, but not in the next paragraph or list item."""
    assert CueKind.REQUEST in _kinds("we wonder: could\nyou ship the box")
    assert CueKind.REQUEST not in _kinds("we thought they could\n\nyou ship the box")


def test_nothing() -> None:
    """No text, no cues."""
    assert find_cues("") == ()
    assert find_cues(" \n\n?! ...") == ()


@given(st.text(max_size=300), st.sampled_from([None, "de", "xx"]))
def test_cues_lie_in_the_text_in_order(text: str, language: str | None) -> None:
    """0 <= start < end <= len(text), by start; cues of one kind don't stand in each other."""
    cues = find_cues(text, language)
    assert [cue.start for cue in cues] == sorted(cue.start for cue in cues)
    reach: dict[CueKind, int] = {}
    for cue in cues:
        assert 0 <= cue.start < cue.end <= len(text)
        assert cue.end > reach.get(cue.kind, -1)
        reach[cue.kind] = cue.end


@given(st.lists(st.sampled_from(
    ["please", "send", "me", "by", "Friday", "?", ".", "İ", "12", "not", "€", "’s", "don't", "\n\n",
     "²", "٣", "#", "10%", ",", "(", "we", "will", "no", "1st", "of", "May", "_", "2026-01-01"]
)))  # fmt: skip
def test_words_of_the_tables_in_any_order(words: list[str]) -> None:
    """Whatever the order of words and marks, there is an answer, and it is the same twice."""
    text = " ".join(words)
    assert find_cues(text, "en") == find_cues(text, "en")


def test_hostile_text_has_linear_cost() -> None:
    """Four times the text costs four times the steps: no row or pattern searches far."""
    for piece in ("please ", "1", "1 ", "?", "€", "a", "by ", "due ", "\n", "A-1", "1.", "(", "'"):
        few, many = (_steps(piece * n) for n in (400, 1_600))
        assert many < 5 * few + 1_000, piece


def _steps(text: str) -> int:
    """Count the lines of Python that finding the cues of a text runs."""
    steps = 0

    def trace(*_: object) -> object:
        nonlocal steps
        steps += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        find_cues(text, "en")
    finally:
        sys.settrace(before)
    return steps


def test_import_is_light() -> None:
    """Cues and kinds of tasks need neither numpy nor the mail parser."""
    code = "import context_trim.select.cues, sys; print(sorted(sys.modules))"
    loaded = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout
    assert "'numpy'" not in loaded
