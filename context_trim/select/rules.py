"""What the caller wants kept whatever its rank, and what the caller wants left out."""

from __future__ import annotations

import math
import re
import time
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from context_trim.errors import BudgetError, ConfigError
from context_trim.models import Decision, Mailbox, Message, Passage, Reason, Thread, ZoneKind
from context_trim.select.board import Board, Choice
from context_trim.select.passages import Unit

if TYPE_CHECKING:
    import regex

_LONGEST_PATTERN = 1_000
"""Characters: compiling has no time limit, and takes time with the pattern's length."""

_MOST_REPEATS = 10_000
"""Of all counted repeats of a pattern, multiplied: compiling unrolls them, a{100} as (a{10}){10}.
Measured: 1,000,000 take 0.4 s, 100,000,000 don't end within minutes."""

_COUNTED = re.compile(r"\{(\d*)(?:,(\d*))?\}")

_RULED = frozenset({Reason.SIGNATURE, Reason.DISCLAIMER, Reason.FOOTER, None})
"""What stands elsewhere in the thread is pinned, or dropped, there."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """Passages for which all that is given holds.

    `zone` is a `ZoneKind` or its name, or several; `sender` an address, a domain with those below
    it ("@example.com") or a name, or several, of the message's author; `text` stands in the
    passage, where case and the kind of white space don't count; `pattern` is a regular expression
    of the package `regex` that is searched in the message's text, and hits the passages that its
    finds touch; `where` is a function of a `Passage`. Raises `ConfigError` for what is none of
    these, and when nothing is given.
    """

    zone: str | Sequence[str] | None = None
    sender: str | Sequence[str] | None = field(default=None, repr=False)
    text: str | None = field(default=None, repr=False)
    pattern: str | None = field(default=None, repr=False)
    where: Callable[[Passage], bool] | None = None

    def __post_init__(self) -> None:
        """Check what is given."""
        given = (self.zone, self.sender, self.text, self.pattern, self.where)
        if all(value is None for value in given):
            raise ConfigError("a Match needs one of zone, sender, text, pattern, where.")
        for name, value in zip(("zone", "sender"), given[:2], strict=True):
            if value is not None and not _texts(value):
                raise ConfigError(f"{name} of a Match must be a text or several.")
        if unknown := set(_texts(self.zone)) - {kind.value for kind in ZoneKind}:
            kinds = ", ".join(ZoneKind)
            raise ConfigError(f"{len(unknown)} zone(s) of a Match are unknown; there are {kinds}.")
        for name, value in (("text", self.text), ("pattern", self.pattern)):
            if value is not None and not (isinstance(value, str) and value.strip()):
                raise ConfigError(f"{name} of a Match must be a text that is not blank.")
        if self.where is not None and not callable(self.where):
            raise ConfigError("where of a Match must be a function of a Passage.")
        if self.pattern is not None:
            _compiled(self.pattern)


Rule = str | Callable[[Passage], bool] | Match
"""Passages that hold a text (case and the kind of white space don't count), for which a function
is true, or that a `Match` describes."""


def check_rules(name: str, rules: Sequence[Rule]) -> None:
    """Raise `ConfigError` for what is no list of rules; `name` is the argument's."""
    if not isinstance(rules, (list, tuple)):
        raise ConfigError(f"{name} must be a list or tuple of texts, functions and Match.")
    for number, rule in enumerate(rules, start=1):
        sound = isinstance(rule, Match) or callable(rule)
        if not (sound or (isinstance(rule, str) and rule.strip())):
            raise ConfigError(
                f"{name} {number} of {len(rules)} must be a text that is not blank, a function, "
                "or a Match."
            )


def find_ruled(
    thread: Thread, units: Sequence[Unit], rules: Sequence[Rule], *, name: str, seconds: float
) -> list[frozenset[int]]:
    """Return for each rule the indices of the units that it hits.

    Raises `ConfigError` for a pattern that takes more than `seconds`; `name` is the argument's.
    """
    open_units = [i for i, unit in enumerate(units) if unit.reason in _RULED]
    finder = _Finder(thread, units, open_units)
    found: list[frozenset[int]] = []
    for number, rule in enumerate(rules, start=1):
        match = rule if isinstance(rule, Match) else _match_of(rule)
        try:
            found.append(finder.hits(match, seconds))
        except TimeoutError:
            raise ConfigError(
                f"the pattern of {name} {number} of {len(rules)} takes more than {seconds:g} s on "
                "this thread: make it simpler, or raise pattern_seconds."
            ) from None
    return found


def newest_units(thread: Thread, units: Sequence[Unit], messages: int) -> frozenset[int]:
    """Return the indices of what the last messages of a thread say: no boilerplate, nothing twice.

    `messages` is their number.
    """
    last = {m.id for m in thread.messages[-messages:]} if messages else set[str]()
    return frozenset(
        i for i, u in enumerate(units) if u.reason is None and u.passage.message_id in last
    )


def within_share(board: Board, ranked: Sequence[Choice], most_tokens: float) -> list[Choice]:
    """Return of the choices, best first, those that leave each message within its share.

    Tokens are those of the spans; what is pinned counts, and stays.
    """
    spent: dict[str, float] = {}
    for decision in board.decisions():
        if decision.kept:
            spent[decision.message_id] = spent.get(decision.message_id, 0.0) + decision.tokens
    within: list[Choice] = []
    counted: set[int] = set()
    for choice in ranked:
        new = set(choice.atoms) - counted
        tokens: dict[str, float] = {}
        for atom in new:
            message = board.message_of(atom)
            before = tokens.get(message, spent.get(message, 0.0))
            tokens[message] = before + board.atoms[atom].tokens
        if all(share <= most_tokens for share in tokens.values()):
            spent |= tokens
            counted |= new
            within.append(choice)
    return within


def named(
    error: BudgetError,
    decisions: Sequence[Decision],
    pins: Sequence[frozenset[int]],
    last: frozenset[int],
) -> BudgetError:
    """Return the error with the tokens of each pin; `decisions` are one a unit."""
    found = [(f"pin {n} of {len(pins)}", hit) for n, hit in enumerate(pins, start=1)]
    found.append(("keep_last_messages", last))
    return BudgetError(
        error.needed,
        error.max_tokens,
        pinned_tokens=error.pinned_tokens,
        pins={who: sum(decisions[i].tokens for i in hit) for who, hit in found if hit},
    )


class _Finder:
    """Finds units by what a `Match` says, with the units of each message in order."""

    def __init__(self, thread: Thread, units: Sequence[Unit], indices: Sequence[int]) -> None:
        self._units = units
        self._messages = {m.id: m for m in thread.messages}
        self._by_message: dict[str, list[int]] = {}
        for i in indices:
            self._by_message.setdefault(units[i].passage.message_id, []).append(i)

    def hits(self, match: Match, seconds: float) -> frozenset[int]:
        found: set[int] = set()
        for id_, indices in self._by_message.items():
            if match.sender is None or _is_from(self._messages[id_].author, _texts(match.sender)):
                found |= set(indices)
        if match.zone is not None:
            kinds = set(_texts(match.zone))
            found = {i for i in found if self._units[i].passage.kind in kinds}
        if match.text is not None:
            found &= self._touched(found, _literal(match.text), None)
        if match.pattern is not None:
            found &= self._touched(found, _compiled(match.pattern), time.monotonic() + seconds)
        if match.where is not None:
            found = {i for i in found if match.where(self._units[i].passage)}
        return frozenset(found)

    def _touched(
        self, wanted: set[int], pattern: regex.Pattern[str], until: float | None
    ) -> set[int]:
        touched: set[int] = set()
        for id_, indices in self._by_message.items():
            if wanted.isdisjoint(indices):
                continue
            starts = [self._units[i].passage.start for i in indices]
            ends = [self._units[i].passage.end for i in indices]
            for start, end in _finds(self._messages[id_], pattern, until):
                touched |= set(indices[bisect_right(ends, start) : bisect_left(starts, end)])
        return touched


def _finds(
    message: Message, pattern: regex.Pattern[str], until: float | None
) -> Iterator[tuple[int, int]]:
    """Yield the spans of a pattern's finds, but for empty ones; raises `TimeoutError`."""
    left = None if until is None else until - time.monotonic()
    if left is not None and left <= 0:
        raise TimeoutError
    for find in pattern.finditer(message.text, timeout=left, concurrent=True):
        if until is not None and time.monotonic() > until:
            raise TimeoutError
        if find.end() > find.start():
            yield find.span()


def _match_of(rule: str | Callable[[Passage], bool]) -> Match:
    return Match(text=rule) if isinstance(rule, str) else Match(where=rule)


def _compiled(pattern: str) -> regex.Pattern[str]:
    import regex  # noqa: PLC0415  (most calls have no rule)

    if len(pattern) > _LONGEST_PATTERN:
        raise ConfigError(f"the pattern of a Match is longer than {_LONGEST_PATTERN} characters.")
    repeats = math.prod(_most(found) for found in _COUNTED.finditer(pattern))
    if repeats > _MOST_REPEATS:
        raise ConfigError(f"the pattern of a Match repeats more than {_MOST_REPEATS} times.")
    try:
        return regex.compile(pattern)
    except regex.error as error:
        raise ConfigError(
            f"the pattern of a Match is no regular expression: {error.msg} at position {error.pos}."
        ) from None
    except RecursionError:
        raise ConfigError("the pattern of a Match is nested too deep.") from None


def _most(repeat: re.Match[str]) -> int:
    """Return how often a counted repeat repeats at most: `{3}`, `{3,}`, `{,5}`, `{3,5}`."""
    return max([1, *(int(n[:9]) for n in repeat.groups() if n)])


def _literal(text: str) -> regex.Pattern[str]:
    import regex  # noqa: PLC0415

    words = (regex.escape(word) for word in text.split())
    return regex.compile(r"\s+".join(words), regex.IGNORECASE | regex.FULLCASE)


def _texts(value: str | Sequence[str] | None) -> tuple[str, ...]:
    """Return one text or several as a tuple; an empty one for what is neither."""
    several = (value,) if isinstance(value, str) else value
    if not isinstance(several, (list, tuple, set, frozenset)):
        return ()
    return tuple(several) if all(isinstance(v, str) and v for v in several) else ()


def _is_from(author: Mailbox, senders: Sequence[str]) -> bool:
    address, name = author.address.casefold(), author.name.casefold()
    domain = address.rpartition("@")[2]
    for sender in (s.strip().casefold() for s in senders):
        if sender.startswith("@"):
            if domain == sender[1:] or domain.endswith(f".{sender[1:]}"):
                return True
        elif sender in (address, name):
            return True
    return False
