"""How long a new process takes: `import context_trim`, and its first trim and savings.

`python -m benchmarks.speed.cold` prints medians over several processes, in seconds.
"""

from __future__ import annotations

import statistics
import subprocess
import sys

RUNS = 7

CODE = """
import time
start = time.perf_counter()
import context_trim
imported = time.perf_counter()
from pathlib import Path
mails = sorted(Path("fixtures/emails/gmail_support_thread").glob("*.eml"))
task = "By which date did we promise the refund, and for which order number?"
began = time.perf_counter()
result = context_trim.trim(mails, task=task, max_tokens=300, model="gpt-5-mini")
trimmed = time.perf_counter()
assert result.tokens <= 300 and "20 March 2026" in result.text
result.savings
counted = time.perf_counter()
print(imported - start, trimmed - began, counted - trimmed)
"""


def measure() -> list[tuple[float, float, float]]:
    """Return import, first trim and savings of several processes, in seconds."""
    runs = []
    for _ in range(RUNS):
        command = [sys.executable, "-c", CODE]
        out = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603
        first, second, third = map(float, out.split())
        runs.append((first, second, third))
    return runs


if __name__ == "__main__":
    names = ("import", "first trim", "its savings")
    for name, times in zip(names, zip(*measure(), strict=True), strict=True):
        print(f"{name:12} median {statistics.median(times):.2f} s, most {max(times):.2f} s")
