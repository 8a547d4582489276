"""A message of Microsoft Graph.

Source: "message resource type", "fileAttachment", "itemAttachment", "referenceAttachment",
https://learn.microsoft.com/en-us/graph/api/resources/message. `body` is HTML or text as a whole;
`attachments` are there with `$expand=attachments`, and `internetMessageHeaders` when selected.
`contentBytes` is base64; an `item` is a message of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from context_trim.errors import SourceError
from context_trim.mail.api.writing import (
    Part,
    copied,
    date,
    file_part,
    list_of,
    mapping_of,
    own_fields,
    people,
    person,
    text_of,
    texts_of,
    utf8,
    word,
    write,
)

KEYS = frozenset({
    "internetMessageId", "internetMessageHeaders", "conversationId", "conversationIndex",
    "toRecipients", "ccRecipients", "receivedDateTime", "sentDateTime", "bodyPreview", "uniqueBody",
    "changeKey", "parentFolderId", "hasAttachments",
})  # fmt: skip
"""The keys that tell such a message."""


def rfc822(message: Mapping[str, Any]) -> bytes:
    """Return the source of a message; raises `SourceError` where it came without its body."""
    if "content" not in mapping_of(message.get("body")):
        raise SourceError(
            "this Microsoft Graph message has no body: leave 'body' in what $select names."
        )
    root = Part()
    todo = [(message, root)]
    while todo:
        given, part = todo.pop()
        todo += _fill(given, part)
    root.fields = (
        own_fields(text_of(message.get("conversationId")), texts_of(message.get("categories")))
        + root.fields
    )
    return write(root)


def _fill(message: Mapping[str, Any], part: Part) -> list[tuple[Mapping[str, Any], Part]]:
    """Fill a part with a message; returns the messages attached to it, and where they go."""
    part.fields = _fields(message)
    body = _body(mapping_of(message.get("body")))
    items: list[tuple[Mapping[str, Any], Part]] = []
    files: list[Part] = []
    for given in map(mapping_of, list_of(message.get("attachments"))):
        item = mapping_of(given.get("item"))
        if item:
            inner = Part()
            items.append((item, inner))
            files.append(Part(kind="message/rfc822", parts=[inner]))
        else:
            files.append(_file(given))
    if files:
        part.kind, part.parts = "multipart/mixed", [body, *files]
    else:
        part.kind, part.body, part.parameters = body.kind, body.body, body.parameters
    return items


def _body(given: Mapping[str, Any]) -> Part:
    is_html = text_of(given.get("contentType")).strip().lower() == "html"
    return Part(
        kind="text/html" if is_html else "text/plain",
        parameters={"charset": "utf-8"},
        body=utf8(text_of(given.get("content"))),
    )


def _file(given: Mapping[str, Any]) -> Part:
    return file_part(
        kind=given.get("contentType"),
        inline=given.get("isInline") is True,
        name=given.get("name"),
        size=given.get("size"),
        content=given.get("contentBytes"),
    )


def _fields(message: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the properties as fields, and the header as far as it says more."""
    sender = message.get("from") or message.get("sender")
    sent = message.get("sentDateTime") or message.get("receivedDateTime")
    own = [
        ("From", _people([sender])),
        ("To", _people(list_of(message.get("toRecipients")))),
        ("Cc", _people(list_of(message.get("ccRecipients")))),
        ("Subject", word(text_of(message.get("subject")))),
        ("Date", date(sent)),
        ("Message-ID", text_of(message.get("internetMessageId"))),
    ]
    headers = map(mapping_of, list_of(message.get("internetMessageHeaders")))
    return copied(((text_of(h.get("name")), text_of(h.get("value"))) for h in headers), own)


def _people(recipients: list[Any] | tuple[Any, ...] | Any) -> str:  # noqa: ANN401
    found = []
    for recipient in recipients:
        given = mapping_of(mapping_of(recipient).get("emailAddress"))
        name, address = text_of(given.get("name")), text_of(given.get("address"))
        # Graph repeats the address where it knows no name.
        found.append(person("" if name == address else name, address))
    return ", ".join(filter(None, found)) or people(texts_of(recipients))
