"""How long a trim takes: by stage, against a floor, and as threads grow.

`python -m benchmarks.speed.trim [DATA]` on our own fixtures and on composed threads, and with the
folder of the development data the ranker alone and trims of its threads; warm, one thread,
CPU seconds (medians). The answer is checked first: the budget holds and, on fixtures, what must
stand stands. The floor is what nobody can do without: parsing the MIME of the same mails with the
stdlib and counting the tokens of their text once.
"""

from __future__ import annotations

import argparse
import email
import random
import statistics
import time
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.quality.compose import compose, emails_of
from benchmarks.quality.data import COUNT, data_folder, load
from benchmarks.quality.rankers import rankings
from benchmarks.report import Table, write
from context_trim import TrimConfig, Trimmer, TrimResult, parse_email, parse_thread
from context_trim.render import render
from context_trim.select.features.cues import known_kinds
from context_trim.tokens import encoding_counter

FIXTURES = Path(__file__).parents[2] / "fixtures" / "emails"
NAMES = (
    "plain_ops_alert",
    "webshop_order_html",
    "newsletter_spring_prices",
    "outlook_bilingual_inline",
    "gmail_event_planning",
    "gmail_support_thread",
)
SIZES = (3, 20, 80, 200, 500)
"""Messages of the composed threads, each quoting two before it; the smallest has 1,000 tokens."""

REAL = ("inline_quotes_dev", "bc3_summary_dev")

WORDS = (
    "invoice", "delivery", "refund", "order", "window", "kitchen", "boiler", "contract", "Friday",
    "deposit", "printer", "garden", "team", "report", "budget", "holiday", "keys", "address",
    "supplier", "quality", "sample", "drawing", "bridge", "meeting",
)  # fmt: skip

_COUNT = encoding_counter("o200k_base").count
_SEED = 7
_QUERIES = 300
_TRIMS = 60
"""Queries of the development data that are ranked, and that are trimmed."""


@dataclass(frozen=True, kw_only=True)
class Case:
    """Mails to trim, the task, the budget, and what must stand in the text."""

    name: str
    sources: Sequence[bytes]
    task: str
    max_tokens: int
    must_stand: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True)
class Times:
    """CPU milliseconds of the stages, of a whole call, of its savings, and of the floor."""

    tokens: int
    mail: float
    thread: float
    select: float
    render: float
    whole: float
    savings: float
    floor: float


def measure(case: Case, trimmer: Trimmer) -> Times:
    """Check the answer, then time it."""
    result = trimmer.trim(list(case.sources), task=case.task, max_tokens=case.max_tokens)
    _check(case, result)
    emails = [parse_email(source) for source in case.sources]
    parsed = _ms(lambda: [parse_email(source) for source in case.sources])
    resolved = _ms(lambda: parse_thread(emails))
    rendered = _ms(lambda: render(result.thread, result.decisions, max_tokens=case.max_tokens))
    whole = _ms(
        lambda: trimmer.trim(list(case.sources), task=case.task, max_tokens=case.max_tokens)
    )
    return Times(
        tokens=result.savings.visible_tokens,
        mail=parsed,
        thread=resolved,
        select=max(0.0, whole - parsed - resolved - rendered),
        render=rendered,
        whole=whole,
        savings=_ms(lambda: _fresh(result).savings),
        floor=_ms(lambda: floor(case.sources)),
    )


def fixture_case(name: str) -> Case:
    """Return a fixture as a case."""
    expected = tomllib.loads((FIXTURES / f"{name}.expected.toml").read_text(encoding="utf-8"))
    files = sorted((FIXTURES / name).glob("*.eml")) or [FIXTURES / f"{name}.eml"]
    return Case(
        name=name,
        sources=[file.read_bytes() for file in files],
        task=expected["task"],
        max_tokens=expected["max_tokens"],
        must_stand=() if "must_stand" in expected.get("pending", ()) else expected["must_stand"],
    )


