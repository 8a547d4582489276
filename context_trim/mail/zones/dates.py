"""Dates as clients write them above quotes. What is not written is not filled in.

The day must be certain: 03/04/2026 is a different day in Boston and in Bristol, so it gives
None; a date without a time of day gives midnight.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from itertools import islice

from context_trim.mail.zones.languages import languages

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_NUMERIC = (
    re.compile(rf"\b{_YEAR}-(?P<month>\d\d?)-(?P<day>\d\d?)(?!\d)"),  # ISO 8601; Thunderbird
    re.compile(rf"\b{_YEAR}([./])\s?(?P<month>\d\d?)\2\s?(?P<day>\d\d?)(?!\d)"),  # ko, hu, ja
    re.compile(
        r"\b(?P<day>\d\d?)\.\s?(?P<month>\d\d?)\.\s?(?P<year>(?:19|20)\d\d)(?!\d)"
    ),  # de, ru
    re.compile(r"\b(?P<day>\d\d)\.(?P<month>\d\d)\.(?P<year>\d\d)(?!\d)"),  # de, Thunderbird
    re.compile(
        rf"{_YEAR}\s?[年년]\s?(?P<month>\d\d?)\s?[月월]\s?(?P<day>\d\d?)\s?[日일號号]"
    ),  # CJK
    re.compile(rf"\b(?P<day>\d\d?) (?:thg|tháng) (?P<month>\d\d?)(?: năm|,)? {_YEAR}\b"),  # vi
    re.compile(r"\b(?P<first>\d\d?)([/-])(?P<second>\d\d?)\2(?P<year>(?:19|20)?\d\d)(?!\d)"),  # en
)
"""Dates in numbers; of the last form the day is certain only where no month has its number."""

_BETWEEN_NUMBERS = re.compile(r"\d\s?[-./年년]\s?\d")
"""What stands in each of them but the Vietnamese one; looked for first, since few dates have it."""

_OTHER_YEAR = re.compile(r"\b(?:1[34]|25)\d\d\b")
"""Years of the Persian and the Thai calendar; they make a date that isn't converted."""

_LETTERS = r"(?:[^\W\d_]|[\u0900-\u0dff\u0e31-\u0e4e])+"
"""Letters, with the vowel signs of Indic scripts and Thai, which are no letters for Unicode."""

_WORD = re.compile(rf"\d+|{_LETTERS}(?:\.{_LETTERS})?")
_ASCII_WORD = re.compile(r"\d+|[A-Za-z]+(?:\.[A-Za-z]+)?")
"""The same, found in half the time where a text has no other letters."""

_REACH = 4
"""Words from a month's name to its day or its year: "3 de março de 2026"."""

_TIME = re.compile(
    r"(?<![\d.:])(?P<hour>\d\d?)(?:[:.h]|\s?[時시點点]\s?)(?P<minute>\d\d)(?:[:.](?P<second>\d\d))?"
    r"(?![\d])(?:\s?[分분])?",
    re.IGNORECASE,
)
_HALF = re.compile(
    r"\s?(?:(?P<am>a\.?\s?m\b\.?|π\.?μ\.?|ö\.?ö\.?|오전|上午|午前|ص|पूर्वाह्न|ก่อนเที่ยง)|"
    r"(?P<pm>p\.?\s?m\b\.?|μ\.?μ\.?|ö\.?s\.?|오후|下午|午後|م|अपराह्न|หลังเที่ยง))(?![^\W\d_])",
    re.IGNORECASE,
)
"""The halves of the day (CLDR); CJK and Turkish write them before the time."""

