"""How fast a model reads its input, for the time that trimming saves."""

from __future__ import annotations

from decimal import Decimal

from context_trim.report.figures import Prefill

DEFAULT_PREFILL = Prefill(
    tokens_per_second=Decimal(5000),
    source="an assumption: measure your own model's and give --prefill-rate",
)
