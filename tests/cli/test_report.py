"""`context-trim report`: exact output, formats, and what is wrong with what was given."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from context_trim.cli import main
from context_trim.ledger.book import Ledger
from context_trim.trimmer import trim
from tests.conftest import EMAILS
from tests.replay.made import mails, write_mbox
from tests.report.made import BEGIN, Row, call, failed, many, write_run

CapSys = pytest.CaptureFixture[str]


def _rows(count: int = 14) -> list[Row]:
    return [
        call(24 * number) | {"sent_at": BEGIN.replace(day=2 + number)} for number in range(count)
    ]


@pytest.fixture
def run(tmp_path: Path) -> Path:
    """Two weeks of equal calls, one of which failed."""
    return write_run(tmp_path / "RUN", [*_rows(), failed(9_999)])


TABLES = """\
Trimming takes out 68.0 % of the mail's input tokens
14 calls measured: 14,000 -> 4,480 tokens; USD 0.0035 -> 0.0011.
Note: 1 of 15 calls failed. They have no figures and are in no sum and no mean below; the table of
failures names their errors.

Calls
what                                number
calls                                   15
with figures                            14
failed                                   1
with a date, of those with figures      14
with estimated counts                    0
in the days that are counted            14
days that are counted                   14
a day (projected)                        1

Input tokens
what         basis         before    after    saved   share
all calls    measured      14,000    4,480    9,520  68.0 %
a call       measured       1,000      320      680  68.0 %
1,000 calls  measured   1,000,000  320,000  680,000  68.0 %
a day        projected      1,000      320      680  68.0 %
a year       projected    365,000  116,800  248,200  68.0 %
The MIME source of 14 of these calls was counted, too: 28,000 tokens, of which 14,000 are visible
text. It is no baseline here.

Money for input
what         basis      currency    before     after     saved
all calls    measured   USD         0.0035    0.0011    0.0024
a call       measured   USD       0.000250  0.000080  0.000170
1,000 calls  measured   USD          0.250     0.080     0.170
a day        projected  USD       0.000250  0.000080  0.000170
a year       projected  USD          0.091     0.029     0.062
Projected, not measured: 1 call a day (14 calls in 14 days, 2026-03-02 to 2026-03-15), each as large
as the mean of the 14 measured ones. A year is 365 such days. 14 days say little of a year.

