"""The laws that hold for any mail."""

from __future__ import annotations

import re
from html import escape

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from context_trim import (
    BudgetError,
    Email,
    TrimConfig,
    Trimmer,
    TrimResult,
    parse_email,
    parse_thread,
)
from context_trim.mail.html import html_to_text
from context_trim.mail.zones import split_zones
from context_trim.models import Decision, Message, Passage, Reason, Zone, ZoneKind
from context_trim.render import render
from context_trim.select.board import Atom, Board, Choice
from context_trim.select.pack import pack
from context_trim.select.passages import Unit
from context_trim.tokens import encoding_counter
from tests.property.strategies import Written, hostile_html, hostile_text, threads

TRIMMER = Trimmer(TrimConfig(model="gpt-5-mini"))
COUNT = encoding_counter("o200k_base").count
MARKER = re.compile(r"\[…(\d{9})\]")

laws = settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


def _tiles(spans: list[Zone] | list[Decision], length: int) -> bool:
    edges = [(s.start, s.end) for s in spans]
    return [0, *(end for _, end in edges)] == [*(start for start, _ in edges), length]


def _decisions(result: TrimResult, message: Message) -> list[Decision]:
    return [d for d in result.decisions if d.message_id == message.id]


def _folded(text: str) -> str:
    return " ".join(re.sub(r"(?m)^[> ]+", "", text).split())


def _sentences(mails: list[Written]) -> list[str]:
    return [s for m in mails for p in m.paragraphs for s in re.findall(r"Point .*?today\.", p)]


@laws
@given(hostile_text)
def test_zones_tile_the_text(text: str) -> None:
    """Zones tile `Email.text`."""
    email = Email.from_text(text)
    email.text.encode("utf-8")
    assert _tiles(list(email.zones), len(email.text)) or not email.text
    assert split_zones(email.text) == email.zones


@laws
@given(st.binary(max_size=400), st.booleans())
def test_any_bytes_give_an_email(data: bytes, head: bool) -> None:  # noqa: FBT001
    """Any bytes in, an answer out, in valid Unicode."""
    email = parse_email(b"Content-Type: text/html\n\n" + data if head else data)
    for text in (email.text, email.subject, email.sender.label):
        text.encode("utf-8")
    assert _tiles(list(email.zones), len(email.text)) or not email.text


@laws
@given(threads(), hostile_text, st.integers(1, 400))
def test_decisions_tile_each_message_and_the_budget_holds(
    mails: list[Written], noise: str, max_tokens: int
) -> None:
    """Kept and removed spans tile each message; `count(text) <= budget`, whatever the mail says."""
    sources: list[bytes | Email] = [
        *(m.source for m in mails),
        Email.from_text(noise, sender=noise, subject=noise),
    ]
    try:
        result = TRIMMER.trim(sources, task=noise or None, max_tokens=max_tokens)
    except BudgetError as error:
        max_tokens = error.needed
        result = TRIMMER.trim(sources, task=noise or None, max_tokens=max_tokens)
    assert result.tokens <= max_tokens
    assert COUNT(result.text) == result.tokens
    for message in result.thread.messages:
        assert _tiles(_decisions(result, message), len(message.text)) or not message.text


@laws
@given(threads(), st.integers(60, 400))
def test_every_span_is_kept_in_the_text_or_can_be_had_back(
    mails: list[Written], max_tokens: int
) -> None:
    """What is kept stands in the text; what is removed expands from its id."""
    result = TRIMMER.trim([m.source for m in mails], max_tokens=max_tokens)
    text = _folded(result.text)
    for decision in result.decisions:
        span = result.span(decision)
        if decision.kept:
            assert _folded(span) in text
        else:
            assert result.expand(decision.id) == span
    assert MARKER.findall(result.text) == [o.id for o in result.omissions]
    marked = {d.id for o in result.omissions for d in o.decisions}
    for decision in result.removed:
        elsewhere = decision.stage == "thread" or not result.span(decision).strip()
        assert elsewhere or decision.id in marked


@laws
@given(threads(), st.data())
def test_nothing_said_is_lost_or_said_twice(mails: list[Written], data: st.DataObject) -> None:
    """Every sentence of the given mails' visible text stands in the thread exactly once."""
    kept = data.draw(st.lists(st.sampled_from(mails), min_size=1, unique_by=id))
    visible = _folded("\n".join(parse_email(m.source).text for m in kept))
    everything = _folded("\n".join(m.said for m in parse_thread([m.source for m in kept]).messages))
    for sentence in map(_folded, _sentences(mails)):
        assert everything.count(sentence) == (1 if sentence in visible else 0)


