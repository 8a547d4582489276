"""Generated conversations: who wrote which sentence, in which mails it is seen, and their sources.

A sentence has a tag and so stands nowhere else; `same_words` tells whether it is seen, whatever
clients have done to its looks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum, auto

from hypothesis import strategies as st

from tests.property.clients import (
    CLIENTS,
    PEOPLE,
    Looks,
    Node,
    Quote,
    Text,
    as_html,
    as_lines,
    as_plain,
    distorted,
    same_words,
)

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

_WORDS = (
    "“invoice”", "Kessel", "30 %", "*urgent*", "portal7", "portal12", "the", "boiler’s", "é",
    "会議", "delivery", "9:30", "can", "we", "move", "von", "On", "From", "wrote", "key", "*late*,",
)  # fmt: skip

ZONES = (0, 60, 330)
"""Minutes by which the clocks of people are ahead of UTC, by author."""


class Habit(StrEnum):
    """What clients and people do to mail; each can be left out of a conversation.

    `WITHIN` also lets people change a paragraph in its middle: edit one of its sentences, or cut
    between its lines. `BARE` leaves nothing above the header block of a quote in a quote.
    """

    WRAP = auto()
    STRAIGHT = auto()
    BOLD = auto()
    LINKS = auto()
    BLANKS = auto()
    GAPS = auto()
    HTML = auto()
    SIGN = auto()
    FORWARD = auto()
    BRANCH = auto()
    SHORTEN = auto()
    CUT = auto()
    EDIT = auto()
    WITHIN = auto()
    INLINE = auto()
    INLINE_UNMARKED = auto()
    RESTATE = auto()
    BARE = auto()
    ZONES = auto()
    NO_IDS = auto()
    NO_DATE = auto()
    SKEW = auto()


@dataclass(frozen=True)
class Sent:
    """One mail: what it shows, and its source. `new` is what its author wrote outside quotes."""

    number: int
    author: int = field(repr=False)
    parent: int | None
    sent_at: datetime = field(repr=False)
    dated: bool = field(repr=False)
    named: bool = field(repr=False)
    nodes: tuple[Node, ...] = field(repr=False)
    edited: frozenset[str]
    source: bytes = b""

    @property
    def new(self) -> list[str]:
        """The sentences that the author wrote around quotes."""
        return [w for n in self.nodes if isinstance(n, Text) for w in _tagged(n)]

    @property
    def answers(self) -> list[str]:
        """The sentences that the author wrote between unmarked lines that he quotes."""
        return [
            w
            for node in self.nodes
            if isinstance(node, Quote)
            for part in node.content
            if isinstance(part, Text) and part.author == self.author
            for w in _tagged(part)
            if w.startswith(f"Point {self.number}x")
        ]

    @property
    def seen(self) -> list[str]:
        """All sentences that a reader of this mail sees."""
        return list(_seen(self.nodes))


def _tagged(text: Text) -> list[str]:
    return [w for s in text.sentences if (w := same_words(s)).startswith("Point ")]


def _seen(nodes: Sequence[Node]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Text):
            yield from _tagged(node)
        else:
            yield from _seen(node.content)


@st.composite
def _paragraph(draw: st.DrawFn, author: int, tag: str, habits: frozenset[Habit]) -> Text:
    words_of_it = [
        w
        for w in _WORDS
        if (Habit.BOLD in habits or "*" not in w) and (Habit.LINKS in habits or "portal" not in w)
    ]
    sentences = []
    for number in range(draw(st.integers(1, 3))):
        words = " ".join(draw(st.lists(st.sampled_from(words_of_it), min_size=2, max_size=9)))
        name = draw(st.sampled_from(PEOPLE))[0]
        price = draw(st.integers(100, 999))
        end = draw(st.sampled_from(".?!"))
        sentences.append(f"Point {tag}{number} with {name} is {words} for EUR {price} today{end}")
    return Text(author, tuple(sentences))


def _edit(draw: st.DrawFn, sentence: str) -> str:
    """Return a sentence after one edit that makes it another."""
    kind = draw(st.sampled_from(("not", "number", "name")))
    if kind == "not":
        return sentence.replace(" is ", " is not ", 1)
    if kind == "number":
        return re.sub(r"EUR (\d)", lambda m: f"EUR {int(m[1]) % 9 + 1}", sentence, count=1)
    return re.sub(r"with [^ ]+", "with Herbert", sentence, count=1)


def _is_bare(nodes: Sequence[Node]) -> bool:
    first = nodes[0]
    return isinstance(first, Quote) and not CLIENTS[first.client].marked


@dataclass
class _Drawing:
    """Draws what one quoting person and client do to a mail."""

    draw: st.DrawFn
    habits: frozenset[Habit]
    edited: set[str]

    def does(self, habit: Habit) -> bool:
        return habit in self.habits and self.draw(st.booleans())

    def looks(self, *, whole: bool) -> Looks:
        gaps = ["\n\n", "\n\n\n", *(["\n"] if whole else [])]
        return Looks(
            straight=self.does(Habit.STRAIGHT),
            bold=not self.does(Habit.BOLD),
            link=self.draw(st.sampled_from((" ", ""))) if self.does(Habit.LINKS) else "",
            blank=self.draw(st.sampled_from(("  ", "\u00a0"))) if self.does(Habit.BLANKS) else " ",
            trailing="  " if self.does(Habit.BLANKS) else "",
            gap=self.draw(st.sampled_from(gaps)) if self.does(Habit.GAPS) else "\n\n",
            width=72 if self.does(Habit.WRAP) else 0,
        )

    def part(self, nodes: Sequence[Node]) -> tuple[list[Node], bool]:
        """Return what is quoted of a mail, and whether it is all of it."""
        left = list(nodes)
        whole = True
        if self.does(Habit.SHORTEN) and len(left) > 1:
            gone = self.draw(st.integers(0, len(left) - 1))
            left = [*left[:gone], *left[gone + 1 :]]
            whole = False
        if _is_bare(left) and Habit.BARE not in self.habits:
            left = list(nodes)
        if self.does(Habit.CUT) and len(left) > 1:
            left[self.draw(st.integers(0, len(left) - 1))] = Text(-1, ("[...]",))
            whole = False
        for place, node in enumerate(left):
            habit = Habit.EDIT
            if isinstance(node, Text) and len(node.sentences) > 1:
                habit = Habit.WITHIN
            if isinstance(node, Text) and _tagged(node) and self.does(habit):
                left[place] = self.with_edit(node)
                whole = False
        return left, whole or Habit.WITHIN in self.habits

    def with_edit(self, text: Text) -> Text:
        sentences = list(text.sentences)
        place = self.draw(st.integers(0, len(sentences) - 1))
        sentences[place] = _edit(self.draw, sentences[place])
        self.edited.add(same_words(sentences[place]))
        return Text(text.author, tuple(sentences))

    def restated(self, mails: Sequence[Sent]) -> tuple[str, ...]:
        """Return a paragraph that somebody wrote before, to be written anew."""
        nodes = self.draw(st.sampled_from(mails)).nodes
        texts = [n.sentences for n in nodes if isinstance(n, Text) and _tagged(n)]
        return self.draw(st.sampled_from(texts))

    def client(self) -> str:
        forwards = self.does(Habit.FORWARD) and self.draw(st.booleans())
        return self.draw(st.sampled_from([n for n, c in CLIENTS.items() if c.forwards == forwards]))

    def reply(self, new: list[Text], parent: Sent) -> list[Node]:
        """Return the nodes of a mail with new paragraphs that quotes another one."""
        client = CLIENTS[name := self.client()]
        part, whole = self.part(parent.nodes)
        inline = Habit.INLINE if client.marked else Habit.INLINE_UNMARKED
        inline_now = len(new) > 1 and len(part) > 1 and not client.forwards and self.does(inline)
        looks = self.looks(whole=whole and not inline_now)
        zoned = Habit.ZONES in self.habits and name != "apple_forward"  # which writes UTC
        zone = ZONES[new[0].author % len(ZONES)] if zoned else 0
        when = (parent.sent_at + timedelta(minutes=zone)).replace(tzinfo=None)
        content = distorted(part, looks)
        if not inline_now:
            quote = Quote(name, parent.author, when, content, looks)
            below = client.marked and not client.forwards and self.draw(st.booleans())
            return [quote, *new] if below else [*new, quote]
        places = [n for n in range(1, len(content)) if not _closes(content[n - 1])]
        place = self.draw(st.sampled_from(places or [1]))
        first, rest = content[:place], content[place:]
        if not client.marked:
            mixed = (*first, *new[1:], *rest)
            return [new[0], Quote(name, parent.author, when, mixed, looks)]
        return [
            Quote(name, parent.author, when, first, looks),
            *new[:-1],
            Quote(name, parent.author, when, rest, looks, headed=False),
            new[-1],
        ]


_CLOSING = "Best regards,"


def _closes(node: Node) -> bool:
    """Whether a name comes next: nobody answers above it."""
    return isinstance(node, Text) and node.sentences == (_CLOSING,)


@st.composite
def conversations(
    draw: st.DrawFn, without: frozenset[Habit] = frozenset(), most: int = 5
) -> list[Sent]:
    """Draw up to `most` mails of a conversation with all habits but some, oldest first."""
    habits = frozenset(Habit) - without
    mails: list[Sent] = []
    undated = draw(st.integers(0, most - 1)) if Habit.NO_DATE in habits else most
    for number in range(draw(st.integers(1, most))):
        drawing = _Drawing(draw, habits, set())
        author = draw(st.integers(0, len(PEOPLE) - 1))
        new = [
            draw(_paragraph(author, f"{number}x{p}x", habits))
            for p in range(draw(st.integers(1, 3)))
        ]
        if mails and drawing.does(Habit.RESTATE):
            new.append(Text(author, drawing.restated(mails)))
        parent = None
        nodes: list[Node] = list(new)
        if mails:
            branch = drawing.does(Habit.BRANCH)
            parent = draw(st.sampled_from(mails)) if branch else mails[-1]
            nodes = drawing.reply(new, parent)
        if drawing.does(Habit.SIGN) and isinstance(nodes[-1], Text):
            nodes.append(Text(author, (_CLOSING,)))
            nodes.append(Text(author, (PEOPLE[author][0],)))
        clock = START + timedelta(hours=5 * number)
        if drawing.does(Habit.SKEW):
            clock += timedelta(hours=draw(st.sampled_from((-9000, -30, 30, 9000))))
        mail = Sent(
            number=number,
            author=author,
            parent=parent.number if parent else None,
            sent_at=clock,
            dated=number != undated,
            named=not drawing.does(Habit.NO_IDS),
            nodes=tuple(nodes),
            edited=frozenset(drawing.edited),
        )
        head = _head(mail, mails) + "Content-Type: text/"
        mails.append(replace(mail, source=f"{head}{_content(drawing, nodes)}\n".encode()))
    return mails


def ancestors(mails: Sequence[Sent], mail: Sent | None) -> list[Sent]:
    """Return what a mail answers, and what that answers, the oldest first."""
    found: list[Sent] = []
    while mail is not None and mail.parent is not None:
        mail = mails[mail.parent]
        found.insert(0, mail)
    return found


def _head(mail: Sent, mails: Sequence[Sent]) -> str:
    known = [f"<{m.number}@example.org>" for m in ancestors(mails, mail) if m.named]
    fields = {
        "Message-ID": f"<{mail.number}@example.org>" if mail.named else "",
        "References": " ".join(known) if mail.named else "",
        "Date": f"{mail.sent_at:%a, %d %b %Y %H:%M:%S +0000}" if mail.dated else "",
        "From": '"{}" <{}>'.format(*PEOPLE[mail.author]),
        "Subject": "Boiler" if mail.parent is None else "Re: Boiler",
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items() if value)


def _content(drawing: _Drawing, nodes: Sequence[Node]) -> str:
    """Return the subtype of the content, the rest of the header and the body."""
    plain = as_plain(nodes, drawing.looks(whole=False))
    if not drawing.does(Habit.HTML):
        return f"plain; charset=utf-8\n\n{plain}"
    html = as_html(nodes) if drawing.draw(st.booleans()) else as_lines(plain)
    return f"html; charset=utf-8\n\n<html><body><div>{html}</div></body></html>"
