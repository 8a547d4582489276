"""How the benchmark of HTML scores."""

from __future__ import annotations

from benchmarks.quality.html import Reading, holds_row, pieces, run_ours, score
from benchmarks.quality.html_cases import CASES, Case, newsletter, old_newsletter


def test_pieces_are_five_words_of_letters() -> None:
    """Marks of Markdown and white space cost nothing."""
    assert pieces("One **two** three\nfour - five, six!") == ["onetwothreefourfive", "six"]
    assert pieces("- | …") == []


def test_a_row_holds_if_its_cells_follow_each_other_on_a_line() -> None:
    """Neither the order nor the line may be broken."""
    assert holds_row("| Lamp | 2 | 49.90 |", ("Lamp", "2", "49.90"))
    assert not holds_row("Lamp\n2\n49.90", ("Lamp", "2", "49.90"))
    assert not holds_row("49.90 | Lamp", ("Lamp", "49.90"))


def test_what_is_lost_and_leaked_is_counted() -> None:
    """A text that lacks a sentence, a row and keeps a hidden one scores badly on each."""
    case = Case(
        html="",
        visible=("One two three four five.", "Six."),
        hidden=("nobody",),
        rows=(("a", "b"),),
    )
    found = score([case], [Reading(text="Six. Nobody a\nb", cpu=0.002)])
    assert (found.visible_lost, found.rows_lost, found.leaked) == (0.5, 1, 1)
    assert (found.rows, found.hiding, found.milliseconds) == (1, 1, 2.0)


def test_the_made_cases_are_read_in_full() -> None:
    """Nothing visible and no row of them is lost, nothing hidden comes out."""
    cases = (*CASES, newsletter(), old_newsletter())
    found = score(cases, run_ours(cases, repeat=1))
    assert (found.visible_lost, found.rows_lost, found.leaked) == (0.0, 0, 0)
    assert found.rows > 5
