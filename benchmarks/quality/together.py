"""How often an inline answer stands in the prompt without its question, and the reverse.

`python -m benchmarks.quality.together DATA`. Threads of the development set get a reply that quotes
passages and answers each below it, in the words of their writers, and a last mail that says thanks.
What is quoted and answered is thus known: the question is the last sentence with a question mark
of the quoted passages, or their last sentence. Budgets are shares of what the thread says once.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from benchmarks.quality.compose import compose
from benchmarks.quality.data import COUNT, Query, data_folder, load
from benchmarks.quality.pipeline import folded
from benchmarks.report import Table, write
from context_trim import BudgetError, Email, TrimConfig, Trimmer, parse_email, parse_thread

SHARE = 0.25
SHORT = 200
"""Characters: an answer that is longer mostly says what it is about."""

TASKS = ("What was decided?", "Who has to do what, and by when?", None)
_SENTENCE = re.compile(r"[^.!?\s][^.!?]*[.!?]*")
_THANKS = "Thanks, that is all I need for now."


@dataclass(frozen=True, kw_only=True)
class Pair:
    """An answer and the question above it."""

    question: str
    answer: str


@dataclass(frozen=True, kw_only=True)
class Case:
    """Mails of a thread, the answered questions in it, and what it says in tokens (cl100k)."""

    emails: Sequence[Email]
    pairs: Sequence[Pair]
    tokens: int


@dataclass(frozen=True, kw_only=True)
class Found:
    """What of a pair stands in a text."""

    short: bool
    question: bool
    answer: bool


def cases(queries: Sequence[Query], limit: int) -> Iterator[Case]:
    """Yield up to `limit` threads with a reply that answers two passages or more between them."""
    threads = groupby(sorted(queries, key=lambda q: q.thread_key), key=lambda q: q.thread_key)
    many = [group for _, found in threads if len(group := list(found)) > 1]
    step = max(1, len(many) // limit)
    for group in many[::step][:limit]:
        yield _case(sorted(group, key=lambda q: min(q.gold)))


def standing(case: Case, text: str) -> list[Found]:
    """Return for each pair what of it stands in a text."""
    inside = folded(text)
    return [
        Found(
            short=len(pair.answer) <= SHORT,
            question=folded(pair.question) in inside,
            answer=folded(last_sentence(pair.answer)) in inside,
        )
        for pair in case.pairs
    ]


def last_sentence(text: str) -> str:
    """Return the last sentence that asks, or the last."""
    sentences = [m.group().strip() for m in _SENTENCE.finditer(folded(text))]
    asking = [s for s in sentences if s.endswith("?")]
    return (asking or sentences or [folded(text)])[-1]


def main() -> None:
    """Run all and write the results."""
    parser = argparse.ArgumentParser(description="Inline answers beside their questions.")
    parser.add_argument("data", help="the folder that holds relevance/")
    parser.add_argument("--threads", type=int, default=100)
    arguments = parser.parse_args()
    queries = load(data_folder(arguments.data, "relevance"), "inline_quotes_dev")
    found = list(_run(cases(queries, arguments.threads)))
    rows: list[list[str]] = []
    figures: dict[str, float] = {}
    for name, group in (
        ("all", found),
        (f"answers up to {SHORT} characters", [f for f in found if f.short]),
        ("longer answers", [f for f in found if not f.short]),
    ):
        answers = [f.question for f in group if f.answer]
        questions = [f.answer for f in group if f.question]
        shares = [_share(answers), _share(questions)]
        rows.append([name, str(len(answers)), *(f"{100 * s:.1f}" for s in shares)])
        figures |= {f"together/{name}/question": shares[0], f"together/{name}/answer": shares[1]}
    table = Table(
        title=f"percent at {SHARE:.0%} of the tokens",
        columns=["", "answers kept", "with their question", "questions kept with their answer"],
        rows=rows,
    )
    print(table.markdown())
    print(write("together", "python -m benchmarks.quality.together DATA", [table], figures))


def _run(found: Iterator[Case]) -> Iterator[Found]:
    trimmer = Trimmer(TrimConfig(counter="cl100k_base"))
    for case in found:
        for task in TASKS:
            budget = int(SHARE * case.tokens)
            try:
                result = trimmer.trim(list(case.emails), task=task, max_tokens=budget)
            except BudgetError:
                continue
            yield from standing(case, result.text)


def _case(group: Sequence[Query]) -> Case:
    thread = max((q.thread for q in group), key=len)
    pairs: list[Pair] = []
    blocks: list[str] = []
    for query in group:
        quoted = "\n\n".join(query.evidence)
        marked = "\n".join(f"> {line}".rstrip() for line in quoted.split("\n"))
        blocks.append(f"{marked}\n\n{query.text}")
        pairs.append(Pair(question=last_sentence(quoted), answer=query.text))
    head = f"{thread[-1].get('from') or 'Someone'} wrote:\n"
    reply = {"from": "Robin Reply", "subject": thread[-1]["subject"], "date": ""}
    last = {"from": "Ann Asker", "subject": thread[-1]["subject"], "date": ""}
    moved = {folded(pair.answer) for pair in pairs}
    sources = compose(
        [
            *(
                {**mail, "passages": [p for p in mail["passages"] if folded(p) not in moved]}
                for mail in thread
            ),
            {**reply, "passages": [head + "\n\n".join(blocks)]},
            {**last, "passages": [_THANKS]},
        ],
        deepest=0,
    )
    emails = [parse_email(source) for source in sources]
    tokens = sum(COUNT(m.said) for m in parse_thread(emails).messages)
    return Case(emails=emails, pairs=pairs, tokens=tokens)


def _share(values: Sequence[bool]) -> float:
    return round(sum(values) / max(1, len(values)), 4)


if __name__ == "__main__":
    main()
