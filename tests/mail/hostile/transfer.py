"""Transfer encodings and line ends: damaged, mislabelled, mixed; format=flowed."""

from __future__ import annotations

import base64
import binascii

from tests.mail.hostile.case import HEAD, Hostile, b64, case, mail, multipart, part

UTF8 = "Content-Type: text/plain; charset=utf-8"


def qp(body: str | bytes, *fields: str) -> bytes:
    """Return a plain mail said to be quoted-printable."""
    return mail(body, *(fields or (UTF8,)), "Content-Transfer-Encoding: quoted-printable")


def base(body: str | bytes, label: str = "base64") -> bytes:
    """Return a plain mail said to be base64."""
    return mail(body, UTF8, f"Content-Transfer-Encoding: {label}")


def flowed(body: str, more: str = "") -> bytes:
    """Return a mail of flowed text (RFC 3676)."""
    return mail(body, f"{UTF8}; format=flowed{more}")


_TEXT = "Grüße, this is the text to KEEP, and a little more of it."
_CODE = base64.b64encode(_TEXT.encode()).decode()
_TWO = b64("Grüße one KEEP\n") + "\n" + b64("and two KEEP\n")
_QP = "Gr=C3=BC=C3=9Fe KEEP"
_UU = "begin 644 a.txt\n{}\nend\n".format(
    binascii.b2a_uu(b"Gruesse KEEP in uuencode").decode().rstrip("\n") + "\n`"
)

_QP_NAMES = (
    "Quoted-Printable ", "quoted-printable; x=y", "(odd) quoted-printable",
    '"quoted-printable"', "quotedprintable", "quoted printable", "quoted-printeable",
)  # fmt: skip
_B64_NAMES = ("BASE64 ", "base64 (x)", "base64; x", '"base64"', "base-64", "x-base64")
_PLAIN_NAMES = (
    "8-bit",
    "",
    "binary; x",
    "utf-8",
    "7bit;",
    "ISO-8859-1",
    "none",
    "\u00e9",
    "x" * 9_999,
)

_HEAD_LINES = (HEAD + UTF8 + "\n").encode().splitlines()


def _ends(end: bytes) -> bytes:
    lines = [*_HEAD_LINES, b"", b"KEEP one", b"KEEP two"]
    return end.join(lines) + end


