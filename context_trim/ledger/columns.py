"""The columns of a row a call, as data, so that a live agent needs no Arrow."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

SCHEMA_VERSION = 1
"""Of all tables of calls. A reader takes this one and the one before, and refuses newer ones."""


class Kind(StrEnum):
    """What a column holds."""

    BOOL = "bool"
    INT32 = "int32"
    INT64 = "int64"
    SHARE = "share"
    """A fraction from 0 to 1."""
    TEXT = "text"
    HASH = "hash"
    """HMAC-SHA256 under the salt, hexadecimal, the first 32 digits; null where there is nothing."""
    MONEY = "money"
    """Decimal, twelve places."""
    DATE = "date"
    MOMENT = "moment"
    """UTC, to the second."""
    TEXTS = "texts"
    STEPS = "steps"
    """`savings.Step`: stage, reason, and the tokens of mail text before and after it."""


class Column(NamedTuple):
    """A column, and whether each row has a value for it."""

    name: str
    kind: Kind
    required: bool = False


def _columns(kind: Kind, *names: str, required: bool = False) -> list[Column]:
    return [Column(name, kind, required) for name in names]


COLUMNS = (
    # (thread, call) is unique in a run and in a ledger.
    *_columns(Kind.INT64, "thread", required=True),
    *_columns(Kind.INT32, "call", required=True),
    # The mail at the moment of the call: its number in the run, or a number made from its id.
    *_columns(Kind.INT64, "message", required=True),
    # `template` is of the sender's domain and the subject without digits and reply prefixes.
    *_columns(Kind.HASH, "message_id", "thread_id", "sender", "domain", "template"),
    *_columns(Kind.MOMENT, "sent_at"),
    *_columns(Kind.TEXT, "rule", required=True),
    *_columns(Kind.INT32, "max_tokens", required=True),
    *_columns(Kind.TEXT, "as_of", required=True),
    *_columns(Kind.BOOL, "session", required=True),
    *_columns(Kind.TEXT, "model"),  # as it was asked for; null with a counter alone
    # The name of the error's class; then what follows is null as far as it isn't known.
    *_columns(Kind.TEXT, "error"),
    *_columns(Kind.INT64, "needed_tokens"),  # of a BudgetError
    *_columns(Kind.INT32, "mails", required=True),  # that the call sees
    *_columns(Kind.INT64, "raw_bytes", required=True),  # of their sources
    *_columns(Kind.INT32, "recovered", "attachments", "hidden"),
    *_columns(Kind.INT64, "visible_chars", "raw_tokens", "visible_tokens", "sent_tokens"),
    *_columns(Kind.INT64, "overhead_tokens"),
    *_columns(Kind.BOOL, "count_exact"),
    *_columns(Kind.STEPS, "steps"),
    *_columns(Kind.INT32, "spans_kept", "spans_removed"),
    # What is kept and lost (`kept.py`); coverage is null without a basis.
    *_columns(Kind.INT32, "cues_kept", "cues_lost", "near_misses"),
    *_columns(Kind.SHARE, "coverage_share"),
    *_columns(Kind.INT64, "cached_prefix_tokens"),
    *_columns(Kind.BOOL, "retrimmed"),
    # What the call's input costs before and after; null where the model has no price.
    *_columns(Kind.TEXT, "currency"),
    *_columns(Kind.MONEY, "cost_visible", "cost_sent"),
    *_columns(Kind.DATE, "price_date"),
    # The tokens above which the price holds that was used, 0 for the lowest; null without a price.
    *_columns(Kind.INT64, "tier_visible", "tier_sent"),
    *_columns(Kind.INT64, "context_window"),  # of the model, in tokens; null where not known
    # The provider's own count of the whole request's input, and what of it came from its cache.
    *_columns(Kind.INT64, "billed_input_tokens", "billed_cached_tokens"),
    *_columns(Kind.TEXTS, "warnings", required=True),  # without mail content
)
"""A row a call, without content and addresses; in a run, in the order of threads and calls."""
