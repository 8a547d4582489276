"""Header fields: encoded words, 8-bit, addresses, dates, parameters, lines that are no fields."""

from __future__ import annotations

from tests.mail.hostile.case import HEAD, Hostile, b64, case, mail, octets

_SENDER = "From: Ann <ann@example.org>"
_BODY = "KEEP the body"


def subject(value: str | bytes, *fields: str) -> bytes:
    """Return a mail of this subject, which may be bytes, folded or none at all."""
    top = "".join(f"{line}\n" for line in (_SENDER, *fields))
    return octets(top) + b"Subject: " + octets(value) + b"\n\n" + octets(_BODY)


def sender(value: str | bytes) -> bytes:
    """Return a mail of this sender."""
    return b"From: " + octets(value) + b"\nSubject: Boiler\n\n" + octets(_BODY)


def dated(value: str) -> bytes:
    """Return a mail of this date."""
    return mail(_BODY, f"Date: {value}")


def attached(*parameters: str, kind: str = "application/pdf") -> bytes:
    """Return a mail that is one attachment with these parameters of its disposition."""
    disposition = ";\n ".join(("attachment", *parameters))
    return mail("%PDF", f"Content-Type: {kind}", f"Content-Disposition: {disposition}")


def word(text: str, charset: str = "utf-8") -> str:
    """Return an encoded word in base64 (RFC 2047)."""
    return f"=?{charset}?B?{b64(text.encode(charset), 10_000_000)}?="


_HALVES = "Grüße".encode()
_SPLIT = f"=?utf-8?B?{b64(_HALVES[:3])}?= =?utf-8?B?{b64(_HALVES[3:])}?="
_JIS = "会議 の件".encode("iso2022_jp")

_SUBJECTS = (
    ("across_lines", "=?utf-8?Q?Gr=C3=BC=C3=9Fe?=\n =?utf-8?Q?_KEEP?=", "Grüße KEEP"),
    ("broken_across_lines", "=?utf-8?Q?Gr=C3=BC=C3=9Fe\n _KEEP?=", "KEEP"),
    ("unknown_charset", "=?x-nope?Q?KEEP_it?=", "KEEP it"),
    ("unknown_charset_utf8", "=?x-nope?Q?Gr=C3=BC=C3=9Fe?=", "Grüße"),
    ("codec_charset", "=?rot13?Q?KEEP_it?=", "KEEP it"),
    ("language", "=?utf-8*de?Q?Gr=C3=BC=C3=9Fe?=", "Grüße"),
    ("base64_without_padding", "=?utf-8?B?R3LDvMOfZQ?=", "Grüße"),
    ("base64_bad", "KEEP =?utf-8?B?R3L*!!?= it", "KEEP"),
    ("base64_one_letter", "KEEP =?utf-8?B?R?= it", "KEEP"),
    ("unknown_encoding", "=?utf-8?X?KEEP?=", "KEEP"),
    ("blanks_inside", "=?utf-8?Q?Gr=C3=BC=C3=9Fe KEEP it?=", "Grüße KEEP it"),
    ("adjacent", "=?utf-8?Q?Gr=C3=BC?= =?utf-8?Q?=C3=9Fe?=", "Grüße"),
    ("glued", "=?utf-8?Q?Gr=C3=BC?==?utf-8?Q?=C3=9Fe?=", "Grüße"),
    ("inside_a_word", "Re:=?utf-8?Q?Gr=C3=BC=C3=9Fe?=", "Grüße"),
    ("split_character", _SPLIT, "Grüße"),
    ("lower_case", "=?UTF-8?q?Gr=c3=bc=c3=9fe?=", "Grüße"),
    ("latin1_is_utf8_free", "=?iso-8859-1?Q?Gr=FC=DFe?=", "Grüße"),
    ("ascii_is_utf8", "=?us-ascii?Q?Gr=C3=BC=C3=9Fe?=", "Grüße"),
    ("jis", f"=?iso-2022-jp?B?{b64(_JIS)}?=", "会議 の件"),
    ("gb2312", f"=?gb2312?B?{b64('会议 鎔'.encode('gb18030'))}?=", "会议 鎔"),
    ("empty", "=?utf-8?Q??= KEEP =?utf-8?B??=", "KEEP"),
    ("unterminated", "KEEP =?utf-8?Q?Gr=C3=BC", "KEEP"),
    ("question_marks", "=?=?=?=?utf-8?Q?KEEP???=", "KEEP"),
    ("nul_inside", "=?utf-8?Q?KE=00EP?=", "KEEP"),
    ("line_end_inside", "=?utf-8?Q?KEEP=0D=0ABcc:_x=40example.org?=", "KEEP Bcc: x@example.org"),
    ("surrogate_inside", "=?utf-8?Q?KEEP=ED=A0=80?=", "KEEP"),
    ("raw_utf8", "Grüße KEEP", "Grüße KEEP"),
    ("raw_and_encoded", "Grüße =?utf-8?Q?KEEP_=C3=9F?=", "Grüße KEEP ß"),
    ("raw_windows", "Grüße KEEP".encode("cp1252"), "Grüße KEEP"),
    ("raw_jis", _JIS, "会議 の件"),
    ("folded_with_tabs", "KEEP\n\t\tand\n \n more", "KEEP and"),
    ("twice", "KEEP first\nSubject: second", "KEEP first"),
    ("blank_before_colon", "Boiler\nSubject : other", "Boiler"),
    ("escape_and_bell", "KE\x1b[31m\x07EP\x7f", "KE"),
    ("ten_thousand_words", " ".join([word("KEEP it")] * 10_000), "KEEP it"),
    ("one_huge_word", word("KEEP " + "ü" * 50_000), "KEEP ü"),
)

