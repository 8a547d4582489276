"""Mail clients: how each writes what it quotes, in plain text and HTML, and what it does to it."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape

PEOPLE = (
    ("Anna Weber", "anna@example.org"),
    ("Bo Lind", "bo@example.net"),
    ("Célia Prò", "celia@example.com"),
    ("Dmitri O'Neil", "dmitri@mill.example"),
)

_STRAIGHT = str.maketrans("‘’“”", "''\"\"")
_LINK = re.compile(r"portal(\d+)\b(?! ?<)")
_DECORATED = re.compile(r" ?<https://portal\.example/\d+>")
_MARKS = re.compile(r"(?:> ?)*")


@dataclass(frozen=True)
class Text:
    """A paragraph: whose it is, and its sentences as they are shown."""

    author: int
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Looks:
    """What a client does to the text that it quotes; none of it makes another text."""

    straight: bool = False
    bold: bool = True
    link: str = ""
    blank: str = " "
    trailing: str = ""
    gap: str = "\n\n"
    width: int = 0


@dataclass(frozen=True)
class Quote:
    """A quoted mail or a part of it; `when` is its date as the quoting person's clock shows it."""

    client: str
    author: int
    when: datetime
    content: tuple[Node, ...]
    looks: Looks
    headed: bool = True


Node = Text | Quote


@dataclass(frozen=True)
class Client:
    """The line or block above a quote, plain and in HTML, and what stands around the quote.

    `inside` the marks of the quote stands its header too.
    """

    header: Callable[[str, str, datetime], str]
    marked: bool
    before: str = "{}"
    around: str = "{}"
    forwards: bool = False
    inside: bool = False


def _english(when: datetime) -> str:
    return f"{when:%a, %b %-d, %Y at %-I:%M %p}"


def _outlook_en(name: str, address: str, when: datetime) -> str:
    return (
        f"From: {name} <{address}>\nSent: {when:%A, %B %-d, %Y %-I:%M %p}\n"
        "To: The others\nSubject: Boiler"
    )


def _outlook_de(name: str, address: str, when: datetime) -> str:
    return f"Von: {name} <{address}>\nGesendet: {when:%d.%m.%Y %H:%M}\nAn: Alle\nBetreff: Boiler"


_OUTLOOK_BLOCK = (
    '<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in 0in 0in">'
    '<p class="MsoNormal">{}</p></div>'
)

CLIENTS = {
    "gmail": Client(
        lambda name, address, when: f"On {_english(when)} {name} <{address}> wrote:",
        marked=True,
        before='<div dir="ltr" class="gmail_attr">{}<br></div>',
        around='<br><div class="gmail_quote">{}</div>',
    ),
    "apple": Client(
        lambda name, address, when: (
            f"On {when:%-d %b %Y}, at {when:%H:%M}, {name} <{address}> wrote:"
        ),
        marked=True,
        before="<div>{}</div><br>",
    ),
    "thunderbird": Client(
        lambda name, _, when: f"On {when:%d/%m/%Y %H:%M}, {name} wrote:",
        marked=True,
        before='<div class="moz-cite-prefix">{}<br></div>',
    ),
    "thunderbird_de": Client(
        lambda name, _, when: f"Am {when:%d.%m.%y um %H:%M} schrieb {name}:",
        marked=True,
        before='<div class="moz-cite-prefix">{}<br></div>',
    ),
    "outlook": Client(_outlook_en, marked=False, before=_OUTLOOK_BLOCK),
    "outlook_de": Client(_outlook_de, marked=False, before=_OUTLOOK_BLOCK),
    "gmail_forward": Client(
        lambda name, address, when: (
            f"---------- Forwarded message ---------\nFrom: {name} <{address}>\n"
            f"Date: {_english(when)}\nSubject: Boiler\nTo: The others <list@example.org>\n\n"
        ),
        marked=False,
        before='<div dir="ltr" class="gmail_attr">{}<br></div>',
        around='<br><div class="gmail_quote">{}</div>',
        forwards=True,
    ),
    "apple_forward": Client(
        lambda name, address, when: (
            f"Begin forwarded message:\n\nFrom: {name} <{address}>\nSubject: Boiler\n"
            f"Date: {when:%-d %B %Y} at {when:%H:%M:%S} UTC\nTo: list@example.org"
        ),
        marked=True,
        before="<div>{}</div><br>",
        forwards=True,
        inside=True,
    ),
}  # fmt: skip


