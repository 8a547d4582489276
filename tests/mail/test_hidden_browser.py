"""What the cases of `fixtures/hidden` say of a page is what a browser shows of it."""

from __future__ import annotations

import pytest

from tests.mail.hidden_cases import WORD, Case, load_pages

pytest.importorskip("PIL", reason="Pillow reads the browser's pictures: pip install pillow")
from tests.mail import browser

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(browser.CHROMIUM is None, reason="no chromium: apt-get install chromium"),
]


def test_cases_are_what_a_browser_shows() -> None:
    """Every word that is to vanish is unseen in Chromium, and every other one seen."""
    cases = [c for c in load_pages() if not c.unchecked]
    wrong = _wrong(cases)
    # A picture may be taken before all of its frames are painted; what is wrong is asked again.
    assert [c.name for c in _wrong(_wrong(wrong))] == []


def _wrong(cases: list[Case]) -> list[Case]:
    seen = browser.seen_words([c.page for c in cases], WORD)
    return [
        case for case, words in zip(cases, seen, strict=True) if words - case.painted != case.kept
    ]
