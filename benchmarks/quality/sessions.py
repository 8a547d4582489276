"""What a growing thread costs turn by turn, and what of the evidence it keeps.

`python -m benchmarks.quality.sessions DATA` composes raw mail from the list threads in
DATA/relevance, gives it to three agents mail by mail, and adds up what their input costs:

untrimmed
    The visible text of all mails in the order of arrival, so that its beginning stays as it is.
afresh
    `trim` of all mails at each turn.
session
    `session.add` of each mail.

A bill is in prices of one input token that is not cached; the read price is a tenth (OpenAI since
gpt-5, Anthropic). What is identical with the turn before, from the first byte, is cached:

openai
    From 1,024 tokens on in steps of 128, without a price for writing
    (platform.openai.com/docs/guides/prompt-caching).
anthropic
    From 1,024 tokens on, where a block ended in the turn before; writing costs 1.25
    (docs.anthropic.com/en/docs/build-with-claude/prompt-caching). Whoever trims afresh is taken to
    switch the cache off where it costs more.

Both also with instructions of 1,024 tokens or more before the mail, which reach the minimum and are
left out of the bill. Evidence: of the gold characters of the mails that have arrived, those that
stand in the text, over all turns. The task of a thread is known from its first turn.
"""

from __future__ import annotations

import argparse
import contextlib
import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest import mock
from xml.sax.saxutils import escape

from benchmarks.quality.compose import emails_of
from benchmarks.quality.data import COUNT, Query, data_folder, load
from benchmarks.quality.pipeline import folded, standing
from benchmarks.report import RESULTS, Table, write
from context_trim import BudgetError, Email, TrimConfig, Trimmer

LIMITS = (1_000, 2_000)
"""Limits of the mail's text, in tokens (cl100k_base)."""

GROUPS = {"3 to 5": (3, 5), "6 to 9": (6, 9), "10 to 15": (10, 15), "16 and more": (16, 99)}
"""Threads by their number of mails."""

TURNS = 10
"""Turns of the threads in the picture."""

WORTHS = (1, 2, 4, 8, 1_000)

READ, WRITE = 0.1, 1.25
_LEAST, _STEP = 1_024, 128


@dataclass(frozen=True, kw_only=True)
class Turn:
    """A turn's text, and its beginning up to the line that closes the fence.

    `evidence` is gold characters in the text, and in the mails that have arrived.
    """

    text: str
    prefix: str
    retrimmed: bool
    evidence: tuple[int, int]

    @functools.cached_property
    def tokens(self) -> int:
        """The tokens of the text."""
        return _count(self.text)


Way = Callable[[Query, Sequence[Email]], Iterator[tuple[str, str, bool]]]
"""Yields the text of each turn, its prefix, and whether it was trimmed anew."""


def ways(limit: int) -> dict[str, Way]:
    """Return the three agents, who know the task and have a limit."""
    trimmer = Trimmer(TrimConfig(counter="cl100k_base"))

    def untrimmed(_query: Query, emails: Sequence[Email]) -> Iterator[tuple[str, str, bool]]:
        text = ""
        for email in emails:
            text += f"From: {email.sender.label}\nDate: {email.sent_at}\n\n{email.text}\n\n"
            yield text, text, False

    def afresh(query: Query, emails: Sequence[Email]) -> Iterator[tuple[str, str, bool]]:
        for number in range(1, len(emails) + 1):
            text = trimmer.trim(list(emails[:number]), task=query.text, max_tokens=limit).text
            yield text, text.rpartition("\n")[0] + "\n", False

    def session(query: Query, emails: Sequence[Email]) -> Iterator[tuple[str, str, bool]]:
        growing = trimmer.session(task=query.text, max_tokens=limit)
        for email in emails:
            result = growing.add(email)
            assert COUNT(result.text) == result.tokens <= limit
            yield result.text, result.prefix, result.retrimmed

    return {"untrimmed": untrimmed, "afresh": afresh, "session": session}


def replay(query: Query, way: Way) -> list[Turn]:
    """Give a thread to an agent, mail by mail."""
    emails = emails_of(query.thread)
    turns = []
    for number, (text, prefix, retrimmed) in enumerate(way(query, emails)):
        gold = [query.thread[m]["passages"][p] for m, p in query.gold if m <= number]
        stands = sum(standing(passage, text) for passage in gold)
        there = sum(len(folded(passage)) for passage in gold)
        turns.append(Turn(text=text, prefix=prefix, retrimmed=retrimmed, evidence=(stands, there)))
    return turns


