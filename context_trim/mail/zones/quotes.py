"""Rules for quoted text: header blocks, attribution lines, and the lines below them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from context_trim.mail.headers import parse_mailbox
from context_trim.mail.zones.dates import find_date, read_date
from context_trim.mail.zones.lines import LONGEST_LINE, Line, following
from context_trim.mail.zones.patterns import ATTRIBUTIONS, BLOCK_FIELDS, SEPARATORS
from context_trim.models import Mailbox, QuoteHeader, ZoneKind

_WRAPPED = 4
"""Lines over which clients wrap an attribution."""

_LONGEST_BLOCK = 14
"""Lines of a header block, wrapped recipients included."""

_LONGEST_DATE = 60
_WRAP_FROM, _WRAP_REST = 60, 30
"""Characters of a line that was wrapped and of the rest that fell below it."""

_OTHER_FIELDS = 2
"""Fields that a block needs besides the sender; one "From:" in a sentence is no block."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Found:
    """A quote header in the lines `start` to `end`; `raises` is whether it quotes what follows."""

    start: int
    end: int
    header: QuoteHeader
    raises: bool


def mark_header_blocks(lines: list[Line]) -> None:
    """Label "From: … Sent: … To: … Subject: …" and quote what stands below, to the end.

    Where markup shows how far the quote goes, that is believed.
    """
    _mark(lines, _block)


def mark_attributions(lines: list[Line]) -> None:
    """Label "On … wrote:"; where no marked quote follows, quote what stands below, to the end."""
    _mark(lines, _attribution)


def _mark(lines: list[Line], find: Callable[[list[Line], int], _Found | None]) -> None:
    """Label the headers that `find` sees, and deepen what stands below them, in one pass.

    What is below ends where the quote ends in which the header stands.
    """
    levels = [line.depth for line in lines]
    raised: list[int] = []
    index = 0
    while index < len(lines):
        if lines[index].apart:
            raised.clear()
        while raised and levels[index] < raised[-1] and not lines[index].blank:
            raised.pop()
        found = find(lines, index)
        if found is None:
            lines[index].depth = levels[index] + len(raised)
            index += 1
            continue
        depth = levels[index] + len(raised) + 1
        _claim(lines, range(found.start, found.end), found.header, depth)
        if found.raises:
            raised.append(levels[index])
        index = found.end


def mend_wraps(lines: list[Line]) -> None:
    """Give the end of a line that a mailer wrapped its marks back.

    Such a line is short, begins in lower case and stands, without blank lines, between two more
    deeply quoted ones, of which the first is long and the second goes on in lower case.
    """
    for before, line, after in zip(lines, lines[1:], lines[2:], strict=False):
        inside = before.depth == after.depth > line.depth and not line.blank
        if not inside or len(before.text) < _WRAP_FROM or len(line.text) > _WRAP_REST:
            continue
        goes_on = line.text[0].islower() and after.text[:1].islower()
        if goes_on and not before.text.endswith((".", "!", "?", ":")):
            line.depth, line.marked = before.depth, before.marked


def mark_quotes(lines: list[Line]) -> None:
    """Label every line with a depth as a quote, but for the headers among them."""
    for line in lines:
        if line.depth and line.kind is ZoneKind.BODY:
            line.kind = ZoneKind.QUOTE


def _claim(lines: list[Line], indices: range, header: QuoteHeader, depth: int) -> None:
    for i in indices:
        lines[i].kind, lines[i].header, lines[i].depth = ZoneKind.QUOTE_HEADER, header, depth


