"""What emails quote: duplicates of other messages, or messages recovered from the quote."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import groupby

from context_trim.ids import message_id
from context_trim.models import Email, Fate, Mailbox, Message, QuotedSpan, QuoteHeader, Zone
from context_trim.models import ZoneKind as Kind
from context_trim.quoting import strip_marks
from context_trim.thread.originals import SHORT_WORDS, SURE_WORDS, Originals, words_of

Split = Callable[[str], tuple[Zone, ...]]

_UNSAID = frozenset(
    {Kind.SIGNATURE, Kind.DISCLAIMER, Kind.FOOTER, Kind.GREETING, Kind.CLOSING, Kind.QUOTE_HEADER}
)

_BLANK_LINE = re.compile(r"\n(?:[> \t]*\n)+")
"""Between paragraphs of a quoted text, quote marks included."""


class _Authors:
    """Which messages a person wrote, by address or by the words of the name, and when."""

    def __init__(self) -> None:
        self._by_address: dict[str, set[str]] = {}
        self._by_name: dict[str, set[str]] = {}
        self._without_address: set[str] = set()
        self.sent_at: dict[str, datetime | None] = {}

    def add(self, message_id: str, author: Mailbox, sent_at: datetime | None) -> None:
        self.sent_at[message_id] = sent_at
        self._by_name.setdefault(_name_key(author), set()).add(message_id)
        if author.address:
            self._by_address.setdefault(author.address.casefold(), set()).add(message_id)
        else:
            self._without_address.add(message_id)

    def find(self, header: QuoteHeader | None) -> frozenset[str]:
        """Return the messages that can be the one that an attribution speaks of.

        By address where both have one, else by name; and of its time, as far as that is known.
        """
        if header is None or not header.author.label:
            return frozenset()
        person = header.author
        found = self._by_name.get(_name_key(person), set()) if person.name else set()
        if person.address:
            found = found & self._without_address
            found |= self._by_address.get(person.address.casefold(), set())
        return frozenset(
            i for i in found if _same_moment(header.sent_at, self.sent_at[i]) is not False
        )

    def wrote(self, header: QuoteHeader | None, message_id: str) -> bool:
        """Whether author and date of an attribution are known to be those of a message."""
        if header is None or message_id not in self.find(header):
            return False
        return _same_moment(header.sent_at, self.sent_at[message_id]) is True


def _same_moment(quoted: datetime | None, sent: datetime | None) -> bool | None:
    """Whether the date of an attribution is that of a mail; None where one isn't known.

    Attributions give the quoting person's local time, mostly without its zone, to the minute:
    from 12 hours behind UTC to 14 ahead, in quarters of an hour.
    """
    if quoted is None or sent is None:
        return None
    if quoted.tzinfo and sent.tzinfo:
        return abs((quoted - sent).total_seconds()) < _TWO_MINUTES
    utc = sent.astimezone(UTC) if sent.tzinfo else sent
    ahead = (quoted.replace(tzinfo=None) - utc.replace(tzinfo=None)).total_seconds()
    if not -_FARTHEST_BEHIND <= ahead <= _FARTHEST_AHEAD:
        return False
    off = ahead % _QUARTER
    return min(off, _QUARTER - off) < _TWO_MINUTES


_TWO_MINUTES = 120
_QUARTER = 900
_FARTHEST_BEHIND = 12 * 3600 + _TWO_MINUTES
_FARTHEST_AHEAD = 14 * 3600 + _TWO_MINUTES
"""Seconds."""


def _name_key(person: Mailbox) -> str:
    """Return what a name is known by; "Weber, Anna" is "Anna Weber", with or without quotes."""
    return " ".join(sorted(re.findall(r"\w+", person.name.casefold())))


@dataclass(slots=True)
class _Paragraph:
    """A span of an email's text in a quote, and the message that holds it already, if any."""

    start: int
    end: int
    text: str
    words: int
    original: str | None = None
    fate: Fate = Fate.DUPLICATE


@dataclass(slots=True)
class _Quote:
    """One quoted message as it stands in an email: its header and its paragraphs, in order."""

    depth: int
    header: QuoteHeader | None
    parent: _Quote | None
    paragraphs: list[_Paragraph] = field(default_factory=list)
    message_id: str = ""


