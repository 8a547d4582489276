"""Generated mail: threads with known content quoted as clients do, and text that means harm."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from html import escape

from hypothesis import strategies as st

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
PEOPLE = ("Anna Weber", "Bo Lind", "Célia Prò", "Dmitri O'Neil")

_WORDS = (
    "invoice", "Kessel", "30 %", "EUR 4,500", "not", "Freitag", "the", "boiler", "é", "会議", "😀",
    "delivery", "9:30", "can", "we", "move", "von", "On", "From", "wrote", "--", "key",
)  # fmt: skip

_HOSTILE = (
    ">", "> ", ">> ", "On ", "wrote:", "From: ", "Von: ", "Subject: x\n", "-- \n", "--\n", "\n",
    "\n\n", "\r\n", "\r", " ", "\t", "[end 1234]", "[…123456789]", "<b>", "</blockquote>",
    "\x00", "\x1b[31m", "\u202e", "\u200b", "\ud800", "\U000e0041", "👩‍🔧", "会議",
    "{{x}}", "[red]", "=cmd", "%s", "-----Original Message-----\n", "a" * 50, "_" * 30,
    "Mit freundlichen Grüßen\n",
    "On Tue, Mar 3, 2026 at 10:12 AM Anna <a@example.org> wrote:\n", "<|endoftext|>",
)  # fmt: skip

hostile_text = st.lists(
    st.one_of(st.sampled_from(_HOSTILE), st.text(max_size=12)), max_size=40
).map("".join)
"""Text of fragments that parsers, clients and terminals trip over."""


_TAGS = (
    "p", "div", "br", "table", "tr", "td", "th", "ul", "ol", "li", "a", "b", "sup", "q", "pre",
    "rt", "blockquote", "hr", "img", "span", "o:p", "body", "html", "select", "template",
)  # fmt: skip
_ATTRIBUTES = (
    "", " type=cite", " class=gmail_quote", " class='gmail_attr x_yahoo_quoted'",
    " id=divRplyFwdMsg", " style='border-top:solid 1px'", " style='display:none'",
    " style='mso-list:Ignore'", " hidden", " rowspan=3 colspan=2", " alt='x y' width=2 name=quote",
    " href='https://a.example/?utm_source=1'",
    " class=MsoListParagraph style='mso-list:l0 level9 lfo1'", " start=9 type=i reversed value=-3",
)  # fmt: skip

_markup = st.one_of(
    st.builds(
        "<{}{}{}>".format,
        st.sampled_from(("", "", "/")),
        st.sampled_from(_TAGS),
        st.sampled_from(_ATTRIBUTES),
    ),
    st.sampled_from(("<!--", "-->", "<![if !vml]>", "<![endif]>", "&nbsp;", "&#x200c;", "&", "<")),
    st.sampled_from(_HOSTILE),
    st.text(max_size=6),
)
hostile_html = st.lists(_markup, max_size=40).map("".join)
"""HTML of clients' marks, in no order, with text that means harm."""


@dataclass(frozen=True)
class Written:
    """One mail of a generated thread: what its author wrote, and the source with its quotes."""

    author: str
    sent_at: datetime
    paragraphs: tuple[str, ...]
    source: bytes


@st.composite
def _paragraph(draw: st.DrawFn, tag: str) -> str:
    """One or two sentences that stand nowhere else, by their tag."""
    count = draw(st.integers(1, 2))
    sentences = []
    for number in range(count):
        words = draw(st.lists(st.sampled_from(_WORDS), min_size=4, max_size=12))
        sentences.append(f"Point {tag}{number} is {' '.join(words)} today.")
    return " ".join(sentences)


@st.composite
def threads(draw: st.DrawFn) -> list[Written]:
    """A thread of one to five mails, each quoting the one before in full as some client does."""
    mails: list[Written] = []
    body = ""
    for number in range(draw(st.integers(1, 5))):
        author = PEOPLE[number % len(PEOPLE)]
        sent_at = START + timedelta(hours=5 * number)
        tags = [f"{number}x{p}x" for p in range(draw(st.integers(1, 3)))]
        paragraphs = tuple(draw(_paragraph(tag)) for tag in tags)
        new = "\n\n".join(paragraphs)
        if mails:
            client = draw(st.sampled_from(sorted(CLIENTS)))
            body = CLIENTS[client](new, mails[-1], body)
        else:
            body = new
        html = draw(st.booleans())
        source = _source(number, author, sent_at, body, html=html)
        mails.append(Written(author, sent_at, paragraphs, source))
    return mails


def _attributed(when: str, quoted: Written, new: str, marked: str) -> str:
    return f"{new}\n\n{when.format(quoted.sent_at, quoted.author)}\n\n{marked}\n"


def _marked(body: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in body.split("\n"))


def _gmail(new: str, quoted: Written, body: str) -> str:
    when = "On {:%a, %b %-d, %Y at %-I:%M %p} {} <x@example.org> wrote:"
    return _attributed(when, quoted, new, _marked(body))


def _thunderbird_de(new: str, quoted: Written, body: str) -> str:
    return _attributed("Am {:%d.%m.%y um %H:%M} schrieb {}:", quoted, new, _marked(body))


def _bottom(new: str, quoted: Written, body: str) -> str:
    when = f"On {quoted.sent_at:%Y-%m-%d %H:%M}, {quoted.author} wrote:"
    return f"{when}\n{_marked(body)}\n\n{new}\n"


def _outlook(new: str, quoted: Written, body: str) -> str:
    block = (
        f"From: {quoted.author} <x@example.org>\nSent: {quoted.sent_at:%A, %B %-d, %Y %-I:%M %p}\n"
        "To: List\nSubject: Boiler"
    )
    return f"{new}\n\n{block}\n\n{body}\n"


def _outlook_de(new: str, quoted: Written, body: str) -> str:
    block = (
        f"Von: {quoted.author} <x@example.org>\nGesendet: {quoted.sent_at:%d.%m.%Y %H:%M}\n"
        "An: Liste\nBetreff: Boiler"
    )
    return f"{new}\n\n-----Ursprüngliche Nachricht-----\n{block}\n\n{body}\n"


CLIENTS = {
    "gmail": _gmail,
    "thunderbird_de": _thunderbird_de,
    "bottom": _bottom,
    "outlook": _outlook,
    "outlook_de": _outlook_de,
}


def _source(number: int, author: str, sent_at: datetime, body: str, *, html: bool) -> bytes:
    message = EmailMessage()
    message["Message-ID"] = f"<{number}@example.org>"
    message["From"] = f'"{author}" <x@example.org>'
    message["Date"] = sent_at.strftime("%a, %d %b %Y %H:%M:%S +0000")
    message["Subject"] = "Boiler"
    if number:
        message["In-Reply-To"] = f"<{number - 1}@example.org>"
        message["References"] = " ".join(f"<{n}@example.org>" for n in range(number))
    if html:
        lines = "<br>\n".join(escape(line) for line in body.split("\n"))
        message.set_content(f"<html><body><div>{lines}</div></body></html>", subtype="html")
    else:
        message.set_content(body)
    return message.as_bytes()
