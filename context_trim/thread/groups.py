"""A bag of mails to threads."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from context_trim.models import Email
from context_trim.thread.order import moment, referred
from context_trim.thread.resolve import Resolver, Split
from context_trim.thread.subjects import base_subject

K = TypeVar("K")

_SAME_SUBJECT = timedelta(days=30)
"""How far a reply without references may be from the mail before it with the same subject."""


class _Groups:
    """Sets that are joined: each thing points to another of its set, the last one to itself."""

    def __init__(self) -> None:
        self._next: dict[str, str] = {}

    def find(self, thing: str) -> str:
        """Return the same thing for all of a set."""
        self._next.setdefault(thing, thing)
        while self._next[thing] != thing:
            self._next[thing] = self._next[self._next[thing]]
            thing = self._next[thing]
        return thing

    def join(self, one: str, other: str) -> None:
        self._next[self.find(one)] = self.find(other)


def group_emails(emails: Sequence[Email], split: Split) -> list[list[Email]]:
    """Return the threads of a bag of mails, in the order of their first mails in it.

    Mails belong together by Message-ID, References and In-Reply-To, whether or not the mails that
    these name are there, and by the thread ids that Gmail and Graph give. A mail without any of
    these joins the mails that it quotes with their author and date, and else, as a reply, the mail
    before it with the same subject that has one of its people in it. `split` finds zones.
    """
    groups = _Groups()
    for email in emails:
        names = [email.message_id, *email.references, *email.in_reply_to]
        for name in filter(None, names):
            groups.join(f"mail {email.id}", f"id {name}")
        if email.thread_id:
            groups.join(f"mail {email.id}", f"thread {email.thread_id}")
    _join_by_quotes(emails, groups, split)
    _join_by_subject(emails, groups)
    threads: dict[str, list[Email]] = {}
    for email in emails:
        threads.setdefault(groups.find(f"mail {email.id}"), []).append(email)
    return list(threads.values())


def _join_by_quotes(emails: Sequence[Email], groups: _Groups, split: Split) -> None:
    alone = [email for email in emails if not _names_others(email)]
    resolver = Resolver(emails, split, referred(emails)) if alone else None
    for email in alone:
        for quoted in resolver.quoted_mails(email, proven=True) if resolver else ():
            groups.join(f"mail {email.id}", f"mail {quoted}")


def _names_others(email: Email) -> bool:
    return bool(email.references or email.in_reply_to or email.thread_id)


def _join_by_subject(emails: Sequence[Email], groups: _Groups) -> None:
    by_subject: dict[str, list[SameSubject[str]]] = {}
    for email in emails:
        base, _ = base_subject(email.subject)
        if base:
            mail = SameSubject(
                key=f"mail {email.id}",
                written=moment(email.sent_at),
                people=people_of(email),
                reply=is_lone_reply(email),
            )
            by_subject.setdefault(base, []).append(mail)
    for group in by_subject.values():
        for reply, before in joins(sorted(group, key=lambda mail: (mail.written, mail.reply))):
            groups.join(reply, before)


@dataclass(frozen=True, kw_only=True, slots=True)
class SameSubject(Generic[K]):
    """One of the mails with the same base subject: who it is from or to, and whether it joins."""

    key: K
    written: datetime
    people: Sequence[Hashable]
    reply: bool


def joins(mails: Iterable[SameSubject[K]]) -> Iterator[tuple[K, K]]:
    """Yield each reply that names no other mail, with the last mail before it of its people.

    `mails` have one subject and come by `(written, reply)`. What is kept of them is bounded by
    the people of thirty days.
    """
    last: dict[Hashable, SameSubject[K]] = {}
    """The last mail so far in which a person is; the oldest first."""
    for mail in mails:
        while last and mail.written - last[next(iter(last))].written > _SAME_SUBJECT:
            del last[next(iter(last))]
        known = [last[person] for person in mail.people if person in last]
        if known and mail.reply:
            yield mail.key, max(known, key=lambda before: before.written).key
        for person in mail.people:
            last.pop(person, None)
            last[person] = mail


def is_lone_reply(email: Email) -> bool:
    """Whether only its subject shows that a mail answers another."""
    return not _names_others(email) and base_subject(email.subject)[1]


def people_of(email: Email) -> list[str]:
    """Return who a mail is from and to: addresses, or names where there is none."""
    people = (email.sender, *email.to, *email.cc)
    return [p.address.casefold() or p.name.casefold() for p in people if p.label]
