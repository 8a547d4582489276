"""A result as plain data that leaves the process as JSON, mail text included."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, ConfigDict

from context_trim.models import Message, Reason, Stage
from context_trim.result import TrimResult
from context_trim.savings import Savings

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    def __repr__(self) -> str:
        """Show no content."""
        return f"{type(self).__name__}(…)"

    __str__ = __repr__


class MessageRecord(_Record):
    """A message of the thread; `parent_id` is the one it answers, `recovered_from` quotes it."""

    id: str
    author: str
    sent_at: datetime | None
    subject: str
    parent_id: str | None
    recovered_from: str | None


class DecisionRecord(_Record):
    """What was decided for a span of a message, with its text."""

    id: str
    message_id: str
    start: int
    end: int
    stage: Stage
    reason: Reason
    kept: bool
    score: float | None
    tokens: int
    text: str


class OmissionRecord(_Record):
    """The marker `id` of the text, and the ids of the decisions that it stands for."""

    id: str
    decisions: tuple[str, ...]


class MoneyRecord(_Record):
    """The price of one call's input before and after."""

    currency: str
    visible: Decimal
    sent: Decimal
    saved: Decimal
    tier_visible: int
    tier_sent: int
    price_date: date
    source: str


class StepRecord(_Record):
    """Tokens of mail text before and after the spans of one reason are taken out."""

    stage: Stage
    reason: Reason
    tokens_before: int
    tokens_after: int
    saved: int


class SavingsRecord(_Record):
    """What trimming saved; `saved_share` is a fraction of `visible_tokens`."""

    model: str | None
    raw_tokens: int | None
    visible_tokens: int
    steps: tuple[StepRecord, ...]
    overhead_tokens: int
    sent_tokens: int
    saved_tokens: int
    saved_share: float
    count_exact: bool
    money: MoneyRecord | None
    summary: str


class ResultRecord(_Record):
    """A trim's result as plain data."""

    schema_version: Literal[1] = 1
    text: str
    tokens: int
    max_tokens: int
    warnings: tuple[str, ...]
    deterministic: bool = True
    messages: tuple[MessageRecord, ...]
    decisions: tuple[DecisionRecord, ...]
    omissions: tuple[OmissionRecord, ...]
    savings: SavingsRecord


def record_of(result: TrimResult) -> ResultRecord:
    """Return everything of a result as plain data."""
    return ResultRecord(
        text=result.text,
        tokens=result.tokens,
        max_tokens=result.max_tokens,
        warnings=result.warnings,
        deterministic=result.deterministic,
        messages=tuple(_message(m) for m in result.thread.messages),
        decisions=tuple(
            DecisionRecord(**_fields(d), stage=d.stage, kept=d.kept, text=result.span(d))
            for d in result.decisions
        ),
        omissions=tuple(
            OmissionRecord(id=o.id, decisions=tuple(d.id for d in o.decisions))
            for o in result.omissions
        ),
        savings=_savings(result.savings),
    )


def _fields(item: DataclassInstance) -> dict[str, Any]:
    return {f.name: getattr(item, f.name) for f in dataclasses.fields(item)}


def _message(message: Message) -> MessageRecord:
    return MessageRecord(
        id=message.id,
        author=message.author.label,
        sent_at=message.sent_at,
        subject=message.subject,
        parent_id=message.parent_id,
        recovered_from=message.recovered_from,
    )


def _savings(savings: Savings) -> SavingsRecord:
    money = savings.money
    steps = tuple(StepRecord(**_fields(s), stage=s.stage, saved=s.saved) for s in savings.steps)
    derived = {
        "steps": steps,
        "money": MoneyRecord(**_fields(money), saved=money.saved) if money else None,
        "overhead_tokens": savings.overhead_tokens,
        "saved_tokens": savings.saved_tokens,
        "saved_share": savings.saved_share,
        "summary": savings.summary(),
    }
    return SavingsRecord(**_fields(savings) | derived)
