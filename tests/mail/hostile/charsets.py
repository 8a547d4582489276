"""Charsets: wrong, unknown, missing, lying, and codecs that are none."""

from __future__ import annotations

import codecs

from tests.mail.hostile.case import Hostile, b64, case, mail

BASE64 = "Content-Transfer-Encoding: base64"


def labelled(label: str, data: bytes) -> bytes:
    """Return a plain mail under a charset label, in base64 so that no byte is a line end."""
    return mail(b64(data), f"Content-Type: text/plain; charset={label}", BASE64)


def raw(data: bytes, label: str = "") -> bytes:
    """Return a plain mail of bytes as they are."""
    kind = f"text/plain; charset={label}" if label else "text/plain"
    return mail(data, f"Content-Type: {kind}", "Content-Transfer-Encoding: 8bit")


_LABELS = (
    ("koi8-r", "koi8-r", "Привет KEEP"),
    ("gb2312", "gb18030", "鎔 㐂 KEEP"),
    ("x-gbk", "gb18030", "会議 KEEP"),
    ("hz-gb-2312", "hz", "会议 KEEP"),
    ("euc-kr", "cp949", "똠방각하 KEEP"),
    ("ks_c_5601-1987", "cp949", "똠방각하 KEEP"),
    ("shift_jis", "cp932", "①会議 KEEP"),
    ("x-sjis", "cp932", "①会議 KEEP"),
    ("windows-31j", "cp932", "①会議 KEEP"),
    ("x-euc-jp", "euc_jp", "会議 KEEP"),
    ("iso-2022-jp", "iso2022_jp", "会議 KEEP"),
    ("csISO2022JP", "iso2022_jp", "会議 KEEP"),
    ("iso-2022-jp", "iso2022_jp_ext", "ﾃｽﾄ KEEP"),
    ("iso-2022-kr", "iso2022_kr", "한국 KEEP"),
    ("big5", "big5hkscs", "㗎 KEEP"),
    ("x-x-big5", "big5", "會議 KEEP"),
    ("iso-8859-1", "cp1252", "“100 €” KEEP"),
    ("us-ascii", "cp1252", "café KEEP"),
    ("x-cp1251", "cp1251", "Привет KEEP"),
    ("windows-874", "cp874", "สวัสดี KEEP"),
    ("iso-8859-8-i", "iso8859_8", "שלום KEEP"),
    ("x-mac-roman", "mac_roman", "Grüße KEEP"),
    ("unicode-1-1-utf-7", "utf-7", "Grüße KEEP"),
    ("utf-7", "utf-7", "Grüße KEEP"),
    ("cp037", "cp037", "Gruss KEEP"),
    ("utf-16", "utf-16", "Grüße 会議 KEEP"),
    ("utf-16le", "utf-16-le", "Grüße 会議 KEEP"),
    ("utf-16be", "utf-16-be", "Grüße 会議 KEEP"),
    ("unicode", "utf-16-le", "Grüße KEEP"),
    ("utf-32", "utf-32", "Grüße KEEP"),
    ("utf8mb4", "utf-8", "会議 KEEP"),
    ("utf-8-sig", "utf-8-sig", "会議 KEEP"),
    ("unknown-8bit", "utf-8", "会議 KEEP"),
    ("default", "cp1252", "Grüße KEEP"),
)
"""Labels, what their text is written in (WHATWG Encoding, section 4.2, or Python), and a text."""

_QUOTED = (
    "'koi8-r'",
    '"koi8-r',
    " koi8-r ",
    "koi8-r (Cyrillic)",
    '"koi8-r";',
    "KOI8-R;;",
    "=koi8-r",
    '"koi8-r\\"',
    "koi8_r",
    'koi8-r"',
)

_NOT_CHARSETS = (
    "rot13",
    "base64",
    "hex",
    "zip",
    "zlib",
    "bz2",
    "uu",
    "quopri",
    "idna",
    "punycode",
    "undefined",
    "unicode_escape",
    "raw_unicode_escape",
    "mbcs",
    "oem",
    "../../etc",
    "x" * 10_000,
    "utf-8\x00",
    "%s{0}",
    "utf\u20118",
    "string-escape",
    "unicode_internal",
)
_SAMPLE = "Grüße \\u0041 KEEP"

_WINDOWS = "Grüße KEEP".encode("cp1252")
_UTF8 = "Grüße 会議 KEEP".encode()
_META = '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r"><p>Привет KEEP'
_JIS = "会議 KEEP".encode("iso2022_jp")

