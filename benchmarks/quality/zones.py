"""How well mail is cut into what is new, quoted and signature.

`python -m benchmarks.quality.zones DATA [--peers PYTHON] [--limit N]` scores context-trim on the
sets in DATA/zones (their README says where they come from) and, in the same run, public parsers
that the interpreter PYTHON has (`zone_peers.py` says how to make one). It writes the results;
with `--limit`, which reads only the first N mails of each set, it only prints them.

What the numbers mean, a set at a time:

exact (suites)
    Share of cases whose new text equals the expected reply once white space is normalised, or,
    where a case only has strings that must or must not stand in it, holds all of them. Where a
    suite keeps signatures, the new text with the signature is compared; where it says "mixed",
    the new text alone. Expected HTML is turned into text by our own `html_to_text`.
either (suites that say "mixed")
    The same, when the new text may match with the signature or without.
exact (line sets)
    Share of mails with every body line kept and no line of a quote or quote header kept.
f1_new
    F1 of the lines that are new (body, greeting) against those of quotes and quote headers, over
    all mails of the set. Lines labelled signature, closing or disclaimer are left out.
f1_signature
    F1 of signature lines over all lines with a label.
accuracy
    Share of lines in the right one of five zones: new (body, greeting, closing), signature,
    disclaimer (with our footer), quote, quote header. Other published figures of "five zones"
    tell greetings and closings apart and look into quotes; they are not comparable.
lost_whole
    Mails that have new text of which nothing is kept. Must be 0.
mails_per_cpu_second
    Plain mails a second of CPU time of one thread, for cutting alone (`split_zones` on text, not
    MIME or HTML); for the peers, for the call that gives the new text.

Blank lines and lines labelled `other` count nowhere. A line is in the zone that holds its first
character that is not blank; zones below depth 0 are quotes. Peers give text and not zones: the
lines they keep are found by aligning that text to the mail's lines.
"""

from __future__ import annotations

import argparse
import difflib
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import report
from benchmarks.report import Table
from context_trim import Email
from context_trim.mail.charset import clean
from context_trim.mail.html import html_to_text
from context_trim.mail.zones import split_zones
from context_trim.models import NEW_KINDS, Zone, ZoneKind

OURS = "context-trim"
WORKER = Path(__file__).parent / "zone_peers.py"

NEW, SIGNATURE, DISCLAIMER, QUOTE, QUOTE_HEADER = (
    "new", "signature", "disclaimer", "quote", "quote_header"
)  # fmt: skip
REMOVED = "removed"
"""The label of a line that a peer left out, without saying what it is."""

ZONE_OF = {
    "body": NEW, "greeting": NEW, "closing": NEW, "signature": SIGNATURE, "footer": DISCLAIMER,
    "disclaimer": DISCLAIMER, "quote": QUOTE, "quote_header": QUOTE_HEADER,
}  # fmt: skip
"""Labels of the sets and kinds of our zones, and which of the five zones each is."""

_QUOTED = frozenset({"quote", "quote_header"})
_NEW_LABELS = frozenset({"body", "greeting"})
_KEPT_KINDS = NEW_KINDS | {ZoneKind.SIGNATURE, ZoneKind.FOOTER, ZoneKind.DISCLAIMER}


@dataclass(frozen=True, kw_only=True)
class Expected:
    """What a suite expects; `signature` is None where it says "mixed"."""

    reply: str | None
    must_contain: tuple[str, ...] = ()
    must_not_contain: tuple[str, ...] = ()
    signature: bool | None = False