CASES: tuple[Hostile, ...] = (
    case("qp_lower_case", qp("Gr=c3=bc=c3=9fe KEEP"), "Grüße KEEP"),
    case("qp_bad_hex", qp("KEEP =XY 100 =3 5=G0 =C3=BC"), "KEEP", "ü"),
    case("qp_trailing_equals", qp(_QP + "="), "Grüße KEEP"),
    case("qp_soft_break_with_blanks", qp("Gr=C3=BC= \t \n=C3=9Fe KE= \r\nEP"), "Grüße KEEP"),
    case("qp_soft_break_in_a_character", qp("Gr=C3=\n=BC=C3=\n=9Fe KEEP"), "Grüße KEEP"),
    case("qp_soft_break_in_an_escape", qp("KEEP =C\n3=BC"), "KEEP"),
    case("qp_with_raw_utf8", qp("Grüße =C3=BC KEEP"), "Grüße ü KEEP"),
    case(
        "qp_with_raw_windows",
        qp("Grüße =FC KEEP".encode("cp1252"), "Content-Type: text/plain; charset=windows-1252"),
        "Grüße ü KEEP",
    ),
    case("qp_not_decoded_label_missing", mail(_QP, UTF8), "KEEP"),
    case("qp_twice", qp("Gr=3DC3=3DBC KEEP"), "KEEP"),
    case(
        "qp_encoded_line_ends",
        qp("KEEP one=0D=0AKEEP two=0AKEEP three"),
        "KEEP one\nKEEP two\nKEEP three",
    ),
    case("qp_one_long_line", qp("=C3=BC" * 20_000 + " KEEP"), "üü KEEP"),
    case("qp_only_equals", qp("=" * 20_000 + "\nKEEP"), "KEEP"),
    case("qp_is_base64", qp(_CODE), fields=("Boiler",)),
    case("qp_encoded_nul_and_escape", qp("KE=00EP=1B[31m"), "KEEP"),
    case(
        "qp_multipart_label",
        mail(
            multipart(
                part(_QP, UTF8.partition(": ")[2], "Content-Transfer-Encoding: quoted-printable")
            ).partition(b"\n\n")[2],
            'Content-Type: multipart/mixed; boundary="BB"',
            "Content-Transfer-Encoding: quoted-printable",
        ),
        "Grüße KEEP",
    ),
    *(
        case(f"qp_named_{i}", mail(_QP, UTF8, f"Content-Transfer-Encoding: {name}"), "Grüße KEEP")
        for i, name in enumerate(_QP_NAMES)
    ),
    case("b64_without_padding", base(_CODE.rstrip("=")), _TEXT),
    case("b64_too_much_padding", base(_CODE + "===="), _TEXT),
    case("b64_padding_inside", base(_TWO), "Grüße one KEEP", "and two KEEP"),
    case("b64_blanks", base(" ".join(_CODE)), _TEXT),
    case("b64_blank_lines", base("\n\n" + _CODE[:20] + "\n\n\n" + _CODE[20:] + "\n\n"), _TEXT),
    case(
        "b64_footer_after_it",
        base(b64(_TEXT) + "\n\n-- \nlist footer, 2 lines\nhttp://l.example\n"),
        _TEXT,
    ),
    case(
        "b64_footer_without_gap",
        base(b64("Grüße KEEP abc") + "\n_____________\nlist footer\n"),
        "Grüße KEEP abc",
    ),
    case("b64_cut_in_a_quantum", base(_CODE[:41]), _TEXT[:28]),
    case(
        "b64_url_alphabet",
        base(base64.urlsafe_b64encode("KEEP ???>>> ÿÿÿ~~~".encode()).decode()),
        "KEEP ???>>> ÿÿÿ~~~",
    ),
    case("b64_one_line", base(base64.b64encode(_TEXT.encode() * 2_000)), _TEXT),
    case(
        "b64_is_plain",
        base("KEEP these words, they were never encoded at all.\n"),
        "KEEP these words, they were never encoded at all.",
    ),
    case("b64_is_plain_short", base("KEEP\n"), fields=("Boiler",)),
    case(
        "b64_is_plain_long",
        base("The KEEP of plain words, over and over again, as it is. \n" * 40),
        "The KEEP of plain words, over and over again, as it is.",
    ),
    case(
        "b64_is_html",
        mail(
            "<p>KEEP <b>these</b> words",
            "Content-Type: text/html; charset=utf-8",
            "Content-Transfer-Encoding: base64",
        ),
        "KEEP these words",
    ),
    case("b64_is_qp", base("Gr=C3=BC=C3=9Fe, KEEP these words here.=\n"), "KEEP these words"),
    case("b64_bang_lines", base("!".join(b64(_TEXT, 8).split("\n"))), _TEXT),
    case(
        "b64_quoted_lines",
        base("\n".join(f"> {line}" for line in b64(_TEXT, 20).split("\n"))),
        _TEXT,
    ),
    case("b64_nul", base(_CODE[:8] + "\x00" + _CODE[8:]), _TEXT),
    case("b64_empty", base(""), fields=("Boiler",)),
    case("b64_unlabelled", mail(_CODE, UTF8), fields=("Boiler",)),
    *(case(f"b64_named_{i}", base(_CODE, name), _TEXT) for i, name in enumerate(_B64_NAMES)),
    *(case(f"transfer_named_{i}", base(_TEXT, name), _TEXT) for i, name in enumerate(_PLAIN_NAMES)),
    case("transfer_comments_nested", base(_TEXT, "(" * 500 + "7bit" + ")" * 500), _TEXT),
    case(
        "transfer_twice",
        mail(
            _QP,
            UTF8,
            "Content-Transfer-Encoding: quoted-printable",
            "Content-Transfer-Encoding: 7bit",
        ),
        "Grüße KEEP",
    ),
    case("uuencode", base(_UU, "x-uuencode"), "Gruesse KEEP in uuencode"),
    case(
        "uuencode_broken",
        base("begin 644 a\n~~~~ \nend\nKEEP after it", "x-uuencode"),
        "KEEP after it",
    ),
    case("flowed", flowed("KEEP this is \none line.\nAnd another."), "KEEP this is one line.\nAnd"),
    case("flowed_delsp", flowed("KEEP thi \ns is one.", "; delsp=yes"), "KEEP this is one."),
    case(
        "flowed_stuffed",
        flowed(" From KEEP\n >not quoted\n"),
        "From KEEP\n>not quoted",
        absent=(" From KEEP",),
    ),
    case("flowed_signature", flowed("KEEP this\n-- \nAnn"), "KEEP this\n-- \nAnn"),
    case("flowed_quotes", flowed(">> deep \n> KEEP one \n> line\nnew"), "> KEEP one line\nnew"),
    case("flowed_only_blanks", flowed(" \n" * 5_000 + "KEEP"), "KEEP"),
    case("ends_crlf", _ends(b"\r\n"), "KEEP one\nKEEP two"),
    case("ends_cr", _ends(b"\r"), "KEEP one\nKEEP two"),
    case("ends_crcrlf", _ends(b"\r\r\n"), "KEEP one", "KEEP two"),
    case("ends_lfcr", _ends(b"\n\r"), "KEEP one", "KEEP two"),
    case(
        "ends_mixed",
        mail(b"KEEP one\r\nKEEP two\rKEEP three\nKEEP four\r", UTF8),
        "KEEP one\nKEEP two\nKEEP three\nKEEP four",
    ),
    case(
        "ends_unicode",
        mail("KEEP one\u2028KEEP two\u2029KEEP three\x0bKEEP four\x0cKEEP five", UTF8),
        "KEEP one\nKEEP two\nKEEP three\nKEEP four\nKEEP five",
    ),
    case("dots_of_smtp", mail("KEEP one\r\n..KEEP two\r\n.\r\n", UTF8), "KEEP one", "KEEP two"),
    case("control_z_at_the_end", mail(b"KEEP\r\n\x1a", UTF8), "KEEP"),
)
