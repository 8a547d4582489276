"""Emails to a `Thread`: ordered, everything said once, nothing said lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from context_trim.errors import SourceError
from context_trim.models import Email, Message, Thread, Zone
from context_trim.thread.order import order_emails, order_messages
from context_trim.thread.quotes import resolve_quotes

__all__ = ["build_thread"]


def build_thread(emails: Sequence[Email], split: Callable[[str], tuple[Zone, ...]]) -> Thread:
    """Order emails and resolve what they quote.

    A quoted span whose original is among the emails is a duplicate; other quotes become messages
    recovered from the quote. `split` finds the zones of a recovered text. The order of `emails`
    makes a difference only among those without a date. Raises `SourceError` when there is none.
    """
    if not emails:
        raise SourceError("there is no mail to trim: give at least one.")
    unique = _unique(emails)
    ordered = order_emails(unique)
    own, recovered = resolve_quotes(ordered, split)
    messages: list[Message] = order_messages(own, recovered)
    return Thread(messages=tuple(messages), emails=tuple(ordered))


def _unique(emails: Sequence[Email]) -> list[Email]:
    """Leave out mails that were given twice.

    The same id and text, or the same source, prove it; two notes that merely say the same are two.
    """
    found: dict[str, Email] = {}
    for email in emails:
        known = found.get(email.id)
        if known is not None and (email.message_id or (email.raw and email.raw == known.raw)):
            continue
        copies = 0
        while email.id in found:
            copies += 1
            email = replace(email, copy=copies)  # noqa: PLW2901
        found[email.id] = email
    return list(found.values())
