"""The whole pipeline by its public face."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal

import pytest

from context_trim import (
    BudgetError,
    ConfigError,
    Email,
    SourceError,
    TrimConfig,
    Trimmer,
    TrimResult,
    trim,
)
from context_trim.models import Reason, Stage, ZoneKind
from context_trim.tokens import encoding_counter
from tests.conftest import folded, load_fixture

THREAD = load_fixture("gmail_support_thread")
TASK = THREAD.expected["task"]
FACT = "by 20 March 2026 at the latest"
COUNT = encoding_counter("o200k_base").count


@pytest.fixture(scope="module")
def trimmer() -> Trimmer:
    """One trimmer for all; prices are those of a fixed day."""
    return Trimmer(TrimConfig(model="gpt-5-mini", price_date=date(2026, 3, 1)))


@pytest.fixture(scope="module")
def support(trimmer: Trimmer) -> TrimResult:
    """The support thread at 300 tokens."""
    return trimmer.trim(list(THREAD.files), task=TASK, max_tokens=300)


def test_the_fact_in_the_oldest_quote_survives(support: TrimResult) -> None:
    """The only copy of the promise stands in a quote, and in the prompt of 300 tokens."""
    assert FACT in folded(support.text)
    assert support.text.count(FACT) == 1
    assert support.tokens == COUNT(support.text) <= 300


def test_every_figure_of_the_savings_line_by_hand(support: TrimResult) -> None:
    """Each number of the summary is recomputed from the decisions and the texts alone."""
    messages = {m.id: m for m in support.thread.messages}
    visible = sum(COUNT(e.text) for e in support.thread.emails)
    gone: set[Reason] = set()
    left, parts = visible, []
    for reason, label in (
        (Reason.RECOVERED, "quote marks"),
        (Reason.DUPLICATE, "duplicates"),
        (Reason.QUOTE_HEADER, "attribution lines"),
        (Reason.SIGNATURE, "signatures"),
        (Reason.DISCLAIMER, "disclaimers"),
        (Reason.IRRELEVANT, "irrelevant"),
        (Reason.OVER_BUDGET, "over budget"),
    ):
        gone.add(reason)
        now = 0
        for message in messages.values():
            rest = "".join(
                message.text[d.start : d.end]
                for d in support.decisions
                if d.message_id == message.id and d.reason not in gone
            )
            now += COUNT(rest)
        if left != now:
            parts.append(f"{label} {left - now:,}")
        left = now
    sent = COUNT(support.text)
    parts.append(f"headers and markers -{sent - left:,}")
    share = round(100 * (visible - sent) / visible)
    money = Decimal(visible - sent) * Decimal("0.25") / 1_000_000  # gpt-5-mini's price
    assert support.savings.summary() == (
        f"{visible:,} -> {sent:,} tokens (-{share} %): {', '.join(parts)}; "
        f"saves USD {money:.6f} a call"
    )


def test_savings_add_up(support: TrimResult) -> None:
    """Raw, visible, after each stage, and sent: the differences are the steps."""
    savings = support.savings
    raw = sum(COUNT(e.raw.decode()) for e in support.thread.emails)
    assert savings.raw_tokens == raw > savings.visible_tokens
    saved = sum(step.saved for step in savings.steps)
    assert savings.visible_tokens - saved + savings.overhead_tokens == savings.sent_tokens
    after = [savings.visible_tokens, *(savings.after(stage) for stage in Stage)]
    assert after == sorted(after, reverse=True)
    assert len(set(after)) == 5  # nothing is dropped
    assert after[-1] == savings.kept_tokens


def test_a_large_source_is_not_counted() -> None:
    """Above its limit the raw count is None, not an estimate."""
    mail = b"From: a@example.org\n\nCome at nine."
    assert trim(mail, model="gpt-4o", max_tokens=100, max_raw_bytes=5).savings.raw_tokens is None
    raw = trim(mail, model="gpt-4o", max_tokens=100).savings.raw_tokens
    assert raw == COUNT(mail.decode())


def test_no_price_is_said(support: TrimResult) -> None:
    """A model without a price leaves money out and says so."""
    result = trim(list(THREAD.files), task=TASK, max_tokens=300, counter="o200k_base")
    assert result.text == support.text
    assert result.savings.money is None
    assert result.savings.summary().endswith("; unpriced")


def test_a_prompt_that_grew_says_so() -> None:
    """A mail of four words costs more inside the fence than alone."""
    savings = trim(Email.from_text("Come at nine."), model="gpt-5-mini", max_tokens=100).savings
    assert savings.saved_tokens < 0
    assert savings.summary().startswith("4 -> ")
    assert "(+" in savings.summary()
    assert "; costs USD " in savings.summary()


@pytest.mark.parametrize("max_tokens", [0, -1, 2.5, True, "300"])
def test_a_wrong_limit(trimmer: Trimmer, max_tokens: object) -> None:
    """The limit is a whole number."""
    with pytest.raises(ConfigError, match="whole number"):
        trimmer.trim(Email.from_text("x"), max_tokens=max_tokens)  # type: ignore[arg-type]


def test_wrong_settings_are_named_without_their_values() -> None:
    """A ConfigError names the field, not what was in it."""
    with pytest.raises(ConfigError, match="min_relevance") as caught:
        trim(Email.from_text("x"), model="gpt-4o", max_tokens=50, min_relevance=7.25, canary="7731")
    assert "canary" in str(caught.value)
    assert "7731" not in str(caught.value)
    assert "7.25" not in str(caught.value)


def test_the_minimum_is_the_newest_line_and_a_marker(trimmer: Trimmer) -> None:
    """The error's figure is exact: with it the call works, with one less it doesn't."""
    with pytest.raises(BudgetError) as caught:
        trimmer.trim(list(THREAD.files), max_tokens=1)
    needed = caught.value.needed
    result = trimmer.trim(list(THREAD.files), max_tokens=needed)
    assert result.tokens == needed
    lines = result.text.splitlines()
    assert len(lines) == 4
    assert lines[1].startswith("--- Petra Lindqvist, 2026-03-17 08:27+01")
    assert lines[2] == f"[…{result.omissions[0].id}]"
    with pytest.raises(BudgetError):
        trimmer.trim(list(THREAD.files), max_tokens=needed - 1)


def test_pins_are_kept(trimmer: Trimmer) -> None:
    """A text or a function pins passages, boilerplate among them; the budget still holds."""
    files = list(THREAD.files)
    task = "What about the courier?"
    assert FACT not in folded(trimmer.trim(files, task=task, max_tokens=300).text)
    by_text = trimmer.trim(files, task=task, max_tokens=300, pin=["20 MARCH  2026 at the latest"])
    assert FACT in folded(by_text.text)
    assert [d.reason for d in by_text.kept].count(Reason.PINNED) == 1
    assert by_text.tokens <= 300
    by_kind = trimmer.trim(
        files, max_tokens=2_000, pin=[lambda passage: passage.kind is ZoneKind.SIGNATURE]
    )
    assert "14 Weavers Quay" in by_kind.text
    with pytest.raises(BudgetError, match="for what is pinned"):
        trimmer.trim(files, max_tokens=300, pin=["e"])


def test_a_pin_that_matches_nothing_is_said(trimmer: Trimmer) -> None:
    """The warning names the pin by its place, not by its text."""
    result = trimmer.trim(list(THREAD.files), max_tokens=300, pin=["slip number", "canary-7731"])
    assert result.warnings == ("pin 2 of 2 matches nothing",)


def test_damage_is_said(trimmer: Trimmer) -> None:
    """Defects of a mail come as warnings, without its text."""
    result = trimmer.trim(b"no header canary-7731", max_tokens=100)
    assert result.warnings == ("mail 1 of 1 is damaged (no_header)",)


def test_relevance_leaves_room_unused() -> None:
    """What is unlikely to be needed is out although it would fit; 0 turns that off."""
    old = "A garden full of snow and of silence.\n\nThe invoice is due on Friday."
    new = "Please check."
    mails = [Email.from_text(old, message_id="1"), Email.from_text(new, message_id="2")]
    roomy = trim(
        mails, task="When is the invoice due?", model="gpt-4o", max_tokens=500, min_relevance=0
    )
    strict = trim(
        mails, task="When is the invoice due?", model="gpt-4o", max_tokens=500, min_relevance=0.6
    )
    assert "garden" in roomy.text
    assert "garden" not in strict.text
    assert "Friday" in strict.text
    assert "Please check." in strict.text
    assert [d.reason for d in strict.removed] == [Reason.IRRELEVANT]


def test_relevance_leaves_no_word_to_a_marker() -> None:
    """What is as short as the marker in its place stays; what is longer goes."""
    old = "Snow fell.\n\nThe invoice is due on Friday.\n\nThe garden is full of snow and silence."
    mails = [Email.from_text(old, message_id="1"), Email.from_text("Hm?", message_id="2")]
    task = "When is the invoice due?"
    found = trim(mails, task=task, model="gpt-4o", max_tokens=500, min_relevance=0.6)
    assert "Snow fell." in found.text
    assert "silence" not in found.text


def test_a_long_thread_loses_its_chatter() -> None:
    """By default, with room for all: what nobody asked for, up to a hundredth of the chances."""
    chat = [f"The weather on day {n} was mild, and we walked along the harbour." for n in range(40)]
    text = "\n\n".join([*chat, "The invoice of the plumber is due on Friday, 6 March."])
    mails = [Email.from_text(text, message_id="1"), Email.from_text("Thanks!", message_id="2")]
    found = trim(mails, task="When is the plumber's invoice due?", model="gpt-4o", max_tokens=9_000)
    assert "Friday, 6 March" in found.text
    assert Reason.IRRELEVANT in {d.reason for d in found.removed}
    german = trim(mails, task="Bis wann müssen wir zahlen?", model="gpt-4o", max_tokens=9_000)
    assert Reason.IRRELEVANT not in {d.reason for d in german.removed}


def test_nothing_relevant_is_said() -> None:
    """When only the newest message is relevant, or nothing fits, the result says so."""
    old = "The invoice is due.\n\nA garden full of snow."
    mails = [Email.from_text(old, message_id="1"), Email.from_text("Hm?", message_id="2")]
    alone = trim(mails, task="Hm", model="gpt-4o", max_tokens=500, min_relevance=1.0)
    assert alone.warnings == ("nothing but the newest message is relevant to the task",)
    many = "\n\n".join(f"The harbour on day {n} was quiet." for n in range(40))
    full = trim(
        [Email.from_text(many, message_id="1"), Email.from_text("Hm?", message_id="2")],
        task="When is the invoice due?",
        model="gpt-4o",
        max_tokens=42,
        min_relevance=0.05,
    )
    assert {Reason.IRRELEVANT, Reason.OVER_BUDGET} <= {d.reason for d in full.removed}
    assert full.warnings == ()
    long = Email.from_text("word " * 500)
    assert trim(long, model="gpt-4o", max_tokens=40).warnings == (
        "no text of the thread is in the prompt: nothing fits, or all is left out",
    )
    assert trim(Email.from_text(""), model="gpt-4o", max_tokens=40).warnings == ()


def test_without_a_task_the_newest_message_asks() -> None:
    """The default is a reply: the history is ranked by what the newest message says."""
    history = "\n\n".join(f"Note {n}: the {bird} came back." for n, bird in enumerate(BIRDS))
    newest = "What did you say about the heron?"
    mails = [Email.from_text(history, message_id="1"), Email.from_text(newest, message_id="2")]
    result = trim(mails, model="gpt-4o", max_tokens=90)
    assert "heron came back" in result.text
    assert newest in result.text
    assert any(bird not in result.text for bird in BIRDS)


BIRDS = ("swift", "crane", "stork", "robin", "heron", "finch", "raven", "goose", "plover", "wren")


def test_removed_text_can_be_had_back(support: TrimResult) -> None:
    """Every marker of the text expands to what it stands for, every decision to its span."""
    assert support.omissions
    for omission in support.omissions:
        assert f"[…{omission.id}]" in support.text
        text = support.expand(omission.id)
        assert all(support.span(d).strip() in text for d in omission.decisions)
    removed = support.removed[0]
    assert removed.reason in {Reason.SIGNATURE, Reason.OVER_BUDGET, Reason.DUPLICATE}
    assert support.expand(removed.id) == support.span(removed)
    with pytest.raises(KeyError):
        support.expand("000000000")


def test_the_record_is_plain_json(support: TrimResult) -> None:
    """It has a version, and the decisions' texts make up the messages."""
    data = json.loads(support.to_json())
    assert data["schema_version"] == 1
    assert data["text"] == support.text
    for record, message in zip(data["messages"], support.thread.messages, strict=True):
        spans = [d["text"] for d in data["decisions"] if d["message_id"] == record["id"]]
        assert "".join(spans) == message.text
    assert data["savings"]["saved_tokens"] == support.savings.saved_tokens
    assert data["savings"]["money"]["price_date"] == "2026-03-01"


