"""The caller's rules: what is pinned, what is dropped, how much a message may take."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from context_trim import BudgetError, ConfigError, Email, Match, TrimConfig, Trimmer, TrimResult
from context_trim.models import Passage, Reason, ZoneKind
from context_trim.select.rules import Rule

NOON = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
MAILS = [
    Email.from_text(
        "The slip has number A-4821.\n\nIt lies in the red folder.\n\n-- \nAnn Weber\nWeavers Quay",
        sender="Ann Weber <ann@shop.example>",
        sent_at=NOON,
    ),
    Email.from_text(
        "We had lunch.\n\nThe slip was lost, see B-77.",
        sender="Bo <bo@eu.shop.example>",
        sent_at=NOON + timedelta(hours=1),
    ),
    Email.from_text(
        "Which slip?\n\nSent from the canary-7731.",
        sender="Cy <cy@other.example>",
        sent_at=NOON + timedelta(hours=2),
    ),
]
TRIMMER = Trimmer(TrimConfig(model="gpt-4o", encoder="none"))


def _trim(max_tokens: int = 400, *, pin: list[Rule] = [], drop: list[Rule] = []) -> TrimResult:  # noqa: B006
    return TRIMMER.trim(MAILS, task="Find the slip", max_tokens=max_tokens, pin=pin, drop=drop)


def _hit(result: TrimResult, reason: Reason) -> list[str]:
    return [result.span(d).strip() for d in result.decisions if d.reason is reason]


@pytest.mark.parametrize(
    ("rule", "hit"),
    [
        ("RED   folder", ["It lies in the red folder."]),
        ("A-4821.\n\nit lies", ["The slip has number A-4821.", "It lies in the red folder."]),
        (lambda passage: "lunch" in passage.text, ["We had lunch."]),
        (Match(text="slip", sender="bo@eu.shop.example"), ["The slip was lost, see B-77."]),
        (Match(sender="Bo"), ["We had lunch.", "The slip was lost, see B-77."]),
        (
            Match(sender="@shop.example", pattern=r"[A-Z]-\d+"),
            ["The slip has number A-4821.", "The slip was lost, see B-77."],
        ),
        (Match(zone="signature"), ["-- \nAnn Weber\nWeavers Quay"]),
        (Match(zone=[ZoneKind.SIGNATURE, "body"], sender=("ann@shop.example", "x"), text="weber"),
         ["-- \nAnn Weber\nWeavers Quay"]),
        (Match(pattern=r"(?i)SLIP\?"), ["Which slip?"]),
        (Match(where=lambda passage: passage.kind is ZoneKind.SIGNATURE, text="Quay"),
         ["-- \nAnn Weber\nWeavers Quay"]),
        (Match(pattern=r"(?<=slip)"), []),
        (Match(sender="@hop.example"), []),
        (Match(zone="quote"), []),
    ],
)  # fmt: skip
def test_what_a_rule_hits(rule: Rule, hit: list[str]) -> None:
    """Pins keep and drops leave out the same passages, whole ones, where all of a rule holds."""
    pinned = _trim(pin=[rule])
    assert _hit(pinned, Reason.PINNED) == hit
    assert all(text in pinned.text for text in hit)
    dropped = _trim(drop=[rule])
    # Boilerplate is out before any rule.
    assert _hit(dropped, Reason.DROPPED) == [text for text in hit if "Quay" not in text]
    assert not any(text in dropped.text for text in hit)
    assert ("pin 1 of 1 matches nothing" in pinned.warnings) == (not hit)
    assert ("drop 1 of 1 matches nothing" in dropped.warnings) == (not hit)


def test_a_drop_is_accounted_for() -> None:
    """It has a reason and a figure of its own, and can be had back."""
    result = _trim(drop=[Match(sender="Bo")])
    assert "dropped " in result.savings.summary()
    texts = [result.expand(omission.id) for omission in result.omissions]
    assert any("lunch" in text for text in texts)


def test_pins_win_over_drops() -> None:
    """What is pinned is in the prompt, whatever is dropped around it."""
    result = _trim(pin=["red folder"], drop=[Match(sender="@shop.example")])
    assert _hit(result, Reason.PINNED) == ["It lies in the red folder."]
    assert "A-4821" not in result.text


def test_dropping_the_newest_text_is_said() -> None:
    """It is done, with a warning that quotes nothing."""
    result = _trim(drop=["canary-7731"])
    assert result.warnings == ("drop leaves out text of the newest message",)
    assert "canary-7731" not in result.text


def test_dropping_everything_is_a_result() -> None:
    """The newest message's line is left, a marker, and a warning."""
    result = _trim(drop=[lambda _: True])
    assert not result.kept
    assert any("no text of the thread is in the prompt" in w for w in result.warnings)
    assert len(result.text.splitlines()) == 4


