"""Calls in worker threads for asyncio: bounded, and ended soon after they are cancelled."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    import asyncio

_MOST_AT_ONCE = 32
"""As many threads as asyncio's own pool has at most: what waits, waits as the caller's task."""

_Result = TypeVar("_Result")


class AbandonedError(Exception):
    """Nobody waits for the call any more; it ends here, and nobody sees this."""


class Stop:
    """Says to a call that nobody waits for it any more."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def set(self) -> None:
        """Ask the call to end."""
        self._event.set()

    def check(self) -> None:
        """Raise `AbandonedError` if the call is to end."""
        if self._event.is_set():
            raise AbandonedError


class Background:
    """Runs functions in the threads of whichever event loop asks, a bounded number at a time."""

    def __init__(self) -> None:
        self._gates: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = (
            WeakKeyDictionary()
        )
        self._lock = threading.Lock()

    async def run(self, function: Callable[[Stop], _Result]) -> _Result:
        """Return what the function returns; a cancelled one is told by its `Stop`."""
        import asyncio  # noqa: PLC0415  (whoever awaits has it already)

        loop = asyncio.get_running_loop()
        with self._lock:
            gate = self._gates.setdefault(loop, asyncio.Semaphore(_MOST_AT_ONCE))
        stop = Stop()
        async with gate:
            try:
                return await asyncio.to_thread(function, stop)
            except asyncio.CancelledError:
                stop.set()
                raise
