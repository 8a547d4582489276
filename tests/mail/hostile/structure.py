"""The tree of parts: boundaries, nesting, types that are none, messages in messages."""

from __future__ import annotations

from tests.mail.hostile.case import Hostile, b64, case, joined, mail, multipart, part, single

BASE64 = "Content-Transfer-Encoding: base64"
_KEEP = part("KEEP one")
_ALSO = part("KEEP two")
_ATTACH = 'Content-Disposition: attachment; filename="{}"'


def bounded(parameters: str, body: str | bytes, kind: str = "mixed") -> bytes:
    """Return a multipart whose boundary parameters are given as they shall stand."""
    return mail(body, f"Content-Type: multipart/{kind}{parameters}")


def nested(depth: int, *, closed: bool = True) -> bytes:
    """Return multiparts in each other with a text in the innermost."""
    opening = "".join(
        f"--B{n}\nContent-Type: multipart/mixed; boundary=B{n + 1}\n\n" for n in range(depth)
    )
    closing = "".join(f"\n--B{n}--\n" for n in range(depth, -1, -1)) if closed else ""
    return bounded("; boundary=B0", f"{opening}--B{depth}\n\nKEEP innermost{closing}")


def forwarded(depth: int) -> bytes:
    """Return a message in a message, so many times."""
    return mail("Content-Type: message/rfc822\n\n" * (depth - 1) + "Subject: x\n\nKEEP innermost",
                "Content-Type: message/rfc822")  # fmt: skip


_PLAIN_CASES = (
    ("type_garbage", "garbage"),
    ("type_slash", "/"),
    ("type_no_sub", "text/"),
    ("type_no_main", "/plain"),
    ("type_text_only", "text"),
    ("type_three", "text/plain/more"),
    ("type_quoted", '"text/plain"'),
    ("type_empty", ""),
    ("type_semicolons", ";;;"),
    ("type_unknown_text", "text/x-unknown"),
    ("type_encoded_word", "=?utf-8?Q?text/plain?="),
    ("type_blank", "text / plain"),
    ("type_multi_plain", "multipart/plain; boundary=B"),
    ("type_nul", "text/\x00plain"),
    ("type_application_text", "application/text"),
    ("type_8bit", "text/pläin"),
)
_INNER = "From: Bo <bo@example.org>\nSubject: inner\n\nKEEP the inner text"
_KINDS_THAT_NEST = ("digest", "signed", "related", "report", "parallel", "form-data", "x-unknown")

