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

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from benchmarks.quality.compose import compose
from benchmarks.quality.data import COUNT, Query
from benchmarks.quality.pipeline import folded, standing
from context_trim import Email, TrimConfig, Trimmer, parse_email

LIMITS = (1_000, 2_000)
"""Limits of the mail's text, in tokens (cl100k_base)."""

GROUPS = {"3 to 5": (3, 5), "6 to 9": (6, 9), "10 to 15": (10, 15), "16 and more": (16, 99)}
"""Threads by their number of mails."""

READ, WRITE = 0.1, 1.25
_LEAST, _STEP = 1_024, 128


@dataclass(frozen=True, kw_only=True)
class Turn:
    """A turn's text with its tokens, and where its last mail ends: the lines of the fence after it
    change. `evidence` is gold characters in the text and in the mails so far.
    """

    text: str
    prefix: str
    retrimmed: bool
    evidence: tuple[int, int]

    @cached_property
    def tokens(self) -> int:
        """The tokens of the text."""
        return COUNT(self.text)


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
    emails = [parse_email(source) for source in compose(query.thread)]
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
        same = COUNT(_common(before, turn.text))
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
        prefix = COUNT(turn.prefix)
        read = COUNT(before) if before and turn.prefix.startswith(before) else 0
        read = read if read >= least else 0
        write = prefix - read if prefix >= least else 0
        bills.append(turn.tokens - (1 - READ) * read + (WRITE - 1) * write)
        before = turn.prefix
    plain = [float(turn.tokens) for turn in turns]
    return bills if sum(bills) <= sum(plain) else plain


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
