"""The work: record batches of THREADS to record batches of CALLS and of TIMINGS.

Nothing is read but the batches, nothing is written, nothing is kept between threads but the models
and the vectors of passages, so any engine may call `work` anywhere, and again.
"""

from __future__ import annotations

import contextlib
import functools
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
from pydantic import BaseModel, ConfigDict

from context_trim.config import TrimConfig
from context_trim.errors import ContextTrimError
from context_trim.ledger.rows import (
    Hasher,
    Row,
    about_error,
    about_mails,
    about_newest,
    about_result,
)
from context_trim.ledger.schema import calls_schema
from context_trim.mail import parse_email
from context_trim.models import Email, Thread
from context_trim.replay.growing import GrowingThread
from context_trim.replay.rows import ThreadRow
from context_trim.replay.schema import TIMINGS
from context_trim.result import TrimResult
from context_trim.session import SessionResult
from context_trim.trimmer import Trimmer, parse_thread

_MOST_COUNTED_CHARS = 16_000_000
"""Characters of texts of one thread whose counts are remembered."""


class WorkSettings(BaseModel):
    """What a worker is told, besides its threads. `salt` is what the hashes are keyed with."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", hide_input_in_errors=True, ser_json_bytes="hex",
        val_json_bytes="hex",
    )  # fmt: skip

    trim: TrimConfig
    salt: bytes
    keep_text: bool = False

    def __repr__(self) -> str:
        """Leave out the salt."""
        return f"WorkSettings(trim={self.trim!r}, keep_text={self.keep_text})"

    @property
    def schema(self) -> pa.Schema:
        """The schema of the rows of calls."""
        return calls_schema(keep_text=self.keep_text)


def work(
    batches: Iterable[pa.RecordBatch], settings: WorkSettings
) -> Iterator[tuple[pa.RecordBatch, pa.RecordBatch]]:
    """Yield the calls and the timings of each thread, in its order.

    The calls are equal in every column for the same batch and settings. A call that fails has the
    name of its error's class in its row and no timing. Raises `ConfigError` for wrong settings.
    """
    tools = load_tools(settings.trim)
    for batch in batches:
        for number in range(batch.num_rows):
            thread = ThreadRow(batch.slice(number, 1))
            yield _all_calls(thread, settings, tools)


def _all_calls(
    thread: ThreadRow, settings: WorkSettings, tools: Tools
) -> tuple[pa.RecordBatch, pa.RecordBatch]:
    calls, timings = [], []
    todo = ThreadCalls(thread, settings, tools)
    for number in range(len(thread.calls)):
        try:
            row, timing = todo.do(number)
        except Exception as error:  # noqa: BLE001  (one bad message never ends a batch)
            calls.append(thread.failed(number, type(error).__name__))
        else:
            calls.append(row)
            timings.append(timing)
    return as_batches(calls, timings, settings)


def as_batches(
    calls: list[Row], timings: list[Row], settings: WorkSettings
) -> tuple[pa.RecordBatch, pa.RecordBatch]:
    """Return rows of calls and their timings as batches."""
    return (
        pa.RecordBatch.from_pylist(calls, schema=settings.schema),
        pa.RecordBatch.from_pylist(timings, schema=TIMINGS),
    )


@dataclass(kw_only=True, slots=True)
class Tools:
    """A trimmer, and the CPU time that its parts have taken for the call at hand."""

    trimmer: Trimmer
    watch: _Watch


@functools.lru_cache(maxsize=4)
def load_tools(config: TrimConfig) -> Tools:
    """Load the models of a configuration, once in the life of a process."""
    watch = _Watch()
    trimmer = Trimmer(config, wrap=watch.wrap)
    trimmer.warm()
    return Tools(trimmer=trimmer, watch=watch)


@dataclass(slots=True)
class _Watch:
    """Adds up nanoseconds of CPU time by stage, and remembers what was counted in a thread."""

    spent: dict[str, int] = field(default_factory=dict)
    counted: dict[str, int] = field(default_factory=dict)
    chars: int = 0

    def wrap(self, name: str, function: Any) -> Any:  # noqa: ANN401  (any function)
        inner = self._remembered(function) if name == "count" else function

        @functools.wraps(function)
        def timed(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401
            with self.over(name):
                return inner(*arguments, **named)

        return timed

    @contextmanager
    def over(self, name: str) -> Iterator[None]:
        begun = time.process_time_ns()
        try:
            yield
        finally:
            self.spent[name] = self.spent.get(name, 0) + time.process_time_ns() - begun

    def _remembered(self, count: Any) -> Any:  # noqa: ANN401
        def known(text: str) -> int:
            if (tokens := self.counted.get(text)) is None:
                tokens = count(text)
                self.chars += len(text)
                if self.chars <= _MOST_COUNTED_CHARS:
                    self.counted[text] = tokens
            return tokens

        return known

    def forget(self) -> None:
        """Begin a thread: what is remembered must not make a call depend on other threads."""
        self.counted.clear()
        self.chars = 0


class ThreadCalls:
    """The calls of one thread, done in any order; each mail is parsed when it is first needed."""

    def __init__(self, thread: ThreadRow, settings: WorkSettings, tools: Tools) -> None:
        self.thread = thread
        self._settings = settings
        self._tools = tools
        self._hasher = Hasher(settings.salt)
        self._emails: dict[int, Email | None] = {}
        self._built: tuple[int, Thread] | None = None
        self._growing = GrowingThread(thread, tools.trimmer, self.email)
        tools.watch.forget()

    def do(self, number: int) -> tuple[Row, Row]:
        """Return the rows of a call and of its timings.

        An error of this package stands in the row; what else a mail may lead to is raised.
        """
        call = self.thread.calls[number]
        watch = self._tools.watch
        watch.spent.clear()
        begun, cpu = time.perf_counter_ns(), time.process_time_ns()
        with watch.over("parse"):
            emails = [self.email(i) for i in range(self.thread.seen(number))]
        given = [e for e in emails if e is not None]
        row = self.thread.known(number) | about_mails(given)
        row["model"] = self._settings.trim.model
        if len(given) < len(emails):
            row["warnings"] = [f"{len(emails) - len(given)} of {len(emails)} mails are left out"]
        if (newest := self.email(call["message"])) is not None:
            row |= about_newest(newest, self._hasher)
        try:
            result = (
                self._session_result(number) if call["session"] else self._result(number, given)
            )
            with watch.over("trim"):
                row |= about_result(result)
        except ContextTrimError as error:
            row |= about_error(error)
        else:
            row["warnings"] += result.warnings
            if self._settings.keep_text:
                row["text"] = result.text.encode("utf-8", "replace").decode()
        return row, self._timing(number, time.perf_counter_ns() - begun, cpu)

    def redo(self, number: int) -> None:
        """Do a session's call again for those after it; its row is there already."""
        if self.thread.calls[number]["session"]:
            with contextlib.suppress(Exception):
                self._growing.do(number)

    def _session_result(self, number: int) -> SessionResult:
        with self._tools.watch.over("trim"):
            return self._growing.do(number)

    def _result(self, number: int, emails: list[Email]) -> TrimResult:
        call = self.thread.calls[number]
        with self._tools.watch.over("thread"):
            thread = self._parsed_thread(self.thread.seen(number), emails)
        with self._tools.watch.over("trim"):
            return self._tools.trimmer.trim_thread(
                thread, max_tokens=call["max_tokens"], task=call["task"]
            )

    def email(self, index: int) -> Email | None:
        """Return a mail of the thread; None for one that was left out."""
        if index not in self._emails:
            source = self.thread.source(index)
            limits = self._settings.trim.limits
            self._emails[index] = parse_email(source, limits=limits) if source else None
        return self._emails[index]

    def _parsed_thread(self, seen: int, emails: list[Email]) -> Thread:
        """Resolve the quotes of the mails that a call sees, once for calls that see the same."""
        if self._built is None or self._built[0] != seen:
            self._built = (seen, parse_thread(emails, limits=self._settings.trim.limits))
        return self._built[1]

    def _timing(self, number: int, wall: int, cpu: int) -> Row:
        spent = self._tools.watch.spent
        inside = sum(spent.get(name, 0) for name in ("count", "render"))
        return {
            "thread": self.thread.thread,
            "call": number,
            "wall_ns": wall,
            "cpu_ns": time.process_time_ns() - cpu,
            "select_ns": max(0, spent["trim"] - inside) if "trim" in spent else None,
            **{f"{name}_ns": spent.get(name) for name in ("parse", "thread", "render", "count")},
        }