_BEFORE = 8
_ZONE = re.compile(
    r"[ ,(]*(?:(?:GMT|UTC) ?)?(?P<sign>[+\u2212-])(?P<hours>\d\d?):?(?P<minutes>\d\d)?\b\)?"
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
_LONGEST = 300


@dataclass(frozen=True, kw_only=True, slots=True)
class Dated:
    """A date in `text`: the moment, None where it is uncertain, and its span with the time."""

    text: str
    moment: datetime | None
    has_time: bool
    start: int
    end: int

    @property
    def rest(self) -> str:
        """What stands behind the date."""
        return self.text[self.end :]


def read_date(text: str, order: str = "") -> datetime | None:
    """Return the moment that the text names, with a zone only where it gives one, or None."""
    found = find_date(text, order)
    return found.moment if found else None


def find_date(text: str, order: str = "") -> Dated | None:
    """Find the first date in a text; None where there is nothing like one.

    `order` ("dmy") makes 03/04/2026 certain where the language around it has one order. A day with
    its month and a time but no year is a date without a moment. The text of the answer has its
    white space folded and its digits in ASCII.
    """
    text = _plain(" ".join(text[:_LONGEST].split()))
    if not _DIGIT.search(text):
        return None
    if (found := _in_numbers(text, order) or _named(text)) is not None:
        return found
    if (other := _OTHER_YEAR.search(text)) and _TIME.search(text):
        return _with_time(None, text, other.start(), other.end())
    return None


_DIGIT = re.compile(r"\d")


def _in_numbers(text: str, order: str) -> Dated | None:
    """Find a day in numbers."""
    if not (_BETWEEN_NUMBERS.search(text) or " th" in text):
        return None
    for form in _NUMERIC:
        match = form.search(text)
        if match and _possible(match.groupdict()):
            day = _day(match.groupdict(), order)
            return _with_time(day, text, match.start(), match.end())
    return None


def _plain(text: str) -> str:
    if text.isascii():
        return text
    return "".join(
        str(unicodedata.digit(c)) if c.isdigit() and not c.isascii() else c for c in text
    )


@functools.cache
def _months() -> Mapping[str, int]:
    """Return the numbers of the months' names; 0 for one that two languages use differently."""
    found: dict[str, int] = {}
    for language in languages():
        for number, forms in enumerate(language.months, start=1):
            for form in forms:
                found[form] = number if found.get(form, number) == number else 0
    return found


def _named(text: str) -> Dated | None:
    """Find a day with the name of its month, in any order: "3. März 2026", "2026 m. kovo 3 d."."""
    months = _months()
    ahead = (_ASCII_WORD if text.isascii() else _WORD).finditer(text)
    words = list(islice(ahead, _REACH))
    for index, word in enumerate(words):  # which grows, since the month stands near the start
        words.extend(islice(ahead, 1))
        month = months.get(word[0].lower().replace(".", ""))
        if month is None:
            continue
        near = words[max(index - _REACH, 0) : index + _REACH + 1]
        year = next((w for w in near if len(w[0]) == 4 and w[0][:2] in {"19", "20"}), None)  # noqa: PLR2004
        day = _day_near(words, index)
        if day is None:
            continue
        if year is None:
            start, end = min(word.start(), day.start()), max(word.end(), day.end())
            without = _with_time(None, text, start, end)
            if without.has_time:
                return without
            continue
        moment = _moment(int(year[0]), month, int(day[0]))
        if month and moment is None:
            continue
        start = min(word.start(), year.start(), day.start())
        return _with_time(moment, text, start, max(word.end(), year.end(), day.end()))
    return None


def _day_near(words: list[re.Match[str]], month: int) -> re.Match[str] | None:
    """Return the number of one or two digits nearest to the month, before it first."""
    for reach in range(1, 3):
        for index in (month - reach, month + reach):
            if 0 <= index < len(words) and words[index][0].isdigit() and len(words[index][0]) <= 2:  # noqa: PLR2004
                return words[index]
    return None


def _possible(found: dict[str, str | None]) -> bool:
    """Whether what looks like a day can be one, certain or not."""
    return "first" in found or _day(found) is not None


def _day(found: dict[str, str | None], order: str = "") -> datetime | None:
    year = int(found["year"] or 0)
    if year < 100:  # noqa: PLR2004
        year += _CENTURY - (100 if year >= _FIRST_OF_LAST_CENTURY else 0)
    return _moment(year, *_month_and_day(found, order))


def _moment(year: int, month: int, day: int) -> datetime | None:
    try:
        return datetime(year, month, day)  # noqa: DTZ001  (the zone is added where one is given)
    except ValueError:
        return None


def _month_and_day(found: dict[str, str | None], order: str) -> tuple[int, int]:
    """Return month and day; 0 for a month that is uncertain."""
    if "first" not in found:
        return int(found["month"] or 0), int(found["day"] or 0)
    first, second = int(found["first"] or 0), int(found["second"] or 0)
    if first == second or second > _TWELVE:
        return first, second
    return (second, first) if first > _TWELVE or order == "dmy" else (0, 0)


def _with_time(day: datetime | None, text: str, start: int, end: int) -> Dated:
    """Add the time of day that stands behind the day, or before it."""
    match = _TIME.search(text, end)
    if match is None or match.start() > end + _GAP:
        match = _TIME.search(text, max(start - 3 * _GAP, 0), start)
    if match is None:
        return Dated(text=text, moment=day, has_time=False, start=start, end=end)
    half = _HALF.match(text, match.end()) or _HALF.search(
        text, max(match.start() - _BEFORE, 0), match.start()
    )
    after = max(match.end(), half.end() if half else 0)
    moment = _at(day, match, half) if day else None
    zone, behind = _zone(text, after)
    if moment is not None:
        moment = moment.replace(tzinfo=zone)
    return Dated(
        text=text, moment=moment, has_time=True, start=min(start, match.start()),
        end=max(end, behind),
    )  # fmt: skip


def _at(day: datetime, match: re.Match[str], half: re.Match[str] | None) -> datetime | None:
    hour = int(match["hour"])
    if half is not None and hour <= _TWELVE:
        hour = hour % _TWELVE + (_TWELVE if half["pm"] else 0)
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
    return timezone(offset if match["sign"] == "+" else -offset), match.end()
