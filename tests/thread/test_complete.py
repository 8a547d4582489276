"""Long threads in which every mail quotes all before it."""

from __future__ import annotations

import pytest

from benchmarks.speed.threads import CLIENTS, SIZES, run

_MOST_MEMORY = 4


@pytest.mark.slow
@pytest.mark.parametrize("client", CLIENTS)
def test_a_complete_thread_takes_a_few_times_its_size(client: str) -> None:
    """Of 500 mails that quote all before them nothing is recovered or said twice.

    `benchmarks.speed.threads` checks that before it measures.
    """
    assert run(client, SIZES[client][-1])["memory_ratio"] <= _MOST_MEMORY