@dataclass(frozen=True, kw_only=True)
class Mail:
    """A mail of a suite (with `expected`) or of a line set (with `lines` and a label for each)."""

    raw: str
    html: bool = False
    expected: Expected | None = None
    lines: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    signature_only: bool = False


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What a parser makes of a mail.

    `new` is the new text (None: the parser failed), `kept` the same with the signature (None: it
    knows none), `zones` one zone a line of the mail, `cpu` in seconds.
    """

    new: str | None
    kept: str | None = None
    zones: tuple[str, ...] = ()
    cpu: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Parser:
    """A parser and its readings of the mails of each set, in their order."""

    name: str
    readings: Mapping[str, Sequence[Reading]]


Sets = Mapping[str, Sequence[Mail]]
Scores = dict[str, float]


def read_sets(folder: Path, limit: int | None) -> Sets:
    """Read all sets of a folder; the text and the HTML cases of a suite are sets of their own."""
    sets: dict[str, Sequence[Mail]] = {}
    for path in sorted(folder.glob("*.jsonl")):
        with path.open(encoding="utf-8") as file:
            mails = [_mail(json.loads(line)) for line in file]
        if len({mail.html for mail in mails}) == 1:
            sets[path.stem] = mails[:limit]
        else:
            sets[f"{path.stem}_text"] = [m for m in mails if not m.html][:limit]
            sets[f"{path.stem}_html"] = [m for m in mails if m.html][:limit]
    return sets


def _mail(row: Mapping[str, Any]) -> Mail:
    if "labels" in row:
        return Mail(
            raw=row["raw"],
            lines=tuple(row["lines"]),
            labels=tuple(row["labels"]),
            signature_only=row.get("label_scope") == "signature_only",
        )
    reply = row.get("expected_reply")
    if reply is not None and row.get("expected_is_html") is True:
        reply = html_to_text(reply).text
    keeps = row.get("expected_keeps_signature")
    expected = Expected(
        reply=reply,
        must_contain=tuple(row.get("must_contain") or ()),
        must_not_contain=tuple(row.get("must_not_contain") or ()),
        signature=None if keeps == "mixed" else keeps is True,
    )
    return Mail(raw=row["raw"], html=row["kind"] == "html", expected=expected)


def read_ours(mail: Mail) -> Reading:
    """Read a mail with context-trim."""
    if mail.html:
        page = html_to_text(mail.raw)
        text, hints = page.text, page.hints
        zones = split_zones(text, hints)
    else:
        email = Email.from_text(mail.raw)
        text, hints, zones = email.text, (), email.zones
    began = time.process_time()
    split_zones(text, hints)
    return Reading(
        cpu=time.process_time() - began,
        new=Email(text=text, zones=zones).new_text,
        kept=_text_of(text, zones, _KEPT_KINDS) or Email(text=text, zones=zones).new_text,
        zones=line_zones(text, zones, mail.lines),
    )


def _text_of(text: str, zones: Iterable[Zone], kinds: frozenset[ZoneKind]) -> str:
    return "".join(text[z.start : z.end] for z in zones if z.kind in kinds and not z.depth)


def line_zones(text: str, zones: Sequence[Zone], lines: Sequence[str]) -> tuple[str, ...]:
    """Return the zone at each line's first character that is not blank; "" for a blank line.

    `text` is made of the lines in their order, but cleaned. A header inside marked lines is quote,
    as the sets label it.
    """
    found = []
    at = 0
    current = iter(zones)
    zone = next(current, None)
    for line in lines:
        content = clean(line).strip()
        start = text.find(content, at) if content else -1
        if start < 0:
            found.append("")
            continue
        at = start + len(content)
        while zone is not None and zone.end <= start:
            zone = next(current, None)
        name = _zone_name(zone) if zone is not None else ""
        found.append(QUOTE if name == QUOTE_HEADER and content.startswith(">") else name)
    return tuple(found)


def _zone_name(zone: Zone) -> str:
    if zone.depth:
        return QUOTE_HEADER if zone.kind is ZoneKind.QUOTE_HEADER else QUOTE
    return ZONE_OF[zone.kind.value]


def aligned_zones(lines: Sequence[str], new: str, kept: str | None) -> tuple[str, ...]:
    """Return the zone of each line for a parser that only gives its new text.

    What stands in `kept` (the new text with the signature) and not in `new` is signature.
    """
    news = kept_lines(lines, new)
    signed = kept_lines(lines, kept) if kept is not None else news
    return tuple(
        NEW if i in news else SIGNATURE if i in signed else REMOVED for i in range(len(lines))
    )


def kept_lines(lines: Sequence[str], text: str) -> set[int]:
    """Return which lines stand in a text that was made of some of them in their order."""
    numbers = [i for i, line in enumerate(lines) if line.strip()]
    ours = [normal(lines[i]) for i in numbers]
    theirs = [line for line in map(normal, text.splitlines()) if line]
    matcher = difflib.SequenceMatcher(None, ours, theirs, autojunk=False)
    return {numbers[m.a + k] for m in matcher.get_matching_blocks() for k in range(m.size)}


def normal(text: str) -> str:
    """Return the text with each run of white space as one blank, and none at its ends."""
    return " ".join(text.split())


def holds(expected: Expected, new: str) -> bool:
    """Whether a new text is what a case of a suite expects."""
    found = normal(new)
    if expected.reply is not None and normal(expected.reply) != found:
        return False
    return all(normal(part) in found for part in expected.must_contain) and not any(
        normal(part) in found for part in expected.must_not_contain
    )


def compared(expected: Expected, reading: Reading) -> str | None:
    """Return the text that is held against what a case expects: with the signature or without."""
    with_signature = expected.signature and reading.kept is not None
    return reading.kept if with_signature else reading.new


def score_suite(pairs: Sequence[tuple[Expected, Reading]]) -> Scores:
    """Score the readings of a suite."""
    exact = [_holds(e, compared(e, r)) for e, r in pairs]
    scores = {
        "exact": _share(exact),
        "lost_whole": float(sum(_lost_reply(e, compared(e, r)) for e, r in pairs)),
        "failed": float(sum(r.new is None for _, r in pairs)),
    }
    if any(e.signature is None for e, _ in pairs):
        scores["either"] = _share([_holds(e, r.new) or _holds(e, r.kept) for e, r in pairs])
    return scores


def _holds(expected: Expected, text: str | None) -> bool:
    return text is not None and holds(expected, text)


def _lost_reply(expected: Expected, text: str | None) -> bool:
    """Whether nothing came out of a case that expects something; a failure counts too."""
    wanted = bool(normal(expected.reply or "") or expected.must_contain)
    return wanted and not normal(text or "")


def score_lines(pairs: Sequence[tuple[Mail, Reading]]) -> Scores:
    """Score the readings of a line set; what its labels or a parser don't know is left out."""
    scores = {"failed": float(sum(r.new is None for _, r in pairs))}
    lines = [(label, zone) for m, r in pairs for label, zone in _labelled(m, r)]
    if any(r.kept is not None for _, r in pairs):
        scores["f1_signature"] = f1([(x == "signature", zone == SIGNATURE) for x, zone in lines])
    if any(m.signature_only for m, _ in pairs):
        return scores
    mails = [list(_labelled(m, r)) for m, r in pairs]
    wanted = [(x in _NEW_LABELS, zone == NEW) for x, zone in lines if x in _NEW_LABELS | _QUOTED]
    scores["f1_new"] = f1(wanted)
    scores["exact"] = _share([exact_lines(mail) for mail in mails])
    scores["lost_whole"] = float(sum(lost_whole(mail) for mail in mails))
    if not any(zone in {REMOVED, ""} for _, zone in lines):
        scores["accuracy"] = _share([ZONE_OF[label] == zone for label, zone in lines])
    return scores


