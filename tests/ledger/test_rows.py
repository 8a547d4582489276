"""What a row says of a mail and a result, and what it doesn't."""

from __future__ import annotations

from context_trim import Email, parse_email
from context_trim.ledger.rows import Hasher, about_newest

HASHER = Hasher(b"salt")


def _mail(subject: str, sender: str = "shop@mail.example") -> Email:
    return parse_email(f"From: {sender}\nSubject: {subject}\n\nText.\n")


def _template(email: Email) -> object:
    return about_newest(email, HASHER)["template"]


def test_a_template_is_a_domain_and_a_subject_without_digits() -> None:
    """Numbers, case and the prefixes of replies make no other template."""
    same = {
        _template(_mail("Your order 4711 has shipped")),
        _template(_mail("Re: your ORDER 12 has shipped")),
        _template(_mail("AW: Fwd: Your order 3 has shipped", "other@mail.example")),
    }
    assert len(same) == 1
    assert _template(_mail("Your order 4711 was lost")) not in same
    assert _template(_mail("Your order 4711 has shipped", "a@other.example")) not in same


def test_nothing_has_no_hash() -> None:
    """A mail without sender, id and subject has null where a hash would stand."""
    row = about_newest(parse_email("X-Note: 1\n\nText.\n"), HASHER)
    assert set(row.values()) == {None}


def test_the_salt_keys_the_hashes_and_stands_in_no_repr() -> None:
    """Another salt gives other hashes and numbers; the repr shows none."""
    other = Hasher(b"pepper")
    assert HASHER("a@example.org") != other("a@example.org")
    assert HASHER.number("a") != other.number("a")
    assert 0 <= HASHER.number("a") < 2**63
    assert "salt" not in repr(HASHER)