def test_the_result_is_silent(support: TrimResult) -> None:
    """No repr carries what people wrote, who they are, or the task."""
    shown = repr(support) + repr(support.thread) + repr(support.decisions) + repr(support.savings)
    for secret in ("refund", "Petra", "petra.lindqvist", "Weavers", "phone call"):
        assert secret not in shown


@pytest.mark.slow
def test_one_trimmer_in_many_threads(trimmer: Trimmer, support: TrimResult) -> None:
    """The same thread gives the same text wherever it is trimmed."""
    with ThreadPoolExecutor(8) as pool:
        calls = [
            pool.submit(trimmer.trim, list(THREAD.files), task=TASK, max_tokens=300)
            for _ in range(16)
        ]
        assert {call.result().text for call in calls} == {support.text}


def test_atrim(trimmer: Trimmer, support: TrimResult) -> None:
    """The asynchronous call gives the same result."""
    trimmer.warm()
    result = asyncio.run(trimmer.atrim(list(THREAD.files), task=TASK, max_tokens=300))
    assert result.text == support.text


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({"task": 5}, "task must be"),
        ({"pin": "refund"}, "pin must be a list"),
        ({"pin": None}, "pin must be a list"),
        ({"pin": ["x", ""]}, "pin 2 of 2"),
        ({"pin": [5]}, "pin 1 of 1"),
        ({"newest_bonus": float("inf")}, "newest_bonus"),
    ],
)
def test_wrong_arguments(arguments: dict[str, object], says: str) -> None:
    """They end in a ConfigError that names the argument."""
    with pytest.raises(ConfigError, match=says):
        trim(Email.from_text("x"), model="gpt-4o", max_tokens=99, **arguments)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "arguments",
    [
        {"text": None},
        {"text": b"x"},
        {"text": "x", "sender": None},
        {"text": "x", "sent_at": "2026"},
    ],
)
def test_wrong_plain_bodies(arguments: dict[str, object]) -> None:
    """`Email.from_text` says which argument is wrong."""
    with pytest.raises(SourceError, match=r"Email\.from_text"):
        Email.from_text(**arguments)  # type: ignore[arg-type]


