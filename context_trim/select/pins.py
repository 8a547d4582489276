"""What the caller wants kept whatever its rank."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from context_trim.models import Passage, Reason
from context_trim.select.passages import Unit

Pin = str | Callable[[Passage], bool]
"""Passages that must be in the prompt: those that hold the text (case and the kind of white space
don't count), or those for which the function is true."""

_PINNABLE = frozenset({Reason.SIGNATURE, Reason.DISCLAIMER, Reason.FOOTER, None})
"""What stands elsewhere in the thread is pinned there."""


def find_pinned(units: Sequence[Unit], pins: Sequence[Pin]) -> list[frozenset[int]]:
    """Return for each pin the indices of the units that it pins."""
    texts = {i: _folded(u.passage.text) for i, u in enumerate(units) if u.reason in _PINNABLE}
    found: list[frozenset[int]] = []
    for pin in pins:
        if isinstance(pin, str):
            wanted = _folded(pin)
            found.append(frozenset(i for i, text in texts.items() if wanted in text))
        else:
            found.append(frozenset(i for i in texts if pin(units[i].passage)))
    return found


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
