"""How fast mail is read, beside other parsers; what each loses; how time grows under attack.

`python -m benchmarks.speed.mail [DATA] [--peers PYTHON] [--sections rate,lost,slope]` (see
`mail_peers.py` for the environment of the peers). All sections together write the results; a part
of them, or a run without DATA or peers, only prints.

rate
    Messages per CPU second of one thread, by kind of mail; each must first deliver its text.
    context-trim also cuts zones, finds hidden text and turns HTML into text, which the others
    don't. `times compat32` compares with the stdlib's parser plus decoding of all parts, `without
    zones` leaves out the time that cutting the same texts into zones takes by itself.
lost
    On the broken mail of DATA/bad_mail: exceptions, time-outs (20 s), signals, mails whose text is
    no valid Unicode, and markers that don't come out.
slope
    Attack texts at sizes that double from 64 KB to 1 MB: the slope of time over size, both on a
    logarithmic scale (1 is linear, 2 quadratic), fitted to all sizes that take `CLOCK` or more.
    Where those sizes take too long, two sizes below stand in.
"""

from __future__ import annotations

import argparse
import json
import math
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.report import Table, write
from benchmarks.speed import mail_kinds
from benchmarks.speed.mail_peers import compat32, read, seconds
from context_trim import parse_email
from context_trim.mail import split_zones
from tests.mail.hostile.attacks import MARKUP, TEXTS, as_html

OURS = "context-trim"
STDLIB = "compat32"
ZONES = "zones alone"
SECTIONS = ("rate", "lost", "slope")
WORKER = Path(__file__).parent / "mail_peers.py"
SMALLEST = 1 << 16
SIZES = tuple(1 << n for n in range(14, 21))
"""Characters: 16 KB to 1 MB; those below `SMALLEST` count only where larger ones take too long."""
CLOCK = 0.01
"""CPU seconds below which a time is noise."""
PATIENCE = 5.0
"""CPU seconds for one size after which larger ones are left out."""


@dataclass(frozen=True, kw_only=True)
class Losses:
    """What a parser did with the broken mail: counts of mails, and of markers."""

    mails: int
    exceptions: int
    timeouts: int
    signals: int
    no_unicode: int
    markers: int
    lost: int

    @property
    def failed(self) -> int:
        """Mails of which nothing came out."""
        return self.exceptions + self.timeouts + self.signals + self.no_unicode


@dataclass(frozen=True, kw_only=True)
class Growth:
    """CPU seconds of an attack at growing sizes."""

    name: str
    times: Sequence[float]

    @property
    def slope(self) -> float:
        """The slope of log time over log size; 0 where all is too fast to tell."""
        timed = [(s, t) for s, t in zip(SIZES, self.times, strict=False) if t >= CLOCK]
        asked = [(s, t) for s, t in timed if s >= SMALLEST]
        points = asked if len(asked) > 1 else timed
        return fitted([(math.log2(size), math.log2(took)) for size, took in points])


def fitted(points: Sequence[tuple[float, float]]) -> float:
    """Return the slope of the line of least squares through points, 0 for fewer than two."""
    if len(points) < 2:  # noqa: PLR2004
        return 0.0
    x0, y0 = (sum(axis) / len(points) for axis in zip(*points, strict=True))
    shared = sum((x - x0) * (y - y0) for x, y in points)
    return float(shared / sum((x - x0) ** 2 for x, _ in points))


def deliver(data: bytes) -> str:
    """Return all text that we deliver: subject, sender, visible text, file names."""
    email = parse_email(data)
    names = (a.name for a in email.attachments)
    return "\n".join((email.subject, email.sender.name, email.sender.address, email.text, *names))


