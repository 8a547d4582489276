"""Style sheets: from the text of `<style>` to the rules that apply on a screen.

Nothing is fetched: @import and `<link>` are left out. What a sheet holds beyond the limits is left
out too and said in `Sheet.cut`.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import tinycss2

from context_trim.mail.css.declarations import Declaration, declared
from context_trim.mail.css.media import media_applies, supports
from context_trim.mail.css.pseudo import InvalidSelectorError
from context_trim.mail.css.selectors import (
    HugeSelectorError,
    Selector,
    compile_selectors,
)
from context_trim.mail.css.values import Token, listed, significant, split

MOST_RULES = 3_000
"""Selectors of one sheet; each costs about 50 microseconds to compile."""

MOST_SELECTOR_TOKENS = 30_000
"""Tokens of the selectors of one sheet."""

DEEPEST_RULE = 8
"""Levels of rules in rules."""

Layer = tuple[float, ...]
"""Where a cascade layer stands among the layers; later wins, and no layer wins over all."""

NO_LAYER: Layer = (float("inf"),)


class Rule(NamedTuple):
    """A selector and what it declares; `layer` is its cascade layer."""

    selector: Selector
    declarations: tuple[Declaration, ...]
    layer: Layer = NO_LAYER


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """The rules of a sheet in order, and whether it holds more than was read."""

    rules: tuple[Rule, ...]
    cut: bool = False


def read_sheet(text: str, *, quirks: bool) -> Sheet:
    """Read a style sheet; senders use theirs again, so the last few are remembered."""
    return _remembered(text, quirks) if len(text) <= _REMEMBERED else _read(text, quirks)


_REMEMBERED = 40_000
"""Characters: a sheet takes up to 150 times its text when it is compiled."""


@functools.lru_cache(maxsize=8)
def _remembered(text: str, quirks: bool) -> Sheet:  # noqa: FBT001
    return _read(text, quirks)


def _read(text: str, quirks: bool) -> Sheet:  # noqa: FBT001
    reader = _Reader(quirks=quirks)
    reader.read(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True))
    return Sheet(rules=tuple(reader.rules), cut=reader.cut)


def applies_on_screen(media: str) -> bool:
    """Return whether the `media` attribute of a sheet lets it apply."""
    return media_applies(tinycss2.parse_component_value_list(media, skip_comments=True))


@dataclass(slots=True)
class _Reader:
    quirks: bool
    rules: list[Rule] = field(default_factory=list)
    cut: bool = False
    _layers: dict[tuple[str, ...], int] = field(default_factory=dict)
    _unnamed: int = 0
    _tokens: int = 0

    def read(self, items: Sequence[Token]) -> None:
        for item in items:
            self._item(item, within="", layer=(), depth=0)

    def _item(self, item: Token, *, within: str, layer: tuple[str, ...], depth: int) -> None:
        """Read a rule; `within` are the selectors of the rule around it, as text."""
        if len(self.rules) >= MOST_RULES or depth > DEEPEST_RULE:
            self.cut = True
        elif item.type == "qualified-rule":
            self._qualified(item, within=within, layer=layer, depth=depth)
        elif item.type == "at-rule" and item.content is not None:
            self._at_rule(item, within=within, layer=layer, depth=depth)
        elif item.type == "at-rule" and item.lower_at_keyword == "layer":
            for names in split(item.prelude, ","):
                self._order(layer + _layer_name(names))

    def _qualified(self, rule: Token, *, within: str, layer: tuple[str, ...], depth: int) -> None:
        prelude = rule.prelude
        self._tokens += len(prelude)
        if self._tokens > MOST_SELECTOR_TOKENS:
            self.cut = True
            return
        try:
            if within:
                prelude = _nested(prelude, within)
            selectors = compile_selectors(prelude, quirks=self.quirks)
        except InvalidSelectorError:
            return
        except HugeSelectorError:
            self.cut = True
            return
        contents = _contents(rule.content)
        self._declare(selectors, contents, layer)
        if any(item.type in {"qualified-rule", "at-rule"} for item in contents):
            around = tinycss2.serialize(prelude)
            for item in contents:
                if item.type in {"qualified-rule", "at-rule"}:
                    self._item(item, within=around, layer=layer, depth=depth + 1)

    def _declare(
        self, selectors: list[Selector], contents: list[Token], layer: tuple[str, ...]
    ) -> None:
        if declarations := tuple(declared(contents)):
            order = self._order(layer)
            self.rules += [Rule(s, declarations, order) for s in selectors]

    def _at_rule(self, rule: Token, *, within: str, layer: tuple[str, ...], depth: int) -> None:
        name = rule.lower_at_keyword
        if name == "media":
            applies = media_applies(rule.prelude)
        elif name == "supports":
            applies = supports(rule.prelude)
        else:
            applies = name == "layer"
        if not applies:
            return
        if name == "layer":
            layer += _layer_name(significant(rule.prelude)) or (self._new_name(),)
            self._order(layer)
        contents = _contents(rule.content)
        if within:
            parsed = tinycss2.parse_component_value_list(within)
            self._declare(compile_selectors(parsed, quirks=self.quirks), contents, layer)
        for item in contents:
            self._item(item, within=within, layer=layer, depth=depth + 1)

    def _new_name(self) -> str:
        self._unnamed += 1
        return f" {self._unnamed}"

    def _order(self, layer: tuple[str, ...]) -> Layer:
        """Return where a layer stands; layers stand in the order of their first mention."""
        path = [layer[: i + 1] for i in range(len(layer))]
        return (*(self._layers.setdefault(p, len(self._layers)) for p in path), float("inf"))


def _contents(tokens: Sequence[Token]) -> list[Token]:
    found: list[Token] = tinycss2.parse_blocks_contents(
        tokens, skip_comments=True, skip_whitespace=True
    )
    return found


def _layer_name(tokens: Sequence[Token]) -> tuple[str, ...]:
    return tuple(str(t.value) for t in tokens if t.type == "ident")


def _nested(prelude: Sequence[Token], within: str) -> list[Token]:
    """Return the selectors of a nested rule with "&" spelled out (CSS Nesting, section 3)."""
    around = tinycss2.parse_component_value_list(f":is({within})")
    blank, comma = tinycss2.parse_component_value_list(" ,")
    spelled: list[Token] = []
    for part in listed(prelude):
        if spelled:
            spelled.append(comma)
        if "&" not in part:
            spelled += [*around, blank]
        for item in part:
            spelled += around if item == "&" else [item]
    return spelled
