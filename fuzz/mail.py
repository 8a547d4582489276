"""Fuzzes `parse_email`: any bytes give an `Email` that keeps the laws, soon.

`python -m fuzz.mail [--minutes 10] [--corpus DIR] [--findings DIR]` needs atheris (extra [fuzz]).
The corpus starts with the fixtures and the hostile mail of the tests, and keeps what reaches new
code. Each way to fail is written to the folder of findings once; the exit code is 1 if there is
one. What raises or breaks a law does not end the run; a crash of the process, a time-out or a lack
of memory ends a worker, and the next one goes on.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
LONGEST = 16_384
"""Bytes of an input: long enough for every structure, short enough to be mutated often."""
SLOW_SECONDS = 2.0
"""CPU seconds for one input, under instrumentation, above which it is a finding."""
TIMEOUT_SECONDS = 30
MEMORY_MB = 2_000

WORDS = (
    "Content-Type: ", "multipart/", "mixed", "alternative", "message/rfc822", "text/html",
    "text/plain", "text/calendar", "application/pkcs7-mime", "; charset=", "; boundary=",
    "; name*0*=", "; filename=", "Content-Transfer-Encoding: ", "base64", "quoted-printable",
    "x-uuencode", "Content-Disposition: attachment", "format=flowed", "delsp=yes", "Subject: ",
    "From: ", "Date: ", "References: <", "=?utf-8?B?", "=?iso-2022-jp?Q?", "?=", "=\\x0d\\x0a",
    "\\x0a--", "--\\x0a", "\\x0a\\x0a", "\\x0d\\x0a", "=C3=BC", "utf-7", "utf-16", "iso-2022-jp",
    "gb18030", "begin 644 a", "BEGIN:VCALENDAR", "SUMMARY:", "-----BEGIN PGP MESSAGE-----",
    "<table><tr><td>", "<blockquote type=cite>", "<style>", "<!--[if mso]>", "<![endif]-->",
    "style='display:none", "&#x", "<div class=gmail_quote>", "On Tue, Mar 3, 2026 at 10:12 AM",
    " wrote:", "\\x0a> ", "-- \\x0a", "-----Original Message-----", "\\xef\\xbb\\xbf", "\\x1b$B",
)  # fmt: skip
"""libFuzzer's dictionary: what takes a parser into another branch."""


def seeds() -> list[bytes]:
    """Return the mails that the corpus starts with."""
    from tests.mail.hostile import SMALL  # noqa: PLC0415

    files = sorted((ROOT / "fixtures" / "emails").rglob("*.eml"))
    found = [*(file.read_bytes() for file in files), *(hostile.make() for hostile in SMALL)]
    return [data for data in found if len(data) <= LONGEST]


def keep(data: bytes, folder: Path) -> Path:
    """Write data to a folder under a name made from it."""
    path = folder / hashlib.sha256(data).hexdigest()[:16]
    path.write_bytes(data)
    return path


def way(error: BaseException) -> str:
    """Return what tells one way to fail from another: the law, or the error's type and line."""
    if isinstance(error, AssertionError):
        return str(error)
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} {Path(frame.filename).name}:{frame.lineno}"


def target(findings: Path) -> Callable[[bytes], None]:
    """Return the function that the fuzzer calls: it notes each way to fail once."""
    import context_trim.mail.html  # noqa: F401, PLC0415  (imported late by itself, uninstrumented)
    from context_trim import ContextTrimError, parse_email  # noqa: PLC0415
    from tests.mail.hostile.laws import check_laws  # noqa: PLC0415

    known: set[str] = set()

    def note(what: str, data: bytes) -> None:
        if what not in known:
            known.add(what)
            keep(data, findings).with_suffix(".txt").write_text(what + "\n", encoding="utf-8")

    def run(data: bytes) -> None:
        began = time.process_time()
        try:
            check_laws(parse_email(data))
        except ContextTrimError:
            pass
        except Exception as error:  # noqa: BLE001  (this is what is looked for)
            note(way(error), data)
        if time.process_time() - began > SLOW_SECONDS:
            note("slow", data)

    return run


def work(corpus: Path, findings: Path, seconds: int) -> None:
    """Fuzz in this process; does not return."""
    import atheris  # noqa: PLC0415

    with atheris.instrument_imports(include=["context_trim"]):
        run = target(findings)
    words = corpus.parent / "words.dict"
    words.write_text("".join(f'"{_escaped(w)}"\n' for w in WORDS), encoding="utf-8")
    options = [
        f"-max_total_time={seconds}", f"-max_len={LONGEST}", f"-timeout={TIMEOUT_SECONDS}",
        f"-rss_limit_mb={MEMORY_MB}", f"-dict={words}", f"-artifact_prefix={findings}/",
        "-print_final_stats=1", "-verbosity=0", str(corpus),
    ]  # fmt: skip
    atheris.Setup([sys.argv[0], *options], run)
    atheris.Fuzz()


def _escaped(word: str) -> str:
    """Return a word as libFuzzer's dictionaries write it."""
    return word.replace('"', '\\"')


def main(argv: Sequence[str] | None = None) -> int:
    """Fuzz for so many minutes; returns 0 if nothing was found, 2 without atheris."""
    parser = argparse.ArgumentParser(description="Fuzz the mail parser.")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--corpus", type=Path, help="what reached new code, kept between runs")
    parser.add_argument("--findings", type=Path, default=Path("fuzz-findings"))
    parser.add_argument("--worker", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args(argv)
    if importlib.util.find_spec("atheris") is None:
        print("atheris cannot be imported: pip install 'context-trim[fuzz]'.", file=sys.stderr)
        return 2
    arguments.findings.mkdir(parents=True, exist_ok=True)
    if arguments.worker:
        work(arguments.corpus, arguments.findings, round(60 * arguments.minutes))
        return 0
    with tempfile.TemporaryDirectory() as temporary:
        corpus = arguments.corpus or Path(temporary) / "corpus"
        corpus.mkdir(parents=True, exist_ok=True)
        for seed in seeds():
            keep(seed, corpus)
        return _supervise(corpus.resolve(), arguments.findings.resolve(), arguments.minutes)


def _supervise(corpus: Path, findings: Path, minutes: float) -> int:
    """Start workers until the time is over; returns 1 if anything was found."""
    before = set(findings.iterdir())
    end = time.monotonic() + 60 * minutes
    while (left := end - time.monotonic()) > 1:
        command = [
            sys.executable, "-m", "fuzz.mail", "--worker", "--minutes", str(left / 60),
            "--corpus", str(corpus), "--findings", str(findings),
        ]  # fmt: skip
        code = subprocess.run(command, cwd=ROOT, check=False).returncode  # noqa: S603
        print(f"a worker ended with {code}, {max(0.0, end - time.monotonic()):.0f} s left")
    found = sorted(set(findings.iterdir()) - before)
    for path in found:
        print(path, path.read_text(encoding="utf-8").strip() if path.suffix == ".txt" else "")
    print(f"{len(found)} new files in {findings}, {len(list(corpus.iterdir()))} inputs kept")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
