"""Cues: where a text asks, promises or fixes something.

Words are looked up in a table a language (`languages/`); question marks, dates in numbers, amounts
and identifiers are known by their form in any language. Each word costs a few look-ups.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from context_trim.select.cues.cue import Cue, CueKind
from context_trim.select.cues.languages import languages, tell_languages
from context_trim.select.cues.languages.language import Language
from context_trim.select.cues.numbers import number_cues
from context_trim.select.cues.phrases import BY, DENIAL, DUE, FORMULA, WORD, phrases

__all__ = ["Cue", "CueKind", "find_cues"]

_BY_REACH = 14
_DUE_REACH = 48
"""Characters from the end of a deadline's words to its date."""

_SENTENCE_END = re.compile(r"[.!?…？！。؟]+(?=\s|$)|\n\s{0,8}\n")  # noqa: RUF001
_MARKS = "?？؟"  # noqa: RUF001
_ENDS = ".!?…？！。؟\n"  # noqa: RUF001
_MARK = re.compile(f"[{_MARKS}]")
_CLOSING = " \t\r\n\xa0)]}\"'\u201d\u2019»*_.!?:;,"
_OF_A_DAY = ("'s", "\u2019s")
"""As in "before Monday's meeting", which is no day."""

_LEADS = (BY, DUE)
_READ_OVER = (FORMULA, DENIAL)
_RIVALS = (CueKind.REQUEST.value, CueKind.COMMITMENT.value, CueKind.DECISION.value)
_COVERS = (FORMULA, CueKind.DATE.value)
_KINDS = {kind: number for number, kind in enumerate(CueKind)}


def find_cues(text: str, language: str | None = None) -> tuple[Cue, ...]:
    """Find what a text asks, promises or fixes, in the order of the text.

    `language` is a code ("de", "pt-BR"); without it the words of the text tell. In a language
    without a table only marks and numbers count. Cues of one kind don't stand in each other.
    """
    lower = _lower(text)
    found = list(WORD.finditer(lower))
    words = [match[0] for match in found]
    cues = list(number_cues(text))
    leads: list[tuple[str, int, int]] = []
    formulas: list[int] = []
    for table in _tables(words, language):
        for mark, first, last in _phrase_marks(table, words):
            start, end = found[first].start(), found[last - 1].end()
            if mark == FORMULA:
                formulas.append(last)
            elif mark in _LEADS:
                leads.append((mark, start, end))
            else:
                cues.append(Cue(kind=CueKind(mark), start=start, end=end))
    cues += _questions(text, found, words, frozenset(formulas))
    cues += _deadlines(text, leads, cues)
    return _tidy(cues)


def _lower(text: str) -> str:
    """Return a text in lower case with straight apostrophes, each character at its place."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lower.replace("\u2019", "'")


def _tables(words: Sequence[str], language: str | None) -> tuple[Language, ...]:
    if language is None:
        return tell_languages(words)
    table = languages().get(language.lower().replace("_", "-").partition("-")[0])
    return (table,) if table else ()


def _phrase_marks(table: Language, words: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Return what a table's rows find: a mark, its first word and the word behind it.

    What a formula, a denial or a date covers is read over.
    """
    rows = phrases(table.code)
    done = 0
    for i in rows.candidates(words):
        if i >= done:
            hits = _settle(rows.at(words, i))
            yield from ((mark, i, last) for mark, last in hits.items())
            done = max((hits[mark] for mark in _COVERS if mark in hits), default=done)


def _settle(hits: dict[str, int]) -> dict[str, int]:
    """Return what counts of the marks that begin at one word: the longest of those that rival."""
    if len(hits) == 1 and DENIAL not in hits:
        return hits
    over = max(hits.get(FORMULA, 0), hits.get(DENIAL, 0))
    longest = max((hits[m] for m in hits if m not in _READ_OVER and m not in _LEADS), default=0)
    if over and over >= longest:
        left = {mark: last for mark, last in hits.items() if mark in _LEADS}
        left[FORMULA] = over
        if hits.get(DENIAL, 0) == over:
            left[CueKind.NEGATION.value] = hits[DENIAL]
        return left
    hits.pop(FORMULA, None)
    hits.pop(DENIAL, None)
    longest = max((hits[mark] for mark in _RIVALS if mark in hits), default=0)
    return {m: last for m, last in hits.items() if m not in _RIVALS or last == longest}


def _questions(
    text: str, found: Sequence[re.Match[str]], words: Sequence[str], formulas: frozenset[int]
) -> Iterator[Cue]:
    """Find sentences that end in a question mark."""
    if _MARK.search(text) is None:
        return
    for i in [i for i, word in enumerate(words) if word[0] in _ENDS and _MARK.search(word)]:
        at = found[i].end()
        if i in formulas or not _ends(text, at, words[i]) or _goes_on(text, at):
            continue
        first = i
        while first and not _ends(text, found[first - 1].end(), words[first - 1]):
            first -= 1
        while not words[first][0].isalnum() and first < i:
            first += 1
        if first < i:
            yield Cue(kind=CueKind.QUESTION, start=found[first].start(), end=at)


def _ends(text: str, at: int, word: str) -> bool:
    """Whether what stands before an offset ends a sentence: no mark in a link or a number."""
    if word[0] not in _ENDS:
        return False
    return at >= len(text) or text[at] in _CLOSING or word[0] > "\u2fff"


def _goes_on(text: str, at: int) -> bool:
    """Whether a sentence goes on behind its mark, as in titles and in code ("a ? b : c")."""
    return text[at : at + 1] == " " and text[at + 1 : at + 2].islower()


def _deadlines(
    text: str, leads: Sequence[tuple[str, int, int]], cues: Sequence[Cue]
) -> Iterator[Cue]:
    """Find dates behind words that make them the end of a term."""
    dates = sorted((cue.start, cue.end) for cue in cues if cue.kind is CueKind.DATE)
    for mark, start, end in leads:
        reach = _BY_REACH if mark == BY else _DUE_REACH
        at = bisect_left(dates, (start, 0))
        if at < len(dates) and dates[at][0] - end <= reach:
            between = text[end : dates[at][0]]
            owns = text[dates[at][1] - 2 : dates[at][1]] in _OF_A_DAY
            if not owns and not _SENTENCE_END.search(between):
                yield Cue(kind=CueKind.DEADLINE, start=start, end=dates[at][1])


def _tidy(cues: Sequence[Cue]) -> tuple[Cue, ...]:
    """Return the cues in order, without those that stand in another of their kind."""
    kept: list[Cue] = []
    reach: dict[CueKind, int] = {}
    for cue in sorted(cues, key=lambda c: (c.start, -c.end, _KINDS[c.kind])):
        if cue.end > reach.get(cue.kind, -1):
            reach[cue.kind] = cue.end
            kept.append(cue)
    return tuple(kept)
