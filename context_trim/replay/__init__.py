"""Replay over mailbox dumps: thread index, call points, and the batches that workers take.

Needs the extra `[replay]` (pyarrow): importing it without raises `MissingExtraError`.
"""

from context_trim.errors import MissingExtraError

try:
    import pyarrow as pa  # noqa: F401
except ImportError:
    raise MissingExtraError("replay", ["pyarrow"]) from None
