"""What holds for every mail, and what a hostile one must still deliver."""

from __future__ import annotations

import re

from context_trim import Email
from tests.mail.hostile.case import Hostile

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""All but tab and line feed (ISO 6429)."""


def fields(email: Email) -> str:
    """Return subject, sender and names of attachments, a line each."""
    names = (a.name for a in email.attachments)
    return "\n".join((email.subject, email.sender.name, email.sender.address, *names))


def check_laws(email: Email) -> None:
    """Assert that zones tile the text, and that all is valid Unicode without controls."""
    edges = [0, *(zone.end for zone in email.zones)]
    tiled = edges == [*(zone.start for zone in email.zones), len(email.text)]
    assert tiled or not email.text, "zones do not tile the text"
    strings = {
        "the text": email.text,
        "the fields": fields(email),
        "a content type": " ".join(a.content_type for a in email.attachments),
        "an id": " ".join((email.message_id, *email.in_reply_to, *email.references)),
        "a defect": " ".join(email.defects),
    }
    for what, string in strings.items():
        string.encode("utf-8")
        assert not _CONTROLS.search(string), f"a control character in {what}"


def missing(email: Email, hostile: Hostile) -> list[str]:
    """Return the markers that did not come out, and those that should not have."""
    heads = fields(email)
    lost = [m for m in hostile.text if m not in email.text]
    lost += [m for m in hostile.fields if m not in heads]
    return lost + [m for m in hostile.absent if m in email.text or m in heads]
