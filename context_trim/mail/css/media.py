"""Media queries (level 4) and @supports, answered for a desktop window without scripts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from context_trim.mail.css.values import (
    SCREEN_HEIGHT,
    SCREEN_WIDTH,
    Length,
    Token,
    length,
    significant,
    split,
)

_DEEPEST = 8

Answer = bool | None
"""None is unknown: a query that is unknown doesn't apply, and neither does its negation."""


def media_applies(prelude: Sequence[Token]) -> bool:
    """Return whether any query of a list applies; an empty list always does."""
    queries = list(split(prelude, ","))
    return queries == [[]] or any(_query(q) for q in queries)


def _query(tokens: list[Token]) -> Answer:
    words = [t.lower_value if t.type == "ident" else "" for t in tokens]
    if not tokens:
        return False
    negated = words[0] == "not" and len(words) > 1 and bool(words[1])
    at = 1 if negated or words[0] == "only" else 0
    if at < len(words) and words[at] and words[at] != "not":
        answer: Answer = words[at] in {"all", "screen"}
        if rest := tokens[at + 1 :]:
            if words[at + 1] != "and":
                return False
            answer = _both(answer, _condition(rest[1:], _feature, 0))
        return (not answer if answer is not None else None) if negated else answer
    return _condition(tokens, _feature, 0)


def _both(left: Answer, right: Answer) -> Answer:
    if left is False or right is False:
        return False
    return None if left is None or right is None else True


def _either(left: Answer, right: Answer) -> Answer:
    if left or right:
        return True
    return None if left is None or right is None else False


def _condition(tokens: list[Token], ask: Callable[[Token], Answer], depth: int) -> Answer:
    """Answer "not (…)", "(…) and (…)" or "(…) or (…)"."""
    if not tokens or depth > _DEEPEST:
        return None
    if tokens[0].type == "ident" and tokens[0].lower_value == "not":
        answer = _condition(tokens[1:], ask, depth + 1)
        return None if answer is None else not answer
    answer = _operand(tokens[0], ask, depth)
    for word, operand in zip(tokens[1::2], tokens[2::2], strict=False):
        joins = {"and": _both, "or": _either}
        join = joins.get(word.lower_value if word.type == "ident" else "")
        if join is None:
            return None
        answer = join(answer, _negatable(operand, tokens, ask, depth))
    return answer


def _negatable(
    operand: Token, tokens: list[Token], ask: Callable[[Token], Answer], depth: int
) -> Answer:
    """Answer an operand; old style sheets write "and not (…)", which no browser takes."""
    bare = operand.type == "ident" and tokens is not None
    return None if bare else _operand(operand, ask, depth)


def _operand(token: Token, ask: Callable[[Token], Answer], depth: int) -> Answer:
    if token.type == "() block":
        inner = significant(token.content)
        if inner and (inner[0].type == "() block" or _starts_with_not(inner[0])):
            return _condition(inner, ask, depth + 1)
    return ask(token)


def _starts_with_not(token: Token) -> bool:
    return bool(token.type == "ident" and token.lower_value == "not")


def _feature(token: Token) -> Answer:
    if token.type != "() block":
        return None
    tokens = significant(token.content)
    if any(t.type == "literal" and t.value in {"<", ">", "="} for t in tokens):
        return _range(tokens)
    if not tokens or tokens[0].type != "ident":
        return None
    name, value = tokens[0].lower_value, tokens[2:]
    if len(tokens) == 1:
        return _in_boolean_sense(name)
    if tokens[1] != ":":
        return None
    return _prefixed(name, value)


def _in_boolean_sense(name: str) -> Answer:
    if name in _NUMBERS:
        return _NUMBERS[name] > 0
    return _WORDS[name] not in {"none", "no-preference"} if name in _WORDS else None


def _prefixed(name: str, value: list[Token]) -> Answer:
    for prefix, holds in (("min-", _at_least), ("max-", _at_most)):
        for vendor in ("", "-webkit-"):
            if name.startswith(vendor + prefix):
                plain = name.replace(prefix, "", 1)
                number = _value(value)
                known = plain in _NUMBERS and number is not None
                return holds(_NUMBERS[plain], number) if known and number is not None else None
    if name in _NUMBERS:
        number = _value(value)
        return None if number is None else abs(_NUMBERS[name] - number) < _SAME
    if name in _WORDS and len(value) == 1 and value[0].type == "ident":
        return bool(value[0].lower_value == _WORDS[name])
    return None


_SAME = 0.01