def openai(turns: Sequence[Turn], *, instructed: bool) -> list[float]:
    """Return what each turn costs where prefixes are cached in steps."""
    bills: list[float] = []
    before = ""
    for turn in turns:
        same = _count(_common(before, turn.text))
        least = 0 if instructed else _LEAST
        cached = same // _STEP * _STEP if same >= least else 0
        bills.append(turn.tokens - (1 - READ) * cached)
        before = turn.text
    return bills


def anthropic(turns: Sequence[Turn], *, instructed: bool) -> list[float]:
    """Return what each turn costs where the prefix of each is written and then read."""
    bills: list[float] = []
    before = ""
    for turn in turns:
        least = 0 if instructed else _LEAST
        prefix = _count(turn.prefix)
        read = _count(before) if before and turn.prefix.startswith(before) else 0
        read = read if read >= least else 0
        written = prefix - read if prefix >= least else 0
        bills.append(turn.tokens - (1 - READ) * read + (WRITE - 1) * written)
        before = turn.prefix
    plain = [float(turn.tokens) for turn in turns]
    return bills if sum(bills) <= sum(plain) else plain


@functools.lru_cache(maxsize=20_000)
def _count(text: str) -> int:
    return COUNT(text)


def _common(one: str, other: str) -> str:
    size = next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    return one[:size]


PRICES: Mapping[str, tuple[Callable[..., list[float]], bool]] = {
    "openai": (openai, False),
    "openai, instructed": (openai, True),
    "anthropic": (anthropic, False),
    "anthropic, instructed": (anthropic, True),
}


def evidence(turns: Sequence[Turn]) -> tuple[int, int]:
    """Return gold characters in the texts and in the mails, over turns."""
    return sum(t.evidence[0] for t in turns), sum(t.evidence[1] for t in turns)


def measure(queries: Sequence[Query], limit: int) -> dict[str, dict[str, list[Turn]]]:
    """Return the turns of each thread by way and query; threads that no way can do are left out."""
    agents = ways(limit)
    found: dict[str, dict[str, list[Turn]]] = {name: {} for name in agents}
    for query in queries:
        try:
            turns = {name: replay(query, way) for name, way in agents.items()}
        except BudgetError:
            continue
        for name in agents:
            found[name][query.id] = turns[name]
    return found


def bills(turns: Mapping[str, list[Turn]], price: str) -> dict[str, list[float]]:
    """Return what each turn of each thread costs."""
    way, instructed = PRICES[price]
    return {i: way(t, instructed=instructed) for i, t in turns.items()}


def kept_share(turns: Mapping[str, list[Turn]]) -> float:
    """Return the share of the evidence that stands in the texts."""
    pairs = [evidence(t) for t in turns.values()]
    return sum(a for a, _ in pairs) / max(1, sum(b for _, b in pairs))


def bound(found: Mapping[str, Mapping[str, list[Turn]]], limit: int) -> list[str]:
    """Return the threads that the limit binds: in some turn not everything that is said fits."""
    return [i for i, turns in found["afresh"].items() if max(t.tokens for t in turns) > 0.9 * limit]


def by_turn(found: Mapping[str, list[list[float]]], turns: int) -> dict[str, list[float]]:
    """Return the mean over threads of the sum of the bills up to each turn."""
    return {
        name: [sum(sum(b[: k + 1]) for b in lists) / max(1, len(lists)) for k in range(turns)]
        for name, lists in found.items()
    }


def _of_length(queries: Sequence[Query], low: int, high: int) -> set[str]:
    return {q.id for q in queries if low <= len(q.thread) <= high}


