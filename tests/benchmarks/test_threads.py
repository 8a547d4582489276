"""What the benchmark of threads counts."""

from __future__ import annotations

from benchmarks.quality.threads import (
    Share,
    found,
    quoted_messages,
    recovered_lines,
    said_again,
)
from context_trim import Email, parse_thread
from tests.thread.mails import ANNA, BO, gmail, mail

ASKED = "Shall we order the 240 tiles? The offer ends soon.\n"


def test_what_is_said_again_is_counted() -> None:
    """A reply that quotes a given mail adds its own tokens alone."""
    answer = mail(2, f"Yes, do.\n\n{gmail(ANNA, 1, ASKED)}", sender=BO, refs=[1])
    whole = parse_thread([mail(1, ASKED), answer])
    assert said_again([ASKED.strip(), "Yes, do."], whole).value == 1
    assert found([ASKED], whole)[0] == Share(count=2, of=2)


def test_a_sentence_that_no_message_says_is_lost() -> None:
    """Only sentences that the given mails show count."""
    thread = parse_thread(mail(1, ASKED))
    share, lost = found([ASKED, "Never written by anyone."], thread)
    assert (share, lost) == (Share(count=2, of=2), [])


ROW = {
    "lines": ["FYI", "", "From: Anna Weber", "Sent: Monday, March 2, 2026 10:00 AM", "To: Bo",
              "Subject: Doors", "", "Forty doors.", "In oak."],
    "labels": ["body", "other", *["quote_header"] * 4, "other", "quote", "quote"],
    "native": ["Body", "", "Header/Person/From", "Header/Sent/Date", "Header/Person/To",
               "Header/Subject", "", "Body", "Body"],
}  # fmt: skip


def test_quoted_lines_and_their_author_are_counted() -> None:
    """Both come from the labels of the set."""
    (quoted,) = quoted_messages(ROW)
    assert (quoted.author, quoted.lines) == ("From: Anna Weber", ("Forty doors.", "In oak."))
    thread = parse_thread(Email.from_text("\n".join(ROW["lines"])))
    lines, authors = recovered_lines([quoted], thread)
    assert (lines, authors) == (Share(count=2, of=2), Share(count=1, of=1))
    nobody = parse_thread(Email.from_text("Forty doors."))
    assert recovered_lines([quoted], nobody) == (Share(count=0, of=2), Share(count=0, of=1))
