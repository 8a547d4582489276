"""Pass two: threads and their calls, in batches."""

from __future__ import annotations

import itertools
import random
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from context_trim.errors import SourceError
from context_trim.replay.index import build_index
from context_trim.replay.plan import Plan
from context_trim.replay.schema import THREADS
from context_trim.replay.tasks import AsOf, Rule
from tests.replay.dumps import indexed, mail, mbox, points, rows

THREAD = [
    mail("a", days=0),
    mail("b", sender="bo@example.org", references="a", days=1),
    mail("c", references="a", days=2),
    mail("d", sender="bo@example.org", references="a", days=3),
]


def moments(found: list[dict[str, Any]]) -> list[list[int]]:
    """Return, for each thread, the numbers of the mails at which a call is made."""
    return [[row["messages"][c["message"]]["number"] for c in row["calls"]] for row in found]


def test_each_mail_is_a_call(tmp_path: Path) -> None:
    """Without settings, every mail is the moment of a call with the task and limit."""
    (row,) = rows(indexed(tmp_path, THREAD))
    assert row["calls"] == [
        {"message": n, "as_of": "message", "task": "Answer", "rule": "all", "max_tokens": 500,
         "session": False} for n in range(4)
    ]  # fmt: skip
    assert [m["source"] for m in row["messages"]] == THREAD


def test_own_mail_is_no_call(tmp_path: Path) -> None:
    """It is still seen by the calls after it, and nothing after the last call is read."""
    (row,) = rows(indexed(tmp_path, THREAD), mine=frozenset({"BO@example.org "}))
    assert moments([row]) == [[0, 2]]
    assert [m["number"] for m in row["messages"]] == [0, 1, 2]


def test_whole_threads(tmp_path: Path) -> None:
    """As of the thread, a call comes with all its mails."""
    (row,) = rows(indexed(tmp_path, THREAD), as_of=AsOf.THREAD, mine=frozenset({"bo@example.org"}))
    assert [m["number"] for m in row["messages"]] == [0, 1, 2, 3]
    assert {c["as_of"] for c in row["calls"]} == {"thread"}


def test_period(tmp_path: Path) -> None:
    """Both days count, in UTC; a mail without a date is in no period."""
    mails = [*THREAD, mail("x", subject="None", days=None)]
    index = indexed(tmp_path, mails)
    assert moments(rows(index, since=date(2026, 3, 3), until=date(2026, 3, 4))) == [[1, 2]]
    assert moments(rows(index, since=date(2026, 3, 5))) == [[3]]
    assert moments(rows(index, until=date(2026, 3, 2))) == [[0]]
    assert moments(rows(index, until=date.max)) == [[0, 1, 2, 3]]
    assert moments(rows(index)) == [[0, 1, 2, 3], [4]]


def test_rules_choose_calls(tmp_path: Path) -> None:
    """A thread without a call is left out; rules give name, task and limit."""
    mails = [*THREAD, mail("x", subject="Tax")]
    rule = Rule(name="bo", sender=("bo@example.org",), task="Check", max_tokens=77)
    (row,) = rows(indexed(tmp_path, mails), rules=(rule,))
    assert moments([row]) == [[1, 3]]
    assert {(c["rule"], c["task"], c["max_tokens"]) for c in row["calls"]} == {("bo", "Check", 77)}


def test_nothing_behind_the_last_call_is_given(tmp_path: Path) -> None:
    """Also where it is the rules that say which call is the last."""
    rule = Rule(sender=("anna@example.org",))
    (row,) = rows(indexed(tmp_path, THREAD), rules=(rule,))
    assert moments([row]) == [[0, 2]]
    assert [m["number"] for m in row["messages"]] == [0, 1, 2]


def many(count: int = 60) -> list[bytes]:
    """Return mails in threads of four."""
    return [mail(f"m{n}", references=f"root{n // 4}", days=n / 24) for n in range(count)]


@pytest.mark.parametrize("session", [False, True])
def test_sample_does_not_depend_on_the_order_of_the_dump(tmp_path: Path, session: bool) -> None:  # noqa: FBT001
    """The same mails are drawn from a dump that is shuffled and read under another salt."""
    mails = many()
    shuffled = random.Random(4).sample(mails, len(mails))  # noqa: S311
    path = mbox(tmp_path / "s.mbox", shuffled)
    other = build_index([path], tmp_path / "other", salt=b"other salt")
    drawn = []
    for index in (indexed(tmp_path, mails), other):
        found = rows(index, sample=10, seed=3, session=session)
        sources = [row["messages"][c["message"]]["source"] for row in found for c in row["calls"]]
        drawn.append(sorted(sources))
    assert drawn[0] == drawn[1]
    assert len(drawn[0]) == (12 if session else 10)
    again = rows(other, sample=10, seed=4, session=session)
    assert moments(again) != moments(rows(other, sample=10, seed=3, session=session))


def test_a_sample_for_sessions_has_whole_threads(tmp_path: Path) -> None:
    """A session's calls follow each other, so a thread is drawn with all its calls or not."""
    found = rows(indexed(tmp_path, many()), sample=10, session=True)
    assert [len(row["calls"]) for row in found] == [4, 4, 4]
    assert all(c["session"] for row in found for c in row["calls"])


def test_a_sample_larger_than_the_dump_is_all(tmp_path: Path) -> None:
    """Nothing is drawn twice."""
    index = indexed(tmp_path, THREAD)
    assert rows(index, sample=99) == rows(index)


def test_size_is_what_there_is_to_do(tmp_path: Path) -> None:
    """Threads and calls are known before anything is read again."""
    index = indexed(tmp_path, many())
    size = Plan(index, points(sample=10, session=True)).size
    assert (size.threads, size.calls) == (3, 12)


def test_batches_are_bounded(tmp_path: Path) -> None:
    """A batch holds as many threads as fit, at least one, and no thread is cut."""
    mails = many(80)
    mails[40] = mail("m40", references="root10", body="x" * 9_000, days=2)
    plan = Plan(indexed(tmp_path, mails), points())
    batches = list(plan.batches(batch_bytes=3_000))
    assert all(batch.schema.equals(THREADS, check_metadata=True) for batch in batches)
    sizes = [
        [sum(len(m["source"]) for m in row["messages"]) for row in batch.to_pylist()]
        for batch in batches
    ]
    assert all(sum(batch) <= 3_000 or len(batch) == 1 for batch in sizes)
    assert all(sum(one) + other[0] > 3_000 for one, other in itertools.pairwise(sizes))
    assert [row["thread"] for b in batches for row in b.to_pylist()] == list(range(0, 80, 4))


def test_going_on_after_a_thread(tmp_path: Path) -> None:
    """What comes after a thread is what a whole run has there, also in a sample."""
    plan = Plan(indexed(tmp_path, many()), points(sample=30))
    whole = [row for b in plan.batches() for row in b.to_pylist()]
    rest = [row for b in plan.batches(after=whole[4]["thread"]) for row in b.to_pylist()]
    assert rest == whole[5:]


def test_a_dump_that_changed_is_an_error(tmp_path: Path) -> None:
    """A mail that no longer stands in its place is named, never replaced by another."""
    index = indexed(tmp_path, THREAD)
    path = tmp_path / "all.mbox"
    whole = path.read_bytes()
    for other in (whole[:400], whole.replace(b"Text of c", b"Tax1 of c")):
        path.write_bytes(other)
        with pytest.raises(SourceError, match=r"all\.mbox at byte .*no longer stands there"):
            rows(index)
