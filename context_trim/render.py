"""Decisions to the text of the prompt.

    [untrusted mail 4821]
    --- Anna Weber, 2026-03-03 10:12+01: Refund
    What she wrote.
    […482913057]
    [end 4821]

This is the plain format; `styles.py` has the others. A message stands under a line with who and
when; a marker with an id stands for all that is left out between the text before it and the text
after it, even over several messages. The fence says that the text is mail; it is no security
boundary, but its closing line stands nowhere in the mail.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from context_trim.config import Format
from context_trim.ids import digits, numbers
from context_trim.models import ELSEWHERE, Attachment, Decision, Message, Omission, Rendered, Thread
from context_trim.styles import STYLES, Head, fence_number, marker

_LEADING_BLANK = re.compile(r"(?:[ \t]*\n)+")
_BLANK_RUN = re.compile(r"\n(?:[ \t]*\n){2,}")
_REPLY_PREFIX = re.compile(r"(?:(?:re|fwd?|aw|wg|antw)(?:\[\d+\])?:\s*)+", re.IGNORECASE)
"""English and German clients (Outlook writes AW and WG)."""

_LONGEST_SUBJECT = 200
_SUBJECT_SHARE = 0.2
"""Characters of a subject that a token of the limit allows; a longer one is left out. Below some
200 tokens a subject takes the place of a sentence that was asked for."""

_LONGEST_NAME = 60
_MOST_ATTACHMENTS = 5


def render(
    thread: Thread, decisions: Sequence[Decision], *, max_tokens: int, layout: Format = "plain"
) -> Rendered:
    """Return the prompt text for the decisions of a thread, and what its markers stand for.

    `max_tokens` is the limit, on which depends how long a subject may be; it isn't enforced here.

    Messages without a kept span don't appear, but for the newest, whose line always does.
    """
    style = STYLES[layout]
    longest = int(_SUBJECT_SHARE * max_tokens)
    page = _Page(foot=style.foot)
    newest = thread.newest.id
    by_message: dict[str, list[Decision]] = {m.id: [] for m in thread.messages}
    for decision in decisions:
        by_message[decision.message_id].append(decision)
    subject = ""
    for message in thread.messages:
        runs = list(_runs(message, by_message[message.id]))
        kept = any(text is not None for _, text in runs)
        if kept or message.id == newest:
            if runs and runs[0][1] is not None:
                page.marker()  # else one marker below the line stands for both gaps
            page.head(style.head(_head(message, subject, longest)))
            subject = _topic(message.subject) or subject
            if message.attachments and (kept or not message.text.strip()):
                page.line(_attachments(message.attachments))
        for run, text in runs:
            page.omit(run) if text is None else page.write(text)
    page.marker()
    page.close()
    opening, closing = style.fence(_number(thread, page.lines))
    return Rendered(
        text="\n".join([opening, *page.lines, closing]),
        omissions=tuple(page.omissions),
        opening=opening,
        closing=closing,
    )


@dataclass(slots=True)
class _Page:
    """The lines of the prompt so far, and the removed spans that the next marker stands for."""

    lines: list[str] = field(default_factory=list)
    omissions: list[Omission] = field(default_factory=list)
    pending: list[Decision] = field(default_factory=list)
    in_text: bool = False
    foot: str = ""
    in_message: bool = False

    def omit(self, decisions: Sequence[Decision]) -> None:
        self.pending += decisions

    def head(self, line: str) -> None:
        self.close()
        self.line(line)
        self.in_message = True

    def line(self, line: str) -> None:
        self.lines.append(line)
        self.in_text = False

    def close(self) -> None:
        """Write what stands below a message, if anything does."""
        if self.in_message and self.foot:
            self.line(self.foot)

    def write(self, text: str) -> None:
        self.marker()
        self.lines.append(f"\n{text}" if self.in_text else text)
        self.in_text = True

    def marker(self) -> None:
        """Write the marker for what is pending."""
        if self.pending:
            self.in_text = False
            omission = Omission(decisions=tuple(self.pending))
            self.omissions.append(omission)
            self.lines.append(marker(omission.id))
            self.pending = []


def _runs(
    message: Message, decisions: Sequence[Decision]
) -> Iterator[tuple[Sequence[Decision], str | None]]:
    """Yield runs of kept spans with their text, and runs of omitted spans with None.

    What stands elsewhere in the thread, and white space, is no omission.
    """
    seen = (d for d in decisions if d.reason not in ELSEWHERE)
    for kept, group in itertools.groupby(seen, key=lambda d: d.kept):
        run = list(group)
        if not kept:
            shown = [d for d in run if message.text[d.start : d.end].strip()]
            if shown:
                yield shown, None
            continue
        pieces = (_tidy(message.text[start:end]) for start, end in _joined(run))
        if text := "\n\n".join(piece for piece in pieces if piece):
            yield run, text


def _joined(run: Sequence[Decision]) -> Iterator[tuple[int, int]]:
    """Join spans that touch."""
    start, end = run[0].start, run[0].end
    for decision in run[1:]:
        if decision.start != end:
            yield start, end
            start = decision.start
        end = decision.end
    yield start, end


def _tidy(text: str) -> str:
    """Take away blank lines around a text and all but one inside it, and nothing else."""
    lead = _LEADING_BLANK.match(text)
    return _BLANK_RUN.sub("\n\n", text[lead.end() if lead else 0 :].rstrip())


def _head(message: Message, last_subject: str, longest: int) -> Head:
    topic = _topic(message.subject)
    return Head(
        who=message.author.label[:_LONGEST_NAME],
        sent_at=message.sent_at,
        date_text=message.date_text,
        quoted=message.recovered,
        subject=topic if topic != last_subject and len(topic) <= longest else "",
    )


def _topic(subject: str) -> str:
    """Return a subject without "Re:" and the like, cut to a length."""
    lead = _REPLY_PREFIX.match(subject)
    return subject[lead.end() if lead else 0 :][:_LONGEST_SUBJECT].strip()


def _attachments(attachments: Sequence[Attachment]) -> str:
    names = [(a.name or a.content_type)[:_LONGEST_NAME] for a in attachments[:_MOST_ATTACHMENTS]]
    more = len(attachments) - len(names)
    return f"attached: {', '.join(names)}" + (f", {more} more" if more else "")


def _number(thread: Thread, lines: Sequence[str]) -> str:
    """Return the fence's number, which the mail cannot have foreseen."""
    first = thread.messages[0].id
    return fence_number("\n".join(lines), itertools.chain([digits(first)[:4]], numbers(first)))
