"""Custom properties and var() (CSS Custom Properties, level 1), with a bound on what they grow to.

A value that grows without end ("billion laughs", section 3.3) is invalid, as it is to browsers.
"""

from __future__ import annotations

from collections.abc import Mapping

import tinycss2

from context_trim.mail.css.values import MOST_VALUE_TOKENS, Token, fits, significant, written

_DEEPEST = 16
_FUNCTIONS = frozenset({"var", "env"})


def is_variable(value: str) -> bool:
    """Return whether a value may refer to custom properties."""
    return "(" in value and ("var(" in (low := value.lower()) or "env(" in low)


def substituted(value: str, variables: Mapping[str, str]) -> str | None:
    """Return a value with var() and env() replaced, or None where it is invalid."""
    return _Substitution(variables).text(value, 0)


class _Substitution:
    def __init__(self, variables: Mapping[str, str]) -> None:
        self._variables = variables
        self._left = MOST_VALUE_TOKENS

    def text(self, value: str, depth: int) -> str | None:
        if not is_variable(value):
            return value
        tokens = tinycss2.parse_component_value_list(value, skip_comments=True)
        if not fits(tokens, most=MOST_VALUE_TOKENS):
            return None
        replaced = self._replaced(tokens, depth)
        return None if replaced is None else written(replaced)

    def _replaced(self, tokens: list[Token], depth: int) -> list[Token] | None:
        found: list[Token] = []
        for token in tokens:
            self._left -= 1
            if self._left < 0 or depth > _DEEPEST:
                return None
            if token.type == "function" and token.lower_name in _FUNCTIONS:
                inner = self._reference(token, depth)
            elif token.type == "function":
                inner = self._replaced(token.arguments, depth + 1)
                if inner is not None:
                    token.arguments = inner  # parsed here, for this call: nobody else holds it
                    inner = [token]
            else:
                inner = [token]
            if inner is None:
                return None
            found += inner
        return found

    def _reference(self, token: Token, depth: int) -> list[Token] | None:
        name = next(iter(significant(token.arguments)), None)
        if name is None or name.type != "ident":
            return None
        value = self._variables.get(name.value) if token.lower_name == "var" else None
        if value is not None:
            tokens = tinycss2.parse_component_value_list(value, skip_comments=True)
            if not fits(tokens, most=max(self._left, 0)):
                return None
            resolved = self._replaced(tokens, depth + 1)
            if resolved is not None:
                return resolved
        comma = next((i for i, t in enumerate(token.arguments) if t == ","), None)
        fallback = None if comma is None else token.arguments[comma + 1 :]
        return None if fallback is None else self._replaced(fallback, depth + 1)