From visible text to what is sent
step                 tokens  of the visible text
visible text         14,000              100.0 %
duplicates           -9,800              -70.0 %
headers and markers     280                2.0 %
sent                  4,480               32.0 %
"""


def test_tables(run: Path, capsys: CapSys) -> None:
    """The first tables to the letter; plain text where stdout is no terminal."""
    assert main(["report", str(run)]) == 0
    out, err = capsys.readouterr()
    assert [line.rstrip() for line in out.splitlines()[: len(TABLES.splitlines())]] == (
        TABLES.splitlines()
    )
    assert err == ""
    assert out.isascii()


def test_html(run: Path, capsys: CapSys, tmp_path: Path) -> None:
    """The page is written, and one line says what is in it."""
    page = tmp_path / "report.html"
    assert main(["report", str(run), "--html", str(page)]) == 0
    said = (
        "Trimming takes out 68.0 % of the mail's input tokens. 14 calls measured: 14,000 -> 4,480 "
        f"tokens; USD 0.0035 -> 0.0011. See {page}\n"
    )
    assert capsys.readouterr().out == said
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert [p.name for p in tmp_path.iterdir() if "writing" in p.name] == []


def test_html_follows_a_link_and_replaces(run: Path, tmp_path: Path) -> None:
    """What is there is replaced, where a link leads to."""
    (tmp_path / "real.html").write_text("old", encoding="utf-8")
    (tmp_path / "link.html").symlink_to("real.html")
    assert main(["report", str(run), "--html", str(tmp_path / "link.html")]) == 0
    assert (tmp_path / "link.html").is_symlink()
    assert len((tmp_path / "real.html").read_bytes()) > 10_000


def test_json(run: Path, capsys: CapSys) -> None:
    """A version, and the tables by their names; money is a string."""
    assert main(["report", str(run), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["schema_version"] == 1
    assert said["tables"]["tokens"][1] == {
        "what": "a call", "basis": "measured", "before": 1000, "after": 320, "saved": 680,
        "saved_share": 0.68,
    }  # fmt: skip
    assert said["tables"]["money"][0]["saved"] == "0.002380000000"
    assert said["tables"]["kept"][5] == {"what": "cues kept", "number": None, "calls": 0}


def test_csv(run: Path, capsys: CapSys) -> None:
    """A line a figure, which a reader of CSV gives back; numbers are numbers."""
    assert main(["report", str(run), "--csv"]) == 0
    lines = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    steps = {line["item"]: line["value"] for line in lines if line["figure"] == "tokens"}
    assert steps["duplicates"] == "-9800"
    assert all(float(line["value"]) is not None for line in lines if line["value"])


FORMULAS = ('=cmd|" /C calc"!A0', "+1+1", "-2+3", "@SUM(A1)", "\t=1", " =1+1", "＝1", "\r=1")


@pytest.mark.parametrize("formula", FORMULAS)
def test_csv_carries_no_formula(tmp_path: Path, capsys: CapSys, formula: str) -> None:
    """Names that a spreadsheet would run are text, wherever rows bring them in."""
    rows = [call(1, model=formula, currency=formula), failed(2, formula)]
    assert main(["report", str(write_run(tmp_path / "RUN", rows)), "--csv"]) == 0
    out = capsys.readouterr().out
    cells = [cell for line in csv.reader(io.StringIO(out)) for cell in line]
    odd = [c for c in cells if c.strip()[:1] in tuple("=+-@＝＋－＠") or c[:1] in ("\t", "\r")]
    assert odd != []  # the negative numbers
    assert all(float(cell) < 0 for cell in odd)


def test_markdown(run: Path, capsys: CapSys) -> None:
    """Tables as GitHub writes them."""
    assert main(["report", str(run), "--markdown"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("# Trimming takes out 68.0 % of the mail's input tokens\n")
    assert "| a call | measured | 1,000 | 320 | 680 | 68.0 % |" in out


def test_markdown_escapes(tmp_path: Path, capsys: CapSys) -> None:
    """A name is no markup and ends no cell."""
    rows = [call(1, model="a|b <b>*c*</b> `d` [e](http://f) \\")]
    assert main(["report", str(write_run(tmp_path / "RUN", rows)), "--markdown"]) == 0
    row = next(line for line in capsys.readouterr().out.splitlines() if r"a\|" in line)
    assert r"| a\|b \<b\>\*c\*\</b\> \`d\` \[e\](http://f) \\ | USD |" in row


def test_the_rate_of_reading(run: Path, capsys: CapSys) -> None:
    """What is given is used and said; where trimming takes longer than it saves, that is said."""
    assert main(["report", str(run), "--json", "--prefill-rate", "2000000"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["prefill"] == {"tokens_per_second": "2000000", "source": "given by the user"}
    assert any("Trimming saves no time" in caution for caution in said["cautions"])
    assert said["tables"]["time"][-2]["seconds"] < 0


@pytest.mark.parametrize("rate", ["0", "NaN", "fast"])
def test_a_rate_that_is_none(run: Path, capsys: CapSys, rate: str) -> None:
    """One line, and exit code 2."""
    assert main(["report", str(run), "--prefill-rate", rate]) == 2
    assert "must be a number of tokens a second above 0" in capsys.readouterr().err


def _newer(folder: Path) -> Path:
    return write_run(folder / "RUN", _rows(), schema_version=99)


def _damaged(folder: Path) -> Path:
    run = write_run(folder / "RUN", _rows())
    (run / "calls" / "part-00000.parquet").write_bytes(b"PAR1 no PAR1")
    return run


def _other_types(folder: Path) -> Path:
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    run = write_run(folder / "RUN", [])
    pq.write_table(pa.table({"visible_tokens": ["many"]}), run / "calls" / "part-00000.parquet")
    return run


def _folder(folder: Path) -> Path:
    return folder


def _nowhere(folder: Path) -> Path:
    return folder / "no"


def _mailbox(folder: Path) -> Path:
    (folder / "a.mbox").write_bytes(b"From a@example.org Mon Mar  2 09:00:00 2026\n")
    return folder / "a.mbox"


def _other_database(folder: Path) -> Path:
    with sqlite3.connect(folder / "a.sqlite") as database:
        database.execute("CREATE TABLE a (b)")
    database.close()
    return folder / "a.sqlite"


def _no_json(folder: Path) -> Path:
    run = write_run(folder / "RUN", _rows())
    (run / "run.json").write_text("[1", encoding="utf-8")
    return run


@pytest.mark.parametrize(
    ("made", "says"),
    [
        (_newer, "was written by a newer context-trim: upgrade this one."),
        (_damaged, "part-00000.parquet is damaged."),
        (_other_types, "part-00000.parquet is damaged."),
        (_folder, "holds no run: it has no run.json."),
        (_nowhere, "is neither the folder of a replay nor a ledger."),
        (_mailbox, "is neither the folder of a replay nor a ledger."),
        (_other_database, "is no ledger: give a file that context-trim's Ledger wrote."),
        (_no_json, "run.json is damaged."),
    ],
)
def test_what_is_no_run(
    tmp_path: Path, capsys: CapSys, made: Callable[[Path], Path], says: str
) -> None:
    """One line that names the file, and exit code 2."""
    assert main(["report", str(made(tmp_path))]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    assert says in err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--json", "--csv"], "not allowed with"),
        (["--html"], "expected one argument"),
    ],
)
def test_wrong_arguments(run: Path, capsys: CapSys, arguments: list[str], says: str) -> None:
    """One line, and exit code 2."""
    with pytest.raises(SystemExit) as ended:
        main(["report", str(run), *arguments])
    assert ended.value.code == 2
    assert says in capsys.readouterr().err


@pytest.mark.parametrize("target", ["folder", "no/report.html", "pipe"])
def test_a_page_that_cannot_be_written(
    run: Path, tmp_path: Path, capsys: CapSys, target: str
) -> None:
    """A folder, a file in a folder that isn't there, and what is no file are left as they are."""
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    assert main(["report", str(run), "--html", str(tmp_path / target)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert (tmp_path / "folder").is_dir()
    assert (tmp_path / "pipe").is_fifo()


def test_a_run_without_parts_and_times(tmp_path: Path, capsys: CapSys) -> None:
    """Nothing in, nothing out; and rows without timings."""
    assert main(["report", str(write_run(tmp_path / "A", []))]) == 0
    assert capsys.readouterr().out.startswith("No calls, hence nothing to report\n")
    assert main(["report", str(write_run(tmp_path / "B", _rows(), timed=False))]) == 0
    assert "Trimming's own time is not measured here." in capsys.readouterr().out


def test_parts_that_a_kill_left_are_not_counted(tmp_path: Path, capsys: CapSys) -> None:
    """Timings count only beside their calls."""
    run = write_run(tmp_path / "RUN", _rows(), part_rows=7, state="replaying")
    (run / "calls" / "part-00001.parquet").unlink()
    assert main(["report", str(run), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["tables"]["calls"][0]["number"] == 7
    assert said["tables"]["stages"][-1]["all_calls"] == pytest.approx(7 * 0.0045, rel=0.1)
    assert said["basis"] == "No projection to a day or a year: the run is not finished."


SAMPLES: list[tuple[dict[str, Any], str]] = [
    ({"planned": {"calls": 14, "incoming": 56}}, "of which the sample drew 25.0 %"),
    ({}, "the run is a sample, and of how many calls is not known"),
]


@pytest.mark.parametrize(("about", "says"), SAMPLES)
def test_a_sample(tmp_path: Path, capsys: CapSys, about: dict[str, Any], says: str) -> None:
    """A day has as many calls as were drawn, by the share that was; without it, none are said."""
    calls = {"max_tokens": 500, "sample": 14}
    run = write_run(tmp_path / "RUN", _rows(), configuration={"trim": {}, "calls": calls}, **about)
    assert main(["report", str(run), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert says in said["basis"]
    projected = [row["before"] for row in said["tables"]["tokens"] if row["what"] == "a day"]
    assert projected == ([4000] if about else [])


def test_a_replay_says_what_it_drew(tmp_path: Path, capsys: CapSys) -> None:
    """A run stores how many calls there could be, and from which list prices come."""
    box = write_mbox(tmp_path / "a.mbox", mails(8))
    asked = ["--sample", "4", "--model", "gpt-5-mini", "--max-tokens", "200", "--jobs", "1"]
    assert main(["replay", str(box), "--out", str(tmp_path / "RUN"), *asked]) == 0
    planned = json.loads((tmp_path / "RUN/run.json").read_bytes())["planned"]
    assert (planned["calls"], planned["incoming"]) == (4, 8)
    capsys.readouterr()
    assert main(["report", str(tmp_path / "RUN"), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["source"]["sampled"] == [4, 8]
    assert "--sample 4" in said["source"]["command"]
    assert re.search(
        r"\(genai-prices [\d.]+, whose newest price is of 20", said["method"][2]["text"]
    )


def test_one_wrong_date_does_not_stretch_the_time(tmp_path: Path, capsys: CapSys) -> None:
    """Days are those of the middle 98 % of dated calls."""
    rows = [call(n) | {"sent_at": BEGIN.replace(day=1 + n % 28)} for n in range(280)]
    rows += [call(999) | {"sent_at": BEGIN.replace(year=1970)}]
    assert main(["report", str(write_run(tmp_path / "RUN", rows)), "--json"]) == 0
    calls = json.loads(capsys.readouterr().out)["tables"]["calls"]
    assert [row["number"] for row in calls][-3:] == [280, 28, 10]


def test_no_content_and_no_address(tmp_path: Path, capsys: CapSys) -> None:
    """The text that a run kept is not read; an address in a file's name is not shown."""
    from context_trim.ledger.schema import calls_schema  # noqa: PLC0415

    rows = [row | {"text": "canary"} for row in _rows()]
    run = write_run(tmp_path / "ann@example.org", rows, schema=calls_schema(keep_text=True),
                    input={"paths": ["/home/u/ann@example.org.mbox"]})  # fmt: skip
    for shape in ("--json", "--csv", "--markdown"):
        assert main(["report", str(run), shape]) == 0
        out = capsys.readouterr().out
        assert "canary" not in out
        assert "ann@" not in out
        assert "5e5e5e5e" in out
        assert "5e" * 5 not in out


def test_a_ledger(tmp_path: Path, capsys: CapSys) -> None:
    """Rows of a live agent give the same report, with what was billed beside it."""
    mail = EMAILS / "gmail_top_posted_chain.eml"
    ledger = Ledger(tmp_path / "calls.ledger")
    for _ in range(3):
        result = trim([mail], task="What is agreed?", max_tokens=200, model="gpt-5-mini")
        ledger.add(result, usage={"input_tokens": 900, "cached_tokens": 100})
    assert main(["report", str(ledger.path), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    sent = 3 * result.tokens
    assert [row["number"] for row in said["tables"]["billed"]] == [3, sent, 2700, 300]
    assert said["tables"]["tokens"][0]["after"] == sent
    assert said["source"]["kind"] == "ledger"
    assert "fewer than 7 days" in said["basis"]


@pytest.mark.parametrize("command", ["report RUN", "diff RUN RUN"])
def test_without_arrow(command: str) -> None:
    """The line that installs it."""
    code = (
        "import sys; sys.modules['pyarrow'] = None; from context_trim.cli import main;"
        f"sys.exit(main({command!r}.split()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 2
    assert done.stderr.endswith("pip install 'context-trim[report]'.\n")
    assert len(done.stderr.splitlines()) == 1


def test_many_rows(tmp_path: Path, capsys: CapSys) -> None:
    """Parts and batches are added up as one: the same figures however rows are cut."""
    rows = many(450)
    said = []
    for size in (7, 1_000):
        run = write_run(tmp_path / str(size) / "RUN", rows, part_rows=size)
        assert main(["report", str(run), "--json"]) == 0
        said.append(capsys.readouterr().out)
    assert said[0] == said[1]
