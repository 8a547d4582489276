"""Selectors (level 4): parsed by cssselect2, matched here against BeautifulSoup's tree.

cssselect2 matches on ElementTree only and walks siblings and ancestors without a bound; here each
step is counted, since a page of 10,000 rules by 10,000 elements is an attack and not a mail.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bs4 import BeautifulSoup, Tag
from cssselect2 import parser

from context_trim.mail.css.attributes import attribute
from context_trim.mail.css.ground import Ground, Matcher
from context_trim.mail.css.pseudo import InvalidSelectorError, always, functional, pseudo_class
from context_trim.mail.css.values import Token, fits, listed

MOST_TOKENS = 80
"""Tokens of one selector, those in brackets included; the parser is quadratic in them."""

DEEPEST = 8
"""Levels of :not(:is(…)); the parser is recursive in them."""


class Selector(NamedTuple):
    """A compiled selector.

    `key` is "#id", ".class", a name or "*" of its last compound, which every match has. `above`
    are keys that some element above every match has. `plain` says that names, classes and ids
    decide alone. `specificity` is as CSS counts it.
    """

    key: str
    above: tuple[str, ...]
    plain: bool
    specificity: tuple[int, int, int]
    match: Matcher


class HugeSelectorError(ValueError):
    """The selector is larger than any mail's; its rule isn't read."""


def compile_selectors(prelude: Sequence[Token], *, quirks: bool) -> list[Selector]:
    """Compile a list of selectors; those of pseudo-elements are left out, since they hold no text.

    Raises `InvalidSelectorError` and `HugeSelectorError`.
    """
    if not fits(prelude, most=MOST_TOKENS * 8, deepest=DEEPEST):
        raise HugeSelectorError
    found = []
    for tokens in listed(prelude):
        if len(tokens) > MOST_TOKENS:
            raise HugeSelectorError
        if any(t.type == "ident" and t.lower_value.startswith("-webkit-") for t in tokens):
            continue  # its pseudo-elements and states are valid to browsers and name no text
        try:
            parsed = list(parser.parse(tokens))
        except ValueError:
            raise InvalidSelectorError from None
        found += [_compiled(p.parsed_tree, quirks) for p in parsed if p.pseudo_element is None]
    return found


def _compiled(tree: object, quirks: bool) -> Selector:  # noqa: FBT001
    compounds, links = _chain(tree)
    last = compounds[-1]
    above = [_key(c, quirks) for c, link in zip(compounds, links, strict=False) if link in " >"]
    return Selector(
        key=_key(last, quirks),
        above=tuple(k for k in above if k != "*"),
        plain=len(compounds) == 1 and all(isinstance(s, _PLAIN) for s in last.simple_selectors),
        specificity=_specificity(compounds),
        match=_complex(compounds, links, quirks),
    )


_PLAIN = (
    parser.LocalNameSelector, parser.ClassSelector, parser.IDSelector, parser.NamespaceSelector,
)  # fmt: skip


def _chain(tree: object) -> tuple[list[parser.CompoundSelector], list[str]]:
    """Return the compounds of a complex selector and the combinators between them."""
    compounds, links = [], []
    while isinstance(tree, parser.CombinedSelector):
        compounds.append(tree.right)
        links.append(tree.combinator)
        tree = tree.left
    compounds.append(tree)
    return compounds[::-1], links[::-1]


def _specificity(compounds: list[parser.CompoundSelector]) -> tuple[int, int, int]:
    each = [c.specificity for c in compounds]
    return sum(s[0] for s in each), sum(s[1] for s in each), sum(s[2] for s in each)


def _key(compound: parser.CompoundSelector, quirks: bool) -> str:  # noqa: FBT001
    best, rank = "*", 0
    for simple in compound.simple_selectors:
        if isinstance(simple, parser.IDSelector):
            key, weight = "#" + simple.ident, 3
        elif isinstance(simple, parser.ClassSelector):
            key, weight = "." + simple.class_name, 2
        elif isinstance(simple, parser.LocalNameSelector):
            key, weight = simple.lower_local_name, 1
        elif isinstance(simple, parser.PseudoClassSelector) and simple.name == "root":
            key, weight = "html", 1
        else:
            continue
        if weight > rank:
            best, rank = (key.lower() if quirks else key), weight
    return best


def keys_of(tag: Tag, *, quirks: bool) -> list[str]:
    """Return the keys under which selectors that may match an element are found."""
    keys = [tag.name, *("." + c for c in classes(tag))]
    if (ident := tag.attrs.get("id")) is not None:
        keys.append(f"#{ident}")
    return [k.lower() for k in keys] if quirks else keys


def classes(tag: Tag) -> list[str]:
    """Return the classes of an element."""
    value = tag.attrs.get("class")
    return value.split() if isinstance(value, str) else value or []


def _complex(compounds: list[parser.CompoundSelector], links: list[str], quirks: bool) -> Matcher:  # noqa: FBT001
    matchers = [_compound(c, quirks) for c in compounds]
    if len(matchers) == 1:
        return matchers[0]

    def match(tag: Tag, ground: Ground) -> bool:
        ground.step()
        last = len(matchers) - 1
        return matchers[last](tag, ground) and _rest(tag, ground, matchers, links, last) is True

    return match


def _rest(
    tag: Tag, ground: Ground, matchers: list[Matcher], links: list[str], at: int
) -> bool | None:
    """Match what stands left of a compound that matched; None says that no other try can.

    Where an element above ran out, one still higher has fewer above it: trying on is in vain
    (as browsers do it, so that descendants cost no more steps than the tree is deep).
    """
    if at == 0:
        return True
    link = links[at - 1]
    for candidate in _linked(tag, link, ground):
        ground.step()
        if matchers[at - 1](candidate, ground):
            result = _rest(candidate, ground, matchers, links, at - 1)
            if result is not False:
                return result
    return None if link == " " else False


def _linked(tag: Tag, link: str, ground: Ground) -> Iterator[Tag]:
    if link in " >":
        above = tag.parent
        while above is not None and not isinstance(above, BeautifulSoup):
            yield above
            above = above.parent if link == " " else None
        return
    place = ground.place(tag)
    if place:
        before = ground.kin(tag)[:place] if link == "~" else [ground.kin(tag)[place - 1]]
        yield from reversed(before)


def _compound(compound: parser.CompoundSelector, quirks: bool) -> Matcher:  # noqa: FBT001
    tests = [_simple(s, quirks) for s in compound.simple_selectors]
    if len(tests) == 1:
        return tests[0]
    return lambda tag, ground: all(test(tag, ground) for test in tests)


def _simple(simple: object, quirks: bool) -> Matcher:  # noqa: FBT001, PLR0911
    match simple:
        case parser.LocalNameSelector():
            name = simple.lower_local_name
            return lambda tag, _: tag.name == name
        case parser.ClassSelector():
            return _class(simple.class_name, quirks)
        case parser.IDSelector():
            ident = simple.ident.lower() if quirks else simple.ident
            return lambda tag, _: _folded(tag.attrs.get("id"), quirks) == ident
        case parser.AttributeSelector():
            return attribute(simple)
        case parser.NegationSelector():
            return _negated(_any(simple.selector_list, quirks))
        case parser.MatchesAnySelector() | parser.SpecificityAdjustmentSelector():
            return _any(simple.selector_list, quirks)
        case parser.RelationalSelector():
            return _has(simple.selector_list, quirks)
        case parser.PseudoClassSelector():
            return pseudo_class(simple.name)
        case parser.FunctionalPseudoClassSelector():
            return functional(
                simple.name, simple.arguments, lambda selectors: _any(selectors, quirks)
            )
    return always


def _folded(value: object, quirks: bool) -> object:  # noqa: FBT001
    return value.lower() if quirks and isinstance(value, str) else value


def _class(name: str, quirks: bool) -> Matcher:  # noqa: FBT001
    if quirks:
        wanted = name.lower()
        return lambda tag, _: any(c.lower() == wanted for c in classes(tag))
    return lambda tag, _: name in classes(tag)


def _negated(inner: Matcher) -> Matcher:
    return lambda tag, ground: not inner(tag, ground)


def _any(selectors: Sequence[parser.Selector], quirks: bool) -> Matcher:  # noqa: FBT001
    tests = [_compiled(s.parsed_tree, quirks).match for s in selectors]
    return lambda tag, ground: any(test(tag, ground) for test in tests)


def _has(relatives: list[parser.RelativeSelector], quirks: bool) -> Matcher:  # noqa: FBT001
    tests = [(r.combinator, _compiled(r.selector.parsed_tree, quirks).match) for r in relatives]

    def match(tag: Tag, ground: Ground) -> bool:
        return any(
            test(candidate, ground)
            for link, test in tests
            for candidate in _reached(tag, link, ground)
        )

    return match


def _reached(tag: Tag, link: str, ground: Ground) -> Iterator[Tag]:
    """Yield the elements that :has() looks at from one."""
    if link in "+~":
        place, kin = ground.place(tag), ground.kin(tag)
        after = kin[place + 1 :] if link == "~" else kin[place + 1 : place + 2]
    else:
        after = [c for c in tag.contents if isinstance(c, Tag)]
    stack = after[::-1]
    while stack:
        ground.step()
        candidate = stack.pop()
        yield candidate
        if link == " ":
            stack += [c for c in reversed(candidate.contents) if isinstance(c, Tag)]
