"""By which words people ask, promise and fix things, a module a language."""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from context_trim.select.cues.languages.language import Language

_FOREIGN_WORDS = 8
"""A text with more words than this and fewer function words than one in ten is in no language of
the tables; in running text of these seven languages it is every third to second word."""


_EQUAL = 1e-9
"""Weights are sums of fractions."""


@functools.cache
def languages() -> Mapping[str, Language]:
    """Return the tables of all languages by their codes."""
    names = sorted(m.name for m in pkgutil.iter_modules(__path__) if m.name != "language")
    modules = (importlib.import_module(f"{__name__}.{name}") for name in names)
    return {module.LANGUAGE.code: module.LANGUAGE for module in modules}


@functools.cache
def _owners() -> Mapping[str, int]:
    """Return the languages that have a function word, a bit each in the order of the tables."""
    owners: dict[str, int] = defaultdict(int)
    for number, language in enumerate(languages().values()):
        for word in language.function_words.split():
            owners[word] |= 1 << number
    return dict(owners)


@functools.cache
def _numbers(owners: int) -> tuple[int, ...]:
    """Return the places of the bits that are set."""
    return tuple(number for number in range(owners.bit_length()) if owners >> number & 1)


def tell_languages(words: Sequence[str]) -> tuple[Language, ...]:
    """Return the languages that a text of these words (lower case) is most likely in.

    One as a rule; several where they fit equally well, all where nothing speaks for any, none
    where the text is long enough to know that it is in another.
    """
    counts = Counter(map(_owners().get, words))
    unknown = counts.pop(None, 0)
    if len(words) > _FOREIGN_WORDS and (len(words) - unknown) * 10 < len(words):
        return ()
    tables = tuple(languages().values())
    weights = [0.0] * len(tables)
    for owners, count in counts.items():
        numbers = _numbers(owners or 0)
        for number in numbers:
            weights[number] += count / len(numbers)
    best = max(weights) - _EQUAL
    return tuple(table for table, weight in zip(tables, weights, strict=True) if weight >= best)
