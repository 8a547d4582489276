"""A session as JSON, for the database of an agent that keeps nothing. It holds the mail."""

from __future__ import annotations

import base64
import functools
import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from context_trim.config import TrimConfig
from context_trim.errors import SessionError
from context_trim.session.state import State

SCHEMA_VERSION = 1
"""Of the JSON. A reader takes this one and the one before, and refuses newer ones."""

_FORMAT = "context-trim session"

_NO_MATTER = frozenset({"encoder_threads", "vector_cache_bytes", "price_date"})
"""Settings that change no byte of a text."""

_DAMAGED = "this is no stored session, or a damaged one: begin a new one from the mails."


def dump(state: State, task: str | None, config: TrimConfig) -> str:
    """Return a session as JSON; `task` is the one for the next turn."""
    texts = {e.id: e.text for e in state.emails}
    plain = replace(
        state,
        task=None,
        emails=tuple(replace(e, raw=b"") for e in state.emails),
        messages=tuple(
            replace(m, text="") if texts.get(m.id) == m.text else m for m in state.messages
        ),
    )
    content = {
        "state": _adapter().dump_python(plain, mode="json"),
        "raw": [base64.b64encode(e.raw).decode("ascii") for e in state.emails],
        "task": state.task,
        "next_task": task,
    }
    return json.dumps(
        {
            "format": _FORMAT,
            "schema_version": SCHEMA_VERSION,
            "settings": _settings(config),
            "sha256": _digest(content),
            "content": content,
        }
    )


def load(text: str, config: TrimConfig) -> tuple[State, str | None]:
    """Return what `dump` wrote. Raises `SessionError` for what cannot be taken up."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise SessionError(_DAMAGED) from None
    if not isinstance(data, dict) or data.get("format") != _FORMAT:
        raise SessionError(_DAMAGED)
    version = data.get("schema_version")
    if isinstance(version, int) and version > SCHEMA_VERSION:
        raise SessionError(
            f"this session has schema_version {version}, and this context-trim reads up to "
            f"{SCHEMA_VERSION}: update context-trim."
        )
    content = data.get("content")
    if not isinstance(content, dict) or version != SCHEMA_VERSION:
        raise SessionError(_DAMAGED)
    if data.get("sha256") != _digest(content):
        raise SessionError(_DAMAGED)
    if other := _differing(data.get("settings"), config):
        raise SessionError(
            f"this session was made with other settings ({', '.join(other)}): take it up with a "
            "Trimmer that has the same, or begin a new one from the mails."
        )
    try:
        return _state(content), content["next_task"]
    except (ValidationError, LookupError, TypeError, ValueError):
        raise SessionError(_DAMAGED) from None


def _state(content: Mapping[str, Any]) -> State:
    plain = _adapter().validate_python(content["state"])
    emails = tuple(
        replace(email, raw=base64.b64decode(raw))
        for email, raw in zip(plain.emails, content["raw"], strict=True)
    )
    texts = {e.id: e.text for e in emails}
    messages = tuple(
        replace(m, text=texts[m.id]) if not m.text and m.id in texts else m for m in plain.messages
    )
    return replace(plain, task=content["task"], emails=emails, messages=messages)


@functools.cache
def _adapter() -> TypeAdapter[State]:
    return TypeAdapter(State)


def _digest(content: object) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode("ascii")).hexdigest()


def _settings(config: BaseModel) -> dict[str, Any]:
    """Return the settings as JSON; functions and objects by their names."""
    found: dict[str, Any] = {}
    for name in type(config).model_fields:
        value = getattr(config, name)
        if isinstance(value, BaseModel):
            found[name] = _settings(value)
        elif value is None or isinstance(value, (bool, int, float, str)):
            found[name] = value
        else:
            found[name] = getattr(value, "__qualname__", type(value).__qualname__)
    return found


def _differing(stored: object, config: TrimConfig) -> list[str]:
    """Return the names of the settings that differ; one that wasn't known then had its default."""
    if not isinstance(stored, dict):
        raise SessionError(_DAMAGED)
    now = _settings(config)
    usual = _settings(TrimConfig())
    return sorted(
        name
        for name in {*now, *stored} - _NO_MATTER
        if stored.get(name, usual.get(name)) != now.get(name)
    )
