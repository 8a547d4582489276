"""What the numbers of a text are: dates and hours, amounts, identifiers; in any language."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from context_trim.select.cues.cue import Cue, CueKind
from context_trim.select.cues.languages import languages

_TAIL = re.compile(r"\d\S{0,60}")
_HEAD = re.compile(r"[^\s(\[<\"'„«“]{0,13}$")
_LONGEST_HEAD = 12
"""What holds a digit and no blank: from its first digit, and what stands before that. Links and
words with a late digit do not count. Bounded, so that each digit costs the same."""

_AROUND = ".,;:!?)]}>\"'”“»*_"
_BEFORE = 40
_AFTER = 24

_SYMBOLS = "€$£¥₹₽₩₺₴₫฿₪₱₦%‰"
_ENDS = tuple(_SYMBOLS)
_CODES = frozenset(
    (
        "EUR", "USD", "GBP", "CHF", "JPY", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON",
        "BGN", "TRY", "RUB", "UAH", "INR", "CNY", "RMB", "KRW", "BRL", "MXN", "ARS", "CLP",
        "COP", "PEN", "CAD", "AUD", "NZD", "ZAR", "AED", "SAR", "ILS", "SGD", "HKD", "THB",
        "Rs", "Fr", "SFr", "zł", "Kč", "Ft", "kr", "Tsd",
    )
)  # fmt: skip
"""Currencies (ISO 4217) and what people write for them."""

_NUMBER = re.compile(r"[+-]?\d{1,15}(?:[.,'\u2019]\d{1,6}){0,6}(?:[.,][-\u2013]{1,2})?")
_MONEY = re.compile(
    rf"(?:[A-Z]{{1,3}})?[{_SYMBOLS}][+-]?\d[\d.,'\u2019\u2013-]{{0,24}}(?:k|K|m|M|bn|Mio)?"
    rf"|[+-]?\d[\d.,'\u2019\u2013-]{{0,24}}(?:k|K|m|M)?(?:[{_SYMBOLS}]|EUR|USD|GBP|CHF)"
    r"|(?:EUR|USD|GBP|CHF)\d[\d.,'\u2019\u2013-]{0,24}"
)
_SCALE = r"(?:k|thousand|million|millions|billion|m|mn|bn|tsd\.?|mio\.?|mrd\.?|millionen|milliarden"
_SCALE += r"|mille|milliers|millones|mil|milhões|milioni|mila|miljoen|miljard|duizend)"
_UNITS = (
    r"kg|km|cm|mm|m²|m2|m³|qm|sqm|km/h|ml|gb|mb|kb|tb|gib|mib|tib|kwh|mwh|kw|mw|mhz|ghz|°c|°f|lbs?|"
    r"pcs|stk"
)

_DAYS = (
    re.compile(r"(?:19|20)\d\d[-/.](\d{1,2})[-/.](\d{1,2})(?:[T_][\d:.,+Z-]{0,24})?"),
    re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](?:19|20)\d\d"),
    re.compile(r"(\d\d)[./-](\d\d)[./-]\d\d"),
)
"""2026-03-14, with a time (ISO 8601); 14.3.2026 and 3/14/2026; 14.03.26."""

_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})")
_CLOCK = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)(?::[0-5]\d)?(?:[ap]m|h)?", re.IGNORECASE)
_CLOCK_BEFORE_WORD = re.compile(r"([01]?\d|2[0-4])(?:[.:h]([0-5]\d))?")
_GLUED_HOUR = re.compile(
    r"(?:[01]?\d|2[0-4])(?:[.:][0-5]\d)?(?:[ap]m|h(?:[0-5]\d)?)", re.IGNORECASE
)
_HOUR_WORD = re.compile(
    r"[  ]?(?:uhr|uur|heures?|o'clock|[ap]\.?m\b|h\b(?=[  ]?(?:[0-5]\d\b|[^\w\s]|$|[  ])))",
    re.IGNORECASE,
)
_ON_DAY = re.compile(r"(?:^|[^\w])(?:on|am|den|le|el|em|il|op|vom|zum|by|bis|until|du|del|dal)\s$")
_LAST_DAY = 31

_IBAN = re.compile(r"[A-Z]{2}\d{2}")
_IBAN_REST = re.compile(r"(?: [0-9A-Z]{4}){2,8}(?: [0-9A-Z]{1,3})?\b")
_SERIES = re.compile(r"[A-Z][A-Z0-9]{0,9}[-_]\d{2,12}(?:[-_/][A-Z0-9]{1,12}){0,4}")
_HASH = re.compile(r"[0-9a-f]{7,64}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_NUMBERED = re.compile(r"#[A-Z]{0,6}[-_]?\d{2,12}")
_COARSE = re.compile(r"[A-Za-z0-9]+(?:[-_/.][A-Za-z0-9]+){0,8}")
_PLAIN_ID = 8
"""Digits of a number that is nothing else; fewer need a word or letters that say so."""

_FEWEST_DIGITS = 3
_LONGEST_ID = 48
_NO_SERIES = frozenset(
    (
        "UTF", "SHA", "ISO", "COVID", "RFC", "AES", "CP", "KOI8", "WINDOWS", "EN", "DIN",
        "IEEE", "MD", "RSA", "IPV", "USB", "LATIN", "ASCII", "MPEG", "BASE", "CET", "GMT",
        "UTC", "EST", "PST", "AVX", "SSE", "ARM", "X86", "T", "H", "G", "A", "B", "C", "D",
        "E", "F", "VAT", "TOP",
    )
)  # fmt: skip
"""Names with a number that name no one thing: standards, encodings, zones of time."""

_FILLERS = frozenset(
    (
        "no", "nr", "n", "º", "ª", "°", "nº", "n°", "num", "number", "numero", "número",
        "numéro", "nummer", "numer", "is", "was", "lautet", "ist", "der", "die", "das", "el",
        "le", "la", "the", "il", "o", "a", "de", "del", "du", "da", "do", "di", "het", "id",
        "code", "código", "codice", "code", ":", "#", "é", "è", "es", "est",
    )
)  # fmt: skip
_WORDS = re.compile(r"[^\W\d_]+|[#°]")


def number_cues(text: str) -> Iterator[Cue]:
    """Find dates and hours in numbers, amounts and identifiers."""
    for match in _TAIL.finditer(text):
        at = match.start()
        head = _HEAD.search(text, max(0, at - _LONGEST_HEAD - 1), at)
        if head is None or len(head[0]) > _LONGEST_HEAD or head[0][-1:].isdigit():
            continue
        whole = head[0] + match[0]
        raw = whole.rstrip(_AROUND)
        chunk = raw.lstrip("([<\"'*_„“«+~≈±")
        start = head.start() + len(raw) - len(chunk)
        if not chunk or "@" in chunk or "://" in chunk or chunk.startswith("www."):
            continue
        found = _read(text, chunk, start, whole)
        if found is not None:
            kind, end = found
            yield Cue(kind=kind, start=start, end=end)


def _read(text: str, chunk: str, start: int, raw: str) -> tuple[CueKind, int] | None:
    """Return what a chunk is and where that ends."""
    end = start + len(chunk)
    before = text[max(0, start - _BEFORE) : start]
    after = text[end : end + _AFTER]
    if (reach := _amount(chunk, before, after)) is not None:
        return CueKind.AMOUNT, end + reach
    if (reach := _date(chunk, before, after, raw)) is not None:
        return CueKind.DATE, end + reach
    if (reach := _identifier(chunk, before, after)) is not None:
        return CueKind.IDENTIFIER, end + reach
    return None


def _amount(chunk: str, before: str, after: str) -> int | None:
    """Return how far an amount reaches behind its number, None where it is none."""
    if _MONEY.fullmatch(chunk):
        return 0
    if not _NUMBER.fullmatch(chunk):
        unit = _glued_unit().fullmatch(chunk)
        return 0 if unit else None
    unit = _unit().match(after)
    if unit:
        return unit.end()
    last = before.rstrip()[-3:].strip()
    if len(before) - len(before.rstrip()) <= 1 and last:
        word = re.split(r"[\s(]", last)[-1]
        if word in _CODES or word.endswith(_ENDS):
            return 0
    return None


@functools.cache
def _unit() -> re.Pattern[str]:
    words = {w for table in languages().values() for w in table.currencies.split()}
    words_of = "|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w)))
    codes = "|".join(sorted(_CODES))
    return re.compile(
        rf"[  ]?(?:(?i:{_SCALE})[  ])?(?:(?:de|di)[  ])?"
        rf"(?:[{_SYMBOLS}]|(?:{codes})\b|(?i:per cent|pour cent|por ciento|por cento|per cento)\b"
        rf"|(?i:{words_of})\b|(?i:{_UNITS})(?!\w))"
    )


@functools.cache
def _glued_unit() -> re.Pattern[str]:
    return re.compile(rf"\d{{1,12}}(?:[.,]\d{{1,6}})?(?:{_UNITS})", re.IGNORECASE)


def _date(chunk: str, before: str, after: str, raw: str) -> int | None:
    """Return how far a date or an hour reaches behind its number, None where it is none."""
    if any(_is_day(day[1], day[2]) for form in _DAYS if (day := form.fullmatch(chunk))):
        return 0
    hour = _HOUR_WORD.match(after)
    if _CLOCK.fullmatch(chunk) or (hour and _CLOCK_BEFORE_WORD.fullmatch(chunk)):
        return hour.end() if hour else 0
    if _GLUED_HOUR.fullmatch(chunk):
        return 0
    if (dotted := _DOTTED.fullmatch(raw)) and _is_day(dotted[1], dotted[2]):
        return 1
    day = _SLASHED.fullmatch(chunk)
    return 0 if day and _is_day(day[1], day[2]) and _ON_DAY.search(before) else None


def _is_day(one: str, other: str) -> bool:
    low, high = sorted((int(one), int(other)))
    return 0 < low <= 12 and high <= _LAST_DAY  # noqa: PLR2004


def _identifier(chunk: str, before: str, after: str) -> int | None:
    """Return how far an identifier reaches behind its first part, None where it is none."""
    if _IBAN.fullmatch(chunk) and (rest := _IBAN_REST.match(after)):
        return rest.end()
    digits = sum(c.isdigit() for c in chunk)
    if digits == len(chunk):
        own = digits >= _PLAIN_ID or (digits >= _FEWEST_DIGITS and _is_named(before))
        return 0 if own else None
    if _NUMBERED.fullmatch(chunk):
        return 0
    if len(chunk) > _LONGEST_ID or not _COARSE.fullmatch(chunk.lstrip("#")):
        return None
    if _is_series(chunk) or (_HASH.fullmatch(chunk) and not chunk.isalpha()):
        return 0
    return 0 if digits >= _FEWEST_DIGITS and _is_named(before) else None


def _is_series(chunk: str) -> bool:
    """Whether capitals and digits make one name: "ABC-1234", "1Z999AA10123456784"."""
    head = re.split(r"[-_/.]", chunk, maxsplit=1)[0]
    if head.rstrip("0123456789") in _NO_SERIES or head in _NO_SERIES:
        return False
    if _SERIES.fullmatch(chunk):
        return True
    letters = [c for c in chunk if c.isalpha()]
    digits = sum(c.isdigit() for c in chunk)
    return bool(letters) and all(c.isupper() for c in letters) and digits >= 4  # noqa: PLR2004


def _is_named(before: str) -> bool:
    """Whether one of the last words before a number says that it has one ("invoice no.")."""
    words, endings = _identified()
    for word in reversed(_WORDS.findall(before.lower())[-4:]):
        if word in words or word.endswith(endings):
            return True
        if word not in _FILLERS:
            return False
    return False


@functools.cache
def _identified() -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the words of all languages for things that have numbers, and their endings."""
    tables = languages().values()
    words = frozenset(w for table in tables for w in table.identified.split())
    return words, tuple(e for table in tables for e in table.endings.split())
