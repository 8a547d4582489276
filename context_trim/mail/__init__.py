"""One source to an `Email`: bytes to visible text and its zones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

from context_trim.config import DEFAULT_LIMITS, MailLimits
from context_trim.errors import SourceError
from context_trim.mail import headers
from context_trim.mail.charset import clean
from context_trim.mail.header import Header, read_header
from context_trim.mail.invisible import seen_and_hidden
from context_trim.mail.source import Source, as_ascii, normal_source, source_bytes
from context_trim.mail.words import one_line
from context_trim.models import Email, Hint, Mailbox, Zone

__all__ = ["Source", "email_from_text", "parse_email", "parse_head", "split_zones"]

_HEAD = 1 << 14
"""Bytes within which most headers end."""

_LOOKED_AHEAD = 2_000
"""Bytes behind a header that say whether it ends there, and more."""


def parse_email(source: Source | Email, *, limits: MailLimits = DEFAULT_LIMITS) -> Email:
    """Parse one mail, as far as its limits reach; an `Email` comes back as it is.

    Broken mail gives an `Email` with `defects`. Raises `SourceError` when the source is not one
    mail: a str without a header, a file that cannot be read or holds a mailbox, a mapping that no
    API gives or that came without its body.
    """
    if isinstance(source, Email):
        return source
    # Late, since the regexes of all that reads mail take 0.1 s to compile.
    from context_trim.mail.parts import read_mail  # noqa: PLC0415

    data = source_bytes(source)
    header, content = read_mail(data, limits)
    if not header.fields:
        content.defect("no_header")
    return Email(
        **_facts(header, limits, content.defect),
        text=content.text,
        zones=split_zones(content.text, content.hints),
        attachments=tuple(content.attachments),
        hidden=tuple(content.hidden),
        defects=tuple(content.defects),
        raw=data,
    )


def parse_head(source: bytes, *, limits: MailLimits = DEFAULT_LIMITS) -> Email:
    """Parse what stands in the header of a mail as `parse_email` does; the rest stays empty.

    Costs as much as the header is long. The `id` is not that of the whole mail.
    """
    for size in (_HEAD, limits.max_mail_bytes):
        data = normal_source(as_ascii(source[:size]))
        header, body = read_header(data, 0, limits, _ignore)
        if len(source) <= size or body + _LOOKED_AHEAD < len(data):
            break
    return Email(**_facts(header, limits, _ignore), text="", zones=())


def _facts(header: Header, limits: MailLimits, defect: Callable[[str], None]) -> dict[str, Any]:
    return {
        "message_id": next(iter(headers.message_ids(header, "message-id")), ""),
        "in_reply_to": headers.message_ids(header, "in-reply-to"),
        "references": headers.message_ids(header, "references"),
        "sender": headers.mailbox(header, "from"),
        "to": _recipients(header, "to", limits, defect),
        "cc": _recipients(header, "cc", limits, defect),
        "sent_at": headers.date(header, "date"),
        "subject": headers.field(header, "subject"),
        "thread_id": headers.thread_id(header),
        "labels": headers.labels(header),
    }


def _ignore(_: str) -> None:
    pass


def split_zones(text: str, hints: Sequence[Hint] = ()) -> tuple[Zone, ...]:
    """Return zones that tile the text; `hints` say what its source tells of spans."""
    from context_trim.mail.zones import split_zones as split  # noqa: PLC0415  (as above)

    return split(text, hints)


def _recipients(
    header: Header, name: str, limits: MailLimits, defect: Callable[[str], None]
) -> tuple[Mailbox, ...]:
    found = tuple(islice(headers.mailboxes(header, name), limits.max_recipients + 1))
    if len(found) > limits.max_recipients:
        defect("recipients")
    return found[: limits.max_recipients]


def email_from_text(
    text: str, *, sender: str, sent_at: datetime | None, subject: str, message_id: str
) -> Email:
    """Make an `Email` from a plain body; see `Email.from_text`."""
    for name, value in {
        "text": text,
        "sender": sender,
        "subject": subject,
        "message_id": message_id,
    }.items():
        if not isinstance(value, str):
            raise SourceError(f"Email.from_text: {name} must be a str, not {type(value).__name__}.")
    if sent_at is not None and not isinstance(sent_at, datetime):
        raise SourceError("Email.from_text: sent_at must be a datetime or None.")
    body, hidden = seen_and_hidden(clean(text))
    return Email(
        message_id=one_line(message_id).strip("<> "),
        sender=headers.parse_mailbox(sender),
        sent_at=sent_at,
        subject=one_line(subject),
        text=body,
        zones=split_zones(body),
        hidden=hidden,
    )
