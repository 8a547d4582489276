"""A thread that grows, turn by turn, whose text keeps its beginning so that it stays cached."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING, Final

from context_trim.errors import SourceError
from context_trim.mail import split_zones
from context_trim.models import Email, Thread
from context_trim.session.result import SessionResult
from context_trim.session.state import State, source_key
from context_trim.session.store import dump, load
from context_trim.session.turns import Why, begin, grow
from context_trim.thread import build_thread
from context_trim.trimmer import Call, parse_all
from context_trim.warned import damage

if TYPE_CHECKING:
    from context_trim.trimmer import Sources, Trimmer

__all__ = ["Session", "SessionResult"]


class _Same(Enum):
    TASK = "the task as it is"


_SAME: Final = _Same.TASK


class Session:
    """A growing thread. The text of a turn is that of the turn before, with something behind it.

    What was written stays, byte for byte, so that a provider's prompt cache serves it; new mail is
    trimmed and appended as it arrives. Only when the text would exceed the limit is the thread
    trimmed anew (`retrimmed`), to a mark below it (`mark.py`); or when a mail brings the closing
    line of the fence, since mail text is never changed, and then under another number.

    What the task needs and what was left out earlier is appended again below its header line. A
    session belongs to one caller at a time, and keeps all mail in memory.
    """

    def __init__(self, trimmer: Trimmer, *, max_tokens: int, task: str | None = None) -> None:
        call = trimmer.call(max_tokens=max_tokens, task=task)
        self._trimmer = trimmer
        self._state = State(task=task, max_tokens=call.max_tokens)
        self._task = task

    @property
    def task(self) -> str | None:
        """What the agent is about to do; a new one counts from the next turn."""
        return self._task

    @task.setter
    def task(self, task: str | None) -> None:
        self._trimmer.call(max_tokens=self.max_tokens, task=task)
        self._task = task

    @property
    def max_tokens(self) -> int:
        """The limit of the next turn's text."""
        return self._state.max_tokens

    @max_tokens.setter
    def max_tokens(self, max_tokens: int) -> None:
        call = self._trimmer.call(max_tokens=max_tokens, task=self._task)
        self._state = replace(self._state, max_tokens=call.max_tokens)

    def add(self, sources: Sources = (), *, task: str | _Same | None = _SAME) -> SessionResult:
        """Add a mail or several, and return the text with them.

        Mails may come late or twice. Without mail the text is made ready for another task.
        Raises what `Trimmer.trim` raises, and the session is then as it was before.
        """
        task = self._task if isinstance(task, _Same) else task
        self._trimmer.call(max_tokens=self.max_tokens, task=task)
        before = self._state
        state = _arrived(before, parse_all(sources, self._trimmer.config.limits), self._trimmer)
        if not state.emails:
            raise SourceError("there is no mail to trim: give at least one.")
        changed = bool(before.turns) and task != before.task
        state, said = self._turn(replace(state, task=task), changed=changed)
        self._state, self._task = replace(state, turns=before.turns + 1), task
        return self._result(before, self._state, said)

    def to_json(self) -> str:
        """Return the session as JSON, with a `schema_version`. It holds all its mail."""
        return dump(self._state, self._task, self._trimmer.config)

    @classmethod
    def from_json(cls, text: str, trimmer: Trimmer) -> Session:
        """Take up a session where `to_json` left it; its next turn gives the same bytes.

        Raises `SessionError` for damaged JSON, that of a newer version, and a `Trimmer` with other
        settings.
        """
        state, task = load(text, trimmer.config)
        session = cls(trimmer, max_tokens=state.max_tokens, task=task)
        session._state = state
        return session

    def _turn(self, state: State, *, changed: bool) -> tuple[State, list[str]]:
        """Return the state after a turn, and what is to be said of it."""
        trimmer = self._trimmer
        thread = build_thread(state.emails, split_zones)
        fresh = trimmer.choose(thread, Call(max_tokens=state.max_tokens, task=state.task))
        grown = grow(trimmer, state, thread, fresh, changed=changed) if state.turns else Why.FIRST
        said = [_FENCE] if grown is Why.FENCE else []
        if isinstance(grown, Why):
            if changed:
                said.append("the task changed: the thread is trimmed anew for it")
            return begin(trimmer, state, thread, fresh), said
        if changed:
            was = {(d.message_id, d.start) for d in state.decisions if d.kept}
            known = state.known
            recalled = sum(
                d.kept and d.message_id in known and (d.message_id, d.start) not in was
                for d in grown.decisions
            )
            said.append(f"the task changed: passages sent after all that were left out: {recalled}")
        return grown, said

    def _result(self, before: State, state: State, said: Sequence[str]) -> SessionResult:
        count = self._trimmer.counter.count
        retrimmed = bool(before.turns) and not state.prefix.startswith(before.prefix)
        stable = _common(before.text, state.text) if retrimmed else before.prefix
        return SessionResult(
            text=state.text,
            tokens=count(state.text),
            max_tokens=state.max_tokens,
            thread=Thread(messages=state.messages, emails=state.emails),
            decisions=state.decisions,
            omissions=state.omissions,
            warnings=(*damage(state.emails), *said),
            counter=self._trimmer.counter,
            config=self._trimmer.config,
            rank=self._trimmer.rank,
            prefix=state.prefix,
            stable_prefix_tokens=count(stable) if before.turns else 0,
            retrimmed=retrimmed,
            raw_dropped=state.raw_dropped,
            retired={r.id: r.spans for r in state.retired},
            former={m.id: m.text for m in state.former},
        )


_FENCE = "a mail holds the closing line of the fence: the thread is trimmed anew under another one"


def _arrived(state: State, given: Sequence[Email], trimmer: Trimmer) -> State:
    """Add the mails that were not given before; drop all sources when they are too large."""
    known = set(state.sources)
    emails: list[Email] = []
    for email in given:
        key = source_key(email)
        if key not in known:
            emails.append(email)
        known |= {key} if key else set()
    everything = (*state.emails, *emails)
    size = sum(len(e.raw) for e in everything)
    dropped = state.raw_dropped or size > trimmer.config.max_raw_bytes
    return replace(
        state,
        emails=tuple(replace(e, raw=b"") for e in everything) if dropped else everything,
        sources=(*state.sources, *(key for e in emails if (key := source_key(e)))),
        raw_dropped=dropped,
    )


def _common(one: str, other: str) -> str:
    """Return the lines with which both texts begin."""
    lines = itertools.takewhile(
        lambda pair: pair[0] == pair[1],
        zip(one.splitlines(keepends=True), other.splitlines(keepends=True), strict=False),
    )
    return "".join(line for line, _ in lines)
