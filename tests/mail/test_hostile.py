"""Hostile mail, ours and the development data's: an answer in bounds, with all that can be read."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from context_trim import parse_email
from context_trim.config import DEFAULT_LIMITS
from tests.conftest import ROOT
from tests.mail.hostile import LARGE, SMALL
from tests.mail.hostile.case import Hostile
from tests.mail.hostile.laws import check_laws, fields, missing

BAD_MAIL = ROOT.parent / "shared" / "data" / "bad_mail"

EXPLAINED: Mapping[str, str] = {}
"""Files of the development data whose markers stay out for good, and why; five at most."""

WALL_SECONDS = 120
"""After which a process is ended that its CPU limit did not end."""
CPU_SECONDS = 2.0
NOISE = 2.0
"""What other work on the machine may cost."""


def _parameters(mails: Sequence[Hostile]) -> Iterator[object]:
    for hostile in mails:
        yield pytest.param(hostile, id=hostile.name)


def _bad_mail() -> Iterator[object]:
    if not BAD_MAIL.is_dir():
        yield pytest.param({}, marks=pytest.mark.skip(reason=f"{BAD_MAIL} is not there"))
        return
    for entry in json.loads((BAD_MAIL / "manifest.json").read_text(encoding="utf-8")):
        yield pytest.param(entry, id=entry["file"])


@pytest.mark.parametrize("hostile", list(_parameters(SMALL)))
def test_a_hostile_mail_delivers_what_can_be_read(hostile: Hostile) -> None:
    """No exception, zones tile the text, valid Unicode without controls, markers out."""
    email = parse_email(hostile.make())
    check_laws(email)
    assert not missing(email, hostile)


@pytest.mark.parametrize("entry", list(_bad_mail()))
def test_bad_mail_delivers_its_markers(entry: Mapping[str, Any]) -> None:
    """Broken mail of the development data: no exception, the laws hold, markers out."""
    email = parse_email((BAD_MAIL / entry["file"]).read_bytes())
    check_laws(email)
    delivered = f"{email.text}\n{fields(email)}"
    lost = [marker for marker in entry["expect"] if marker not in delivered]
    assert bool(lost) == (entry["file"] in EXPLAINED)


def test_few_files_are_explained_away() -> None:
    """At most five files of the development data may keep their markers."""
    assert len(EXPLAINED) <= 5


@pytest.mark.slow
@pytest.mark.parametrize("hostile", list(_parameters(LARGE)))
def test_a_large_mail_keeps_to_time_and_memory(hostile: Hostile, tmp_path: Path) -> None:
    """2 CPU seconds; 4 times the input, 12 times the HTML that is parsed, and 150 MB; no signal."""
    data = hostile.make()
    file = tmp_path / "large.eml"
    file.write_bytes(data)
    command = [sys.executable, "-m", "tests.mail.hostile.measure", hostile.name, str(file)]
    done = subprocess.run(  # noqa: S603
        command, cwd=ROOT, capture_output=True, text=True, timeout=WALL_SECONDS, check=False
    )
    assert done.returncode == 0, done.stderr[-500:]
    figures = json.loads(done.stdout)
    print(f"{hostile.name}: {figures['cpu']:.2f} s, {figures['memory'] / 1e6:.0f} MB")  # noqa: T201
    assert not figures["lost"]
    assert figures["memory"] <= _memory(data, hostile)
    assert figures["cpu"] <= CPU_SECONDS * NOISE


def _memory(data: bytes, hostile: Hostile) -> int:
    """Return the bytes that a mail may take."""
    html = len(_parsed_html(data)) if hostile.html else 0
    return 4 * len(data) + 12 * html + 150_000_000


def _parsed_html(data: bytes) -> bytes:
    """Return the HTML that stands before the limits on its bytes and its nodes."""
    html = data.partition(b"\n\n")[2][: DEFAULT_LIMITS.max_html_bytes]
    nodes = html.split(b"<", DEFAULT_LIMITS.max_html_nodes + 1)
    return b"<".join(nodes[: DEFAULT_LIMITS.max_html_nodes + 1])
