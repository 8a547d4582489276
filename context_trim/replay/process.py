"""One worker process as its parent sees it: pipes that never block, a time limit, an end."""

from __future__ import annotations

import contextlib
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from context_trim.replay.frames import Kind, Unpacker, pack

DEFAULT_COMMAND = (sys.executable, "-P", "-m", "context_trim.replay.worker")
"""-P: what lies in the current folder, a mailbox perhaps, must not be imported."""

_CHUNK = 1 << 18
_ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
"""A process a core does the work; a pool of threads in each would fight over the cores."""


class WorkerProcess:
    """A running worker. Whoever waits calls `receive` and `send_more` when its pipes are ready."""

    def __init__(
        self, command: Sequence[str], settings: bytes, selector: selectors.BaseSelector
    ) -> None:
        self._process = subprocess.Popen(  # noqa: S603
            command,
            bufsize=0,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # a traceback may show mail
            env=_environment(),
            start_new_session=True,  # Ctrl-C is for the parent
        )
        self._selector = selector
        self._unpacker = Unpacker()
        self._unsent = memoryview(b"")
        self.ready = False
        self.deadline = float("inf")
        """When it must have said something, by the monotonic clock in seconds."""
        for pipe in (self._input, self._output):
            os.set_blocking(pipe.fileno(), False)
        selector.register(self._output, selectors.EVENT_READ, self)
        self.send(Kind.SETTINGS, settings)

    @property
    def _input(self) -> BinaryIO:
        return self._process.stdin  # type: ignore[return-value]  # it was asked for

    @property
    def _output(self) -> BinaryIO:
        return self._process.stdout  # type: ignore[return-value]  # it was asked for

    @property
    def pid(self) -> int:
        """Return the process's number."""
        return self._process.pid

    def send(self, kind: Kind, data: bytes) -> None:
        """Begin to send a frame; what the pipe doesn't take at once goes with `send_more`."""
        self._unsent = memoryview(bytes(self._unsent) + pack(kind, data))
        self._watch_input()
        self.send_more()

    def send_more(self) -> None:
        """Send what the pipe takes. A pipe whose reader died shows at its other end."""
        try:
            while self._unsent:
                self._unsent = self._unsent[os.write(self._input.fileno(), self._unsent[:_CHUNK]) :]
        except BlockingIOError:
            return
        except OSError:
            self._unsent = memoryview(b"")
        self._selector.unregister(self._input)

    def receive(self) -> Iterator[tuple[Kind, bytes] | None]:
        """Yield the frames that have arrived, and None when there will be no more."""
        try:
            data = os.read(self._output.fileno(), _CHUNK)
        except BlockingIOError:
            return
        yield from self._unpacker.feed(data)
        if not data:
            yield None

    def allow(self, seconds: float) -> None:
        """Let it be silent for so long from now on."""
        self.deadline = time.monotonic() + seconds

    def end(self) -> str:
        """End the process, if it still runs; returns how it ended: a signal's name or a code."""
        self._process.kill()
        code = self._process.wait()
        for pipe in (self._input, self._output):
            if not pipe.closed:
                if pipe.fileno() in self._selector.get_map():
                    self._selector.unregister(pipe)
                pipe.close()
        return signal.Signals(-code).name if code < 0 else f"exit {code}"

    def wait(self, seconds: float) -> str:
        """Return how a process ended that has closed its output."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(seconds)
        return self.end()

    def _watch_input(self) -> None:
        if self._input.fileno() not in self._selector.get_map():
            self._selector.register(self._input, selectors.EVENT_WRITE, self)


def _environment() -> dict[str, str]:
    """Return the environment of a worker: it imports what this process imports."""
    path = os.pathsep.join(entry for entry in sys.path if entry)
    return {**os.environ, **_ONE_THREAD, "PYTHONPATH": path}
