"""A message of the Gmail API, fetched as `full` or `raw`.

Source: "REST Resource: users.messages" and "MessagePart",
https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.messages. `raw` is the
source as base64url; `payload` is the tree of parts, whose `body.data` is the content after its
transfer encoding was taken off, as base64url. A body that is too large has an `attachmentId` and a
`size` instead of data. `internalDate` counts milliseconds since 1970.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from context_trim.errors import SourceError
from context_trim.mail.api.writing import (
    Part,
    bytes_of,
    copied,
    date,
    field_line,
    list_of,
    mapping_of,
    own_fields,
    size_of,
    text_of,
    texts_of,
    utf8,
    write,
)
from context_trim.mail.parameters import read_parameters

KEYS = frozenset({
    "raw", "payload", "threadId", "labelIds", "internalDate", "historyId", "sizeEstimate",
    "snippet",
})  # fmt: skip
"""The keys that tell such a message."""

_MOST_DIGITS = 20
_THREAD = re.compile(r"[0-9a-f]{14,16}")
_KEPT_PARAMETERS = ("charset", "format", "delsp", "method", "smime-type")


def rfc822(message: Mapping[str, Any]) -> bytes:
    """Return the source of a message; raises `SourceError` where it came without its body."""
    thread, labels = text_of(message.get("threadId")), texts_of(message.get("labelIds"))
    own = own_fields(_as_in_takeout(thread), labels)
    if raw := bytes_of(message.get("raw")):
        source = raw.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
        return b"".join(field_line(name, value) for name, value in own) + source
    payload = mapping_of(message.get("payload"))
    if not ("body" in payload or "parts" in payload):
        raise SourceError(
            "this Gmail message has no body: fetch it with format=full or format=raw, not minimal "
            "or metadata."
        )
    root = _tree(payload)
    given = {name.lower() for name, _ in root.fields}
    if "date" not in given:
        own.append(("Date", _internal_date(text_of(message.get("internalDate")))))
    root.fields = copied(root.fields, own)
    return write(root)


def _internal_date(text: str) -> str:
    return date(int(text)) if len(text) < _MOST_DIGITS and text.isascii() and text.isdigit() else ""


def _tree(payload: Mapping[str, Any]) -> Part:
    root = Part()
    todo = [(payload, root)]
    while todo:
        given, part = todo.pop()
        _read(given, part)
        inside = [mapping_of(each) for each in list_of(given.get("parts"))]
        if inside:
            is_mail = part.kind == "message/rfc822"
            part.parts = [Part(fields=list(_headers(g)) if is_mail else []) for g in inside]
            todo += zip(inside, part.parts, strict=True)
    root.fields = list(_headers(payload))
    return root


def _as_in_takeout(thread: str) -> str:
    return str(int(thread, 16)) if _THREAD.fullmatch(thread) else thread


def _read(given: Mapping[str, Any], part: Part) -> None:
    """Fill a part with what the API says of it; a mail's own header stands in the part inside."""
    headers = {name.lower(): value for name, value in _headers(given)}
    declared = read_parameters(utf8(headers.get("content-type", ""))[:1_000])
    part.kind = text_of(given.get("mimeType")).strip().lower() or declared.media_type or part.kind
    shown = headers.get("content-disposition", "").partition(";")[0].strip().lower()
    part.disposition = shown if shown in {"inline", "attachment"} else ""
    part.name = text_of(given.get("filename"))
    body = mapping_of(given.get("body"))
    part.body = bytes_of(body.get("data"))
    part.size = size_of(body.get("size"))
    part.parameters = {n: v for n in _KEPT_PARAMETERS if (v := declared.get(n))}
    if part.kind.startswith("text/") and _is_utf8(part.body):
        # Gmail turns texts into UTF-8 and leaves their labels as they were.
        part.parameters = dict(part.parameters) | {"charset": "utf-8"}


def _is_utf8(data: bytes) -> bool:
    if data.isascii():
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _headers(given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for header in map(mapping_of, list_of(given.get("headers"))):
        yield text_of(header.get("name")), text_of(header.get("value"))
