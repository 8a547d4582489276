"""What the fuzzer and the generated mail found, numbered, as small as it gets."""

from __future__ import annotations

import pytest

from context_trim import parse_email
from tests.mail.hostile.laws import check_laws

CASES = (
    pytest.param(b"References: <a\x13@x>\n\nx", id="1_control_in_an_id"),
    pytest.param(b"Content-Type: application/\x00x\n\nx", id="2_control_in_a_content_type"),
    pytest.param(b"Content-Type: application/x\r\n\ty\n\nx", id="3_line_end_in_a_content_type"),
    pytest.param(b"Content-Type: a\xc2\x85b; name=x\n\n\x00", id="5_control_in_a_lone_type"),
    pytest.param(
        b"Content-Type: a/b; name*=utf-8''a%C2%85b\n\n\x00", id="6_control_in_a_file_name"
    ),
)


@pytest.mark.parametrize("source", CASES)
def test_the_laws_hold(source: bytes) -> None:
    """Zones tile, valid Unicode, no control characters."""
    check_laws(parse_email(source))


def test_plain_words_under_utf_16_are_plain_words() -> None:
    """4: ASCII that a wrong label calls UTF-16 is not read as Chinese; line ends do not matter."""
    source = b"Content-Type: text/plain; charset=utf-16\n\nwords\nhere\n\n"
    for data in (source, source + b"x", source.replace(b"\n", b"\r\n")):
        assert parse_email(data).text.startswith("words\nhere")
