"""What is done with one thread, and how the mail is found that ends its worker.

A thread is a generator of requests: it is sent what became of each and returns its rows. Whoever
runs it decides where; nothing here knows of processes.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, field

import pyarrow as pa

from context_trim.replay.rows import ThreadRow
from context_trim.replay.work import WorkSettings

MOST_FAILURES = 10
"""Mails of one thread that are looked for: each takes some time limits, if it hangs."""

KILLED = "WorkerDied (SIGKILL)"
"""How a worker ends that somebody else ended: the system when it has no memory, or a person."""

_TRIES = {KILLED: 3}
"""How often a call is tried before it is its own fault; 2 for other errors."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Request:
    """Calls of a thread to be done, from `first` to before `last`."""

    row: ThreadRow
    first: int
    last: int


@dataclass(kw_only=True, slots=True)
class Outcome:
    """The rows of the calls that were done, in order, and why the next one was not."""

    calls: list[pa.RecordBatch] = field(default_factory=list)
    timings: list[pa.RecordBatch] = field(default_factory=list)
    error: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Quarantined:
    """A mail that ends whoever works on it, or the moment of a call that does; no content."""

    thread: int
    message: int
    place: str
    error: str


@dataclass(kw_only=True, slots=True)
class ThreadDone:
    """All rows of a thread, in order."""

    thread: int
    mails: int
    calls: list[pa.RecordBatch] = field(default_factory=list)
    timings: list[pa.RecordBatch] = field(default_factory=list)
    quarantined: list[Quarantined] = field(default_factory=list)


Job = Generator[Request, Outcome, ThreadDone]


def do_thread(row: ThreadRow, settings: WorkSettings) -> Job:
    """Ask for all calls of a thread; returns its rows, a row each, whatever happens.

    A call that ends its worker again is looked into: the first mail with which it does is left out
    of the thread, which goes on without it. A call at the moment of such a mail has its error.
    """
    done = ThreadDone(thread=row.thread, mails=row.mails)
    search = _Search(row, done, settings)
    while search.at < len(row.calls):
        if (error := search.left_out.get(row.calls[search.at]["message"])) is not None:
            search.fail(error)
        elif search.failures >= MOST_FAILURES:
            search.give_up()
        else:
            yield from search.go_on()
    return done


class _Search:
    """The state of a thread: the next call, and what is left out, by index, with its error."""

    def __init__(self, row: ThreadRow, done: ThreadDone, settings: WorkSettings) -> None:
        self._whole = row
        self._row = row
        self._done = done
        self._settings = settings
        self._good = 0
        """With so many mails, from the first, a call has been done."""
        self.at = 0
        self.failures = 0
        self.left_out: dict[int, str] = {}
        self._failed: set[int] = set()

    def go_on(self) -> Generator[Request, Outcome, None]:
        """Do calls up to the next that fails, and look for its mail."""
        calls = range(self.at, len(self._row.calls))
        last = next((i for i in calls if self._moment(i) in self.left_out), calls.stop)
        error = yield from self._ask(self.at, last)
        tries = 1
        while error is not None and tries < _TRIES.get(error, 2):
            tries += 1
            before = self.at
            error = yield from self._ask(self.at, self.at + 1)
            if self.at > before:
                return
        if error is not None:
            self.failures += 1
            yield from self._leave_out(error)

    def fail(self, error: str) -> None:
        """Give the next call a row with an error."""
        row = self._whole.failed(self.at, error)
        self._done.calls.append(pa.RecordBatch.from_pylist([row], schema=self._settings.schema))
        if row["session"]:
            self._failed.add(self.at)
            self._row = self._whole.without(self.left_out, self._failed)
        self.at += 1

    def give_up(self) -> None:
        """Put the next call aside, untried."""
        self._quarantine(self._moment(self.at), "GivenUp")
        self.fail("GivenUp")

    def _moment(self, call: int) -> int:
        moment: int = self._row.calls[call]["message"]
        return moment

    def _ask(self, first: int, last: int) -> Generator[Request, Outcome, str | None]:
        outcome = yield Request(row=self._row, first=first, last=last)
        self._done.calls += outcome.calls
        self._done.timings += outcome.timings
        self.at += len(outcome.calls)
        if outcome.calls:
            self._good = self._row.seen(self.at - 1)
        return outcome.error

    def _leave_out(self, error: str) -> Generator[Request, Outcome, None]:
        """Leave out the last mail of the shortest beginning of the thread that fails."""
        low, high = self._good, self._row.seen(self.at)
        if low >= high:  # the same mails did no harm in another call
            self._quarantine(self._moment(self.at), error)
            self.fail(error)
            return
        while high - low > 1:
            middle = (low + high) // 2
            probe = self._whole.probe(self.at, middle, self.left_out)
            outcome = yield Request(row=probe, first=0, last=1)
            if outcome.error is None:
                low = middle
            else:
                high, error = middle, outcome.error
        self._quarantine(high - 1, error)
        if high - 1 in self.left_out:  # the call fails without it, too
            self.fail(error)
        else:
            self.left_out[high - 1] = error
            self._row = self._whole.without(self.left_out, self._failed)

    def _quarantine(self, index: int, error: str) -> None:
        self._done.quarantined.append(
            Quarantined(
                thread=self._whole.thread,
                message=self._whole.number(index),
                place=self._whole.place(index),
                error=error,
            )
        )
