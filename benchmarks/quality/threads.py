"""Whether a thread says everything once, and what is recovered from quotes.

`python -m benchmarks.quality.threads DATA [--limit N]` composes raw mail from the threads in
DATA/relevance (`compose.py`) and reads the Enron mails in DATA/zones that quote others. What the
numbers mean:

said_again
    Tokens (cl100k_base) of what the thread's messages say, quote headers left out, when all mails
    are given, over those of what their authors wrote. 1 is everything said once.
found
    Share of sentences that authors wrote, and that stand in the visible text of the mails given,
    which the thread's messages say: all mails given, or only the last one, which quotes the rest.
    Emphasis, typographic quotes and the targets of links are no difference.
lines_recovered
    Share of the quoted lines, headers left out ("Received:" too), that stand in recovered
    messages. "nested" counts only mails with two quoted messages or more.
authors_right
    Share of the quoted messages with a labelled author whose first line stands in a message by an
    author with a name or address all of whose words stand in that label.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.quality.compose import compose
from benchmarks.quality.data import COUNT, SETS, Query, data_folder, load
from benchmarks.report import Table, write
from context_trim import Email, Thread, parse_thread
from context_trim.models import Message, ZoneKind
from context_trim.quoting import strip_marks

HIGHER_IS_BETTER = ("said_once", "found_all", "found_last", "lines_recovered", "authors_right")
"""Figures that the gate holds."""

ENRON = "quagga_enron_train.jsonl"
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n\s*\n")
_LEAST = 3
"""Words; shorter sentences stand anywhere by chance."""


@dataclass(frozen=True, kw_only=True)
class Share:
    """How many of how many."""

    count: float = 0
    of: float = 0

    def __add__(self, other: Share) -> Share:
        return Share(count=self.count + other.count, of=self.of + other.of)

    @property
    def value(self) -> float:
        """The share, 1 of none."""
        return self.count / self.of if self.of else 1.0


def without_headers(message: Message) -> str:
    """Return what a message says without its quote headers."""
    spans = [(s.start, s.end) for s in message.quoted]
    spans += [(z.start, z.end) for z in message.zones if z.kind is ZoneKind.QUOTE_HEADER]
    parts: list[str] = []
    at = 0
    for start, end in sorted(spans):
        parts.append(message.text[at:start])
        at = max(at, end)
    return "".join([*parts, message.text[at:]])


_LOOKS = re.compile(r" ?<(?:https?:|mailto:)[^>]*>|[*_/|]")
_QUOTES = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")


def unadorned(text: str) -> str:
    """Return the words of a text without what clients change in them."""
    return " ".join(_LOOKS.sub("", folded(text).translate(_QUOTES)).split())


def folded(text: str) -> str:
    """Return the words of a text, without quote marks, with one blank between them."""
    return " ".join(strip_marks(text).replace("\u00a0", " ").split())


def said_again(written: Sequence[str], thread: Thread) -> Share:
    """Compare the tokens of what the messages say with those of what was written."""
    after = sum(COUNT(strip_marks(without_headers(m)).strip()) for m in thread.messages)
    return Share(count=after, of=sum(map(COUNT, written)))


def found(written: Sequence[str], thread: Thread) -> tuple[Share, list[list[str]]]:
    """Count the sentences of the texts that the messages say; also return those they don't."""
    visible = "\n".join(unadorned(e.text) for e in thread.emails)
    everything = "\n".join(unadorned(m.said) for m in thread.messages)
    sentences = [
        s for text in written for s in _sentences(text) if all(line in visible for line in s)
    ]
    lost = [s for s in sentences if not all(line in everything for line in s)]
    return Share(count=len(sentences) - len(lost), of=len(sentences)), lost


def _sentences(text: str) -> Iterator[list[str]]:
    """Yield the lines of each sentence, since an attribution may stand in the middle of one."""
    for sentence in _SENTENCE.split(text):
        lines = [line for line in map(unadorned, sentence.split("\n")) if line]
        if sum(len(line.split()) for line in lines) >= _LEAST:
            yield lines


@dataclass(frozen=True, kw_only=True)
class Quoted:
    """A quoted message of a labelled mail: the line that names its author, and its lines."""

    author: str
    lines: tuple[str, ...]


