"""The limit of a call: what the caller says, or what the model's context window leaves."""

from __future__ import annotations

from context_trim.errors import ConfigError
from context_trim.registry import find_model
from context_trim.tokens import TokenCounter


def token_limit(
    model: str | None,
    counter: TokenCounter,
    *,
    max_tokens: int | None,
    reserve_tokens: int | None,
    prompt: str | int | None,
) -> int:
    """Return the tokens that the trimmed text may have.

    Without `max_tokens` that is the model's context window less `reserve_tokens`, kept for the
    answer, and less what the caller's own `prompt` takes (its text, or its tokens). With it, the
    smaller of the two counts. Raises `ConfigError` for wrong figures, for a window that isn't
    known, and when nothing is left of it.
    """
    for name, value, least in (
        ("max_tokens", max_tokens, 1),
        ("reserve_tokens", reserve_tokens, 0),
        ("prompt", None if isinstance(prompt, str) else prompt, 0),
    ):
        if value is not None and (type(value) is not int or value < least):
            also = " or a text" if name == "prompt" else ""
            raise ConfigError(f"{name} must be a whole number of {least} or more{also}.")
    if max_tokens is not None and reserve_tokens is None and prompt is None:
        return max_tokens
    if reserve_tokens is None and max_tokens is None:
        raise ConfigError(
            "without max_tokens say how many tokens of the model's context window are kept for "
            "its answer: reserve_tokens."
        )
    window = find_model(model).context_window if model is not None else None
    if window is None:
        of = f"of the model {model!r} isn't" if model is not None else "isn't, without a model,"
        raise ConfigError(f"the context window {of} known: give max_tokens alone.")
    taken = counter.count(prompt) if isinstance(prompt, str) else prompt or 0
    left = window - (reserve_tokens or 0) - taken
    if left < 1:
        raise ConfigError(
            f"nothing is left of the context window of {window} tokens: {reserve_tokens or 0} are "
            f"kept for the answer, and the prompt takes {taken}."
        )
    return left if max_tokens is None else min(left, max_tokens)
