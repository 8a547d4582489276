"""The calls of a run counted by other models' tokenizers: from the rows, or from the texts again.

Under the run's own encoding the rows are enough. Under another one the prompts must have been kept
(`--keep-text`) to be counted, and what they were made of must be read again from the mailboxes.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from context_trim.config import Count, MailLimits
from context_trim.errors import ReplayError
from context_trim.mail import parse_email
from context_trim.models import Email
from context_trim.replay.index import build_index
from context_trim.replay.plan import Plan
from context_trim.replay.rows import ThreadRow
from context_trim.replay.tasks import AsOf, CallPoints, one_task

Row = dict[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Scale:
    """How tokens are counted: by an encoding, times a factor where it is a stand-in."""

    encoding: str
    factor: Decimal = Decimal(1)

    def turned(self, tokens: int, own: Scale) -> int | None:
        """Return what a count by another scale is on this one; None where the text is needed."""
        if self == own:
            return tokens
        if self.encoding != own.encoding or (self.factor == 1 and own.factor != 1):
            return None
        return math.ceil(tokens * self.factor / own.factor)


class Seen:
    """What the calls of a run saw, read again from its mailboxes: tokens by call and counter."""

    def __init__(
        self, counts: Mapping[str, Count], limits: MailLimits, left_out: frozenset[int]
    ) -> None:
        """Take the counters by their names, and the numbers of mails in quarantine."""
        self._counts = counts
        self._limits = limits
        self._left_out = left_out

    def tokens(
        self,
        rows: Iterator[Row],
        paths: Sequence[Path],
        folder: Path,
        *,
        sha256: str,
        on: Callable[[int], None],
    ) -> Iterator[tuple[Row, dict[str, int]]]:
        """Yield each row with the tokens of the mails that its call saw.

        `sha256` is the fingerprint of the run's input, `folder` a place for the index. Raises
        `ReplayError` where the mailboxes are not those of the run.
        """
        file = folder / "index.sqlite"
        with build_index(paths, file, salt=b"nothing is looked up by it", progress=on) as index:
            if index.fingerprint.sha256 != sha256:
                raise ReplayError(
                    "the mailboxes given by --mail are not those of the run, or not in its order: "
                    "their mails differ."
                )
            points = CallPoints(rules=one_task(None), max_tokens=1, as_of=AsOf.THREAD)
            spool = folder / "spool"
            spool.mkdir(mode=0o700)
            batches = Plan(index, points, spool=spool).batches()
            threads = (ThreadRow(b.slice(i, 1)) for b in batches for i in range(b.num_rows))
            for number, calls in groupby(rows, key=itemgetter("thread")):
                thread = next((t for t in threads if t.thread == number), None)
                if thread is None:
                    raise ReplayError("the mailboxes given by --mail lack a thread of the run.")
                yield from self._of_thread(thread, calls)

    def _of_thread(
        self, thread: ThreadRow, calls: Iterator[Row]
    ) -> Iterator[tuple[Row, dict[str, int]]]:
        numbers = [thread.number(i) for i in range(thread.mails)]
        emails: dict[int, tuple[str, dict[str, int]]] = {}
        for row in calls:
            end = numbers.index(row["message"]) + 1
            seen = range(end if row["as_of"] == AsOf.MESSAGE else len(numbers))
            for i in seen:
                if i not in emails and numbers[i] not in self._left_out:
                    email = parse_email(thread.source(i), limits=self._limits)
                    emails[i] = (email.id, self._counted(email))
            # A mail that lies there twice is one of its thread.
            each = dict(emails[i] for i in seen if i in emails)
            names = self._counts
            yield row, {name: sum(tokens[name] for tokens in each.values()) for name in names}

    def _counted(self, email: Email) -> dict[str, int]:
        return {name: count(email.text) for name, count in self._counts.items()}
