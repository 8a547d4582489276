"""Delivery reports and receipts to text (RFC 3464, RFC 8098)."""

from __future__ import annotations

from context_trim.mail.words import decode_words, header_text

KINDS = frozenset({
    "message/delivery-status", "message/global-delivery-status",
    "message/disposition-notification", "message/feedback-report", "message/tracking-status",
})  # fmt: skip

_LONGEST = 100_000
_SAID = {
    "final-recipient": "Recipient", "original-recipient": "Original recipient",
    "action": "Action", "status": "Status", "diagnostic-code": "Diagnostic",
    "remote-mta": "Remote server", "reporting-mta": "Reporting server",
    "will-retry-until": "Retries until", "disposition": "Disposition",
    "feedback-type": "Feedback", "original-mail-from": "Original sender", "failure": "Failure",
    "error": "Error", "warning": "Warning", "original-message-id": "Original message",
}  # fmt: skip
"""The fields that tell a person something, and what they are called in the text."""


def report_text(data: bytes) -> str:
    """Return the fields of a report as lines; what cannot be read as fields stays as it is."""
    lines = ["Delivery report:"]
    for line in header_text(data[:_LONGEST]).replace("\n ", " ").replace("\n\t", " ").split("\n"):
        name, colon, value = line.partition(":")
        label = _SAID.get(name.strip().lower())
        if label is not None:
            lines.append(f"{label}: {decode_words(_without_type(value))}")
        elif line.strip() and not colon:
            lines.append(line.strip())
    return "\n".join(lines) if len(lines) > 1 else header_text(data[:_LONGEST])


def _without_type(value: str) -> str:
    """Return "anna@example.org" for "rfc822; anna@example.org"."""
    kind, semicolon, rest = value.partition(";")
    return rest if semicolon and " " not in kind.strip() else value
