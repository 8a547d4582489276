"""Emails to a `Thread`: ordered, everything said once, nothing said lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from context_trim.errors import SourceError
from context_trim.models import Email, Message, QuotedSpan, Thread, Zone
from context_trim.thread.boilerplate import zones_of
from context_trim.thread.groups import group_emails
from context_trim.thread.order import (
    Parents,
    answered_by_subject,
    nearest,
    order_emails,
    order_messages,
    referred,
)
from context_trim.thread.resolve import Resolver

__all__ = ["build_thread", "group_emails"]


def build_thread(emails: Sequence[Email], split: Callable[[str], tuple[Zone, ...]]) -> Thread:
    """Order emails and resolve what they quote.

    A quoted span whose original is among the emails is a duplicate; other quotes become messages
    recovered from the quote. `split` finds the zones of a recovered text. The order of `emails`
    makes a difference only among those without a date. Raises `SourceError` when there is none.
    """
    if not emails:
        raise SourceError("there is no mail to trim: give at least one.")
    unique = _unique(emails)
    resolver = Resolver(list(unique.values()), split, referred(list(unique.values())))
    parents = _parents(unique, resolver)
    ordered = order_emails(list(unique.values()), parents)
    quoted = {email.id: resolver.resolve(email) for email in ordered}
    answers = resolver.answers | {
        i: found for i, e in unique.items() if (found := nearest(e, unique, parents[i])) is not None
    }
    zones = zones_of(ordered)
    own = [_message(e, zones[e.id], quoted[e.id], answers.get(e.id)) for e in ordered]
    recovered = [replace(m, parent_id=answers.get(m.id)) for m in resolver.recovered.values()]
    return Thread(messages=tuple(order_messages(own, recovered)), emails=tuple(ordered))


def _unique(emails: Sequence[Email]) -> dict[str, Email]:
    """Leave out mails that were given twice; returns the others by id.

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
    return found


def _parents(emails: dict[str, Email], resolver: Resolver) -> Parents:
    """Return the mails that each mail answers: those it names, else quotes, else by subject.

    Where a mail has no id that others could name, quotes count beside names.
    """
    parents = {i: set(named) for i, named in resolver.parents.items()}
    nameless = any(not email.message_id for email in emails.values())
    for email in emails.values():
        if nameless or not parents[email.id]:
            quoted = resolver.quoted_mails(email)
            parents[email.id] |= {i for i in quoted if not _names(emails[i], email)}
    return parents | answered_by_subject(list(emails.values()), parents)


def _names(email: Email, other: Email) -> bool:
    """Whether a mail refers to another, which then cannot be an answer to it."""
    return bool(other.message_id) and other.message_id in {*email.references, *email.in_reply_to}


def _message(
    email: Email, zones: tuple[Zone, ...], quoted: Sequence[QuotedSpan], parent_id: str | None
) -> Message:
    return Message(
        id=email.id,
        author=email.sender,
        sent_at=email.sent_at,
        subject=email.subject,
        text=email.text,
        zones=zones,
        quoted=tuple(quoted),
        attachments=email.attachments,
        parent_id=parent_id,
    )
