"""Every setting, its default and its meaning, in one place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from context_trim.encoder import Encoder
from context_trim.own_prices import Own

Count = Callable[[str], int]
"""A function that says how many tokens a text has."""

Format = Literal["plain", "markdown", "xml"]
"""How the prompt's text is laid out."""

EncoderName = Literal[
    "static", "multilingual", "onnx", "sentence-transformers", "cross-encoder", "none"
]


class MailLimits(BaseModel):
    """How much of one mail is read. What lies beyond is left out and named in `Email.defects`.

    A defect has the name of its limit without "max_". No real mail of the development sets comes
    near a default; together they hold a mail to about 2 CPU seconds.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    max_mail_bytes: Annotated[int, Field(ge=1)] = 100_000_000
    """Bytes of the source."""

    max_parts: Annotated[int, Field(ge=1)] = 1_000
    """MIME parts, the multiparts and attached messages among them."""

    max_depth: Annotated[int, Field(ge=1)] = 100
    """Levels of parts in parts; what is deeper is read as if it stood on this level."""

    max_headers: Annotated[int, Field(ge=1)] = 1_000
    """Fields of one header."""

    max_header_chars: Annotated[int, Field(ge=1)] = 400_000
    """Characters of one field: 8,000 recipients."""

    max_recipients: Annotated[int, Field(ge=1)] = 10_000
    """Mailboxes of one address field."""

    max_text_chars: Annotated[int, Field(ge=1)] = 5_000_000
    """Characters of visible text, text attachments included."""

    max_text_lines: Annotated[int, Field(ge=1)] = 60_000
    """Lines of visible text."""

    max_html_bytes: Annotated[int, Field(ge=1)] = 2_000_000
    """Bytes of one HTML part, after decoding its transfer encoding."""

    max_html_nodes: Annotated[int, Field(ge=1)] = 51_000
    """Tags, comments and declarations of one HTML part, end tags counted."""

    max_url_chars: Annotated[int, Field(ge=20)] | None = 100
    """Characters of a URL in the text: a longer one is cut, and tracking parameters go. None keeps
    URLs as they are and puts that of every link in HTML behind the link's text."""

    max_hidden_chars: Annotated[int, Field(ge=0)] = 0
    """Characters of hidden text that `Email.hidden` carries, for those who want to look at it; what
    is beyond is counted only, and that is no defect."""

    max_attachments: Annotated[int, Field(ge=1)] = 1_000
    """Attachments that are listed."""


DEFAULT_LIMITS = MailLimits()


class MailboxLimits(BaseModel):
    """How much of a mailbox dump is read. What is beyond is named as unreadable, never skipped.

    They hold off what only an attacker makes: an archive that unpacks without end, a message that
    doesn't fit into memory. Two to four times the largest message is what a reader holds at once.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    max_message_bytes: Annotated[int, Field(ge=1)] = 100_000_000
    """Bytes of one message as it stands in the dump; `MailLimits.max_mail_bytes` is the same."""

    max_members: Annotated[int, Field(ge=1)] = 10_000_000
    """Files in a folder or archive."""

    max_member_bytes: Annotated[int, Field(ge=1)] = 200_000_000_000
    """Bytes of one file in an archive, unpacked: a mailbox of 200 GB."""

    max_total_bytes: Annotated[int, Field(ge=1)] = 1_000_000_000_000
    """Bytes of an archive, unpacked."""

    max_ratio: Annotated[int, Field(ge=1)] = 100
    """Bytes unpacked for each byte of an archive, beyond the first `max_message_bytes`. Mail
    shrinks to a third or a tenth; what shrinks a thousand times is made to fill a disk."""


DEFAULT_MAILBOX_LIMITS = MailboxLimits()


class ReplayLimits(BaseModel):
    """What one call of a replay may take. What takes more is ended, tried again, and quarantined.

    No mail of the development sets comes near a default. They hold off what would stop a run.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    max_cpu_seconds: Annotated[int, Field(ge=1)] = 60
    """CPU seconds of one call, with the parsing of the mails that it is the first to see."""

    max_wall_seconds: Annotated[float, Field(gt=0)] = 300.0
    """Seconds until a worker must have done a call, for what hangs without taking CPU time."""

    max_memory_bytes: Annotated[int, Field(ge=100_000_000)] = 1_000_000_000
    """Bytes of address space of a worker, on top of what it has when its models are loaded."""


DEFAULT_REPLAY_LIMITS = ReplayLimits()


