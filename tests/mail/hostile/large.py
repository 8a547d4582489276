"""Large mails: for time and memory, each parsed in a process of its own."""

from __future__ import annotations

import base64
from functools import partial

from tests.mail.hostile.attacks import MARKUP, TEXTS, as_html
from tests.mail.hostile.case import HEAD, Hostile, case, mail, octets
from tests.mail.hostile.html import page, shown
from tests.mail.hostile.structure import forwarded, nested

MEGABYTE = 1_000_000
UTF8 = "Content-Type: text/plain; charset=utf-8"
BASE64 = "Content-Transfer-Encoding: base64"
QP = "Content-Transfer-Encoding: quoted-printable"

_ATTACHED = 'Content-Type: application/pdf; name="KEEP.pdf"'
_PART = "--B\n\nx\n"


def _line(size: int) -> bytes:
    return mail("KEEP " + "word " * (size // 5), UTF8)


def _base64(size: int, kind: str, *, width: int = 76) -> bytes:
    data = b"KEEP" + bytes(range(32, 122)) * (size // 120)
    coded = base64.b64encode(data)
    lines = (
        b"\n".join(coded[i : i + width] for i in range(0, len(coded), width)) if width else coded
    )
    return mail(lines, kind, BASE64)


def _parts(count: int) -> bytes:
    return mail(
        "--B\n\nKEEP first\n" + _PART * count + "--B--", "Content-Type: multipart/mixed; boundary=B"
    )


def _files(count: int) -> bytes:
    file = "--B\nContent-Type: image/png; name=a.png\nContent-Disposition: attachment\n\nx\n"
    return mail(
        "--B\n\nKEEP first\n" + file * count + "--B--", "Content-Type: multipart/mixed; boundary=B"
    )


def _fields(count: int, field: str) -> bytes:
    return (HEAD + f"{field}\n" * count + "\nKEEP").encode()


def _messages(count: int) -> bytes:
    inner = "--B\nContent-Type: message/rfc822\n\nSubject: x\n\nKEEP\n"
    return mail(inner * count + "--B--", "Content-Type: multipart/mixed; boundary=B")


def _plain(name: str) -> bytes:
    return mail("KEEP\n\n" + TEXTS[name](MEGABYTE), UTF8)


def _as_html(name: str) -> bytes:
    return page("<p>KEEP</p>" + as_html(TEXTS[name](MEGABYTE)))


def _markup(name: str) -> str:
    return "<p>KEEP</p>" + MARKUP[name](MEGABYTE)


def _named(kind: str, name: str) -> str:
    return f"{kind}_{name.replace(' ', '_')}"


CASES: tuple[Hostile, ...] = (
    case("line_30_mb", lambda: _line(30 * MEGABYTE), "KEEP word"),
    case("short_lines_30_mb", lambda: mail("KEEP\n" + "ab\n" * 10_000_000, UTF8), "KEEP"),
    case("quotes_5_mb", lambda: mail("KEEP\n" + ">" * 5_000_000, UTF8), "KEEP"),
    case(
        "base64_attachment_20_mb", lambda: _base64(20 * MEGABYTE, _ATTACHED), fields=("KEEP.pdf",)
    ),
    case(
        "base64_attachment_one_line",
        lambda: _base64(20 * MEGABYTE, _ATTACHED, width=0),
        fields=("KEEP.pdf",),
    ),
    case("base64_text_20_mb", lambda: _base64(20 * MEGABYTE, UTF8), "KEEP"),
    case("base64_text_one_line", lambda: _base64(20 * MEGABYTE, UTF8, width=0), "KEEP"),
    case(
        "base64_label_on_20_mb_of_words",
        lambda: mail("KEEP the words. \n" * 1_200_000, UTF8, BASE64),
        "KEEP the words.",
    ),
    case("qp_20_mb", lambda: mail("KEEP=20" * 3_000_000, UTF8, QP), "KEEP KEEP"),
    case("qp_soft_breaks_20_mb", lambda: mail("KEEP" + "=\n" * 10_000_000, UTF8, QP), "KEEP"),
    case("headers_100000", lambda: _fields(100_000, "X-A: b"), fields=("Boiler",)),
    case(
        "headers_100000_content_types",
        lambda: _fields(100_000, "Content-Type: multipart/mixed"),
        fields=("Boiler",),
    ),
    case(
        "header_5_mb",
        lambda: octets(f"From: Ann <a@example.org>\nSubject: KEEP {'x ' * 2_500_000}\n\nx"),
        fields=("KEEP x",),
    ),
    case(
        "header_5_mb_folded",
        lambda: octets(f"Subject: KEEP{chr(10) + ' x'} {('x' * 70 + chr(10) + ' ') * 70_000}\n\nx"),
        fields=("KEEP x",),
    ),
    case(
        "header_5_mb_of_words",
        lambda: octets(f"Subject: {'=?utf-8?Q?KEEP_?= ' * 280_000}\n\nx"),
        fields=("KEEP KEEP",),
    ),
    case("header_5_mb_no_colon", lambda: b"x" * 5_000_000),
    case(
        "type_5_mb",
        lambda: mail("KEEP", f"Content-Type: text/plain; charset={'x' * 5_000_000}"),
        "KEEP",
    ),
    case(
        "type_500000_parameters",
        lambda: mail("KEEP", "Content-Type: text/plain" + "; a=b" * 500_000),
        "KEEP",
    ),
    case(
        "type_500000_pieces",
        lambda: mail(
            "KEEP", "Content-Type: text/plain" + "".join(f"; a*{n}=b" for n in range(500_000))
        ),
        "KEEP",
    ),
    case(
        "type_5_mb_of_quotes",
        lambda: mail("KEEP", "Content-Type: text/plain; a=" + '"\\' * 2_500_000),
        "KEEP",
    ),
    case(
        "sender_5_mb_of_comments",
        lambda: octets(f"From: {'(' * 5_000_000}\nSubject: KEEP\n\nx"),
        fields=("KEEP",),
    ),
    case(
        "sender_5_mb_of_quotes",
        lambda: "From: {}\nSubject: KEEP\n\nx".format('"' * 5_000_000).encode(),
        fields=("KEEP",),
    ),
    case(
        "recipients_100000",
        lambda: mail(
            "KEEP", "To: " + ", ".join(f"K {n} <k{n}@example.org>" for n in range(100_000))
        ),
        "KEEP",
    ),
    case(
        "references_5_mb", lambda: mail("KEEP", "References: " + "<a@x.example> " * 350_000), "KEEP"
    ),
    case(
        "received_100000",
        lambda: _fields(100_000, "Received: from x by y; Mon, 5 Jan 2026 09:00:00 +0000"),
        "KEEP",
    ),
    case("parts_10000", lambda: _parts(10_000), "KEEP first"),
    case(
        "parts_100000_empty",
        lambda: mail(
            "--B\n\nKEEP\n" + "--B\n" * 100_000, "Content-Type: multipart/mixed; boundary=B"
        ),
        "KEEP",
    ),
    case("attachments_10000", lambda: _files(10_000), "KEEP first"),
    case("messages_10000", lambda: _messages(10_000), "KEEP"),
    case("levels_10000", lambda: nested(10_000)),
    case("levels_10000_unclosed", lambda: nested(10_000, closed=False)),
    case("messages_in_messages_10000", lambda: forwarded(10_000)),
    case(
        "boundary_lookalikes_10_mb",
        lambda: mail(
            "--B\n\nKEEP\n" + "--Bx\n" * 2_000_000, "Content-Type: multipart/mixed; boundary=B"
        ),
        "KEEP",
    ),
    case("control_characters_10_mb", lambda: mail(b"KEEP" + b"\x01\x1b" * 5_000_000, UTF8), "KEEP"),
    case("nuls_10_mb", lambda: mail(b"KEEP" + b"\x00" * 10_000_000, UTF8), "KEEP"),
    case("broken_utf8_10_mb", lambda: mail(b"KEEP" + b"\xff\xc3" * 5_000_000, UTF8), "KEEP"),
    case("carriage_returns_10_mb", lambda: mail(b"KEEP" + b"\r" * 10_000_000, UTF8), "KEEP"),
    case(
        "jis_escapes_10_mb",
        lambda: mail(
            b"KEEP" + b"\x1b$B\x1b(B" * 1_600_000, "Content-Type: text/plain; charset=iso-2022-jp"
        ),
        "KEEP",
    ),
    case(
        "utf7_10_mb",
        lambda: mail("KEEP" + "+AOk-" * 2_000_000, "Content-Type: text/plain; charset=utf-7"),
        "KEEP",
    ),
    case(
        "flowed_10_mb",
        lambda: mail("KEEP \n" * 2_000_000, "Content-Type: text/plain; format=flowed"),
        "KEEP",
    ),
    case(
        "uuencode_10_mb",
        lambda: mail(
            "KEEP\nbegin 644 a\n" + "M" * 61 * 160_000,
            UTF8,
            "Content-Transfer-Encoding: x-uuencode",
        ),
    ),
    case(
        "calendar_10_mb",
        lambda: mail(
            "BEGIN:VEVENT\nSUMMARY:KEEP\n" + "\n x" * 3_300_000, "Content-Type: text/calendar"
        ),
        "KEEP",
    ),
    *(case(_named("text", name), partial(_plain, name), "KEEP") for name in TEXTS),
    *(
        case(_named("html_text", name), partial(_as_html, name), "KEEP", html=True)
        for name in TEXTS
    ),
    *(shown(_named("markup", name), partial(_markup, name), "KEEP") for name in MARKUP),
    shown("50000_nested_tags", lambda: "KEEP" + "<i>" * 50_000 + "x", "KEEP"),
    shown(
        "50000_nested_spans", lambda: "KEEP" + "<span>" * 50_000 + "x" + "</span>" * 50_000, "KEEP"
    ),
    shown("100000_nested_divs", lambda: "KEEP" + "<div>" * 100_000, "KEEP"),
    shown(
        "100000_digits_of_an_entity",
        lambda: "KEEP &#" + "9" * 100_000 + "; KEEP it",
        "KEEP",
        "KEEP it",
    ),
    shown(
        "100000_attributes",
        lambda: "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">KEEP",
        "KEEP",
    ),
    shown("5000_nested_tables", lambda: "KEEP" + "<table><tr><td>" * 5_000 + "x", "KEEP"),
    shown("20_mb_of_text", lambda: "<p>KEEP</p>" + "word " * 4_000_000, "KEEP"),
    shown("20_mb_of_paragraphs", lambda: "<p>KEEP</p>" + "<p>x</p>" * 2_500_000, "KEEP"),
    shown("dense_2_mb", lambda: "<p>KEEP</p>" + "<b>a</b> <i>c</i>" * 120_000, "KEEP"),
)
