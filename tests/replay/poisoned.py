"""A worker that some mails end, as a field of theirs says. `python -m` this starts it."""

from __future__ import annotations

import ctypes
import os
import re
import signal
import time
from collections.abc import Callable
from typing import NoReturn

from context_trim.models import Email
from context_trim.replay.work import ThreadCalls
from context_trim.replay.worker import serve

_FIELD = re.compile(rb"^X-Poison: (\w+)", re.MULTILINE)


def _spin() -> NoReturn:
    while True:
        pass


def _eat() -> None:
    held = []
    while True:
        held.append(bytearray(10_000_000))


def _raise() -> NoReturn:
    raise RecursionError("canary: a mail's text may stand here")


POISONS: dict[str, Callable[[], object]] = {
    "spin": _spin,
    "sleep": lambda: time.sleep(1_000),
    "exit": lambda: os._exit(7),
    "eat": _eat,
    "raise": _raise,
    "crash": lambda: ctypes.string_at(0),
    "kill": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "print": lambda: print("noise"),  # noqa: T201
}


class Poisoned(ThreadCalls):
    """Does what a mail asks for when it is first read."""

    def email(self, index: int) -> Email | None:
        """Obey the field, and go on if there is anything left to do that."""
        found = _FIELD.search(self.thread.source(index))
        if found is not None:
            POISONS[found[1].decode()]()
        return super().email(index)


if __name__ == "__main__":
    serve(Poisoned)
