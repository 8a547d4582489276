"""Finds removed text again by the id of its marker, from the mail alone.

The id of a run of spans is the sum of the ids of its lines and sentences (`ids.span_id`), so a run
is a difference of two running totals over the thread: one pass and a dictionary find it, whatever
task and limit made it. Runs that begin and end with passages are looked for before those that cut
one, since of n places some n * n / 2 runs share a thousand million ids.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from context_trim.ids import IDS, is_id, span_id, starts_of_pieces
from context_trim.models import ELSEWHERE, Message, Thread
from context_trim.select.passages import cut_message


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """The span `text[start:end]` of a message."""

    message_id: str
    start: int
    end: int


def find(thread: Thread, id: str) -> str | None:  # noqa: A002  (what the markers call it)
    """Return the text of a span or of a run of spans with this id, or None.

    Of several runs with the id the shortest is returned.
    """
    if not is_id(id):
        return None
    texts = {m.id: m.text for m in thread.messages}
    units = list(_units(thread.messages))
    for span, _ in units:
        if _id_of(texts, span) == id:
            return joined(texts, [span])
    said = [span for span, elsewhere in units if not elsewhere]
    for spans in (said, list(_pieces(texts, said))):
        if (run := _find_run([int(_id_of(texts, s)) for s in spans], int(id))) is not None:
            return joined(texts, spans[slice(*run)])
    return None


def joined(texts: Mapping[str, str], spans: Iterable[Span]) -> str:
    """Join spans of messages, whose texts are given by id, a blank line where they don't touch."""
    parts: list[str] = []
    end = ("", 0)
    for span in spans:
        touches = end == (span.message_id, span.start)
        parts += [] if touches or not parts else ["\n\n"]
        parts.append(_text(texts, span))
        end = (span.message_id, span.end)
    return "".join(parts)


def said_in(thread: Thread) -> list[Span]:
    """Return the passages of a thread, each once: what is blank or stands elsewhere is left out."""
    return [span for span, elsewhere in _units(thread.messages) if not elsewhere]


def _units(messages: Iterable[Message]) -> Iterator[tuple[Span, bool]]:
    """Yield all spans of messages that are decided on, and whether they count for runs."""
    for message in messages:
        for unit in cut_message(message):
            p = unit.passage
            span = Span(message_id=p.message_id, start=p.start, end=p.end)
            yield span, unit.reason in ELSEWHERE or not p.text.strip()


def _pieces(texts: Mapping[str, str], spans: Iterable[Span]) -> Iterator[Span]:
    """Cut spans into lines and sentences; blanks go with what is before, indents with a line."""
    for span in spans:
        text, at, says = texts[span.message_id], span.start, False
        starts = [*starts_of_pieces(text, span.start, span.end), span.end]
        for start, end in itertools.pairwise(starts):
            blank = not text[start:end].strip()
            if says and not blank:
                begins = _line_start(text, at, start)
                yield Span(message_id=span.message_id, start=at, end=begins)
                at = begins
            says = says or not blank
        yield Span(message_id=span.message_id, start=at, end=span.end)


def _line_start(text: str, first: int, at: int) -> int:
    """Return where the line of a place begins, if only blanks stand between, else the place."""
    begins = text.rfind("\n", first, at) + 1
    return at if not begins or text[begins:at].strip() else begins


def _find_run(numbers: Sequence[int], wanted: int) -> tuple[int, int] | None:
    """Return from where to where numbers add up to `wanted` (modulo `IDS`), the shortest of all."""
    last: dict[int, int] = {}
    best: tuple[int, int] | None = None
    total = 0
    for place, number in enumerate(numbers):
        last[total] = place
        total = (total + number) % IDS
        first = last.get((total - wanted) % IDS)
        if first is not None and (best is None or place + 1 - first < best[1] - best[0]):
            best = (first, place + 1)
    return best


def _id_of(texts: Mapping[str, str], span: Span) -> str:
    return span_id(span.message_id, _text(texts, span))


def _text(texts: Mapping[str, str], span: Span) -> str:
    return texts[span.message_id][span.start : span.end]
