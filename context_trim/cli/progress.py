"""How a long run shows how far it is: a bar on a terminal, plain lines elsewhere, or events."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import Protocol

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    TaskID,
    TextColumn,
)
from rich.progress import Progress as Bar
from rich.table import Column

from context_trim.replay.run import Progress, Summary

_LINE_SECONDS = 10.0
"""Between two plain lines."""

_EVENT_SECONDS = 1.0


class Shown(Protocol):
    """Shows progress, and the end."""

    def progress(self, progress: Progress) -> None:
        """Show how far a run is; called for each thread."""

    def end(self, summary: Summary, line: str) -> None:
        """Show the summary."""


@contextmanager
def shown(*, as_json: bool) -> Iterator[Shown]:
    """Give what shows progress: events on stdout, else a bar or lines on stderr."""
    console = Console(stderr=True)
    if as_json:
        yield _Events()
    elif console.is_terminal:
        with _bar(console) as bar:
            yield _OnTerminal(bar)
    else:
        yield _Lines()


class _Seldom:
    """Says yes once in a while, the first time at once."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._next = 0.0

    def now(self) -> bool:
        if time.monotonic() < self._next:
            return False
        self._next = time.monotonic() + self._seconds
        return True


class _Events:
    """JSON, an object a line: "index" and "calls" while it goes on, "done" at the end."""

    def __init__(self) -> None:
        self._seldom = _Seldom(_EVENT_SECONDS)
        self._kind = ""

    def progress(self, progress: Progress) -> None:
        kind = "index" if progress.calls is None else "calls"
        if self._seldom.now() or kind != self._kind:
            self._kind = kind
            print(json.dumps({"event": kind, **asdict(progress)}), flush=True)

    def end(self, summary: Summary, line: str) -> None:
        del line
        print(json.dumps({"event": "done", **asdict(summary)}), flush=True)


class _Lines:
    """Plain lines on stderr, the summary on stdout."""

    def __init__(self) -> None:
        self._seldom = _Seldom(_LINE_SECONDS)

    def progress(self, progress: Progress) -> None:
        if not self._seldom.now():
            return
        stage = "reading: "
        if progress.calls is not None:
            stage = f"{progress.counts.calls:,} of {progress.calls:,} calls: "
        print(f"{stage}{_facts(progress)}{_left(progress)}", file=sys.stderr, flush=True)

    def end(self, summary: Summary, line: str) -> None:
        del summary
        print(line)


class _OnTerminal:
    """A bar."""

    def __init__(self, bar: Bar) -> None:
        self._bar = bar
        self._task: TaskID = bar.add_task("reading", total=None, facts="")

    def progress(self, progress: Progress) -> None:
        if progress.calls is None:
            self._bar.update(self._task, completed=progress.messages, facts="messages")
            return
        self._bar.update(
            self._task,
            description="calls",
            completed=progress.counts.calls,
            total=progress.calls,
            facts=_facts(progress) + _left(progress),
        )

    def end(self, summary: Summary, line: str) -> None:
        del summary
        self._bar.stop()
        print(line)


def _bar(console: Console) -> Bar:
    return Bar(
        TextColumn("{task.description}"),
        BarColumn(bar_width=10),
        MofNCompleteColumn(table_column=Column(no_wrap=True)),
        TextColumn("{task.fields[facts]}", table_column=Column(no_wrap=True)),
        console=console,
        transient=True,
    )


def _facts(progress: Progress) -> str:
    if progress.calls is None:
        return f"{progress.messages:,} messages"
    saved = progress.counts.tokens_before - progress.counts.tokens_after
    return f"{_rate(progress):,.0f} a second, {saved:,} tokens saved"


def _rate(progress: Progress) -> float:
    """Return the calls a second of this process."""
    done = progress.counts.calls - progress.done_before
    return done / progress.seconds if progress.seconds else 0.0


def _left(progress: Progress) -> str:
    """Return the time that the rest will take at this rate."""
    rate = _rate(progress)
    if progress.calls is None or not rate:
        return ""
    seconds = round((progress.calls - progress.counts.calls) / rate)
    return f", {seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02} left"
