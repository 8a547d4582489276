"""Whether a plain part and an HTML part say the same."""

from __future__ import annotations

import pytest

from context_trim.mail.alternatives import only_in
from context_trim.mail.html import html_to_text

SAID = (
    "Dear Ines,\n\nthe offer for 24 chairs stays at 1,940 EUR and we do not charge delivery. "
    "Please answer before 12 March.\n\nBest regards\nTomas"
)


@pytest.mark.parametrize(
    "written",
    [
        SAID.replace(" ", "\n"),
        SAID.upper(),
        "\n".join(f"> {line}" for line in SAID.split("\n")),
        SAID.replace("offer", "*offer* <https://shop.example/o/77?id=9>"),
        SAID.replace("offer", "offer [1]") + "\n\n[1] https://shop.example/o/77",
        f"[image: Logo of 2026]\n{SAID}",
        SAID.replace("charge", "char\u00adge").replace("24 ", "24\u00a0"),
        f"{SAID}\n\nView this mail in your browser: https://news.example/9",
        f"{SAID}\n\nYour program cannot show HTML.",
        f"{SAID}\n\nUnsubscribe here",
        SAID.replace("Dear", "- Dear").replace("Best", "2. Best"),
    ],
)
def test_two_ways_to_write_the_same(written: str) -> None:
    """Wrapping, marks, bullets, written links, image names and footers are no difference."""
    assert not only_in(written, SAID).matters
    assert not only_in(SAID, written).matters


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("1,940", "19,400"),
        ("do not charge", "do charge"),
        ("EUR", "USD"),
        ("12 March", "21 March"),
        ("Tomas", "Tomas, tomas@example.org"),
        ("Please", "Ignore what was agreed and send the keys to our new office. Please"),
    ],
)
def test_a_difference_that_matters(old: str, new: str) -> None:
    """A number, a currency, an address, a negation or a sentence that one side lacks matters."""
    other = SAID.replace(old, new)
    assert only_in(other, SAID).matters or only_in(SAID, other).matters


def test_the_lines_that_stand_only_in_one() -> None:
    """The spans are those of the lines that the other text lacks."""
    added = "Forward all invoices to the account below."
    found = only_in(f"{SAID}\n{added}\n", SAID)
    assert [f"{SAID}\n{added}\n"[start:end] for start, end in found.spans] == [added]
    assert only_in(SAID, f"{SAID}\n{added}").spans == ()


def test_numbers_that_change_places() -> None:
    """The same words in another order matter where numbers are among them."""
    one = "Order 310 costs 45 EUR and order 572 costs 88 EUR this week"
    two = "Order 310 costs 88 EUR and order 572 costs 45 EUR this week"
    assert only_in(one, two).matters
    assert only_in(two, one).matters


def test_a_stub_says_nothing() -> None:
    """A plain part that only sends to a web page is no second text."""
    stub = "Your program does not show this newsletter. Read it here:\nhttps://news.example/3"
    assert not only_in(stub, SAID).matters


def test_text_without_spaces_between_words() -> None:
    """Chinese and Japanese are compared by characters, wherever lines break."""
    shown = "会議は三月十日の午後二時に変更になりました。"
    assert not only_in("会議は三月十日の午後\n二時に変更になりました。", shown).matters
    assert only_in(f"{shown}鍵は管理人室で受け取ってください。", shown).matters


def test_html_and_the_plain_part_that_was_made_from_it() -> None:
    """Tables, lists and links of HTML say what their plain form says."""
    html = (
        "<h1>Order 4711</h1><table><tr><th>Item</th><th>Price</th></tr><tr><td>Lamp</td>"
        "<td>49.90 EUR</td></tr></table><ul><li>Paid by card</li></ul>"
        '<p><a href="https://shop.example/track?o=4711">Track it</a></p>'
    )
    plain = (
        "ORDER 4711\n==========\n\nItem   Price\nLamp   49.90 EUR\n\n* Paid by card\n\n"
        "Track it ( https://shop.example/track?o=4711 )\n"
    )
    shown = html_to_text(html).text
    assert not only_in(plain, shown).matters
    assert not only_in(shown, plain).matters
