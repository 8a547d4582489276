"""Mail that says the same twice, as text/plain and as HTML: whether it does.

The rule: HTML is what a person sees, wherever it shows any text; text/plain is read only where
HTML shows none. The other part is never joined to it. But what a plain part says and the HTML
doesn't show is text that nobody sees, as hidden text is, so that a plain part that matters by
`only_in` is a defect of its mail (`PLAIN_DIFFERS`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from context_trim.mail.zones.phrases import beginnings, fold

PLAIN_DIFFERS = "plain_differs"
"""The defect of a mail whose plain part says what its HTML doesn't show."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """What one text has and another hasn't: spans of its lines, and what they weigh together."""

    spans: tuple[tuple[int, int], ...]
    weight: float

    @property
    def matters(self) -> bool:
        """Whether it is more than two programs' ways to write the same."""
        return self.weight >= _MATTERS


_MATTERS = 6.0
"""Six words that are nowhere in the other text, or one number, address or negation."""

_ABSENT, _MOVED = 1.0, 0.25
"""Weight of a word that is not in the other text, and of one that stands among others there."""

_HEAVY_ABSENT, _HEAVY_MOVED = _MATTERS, _MATTERS / 2
"""The same for amounts, numbers, addresses, currencies and negations."""

_NEGATIONS = frozenset(
    word
    for words in (
        "not no never none nor without cannot neither",  # en
        "nicht kein keine keinen keinem keiner keines nie niemals ohne",  # de
        "pas jamais sans aucun aucune",  # fr
        "nunca sin jamás tampoco ningún ninguna",  # es
        "non mai senza nessun nessuna",  # it
        "niet geen nooit zonder",  # nl
        "não sem nenhum nenhuma",  # pt
        "inte ej aldrig utan ingen inget ikke aldri uten",  # sv, da, nb
        "nie bez żaden nigdy ne není nikdy",  # pl, cs
        "не нет ни никогда без ні",  # ru, uk
        "değil yok hiç",  # tr
        "不 没 無 未 勿",  # zh, ja
    )
    for word in words.split()
)
_CURRENCIES = frozenset({
    "eur", "usd", "gbp", "chf", "sek", "nok", "dkk", "pln", "czk", "huf", "ron", "jpy", "cny",
    "inr", "aud", "cad", "nzd", "brl", "try", "rub", "zar",
})  # fmt: skip
_SIGNS = frozenset("€$£¥₹₽%")

_LEFT_OUT = re.compile(
    r"<?(?:https?://|mailto:|tel:)[^\s>]*>?|"
    r"\[(?:image|img|cid|bild|inline|logo)[^\]\n]{0,200}\]|\[\d{1,3}\]|"
    r"^[ \t>|]*(?:\d{1,3}[.)]|[*+\u2022\u00b7-])[ \t]",
    re.IGNORECASE | re.MULTILINE,
)
"""What programs write for a link, an image, a footnote or a list item."""

_CJK = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af"
_WORD = re.compile(rf"\d+(?:[.,:/]\d+)*|[{_CJK}]|[^\W\d_{_CJK}]+(?:'[^\W\d_{_CJK}]+)?|[€$£¥₹₽%]")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u034f\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")) | {
    0x2019: "'",
}
_LONGEST = 400_000
"""Characters of each text that are compared."""

_FEW_WORDS = 8
_ABOUT_HTML = re.compile(r"\bhtml\b|\bbrowser\b", re.IGNORECASE)


def only_in(text: str, other: str) -> Difference:
    """Return what stands only in a text: lines with words that the other hasn't, or not so.

    Words are compared in pairs, and numbers also with the next number, so that neither wrapping
    nor quote marks, bullets, marks of emphasis, case, URLs that are written out, or names of images
    count. Lines that programs add (a few words with a URL, what a footer begins with, "your client
    cannot show HTML") weigh nothing unless they hold a number or an address; nor does a text of a
    few words that only sends its reader to a URL. Linear in both texts.
    """
    lines = list(_lines(text[:_LONGEST]))
    words = [word for line in lines for word in line.words]
    if _is_stub(text, words):
        return Difference(spans=(), weight=0.0)
    weights = iter(_weigh(words, [w for line in _lines(other[:_LONGEST]) for w in line.words]))
    spans: list[tuple[int, int]] = []
    total = 0.0
    for line in lines:
        pairs = zip(line.words, islice(weights, len(line.words)), strict=True)
        if weight := sum(w for word, w in pairs if not line.added or _is_datum(word)):
            total += weight
            spans.append((line.start, line.end))
    if len(text) > _LONGEST >= len(other):
        spans.append((_LONGEST, len(text)))
        total += _MATTERS
    return Difference(spans=tuple(spans), weight=total)


def _is_stub(text: str, words: Sequence[str]) -> bool:
    """Whether a text only says where the mail can be read."""
    few = len(words) <= _STUB_WORDS and "://" in text[:_LONGEST]
    return few and not any(map(_is_datum, words))


_STUB_WORDS = 40


def _weigh(words: Sequence[str], others: Sequence[str]) -> list[float]:
    """Return for each word what its absence from the others, or another place there, weighs."""
    known = set(others)
    beside, numbers = set(pairwise(others)), set(pairwise(filter(_is_datum, others)))
    data = [i for i, word in enumerate(words) if _is_datum(word)]
    moved = set()
    for k, i in enumerate(data):
        after = k > 0 and (words[data[k - 1]], words[i]) in numbers
        ahead = k + 1 < len(data) and (words[i], words[data[k + 1]]) in numbers
        if len(data) > 1 and not (after or ahead):
            moved.add(i)
    weights = []
    last = len(words) - 1
    for i, word in enumerate(words):
        heavy = _is_heavy(word)
        if word not in known:
            weights.append(_HEAVY_ABSENT if heavy else _ABSENT)
            continue
        after = i == 0 or (words[i - 1], word) in beside
        ahead = i == last or (word, words[i + 1]) in beside
        same = i not in moved and ((after and ahead) if _negates(word) else (after or ahead))
        weights.append(0.0 if same else _HEAVY_MOVED if heavy else _MOVED)
    return weights


def _is_datum(word: str) -> bool:
    return word[0].isdigit() or "@" in word


def _is_heavy(word: str) -> bool:
    return _is_datum(word) or word in _CURRENCIES or word in _SIGNS or _negates(word)


def _negates(word: str) -> bool:
    return word in _NEGATIONS or word.endswith("n't")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line's span and words; `added` is whether programs add such lines."""

    start: int
    end: int
    words: list[str]
    added: bool


def _lines(text: str) -> Iterator[_Line]:
    """Yield the lines that are not blank."""
    at = 0
    for line in text.split("\n"):
        end = at + len(line)
        if line.strip():
            plain = _LEFT_OUT.sub(" ", line)
            words = _words(plain)
            few = len(words) <= _FEW_WORDS and "://" in line
            added = few or bool(
                _ABOUT_HTML.search(plain) or beginnings("footers").match(fold(plain.strip()[:200]))
            )
            yield _Line(at, end, words, added)
        at = end + 1


def _words(line: str) -> list[str]:
    words: list[str] = []
    for chunk in re.split(r"[\s<>]+", line.translate(_UNSEEN).casefold()):
        if "@" in chunk:
            words.append(chunk.strip("<>()[]\"',.;:*_"))
        else:
            words += _WORD.findall(chunk)
    return [word for word in words if word]
