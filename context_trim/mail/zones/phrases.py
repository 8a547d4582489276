"""The tables of all languages as look-ups that cost a line about a microsecond."""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from context_trim.mail.zones.languages import languages, phrases
from context_trim.mail.zones.languages.language import Row

_HEAD = 3
"""Characters by which a phrase is looked up; the few shorter ones are found by all they have."""

_LONGEST_TAGLINE = 120
_LONGEST_LINK = 40
_DEVICE = r"(?:[^\s?!]+ ){0,3}[^\s?!]+"
_EDGES = "*_<>[](){}\"' \t.!…-–—~|"  # noqa: RUF001
_ONLY_IN_NEWSLETTERS = "newsletters"
"""How the source of a tagline begins that is a link's text and, elsewhere, a heading."""

_SENT_WORDS = 7
"""Of "Sent from X<https://…>", in any language: a program that no table knows."""

_SENT_ROWS = 8
"""Taglines that begin with a word from which it means "sent": "this" and "get" begin fewer."""

_WORD_STEM = 4
_PHRASE_WORDS = 6
_PUNCTUATION = str.maketrans(dict.fromkeys("()[]\"'*_,;:<>|", " "))
_SPACELESS = re.compile(r"[\u0e00-\u0e7f\u1100-\u11ff\u3000-\u9fff\uac00-\ud7af]")
"""Thai, Korean, Japanese and Chinese, where a phrase can begin inside a word."""


def fold(text: str) -> str:
    """Return a text in lower case with single blanks and straight apostrophes."""
    if text.isascii():
        return " ".join(text.lower().split())
    # The Turkish capital I with a dot becomes two characters.
    return " ".join(text.lower().replace("i\u0307", "i").replace("\u2019", "'").split())


class Beginnings:
    """Phrases that a folded text may begin with."""

    def __init__(self, wanted: Iterable[str]) -> None:
        heads: dict[str, list[str]] = defaultdict(list)
        for phrase in wanted:
            heads[phrase[:_HEAD]].append(fold(phrase))
        self._heads = {h: tuple(sorted(p, key=len, reverse=True)) for h, p in heads.items()}

    def __or__(self, other: Beginnings) -> Beginnings:
        """Return the phrases of both."""
        both = [*self._heads.values(), *other._heads.values()]
        return Beginnings(phrase for near in both for phrase in near)

    def match(self, text: str) -> str:
        """Return the longest phrase that the text begins with, "" where there is none."""
        for size in (_HEAD, _HEAD - 1):
            near = self._heads.get(text[:size])
            if near is not None and text.startswith(near):
                return next(phrase for phrase in near if text.startswith(phrase))
        return ""

    def may_match(self, text: str) -> bool:
        """Whether a text that is not folded begins with the letters of a phrase, or with others."""
        head = text[:_HEAD].lower()
        return not head.isalpha() or head in self._heads or head[:-1] in self._heads


@functools.cache
def beginnings(kind: str) -> Beginnings:
    """Return the look-up for a field of the tables such as "disclaimers"."""
    return Beginnings(phrases(kind))


@functools.cache
def whole(kind: str) -> frozenset[str]:
    """Return a field's phrases, folded and without the punctuation around them."""
    return frozenset(fold(phrase).strip(_EDGES) for phrase in phrases(kind))


@functools.cache
def calendar_words() -> frozenset[str]:
    """Return the names of the months in all languages."""
    return frozenset(name for x in languages() for month in x.months for name in month)


@functools.cache
def _word_stems() -> Mapping[str, tuple[str, ...]]:
    stems: dict[str, list[str]] = defaultdict(list)
    for phrase in phrases("disclaimer_words"):
        stems[phrase.split()[0][:_WORD_STEM]].append(phrase)
    return {stem: tuple(found) for stem, found in stems.items()}


@functools.cache
def _spaceless_words() -> tuple[str, ...]:
    return tuple(p for p in phrases("disclaimer_words") if _SPACELESS.search(p))


