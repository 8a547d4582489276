"""Rules for what says nothing new: signatures, footers, disclaimers."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from context_trim.mail.zones.lines import (
    Line,
    following,
    paragraphs,
    read_lines,
    unclaimed_paragraphs,
)
from context_trim.mail.zones.patterns import (
    CONTACT,
    DISCLAIMER_WORDS,
    DISCLAIMERS,
    FOOTERS,
    LIST_FOOTER_RULE,
    LIST_FOOTER_WORDS,
    POSTSCRIPTS,
)
from context_trim.models import ZoneKind

_SIGNATURE_MARK = "--"
"""RFC 3676, section 4.3: two hyphens and a blank (which many programs strip)."""

_LIST_FOOTER_LINES = 5
_HEAD = 200
_DISCLAIMER_HEAD = 1_500
_DISCLAIMER_WORDS = 2
_SHORTEST_DISCLAIMER = 90
_LONGEST_SIGNATURE = 15
_PROSE_WORDS = 4
_LONGEST_CONTACT_LINE = 90
_CONTACT_BLOCKS = 8
_TITLES = 3
"""Lines under a name that can be position and company without any contact."""


def mark_signature(lines: list[Line]) -> None:
    """Label from "-- " to the next quote or the end.

    HTML and many programs strip the blank that tells the mark from a ruler; then no sentence may
    stand below it.
    """
    index = 0
    while index < len(lines):
        if not (lines[index].new and lines[index].text == _SIGNATURE_MARK):
            index += 1
            continue
        block = list(itertools.takewhile(lambda x: x.new or x.blank, lines[index + 1 :]))
        shown = [line for line in block if not line.blank]
        sure = lines[index].dashes or not any(map(_is_prose, shown))
        if sure and len(shown) <= _LONGEST_SIGNATURE:
            _label([lines[index], *(line for line in block if line.depth == 0)], ZoneKind.SIGNATURE)
        index += 1 + len(block)


def mark_contact_block(lines: list[Line]) -> None:
    """Label what stands below the closing and the name: position, address, numbers.

    Two or three lines right under the name need no proof; further down only short lines count,
    up to the last paragraph that holds a contact. A sentence ends it.
    """
    closing = max((i for i, x in enumerate(lines) if x.kind is ZoneKind.CLOSING), default=None)
    if closing is None:
        return
    blocks = list(_contact_blocks(lines[closing + 1 :]))
    proofs = [n for n, block in enumerate(blocks) if CONTACT.search(_joined(block))]
    last = max(proofs, default=-1)
    attached = blocks[:1] if blocks and blocks[0][0] is lines[closing + 1] else []
    if not proofs and attached and len(attached[0]) <= _TITLES:
        last = 0
    for block in blocks[: last + 1]:
        _label(block, ZoneKind.SIGNATURE)


def _is_prose(line: Line) -> bool:
    """Whether a line reads as a sentence: some words and a full stop."""
    words = line.text.split()
    return len(words) >= _PROSE_WORDS and line.text.endswith((".", "!", "?", ":", ","))


def _contact_blocks(lines: list[Line]) -> Iterator[list[Line]]:
    """Yield the paragraphs below a name as long as they can be part of a signature."""
    for block in itertools.islice(paragraphs(lines), _CONTACT_BLOCKS):
        if any(len(line.text) > _LONGEST_CONTACT_LINE or _is_prose(line) for line in block):
            return
        if _joined(block).lower().startswith(POSTSCRIPTS):
            return
        yield block


def _joined(lines: list[Line]) -> str:
    return " ".join(line.text for line in lines)


def mark_footers(lines: list[Line]) -> None:
    """Label paragraphs that begin like a footer, and a mailing list's footer to its end."""
    for paragraph in paragraphs(lines):
        if FOOTERS.match(paragraph[0].text[:_HEAD]):
            _label(paragraph, ZoneKind.FOOTER)
    for index, line in enumerate(lines):
        if line.depth == 0 and LIST_FOOTER_RULE.fullmatch(line.text):
            near = list(itertools.islice(following(lines, index), _LIST_FOOTER_LINES))
            if any(word in lines[i].text.lower() for i in near for word in LIST_FOOTER_WORDS):
                _label([line, *(lines[i] for i in near if lines[i].depth == 0)], ZoneKind.FOOTER)


def mark_disclaimers(lines: list[Line]) -> None:
    """Label paragraphs that begin like a disclaimer, and last ones that sound like one.

    Mail servers put them below all that a mail quotes, where no mark tells them from the quote.
    """
    for paragraph in reversed(list(unclaimed_paragraphs(lines))):
        if not _is_disclaimer(paragraph):
            break
        _label(paragraph, ZoneKind.DISCLAIMER)
    last = True
    for paragraph in reversed(list(paragraphs(lines))):
        last = last and _is_disclaimer(paragraph)
        if last or _starts_as_disclaimer(paragraph):
            _label(paragraph, ZoneKind.DISCLAIMER)


def without_disclaimers(text: str) -> str:
    """Return a text without the disclaimers that it ends with."""
    end = len(text)
    for paragraph in reversed(list(paragraphs(read_lines(text, ())))):
        if not _is_disclaimer(paragraph):
            break
        end = paragraph[0].start
    return text[:end]


def keep_what_is_left(lines: list[Line]) -> None:
    """Give a mail that would have nothing to say its text back: boilerplate needs a message."""
    own = [line for line in lines if line.depth == 0 and not line.blank]
    if any(line.kind is ZoneKind.BODY for line in own):
        return
    for line in own:
        if line.kind in _DOUBTFUL:
            line.kind = ZoneKind.BODY


_DOUBTFUL = frozenset({ZoneKind.DISCLAIMER, ZoneKind.FOOTER, ZoneKind.CLOSING})


def _is_disclaimer(paragraph: list[Line]) -> bool:
    """Whether a paragraph that nothing follows begins or sounds like a disclaimer."""
    text = _joined(paragraph)[:_DISCLAIMER_HEAD].lower()
    sounds = sum(word in text for word in DISCLAIMER_WORDS) >= _DISCLAIMER_WORDS
    return (sounds and len(text) >= _SHORTEST_DISCLAIMER) or _starts_as_disclaimer(paragraph)


def _starts_as_disclaimer(paragraph: list[Line]) -> bool:
    return _joined(paragraph)[:_HEAD].strip("*_ ").lower().startswith(DISCLAIMERS)


def _label(lines: list[Line], kind: ZoneKind) -> None:
    for line in lines:
        line.kind, line.depth = kind, 0
