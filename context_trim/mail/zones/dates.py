"""Dates as clients write them above quotes. What is not written is not filled in.

The day must be certain: 03/04/2026 is a different day in Boston and in Bristol, so it gives
None; a date without a time of day gives midnight.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar jän jänner",
            "february feb februar",
            "march mar märz mär mrz",
            "april apr",
            "may mai",
            "june jun juni",
            "july jul juli",
            "august aug",
            "september sep sept",
            "october oct oktober okt",
            "november nov",
            "december dec dezember dez",
        ),  # en, de
        start=1,
    )
    for name in names.split()
}

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_NAME = r"(?P<name>[^\W\d_]{3,9})\.?"
_DAYS = (
    re.compile(rf"\b{_YEAR}-(?P<month>\d\d?)-(?P<day>\d\d?)\b"),  # ISO 8601; Thunderbird
    re.compile(r"\b(?P<day>\d\d?)\.(?P<month>\d\d?)\.(?P<year>(?:19|20)\d\d)\b"),  # de
    re.compile(r"\b(?P<day>\d\d)\.(?P<month>\d\d)\.(?P<year>\d\d)\b"),  # de, Thunderbird
    re.compile(rf"\b(?P<day>\d\d?)(?:st|nd|rd|th)?\.? (?:of )?{_NAME},? {_YEAR}\b"),  # 3 March 2026
    re.compile(rf"\b(?P<day>\d\d?)-{_NAME}-{_YEAR}\b"),  # 3-Mar-2026; Yahoo, Lotus
    re.compile(rf"\b{_NAME} (?P<day>\d\d?)(?:st|nd|rd|th)?,? {_YEAR}\b"),  # March 3, 2026
    re.compile(r"\b(?P<first>\d\d?)/(?P<second>\d\d?)/(?P<year>(?:19|20)?\d\d)\b"),  # en
)
_TIME = re.compile(
    r"\b(?P<hour>\d\d?)[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d))?(?:\s?(?P<half>[ap])(?:m\b|\.m\.))?",
    re.IGNORECASE,
)
_ZONE = re.compile(
    r"[ ,(]*(?:(?:GMT|UTC) ?)?(?P<sign>[+-])(?P<hours>\d\d?):?(?P<minutes>\d\d)?\b\)?"
)
_ZONE_NAME = re.compile(r"[ ,(]*(?P<name>[A-Z]{3,4})\b\)?")
_GAP = 20
"""Characters between a day and its time: ", at ", " um ", " (Tuesday) at "."""

_ZONE_NAMES = {
    "GMT": 0, "UTC": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6,
    "PST": -8, "PDT": -7,  # RFC 5322, section 4.3
    "CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2,  # Apple Mail in Europe (en, de)
}  # fmt: skip
"""Hours from UTC."""

_UNCERTAIN_ZONES = frozenset(
    {"BST", "IST", "AEST", "AEDT", "JST", "KST", "SGT", "HKT", "WIB", "MSK"}
)
"""Names that clients write behind the time and that are no part of the author's name; what they
stand for differs between countries or is not in the standard, so they give no offset."""

_CENTURY = 2000
_FIRST_OF_LAST_CENTURY = 70
"""Two-digit years from here on are 19xx, as POSIX has it (strptime, %y)."""

_TWELVE = 12
_LONGEST = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class Dated:
    """A date in a text: the moment, None where it is uncertain, and what stands behind it."""

    moment: datetime | None
    has_time: bool
    rest: str


def read_date(text: str) -> datetime | None:
    """Return the moment that the text names, with a zone only where it gives one, or None."""
    found = find_date(text)
    return found.moment if found else None


def find_date(text: str) -> Dated | None:
    """Find the first date in a text; None where there is nothing like one."""
    text = " ".join(text[:_LONGEST].split())
    for form in _DAYS:
        match = form.search(text)
        if match and _possible(match.groupdict()):
            return _with_time(_day(match.groupdict()), text, match.start(), match.end())
    return None


def _possible(found: dict[str, str | None]) -> bool:
    """Whether what looks like a day can be one, certain or not."""
    return "first" in found or _day(found) is not None


def _day(found: dict[str, str | None]) -> datetime | None:
    year = int(found["year"] or 0)
    if year < 100:  # noqa: PLR2004
        year += _CENTURY - (100 if year >= _FIRST_OF_LAST_CENTURY else 0)
    month, day = _month_and_day(found)
    try:
        return datetime(year, month, day)  # noqa: DTZ001  (the zone is added where one is given)
    except ValueError:
        return None


def _month_and_day(found: dict[str, str | None]) -> tuple[int, int]:
    """Return month and day; 0 for a month that is unknown or uncertain."""
    if "first" in found:
        first, second = int(found["first"] or 0), int(found["second"] or 0)
        if first == second or second > _TWELVE:
            return first, second
        return (second, first) if first > _TWELVE else (0, 0)
    if name := found.get("name"):
        return _MONTHS.get(name.lower(), 0), int(found["day"] or 0)
    return int(found["month"] or 0), int(found["day"] or 0)


def _with_time(day: datetime | None, text: str, start: int, end: int) -> Dated:
    """Add the time of day that stands behind the day, or before it."""
    match = _TIME.search(text, end)
    if match is None or match.start() > end + _GAP:
        match = _TIME.search(text, 0, start)
    if match is None:
        return Dated(moment=day, has_time=False, rest=text[end:])
    moment = _at(day, match) if day else None
    zone, behind = _zone(text, match.end())
    if moment is not None:
        moment = moment.replace(tzinfo=zone)
    return Dated(moment=moment, has_time=True, rest=text[max(end, behind) :])


def _at(day: datetime, match: re.Match[str]) -> datetime | None:
    hour, half = int(match["hour"]), (match["half"] or "").lower()
    if half:
        hour = hour % _TWELVE + (_TWELVE if half == "p" else 0)
    try:
        return day.replace(hour=hour, minute=int(match["minute"]), second=int(match["second"] or 0))
    except ValueError:
        return None


def _zone(text: str, at: int) -> tuple[timezone | None, int]:
    """Read the zone at a place in the text; returns it and the place behind it."""
    match = _ZONE.match(text, at)
    if match is None:
        named = _ZONE_NAME.match(text, at)
        hours = _ZONE_NAMES.get(named["name"]) if named else None
        if named and named["name"] in _UNCERTAIN_ZONES:
            return None, named.end()
        if named is None or hours is None:
            return None, at
        return timezone(timedelta(hours=hours)), named.end()
    offset = timedelta(hours=int(match["hours"]), minutes=int(match["minutes"] or 0))
    if offset >= timedelta(hours=24):
        return None, at
    return timezone(-offset if match["sign"] == "-" else offset), match.end()