@laws
@given(threads(), st.data())
def test_recovered_messages_have_the_author_and_date_of_their_quote(
    mails: list[Written], data: st.DataObject
) -> None:
    """Nobody is made up: a recovered message is by who wrote its sentences, on that day."""
    kept = data.draw(st.lists(st.sampled_from(mails), min_size=1, unique_by=id))
    for message in parse_thread([m.source for m in kept]).messages:
        text = _folded(message.text)
        writers = [m for m in mails if any(_folded(s) in text for s in _sentences([m]))]
        if message.recovered and len(writers) == 1:
            assert message.author.label == writers[0].author
            assert message.sent_at == writers[0].sent_at.replace(tzinfo=None)


@laws
@given(threads(), st.randoms(use_true_random=False), st.integers(80, 400))
def test_same_in_same_out(mails: list[Written], random: object, max_tokens: int) -> None:
    """Neither the order of the input nor the line ends change a byte."""
    sources = [m.source for m in mails]
    shuffled = [s.replace(b"\n", b"\r\n") for s in sources]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    first = TRIMMER.trim(sources, task="When is the boiler due?", max_tokens=max_tokens)
    again = TRIMMER.trim(shuffled, task="When is the boiler due?", max_tokens=max_tokens)
    assert first.text == again.text
    assert first.decisions == again.decisions
    assert first.savings.steps == again.savings.steps


@laws
@given(threads(), st.integers(60, 300))
def test_choosing_again_among_the_kept_keeps_them(mails: list[Written], max_tokens: int) -> None:
    """Packing only the kept passages with the same budget keeps all of them."""
    result = TRIMMER.trim([m.source for m in mails], max_tokens=max_tokens)
    texts = {m.id: m.text for m in result.thread.messages}
    board = Board(
        units=[
            Unit(passage=_passage(d, texts[d.message_id]), reason=None) for d in result.decisions
        ],
        reasons=[Reason.OVER_BUDGET if d.kept else d.reason for d in result.decisions],
        atoms=[
            Atom(unit=i, start=d.start, end=d.end, tokens=d.tokens, score=d.score)
            for i, d in enumerate(result.decisions)
        ],
        count=COUNT,
    )
    kept = [Choice(atoms=(i,), score=1.0) for i, d in enumerate(result.decisions) if d.kept]
    pack(
        board,
        kept,
        max_tokens,
        lambda tried, limit: COUNT(render(result.thread, tried, max_tokens=limit).text),
        len(kept),
        newest=result.thread.newest.id,
    )
    assert [d.kept for d in board.decisions()] == [d.kept for d in result.decisions]


def _passage(decision: Decision, text: str) -> Passage:
    return Passage(
        message_id=decision.message_id,
        start=decision.start,
        end=decision.end,
        kind=ZoneKind.BODY,
        text=text[decision.start : decision.end],
    )


@laws
@given(threads(), st.integers(60, 400))
def test_savings_add_up(mails: list[Written], max_tokens: int) -> None:
    """Visible tokens less each step plus the overhead are the tokens sent."""
    savings = TRIMMER.trim([m.source for m in mails], max_tokens=max_tokens).savings
    left = savings.visible_tokens
    for step in savings.steps:
        assert step.tokens_before == left
        left = step.tokens_after
    assert left + savings.overhead_tokens == savings.sent_tokens


@laws
@given(
    st.text("abc 会é😀\n", min_size=1, max_size=40),
    st.sampled_from(["display:none", "font-size:0"]),
)
def test_hidden_text_never_comes_out(seen: str, style: str) -> None:
    """What is hidden is gone, what is visible stays."""
    assume(seen.strip())
    html = f"<p>{seen}</p><div style='{style}'>canary 7731</div><p>end</p>"
    source = b"From: a@example.org\nContent-Type: text/html; charset=utf-8\n\n" + html.encode()
    email = parse_email(source)
    assert "7731" not in TRIMMER.trim(source, max_tokens=500).text
    assert _folded(email.text) == _folded(f"{seen} end")
    assert sum(h.length for h in email.hidden) == len("canary 7731")


@laws
@given(hostile_html)
def test_html_gives_text_and_spans_of_it(html: str) -> None:
    """Any HTML gives valid text without blanks at its ends, and hints that are spans of it."""
    page = html_to_text(html)
    page.text.encode("utf-8")
    assert page.text == page.text.strip("\n ")
    assert all(0 <= h.start < h.end <= len(page.text) for h in page.hints)
    for hint in page.hints:
        span = page.text[hint.start : hint.end]
        assert span == span.strip()


@laws
@given(
    st.lists(st.text("abc 会é😀\n&<", max_size=9), max_size=6), st.sampled_from(["p", "li", "td"])
)
def test_text_of_elements_comes_out_in_order(texts: list[str], name: str) -> None:
    """What stands in paragraphs, items or cells is in the text, word for word."""
    html = "".join(f"<{name}>{escape(text)}</{name}>" for text in texts)
    found = html_to_text(f"<table><tr>{html}</tr></table>" if name == "td" else html).text
    shown = " ".join(found.replace(" |", " ").split())
    assert shown.replace("- ", "") == " ".join(" ".join(texts).split())
