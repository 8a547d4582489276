"""Worker that turns HTML into text with one public library, in an interpreter that has it.

Run by `benchmarks.quality.html`; imports nothing of context_trim. To make an interpreter:

    python3 -m venv PEERS
    PEERS/bin/pip install beautifulsoup4==4.15.0 lxml==6.1.3 html2text==2025.4.15 \
        inscriptis==2.7.6 html-to-markdown==3.21.0

`PYTHON html_peers.py --list` prints a JSON object a peer: package, version and licence, or why it
can't be used. `PYTHON html_peers.py PACKAGE` reads JSON lines {"html", "repeat"} and answers each
with {"text", "cpu"}: the text, and the median CPU seconds of the calls after the first.
"""

from __future__ import annotations

import importlib
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from importlib import metadata

Convert = Callable[[str], str]


def _beautifulsoup() -> Convert:
    """As most programs call it: lxml's builder, a line break between strings."""
    soup = importlib.import_module("bs4").BeautifulSoup
    return lambda html: str(soup(html, "lxml").get_text("\n", strip=True))


def _html2text() -> Convert:
    """Without its wrapping at 78 characters, which breaks rows of tables."""
    module = importlib.import_module("html2text")

    def convert(html: str) -> str:
        reader = module.HTML2Text(bodywidth=0)
        return str(reader.handle(html))

    return convert


def _inscriptis() -> Convert:
    module = importlib.import_module("inscriptis")
    return lambda html: str(module.get_text(html))


def _html_to_markdown() -> Convert:
    module = importlib.import_module("html_to_markdown")
    return lambda html: str(module.convert(html).content or "")


PEERS: dict[str, Callable[[], Convert]] = {
    "beautifulsoup4": _beautifulsoup,
    "html2text": _html2text,
    "inscriptis": _inscriptis,
    "html-to-markdown": _html_to_markdown,
}


def measure(convert: Convert, html: str, repeat: int) -> tuple[str, float]:
    """Return the text, and the median CPU seconds of `repeat` calls after a first one."""
    text = convert(html)
    times = []
    for _ in range(repeat):
        began = time.process_time()
        convert(html)
        times.append(time.process_time() - began)
    return text, statistics.median(times)


def answer(package: str, lines: Iterable[str]) -> None:
    """Answer each request; one that fails has an empty text."""
    convert = PEERS[package]()
    for line in lines:
        request = json.loads(line)
        try:
            text, cpu = measure(convert, request["html"], request["repeat"])
        except Exception:  # noqa: BLE001  (a peer may raise anything; the figures show it)
            text, cpu = "", 0.0
        print(json.dumps({"text": text, "cpu": cpu}), flush=True)


def _listed(package: str) -> dict[str, str]:
    try:
        PEERS[package]()
        found = metadata.metadata(package)
    except (ImportError, metadata.PackageNotFoundError) as error:
        return {"package": package, "missing": type(error).__name__}
    licence = found["License-Expression"] or found["License"] or ""
    return {"package": package, "version": found["Version"], "licence": licence[:40]}


if __name__ == "__main__":
    if sys.argv[1:] == ["--list"]:
        for name in PEERS:
            print(json.dumps(_listed(name)))
    else:
        answer(sys.argv[1], sys.stdin)
