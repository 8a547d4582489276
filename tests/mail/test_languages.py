"""The tables of languages are whole, and each language is tried on mail and on prose."""

from __future__ import annotations

import importlib
import keyword
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from context_trim.mail.zones import languages, split_zones
from context_trim.mail.zones.languages.language import Language, Row
from context_trim.models import ZoneKind
from tests.conftest import FIXTURES

_PLACEHOLDERS = {"attribution": {"when", "who", "sp"}, "separator": {"when", "who"}}
_TAGLINE = {"device"}
_PROSE = Path(__file__).parent / "prose"
_NEW = {ZoneKind.BODY, ZoneKind.GREETING, ZoneKind.CLOSING}
_NEEDED_FIELDS = {"from", "date", "to", "subject"}


def _load() -> Iterator[tuple[str, Language]]:
    for found in pkgutil.iter_modules(languages.__path__):
        module = importlib.import_module(f"{languages.__name__}.{found.name}")
        if hasattr(module, "LANGUAGE"):
            yield found.name, module.LANGUAGE


MODULES = dict(_load())
EACH = pytest.mark.parametrize("name", MODULES)


def _rows(language: Language) -> Iterator[tuple[str, tuple[Row, ...]]]:
    yield "attribution", language.attributions
    yield "separator", language.separators
    yield "tagline", language.taglines
    for field, rows in language.fields.items():
        yield f"field {field}", rows


def _phrases(language: Language) -> Iterator[tuple[str, tuple[str, ...]]]:
    for kind in (
        "greetings", "closings", "disclaimers", "disclaimer_words", "signature_words",
        "footers", "banners", "postscripts",
    ):  # fmt: skip
        yield kind, getattr(language, kind)


def _placeholders(text: str) -> list[str]:
    return re.findall(r"\{(.*?)\}", text)


@EACH
def test_module_is_named_after_its_language(name: str) -> None:
    """A module's name is its language's code, with an underscore where that is a keyword."""
    code = MODULES[name].code
    assert name.replace("_", "-").lower().strip("-") == code.replace("_", "-").lower()
    assert not keyword.iskeyword(name)


def test_codes_and_names_are_unique() -> None:
    """No two modules are of the same language."""
    assert len({x.code for x in MODULES.values()}) == len(MODULES)
    assert len({x.name for x in MODULES.values()}) == len(MODULES)


@EACH
def test_twelve_months(name: str) -> None:
    """There are twelve months, no form names two of them, and forms are as dates are folded."""
    months = MODULES[name].months
    forms = [form for month in months for form in month]
    assert len(months) == 12
    assert all(months)
    assert len(set(forms)) == len(forms)
    assert [f for f in forms if f != f.lower().strip() or "." in f] == []


@EACH
def test_rows_are_unique_and_sourced(name: str) -> None:
    """No row stands twice in a table, each has a source, and white space is single blanks."""
    for kind, rows in _rows(MODULES[name]):
        texts = [row.text for row in rows]
        assert len(set(texts)) == len(texts), kind
        assert [row.text for row in rows if not row.source.strip()] == []
        assert [text for text in texts if text != " ".join(text.split())] == []


@EACH
def test_templates(name: str) -> None:
    """Templates have only known placeholders, each once, with something between them."""
    language = MODULES[name]
    for kind, rows in _rows(language):
        known = _TAGLINE if kind == "tagline" else _PLACEHOLDERS.get(kind, set())
        for row in rows:
            found = _placeholders(row.text)
            assert set(found) <= known, row.text
            assert len(set(found)) == len(found), row.text
            assert "}{" not in row.text.replace("{sp}", ""), row.text
    for row in language.attributions:
        assert {"who", "when"} & set(_placeholders(row.text)), row.text


@EACH
def test_fields(name: str) -> None:
    """A field has a name for each thing that a block needs, and a name means one thing."""
    fields = MODULES[name].fields
    names = [row.text.lower() for rows in fields.values() for row in rows]
    assert set(fields) >= _NEEDED_FIELDS
    assert len(set(names)) == len(names)
    assert [n for n in names if n.endswith(":")] == []


@EACH
def test_phrases(name: str) -> None:
    """Phrases are in lower case, stand once, and hold single blanks."""
    for kind, phrases in _phrases(MODULES[name]):
        assert len(set(phrases)) == len(phrases), kind
        assert [p for p in phrases if p != " ".join(p.lower().split()) or not p] == []


@EACH
def test_tables_are_filled(name: str) -> None:
    """A language comes with enough of each kind to be of use."""
    language = MODULES[name]
    assert len(language.attributions) >= 3
    assert len(language.closings) >= 10
    assert len(language.disclaimers) >= 6
    for kind, phrases in _phrases(language):
        assert phrases, kind


@EACH
def test_prose(name: str) -> None:
    """There are forty ordinary lines, and none of them is what the table takes away."""
    language = MODULES[name]
    lines = (_PROSE / f"{language.code}.txt").read_text(encoding="utf-8").splitlines()
    beginnings = (*language.disclaimers, *language.banners, *language.footers)
    assert len(set(lines)) == len(lines) >= 40
    assert [line for line in lines if not line.strip()] == []
    assert [line for line in lines if line.lower().startswith(beginnings)] == []
    for form in (*_taglines(language), *_attributions(language)):
        assert [line for line in lines if form.fullmatch(line)] == [], form.pattern


@EACH
def test_prose_is_not_cut(name: str) -> None:
    """No ordinary line is taken for a quote header or boilerplate, wherever it stands in a text."""
    lines = (_PROSE / f"{MODULES[name].code}.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        for text in (
            line,
            f"A paragraph.\n\n{line}\n\nAnother.",
            f"A line,\n{line}\nand one more.",
        ):
            assert {zone.kind for zone in split_zones(text)} <= _NEW, line


@EACH
def test_fixture(name: str) -> None:
    """A language is tried on at least one mail, named `<client>_<code>_<what>`."""
    code = MODULES[name].code.lower().replace("-", "_")
    assert [fixture for fixture in FIXTURES if f"_{code}_" in fixture]


def test_held_back() -> None:
    """The fixtures that nobody tunes on are fixtures, sorted, a third of those with a language."""
    held = (_PROSE.parents[1] / "held_back.txt").read_text(encoding="utf-8").splitlines()
    assert held == sorted(set(held))
    assert set(held) <= set(FIXTURES)
    assert len(held) >= 39


def _taglines(language: Language) -> list[re.Pattern[str]]:
    """Return the taglines as patterns of a whole line, with one to four words for a device."""
    return [
        re.compile(
            re.escape(row.text).replace(r"\{device\}", r"\S+( \S+){0,3}") + r"\W*", re.IGNORECASE
        )
        for row in language.taglines
    ]


def _attributions(language: Language) -> list[re.Pattern[str]]:
    """Return the attributions as patterns of a whole line, with anything for date and name."""
    forms = [re.escape(row.text) for row in language.attributions]
    return [
        re.compile(
            re.sub(r"\\\{(when|who)\\\}", ".+", form).replace(r"\{sp\}", " ?"), re.IGNORECASE
        )
        for form in forms
    ]
