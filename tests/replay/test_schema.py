"""The shapes of a replay's tables."""

from __future__ import annotations

import subprocess
import sys

import pyarrow as pa
import pytest

from context_trim.ledger.schema import CALLS, KEPT_TEXT, calls_schema
from context_trim.replay.schema import THREADS, TIMINGS


@pytest.mark.parametrize("schema", [THREADS, CALLS, TIMINGS, calls_schema(keep_text=True)])
def test_version_travels_with_the_table(schema: pa.Schema) -> None:
    """Each schema says its version in its metadata."""
    assert schema.metadata == {b"schema_version": b"1"}


def test_text_is_kept_only_where_it_is_asked_for() -> None:
    """Without `keep_text` no column holds the prompt."""
    assert KEPT_TEXT.name not in calls_schema().names
    assert calls_schema(keep_text=True).names == [*CALLS.names, KEPT_TEXT.name]


def test_results_join_by_thread_and_call() -> None:
    """Timings have the same key as the calls, and nothing that is a call's result."""
    assert set(CALLS.names) & set(TIMINGS.names) == {"thread", "call"}


def test_without_pyarrow_the_error_says_what_to_install() -> None:
    """The extra is named with the line that installs it."""
    code = "import sys; sys.modules['pyarrow'] = None; import context_trim.replay.schema"
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert done.stderr.endswith("pyarrow cannot be imported: pip install 'context-trim[replay]'.\n")