class Peer:
    """A parser in a worker of another interpreter, started again when it dies."""

    def __init__(self, python: str, package: str) -> None:
        self._command = [python, str(WORKER), package]
        self._worker = self._start()

    def ask(self, request: Mapping[str, object]) -> dict[str, Any]:
        """Return the worker's answer; a worker that dies gives {"error": "signal …"}."""
        pipe, answers = self._worker.stdin, self._worker.stdout
        assert pipe
        assert answers
        pipe.write(json.dumps(request) + "\n")
        pipe.flush()
        if line := answers.readline():
            answer: dict[str, Any] = json.loads(line)
            return answer
        self.close()
        code = self._worker.returncode
        self._worker = self._start()
        return {"error": f"signal {-code}"}

    def close(self) -> None:
        """End the worker and close its pipes."""
        with self._worker:
            pass

    def _start(self) -> subprocess.Popen[str]:
        return subprocess.Popen(  # noqa: S603
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip


def list_peers(python: str | None) -> dict[str, str]:
    """Return the versions of the peers that an interpreter has, and print what it lacks."""
    if python is None:
        print("skipped: mail-parser and fast-mail-parser (no --peers)")
        return {}
    command = [python, str(WORKER), "--list"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    found = [json.loads(line) for line in done.stdout.splitlines()]
    for peer in found:
        if "missing" in peer:
            print(f"skipped: {peer['package']} ({peer['missing']})")
    return {p["package"]: p["version"] for p in found if "version" in p and p["package"] != STDLIB}


def rates(peers: Mapping[str, Peer]) -> dict[str, dict[str, float]]:
    """Return messages per CPU second by kind and parser, after each delivered its text."""
    found: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for kind, sources in mail_kinds.kinds().items():
            files = [Path(folder) / f"{n}.eml" for n in range(len(sources))]
            for file, source in zip(files, sources, strict=True):
                file.write_bytes(source)
            assert all(mail_kinds.marker(kind) in deliver(source) for source in sources), kind
            texts = [parse_email(source).text for source in sources]
            row = {
                OURS: seconds(lambda sources=sources: [parse_email(s) for s in sources]),  # type: ignore[misc]
                ZONES: seconds(lambda texts=texts: [split_zones(t) for t in texts]),  # type: ignore[misc]
                STDLIB: seconds(lambda sources=sources: [compat32(s) for s in sources]),  # type: ignore[misc]
            }
            for name, peer in peers.items():
                row[name] = peer.ask({"rate": [str(file) for file in files]}).get(
                    "seconds", math.nan
                )
            found[kind] = {name: len(sources) / took for name, took in row.items()}
    return found


def losses(folder: Path, answer: Callable[[str, list[str]], Mapping[str, Any]]) -> Losses:
    """Return what a parser does with the broken mail in a folder with its manifest."""
    entries = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    answers = [answer(str(folder / e["file"]), e["expect"]) for e in entries]
    errors = [str(a.get("error", "")) for a in answers]
    lost = sum(
        len(a["lost"]) if "lost" in a else len(e["expect"])
        for a, e in zip(answers, entries, strict=True)
    )
    kinds = {"TimeoutError": 0, "signal": 0, "UnicodeEncodeError": 0}
    for error in errors:
        kinds[error.split(" ")[0]] = kinds.get(error.split(" ")[0], 0) + bool(error)
    told = sum(kinds[name] for name in ("TimeoutError", "signal", "UnicodeEncodeError"))
    return Losses(
        mails=len(entries),
        exceptions=sum(map(bool, errors)) - told,
        timeouts=kinds["TimeoutError"],
        signals=kinds["signal"],
        no_unicode=kinds["UnicodeEncodeError"],
        markers=sum(len(e["expect"]) for e in entries),
        lost=lost,
    )


def our_losses(folder: Path) -> Losses:
    """Return what we do with the broken mail in a folder."""
    return losses(folder, lambda file, markers: read(deliver, file, markers))


def attacks() -> dict[str, Callable[[int], bytes]]:
    """Return makers of mails of about so many characters, by name."""
    made: dict[str, Callable[[int], bytes]] = {}
    for name, make in TEXTS.items():
        made[f"{name}, plain"] = lambda size, make=make: _mail("plain", make(size))  # type: ignore[misc]
        made[f"{name}, HTML"] = lambda size, make=make: _mail("html", as_html(make(size)))  # type: ignore[misc]
    for name, make in MARKUP.items():
        made[f"{name}, markup"] = lambda size, make=make: _mail("html", make(size))  # type: ignore[misc]
    return made


def _mail(kind: str, body: str) -> bytes:
    head = f"From: Ann <ann@example.org>\nContent-Type: text/{kind}; charset=utf-8\n\n"
    return (head + body).encode()


def growth(name: str, make: Callable[[int], bytes]) -> Growth:
    """Time an attack at each size, the least of three runs of a short one, until it is too long."""
    times: list[float] = []
    for size in SIZES:
        data = make(size)
        runs = [_cpu(data)]
        while len(runs) < 3 and runs[0] < 0.3:  # noqa: PLR2004
            runs.append(_cpu(data))
        times.append(min(runs))
        if times[-1] > PATIENCE:
            break
    return Growth(name=name, times=times)


def _cpu(data: bytes) -> float:
    began = time.process_time()
    parse_email(data)
    return time.process_time() - began


def rate_table(found: Mapping[str, Mapping[str, float]], versions: Mapping[str, str]) -> Table:
    """Return messages per CPU second, a row a kind."""
    names = [name for name in next(iter(found.values())) if name != ZONES]
    heads = [f"{name} {versions.get(name, '')}".strip() for name in names]
    rows = [
        [kind, *(f"{row[n]:,.0f}" for n in names), *(f"{x:.1f}" for x in multiples(row))]
        for kind, row in found.items()
    ]
    whole, bare = (
        max(x) for x in zip(*(multiples(found[k]) for k in mail_kinds.PLAIN), strict=True)
    )
    note = f"Plain text takes at most {whole:.1f} times compat32, {bare:.1f} times without zones."
    columns = ["messages per CPU second", *heads, "times compat32", "without zones"]
    return Table(title="rate", columns=columns, rows=rows, note=note)


def multiples(row: Mapping[str, float]) -> tuple[float, float]:
    """Return how many times as long as compat32 we take for a kind, with and without zones."""
    ours, zones = 1 / row[OURS], 1 / row[ZONES]
    return row[STDLIB] * ours, row[STDLIB] * max(0.0, ours - zones)


def losses_table(found: Mapping[str, Losses]) -> Table:
    """Return what each parser did with the broken mail."""
    columns = ["parser", "exceptions", "time-outs", "signals", "no valid Unicode", "markers lost"]
    rows = [
        [
            name,
            *map(str, (x.exceptions, x.timeouts, x.signals, x.no_unicode)),
            f"{x.lost} of {x.markers}",
        ]
        for name, x in found.items()
    ]
    return Table(
        title=f"lost on {next(iter(found.values())).mails} broken mails", columns=columns, rows=rows
    )


def slope_table(found: Sequence[Growth]) -> Table:
    """Return CPU milliseconds by size, the steepest first."""
    columns = ["attack", *(f"{size >> 10} KB" for size in SIZES), "slope"]
    rows = [
        [
            g.name,
            *(f"{1000 * t:.0f}" for t in g.times),
            *["" for _ in SIZES[len(g.times) :]],
            f"{g.slope:.2f}",
        ]
        for g in sorted(found, key=lambda g: -g.slope)
    ]
    steepest = max(g.slope for g in found)
    slowest = max(found, key=lambda g: g.times[-1])
    size = SIZES[len(slowest.times) - 1] >> 10
    note = (
        f"CPU milliseconds, least of three below 300. Steepest {steepest:.2f}; slowest"
        f" {slowest.name} with {slowest.times[-1]:.1f} s at {size} KB."
    )
    return Table(title="slope", columns=columns, rows=rows, note=note)


def main(argv: Sequence[str] | None = None) -> None:
    """Run the sections, print them, and write the results if they are complete."""
    parser = argparse.ArgumentParser(description="Speed of reading mail.")
    parser.add_argument("data", nargs="?", type=Path, help="the folder of the development data")
    parser.add_argument("--peers", help="a Python that has mail-parser and fast-mail-parser")
    parser.add_argument("--sections", default=",".join(SECTIONS), help="some of rate,lost,slope")
    arguments = parser.parse_args(argv)
    sections = arguments.sections.split(",")
    if unknown := set(sections) - set(SECTIONS):
        parser.error(f"unknown sections: {', '.join(sorted(unknown))}")
    bad_mail = arguments.data / "bad_mail" if arguments.data else None
    tables, figures = _run(sections, arguments.peers, bad_mail)
    for table in tables:
        print(table.markdown())
    if len(tables) == len(SECTIONS) and arguments.peers:
        print(write("mail", "python -m benchmarks.speed.mail DATA --peers PYTHON", tables, figures))


def _run(
    sections: Sequence[str], python: str | None, bad_mail: Path | None
) -> tuple[list[Table], dict[str, float]]:
    versions = list_peers(python) if {"rate", "lost"} & set(sections) else {}
    peers = {name: Peer(python or "", name) for name in versions}
    tables: list[Table] = []
    figures: dict[str, float] = {}
    if "rate" in sections:
        found = rates(peers)
        tables.append(rate_table(found, versions))
        figures |= {f"rate/{k}/{n}": round(v) for k, row in found.items() for n, v in row.items()}
    if "lost" in sections and bad_mail:
        lost = {OURS: our_losses(bad_mail)}
        lost[STDLIB] = losses(bad_mail, lambda file, markers: read(compat32, file, markers))
        for name, peer in peers.items():
            ask = peer.ask
            lost[name] = losses(bad_mail, lambda f, m, ask=ask: ask({"file": f, "markers": m}))  # type: ignore[misc]
        tables.append(losses_table(lost))
        figures |= {f"lost/{name}/markers": found.lost for name, found in lost.items()}
    if "slope" in sections:
        grown = [growth(name, make) for name, make in attacks().items()]
        tables.append(slope_table(grown))
        figures |= {f"slope/{g.name}": round(g.slope, 2) for g in grown}
    for peer in peers.values():
        peer.close()
    return tables, figures


if __name__ == "__main__":
    main(sys.argv[1:])
