"""The laws that hold for any MIME, whole or damaged."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from context_trim import parse_email
from tests.mail.hostile.laws import check_laws
from tests.property.mime import Tree, build, damaged, trees

laws = settings(
    deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


@laws
@given(trees)
def test_every_text_of_a_whole_tree_is_delivered(tree: Tree) -> None:
    """Undamaged trees deliver every marker, in order, and name every attachment."""
    built = build(tree)
    email = parse_email(built.source)
    check_laws(email)
    places = [email.text.find(text) for text in built.texts]
    assert -1 not in places
    assert places == sorted(places)
    assert [a.name for a in email.attachments] == built.names


@laws
@given(damaged())
def test_a_damaged_tree_gives_an_email(source: bytes) -> None:
    """Never an exception outside the tree, zones tile, valid Unicode without controls."""
    check_laws(parse_email(source))


@laws
@given(st.one_of(damaged(), trees.map(lambda tree: build(tree).source)))
def test_line_ends_make_no_difference(source: bytes) -> None:
    """LF and CRLF give the same text, zones and fields."""
    unix = source.replace(b"\r", b"")
    first, second = parse_email(unix), parse_email(unix.replace(b"\n", b"\r\n"))
    assert first.text == second.text
    assert first.zones == second.zones
    assert (first.subject, first.sender) == (second.subject, second.sender)


@laws
@given(damaged())
def test_parsing_is_deterministic(source: bytes) -> None:
    """The same bytes give the same `Email`."""
    assert parse_email(source) == parse_email(source)
