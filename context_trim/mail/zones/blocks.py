"""Header blocks: "From: … Sent: … To: … Subject: …" and the separators above them."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from context_trim.mail.headers import parse_mailbox
from context_trim.mail.zones.attributions import order_of, plain, without_mailto
from context_trim.mail.zones.dates import find_date
from context_trim.mail.zones.languages import languages
from context_trim.mail.zones.languages.language import PLACEHOLDER
from context_trim.mail.zones.lines import Line, following
from context_trim.models import Mailbox, QuoteHeader

_LONGEST_BLOCK = 60
"""Lines of a header block, blank ones and wrapped recipients included."""

_BLANKS = 3
"""Blank lines between fields, which HTML and Lotus Notes leave."""

_WRAPPED = 15
"""Lines over which the recipients of a field are wrapped."""

_LONGEST_NAME = 40
_LONGEST_VALUE = 2_000
_LONGEST_DATE = 60
_OTHER_FIELDS = 2
"""Fields that a block needs besides the sender; one "From:" in a sentence is no block."""

_RULE = re.compile(r"[_\u2014-]{8,}|[=*~]{4,}")
"""A ruler above a block: Outlook on the web and mobile, and webmail of providers."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """A header block in the lines `start` to `end`, its separator included."""

    start: int
    end: int
    header: QuoteHeader


@dataclass(frozen=True, slots=True)
class _Field:
    """A line that begins with a field's name: its meaning in each language that has it."""

    meanings: Mapping[str, str]
    value: str


def read_block(lines: Sequence[Line], start: int) -> Block | None:
    """Read a header block whose first field stands in line `start`, or None.

    Its fields must be of one language, with a sender and two more, or one more under a separator.
    """
    first = _field(lines[start].text)
    if first is None or not _LEADS.intersection(first.meanings.values()):
        return None
    fields, end = _fields(lines, start)
    code, named = _in_one_language(fields)
    head = read_head(lines, start) if "from" not in named else None
    if head is not None:
        named |= {"from": head.author, "date": head.date}
    top = head.start if head is not None else start
    above = _separator_above(lines, top)
    if not _enough(named, separated=above < top):
        return None
    said = (named.get(meaning, "") for meaning in ("from", "date", "subject"))
    return Block(start=above, end=end, header=_header(*said, _orders().get(code, "")))


def _enough(named: Mapping[str, str], *, separated: bool) -> bool:
    """Whether the fields prove a block, which a separator above helps."""
    others = len(named.keys() & {"date", "to", "subject", "cc"})
    if _exact(named):
        return True
    if "from" not in named:
        return separated and others >= _OTHER_FIELDS
    if separated:
        return others >= 1
    return others >= _OTHER_FIELDS and _sounds(named)


def _exact(named: Mapping[str, str]) -> bool:
    """Whether two fields are enough: an address, and a date to the second, as programs write."""
    person = named.get("from") or named.get("to") or ""
    return "@" in person and _SECONDS.search(named.get("date", "")) is not None


_SECONDS = re.compile(r"\d:\d\d:\d\d\b")

_LEADS = frozenset({"from", "date", "subject", "to"})


def _sounds(named: Mapping[str, str]) -> bool:
    """Whether what the fields say is mail: "From: Berlin / To: Hamburg / Date: …" is a journey."""
    if "subject" in named or any("@" in value for value in named.values()):
        return True
    dated = find_date(named.get("date", ""))
    return dated is not None and dated.has_time


@functools.lru_cache(maxsize=1024)
def _header(author: str, date: str, subject: str, order: str) -> QuoteHeader:
    """Read the values of a block; the mails of a thread quote the same ones again and again."""
    if not date and (behind := find_date(author)) is not None and behind.has_time:
        # Lotus Notes: "From: Anna Weber    03/03/2026 10:12 AM"
        author, date = behind.text[: behind.start].strip(), behind.text[behind.start :]
        author = author.removesuffix(" on")
    found = find_date(date, order)
    moment = found.moment if found else None
    return QuoteHeader(
        author=parse_mailbox(without_mailto(author)) if author else Mailbox(),
        sent_at=moment,
        date_text="" if moment else date[:_LONGEST_DATE],
        subject=subject,
    )


def _fields(lines: Sequence[Line], start: int) -> tuple[list[_Field], int]:
    """Read the fields from `start`; a value may stand below its name or go on there."""
    fields: list[_Field] = []
    end, level, blanks = start, lines[start].depth, 0
    for i in range(start, min(start + _LONGEST_BLOCK, len(lines))):
        line = lines[i]
        if line.blank:
            blanks += 1
            if blanks > _BLANKS:
                break
            continue
        found = _line_fields(line.text) if line.depth == level else []
        if blanks and _has_sender(found) and _has_sender(fields):
            break  # the block of a mail that was passed on without a word
        if found:
            fields += found
        elif line.depth == level and fields and _goes_on(lines, i, fields[-1], blanks):
            value = f"{fields[-1].value} {line.text}".strip()[:_LONGEST_VALUE]
            fields[-1] = _Field(fields[-1].meanings, value)
        else:
            break
        end, blanks = i + 1, 0
    return fields, end


