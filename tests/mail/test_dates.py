"""Dates above quotes: what is certain is read, what isn't stays empty."""

from __future__ import annotations

from datetime import datetime

import pytest

from context_trim.mail.zones.dates import find_date, read_date


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Tuesday, March 3, 2026 10:12 AM", "2026-03-03T10:12:00"),
        ("Tue, Mar 3, 2026 at 12:05\u202fAM", "2026-03-03T00:05:00"),
        ("3 March 2026 at 12:30 pm", "2026-03-03T12:30:00"),
        ("March 3rd, 2026", "2026-03-03T00:00:00"),
        ("Dienstag, 3. März 2026 10:12", "2026-03-03T10:12:00"),
        ("3. Dez. 2025 um 08:00:30", "2025-12-03T08:00:30"),
        ("03.03.2026 10.12", "2026-03-03T10:12:00"),
        ("2026-03-03 10:12 +0530", "2026-03-03T10:12:00+05:30"),
        ("3 Mar 2026 10:12:00 GMT-3", "2026-03-03T10:12:00-03:00"),
        ("14. April 2026 11:06:10 MESZ", "2026-04-14T11:06:10+02:00"),
        ("Tue, 3 Mar 2026 10:12:00 (UTC)", "2026-03-03T10:12:00+00:00"),
        ("3/25/2026 9:00 AM", "2026-03-25T09:00:00"),
        ("25/3/2026 9:00", "2026-03-25T09:00:00"),
        ("at 10:12 on 2026-03-03", "2026-03-03T10:12:00"),
        ("31.12.99 10:00", "1999-12-31T10:00:00"),
        ("12/31/99 10:00", "1999-12-31T10:00:00"),
        ("Tuesday 3 March 2026 (Tuesday) at 10:12 PM", "2026-03-03T22:12:00"),
        ("3 March 2026 10:12 p.m.", "2026-03-03T22:12:00"),
    ],
)
def test_dates(text: str, moment: str) -> None:
    """Day, time and zone as written."""
    assert read_date(text) == datetime.fromisoformat(moment)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "3/4/2026 9:00",
        "31.02.2026",
        "Brumaire 3, 2026",
        "3 March",
        "10:12",
        "3 March 2026 25:00",
        "version 1.2.10",
    ],
)
def test_what_is_not_certain(text: str) -> None:
    """No day is guessed, no year filled in."""
    assert read_date(text) is None


def test_the_rest_is_what_stands_behind() -> None:
    """The name in an attribution follows the date."""
    found = find_date("Tue, Mar 3, 2026 at 10:12 AM GMT+1, Anna 2nd of Weber")
    assert found is not None
    assert found.rest == ", Anna 2nd of Weber"


@pytest.mark.parametrize("zone", ["", " a.m.", " BST", " IST,", " AM IST,"])
def test_a_zone_is_no_part_of_the_name(zone: str) -> None:
    """What stands between time and name is taken off, certain or not."""
    found = find_date(f"3 March 2026 10:12{zone} Anna Weber")
    assert found is not None
    assert found.rest.strip(" ,") == "Anna Weber"


def test_an_uncertain_day_is_a_date_without_a_moment() -> None:
    """The attribution is one, and its day stays open."""
    found = find_date("3/4/2026 10:12 AM, Carol")
    assert found is not None
    assert (found.moment, found.has_time, found.rest) == (None, True, ", Carol")