def test_pins_that_do_not_fit_are_named() -> None:
    """Each by its place and tokens, without its text."""
    with pytest.raises(BudgetError) as caught:
        _trim(60, pin=["canary-7731", "lunch", "no such text"])
    assert list(caught.value.pins) == ["pin 1 of 3", "pin 2 of 3"]
    assert "(pin 1 of 3: " in str(caught.value)
    assert "canary-7731" not in str(caught.value)
    assert caught.value.pinned_tokens == sum(caught.value.pins.values())


def test_the_last_messages_are_kept() -> None:
    """All that they say, without boilerplate, however little it has to do with the task."""
    trimmer = Trimmer(TrimConfig(model="gpt-4o", encoder="none", keep_last_messages=2))
    needed = trimmer.trim(MAILS, task="red folder", max_tokens=400).tokens
    result = trimmer.trim(MAILS, task="red folder", max_tokens=needed - 20)
    assert _hit(result, Reason.PINNED) == [
        "We had lunch.",
        "The slip was lost, see B-77.",
        "Which slip?",
        "Sent from the canary-7731.",
    ]
    with pytest.raises(BudgetError, match="keep_last_messages: "):
        trimmer.trim(MAILS, max_tokens=50)


def test_a_message_has_its_share() -> None:
    """No message takes more of the budget than its share, but for what is pinned."""
    long = Email.from_text("\n\n".join(f"The slip number {n} is here." for n in range(40)))
    mails = [long, *MAILS]
    trimmer = Trimmer(TrimConfig(model="gpt-4o", encoder="none", max_message_share=0.25))
    result = trimmer.trim(mails, task="slip number", max_tokens=300)
    spent = {
        m.id: sum(d.tokens for d in result.kept if d.message_id == m.id)
        for m in result.thread.messages
    }
    assert 50 < max(spent.values()) <= 75
    pinned = trimmer.trim(mails, task="slip", max_tokens=900, pin=[Match(text="is here")])
    assert len(_hit(pinned, Reason.PINNED)) == 40


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({}, "needs one of zone, sender"),
        ({"zone": "canary-7731"}, "1 zone.* unknown; there are body, greeting"),
        ({"zone": 5}, "zone of a Match must be a text or several"),
        ({"sender": ""}, "sender of a Match must be"),
        ({"sender": ["a@b.example", 3]}, "sender of a Match must be"),
        ({"text": " "}, "text of a Match must be a text that is not blank"),
        ({"pattern": 5}, "pattern of a Match must be a text"),
        ({"pattern": "(canary-7731"}, r"no regular expression: missing \) at position 12"),
        ({"pattern": "(?:(?:a{1000}){1000}){1000}"}, "repeats more than 10000 times"),
        ({"pattern": "(?:a{,999999999999999999999999})"}, "repeats more than"),
        ({"pattern": "(" * 499 + ")" * 499}, "nested too deep"),
        ({"pattern": "x" * 1_001}, "longer than 1000 characters"),
        ({"where": "x"}, "where of a Match must be a function"),
    ],
)
def test_a_wrong_match_is_named(arguments: dict[str, object], says: str) -> None:
    """The error says which argument, and carries none of it."""
    with pytest.raises(ConfigError, match=says) as caught:
        Match(**arguments)  # type: ignore[arg-type]
    assert "canary-7731" not in str(caught.value)


def test_a_pattern_that_takes_too_long_is_named() -> None:
    """Catastrophic backtracking ends in an error that says which rule."""
    mail = Email.from_text("a" * 5_000)
    trimmer = Trimmer(TrimConfig(model="gpt-4o", encoder="none", pattern_seconds=0.05))
    with pytest.raises(ConfigError, match=r"drop 2 of 2 takes more than 0\.05 s"):
        trimmer.trim(mail, max_tokens=99, drop=["x", Match(pattern=r"(a|aa)+$x")])
    with pytest.raises(ConfigError, match="pin 1 of 1 takes more than"):
        trimmer.trim(Email.from_text("a" * 2_000_000), max_tokens=99, pin=[Match(pattern="a")])


def test_functions_see_passages() -> None:
    """Once each, with the kind and text that they have in the message."""
    seen: list[Passage] = []

    def look(passage: Passage) -> bool:
        seen.append(passage)
        return False

    _trim(pin=[look])
    assert len({(p.message_id, p.start) for p in seen}) == len(seen) == 7


def test_the_repr_is_silent() -> None:
    """A rule may hold what the mail says."""
    assert "canary" not in repr(Match(text="canary", pattern="canary", sender="canary"))
