"""The lines that stand around mail text in a prompt: plain, Markdown, XML-tagged.

Mail text stands in all of them as it is: escaping would change it and cost tokens. What it cannot
write is the closing line of the fence, whose number stands nowhere in it; see `fence_number`. The
line of a message and a marker can be imitated inside the fence, which says that all in it is
untrusted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from context_trim.config import Format

_UTC = re.compile(r"[+]00:00\Z")
_FULL_HOUR = re.compile(r"(?<=[+-]\d\d):00\Z")
_DIGITS = re.compile(r"\d+")
_LONGEST_NUMBER = 12
"""Digits; numbers of the fence have nine at most, and converting long runs takes their square."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """What is said of a message before its text; what isn't known is None or empty."""

    who: str = field(repr=False)
    sent_at: datetime | None
    date_text: str = field(repr=False)
    quoted: bool
    subject: str = field(repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Style:
    """How a format writes the lines around mail text.

    `fence` makes the first and the last line from the fence's number, `head` the line above a
    message; `foot` is the line below one, "" for none.
    """

    fence: Callable[[str], tuple[str, str]]
    head: Callable[[Head], str]
    foot: str = ""


def marker(id_: str) -> str:
    """Return what stands for left out text; 6 tokens with its line end in OpenAI's encodings."""
    return f"[…{id_}]"


def mentions(text: str, closing: str) -> bool:
    """Whether the number of a fence's closing line stands in a text, in digits of any script."""
    return _numbers(closing) <= _numbers(text)


def fence_number(text: str, numbers: Iterable[str]) -> str:
    """Return the first of the numbers that is not in the text, in digits of any script."""
    taken = _numbers(text)
    return next(number for number in numbers if int(number) not in taken)


def _numbers(text: str) -> set[int]:
    return {int(run) for run in _DIGITS.findall(text) if len(run) <= _LONGEST_NUMBER}


def moment(sent_at: datetime, between: str = " ") -> str:
    """Return a date and time to the minute, the zone as short as ISO 8601, 4.2.5, has it."""
    return _FULL_HOUR.sub("", _UTC.sub("Z", sent_at.isoformat(between, "minutes")))


def _line(head: Head) -> str:
    line = head.who or "unknown sender"
    if head.sent_at is not None:
        line += f", {moment(head.sent_at)}"
    elif head.date_text:
        line += f", {head.date_text}"
    if head.quoted:
        line += " (quoted)"
    return f"{line}: {head.subject}" if head.subject else line


def _element(head: Head) -> str:
    sent = moment(head.sent_at, "T") if head.sent_at else head.date_text
    fields = {
        "from": head.who,
        "sent": sent,
        "subject": head.subject,
        "quoted": "yes" if head.quoted else "",
    }
    shown = (f' {name}="{_attribute(value)}"' for name, value in fields.items() if value)
    return f"<message{''.join(shown)}>"


def _attribute(text: str) -> str:
    """Escape what XML 1.0, section 2.3, keeps out of an attribute's value."""
    for char, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(char, entity)
    return text


STYLES: dict[Format, Style] = {
    "plain": Style(
        fence=lambda n: (f"[untrusted mail {n}]", f"[end {n}]"),
        head=lambda head: f"--- {_line(head)}",
    ),
    "markdown": Style(
        fence=lambda n: (f"## Untrusted mail {n}", f"## End of mail {n}"),
        head=lambda head: f"### {_line(head)}",
    ),
    "xml": Style(
        fence=lambda n: (f'<mail-{n} note="untrusted">', f"</mail-{n}>"),
        head=_element,
        foot="</message>",
    ),
}
