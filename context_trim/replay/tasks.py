"""Which mails are moments of a call, and what is asked of the model then.

A file of rules is TOML. The first rule of which all conditions hold gives the task; a mail for
which none holds is no call:

    [[rule]]
    name = "refunds"                        # what the report calls it; else its number
    sender = ["@shop.example", "ann@example.org"]   # an address, or a domain with those under it
    subject = "refund"                      # anywhere in the subject, in any case
    label = ["Support", "Kundendienst"]     # a label that the mail's provider gives
    task = "Draft a reply about the refund" # left out: a reply to the newest message
    max_tokens = 1200                       # left out: that of the command line

    [[rule]]
    sender = "@news.example"
    skip = true                             # no call
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from context_trim.errors import ConfigError
from context_trim.mail import parse_head
from context_trim.models import Email
from context_trim.toml_files import read_toml, says


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


_Text = Annotated[str, Field(min_length=1, pattern=r"\S")]
_Texts = Annotated[tuple[_Text, ...] | None, BeforeValidator(_listed), Field(min_length=1)]


class Rule(BaseModel):
    """What is asked when a mail comes in for which all conditions that are given hold."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    name: _Text = "all"
    sender: _Texts = None
    subject: _Texts = None
    label: _Texts = None
    task: _Text | None = Field(default=None, repr=False)
    max_tokens: Annotated[int, Field(ge=1, lt=2**31, strict=True)] | None = None
    skip: bool = False

    @property
    def is_for_all(self) -> bool:
        """Whether the rule has no condition."""
        return self.sender is None and self.subject is None and self.label is None

    def holds(self, email: Email) -> bool:
        """Whether the rule is about a mail, of which the header is enough."""
        address = email.sender.address.casefold()
        subject = email.subject.casefold()
        labels = {label.casefold() for label in email.labels}
        return (
            (self.sender is None or any(_is_from(address, s) for s in self.sender))
            and (self.subject is None or any(s.casefold() in subject for s in self.subject))
            and (self.label is None or any(s.casefold() in labels for s in self.label))
        )


def _is_from(address: str, sender: str) -> bool:
    sender = sender.strip().casefold()
    if not sender.startswith("@"):
        return address == sender
    domain = address.rpartition("@")[2]
    return domain == sender[1:] or domain.endswith(f".{sender[1:]}")


def read_rules(path: str | os.PathLike[str]) -> tuple[Rule, ...]:
    """Read a file of rules; raises `ConfigError` that names the file and the rule."""
    path = Path(path)
    found = read_toml(path)
    rules = found.pop("rule", None)
    if found:
        raise ConfigError(f"{path}: only [[rule]] is known, but there is {min(found)!r}.")
    if not isinstance(rules, list) or not rules:
        raise ConfigError(f"{path} has no [[rule]].")
    return tuple(_rule(path, number, rule) for number, rule in enumerate(rules, start=1))


def _rule(path: Path, number: int, rule: Any) -> Rule:  # noqa: ANN401  (whatever the file holds)
    where = f"{path}, rule {number}"
    if not isinstance(rule, dict):
        raise ConfigError(f"{where}: write [[rule]] and its settings below.")
    if isinstance(rule.get("name"), str):
        where += f" ({rule['name']!r})"
    try:
        return Rule.model_validate({"name": f"rule {number}"} | rule)
    except ValidationError as error:
        raise ConfigError(f"{where}: {says(error.errors()[0], Rule.model_fields)}") from None


class AsOf(StrEnum):
    """What of its thread a call sees."""

    MESSAGE = "message"
    """The mails up to the one that came in then."""
    THREAD = "thread"
    """The whole thread, as it is in the dump."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CallPoints:
    """Which mails are moments of a call.

    `mine` are addresses whose mails are no calls. `since` and `until` are days (UTC) of which both
    count; a mail without a date is on neither side and no call where one is given. `sample` takes
    so many of the calls, before the rules, by a hash of `seed` and the mail, so that the order of
    the dumps makes no difference; with `session` it takes whole threads until there are as many.
    """

    rules: tuple[Rule, ...]
    max_tokens: int
    mine: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None
    sample: int | None = None
    seed: int = 0
    as_of: AsOf = AsOf.MESSAGE
    session: bool = False

    def __post_init__(self) -> None:
        """Refuse what cannot be meant."""
        if not self.rules:
            raise ConfigError("rules must not be empty: give one_task(None) for replies.")
        if not 1 <= self.max_tokens < 2**31:
            raise ConfigError("max_tokens must be a whole number of 1 or more.")
        if self.sample is not None and self.sample < 1:
            raise ConfigError("sample must be a whole number of 1 or more.")
        if self.since and self.until and self.since > self.until:
            raise ConfigError("since is later than until.")
        if self.session and self.as_of is AsOf.THREAD:
            raise ConfigError("a session grows with its thread: it needs as_of='message'.")

    @property
    def period(self) -> tuple[datetime, datetime] | None:
        """The first moment that counts and the first that doesn't, or None for all of them."""
        if self.since is None and self.until is None:
            return None
        last = datetime.max.replace(tzinfo=UTC)
        begin = datetime.combine(self.since or date.min, time(), UTC)
        if self.until is None or self.until == date.max:
            return begin, last
        return begin, datetime.combine(self.until + timedelta(days=1), time(), UTC)

    def draw(self, content: bytes) -> bytes:
        """Return where a mail stands in the order in which samples are taken."""
        key = str(self.seed).encode()
        return hashlib.sha256(key + b" " + content).digest()[:16]

    def rule_for(self, source: bytes) -> Rule | None:
        """Return the first rule that holds for a mail; None where that says no call or none holds.

        Only the header is read, and only if a rule asks for it.
        """
        if self.rules[0].is_for_all:
            rule: Rule | None = self.rules[0]
        else:
            email = parse_head(source)
            rule = next((rule for rule in self.rules if rule.holds(email)), None)
        return None if rule is None or rule.skip else rule


def one_task(task: str | None) -> tuple[Rule, ...]:
    """Return the rule of one task for all mails; None is a reply to the newest message."""
    return (Rule(name="all", task=task),)
