"""Boilerplate that shows by its repetition: the same words at the end of mail after mail."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from context_trim.models import Email, Zone
from context_trim.models import ZoneKind as Kind
from context_trim.thread.originals import paragraphs
from context_trim.thread.words import form_of

_LEAST_MAILS = 3
"""Mails in which a text must stand."""

_LEAST_WORDS = 8
"""Words that two people do not write alike by chance."""

_LONGEST = 1_000
"""Characters of a paragraph that is looked at."""

_SENTENCE_ENDS = (".", "!", "?", ":", "\u3002", "\uff1f")


@dataclass(frozen=True, slots=True)
class _Edge:
    """A paragraph at an end of what a sender wrote, the mail it stands in, and its label."""

    email: Email
    start: int
    end: int
    kind: Kind


def zones_of(emails: Sequence[Email]) -> Mapping[str, tuple[Zone, ...]]:
    """Return zones that tile each mail's text, by its id, with repeated boilerplate labelled.

    A text at the beginning or end of what at least three mails say is what it is known to be in one
    of them; else a footer if two people send it, and a signature if it is one person's and no
    sentence. The first mail that says it keeps it, since it might be more than boilerplate.
    """
    edges: dict[str, list[_Edge]] = {}
    for email in emails:
        for edge in _edges(email):
            if edge.end - edge.start > _LONGEST:
                continue
            form = form_of(email.text[edge.start : edge.end])
            edges.setdefault(form, []).append(edge)
    found: dict[str, list[tuple[int, int, Kind]]] = {}
    for text, places in edges.items():
        kind = _kind(text, places)
        for edge in places[1:] if kind else ():
            if edge.kind is Kind.BODY:
                spans = found.setdefault(edge.email.id, [])
                spans.append((edge.start, edge.end, kind or Kind.FOOTER))
    return {
        e.id: tuple(_relabelled(e.zones, sorted(found[e.id]))) if e.id in found else e.zones
        for e in emails
    }


def _kind(text: str, places: Sequence[_Edge]) -> Kind | None:
    """Return what a repeated text is, or None for one that people may mean each time."""
    if len(places) < _LEAST_MAILS or "?" in text:
        return None
    known = next((edge.kind for edge in places if edge.kind is not Kind.BODY), None)
    if known is not None:
        return known
    senders = {e.email.sender.address.casefold() or e.email.sender.name for e in places}
    if len(senders) > 1:
        return Kind.FOOTER if text.count(" ") + 1 >= _LEAST_WORDS else None
    lines = places[0].email.text[places[0].start : places[0].end].strip().split("\n")
    sentences = any(line.strip().endswith(_SENTENCE_ENDS) for line in lines)
    return None if sentences or len(lines) < _LEAST_LINES else Kind.SIGNATURE


_LEAST_LINES = 2
"""Lines of a signature; a single one may be a closing."""

_KNOWN = frozenset({Kind.SIGNATURE, Kind.DISCLAIMER, Kind.FOOTER})


def _edges(email: Email) -> Iterator[_Edge]:
    """Yield the boilerplate of a mail, and the first and last paragraphs of what it says.

    None of the latter where it says nothing else.
    """
    body: list[_Edge] = []
    for zone in email.zones:
        if zone.depth or zone.kind not in _KNOWN | {Kind.BODY}:
            continue
        found = [
            _Edge(email, start, end, zone.kind)
            for start, end in paragraphs(email.text, zone.start, zone.end)
        ]
        if zone.kind is Kind.BODY:
            body += found
        else:
            yield from found
    if len(body) > 1:
        yield body[0]
        yield body[-1]


def _relabelled(zones: Sequence[Zone], spans: Sequence[tuple[int, int, Kind]]) -> Iterator[Zone]:
    """Cut zones where a span in them begins and ends, and give it its kind."""
    waiting = list(reversed(spans))
    for zone in zones:
        at = zone.start
        while waiting and waiting[-1][0] < zone.end:
            start, end, kind = waiting.pop()
            if at < start:
                yield Zone(start=at, end=start, kind=zone.kind)
            yield Zone(start=start, end=end, kind=kind)
            at = end
        if at == zone.start:
            yield zone
        elif at < zone.end:
            yield Zone(start=at, end=zone.end, kind=zone.kind)
