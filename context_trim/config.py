"""Every setting, its default and its meaning, in one place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Count = Callable[[str], int]
"""A function that says how many tokens a text has."""


class TrimConfig(BaseModel):
    """The settings of a `Trimmer`. `model` or `counter` must be given; all else has a default."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    model: str | None = None
    """The model that will read the prompt: chooses the tokenizer and the price."""

    counter: Count | str | None = None
    """Counts tokens in place of the model's tokenizer: a function, or the name of an encoding."""

    min_relevance: Annotated[float, Field(ge=0, le=1)] = 0.0
    """Leave out passages below this share of the best passage's score, even where there is
    room. The newest message is exempt. 0 turns it off."""

    newest_bonus: Annotated[float, Field(ge=0)] = 0.25
    """Added to the score (0 to 1) of the newest message's passages."""

    max_pack_trials: Annotated[int, Field(ge=0)] = 24
    """How often packing may render and count again to fill what is left of the budget."""

    max_raw_bytes: Annotated[int, Field(ge=0)] = 1_000_000
    """Count the raw source's tokens only up to this size in bytes, over all mails together; above
    it `savings.raw_tokens` is None."""

    price_date: date | None = None
    """Use the prices in force on this day; None is today (UTC)."""
