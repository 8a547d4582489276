"""A mail's visible text to zones: what is new, quoted, signature.

An ordered list of small rules labels lines; each rule sees what those before it found. Rules for
quotes see all lines; those for what a sender wrote see one piece of it, between two quotes.
"""

from __future__ import annotations

from collections.abc import Sequence

from context_trim.mail.zones import closings, footers, leftover, quotes, signature
from context_trim.mail.zones.lines import Line, read_lines, tile
from context_trim.mail.zones.regions import read_regions
from context_trim.models import Hint, Zone

_QUOTE_RULES = (
    quotes.mend_wraps,
    quotes.split_inside,
    quotes.mark_quote_headers,
    quotes.mark_quotes,
    footers.mark_server_disclaimers,
)
_REGION_RULES = (
    signature.mark_signed,
    footers.mark_banner,
    footers.mark_taglines,
    footers.mark_list_footer,
    footers.mark_tail,
    signature.mark_below_dashes,
    signature.mark_advertisement,
    closings.mark_greeting,
    closings.mark_closing,
    signature.mark_signature,
    footers.mark_rulers,
)


def split_zones(text: str, hints: Sequence[Hint] = ()) -> tuple[Zone, ...]:
    """Return zones that tile the text; `hints` say what its source tells of spans."""
    lines: list[Line] = read_lines(text, hints)
    for rule in _QUOTE_RULES:
        rule(lines)
    for region in read_regions(lines):
        for mark in _REGION_RULES:
            mark(region)
    leftover.keep_what_is_left(lines)
    return tile(lines, len(text))
