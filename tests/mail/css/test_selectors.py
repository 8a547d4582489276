"""Selectors match what soupsieve, another implementation of them, matches."""

from __future__ import annotations

from typing import Any

import pytest
import soupsieve
import tinycss2
from bs4 import BeautifulSoup, Tag
from hypothesis import given, settings
from hypothesis import strategies as st

from context_trim.mail.css.ground import Ground
from context_trim.mail.css.pseudo import InvalidSelectorError
from context_trim.mail.css.selectors import Selector, compile_selectors, keys_of

Tree = tuple[str, str, list["Tree"]]

NAMES, CLASSES = ("div", "p", "b", "ul", "li"), ("a", "b", "c")
TREES: st.SearchStrategy[Tree] = st.recursive(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(CLASSES), st.just([])),
    lambda inner: st.tuples(
        st.sampled_from(NAMES), st.sampled_from(CLASSES), st.lists(inner, max_size=4)
    ),
    max_leaves=20,
)
SIMPLE = st.sampled_from([
    "div", "p", "b", "*", ".a", ".b", "p.c", "#i1", "[class]", "[class=a]", "[class^=b]",
    "[id$='2' i]", "[data-n~=x]", ":first-child", ":last-child", ":only-child", ":nth-child(2n+1)",
    ":nth-last-child(2)", ":nth-of-type(2)", ":first-of-type", ":last-of-type", ":only-of-type",
    ":nth-child(-n+2)", ":empty", ":root", ":not(.a)", ":not(div, .b)", ":is(p, .c)",
    ":where(li).a", ":has(> b)", ":has(.a)", ":has(+ p)", ":has(~ .b)", ":nth-child(2 of .a)",
    ":not(:is(div .a))",
])  # fmt: skip
COMPLEX = st.lists(
    st.tuples(SIMPLE, st.sampled_from([" ", " > ", " + ", " ~ "])), min_size=1, max_size=4
).map(lambda parts: "".join(s + link for s, link in parts[:-1]) + parts[-1][0])


def _soup(tree: Tree) -> BeautifulSoup:
    soup = BeautifulSoup("<html><body></body></html>", "lxml")
    assert soup.body is not None
    stack: list[tuple[Tag, Tree]] = [(soup.body, tree)]
    number = 0
    while stack:
        parent, (name, kind, children) = stack.pop()
        number += 1
        attributes: Any = {
            "class": [kind],
            "id": f"i{number}",
            "data-n": "x y" if number % 2 else "y",
        }
        tag = soup.new_tag(name, attrs=attributes)
        parent.append(tag)
        stack += [(tag, child) for child in children]
    return soup


def _is_tag(_: Tag) -> bool:
    return True


def _compiled(selector: str) -> list[Selector]:
    return compile_selectors(tinycss2.parse_component_value_list(selector), quirks=False)


@settings(deadline=None)
@given(TREES, COMPLEX)
def test_matches_as_soupsieve(tree: Tree, selector: str) -> None:
    """The same elements of a tree match, whatever the selector is made of."""
    soup = _soup(tree)
    (ours,) = _compiled(selector)
    ground = Ground(steps=10**9)
    matched = [t for t in soup.find_all(_is_tag) if ours.match(t, ground)]
    assert [id(t) for t in matched] == [id(t) for t in soupsieve.select(selector, soup)]


@settings(deadline=None)
@given(TREES, COMPLEX)
def test_what_matches_is_found_by_its_key(tree: Tree, selector: str) -> None:
    """Each match has the selector's key, and stands below elements that have those `above`."""
    (ours,) = _compiled(selector)
    for tag in soupsieve.select(selector, _soup(tree)):
        assert ours.key in {"*", *keys_of(tag, quirks=False)}
        above = {k for t in tag.parents for k in keys_of(t, quirks=False)}
        assert set(ours.above) <= above


@pytest.mark.parametrize(
    ("selector", "specificity"),
    [
        ("p", (0, 0, 1)),
        (".a.b p#c", (1, 2, 1)),
        ("[x]:first-child", (0, 2, 0)),
        (":is(#a, p) b", (1, 0, 1)),
        (":where(#a) b", (0, 0, 1)),
        (":not(.a, p)", (0, 1, 0)),
        ("*", (0, 0, 0)),
    ],
)
def test_specificity(selector: str, specificity: tuple[int, int, int]) -> None:
    """Specificity is counted as CSS says (Selectors, level 4, section 17)."""
    assert [s.specificity for s in _compiled(selector)] == [specificity]


@pytest.mark.parametrize(
    "selector", ["", "p >", ".a,", ",", "p:made-up", "p::made-up", "..a", ":nth-child(x)", "p {}"]
)
def test_invalid_selectors(selector: str) -> None:
    """A selector that browsers refuse makes its whole list invalid."""
    with pytest.raises(InvalidSelectorError):
        _compiled(f"b, {selector}")


def test_pseudo_elements_hold_no_text() -> None:
    """They are left out of a list; those of one browser too."""
    assert [s.key for s in _compiled("p::before, .a, b::-webkit-scrollbar, i:hover")] == [".a", "i"]