def quoted_messages(row: Mapping[str, Any]) -> list[Quoted]:
    """Return the quoted messages of a mail of a line set that have lines, by its labels."""
    blocks: list[tuple[list[str], list[str], set[str]]] = []
    """The lines that name the author, the quoted lines, and which fields were seen."""
    traced = False
    for line, label, native in zip(row["lines"], row["labels"], row["native"], strict=True):
        traced = bool(folded(line)) and (traced or folded(line).startswith("Received: "))
        line = re.sub("=(?:09|20)", " ", line)  # noqa: PLW2901
        if label in {"quote_header", "quote"} and native.startswith("Header"):
            begins = _SEPARATOR.search(line) or native.endswith("/From")
            if not blocks or blocks[-1][1] or (begins and blocks[-1][2] & _AFTER_SENDER):
                blocks.append(([], [], set()))
            blocks[-1][2].add(native)
            if native.endswith("/From"):
                blocks[-1][0].append(line)
        elif label == "quote" and folded(line) and blocks and not traced:
            blocks[-1][1].append(folded(line))
    return [Quoted(author=" ".join(a), lines=tuple(b)) for a, b, _ in blocks if b]


_SEPARATOR = re.compile(r"--.{0,5}(?:Original|Forwarded)|(?:Original|Forwarded) Message")
_AFTER_SENDER = frozenset({"Header/Person/To", "Header/Subject", "Header/Person/Cc"})


def recovered_lines(quoted: Iterable[Quoted], thread: Thread) -> tuple[Share, Share]:
    """Count the quoted lines in recovered messages, and the messages by the right author."""
    texts = [(m, folded(m.text)) for m in thread.messages if m.recovered]
    lines, authors = Share(), Share()
    for one in quoted:
        places = [[m for m, text in texts if line in text] for line in one.lines]
        lines += Share(count=sum(map(bool, places)), of=len(places))
        first = next((p for p in places if p), [])
        if one.author:
            authors += Share(count=any(_is_by(m, one.author) for m in first), of=1)
    return lines, authors


def _is_by(message: Message, label: str) -> bool:
    words = set(_words(label))
    name = set(_words(message.author.name.partition("/")[0]))  # before Lotus' organisation
    address = set(_words(message.author.address))
    return bool(name and name <= words) or bool(address and address <= words)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def composed(queries: Sequence[Query], *, show: bool = False) -> tuple[Share, list[Share], float]:
    """Return `said_again`, `found` (all mails, the last) and the CPU seconds of a set."""
    threads = {q.thread_key: q.thread for q in queries}
    again, there, cpu = Share(), [Share(), Share()], 0.0
    for thread in threads.values():
        written = ["\n\n".join(m["passages"]) for m in thread]
        mails = compose(thread)
        began = time.process_time()
        whole = parse_thread(mails)
        cpu += time.process_time() - began
        again += said_again(written, whole)
        for number, given in enumerate((whole, parse_thread(mails[-1]))):
            share, lost = found(written, given)
            there[number] += share
            if show and lost:
                print(f"lost ({number}): {lost[0]!r}")
    return again, there, cpu


def enron(path: Path) -> dict[str, tuple[Share, Share]]:
    """Return lines recovered and authors right, of all mails that quote and of nested ones."""
    totals = {"all": (Share(), Share()), "nested": (Share(), Share())}
    with path.open(encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            quoted = quoted_messages(row)
            if not quoted:
                continue
            result = recovered_lines(quoted, parse_thread(Email.from_text(row["raw"])))
            for name in ("all", "nested") if len(quoted) > 1 else ("all",):
                lines, authors = totals[name]
                totals[name] = (lines + result[0], authors + result[1])
    return totals


def measure(data: Path, limit: int | None, *, show: bool = False) -> dict[str, float]:
    """Return all figures by name."""
    figures: dict[str, float] = {}
    for name in SETS:
        again, there, cpu = composed(load(data / "relevance", name, limit), show=show)
        figures[f"{name}/said_again"] = again.value
        figures[f"{name}/said_once"] = min(1.0, 1 / again.value)
        figures |= {
            f"{name}/found_{n}": s.value for n, s in zip(("all", "last"), there, strict=True)
        }
        figures[f"{name}/cpu_seconds"] = cpu
    for name, (lines, authors) in enron(data / "zones" / ENRON).items():
        figures[f"enron_{name}/lines_recovered"] = lines.value
        figures[f"enron_{name}/authors_right"] = authors.value
    return figures


def main() -> None:
    """Measure and write the results."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else None)
    parser.add_argument("data", metavar="DATA", help="the folder that holds relevance/ and zones/")
    parser.add_argument("--limit", type=int, help="queries a set (default: all); prints only")
    parser.add_argument("--show", action="store_true", help="print the first lost sentences")
    given = parser.parse_args()
    figures = measure(data_folder(given.data), given.limit, show=given.show)
    rows = [[name, f"{value:.4f}"] for name, value in figures.items()]
    table = Table(title="threads", columns=["figure", "value"], rows=rows)
    if given.limit:
        print(table.markdown())
    else:
        print(write("threads", "python -m benchmarks.quality.threads DATA", [table], figures))


if __name__ == "__main__":
    main()
