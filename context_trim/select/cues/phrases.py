"""The rows of a language's table as a tree of words, in which each word of a text is one step."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from context_trim.select.cues.cue import CueKind
from context_trim.select.cues.languages import languages
from context_trim.select.cues.languages.language import Language

WORD = re.compile(
    r"\w+(?:'(?=\w))?|[.!?…:;,？！。؟]+|\n[ \t]{0,8}(?:\n|[-*•–>]+)|[(\[—–]"  # noqa: RUF001
)
"""Words, each with the apostrophe at its end, and what ends sentences and their parts."""

FORMULA = "formula"
DENIAL = "denial"
BY = "by"
DUE = "due"
"""What else than a kind of cue a row can be."""

_FIELDS = {
    "dates": CueKind.DATE.value,
    "questions": CueKind.QUESTION.value,
    "requests": CueKind.REQUEST.value,
    "commitments": CueKind.COMMITMENT.value,
    "decisions": CueKind.DECISION.value,
    "negations": CueKind.NEGATION.value,
    "formulas": FORMULA,
    "denials": DENIAL,
    "by": BY,
    "due": DUE,
}

_MANY = 6
"""More words than this at one place of a row are looked up as a set, so that trees stay small."""

_QUESTION = CueKind.QUESTION.value
_ENDING = 3
_ALONE = ""
_NUMBER = "#"
_LONGEST_QUESTION = 40
_STARTS = frozenset(".!?…:;,？！。؟\n—–")  # noqa: RUF001
"""What stands before the start of a sentence, or of a part of one."""

_DIGITS = frozenset("0123456789")
_GAP = 2
_GREETING = 5
"""Words before which a comma ends a greeting ("Hi Anna, is there")."""

_ROW_WORD = re.compile(r"[^\s']+'?|'")
_HOUR = re.compile(r"\d{1,2}h(?:\d\d)?")
_ORDINAL = re.compile(r"\d{1,2}(?:st|nd|rd|th|er|re|e|ste|de|º|ª)")
_LAST_DAY = 31


@dataclass(slots=True)
class Node:
    """A place in the tree: where each next word leads, and what ends here."""

    next: dict[str, Node] = field(default_factory=dict)
    sets: list[tuple[frozenset[str], Node]] = field(default_factory=list)
    endings: list[tuple[str, Node]] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)

    def child(self, word: str) -> Node:
        """Return where a word, or an ending, leads; made if it isn't there."""
        if not word.startswith("*"):
            return self.next.setdefault(word, Node())
        known = dict(self.endings)
        if word[1:] not in known:
            self.endings.append((word[1:], Node()))
        return dict(self.endings)[word[1:]]

    def child_of(self, words: frozenset[str]) -> Node:
        """Return where each of many words leads."""
        known = dict(self.sets)
        if words not in known:
            self.sets.append((words, Node()))
        return dict(self.sets)[words]

    def ahead(self) -> frozenset[str]:
        """Return the words that lead on, with `_ALONE` if something ends here or any may."""
        words = frozenset(self.next).union(*(words for words, _ in self.sets))
        words = frozenset(word[:1] if word[0] == _NUMBER else word for word in words)
        alone = self.marks or self.endings or "~" in self.next
        return words | {_ALONE} if alone else words

    def steps(self, word: str) -> list[Node]:
        """Return where a word of a text leads."""
        found = [self.next[word]] if word in self.next else []
        if word[0].isdigit():
            found += [self.next[shape] for shape in _shapes(word) if shape in self.next]
        if self.endings or self.sets or "~" in self.next:
            found += [node for words, node in self.sets if word in words]
            found += [node for ending, node in self.endings if word.endswith(ending)]
            if "~" in self.next and word[0].isalnum():
                found.append(self.next["~"])
        return found


@dataclass(frozen=True, kw_only=True, slots=True)
class Phrases:
    """A language's rows: those that stand anywhere, and those at the start of a sentence.

    `endings` are the first words known by their ends only, by their last three letters; `ahead`
    says what may follow a first word, with `_ALONE` where nothing need be.
    """

    anywhere: Node
    starts: Node
    endings: dict[str, Node]
    ahead: dict[str, frozenset[str]]

    def at(self, words: Sequence[str], i: int) -> dict[str, int]:
        """Return what begins at a word, each with the index behind its last word."""
        word = words[i]
        roots = [self.anywhere]
        if (ending := self.endings.get(word[-_ENDING:])) is not None:
            roots.append(ending)
        found = _follow(roots, words, i)
        if word in self.starts.next and (i == 0 or words[i - 1][0] in _STARTS):
            for mark, last in _follow([self.starts], words, i).items():
                if mark != _QUESTION or _may_ask(words, i):
                    found[mark] = max(found.get(mark, 0), last)
        return found

    def candidates(self, words: Sequence[str]) -> list[int]:
        """Return the words at which `at` may find something, told by them and the next ones.

        Nearly all words begin some row and few go on with it, so that this saves most of the time.
        """
        if not words:
            return []
        alike = [_NUMBER if word[0] in _DIGITS else word for word in words]
        ahead = map(self.ahead.get, alike)
        after = (*alike[1:], _ALONE)
        near = zip(ahead, after, strict=True)
        found = [i for i, (may, word) in enumerate(near) if may and (word in may or _ALONE in may)]
        if not self.endings:
            return found
        endings = self.endings
        return sorted({*found, *(i for i, word in enumerate(words) if word[-_ENDING:] in endings)})