def _length_table(
    queries: Sequence[Query], found: Mapping[str, Mapping[str, list[Turn]]], limit: int
) -> tuple[Table, dict[str, float]]:
    """Return bill a turn and evidence by the length of threads, of those that the limit binds."""
    rows: list[list[str]] = []
    figures: dict[str, float] = {}
    binding = set(bound(found, limit))
    groups = {"all": (0, 10**6), **GROUPS}
    for group, (low, high) in groups.items():
        ids = sorted(_of_length(queries, low, high) & binding)
        for name, all_turns in found.items():
            turns = {i: all_turns[i] for i in ids}
            count = sum(map(len, turns.values()))
            if not count:
                continue
            costs = [sum(map(sum, bills(turns, p).values())) / count for p in PRICES]
            anew = sum(t.retrimmed for ts in turns.values() for t in ts) / count
            size = sum(t.tokens for ts in turns.values() for t in ts) / count
            share = kept_share(turns)
            rows.append([
                f"{group} ({len(ids)})", name, f"{size:,.0f}", *(f"{c:,.0f}" for c in costs),
                f"{100 * share:.1f} %", f"{anew:.2f}",
            ])  # fmt: skip
            key = f"{limit}/{group}/{name}"
            figures[f"{key}/evidence"] = share
            figures |= {f"{key}/{p}": c for p, c in zip(PRICES, costs, strict=True)}
    columns = ["mails (threads)", "way", "tokens", *PRICES, "evidence", "re-trims a turn"]
    title = f"Limit {limit:,}: bill and tokens a turn, threads that the limit binds"
    return Table(title=title, columns=columns, rows=rows), figures


def _turn_table(
    queries: Sequence[Query], found: Mapping[str, Mapping[str, list[Turn]]], limit: int, turns: int
) -> tuple[Table, dict[str, dict[str, list[float]]]]:
    """Return the mean bill up to each turn, over threads that are long enough and bound."""
    ids = sorted(_of_length(queries, turns, 10**6) & set(bound(found, limit)))
    lines = {
        price: by_turn(
            {
                name: list(bills({i: all_turns[i] for i in ids}, price).values())
                for name, all_turns in found.items()
            },
            turns,
        )
        for price in PRICES
    }
    rows = [
        [price, name, *(f"{v:,.0f}" for v in values)]
        for price, ways_ in lines.items()
        for name, values in ways_.items()
    ]
    title = f"Limit {limit:,}: bill up to a turn, {len(ids)} bound threads of {turns} mails or more"
    columns = ["cache", "way", *(f"turn {k + 1}" for k in range(turns))]
    return Table(title=title, columns=columns, rows=rows), lines


def _mark_table(queries: Sequence[Query], limit: int) -> Table:
    """Return bill and evidence for other worths of a token, which `mark` weighs."""
    rows = []
    for worth in WORTHS:
        with mock.patch("context_trim.session.mark.WORTH", worth):
            turns: dict[str, list[Turn]] = {}
            for query in queries:
                with contextlib.suppress(BudgetError):
                    turns[query.id] = replay(query, ways(limit)["session"])
        count = sum(map(len, turns.values()))
        costs = [sum(map(sum, bills(turns, p).values())) / count for p in PRICES]
        anew = sum(t.retrimmed for ts in turns.values() for t in ts) / count
        rows.append(
            [f"{worth:g}", *(f"{c:,.0f}" for c in costs), f"{100 * kept_share(turns):.1f} %",
             f"{anew:.2f}"]
        )  # fmt: skip
    columns = ["worth", *PRICES, "evidence", "re-trims a turn"]
    title = f"Limit {limit:,}: the session's bill and evidence by the worth of the last token"
    return Table(title=title, columns=columns, rows=rows, note="The highest leaves no room at all.")