def resolve_quotes(emails: Sequence[Email], split: Split) -> tuple[list[Message], list[Message]]:
    """Return a message for each email, in order, and the messages recovered from quotes.

    Oldest first, so that what the first quote of a missing mail recovers is a duplicate in later
    quotes.
    """
    originals = Originals()
    authors = _Authors()
    for email in emails:
        authors.add(email.id, email.sender, email.sent_at)
        for new, run in groupby(email.zones, key=lambda zone: zone.depth == 0):
            zones = list(run)
            if new:
                originals.add(email.id, email.text[zones[0].start : zones[-1].end])
    own: list[Message] = []
    recovered: dict[str, Message] = {}
    for email in emails:
        email_id = email.id
        spans: list[QuotedSpan] = []
        for quote in _quotes(email):
            _find_originals(quote, email_id, originals, authors)
            message = _recover(
                quote,
                email_id,
                authors=authors,
                originals=originals,
                recovered=recovered,
                split=split,
            )
            if message is not None:
                recovered[message.id] = message
                originals.add(message.id, message.text)
                authors.add(message.id, message.author, message.sent_at)
            spans += _spans(quote)
            # What stays in the quote was written by whoever quotes.
            if stays := [p.text for p in quote.paragraphs if not p.original]:
                originals.add(email_id, "\n\n".join(stays))
        own.append(_own_message(email, email_id, spans))
    return own, list(recovered.values())


def _quotes(email: Email) -> list[_Quote]:
    """Return the quoted messages of an email, the outer before the inner."""
    open_quotes: list[_Quote | None] = []
    """By depth; what a deeper quote belongs to stays open until a header begins another."""
    found: list[_Quote] = []
    for zone in email.zones:
        if zone.depth == 0:
            continue
        open_quotes += [None] * (zone.depth + 1 - len(open_quotes))
        current = open_quotes[zone.depth]
        if zone.kind is Kind.QUOTE_HEADER or current is None:
            outer = (open_quotes[d] for d in range(zone.depth - 1, 0, -1) if open_quotes[d])
            current = _Quote(zone.depth, zone.header, next(outer, None))
            del open_quotes[zone.depth :]
            open_quotes.append(current)
            found.append(current)
        if zone.kind is not Kind.QUOTE_HEADER:
            current.paragraphs += _paragraphs(email.text, zone)
    return found


def _paragraphs(text: str, zone: Zone) -> Iterator[_Paragraph]:
    """Cut a zone at its blank lines; the blank lines go with the paragraph above."""
    start = zone.start
    last: _Paragraph | None = None
    for end in [*(m.end() for m in _BLANK_LINE.finditer(text, zone.start, zone.end)), zone.end]:
        plain = strip_marks(text[start:end])
        if plain.strip():
            if last is not None:
                yield last
            last = _Paragraph(start, end, plain, len(words_of(plain)))
            start = end
    if last is not None:
        last.end = zone.end
        yield last


def _find_originals(quote: _Quote, email_id: str, originals: Originals, authors: _Authors) -> None:
    """Find the original of each paragraph.

    A very long one counts anywhere, others in what the author that the quote names wrote (anywhere
    if it names none) or in the message that quotes it (an answer between its lines), short ones
    also where others were found.
    """
    named = quote.header is not None and quote.header.author.label
    authored = authors.find(quote.header) | _outer(quote) if named else None
    for paragraph in quote.paragraphs:
        if paragraph.words >= SHORT_WORDS:
            among = None if paragraph.words >= SURE_WORDS else authored
            paragraph.original = originals.find(paragraph.text, apart_from=email_id, among=among)
    likely = frozenset(p.original for p in quote.paragraphs if p.original) | (authored or set())
    for paragraph in quote.paragraphs:
        if paragraph.words < SHORT_WORDS and likely:
            paragraph.original = originals.find(paragraph.text, apart_from=email_id, among=likely)


def _outer(quote: _Quote) -> frozenset[str]:
    """Return the message in which a quote stands, where it stands in another quote."""
    parent = quote.parent.message_id if quote.parent else ""
    return frozenset({parent}) if parent else frozenset()


