"""How fast mailbox dumps are read, and in how much memory.

`python -m benchmarks.speed.mailboxes [MB] [FOLDER]` writes one made-up mailbox as mbox, JSON Lines,
tar.gz and zip into a temporary folder inside FOLDER, checks that all messages are found, and then
times it: CPU seconds and peak memory, each in a process of its own.
"""

from __future__ import annotations

import base64
import gzip
import io
import json
import mailbox
import random
import resource
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.report import Table, write
from context_trim.mailbox import Entry, open_mailbox

RUNS = 3
_WORDS = "the refund for your order was sent today please see invoice 4711 and call us back".split()  # noqa: SIM905
_SEPARATOR = b"From a%d@example.org Mon Mar  2 09:00:00 2026\n"


def messages(size: int, seed: int = 5) -> Iterator[bytes]:
    """Yield messages of about `size` bytes in all: headers, text, now and then an attachment.

    One in a hundred has a paragraph that begins with "From ", which many readers take for a
    separator.
    """
    choose = random.Random(seed)  # noqa: S311
    number = 0
    while size > 0:
        number += 1
        lines = [" ".join(choose.choices(_WORDS, k=12)) for _ in range(choose.randint(5, 60))]
        if choose.random() < 0.01:  # noqa: PLR2004
            lines += ["", "From Monday on, " + lines[0]]
        if choose.random() < 0.2:  # noqa: PLR2004
            data = choose.randbytes(choose.randint(1_000, 60_000))
            lines += ["", base64.encodebytes(data).decode()]
        hop = "Received: from a.example.org by b.example.org; Mon, 2 Mar 2026 09:00:00 +0000\n"
        head = f"From: a@example.org\nSubject: Order {number}\nMessage-ID: <{number}@example.org>\n"
        message = (hop * 8 + head + "\n" + "\n".join(lines) + "\n").encode()
        size -= len(message)
        yield message


def make(folder: Path, size: int) -> dict[str, Path]:
    """Write the formats; returns their files by the names of their readers."""
    names = {"mbox": "a.mbox", "json": "a.jsonl", "tar.gz": "a.tar.gz", "zip": "a.zip"}
    paths = {form: folder / name for form, name in names.items()}
    small = {form: size if form == "mbox" else size // 4 for form in names}
    with paths["mbox"].open("wb") as file:
        for number, message in enumerate(messages(small["mbox"])):
            # Nothing is quoted: separators are told from text by their dates.
            file.write(_SEPARATOR % number + message + b"\n")
    with paths["json"].open("w") as text:
        for message in messages(small["json"]):
            text.write(json.dumps({"raw": base64.urlsafe_b64encode(message).decode()}) + "\n")
    with (
        gzip.open(paths["tar.gz"], "wb", 1) as packed,
        tarfile.open(fileobj=packed, mode="w") as tar,
    ):
        for number, message in enumerate(messages(small["tar.gz"])):
            info = tarfile.TarInfo(f"{number // 500}/{number}.eml")
            info.size = len(message)
            tar.addfile(info, io.BytesIO(message))
    with zipfile.ZipFile(paths["zip"], "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for number, message in enumerate(messages(small["zip"])):
            archive.writestr(f"{number // 500}/{number}.eml", message)
    return paths


def ours(path: Path) -> tuple[int, int]:
    """Read with `open_mailbox`; returns messages and bytes."""
    sizes = [len(e.source) for e in open_mailbox(path).entries() if isinstance(e, Entry)]
    return len(sizes), sum(sizes)


def by_mailbox(path: Path) -> tuple[int, int]:
    """Read with the stdlib's `mailbox.mbox`."""
    box = mailbox.mbox(path, create=False)
    sizes = [len(box.get_bytes(key)) for key in box.keys()]  # noqa: SIM118  (no mapping)
    box.close()
    return len(sizes), sum(sizes)


def by_line(path: Path) -> tuple[int, int]:
    """Split at lines that begin with "From " after a blank line."""
    count, size, message, blank = 0, 0, list[bytes](), True
    with path.open("rb") as file:
        for line in file:
            if blank and line.startswith(b"From "):
                count += 1
                size += len(b"".join(message))
                message = []
            else:
                message.append(line)
            blank = line == b"\n"
    return count, size + len(b"".join(message))


READERS: dict[str, Callable[[Path], tuple[int, int]]] = {
    "context-trim": ours, "mailbox.mbox": by_mailbox, "readline": by_line,
}  # fmt: skip


def measure(reader: str, path: Path) -> tuple[int, float, float]:
    """Return messages, the median of CPU seconds, and peak memory in MB."""
    runs = []
    for _ in range(RUNS):
        command = [sys.executable, "-m", "benchmarks.speed.mailboxes", "--one", reader, str(path)]
        out = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603
        runs.append([float(word) for word in out.split()])
    return int(runs[0][0]), statistics.median(r[1] for r in runs), max(r[2] for r in runs)


def _one(reader: str, path: Path) -> None:
    begun = time.process_time()
    count, _ = READERS[reader](path)
    seconds = time.process_time() - begun
    print(count, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def main(argv: Sequence[str]) -> None:
    """Write the mailboxes, check the answers, and time the readers."""
    if argv and argv[0] == "--one":
        _one(argv[1], Path(argv[2]))
        return
    size = int(float(argv[0]) * 1_000_000) if argv else 200_000_000
    rows, figures = [], {}
    with tempfile.TemporaryDirectory(dir=argv[1] if len(argv) > 1 else None) as folder:
        for form, path in make(Path(folder), size).items():
            whole = size if form == "mbox" else size // 4
            expected = sum(1 for _ in messages(whole))
            for reader in READERS if form == "mbox" else ["context-trim"]:
                count, seconds, memory = measure(reader, path)
                assert reader != "context-trim" or count == expected, (form, count, expected)
                wrong = f"{count - expected:+,}" if count != expected else "all"
                rate = f"{whole / 1e6 / seconds:,.0f}"
                rows.append(
                    [form, reader, f"{count:,}", wrong, f"{seconds:.2f}", rate, f"{memory:.0f}"]
                )
                figures[f"{form}/{reader}/cpu_s"] = round(seconds, 2)
                figures[f"{form}/{reader}/memory_mb"] = round(memory)
    columns = ["format", "reader", "messages", "right", "CPU s", "MB a CPU second", "peak MB"]
    note = f"Medians of {RUNS} processes; imports are in the memory and not in the time."
    table = Table(title="mailboxes", columns=columns, rows=rows, note=note)
    print(table.markdown())
    if not argv:
        print(write("mailboxes", "python -m benchmarks.speed.mailboxes", [table], figures))


if __name__ == "__main__":
    main(sys.argv[1:])
