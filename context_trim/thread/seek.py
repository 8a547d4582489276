"""Cuts quotes into pieces, each with the copy of it that another message holds, if one does."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from context_trim.models import Email
from context_trim.quoting import marks_length
from context_trim.thread.authors import Authors
from context_trim.thread.originals import Copy, Originals, key_of, paragraphs
from context_trim.thread.quotes import Piece, Quote
from context_trim.thread.words import Words, read_words, weight_of

SHORT_WORDS = 4
"""A text with fewer words ("Yes, please.") can stand in several messages by chance."""

SURE_WORDS = 20
"""A text with as many words has one author; with fewer, two may have written the same."""

_CUT = re.compile(
    r"[\[\](){}<>. \u2026*_=~#|-]{0,200}"
    r"|[\[(<{]?(?:\.\.\.)?sni(?:p|pped)(?:\.\.\.)?[\])>}]?"
)
"""The mark of a cut, a ruler, or nothing."""


def find_copies(email: Email, quote: Quote, originals: Originals, authors: Authors) -> None:
    """Set the pieces of a quote.

    A very long text counts as a copy anywhere, others in what the author that the quote names wrote
    (anywhere if it names none) or in the message that quotes it (an answer between its lines),
    short ones only next to others.
    """
    named = quote.header is not None and bool(quote.header.author.label)
    authored = authors.find(quote.header) | _outer(quote)
    proven = frozenset(i for i in authored if authors.wrote(quote.header, i))
    seeker = _Seeker(email, originals, authored, proven, named=named)
    for span in quote.spans:
        for start, end in paragraphs(email.text, *span):
            seeker.look_up(start, end)
    quote.pieces = list(seeker.pieces())
    _place_short(quote.pieces, originals)
    _join_marks(quote.pieces)


def _outer(quote: Quote) -> frozenset[str]:
    """Return the message in which a quote stands, where it stands in another quote."""
    parent = quote.parent.message_id if quote.parent else ""
    return frozenset({parent}) if parent else frozenset()


@dataclass(slots=True)
class _Paragraph:
    """A paragraph of a quote, its words as one line, how many they are, and its copy."""

    start: int
    end: int
    key: str
    words: float
    copy: Copy | None = None


@dataclass
class _Seeker:
    """Looks for the originals of a quote's paragraphs.

    `authored` are the messages that can be the one that is quoted; `proven` are those of them whose
    date is known and right, which go first; `named` is whether the quote names its author.
    """

    email: Email
    originals: Originals
    authored: frozenset[str]
    proven: frozenset[str]
    named: bool
    found: list[_Paragraph] = field(default_factory=list)

    def look_up(self, start: int, end: int) -> None:
        """Look for the next paragraph as a whole."""
        key = key_of(self.email.text, start, end)
        paragraph = _Paragraph(start, end, key, weight_of(key))
        if paragraph.words >= SHORT_WORDS:
            places = self.originals.whole(key)
            others = [i for i in places if i != self.email.id]
            among = [i for i in others if i in self.authored] if self.named else others
            if not among and paragraph.words >= SURE_WORDS:
                among = others
            best = min(among, key=lambda i: i not in self.proven, default=None)
            paragraph.copy = places[best][0] if best else None
        self.found.append(paragraph)

    def pieces(self) -> Iterator[Piece]:
        """Yield all pieces: paragraphs found, and of runs of others the parts that are."""
        run: list[_Paragraph] = []
        for paragraph in self.found:
            if run and (paragraph.copy or paragraph.start != run[-1].end):
                yield from self._parts(run)
                run = []
            if paragraph.copy:
                yield self._whole(paragraph)
            else:
                run.append(paragraph)
        if run:
            yield from self._parts(run)

    @cached_property
    def _likely(self) -> frozenset[str]:
        return self.authored | {p.copy.message_id for p in self.found if p.copy}

    def _parts(self, run: Sequence[_Paragraph]) -> Iterator[Piece]:
        """Cut paragraphs that stand one behind the other where copies begin and end."""
        copies: list[Copy] = []
        if len(run) > 1 or run[0].words >= SHORT_WORDS:
            words = read_words(self.email.text, run[0].start, run[-1].end, marked=True)
            copies = list(self._copies(words))
        if not copies:
            yield from map(self._whole, run)
            return
        if len(run) == 1 and len(copies) == 1 and copies[0].end - copies[0].begin == len(words):
            self.originals.remember(run[0].key, copies[0])
        edges = [self._place(words, run[0].start, copy.begin) for copy in copies]
        ends = [self._end(words, run, copy.end) for copy in copies]
        at = run[0].start
        for copy, start, end in zip(copies, edges, ends, strict=True):
            yield from self._between(run, at, start)
            yield self._copied(start, end, words.weight(copy.begin, copy.end), copy)
            at = end
        yield from self._between(run, at, run[-1].end)

    def _copies(self, words: Words) -> Iterator[Copy]:
        enough = SURE_WORDS if self.named else SHORT_WORDS
        for copy in self.originals.copies(words, apart_from=self.email.id, prefer=self._likely):
            if copy.message_id in self._likely or words.weight(copy.begin, copy.end) >= enough:
                yield copy

    def _place(self, words: Words, least: int, number: int) -> int:
        """Return where a piece begins that begins with a word: at its line, if that begins it."""
        text, at = self.email.text, words.spans[number][0]
        line = max(text.rfind("\n", least, at) + 1, least)
        bare = line + marks_length(text[line:at]) >= at or not text[line:at].strip("> \t|")
        return line if bare else at

    def _end(self, words: Words, run: Sequence[_Paragraph], number: int) -> int:
        """Return where the piece ends of which `number` is the word behind it."""
        if number == len(words):
            return run[-1].end
        return self._place(words, run[0].start, number)

    def _between(self, run: Sequence[_Paragraph], start: int, end: int) -> Iterator[Piece]:
        """Yield what stands between copies, a piece for each paragraph."""
        for paragraph in run:
            first, last = max(start, paragraph.start), min(end, paragraph.end)
            if (first, last) == (paragraph.start, paragraph.end):
                yield self._whole(paragraph)
            elif first < last:
                key = key_of(self.email.text, first, last)
                yield Piece(first, last, weight_of(key), says=not _CUT.fullmatch(key))

    def _whole(self, paragraph: _Paragraph) -> Piece:
        """Make a piece of a paragraph; a short one has all its places to choose from."""
        choices: list[Copy] = []
        if paragraph.copy is None and paragraph.words < SHORT_WORDS:
            places = self.originals.whole(paragraph.key)
            among = (i for i in places if i in self._likely and i != self.email.id)
            choices = [copy for i in among for copy in places[i]]
        says = not _CUT.fullmatch(paragraph.key)
        return Piece(
            paragraph.start, paragraph.end, paragraph.words, says, paragraph.copy, tuple(choices)
        )

    def _copied(self, start: int, end: int, words: float, copy: Copy) -> Piece:
        if words < SHORT_WORDS:
            return Piece(start, end, words, says=True, choices=(copy,))
        return Piece(start, end, words, says=True, copy=copy)


def _place_short(pieces: Sequence[Piece], originals: Originals) -> None:
    """Find short texts next to longer ones, or alone: elsewhere they are something else.

    "Yes." between the lines of a quote is an answer, even if it stands in the original too.
    """
    for order in (range(len(pieces)), range(len(pieces) - 1, -1, -1)):
        for i in order:
            if pieces[i].copy is None and pieces[i].choices:
                pieces[i].copy = next(
                    (c for c in pieces[i].choices if _is_next(pieces, i, c, originals)), None
                )
    said = [piece for piece in pieces if piece.says]
    if all(piece.copy is None and piece.choices for piece in said):
        for piece in said:
            piece.copy = piece.choices[0]


def _is_next(pieces: Sequence[Piece], i: int, copy: Copy, originals: Originals) -> bool:
    """Whether a copy of a piece stands in its message as the piece does in the quote."""
    before = pieces[i - 1].copy if i else None
    after = pieces[i + 1].copy if i + 1 < len(pieces) else None
    return bool(
        (before and originals.follows(before, copy)) or (after and originals.follows(copy, after))
    )


def _join_marks(pieces: Sequence[Piece]) -> None:
    """Give the mark of a cut to the piece before it."""
    for before, piece in itertools.pairwise(pieces):
        if piece.copy is None and not piece.says:
            piece.copy = before.copy
