"""Transfer encodings, whole and damaged."""

from __future__ import annotations

import base64
import binascii

import pytest

from context_trim.mail.transfer import base64_bytes, decode_transfer, decoded_size

TEXT = b"The delivery comes on Tuesday at nine, gate 4, and Mr Okafor signs for it.\n" * 3
ENCODED = base64.encodebytes(TEXT)


def _decode(data: bytes, encoding: str) -> tuple[bytes, list[str]]:
    defects: list[str] = []
    return decode_transfer(data, encoding, defects.append), defects


@pytest.mark.parametrize(
    ("data", "text", "defects"),
    [
        (ENCODED, TEXT, []),
        (ENCODED.replace(b"\n", b""), TEXT, []),
        (ENCODED.rstrip(b"=\n"), TEXT, []),
        (base64.urlsafe_b64encode(b"\xfb\xff\xfeab" * 20), b"\xfb\xff\xfeab" * 20, []),
        (base64.b64encode(b"one") + b"=\n" + base64.b64encode(b"more"), b"onemore", []),
        (ENCODED.replace(b"\n", b" \n "), TEXT, []),
        (ENCODED[:50] + b"\x00\xff" + ENCODED[50:], TEXT, ["base64"]),
        (ENCODED + b"____\nThe list: to leave, write to us\n", None, ["base64"]),
        (b"plain words in place of base64", b"plain words in place of base64", ["base64"]),
        (b"", b"", []),
    ],
)
def test_base64_survives_damage(data: bytes, text: bytes | None, defects: list[str]) -> None:
    """Missing or early padding, noise, blanks, text below and text instead."""
    footer = TEXT + b"\n\n____\nThe list: to leave, write to us"
    assert _decode(data, "base64") == (footer if text is None else text, defects)


@pytest.mark.parametrize(
    ("data", "text", "defects"),
    [
        (b"Gr=C3=BC=C3=9Fe", "Grüße".encode(), []),
        (b"Gr=c3=bc=c3=9fe", "Grüße".encode(), []),
        (b"one =\ntwo", b"one two", []),
        (b"one=  \ntwo", b"onetwo", []),
        (b"100 =XY =", b"100 =XY ", ["quoted_printable"]),
        (b"f=FCr \xfc", b"f\xfcr \xfc", []),
    ],
)
def test_quoted_printable_survives_damage(data: bytes, text: bytes, defects: list[str]) -> None:
    """Lower case, blanks after a soft break, wrong escapes and raw bytes."""
    assert _decode(data, "quoted-printable") == (text, defects)


def test_uuencode() -> None:
    """The old encoding is read; lines that are none are named."""
    lines = [binascii.b2a_uu(TEXT[i : i + 45]) for i in range(0, len(TEXT), 45)]
    body = b"begin 644 note.txt\n" + b"".join(lines) + b"`\nend\n"
    assert _decode(body, "x-uuencode") == (TEXT, [])
    assert _decode(body + b"~~~~\n", "x-uuencode") == (TEXT, ["uuencode"])


def test_what_is_encoded_and_does_not_say_so() -> None:
    """Base64 lines and soft breaks with escapes prove it; a formula with "=" doesn't."""
    quoted = b"Gr=C3=BC=C3=9Fe, =\nf=C3=BCr =\ndich =E2=82=AC 5"
    assert _decode(ENCODED, "")[0] == TEXT
    assert _decode(quoted, "7bit") == ("Grüße, für dich € 5".encode(), ["transfer_encoding"])
    for plain in (b"a = b\nc == d\n=\n=\n", b"QUJD\n", b"x" * 75 + b"!\n"):
        assert _decode(plain, "") == (plain, [])
    assert _decode(b"text", "x-odd") == (b"text", ["transfer_encoding"])


def test_size_without_decoding() -> None:
    """The size of a base64 file is counted from its letters."""
    assert decoded_size(ENCODED, "base64") == len(TEXT)
    assert decoded_size(b"=C3=BC", "quoted-printable") == 2
    assert base64_bytes(b"QUJDRA") == b"ABCD"