_SENDERS = (
    (
        "comma_in_a_word",
        "=?utf-8?Q?M=C3=BCller=2C_KEEP?= <a@example.org>",
        "Müller, KEEP",
        "a@example.org",
    ),
    (
        "word_in_quotes",
        '"=?utf-8?Q?J=C3=B6rg?= KEEP" <j@example.org>',
        "Jörg KEEP",
        "j@example.org",
    ),
    ("comma_unquoted", "Müller, KEEP <a@example.org>", "Müller, KEEP", "a@example.org"),
    ("address_in_a_word", "=?utf-8?Q?KEEP_=3Ca=40example.org=3E?=", "KEEP"),
    ("unclosed_quote", '"KEEP <a@example.org>', "KEEP"),
    ("lone_quote", 'KEEP " <a@example.org>', "KEEP", "a@example.org"),
    ("unclosed_angle", "KEEP <a@example.org", "KEEP"),
    ("comment", "a@example.org (KEEP)", "KEEP", "a@example.org"),
    ("comments_nested", "(" * 500 + "KEEP" + ")" * 500 + " a@example.org", "a@example.org"),
    ("comments_unclosed", "(" * 5_000 + "KEEP a@example.org", "KEEP"),
    ("many_angles", "<" * 5_000 + "KEEP", "KEEP"),
    ("many_commas", "," * 5_000 + "KEEP <a@example.org>", "a@example.org"),
    ("many_quotes", '"' * 5_001 + "KEEP", "KEEP"),
    ("many_backslashes", '"' + "\\" * 5_001 + 'KEEP"', "KEEP"),
    ("many_colons", ":" * 5_000 + "KEEP", "KEEP"),
    ("many_ats", "@" * 5_000 + "KEEP", "KEEP"),
    ("two_addresses", "KEEP <a@example.org>, Bo <b@example.org>", "KEEP", "a@example.org"),
    ("group", "KEEP: Ann <a@example.org>, b@example.org;", "a@example.org"),
    ("route", "KEEP <@x.example,@y.example:a@example.org>", "KEEP"),
    ("domain_literal", "KEEP <a@[192.0.2.1]>", "KEEP", "a@[192.0.2.1]"),
    ("blank_in_address", "KEEP <a @ example.org>", "KEEP"),
    ("no_address", "KEEP it", "KEEP it"),
    ("raw_windows", "Jörg KEEP <j@example.org>".encode("cp1252"), "Jörg KEEP", "j@example.org"),
    ("domain_of_other_script", "KEEP <a@bücher.example>", "KEEP", "a@bücher.example"),
    ("eight_thousand", ", ".join(f"KEEP {n} <k{n}@example.org>" for n in range(8_000)), "KEEP 0"),
    ("twice", "KEEP <a@example.org>\nFrom: Bo <b@example.org>", "KEEP", "a@example.org"),
)

_DATES = (
    "",
    "never",
    "31 Dec 9999 23:59:59 -9959",
    "1 Jan 0001 00:00:00 +2359",
    "Thu, 99 Foo 2026 99:99:99 +0000",
    "1 Jan 2026 00:00:00 +99999999999",
    "1 Jan " + "9" * 5_000 + " 00:00:00",
    "0 0 0 0:0:0 0",
    "9" * 100_000,
    "1 Jan 2026 00:00:00 " + "(" * 1_000,
    "Mon, 1 Jan -2026 00:00:00 +0000",
    "\u0661 Jan 2026 00:00:00 +0000",
    "1 Jan 2026 00:00:60 +0000",
    ":" * 5_000,
    "Mon" + "," * 5_000,
    "1 Jan 2026 1e9:00:00",
    "\x00",
)

