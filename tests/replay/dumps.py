"""Mails and dumps for the tests of a replay."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

from context_trim.replay.index import Index, build_index
from context_trim.replay.plan import Plan
from context_trim.replay.tasks import CallPoints, one_task
from tests.mailbox.writers import mboxrd

SALT = b"salt for tests"
BEGIN = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def mail(
    name: str = "",
    *,
    subject: str = "The key",
    sender: str = "anna@example.org",
    to: str = "bo@example.org",
    days: float | None = 0,
    body: str = "",
    **fields: str,
) -> bytes:
    """Return a mail of its own; `name` is its Message-ID, other fields by their names."""
    lines = [f"From: {sender}", f"To: {to}", f"Subject: {subject}"]
    if days is not None:
        lines.append(f"Date: {format_datetime(BEGIN + timedelta(days=days))}")
    if name:
        lines.append(f"Message-ID: <{name}@example.org>")
    for key in ("references", "in_reply_to"):
        names = [f"<{n}@example.org>" for n in fields.pop(key, "").split()]
        fields |= {key: " ".join(names)} if names else {}
    lines += [f"{key.replace('_', '-')}: {value}" for key, value in fields.items()]
    return ("\n".join(lines) + f"\n\n{body or f'Text of {name}.'}\n").encode()


def mbox(path: Path, mails: Iterable[bytes]) -> Path:
    """Write an mbox."""
    path.write_bytes(mboxrd(list(mails)))
    return path


def indexed(folder: Path, mails: Sequence[bytes], name: str = "all") -> Index:
    """Return the index of an mbox of mails."""
    dump = mbox(folder / f"{name}.mbox", mails)
    return build_index([dump], folder / f"{name}.sqlite", salt=SALT)


def points(**settings: Any) -> CallPoints:
    """Return which mails are calls: all of them, but for what is given."""
    given: dict[str, Any] = {"rules": one_task("Answer"), "max_tokens": 500} | settings
    return CallPoints(**given)


def rows(index: Index, spool: Path | None = None, **settings: Any) -> list[dict[str, Any]]:
    """Return the threads of a plan."""
    plan = Plan(index, points(**settings), spool=spool)
    return [row for batch in plan.batches() for row in batch.to_pylist()]


def threads(index: Index) -> list[list[int]]:
    """Return the numbers of the mails of each thread, in order."""
    return [[m["number"] for m in row["messages"]] for row in rows(index)]
