"""The mailbox that comes with the project is what its threads say."""

from __future__ import annotations

from context_trim import parse_threads
from context_trim.mailbox import Entry, open_mailbox
from tests.takeout import MBOX, made, read_threads


def test_the_mailbox_is_made_of_its_threads() -> None:
    """`python -m tests.takeout` writes the file that is there."""
    assert MBOX.read_bytes() == made()


def test_the_mailbox_reads_as_its_threads() -> None:
    """Ten threads, each with its mails, and what each person wrote is the new text."""
    entries = [e for e in open_mailbox(MBOX).entries() if isinstance(e, Entry)]
    threads = parse_threads([entry.source for entry in entries])
    written = read_threads()
    assert sorted(len(t.messages) for t in threads) == sorted(map(len, written))
    said = {" ".join(m.text.split()) for thread in threads for m in thread.messages}
    for mail in (mail for thread in written for mail in thread):
        assert any(" ".join(mail.text.split()) in text for text in said), mail.subject
