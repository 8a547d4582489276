"""Made-up mailboxes: what they hold, and that a replay finds their threads."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

from benchmarks.speed import replay_index
from benchmarks.speed.mailboxes_made import made_messages, write_mbox
from context_trim import parse_email
from context_trim.mailbox import Entry, open_mailbox
from context_trim.models import ZoneKind


def test_the_same_seed_gives_the_same_mails() -> None:
    """A count only cuts the stream, and another seed gives other mails."""
    mails = list(made_messages(40))
    assert list(islice(made_messages(90), 40)) == mails
    assert list(made_messages(40, seed=8)) != mails


def test_mails_are_whole() -> None:
    """Each is parsed without damage and says something; many quote, some have files."""
    emails = [parse_email(made.source) for made in made_messages(300)]
    assert not {defect for email in emails for defect in email.defects}
    assert all(email.new_text for email in emails)
    kinds = [{zone.kind for zone in email.zones} for email in emails]
    assert sum(ZoneKind.QUOTE in kind for kind in kinds) > 60
    assert sum(ZoneKind.SIGNATURE in kind for kind in kinds) > 60
    assert sum(bool(email.attachments) for email in emails) > 10


def test_the_mbox_holds_the_mails(tmp_path: Path) -> None:
    """What is written is read back, byte for byte."""
    write_mbox(tmp_path / "all.mbox", 200)
    entries = list(open_mailbox(tmp_path / "all.mbox").entries())
    assert [e.source for e in entries if isinstance(e, Entry)] == [
        made.source for made in made_messages(200)
    ]


def test_a_replay_finds_the_threads(tmp_path: Path) -> None:
    """Both passes count what was made, and every mail stands in its thread."""
    threads = write_mbox(tmp_path / "all.mbox", 600)
    assert replay_index.read(tmp_path) == 600
    assert replay_index.first(tmp_path) == threads == replay_index.second(tmp_path)
    replay_index.check(tmp_path, 600)
    with pytest.raises(AssertionError):
        replay_index.check(tmp_path, 599)
