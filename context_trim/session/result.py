"""The result of a session's turn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from context_trim.restore import Span, joined
from context_trim.result import TrimResult
from context_trim.savings import Savings


@dataclass(frozen=True, kw_only=True)
class SessionResult(TrimResult):
    """A `TrimResult` of a thread that grows; `thread.messages` stand in the order of the text.

    `prefix` is the text without the closing line of the fence: unless `retrimmed`, that of the
    turn before with something behind it. `stable_prefix_tokens` counts the beginning of the text
    that equals the turn before, which is what a provider's cache can serve. `retired` are the
    spans behind the markers of earlier texts, and `former` the texts of messages that went.
    """

    prefix: str = field(repr=False)
    stable_prefix_tokens: int
    retrimmed: bool
    raw_dropped: bool = field(repr=False)
    retired: Mapping[str, tuple[Span, ...]] = field(repr=False)
    former: Mapping[str, str] = field(repr=False)

    def expand(self, id: str) -> str:  # noqa: A002  (the name that the markers and records use)
        """Return the text behind a marker of this text or an earlier one, or of one span.

        Raises `KeyError` when no text of the session had such an id.
        """
        try:
            return super().expand(id)
        except KeyError:
            if id not in self.retired:
                raise
        texts = {m.id: m.text for m in self.thread.messages} | {**self.former}
        return joined(texts, self.retired[id])

    @cached_property
    def savings(self) -> Savings:
        """What trimming saved; see `TrimResult.savings`.

        The raw tokens are unknown once the sources are larger than `max_raw_bytes`, since a session
        doesn't keep them then.
        """
        found = super().savings
        return replace(found, raw_tokens=None) if self.raw_dropped else found
