"""What a cue is: a place in a text that asks, promises or fixes something."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class CueKind(StrEnum):
    """What a place in a text does."""

    QUESTION = "question"
    REQUEST = "request"
    COMMITMENT = "commitment"
    DATE = "date"
    DEADLINE = "deadline"
    AMOUNT = "amount"
    IDENTIFIER = "identifier"
    DECISION = "decision"
    NEGATION = "negation"


@dataclass(frozen=True, kw_only=True, slots=True)
class Cue:
    """A place from `start` to `end` (offsets into the text) and what it does.

    A question that ends in a mark is its sentence; all else is the words that show it. A deadline
    reaches from the word that makes it one to the end of its date, which is a cue of its own.
    """

    kind: CueKind
    start: int
    end: int
