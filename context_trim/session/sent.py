"""What of a late mail stands in the text already, because an earlier mail quoted it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from context_trim.models import ELSEWHERE, Decision, Message, Reason, Thread

Spans = dict[str, list[tuple[int, int]]]
"""Spans of messages, sorted and apart from each other, by the message's id."""


def covered(decisions: Iterable[Decision]) -> Spans:
    """Return the spans of the decisions."""
    found: Spans = {}
    for decision in decisions:
        found.setdefault(decision.message_id, []).append((decision.start, decision.end))
    return {i: merged(spans) for i, spans in found.items()}


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sort spans and join those that touch."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def stands_in(text: str, start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether all of `text[start:end]` but blanks and quote marks stands in spans of the text."""
    at = start
    for number in range(max(0, bisect_right(spans, (start, start)) - 1), len(spans)):
        first, last = spans[number]
        if first >= end or text[at : max(at, first)].strip(_NOTHING):
            break
        at = max(at, min(last, end))
    return not text[at:end].strip(_NOTHING)


_NOTHING = "> \t\n"


def repeated(thread: Thread, known: Mapping[str, Message], kept: Iterable[Decision]) -> Spans:
    """Return the spans of a thread's new messages whose words were sent already.

    `known` are the messages of the text so far, by id, and `kept` what of them stands in it. What
    a known mail quotes is the same text however the quote was resolved: as a recovered message
    then, and now as a copy in the mail that came late.
    """
    sent = covered(kept)
    shown = {
        i: merged([*sent.get(i, ()), *_shown_quotes(m, known, sent)]) for i, m in known.items()
    }
    found: Spans = {}
    for message in thread.messages:
        for span in message.quoted if message.id in known else ():
            new = span.message_id not in known
            if new and stands_in(message.text, span.start, span.end, shown[message.id]):
                found.setdefault(span.message_id, []).append((span.source_start, span.source_end))
    return {i: merged(spans) for i, spans in found.items()}


def _shown_quotes(
    message: Message, known: Mapping[str, Message], sent: Spans
) -> Iterable[tuple[int, int]]:
    for span in message.quoted:
        source = known.get(span.message_id)
        if source is not None and stands_in(
            source.text, span.source_start, span.source_end, sent.get(source.id, [])
        ):
            yield span.start, span.end


def without_repeated(
    decisions: Iterable[Decision], texts: Mapping[str, str], spans: Spans, among: Collection[str]
) -> list[Decision]:
    """Return the decisions of some messages, duplicates where they stand in `spans`."""
    return [
        replace(d, reason=Reason.DUPLICATE)
        if d.reason not in ELSEWHERE
        and d.message_id in spans
        and texts[d.message_id][d.start : d.end].strip()
        and stands_in(texts[d.message_id], d.start, d.end, spans[d.message_id])
        else d
        for d in decisions
        if d.message_id in among
    ]
