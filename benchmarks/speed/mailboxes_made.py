"""Made-up mailboxes of any size, as an mbox: conversations, newsletters, notifications.

`python -m benchmarks.speed.mailboxes_made COUNT FILE [SEED]` writes one, message by message. Memory
is that of the threads that are open at one time.

Threads have lengths as in real mail (most end with the first message or two, few have thirty), and
are interleaved. People answer on top in the way of their client, with the whole history below:
Gmail, Outlook, Apple Mail and Thunderbird, plain text alone or with HTML. One mail in ten has an
attachment, one thread in twenty lost its references on the way.
"""

from __future__ import annotations

import base64
import email.utils
import html
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.speed.made_text import (
    Person,
    new_text,
    newsletter,
    notification,
    people,
    subject,
)

OPEN = 300
"""Threads that go on at one time."""

_BEGIN = datetime(2024, 1, 2, 8, 0, tzinfo=UTC)
_QUOTED_AT_MOST = 30_000
"""Characters of history, after which clients cut."""

_LENGTHS = (1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 6, 8, 12, 30)


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """A message and the thread that it belongs to, counted from 0."""

    source: bytes = field(repr=False)
    thread: int


@dataclass(slots=True)
class _Open:
    number: int
    subject: str
    members: list[Person]
    left: int
    has_references: bool
    ids: list[str] = field(default_factory=list)
    text: str = ""
    page: str = ""
    writer: Person | None = None
    sent: datetime = _BEGIN


def made_messages(count: int, seed: int = 7) -> Iterator[Made]:
    """Yield messages in the order of their dates."""
    yield from _Maker(random.Random(seed)).messages(count)  # noqa: S311


def write_mbox(path: Path, count: int, seed: int = 7) -> int:
    """Write messages as mboxrd; returns how many threads they are."""
    threads = 0
    with path.open("wb") as file:
        for made in made_messages(count, seed):
            threads = max(threads, made.thread + 1)
            quoted = made.source.replace(b"\n>From ", b"\n>>From ").replace(b"\nFrom ", b"\n>From ")
            file.write(b"From made@example.org Tue Jan  2 08:00:00 2024\n" + quoted + b"\n")
    return threads


class _Maker:
    def __init__(self, choose: random.Random) -> None:
        self._choose = choose
        self._people = people(choose, 400)
        self._threads = 0
        self._number = 0
        self._now = _BEGIN

    def messages(self, count: int) -> Iterator[Made]:
        going: list[_Open] = []
        for self._number in range(count):
            self._now += timedelta(seconds=self._choose.randint(1, 600))
            kind = self._choose.random()
            if kind < 0.15:  # noqa: PLR2004
                yield self._alone(self._newsletter())
            elif kind < 0.3:  # noqa: PLR2004
                yield self._alone(self._notification())
            else:
                if len(going) < OPEN and (not going or self._choose.random() < 0.4):  # noqa: PLR2004
                    going.append(self._thread())
                    at = len(going) - 1
                else:
                    at = self._choose.randrange(len(going))
                yield self._mail(going[at])
                if going[at].left == 0:
                    going[at] = going[-1]
                    going.pop()

    def _alone(self, source: bytes) -> Made:
        self._threads += 1
        return Made(source=source, thread=self._threads - 1)

    def _thread(self) -> _Open:
        self._threads += 1
        number = self._threads - 1
        return _Open(
            number=number,
            # A number as of a ticket: threads that lost their references are found by it.
            subject=f"{subject(self._choose)} #{number}",
            members=self._choose.sample(self._people, self._choose.choice((2, 2, 2, 3, 4))),
            left=self._choose.choice(_LENGTHS),
            has_references=self._choose.random() > 0.05,  # noqa: PLR2004
        )

    def _mail(self, thread: _Open) -> Made:
        others = [p for p in thread.members if p is not thread.writer]
        writer = self._choose.choice(others)
        reader = thread.writer or self._choose.choice([p for p in others if p is not writer])
        text = new_text(self._choose, writer, reader)
        page = _page(text)
        if thread.writer is not None:
            text += "\n\n" + _quoted(thread, thread.writer, writer.client)
            page += _quoted_page(thread, thread.writer, writer.client)
        message_id = f"{self._number}.{self._choose.getrandbits(48):x}@{writer.client}.example"
        head = self._head(writer, message_id, ("Re: " if thread.ids else "") + thread.subject)
        others = [p for p in thread.members if p is not writer]
        head.append("To: " + ", ".join(f"{p.name} <{p.address}>" for p in others))
        if thread.ids and thread.has_references:
            head.append(f"In-Reply-To: <{thread.ids[-1]}>")
            head.append("References: " + "\n ".join(f"<{i}>" for i in thread.ids))
        plain_only = writer.client == "thunderbird"
        source = self._whole(head, text, "" if plain_only else page)
        thread.ids.append(message_id)
        thread.text, thread.page = text[:_QUOTED_AT_MOST], page[: 2 * _QUOTED_AT_MOST]
        thread.writer, thread.sent = writer, self._now
        thread.left -= 1
        return Made(source=source, thread=thread.number)

    def _newsletter(self) -> bytes:
        number = self._choose.randint(1, 40)
        sender = Person(
            name=f"News {number}", address=f"n{number}@news.example", client="", signature=""
        )
        head = self._head(sender, f"n{self._number}@news.example", f"Our news of {self._now:%d %B}")
        head += ["To: all@example.org", "List-Unsubscribe: <https://news.example/out>"]
        page = newsletter(self._choose, self._number)
        return self._whole(head, "Please read this mail in a browser.\n", page)

    def _notification(self) -> bytes:
        sender = Person(name="Jobs", address="no-reply@jobs.example", client="", signature="")
        head = self._head(sender, f"j{self._number}@jobs.example", f"Job {self._number} has ended")
        head += ["To: ops@example.org", "Auto-Submitted: auto-generated"]
        return self._whole(head, notification(self._choose, self._number), "")

    def _head(self, sender: Person, message_id: str, title: str) -> list[str]:
        date = email.utils.format_datetime(self._now)
        hop = f"Received: from a.example by b.example with ESMTPS id {self._number}; {date}"
        return [
            hop, hop, f"Message-ID: <{message_id}>", f"Date: {date}",
            f"From: {sender.name} <{sender.address}>", f"Subject: {title}", "MIME-Version: 1.0",
        ]  # fmt: skip

    def _whole(self, head: list[str], text: str, page: str) -> bytes:
        """Return the source: a text, its HTML beside it, and now and then a file behind both."""
        body = _text_part("plain", text)
        mark = f"=_{self._number}"
        if page:
            body = _multipart("alternative", f"{mark}a", [body, _text_part("html", page)])
        if self._choose.random() < 0.1:  # noqa: PLR2004
            data = self._choose.randbytes(self._choose.choice((2_000, 8_000, 30_000, 90_000)))
            packed = base64.encodebytes(data).decode()
            kind = 'Content-Type: application/pdf; name="report.pdf"\n'
            part = f"{kind}Content-Transfer-Encoding: base64\n\n{packed}"
            body = _multipart("mixed", mark, [body, part])
        return ("\n".join(head) + "\n" + body).encode()


