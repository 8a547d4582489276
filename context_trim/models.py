"""The data that flows through the pipeline: frozen, and silent about mail content in `repr`."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from context_trim.ids import message_id, run_id


class ZoneKind(StrEnum):
    """What a span of a mail's visible text is."""

    BODY = "body"
    GREETING = "greeting"
    CLOSING = "closing"
    SIGNATURE = "signature"
    DISCLAIMER = "disclaimer"
    FOOTER = "footer"
    QUOTE_HEADER = "quote_header"
    QUOTE = "quote"
    ATTACHMENT = "attachment"


NEW_KINDS = frozenset({ZoneKind.BODY, ZoneKind.GREETING, ZoneKind.CLOSING})
"""The kinds of text that the sender wrote now."""

_PASSED_ON = frozenset({ZoneKind.QUOTE_HEADER, ZoneKind.QUOTE})


@dataclass(frozen=True, kw_only=True, slots=True)
class Mailbox:
    """A person or list in a header: display name and address, either may be empty."""

    name: str = field(default="", repr=False)
    address: str = field(default="", repr=False)

    @property
    def label(self) -> str:
        """The name, or the address where there is no name, or an empty string."""
        return self.name or self.address


@dataclass(frozen=True, kw_only=True, slots=True)
class QuoteHeader:
    """What an attribution line or header block says of the text below it; gaps stay empty.

    `date_text` is the date as written where it cannot be read with certainty.
    """

    author: Mailbox = field(default_factory=Mailbox)
    sent_at: datetime | None = None
    date_text: str = field(default="", repr=False)
    subject: str = field(default="", repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Zone:
    """The span `text[start:end]` of an `Email.text`.

    `depth` is 0 for what the sender wrote, 1 for a quote, 2 for a quote in a quote. A
    `QUOTE_HEADER` has the depth of what it introduces and carries its `header`.
    """

    start: int
    end: int
    kind: ZoneKind
    depth: int = 0
    header: QuoteHeader | None = None


class HintKind(StrEnum):
    """What a client's markup or a mail's structure says of a span of its text."""

    QUOTE = "quote"
    SIGNATURE = "signature"
    FORWARD = "forward"
    ATTACHMENT = "attachment"


@dataclass(frozen=True, kw_only=True, slots=True)
class Hint:
    """A span of a text and what its source says that it is; a quote in a quote is a hint each."""

    start: int
    end: int
    kind: HintKind


@dataclass(frozen=True, kw_only=True, slots=True)
class Attachment:
    """A part that is listed and not read: file name, MIME type and size in bytes after decoding."""

    name: str = field(repr=False)
    content_type: str = field(repr=False)
    size: int


class Technique(StrEnum):
    """How text is kept from a person's eyes."""

    DISPLAY = "display"
    HIDDEN_ATTRIBUTE = "hidden_attribute"
    VISIBILITY = "visibility"
    OPACITY = "opacity"
    FONT_SIZE = "font-size"
    COLOR = "color"
    ZERO_BOX = "zero_box"
    CLIP = "clip"
    MASK = "mask"
    TRANSFORM = "transform"
    OFF_SCREEN = "off_screen"
    TEXT_INDENT = "text-indent"
    LETTER_SPACING = "letter-spacing"
    CONTENT_VISIBILITY = "content-visibility"
    COMMENT = "comment"
    FALLBACK = "fallback"
    """Inside an element of which browsers show nothing, or something else: template, video, …"""
    FORM = "form"
    TINY_IMAGE = "tiny_image"
    """The alternative text of an image of a pixel or less."""
    INVISIBLE_UNICODE = "invisible_unicode"


@dataclass(frozen=True, kw_only=True, slots=True)
class Hidden:
    """Text that a person doesn't see and that was left out.

    `length` counts its characters, runs of white space as one. `place` is the path of elements
    around it, the innermost last, such as "table > td > span"; it is empty in plain text and for
    comments. What one technique hides in one place of a mail is one record. `text` is empty unless
    `MailLimits.max_hidden_chars` asks for it.
    """

    technique: str
    length: int
    place: str = ""
    text: str = field(default="", repr=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Email:
    """One mail as a person sees it. `zones` tile `text`; `defects` names what was broken.

    `sent_at` carries a zone where the mail gives one. `thread_id` and `labels` are its provider's
    (Gmail, Graph, AgentMail), as they came; nothing here goes by them. `raw` is the source as it
    came, or as it was written from an API's mapping, empty for an email made from text. `copy`
    tells apart equal mails that nothing proves to be the same.
    """

    message_id: str = field(default="", repr=False)
    in_reply_to: tuple[str, ...] = field(default=(), repr=False)
    references: tuple[str, ...] = field(default=(), repr=False)
    sender: Mailbox = field(default_factory=Mailbox)
    to: tuple[Mailbox, ...] = field(default=(), repr=False)
    cc: tuple[Mailbox, ...] = field(default=(), repr=False)
    sent_at: datetime | None = None
    subject: str = field(default="", repr=False)
    thread_id: str = field(default="", repr=False)
    labels: tuple[str, ...] = field(default=(), repr=False)
    text: str = field(repr=False)
    zones: tuple[Zone, ...]
    attachments: tuple[Attachment, ...] = ()
    hidden: tuple[Hidden, ...] = ()
    defects: tuple[str, ...] = ()
    raw: bytes = field(default=b"", repr=False)
    copy: int = 0
    id: str = field(init=False)

    @classmethod
    def from_text(
        cls,
        text: str,
        *,
        sender: str = "",
        sent_at: datetime | None = None,
        subject: str = "",
        message_id: str = "",
    ) -> Email:
        """Make an email from a plain body without headers; `sender` is "Name <address>"."""
        # The one call up the pipeline: a body needs its zones, and users look for it here.
        from context_trim.mail import email_from_text  # noqa: PLC0415

        return email_from_text(
            text, sender=sender, sent_at=sent_at, subject=subject, message_id=message_id
        )

    def __post_init__(self) -> None:
        """Make the id, once."""
        sent = self.sent_at.isoformat() if self.sent_at else ""
        files = "/".join(f"{a.name} {a.size}" for a in self.attachments)
        sender = (self.sender.name, self.sender.address)
        made = message_id(
            self.message_id, *sender, sent, self.subject, self.text, files, str(self.copy)
        )
        object.__setattr__(self, "id", made)

    @property
    def new_text(self) -> str:
        """What this sender wrote now: body, greeting and closing, in order.

        Where that is nothing, what was forwarded or quoted is the message.
        """
        return self._text_of(NEW_KINDS) or self._text_of(_PASSED_ON)

    def _text_of(self, kinds: frozenset[ZoneKind]) -> str:
        spans = (self.text[z.start : z.end] for z in self.zones if z.kind in kinds)
        return "".join(spans).strip()


class Fate(StrEnum):
    """What became of a quoted span of a message."""

    DUPLICATE = "duplicate"
    RECOVERED = "recovered"


@dataclass(frozen=True, kw_only=True, slots=True)
class QuotedSpan:
    """A quoted span of a message's text that stands in the thread as part of `message_id`.

    `source_start` and `source_end` are its span in that message's text.
    """

    start: int
    end: int
    fate: Fate
    message_id: str
    source_start: int
    source_end: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What a sender wrote below quoted lines, `text[start:end]`, and the lines that it answers.

    `quoted` are those of the spans in `Message.quoted` that stand right above it.
    """

    start: int
    end: int
    quoted: tuple[QuotedSpan, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Message:
    """One message of a thread: given as a mail of its own, or recovered from a quote.

    `quoted` are the spans of `text` that stand elsewhere in the thread. `parent_id` is the message
    of the thread that it answers, by references or by what it quotes. A recovered message has
    `recovered_from`, the id of the message that quotes it, its `depth` there, and only those
    fields that the quote gave; its `text` is the quote with its marks removed.
    """

    id: str
    author: Mailbox = field(default_factory=Mailbox)
    sent_at: datetime | None = None
    date_text: str = field(default="", repr=False)
    subject: str = field(default="", repr=False)
    text: str = field(repr=False)
    zones: tuple[Zone, ...]
    quoted: tuple[QuotedSpan, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    parent_id: str | None = None
    recovered_from: str | None = None
    depth: int = 0

    @property
    def said(self) -> str:
        """What the message says and nothing before it: `text` without the quoted spans."""
        edges = [0, *(edge for s in self.quoted for edge in (s.start, s.end)), len(self.text)]
        return "".join(self.text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))

    @property
    def answers(self) -> tuple[Answer, ...]:
        """What was written between or below quoted lines, with the lines right above it."""
        return tuple(_answers(self))

    @property
    def recovered(self) -> bool:
        """Whether the message is known only from a quote."""
        return self.recovered_from is not None


def _answers(message: Message) -> Iterator[Answer]:
    spans = deque(message.quoted)
    above: list[QuotedSpan] = []
    for zone in message.zones:
        quoted = []
        while spans and spans[0].start < zone.end:
            quoted.append(spans.popleft())
        if quoted or zone.depth:
            above = [*above, *quoted]
        elif zone.kind in NEW_KINDS and message.text[zone.start : zone.end].strip():
            if above:
                yield Answer(start=zone.start, end=zone.end, quoted=tuple(above))
            above = []


@dataclass(frozen=True, kw_only=True, slots=True)
class Thread:
    """Messages in the order in which they were written, oldest first, everything said once.

    `emails` are the mails that were given, each once, in the order of the messages.
    """

    messages: tuple[Message, ...]
    emails: tuple[Email, ...]

    @property
    def newest(self) -> Message:
        """The last message that was given as a mail of its own, or the last of all."""
        return next((m for m in reversed(self.messages) if not m.recovered), self.messages[-1])


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """A unit of selection: `message.text[start:end]`, a paragraph with the blanks after it."""

    message_id: str
    start: int
    end: int
    kind: ZoneKind
    text: str = field(repr=False)


class Stage(StrEnum):
    """The stage that decided, in the order of the pipeline."""

    THREAD = "thread"
    ZONES = "zones"
    RULES = "rules"
    RELEVANCE = "relevance"
    BUDGET = "budget"


class Reason(StrEnum):
    """Why a span is in the prompt or not."""

    KEPT = "kept"
    PINNED = "pinned"
    RECOVERED = "recovered"
    DUPLICATE = "duplicate"
    QUOTE_HEADER = "quote_header"
    SIGNATURE = "signature"
    DISCLAIMER = "disclaimer"
    FOOTER = "footer"
    DROPPED = "dropped"
    IRRELEVANT = "irrelevant"
    OVER_BUDGET = "over_budget"


STAGES: dict[Reason, Stage] = {
    Reason.RECOVERED: Stage.THREAD,
    Reason.DUPLICATE: Stage.THREAD,
    Reason.QUOTE_HEADER: Stage.THREAD,
    Reason.SIGNATURE: Stage.ZONES,
    Reason.DISCLAIMER: Stage.ZONES,
    Reason.FOOTER: Stage.ZONES,
    Reason.DROPPED: Stage.RULES,
    Reason.IRRELEVANT: Stage.RELEVANCE,
    Reason.OVER_BUDGET: Stage.BUDGET,
    Reason.KEPT: Stage.BUDGET,
    Reason.PINNED: Stage.BUDGET,
}
"""The stage that gives each reason; the removing ones stand in the order of the pipeline."""

ELSEWHERE = frozenset({Reason.RECOVERED, Reason.DUPLICATE, Reason.QUOTE_HEADER})
"""Removed where they stood, but nothing is lost: they stand in the thread as a message."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """What was decided for the span `text[start:end]` of a message, and why.

    The decisions of a message tile its text. `tokens` counts the span alone; `score` is the
    ranker's, or None for what is not ranked; `message_id` names a message of the thread.
    """

    id: str
    message_id: str
    start: int
    end: int
    reason: Reason
    score: float | None
    tokens: int

    @property
    def stage(self) -> Stage:
        """The stage that decided."""
        return STAGES[self.reason]

    @property
    def kept(self) -> bool:
        """Whether the span stands in the prompt."""
        return self.reason in (Reason.KEPT, Reason.PINNED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Omission:
    """A run of removed spans behind one marker of the prompt, in the order of the thread."""

    decisions: tuple[Decision, ...]

    @property
    def id(self) -> str:
        """The id that the marker shows."""
        return run_id(d.id for d in self.decisions)


@dataclass(frozen=True, kw_only=True, slots=True)
class Rendered:
    """The text of the prompt and the omissions behind its markers, in order.

    `opening` and `closing` are the lines of the fence around it.
    """

    text: str = field(repr=False)
    omissions: tuple[Omission, ...]
    opening: str = field(repr=False)
    closing: str = field(repr=False)

    @property
    def body(self) -> str:
        """The text between the lines of the fence, without the line breaks around it."""
        return self.text[len(self.opening) + 1 : -len(self.closing) - 1]


@dataclass(frozen=True, kw_only=True, slots=True)
class Money:
    """What the call's input costs before and after, at the prices in force on `price_date`.

    Above some sizes of a request all of its tokens cost more: `tier_visible` and `tier_sent` are
    the tokens above which the price that was used holds, 0 for the lowest.
    """

    currency: str
    visible: Decimal
    sent: Decimal
    tier_visible: int = 0
    tier_sent: int = 0
    price_date: date
    source: str

    @property
    def saved(self) -> Decimal:
        """What one call saves; negative when the prompt grew."""
        return self.visible - self.sent