CASES: tuple[Hostile, ...] = (
    *(
        case(f"charset_{i}_{label}_of_{codec}", labelled(label, text.encode(codec)), text)
        for i, (label, codec, text) in enumerate(_LABELS)
    ),
    *(
        case(f"charset_quoted_{i}", labelled(label, "Привет KEEP".encode("koi8-r")), "Привет KEEP")
        for i, label in enumerate(_QUOTED)
    ),
    *(
        case(f"not_a_charset_{label[:16]!a}", raw(_SAMPLE.encode(), label), _SAMPLE)
        for label in _NOT_CHARSETS
    ),
    case("charset_missing_utf8", raw(_UTF8), "Grüße 会議 KEEP"),
    case("charset_missing_windows", raw(_WINDOWS), "Grüße KEEP"),
    case("charset_unknown_windows", raw(_WINDOWS, "x-nope"), "Grüße KEEP"),
    case("charset_ascii_is_utf8", raw(_UTF8, "us-ascii"), "Grüße 会議 KEEP"),
    case("charset_latin1_is_utf8", raw(_UTF8, "iso-8859-1"), "Grüße 会議 KEEP"),
    case("charset_utf8_is_windows", raw(_WINDOWS, "utf-8"), "Grüße KEEP"),
    case("charset_utf16_is_utf8", raw(_UTF8, "utf-16"), "Grüße 会議 KEEP"),
    case("charset_jis_unlabelled", raw(_JIS), "会議 KEEP"),
    case("charset_jis_as_ascii", raw(_JIS, "us-ascii"), "会議 KEEP"),
    case("charset_jis_cut", raw("KEEP 会議".encode("iso2022_jp")[:-4], "iso-2022-jp"), "KEEP 会"),
    case("charset_jis_never_back", raw(_JIS.replace(b"\x1b(B", b"\n"), "iso-2022-jp"), "会議"),
    case("utf7_broken", raw(b"+AOk KEEP +//8-", "utf-7"), "KEEP"),
    case("utf8_cut_in_a_character", raw(_UTF8 + "会".encode()[:2], "utf-8"), "Grüße 会議 KEEP"),
    case("utf8_with_a_bad_byte", raw(_UTF8 + b"\xff\n" + _UTF8, "utf-8"), "Grüße 会議 KEEP"),
    case("utf8_with_a_windows_line", raw(_UTF8 + b"\n" + _WINDOWS, "utf-8"), "Grüße 会議 KEEP"),
    case("utf8_overlong", raw(b"\xc0\xaf \xe0\x80\xaf KEEP", "utf-8"), "KEEP"),
    case(
        "gb18030_with_a_bad_byte", raw("会议 KEEP".encode("gb18030") + b"\xff", "gbk"), "会议 KEEP"
    ),
    case("surrogates_in_utf8", raw(b"\xed\xa0\xbd\xed\xb8\x80 \xed\xa0\x80 KEEP", "utf-8"), "KEEP"),
    case("noncharacters", raw("KEEP \ufdd0\ufffe\uffff\U0010ffff".encode(), "utf-8"), "KEEP"),
    case("utf16_bom_as_utf8", labelled("utf-8", "Grüße KEEP".encode("utf-16")), "Grüße KEEP"),
    case("utf16_bom_unlabelled", mail(b64(_UTF8.decode().encode("utf-16")), BASE64), "会議 KEEP"),
    case(
        "utf16_be_bom",
        labelled("utf-16", codecs.BOM_UTF16_BE + "é KEEP".encode("utf-16-be")),
        "é KEEP",
    ),
    case("utf16_without_bom", labelled("utf-16", "Grüße KEEP".encode("utf-16-le")), "Grüße KEEP"),
    case(
        "utf16_odd_length", labelled("utf-16", "Grüße KEEP".encode("utf-16") + b"x"), "Grüße KEEP"
    ),
    case("utf16_as_utf8_without_bom", labelled("utf-8", "KEEP it".encode("utf-16-le")), "KEEP it"),
    case("utf16_lone_surrogates", labelled("utf-16-le", b"\x00\xd8K\x00E\x00E\x00P\x00"), "KEEP"),
    case("utf8_bom_under_latin1", raw(codecs.BOM_UTF8 + _UTF8, "iso-8859-1"), "Grüße 会議 KEEP"),
    case(
        "bom_in_the_middle",
        raw(b"KEEP one" + codecs.BOM_UTF8 + b" KEEP two", "utf-8"),
        "KEEP one",
        "KEEP two",
    ),
    case("nuls_between_letters", raw(b"K\x00E\x00E\x00P\x00", "utf-8"), "KEEP"),
    case("escapes_and_bells", raw(b"\x1b[31mKE\x07EP\x1b[0m\x08\x7f", "utf-8"), "KEEP"),
    case("c1_controls", raw("KE\x85EP \x9b31m KE\x90EP".encode(), "utf-8"), "KEEP"),
    case("every_byte", raw(b"KEEP " + bytes(range(256)) + b" KEEP"), "KEEP"),
    case(
        "html_meta_names_it",
        mail("<meta charset=shift_jis><p>会議 KEEP".encode("cp932"), "Content-Type: text/html"),
        "会議 KEEP",
        html=True,
    ),
    case(
        "html_meta_http_equiv",
        mail(
            _META.encode("koi8-r"),
            "Content-Type: text/html",
        ),
        "Привет KEEP",
        html=True,
    ),
    case(
        "html_meta_contradicts",
        mail("<meta charset=utf-16><p>Grüße KEEP", "Content-Type: text/html; charset=utf-8"),
        "Grüße KEEP",
        html=True,
    ),
    case(
        "html_meta_after_the_label",
        mail(
            "<meta charset=koi8-r><p>Grüße KEEP".encode("cp1252"),
            "Content-Type: text/html; charset=iso-8859-1",
        ),
        "Grüße KEEP",
        html=True,
    ),
)
