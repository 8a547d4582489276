"""The development sets of threads with known evidence, read by path and never copied."""

from __future__ import annotations

import json
import sys
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from context_trim.tokens import encoding_counter

SETS = ("inline_quotes_dev", "bc3_summary_dev", "bc3_actions_dev")
COUNT = encoding_counter("cl100k_base").count


@dataclass(frozen=True)
class Query:
    """A query over a thread, and the passages (message, number) that answer it."""

    id: str
    text: str
    thread: Sequence[Mapping[str, Any]]
    gold: frozenset[tuple[int, int]]

    @cached_property
    def places(self) -> list[tuple[int, int]]:
        """Message and number of each passage, in the order of the thread."""
        return [(m, p) for m, mail in enumerate(self.thread) for p in range(len(mail["passages"]))]

    @cached_property
    def passages(self) -> list[str]:
        """The texts of the passages, in the order of the thread."""
        return [self.thread[m]["passages"][p] for m, p in self.places]

    @cached_property
    def evidence(self) -> list[str]:
        """The passages that answer it, in the order of the thread."""
        pairs = zip(self.places, self.passages, strict=True)
        return [passage for place, passage in pairs if place in self.gold]

    @cached_property
    def costs(self) -> list[int]:
        """The tokens (cl100k_base) of each passage."""
        return [COUNT(p) for p in self.passages]

    @property
    def thread_key(self) -> int:
        """The same for all queries over one thread, which the bootstrap draws together."""
        return zlib.crc32("\n".join(self.passages[:3]).encode("utf-8", "replace"))


def data_folder(argument: str, *parts: str) -> Path:
    """Return a folder of the development data, or end the program in one line."""
    folder = Path(argument).joinpath(*parts)
    if not folder.is_dir():
        sys.exit(f"{folder} is not there: give the folder that holds {'/'.join(parts)}.")
    return folder


def load(folder: Path, name: str, limit: int | None = None) -> list[Query]:
    """Read a set; `limit` takes that many queries, spread over the file."""
    queries = [_query(row) for row in _rows(folder / f"{name}.jsonl")]
    step = max(1, len(queries) // limit) if limit else 1
    return queries[::step][:limit]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _query(row: Mapping[str, Any]) -> Query:
    gold = frozenset((m, p) for m, p in row["gold"])
    return Query(id=row["id"], text=row["query"], thread=row["thread"], gold=gold)