_NAMES = (
    ("plain", ("filename=KEEP.pdf",), "KEEP.pdf"),
    ("continued", ('filename*0="KE"', 'filename*1="EP.pdf"'), "KEEP.pdf"),
    ("wrong_order", ('filename*1="EP.pdf"', 'filename*0="KE"'), "KEEP.pdf"),
    ("piece_missing", ('filename*0="KEEP"', 'filename*2=".pdf"'), "KEEP"),
    ("no_first_piece", ('filename*1="KEEP"', 'filename*2=".pdf"'), "KEEP"),
    ("encoded", ("filename*=utf-8''%C3%9C%20KEEP.pdf",), "Ü KEEP.pdf"),
    (
        "encoded_and_continued",
        ("filename*0*=utf-8''%C3%9C%20", "filename*1*=KE", 'filename*2="EP.pdf"'),
        "Ü KEEP.pdf",
    ),
    ("character_split", ("filename*0*=utf-8''%C3", "filename*1*=%9C%20KEEP.pdf"), "Ü KEEP.pdf"),
    ("unknown_charset", ("filename*=x-nope''%C3%9C%20KEEP.pdf",), "KEEP.pdf"),
    ("codec_charset", ("filename*=rot13''KEEP.pdf",), "KEEP.pdf"),
    ("bad_percent", ("filename*=utf-8''KEEP%2.pdf%ZZ",), "KEEP"),
    ("no_quotes", ("filename*=KEEP.pdf",), "KEEP.pdf"),
    ("both", ("filename=fallback.pdf", "filename*=utf-8''%C3%9C%20KEEP.pdf"), "Ü KEEP.pdf"),
    ("encoded_word", ('filename="=?utf-8?Q?=C3=9C_KEEP.pdf?="',), "Ü KEEP.pdf"),
    ("raw_utf8", ('filename="Ü KEEP.pdf"',), "Ü KEEP.pdf"),
    ("unquoted_blanks", ("filename=my KEEP file.pdf",), "my"),
    ("unclosed_quote", ('filename="KEEP.pdf',), "KEEP.pdf"),
    ("semicolon_in_quotes", ('filename="KEEP; it.pdf"',), "KEEP; it.pdf"),
    ("path", ('filename="../../etc/KEEP"',), "KEEP"),
    ("nul_and_line_end", ("filename*=utf-8''KEEP%00%0D%0A.pdf",), "KEEP"),
    ("thousand_pieces", tuple(f'filename*{n}="K{n} "' for n in range(1_000)), "K0 K1 K2 "),
    ("huge_number", ('filename*99999999999999999999="x"', "filename=KEEP.pdf"), "KEEP.pdf"),
    ("equals_everywhere", ("====;;;=;", "filename=KEEP.pdf"), "KEEP.pdf"),
)

_TOP = "From: Ann <ann@example.org>\n"

