"""The two kinds of turns: what stands is continued, or all is trimmed anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from context_trim.errors import BudgetError
from context_trim.models import ELSEWHERE, Decision, Message, Reason, Thread
from context_trim.restore import Span
from context_trim.select import Selection
from context_trim.session.mark import WORTH, mark
from context_trim.session.sent import covered, repeated, stands_in, without_repeated
from context_trim.session.state import Retired, State
from context_trim.styles import mentions
from context_trim.thread.subjects import base_subject
from context_trim.trimmer import Call, Trimmer

_HEADER_TOKENS = 20
"""What a message's header line is expected to cost."""


class Why(StrEnum):
    """Why the text can't be continued."""

    FIRST = "first"
    FULL = "full"
    FENCE = "fence"
    TASK = "task"


def grow(
    trimmer: Trimmer, state: State, thread: Thread, fresh: Selection, *, changed: bool
) -> State | Why:
    """Return the state with what is new at the end of its text, or why that is impossible.

    `thread` is all mail there is, `fresh` what would be sent of it today at the limit. Of that goes
    behind the text what stands in new messages, and what was left out of known ones and ranks so
    high now that it would stay in at the mark. Where there is no room for the latter it stays out,
    unless it is worth more than a re-trim costs. `changed` is whether the task is another: then it
    must go in, and if that costs more than a re-trim, a re-trim it is.
    """
    more = _addition(state, thread, fresh)
    low = _mark(trimmer, state, thread, fresh)
    recalled = _recalled(state, fresh, low)
    size = trimmer.counter.count(state.text)
    needed = sum(d.tokens for d in recalled)
    share = trimmer.config.cache_read_share
    if changed and recalled and needed + share * size > low:
        return Why.TASK
    for again in (recalled, []) if recalled else ([],):
        grown = _grown(trimmer, state, thread, replace(more, recalled=again))
        if isinstance(grown, Why):
            return grown
        tokens = trimmer.counter.count(grown.text)
        if tokens <= state.max_tokens:
            return replace(grown, appended=state.appended + tokens - size, grown=state.grown + 1)
        if again and (changed or WORTH * needed > (1 - share) * low):
            return Why.TASK if changed else Why.FULL
    return Why.FULL


@dataclass(frozen=True, kw_only=True, slots=True)
class _Addition:
    """Messages that are new, with their decisions, and what is recalled of those known."""

    new: Sequence[Message]
    decisions: Sequence[Decision]
    recalled: Sequence[Decision] = ()


def _addition(state: State, thread: Thread, fresh: Selection) -> _Addition:
    known = state.known
    new = [m for m in thread.messages if m.id not in known]
    again = repeated(thread, known, [d for d in state.decisions if d.kept])
    texts = {m.id: m.text for m in new}
    decisions = without_repeated(fresh.decisions, texts, again, texts)
    return _Addition(new=new, decisions=decisions)


def begin(trimmer: Trimmer, state: State, thread: Thread, fresh: Selection) -> State:
    """Return the state with a new text: all if it fits, else as much as fits below the mark."""
    limit, decisions = state.max_tokens, fresh.decisions
    if any(d.reason is Reason.OVER_BUDGET for d in decisions):
        limit = _mark(trimmer, state, thread, fresh)
        try:
            decisions = trimmer.choose(thread, Call(max_tokens=limit, task=state.task)).decisions
        except BudgetError:  # what must be sent doesn't fit below the mark
            limit = state.max_tokens
    page = trimmer.write(thread, decisions, max_tokens=limit)
    stays = {m.id for m in thread.messages}
    was = {o.id: Retired(id=o.id, spans=tuple(map(_span, o.decisions))) for o in state.omissions}
    return replace(
        state,
        messages=thread.messages,
        former=tuple(m for m in (*state.former, *state.messages) if m.id not in stays),
        decisions=decisions,
        omissions=page.omissions,
        retired=tuple(({r.id: r for r in state.retired} | was).values()),
        opening=page.opening,
        closing=page.closing,
        body=page.body,
        subject=_last_subject(thread, decisions, ""),
    )


def _mark(trimmer: Trimmer, state: State, thread: Thread, fresh: Selection) -> int:
    """Return the mark; a turn is expected to add what turns did, and what the newest mail does."""
    newest = thread.newest.id
    says = sum(d.tokens for d in fresh.decisions if d.kept and d.message_id == newest)
    return mark(
        state.max_tokens,
        appended=(state.appended + says + _HEADER_TOKENS) / (state.grown + 1),
        mails=len(thread.emails),
        read_share=trimmer.config.cache_read_share,
    )


def _recalled(state: State, fresh: Selection, low: int) -> list[Decision]:
    """Return what was left out and would be in a text of so many tokens today, the best first."""
    wanted: list[Decision] = []
    for decision in sorted((d for d in fresh.decisions if d.kept), key=lambda d: -(d.score or 0.0)):
        low -= decision.tokens
        if low < 0:
            break
        wanted.append(decision)
    spans = covered(wanted)
    texts = {m.id: m.text for m in state.messages}
    return [
        d
        for d in state.decisions
        if not d.kept
        and d.reason not in ELSEWHERE
        and d.message_id in spans
        and texts[d.message_id][d.start : d.end].strip()
        and stands_in(texts[d.message_id], d.start, d.end, spans[d.message_id])
    ]


def _grown(trimmer: Trimmer, state: State, thread: Thread, more: _Addition) -> State | Why:
    """Return the state with an addition, its text as long as it is."""
    shown = _shown(state, thread, more)
    if not shown.messages:
        return state
    again = set(more.recalled)
    continued = {m.id for m in shown.messages}
    decisions = [
        replace(d, reason=Reason.KEPT if d in again else Reason.DUPLICATE)  # what stands there
        for d in state.decisions
        if d.message_id in continued
    ]
    page = trimmer.write(shown, [*decisions, *more.decisions], max_tokens=state.max_tokens)
    if mentions(page.body, state.closing):
        return Why.FENCE
    return replace(
        state,
        messages=(*state.messages, *more.new),
        decisions=(
            *(replace(d, reason=Reason.KEPT) if d in again else d for d in state.decisions),
            *more.decisions,
        ),
        omissions=(*state.omissions, *page.omissions),
        body="\n".join(part for part in (state.body, page.body) if part),
        subject=_last_subject(shown, more.decisions, state.subject),
    )


def _shown(state: State, thread: Thread, more: _Addition) -> Thread:
    """Return the messages that come behind the text; what it has said of them is left out.

    That is the subject where it is the last one written, and the attachments of known messages.
    """
    known = state.known
    again = {d.message_id for d in more.recalled}
    subject = state.subject
    found: list[Message] = []
    for message in thread.messages:
        if message.id in known and message.id not in again:
            continue
        shown = replace(known[message.id], attachments=()) if message.id in known else message
        base = base_subject(shown.subject)[0]
        if base == subject:
            shown = replace(shown, subject="")
        found.append(shown)
    return Thread(messages=tuple(found), emails=())


def _last_subject(thread: Thread, decisions: Iterable[Decision], before: str) -> str:
    """Return the base of the last subject that a text of the messages shows."""
    kept = {d.message_id for d in decisions if d.kept}
    subjects = (
        base_subject(m.subject)[0]
        for m in reversed(thread.messages)
        if m.id in kept or m.id == thread.newest.id
    )
    return next((s for s in subjects if s), before)


def _span(decision: Decision) -> Span:
    return Span(message_id=decision.message_id, start=decision.start, end=decision.end)
