"""Drives headless Chromium over pipes: what a page logs and asks for, how it looks, what it holds.

The DevTools protocol with `--remote-debugging-pipe`: messages are JSON, each ended by a zero byte,
on the descriptors 3 (in) and 4 (out).
"""

from __future__ import annotations

import base64
import fcntl
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from tests.mail.browser import CHROMIUM

_OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--hide-scrollbars", "--host-resolver-rules=MAP * ~NOTFOUND", "--remote-debugging-pipe",
    "--disable-lcd-text",
)  # fmt: skip

_ON_3_AND_4 = """
import os, sys
os.dup2(int(sys.argv[1]), 3)
os.dup2(int(sys.argv[2]), 4)
os.execv(sys.argv[3], sys.argv[3:])
"""


class Page:
    """A tab: `requests` are the addresses that it asked for, `errors` what it logged as wrong."""

    def __init__(self, to: int, back: int) -> None:
        self._to = to
        self._back = os.fdopen(back, "rb", buffering=0)
        self._rest = b""
        self._number = 0
        self._session: str | None = None
        self.requests: list[str] = []
        self.errors: list[str] = []
        self._loaded = False

    def attach(self) -> Self:
        """Open a tab and listen to it."""
        target = self.do("Target.createTarget", url="about:blank")["targetId"]
        attached = self.do("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Network", "Log", "Runtime"):
            self.do(f"{domain}.enable")
        return self

    def do(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command and return its answer."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session is not None:
            message["sessionId"] = self._session
        os.write(self._to, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                assert "error" not in answer, answer["error"]
                result: dict[str, Any] = answer["result"]
                return result

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            data = self._back.read(65_536)
            assert data, "chromium has ended"
            self._rest += data
        line, _, self._rest = self._rest.partition(b"\0")
        message: dict[str, Any] = json.loads(line)
        self._heard(message.get("method", ""), message.get("params", {}))
        return message

    def _heard(self, event: str, said: dict[str, Any]) -> None:
        if event == "Network.requestWillBeSent":
            self.requests.append(said["request"]["url"])
        elif event == "Log.entryAdded":
            self.errors.append(said["entry"]["text"])
        elif event == "Runtime.consoleAPICalled":
            self.errors.append(str(said["args"]))
        elif event == "Runtime.exceptionThrown":
            self.errors.append(str(said["exceptionDetails"]))
        elif event == "Page.loadEventFired":
            self._loaded = True

    def open(self, file: Path) -> None:
        """Load a file and wait until it is there, and a moment more."""
        self._loaded = False
        self.do("Page.navigate", url=file.as_uri())
        while not self._loaded:
            self._next()
        self.evaluate("new Promise(done => setTimeout(done, 300))")

    def look(self, width: int, height: int = 900, scheme: str = "light", media: str = "") -> None:
        """Set the window's width, the preferred colours and the medium."""
        self.do(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=1, mobile=False,
        )  # fmt: skip
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.do("Emulation.setEmulatedMedia", media=media, features=features)

    def evaluate(self, expression: str) -> Any:
        """Return the value of an expression; promises are waited for."""
        done = self.do(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in done, done
        return done["result"].get("value")

    def screenshot(self, *, whole: bool = False) -> bytes:
        """Return a PNG of the window, or of the whole page."""
        taken = self.do("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        return base64.b64decode(taken["data"])

    def pdf(self) -> bytes:
        """Return the page as it is printed."""
        return base64.b64decode(self.do("Page.printToPDF", printBackground=False)["data"])


@contextmanager
def chromium() -> Iterator[Page]:
    """Start Chromium and give a tab."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        in_read, in_write = os.pipe()
        out_read, out_write = os.pipe()
        ends = [fcntl.fcntl(end, fcntl.F_DUPFD, 10) for end in (in_read, out_write)]
        process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-c", _ON_3_AND_4, *map(str, ends), CHROMIUM or "", *_OPTIONS,
             f"--user-data-dir={folder}"],
            pass_fds=ends, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        for end in ends:
            os.close(end)
        os.close(in_read)
        os.close(out_write)
        page = Page(in_write, out_read)
        try:
            yield page.attach()
        finally:
            os.close(in_write)
            page._back.close()
            process.kill()
            process.wait()
