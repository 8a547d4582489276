"""Media queries and @supports are answered for a desktop window."""

from __future__ import annotations

import pytest
import tinycss2

from context_trim.mail.css.media import media_applies, supports


def _tokens(text: str) -> list[object]:
    tokens: list[object] = tinycss2.parse_component_value_list(text)
    return tokens


@pytest.mark.parametrize(
    "query",
    [
        "",
        "all",
        "SCREEN",
        "only screen",
        "print, screen",
        "not print",
        "not all and (max-width: 500px)",
        "(min-width: 600px)",
        "screen and (min-width: 20em) and (max-width: 2000px)",
        "(width >= 600px)",
        "(300px < width < 2000px)",
        "(600px <= width)",
        "not (max-width: 600px)",
        "(not (max-width: 600px))",
        "(max-width: 600px) or (orientation: landscape)",
        "((min-width: 1px) and (hover))",
        "(-webkit-min-device-pixel-ratio: 0)",
        "(min-resolution: 72dpi)",
        "(prefers-color-scheme: light)",
        "(min-aspect-ratio: 1/1)",
        "(color)",
        "(width: 1024px)",
    ],
)
def test_applies(query: str) -> None:
    """A query that a wide, light, touchless screen fulfils applies."""
    assert media_applies(_tokens(query))


@pytest.mark.parametrize(
    "query",
    [
        "print",
        "speech",
        "yahoo",
        "only print",
        "not screen",
        "not all",
        "(max-width: 600px)",
        "only screen and (max-device-width: 480px)",
        "(width < 600px)",
        "(400px > width)",
        "(made-up: 1)",
        "not (made-up: 1)",
        "screen and",
        "screen (min-width: 1px)",
        "(min-width: wide)",
        "(prefers-color-scheme: dark)",
        "(-webkit-min-device-pixel-ratio: 2)",
        "(orientation: portrait)",
        "(monochrome)",
        "(-ms-high-contrast: none)",
        "(min-width)",
        "()",
    ],
)
def test_does_not_apply(query: str) -> None:
    """Other media, narrow or dark screens and what nobody knows don't apply."""
    assert not media_applies(_tokens(query))


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("(display: grid)", True),
        ("(--x: 1)", True),
        ("not (display: grid)", False),
        ("(-moz-appearance: none)", False),
        ("(display: grid) and (-ms-ime-align: auto)", False),
        ("(display: grid) or (-ms-ime-align: auto)", True),
        ("not ((display: grid) and (-ms-ime-align: auto))", True),
        ("selector(:has(a))", True),
        ("grid", False),
    ],
)
def test_supports(condition: str, holds: bool) -> None:  # noqa: FBT001
    """What browsers of today know is supported, what only others knew isn't."""
    assert supports(_tokens(condition)) is holds