CASES: tuple[Hostile, ...] = (
    *(
        case(f"subject_{name}", subject(value), _BODY, fields=(kept,))
        for name, value, kept in _SUBJECTS
    ),
    *(
        case(f"sender_{name}", sender(value), _BODY, fields=kept)
        for name, value, *rest in _SENDERS
        if (kept := tuple(rest))
    ),
    *(case(f"date_{i}", dated(value), _BODY) for i, value in enumerate(_DATES)),
    *(case(f"filename_{name}", attached(*value), fields=(kept,)) for name, value, kept in _NAMES),
    case(
        "name_of_content_type",
        mail("%PDF", "Content-Type: application/pdf; name*=utf-8''%C3%9C.pdf"),
        fields=("Ü.pdf",),
    ),
    case(
        "type_8000_parameters",
        mail(_BODY, "Content-Type: text/plain" + "".join(f"; a{n}=b" for n in range(8_000))),
        _BODY,
    ),
    case("type_8000_semicolons", mail(_BODY, "Content-Type: text/plain" + ";" * 8_000), _BODY),
    case("type_open_quotes", mail(_BODY, 'Content-Type: text/plain; a="' + '\\"' * 8_000), _BODY),
    case("type_comment", mail(_BODY, "Content-Type: text/plain (KEEP) ; charset=utf-8 (x)"), _BODY),
    case(
        "blank_before_colon",
        octets(f"{_TOP}Subject : KEEP it\n\n{_BODY}"),
        _BODY,
        fields=("KEEP it",),
    ),
    case(
        "no_blank_after_colon",
        octets(f"{_TOP}Subject:KEEP it\n\n{_BODY}"),
        _BODY,
        fields=("KEEP it",),
    ),
    case(
        "lower_case_names",
        octets(f"from: Ann <a@example.org>\nSUBJECT: KEEP it\n\n{_BODY}"),
        _BODY,
        fields=("KEEP it", "Ann"),
    ),
    case(
        "garbage_between_fields",
        octets(f"{_TOP}this is no field\nSubject: KEEP it\n\n{_BODY}"),
        _BODY,
        fields=("KEEP it",),
    ),
    case(
        "colon_only",
        octets(f"{_TOP}: nothing\nSubject: KEEP it\n\n{_BODY}"),
        _BODY,
        fields=("KEEP it",),
    ),
    case(
        "name_8bit",
        octets(f"{_TOP}X-Grüße: x\nSubject: KEEP it\n\n{_BODY}"),
        _BODY,
        fields=("KEEP it",),
    ),
    case(
        "name_nul",
        octets(f"{_TOP}X-\x00Y: x\nSubject: KEEP it\n\n{_BODY}"),
        _BODY,
        fields=("KEEP it",),
    ),
    case("first_line_folded", octets(f" folded\n{HEAD}\n{_BODY}"), _BODY, fields=("Boiler",)),
    case(
        "mbox_line_first",
        octets(f"From a@example.org Mon Jan  5 09:00:00 2026\n{HEAD}\n{_BODY}"),
        _BODY,
        fields=("Boiler",),
    ),
    case(
        "mbox_line_escaped",
        octets(f">From a@example.org Mon Jan  5 09:00:00 2026\n{HEAD}\n{_BODY}"),
        _BODY,
        fields=("Boiler",),
    ),
    case(
        "mbox_line_between",
        octets(f"{_TOP}From b@example.org Mon Jan  5 09:00:00 2026\nSubject: KEEP it\n\n{_BODY}"),
        _BODY,
        fields=("KEEP it",),
    ),
    case(
        "mbox_lines_in_the_body",
        mail("KEEP one\n\nFrom b@example.org Mon Jan  5 09:00:00 2026\nKEEP two"),
        "KEEP one",
        "KEEP two",
    ),
    case("blank_lines_first", octets(f"\r\n\n  \n{HEAD}\n{_BODY}"), _BODY, fields=("Boiler",)),
    case("bom_first", octets(f"\ufeff{HEAD}\n{_BODY}"), _BODY, fields=("Boiler",)),
    case("utf16_file", f"\ufeff{HEAD}\n{_BODY}".encode("utf-16-le"), "KEEP"),
    case("no_end_of_header", octets(HEAD), fields=("Boiler",)),
    case("no_line_end", b"Subject: KEEP it", fields=("KEEP it",)),
    case(
        "no_header",
        octets("KEEP these words. They are no header.\nNor is this."),
        "KEEP these words.",
    ),
    case("blank_line_of_blanks", octets(f"{HEAD} \t\n{_BODY}"), "KEEP"),
    case("cr_in_a_field", octets(f"{_TOP}Subject: KEEP\rBcc: x@example.org\n\n{_BODY}"), _BODY),
    case(
        "message_id_8bit",
        mail(_BODY.encode(), "Message-ID: <\udcff\udce4@x>", "References: <\udcfe@x>"),
        _BODY,
    ),
    case(
        "references_huge",
        mail(_BODY, "References: " + " ".join(f"<{n}@x.example>" for n in range(20_000))),
        _BODY,
    ),
    case("references_open", mail(_BODY, "References: " + "<" * 100_000), _BODY),
    case(
        "received_5000",
        mail(_BODY, *(["Received: from x by y; Mon, 5 Jan 2026 09:00:00 +0000"] * 5_000)),
        _BODY,
        fields=("Boiler",),
    ),
    case(
        "folded_20000_times",
        octets(f"{_TOP}X: " + "\n a" * 20_000 + f"\nSubject: KEEP it\n\n{_BODY}"),
        _BODY,
        fields=("KEEP it",),
    ),
    case("empty", b""),
    case("only_lf", b"\n" * 1_000),
    case("only_cr", b"\r" * 1_000),
    case("only_blanks", b" \t\n" * 1_000),
    case("only_nuls", b"\x00" * 1_000),
    case("only_colons", b":\n" * 1_000),
    case("only_a_header_end", b"\r\n\r\n"),
)