def composed_case(messages: int) -> Case:
    """Return a thread of so many messages; one of them holds a fact that no other has."""
    drawn = random.Random(_SEED)  # noqa: S311
    thread: list[dict[str, Any]] = [
        {"from": f"Writer {n % 5}", "subject": "Plans", "passages": _paragraphs(drawn)}
        for n in range(messages)
    ]
    fact = "The heron is kept in hangar 17 until the second of May."
    thread[messages // 3]["passages"].append(fact)
    return Case(
        name=f"{messages} messages",
        sources=compose(thread, deepest=2),
        task="Where is the heron kept?",
        max_tokens=500,
        must_stand=[fact],
    )


def _paragraphs(drawn: random.Random) -> list[str]:
    return [
        " ".join(drawn.choice(WORDS) for _ in range(drawn.randint(15, 40))).capitalize() + "."
        for _ in range(6)
    ]


def _check(case: Case, result: TrimResult) -> None:
    assert _COUNT(result.text) == result.tokens <= case.max_tokens, case.name
    text = " ".join(result.text.split())
    for piece in case.must_stand:
        assert " ".join(piece.split()) in text, (case.name, piece)


def _fresh(result: TrimResult) -> TrimResult:
    """Return the same result without its cached savings."""
    return TrimResult(**{f: getattr(result, f) for f in result.__dataclass_fields__})


def floor(sources: Sequence[bytes]) -> int:
    """Parse the MIME of mails with the stdlib and count the tokens of their texts once."""
    total = 0
    for source in sources:
        for part in email.message_from_bytes(source).walk():
            if part.get_content_maintype() == "text":
                payload = part.get_payload(decode=True)
                assert isinstance(payload, bytes)
                total += _COUNT(payload.decode("utf-8", "replace"))
    return total


def _ms(call: Callable[[], object]) -> float:
    """Return the median CPU milliseconds of a call, over a second or five runs."""
    call()
    times: list[float] = []
    while len(times) < 5 or (sum(times) < 1 and len(times) < 25):  # noqa: PLR2004
        start = time.process_time()
        call()
        times.append(time.process_time() - start)
    return 1_000 * statistics.median(times)


def ranker_alone(folder: Path, name: str) -> dict[str, float]:
    """Return the CPU ms of ranking the passages of a set's threads, vectors not kept."""
    way = rankings(None)["bm25 + static"]
    queries = load(folder, name, _QUERIES)
    sizes = [sum(query.costs) for query in queries]
    assert all(len(way(q)) == len(q.places) for q in queries[:20])  # warm
    return _per_thousand([_once(partial(way, query)) for query in queries], sizes)


def real_trims(folder: Path, trimmer: Trimmer, task: str | None) -> dict[str, float]:
    """Return the CPU ms of trimming composed threads, parsed before, as seen for the first time.

    `task` None stands for the query's text.
    """
    times, sizes = [], []
    for query in load(folder, "inline_quotes_dev", _TRIMS):
        thread = parse_thread(emails_of(query.thread))
        known_kinds.cache_clear()
        asked = task or query.text
        times.append(_once(partial(trimmer.trim_thread, thread, task=asked, max_tokens=400)))
        sizes.append(sum(COUNT(message.said) for message in thread.messages))
    return _per_thousand(times, sizes)


def _once(call: Callable[[], object]) -> float:
    start = time.process_time()
    call()
    return 1_000 * (time.process_time() - start)


def _per_thousand(times: Sequence[float], tokens: Sequence[int]) -> dict[str, float]:
    each = [1_000 * ms / max(1, n) for ms, n in zip(times, tokens, strict=True)]
    return {"a thread": statistics.median(times), "a 1,000 tokens": statistics.median(each)}


def real_table(data: str) -> tuple[Table, dict[str, float]]:
    """Measure the ranker alone and whole trims on the development data."""
    folder = data_folder(data, "relevance")
    trimmer = Trimmer(TrimConfig(counter="cl100k_base", vector_cache_bytes=0))
    trimmer.warm()
    found = {f"ranker alone, {n}": ranker_alone(folder, n) for n in REAL}
    found["trim for a question"] = real_trims(folder, trimmer, None)
    found["trim for a reply"] = real_trims(folder, trimmer, "Draft a reply")
    columns = ["", "a thread", "a 1,000 tokens"]
    rows = [[name, *(f"{ms:.1f}" for ms in figures.values())] for name, figures in found.items()]
    note = f"CPU ms, medians of {_QUERIES} and {_TRIMS} queries; vectors and cues not kept."
    table = Table(title="threads of the development data", columns=columns, rows=rows, note=note)
    return table, {f"speed/{n}/ms_per_1000": f["a 1,000 tokens"] for n, f in found.items()}


def main() -> None:
    """Run all and write the results."""
    parser = argparse.ArgumentParser(description="Measure the CPU time of a trim.")
    parser.add_argument("data", nargs="?", help="the folder of the development data")
    data = parser.parse_args().data
    trimmer = Trimmer(TrimConfig(model="gpt-5-mini", vector_cache_bytes=0))
    trimmer.warm()
    cases = [*map(fixture_case, NAMES), *map(composed_case, SIZES)]
    found = {case.name: measure(case, trimmer) for case in cases}
    rows = [[name, *_cells(times)] for name, times in found.items()]
    columns = ["", "visible tokens", "mail", "thread", "select", "render", "whole", "savings"]
    columns += ["floor", "whole / floor", "whole a 1,000 tokens"]
    small, large = found[f"{SIZES[1]} messages"], found[f"{SIZES[-1]} messages"]
    growth = (large.whole / small.whole) / (SIZES[-1] / SIZES[1])
    note = (
        "CPU milliseconds, medians, warm, vectors not kept; select is the rest of the whole. "
        f"A message among {SIZES[-1]} takes {growth:.2f} times what it takes among {SIZES[1]}."
    )
    table = Table(title="a trim by stage", columns=columns, rows=rows, note=note)
    tables = [table]
    figures = {f"speed/{name}/whole_to_floor": t.whole / t.floor for name, t in found.items()}
    figures["speed/growth_a_message"] = growth
    if data:
        real, more = real_table(data)
        tables.append(real)
        figures |= more
    for table in tables:
        print(table.markdown())
    rounded = {name: round(value, 3) for name, value in figures.items()}
    command = "python -m benchmarks.speed.trim" + (" DATA" if data else "")
    print(write("speed", command, tables, rounded))


def _cells(times: Times) -> list[str]:
    stages = (times.mail, times.thread, times.select, times.render, times.whole, times.savings)
    per_thousand = 1_000 * times.whole / max(1, times.tokens)
    return [
        f"{times.tokens:,}",
        *(f"{ms:.1f}" for ms in stages),
        f"{times.floor:.1f}",
        f"{times.whole / times.floor:.1f}",
        f"{per_thousand:.1f}",
    ]


if __name__ == "__main__":
    main()