def _has_sender(fields: Sequence[_Field]) -> bool:
    return any("from" in field.meanings.values() for field in fields)


def _goes_on(lines: Sequence[Line], index: int, last: _Field, blanks: int) -> bool:
    """Whether a line continues the field above it.

    The field was empty, the line shows it, or the next line is a field again. Below a blank line
    both must be so (an empty "Subject:" may end the block), or the line is an address in brackets.
    """
    before, text = lines[index - 1].text, lines[index].text
    if "[" in last.value[last.value.rfind("]") + 1 :] or text.startswith("[mailto:"):
        return True
    if blanks:
        below = next(following(lines, index), None)
        return not last.value and below is not None and _field(lines[below].text) is not None
    if not last.value or _continues(before, text, last):
        return True
    for line in lines[index + 1 : index + _WRAPPED]:
        if line.blank:
            return False
        if _field(line.text) is not None:
            return True
    return False


def _continues(before: str, text: str, last: _Field) -> bool:
    """Whether a line goes on with an address, recipients, or the date that Lotus Notes adds."""
    if before.endswith((";", ",", "<")) or text.startswith(("<", "@")):
        return True
    meanings = last.meanings.values()
    if "from" in meanings:
        return _is_moment(text)
    return "@" in text and "@" in before and ("to" in meanings or "cc" in meanings)


def _line_fields(text: str) -> list[_Field]:
    """Read the field of a line, and those behind it: "From: Anna Sent: Monday To: Bo"."""
    first = _field(text)
    if first is None or text.count(":") < 2 or "from" not in first.meanings.values():  # noqa: PLR2004
        return [first] if first else []
    found, rest = [first], first.value
    for match in islice(_INNER.finditer(rest[:_LONGEST_LINE]), _MOST_INNER):
        inner = _field(rest[match.start() :].lstrip())
        if inner is not None and _LEADS.intersection(inner.meanings.values()):
            outer = found[-1]
            value = outer.value[: len(outer.value) - len(rest[match.start() :])].rstrip()
            found[-1] = _Field(outer.meanings, value)
            found.append(inner)
    return found


_INNER = re.compile(r"\s(?=[^\W\d_]{1,20}\s?:\s)")
_LONGEST_LINE, _MOST_INNER = 1_000, 12


def _field(text: str) -> _Field | None:
    """Read "*From:* value" as the meanings of its name and its value."""
    if ":" not in text and "\uff1a" not in text:
        return None
    head = text[:_LONGEST_NAME].replace("\uff1a", ":")
    name, colon, _ = head.partition(":")
    if not colon:
        return None
    meanings = _meanings(name)
    if meanings is None:
        return None
    return _Field(meanings, plain(text[len(name) + 1 :][:_LONGEST_VALUE]).strip("*| \t"))


@functools.lru_cache(maxsize=1024)
def _meanings(name: str) -> Mapping[str, str] | None:
    return _names().get(plain(name.strip("|>* \t")).casefold())


def _in_one_language(fields: Sequence[_Field]) -> tuple[str, dict[str, str]]:
    """Return the code of the language that knows most of the fields, and values by meaning."""
    best_code, best = "", dict[str, str]()
    for code in dict.fromkeys(code for field in fields for code in field.meanings):
        named: dict[str, str] = {}
        for field in fields:
            if code in field.meanings:
                named.setdefault(field.meanings[code], field.value)
        if len(named) > len(best):
            best_code, best = code, named
    for field in fields:  # Gmail translates only "From" of a forward's block
        if "from" in field.meanings.values():
            best.setdefault("from", field.value)
    return best_code, best


@dataclass(frozen=True, slots=True)
class _Head:
    """Name and date above "To:", which Lotus Notes writes without the names of their fields."""

    start: int
    author: str
    date: str


def read_head(lines: Sequence[Line], start: int) -> _Head | None:
    """Read "Anna Weber/BER/ACME", "Sent by: …" and "03/03/2026 10:12 AM", or "Anna on …" above."""
    above = [i for i in range(start - 1, max(start - _HEAD_LINES, -1), -1) if not lines[i].blank]
    above = [i for i in above if not lines[i].text.lower().startswith(_BETWEEN)]
    above = [i for i in above[:3] if lines[i].depth == lines[start].depth]
    if not above:
        return None
    for count in (1, 2):
        text = " ".join(lines[i].text for i in reversed(above[:count]))
        match = _NAME_ON.fullmatch(plain(text)) if len(text) < _LONGEST_HEAD else None
        if match is not None and _is_moment(match["when"]):
            return _Head(above[count - 1], match["who"], match["when"])
    if not _is_moment(lines[above[0]].text):
        named = find_date(lines[above[0]].text)
        if named is None or not named.has_time or named.rest.strip() or not named.start:
            return None
        name = named.text[: named.start].strip()
        short = len(name.split()) <= _WORDS_OF_NAME and ":" not in name
        return _Head(above[0], name, named.text[named.start :]) if short else None
    names = above[1:]
    if not names or len(lines[names[0]].text) > _LONGEST_HEAD or ":" in lines[names[0]].text:
        return None
    return _Head(names[0], lines[names[0]].text, lines[above[0]].text)


