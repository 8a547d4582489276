"""What a session is between two turns: plain, frozen data."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from context_trim.models import Decision, Email, Message, Omission
from context_trim.restore import Span


@dataclass(frozen=True, kw_only=True, slots=True)
class Retired:
    """A marker that stood in the text before a re-trim, and the spans behind it."""

    id: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class State:
    """A session between two turns.

    `emails` stand in order of arrival, `sources` are the hashes of what was given. `messages` are
    those of the text, as they were resolved when they came, and `former` those of texts before a
    re-trim that are no longer among them. `body` is the text between the lines of the fence.
    `turns` counts the results, `grown` those that added to the text, `appended` the tokens that
    they added.
    """

    task: str | None = field(default=None, repr=False)
    max_tokens: int
    emails: tuple[Email, ...] = ()
    sources: tuple[str, ...] = ()
    raw_dropped: bool = False
    messages: tuple[Message, ...] = ()
    former: tuple[Message, ...] = ()
    decisions: tuple[Decision, ...] = ()
    omissions: tuple[Omission, ...] = ()
    retired: tuple[Retired, ...] = ()
    opening: str = field(default="", repr=False)
    closing: str = field(default="", repr=False)
    body: str = field(default="", repr=False)
    subject: str = field(default="", repr=False)
    turns: int = 0
    grown: int = 0
    appended: int = 0

    @property
    def prefix(self) -> str:
        """The text without the closing line of the fence."""
        return "\n".join([self.opening, *([self.body] if self.body else []), ""])

    @property
    def text(self) -> str:
        """The text for the prompt; empty before the first turn."""
        return self.prefix + self.closing if self.turns else ""

    @property
    def known(self) -> Mapping[str, Message]:
        """The messages of the text, by id."""
        return {m.id: m for m in self.messages}


def source_key(email: Email) -> str:
    """Return what tells that a mail was given before, or an empty string where nothing does.

    A mail with an id is known by its content, another one by its source; two notes without either
    that merely say the same are two.
    """
    if email.message_id:
        return email.id
    return hashlib.sha256(email.raw).hexdigest()[:32] if email.raw else ""
