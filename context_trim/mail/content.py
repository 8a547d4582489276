"""What a mail shows, collected while its parts are read, within its limits."""

from __future__ import annotations

from dataclasses import dataclass, field

from context_trim.config import MailLimits
from context_trim.mail.invisible import seen_and_hidden
from context_trim.models import Attachment, Hidden, Hint, HintKind

_GAP = "\n\n"


@dataclass(kw_only=True, slots=True)
class Content:
    """The visible text of a mail; `hints` are spans of `text`."""

    limits: MailLimits
    text: str = ""
    lines: int = 0
    hints: list[Hint] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    hidden: list[Hidden] = field(default_factory=list)
    defects: list[str] = field(default_factory=list)

    def add(self, text: str, hints: tuple[Hint, ...] = (), *, kind: HintKind | None = None) -> None:
        """Append a part's text after a blank line; `kind` is what all of it is."""
        if not hints:  # with hints it is a page's, which has taken them out and counted them
            keep = self.limits.max_hidden_chars
            text, hidden = seen_and_hidden(text, keep=keep)
            self.hidden += hidden
        text = self._within_limits(text)
        if not text.strip():
            return
        at = len(self.text) + (len(_GAP) if self.text else 0)
        if kind is not None:
            hints = (*hints, Hint(start=0, end=len(text), kind=kind))
        self.hints += [
            Hint(start=h.start + at, end=min(h.end, len(text)) + at, kind=h.kind)
            for h in hints
            if h.start < len(text)
        ]
        self.text += (_GAP if self.text else "") + text

    def mark(self, start: int, kind: HintKind) -> None:
        """Say what the text from `start` to the end is."""
        if start < len(self.text):
            self.hints.append(Hint(start=start, end=len(self.text), kind=kind))

    def attach(self, attachment: Attachment) -> None:
        """List an attachment."""
        if len(self.attachments) >= self.limits.max_attachments:
            self.defect("attachments")
        else:
            self.attachments.append(attachment)

    def absorb(self, other: Content) -> None:
        """Append what another reading found."""
        self.add(other.text, tuple(other.hints))
        for attachment in other.attachments:
            self.attach(attachment)
        self.hidden += other.hidden
        for name in other.defects:
            self.defect(name)

    def defect(self, name: str) -> None:
        """Note a defect once."""
        if name not in self.defects:
            self.defects.append(name)

    def _within_limits(self, text: str) -> str:
        if len(text) > (room := max(self.limits.max_text_chars - len(self.text), 0)):
            self.defect("text_chars")
            text = text[:room]
        lines = text.count("\n") + 1
        if self.lines + lines > self.limits.max_text_lines:
            self.defect("text_lines")
            lines = self.limits.max_text_lines - self.lines
            text = _first_lines(text, lines)
        self.lines += lines
        return text


def _first_lines(text: str, count: int) -> str:
    """Return the first lines of a text that has more."""
    if count <= 0:
        return ""
    at = -1
    for _ in range(count):
        at = text.find("\n", at + 1)
    return text[:at]
