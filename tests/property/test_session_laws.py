"""The laws of sessions, for threads whose mails arrive one by one in any order."""

from __future__ import annotations

import itertools
import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from context_trim import BudgetError, Email, TrimConfig, Trimmer, parse_email
from context_trim.session import Session, SessionResult
from context_trim.tokens import encoding_counter
from tests.property.strategies import Written, hostile_text, threads

TRIMMER = Trimmer(TrimConfig(model="gpt-5-mini", encoder="none"))
COUNT = encoding_counter("o200k_base").count
ROOMY = 100_000

laws = settings(
    deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
arrivals = threads().flatmap(st.permutations)
"""The mails of a thread in the order in which they arrive."""


def _folded(text: str) -> str:
    return " ".join(re.sub(r"(?m)^[> ]+", "", text).split())


def _sentences(mails: list[Written]) -> list[str]:
    found = (s for m in mails for p in m.paragraphs for s in re.findall(r"Point .*?today\.", p))
    return list(map(_folded, found))


def _visible(mails: list[Written]) -> str:
    return _folded("\n".join(parse_email(m.source).text for m in mails))


def _add(session: Session, source: bytes | Email) -> SessionResult | None:
    try:
        return session.add(source)
    except BudgetError:
        return None


def _everything(result: SessionResult) -> str:
    return "\n".join([result.text, *(result.expand(o.id) for o in result.omissions)])


@laws
@given(arrivals, st.lists(hostile_text, max_size=5), st.integers(60, 400))
def test_the_prefix_stays_and_the_budget_holds(
    mails: list[Written], noise: list[str], max_tokens: int
) -> None:
    """A prefix begins with the one before unless re-trimmed; `count(text) <= max_tokens`."""
    session = TRIMMER.session(max_tokens=max_tokens)
    sources = [m.source for m in mails]
    notes = [Email.from_text(text, sender=text, subject=text) for text in noise]
    before = ""
    pairs = itertools.zip_longest(sources, notes)
    for source in itertools.chain.from_iterable(pairs):
        result = _add(session, source) if source else None
        if result is None:
            continue
        assert COUNT(result.text) == result.tokens <= max_tokens
        assert result.text.startswith(result.prefix)
        assert result.text[len(result.prefix) :] not in result.prefix
        assert result.prefix.startswith(before) != result.retrimmed
        before = result.prefix


@laws
@given(arrivals, st.integers(60, 400))
def test_stored_at_any_turn_it_goes_on_with_the_same_bytes(
    mails: list[Written], max_tokens: int
) -> None:
    """`from_json(to_json())` is the session."""
    kept = TRIMMER.session(max_tokens=max_tokens, task="When is the boiler due?")
    for mail in mails:
        again = Session.from_json(kept.to_json(), TRIMMER)
        assert again._state == kept._state
        assert _add(again, mail.source) == _add(kept, mail.source)


@laws
@given(arrivals)
def test_nothing_stands_in_the_text_twice(mails: list[Written]) -> None:
    """A sentence is sent once, in the turn in which it is first seen, whoever quotes it later."""
    session = TRIMMER.session(max_tokens=ROOMY)
    before, known = "", set[str]()
    for number, mail in enumerate(mails, start=1):
        result = session.add(mail.source)
        visible = _visible(mails[:number])
        new = _folded(result.prefix[len(before) :])
        for sentence in _sentences(mails):
            seen = sentence in visible
            assert new.count(sentence) == (1 if seen and sentence not in known else 0)
            known |= {sentence} if seen else set()
        before = result.prefix


@laws
@given(arrivals, st.integers(60, 300))
def test_every_sentence_stands_in_the_text_or_behind_a_marker(
    mails: list[Written], max_tokens: int
) -> None:
    """Nothing that was given is out of reach, at any turn."""
    session = TRIMMER.session(max_tokens=max_tokens)
    given_mails: list[Written] = []
    for mail in mails:
        result = _add(session, mail.source)
        if result is None:
            continue
        given_mails.append(mail)
        visible, there = _visible(given_mails), _folded(_everything(result))
        assert [s for s in _sentences(mails) if s in visible and s not in there] == []


@settings(laws, max_examples=12)
@given(threads(), st.integers(60, 300))
def test_markers_are_found_from_the_mail_alone(mails: list[Written], max_tokens: int) -> None:
    """What the session gives for an id `trimmer.expand` gives, also when the thread has grown."""
    session = TRIMMER.session(max_tokens=max_tokens)
    for mail in mails:
        result = _add(session, mail.source)
        for omission in result.omissions if result else ():
            found = TRIMMER.expand([m.source for m in mails], omission.id)
            assert found == session.add().expand(omission.id)
