"""What the index knows of a mail, going by its header alone: hashes, a date, sizes."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from context_trim.mail import parse_head
from context_trim.mailbox import Entry, Place
from context_trim.models import Email
from context_trim.thread.groups import is_lone_reply, people_of
from context_trim.thread.order import moment
from context_trim.thread.subjects import base_subject

ID_BYTES, PERSON_BYTES = 16, 8
"""Of hashes that mails are joined by, and of those that people are known by in one subject."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_HEADER_END = re.compile(rb"\r?\n\r?\n")


def microseconds(written: datetime) -> int:
    """Return a date with a zone as microseconds since 1970."""
    return (written - _EPOCH) // _MICROSECOND


def written_at(count: int) -> datetime:
    """Return the date that so many microseconds stand for."""
    return _EPOCH + count * _MICROSECOND


UNDATED = microseconds(moment(None))
"""Stands for a mail without a date: later than all others."""


@dataclass(frozen=True, slots=True)
class Hasher:
    """Hashes that need the salt to be made again: an index shows no id, address or subject."""

    salt: bytes = field(repr=False)

    def __post_init__(self) -> None:
        """Fit the salt to BLAKE2's key."""
        object.__setattr__(self, "salt", hashlib.sha256(self.salt).digest())

    def hash(self, kind: str, text: str, size: int = ID_BYTES) -> bytes:
        """Return the hash of a text; what it is a text of tells equal ones apart."""
        data = f"{kind} {text}".encode("utf-8", "surrogatepass")
        return hashlib.blake2b(data, digest_size=size, key=self.salt).digest()

    def sender(self, address: str) -> bytes:
        """Return the hash by which a sender is known."""
        return self.hash("sender", address.strip().casefold(), PERSON_BYTES)


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """A mail as the index keeps it.

    `names` are the mails and threads that it is or refers to. `content` is equal for copies of one
    mail and no others, whatever the salt: equal sender, recipients, subject, body and date, or
    Message-ID where there is no date. `digest` is of all its bytes. `people` joins the hashes of
    all whom it is from or to.
    """

    place: str
    size: int
    digest: bytes
    written: int
    sender: bytes | None
    content: bytes
    names: frozenset[bytes]
    subject: bytes | None
    reply: bool
    people: bytes


def card_of(entry: Entry, hasher: Hasher) -> Card:
    """Read what the index needs of a mail."""
    email = parse_head(entry.source)
    people = list(dict.fromkeys(people_of(email)))
    base, _ = base_subject(email.subject)
    return Card(
        place=place_text(entry.place),
        size=len(entry.source),
        digest=digest_of(entry.source),
        written=microseconds(moment(email.sent_at)),
        sender=hasher.sender(email.sender.address) if email.sender.address else None,
        content=_content(email, people, entry.source),
        names=frozenset(hasher.hash(kind, name) for kind, name in _names(email)),
        subject=hasher.hash("subject", base) if base else None,
        reply=is_lone_reply(email),
        people=b"".join(hasher.hash("person", p, PERSON_BYTES) for p in people),
    )


def digest_of(source: bytes) -> bytes:
    """Return a hash by which pass two knows that a mail is still the one of pass one."""
    return hashlib.blake2b(source, digest_size=ID_BYTES).digest()


def _names(email: Email) -> Iterable[tuple[str, str]]:
    for name in (email.message_id, *email.references, *email.in_reply_to):
        if name:
            yield "id", name
    if email.thread_id:
        yield "thread", email.thread_id


def _content(email: Email, people: list[str], source: bytes) -> bytes:
    end = _HEADER_END.search(source)
    body = hashlib.blake2b(memoryview(source)[end.end() if end else 0 :], digest_size=ID_BYTES)
    when = email.sent_at.isoformat() if email.sent_at else f"id {email.message_id}"
    said = [email.sender.label, email.subject, when, *sorted(people), body.hexdigest()]
    return hashlib.blake2b(json.dumps(said).encode(), digest_size=ID_BYTES).digest()


def place_text(place: Place) -> str:
    """Return a place as JSON, which also carries the names that are no text."""
    p = place
    return json.dumps([p.file, p.member, p.start, p.offset, p.length, p.part])


def place_of(text: str) -> Place:
    """Return the place that `place_text` wrote."""
    file, member, start, offset, length, part = json.loads(text)
    return Place(file=file, member=member, start=start, offset=offset, length=length, part=part)
