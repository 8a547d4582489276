"""What stands in a row of a call: figures and salted hashes, no content and no addresses."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from context_trim.errors import BudgetError, ContextTrimError
from context_trim.models import Email
from context_trim.prices import price_book
from context_trim.result import TrimResult
from context_trim.session import SessionResult
from context_trim.thread.subjects import base_subject

Row = dict[str, Any]
"""The columns of one row, as Python values."""

_HASH_DIGITS = 32
"""128 bits of the HMAC: no two of a billion mails share them, and a table stays half as large."""

_MONEY = Decimal("1e-12")
"""The places that the table has."""

_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Hasher:
    """Hashes under a salt, which stands in no repr."""

    salt: bytes = field(repr=False)

    def __call__(self, text: str) -> str | None:
        """Return the hash of a text, None for an empty one."""
        return self._digest(text).hex()[:_HASH_DIGITS] if text else None

    def number(self, text: str) -> int:
        """Return the hash as a number of 63 bits."""
        return int.from_bytes(self._digest(text)[:8]) >> 1

    def _digest(self, text: str) -> bytes:
        return hmac.new(self.salt, text.encode("utf-8", "surrogatepass"), hashlib.sha256).digest()


def about_newest(email: Email, hasher: Hasher) -> Row:
    """Return what identifies the mail at the moment of a call."""
    address = email.sender.address.casefold()
    domain = address.rpartition("@")[2]
    subject = _DIGITS.sub("0", base_subject(email.subject)[0])
    return {
        "message_id": hasher(email.message_id),
        "thread_id": hasher(email.thread_id),
        "sender": hasher(address),
        "domain": hasher(domain),
        "template": hasher(f"{domain}\n{subject}") if domain or subject else None,
        "sent_at": utc(email.sent_at),
    }


def utc(when: datetime | None) -> datetime | None:
    """Return a date in UTC, to the second; one without a zone is taken for UTC."""
    if when is None:
        return None
    try:
        return when.replace(microsecond=0, tzinfo=when.tzinfo or UTC).astimezone(UTC)
    except OverflowError:  # the first or last day that there is
        return None


def about_mails(emails: Iterable[Email]) -> Row:
    """Return how much the mails that a call sees hold."""
    seen = list(emails)
    return {
        "mails": len(seen),
        "raw_bytes": sum(len(e.raw) for e in seen),
        "visible_chars": sum(len(e.text) for e in seen),
        "attachments": sum(len(e.attachments) for e in seen),
        "hidden": sum(len(e.hidden) for e in seen),
    }


def about_result(result: TrimResult) -> Row:
    """Return what a trim took out, in tokens and money."""
    savings, money = result.savings, result.savings.money
    steps = [
        {
            "stage": step.stage.value,
            "reason": step.reason.value,
            "tokens_before": step.tokens_before,
            "tokens_after": step.tokens_after,
        }
        for step in savings.steps
    ]
    row: Row = {
        "model": savings.model,
        "context_window": price_book(result.config.prices).context_window(savings.model),
        "recovered": sum(m.recovered for m in result.thread.messages),
        "raw_tokens": savings.raw_tokens,
        "visible_tokens": savings.visible_tokens,
        "sent_tokens": savings.sent_tokens,
        "overhead_tokens": savings.overhead_tokens,
        "count_exact": savings.count_exact,
        "steps": steps,
        "spans_kept": len(result.kept),
        "spans_removed": len(result.removed),
        "cues_kept": result.cues.kept,
        "cues_lost": result.cues.lost,
        "near_misses": len(result.near_misses),
        "coverage_share": result.coverage,
    }
    if isinstance(result, SessionResult):
        row |= {"session": True, "retrimmed": result.retrimmed}
        row |= {"cached_prefix_tokens": result.stable_prefix_tokens}
    if money is not None:
        row |= {"currency": money.currency, "price_date": money.price_date}
        row |= {"tier_visible": money.tier_visible, "tier_sent": money.tier_sent}
        row |= {"cost_visible": money.visible.quantize(_MONEY)}
        row |= {"cost_sent": money.sent.quantize(_MONEY)}
    return row


def about_error(error: ContextTrimError) -> Row:
    """Return the error of a call that wasn't made."""
    needed = error.needed if isinstance(error, BudgetError) else None
    return {"error": type(error).__name__, "needed_tokens": needed}
