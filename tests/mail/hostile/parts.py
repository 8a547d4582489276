"""Kinds of parts: attachments, odd texts, signed and sealed mail, reports, invitations."""

from __future__ import annotations

import base64

from tests.mail.hostile.case import (
    Hostile,
    b64,
    case,
    joined,
    mail,
    multipart,
    octets,
    part,
    single,
)

BASE64 = "Content-Transfer-Encoding: base64"
_KEEP = part("KEEP one")
_ALSO = part("KEEP two")
_ATTACH = 'Content-Disposition: attachment; filename="{}"'


def der(tag: int, *content: bytes) -> bytes:
    """Return an ASN.1 value in DER (X.690, section 8.1)."""
    body = b"".join(content)
    size = len(body)
    if size < 0x80:
        return bytes((tag, size)) + body
    octet_count = (size.bit_length() + 7) // 8
    return bytes((tag, 0x80 | octet_count)) + size.to_bytes(octet_count, "big") + body


def signed_data(content: bytes) -> bytes:
    """Return CMS signed data that carries its content in the clear (RFC 5652, section 5.1)."""
    signed, data = bytes.fromhex("2a864886f70d010702"), bytes.fromhex("2a864886f70d010701")
    inner = der(0x30, der(0x06, data), der(0xA0, der(0x04, content)))
    body = der(0x30, der(0x02, b"\x01"), der(0x31), inner, der(0x31))
    return der(0x30, der(0x06, signed), der(0xA0, body))


