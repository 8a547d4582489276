"""A run's calls under other models: what the rows say, what the texts say, and what nobody can."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from context_trim import TrimConfig, UnknownModelError, parse_email
from context_trim.errors import ReplayError
from context_trim.own_prices import LocalPrice, OwnPrice, OwnTier
from context_trim.replay.compare import NEEDS_MAIL, NEEDS_TEXT, Bill, Compared, Question, compare
from context_trim.replay.recount import Scale
from context_trim.replay.run import Replay, run
from context_trim.replay.tasks import CallPoints, one_task
from context_trim.tokens import encoding_counter
from tests.replay.made import mails, table, write_mbox

DAY = date(2026, 11, 20)
CONFIG = TrimConfig(model="gpt-5-mini", encoder="none", price_date=DAY)
SOURCES = list(mails(12))


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a run that kept its prompts, beside its mailbox."""
    folder = tmp_path_factory.mktemp("compare")
    box = write_mbox(folder / "a.mbox", SOURCES)
    points = CallPoints(rules=one_task(None), max_tokens=150)
    run(Replay(paths=[box], points=points, trim=CONFIG, keep_text=True), folder / "RUN")
    return folder / "RUN"


def _changed(
    run_folder: Path, out: Path, change: Callable[[list[dict[str, Any]]], None], *drop: str
) -> Path:
    """Return a copy of a run with other rows."""
    shutil.copytree(run_folder, out)
    (part,) = (out / "calls").glob("*.parquet")
    whole = pq.read_table(part)
    rows = whole.to_pylist()
    change(rows)
    pq.write_table(pa.Table.from_pylist(rows, schema=whole.schema).drop_columns(list(drop)), part)
    return out


def _one(folder: Path, model: str, **more: Any) -> Compared:
    (found,) = compare(Question(folder=folder, models=[model], **more)).models
    return found


def test_the_run_s_own_model_has_the_run_s_figures(kept: Path) -> None:
    """Tokens and money are the sums over the rows, to the last digit."""
    found = compare(Question(folder=kept, models=["gpt-5-mini"]))
    rows = table(kept, "calls").to_pylist()
    (model,) = found.models
    assert (found.calls, found.failed, found.finished) == (len(rows), 0, True)
    assert model.tokens_before == sum(row["visible_tokens"] for row in rows)
    assert model.plain.after == sum(row["cost_sent"] for row in rows)
    assert model.plain.before == sum(row["cost_visible"] for row in rows)
    assert model.batch.after is not None
    assert model.batch.after == model.plain.after / 2
    assert model.missing == ()
    assert model.cached_calls == 0


