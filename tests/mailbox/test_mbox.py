"""mbox in its kinds: what was written comes back, byte for byte."""

from __future__ import annotations

import io
import re
import tracemalloc
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from context_trim.config import MailboxLimits
from context_trim.mailbox import Entry, Reason, Unreadable, mbox, open_mailbox, window
from tests.mailbox.writers import (
    MAILS,
    SEPARATOR,
    line_ended,
    mboxcl2,
    mboxo,
    mboxrd,
    with_length,
)

LIMITS = MailboxLimits()

_LINES = st.sampled_from([
    b"From ", b"From anna@example.org Mon Mar  2 09:00:00 2026", b"From me to you", b">From x",
    b">>From ", b"> From ", b"", b"\r", b"text", b"text\r", b"Content-Length: 5", b"F", b"\x00\xff",
    b"From - Tue Mar  3 10:00:00 2026", SEPARATOR.strip() + b"\r",
])  # fmt: skip
_BODIES = st.builds(
    lambda lines, end: b"\n".join(lines) + end,
    st.lists(_LINES, max_size=8),
    st.sampled_from([b"", b"\n"]),
)
_MESSAGES = st.lists(
    st.builds(lambda body: b"Subject: Key\nFrom: a@example.org\n\n" + body, _BODIES),
    min_size=1, max_size=4,
)  # fmt: skip


def _read(data: bytes, limits: MailboxLimits = LIMITS) -> Iterator[tuple[bytes, Reason | None]]:
    for piece in mbox.pieces(io.BytesIO(data), limits):
        yield mbox.source(piece.data), piece.problem


def _sources(data: bytes) -> list[bytes]:
    return [source for source, problem in _read(data) if problem is None]


@given(_MESSAGES)
def test_mboxrd_comes_back_byte_for_byte(messages: list[bytes]) -> None:
    """Whatever the bodies hold: separators, quoted ones, blank lines, CRLF."""
    assert list(_read(mboxrd(messages))) == [(line_ended(m), None) for m in messages]


@given(_MESSAGES)
def test_mboxcl2_comes_back_byte_for_byte(messages: list[bytes]) -> None:
    """Content-Length says where a body ends, also in the middle of a line."""
    assert list(_read(mboxcl2(messages))) == [(with_length(m), None) for m in messages]


@given(_MESSAGES)
def test_mboxo_comes_back_up_to_what_it_cannot_say(messages: list[bytes]) -> None:
    """One ">" before "From " may have been the sender's; nothing else is lost."""
    expected = [re.sub(rb"(?m)^>(>*From )", rb"\1", line_ended(m)) for m in messages]
    read = [re.sub(rb"(?m)^>(>*From )", rb"\1", m) for m in _sources(mboxo(messages))]
    assert read == [re.sub(rb"(?m)^>(>*From )", rb"\1", e) for e in expected]


@given(_MESSAGES)
def test_crlf_mboxes_come_back_with_crlf(messages: list[bytes]) -> None:
    """A whole file with CRLF, as Windows writes it."""
    plain = [line_ended(m).replace(b"\r", b"") for m in messages]
    data = mboxrd(plain).replace(b"\n", b"\r\n")
    assert _sources(data) == [m.replace(b"\n", b"\r\n") for m in plain]


@settings(deadline=None)
@given(_MESSAGES, st.sampled_from([mboxrd, mboxcl2]), st.data())
def test_a_cut_gives_all_messages_that_end_before_it(
    messages: list[bytes], write: object, data: st.DataObject
) -> None:
    """At any byte; what was cut is said to end in the middle, if it ends inside a line.

    A message of a stated length is whole without the line ends behind it.
    """
    assert callable(write)
    ends = [len(write(messages[: n + 1])) for n in range(len(messages))]
    cut = data.draw(st.integers(0, ends[-1]))
    whole = [end for end in ends if end <= cut]
    file = write(messages)[:cut]
    read = list(_read(file))
    assert [source for source, _ in read[: len(whole)]] == _sources(write(messages[: len(whole)]))
    if file and not file.endswith(b"\n") and {cut, cut + 2}.isdisjoint(ends):
        assert read[-1][1] is Reason.CUT


@given(_MESSAGES, st.integers(1, 4))
def test_blocks_make_no_difference(messages: list[bytes], size: int) -> None:
    """A message may lie across any number of blocks."""
    data = mboxrd(messages * 30)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(window, "_BLOCK", 997 * size)
        assert _sources(data) == [line_ended(m) for m in messages * 30]