def _task_table(pairs: Sequence[tuple[Query, Query]], limit: int) -> tuple[Table, dict[str, float]]:
    """Return bill and evidence of a turn without mail that changes the task."""
    trimmer = Trimmer(TrimConfig(counter="cl100k_base"))
    costs: dict[str, float] = {}
    stands: dict[str, int] = {}
    there = 0
    for old, new in pairs:
        emails = emails_of(old.thread)
        session = trimmer.session(task=old.text, max_tokens=limit)
        before = [session.add(email) for email in emails][-1]
        after = session.add(task=new.text)
        fresh = trimmer.trim(list(emails), task=new.text, max_tokens=limit)
        gold = [new.thread[m]["passages"][p] for m, p in new.gold]
        there += sum(len(folded(passage)) for passage in gold)
        for name, text, cached in (
            ("the text as it was", before.text, before.tokens),
            ("session", after.text, after.stable_prefix_tokens),
            ("afresh", fresh.text, COUNT(_common(before.text, fresh.text))),
        ):
            cost = COUNT(text) - (1 - READ) * (cached // _STEP * _STEP)
            costs[name] = costs.get(name, 0.0) + cost
            stands[name] = stands.get(name, 0) + sum(standing(p, text) for p in gold)
    rows = [
        [name, f"{cost / len(pairs):,.0f}", f"{100 * stands[name] / there:.1f} %"]
        for name, cost in costs.items()
    ]
    title = f"Limit {limit:,}: a turn that changes the task, {len(pairs)} bound threads"
    figures = {f"{limit}/task/{name}/evidence": stands[name] / there for name in costs}
    table = Table(title=title, columns=["way", "openai, instructed", "evidence"], rows=rows)
    return table, figures


_BOX = 'viewBox="0 0 640 400" font-family="sans-serif" font-size="12"'


def chart(path: Path, title: str, lines: Mapping[str, Sequence[float]]) -> None:
    """Write the bill up to each turn as a picture; a line that leaves it goes out at the top."""
    top = 1.15 * max(max(v) for n, v in lines.items() if n != "untrimmed")
    left, head, right, foot = 70, 40, 480, 350
    steps = max(map(len, lines.values()))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {_BOX} role="img">',
        f"<title>{escape(title)}</title>",
        '<rect width="640" height="400" fill="#fff"/>',
        f'<text x="{left}" y="24" font-size="15">{escape(title)}</text>',
    ]

    def place(step: int, value: float) -> tuple[float, float]:
        x = left + (right - left) * step / max(1, steps - 1)
        return x, foot - (foot - head) * min(value, top) / top

    for fifth in range(6):
        y = place(0, top * fifth / 5)[1]
        label = (
            f'<text x="{left - 8}" y="{y + 4:.1f}" text-anchor="end">{top * fifth / 5:,.0f}</text>'
        )
        parts += [f'<path d="M{left} {y:.1f}H{right}" stroke="#ddd"/>', label]
    for step in range(steps):
        x = place(step, 0)[0]
        parts.append(f'<text x="{x:.1f}" y="{foot + 18}" text-anchor="middle">{step + 1}</text>')
    parts.append(f'<text x="{(left + right) / 2}" y="{foot + 38}" text-anchor="middle">turn</text>')
    styles = zip(("#475569", "#c2410c", "#1b6ca8"), ("2 3", "6 3", ""), strict=True)
    for number, ((name, values), (colour, dash)) in enumerate(
        zip(lines.items(), styles, strict=True)
    ):
        inside = [v for v in values if v <= top]
        cut = values[: len(inside) + 1]
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in (place(i, v) for i, v in enumerate(cut)))
        style = f'stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"'
        y = head + 14 + 20 * number
        parts.append(f'<polyline points="{points}" fill="none" {style}/>')
        parts.append(f'<path d="M{right + 16} {y - 4}h24" {style}/>')
        parts.append(f'<text x="{right + 46}" y="{y}">{escape(name)}</text>')
    path.write_text("\n".join([*parts, "</svg>\n"]), encoding="utf-8")


def main() -> None:
    """Replay all threads and write the results."""
    parser = argparse.ArgumentParser(description="The bill of growing threads.")
    parser.add_argument("data", metavar="DATA", help="the folder that holds relevance/")
    parser.add_argument("--every", type=int, default=1, help="take every n-th thread only")
    parser.add_argument("--worths", action="store_true", help="other marks too (much longer)")
    given = parser.parse_args()
    everything = load(data_folder(given.data, "relevance"), "inline_quotes_dev")
    last = {q.thread_key: q for q in everything if len(q.thread) >= GROUPS["3 to 5"][0]}
    first = {q.thread_key: q for q in reversed(everything)}
    queries = list(last.values())[:: given.every]
    tables: list[Table] = []
    figures: dict[str, float] = {}
    for limit in LIMITS:
        found = measure(queries, limit)
        table, more = _length_table(queries, found, limit)
        figures |= more
        turns, lines = _turn_table(queries, found, limit, TURNS)
        binding = [q for q in queries if q.id in bound(found, limit)]
        pairs = [(first[q.thread_key], q) for q in binding]
        tasks, more = _task_table([(a, b) for a, b in pairs if a.gold != b.gold], limit)
        figures |= more
        tables += [table, turns, tasks]
        if given.worths:
            tables.append(_mark_table(binding, limit))
        for price in ("openai, instructed", "anthropic, instructed"):
            name = f"sessions_{limit}_{price.partition(',')[0]}.svg"
            chart(RESULTS / name, f"Bill up to a turn, limit {limit:,}, {price}", lines[price])
    command = "python -m benchmarks.quality.sessions DATA"
    command += f" --every {given.every}" if given.every > 1 else ""
    command += " --worths" if given.worths else ""
    print(write("sessions", command, tables, figures))


if __name__ == "__main__":
    main()
