"""The local runner: threads to a pool of processes, their rows back in the order of the threads."""

from __future__ import annotations

import selectors
import time
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass

import pyarrow as pa

from context_trim.errors import ConfigError, ReplayError
from context_trim.replay import frames
from context_trim.replay.frames import Kind
from context_trim.replay.poison import KILLED, Job, Outcome, Request, ThreadDone, do_thread
from context_trim.replay.process import DEFAULT_COMMAND, WorkerProcess
from context_trim.replay.rows import ThreadRow
from context_trim.replay.schema import TIMINGS
from context_trim.replay.worker import RANGE, WorkerSettings

_MOST_AHEAD = 512
"""Threads that may be done or under way before the first of them is."""

_MOST_AHEAD_BYTES = 64_000_000
"""Bytes of their rows and sources."""

_START_SECONDS = 300.0
"""Until a worker must have loaded its models."""

_END_SECONDS = 5.0
"""Until a worker that has closed its output must have ended by itself."""

_MOST_FAILED_STARTS = 3

_ENDS = {"SIGXCPU": "TimeLimit", "SIGKILL": KILLED}
"""What it means that a worker was ended by a signal, where that isn't a crash."""


@dataclass(kw_only=True, slots=True)
class _Task:
    """A thread on its way: its generator, the request that it waits for, and what came of it."""

    order: int
    job: Job
    request: Request
    outcome: Outcome
    size: int