def test_a_stand_in_is_a_multiple(kept: Path) -> None:
    """Claude's tokens are an estimate by a factor, rounded up call by call, at Claude's price."""
    model = _one(kept, "anthropic/claude-sonnet-4-5")
    rows = table(kept, "calls").to_pylist()
    tokens = [-(-row["sent_tokens"] * 3 // 2) for row in rows]
    assert model.counter == "o200k_base x 1.5"
    assert not model.count_exact
    assert model.tokens_after == sum(tokens)
    assert model.plain.after == sum(n * Decimal(3) for n in tokens) / 1_000_000


def test_another_tokenizer_needs_the_texts(kept: Path, tmp_path: Path) -> None:
    """Without prompts and mailboxes it is said what is missing, and nothing is made up."""
    bare = _changed(kept, tmp_path / "RUN", lambda _: None, "text")
    model = _one(bare, "gpt-4")
    assert (model.tokens_before, model.tokens_after) == (None, None)
    assert (model.plain.before, model.plain.after) == (None, None)
    assert model.missing == (f"tokens before: {NEEDS_MAIL}", f"tokens after: {NEEDS_TEXT}")
    assert model.time is None


def test_texts_are_counted_again(kept: Path) -> None:
    """What was sent is the kept prompt; what was visible, the text of the mails of the call."""
    box = kept.parent / "a.mbox"
    found = compare(Question(folder=kept, models=["gpt-4"], mail=[box]))
    (model,) = found.models
    count = encoding_counter("cl100k_base").count
    rows = table(kept, "calls").to_pylist()
    texts = [count(parse_email(source).text) for source in SOURCES]
    before = sum(sum(texts[r["thread"] : r["message"] + 1]) for r in rows)
    assert model.tokens_before == before
    assert model.tokens_after == sum(count(row["text"]) for row in rows)
    assert model.count_exact
    assert (found.recounted, found.differing) == (len(rows), 0)


def test_what_was_left_out_stays_out(kept: Path, tmp_path: Path) -> None:
    """A mail in quarantine was seen by no call, so the recount doesn't see it either."""
    out = tmp_path / "RUN"
    shutil.copytree(kept, out)
    lost = max(row["message"] for row in table(kept, "calls").to_pylist())
    quarantine = [{"thread": 0, "message": lost, "place": "", "error": "x", "detail": ""}]
    pq.write_table(pa.Table.from_pylist(quarantine), out / "quarantine" / "part-00000.parquet")
    question = Question(folder=out, models=["gpt-4"], mail=[kept.parent / "a.mbox"])
    assert compare(question).differing == 1


def test_local_models_and_own_prices(kept: Path) -> None:
    """A local model is counted as its table says, costs its hardware, and reads at its speed."""
    local = LocalPrice(model=("our-llama",), currency="CHF", cost_per_hour=Decimal("3.6"),
                       tokens_per_second=Decimal(4_000), counter="o200k_base",
                       context_window=200)  # fmt: skip
    model = _one(kept, "our-llama", own=(local,))
    rows = table(kept, "calls").to_pylist()
    assert (model.currency, model.count_exact) == ("CHF", True)
    assert model.tokens_after == sum(row["sent_tokens"] for row in rows)
    assert model.plain.after == Decimal(sum(row["sent_tokens"] for row in rows)) / 4_000_000
    assert model.batch == Bill()
    assert model.above_window == (sum(row["visible_tokens"] > 200 for row in rows), 0)
    assert model.time is not None
    saved = sum(row["visible_tokens"] - row["sent_tokens"] for row in rows)
    assert model.time.read_seconds == Decimal(saved) / 4_000
    assert model.time.trim_seconds > 0


def test_tiers_before_and_after(kept: Path) -> None:
    """Each call pays its own tier, and the calls that leave a tier are counted."""
    own = OwnPrice(model=("gpt-5-mini",), input=Decimal(1),
                   tier=(OwnTier(above=150, input=Decimal(2)),))  # fmt: skip
    model = _one(kept, "gpt-5-mini", own=(own,))
    sizes = [row["visible_tokens"] for row in table(kept, "calls").to_pylist()]
    above = [n for n in sizes if n > 150]
    assert model.above_tier == (len(above), 0)
    assert model.plain.before == Decimal(sum(sizes) + sum(above)) / 1_000_000


def test_prompt_caching_by_hand(kept: Path, tmp_path: Path) -> None:
    """What a session's turns share is read from the cache; with a write price the rest is written.

    Before trimming, the mails of the turn before are what the cache can serve.
    """

    def session(rows: list[dict[str, Any]]) -> None:
        for row in rows:
            row |= {"thread": 0, "session": True}
        for row, (visible, sent, prefix) in zip(
            rows, ((1_000, 400, 0), (2_000, 600, 300)), strict=False
        ):
            row |= {"visible_tokens": visible, "sent_tokens": sent, "cached_prefix_tokens": prefix}

    folder = _changed(kept, tmp_path / "RUN", session)
    own = OwnPrice(model=("gpt-5-mini",), input=Decimal(10), cache_read=Decimal(1),
                   cache_write=Decimal(12))  # fmt: skip
    model = _one(folder, "gpt-5-mini", own=(own,))
    assert model.cached_calls == 2
    # before: 1,000 written; 1,000 read and 1,000 written. after: 400 written; 300 read, 300 written
    assert model.cached == Bill(before=Decimal("0.025"), after=Decimal("0.0087"), priced=2)
    assert model.cached_plain == Bill(before=Decimal("0.03"), after=Decimal("0.01"), priced=2)


def test_prices_of_each_message_s_day(kept: Path) -> None:
    """With the day "message" every call has its own; currencies are never added."""
    euro = OwnPrice(model=("gpt-5-mini",), input=Decimal(1), currency="EUR",
                    valid_from=date(2026, 3, 4))  # fmt: skip
    model = _one(kept, "gpt-5-mini", own=(euro,), day="message")
    assert model.currency is None
    assert model.plain == Bill()
    assert model.missing == ("money: several currencies (EUR, USD)",)


def test_failed_calls_stand_in_no_sum(kept: Path, tmp_path: Path) -> None:
    """They are counted; their nulls are not added."""

    def fail(rows: list[dict[str, Any]]) -> None:
        rows[0] |= {"error": "BudgetError", "visible_tokens": None, "sent_tokens": None}

    folder = _changed(kept, tmp_path / "RUN", fail)
    found = compare(Question(folder=folder, models=["gpt-5-mini"]))
    rows = table(folder, "calls").to_pylist()
    assert found.failed == 1
    assert found.models[0].tokens_after == sum(row["sent_tokens"] for row in rows[1:])


@pytest.mark.parametrize(
    ("scale", "own", "turned"),
    [
        (Scale(encoding="a"), Scale(encoding="a"), 100),
        (Scale(encoding="a", factor=Decimal("1.5")), Scale(encoding="a"), 150),
        (Scale(encoding="a", factor=Decimal("1.5")), Scale(encoding="a", factor=Decimal(2)), 75),
        (Scale(encoding="a"), Scale(encoding="a", factor=Decimal("1.5")), None),
        (Scale(encoding="b"), Scale(encoding="a"), None),
    ],
)
def test_counts_that_follow_from_counts(scale: Scale, own: Scale, turned: int | None) -> None:
    """An estimate follows from an exact count of its encoding, an exact count from none."""
    assert scale.turned(100, own) == turned


def test_what_cannot_be_compared(kept: Path, tmp_path: Path) -> None:
    """No run, other mailboxes, an unknown model: each says what it is."""
    with pytest.raises(ReplayError, match="holds no run"):
        compare(Question(folder=tmp_path, models=["gpt-5-mini"]))
    other = write_mbox(tmp_path / "b.mbox", SOURCES[:-1])
    with pytest.raises(ReplayError, match=r"by --mail are not those of the run"):
        compare(Question(folder=kept, models=["gpt-4"], mail=[other]))
    with pytest.raises(UnknownModelError, match="did you mean"):
        compare(Question(folder=kept, models=["gpt-5-mni"]))
