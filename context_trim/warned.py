"""What a caller should know of a trim, without mail content."""

from __future__ import annotations

from collections.abc import Sequence

from context_trim.models import Email, Reason, Thread
from context_trim.select import Selection


def warnings_of(thread: Thread, selection: Selection, *, pins: int, drops: int) -> list[str]:
    """Say what is damaged, what became of so many rules, and where nothing was kept."""
    newest = thread.newest.id
    warnings = [
        *damage(thread.emails),
        *(f"pin {i + 1} of {pins} matches nothing" for i in selection.idle_pins),
        *(f"drop {i + 1} of {drops} matches nothing" for i in selection.idle_drops),
    ]
    dropped = {d.message_id for d in selection.decisions if d.reason is Reason.DROPPED}
    if newest in dropped:
        warnings.append("drop leaves out text of the newest message")
    kept = {d.message_id for d in selection.decisions if d.kept}
    left_out = {d.reason for d in selection.decisions if not d.kept}
    others = {d.reason for d in selection.decisions if d.message_id != newest}
    if not kept and left_out & {Reason.OVER_BUDGET, Reason.IRRELEVANT, Reason.DROPPED}:
        warnings.append("no text of the thread is in the prompt: nothing fits, or all is left out")
    elif kept <= {newest} and Reason.IRRELEVANT in others and Reason.OVER_BUDGET not in others:
        warnings.append("nothing but the newest message is relevant to the task")
    if selection.foreign:
        warnings.append(
            "the task is in another language than the mail, so passages are found by names and "
            "numbers only: encoder='multilingual' finds more"
        )
    return warnings


def damage(emails: Sequence[Email]) -> list[str]:
    """Name the mails that had to be repaired, without their content."""
    return [
        f"mail {number} of {len(emails)} is damaged ({', '.join(email.defects)})"
        for number, email in enumerate(emails, start=1)
        if email.defects
    ]
