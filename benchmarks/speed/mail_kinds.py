"""Mail of the kinds that an inbox holds, several of each, with a text that each must deliver."""

from __future__ import annotations

import base64
import quopri
import random
import textwrap
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

NEWSLETTER = Path(__file__).parents[2] / "fixtures" / "emails" / "newsletter_spring_prices.eml"
COUNT = 12
"""Mails of each kind, so that nothing is remembered from the one before."""

MARKER = "Bürgersteig 4711"
"""Stands in every mail but those of the fixture and the Chinese one."""
MARKERS: Mapping[str, str] = {"newsletter HTML": "Fjordline 45 trekking pack", "CJK": "会议 4711"}

_WORDS = (
    "invoice", "delivery", "refund", "order", "window", "kitchen", "boiler", "contract", "Friday",
    "deposit", "printer", "garden", "team", "report", "budget", "holiday", "keys", "address",
)  # fmt: skip
_GERMAN = (
    "Rechnung", "Lieferung", "Küche", "Schlüssel", "Straße", "für", "über", "Gäste", "schöne",
    "Grüße", "möglich", "Bestellung", "Woche", "größer", "prüfen", "nächste",
)  # fmt: skip
_CHINESE = "会议时间地点项目合同发票客户报告预算团队交付订单厨房窗户星期五"

Maker = Callable[[random.Random], bytes]


def kinds() -> dict[str, Sequence[bytes]]:
    """Return the sources of each kind, the same in every run."""
    return {name: [make(random.Random(n)) for n in range(COUNT)] for name, make in _KINDS.items()}  # noqa: S311


def marker(kind: str) -> str:
    """Return what every mail of a kind must deliver."""
    return MARKERS.get(kind, MARKER)


def _sentences(drawn: random.Random, words: Sequence[str], count: int) -> str:
    made = (" ".join(drawn.choices(words, k=12)).capitalize() + "." for _ in range(count))
    return "\n\n".join(
        textwrap.fill(" ".join(group), 72) for group in zip(*[made] * 3, strict=False)
    )


def _mail(fields: str, body: bytes, number: int = 0) -> bytes:
    head = (
        f"From: Anna Weber <anna@example.org>\nTo: bo@example.com\nSubject: Boiler {number}\n"
        f"Message-ID: <{number}@example.org>\nDate: Tue, 3 Mar 2026 10:12:00 +0000\n"
        f"MIME-Version: 1.0\n{fields}\n\n"
    )
    return head.encode() + body


_PLAIN = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit"


def _short(drawn: random.Random) -> bytes:
    text = (
        f"Hi Bo,\n\n{_sentences(drawn, _WORDS, 6)}\n\n{MARKER}\n\nBest regards\nAnna\n-- \nAnna\n"
    )
    return _mail(_PLAIN, text.encode())


def _thread(drawn: random.Random) -> bytes:
    text = ""
    for day in range(1, 21):
        quoted = "\n".join(f"> {line}".rstrip() for line in text.split("\n"))
        when = f"On Tue, Mar {day}, 2026 at 10:12 AM Anna Weber <anna@example.org> wrote:"
        text = f"Hi,\n\n{_sentences(drawn, _WORDS, 6)}\n\n" + (f"{when}\n{quoted}" if text else "")
    return _mail(_PLAIN, f"{MARKER}\n\n{text}".encode())


def _alternative(drawn: random.Random) -> bytes:
    text = f"{MARKER}\n\n{_sentences(drawn, _WORDS, 12)}"
    rich = "".join(f"<p style='margin:0'>{p}</p>\n" for p in text.split("\n\n"))
    parts = (("plain", text), ("html", f"<html><body>{rich}</body></html>"))
    body = "".join(f"--B\nContent-Type: text/{k}; charset=utf-8\n\n{v}\n" for k, v in parts)
    return _mail("Content-Type: multipart/alternative; boundary=B", f"{body}--B--\n".encode())


def _newsletter(drawn: random.Random) -> bytes:
    number = str(drawn.randrange(10**6)).encode()
    return NEWSLETTER.read_bytes().replace(b"Message-ID: <", b"Message-ID: <" + number, 1)


def _attachment(drawn: random.Random) -> bytes:
    file = base64.encodebytes(drawn.randbytes(1 << 20)).decode()
    text = f"--B\n{_PLAIN}\n\n{MARKER}\n\n{_sentences(drawn, _WORDS, 6)}\n"
    head = (
        "--B\nContent-Type: application/pdf; name=offer.pdf\nContent-Transfer-Encoding: base64\n"
        "Content-Disposition: attachment; filename=offer.pdf\n\n"
    )
    body = f"{text}{head}{file}--B--\n".encode()
    return _mail("Content-Type: multipart/mixed; boundary=B", body)


def _german(drawn: random.Random) -> bytes:
    text = f"{MARKER}\n\n{_sentences(drawn, _GERMAN, 30)}\n"
    fields = (
        "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable"
    )
    return _mail(fields, quopri.encodestring(text.encode("latin-1")))


def _chinese(drawn: random.Random) -> bytes:
    lines = ("".join(drawn.choices(_CHINESE, k=34)) + "。" for _ in range(40))
    text = "\n".join((MARKERS["CJK"], *lines))
    fields = "Content-Type: text/plain; charset=gb18030\nContent-Transfer-Encoding: base64"
    return _mail(fields, base64.encodebytes(text.encode("gb18030")))


_KINDS: Mapping[str, Maker] = {
    "short plain": _short,
    "long plain thread": _thread,
    "multipart/alternative": _alternative,
    "newsletter HTML": _newsletter,
    "base64 attachment 1 MB": _attachment,
    "QP German": _german,
    "CJK": _chinese,
}
PLAIN = ("short plain", "long plain thread", "QP German", "CJK")
"""The kinds that are plain text and nothing else."""
