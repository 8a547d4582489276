"""What is sent when trimming fails: the newest text, cut to the limit."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path

from context_trim.config import Count, Format
from context_trim.errors import BudgetError, SourceError
from context_trim.ids import numbers, span_id
from context_trim.mail import Source, parse_email
from context_trim.models import (
    Decision,
    Email,
    Message,
    Omission,
    Reason,
    Rendered,
    Thread,
    Zone,
    ZoneKind,
)
from context_trim.styles import STYLES, fence_number, marker

_WORD = 60
"""Characters that a cut may go back to the end of a word."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Untrimmed:
    """A thread of the newest mail alone, which beginning of it stands in the text, and the text."""

    thread: Thread
    decisions: tuple[Decision, ...]
    rendered: Rendered


def newest_of(sources: Sequence[Source | Email]) -> Email | None:
    """Return the newest of the mails that can be read in any way, or None."""
    emails = [email for source in sources if (email := _read(source)) is not None]
    dated = [e for e in emails if e.sent_at is not None]
    return max(dated or emails, key=_when) if dated or emails else None


def untrimmed(
    email: Email,
    max_tokens: int,
    *,
    layout: Format,
    count: Count,
    measure: Callable[[str], int],
) -> Untrimmed:
    """Return as much of a mail's text, from its beginning, as `measure` of the prompt allows.

    Uses none of the stages that may have failed. Raises `BudgetError` when not even the fence fits.
    """
    message = Message(id=email.id, text=email.text, zones=(_body(email.text),), author=email.sender)

    def tried(length: int) -> tuple[tuple[Decision, ...], Rendered]:
        decisions = tuple(_decisions(message, length, count))
        return decisions, _rendered(message, decisions, layout)

    def fits(length: int) -> bool:
        return measure(tried(length)[1].text) <= max_tokens

    whole = len(email.text)
    low, high = (whole, whole) if fits(whole) else (0, whole)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    # The search takes for granted that more text is more tokens; the check doesn't.
    length = _word_end(email.text, low)
    while length and not fits(length):
        length //= 2
    decisions, rendered = tried(length)
    if (needed := measure(rendered.text)) > max_tokens:
        raise BudgetError(needed, max_tokens)
    thread = Thread(messages=(message,), emails=(email,))
    return Untrimmed(thread=thread, decisions=decisions, rendered=rendered)


def _decisions(message: Message, length: int, count: Count) -> Iterator[Decision]:
    for start, end, reason in (
        (0, length, Reason.KEPT),
        (length, len(message.text), Reason.OVER_BUDGET),
    ):
        if end > start:
            text = message.text[start:end]
            yield Decision(
                id=span_id(message.id, text),
                message_id=message.id,
                start=start,
                end=end,
                reason=reason,
                score=None,
                tokens=count(text),
            )


def _rendered(message: Message, decisions: Sequence[Decision], layout: Format) -> Rendered:
    kept = "".join(message.text[d.start : d.end] for d in decisions if d.kept).strip()
    cut = tuple(d for d in decisions if not d.kept)
    omissions = (Omission(decisions=cut),) if cut else ()
    lines = [*([kept] if kept else []), *(marker(o.id) for o in omissions)]
    number = fence_number("\n".join(lines), numbers(message.id))
    opening, closing = STYLES[layout].fence(number)
    return Rendered(
        text="\n".join([opening, *lines, closing]),
        omissions=omissions,
        opening=opening,
        closing=closing,
    )


def _word_end(text: str, length: int) -> int:
    """Return where the last word before a cut ends, if that is near."""
    if length == len(text):
        return length
    start = max(0, length - _WORD)
    kept = text[start:length].rsplit(None, 1)
    return start + len(kept[0]) if len(kept) > 1 else length


def _read(source: Source | Email) -> Email | None:
    if isinstance(source, Email):
        return source
    try:
        return parse_email(source)
    except SourceError:
        return None
    except Exception:  # noqa: BLE001  (whatever failed, the body may be read without it)
        return _crude(source)


def _crude(source: Source) -> Email | None:
    """Return a mail whose text is what stands below its header, undecoded."""
    if isinstance(source, (str, bytes)):
        raw = source.encode(errors="replace") if isinstance(source, str) else source
    elif isinstance(source, os.PathLike):
        raw = Path(source).read_bytes()
    else:
        return None
    text = raw.decode(errors="replace").replace("\r\n", "\n")
    body = text.partition("\n\n")[2] or text
    return Email(text=body, zones=(_body(body),), raw=raw)


def _body(text: str) -> Zone:
    return Zone(start=0, end=len(text), kind=ZoneKind.BODY)


def _when(email: Email) -> float:
    if email.sent_at is None:
        return 0.0
    sent = email.sent_at
    return (sent if sent.tzinfo else sent.replace(tzinfo=UTC)).timestamp()