def disclaimer_words(text: str) -> int:
    """Count how many different phrases of disclaimers a folded text holds, one from each word."""
    words = text.translate(_PUNCTUATION).split()
    stems = _word_stems()
    found = {_phrase_at(words, i) for i, word in enumerate(words) if word[:_WORD_STEM] in stems}
    found.discard("")
    if not text.isascii() and _SPACELESS.search(text):
        found.update(p for p in _spaceless_words() if p in text)
    return len(found)


def _phrase_at(words: list[str], i: int) -> str:
    """Return the first phrase that begins at a word, "" where there is none."""
    ahead = " ".join(words[i : i + _PHRASE_WORDS])
    return next((p for p in _word_stems()[words[i][:_WORD_STEM]] if ahead.startswith(p)), "")


def _tagline_rows() -> Iterator[Row]:
    return (row for language in languages() for row in language.taglines)


@functools.cache
def _taglines() -> tuple[frozenset[str], Mapping[str, tuple[re.Pattern[str], ...]]]:
    """Return taglines without a device as a set, the others as patterns by their first letters."""
    rows = [r for r in _tagline_rows() if not r.source.startswith(_ONLY_IN_NEWSLETTERS)]
    plain = frozenset(fold(row.text).strip(_EDGES) for row in rows if "{" not in row.text)
    forms: dict[str, list[re.Pattern[str]]] = defaultdict(list)
    for row in rows:
        before, device, behind = fold(row.text).partition("{device}")
        if device:
            before, behind = before.lstrip(_EDGES), behind.rstrip(_EDGES)
            forms[before[:_HEAD]].append(
                re.compile(re.escape(before) + _DEVICE + re.escape(behind))
            )
    return plain, {head: tuple(found) for head, found in forms.items()}


@functools.cache
def _tagline_heads() -> Beginnings:
    return Beginnings(fold(row.text).lstrip(_EDGES) for row in _tagline_rows())


@functools.cache
def boilerplate() -> Beginnings:
    """Return the look-up for what taglines, footers and disclaimers begin with."""
    return _tagline_heads() | beginnings("footers") | beginnings("disclaimers")


@functools.cache
def _links() -> frozenset[str]:
    rows = [r for r in _tagline_rows() if r.source.startswith(_ONLY_IN_NEWSLETTERS)]
    return frozenset(fold(row.text).strip(_EDGES) for row in rows)


_LINK = re.compile(r"[<(: ]https?:")


def _bare(text: str) -> str:
    """Return a line without the address behind its text and without decoration."""
    return fold(_LINK.split(text, maxsplit=1)[0]).strip(_EDGES + ":")


def is_tagline(text: str) -> bool:
    """Whether a line is nothing but what a phone or a mail program adds."""
    if len(text) > _LONGEST_TAGLINE or not _tagline_heads().may_match(text):
        return False
    bare = _bare(text)
    if "<http" in text and _is_sent(bare.split()):
        return True
    plain, forms = _taglines()
    return bare in plain or any(f.fullmatch(bare) for f in forms.get(bare[:_HEAD], ()))


def _is_sent(words: list[str]) -> bool:
    """Whether words above a link begin as "Sent from my {device}" does in some language."""
    return 1 < len(words) <= _SENT_WORDS and words[0] in _sent()


@functools.cache
def _sent() -> frozenset[str]:
    texts = [fold(row.text).lstrip(_EDGES) for row in _tagline_rows()]
    counts = Counter(text.partition(" ")[0] for text in texts)
    named = {text.partition(" ")[0] for text in texts if "{" in text}
    return frozenset(word for word in named if counts[word] >= _SENT_ROWS)


def is_link_row(text: str) -> bool:
    """Whether a line is nothing but links of a newsletter's foot, with bars between them."""
    if len(text) > _LONGEST_TAGLINE or not _tagline_heads().may_match(text):
        return False
    parts = [part for part in map(_bare, re.split(r"[|•·]", text)) if part]
    return any(part in _links() for part in parts) and len(parts[0]) <= _LONGEST_LINK
