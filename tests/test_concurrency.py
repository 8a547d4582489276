"""One trimmer for many threads and tasks, and results that are kept."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest
from tokenizers import Tokenizer, models, pre_tokenizers

from context_trim import Email, Match, TrimConfig, Trimmer, TrimResult
from context_trim.background import AbandonedError, Background, Stop
from context_trim.cache import size_of
from context_trim.tokens import _tiktoken, _toktok, file_counter
from tests.conftest import load_fixture

NAMES = ("gmail_support_thread", "apple_mail_inline", "gmail_event_planning")
THREADS = [list(load_fixture(name).files) for name in NAMES]
MAIL = b"From: a@x.example\n\nCome at nine."


def _answers(trimmer: Trimmer, number: int) -> tuple[object, ...]:
    result = trimmer.trim(
        THREADS[number % len(THREADS)],
        task=f"What about number {number % 7}?",
        max_tokens=400 + 10 * (number % 11),
        pin=[Match(pattern=r"20 \w+ 2026")] if number % 2 else [],
    )
    return result.text, result.tokens, result.decisions, result.savings.summary()


@pytest.mark.parametrize(
    ("counter", "cache"),
    [("o200k_base", 0), pytest.param("cl100k_base", 100_000, marks=pytest.mark.slow)],
)
def test_sixteen_threads_give_what_one_gives(counter: str, cache: int) -> None:
    """Text, counts, decisions and savings, with and without a cache that forgets."""
    settings: dict[str, Any] = {"counter": counter, "pattern_seconds": 60}
    alone = Trimmer(TrimConfig(**settings))
    expected = [_answers(alone, n) for n in range(8)]
    shared = Trimmer(TrimConfig(**settings, result_cache_bytes=cache))
    start = threading.Barrier(16)

    def work(first: int) -> list[bool]:
        start.wait()
        return [_answers(shared, n) == expected[n] for n in range(first, 8, 2)]

    with ThreadPoolExecutor(16) as pool:
        assert all(all(same) for same in pool.map(work, [n % 2 for n in range(16)]))


@pytest.mark.parametrize("kind", ["toktok", "tiktoken", "file"])
def test_counters_may_be_shared(kind: str, tmp_path: Path) -> None:
    """Sixteen threads count as one does, with each library that counts."""
    path = tmp_path / "tokenizer.json"
    words = Tokenizer(models.WordLevel({"?": 0, "come": 1}, unk_token="?"))  # noqa: S106
    words.pre_tokenizer = pre_tokenizers.Whitespace()
    words.save(str(path))
    made = {"toktok": _toktok, "tiktoken": _tiktoken}
    count = made[kind]("o200k_base") if kind in made else file_counter(str(path)).count
    assert count is not None
    texts = [f"come {'at nine ' * n} 🧠\ud800" for n in range(200)]
    expected = [count(text) for text in texts]
    with ThreadPoolExecutor(16) as pool:
        assert all(
            counts == expected for counts in pool.map(lambda _: [*map(count, texts)], range(16))
        )


def test_atrim_leaves_the_loop_free() -> None:
    """The loop goes on while a trim stands still in its thread."""
    going = threading.Event()
    loop_went_on = threading.Event()

    def slow(text: str) -> int:
        going.set()
        assert loop_went_on.wait(60)
        return len(text)

    async def main() -> TrimResult:
        task = asyncio.create_task(
            Trimmer(TrimConfig(counter=slow, encoder="none")).atrim(MAIL, max_tokens=500)
        )
        await asyncio.to_thread(going.wait)
        loop_went_on.set()
        return await task

    assert "Come at nine." in asyncio.run(main()).text


def test_a_cancelled_call_ends() -> None:
    """Its thread stops at the next count instead of working on for nobody."""
    counted = 0
    going, cancelled = threading.Event(), threading.Event()

    def slow(text: str) -> int:
        nonlocal counted
        counted += 1
        going.set()
        assert cancelled.wait(60)
        return len(text)

    trimmer = Trimmer(TrimConfig(counter=slow, encoder="none", on_error="untrimmed"))

    async def main() -> None:
        task = asyncio.create_task(trimmer.atrim(MAIL, max_tokens=500))
        await asyncio.to_thread(going.wait)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        cancelled.set()

    before = threading.active_count()
    asyncio.run(main())  # joins the loop's threads
    assert counted == 1
    assert threading.active_count() == before


def test_what_waits_is_not_queued_in_threads() -> None:
    """Of 100 calls 32 run; a cancelled one of the rest is gone before it began."""
    release = threading.Event()
    running = threading.Semaphore(0)

    def stand(_: Stop) -> None:
        running.release()
        assert release.wait(60)

    async def main() -> int:
        background = Background()
        loop = asyncio.get_running_loop()
        loop.set_default_executor(ThreadPoolExecutor(50))
        tasks = [asyncio.create_task(background.run(stand)) for _ in range(100)]
        for _ in range(32):
            await asyncio.to_thread(running.acquire)
        for task in tasks[32:]:
            task.cancel()
        gone = await asyncio.gather(*tasks[32:], return_exceptions=True)
        release.set()
        await asyncio.gather(*tasks[:32])
        return sum(isinstance(g, asyncio.CancelledError) for g in gone)

    assert asyncio.run(main()) == 68
    assert not running.acquire(blocking=False)


def test_a_trimmer_serves_several_loops() -> None:
    """One after the other, as tests and scripts do."""
    trimmer = Trimmer(TrimConfig(model="gpt-4o", encoder="none"))
    texts = {asyncio.run(trimmer.atrim(MAIL, max_tokens=99)).text for _ in range(3)}
    assert len(texts) == 1


def test_a_stop_is_told() -> None:
    """Nothing happens before it is set."""
    stop = Stop()
    stop.check()
    stop.set()
    with pytest.raises(AbandonedError):
        stop.check()


class _Counted:
    """A trimmer with a cache, and how often it ranked."""

    def __init__(self, cache: int) -> None:
        self.ranked = 0
        config = TrimConfig(model="gpt-4o", encoder="none", result_cache_bytes=cache)
        self.trimmer = Trimmer(config, wrap=self._wrap)

    def _wrap(self, name: str, function: Any) -> Any:
        def counted(*arguments: object, **options: object) -> object:
            self.ranked += 1
            return function(*arguments, **options)

        return counted if name == "rank" else function

    def made(self, call: Callable[[Trimmer], TrimResult]) -> bool:
        """Return whether the second of two calls is made anew; their results are equal."""
        first = call(self.trimmer)
        before = self.ranked
        assert call(self.trimmer) == first
        return self.ranked > before


@pytest.mark.parametrize(
    "call",
    [
        lambda t: t.trim(MAIL, max_tokens=99),
        lambda t: t.trim([MAIL, MAIL.decode()], max_tokens=99, task="When?"),
        lambda t: t.trim(Email.from_text("Come."), max_tokens=99, pin=["come"]),
        lambda t: t.trim(MAIL, max_tokens=99, pin=[Match(pattern="C.*")], drop=["ten"]),
        lambda t: t.trim({"id": "1", "payload": {"headers": [], "body": {"data": "Q29tZS4="}}},
                         max_tokens=99),
    ],
)  # fmt: skip
def test_equal_calls_are_made_once(call: Callable[[Trimmer], TrimResult]) -> None:
    """Mails known by content, with rules known by content."""
    assert not _Counted(1_000_000).made(call)
    assert _Counted(0).made(call)
    assert _Counted(10).made(call)


def test_calls_known_by_identity_are_made_anew(tmp_path: Path) -> None:
    """Files may change, and functions may answer otherwise."""
    path = tmp_path / "mail.eml"
    path.write_bytes(MAIL)
    counted = _Counted(1_000_000)
    assert counted.made(lambda t: t.trim(path, max_tokens=99))
    assert counted.made(lambda t: t.trim(message_from_bytes(MAIL), max_tokens=99))
    assert counted.made(lambda t: t.trim(MAIL, max_tokens=99, pin=[lambda _: True]))
    assert counted.made(lambda t: t.trim(MAIL, max_tokens=99, drop=[Match(where=bool)]))


def test_other_calls_have_other_results() -> None:
    """Mails, task, limit and rules all tell calls apart."""
    trimmer = _Counted(1_000_000).trimmer
    calls: list[Callable[[], TrimResult]] = [
        lambda: trimmer.trim(MAIL, max_tokens=99),
        lambda: trimmer.trim(MAIL, max_tokens=98),
        lambda: trimmer.trim(MAIL, max_tokens=99, task="x"),
        lambda: trimmer.trim(MAIL, max_tokens=99, pin=["nine"]),
        lambda: trimmer.trim(MAIL, max_tokens=99, drop=["nine"]),
        lambda: trimmer.trim(MAIL + b" ", max_tokens=99, task="x"),
        lambda: trimmer.trim([MAIL, b"Subject: x\n\ny"], max_tokens=99),
        lambda: trimmer.trim([MAIL[:-1], MAIL[-1:] + b"Subject: x\n\ny"], max_tokens=99),
    ]
    for call in calls:
        call()
    assert len(trimmer._results._results) == len(calls)


def test_the_cache_stays_within_its_bytes() -> None:
    """What was asked for longest ago goes first; the rest is still known."""
    counted = _Counted(20_000)
    mails = [MAIL + b" Number %d." % n for n in range(100)]
    for mail in mails:
        counted.trimmer.trim(mail, max_tokens=99)
        counted.trimmer.trim(mails[0], max_tokens=99)
    results = counted.trimmer._results
    sizes = [size_of(result) for result, _ in results._results.values()]
    assert results.size == sum(sizes) <= 20_000
    assert 2 < len(sizes) < 100
    assert not counted.made(lambda t: t.trim(mails[0], max_tokens=99))
    before = counted.ranked
    counted.trimmer.trim(mails[1], max_tokens=99)
    assert counted.ranked > before


def test_failures_are_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """A call that failed once is made anew."""
    config = TrimConfig(
        model="gpt-4o", encoder="none", result_cache_bytes=1_000_000, on_error="untrimmed"
    )
    trimmer = Trimmer(config)
    with monkeypatch.context() as patched:
        patched.setattr(trimmer, "write", lambda *_: 1 / 0)
        assert not trimmer.trim(MAIL, max_tokens=99).trimmed
    assert trimmer.trim(MAIL, max_tokens=99).trimmed
