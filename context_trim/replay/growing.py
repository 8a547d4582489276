"""The session of a thread's calls, whoever did the calls before."""

from __future__ import annotations

from collections.abc import Callable

from context_trim.models import Email
from context_trim.replay.rows import ThreadRow
from context_trim.session import Session, SessionResult
from context_trim.trimmer import Trimmer

EmailAt = Callable[[int], Email | None]
"""The mail at an index of a thread, None for one that was left out."""


class GrowingThread:
    """Does session calls in order; for a call further on, those before it are done silently.

    A call depends on the thread alone, so it has the same row in a worker that begins with it. One
    that fails leaves the session as it was, and its mails come with the next.
    """

    def __init__(self, thread: ThreadRow, trimmer: Trimmer, email: EmailAt) -> None:
        self._thread = thread
        self._trimmer = trimmer
        self._email = email
        self._next = self._seen = 0
        self._session: Session | None = None

    def do(self, number: int) -> SessionResult:
        """Return the result of a call; raises what it raises."""
        if number < self._next:
            self._next, self._seen, self._session = 0, 0, None
        for earlier in range(self._next, number):
            self._redo(earlier)
        self._next = number + 1
        return self._turn(number)

    def _redo(self, number: int) -> None:
        if self._thread.calls[number]["session"]:
            try:
                self._turn(number)
            except Exception:  # noqa: BLE001  (its row has the error)
                return

    def _turn(self, number: int) -> SessionResult:
        call, seen = self._thread.calls[number], self._thread.seen(number)
        emails = [e for i in range(self._seen, seen) if (e := self._email(i)) is not None]
        if self._session is None:
            self._session = self._trimmer.session(max_tokens=call["max_tokens"], task=call["task"])
        self._session.max_tokens = call["max_tokens"]
        result = self._session.add(emails, task=call["task"])
        self._seen = seen
        return result
