"""Tools with which a model gets back what was removed: descriptions, and what answers a call.

    tools = openai_tools()              # or anthropic_tools(), into the request
    text = answer(result, name, arguments)      # a tool call of the model, its answer

`result` is a `TrimResult`, a session's result, or `FromMail`, which needs only the mails.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from context_trim.ids import is_id, numbers
from context_trim.result import Found
from context_trim.styles import STYLES, fence_number, moment
from context_trim.trimmer import Sources, Trimmer

EXPAND = "expand_mail"
SEARCH = "search_mail"

_MOST_FOUND = 20
"""Spans that one search gives."""

_DESCRIPTIONS: dict[str, tuple[str, dict[str, Any], list[str]]] = {
    EXPAND: (
        "Get what was left out of the mail thread where a marker such as […123456789] stands.",
        {"id": {"type": "string", "description": "The nine digits of the marker."}},
        ["id"],
    ),
    SEARCH: (
        "Search what was left out of the mail thread, for what the mail you were given lacks.",
        {
            "query": {"type": "string", "description": "What you look for, in words."},
            "limit": {
                "type": "integer",
                "minimum": 1,
                "maximum": _MOST_FOUND,
                "description": "How many parts to return (default: 5).",
            },
        },
        ["query"],
    ),
}


class Removed(Protocol):
    """Where removed text is found; `TrimResult` is one."""

    def expand(self, id: str, /) -> str:  # noqa: A002  (as in `TrimResult`)
        """Return the text behind an id; raises `KeyError` for an unknown one."""

    def search(self, query: str, *, limit: int = 5) -> Sequence[Found]:
        """Return the removed spans that are most relevant for a query."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FromMail:
    """Answers from the mails alone, for a process that kept no result; all text is searched."""

    trimmer: Trimmer
    sources: Sources = field(repr=False)

    def expand(self, id: str, /) -> str:  # noqa: A002  (as in `TrimResult`)
        """Return what `Trimmer.expand` finds."""
        return self.trimmer.expand(self.sources, id)

    def search(self, query: str, *, limit: int = 5) -> Sequence[Found]:
        """Search the whole thread, since what a model was given isn't known."""
        return self.trimmer.search(self.sources, query, limit=limit)


def openai_tools() -> list[dict[str, Any]]:
    """Return the tools as `tools` of OpenAI's chat completions; others take the same shape."""
    return [
        {
            "type": "function",
            "function": {"name": name, "description": text, "parameters": _schema(fields, needed)},
        }
        for name, (text, fields, needed) in _DESCRIPTIONS.items()
    ]


def anthropic_tools() -> list[dict[str, Any]]:
    """Return the tools as `tools` of Anthropic's messages."""
    return [
        {"name": name, "description": text, "input_schema": _schema(fields, needed)}
        for name, (text, fields, needed) in _DESCRIPTIONS.items()
    ]


def answer(removed: Removed, name: str, arguments: Mapping[str, Any] | str) -> str:
    """Return the answer to a model's call of a tool, whatever its arguments are.

    `arguments` is the object or its JSON. What is wrong with a call the answer says, for the model
    to do better; mail stands in a fence as in the prompt.
    """
    given = _read(arguments)
    if given is None:
        return "The arguments are not a JSON object."
    if name == EXPAND:
        return _expanded(removed, given.get("id"))
    if name == SEARCH:
        return _searched(removed, given.get("query"), given.get("limit", 5))
    return f"There is no such tool. There are {EXPAND} and {SEARCH}."


def _schema(fields: Mapping[str, Any], needed: Sequence[str]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {name: dict(field) for name, field in fields.items()},
        "required": [*needed],
        "additionalProperties": False,
    }


def _read(arguments: Mapping[str, Any] | str) -> Mapping[str, Any] | None:
    if isinstance(arguments, Mapping):
        return arguments
    try:
        found = json.loads(arguments)
    except (ValueError, TypeError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _expanded(removed: Removed, given: object) -> str:
    wanted = str(given).strip("[]… ") if isinstance(given, (str, int)) else ""
    if not is_id(wanted):
        return "The id must be the nine digits of a marker such as […123456789]."
    try:
        return _fenced([removed.expand(wanted)])
    except KeyError:
        return "No marker has this id. Take the nine digits from a marker as they stand there."


def _searched(removed: Removed, query: object, limit: object) -> str:
    if not isinstance(query, str) or not query.strip():
        return "The query must be words to look for."
    if isinstance(limit, bool) or not isinstance(limit, int) or not 1 <= limit <= _MOST_FOUND:
        return f"The limit must be a whole number from 1 to {_MOST_FOUND}."
    found = removed.search(query, limit=limit)
    return _fenced([_shown(one) for one in found]) if found else "Nothing was left out."


def _shown(found: Found) -> str:
    sent = found.message.sent_at
    when = moment(sent) if sent else found.message.date_text
    who = found.message.author.label or "unknown sender"
    return f"--- {', '.join(part for part in (who, when) if part)}\n{found.text.strip()}"


def _fenced(texts: Sequence[str]) -> str:
    """Put a fence around mail text, with a number that doesn't stand in it."""
    text = "\n".join(texts)
    opening, closing = STYLES["plain"].fence(fence_number(text, numbers(text)))
    return f"{opening}\n{text.strip()}\n{closing}"