def _may_ask(words: Sequence[str], i: int) -> bool:
    """Whether a sentence or part of one can be a question that lacks its mark.

    In Dutch and German a verb stands first behind a comma where nothing is asked, and who writes
    a full stop would have written the mark.
    """
    if i >= _GREETING and words[i - 1] == ",":
        return False
    ahead = (word for word in words[i + 1 : i + _LONGEST_QUESTION] if word[0] in _STARTS)
    return next((word for word in ahead if word != ","), "") not in {".", ":"}


def _follow(roots: Iterable[Node], words: Sequence[str], i: int) -> dict[str, int]:
    """Return what ends on the ways through the trees, and where."""
    found: dict[str, int] = {}
    nodes = [step for root in roots for step in root.steps(words[i])]
    for at in range(i + 1, len(words) + 1):
        for node in nodes:
            for mark in node.marks:
                found[mark] = at
        if not nodes or at == len(words):
            break
        word = words[at]
        nodes = [step for node in nodes for step in node.steps(word)]
    return found


def _shapes(word: str) -> list[str]:
    """Return what the number of a text may be called in a row."""
    if word.isdecimal():
        shapes = ["#n"]
        if len(word) <= 2 and 0 < int(word) <= _LAST_DAY:  # noqa: PLR2004
            shapes.append("#")
        elif len(word) == 4 and word[:2] in {"19", "20"}:  # noqa: PLR2004
            shapes.append("#y")
        return shapes
    if _ORDINAL.fullmatch(word):
        return ["#", "#th"]
    return ["#h"] if _HOUR.fullmatch(word) else []


@functools.cache
def phrases(code: str) -> Phrases:
    """Return the rows of a language's table as trees."""
    language = languages()[code]
    built = Phrases(anywhere=Node(), starts=Node(), endings={}, ahead={})
    for name, mark in _FIELDS.items():
        for row in getattr(language, name):
            _add(built, row.words, mark, language)
    links = f"({language.day_links.replace(' ', '/')})" if language.day_links else ""
    numbers = language.numbers.replace(" ", "/")
    for words, mark in (
        ("WEEKDAY", CueKind.DATE.value),
        (f"# (.) {links} MONTH (,/.) {links} (#y)", CueKind.DATE.value),
        (f"MONTH # (,/.) {links} (#y)", CueKind.DATE.value),
        (f"MONTH {links} #y", CueKind.DATE.value),
        (f"{numbers} ({numbers}) {language.currencies.replace(' ', '/')}", CueKind.AMOUNT.value),
    ):
        _add(built, words, mark, language)
    for root in (built.anywhere, built.starts):
        for word, node in root.next.items():
            first = _NUMBER if word[0] == _NUMBER else word
            built.ahead[first] = built.ahead.get(first, frozenset()) | node.ahead()
    return built


def _add(built: Phrases, row: str, mark: str, language: Language) -> None:
    """Add a row to the tree in which it belongs."""
    row = row.replace("MONTH", language.months.replace(" ", "/"))
    row = row.replace("WEEKDAY", language.weekdays.replace(" ", "/"))
    start = row.startswith("^")
    items = row.removeprefix("^").split()
    if items[0].startswith("*"):
        roots = []
        for word in items[0].split("/"):
            root = built.endings.setdefault(word[-_ENDING:], Node())
            roots.append(root.child(word))
        items = items[1:]
    else:
        roots = [built.starts if start else built.anywhere]
    first = roots[0] if len(roots) == 1 else None
    for item in items:
        roots = _grow(roots, item, first)
    for node in roots:
        if mark not in node.marks:
            node.marks.append(mark)


def _grow(nodes: Iterable[Node], item: str, root: Node | None) -> list[Node]:
    """Lead on from some nodes by one item of a row; return the nodes behind it.

    A root holds no sets, since what a row begins with is looked up for each word of a text.
    """
    grown: list[Node] = []
    optional = item.startswith("(")
    ways = [_ROW_WORD.findall(way) for way in item.strip("()").split("/")]
    single = frozenset(way[0] for way in ways if len(way) == 1 and way[0][0] not in "*#~")
    for node in nodes:
        if optional or item == "~":
            grown.append(node)
        if item == "~":
            for _ in range(_GAP):
                node = node.child("~")  # noqa: PLW2901
                grown.append(node)
            continue
        as_set = single if node is not root and len(single) > _MANY else frozenset()
        if as_set:
            grown.append(node.child_of(as_set))
        rest = (way for way in ways if len(way) > 1 or way[0] not in as_set)
        grown += [functools.reduce(Node.child, way, node) for way in rest]
    return list({id(node): node for node in grown}.values())
