"""Mails for tests of threads: who wrote what when, and quoted as clients do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from context_trim import Email, Thread, parse_email
from tests.conftest import folded

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

ANNA = "Anna Weber <anna@example.org>"
BO = "Bo Lind <bo@example.net>"
CY = "Cy Marsh <cy@example.com>"
DEE = "Dee Sousa <dee@mill.example>"


def moment(hours: float) -> datetime:
    """Return the time so many hours after the start of a thread."""
    return START + timedelta(hours=hours)


def mail(
    number: int,
    text: str,
    *,
    sender: str = ANNA,
    to: str = BO,
    refs: Sequence[int] = (),
    hours: float | None = None,
    date: str | None = None,
    subject: str = "Visit",
    named: bool = True,
    html: bool = False,
) -> Email:
    """Return a mail that was sent `number` hours after the start, unless told otherwise.

    Without `named` it has no Message-ID; an empty `date` leaves the field out.
    """
    sent = moment(number if hours is None else hours)
    when = f"{sent:%a, %d %b %Y %H:%M:%S +0000}" if date is None else date
    fields = {
        "Message-ID": f"<{number}@example.org>" if named else "",
        "References": " ".join(f"<{n}@example.org>" for n in refs),
        "Date": when,
    }
    head = "".join(f"{name}: {value}\n" for name, value in fields.items() if value)
    kind = "html" if html else "plain"
    return parse_email(
        f"{head}From: {sender}\nTo: {to}\nSubject: {subject}\n"
        f"Content-Type: text/{kind}; charset=utf-8\n\n{text}"
    )


def marked(text: str) -> str:
    """Return a text with a quote mark before each line."""
    return "".join(f"> {line}".rstrip() + "\n" for line in text.rstrip("\n").split("\n"))


def gmail(author: str, hours: float, text: str) -> str:
    """Return a text quoted as Gmail does in plain text."""
    return f"On {moment(hours):%a, %b %-d, %Y at %-I:%M %p} {author} wrote:\n\n{marked(text)}"


def outlook(author: str, hours: float, text: str, *, subject: str = "Visit") -> str:
    """Return a text quoted as Outlook does: below a block of fields, unmarked."""
    sent = f"{moment(hours):%A, %B %-d, %Y %-I:%M %p}"
    return f"From: {author}\nSent: {sent}\nTo: The others\nSubject: {subject}\n\n{text}"


def gmail_html(author: str, hours: float, html: str) -> str:
    """Return HTML quoted as Gmail does."""
    name, address = author.removesuffix(">").split(" <")
    when = f"On {moment(hours):%a, %b %-d, %Y at %-I:%M %p}"
    return (
        '<br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">'
        f'{when} {name} &lt;<a href="mailto:{address}">{address}</a>&gt; wrote:<br></div>'
        '<blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;'
        f'border-left:1px solid rgb(204,204,204);padding-left:1ex">{html}</blockquote></div>'
    )


def outlook_html(author: str, hours: float, html: str, *, subject: str = "Visit") -> str:
    """Return HTML quoted as Outlook for Windows does."""
    sent = f"{moment(hours):%A, %B %-d, %Y %-I:%M %p}"
    name, address = author.removesuffix(">").split(" <")
    return (
        '<div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in 0in 0in">'
        f'<p class="MsoNormal"><b>From:</b> {name} &lt;{address}&gt; <br><b>Sent:</b> {sent}<br>'
        f"<b>To:</b> The others<br><b>Subject:</b> {subject}</p></div></div>{html}"
    )


def all_said(thread: Thread) -> str:
    """Return what a thread's messages say, each thing where it stands, white space folded."""
    return folded("\n\n".join(m.said for m in thread.messages))


def authors(thread: Thread) -> list[str]:
    """Return the authors of a thread's messages, in order; recovered ones in brackets."""
    return [f"({m.author.name})" if m.recovered else m.author.name for m in thread.messages]
