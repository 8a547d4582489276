"""The speed of reading mailboxes: what is timed is right first."""

from __future__ import annotations

from pathlib import Path

from benchmarks.speed import mailboxes


def test_every_format_holds_the_same_messages(tmp_path: Path) -> None:
    """As many as were written, and as many bytes."""
    size = 400_000
    for form, path in mailboxes.make(tmp_path, size).items():
        written = [len(m) for m in mailboxes.messages(size if form == "mbox" else size // 4)]
        assert mailboxes.ours(path) == (len(written), sum(written)), form


def test_other_readers_split_paragraphs_that_begin_with_from(tmp_path: Path) -> None:
    """Which is what the comparison shows; else they find the same."""
    path = tmp_path / "a"
    mails = list(mailboxes.messages(3_000_000))
    path.write_bytes(b"".join(mailboxes._SEPARATOR % 1 + m + b"\n" for m in mails))
    more = sum(b"\n\nFrom Monday" in mail for mail in mails)
    assert more > 0
    assert mailboxes.by_line(path)[0] == mailboxes.by_mailbox(path)[0] == len(mails) + more