_ICS = (
    "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\n"
    "BEGIN:VTIMEZONE\r\nTZID:Nowhere/\r\n Land\r\nEND:VTIMEZONE\r\n"
    "BEGIN:VEVENT\r\nDTSTART;TZID=Nowhere/Land:20260105T090000\r\nRRULE:FREQ=SECONDLY\r\n"
    "SUMMARY:KEEP the me\r\n eting\\, all\r\nLOCATION:Room\\n7\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
_MP7 = "application/pkcs7-mime; smime-type={}; name=smime.p7m"
_SEALED = b64(der(0x30, der(0x06, bytes.fromhex("2a864886f70d010703")), bytes(range(256))))
_ARMOUR = "-----BEGIN PGP {0}-----\n{1}\n-----END PGP {2}-----\n"

CASES: tuple[Hostile, ...] = (
    case("partial", single("message/partial; id=x; number=1; total=2", "Subject: x\n\nKEEP")),
    case(
        "external_body",
        single(
            'message/external-body; access-type=URL; URL="http://x.example"',
            "Content-Type: text/plain\n\n",
        ),
    ),
    case(
        "attachment_only",
        single("application/pdf; name=KEEP.pdf", b64("%PDF"), BASE64),
        fields=("KEEP.pdf",),
    ),
    case(
        "text_attachment_only",
        single("text/plain", "KEEP this note", _ATTACH.format("note.txt")),
        "KEEP this note",
    ),
    case(
        "text_attachment",
        multipart(_KEEP, part("KEEP the log", "text/plain", _ATTACH.format("a.log"))),
        "KEEP one",
        fields=("a.log",),
    ),
    case(
        "text_inline_with_name",
        multipart(_KEEP, part("KEEP two", "text/plain; name=x.txt", "Content-Disposition: inline")),
        "KEEP one",
        "KEEP two",
    ),
    case(
        "two_texts_around_an_image",
        multipart(_KEEP, part(b64("GIF89a"), "image/gif", BASE64), _ALSO),
        "KEEP one",
        "KEEP two",
    ),
    case(
        "disposition_garbage",
        single("text/plain", "KEEP the body", 'Content-Disposition: ;;;="x'),
        "KEEP the body",
    ),
    case(
        "alternative_without_html_text",
        multipart(_KEEP, part("<img src=x>", "text/html"), kind="alternative"),
        "KEEP one",
    ),
    case(
        "alternative_html_first",
        multipart(part("<p>KEEP rich", "text/html"), _KEEP, kind="alternative"),
        "KEEP rich",
    ),
    case(
        "alternative_in_related",
        multipart(
            part(
                joined(_KEEP, part("<p>KEEP rich", "text/html"), boundary="CC").decode(),
                "multipart/alternative; boundary=CC",
            ),
            part(b64("GIF89a"), "image/gif", BASE64),
            kind="related",
        ),
        "KEEP rich",
    ),
    case("alternative_empty", multipart(kind="alternative")),
    case(
        "related_start",
        multipart(
            part("KEEP other"), part("<p>KEEP root", "text/html", "Content-ID: <r>"), kind="related"
        ),
        "KEEP root",
    ),
    case(
        "html_as_plain",
        single("text/plain", "<html><body><p>KEEP this</p></body></html>"),
        "KEEP this",
    ),
    case(
        "plain_as_html", single("text/html", "KEEP this & that < 5\nand more"), "KEEP this & that"
    ),
    case("enriched", single("text/enriched", "<bold>KEEP</bold> this << one"), "KEEP"),
    case("rtf", single("text/rtf", r"{\rtf1 {\b KEEP} this\par}"), "KEEP"),
    case("markdown", single("text/markdown; charset=utf-8", "# KEEP\n\nthis"), "KEEP"),
    case(
        "tnef",
        multipart(
            _KEEP,
            part(
                b64(b"\x78\x9f\x3e\x22\x01\x00" + b"\xff" * 40),
                "application/ms-tnef",
                BASE64,
                _ATTACH.format("winmail.dat"),
            ),
        ),
        "KEEP one",
        fields=("winmail.dat",),
    ),
    case(
        "smime_enveloped",
        single(_MP7.format("enveloped-data"), _SEALED, BASE64),
        fields=("smime.p7m",),
    ),
    case(
        "smime_opaque",
        single(_MP7.format("signed-data"), b64(signed_data(octets(part("KEEP inside")))), BASE64),
        "KEEP inside",
    ),
    case(
        "smime_opaque_html",
        single(
            _MP7.format("signed-data"),
            b64(signed_data(octets(part("<p>Grüße KEEP</p>", "text/html; charset=utf-8")))),
            BASE64,
        ),
        "Grüße KEEP",
    ),
    case(
        "smime_opaque_cut",
        single(
            _MP7.format("signed-data"), b64(signed_data(octets(part("KEEP inside")))[:-20]), BASE64
        ),
    ),
    case(
        "smime_opaque_lengths",
        single(_MP7.format("signed-data"), b64(b"\x30\x8f" + b"\xff" * 200), BASE64),
    ),
    case(
        "smime_opaque_deep", single(_MP7.format("signed-data"), b64(b"\x30\x80" * 50_000), BASE64)
    ),
    case(
        "smime_detached",
        multipart(
            _KEEP,
            part(b64(b"\x30\x80"), "application/pkcs7-signature; name=smime.p7s", BASE64),
            kind="signed",
        ),
        "KEEP one",
        fields=("smime.p7s",),
    ),
    case(
        "pgp_inline_signed",
        mail(
            _ARMOUR.format(
                "SIGNED MESSAGE",
                "Hash: SHA256\n\nKEEP signed\n- -- dash\n"
                + _ARMOUR.format("SIGNATURE", "iQEz", "SIGNATURE"),
                "X",
            )
        ),
        "KEEP signed",
    ),
    case(
        "pgp_inline_encrypted",
        mail("KEEP above\n" + _ARMOUR.format("MESSAGE", "\n" + b64(bytes(300)), "MESSAGE")),
        "KEEP above",
    ),
    case(
        "pgp_mime",
        multipart(
            part("Version: 1", "application/pgp-encrypted"),
            part(
                _ARMOUR.format("MESSAGE", "x", "MESSAGE"), "application/octet-stream; name=KEEP.asc"
            ),
            kind="encrypted",
        ),
        fields=("KEEP.asc",),
    ),
    case(
        "pgp_mime_signed",
        multipart(
            _KEEP,
            part(
                _ARMOUR.format("SIGNATURE", "x", "SIGNATURE"),
                "application/pgp-signature; name=s.asc",
            ),
            kind="signed",
        ),
        "KEEP one",
    ),
    case(
        "delivery_report",
        multipart(
            part("KEEP bounced"),
            part(
                "Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; x@example.org\n"
                "Status: 5.1.1\n",
                "message/delivery-status",
            ),
            part("Subject: was\n", "text/rfc822-headers"),
            kind="report",
        ),
        "KEEP bounced",
    ),
    case(
        "invitation",
        multipart(
            _KEEP, part(_ICS, "text/calendar; method=REQUEST; charset=utf-8"), kind="alternative"
        ),
        "KEEP one",
    ),
    case("invitation_only", single("text/calendar; charset=utf-8", _ICS), "KEEP the meeting, all"),
    case(
        "invitation_base64",
        single("text/calendar; charset=utf-8", b64(_ICS), BASE64),
        "KEEP the meeting, all",
    ),
    case(
        "invitation_broken",
        single("text/calendar", "BEGIN:VCALENDAR\nSUMMARY:KEEP\nDTSTART:99999999T\nBEGIN:\n:\nEND"),
        "KEEP",
    ),
    case(
        "invitation_nested",
        single("text/calendar", "BEGIN:VEVENT\n" * 5_000 + "SUMMARY:KEEP\n"),
        "KEEP",
    ),
    case(
        "archive_bomb",
        multipart(
            _KEEP,
            part(
                base64.b64encode(b"PK\x03\x04" + bytes(2_000)).decode(),
                "application/zip; name=x.zip",
                BASE64,
            ),
        ),
        "KEEP one",
        fields=("x.zip",),
    ),
)
