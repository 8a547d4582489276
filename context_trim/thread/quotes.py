"""The quoted messages of an email: their headers, their places in each other, their pieces."""

from __future__ import annotations

from dataclasses import dataclass, field

from context_trim.models import Email, Fate, QuoteHeader
from context_trim.models import ZoneKind as Kind
from context_trim.quoting import strip_marks
from context_trim.thread.originals import Copy


@dataclass(slots=True)
class Piece:
    """A span of an email's text in a quote, how many words it has, and where it stands already.

    `says` is whether it is more than the mark of a cut. `choices` are the places of a short text,
    of which one is only believed next to other copies.
    """

    start: int
    end: int
    words: float
    says: bool
    copy: Copy | None = None
    choices: tuple[Copy, ...] = ()
    fate: Fate = Fate.DUPLICATE


@dataclass(slots=True)
class Quote:
    """One quoted message as it stands in an email: its header and its text, in order.

    `spans` are the places of its text in the email's, `pieces` what they were cut into.
    `message_id` is the message that it is of, once that is known.
    """

    depth: int
    header: QuoteHeader | None
    parent: Quote | None
    spans: list[tuple[int, int]] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    message_id: str = ""

    @property
    def left(self) -> list[Piece]:
        """The pieces that stand in no other message."""
        return [piece for piece in self.pieces if piece.copy is None]


def quotes_of(email: Email) -> list[Quote]:
    """Return the quoted messages of an email, the outer before the inner."""
    open_quotes: list[Quote | None] = []
    """By depth; what a deeper quote belongs to stays open until a header begins another."""
    found: list[Quote] = []
    for zone in email.zones:
        if zone.depth == 0:
            continue
        open_quotes += [None] * (zone.depth + 1 - len(open_quotes))
        current = open_quotes[zone.depth]
        if zone.kind is Kind.QUOTE_HEADER or current is None:
            outer = (open_quotes[d] for d in range(zone.depth - 1, 0, -1) if open_quotes[d])
            current = Quote(zone.depth, zone.header, next(outer, None))
            del open_quotes[zone.depth :]
            open_quotes.append(current)
            found.append(current)
        if zone.kind is not Kind.QUOTE_HEADER:
            current.spans.append((zone.start, zone.end))
    return found


def plain(text: str, start: int, end: int) -> str:
    """Return quoted text without the marks of its lines; one that begins within a line keeps it."""
    if start and text[start - 1] != "\n":
        line_end = text.find("\n", start, end) + 1
        if not line_end:
            return text[start:end]
        return text[start:line_end] + strip_marks(text[line_end:end])
    return strip_marks(text[start:end])
