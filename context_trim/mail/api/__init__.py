"""Messages that mail APIs give as JSON, to RFC 822 source: one module a format.

All that follows reads that source, so a message from an API and the same message from a file are
treated alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from context_trim.errors import SourceError
from context_trim.mail.api import agentmail, gmail, graph

_FORMATS = (
    (gmail.KEYS, gmail.rfc822),
    (graph.KEYS, graph.rfc822),
    (agentmail.KEYS, agentmail.rfc822),
)
_LISTS = ("messages", "value", "threads", "drafts")
"""Where Gmail, Graph and AgentMail put the messages of a list or thread."""


def rfc822(message: Mapping[str, Any]) -> bytes:
    """Return the source of a message of the Gmail API, Microsoft Graph or AgentMail.

    The format is the one that most keys speak for. Raises `SourceError` for a mapping that is none
    of them, and for a message that came without its body.
    """
    keys = {key for key in message if isinstance(key, str)}
    named, write = max(_FORMATS, key=lambda form: len(keys & form[0]))
    if keys & named and not _is_list(message, keys):
        return write(message)
    for key in _LISTS:
        if isinstance(message.get(key), (list, tuple)):
            raise SourceError(f"this mapping is a list of messages: give each one under {key!r}.")
    raise SourceError(
        "this mapping is no message that is known: looked for the keys of the Gmail API (payload "
        "or raw, threadId), of Microsoft Graph (body, internetMessageId, conversationId) and of "
        "AgentMail (message_id, thread_id, text or html)."
    )


def is_known(message: Mapping[str, Any]) -> bool:
    """Whether any key of a mapping is one of an API's messages or lists."""
    names = frozenset[str](_LISTS).union(*(keys for keys, _ in _FORMATS))
    return any(isinstance(key, str) and key in names for key in message)


def _is_list(message: Mapping[str, Any], keys: set[str]) -> bool:
    body = keys & {"payload", "raw", "body", "text", "html"}
    return not body and any(isinstance(message.get(key), (list, tuple)) for key in _LISTS)
