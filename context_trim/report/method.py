"""The method of a report and its limits, in words that can be quoted."""

from __future__ import annotations

from context_trim.report.figures import Report
from context_trim.report.words import basis

_COMPARED = """\
Before: the visible text of all mails that a call sees, once each, as a careful agent would send it.
After: the text that context-trim gives for the prompt, with its headers and markers. Both are
counted in tokens by the tokenizer of the call's model. The MIME source, which is larger, is never
the baseline."""

_LEFT_ASIDE = """\
Trimming changes the input alone. Output tokens do not change, and neither they nor system prompts,
tools or other context stand in any figure here."""

_PROJECTED = """\
What is measured is summed over the calls of this report. What is projected multiplies a mean by a
stated number of calls, is marked as projected wherever it stands, and is never added to what is
measured. Days are counted between the first and the last hundredth of the dated calls, since single
mails have wrong dates."""

_LOST = """\
Duplicates and attribution lines stand elsewhere in the same thread. Signatures, disclaimers and
footers are left out as boilerplate. What is left out as irrelevant or for the budget stands nowhere
else in the prompt: that is the loss, and the table "Kept and lost" counts it. A cue is a
request, commitment, decision, date, deadline, amount or identifier, lost where it stands nowhere in
the prompt. Coverage is an estimate: the share of what a task needs that is expected in the prompt,
calibrated on threads whose evidence is known. A near miss is a passage that was left out and
scores as high as a quarter of what is kept. That answers get no worse is not shown by any of these:
it takes a test of answers."""

_PRIVATE = """\
No mail text, no address and no subject is read or shown. Senders and templates are salted hashes;
whoever has the key, which lies outside of the rows, can find out whether an address that he knows
is one of them."""

_PRICED = """\
Input tokens times the prices in force on {when}{source}, computed in decimals. Every token is
charged as if no cache served it: where a provider's prompt cache would have served the untrimmed
text, less is saved. Currencies are never added. A call without a known price is unpriced, which is
not a price of 0."""

_UNPRICED = """\
No call is priced: no price is known for the models. That is not a price of 0."""

_TIME = """\
The time saved assumes that a model reads {rate} input tokens a second ({source}). Trimming's own
time is CPU time on the machine of the run, with the reading of the mails (once for all calls of a
thread), and is subtracted."""


def method(report: Report) -> list[tuple[str, str]]:
    """Return the method and its limits: a title and a paragraph each."""
    rate = report.prefill
    return [
        ("What is compared", _line(_COMPARED)),
        ("What is not in it", _line(_LEFT_ASIDE)),
        ("Money", _line(_money(report))),
        ("Measured and projected", f"{_line(_PROJECTED)} {basis(report)}"),
        ("What is lost", _line(_LOST)),
        ("Time", _line(_TIME.format(rate=f"{rate.tokens_per_second:,}", source=rate.source))),
        ("Who stands in it", _line(_PRIVATE)),
    ]


def _money(report: Report) -> str:
    dates = [d for c in report.costs for d in (c.first_price_date, c.last_price_date) if d]
    if not dates:
        return _UNPRICED
    first, last = min(dates), max(dates)
    when = str(first) if first == last else f"days from {first} to {last}"
    source = f" ({report.source.prices})" if report.source.prices else ""
    return _PRICED.format(when=when, source=source)


def _line(paragraph: str) -> str:
    return " ".join(paragraph.split())
