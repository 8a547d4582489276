"""What is written around mail text, a module a language; a new language is a new module."""

from __future__ import annotations

import functools
import importlib
import pkgutil

from context_trim.mail.zones.languages.language import Language


@functools.cache
def languages() -> tuple[Language, ...]:
    """Return the tables of all languages, in the order of their modules' names."""
    names = sorted(m.name for m in pkgutil.iter_modules(__path__) if m.name != "language")
    modules = (importlib.import_module(f"{__name__}.{name}") for name in names)
    return tuple(module.LANGUAGE for module in modules)


@functools.cache
def phrases(kind: str) -> tuple[str, ...]:
    """Return the phrases of all languages in a field such as "closings", each once."""
    found = (phrase for language in languages() for phrase in getattr(language, kind))
    return tuple(dict.fromkeys(found))