_BETWEEN = ("sent by", "please respond to")
_WORDS_OF_NAME = 5
_HEAD_LINES = 7
_LONGEST_HEAD = 120
_NAME_ON = re.compile(r"(?P<who>.{2,80}?) (?:on|am|le|el|il) (?P<when>\d.{6,40})")


def _is_moment(text: str) -> bool:
    """Whether a line is a date with a time and nothing else."""
    if len(text) > _LONGEST_DATE:
        return False
    found = find_date(text)
    if found is None or not found.has_time:
        return False
    return not (found.text[: found.start] + found.rest).strip(" ,.|")


def _separator_above(lines: Sequence[Line], start: int) -> int:
    """Return the index of the separator above a header block, or the block's own."""
    i = _next_above(lines, start)
    text = lines[i].text
    # Lotus Notes wraps "---- Forwarded by Anna Weber on" and the date, or the ruler behind it.
    wraps = 0 < i < start and text.endswith("--") and lines[i - 1].text.startswith("--")
    if wraps and read_separator(f"{lines[i - 1].text} {text}") is not None:
        return i - 1
    if i < start and _RULE.fullmatch(text):
        return i
    if i == start or read_separator(text) is None:
        return start
    ruler = _next_above(lines, i)
    return ruler if _RULE.fullmatch(lines[ruler].text) else i


def _next_above(lines: Sequence[Line], start: int) -> int:
    """Return the index of the next line above that is not blank, or `start` if none is near."""
    for i in range(start - 1, max(start - 4, -1), -1):
        if not lines[i].blank:
            return i if lines[i].depth == lines[start].depth else start
    return start


def read_separator(text: str) -> QuoteHeader | None:
    """Read "-----Original Message-----" in any language; Lotus names person and date in it."""
    if len(text) > _LONGEST_SEPARATOR or not text:
        return None
    bare = plain(text.strip("-_=*>\u2013\u2014 "))
    if bare.rstrip(":").strip().casefold() in _separators():
        return QuoteHeader()
    lower = bare.casefold()
    for key, pattern in _long_separators():
        if key in lower and (match := pattern.fullmatch(bare)):
            groups = match.groupdict()
            found = find_date(groups.get("when") or "")
            if groups.get("when") and found is None:
                continue
            who = groups.get("who") or ""
            return QuoteHeader(
                author=parse_mailbox(without_mailto(who)), sent_at=found.moment if found else None
            )
    return None


def names_sender(name: str) -> bool:
    """Return whether a field's name means the sender in any language."""
    return "from" in _names().get(plain(name).casefold(), {}).values()


def is_dashed(text: str) -> bool:
    """Return whether a separator has rulers beside its words, so that it needs no block below."""
    return text.startswith(("--", "__", "==", "\u2013\u2013", "\u2014")) and len(text) > len("----")


RULERS = "-_=\u2013\u2014"
"""With what a dashed separator begins."""


_LONGEST_SEPARATOR = 200


@functools.cache
def _orders() -> Mapping[str, str]:
    return {language.code: order_of(language) for language in languages()}


@functools.cache
def _names() -> Mapping[str, Mapping[str, str]]:
    """Return the meaning of each field's name in each language that has it."""
    found: dict[str, dict[str, str]] = {}
    for language in languages():
        for meaning, rows in language.fields.items():
            for row in rows:
                found.setdefault(row.text.casefold(), {}).setdefault(language.code, meaning)
    return found


@functools.cache
def _separators() -> frozenset[str]:
    rows = (row.text for language in languages() for row in language.separators)
    return frozenset(t.rstrip(":").strip().casefold() for t in rows if "{" not in t)


@functools.cache
def _long_separators() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the separators that name person or date, each with a part that must stand in it."""
    found = []
    for language in languages():
        for row in language.separators:
            if "{" not in row.text:
                continue
            pieces = PLACEHOLDER.split(row.text)
            key = max(pieces[::2], key=len).strip().casefold()
            pattern = "".join(
                re.escape(piece) if index % 2 == 0 else rf"(?P<{piece}>.{{1,120}}?)"
                for index, piece in enumerate(pieces)
            ).replace("(?P<sp>.{1,120}?)", r"\s?")
            found.append((key, re.compile(pattern, re.IGNORECASE)))
    return tuple(found)
