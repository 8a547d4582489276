"""HTML to the text that a person sees: paragraphs, lists, links' text, tables.

Text positions are final as they are written, so that spans of the markup (what a client marks
as quoted) stay true for the text.
"""

from __future__ import annotations

from dataclasses import dataclass

from context_trim.config import DEFAULT_LIMITS, MailLimits
from context_trim.mail.hidden import find_hidden
from context_trim.mail.html.hints import hints_of
from context_trim.mail.html.tree import parse
from context_trim.mail.html.walk import Reader
from context_trim.models import Hidden, Hint

__all__ = ["Page", "html_to_text"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """The visible text of an HTML body, what clients mark in it, and what was hidden."""

    text: str
    hints: tuple[Hint, ...]
    hidden: tuple[Hidden, ...]
    defects: tuple[str, ...] = ()


def html_to_text(html: str, limits: MailLimits = DEFAULT_LIMITS) -> Page:
    """Return what a person reads in an HTML body, up to the limits on its bytes and nodes.

    A paragraph, heading, list or table stands between blank lines; a list item is a line with
    "- " or its number; a row of a data table is a line with " | " between its cells, the header
    row first; the cells of a layout table are blocks. A link is its text, with the host of its
    target in brackets where the text shows another site or is only "here"; URLs in the text are
    shortened (`MailLimits.max_url_chars`).
    """
    tree, defects = parse(html, limits)
    veil = find_hidden(tree, keep=limits.max_hidden_chars)
    reader = Reader(veil.nodes, longest_url=limits.max_url_chars)
    reader.read(tree)
    if reader.left_alts and not any(c.isalnum() for c in reader.writer.text()):
        reader = Reader(veil.nodes, longest_url=limits.max_url_chars, every_alt=True)
        reader.read(tree)
    text = reader.writer.text()
    return Page(
        text=text,
        hints=hints_of(text, reader.spans.found),
        hidden=veil.hidden + reader.hidden,
        defects=defects + veil.defects,
    )
