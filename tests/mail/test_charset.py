"""Bytes to text under right, wrong, odd and missing labels."""

from __future__ import annotations

import pytest

from context_trim.mail.charset import clean, codec_of, decode

RUSSIAN = "Добрый день! Встреча перенесена на вторник, 14:00."
JAPANESE = "会議は火曜日の午後二時に変更されました。①番の請求書"


@pytest.mark.parametrize(
    ("label", "data", "text"),
    [
        ("utf-8", "Grüße".encode(), "Grüße"),
        ("UTF_8", "Grüße".encode(), "Grüße"),
        ("iso-8859-1", b"\x93quoted\x94 \x80 5", "“quoted” € 5"),
        ("gb2312", "镕".encode("gb18030"), "镕"),
        ("shift_jis", "①".encode("cp932"), "①"),
        ("ks_c_5601-1987", "똠".encode("cp949"), "똠"),
        ("iso-8859-9", "ışık".encode("cp1254"), "ışık"),
        ("cp-850", "Grüße".encode("cp850"), "Grüße"),
        ("x-mac-roman", "Grüße".encode("mac-roman"), "Grüße"),
        ("utf-7", b"Gr+APwA3w-e", "Grüße"),
        ("hz-gb-2312", "会议".encode("hz"), "会议"),
        ("iso-2022-kr", "회의".encode("iso2022_kr"), "회의"),
        ("iso-2022-jp", JAPANESE[:5].encode("iso2022_jp"), JAPANESE[:5]),
        ("iso-2022-jp", b"\x1b$B-!2q5D\x1b(B ok", "①会議 ok"),
        ("iso-2022-jp", b"\x1b(I1\x1b(B", "ｱ"),
        ("utf-16", "Grüße".encode("utf-16"), "Grüße"),
        ("utf-16", "Grüße".encode("utf-16-be"), "Grüße"),
        ("utf-16le", "会議".encode("utf-16-le"), "会議"),
        ("utf-8", b"\xef\xbb\xbfx", "x"),
        ("utf-8", b"\xed\xa0\xbd\xed\xb8\x80", "😀"),
    ],
)
def test_a_right_label_is_followed(label: str, data: bytes, text: str) -> None:
    """Supersets, stateful codecs and surrogate pairs included."""
    assert decode(data, label) == (text, True)


@pytest.mark.parametrize(
    ("label", "data", "text"),
    [
        ("utf-8", "Grüße".encode("cp1252"), "Grüße"),
        ("utf-8", "Grüße ".encode() + "Öl".encode("cp1252"), "Grüße Öl"),
        ("iso-8859-1", "Grüße".encode(), "Grüße"),
        ("koi8-r", RUSSIAN.encode(), RUSSIAN),
        ("us-ascii", JAPANESE[:5].encode("iso2022_jp"), JAPANESE[:5]),
        ("", RUSSIAN.encode("koi8-r"), RUSSIAN),
        ("", RUSSIAN.encode("cp1251"), RUSSIAN),
        ("x-unknown", JAPANESE.encode("cp932"), JAPANESE),
        ("iso-8859-1", "會議改到星期二下午兩點，請把發票寄給我。".encode("big5"), None),
        ("no-such-charset", "Grüße".encode(), "Grüße"),
        ("base64", "Grüße".encode(), "Grüße"),
        ("rot13", b"plain", "plain"),
        ("", "Grüße, naïve Füße".encode("cp1252"), "Grüße, naïve Füße"),
    ],
)
def test_a_wrong_label_is_seen(label: str, data: bytes, text: str | None) -> None:
    """The text is read all the same, and the label is called wrong."""
    decoded, right = decode(data, label)
    assert not right
    assert decoded == (text or "會議改到星期二下午兩點，請把發票寄給我。")


def test_mojibake_stays() -> None:
    """Text that was broken before it was sent is what its sender sent."""
    assert decode("GrÃ¼ÃŸe".encode(), "utf-8") == ("GrÃ¼ÃŸe", True)


@pytest.mark.parametrize(
    "label", ["rot13", "zip", "hex", "idna", "unicode_escape", "a\0b", "é" * 99]
)
def test_what_is_no_charset_has_no_codec(label: str) -> None:
    """Python's other codecs are not for mail."""
    assert codec_of(label) is None


def test_clean_text_is_valid_unicode_without_controls() -> None:
    """NULs, terminal colours, C1 controls and lone surrogates go; line breaks become LF."""
    dirty = "a\x00b\x1b[31mc\x1b[0m\x9fd\ud800e\ufdd0f\r\ng\rh\x0ci\u2028j\x85k"
    assert clean(dirty) == "abcdef\ng\nh\ni\nj\nk"
    assert clean("a" + " " * 5_000 + "b" + "\n" * 5_000) == "a" + " " * 1_000 + "b" + "\n" * 1_000
