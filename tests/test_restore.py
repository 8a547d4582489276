"""What was removed comes back: by its marker's id from the mail alone, and by a search."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from context_trim import ConfigError, Email, TrimConfig, Trimmer, TrimResult
from context_trim.ids import SpanIds, run_id, span_id
from tests.conftest import FIXTURES, load_fixture
from tests.replay.made import mail

TRIMMER = Trimmer(TrimConfig(model="gpt-5-mini", encoder="none"))
THREAD = [mail(0, number) for number in range(6)]


def _trimmed(sources: list[bytes], task: str | None = None, share: float = 0.3) -> TrimResult:
    whole = TRIMMER.trim(sources, max_tokens=100_000)
    least = TRIMMER.trim(sources, max_tokens=100_000).savings.overhead_tokens
    limit = max(100, least, int(share * whole.tokens))
    return TRIMMER.trim(sources, max_tokens=limit, task=task)


@pytest.mark.parametrize("name", FIXTURES)
def test_every_marker_of_a_fixture_is_found_from_the_mail(name: str) -> None:
    """`trimmer.expand` gives what `result.expand` gives, without the result."""
    sources = [file.read_bytes() for file in load_fixture(name).files]
    result = _trimmed(sources)
    for omission in result.omissions:
        assert TRIMMER.expand(sources, omission.id) == result.expand(omission.id)


def test_a_single_span_is_found_by_its_decision() -> None:
    """A duplicate's id too, behind which no marker stands."""
    result = _trimmed(THREAD)
    for decision in result.decisions:
        assert TRIMMER.expand(THREAD, decision.id).split() == result.span(decision).split()


def test_found_in_another_process_with_another_limit() -> None:
    """Neither the process, nor task or limit, nor the order of the mails matters."""
    result = _trimmed(THREAD, task="When is the boiler due?")
    wanted = result.omissions[0].id
    code = (
        "import sys; from context_trim import Trimmer, TrimConfig; "
        "from tests.replay.made import mail; "
        "trimmer = Trimmer(TrimConfig(counter='cl100k_base', encoder='none')); "
        "mails = [mail(0, n) for n in reversed(range(6))]; "
        "print(trimmer.expand(mails, sys.argv[1]), end='')"
    )
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code, wanted], capture_output=True, text=True, check=True
    )
    assert done.stdout == result.expand(wanted)


def test_found_when_the_thread_has_grown() -> None:
    """Later mails, and a late one whose words were known from a quote, leave ids as they are."""
    late = [THREAD[0], *THREAD[2:5]]
    result = _trimmed(late)
    assert any(m.recovered for m in result.thread.messages)
    for omission in result.omissions:
        text = TRIMMER.expand([*late, THREAD[5], THREAD[1]], omission.id)
        assert text == result.expand(omission.id)


def test_found_where_a_passage_was_cut() -> None:
    """A run that begins within a paragraph is found by its sentences."""
    text = " ".join(f"Sentence {n} of one long paragraph." for n in range(9))
    email = Email.from_text(f"{text}\n\nThe end of it.", sender="a@example.org")
    part = text[text.index("Sentence 3") :]
    wanted = run_id([span_id(email.id, part), span_id(email.id, "The end of it.")])
    assert TRIMMER.expand(email, wanted) == f"{part}\n\nThe end of it."


@pytest.mark.parametrize("wrong", ["", "12", "000000000", "123456789", "12345678x", "١٢٣٤٥٦٧٨٩"])
def test_an_unknown_id_is_a_key_error(wrong: str) -> None:
    """Whatever its form."""
    with pytest.raises(KeyError):
        TRIMMER.expand(THREAD, wrong)


def test_search_ranks_what_was_removed() -> None:
    """The best first, with an id that expands and the message that it stands in."""
    facts = ["The key is under the mat.", "Lunch was very good today.", "The invoice is 77 EUR."]
    mails = [
        Email.from_text(f"{text}\n\nBoring words follow here.", sender=f"p{n}@example.org")
        for n, text in enumerate(facts)
    ]
    newest = Email.from_text("What now?", sender="z@example.org")
    result = TRIMMER.trim([*mails, newest], max_tokens=34)
    assert facts[2] not in result.text
    found = result.search("How much is the invoice?", limit=2)
    assert len(found) == 2
    assert found[0].text.strip() == facts[2]
    assert result.expand(found[0].id) == found[0].text
    assert found[0].message.author.address == "p2@example.org"
    assert found[0].score == 1 >= found[1].score
    assert "invoice" not in repr(found)


def test_search_needs_words_and_a_limit() -> None:
    """A blank query is a mistake of the caller."""
    result = _trimmed(THREAD)
    with pytest.raises(ConfigError, match="words"):
        result.search("  ")
    with pytest.raises(ConfigError, match="limit"):
        result.search("boiler", limit=0)


def test_nothing_removed_nothing_found() -> None:
    """A search over nothing is no error."""
    assert TRIMMER.trim(THREAD[0], max_tokens=1_000).search("boiler") == ()


@given(st.text('aB.!?\u3002\uff01 \n\t"\u201d)', max_size=30), st.data())
def test_ids_of_spans_are_those_of_their_texts(text: str, data: st.DataObject) -> None:
    """Wherever a text is cut, its span has the id that it has alone."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert SpanIds("m", text).of(start, end) == span_id("m", text[start:end])
