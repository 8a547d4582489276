"""JSON of mail APIs: lines, arrays, one object after the other."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from context_trim import parse_email
from context_trim.config import MailboxLimits
from context_trim.mailbox import Entry, Reason, Unreadable, json_messages, open_mailbox, window
from tests.mail.api_messages import Json, agentmail, b64url, gmail, graph

MESSAGES: list[Json] = [
    gmail(),
    graph(subject='"}]{[\\" and "'),
    agentmail(text="a\nb [}\u2028"),
    {"raw": b64url("Subject: The key\n\nraw"), "threadId": "1"},
]


def _writings() -> dict[str, bytes]:
    dump = json.dumps
    return {
        "lines": "".join(dump(m) + "\n" for m in MESSAGES).encode(),
        "lines, no last break": "\n".join(map(dump, MESSAGES)).encode(),
        "lines of CRLF": "".join(dump(m) + "\r\n\r\n" for m in MESSAGES).encode(),
        "utf-8 lines": "".join(dump(m, ensure_ascii=False) + "\n" for m in MESSAGES).encode(),
        "bom": b"\xef\xbb\xbf" + "".join(dump(m) + "\n" for m in MESSAGES).encode(),
        "array": dump(MESSAGES).encode(),
        "indented array": dump(MESSAGES, indent=2).encode(),
        "indented objects": "\n".join(dump(m, indent=2) for m in MESSAGES).encode(),
    }


@pytest.mark.parametrize("name", _writings())
def test_messages_are_found_however_they_are_written(tmp_path: Path, name: str) -> None:
    """Of every API, in one file; each can be read again."""
    file = tmp_path / "dump"
    file.write_bytes(_writings()[name])
    mailbox = open_mailbox(file)
    entries = [e for e in mailbox.entries() if isinstance(e, Entry)]
    assert mailbox.format == "json"
    assert [e.source for e in entries] == [parse_email(m).raw for m in MESSAGES]
    assert all(open_mailbox(file).read(e.place) == e.source for e in reversed(entries))


@pytest.mark.parametrize("name", _writings())
def test_a_cut_gives_what_stands_before_it(tmp_path: Path, name: str) -> None:
    """At every 50th byte; the last object is said to end in the middle."""
    data = _writings()[name]
    expected = [parse_email(m).raw for m in MESSAGES]
    file = tmp_path / "dump"
    for size in range(100, len(data) - 10, 50):
        file.write_bytes(data[:size])
        found = list(open_mailbox(file).entries())
        sources = [e.source for e in found if isinstance(e, Entry)]
        assert sources == expected[: len(sources)]
        reasons = [e.reason for e in found if isinstance(e, Unreadable)]
        assert reasons in ([Reason.CUT], [] if data[size - 1 : size] in b"}\r\n" else [Reason.CUT])


def test_a_damaged_line_costs_only_itself() -> None:
    """Each line stands alone."""
    good = json.dumps(gmail()).encode()
    bad = [b'{"id": 1, "payload": ', b"[]", b"nothing", b'{"a": 1}', b"[" * 100_000]
    pieces = list(
        json_messages.pieces(io.BytesIO(b"\n".join([good, *bad, good, b""])), MailboxLimits())
    )
    assert len(pieces) == 7
    assert json_messages.source(pieces[0].data) == json_messages.source(pieces[6].data)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"id": 1, "x" }', Reason.DAMAGED),
        (b'{"a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", Reason.DAMAGED),
        (b'{"a": ' + b"9" * 5_000 + b"}", Reason.DAMAGED),
        (b'{"a": "\xff"}', Reason.DAMAGED),
        (b'{"a": 1}', Reason.NOT_MAIL),
        (b'{"id": "1", "threadId": "2", "snippet": "x"}', Reason.NO_BODY),
        (b'{"messages": [], "nextPageToken": "x"}', Reason.NO_BODY),
        (b"[1, 2]", Reason.NOT_MAIL),
        (b"[]", Reason.NOT_MAIL),
        (b'[{"a": 1}, {"a": 2}]', Reason.NOT_MAIL),
        (b'{"a": 1}\n' * 5_000, Reason.NOT_MAIL),
    ],
)
def test_what_is_no_message_is_said(tmp_path: Path, line: bytes, reason: Reason) -> None:
    """With its place; the next one is read."""
    file = tmp_path / "dump.jsonl"
    file.write_bytes(line + b"\n")
    assert [e.reason for e in open_mailbox(file).entries() if isinstance(e, Unreadable)] == [reason]


def test_unknown_objects_among_messages_are_named_each(tmp_path: Path) -> None:
    """A dump may begin with a line that says where it comes from."""
    file = tmp_path / "dump.jsonl"
    file.write_bytes(b"\n".join([b'{"a": 1}', json.dumps(gmail()).encode(), b'{"a": 2}']))
    found = list(open_mailbox(file).entries())
    assert [isinstance(e, Entry) for e in found] == [False, True, False]
    assert found[0].place.offset == 0


@pytest.mark.parametrize("array", [False, True])
def test_a_message_above_the_limit_is_named(array: bool) -> None:  # noqa: FBT001
    """Those around it are read, and its length is known."""
    small = json.dumps({"raw": "U3ViamVjdDogYQoKYg", "threadId": "1"}).encode()
    large = b'{"raw": [' + b'"x", ' * 1_000_000 + b"1]}"
    data = b"\n".join([small, large, small]) + b"\n"
    if array:
        data = b"[" + data.replace(b"\n", b",\n").rstrip(b",\n") + b"]"
    limits = MailboxLimits(max_message_bytes=1_000)
    pieces = list(json_messages.pieces(io.BytesIO(data), limits))
    assert [p.problem for p in pieces] == [None, Reason.TOO_LARGE, None]
    assert pieces[1].length == len(large) + (not array)
    assert pieces[2].data.strip() == small


def test_a_string_without_end_is_not_kept() -> None:
    """Memory is bounded by the limit; what follows is said not to be read."""
    file = io.BytesIO(b'[{"raw": "' + b"x" * 5_000_000)
    pieces = list(json_messages.pieces(file, MailboxLimits(max_message_bytes=1_000)))
    assert [p.problem for p in pieces] == [Reason.TOO_LARGE]
    assert pieces[0].detail == "what follows is not read"


_JSON = st.recursive(
    st.text('ab"\\{}[]\n') | st.integers() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text('a"{}'), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.dictionaries(st.text('a"{}\\'), _JSON), min_size=1), st.integers(1, 9))
def test_objects_are_cut_where_their_brackets_close(objects: list[Json], block: int) -> None:
    """Whatever their strings hold, and wherever a block ends."""
    for data in (json.dumps(objects), json.dumps(objects, indent=1)):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(window, "_BLOCK", 40 + block)
            pieces = list(json_messages.pieces(io.BytesIO(data.encode()), MailboxLimits()))
        assert [json.loads(p.data) for p in pieces] == objects
        assert all(data.encode()[p.offset :][: p.length] == p.data for p in pieces)
