"""A worker process: threads come in on stdin, rows go out on stdout, and it dies with its parent.

`python -m context_trim.replay.worker` is started by the pool. It reads no file and writes none.
"""

from __future__ import annotations

import os
import queue
import struct
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
from pydantic import BaseModel, ConfigDict

from context_trim.config import ReplayLimits
from context_trim.errors import ContextTrimError
from context_trim.replay import frames
from context_trim.replay.frames import Kind
from context_trim.replay.rows import ThreadRow
from context_trim.replay.schema import THREADS
from context_trim.replay.work import ThreadCalls, Tools, WorkSettings, as_batches, load_tools

RANGE = struct.Struct("<QQ")
"""Stands before a thread: the calls that are to be done, from the first to before the second."""


class WorkerSettings(BaseModel):
    """What a worker is told at its start."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    work: WorkSettings
    limits: ReplayLimits


CallsOf = Callable[[ThreadRow, WorkSettings, Tools], ThreadCalls]


def serve(calls_of: CallsOf = ThreadCalls) -> None:
    """Do what the parent sends, until it closes the pipe or dies."""
    out = _private_stdout()
    arrived: queue.SimpleQueue[tuple[Kind, bytes]] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(arrived,), daemon=True).start()
    settings = WorkerSettings.model_validate_json(arrived.get()[1])
    pa.set_memory_pool(pa.system_memory_pool())  # the others reserve more than they use
    try:
        tools = load_tools(settings.work.trim)
    except ContextTrimError as error:
        _send(out, Kind.REFUSED, str(error).encode())
        return
    _limit_memory(settings.limits.max_memory_bytes)
    _send(out, Kind.READY)
    while True:
        data = arrived.get()[1]
        try:
            _do(data, settings, tools, calls_of, out)
        except Exception as error:  # noqa: BLE001  (its text may show mail; its type does not)
            _send(out, Kind.RAISED, type(error).__name__.encode())
        else:
            _send(out, Kind.DONE)


def _do(data: bytes, settings: WorkerSettings, tools: Tools, calls_of: CallsOf, out: int) -> None:
    first, last = RANGE.unpack_from(data)
    _limit_cpu(settings.limits.max_cpu_seconds)
    batch = pa.ipc.read_record_batch(pa.py_buffer(data)[RANGE.size :], THREADS)
    calls = calls_of(ThreadRow(batch), settings.work, tools)
    for number in range(first):
        _limit_cpu(settings.limits.max_cpu_seconds)
        calls.redo(number)
    for number in range(first, last):
        _limit_cpu(settings.limits.max_cpu_seconds)
        row, timing = calls.do(number)
        done, timed = as_batches([row], [timing], settings.work)
        _send(out, Kind.CALLS, frames.to_bytes(done))
        _send(out, Kind.TIMINGS, frames.to_bytes(timed))


def _private_stdout() -> int:
    """Return a copy of stdout that nothing else in the process can print to."""
    copy = os.dup(sys.stdout.fileno())
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
    return copy


def _listen(arrived: queue.SimpleQueue[tuple[Kind, bytes]]) -> None:
    """Hand over frames; end the process, whatever it does, when the parent is gone."""
    while (frame := frames.read(sys.stdin.buffer)) is not None:
        arrived.put(frame)
    os._exit(0)


def _send(out: int, kind: Kind, data: bytes = b"") -> None:
    rest = memoryview(frames.pack(kind, data))
    while rest:
        rest = rest[os.write(out, rest) :]


def _limit_memory(more: int) -> None:
    """Bound the address space to what it is now and so many bytes more, where systems can."""
    statm = Path("/proc/self/statm")
    if not statm.exists():
        return
    import resource  # noqa: PLC0415  (not on Windows)

    now = int(statm.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    wanted = now + more
    soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _limit_cpu(seconds: int) -> None:
    """Let the kernel end the process (SIGXCPU) after so many CPU seconds more."""
    try:
        import resource  # noqa: PLC0415  (not on Windows)
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    wanted = int(used.ru_utime + used.ru_stime) + 1 + seconds
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


if __name__ == "__main__":
    serve()
