"""The errors of this package. No message carries mail or task text.

ContextTrimError
|-- SourceError        what was given is not one mail, or cannot be read
|-- ConfigError        a setting is missing or out of range
|   `-- UnknownModelError  the model's name is not known
|-- BudgetError        the limit is below what must be sent
|-- LedgerError        a ledger cannot be opened, read or written
|-- SessionError       what was stored of a session cannot be taken up
|-- ReplayError        a replay cannot be begun, resumed or stored
|   `-- OutputError        a file of it cannot be written
`-- ReportError        a report or a comparison cannot be made of what was given
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence


class ContextTrimError(Exception):
    """The root of every error that this package raises on purpose."""


class SourceError(ContextTrimError):
    """What was given as a mail cannot be read as one; the message says what to give instead."""


class ConfigError(ContextTrimError):
    """A setting is missing, unknown or out of range."""


class UnknownModelError(ConfigError):
    """A model's name is not known.

    `model` is the name that was given, `close` the known names nearest to it.
    """

    def __init__(self, model: str, close: Sequence[str]) -> None:
        self.model = model
        self.close = tuple(close)
        hint = f"did you mean {', '.join(self.close)}?" if self.close else "no known name is close."
        super().__init__(
            f"the model {model!r} is not known: {hint} For another model say how to count: give "
            "an encoding (o200k_base, cl100k_base) or the path of its tokenizer.json as counter."
        )


class MissingExtraError(ConfigError):
    """A setting needs packages that are not installed; the message says what to install."""

    def __init__(self, extra: str, missing: Sequence[str]) -> None:
        self.extra = extra
        self.missing = tuple(missing)
        super().__init__(
            f"{', '.join(self.missing)} cannot be imported: pip install 'context-trim[{extra}]'."
        )


class SessionError(ContextTrimError):
    """What was stored of a session cannot be taken up; the message says why and what to do."""


class LedgerError(ContextTrimError):
    """A ledger cannot be opened, read or written; the message names the file."""


class ReplayError(ContextTrimError):
    """A replay cannot be begun, resumed or stored; the message says what to do."""


class OutputError(ReplayError):
    """A file of a replay cannot be written, such as when the disk is full; none is half there."""


class ReportError(ContextTrimError):
    """A report or a comparison cannot be made of what was given; the message says why."""


class BudgetError(ContextTrimError):
    """The limit is below the minimum that must be sent.

    `needed` is that minimum and `max_tokens` the limit, both in tokens; `pins` says how many of
    them each pin takes, by its place among the pins.
    """

    def __init__(
        self,
        needed: int,
        max_tokens: int,
        *,
        pinned_tokens: int = 0,
        pins: Mapping[str, int] | None = None,
    ) -> None:
        self.needed = needed
        self.max_tokens = max_tokens
        self.pinned_tokens = pinned_tokens
        self.pins = dict(pins or {})
        said = ", ".join(f"{who}: {tokens}" for who, tokens in self.pins.items())
        told = f" ({said})" if said else ""
        text = f", {pinned_tokens} of them for what is pinned{told}" if pinned_tokens else ""
        super().__init__(
            f"max_tokens is {max_tokens}, but at least {needed} tokens are needed{text}: "
            f"raise max_tokens to {needed} or more" + (", or pin less." if pinned_tokens else ".")
        )
