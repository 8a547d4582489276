"""A message as AgentMail's API and SDK give it: flat, with text and HTML side by side.

Source: "Get Message", https://docs.agentmail.to/api-reference/inboxes/messages/get. People are
texts like "Name <address>", `timestamp` is ISO 8601, attachments are listed with `filename`,
`content_type` and `size` and fetched apart; `content` (base64) is what one sends.
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
    text_of,
    texts_of,
    utf8,
    word,
    write,
)

KEYS = frozenset({
    "message_id", "thread_id", "inbox_id", "in_reply_to", "references", "timestamp",
    "extracted_text", "extracted_html", "organization_id",
})  # fmt: skip
"""The keys that tell such a message."""


def rfc822(message: Mapping[str, Any]) -> bytes:
    """Return the source of a message; raises `SourceError` where it came without its body."""
    bodies = [
        Part(kind=kind, parameters={"charset": "utf-8"}, body=utf8(text))
        for key, kind in (("text", "text/plain"), ("html", "text/html"))
        if (text := text_of(message.get(key)))
    ]
    files = [_file(mapping_of(given)) for given in list_of(message.get("attachments"))]
    empty = "text" in message or "html" in message or files
    if not bodies and (message.get("preview") or not empty):
        raise SourceError(
            "this AgentMail message has neither text nor html: get the message itself, since lists "
            "carry only a preview."
        )
    root = _joined("multipart/mixed", [_joined("multipart/alternative", bodies), *files])
    root.fields = _fields(message)
    return write(root)


def _joined(kind: str, parts: list[Part]) -> Part:
    if len(parts) == 1:
        return parts[0]
    return Part(kind=kind, parts=parts) if parts else Part(body=b"")


def _file(given: Mapping[str, Any]) -> Part:
    return file_part(
        kind=given.get("content_type"),
        inline=given.get("content_disposition") == "inline",
        name=given.get("filename"),
        size=given.get("size"),
        content=given.get("content"),
    )


def _fields(message: Mapping[str, Any]) -> list[tuple[str, str]]:
    own = own_fields(text_of(message.get("thread_id")), texts_of(message.get("labels")))
    own += [
        ("From", people(texts_of(message.get("from") or message.get("from_")))),
        ("To", people(texts_of(message.get("to")))),
        ("Cc", people(texts_of(message.get("cc")))),
        ("Subject", word(text_of(message.get("subject")))),
        ("Date", date(message.get("timestamp"))),
        ("Message-ID", " ".join(_ids(message.get("message_id")))),
        ("In-Reply-To", " ".join(_ids(message.get("in_reply_to")))),
        ("References", " ".join(_ids(message.get("references")))),
    ]
    headers = mapping_of(message.get("headers"))
    return copied(((text_of(n), text_of(v)) for n, v in headers.items()), own)


def _ids(value: object) -> list[str]:
    """Return message ids in their brackets, which the API leaves on or off."""
    return [f"<{i}>" for text in texts_of(value) for i in text.translate(_BRACKETS).split()]


_BRACKETS = dict.fromkeys(map(ord, "<>,"), " ")
