"""Attribution lines: "On Monday, Anna wrote:" in the forms of all languages' tables."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from context_trim.mail.headers import parse_mailbox
from context_trim.mail.zones.dates import Dated, find_date
from context_trim.mail.zones.languages import languages
from context_trim.mail.zones.languages.language import PLACEHOLDER, Language
from context_trim.models import Mailbox, QuoteHeader

_WORD = re.compile(r"(?:[^\W\d_]|[\u0900-\u0dff\u0e31-\u0e4e])+")
_ASCII_WORD = re.compile(r"[A-Za-z]+")
"""The same, found in half the time where a text has no other letters."""

_SPACED = re.compile(r"[^\W\d_\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
"""Words of scripts that put blanks between them; Thai, Chinese, Japanese and Korean don't."""

_MARKS = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Direction marks and zero-width characters, which right-to-left mail is full of."""

_ENDS = ":\uff1a\ufe55-*"
"""Characters with which an attribution ends, bold marks and rulers included."""

_RULER = "-\u2013\u2014 "
_RULERS = ("----", "\u2014\u2014")
"""Rulers on both sides of a line are drawn by programs: "-----Anna Weber wrote: -----"."""

_ADDRESS = re.compile(r"[^\s<>\[\]()\"']{1,100}@[^\s<>\[\]()\"']{1,200}")

_LONGEST_WHO = 160
_LONGEST_LOOSE_WHO = 100
_WORDS_AROUND_DATE = 4
"""Words besides the date in what a form calls the date: weekday, "at", "um", "kl."."""

_WORDS_OF_NAME, _WORDS_OF_OFFICE = 8, 14
"""Words of a name, and of one with an address."""


@dataclass(frozen=True, slots=True)
class _Form:
    """A row of a table: its pattern's source, and the word by which candidates are found."""

    source: str
    groups: frozenset[str]
    key: str
    dated: bool
    order: str
    literal: int
    opened: bool

    def preference(self) -> tuple[bool, int]:
        """Sort forms with a date before those without, and those with more words first."""
        return (not self.dated, -self.literal)


@dataclass(frozen=True, slots=True)
class Attribution:
    """What an attribution says; `proven` is whether a time of day or an address vouches for it."""

    header: QuoteHeader
    proven: bool


def plain(text: str) -> str:
    """Return a line without direction marks and bold, its white space folded."""
    text = text if text.isascii() else _MARKS.sub("", text)
    return " ".join(text.split()).strip("*_ ")


def _words(text: str) -> list[str]:
    return (_ASCII_WORD if text.isascii() else _WORD).findall(text)


def may_end(text: str) -> bool:
    """Return whether an attribution can end with this line, by its last characters alone."""
    words, letters = _last_words()
    if text[-1] not in letters:
        return text[0] == ":"
    return text[-1] in _ENDS or text[text.rfind(" ") + 1 :].lower() in words


def begins(text: str) -> bool:
    """Return whether a wrapped attribution can begin with this line."""
    first = _WORD.match(text.lstrip("*_>-\u2013 \"'"))
    if first is None:
        return text[:1].isdigit() or not text[:1].isascii()
    return first[0].lower() in _openers() or "@" in text or not first[0].isascii()


def read_attribution(text: str, *, marked: bool = False) -> Attribution | None:
    """Read an attribution that stands on one line, or None.

    The forms of the tables come first; then anything short that has a date with a time, an
    address and a colon behind it, whatever its language. Where marked lines follow, the time and
    the colon may be missing.
    """
    if not text.isascii():
        text = plain(text)  # before its words are looked up, in which marks may stand
    forms = _candidates(text)
    if not forms and "@" not in text:
        return None
    line = plain(text)
    bare = line.strip(_RULER)
    found = _by_form(bare, forms) or _loose(bare, marked=marked)
    if found is not None and line.startswith(_RULERS) and line.endswith(_RULERS):
        return replace(found, proven=True)
    return found


def _by_form(text: str, forms: Sequence[_Form]) -> Attribution | None:
    for form in forms:
        match = _compiled(form.source).fullmatch(text)
        if match and (found := _checked(text, match, form)):
            return found
    return None


def find_inside(text: str) -> str | None:
    """Return the attribution that stands behind other text on its line, or None."""
    line = plain(text).strip(_RULER)
    if len(line) > _LONGEST_INSIDE:
        return None
    starts = list(islice((m.start() for m in _OPENING.finditer(line) if m.start()), _MOST_INSIDE))
    dated = find_date(line) if starts else None
    if dated is not None and _begins(dated):  # "On Mon, Sep 5, 2011": "Sep 5" begins no other one
        starts = [start for start in starts if not dated.start <= start < dated.end]
    for start in starts:
        behind = find_date(line[start:])
        if behind is None or not _begins(behind):
            continue
        found = _by_form(line[start:], _candidates(line[start:]))
        if found is not None and found.proven:
            return None if _says_when(_by_form(line, _candidates(line))) else line[start:]
    return None