def _labelled(mail: Mail, reading: Reading) -> Iterable[tuple[str, str]]:
    """Yield label and zone of each line that counts; a parser that failed has removed all."""
    zones = reading.zones or (REMOVED,) * len(mail.lines)
    for line, label, zone in zip(mail.lines, mail.labels, zones, strict=True):
        if label in ZONE_OF and line.strip():
            yield label, zone


def exact_lines(lines: Sequence[tuple[str, str]]) -> bool:
    """Whether every body line is kept and no quoted line is; `lines` are labels and zones."""
    return all(
        (zone == NEW) == (label == "body")
        for label, zone in lines
        if label == "body" or label in _QUOTED
    )


def lost_whole(lines: Sequence[tuple[str, str]]) -> bool:
    """Whether there is new text (body, greeting) and none of it is kept."""
    zones = [zone for label, zone in lines if label in _NEW_LABELS]
    return bool(zones) and NEW not in zones


def f1(pairs: Iterable[tuple[bool, bool]]) -> float:
    """F1 of pairs (is so, is said to be so); 1 when there was nothing to find or to say."""
    counts = [0, 0]
    for true, said in pairs:
        counts[0] += true and said
        counts[1] += true + said
    return 2 * counts[0] / counts[1] if counts[1] else 1.0


def _share(values: Sequence[bool]) -> float:
    return sum(values) / len(values) if values else 0.0


def score(mails: Sequence[Mail], readings: Sequence[Reading]) -> Scores:
    """Score the readings of a set, a suite or a line set."""
    pairs = list(zip(mails, readings, strict=True))
    cases = [(m.expected, r) for m, r in pairs if m.expected is not None]
    return score_suite(cases) if cases else score_lines(pairs)


def pooled(sets: Sets, parser: Parser) -> dict[str, Scores]:
    """Score the text cases of all suites together, and the HTML cases."""
    found: dict[str, Scores] = {}
    for name, html in (("suites_text", False), ("suites_html", True)):
        cases = [
            (m.expected, r)
            for n, mails in sets.items()
            for m, r in zip(mails, parser.readings[n], strict=True)
            if m.expected is not None and m.html is html
        ]
        found[name] = score_suite(cases) if cases else {}
        found[name].pop("either", None)  # only some of the suites say "mixed"
    return found


