"""The words of a text in the form in which texts are compared.

White space, wrapping, quote marks, typographic quotes, emphasis and the targets of links are what
clients change; everything else is what people write. Scripts that are written without blanks are
compared character by character, since clients wrap them anywhere.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from context_trim.quoting import marks_length

_CJK = "\u0e00-\u0e7f\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef"
"""Thai, kana, Han and their punctuation."""
_LINK = r"(?:https?:|mailto:|tel:|ftp:|file:)"
_TOKEN = re.compile(
    rf"(?P<target><{_LINK}[^<>\s]{{0,2000}}>|\[(?:cid:|image: )[^\]\n]{{0,200}}\]"
    rf"|\[[a-zA-Z0-9-][a-zA-Z0-9.-]{{1,250}}\.[a-zA-Z0-9-]{{2,24}}\])"
    rf"|[{_CJK}]"
    rf"|(?:[^\s<\[{_CJK}]|[<\[](?!{_LINK}|cid:|image: ))(?:[^\s<{_CJK}]|<(?!{_LINK}))*|[<\[]"
)
"""A link's target or an image's place as clients write them into plain text, or a word."""

_PLAIN = str.maketrans(
    dict(zip("\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb", "'''" + '"' * 5, strict=True))
    | {"\u2026": "...", "\u00ad": ""}
)
_BULLETS = frozenset("*+-\u2022\u00b7\u25e6\u25aa\u25cf\u2013")
_EMPHASIS = re.compile(
    r"(?P<open>[*_]?)(?P<word>.*?)(?P<close>[*_]?)(?P<rest>[.,;:!?)\]\"']*)", re.DOTALL
)
_ITALIC = re.compile(r"/([^\W\d_]+)/([.,;:!?)]*)")
_LONGEST_FORM = 100
_SENTENCE_ENDS = (".", "!", "?", "\u3002", "\uff01", "\uff1f")
_CLOSERS = "\"')]}"
_ENDS = frozenset(".,;:!?)]}\"'")


@dataclass(slots=True)
class Words:
    """The words of a text: their forms, and the spans of the text in which they stand.

    `starts` and `stops` are the numbers of the words that begin a sentence, or a line that was not
    merely wrapped, and of those behind its last; `targets` are those of links, by the number of the
    word behind them.
    """

    forms: list[str] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    stops: set[int] = field(default_factory=set)
    targets: dict[int, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.forms)

    def weight(self, begin: int, end: int) -> float:
        """Return how many words stand from one to another; see `weight_of`."""
        forms = self.forms[begin:end]
        return len(forms) - sum(len(f) == 1 and not f.isascii() for f in forms) / 2

    def next_start(self, number: int) -> int:
        """Return the first word at or after `number` that begins a line or sentence."""
        place = bisect_left(self.starts, number)
        return self.starts[place] if place < len(self.starts) else len(self.forms)


def weight_of(line: str) -> float:
    """Return how many words a line has, of which a character of these scripts is half a one."""
    if line.isascii():
        return line.count(" ") + 1
    return read_words(line, 0, len(line)).weight(0, len(line))


def read_words(text: str, start: int, end: int, *, marked: bool = False) -> Words:
    """Return the words of `text[start:end]`; of marked lines without their marks."""
    words = Words()
    lines = [
        (at + (marks_length(text[at:stop]) if marked else 0), stop)
        for at, stop in _lines(text, start, end)
    ]
    begins = True
    for (at, stop), wrapped in zip(lines, _wrapped(text, lines), strict=True):
        begins = _read_line(words, text, at, stop, begins=begins)
        if not wrapped:
            begins = True
            words.stops.add(len(words))
    return words


def form_of(text: str) -> str:
    """Return the words of a text in the form in which they are compared, with one blank between."""
    return " ".join(read_words(text, 0, len(text)).forms)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        line_end = text.find("\n", start, end)
        line_end = end if line_end < 0 else line_end
        yield start, line_end
        start = line_end + 1


_NARROW = 60
"""Characters; no client wraps at fewer."""


def _wrapped(text: str, lines: Sequence[tuple[int, int]]) -> Iterator[bool]:
    """Yield for each line whether it goes on in the next, whose first word had no room in it."""
    width = max((stop - at for at, stop in lines), default=0)
    for (at, stop), (below, end) in itertools.pairwise(lines):
        word = _FIRST_WORD.match(text, below, end)
        room = max(width, _NARROW) - (stop - at) - 1
        yield word is not None and len(word[0]) > room and word[0] not in _BULLETS
    yield from (False for _ in lines[-1:])


_FIRST_WORD = re.compile(r"\S{1,100}")


def _read_line(words: Words, text: str, start: int, end: int, *, begins: bool) -> bool:
    """Read a line; `begins` and the result are whether the next word begins a sentence."""
    forms, first = words.forms, len(words.forms)
    for match in _TOKEN.finditer(text, start, end):
        raw = match[0]
        number = len(forms)
        if match["target"]:
            words.targets[number] = words.targets.get(number, "") + raw
            continue
        form = "-" if number == first and raw in _BULLETS else _form(raw)
        if not form:
            continue
        if words.targets.get(number) and number > first and _ENDS.issuperset(form):
            # "the plan <https://…>." ends as "the plan." does
            forms[-1] += form
            words.spans[-1] = (words.spans[-1][0], match.end())
        else:
            if begins and (not form[0].islower() or number not in words.stops or number == first):
                words.starts.append(number)
            elif begins:
                words.stops.discard(number)  # "approx. ten"
            forms.append(form)
            words.spans.append(match.span())
        begins = forms[-1].rstrip(_CLOSERS).endswith(_SENTENCE_ENDS)
        if begins:
            words.stops.add(len(forms))
    return begins


@lru_cache(maxsize=1 << 16)
def _form(raw: str) -> str:
    """Return a word without what clients change in it; empty for what only separates cells."""
    if raw.isalnum() and raw.isascii():
        return raw
    form = raw if raw.isascii() else unicodedata.normalize("NFC", raw).translate(_PLAIN)
    if form in {"|", "*", "_"}:
        return ""
    if len(form) > _LONGEST_FORM:
        return form
    if "*" in form or "_" in form:
        match = _EMPHASIS.fullmatch(form)
        if match is not None and match["word"]:
            form = match["word"] + match["rest"]
    elif form.startswith("/") and (italic := _ITALIC.fullmatch(form)):
        form = italic[1] + italic[2]
    return form
