"""Markup is read as browsers read it where our HTML parser would not."""

from __future__ import annotations

import pytest

from context_trim.mail.html import html_to_text
from context_trim.mail.markup import keep_around_paragraphs, known_names, open_self_closed


@pytest.mark.parametrize(
    ("html", "opened"),
    [
        ("<div/>", "<div>"),
        ("<div style='x'/>a", "<div style='x'>a"),
        ("<SPAN class=x />", "<SPAN class=x >"),
        ("<br/>", "<br/>"),
        ("<a href=http://x.example/>", "<a href=http://x.example/>"),
        ("<bdo/><abbrev/>", "<bdo/><abbrev/>"),
        ("a/> b", "a/> b"),
    ],
)
def test_self_closed_elements_are_opened(html: str, opened: str) -> None:
    """A slash ends no element that isn't void."""
    assert open_self_closed(html) == opened


@pytest.mark.parametrize(
    "html", ["<b>x</b>", "<b><i>x</b></i>", "<br hidden>", "</b>", "<bold x>", "<font>x</font>"]
)
def test_other_elements_stay(html: str) -> None:
    """Elements without attributes, and others, keep their names."""
    assert keep_around_paragraphs(html) == html


@pytest.mark.parametrize("name", ["b", "i", "u", "s", "big", "small", "font", "tt"])
def test_inline_elements_hold_paragraphs(name: str) -> None:
    """What hides an inline element hides the paragraphs in it, and nothing behind it."""
    html = f"<{name} style='display:none'><b>no</b><p>no</p></{name}><{name}>seen</{name}>"
    assert html_to_text(html).text == "seen"


def test_shown_markup_stays() -> None:
    """Text that shows markup says what was written."""
    shown = "<xmp><b class=x>bold</b></xmp>"
    assert known_names(keep_around_paragraphs(shown)) == shown