def _text_part(kind: str, text: str) -> str:
    return f"Content-Type: text/{kind}; charset=utf-8\n\n{text}\n"


def _multipart(kind: str, mark: str, parts: list[str]) -> str:
    head = f'Content-Type: multipart/{kind}; boundary="{mark}"\n\n'
    return head + "".join(f"--{mark}\n{part}\n" for part in parts) + f"--{mark}--\n"


def _quoted(thread: _Open, author: Person, client: str) -> str:
    """Return the history as a client quotes it in plain text."""
    if client == "outlook":
        return "\n".join(": ".join(row) for row in _block(thread, author)) + "\n\n" + thread.text
    quoted = "\n".join(f"> {line}" for line in thread.text.split("\n"))
    return f"{_attribution(thread, author, client)}\n\n{quoted}"


def _quoted_page(thread: _Open, author: Person, client: str) -> str:
    """Return the history as a client quotes it in HTML."""
    if client == "outlook":
        rows = "<br>".join(
            f"<b>{name}:</b> {html.escape(value)}" for name, value in _block(thread, author)
        )
        line = '<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0 0 0">'
        return f"{line}<p class=MsoNormal>{rows}</p></div>{thread.page}"
    when = html.escape(_attribution(thread, author, client))
    if client == "gmail":
        return (
            f'<div class="gmail_quote"><div dir="ltr" class="gmail_attr">{when}<br></div>'
            f'<blockquote class="gmail_quote">{thread.page}</blockquote></div>'
        )
    return f'<div><br><blockquote type="cite"><div>{when}</div>{thread.page}</blockquote></div>'


def _block(thread: _Open, author: Person) -> list[tuple[str, str]]:
    """Return the fields that Outlook puts above a quote."""
    return [
        ("From", f"{author.name} <{author.address}>"),
        ("Sent", f"{thread.sent:%A, %d %B %Y %H:%M}"),
        ("To", thread.members[0].name),
        ("Subject", thread.subject),
    ]


def _attribution(thread: _Open, author: Person, client: str) -> str:
    """Return the line that other clients put above a quote."""
    sent, who = thread.sent, f"{author.name} <{author.address}>"
    if client == "gmail":
        return f"On {sent:%a, %b %d, %Y at %I:%M %p} {who} wrote:"
    if client == "apple":
        return f"On {sent:%d %b %Y, at %H:%M}, {who} wrote:"
    return f"On {sent:%d/%m/%Y %H:%M}, {author.name} wrote:"


def _page(text: str) -> str:
    """Return a text as HTML, a paragraph for each of its own."""
    paragraphs = text.split("\n\n")
    return "".join(f"<p>{html.escape(p).replace(chr(10), '<br>')}</p>" for p in paragraphs)


def main() -> None:
    """Write a mailbox."""
    count, path, *seed = sys.argv[1:]
    threads = write_mbox(Path(path), int(count), *map(int, seed))
    print(f"{int(count):,} messages in {threads:,} threads")


if __name__ == "__main__":
    main()