@pytest.mark.parametrize(
    "separator",
    [
        b"From anna@example.org Mon Mar  2 09:00:00 2026\n",
        b"From anna@example.org Mon Mar 2 09:00 2026\n",
        b"From - Mon Mar 02 09:00:00 2026\n",
        b"From ???@??? Mon Mar 02 09:00:00 2026\n",
        b"From 1234567890123@xxx Mon Mar 02 09:00:00 +0000 2026\n",
        b"From MAILER-DAEMON Mon Mar  2 09:00:00 CET 2026\n",
        b"From anna Mon Mar  2 09:00:00 CET DST 2026\n",
        b"From anna@example.org  Mon Mar  2 09:00:00 2026 +0100\n",
        b"From anna at example.org  Mon Mar  2 09:00:00 2026\n",
        b"From anna Mon Mar  2 09:00:00 2026 remote from host\n",
        b"From Mon Mar  2 09:00:00 2026\n",
        b"From anna@example.org Mon, 2 Mar 2026 09:00:00 +0100\n",
        b"From anna@example.org Mon Mar  2 09:00:00 2026\r\n",
    ],
)
def test_separators_as_programs_write_them(separator: bytes) -> None:
    """Dates of asctime with and without zones, seconds, senders; RFC 822 dates."""
    assert _sources(mboxrd(MAILS, separator)) == MAILS


@pytest.mark.parametrize(
    "line",
    [
        b"From here on we go.\n",
        b"From Anna, on Mon Mar 2 09:00:00 2026, came this:\n",
        b"From what I saw Mon Mar  2 09:00:00 2026\nit works.\n",
        b"From: anna@example.org\n",
        b" From anna@example.org Mon Mar  2 09:00:00 2026\n",
        b"From anna@example.org Mon Foo  2 09:00:00 2026\n",
        b"From anna@example.org 2026-03-02 09:00:00\n",
        b"From " + b"a " * 5_000 + b"Mon Mar  2 09:00:00 2026\n",
    ],
)
def test_a_line_of_text_separates_nothing(line: bytes) -> None:
    """Unquoted lines that begin with "From " and are no separators stay in their message."""
    message = b"Subject: Key\n\none\n\n" + line + b"two\n"
    assert _sources(SEPARATOR + message + b"\n" + mboxrd(MAILS)) == [message, *MAILS]


def test_a_separator_stands_after_a_blank_line() -> None:
    """Inside a paragraph it is text."""
    message = b"Subject: Key\n\none\n" + SEPARATOR + b"two\n"
    assert _sources(SEPARATOR + message + b"\n") == [message]


@pytest.mark.parametrize("length", [b"1", b"3", b"999", b"99999999999999", b"x", b"-1"])
def test_a_content_length_that_is_wrong_counts_for_nothing(length: bytes) -> None:
    """No separator stands where it points."""
    messages = [b"Content-Length: " + length + b"\n\n" + b"some text\n" * 20, *MAILS]
    assert _sources(mboxrd(messages)) == messages


@pytest.mark.parametrize("name", [b"Content-Length", b"content-length", b"CONTENT-LENGTH"])
def test_the_case_of_content_length_does_not_count(name: bytes) -> None:
    """Field names have none."""
    data = mboxcl2(MAILS).replace(b"Content-Length", name)
    assert len(_sources(data)) == len(MAILS)


@pytest.mark.parametrize(
    ("tail", "problems"),
    [
        (b"F", [Reason.CUT]),
        (b"From anna@exam", [Reason.CUT]),
        (b"From anna@example.org Mon Mar  2 09:0", [Reason.CUT]),
        (b"From anna@example.org Mon Mar  2 09:00:00 2026", [Reason.CUT]),
        (b"From anna@example.org Mon Mar  2 09:00:00 2026\n", [Reason.EMPTY]),
    ],
)
def test_a_cut_separator_is_no_text(tail: bytes, problems: list[Reason]) -> None:
    """The message before it is whole."""
    read = list(_read(mboxrd(MAILS) + tail))
    assert [source for source, problem in read if problem is None] == MAILS
    assert [problem for _, problem in read if problem] == problems


def test_a_last_line_that_could_be_text_is_kept() -> None:
    """A file without its last line break, whose last paragraph begins with "From"."""
    last = b"Subject: Key\n\none\n\nFrom here we go on"
    read = list(_read(SEPARATOR + last))
    assert read == [(last, None), (b"", Reason.CUT)]


