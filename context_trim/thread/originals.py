"""Finds the original of a quoted paragraph among the texts of a thread, in linear time.

Two texts are the same if their words are: white space, line wrapping, quote marks, typographic
quotes and bold marks don't count, everything else does. A quote is found only where it begins
and ends with a line or sentence of the original, so that "pay today" is no copy of "do not pay
today" where both stand on one line.
"""

from __future__ import annotations

import unicodedata

_PLAIN = str.maketrans("\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb", "'''" + '"' * 5)
_SENTENCE_ENDS = (".", "!", "?", ":", ";")
_KEY_WORDS = 3
_MOST_CANDIDATES = 64
"""Places tried for one paragraph; only hostile text has more with the same three first words."""

_BARRIER = "\n"
"""Stands for no word."""

SHORT_WORDS = 4
"""A paragraph with fewer words ("Yes, please.") can stand in several messages by chance."""

SURE_WORDS = 20
"""A paragraph with as many words has one author; with fewer, two may have written the same."""


def words_of(text: str) -> list[str]:
    """Return the words of a text in the form in which they are compared."""
    plain = unicodedata.normalize("NFC", text).translate(_PLAIN)
    return [word for raw in plain.split() if (word := raw.strip("*"))]


class Originals:
    """An index of texts by the first words of their lines and sentences."""

    def __init__(self) -> None:
        self._words: dict[str, list[str]] = {}
        self._ends: dict[str, set[int]] = {}
        self._starts: dict[tuple[str, ...], list[tuple[str, int]]] = {}

    def add(self, message_id: str, text: str) -> None:
        """Index a text of a message; no copy reaches from one of its texts into another."""
        words = self._words.setdefault(message_id, [])
        words.append(_BARRIER)
        ends = self._ends.setdefault(message_id, set())
        starts: list[int] = []
        for line in text.split("\n"):
            found = words_of(line)
            if found:
                starts.append(len(words))
            for word in found:
                words.append(word)
                if word.endswith(_SENTENCE_ENDS):
                    ends.add(len(words))
                    starts.append(len(words))
            ends.add(len(words))
        for start in dict.fromkeys(starts):
            for size in range(1, _KEY_WORDS + 1):
                key = tuple(words[start : start + size])
                if len(key) == size:
                    self._starts.setdefault(key, []).append((message_id, start))

    def find(
        self, text: str, *, apart_from: str, among: frozenset[str] | None = None
    ) -> str | None:
        """Return the id of a message that holds the text, other than `apart_from`, or None.

        With `among` only those messages count.
        """
        words = words_of(text)
        places = self._starts.get(tuple(words[:_KEY_WORDS]), [])[:_MOST_CANDIDATES]
        for message_id, start in places:
            if message_id == apart_from or (among is not None and message_id not in among):
                continue
            end = start + len(words)
            if end in self._ends[message_id] and self._words[message_id][start:end] == words:
                return message_id
        return None
