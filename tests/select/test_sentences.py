"""Texts to sentences: line-aware, abbreviations, items, rows; and what a query asks for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from context_trim.select.answers import wanted_cues
from context_trim.select.cues import CueKind
from context_trim.select.sentences import cut_sentences


def _cut(text: str) -> list[str]:
    return [text[a:b].strip() for a, b in cut_sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One is here. Two is there! Three?", ["One is here.", "Two is there!", "Three?"]),
        ("Ask Dr. Weber, e.g. today. Thanks.", ["Ask Dr. Weber, e.g. today.", "Thanks."]),
        ("Wir kommen am 3. Mai bzw. später. Gut.", ["Wir kommen am 3. Mai bzw. später.", "Gut."]),
        ("Voir p.ex. M. Petit. Merci.", ["Voir p.ex. M. Petit.", "Merci."]),
        ("Hable con la Sra. Ruiz. Gracias.", ["Hable con la Sra. Ruiz.", "Gracias."]),
        ("It costs 4.50 euros. Fine.", ["It costs 4.50 euros.", "Fine."]),
        ("Wait... what? Yes.", ["Wait... what?", "Yes."]),
        ('He said "Yes." Then he left.', ['He said "Yes."', "Then he left."]),
        ("到了。谢谢!", ["到了。", "谢谢!"]),
        ("a long line that was wrapped by\na client. Then more.",
         ["a long line that was wrapped by\na client.", "Then more."]),
        ("short\nlines are lines of their own, as in addresses", [
            "short", "lines are lines of their own, as in addresses"]),
        ("- one\n- two\n1. three\n2) four", ["- one", "- two", "1. three", "2) four"]),
        ("part | price\npump | 3.00", ["part | price", "pump | 3.00"]),
        ("- an item that goes on in the next line as\n  clients write it\n- two",
         ["- an item that goes on in the next line as\n  clients write it", "- two"]),
        ("", []),
    ],
)  # fmt: skip
def test_sentences(text: str, sentences: list[str]) -> None:
    """Abbreviations, ordinals, initials and wrapping end none; items, rows and short lines do."""
    assert _cut(text) == sentences


@given(st.text(alphabet='ab. !?\n-|1)"。\t', max_size=80), st.integers(0, 5), st.integers(0, 5))
def test_sentences_tile_the_text(text: str, start: int, cut: int) -> None:
    """Law: the spans follow each other from start to end, and none but a lone one is blank."""
    start, end = min(start, len(text)), max(min(start, len(text)), len(text) - cut)
    spans = list(cut_sentences(text, start, end))
    assert "".join(text[a:b] for a, b in spans) == text[start:end]
    assert all(a < b for a, b in spans)
    assert len(spans) < 2 or all(text[a:b].strip() for a, b in spans)


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("When is the boiler due?", {CueKind.DATE, CueKind.DEADLINE}),
        ("Wie viel kostet die Pumpe?", {CueKind.AMOUNT}),
        ("Quel est le numéro de la commande ?", {CueKind.IDENTIFIER}),
        ("¿Qué se ha acordado?", {CueKind.DECISION}),
        ("Was hat Frau Weber zugesagt?", {CueKind.COMMITMENT}),
        ("Cosa ci chiedono?", {CueKind.REQUEST}),
        ("Welke kleur heeft de deur?", set()),
    ],
)
def test_what_a_query_wants(query: str, kinds: set[CueKind]) -> None:
    """Words of seven languages tell what an answer would hold."""
    assert wanted_cues(query) == kinds