def test_a_body_shorter_than_its_content_length_ends_in_the_middle() -> None:
    """Also where the cut falls on the end of a line."""
    data = mboxcl2([b"Subject: Key\n\n" + b"line\n" * 50])
    assert [p for _, p in _read(data[: data.index(b"line\n", 200)])] == [None, Reason.CUT]
    # Counted with CRLF, as some servers do.
    longer = b"Content-Length: 300\n\n" + b"line\n" * 50
    assert [p for _, p in _read(SEPARATOR + longer + b"\n")] == [None]


@pytest.mark.parametrize("size", [999, 1_000, 1_001, 50_000, 3_000_000])
def test_a_message_above_the_limit_is_named_and_those_around_it_are_read(size: int) -> None:
    """Its place is known; the limit counts the separator."""
    most = 1_000 + len(SEPARATOR)
    head = b"Subject: Key\n\n"
    large = head + b"x" * (size - len(head) - 1) + b"\n"
    file = io.BytesIO(mboxrd([MAILS[0], large, MAILS[1]]))
    pieces = list(mbox.pieces(file, MailboxLimits(max_message_bytes=most)))
    assert len(pieces) == 3
    assert pieces[1].problem == (Reason.TOO_LARGE if size > 1_000 else None)
    assert pieces[1].length == size + len(SEPARATOR)
    assert mbox.source(pieces[2].data) == MAILS[1]


def _entries(found: Sequence[Entry | Unreadable]) -> list[Entry]:
    return [e for e in found if isinstance(e, Entry)]


def test_each_message_can_be_read_again_in_any_order(tmp_path: Path) -> None:
    """By a place that is plain data, in another mailbox object."""
    file = tmp_path / "all.mbox"
    file.write_bytes(mboxrd(MAILS * 50) + mboxcl2(MAILS))
    entries = _entries(list(open_mailbox(file).entries()))
    assert len(entries) == 153
    again = open_mailbox(file)
    assert all(again.read(e.place) == e.source for e in reversed(entries))
    assert str(entries[1].place) == f"all.mbox at byte {entries[1].place.offset}"


@pytest.mark.parametrize("start", [b"", b"\n\n", b"\r\n", b"\xef\xbb\xbf"])
def test_blank_lines_and_a_byte_order_mark_may_stand_first(tmp_path: Path, start: bytes) -> None:
    """The format is known by its first separator."""
    file = tmp_path / "inbox"
    file.write_bytes(start + mboxrd(MAILS))
    assert open_mailbox(file).format == "mbox"
    assert [e.source for e in _entries(list(open_mailbox(file).entries()))] == MAILS


def test_takeout_is_known_by_its_separators(tmp_path: Path) -> None:
    """Their sender is a number "@xxx"."""
    file = tmp_path / "All mail Including Spam and Trash.mbox"
    file.write_bytes(mboxrd(MAILS, b"From 1234567890@xxx Mon Mar 02 09:00:00 +0000 2026\r\n"))
    assert open_mailbox(file).format == "takeout"
    assert len(_entries(list(open_mailbox(file).entries()))) == 3


def test_hostile_lengths_and_lines_cost_time_in_proportion() -> None:
    """Each message asks to read on to the end; the file is still read once."""
    reads: list[int] = []

    class Counting(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            data = super().read(size)
            reads.append(len(data))
            return data

    head = b"Content-Length: 90000000\n\n"
    file = mboxrd([head + b"From x\n" * 200] * 2_000)
    assert len(list(mbox.pieces(Counting(file), LIMITS))) == 2_000 + 1
    assert sum(reads) == len(file)
    assert len(reads) < 50


class _Long(io.BytesIO):
    """A file that goes on with the same 1,000 bytes, up to a size."""

    def __init__(self, unit: bytes, size: int) -> None:
        super().__init__()
        self._units = unit * 4_000
        self._left = size

    def read(self, size: int | None = -1) -> bytes:
        """Return whole units, at most 4 MB of them."""
        data = self._units[: min(size or 0, self._left) // 1_000 * 1_000]
        self._left -= len(data)
        return data


@pytest.mark.parametrize("limit", [100_000_000, 10_000])
def test_memory_does_not_grow_with_the_file(limit: int) -> None:
    """25 MB of small messages, or of one that is above its limit, take a few blocks."""
    head = SEPARATOR + b"Subject: Key\n\n"
    small = head + b"x" * (998 - len(head)) + b"\n\n"
    # Without a blank line before it, a separator is text.
    unit = small if limit > 10_000 else small[:-2] + b"x\n"
    tracemalloc.start()
    try:
        file = _Long(unit, 25_000_000)
        problems = {p.problem for p in mbox.pieces(file, MailboxLimits(max_message_bytes=limit))}
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert problems == ({None} if limit > 10_000 else {Reason.TOO_LARGE})
    assert peak < 12_000_000
