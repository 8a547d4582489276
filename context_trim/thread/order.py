"""The order in which messages were written: references first, then dates."""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from context_trim.models import Email, Message

_Key = tuple[datetime, int, int, str]
"""When a message counts as written, two tie-breaks, and its id."""

_UNKNOWN = datetime.max.replace(tzinfo=UTC)


def order_emails(emails: Sequence[Email]) -> list[Email]:
    """Return the emails oldest first: a reply after what it refers to, else by date.

    Emails without a date stand behind those with one, in the order in which they were given; in
    all else that order makes no difference. Where references run in a circle, the oldest of what
    is left goes first.
    """
    by_id = {e.id: e for e in emails}
    by_message_id: dict[str, set[str]] = {}
    for email in emails:
        by_message_id.setdefault(email.message_id, set()).add(email.id)
    parents = {
        e.id: set[str]().union(
            *(by_message_id.get(r, set()) for r in (*e.references, *e.in_reply_to) if r)
        )
        for e in emails
    }
    keys = {
        e.id: (_moment(e.sent_at), 0 if e.sent_at else given, 0, e.id)
        for given, e in enumerate(emails)
    }
    return [by_id[i] for i in _sorted_after(parents, keys)]


def order_messages(own: Sequence[Message], recovered: Sequence[Message]) -> list[Message]:
    """Return all messages oldest first: own ones in their order, recovered ones by date.

    A recovered message stands before the message that quotes it; without a date, right before.
    """
    messages = {m.id: m for m in (*own, *recovered)}
    before: dict[str, set[str]] = {i: set() for i in messages}
    for first, second in itertools.pairwise(own):
        before[second.id].add(first.id)
    for message in recovered:
        if message.recovered_from in before:
            before[message.recovered_from].add(message.id)
    places = _places(own, recovered)
    keys = {i: (*places[i], i) for i in messages}
    return [messages[i] for i in _sorted_after(before, keys)]


def _places(
    own: Sequence[Message], recovered: Sequence[Message]
) -> dict[str, tuple[datetime, int, int]]:
    """Give each message a sort key: the date it counts with, and its place among equals.

    Own messages count with the latest date so far, so that their order rules over their clocks.
    """
    places: dict[str, tuple[datetime, int, int]] = {}
    latest = datetime.min.replace(tzinfo=UTC)
    for number, message in enumerate(own):
        latest = max(latest, _moment(message.sent_at) if message.sent_at else latest)
        places[message.id] = (latest, number, 1)
    for number, message in enumerate(reversed(recovered)):
        quoting = places.get(message.recovered_from or "", (_UNKNOWN, 0, 0))
        moment = _moment(message.sent_at) if message.sent_at else quoting[0]
        places[message.id] = (min(moment, quoting[0]), quoting[1], -number)
    return places


def _moment(sent_at: datetime | None) -> datetime:
    """Make dates comparable: one without a zone counts as UTC, a missing one as last."""
    if sent_at is None:
        return _UNKNOWN
    return sent_at.replace(tzinfo=sent_at.tzinfo or UTC)


def _sorted_after(before: Mapping[str, set[str]], keys: Mapping[str, _Key]) -> list[str]:
    """Sort topologically, the smallest key first among those that are free; survives cycles."""
    waiting = {k: len(parents - {k}) for k, parents in before.items()}
    children: dict[str, list[str]] = {k: [] for k in before}
    for k, parents in before.items():
        for parent in parents - {k}:
            children[parent].append(k)
    free = [(keys[k], k) for k, count in waiting.items() if count == 0]
    blocked = sorted(((keys[k], k) for k in before), reverse=True)
    heapq.heapify(free)
    done: dict[str, None] = {}
    while len(done) < len(before):
        if free:
            _, k = heapq.heappop(free)
        else:
            _, k = blocked.pop()
        if k in done:
            continue
        done[k] = None
        for child in children[k]:
            waiting[child] -= 1
            if waiting[child] == 0:
                heapq.heappush(free, (keys[child], child))
    return list(done)
