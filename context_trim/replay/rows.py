"""A row of THREADS: what a call sees, what identifies it, and the row again with less in it."""

from __future__ import annotations

from collections.abc import Collection

import pyarrow as pa

from context_trim.ledger.rows import Row
from context_trim.replay.schema import THREADS


class ThreadRow:
    """One thread to replay. A mail with an empty source is one that was left out."""

    def __init__(self, batch: pa.RecordBatch) -> None:
        """Take a batch of one row; no source is copied."""
        self.batch = batch
        self.thread: int = batch.column("thread")[0].as_py()
        self.calls: list[Row] = batch.column("calls")[0].as_py()
        self._messages = batch.column("messages")[0].values

    @property
    def mails(self) -> int:
        """The number of mails."""
        return len(self._messages)

    def source(self, index: int) -> bytes:
        """Return the source of a mail."""
        data: bytes = self._messages.field("source")[index].as_py()
        return data

    def number(self, index: int) -> int:
        """Return the number of a mail in its run."""
        number: int = self._messages.field("number")[index].as_py()
        return number

    def place(self, index: int) -> str:
        """Return where a mail stands."""
        place: str = self._messages.field("place")[index].as_py()
        return place

    def seen(self, call: int) -> int:
        """Return how many mails a call sees, from the first."""
        moment: int = self.calls[call]["message"]
        return moment + 1 if self.calls[call]["as_of"] == "message" else self.mails

    def known(self, call: int) -> Row:
        """Return the columns of a row of CALLS that are known before the call is done."""
        asked = self.calls[call]
        same = {name: asked[name] for name in ("rule", "max_tokens", "as_of", "session")}
        moment = self.number(asked["message"])
        return {"thread": self.thread, "call": call, "message": moment, "warnings": []} | same

    def failed(self, call: int, error: str) -> Row:
        """Return a row of CALLS of which only the error's name is known."""
        return self.known(call) | {"error": error, "mails": self.seen(call), "raw_bytes": 0}

    def without(self, left_out: Collection[int], failed: Collection[int] = ()) -> ThreadRow:
        """Return the thread with the sources of some mails left out.

        Calls that `failed` are no part of its session, so that nobody does them again.
        """
        calls = [
            c | {"session": c["session"] and i not in failed} for i, c in enumerate(self.calls)
        ]
        return self._made(calls, self.mails, left_out)

    def probe(self, call: int, mails: int, left_out: Collection[int]) -> ThreadRow:
        """Return a thread whose only call is like one of this, and sees the first mails only."""
        asked = self.calls[call] | {"message": mails - 1, "as_of": "message"}
        return self._made([asked], mails, left_out)

    def _made(self, calls: list[Row], mails: int, left_out: Collection[int]) -> ThreadRow:
        messages = [
            {
                "number": self.number(i),
                "place": self.place(i),
                "source": b"" if i in left_out else self.source(i),
            }
            for i in range(mails)
        ]
        row = {"thread": self.thread, "messages": messages, "calls": calls}
        return ThreadRow(pa.RecordBatch.from_pylist([row], schema=THREADS))