class TrimConfig(BaseModel):
    """The settings of a `Trimmer`. `model` or `counter` must be given; all else has a default."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", hide_input_in_errors=True, arbitrary_types_allowed=True
    )

    model: str | None = None
    """The model that will read the prompt: chooses the tokenizer and the price."""

    counter: Count | str | None = None
    """Counts tokens in place of the model's tokenizer: a function, the name of an encoding, or the
    path of a Hugging Face tokenizer (ends in .json)."""

    stand_in_factor: Annotated[Decimal, Field(gt=0, le=10)] | None = None
    """Tokens for each token that a stand-in counts, rounded up, where the model's tokenizer isn't
    installed. None takes the factor of the model's family (`context_trim/families.py`)."""

    format: Format = "plain"
    """The lines around mail text: plain, Markdown headings, or XML tags."""

    ranker: Literal["fast", "quality"] = "fast"
    """"fast" ranks by words, word vectors and cues, in milliseconds. "quality" then has an encoder
    read the passages near the cut; it takes some 60 ms of CPU time for passages that are new to the
    `Trimmer`. Its encoder is "onnx" unless another one is named."""

    max_encoded_tokens: Annotated[int, Field(ge=0)] = 160
    """Tokens that the quality tier encodes in a ranking (a reply with a task has two), estimated,
    the query's included."""

    deadline_ms: Annotated[float, Field(gt=0)] | None = None
    """Milliseconds after which the quality tier encodes no more in a ranking. How far it comes
    depends on the machine, so the result has `deterministic=False`."""

    encoder: EncoderName | Encoder = "static"
    """What finds passages that say the same in other words: "static" (a table of word vectors,
    milliseconds), "multilingual" (a small network for a task and mail in different ones of 16
    languages, extra [multilingual]), "onnx" (MiniLM as int8, extra [onnx]), "sentence-transformers"
    or "cross-encoder" (extra [sentence-transformers], with `encoder_model`), "none" (shared words
    only), or an object with `encode(texts)`, see `Encoder`."""

    encoder_model: str | None = None
    """Name or folder of the sentence-transformers model."""

    encoder_threads: Annotated[int, Field(ge=1)] = 1
    """Threads that a transformer may use in a call."""

    vector_cache_bytes: Annotated[int, Field(ge=0)] = 64_000_000
    """Bytes for the vectors of passages, so that each is encoded once in a `Trimmer`'s life."""

    min_relevance: Annotated[float, Field(ge=0, le=1)] = 0.01
    """Leave out irrelevant passages even where there is room: the least likely ones, as long as the
    chance that what the task needs is in any of them stays below this. The newest message is
    exempt. 0 turns it off."""

    newest_bonus: Annotated[float, Field(ge=0, le=100)] = 0.5
    """Added to the score (0 to 1) of the newest message's passages for a reply; other kinds of task
    give a part of it, a question the least."""

    keep_last_messages: Annotated[int, Field(ge=0)] = 0
    """Pin what the last so many messages of the thread say, boilerplate and duplicates left out."""

    max_message_share: Annotated[float, Field(gt=0, le=1)] = 1.0
    """The most that passages of one message may take of the budget; what is pinned is exempt."""

    pattern_seconds: Annotated[float, Field(gt=0, le=60)] = 1.0
    """Seconds for each pattern of a `Match` on a thread; what takes longer is a `ConfigError`."""

    max_pack_trials: Annotated[int, Field(ge=0)] = 24
    """How often packing may render and count again, in each of two sweeps, to fill what is left of
    the budget."""

    cache_read_share: Annotated[float, Field(ge=0, le=1)] = 0.1
    """In a session: the price of an input token that the provider's cache serves, as a share of the
    price without (OpenAI since gpt-5 and Anthropic: a tenth; gpt-4.1 a quarter, gpt-4o half)."""

    max_raw_bytes: Annotated[int, Field(ge=0)] = 1_000_000
    """Count the raw source's tokens only up to this size in bytes, over all mails together; above
    it `savings.raw_tokens` is None."""

    on_error: Literal["raise", "untrimmed"] = "raise"
    """What happens when something inside fails: the error is raised, or the newest text is cut to
    the limit and flagged (`result.trimmed`). What the caller did wrong is always raised."""

    result_cache_bytes: Annotated[int, Field(ge=0)] = 0
    """Bytes for results, so that an equal call isn't made twice; 0 keeps none. Calls whose mails
    are paths or parsed messages, or with functions as rules, are made anew."""

    limits: MailLimits = DEFAULT_LIMITS
    """How much of one mail is read."""

    price_date: date | Literal["message"] | None = None
    """Use the prices in force on this day; "message" is the day of the newest message (UTC),
    without which there is no price; None is today (UTC)."""

    prices: tuple[Own, ...] = Field(default=(), repr=False)
    """Prices of one's own, as `read_prices` of `context_trim.own_prices` gives them: negotiated
    ones, batches, local models. They come before those of `genai-prices`."""