def speed(sets: Sets, parser: Parser) -> float:
    """Return plain mails a CPU second over all sets."""
    times = [
        r.cpu
        for name, mails in sets.items()
        for m, r in zip(mails, parser.readings[name], strict=True)
        if not m.html
    ]
    return len(times) / sum(times) if sum(times) else 0.0


def run_ours(sets: Sets) -> Parser:
    """Read all sets with context-trim, after a mail that loads what is loaded once."""
    read_ours(
        Mail(raw="Yes.\n\nOn Tue, Mar 3, 2026 at 10:12 AM A B <a@example.org> wrote:\n> No?\n")
    )
    return Parser(name=OURS, readings={name: [read_ours(m) for m in sets[name]] for name in sets})


def run_peer(python: str, package: str, sets: Sets) -> Parser | None:
    """Read all sets with a peer in its own process; None when the process fails."""
    mails = [mail for name in sets for mail in sets[name]]
    requests = "".join(json.dumps(_request(i, mail)) + "\n" for i, mail in enumerate(mails))
    command = [python, "-P", str(WORKER), package]
    done = subprocess.run(command, input=requests, capture_output=True, text=True, check=False)  # noqa: S603
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    if done.returncode or [answer["id"] for answer in answers] != list(range(len(mails))):
        return None
    readings = iter([_peer_reading(m, a) for m, a in zip(mails, answers, strict=True)])
    return Parser(name=package, readings={n: [next(readings) for _ in sets[n]] for n in sets})


def _request(number: int, mail: Mail) -> dict[str, object]:
    """Return a peer's input: for HTML, those that read only text get what we make of it."""
    text = html_to_text(mail.raw).text if mail.html else mail.raw
    return {"id": number, "text": text, "html": mail.raw if mail.html else ""}


def _peer_reading(mail: Mail, answer: Mapping[str, Any]) -> Reading:
    if "error" in answer:
        return Reading(new=None, cpu=answer["cpu"])
    new, kept = answer["new"], answer["kept"]
    if answer["is_html"]:
        new = html_to_text(new).text
    zones = aligned_zones(mail.lines, new, kept)
    return Reading(new=new, kept=kept, zones=zones, cpu=answer["cpu"])