def _block(lines: list[Line], start: int) -> _Found | None:
    """Read a header block at `start`, with the separator above it."""
    first = _field(lines[start])
    if first is None or lines[start].kind is not ZoneKind.BODY:
        return None
    fields = dict([first])
    level = lines[start].depth
    end = start + 1
    for i in range(start + 1, min(start + _LONGEST_BLOCK, len(lines))):
        if lines[i].blank or lines[i].depth != level:
            break
        field = _field(lines[i])
        if field is not None:
            fields.setdefault(*field)
        elif not _continues(lines[i - 1]):
            break
        end = i + 1
    if "from" not in fields or len(fields.keys() & {"date", "to", "subject"}) < _OTHER_FIELDS:
        return None
    if "subject" not in fields and "@" not in fields["from"]:
        return None  # "From: Berlin / To: Hamburg / Date: …" is a journey
    above = _with_separator(lines, start)
    after = next(following(lines, end - 1), None)
    hinted = after is not None and lines[after].hinted > lines[start].hinted
    if first[0] != "from" and above == start and not hinted:
        return None  # only a forward's block, under its separator, begins with another field
    sent_at = read_date(fields.get("date", ""))
    header = QuoteHeader(
        author=parse_mailbox(_without_mailto(fields["from"])),
        sent_at=sent_at,
        date_text="" if sent_at else fields.get("date", "")[:_LONGEST_DATE],
        subject=fields.get("subject", ""),
    )
    return _Found(start=above, end=end, header=header, raises=not hinted)


def _field(line: Line) -> tuple[str, str] | None:
    """Read "*From:* value" as the field it means and its value."""
    if len(line.text) > LONGEST_LINE * 5:
        return None
    name, colon, value = line.text.partition(":")
    meaning = BLOCK_FIELDS.get(name.strip("* ").lower())
    return (meaning, value.strip("*| \t")) if colon and meaning else None


def _continues(line: Line) -> bool:
    """Whether a header line goes on in the next one: recipients end in a separator."""
    return line.text.endswith((";", ","))


def _with_separator(lines: list[Line], start: int) -> int:
    """Return the index of the separator above a header block, or the block's own."""
    for i in range(start - 1, max(start - 4, -1), -1):
        if lines[i].blank:
            continue
        return i if SEPARATORS.fullmatch(lines[i].text.strip("* ")) else start
    return start


def _attribution(lines: list[Line], start: int) -> _Found | None:
    """Read an attribution that begins at `start` and is wrapped over up to four lines.

    Where no marked quote follows, it must prove what it is by a time of day or an address.
    """
    first = lines[start]
    begin = first.text[:3].lower()
    if first.kind is not ZoneKind.BODY or not any(begin == a.start for a in ATTRIBUTIONS):
        return None
    joined = ""
    for end in range(start, min(start + _WRAPPED, len(lines))):
        line = lines[end]
        if line.blank or line.depth != first.depth or len(joined) + len(line.text) > LONGEST_LINE:
            return None
        joined = f"{joined} {line.text}".strip()
        if joined.endswith(":") and (found := read_attribution(joined)):
            header, proven = found
            after = next(following(lines, end), None)
            marked = after is not None and lines[after].depth > first.depth
            if not (marked or proven):
                return None
            return _Found(start=start, end=end + 1, header=header, raises=not marked)
    return None


def read_attribution(text: str) -> tuple[QuoteHeader, bool] | None:
    """Read an attribution on one line; the flag says whether it has a time or an address."""
    for form in ATTRIBUTIONS:
        match = form.pattern.fullmatch(" ".join(text.split()))
        dated = find_date(match["when"]) if match else None
        if match is None or dated is None:
            continue
        author = _person(match.groupdict().get("who", dated.rest))
        date_text = "" if dated.moment else match["when"].removesuffix(dated.rest)
        header = QuoteHeader(author=author, sent_at=dated.moment, date_text=date_text)
        return header, dated.has_time or bool(author.address)
    return None


def _person(text: str) -> Mailbox:
    return parse_mailbox(_without_mailto(text.strip(" ,")))


def _without_mailto(text: str) -> str:
    """Outlook writes "Name [mailto:address]" where other clients write "Name <address>"."""
    return text.replace("[mailto:", "<").replace("]", ">") if "[mailto:" in text else text