def test_a_stand_in_counter_is_no_exact_count() -> None:
    """Another model's encoding gives "about"; the model's own and a function give exact counts."""
    mail = Email.from_text("Come at nine.")
    assert trim(mail, model="gpt-4o", counter="o200k_base", max_tokens=99).count_exact
    assert trim(mail, model="gpt-4o", counter=COUNT, max_tokens=99).count_exact
    stand_in = trim(mail, model="gpt-4o", counter="cl100k_base", max_tokens=99)
    assert not stand_in.count_exact
    assert stand_in.savings.summary().startswith("about ")
    assert not trim(
        mail, model="claude-sonnet-4-5", counter="o200k_base", max_tokens=99
    ).count_exact


def test_odd_characters_of_a_header_stay_out() -> None:
    """Neither lone surrogates nor escape codes reach the prompt or the JSON."""
    for sender in ("<a\ud800@b.example>", "<a\x1b[31m@b.example>", "N\x1b[31m <a@b.example>"):
        result = trim(Email.from_text("x", sender=sender), model="gpt-4o", max_tokens=99)
        assert "\x1b" not in result.text
        result.to_json().encode()


def test_the_record_is_silent(support: TrimResult) -> None:
    """Its repr shows no content either."""
    assert repr(support.record()) == "ResultRecord(…)"
    assert "Petra" not in repr(support.record().messages)


def test_nothing_leaves_the_machine() -> None:
    """A new process trims and counts without opening a socket or starting a program."""
    code = """
import sys
def refuse(event, arguments):
    if event.split(".")[0] in {"socket", "urllib", "subprocess", "os.system"}:
        raise SystemExit(f"refused: {event}")
sys.addaudithook(refuse)
from context_trim import Email, trim
result = trim(Email.from_text("Come at nine."), task="When?", model="gpt-5-mini", max_tokens=99)
print(result.savings.money is not None, result.to_json() != "")
"""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.returncode) == ("True True\n", 0), done.stderr
