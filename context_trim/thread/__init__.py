"""Emails to a `Thread`: ordered, everything said once, nothing said lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence

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
    unique = list({email.id: email for email in emails}.values())
    if not unique:
        raise SourceError("there is no mail to trim: give at least one.")
    ordered = order_emails(unique)
    own, recovered = resolve_quotes(ordered, split)
    messages: list[Message] = order_messages(own, recovered)
    return Thread(messages=tuple(messages), emails=tuple(ordered))