CASES: tuple[Hostile, ...] = (
    *(case(name, single(kind, "KEEP the body"), "KEEP the body") for name, kind in _PLAIN_CASES),
    *(
        case(f"multipart_{kind}", multipart(_KEEP, kind=kind), "KEEP one")
        for kind in _KINDS_THAT_NEST
    ),
    case("boundary_missing", bounded("", joined(_KEEP, _ALSO)), "KEEP one", "KEEP two"),
    case("boundary_empty", bounded('; boundary=""', joined(_KEEP, _ALSO, boundary="")), "KEEP one"),
    case("boundary_twice", bounded("; boundary=BB; boundary=CC", joined(_KEEP)), "KEEP one"),
    case("boundary_twice_second", bounded("; boundary=CC; boundary=BB", joined(_KEEP)), "KEEP one"),
    case(
        "boundary_prefix",
        multipart(
            part(
                joined("\nKEEP in", "\nKEEP out", boundary="BBB").decode(),
                "multipart/mixed; boundary=BBB",
            ),
            _ALSO,
        ),
        "KEEP in",
        "KEEP out",
        "KEEP two",
    ),
    case(
        "boundary_prefix_outer",
        multipart(
            part(joined("\nKEEP in", boundary="B").decode(), "multipart/mixed; boundary=B"),
            _ALSO,
            boundary="BB",
        ),
        "KEEP in",
        "KEEP two",
    ),
    case(
        "boundary_trailing_blanks",
        bounded("; boundary=BB", joined(_KEEP, _ALSO).replace(b"BB\n", b"BB \t\n")),
        "KEEP one",
        "KEEP two",
    ),
    case("boundary_not_in_the_body", bounded("; boundary=CC", joined(_KEEP)), "KEEP one"),
    case("boundary_closing_only", bounded("; boundary=BB", "KEEP this\n--BB--\n"), "KEEP this"),
    case(
        "boundary_never_closed",
        bounded("; boundary=BB", joined(_KEEP, _ALSO)[:-7]),
        "KEEP one",
        "KEEP two",
    ),
    case(
        "boundary_cut", bounded("; boundary=BB", joined(_KEEP, _ALSO)[:-9]), "KEEP one", "KEEP tw"
    ),
    case("boundary_1000", multipart(_KEEP, boundary="B" * 1_000), "KEEP one"),
    case("boundary_100000", multipart(_KEEP, boundary="B" * 100_000), "KEEP one"),
    case(
        "boundary_same_inside",
        multipart(part(joined("\nKEEP in").decode(), 'multipart/mixed; boundary="BB"'), _ALSO),
        "KEEP in",
    ),
    case(
        "boundary_unquoted",
        bounded("; boundary=a=_b:c/d", joined(_KEEP, boundary="a=_b:c/d")),
        "KEEP one",
    ),
    case(
        "boundary_blank_unquoted",
        bounded("; boundary=a b", joined(_KEEP, boundary="a b")),
        "KEEP one",
    ),
    case("boundary_blank_at_the_end", bounded('; boundary="BB "', joined(_KEEP)), "KEEP one"),
    case("boundary_regex", multipart(_KEEP, boundary="(.*)+[a-z"), "KEEP one"),
    case("boundary_encoded", bounded("; boundary*=us-ascii''BB", joined(_KEEP)), "KEEP one"),
    case("boundary_pieces", bounded("; boundary*0=B; boundary*1=B", joined(_KEEP)), "KEEP one"),
    case("boundary_8bit", bounded('; boundary="Bü"', joined(_KEEP, boundary="Bü")), "KEEP one"),
    case("boundary_unclosed_quote", bounded('; boundary="BB', joined(_KEEP)), "KEEP one"),
    case("boundary_upper_name", bounded("; BOUNDARY=BB", joined(_KEEP)), "KEEP one"),
    case(
        "boundary_without_line_end", bounded("; boundary=BB", b"--BB\n\nKEEP one--BB--"), "KEEP one"
    ),
    case("boundary_dashes", multipart(_KEEP, boundary="-" * 40), "KEEP one"),
    case(
        "boundary_line_in_text",
        multipart(part("KEEP one\n--BB is not a boundary\nKEEP two")),
        "KEEP one",
    ),
    case(
        "type_twice",
        mail(
            joined(_KEEP),
            'Content-Type: multipart/mixed; boundary="BB"',
            "Content-Type: text/plain",
        ),
        "KEEP one",
    ),
    case("no_parts", bounded("; boundary=BB", "KEEP only a preamble")),
    case(
        "no_parts_but_text",
        bounded("; boundary=CC", "KEEP only a preamble"),
        "KEEP only a preamble",
    ),
    case(
        "part_without_blank_line",
        bounded("; boundary=BB", "--BB\nContent-Type: text/plain\n--BB\n\nKEEP\n--BB--"),
        "KEEP",
    ),
    case(
        "part_starts_with_text",
        bounded("; boundary=BB", "--BB\nKEEP without fields\n--BB--"),
        "KEEP without fields",
    ),
    case("levels_200", nested(200), "KEEP innermost"),
    case("levels_1000", nested(1_000), "KEEP innermost"),
    case("levels_1000_unclosed", nested(1_000, closed=False), "KEEP innermost"),
    case("forwarded_200", forwarded(200), "KEEP innermost"),
    case("forwarded_1000", forwarded(1_000), "KEEP innermost"),
    case(
        "forwarded_base64",
        multipart(_ALSO, part(b64(_INNER), "message/rfc822", BASE64)),
        "KEEP two",
        "KEEP the inner text",
    ),
    case(
        "forwarded_qp",
        multipart(
            part(
                _INNER.replace("KEEP", "KEE=50").replace("Subject", "Subjec=74"),
                "message/rfc822",
                "Content-Transfer-Encoding: quoted-printable",
            )
        ),
        "KEEP the inner text",
    ),
    case(
        "forwarded_attached",
        multipart(_KEEP, part(_INNER, "message/rfc822", _ATTACH.format("m.eml"))),
        "KEEP one",
    ),
    case("forwarded_empty", multipart(_KEEP, part("", "message/rfc822")), "KEEP one"),
    case(
        "forwarded_no_header",
        multipart(part("KEEP no header here", "message/rfc822")),
        "KEEP no header here",
    ),
    case(
        "digest",
        multipart(f"\n{_INNER}", f"\n{_INNER.replace('the', 'another')}", kind="digest"),
        "KEEP the inner text",
        "KEEP another inner text",
    ),
)
