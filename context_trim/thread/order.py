"""The order in which messages were written: who answers whom first, then dates."""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from context_trim.models import Email, Message
from context_trim.thread.subjects import base_subject

Parents = dict[str, set[str]]
"""The ids of the mails that each mail answers, itself never among them."""

_Key = tuple[datetime, int, int, str]
"""When a message counts as written, two tie-breaks, and its id."""

_UNKNOWN = datetime.max.replace(tzinfo=UTC)


def referred(emails: Sequence[Email]) -> Parents:
    """Return the given mails that each mail names in References and In-Reply-To."""
    by_message_id: dict[str, set[str]] = {}
    for email in emails:
        by_message_id.setdefault(email.message_id, set()).add(email.id)
    return {
        e.id: set[str]().union(
            *(by_message_id.get(r, set()) for r in (*e.references, *e.in_reply_to) if r)
        )
        - {e.id}
        for e in emails
    }


def nearest(email: Email, emails: Mapping[str, Email], parents: set[str]) -> str | None:
    """Return which of its parents a mail answers: the last that it refers to, else the newest."""
    named = enumerate(dict.fromkeys((*email.references, *email.in_reply_to)))
    places = {message_id: place for place, message_id in named}
    return max(
        parents,
        key=lambda i: (
            places.get(emails[i].message_id, -1),
            moment(emails[i].sent_at),
            i,
        ),
        default=None,
    )


def answered_by_subject(emails: Sequence[Email], parents: Parents) -> Parents:
    """Return, for each reply without a date and a known parent, the mails with its bare subject."""
    bare: dict[str, set[str]] = {}
    replies: list[tuple[str, str]] = []
    for email in emails:
        base, prefixed = base_subject(email.subject)
        if not base:
            continue
        if not prefixed:
            bare.setdefault(base, set()).add(email.id)
        elif email.sent_at is None and not parents[email.id]:
            replies.append((email.id, base))
    return {i: bare.get(base, set()) - {i} for i, base in replies}


def order_emails(emails: Sequence[Email], parents: Parents) -> list[Email]:
    """Return the emails oldest first: a reply after what it answers, else by date.

    Emails without a date and without a known place stand behind the others, in the order in which
    they were given; in all else that order makes no difference. Where parents run in a circle, the
    oldest of the circle goes first.
    """
    by_id = {e.id: e for e in emails}
    keys = {
        e.id: (moment(e.sent_at), 0 if e.sent_at else given, 0, e.id)
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
        latest = max(latest, moment(message.sent_at) if message.sent_at else latest)
        places[message.id] = (latest, number, 1)
    for number, message in enumerate(reversed(recovered)):
        quoting = places.get(message.recovered_from or "", (_UNKNOWN, 0, 0))
        written = moment(message.sent_at) if message.sent_at else quoting[0]
        places[message.id] = (min(written, quoting[0]), quoting[1], -number)
    return places


def moment(sent_at: datetime | None) -> datetime:
    """Make dates comparable: one without a zone counts as UTC, a missing one as last."""
    if sent_at is None:
        return _UNKNOWN
    return sent_at.replace(tzinfo=sent_at.tzinfo or UTC)


def _sorted_after(before: Mapping[str, set[str]], keys: Mapping[str, _Key]) -> list[str]:
    """Sort topologically, the smallest key first among those that are free.

    Of a circle the member with the smallest key goes first.
    """
    waiting = {k: len(parents) for k, parents in before.items()}
    children: dict[str, list[str]] = {k: [] for k in before}
    for k, parents in before.items():
        for parent in parents:
            children[parent].append(k)
    free = [(keys[k], k) for k, count in waiting.items() if count == 0]
    heapq.heapify(free)
    circles = _Circles(before, keys)
    done: dict[str, None] = {}
    while len(done) < len(before):
        k = heapq.heappop(free)[1] if free else circles.oldest(done)
        if k in done:
            continue
        done[k] = None
        for child in children[k]:
            waiting[child] -= 1
            if waiting[child] == 0:
                heapq.heappush(free, (keys[child], child))
    return list(done)


class _Circles:
    """Finds circles among what waits for each other, each walk going on where the last ended."""

    def __init__(self, before: Mapping[str, set[str]], keys: Mapping[str, _Key]) -> None:
        self._before, self._keys = before, keys
        self._unwalked = sorted(before, key=keys.__getitem__, reverse=True)
        self._path: dict[str, None] = {}
        """A chain, each waiting for the next."""

    def oldest(self, done: Mapping[str, None]) -> str:
        """Return the member with the smallest key of a circle; all that is not done waits."""
        while self._path and next(reversed(self._path)) in done:
            self._path.popitem()
        while not self._path:
            if self._unwalked[-1] not in done:
                self._path[self._unwalked[-1]] = None
            self._unwalked.pop()
        while True:
            waits_for = self._before[next(reversed(self._path))]
            parent = min((p for p in waits_for if p not in done), key=self._keys.__getitem__)
            if parent in self._path:
                return self._break(parent)
            self._path[parent] = None

    def _break(self, first: str) -> str:
        """Return the smallest member from `first` to the end of the path; the path ends above."""
        circle = [first]
        for k in reversed(self._path):
            if k == first:
                break
            circle.append(k)
        oldest = min(circle, key=self._keys.__getitem__)
        while oldest in self._path:
            self._path.popitem()
        return oldest
