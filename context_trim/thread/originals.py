"""Finds the original of quoted text among the texts of a thread, in linear time.

A copy is found only where it begins and ends with a line or sentence of the original, so that
"pay today" is no copy of "do not pay today" where both stand on one line. Whole paragraphs are
looked up by their text; what is wrapped anew, edited or cut, by the first words of its lines and
sentences (shingles), so that the number of comparisons does not grow with the number of pairs.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from context_trim.quoting import marks_length, strip_marks
from context_trim.thread.words import Words, read_words

_SHINGLE = 3
"""Words by which a line or sentence is found."""

_MOST_CANDIDATES = 64
"""Places tried for one line or sentence; only hostile text has more with the same first words."""

_WORK_PER_WORD = 400
"""Words of originals that may be compared for each word of a mail, on the average of the mail."""

_MOST_TIMES = 8
"""Places of one message that are remembered for one paragraph."""

_BARRIER = "\n"
"""Stands for no word, between two texts of one message."""

_BLANK_LINE = re.compile(r"\n(?:[> \t]*\n)+")
"""Between paragraphs, quote marks included."""


@dataclass(frozen=True, slots=True)
class Copy:
    """Words `begin` to `end` of a text stand in a message, in the span `start` to `stop` of it."""

    begin: int
    end: int
    message_id: str
    start: int
    stop: int


@dataclass(slots=True)
class _Text:
    """A message's text, and the words of what it says in it."""

    text: str
    words: Words = field(default_factory=Words)

    def add(self, words: Words) -> int:
        """Append the words of another text; returns the number of its first one."""
        mine = self.words
        mine.forms.append(_BARRIER)
        mine.spans.append((0, 0))
        first = len(mine.forms)
        mine.forms += words.forms
        mine.spans += words.spans
        mine.stops.update(first + stop for stop in words.stops)
        mine.targets.update((first + at, target) for at, target in words.targets.items())
        return first


class Originals:
    """An index of what the messages of a thread say."""

    def __init__(self) -> None:
        self._texts: dict[str, _Text] = {}
        self._whole: dict[str, dict[str, list[Copy]]] = {}
        self._starts: dict[str, list[tuple[str, int]]] = {}
        self._work = 0

    def add(
        self, message_id: str, text: str, start: int, end: int, *, marked: bool = False
    ) -> None:
        """Index `text[start:end]` of a message; no copy reaches from one span into another."""
        words = read_words(text, start, end, marked=marked)
        first = self._texts.setdefault(message_id, _Text(text)).add(words)
        for number in words.starts:
            for size in range(1, _SHINGLE + 1):
                shingle = words.forms[number : number + size]
                if len(shingle) == size:
                    key = " ".join(shingle)
                    self._starts.setdefault(key, []).append((message_id, first + number))
        for begin, stop in paragraphs(text, start, end):
            self.remember(key_of(text, begin, stop), Copy(0, 0, message_id, begin, stop))

    def allow(self, words: int) -> None:
        """Allow the comparisons for a mail of so many words; what is left lapses."""
        self._work = max(words, 1_000) * _WORK_PER_WORD

    def whole(self, paragraph: str) -> Mapping[str, Sequence[Copy]]:
        """Return where a paragraph stands as one, by message; see `key_of`."""
        return self._whole.get(paragraph, {})

    def remember(self, paragraph: str, copy: Copy) -> None:
        """Learn that a paragraph, as some client writes it, stands in a message."""
        known = self._whole.setdefault(paragraph, {}).setdefault(copy.message_id, [])
        if len(known) < _MOST_TIMES:
            known.append(copy)

    def copies(
        self, words: Words, *, apart_from: str, prefer: Collection[str] = (), only: bool = False
    ) -> Iterator[Copy]:
        """Yield the parts of a text that stand in a message, in their order, the longest first.

        Messages to `prefer` are tried before others, or alone with `only`.
        """
        at = 0
        while at < len(words):
            best = self._best(words, at, apart_from, prefer, only=only)
            if best is None:
                at = words.next_start(at + 1)
                continue
            yield best
            at = words.next_start(best.end)

    def _best(
        self, words: Words, at: int, apart_from: str, prefer: Collection[str], *, only: bool
    ) -> Copy | None:
        """Return the longest copy that begins with a word, of the preferred ones if there are."""
        key = " ".join(words.forms[at : at + _SHINGLE])
        places = self._starts.get(key)
        if places is None or self._work <= 0:
            return None
        likely = (p for p in places if p[0] in prefer)
        others = (p for p in places if p[0] not in prefer) if not only else iter(())
        for group in (likely, others):
            tried = islice((p for p in group if p[0] != apart_from), _MOST_CANDIDATES)
            lengths = [(self._length(words, at, *place), place) for place in tried]
            length, (message_id, first) = max(
                lengths, key=lambda found: found[0], default=(0, ("", 0))
            )
            if length:
                spans = self._texts[message_id].words.spans
                stop = spans[first + length - 1][1]
                return Copy(at, at + length, message_id, spans[first][0], stop)
        return None

    def _length(self, words: Words, at: int, message_id: str, first: int) -> int:
        """Return how many words are the same, up to where a line or sentence ends in both."""
        theirs = self._texts[message_id].words
        length = _same(words, at, theirs, first)
        self._work -= length + 1
        while length and not (at + length in words.stops and first + length in theirs.stops):
            length -= 1
        return length

    def follows(self, before: Copy, after: Copy) -> bool:
        """Whether one copy stands right behind another in the same message."""
        if before.message_id != after.message_id or before.stop > after.start:
            return False
        return not self._texts[before.message_id].text[before.stop : after.start].strip("> \t\n")


def _same(mine: Words, at: int, theirs: Words, first: int) -> int:
    """Return how many words from two places on are the same.

    The targets of a link count only where both texts show one.
    """
    length = _common(mine.forms, at, theirs.forms, first)
    if mine.targets and theirs.targets:
        for n in range(1, length + 1):
            target = mine.targets.get(at + n)
            if target is not None and theirs.targets.get(first + n, target) != target:
                return n - 1
    return length


def _common(mine: Sequence[str], at: int, theirs: Sequence[str], first: int) -> int:
    """Return the length of the common beginning of `mine[at:]` and `theirs[first:]`."""
    length, step = 0, 16
    while True:
        a = mine[at + length : at + length + step]
        b = theirs[first + length : first + length + step]
        if a != b:
            pairs = enumerate(zip(a, b, strict=False))
            return length + next((n for n, (x, y) in pairs if x != y), min(len(a), len(b)))
        length += len(a)
        if len(a) < step:
            return length
        step *= 2


def paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans between blank lines; the blank lines go with the paragraph above."""
    last: tuple[int, int] | None = None
    for stop in [*(m.end() for m in _BLANK_LINE.finditer(text, start, end)), end]:
        if not _is_bare(text, start, stop):
            if last is not None:
                yield last
            last = (start, stop)
            start = stop
    if last is not None:
        yield last[0], end


def _is_bare(text: str, start: int, stop: int) -> bool:
    """Whether a span has nothing but quote marks and white space."""
    return all(not line[marks_length(line) :].strip() for line in text[start:stop].split("\n"))


def key_of(text: str, start: int, end: int) -> str:
    """Return a paragraph's text without marks, line breaks and runs of blanks."""
    return " ".join(strip_marks(text[start:end]).split())
