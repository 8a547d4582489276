"""A mail's visible text to zones: what is new, quoted, signature.

An ordered list of small rules labels lines; each rule sees what those before it found.
"""

from __future__ import annotations

from collections.abc import Sequence

from context_trim.mail.zones import boilerplate, greetings, quotes
from context_trim.mail.zones.lines import Line, read_lines, tile
from context_trim.models import Hint, Zone

_RULES = (
    quotes.mend_wraps,
    quotes.mark_header_blocks,
    quotes.mark_attributions,
    quotes.mark_quotes,
    boilerplate.mark_signature,
    boilerplate.mark_footers,
    greetings.mark_greeting,
    greetings.mark_closing,
    boilerplate.mark_contact_block,
    boilerplate.mark_disclaimers,
    boilerplate.keep_what_is_left,
)


def split_zones(text: str, hints: Sequence[Hint] = ()) -> tuple[Zone, ...]:
    """Return zones that tile the text; `hints` say what its source tells of spans."""
    lines: list[Line] = read_lines(text, hints)
    for rule in _RULES:
        rule(lines)
    return tile(lines, len(text))
