"""How long a complete thread takes, in which each mail quotes all before it.

`python -m benchmarks.speed.threads` resolves threads of up to 500 mails in two clients' quoting,
40 MB at most, one process each. The answer is checked first: no message is recovered, and each
sentence is said once. `python -m benchmarks.speed.threads CLIENT MAILS` prints one as JSON.
"""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

from benchmarks.report import Table, write
from context_trim import Email, parse_email, parse_thread

SIZES = {"outlook": (125, 250, 500), "gmail": (70, 140, 280)}
"""Marks of every level before every line make Gmail's threads larger."""
MOST_BYTES = 40_000_000
_START = datetime(2026, 1, 1, tzinfo=UTC)
_WORDS = [f"{start}{end}" for start in ("con", "de", "re", "in", "pro") for end in (
    "tract", "fuse", "port", "duct", "serve", "sist", "sign", "mand", "form", "press",
)]  # fmt: skip
_SEED = 11


def _outlook(body: str, when: datetime, person: str) -> str:
    sent = f"{when:%A, %B %-d, %Y %-I:%M %p}"
    return f"From: {person}\nSent: {sent}\nTo: List\nSubject: Visit\n\n{body}"


def _gmail(body: str, when: datetime, person: str) -> str:
    lines = (f">{line}" if line.startswith(">") else f"> {line}" for line in body.split("\n"))
    return f"On {when:%a, %b %-d, %Y at %-I:%M %p} {person} wrote:\n\n" + "\n".join(lines)


CLIENTS: dict[str, Callable[[str, datetime, str], str]] = {"outlook": _outlook, "gmail": _gmail}


def sources(client: str, mails: int) -> list[bytes]:
    """Return the sources of a complete thread, oldest first, the same each time.

    A mail says two sentences in two paragraphs; they are as short as the limit in bytes asks.
    """
    chance = random.Random(_SEED)  # noqa: S311
    found: list[bytes] = []
    body = ""
    for number in range(mails):
        new = f"{_sentence(chance, number, 'a')}\n\n{_sentence(chance, number, 'b')}"
        if number:
            when = _START + timedelta(hours=number - 1)
            body = f"{new}\n\n{CLIENTS[client](body, when, _person(number - 1))}"
        else:
            body = new
        found.append(f"{_head(number)}\n{body}\n".encode())
    return found


def _head(number: int) -> str:
    parent = f"References: <{number - 1}@example.org>\n" if number else ""
    return (
        f"Message-ID: <{number}@example.org>\nFrom: {_person(number)}\n{parent}"
        f"Date: {format_datetime(_START + timedelta(hours=number))}\nSubject: Re: Visit\n"
    )


def _person(number: int) -> str:
    return f"Person {number % 7} <p{number % 7}@example.org>"


def _sentence(chance: random.Random, number: int, part: str) -> str:
    return f"Point {number}{part} is {' '.join(chance.choices(_WORDS, k=10))} today."


def measure(client: str, mails: int) -> dict[str, float]:
    """Check the answer; return bytes, CPU seconds of reading and resolving, and peak memory."""
    raw = sources(client, mails)
    size = sum(map(len, raw))
    if size > MOST_BYTES:
        sys.exit(f"{client}, {mails} mails: {size:,} bytes are more than {MOST_BYTES:,}.")
    before = _peak()
    began = time.process_time()
    emails: list[Email] = [parse_email(source) for source in raw]
    read = time.process_time() - began
    began = time.process_time()
    thread = parse_thread(emails)
    resolve = time.process_time() - began
    words = [
        s for m in thread.messages for s in re.findall(r"Point \d+[ab] is .*? today\.", m.said)
    ]
    if len(thread.messages) != mails or len(words) != 2 * mails or len(set(words)) != len(words):
        sys.exit(f"{client}, {mails} mails: the answer is wrong.")
    grown = _peak() - before + size  # the sources stand in memory already
    return {"bytes": size, "read": read, "resolve": resolve, "memory_ratio": grown / size}


def _peak() -> int:
    """Return the largest size of this process so far, in bytes (Linux)."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    match = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(match[1]) * 1024 if match else 0


def run(client: str, mails: int) -> dict[str, float]:
    """Measure in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.speed.threads", client, str(mails)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    result: dict[str, float] = json.loads(done.stdout)
    return result


def main() -> None:
    """Print one measurement, or write all."""
    if len(sys.argv) > 1:
        print(json.dumps(measure(sys.argv[1], int(sys.argv[2]))))
        return
    rows: list[list[str]] = []
    figures: dict[str, float] = {}
    for client in CLIENTS:
        for mails in SIZES[client]:
            found = run(client, mails)
            rows.append([client, str(mails), f"{found['bytes'] / 1e6:.1f}", f"{found['read']:.1f}",
                         f"{found['resolve']:.2f}", f"{found['memory_ratio']:.1f}"])  # fmt: skip
            figures[f"{client}/{mails}/memory_ratio"] = found["memory_ratio"]
    columns = ["client", "mails", "MB", "read, CPU s", "resolve, CPU s", "peak memory / size"]
    table = Table(title="complete threads", columns=columns, rows=rows)
    print(write("threads_speed", "python -m benchmarks.speed.threads", [table], figures))


if __name__ == "__main__":
    main()
