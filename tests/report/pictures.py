"""Takes the pictures of the docs: `python -m tests.report.pictures`.

They show the report of the README's mailbox; look at them before they are committed.
"""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

from PIL import Image

from context_trim.cli import main
from tests.conftest import ROOT
from tests.report.chromium import chromium
from tests.test_docs import report_commands

SIZES = {"report-1280.png": (1280, 1480), "report-390.png": (390, 844)}
"""Pixels: the first screen of a desk, with the first chart, and that of a phone."""


def take(page: Path) -> None:
    """Write the pictures of a page."""
    with chromium() as tab:
        for name, (width, height) in SIZES.items():
            tab.look(width, height)
            tab.open(page)
            with Image.open(io.BytesIO(tab.screenshot())) as image:
                # 256 of its thousand colours: a third of the bytes, and nobody sees it.
                small = image.convert("RGB").quantize(
                    256, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE
                )
            small.save(ROOT / "docs" / name, "PNG", optimize=True)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        replay, report = report_commands(Path(folder))
        assert main(replay) == 0
        assert main(report) == 0
        take(Path(folder) / "report.html")
