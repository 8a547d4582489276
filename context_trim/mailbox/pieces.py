"""What a file of messages is cut into."""

from __future__ import annotations

from dataclasses import dataclass, field

from context_trim.mailbox.places import Reason


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """One message as it stands in its file, or why what stands there is none."""

    offset: int
    length: int
    data: bytes = field(default=b"", repr=False)
    problem: Reason | None = None
    detail: str = ""
