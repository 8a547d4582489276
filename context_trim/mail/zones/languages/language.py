"""The shape of a language's table: what mail clients and people write around mail text in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

PLACEHOLDER = re.compile(r"\{(when|who|sp)\}")
"""What stands for something else in an attribution or a separator; see `Row`."""

FieldName = Literal["from", "date", "to", "cc", "bcc", "subject", "reply_to", "other"]
"""What a line of a header block means; "other" is known and not used (importance, attachments)."""


@dataclass(frozen=True, slots=True)
class Row:
    """A text as a client writes it, and where that is known from (client, or library and file).

    In an attribution `{when}` stands for the date and time, `{who}` for name, address or both,
    `{sp}` for optional white space; all else is literal, with one blank where there is any white
    space. In a tagline `{device}` stands for one to four words.
    """

    text: str
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Language:
    """One language's table. Phrases are in lower case; rows keep the case that clients write.

    `months` are twelve tuples of forms as dates have them (full, inflected, abbreviated), in lower
    case and without full stops; `numeric_order` is how an all-numeric date is read.
    `disclaimers` are beginnings of a paragraph that is one; two of `disclaimer_words` in a
    paragraph at the end make it one; `signature_words` label a line of a signature ("tel").
    """

    code: str
    name: str
    attributions: tuple[Row, ...]
    fields: Mapping[FieldName, tuple[Row, ...]]
    separators: tuple[Row, ...]
    months: tuple[tuple[str, ...], ...]
    numeric_order: Literal["dmy", "mdy", "ymd"]
    greetings: tuple[str, ...] = ()
    closings: tuple[str, ...] = ()
    disclaimers: tuple[str, ...] = ()
    disclaimer_words: tuple[str, ...] = ()
    signature_words: tuple[str, ...] = ()
    taglines: tuple[Row, ...] = ()
    footers: tuple[str, ...] = ()
    banners: tuple[str, ...] = ()
    postscripts: tuple[str, ...] = field(default=())
