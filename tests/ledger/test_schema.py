"""The shape of a row, as data and as Arrow's."""

from __future__ import annotations

import subprocess
import sys

from context_trim.ledger.columns import COLUMNS
from context_trim.ledger.schema import CALLS


def test_data_and_arrow_say_the_same() -> None:
    """Names, order and what may be null are those of the columns."""
    assert [(f.name, f.nullable) for f in CALLS] == [(c.name, not c.required) for c in COLUMNS]


def test_rows_need_no_arrow() -> None:
    """A live agent makes rows without pyarrow; the tables name the extra that they need."""
    code = "import sys; sys.modules['pyarrow'] = None; import context_trim.ledger.{}"
    rows, schema = (
        subprocess.run(  # noqa: S603
            [sys.executable, "-c", code.format(module)],
            capture_output=True, text=True, check=False,
        )
        for module in ("rows", "schema")
    )  # fmt: skip
    assert rows.returncode == 0
    assert schema.stderr.endswith("cannot be imported: pip install 'context-trim[replay]'.\n")
