"""The cascade (CSS Cascading, level 5): which declarations hold for an element.

Order of precedence, least first: what attributes such as bgcolor say, sheets by layer, specificity
and order, the style attribute; then the same of what is marked important, layers in reverse.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from bs4 import Tag

from context_trim.mail.css.declarations import (
    Declaration,
    Value,
    expansion,
    longhands,
    read_style,
)
from context_trim.mail.css.ground import Ground, OutOfStepsError
from context_trim.mail.css.selectors import keys_of
from context_trim.mail.css.sheets import Rule, Sheet
from context_trim.mail.css.variables import is_variable, substituted

MOST_STEPS = 150_000
"""Steps of matching in one page; the densest mail of the development sets takes 9,000."""

MOST_REMEMBERED = 4_000
"""Results of one kind that a page keeps; a page with more unlike elements gains nothing by it."""

Values = Mapping[str, Value]
"""Longhand properties that somebody sets, and their values."""

NOTHING: Values = {}
NO_VARIABLES: Mapping[str, str] = {}


class _Ranked(NamedTuple):
    """A rule and where it stands in the cascade, as normal and as important."""

    rank: int
    important: int
    rule: Rule


class _Candidates(NamedTuple):
    """Rules that names, classes and ids decide, and rules that must be matched one by one.

    `declarations` hold where none of the latter matches.
    """

    plain: tuple[_Ranked, ...]
    others: tuple[_Ranked, ...]
    declarations: tuple[Declaration, ...]


class Styled(NamedTuple):
    """What is declared for an element, and the custom properties that it hands down."""

    values: Values
    variables: Mapping[str, str]


class Cascade:
    """The style sheets of a page. `cut` says that a limit kept rules from being matched."""

    def __init__(self, sheets: Iterable[Sheet], *, quirks: bool, steps: int = MOST_STEPS) -> None:
        rules = [rule for sheet in sheets for rule in sheet.rules]
        self.cut = False
        self.needs_above = False
        self._ground = Ground(steps=steps, quirks=quirks)
        self._quirks = quirks
        self._index: dict[str, list[_Ranked]] = {}
        for ranked in _ranked(rules):
            self._index.setdefault(ranked.rule.selector.key, []).append(ranked)
            self.needs_above |= bool(ranked.rule.selector.above)
        self._candidates: dict[object, _Candidates] = {}
        # Keys hold the id() of objects, so the values hold the objects: no id is used again.
        self._declared: dict[object, tuple[object, tuple[Declaration, ...]]] = {}
        self._styled: dict[tuple[int, int, int], tuple[Styled, object]] = {}

    def keys(self, tag: Tag) -> list[str]:
        """Return the keys of an element that `styled` wants of those above one."""
        return keys_of(tag, quirks=self._quirks)

    def styled(
        self, tag: Tag, hints: Values, above: Mapping[str, int], variables: Mapping[str, str]
    ) -> Styled:
        """Return what holds for an element below others with the keys `above`.

        Equal elements share their result: the same hints, by identity, give the same object.
        """
        declarations = self._cascaded(tag, above)
        if not declarations:
            return Styled(hints, variables)
        key = (id(declarations), id(hints), id(variables))
        if (found := self._styled.get(key)) is None:
            styled = self._resolved(declarations, hints, variables)
            found = styled, (declarations, hints, variables)
            if len(self._styled) < MOST_REMEMBERED:
                self._styled[key] = found
        return found[0]

    def _cascaded(self, tag: Tag, above: Mapping[str, int]) -> tuple[Declaration, ...]:
        attributes = tag.attrs
        kind = attributes.get("class", "")
        key = (
            tag.name,
            attributes.get("style", ""),
            kind if isinstance(kind, str) else tuple(kind),
            attributes.get("id", ""),
        )
        if (candidates := self._candidates.get(key)) is None:
            candidates = self._found(tag)
            if len(self._candidates) < MOST_REMEMBERED:
                self._candidates[key] = candidates
        if not candidates.others:
            return candidates.declarations
        return self._matched(tag, candidates, above)

    def _matched(
        self, tag: Tag, candidates: _Candidates, above: Mapping[str, int]
    ) -> tuple[Declaration, ...]:
        ground, more = self._ground, []
        try:
            for candidate in candidates.others:
                selector = candidate.rule.selector
                ground.step()
                if all(k in above for k in selector.above) and selector.match(tag, ground):
                    more.append(candidate)
        except OutOfStepsError:
            self.cut = True
        if not more:
            return candidates.declarations
        key = (id(candidates), *(m.rank for m in more))
        if (found := self._declared.get(key)) is None:
            matched = (*candidates.plain, *more)
            found = candidates, tuple(_in_order(matched, _inline(tag)))
            if len(self._declared) < MOST_REMEMBERED:
                self._declared[key] = found
        return found[1]

    def _found(self, tag: Tag) -> _Candidates:
        plain, others = [], []
        try:
            for key in dict.fromkeys([*self.keys(tag), "*"]) if self._index else ():
                for ranked in self._index.get(key, ()):
                    self._ground.step()
                    if not ranked.rule.selector.plain:
                        others.append(ranked)
                    elif ranked.rule.selector.match(tag, self._ground):
                        plain.append(ranked)
        except OutOfStepsError:
            self.cut = True
        declarations = tuple(_in_order(plain, _inline(tag)))
        return _Candidates(tuple(plain), tuple(others), declarations)

    def _resolved(
        self,
        declarations: tuple[Declaration, ...],
        hints: Values,
        variables: Mapping[str, str],
    ) -> Styled:
        own = {d.name: d.value for d in declarations if d.name.startswith("--")}
        if own:
            self._ground.steps -= len(variables) + len(own)
            variables = _handed_down(own, variables)
        values = dict(hints)
        for declaration in declarations:
            if not declaration.name.startswith("--"):
                _set(values, declaration, variables, quirks=self._quirks)
        return Styled(values, variables)


def _inline(tag: Tag) -> tuple[Declaration, ...]:
    style = tag.attrs.get("style")
    return read_style(style) if isinstance(style, str) else ()


def _set(
    values: dict[str, Value],
    declaration: Declaration,
    variables: Mapping[str, str],
    *,
    quirks: bool,
) -> None:
    name, value, _ = declaration
    if is_variable(value):
        text = substituted(value, variables)
        found = longhands(name, text, quirks=quirks) if text else ()
        # Invalid at computed-value time: as if nobody had set it (section 3.1).
        found = found or tuple((n, "unset") for n in expansion(name))
    else:
        found = longhands(name, value, quirks=quirks)
    for longhand, read in found:
        if read in {"revert", "revert-layer"}:
            values.pop(longhand, None)
        else:
            values[longhand] = read


def _handed_down(own: Mapping[str, str], inherited: Mapping[str, str]) -> Mapping[str, str]:
    merged = {**inherited, **own}
    for name, value in own.items():
        text = substituted(value, merged) if is_variable(value) else value
        if text is None or text.lower() == "initial":
            merged.pop(name, None)
        else:
            merged[name] = text
    return merged


def _ranked(rules: Sequence[Rule]) -> Iterable[_Ranked]:
    def normal(at: int) -> object:
        return rules[at].layer, rules[at].selector.specificity, at

    def important(at: int) -> object:
        return tuple(-x for x in rules[at].layer), rules[at].selector.specificity, at

    order = range(len(rules))
    ranks = {at: rank for rank, at in enumerate(sorted(order, key=normal))}  # type: ignore[arg-type]
    strong = {at: rank for rank, at in enumerate(sorted(order, key=important))}  # type: ignore[arg-type]
    return [_Ranked(ranks[at], strong[at], rules[at]) for at in order]


def _in_order(matched: Sequence[_Ranked], inline: Sequence[Declaration]) -> Iterable[Declaration]:
    """Yield declarations so that a later one wins."""
    if not matched and not any(d.important for d in inline):
        yield from inline
        return
    normal = sorted(matched, key=lambda m: m.rank)
    yield from (d for m in normal for d in m.rule.declarations if not d.important)
    yield from (d for d in inline if not d.important)
    strong = sorted(matched, key=lambda m: m.important)
    yield from (d for m in strong for d in m.rule.declarations if d.important)
    yield from (d for d in inline if d.important)
