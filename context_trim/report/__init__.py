"""The savings report: figures of a run or a ledger, as tables, JSON, CSV, Markdown and one page.

Needs the extra `[report]` (pyarrow; the page jinja2): importing it without raises
`MissingExtraError`.
"""

from context_trim.errors import MissingExtraError

try:
    import pyarrow as pa  # noqa: F401
except ImportError:
    raise MissingExtraError("report", ["pyarrow"]) from None