def _says_when(found: Attribution | None) -> bool:
    """Whether a form read the date; one without takes what stands before it for a name."""
    return found is not None and bool(found.header.sent_at or found.header.date_text)


_OPENING = re.compile(r"(?<![^\s-])[^\W\d_]{1,6} (?=[^\W\d_]{2,10}[,.]|\d)")
"""A short word before a weekday or a number: "On Mon, ", "Am 3. ", "Le lun. "."""

_LONGEST_INSIDE, _MOST_INSIDE = 400, 5


def _begins(dated: Dated) -> bool:
    """Whether a text begins with its date, but for a weekday and a word of a form."""
    return len(_words(dated.text[: dated.start])) <= 2  # noqa: PLR2004


def _checked(text: str, match: re.Match[str], form: _Form) -> Attribution | None:
    """Build the attribution if what stands for date and person can be them.

    Where the person follows the date, the date tells where it ends: forms have no mark there.
    """
    who = (match["who"] if "who" in form.groups else "").strip(_AROUND)
    dated, when = None, ""
    if form.dated:
        start, end = match.span("when")
        dated = find_date(match["when"], form.order)
        follows = "who" in form.groups and match.start("who") >= end
        if follows and not text[end : match.start("who")].strip(_AROUND):
            longer = find_date(text[start : match.end("who")], form.order)
            if longer is not None and longer.end > end - start:
                dated, who = longer, longer.rest.strip(_AROUND)
        elif dated and _stands_before(match, text):
            who, dated = _name_before(who, dated, form.order)
        beside = _beside(dated, who) if dated else "@"
        if "@" in beside or len(_words(beside)) > _WORDS_AROUND_DATE:
            return None
        if dated and not form.opened and not _opens_with_date(dated):
            return None
        when = dated.text.removesuffix(who) if dated else ""
    stops = _SENTENCES if dated and dated.has_time else _ABBREVIATED
    if len(who) > _LONGEST_WHO or ("who" in form.groups and not _can_be_person(who, stops)):
        return None
    return _built(_person(who) if who else Mailbox(), when, dated)


def _stands_before(match: re.Match[str], text: str) -> bool:
    """Whether nothing is between the person and the date behind it."""
    who, when = match.span("who")[1] if "who" in match.re.groupindex else -1, match.start("when")
    return 0 < who <= when and not text[who:when].strip(_AROUND)


def _name_before(who: str, dated: Dated, order: str) -> tuple[str, Dated]:
    """Return the person whose address stands in what a form, with an optional comma, calls date."""
    before = dated.text[: dated.start]
    later = find_date(dated.text[dated.start :], order) if "@" in before else None
    return (f"{who} {before}".strip(_AROUND), later) if later else (who, dated)


def _opens_with_date(dated: Dated) -> bool:
    """Whether nothing but a weekday stands before a date that a form begins with."""
    words = [word.lower() for word in _words(dated.text[: dated.start])]
    return len(words) <= 2 and not _openers().intersection(words)  # noqa: PLR2004


_AROUND = " ,;\uff0c\u060c\u3001"


def _beside(dated: Dated, who: str) -> str:
    """Return what stands around a date and is not the person."""
    return dated.text[: dated.start] + " " + dated.rest.strip(_AROUND).removesuffix(who)


def _built(author: Mailbox, when: str, dated: Dated | None) -> Attribution:
    moment = dated.moment if dated else None
    date_text = when.strip(" ,") if dated and moment is None else ""
    header = QuoteHeader(author=author, sent_at=moment, date_text=date_text)
    return Attribution(header, bool(dated and dated.has_time) or bool(author.address))


def _loose(text: str, *, marked: bool) -> Attribution | None:
    """Read "2026-03-03 10:12 GMT+01:00 Anna Weber <anna@example.org>:" of no known form."""
    address = _ADDRESS.search(text) if "@" in text else None
    if address is None or not (marked or text.endswith((":", "\uff1a"))):
        return None
    dated = find_date(text)
    if dated is None or not (marked or dated.has_time):
        return None
    before, behind = dated.text[: dated.start], dated.rest.rstrip(": \uff1a")
    who = behind if address[0] in behind else before
    other = before if who is behind else behind
    if len(_words(other)) > _WORDS_AROUND_DATE or len(who) > _LONGEST_LOOSE_WHO:
        return None
    if len(_words(who.replace(address[0], ""))) > _WORDS_OF_NAME:
        return None
    return _built(_person(who.strip(" ,;")), dated.text[dated.start : dated.end], dated)


def _can_be_person(text: str, stops: re.Pattern[str]) -> bool:
    """Whether a text is short enough, and no sentence."""
    name = _ADDRESS.sub("", text)
    if len(name.split()) > (_WORDS_OF_NAME if name == text else _WORDS_OF_OFFICE):
        return False
    return bool(text) and not stops.search(name) and not _NO_PERSON.search(name)