def _at_least(actual: float, wanted: float) -> bool:
    return actual >= wanted


def _at_most(actual: float, wanted: float) -> bool:
    return actual <= wanted


def _range(tokens: list[Token]) -> Answer:
    """Answer "width >= 600px" and "400px < width <= 900px"."""
    sides: list[list[Token]] = [[]]
    signs: list[str] = []
    for token in tokens:
        if token.type == "literal" and token.value in {"<", ">", "="}:
            if sides[-1] or not signs:
                signs.append("")
                sides.append([])
            signs[-1] += token.value
        elif token.type == "literal" and token.value in {"<=", ">="}:
            signs.append(token.value)
            sides.append([])
        else:
            sides[-1].append(token)
    values = [_side(s) for s in sides]
    if None in values or len(values) != len(signs) + 1:
        return None
    numbers = [v for v in values if v is not None]
    pairs = zip(numbers, numbers[1:], signs, strict=False)
    return all(_compare(a, b, sign) for a, b, sign in pairs)


def _side(tokens: list[Token]) -> float | None:
    if len(tokens) == 1 and tokens[0].type == "ident":
        return _NUMBERS.get(tokens[0].lower_value)
    return _value(tokens)


def _compare(left: float, right: float, sign: str) -> bool:
    if abs(left - right) < _SAME:
        return "=" in sign
    return left < right if sign.startswith("<") else left > right if sign[0] == ">" else False


def _value(tokens: list[Token]) -> float | None:
    """Return a length in pixels, a resolution in dots a pixel, a number or a ratio."""
    if len(tokens) == 3 and tokens[1] == "/":  # noqa: PLR2004
        top, bottom = _value(tokens[:1]), _value(tokens[2:])
        return top / bottom if top is not None and bottom else None
    if len(tokens) != 1:
        return None
    token = tokens[0]
    if token.type == "number":
        return float(token.value)
    if token.type == "dimension" and token.lower_unit in _RESOLUTIONS:
        return float(token.value) * _RESOLUTIONS[token.lower_unit]
    value = length(token)
    return value.rough if isinstance(value, Length) else None


_RESOLUTIONS = {"dppx": 1.0, "x": 1.0, "dpi": 1 / 96, "dpcm": 2.54 / 96}

_NUMBERS = {
    "width": SCREEN_WIDTH, "device-width": SCREEN_WIDTH, "inline-size": SCREEN_WIDTH,
    "height": SCREEN_HEIGHT, "device-height": SCREEN_HEIGHT, "block-size": SCREEN_HEIGHT,
    "aspect-ratio": SCREEN_WIDTH / SCREEN_HEIGHT,
    "device-aspect-ratio": SCREEN_WIDTH / SCREEN_HEIGHT,
    "resolution": 1.0, "-webkit-device-pixel-ratio": 1.0, "device-pixel-ratio": 1.0,
    "color": 8.0, "color-index": 0.0, "monochrome": 0.0, "grid": 0.0,
    "-webkit-transform-3d": 1.0,
}  # fmt: skip
_WORDS = {
    "orientation": "landscape", "prefers-color-scheme": "light", "hover": "hover",
    "any-hover": "hover", "pointer": "fine", "any-pointer": "fine", "scripting": "none",
    "prefers-reduced-motion": "no-preference", "prefers-contrast": "no-preference",
    "prefers-reduced-transparency": "no-preference", "prefers-reduced-data": "no-preference",
    "forced-colors": "none", "inverted-colors": "none", "display-mode": "browser",
    "update": "fast", "overflow-block": "scroll", "overflow-inline": "scroll",
    "scan": "progressive", "color-gamut": "srgb", "dynamic-range": "standard",
}  # fmt: skip


def supports(prelude: Sequence[Token]) -> bool:
    """Return whether a condition of @supports holds in a browser of today."""
    return bool(_condition(significant(prelude), _supported, 0))


def _supported(token: Token) -> Answer:
    if token.type == "function":
        return bool(token.lower_name == "selector")
    if token.type != "() block":
        return None
    tokens = significant(token.content)
    if len(tokens) < 3 or tokens[0].type != "ident" or tokens[1] != ":":  # noqa: PLR2004
        return False
    return not tokens[0].lower_value.startswith(_OF_OTHERS)


_OF_OTHERS = ("-ms-", "-moz-", "-o-", "mso-", "-webkit-overflow-scrolling", "-webkit-touch-callout")
"""Properties by which sheets ask for one browser that isn't Chromium."""
