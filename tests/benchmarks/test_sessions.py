"""The bills of growing threads."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from benchmarks.quality.data import COUNT, Query
from benchmarks.quality.sessions import Turn, anthropic, chart, kept_share, openai, replay, ways

LINE = "one two three four five six seven eight nine ten\n"
LONG = LINE * 150


def _turns(*prefixes: str) -> list[Turn]:
    return [Turn(text=f"{p}end", prefix=p, retrimmed=False, evidence=(0, 0)) for p in prefixes]


def test_openai_reads_what_is_identical_from_the_first_byte_in_steps() -> None:
    """A tenth for whole steps of 128 tokens from 1,024 on; nothing for another beginning."""
    turns = _turns(LONG, LONG + LINE, f"x{LONG}")
    first, second, third = openai(turns, instructed=False)
    cached = COUNT(LONG) // 128 * 128
    assert first == turns[0].tokens
    assert second == pytest.approx(turns[1].tokens - 0.9 * cached)
    assert third == turns[2].tokens


def test_short_prompts_are_cached_behind_instructions_only() -> None:
    """The minimum counts the whole prompt."""
    turns = _turns(LINE * 20, LINE * 30)
    assert openai(turns, instructed=False)[1] == turns[1].tokens
    assert openai(turns, instructed=True)[1] < turns[1].tokens


def test_anthropic_bills_what_is_written() -> None:
    """A quarter more for what is new, a tenth for what was written; never more than no cache."""
    turns = _turns(LONG, LONG + LINE)
    first, second = anthropic(turns, instructed=False)
    assert first == pytest.approx(turns[0].tokens + 0.25 * COUNT(LONG))
    new = COUNT(LONG + LINE) - COUNT(LONG)
    assert second == pytest.approx(turns[1].tokens - 0.9 * COUNT(LONG) + 0.25 * new)
    apart = _turns(LONG, f"x{LONG}")
    assert anthropic(apart, instructed=False) == [t.tokens for t in apart]


def test_a_thread_is_replayed_mail_by_mail() -> None:
    """Evidence counts from the turn in which its mail arrives; the session's text grows."""
    thread = [
        {"from": f"P{n}", "date": "", "subject": "Keys", "passages": [f"Key {n} is with Bo today."]}
        for n in range(4)
    ]
    query = Query(id="1", text="Who has key 1?", thread=thread, gold=frozenset({(1, 0)}))
    for name, way in ways(1_000).items():
        turns = replay(query, way)
        assert [t.evidence[1] > 0 for t in turns] == [False, True, True, True], name
        assert kept_share({"1": turns}) == 1
        if name == "session":
            assert all(b.prefix.startswith(a.prefix) for a, b in itertools.pairwise(turns))


def test_the_picture_has_a_line_a_way(tmp_path: Path) -> None:
    """And names each."""
    lines = {"untrimmed": [1.0, 9.0, 30.0], "afresh": [1.0, 2.0, 3.0], "session": [1.0, 1.5, 2.0]}
    chart(tmp_path / "a.svg", "Bill <1>", lines)
    svg = (tmp_path / "a.svg").read_text(encoding="utf-8")
    assert svg.count("<polyline") == 3
    assert "Bill &lt;1&gt;" in svg
    assert all(f">{name}</text>" in svg for name in lines)
