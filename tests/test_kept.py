"""What is kept of what the task may need: cues, near misses, coverage."""

from __future__ import annotations

from dataclasses import replace

import pytest

from context_trim import Email, TrimConfig, Trimmer, TrimResult
from context_trim.kept import coverage, log_odds, near_misses, room_and_mass
from context_trim.models import Decision, Reason
from context_trim.select.tasks import TaskKind

TRIMMER = Trimmer(TrimConfig(counter="cl100k_base"))
LINES = (
    "The boiler is due on 4 May 2026.",
    "The invoice of 412.50 euros has the number RE-2026-118.",
    "Could you please send me the signed lease by Friday?",
    "We talked about the harbour and its old cranes for a while.",
    "The weather was as it always is there in autumn.",
)


def _trim(
    max_tokens: int, task: str | None = "When is the boiler due?", text: str = ""
) -> TrimResult:
    body = text or "\n\n".join(LINES)
    return TRIMMER.trim(
        Email.from_text(body, sender="Ann <ann@example.org>"), task=task, max_tokens=max_tokens
    )


def _decision(score: float | None, reason: Reason, tokens: int = 10) -> Decision:
    return Decision(
        id=f"{score}", message_id="m", start=0, end=1, reason=reason, score=score, tokens=tokens
    )


def test_all_cues_of_a_whole_mail_are_kept() -> None:
    """The day, the amount, the invoice's number, the request and its deadline, and none is lost."""
    cues = _trim(2_000).cues
    assert cues.kept >= 5
    assert cues.lost == 0


def test_cues_that_are_left_out_are_lost() -> None:
    """Kept and lost add up to what the mail has."""
    whole, part = _trim(2_000).cues, _trim(55).cues
    assert part.lost > 0
    assert part.kept + part.lost == whole.kept


def test_a_cue_that_stands_in_another_place_is_not_lost() -> None:
    """The same amount in a passage that is kept."""
    again = "Pay 412.50 euros for the boiler.\n\n" + "So it goes. " * 60 + "412.50 euros!"
    result = _trim(60, task="What do I pay for the boiler?", text=again)
    assert "Pay 412.50 euros" in result.text
    assert (result.cues.lost, len(result.removed) > 0) == (0, True)


def test_near_misses_score_like_what_is_kept() -> None:
    """At least the lower quartile of the kept scores; the best first; boilerplate is none."""
    kept = [_decision(s, Reason.KEPT) for s in (0.2, 0.4, 0.6, 0.9)]
    out = [_decision(s, Reason.OVER_BUDGET) for s in (0.3, 0.5, 0.8)]
    other = [_decision(0.9, Reason.SIGNATURE), _decision(None, Reason.DUPLICATE)]
    assert [d.score for d in near_misses([*kept, *out, *other])] == [0.8, 0.5]
    assert [d.score for d in near_misses(out)] == [0.8, 0.5]


def test_room_and_mass_by_hand() -> None:
    """Half of the tokens; of the weight, that of the better half."""
    decisions = [_decision(1.0, Reason.KEPT), _decision(0.0, Reason.OVER_BUDGET)]
    shares = room_and_mass(decisions)
    assert shares is not None
    assert shares[0] == 0.5
    assert shares[1] == pytest.approx(0.9933, abs=1e-4)  # e^5 / (e^5 + 1)
    assert room_and_mass([_decision(None, Reason.DUPLICATE)]) is None
    assert log_odds(0.5) == 0.0
    assert (log_odds(0.0), log_odds(1.0)) == (-5.0, 5.0)


def test_more_room_covers_more() -> None:
    """Coverage is a share, grows with the budget, and is near 1 where all is kept."""
    shares = [_trim(n).coverage for n in (50, 70, 90, 2_000)]
    assert all(share is not None for share in shares)
    assert shares == sorted(s for s in shares if s is not None)
    assert (shares[-1] or 0.0) > 0.9


def test_no_figure_without_a_basis() -> None:
    """Nothing ranked, a kind without evidence, other settings, another language: None."""
    assert coverage([], TaskKind.QUESTION.value) is None
    assert coverage([_decision(1.0, Reason.KEPT)], "haiku") is None
    other = Trimmer(TrimConfig(counter="cl100k_base", encoder="none"))
    mail = Email.from_text("\n\n".join(LINES), sender="Ann <ann@example.org>")
    assert other.trim(mail, task="When is it due?", max_tokens=60).coverage is None
    foreign = _trim(60, task="Wann ist der neue Kessel für das Haus in der Stadt fällig?")
    assert foreign.coverage is None
    assert any("another language" in said for said in foreign.warnings)


def test_what_is_counted_is_of_the_decisions() -> None:
    """A result with other decisions says other things."""
    result = _trim(2_000)
    gone = tuple(replace(d, reason=Reason.OVER_BUDGET) for d in result.decisions)
    assert replace(result, decisions=gone).cues.kept == 0