def list_peers(python: str) -> list[dict[str, str]]:
    """Return what the worker says of each peer; raises OSError where it can't be run."""
    command = [python, "-P", str(WORKER), "--list"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise OSError(f"{python} can't run {WORKER.name}")
    return [json.loads(line) for line in done.stdout.splitlines()]


_SUITE_NOTE = (
    "Share of cases whose new text is what the suite expects; the suites disagree on a few"
    " conventions, so that nobody can reach 1 in all. A suite named like a parser is that"
    " parser's own tests. Parsers that read only text get the text that context-trim makes of HTML."
    " `either`: where the suite doesn't say whether the signature is kept, both count."
)
_LINES_NOTE = (
    "`n/a`: the set's labels don't tell, or the parser gives no such zone. A parser without"
    " signatures keeps them as new text, which helps it where a set labels text below a line of"
    " dashes as body, as Quagga's ASF set does with list footers."
)
_METRICS = ("f1_new", "exact", "f1_signature", "accuracy", "lost_whole", "failed")


def tables(
    sets: Sets, parsers: Sequence[Parser], scores: Mapping[tuple[str, str], Scores]
) -> list[Table]:
    """Return the tables: all suites, what was lost in them, each line set, speed."""
    suites = [name for name, mails in sets.items() if mails and mails[0].expected]
    columns = ["parser", *(f"{name.removeprefix('suite_')} ({len(sets[name])})" for name in suites)]
    pools = {p.name: pooled(sets, p) for p in parsers}
    found = [
        _table(
            "Reply suites, all cases: exact",
            ["parser", "text", "HTML"],
            parsers,
            lambda p: [_cell(pools[p][kind], "exact") for kind in ("suites_text", "suites_html")],
        ),
        _table("Reply suites: exact", columns, parsers, _suite_cells(suites, scores), _SUITE_NOTE),
        _table(
            "Reply suites: cases whose new text was lost whole",
            columns,
            parsers,
            lambda p: [_cell(scores[name, p], "lost_whole") for name in suites],
        ),
    ]
    found += [_line_table(n, len(sets[n]), parsers, scores) for n in sets if n not in suites]
    speeds = {p.name: f"{speed(sets, p):,.0f}" for p in parsers}
    found.append(
        _table("Speed", ["parser", "plain mails a CPU second"], parsers, lambda p: [speeds[p]])
    )
    return found


def _suite_cells(
    suites: Sequence[str], scores: Mapping[tuple[str, str], Scores]
) -> Callable[[str], list[str]]:
    def cells(parser: str) -> list[str]:
        found = []
        for name in suites:
            either = scores[name, parser].get("either")
            extra = f" (either {either:.3f})" if either is not None else ""
            found.append(_cell(scores[name, parser], "exact") + extra)
        return found

    return cells


def _line_table(
    name: str, mails: int, parsers: Sequence[Parser], scores: Mapping[tuple[str, str], Scores]
) -> Table:
    known = [m for m in _METRICS if any(m in scores[name, p.name] for p in parsers)]
    return _table(
        f"{name} ({mails} mails)",
        ["parser", *known],
        parsers,
        lambda p: [_cell(scores[name, p], m) for m in known],
        _LINES_NOTE,
    )


def _table(
    title: str,
    columns: Sequence[str],
    parsers: Sequence[Parser],
    cells: Callable[[str], list[str]],
    note: str = "",
) -> Table:
    rows = [[p.name, *cells(p.name)] for p in parsers]
    return Table(title=title, columns=columns, rows=rows, note=note)


def _cell(scores: Scores, metric: str) -> str:
    if metric not in scores:
        return "n/a"
    counts = metric in {"lost_whole", "failed"}
    return f"{scores[metric]:.0f}" if counts else f"{scores[metric]:.3f}"


def peer_table(peers: Sequence[Mapping[str, str]]) -> Table:
    """Return which peers took part, and why others didn't."""
    rows = [
        [p["package"], p.get("version", "n/a"), p.get("licence", f"left out: {p.get('missing')}")]
        for p in peers
    ]
    note = "Versions and licences as the packages' own metadata gives them."
    if not peers:
        note = "Run without --peers: the rows of other parsers are left out."
    return Table(title="Peers", columns=["package", "version", "licence"], rows=rows, note=note)


def figures(
    sets: Sets, parsers: Sequence[Parser], scores: Mapping[tuple[str, str], Scores]
) -> dict[str, float]:
    """Name the numbers "zones/SET/METRIC" for ours and "zones/SET/PEER/METRIC" for a peer's."""
    found = {}
    for parser in parsers:
        part = "" if parser.name == OURS else f"{parser.name}/"
        for name in sets:
            for metric, value in scores[name, parser.name].items():
                found[f"zones/{name}/{part}{metric}"] = round(value, 4)
        for name, pool in pooled(sets, parser).items():
            for metric, value in pool.items():
                found[f"zones/{name}/{part}{metric}"] = round(value, 4)
        found[f"zones/speed/{part}mails_per_cpu_second"] = round(speed(sets, parser))
    return found


def measure(sets: Sets, python: str | None) -> tuple[list[Table], dict[str, float]]:
    """Read all sets with all parsers; returns tables and figures."""
    peers = list_peers(python) if python else []
    parsers = [run_ours(sets)]
    for peer in peers:
        if python is None or "missing" in peer:
            continue
        if (parser := run_peer(python, peer["package"], sets)) is not None:
            parsers.append(parser)
        else:
            peer["licence"] = f"{peer['licence']}; left out: its process failed"
    scores = {(n, p.name): score(sets[n], p.readings[n]) for n in sets for p in parsers}
    return [*tables(sets, parsers, scores), peer_table(peers)], figures(sets, parsers, scores)


def main(argv: Sequence[str]) -> int:
    """Measure and write the results; 2 when the data or the peers' interpreter is missing."""
    arguments = argparse.ArgumentParser(prog="python -m benchmarks.quality.zones")
    arguments.add_argument("data", type=Path, metavar="DATA", help="folder that holds zones/")
    arguments.add_argument("--peers", metavar="PYTHON", help="an interpreter that has the peers")
    arguments.add_argument("--limit", type=int, metavar="N", help="first N mails a set; print only")
    given = arguments.parse_args(argv)
    sets = read_sets(given.data / "zones", given.limit)
    if not sets:
        print(f"no data: {given.data / 'zones'} holds no .jsonl files", file=sys.stderr)
        return 2
    try:
        found, numbers = measure(sets, given.peers)
    except OSError as error:
        print(f"no peers: {error}", file=sys.stderr)
        return 2
    print("\n".join(table.markdown() for table in found))
    if given.limit is None:
        command = "python -m benchmarks.quality.zones DATA"
        command += " --peers PYTHON" if given.peers else ""
        print(report.write("zones", command, found, numbers))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
