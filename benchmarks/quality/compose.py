"""Raw mail composed from a thread of passages, quoted as clients do.

Each message quotes the one before it in full, quotes included, as Gmail (HTML and plain text,
top-posted), Outlook (HTML and plain text under a header block) or a plain-text client (answers
below the first quoted paragraph). Which client writes which message follows from its number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime, formataddr
from html import escape
from typing import Any

from context_trim import Email, parse_email

_START = datetime(2005, 1, 1, 12, 0, tzinfo=UTC)


def emails_of(thread: Sequence[Mapping[str, Any]]) -> list[Email]:
    """Return the messages of a thread, composed and parsed, oldest first."""
    return [parse_email(source) for source in compose(thread)]


def compose(thread: Sequence[Mapping[str, Any]], *, deepest: int | None = None) -> list[bytes]:
    """Return the source of each message of a thread, oldest first.

    `deepest` is how many messages a message quotes, one in the other; None is all before it.
    """
    bodies: list[_Body] = []
    for number in range(len(thread)):
        if deepest is None:
            quoted = bodies[-1] if bodies else None
            bodies.append(_body(thread, number, quoted))
            continue
        quoted = None
        for inner in range(max(0, number - deepest), number):
            quoted = _body(thread, inner, quoted)
        bodies.append(_body(thread, number, quoted))
    return [
        _source(number, mail, _date(thread, number), bodies[number])
        for number, mail in enumerate(thread)
    ]


_Body = tuple[str, str]
"""Plain text and HTML; HTML is empty for plain-text clients."""

_Client = Callable[[str, Mapping[str, Any], datetime, _Body], _Body]


def _body(thread: Sequence[Mapping[str, Any]], number: int, quoted: _Body | None) -> _Body:
    """Write a message's body over the quoted one, as the client of its number does."""
    text = "\n\n".join(thread[number]["passages"])
    if quoted is None:
        return text, _html(text)
    client = _CLIENTS[number % len(_CLIENTS)]
    return client(text, thread[number - 1], _date(thread, number - 1), quoted)


def _gmail(text: str, parent: Mapping[str, Any], when: datetime, quoted: _Body) -> _Body:
    line = f"On {when:%a, %b %-d, %Y at %-I:%M %p} {_name(parent)} <{_address(parent)}> wrote:"
    plain = f"{text}\n\n{line}\n\n{_marked(quoted[0])}\n"
    html = (
        f'<div dir="ltr">{_html(text)}</div><br><div class="gmail_quote">'
        f'<div dir="ltr" class="gmail_attr">{escape(line)}<br></div>'
        f'<blockquote class="gmail_quote">{_rich(quoted)}</blockquote></div>'
    )
    return plain, html


def _outlook(text: str, parent: Mapping[str, Any], when: datetime, quoted: _Body) -> _Body:
    fields = {
        "From": f"{_name(parent)} <{_address(parent)}>",
        "Sent": f"{when:%A, %B %-d, %Y %-I:%M %p}",
        "To": "List",
        "Subject": str(parent["subject"]),
    }
    block = "\n".join(f"{name}: {value}" for name, value in fields.items())
    rows = "<br>".join(f"<b>{name}:</b> {escape(value)}" for name, value in fields.items())
    html = (
        f'{_html(text)}<div style="border:none;border-top:solid #E1E1E1 1.0pt"><p>{rows}</p></div>'
        f"{_rich(quoted)}"
    )
    return f"{text}\n\n{block}\n\n{quoted[0]}\n", html


def _inline(text: str, parent: Mapping[str, Any], when: datetime, quoted: _Body) -> _Body:
    first, _, rest = quoted[0].partition("\n\n")
    head = f"On {when:%Y-%m-%d %H:%M}, {_name(parent)} wrote:\n{_marked(first)}\n\n{text}\n"
    return (f"{head}\n{_marked(rest)}\n" if rest else head), ""


_CLIENTS: tuple[_Client, ...] = (_gmail, _outlook, _inline)


def _source(number: int, mail: Mapping[str, Any], when: datetime, body: _Body) -> bytes:
    message = EmailMessage()
    message["Message-ID"] = f"<{number}@example.org>"
    message["From"] = formataddr((_name(mail), _address(mail)))
    message["Date"] = format_datetime(when)
    message["Subject"] = " ".join(str(mail["subject"]).split()) or "none"
    if number:
        message["In-Reply-To"] = f"<{number - 1}@example.org>"
        message["References"] = f"<0@example.org> <{number - 1}@example.org>"
    plain, html = (part.encode("utf-8", "replace").decode() for part in body)
    message.set_content(plain)
    if html:
        message.add_alternative(f"<html><body>{html}</body></html>", subtype="html")
    return message.as_bytes()


def _date(thread: Sequence[Mapping[str, Any]], number: int) -> datetime:
    """Return a message's date, or one that keeps the order where it has none."""
    text = str(thread[max(number, 0)].get("date") or "")
    match = re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d", text)
    if match is None:
        return _START + timedelta(hours=max(number, 0))
    return datetime.fromisoformat(match.group()).replace(tzinfo=UTC)


def _name(mail: Mapping[str, Any]) -> str:
    return re.sub(r"[^\w .'-]", " ", str(mail.get("from") or "Someone")).strip()[:60] or "Someone"


def _address(mail: Mapping[str, Any]) -> str:
    """Return an address of the writer's own, made from the name."""
    words = re.findall(r"[a-z0-9]+", _name(mail).lower())
    return f"{'.'.join(words) or 'someone'}@example.org"


def _marked(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def _html(text: str) -> str:
    paragraphs = text.split("\n\n")
    return "".join(f"<p>{escape(p).replace(chr(10), '<br>')}</p>" for p in paragraphs)


def _rich(body: _Body) -> str:
    return body[1] or _html(body[0])
