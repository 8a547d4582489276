"""Decisions to savings: what each reason took out, in tokens and money."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC

from context_trim.config import Count, TrimConfig
from context_trim.models import STAGES, Decision, Email, Money, Reason, Stage, Thread
from context_trim.prices import money_for
from context_trim.tokens import TokenCounter, countable

LABELS = {
    Reason.RECOVERED: "quote marks",
    Reason.DUPLICATE: "duplicates",
    Reason.QUOTE_HEADER: "attribution lines",
    Reason.SIGNATURE: "signatures",
    Reason.DISCLAIMER: "disclaimers",
    Reason.FOOTER: "footers",
    Reason.DROPPED: "dropped",
    Reason.IRRELEVANT: "irrelevant",
    Reason.OVER_BUDGET: "over budget",
}
"""What each removing reason is called in the summary, in the order of the pipeline."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """Tokens of mail text before and after the spans of one reason are taken out."""

    reason: Reason
    tokens_before: int
    tokens_after: int

    @property
    def stage(self) -> Stage:
        """The stage of the pipeline that gives the reason."""
        return STAGES[self.reason]

    @property
    def saved(self) -> int:
        """The tokens that this reason takes out."""
        return self.tokens_before - self.tokens_after


@dataclass(frozen=True, kw_only=True, slots=True)
class Savings:
    """What trimming saved, in tokens, measured against the visible text of the mails.

    `raw_tokens` counts the MIME source (None when it is too large to count), `visible_tokens`
    is the sum over the mails of their visible text, `steps` says what each reason took out of
    it, in the order of the pipeline, `sent_tokens` counts the final text. Texts are counted as
    they stand after each step, so the steps and `overhead_tokens` add up exactly.
    `count_exact` is False for a stand-in tokenizer.
    """

    model: str | None
    raw_tokens: int | None
    visible_tokens: int
    steps: tuple[Step, ...]
    sent_tokens: int
    count_exact: bool
    money: Money | None

    @property
    def saved_tokens(self) -> int:
        """Visible minus sent tokens; negative when the prompt grew."""
        return self.visible_tokens - self.sent_tokens

    @property
    def saved_share(self) -> float:
        """Saved tokens as a share of the visible ones, at most 1; negative when it grew."""
        return self.saved_tokens / self.visible_tokens if self.visible_tokens else 0.0

    @property
    def kept_tokens(self) -> int:
        """Tokens of the mail text that is left after the last step."""
        return self.steps[-1].tokens_after if self.steps else self.visible_tokens

    @property
    def overhead_tokens(self) -> int:
        """Tokens that rendering adds: the fence, the messages' lines, the markers."""
        return self.sent_tokens - self.kept_tokens

    def after(self, stage: Stage) -> int:
        """Return the tokens of mail text that are left after a stage of the pipeline."""
        order = list(Stage)
        done = (s for s in self.steps if order.index(s.stage) <= order.index(stage))
        return min((s.tokens_after for s in done), default=self.visible_tokens)

    def summary(self) -> str:
        """Return the savings in one line; every figure in it is a property of this object."""
        parts = [f"{LABELS[s.reason]} {s.saved:,}" for s in self.steps if s.saved]
        parts.append(f"headers and markers {-self.overhead_tokens:+,}")
        about = "" if self.count_exact else "about "
        line = (
            f"{about}{self.visible_tokens:,} -> {self.sent_tokens:,} tokens "
            f"({_percent(self.saved_share)}): {', '.join(parts)}"
        )
        return f"{line}; {_money_text(self.money)}"


def measure_savings(
    thread: Thread,
    decisions: Sequence[Decision],
    sent_tokens: int,
    counter: TokenCounter,
    config: TrimConfig,
) -> Savings:
    """Count what is left of the mails' visible text after each reason of the decisions."""
    whole = {m.id: 0 if m.recovered else counter.count(m.text) for m in thread.messages}
    visible = sum(whole.values())
    return Savings(
        model=config.model,
        raw_tokens=_raw_tokens(thread.emails, counter.count, config.max_raw_bytes),
        visible_tokens=visible,
        steps=tuple(_steps(thread, decisions, whole, counter.count)),
        sent_tokens=sent_tokens,
        count_exact=counter.exact,
        money=_money(thread, visible, sent_tokens, config),
    )


def _money(thread: Thread, visible: int, sent: int, config: TrimConfig) -> Money | None:
    day = config.price_date
    if day == "message":
        when = thread.newest.sent_at
        if when is None:
            return None
        day = (when if when.tzinfo is None else when.astimezone(UTC)).date()
    return money_for(config.model, visible, sent, day, config.prices)


def _steps(
    thread: Thread, decisions: Sequence[Decision], whole: Mapping[str, int], count: Count
) -> list[Step]:
    """Take the reasons out one after the other; `whole` counts each message given as a mail."""
    texts = {m.id: m.text for m in thread.messages}
    by_message: dict[str, list[Decision]] = {m.id: [] for m in thread.messages}
    for decision in decisions:
        by_message[decision.message_id].append(decision)
    left = dict(whole)
    gone: set[Reason] = set()
    steps: list[Step] = []
    for reason in LABELS:
        gone.add(reason)
        touched = {d.message_id for d in decisions if d.reason is reason}
        if not touched:
            continue
        if reason is Reason.RECOVERED:  # what leaves the quotes enters as messages
            touched |= {m.id for m in thread.messages if m.recovered}
        before = sum(left.values())
        for message_id in touched:
            text = texts[message_id]
            rest = (text[d.start : d.end] for d in by_message[message_id] if d.reason not in gone)
            left[message_id] = count("".join(rest))
        steps.append(Step(reason=reason, tokens_before=before, tokens_after=sum(left.values())))
    return steps


def _raw_tokens(emails: Sequence[Email], count: Count, max_bytes: int) -> int | None:
    if sum(len(e.raw) for e in emails) > max_bytes:
        return None
    sources = [e.raw.decode("utf-8", "replace") or e.text for e in emails]
    return sum(map(count, sources)) if all(map(countable, sources)) else None


def _percent(share: float) -> str:
    return f"{-share:+.0%}".replace("%", " %").replace("+0 %", "0 %").replace("-0 %", "0 %")


def _money_text(money: Money | None) -> str:
    if money is None:
        return "unpriced"
    verb = "saves" if money.saved >= 0 else "costs"
    line = f"{verb} {money.currency} {abs(money.saved):.6f} a call"
    if money.tier_sent < money.tier_visible:
        line += f", below the higher prices above {money.tier_visible:,} tokens"
    return line
