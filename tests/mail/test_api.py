"""What holds for messages of every mail API."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from context_trim import Email, SourceError, parse_email, trim
from context_trim.mail.api import rfc822
from tests.mail import api_messages as make
from tests.mail.api_messages import Json

MESSAGES = {"gmail": make.gmail(), "graph": make.graph(), "agentmail": make.agentmail()}
RAW = {"raw": make.b64url(make.MAIL), "threadId": "t1", "labelIds": ["INBOX"]}


@pytest.mark.parametrize("message", [*MESSAGES.values(), RAW], ids=[*MESSAGES, "raw"])
def test_a_message_is_what_its_source_would_be(message: Json) -> None:
    """Text, people, date, subject and id are those of the same mail from a file."""
    same = ("text", "sender", "to", "sent_at", "subject", "message_id", "zones", "defects", "id")
    parsed, expected = parse_email(message), parse_email(make.MAIL)
    assert [getattr(parsed, n) for n in same] == [getattr(expected, n) for n in same]


@pytest.mark.parametrize(
    ("message", "thread_id", "labels"),
    [
        (MESSAGES["gmail"], "t1", ("INBOX",)),
        (RAW, "t1", ("INBOX",)),
        (MESSAGES["graph"], "AAQ=", ("Red, blue", "Later")),
        (MESSAGES["agentmail"], "th-1", ("received", "unread")),
    ],
)
def test_thread_and_labels_are_kept(message: Json, thread_id: str, labels: tuple[str]) -> None:
    """They come as the provider gives them, commas and all."""
    parsed = parse_email(message)
    assert (parsed.thread_id, parsed.labels) == (thread_id, labels)
    assert "Red" not in repr(parsed)
    assert "AAQ" not in repr(parsed)


def test_the_thread_of_a_message_does_not_change_its_id() -> None:
    """A mail is the same mail wherever its provider put it."""
    moved = make.gmail(threadId="other", labelIds=["A", "B"])
    assert parse_email(moved).id == parse_email(make.gmail()).id


def test_trim_takes_messages_of_several_apis() -> None:
    """A thread may mix mappings and source."""
    answer = make.graph(
        internetMessageId="<2@example.org>", body={"contentType": "text", "content": "Thanks!"}
    )
    result = trim([make.gmail(), answer, make.MAIL], max_tokens=500, model="gpt-5-mini")
    assert "The key is at the desk." in result.text
    assert "Thanks!" in result.text
    assert len(result.thread.emails) == 2


@pytest.mark.parametrize(
    ("message", "says"),
    [
        ({}, "no message that is known: looked for"),
        ({"secret": "canary"}, "no message that is known: looked for"),
        ({"messages": [make.gmail()]}, "give each one under 'messages'"),
        ({"value": [make.graph()], "@odata.context": "x"}, "give each one under 'value'"),
        ({"id": "1", "threadId": "2", "messages": [make.gmail()]}, "give each one"),
        ({"id": "1", "threadId": "2", "snippet": "canary"}, "format=full or format=raw"),
        (make.gmail({"mimeType": "text/plain"}), "format=full or format=raw"),
        (make.gmail() | {"payload": "canary"}, "format=full or format=raw"),
        (make.graph(body=None, bodyPreview="canary"), "body"),
        (make.graph(body="canary"), "body"),
        (make.agentmail(text=None, preview="canary"), "only a preview"),
        ({"message_id": "1", "thread_id": "canary"}, "only a preview"),
    ],
)
def test_what_is_no_message_is_said_without_its_content(message: Json, says: str) -> None:
    """The error names what was looked for or what to fetch."""
    with pytest.raises(SourceError, match=says) as caught:
        parse_email(message)
    assert "canary" not in str(caught.value)


@pytest.mark.parametrize("breaks", ["\n", "\r\n", "\r", "\0", "\x0b", "\u2028", "\n\n"])
def test_no_value_ends_its_line(breaks: str) -> None:
    """A line break in any value adds neither a field nor a body."""
    evil = f"x{breaks}Bcc: evil@example.org{breaks}{breaks}evil body"
    person = {"emailAddress": {"name": evil, "address": evil}}
    attached: Json = {"name": evil, "contentType": evil, "size": 5}
    header = [{"name": "X-A", "value": evil}, {"name": evil, "value": evil}]
    part = make.gmail_part("text/plain", "body", filename=evil, headers=header)
    for message in (
        make.gmail({"mimeType": evil, "headers": header, "parts": [part]}, labelIds=[evil]),
        make.graph(
            subject=evil, categories=[evil], conversationId=evil, toRecipients=[person],
            attachments=[attached], internetMessageId=evil, internetMessageHeaders=header,
        ),
        make.agentmail(
            subject=evil, labels=[evil], thread_id=evil, to=[evil], message_id=evil,
            references=[evil], headers={evil: evil},
            attachments=[{"filename": evil, "content_type": evil, "size": 5}],
        ),
    ):  # fmt: skip
        lines = rfc822(message).splitlines()
        assert not [line for line in lines if line.startswith((b"Bcc", b"evil"))]
        assert "\nevil" not in f"\n{parse_email(message).text}"


_FULL: list[Json] = [
    make.gmail({
        "mimeType": "multipart/mixed",
        "headers": [{"name": "To", "value": "a@example.org"}],
        "parts": [
            make.gmail_part("message/rfc822", parts=[make.gmail_part("text/plain", "in")]),
            make.gmail_part("text/html", "<p>x</p>", filename="a.html"),
        ],
    }, internalDate="1772442000000"),
    make.graph(
        internetMessageHeaders=[{"name": "References", "value": "<a@example.org>"}],
        attachments=[{"name": "a", "size": 4, "contentBytes": "AAAA"}, {"item": make.graph()}],
    ),
    make.agentmail(html="<p>x</p>", attachments=[{"filename": "a", "size": 4}], headers={"A": "b"}),
    RAW,
]  # fmt: skip
_Path = tuple[str | int, ...]


def _paths(value: object, above: _Path = ()) -> Iterator[_Path]:
    """Yield where the values of a message stand."""
    inside: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        inside = list(value.items())
    elif isinstance(value, list):
        inside = list(enumerate(value))
    for key, item in inside:
        yield (*above, key)
        yield from _paths(item, (*above, key))


_WHERE = [(message, path) for message in _FULL for path in _paths(message)]
_HOSTILE: st.SearchStrategy[Any] = st.sampled_from([
    None, True, -1, 2.5, 10**5000, "", "a\r\nb", "\ud800", "<" * 99, "=?x?b?=", b"\xff", [], {},
    [[]], [None, 5], {"a": {}}, {"a": "b"}, ["<a@example.org>"] * 3, "multipart/mixed",
    "message/rfc822",
])  # fmt: skip


@settings(deadline=None)
@given(st.sampled_from(_WHERE), _HOSTILE, st.text() | _HOSTILE)
def test_any_value_anywhere_gives_an_email_or_says_what_is_missing(
    where: tuple[Json, _Path], value: object, other: object
) -> None:
    """Wrong types end in an `Email` or in a `SourceError`, never in another exception."""
    message = copy.deepcopy(where[0])
    *above, last = where[1]
    place: Any = message
    for key in above:
        place = place[key]
    place[last] = value
    if isinstance(place, dict):
        place["other"] = other
    try:
        parsed = parse_email(message)
    except SourceError:
        return
    assert isinstance(parsed, Email)


@pytest.mark.parametrize("name", MESSAGES)
def test_one_wrong_value_costs_only_itself(name: str) -> None:
    """Whatever stands in one key, the text is read if it is there."""
    body = {"payload", "body", "text"}
    for key in MESSAGES[name].keys() - body:
        hostile: tuple[object, ...] = (None, 5, [[]], {"a": {}}, "\ud800", [None], 10**5000)
        for value in hostile:
            parsed = parse_email(MESSAGES[name] | {key: value})
            assert parsed.text == "The key is at the desk.\n"


def test_deep_and_long_mappings_end_in_defects() -> None:
    """10,000 parts in parts, items in items or attachments in a row are bounded by the limits."""
    payload: Json = make.gmail_part("text/plain", "inside")
    item = make.graph()
    for _ in range(10_000):
        payload = {"mimeType": "multipart/mixed", "parts": [payload]}
        item = make.graph(attachments=[{"item": item}])
    files = [{"filename": "a.pdf", "size": 1}] * 10_000
    assert "depth" in parse_email(make.gmail(payload)).defects
    assert "The key" in parse_email(item).text
    assert "depth" in parse_email(item).defects
    assert "parts" in parse_email(make.agentmail(attachments=files)).defects
