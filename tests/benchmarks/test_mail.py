"""The speed of reading mail: what is timed is right first."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from benchmarks.speed import mail, mail_kinds, mail_peers
from benchmarks.speed.mail import Growth, Peer


def test_every_kind_delivers_its_text() -> None:
    """Each mail of each kind holds its marker, and no two mails of a kind are the same."""
    for kind, sources in mail_kinds.kinds().items():
        assert len(set(sources)) == len(sources)
        assert mail_kinds.marker(kind) in mail.deliver(sources[0])


def test_a_quadratic_attack_has_slope_two() -> None:
    """The slope of time over size is the exponent; what is too fast to tell has none."""
    assert Growth(name="x", times=[0.01 * 4**n for n in range(7)]).slope == pytest.approx(2)
    assert Growth(name="x", times=[0.01 * 2**n for n in range(7)]).slope == pytest.approx(1)
    assert Growth(name="x", times=[1e-4] * 7).slope == 0
    assert Growth(name="x", times=[0.01, 0.04]).slope == pytest.approx(2)


def test_compat32_delivers_fields_bodies_and_names() -> None:
    """The stdlib's own reading, in which an unknown charset raises."""
    source = mail_kinds.kinds()["QP German"][0]
    assert mail_kinds.MARKER in mail_peers.compat32(source)
    with pytest.raises(LookupError):
        mail_peers.compat32(b"Content-Type: text/plain; charset=x-nope\n\nx")


def test_losses_are_counted_by_kind(tmp_path: Path) -> None:
    """A marker is lost when it does not come out or the parser fails."""
    entries = [{"file": f"{n}.eml", "expect": ["A", "B"]} for n in range(5)]
    (tmp_path / "manifest.json").write_text(json.dumps(entries), encoding="utf-8")
    given: list[dict[str, object]] = [
        {"lost": ["A"]}, {"error": "KeyError"}, {"error": "TimeoutError"}, {"error": "signal 11"},
        {"error": "UnicodeEncodeError"},
    ]  # fmt: skip
    answers = iter(given)
    found = mail.losses(tmp_path, lambda _file, _markers: next(answers))
    assert (found.mails, found.markers, found.lost) == (5, 10, 9)
    assert (found.exceptions, found.timeouts, found.signals, found.no_unicode) == (1, 1, 1, 1)


def test_a_worker_answers_and_survives_its_parser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What raises or never ends is an answer too."""
    file = tmp_path / "a.eml"
    file.write_bytes(b"Subject: A\n\nB")
    monkeypatch.setattr(mail_peers, "LIMIT", 0.05)
    requests = io.StringIO(json.dumps({"file": str(file), "markers": ["A", "C"]}) + "\n")
    assert next(mail_peers.answers(mail_peers.compat32, requests))["lost"] == ["C"]

    def endless(_data: bytes) -> str:
        while True:
            pass

    def broken(_data: bytes) -> str:
        raise SystemExit

    assert mail_peers.read(endless, str(file), [])["error"] == "TimeoutError"
    assert mail_peers.read(broken, str(file), [])["error"] == "SystemExit"


def test_a_worker_that_dies_is_started_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its death is the answer to one mail; the next mail has a new worker."""
    worker = tmp_path / "worker.py"
    worker.write_text(
        "import os, signal\nif 'die' in input(): os.kill(os.getpid(), signal.SIGSEGV)\nprint('{}')",
        encoding="utf-8",
    )
    monkeypatch.setattr(mail, "WORKER", worker)
    peer = Peer(sys.executable, "x")
    assert peer.ask({"file": "die"}) == {"error": "signal 11"}
    assert peer.ask({"file": "live"}) == {}
    peer.close()
