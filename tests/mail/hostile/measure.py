"""One large mail in a process of its own: `python -m tests.mail.hostile.measure NAME FILE`.

Prints CPU seconds, bytes of memory above what the imported package takes, and what was lost as
JSON. A mail that takes longer than `CPU_LIMIT` ends the process with SIGXCPU.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from context_trim import parse_email
from tests.mail.hostile import LARGE
from tests.mail.hostile.case import mail
from tests.mail.hostile.laws import check_laws, missing

CPU_LIMIT = 10
"""CPU seconds, interpreter and imports included."""
MEMORY_LIMIT = 4 << 30
"""Bytes of address space."""


def main(name: str, path: str) -> None:
    """Parse the mail in a file and print the figures."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_LIMIT, 2 * CPU_LIMIT))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    hostile = next(h for h in LARGE if h.name == name)
    parse_email(mail("<p>warm", "Content-Type: text/html"))
    before = _peak()
    data = Path(path).read_bytes()
    began = time.process_time()
    email = parse_email(data)
    cpu = time.process_time() - began
    memory = _peak() - before
    check_laws(email)
    print(json.dumps({"cpu": cpu, "memory": memory, "lost": missing(email, hostile)}))  # noqa: T201


def _peak() -> int:
    """Return the most memory that was resident so far, in bytes.

    Linux hands `ru_maxrss` on from the process that started this one, but not VmHWM.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next(x for x in status.read_text().splitlines() if x.startswith("VmHWM:"))
        return int(line.split()[1]) << 10
    unit = 1 if sys.platform == "darwin" else 1 << 10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


if __name__ == "__main__":
    main(*sys.argv[1:])