def same_words(text: str) -> str:
    """Return a text without what clients do to it, to compare what is said."""
    unmarked = re.sub(r"(?m)^[> ]+", "", text)
    unlinked = _DECORATED.sub("", " ".join(unmarked.split()))
    return unlinked.translate(_STRAIGHT).replace("*", "")


def distorted(nodes: Sequence[Node], looks: Looks) -> tuple[Node, ...]:
    """Return what is left of a text when a client has changed it in its way."""
    done: list[Node] = []
    for node in nodes:
        if isinstance(node, Text):
            done.append(Text(node.author, tuple(_changed(s, looks) for s in node.sentences)))
        else:
            inner = distorted(node.content, looks)
            done.append(Quote(node.client, node.author, node.when, inner, node.looks, node.headed))
    return tuple(done)


def _changed(sentence: str, looks: Looks) -> str:
    if looks.straight:
        sentence = sentence.translate(_STRAIGHT)
    if not looks.bold:
        sentence = sentence.replace("*", "")
    if looks.link:
        sentence = _LINK.sub(rf"portal\1{looks.link}<https://portal.example/\1>", sentence)
    if looks.blank != " ":
        first, blank, rest = sentence.partition(" with ")
        sentence = f"{first}{looks.blank}with {rest}" if blank else sentence
    return sentence


def as_plain(nodes: Sequence[Node], looks: Looks) -> str:
    """Return the plain text of a mail."""
    pieces = []
    for node in nodes:
        if isinstance(node, Text):
            line = " ".join(node.sentences) + looks.trailing
            pieces.append(_wrapped(line, looks.width))
        else:
            pieces.append(_quoted_plain(node))
    return looks.gap.join(pieces)


def _quoted_plain(quote: Quote) -> str:
    client = CLIENTS[quote.client]
    body = as_plain(quote.content, quote.looks)
    head = _header(quote)
    if client.inside:
        head, body = "", f"{head}\n\n{body}"
    if client.marked:
        body = "\n".join(
            f"> {line}".rstrip() if not line.strip() else f"> {line}"
            for line in _wrapped(body, quote.looks.width).split("\n")
        )
    return f"{head}\n\n{body}" if head else body


def _header(quote: Quote) -> str:
    return CLIENTS[quote.client].header(*PEOPLE[quote.author], quote.when) if quote.headed else ""


def _wrapped(text: str, width: int) -> str:
    """Wrap each line with its marks, as clients do; what has no blanks stays long."""
    if not width:
        return text
    lines: list[str] = []
    for line in text.split("\n"):
        match = _MARKS.match(line)
        marks = match.group() if match else ""
        rest = line[len(marks) :]
        lines += textwrap.wrap(
            rest,
            width - 2,
            initial_indent=marks,
            subsequent_indent=marks,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [line]
    return "\n".join(lines)


def as_html(nodes: Sequence[Node]) -> str:
    """Return the HTML of a mail."""
    pieces = []
    for node in nodes:
        if isinstance(node, Text):
            pieces.append(f"<p>{_rich(' '.join(node.sentences))}</p>")
        else:
            client = CLIENTS[node.client]
            body = as_html(node.content)
            head = escape(_header(node)).replace("\n", "<br>\n")
            head = client.before.format(head) if head else ""
            if client.marked:
                inner, head = (head, "") if client.inside else ("", head)
                body = f'<blockquote type="cite">{inner}{body}</blockquote>'
            pieces.append(client.around.format(head + body))
    return "\n".join(pieces)


def _rich(text: str) -> str:
    linked = _LINK.sub(r"[[\1]]", text)
    html = re.sub(r"\*([^*]*)\*", r"<b>\1</b>", escape(linked))
    return re.sub(r"\[\[(\d+)\]\]", r'<a href="https://portal.example/\1">portal\1</a>', html)


def as_lines(text: str) -> str:
    """Return HTML that shows a plain text line by line."""
    return "<br>\n".join(escape(line) for line in text.split("\n"))
