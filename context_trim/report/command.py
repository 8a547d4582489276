"""The command that makes a run again, from what its run.json says; without mail or addresses."""

from __future__ import annotations

import shlex
from pathlib import PurePath
from typing import Any

from context_trim.config import ReplayLimits, TrimConfig

_TRIM = {
    "model": "--model", "counter": "--counter", "min_relevance": "--min-relevance",
    "price_date": "--price-date",
}  # fmt: skip
_CALLS = {
    "max_tokens": "--max-tokens", "since": "--since", "until": "--until", "sample": "--sample",
    "seed": "--seed", "as_of": "--as-of",
}  # fmt: skip
_DEFAULTS = {"min_relevance": TrimConfig().min_relevance, "seed": 0, "as_of": "message"}
"""Of the command line: what is equal is left out."""

_SHOWN = frozenset({*_TRIM, "prices", "limits"})


def command_of(configuration: dict[str, Any], read: dict[str, Any]) -> str | None:
    """Return the command line of a replay, None where run.json doesn't know its settings.

    Tasks, rules and own addresses stand in run.json as a hash only: who runs it again gives them
    anew. Of a file only the name is shown, and not where that holds an address.
    """
    trim, calls = configuration.get("trim"), configuration.get("calls")
    if not isinstance(trim, dict) or not isinstance(calls, dict):
        return None
    paths = read.get("paths")
    words = ["context-trim", "replay"]
    words += [_file(str(path)) for path in paths] if isinstance(paths, list) else ["DUMP"]
    words += ["--out", "NEW"]
    for settings, options in ((trim, _TRIM), (calls, _CALLS)):
        for name, option in options.items():
            value = settings.get(name)
            if value is not None and value != _DEFAULTS.get(name):
                words += [option, _file(str(value)) if name == "counter" else str(value)]
    words += ["--prices", "PRICES"] if trim.get("prices") else []
    words += _seconds(configuration.get("limits"))
    words += ["--session"] if calls.get("session") is True else []
    return shlex.join(word if word.isprintable() else "?" for word in words)


def other_settings(configuration: dict[str, Any]) -> tuple[str, ...]:
    """Return the names of settings that the command doesn't show and that aren't the default."""
    trim = configuration.get("trim")
    if not isinstance(trim, dict):
        return ()
    default = TrimConfig().model_dump(mode="json")
    changed = (name for name in default if name in trim and trim[name] != default[name])
    return tuple(sorted(set(changed) - (_SHOWN - {"limits"})))


def _seconds(limits: object) -> list[str]:
    seconds = limits.get("max_cpu_seconds") if isinstance(limits, dict) else None
    default = ReplayLimits().max_cpu_seconds
    return [] if seconds in (None, default) else ["--max-seconds", str(seconds)]


def _file(path: str) -> str:
    name = PurePath(path).name
    return "DUMP" if "@" in name or not name else name
