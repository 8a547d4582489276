"""Which messages the one can be that a quote names: by author and date."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterable
from datetime import UTC, datetime

from context_trim.models import Mailbox, QuoteHeader

_TWO_MINUTES = 120
_QUARTER = 900
_FARTHEST_BEHIND = 12 * 3600 + _TWO_MINUTES
_FARTHEST_AHEAD = 14 * 3600 + _TWO_MINUTES
"""Seconds."""


class Authors:
    """Which messages a person wrote, by address or by the words of the name, and when."""

    def __init__(self) -> None:
        self._by_address: dict[str, _Messages] = {}
        self._by_name: dict[str, _Messages] = {}
        self._without_address: set[str] = set()
        self._found: dict[QuoteHeader, frozenset[str]] = {}
        self.sent_at: dict[str, datetime | None] = {}

    def add(self, message_id: str, author: Mailbox, sent_at: datetime | None) -> None:
        """Learn who wrote a message, and when."""
        self._found.clear()
        self.sent_at[message_id] = sent_at
        self._by_name.setdefault(_name_key(author), _Messages()).add(message_id, sent_at)
        if author.address:
            key = author.address.casefold()
            self._by_address.setdefault(key, _Messages()).add(message_id, sent_at)
        else:
            self._without_address.add(message_id)

    def find(self, header: QuoteHeader | None) -> frozenset[str]:
        """Return the messages that can be the one that an attribution speaks of.

        By address where both have one, else by name; and of its time, as far as that is known.
        """
        if header is None or not header.author.label:
            return frozenset()
        if header not in self._found:
            self._found[header] = self._find(header)
        return self._found[header]

    def _find(self, header: QuoteHeader) -> frozenset[str]:
        person = header.author
        named = self._by_name.get(_name_key(person)) if person.name else None
        found = set(named.around(header.sent_at)) if named is not None else set()
        if person.address:
            found &= self._without_address
            addressed = self._by_address.get(person.address.casefold())
            if addressed is not None:
                found.update(addressed.around(header.sent_at))
        return frozenset(
            i for i in found if _same_moment(header.sent_at, self.sent_at[i]) is not False
        )

    def wrote(self, header: QuoteHeader | None, message_id: str) -> bool:
        """Whether author and date of an attribution are known to be those of a message."""
        if header is None or header.sent_at is None or message_id not in self.find(header):
            return False
        return self.sent_at[message_id] is not None


_MOST = 1_000
"""Messages of one author without a date, or asked for without one, that are considered."""


class _Messages:
    """The messages of one author, by date."""

    def __init__(self) -> None:
        self._dated: list[tuple[float, str]] = []
        self._undated: list[str] = []

    def add(self, message_id: str, sent_at: datetime | None) -> None:
        if sent_at is None:
            self._undated.append(message_id)
        else:
            insort(self._dated, (_seconds(sent_at), message_id))

    def around(self, moment: datetime | None) -> Iterable[str]:
        """Yield the messages that may be of a moment, whatever its zone, and undated ones."""
        if moment is None:
            yield from (i for _, i in self._dated[-_MOST:])
        else:
            at = _seconds(moment)
            place = bisect_left(self._dated, (at - _FARTHEST_AHEAD, ""))
            for seconds, message_id in self._dated[place : place + _MOST]:
                if seconds > at + _FARTHEST_AHEAD:
                    break
                yield message_id
        yield from self._undated[-_MOST:]


def _seconds(moment: datetime) -> float:
    """Return seconds, of a date without a zone as if it were of UTC."""
    return moment.replace(tzinfo=moment.tzinfo or UTC).timestamp()


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


def _name_key(person: Mailbox) -> str:
    """Return what a name is known by; "Weber, Anna" is "Anna Weber", with or without quotes."""
    return " ".join(sorted(re.findall(r"\w+", person.name.casefold())))
