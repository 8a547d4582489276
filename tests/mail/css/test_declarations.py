"""Declarations are split and read as CSS says."""

from __future__ import annotations

import pytest
import tinycss2
from hypothesis import given
from hypothesis import strategies as st

from context_trim.mail.css.declarations import Declaration, declared, longhands, read_style

PIECES = st.lists(
    st.sampled_from([
        "color", "COLOR", "display", "--x", "font-size", "none", "#fff", "12px", "0", "a b", ":",
        ";",
        " ", "\n", "-", "%", ".5", "é", "&", "|", "~", "=", "*", "#", ",", "$", "1e3",
    ]),
    max_size=14,
).map("".join)  # fmt: skip


def _is_known(declaration: Declaration) -> bool:
    if declaration.name.startswith("--"):
        return bool(declaration.value)
    return bool(longhands(declaration.name, declaration.value, quirks=False))


@given(PIECES)
def test_plain_styles_are_split_as_tinycss2_parses_them(style: str) -> None:
    """Without strings, blocks, comments and escapes, splitting gives what parsing gives."""
    parsed = declared(tinycss2.parse_blocks_contents(style, True, True))  # noqa: FBT003
    known = [d for d in parsed if _is_known(d)]
    ours = [d for d in read_style(style) if _is_known(d)]
    assert [(d.name, d.value.split()) for d in ours] == [(d.name, d.value.split()) for d in known]


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("color:red", [("color", "red", False)]),
        ("Color : Red ! IMPORTANT", [("color", "Red", True)]),
        ("c\\6flor:red", [("color", "red", False)]),
        ("/* color:red */ opacity:0", [("opacity", "0", False)]),
        (
            "background:url('a;b:c') ; left:1px",
            [("background", None, False), ("left", "1px", False)],
        ),
        ("border:1px; frobnicate:2; top:3px", [("top", "3px", False)]),
        ("{color:red} left:1px", [("left", "1px", False)]),
    ],
)
def test_styles(style: str, expected: list[tuple[str, str | None, bool]]) -> None:
    """Names are folded, comments, escapes and strings understood, importance noted."""
    found = read_style(style)
    assert len(found) == len(expected)
    for declaration, (name, value, important) in zip(found, expected, strict=True):
        assert (declaration.name, declaration.important) == (name, important)
        assert value is None or declaration.value == value


@pytest.mark.parametrize(
    ("name", "value", "names"),
    [
        ("margin", "0 1px", {"margin-top", "margin-right", "margin-bottom", "margin-left"}),
        ("font", "bold 12px/1.5 Arial", {"font-size", "line-height"}),
        ("font", "12px", set()),
        ("font", "caption", {"font-size", "line-height"}),
        ("background", "#fff", {"background-color", "background-image", "background-clip"}),
        ("background", "#fff made-up", set()),
        ("overflow", "hidden", {"overflow-x", "overflow-y"}),
        ("inset", "0 auto", {"top", "right", "bottom", "left"}),
        ("display", "sideways", set()),
        ("width", "-1px", set()),
        ("left", "-1px", {"left"}),
        ("left", "-1", set()),
        ("opacity", "50%", {"opacity"}),
        ("color", "ffffff", set()),
        ("margin-inline-start", "1px", {"margin-left"}),
        ("-webkit-transform", "none", {"transform"}),
        ("padding", "inherit", {"padding-top", "padding-right", "padding-bottom", "padding-left"}),
    ],
)
def test_longhands(name: str, value: str, names: set[str]) -> None:
    """Shorthands set their longhands; what no browser takes sets nothing."""
    assert {n for n, _ in longhands(name, value, quirks=False)} == names


def test_quirks() -> None:
    """In quirks mode a number is a length and bare digits are a colour."""
    assert longhands("left", "-1", quirks=True)
    assert longhands("color", "ffffff", quirks=True) == longhands("color", "#fff", quirks=False)
    assert longhands("color", "000000", quirks=True) == longhands("color", "#000", quirks=False)


def test_importance_is_part_of_a_declaration() -> None:
    """A declaration is not important unless it says so."""
    assert Declaration("color", "red").important is False