class Pool:
    """Processes that do threads. One that dies, hangs or grows too large is replaced."""

    def __init__(
        self, settings: WorkerSettings, jobs: int, *, command: Sequence[str] = DEFAULT_COMMAND
    ) -> None:
        """Take what each of `jobs` processes is told, and the command that starts one."""
        self._settings = settings
        self._told = settings.model_dump_json().encode()
        self._jobs = jobs
        self._command = command
        self._selector = selectors.DefaultSelector()
        self._workers: dict[WorkerProcess, _Task | None] = {}
        """What each of them does."""
        self._waiting: deque[_Task] = deque()
        self._finished: dict[int, tuple[ThreadDone, int]] = {}
        """Threads that wait for those before them, and their bytes."""
        self._taken = 0
        self._given = 0
        self._bytes_ahead = 0
        self._failed_starts = 0

    def run(self, batches: Iterable[pa.RecordBatch]) -> Generator[ThreadDone]:
        """Do the threads of batches of THREADS and yield them in their order.

        Raises `ConfigError` when the workers refuse the settings, and `ReplayError` when they
        don't start. All workers have ended when it returns, or is closed.
        """
        rows = (ThreadRow(batch.slice(i, 1)) for batch in batches for i in range(batch.num_rows))
        try:
            while True:
                self._assign()
                exhausted = self._fill(rows)
                self._assign()
                given = self._given
                yield from self._ready()
                if exhausted and self._given == self._taken:
                    return
                if self._given == given:  # else there is room for more, and maybe nobody busy
                    self._listen()
        finally:
            for worker in self._workers:
                worker.end()
            self._workers.clear()
            self._selector.close()

    def _fill(self, rows: Iterator[ThreadRow]) -> bool:
        """Read threads ahead, so that no worker waits for the disk; returns whether all are."""
        while len(self._waiting) < self._jobs and not self._is_full():
            row = next(rows, None)
            if row is None:
                return True
            job = do_thread(row, self._settings.work)
            size: int = row.batch.nbytes
            task = _Task(
                order=self._taken, job=job, request=next(job), outcome=Outcome(), size=size
            )
            self._waiting.append(task)
            self._taken += 1
            self._bytes_ahead += size
        return False

    def _is_full(self) -> bool:
        ahead = self._taken - self._given
        return ahead >= _MOST_AHEAD or (ahead > 0 and self._bytes_ahead >= _MOST_AHEAD_BYTES)

    def _assign(self) -> None:
        """Give waiting threads to idle workers, and start workers while there are too few."""
        for worker, task in self._workers.items():
            if task is None and worker.ready and self._waiting:
                self._begin(worker, self._waiting.popleft())
        starting = sum(not worker.ready for worker in self._workers)
        while len(self._workers) < self._jobs and starting < len(self._waiting):
            worker = WorkerProcess(self._command, self._told, self._selector)
            worker.allow(_START_SECONDS)
            self._workers[worker] = None
            starting += 1

    def _begin(self, worker: WorkerProcess, task: _Task) -> None:
        request = task.request
        head = RANGE.pack(request.first, request.last)
        self._workers[worker] = task
        worker.allow(self._settings.limits.max_wall_seconds)
        worker.send(Kind.THREAD, head + frames.to_bytes(request.row.batch))

    def _ready(self) -> Iterator[ThreadDone]:
        while self._given in self._finished:
            done, size = self._finished.pop(self._given)
            self._given += 1
            self._bytes_ahead -= size
            yield done

    def _listen(self) -> None:
        """Wait until a worker says something, or must have."""
        nearest = min((w.deadline for w in self._workers), default=0.0)
        timeout = None if nearest == float("inf") else max(0.0, nearest - time.monotonic())
        for key, events in self._selector.select(timeout):
            worker: WorkerProcess = key.data
            if events & selectors.EVENT_WRITE:
                worker.send_more()
            else:
                for frame in worker.receive():
                    if worker in self._workers:  # one that was ended may have said more
                        self._heard(worker, frame)
        for worker in [w for w in self._workers if w.deadline <= time.monotonic()]:
            worker.end()
            self._lost(worker, "TimeLimit")

    def _heard(self, worker: WorkerProcess, frame: tuple[Kind, bytes] | None) -> None:
        if frame is None:
            end = worker.wait(_END_SECONDS)
            self._lost(worker, _ENDS.get(end, f"WorkerDied ({end})"))
            return
        kind, data = frame
        task = self._workers[worker]
        if kind is Kind.READY:
            worker.ready = True
            worker.allow(float("inf"))
            self._failed_starts = 0
        elif kind is Kind.REFUSED:
            raise ConfigError(data.decode())
        elif task is not None:
            self._note(worker, task, kind, data)

    def _note(self, worker: WorkerProcess, task: _Task, kind: Kind, data: bytes) -> None:
        """Take what a worker says of its thread."""
        if kind is Kind.CALLS:
            schema = self._settings.work.schema
            task.outcome.calls.append(frames.from_bytes(data, schema))
            worker.allow(self._settings.limits.max_wall_seconds)
        elif kind is Kind.TIMINGS:
            task.outcome.timings.append(frames.from_bytes(data, TIMINGS))
        else:
            worker.allow(float("inf"))
            self._workers[worker] = None
            task.outcome.error = data.decode() if kind is Kind.RAISED else None
            if task.outcome.error == "MemoryError":  # little may be left for the next thread
                worker.end()
                del self._workers[worker]
            self._advance(task)

    def _lost(self, worker: WorkerProcess, error: str) -> None:
        """Forget a worker that has ended; its thread goes on with another."""
        task = self._workers.pop(worker)
        if not worker.ready:
            self._failed_starts += 1
            if self._failed_starts >= _MOST_FAILED_STARTS:
                raise ReplayError(f"the workers end before they have begun: {error}.")
        if task is not None:
            task.outcome.error = error
            self._advance(task)

    def _advance(self, task: _Task) -> None:
        """Tell a thread what came of its request: it has another one, or is done."""
        outcome = task.outcome
        del outcome.calls[len(outcome.timings) :]  # died between the two
        task.outcome = Outcome()
        try:
            task.request = task.job.send(outcome)
        except StopIteration as stop:
            done: ThreadDone = stop.value
            size = sum(batch.nbytes for batch in (*done.calls, *done.timings))
            self._bytes_ahead += size - task.size
            self._finished[task.order] = (done, size)
        else:
            self._waiting.appendleft(task)
