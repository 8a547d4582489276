"""Makes `fixtures/mailboxes/takeout.mbox` of the threads in `takeout.toml`, as Google Takeout does.

`python -m tests.takeout` writes it anew. Each mail answers the one before it and quotes all before,
as people's clients do: Gmail in HTML and text, Outlook with header blocks, Apple Mail in text.
"""

from __future__ import annotations

import hashlib
import html
import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import Any

from tests.conftest import ROOT

FOLDER = ROOT / "fixtures" / "mailboxes"
MBOX = FOLDER / "takeout.mbox"


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """Somebody who writes."""

    name: str
    address: str
    client: str
    signature: str = ""
    disclaimer: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Mail:
    """What somebody wrote, when, and the mails before it, newest first."""

    author: Person
    to: Person
    at: datetime
    subject: str
    text: str
    before: tuple[Mail, ...]

    @property
    def id(self) -> str:
        """The Message-ID, without its brackets."""
        seed = f"{self.subject} {self.at.isoformat()}".encode()
        return f"{hashlib.sha256(seed).hexdigest()[:20]}@{self.author.address.partition('@')[2]}"

    @property
    def own(self) -> str:
        """What stands above the quote."""
        parts = (self.text, self.author.signature.strip("\n"), self.author.disclaimer.strip("\n"))
        return "\n\n".join(part for part in parts if part)


def read_threads() -> list[list[Mail]]:
    """Return the threads of the file, in its order."""
    found = tomllib.loads((FOLDER / "takeout.toml").read_text(encoding="utf-8"))
    people = {name: Person(**person) for name, person in found["people"].items()}
    return [_thread(thread, people) for thread in found["thread"]]


def _thread(thread: dict[str, Any], people: dict[str, Person]) -> list[Mail]:
    mails: list[Mail] = []
    other = next(who for _, _, who, _ in thread["mails"] if who != "shop")
    for number, (day, hour, who, text) in enumerate(thread["mails"]):
        reply = "AW: " if "ß" in thread["subject"] and who != "shop" else "Re: "
        mails.append(
            Mail(
                author=people[who],
                to=people[other if who == "shop" else "shop"],
                at=datetime(2026, 3, day, hour, 7 * number % 60, tzinfo=UTC),
                subject=(reply if mails else "") + thread["subject"],
                text=text,
                before=tuple(reversed(mails)),
            )
        )
    return mails


def source(mail: Mail) -> bytes:
    """Return a mail as it is sent."""
    message = EmailMessage(policy=SMTP)
    message["From"] = f"{mail.author.name} <{mail.author.address}>"
    message["To"] = f"{mail.to.name} <{mail.to.address}>"
    message["Subject"] = mail.subject
    message["Date"] = format_datetime(mail.at)
    message["Message-ID"] = f"<{mail.id}>"
    if mail.before:
        message["In-Reply-To"] = f"<{mail.before[0].id}>"
        message["References"] = " ".join(f"<{m.id}>" for m in reversed(mail.before))
    message.set_content(_text(mail))
    if mail.author.client != "apple":
        message.add_alternative(f"<html><body>{_html(mail)}</body></html>", subtype="html")
        message.set_boundary(f"=_{hashlib.sha256(mail.id.encode()).hexdigest()[:24]}")
    return message.as_bytes()


def _text(mail: Mail) -> str:
    """Return a mail's plain text with all that it quotes, recursively: a thread is short."""
    if not mail.before:
        return mail.own
    older = mail.before[0]
    if mail.author.client == "outlook":
        return f"{mail.own}\n\n________________________________\n{_block(older)}\n\n{_text(older)}"
    quoted = "\n".join(f"> {line}".rstrip() for line in _text(older).splitlines())
    return f"{mail.own}\n\n{_attribution(mail.author, older)}\n\n{quoted}"


def _attribution(who: Person, older: Mail) -> str:
    name = f"{older.author.name} <{older.author.address}>"
    if who.client == "gmail":
        return f"On {older.at:%a, %b} {older.at.day}, {older.at:%Y at %H:%M} {name} wrote:"
    if "Brandt" in who.name and "AW" not in older.subject and "ß" in older.subject:
        return f"Am {older.at:%d.%m.%Y um %H:%M} schrieb {name}:"
    return f"On {older.at.day} {older.at:%b %Y, at %H:%M}, {name} wrote:"


def _block(older: Mail) -> str:
    return (
        f"From: {older.author.name} <{older.author.address}>\n"
        f"Sent: {older.at:%A, %B} {older.at.day}, {older.at:%Y %H:%M}\n"
        f"To: {older.to.name} <{older.to.address}>\nSubject: {older.subject}"
    )


def _html(mail: Mail) -> str:
    own = "".join(f"<div>{html.escape(line) or '<br>'}</div>" for line in mail.own.splitlines())
    if not mail.before:
        return own
    older = mail.before[0]
    if mail.author.client == "outlook":
        head = "<br>".join(
            f"<b>{html.escape(name)}:</b>{html.escape(value)}"
            for name, _, value in (line.partition(":") for line in _block(older).splitlines())
        )
        rule = "border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"
        return f'{own}<div><div style="{rule}"><p>{head}</p></div></div>{_html(older)}'
    return (
        f'{own}<br><div class="gmail_quote gmail_quote_container">'
        f'<div dir="ltr" class="gmail_attr">{html.escape(_attribution(mail.author, older))}<br>'
        f'</div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px '
        f'solid rgb(204,204,204);padding-left:1ex">{_html(older)}</blockquote></div>'
    )


def made() -> bytes:
    """Return the mbox: newest first, as Takeout gives it."""
    mails = [(mail, number) for number, thread in enumerate(read_threads()) for mail in thread]
    out = []
    for mail, thread in sorted(mails, key=lambda m: m[0].at, reverse=True):
        number = 1_858_000_000_000_000_000 + thread * 7_919
        own = number + int((mail.at - datetime(2026, 3, 1, tzinfo=UTC)) / timedelta(seconds=1))
        labels = "Sent" if mail.author.address.startswith("hello@") else "Inbox,Opened"
        head = f"From {own}@xxx {mail.at:%a %b %d %H:%M:%S +0000 %Y}\r\n"
        head += f"X-GM-THRID: {number}\r\nX-Gmail-Labels: {labels}\r\n"
        body = source(mail).replace(b"\r\nFrom ", b"\r\n>From ")
        out.append(head.encode() + body + b"\r\n")
    return b"".join(out)


if __name__ == "__main__":
    MBOX.write_bytes(made())
