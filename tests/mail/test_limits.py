"""Limits on a mail: nothing happens at N, and N+1 is cut and named."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from context_trim import Email, parse_email
from context_trim.config import DEFAULT_LIMITS, MailLimits

HEADER = b"From: a@example.org\n"


def _multipart(*parts: bytes, kind: bytes = b"mixed") -> bytes:
    body = b"".join(b"--b\n" + part + b"\n" for part in parts)
    return HEADER + b"Content-Type: multipart/%s; boundary=b\n\n%s--b--\n" % (kind, body)


def _nested(depth: int) -> bytes:
    """A text that stands `depth` levels below the mail."""
    head = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (i, i) for i in range(depth)
    )
    return HEADER + head + b"\nthe text\n"


CASES: dict[str, Callable[[int], bytes]] = {
    "max_mail_bytes": lambda n: HEADER + b"\n" + b"x" * (n - len(HEADER) - 1),
    "max_parts": lambda n: _multipart(*[b"\ntext"] * n),
    "max_depth": _nested,
    "max_headers": lambda n: HEADER + b"X-A: b\n" * (n - 1) + b"\ntext",
    "max_header_chars": lambda n: HEADER + b"Subject:" + b"s" * n + b"\n\ntext",
    "max_recipients": lambda n: HEADER + b"To:" + b" b@example.org," * n + b"\n\ntext",
    "max_text_chars": lambda n: HEADER + b"\n" + b"x" * n,
    "max_text_lines": lambda n: HEADER + b"\n" + b"\n".join([b"x"] * n),
    "max_html_bytes": lambda n: HEADER + b"Content-Type: text/html\n\n" + b"<p>" + b"x" * (n - 3),
    "max_html_nodes": lambda n: HEADER + b"Content-Type: text/html\n\nx" + b"<br>" * n,
    "max_attachments": lambda n: _multipart(*[b"Content-Type: image/png\n\ndata"] * n),
}
"""A mail that holds exactly so much of what each limit bounds."""


def _parse(limit: str, holds: int, allowed: int) -> Email:
    return parse_email(CASES[limit](holds), limits=MailLimits(**{limit: allowed}))


def test_each_limit_has_a_case() -> None:
    """A new limit needs its case here."""
    assert set(CASES) == set(MailLimits.model_fields) - {
        "max_url_chars",  # shortens, cuts nothing
        "max_hidden_chars",  # what isn't carried is counted
    }


@pytest.mark.parametrize("limit", CASES)
def test_at_the_limit_nothing_is_cut(limit: str) -> None:
    """A mail that holds as much as is allowed is as it would be without the limit."""
    size = 60
    at, free = _parse(limit, size, size), parse_email(CASES[limit](size))
    assert at.defects == ()
    assert at == free


@pytest.mark.parametrize("limit", CASES)
def test_above_the_limit_the_rest_is_cut_and_named(limit: str) -> None:
    """One more than allowed names the limit; what stands before it is read."""
    above = _parse(limit, 61, 60)
    assert limit.removeprefix("max_") in above.defects
    assert above.text or above.attachments


def test_what_is_left_of_a_mail_is_its_beginning() -> None:
    """Text, lines, recipients and attachments keep their first ones."""
    assert len(_parse("max_text_chars", 100, 60).text) == 60
    assert _parse("max_text_lines", 100, 60).text.count("x") == 60
    assert len(_parse("max_recipients", 100, 60).to) == 60
    assert len(_parse("max_attachments", 100, 60).attachments) == 60
    assert len(_parse("max_header_chars", 100, 60).subject) == 60
    assert _parse("max_depth", 100, 60).text.strip() == "the text"


def test_the_defaults_leave_room() -> None:
    """500 parts, 50 levels and 50 MB are far more than people send."""
    assert parse_email(_multipart(*[b"\ntext"] * 500)).defects == ()
    assert parse_email(_nested(50)).defects == ()
    assert DEFAULT_LIMITS.max_mail_bytes > 50_000_000
