"""What emails quote: duplicates of other messages, or messages recovered from the quote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from context_trim.ids import message_id
from context_trim.models import Email, Fate, Message, QuotedSpan, QuoteHeader, Zone
from context_trim.models import ZoneKind as Kind
from context_trim.thread.authors import Authors
from context_trim.thread.order import Parents, moment
from context_trim.thread.originals import Copy, Originals
from context_trim.thread.quotes import Piece, Quote, plain, quotes_of
from context_trim.thread.seek import find_copies

Split = Callable[[str], tuple[Zone, ...]]

_UNSAID = frozenset(
    {Kind.SIGNATURE, Kind.DISCLAIMER, Kind.FOOTER, Kind.GREETING, Kind.CLOSING, Kind.QUOTE_HEADER}
)


@dataclass(slots=True)
class Resolver:
    """Resolves the quotes of mails, of which `emails` are all that are given.

    `parents` are those of them that each names in its references.
    """

    emails: Sequence[Email]
    split: Split
    parents: Parents
    originals: Originals = field(default_factory=Originals)
    authors: Authors = field(default_factory=Authors)
    recovered: dict[str, Message] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    """The message that a message answers, as far as quotes tell, by id."""

    def __post_init__(self) -> None:
        for email in sorted(self.emails, key=lambda e: (moment(e.sent_at), e.id)):
            self.authors.add(email.id, email.sender, email.sent_at)
            for new, run in groupby(email.zones, key=lambda zone: zone.depth == 0):
                zones = list(run)
                if new:
                    self.originals.add(email.id, email.text, zones[0].start, zones[-1].end)

    def quoted_mails(self, email: Email, *, proven: bool = False) -> set[str]:
        """Return the ids of the given mails that an email quotes.

        With `proven` only of those whose author and date the quote names.
        """
        self.originals.allow(len(email.text))
        found: set[str] = set()
        for quote in quotes_of(email):
            find_copies(email, quote, self.originals, self.authors)
            quote.message_id = self._source(email, quote)
            if not proven or self.authors.wrote(quote.header, quote.message_id):
                found.add(quote.message_id)
        return found - {"", email.id}

    def resolve(self, email: Email) -> list[QuotedSpan]:
        """Return the spans of an email that stand elsewhere; adds what it recovers.

        To be called for the oldest mail first, so that what the first quote of a missing mail
        recovers is a duplicate in later quotes.
        """
        self.originals.allow(len(email.text))
        spans: list[QuotedSpan] = []
        for quote in quotes_of(email):
            find_copies(email, quote, self.originals, self.authors)
            recovered = self._recover(email, quote)
            spans += _spans(quote)
            outer = quote.parent.message_id if quote.parent else email.id
            if quote.message_id not in {"", outer, email.id}:
                self.answers.setdefault(outer, quote.message_id)
            if recovered is not None:
                self._learn(recovered)
            for piece in quote.left:
                # What stays in the quote was written by whoever quotes.
                self.originals.add(email.id, email.text, piece.start, piece.end, marked=True)
        return sorted(spans, key=lambda span: span.start)

    def _learn(self, message: Message) -> None:
        self.recovered[message.id] = message
        self.originals.add(message.id, message.text, 0, len(message.text))
        self.authors.add(message.id, message.author, message.sent_at)

    def _recover(self, email: Email, quote: Quote) -> Message | None:
        """Make a message of what has no original; sets `quote.message_id` to where it stands.

        Where the original is one of the given mails, what differs from it was written or changed
        by the one who quotes (an answer between the lines): it stays and nothing is made.
        """
        if not any(piece.says for piece in quote.left):
            quote.message_id = _most(p.copy.message_id for p in quote.pieces if p.copy)
            return None
        source = self._source(email, quote)
        if source and source not in self.recovered:
            quote.message_id = source
            return None
        inserted = _inserted(quote, self.originals)
        left = [p for p in quote.left if id(p) not in inserted]
        if not any(piece.says for piece in left):
            quote.message_id = source
            return None
        return self._message(email, quote, left)

    def _source(self, email: Email, quote: Quote) -> str:
        """Return the message that the quote is of, or an empty string where it isn't known.

        It is the one that holds most of what the quote says, if that is half of it, or if the quote
        names its author and date, or its author where the mail refers to it. Signatures and the
        like don't count: they stand in every message of their author.
        """
        votes, total = _votes(email, quote, self.split)
        source, words = max(votes.items(), key=lambda item: (item[1], item[0]), default=("", 0.0))
        named = source in self.parents[email.id] and source in self.authors.find(quote.header)
        proven = words > 0 and (named or self.authors.wrote(quote.header, source))
        return source if words * 2 >= total or proven else ""

    def _message(self, email: Email, quote: Quote, left: Sequence[Piece]) -> Message | None:
        texts = [plain(email.text, p.start, p.end) for p in left]
        text = "".join(texts)
        header = quote.header or QuoteHeader()
        sent = header.sent_at.isoformat() if header.sent_at else ""
        quote.message_id = message_id("recovered", header.author.label, sent, text)
        at = 0
        for piece, part in zip(left, texts, strict=True):
            piece.copy = Copy(0, 0, quote.message_id, at, at + len(part))
            at += len(part)
        if quote.message_id in self.recovered:
            return None
        for piece in left:
            piece.fate = Fate.RECOVERED
        outer = quote.parent.message_id if quote.parent else ""
        return Message(
            id=quote.message_id,
            author=header.author,
            sent_at=header.sent_at,
            date_text=header.date_text,
            subject=header.subject,
            text=text,
            zones=tuple(_as_content(zone) for zone in self.split(text)),
            recovered_from=outer if outer in self.authors.sent_at else email.id,
            depth=quote.depth,
        )


def _most(message_ids: Iterable[str]) -> str:
    """Return the message that most pieces stand in, the first of equals, or an empty string."""
    ranked = Counter(message_ids).most_common(1)
    return ranked[0][0] if ranked else ""


def _inserted(quote: Quote, originals: Originals) -> set[int]:
    """Return the pieces (by `id`) that stand between two that follow each other in a message.

    They are no part of that message: who quotes has written them between the lines.
    """
    found: set[int] = set()
    before: Copy | None = None
    between: list[Piece] = []
    for piece in quote.pieces:
        if piece.copy is None:
            between.append(piece)
            continue
        if before is not None and originals.follows(before, piece.copy):
            found.update(map(id, between))
        before, between = piece.copy, []
    return found


def _votes(email: Email, quote: Quote, split: Split) -> tuple[dict[str, float], float]:
    """Return how many words of a quote stand in each message, and how many it has."""
    votes: dict[str, float] = {}
    total = 0.0
    at = 0
    texts = [plain(email.text, p.start, p.end) for p in quote.pieces]
    spans = [(z.start, z.end) for z in split("".join(texts)) if z.kind not in _UNSAID]
    for piece, text in zip(quote.pieces, texts, strict=True):
        end = at + len(text)
        if piece.says and any(start < end and at < stop for start, stop in spans):
            total += piece.words
            if piece.copy is not None:
                copied = votes.get(piece.copy.message_id, 0.0)
                votes[piece.copy.message_id] = copied + piece.words
        at = end
    return votes, total


def _as_content(zone: Zone) -> Zone:
    """Make text of what still looks quoted in a recovered text: its original is nowhere else."""
    if zone.kind in (Kind.QUOTE, Kind.QUOTE_HEADER):
        return Zone(start=zone.start, end=zone.end, kind=Kind.BODY)
    return zone


def _spans(quote: Quote) -> Iterator[QuotedSpan]:
    for piece in quote.pieces:
        if piece.copy is not None:
            yield QuotedSpan(
                start=piece.start,
                end=piece.end,
                fate=piece.fate,
                message_id=piece.copy.message_id,
                source_start=piece.copy.start,
                source_end=piece.copy.stop,
            )
