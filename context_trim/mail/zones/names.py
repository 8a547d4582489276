"""Whether a line can be a person's name. Without a list of names: by its shape."""

from __future__ import annotations

import re

from context_trim.mail.zones.phrases import calendar_words, fold, whole

_LONGEST = 45
_MOST_WORDS = 5
_LONGEST_SPACELESS = 8
_LONGEST_NICK = 10
_EDGES = " \t*_~-\u2013\u2014.,/\\>="
_PARTICLE_WORDS = (
    "van von der den de da di do dos das del della la le el al bin ibn ter ten zu und & y e i a"
    " st mac mc o"
)
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_ANSWERS = (
    # en
    "yes no ok okay done sorry later enjoy agreed correct sure great perfect absolutely fyi asap"
    " tbd none all both neither maybe never always right wrong true false fine good nice cool wow"
    " today tomorrow yesterday tonight noon midnight morning evening monday tuesday wednesday"
    " thursday friday saturday sunday here there attached see below above next please help"
    " received understood approved rejected confirmed cancelled noted pending end n/a na nope yep"
    " yeah exactly indeed hello hi hey"
    # de, fr, es, it, nl, pt, sv, pl
    " ja nein klar gerne gern erledigt stimmt genau richtig morgen heute gestern montag dienstag"
    " mittwoch donnerstag freitag samstag sonntag oui non voilà parfait demain hier lundi mardi"
    " mercredi jeudi vendredi samedi dimanche sí mañana hoy ayer lunes martes miércoles jueves"
    " viernes sábado domingo sì domani oggi ieri lunedì martedì mercoledì giovedì venerdì sabato"
    " domenica nee vandaag sim não amanhã hoje nej idag imorgon måndag tisdag onsdag torsdag"
    " fredag lördag söndag nie jutro dziś wczoraj"
)
_NO_NAMES = frozenset(_ANSWERS.split())
"""Lone words that answer a question: what is said, not who says it."""

_TOKEN = re.compile(r"[^\W\d_][^\W\d_]*(?:[.'\u2019\u200b-][^\W\d_]*)*\.?|\(.+\)|&")
_CASED = re.compile(r"[A-Za-z\u00c0-\u024f\u0370-\u052f]")


def is_name(text: str) -> bool:
    """Whether a line is some capitalised words, initials, or a nickname in lower case."""
    bare = text.strip(_EDGES)
    if len(bare) <= 1 or len(bare) > _LONGEST or text.endswith(("?", "!", ":", ";")):
        return False
    words = bare.replace(",", " ").split()
    if len(words) > _MOST_WORDS or not all(_TOKEN.fullmatch(word) for word in words):
        return False
    if fold(bare) in _NO_NAMES or fold(bare) in calendar_words() or fold(bare) in whole("closings"):
        return False
    if len(words) == 1:
        return _lone(bare)
    return all(_capital(w) or w.lower() in _PARTICLES for w in words) and _capital(words[0])


def _capital(word: str) -> bool:
    return word[0].isupper() or word[0] in "(&" or not _CASED.match(word)


def _lone(word: str) -> bool:
    """Whether a single word can be a name: capitalised, initials, a short nickname or spaceless."""
    if not _CASED.match(word):
        return len(word) <= _LONGEST_SPACELESS
    return word[0].isupper() or len(word) <= _LONGEST_NICK