def _recover(
    quote: _Quote,
    email_id: str,
    *,
    authors: _Authors,
    originals: Originals,
    recovered: dict[str, Message],
    split: Split,
) -> Message | None:
    """Make a message of what has no original; sets `quote.message_id` to where the quote stands.

    Where the original is one of the given mails, what differs from it was written or changed by
    the one who quotes (an answer between the lines): it stays where it is and nothing is made.
    """
    left = [p for p in quote.paragraphs if p.original is None]
    text = "".join(p.text for p in left)
    if not text.strip():
        quote.message_id = next((p.original for p in quote.paragraphs if p.original), "")
        return None
    source = _source(quote, authors, split)
    if source and source not in recovered:
        quote.message_id = source
        return None
    left = [p for p in left if not _is_inserted(p, quote, originals)]
    text = "".join(p.text for p in left)
    if not text.strip():
        quote.message_id = source
        return None
    header = quote.header or QuoteHeader()
    sent = header.sent_at.isoformat() if header.sent_at else ""
    quote.message_id = message_id("recovered", header.author.label, sent, text)
    for paragraph in left:
        paragraph.original, paragraph.fate = quote.message_id, Fate.RECOVERED
    if quote.message_id in recovered:
        return None
    parent = quote.parent.message_id if quote.parent else ""
    return Message(
        id=quote.message_id,
        author=header.author,
        sent_at=header.sent_at,
        date_text=header.date_text,
        subject=header.subject,
        text=text,
        zones=tuple(_as_content(zone) for zone in split(text)),
        recovered_from=parent if parent in authors.sent_at else email_id,
    )


def _is_inserted(paragraph: _Paragraph, quote: _Quote, originals: Originals) -> bool:
    """Whether a paragraph stands between two that follow each other in a known message.

    Then it is no part of that message: who quotes has written it between the lines.
    """
    place = quote.paragraphs.index(paragraph)
    before = next((p for p in reversed(quote.paragraphs[:place]) if p.original), None)
    after = next((p for p in quote.paragraphs[place + 1 :] if p.original), None)
    if before is None or after is None or before.original != after.original:
        return False
    around = f"{before.text}\n{after.text}"
    among = frozenset({before.original or ""})
    return originals.find(around, apart_from="", among=among) is not None


def _source(quote: _Quote, authors: _Authors, split: Split) -> str:
    """Return the message that the quote is of, or an empty string where it isn't known.

    It is the one that holds most of what the quote says, if that is half of it, or if its author
    and date are those that the quote names. Signatures and the like don't count: they stand in
    every message of their author.
    """
    votes: Counter[str] = Counter()
    total = at = 0
    spans = [
        (z.start, z.end)
        for z in split("".join(p.text for p in quote.paragraphs))
        if z.kind not in _UNSAID
    ]
    for paragraph in quote.paragraphs:
        end = at + len(paragraph.text)
        if any(start < end and at < stop for start, stop in spans):
            total += paragraph.words
            votes[paragraph.original or ""] += paragraph.words
        at = end
    votes.pop("", None)
    message_id, words = max(votes.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    proven = words > 0 and authors.wrote(quote.header, message_id)
    return message_id if words * 2 >= total or proven else ""


def _as_content(zone: Zone) -> Zone:
    """Make text of what still looks quoted in a recovered text: its original is nowhere else."""
    if zone.kind in (Kind.QUOTE, Kind.QUOTE_HEADER):
        return Zone(start=zone.start, end=zone.end, kind=Kind.BODY)
    return zone


def _spans(quote: _Quote) -> Iterator[QuotedSpan]:
    for paragraph in quote.paragraphs:
        if paragraph.original is not None:
            yield QuotedSpan(
                start=paragraph.start,
                end=paragraph.end,
                fate=paragraph.fate,
                message_id=paragraph.original,
            )


def _own_message(email: Email, email_id: str, spans: Sequence[QuotedSpan]) -> Message:
    return Message(
        id=email_id,
        author=email.sender,
        sent_at=email.sent_at,
        subject=email.subject,
        text=email.text,
        zones=email.zones,
        quoted=tuple(sorted(spans, key=lambda s: s.start)),
        attachments=email.attachments,
    )
