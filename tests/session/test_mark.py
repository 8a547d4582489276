"""The mark to which a thread is trimmed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from context_trim.session.mark import mark


@given(st.integers(1, 100_000), st.floats(0, 1e6), st.integers(1, 1_000), st.floats(0, 1))
def test_between_half_of_the_limit_and_all(
    limit: int, appended: float, mails: int, share: float
) -> None:
    """Whatever a session is like."""
    assert limit // 2 <= mark(limit, appended=appended, mails=mails, read_share=share) <= limit


def test_no_room_is_left_where_caching_saves_nothing() -> None:
    """At the full price for reading, a re-trim costs no more than a turn."""
    assert mark(1_000, appended=20, mails=50, read_share=1.0) == 1_000


def test_more_room_where_reading_is_cheaper_and_more_turns_are_likely() -> None:
    """The room grows with what a re-trim costs, and with the chance that it is used."""
    rooms = [1_000 - mark(1_000, appended=10, mails=50, read_share=s) for s in (0.1, 0.5, 0.9)]
    assert rooms == sorted(rooms, reverse=True)
    young, old = (1_000 - mark(1_000, appended=10, mails=n, read_share=0.1) for n in (1, 100))
    assert 0 < young <= old