_NO_PERSON = re.compile(r"[!?;] \S|[!?]$|https?:")
_SENTENCES = re.compile(r"[^\W_]{6}\. \S")
"""A full stop that ends a sentence where a date with a time leaves little doubt: "Acme Corp. Sales"
is a person then, and only behind a longer word a stop is none of an abbreviation."""

_ABBREVIATED = re.compile(r"(?<!\b[^\W\d_a-z])(?<!\b(?:Dr|St|Jr|Sr|Mr|Ms))\. \S")
"""The same where nothing else is known: only initials and titles have one."""


def _person(text: str) -> Mailbox:
    return parse_mailbox(without_mailto(_BRACKETED.sub(r" <\1>", text)))


_BRACKETED = re.compile(r"\s?\(\s?<?([^\s<>()]{1,200}@[^\s<>()]{1,200})>?\s?\)")
"""An address in round brackets, as translated forms put it."""


def without_mailto(text: str) -> str:
    """Return "Name <address>" for what Outlook and others write in square brackets."""
    text = text.replace("<mailto:", "<")
    if "[" not in text or "@" not in text:
        return text
    return text.replace("[mailto:", "<").replace("[", "<").replace("]", ">")


def _candidates(text: str) -> Sequence[_Form]:
    """Return the forms whose word stands in the text, those that are preferred first."""
    by_word, by_part = _forms()
    lower = text.lower().replace("i\u0307", "i")
    spaced = _ASCII_WORD if lower.isascii() else _SPACED
    words = spaced.findall(lower)
    keys = [] if by_word.keys().isdisjoint(words) else [w for w in words if w in by_word]
    if not text.isascii():
        keys += [part for part in by_part if part in lower]
    return _ordered(tuple(dict.fromkeys(keys))) if keys else ()


@functools.lru_cache(maxsize=1_000)
def _ordered(keys: tuple[str, ...]) -> Sequence[_Form]:
    """Return the forms of some words, those that are preferred first."""
    by_word, by_part = _forms()
    found = dict.fromkeys(f for key in keys for f in by_word.get(key) or by_part[key])
    return sorted(found, key=_Form.preference)


@functools.cache
def _forms() -> tuple[Mapping[str, Sequence[_Form]], Mapping[str, Sequence[_Form]]]:
    """Return the forms by a word of theirs, and those of scripts without blanks by a part."""
    by_word: dict[str, list[_Form]] = {}
    by_part: dict[str, list[_Form]] = {}
    for language in languages():
        for row in language.attributions:
            form = _form(row.text, order_of(language))
            if form.key:
                table = by_word if _SPACED.fullmatch(form.key) else by_part
                table.setdefault(form.key, []).append(form)
    return by_word, by_part


@functools.cache
def _last_words() -> tuple[frozenset[str], frozenset[str]]:
    """Return words with which an attribution may end, and the characters with which those end."""
    words = frozenset(_forms()[0])
    letters = "".join(word[-1] for word in words)
    return words, frozenset(_ENDS + letters + letters.upper())


@functools.cache
def _compiled(source: str) -> re.Pattern[str]:
    """Compile a form when it is first tried: there are hundreds, and a mail needs a few."""
    return re.compile(source, re.IGNORECASE)


def order_of(language: Language) -> str:
    """Return the order of numeric dates where a language has one: English has two."""
    return "" if language.code == "en" else language.numeric_order


def _form(text: str, order: str) -> _Form:
    pieces = PLACEHOLDER.split(plain(text).strip(_RULER).removesuffix(":"))
    pattern = ""
    for literal, name in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
        pattern += _literal(literal)
        if name == "sp":
            pattern += r"\s?"
        elif name:
            pattern += rf"(?P<{name}>.{{1,200}}?)"
    pattern += r"\s?[:\uff1a]?[ -]*"
    words = [w for literal in pieces[::2] for w in _WORD.findall(literal.lower())]
    key = max(words, key=len, default="")
    literal = sum(len(piece) for piece in pieces[::2])
    return _Form(
        pattern,
        frozenset(pieces[1::2]),
        key,
        "{when}" in text,
        order,
        literal,
        not text.startswith("{when}"),
    )


def _literal(text: str) -> str:
    """Return the pattern of a literal: blanks may vary, the colon may be wide or missing a gap."""
    escaped = re.escape(text).replace(r"\ ", r"\s")
    escaped = re.sub(r"-{2,}", "-{2,}", escaped.replace(r"\-", "-"))
    return escaped.replace(":", r"\s?[:\uff1a]").replace(",", r"\s?[,\uff0c\u060c]?")


@functools.cache
def _openers() -> frozenset[str]:
    """Return the words with which forms begin, and names of months and weekdays don't matter."""
    found = set()
    for language in languages():
        for row in language.attributions:
            first = _WORD.match(row.text.lstrip("- "))
            if first is not None:
                found.add(first[0].lower())
    return frozenset(found)
