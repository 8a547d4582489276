"""Worker that reads whole mails with one public parser, in an interpreter that has it installed.

Run by `benchmarks.speed.mail`; imports nothing of context_trim, so that an environment with only
the peers is enough:

    python3 -m venv PEERS
    PEERS/bin/pip install mail-parser==4.8.0 fast-mail-parser==0.10.0

`PYTHON mail_peers.py --list` prints a JSON object a parser: its package and version, or why it
can't be used. `PYTHON mail_peers.py PARSER` reads JSON lines and answers each in turn: {"file",
"markers"} with {"file", "lost", "cpu"}, the markers that do not stand in what the parser delivers,
or with {"file", "error", "cpu"} if it raises or takes longer than `LIMIT`; {"rate": [files]} with
{"seconds"}, the median CPU seconds of reading all of them.
"""

from __future__ import annotations

import contextlib
import email
import importlib
import json
import signal
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import metadata
from pathlib import Path

LIMIT = 20.0
"""Seconds (wall clock) for one mail."""

Parse = Callable[[bytes], str]
"""Takes the source of a mail, gives all text it delivers: subject, sender, bodies, file names."""


def compat32(data: bytes) -> str:
    """Read a mail as code over the stdlib does: walk the parts, decode them, take the fields."""
    message = email.message_from_bytes(data)
    found = [str(message.get("Subject", "")), str(message.get("From", ""))]
    for part in message.walk():
        payload = part.get_payload(decode=True)
        if not isinstance(payload, bytes):
            continue
        found.append(part.get_filename() or "")
        if part.get_content_maintype() == "text":
            found.append(payload.decode(part.get_content_charset() or "utf-8", "replace"))
    return "\n".join(found)


def _stdlib() -> Parse:
    return compat32


def _mail_parser() -> Parse:
    parse_from_bytes = importlib.import_module("mailparser").parse_from_bytes

    def parse(data: bytes) -> str:
        mail = parse_from_bytes(data)
        sender = [part for pair in mail.from_ for part in pair]
        names = [str(a["filename"]) for a in mail.attachments]
        bodies = [*mail.text_plain, *mail.text_html, *mail.text_not_managed]
        return "\n".join([mail.subject, *sender, *bodies, *names])

    return parse


def _fast_mail_parser() -> Parse:
    parse_email = importlib.import_module("fast_mail_parser").parse_email

    def parse(data: bytes) -> str:
        mail = parse_email(data)
        names = [str(a.filename) for a in mail.attachments]
        sender = str(mail.headers.get("From", ""))
        return "\n".join([mail.subject, sender, *mail.text_plain, *mail.text_html, *names])

    return parse


PEERS: Mapping[str, Callable[[], Parse]] = {
    "compat32": _stdlib,
    "mail-parser": _mail_parser,
    "fast-mail-parser": _fast_mail_parser,
}
"""Packages on PyPI (`compat32` is Python's own), and what makes their parse function."""


def describe(package: str) -> dict[str, str]:
    """Return the version of a parser, or why it can't be used."""
    try:
        PEERS[package]()
        own = package == "compat32"
        found = sys.version.split()[0] if own else metadata.version(package)
    except Exception as error:  # noqa: BLE001  (packages fail in any way they like)
        return {"package": package, "missing": type(error).__name__}
    return {"package": package, "version": found}


def seconds(call: Callable[[], object]) -> float:
    """Return the median CPU seconds of a call, over a second or five runs, after one to warm up."""
    call()
    times: list[float] = []
    while len(times) < 5 or (sum(times) < 1 and len(times) < 100):  # noqa: PLR2004
        began = time.process_time()
        call()
        times.append(time.process_time() - began)
    return statistics.median(times)


def read(parse: Parse, name: str, markers: Sequence[str]) -> dict[str, object]:
    """Return the markers that do not come out of a file, or how the parser fails on it."""
    data = Path(name).read_bytes()
    began = time.process_time()
    try:
        with _alarm(LIMIT), contextlib.redirect_stdout(sys.stderr):
            text = parse(data)
            text.encode("utf-8")
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):
            raise
        failed = type(error).__name__
        return {"file": name, "error": failed, "cpu": time.process_time() - began}
    cpu = time.process_time() - began
    return {"file": name, "lost": [m for m in markers if m not in text], "cpu": cpu}


def answers(parse: Parse, requests: Iterable[str]) -> Iterator[dict[str, object]]:
    """Answer each request (a JSON line) in turn."""
    for line in requests:
        request = json.loads(line)
        if "rate" in request:
            sources = [Path(name).read_bytes() for name in request["rate"]]
            yield {"seconds": seconds(lambda sources=sources: [parse(s) for s in sources])}  # type: ignore[misc]
        else:
            yield read(parse, request["file"], request["markers"])


@contextlib.contextmanager
def _alarm(limit: float) -> Iterator[None]:
    """Raise TimeoutError when the block takes longer, where the parser lets Python run."""

    def stop(_number: int, _frame: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, limit)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def main(argv: list[str]) -> int:
    """List the parsers or answer for one."""
    if argv == ["--list"]:
        for package in PEERS:
            print(json.dumps(describe(package)))
        return 0
    if len(argv) != 1 or argv[0] not in PEERS:
        print(f"usage: mail_peers.py --list | {' | '.join(PEERS)}", file=sys.stderr)
        return 2
    for answer in answers(PEERS[argv[0]](), sys.stdin):
        print(json.dumps(answer), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
