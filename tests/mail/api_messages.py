"""Messages as the mail APIs give them, written for the tests."""

from __future__ import annotations

import base64
from typing import Any

Json = dict[str, Any]

MAIL = (
    "From: Anna Weber <anna@example.org>\r\nTo: Bo <bo@example.org>\r\nSubject: The key\r\n"
    "Date: Mon, 02 Mar 2026 09:00:00 +0000\r\nMessage-ID: <1@example.org>\r\n\r\n"
    "The key is at the desk.\r\n"
)


def b64url(data: str | bytes) -> str:
    """Return base64url as Gmail writes it."""
    return base64.urlsafe_b64encode(data.encode() if isinstance(data, str) else data).decode()


def gmail_part(kind: str, text: str | bytes = "", **more: Any) -> Json:
    """Return a part of a payload."""
    return {"mimeType": kind, "body": {"data": b64url(text), "size": len(text)}} | more


def gmail(payload: Json | None = None, **more: Any) -> Json:
    """Return a message of the Gmail API in format `full`."""
    headers = {
        "From": "Anna Weber <anna@example.org>",
        "To": "Bo <bo@example.org>",
        "Subject": "The key",
        "Date": "Mon, 02 Mar 2026 09:00:00 +0000",
        "Message-ID": "<1@example.org>",
    }
    head: Json = {"headers": [{"name": n, "value": v} for n, v in headers.items()]}
    part = payload or gmail_part("text/plain", "The key is at the desk.\r\n")
    return {"id": "a1", "threadId": "t1", "labelIds": ["INBOX"], "payload": head | part} | more


def graph(**more: Any) -> Json:
    """Return a message of Microsoft Graph."""
    return {
        "internetMessageId": "<1@example.org>",
        "conversationId": "AAQ=",
        "categories": ["Red, blue", "Later"],
        "subject": "The key",
        "sentDateTime": "2026-03-02T09:00:00Z",
        "from": {"emailAddress": {"name": "Anna Weber", "address": "anna@example.org"}},
        "toRecipients": [{"emailAddress": {"name": "Bo", "address": "bo@example.org"}}],
        "body": {"contentType": "text", "content": "The key is at the desk.\r\n"},
    } | more


def agentmail(**more: Any) -> Json:
    """Return a message of AgentMail."""
    return {
        "message_id": "<1@example.org>",
        "thread_id": "th-1",
        "labels": ["received", "unread"],
        "timestamp": "2026-03-02T09:00:00Z",
        "from": "Anna Weber <anna@example.org>",
        "to": ["Bo <bo@example.org>"],
        "subject": "The key",
        "text": "The key is at the desk.\r\n",
    } | more
