"""The shape of a language's table: by which words people ask, promise and fix things in it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """Words in a row, and what they are.

    Words are in lower case. `a/b` is one of several, `(a/b)` the same where it may be missing, `~`
    up to two words of any kind, `*ing` a word that ends so (at the beginning of a row: in three
    letters or more), `^` at the beginning the start of a sentence or of a part of one. `#` is the
    number of a day or an hour, `#th` an ordinal, `#h` an hour ("14h30"), `#y` a year, `#n` any
    number; MONTH and WEEKDAY are one of the table's.
    """

    words: str
    meaning: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Language:
    """One language's table; texts of words are separated by blanks.

    `function_words` tell the language of a text; those that several languages share count less.
    `day_links` stand between day, month and year. `formulas` look like cues and are none: what
    they cover is read over. `denials` are negations, and what they cover is no cue of another
    kind. A date right behind words of `by`, or behind those of `due` in the same sentence, is a
    deadline. `identified` are things that have a number of their own ("invoice"), `endings` how
    compounds of them end.
    """

    code: str
    name: str
    function_words: str
    months: str
    weekdays: str
    day_links: str
    numbers: str
    currencies: str
    identified: str
    dates: tuple[Row, ...]
    by: tuple[Row, ...]
    due: tuple[Row, ...]
    questions: tuple[Row, ...]
    requests: tuple[Row, ...]
    commitments: tuple[Row, ...]
    decisions: tuple[Row, ...]
    negations: tuple[Row, ...]
    denials: tuple[Row, ...]
    formulas: tuple[Row, ...]
    endings: str = ""
