"""What clients write around quotes, and what people write around their text: data, a row each.

A new language is a new row (and a fixture). All matching is on folded case.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Attribution:
    """One form of the line above a quote: how it starts, and its pattern from start to end.

    Its groups are `when` and `who`, or only `when` where the name follows the date.
    """

    start: str
    pattern: re.Pattern[str]


ATTRIBUTIONS = (
    # Gmail, Apple Mail, iOS, Yahoo, Thunderbird, mutt (en)
    Attribution(start="on ", pattern=re.compile(r"On (?P<when>.+) wrote:", re.IGNORECASE)),
    # Thunderbird, Gmail, Apple Mail, iOS (de)
    Attribution(
        start="am ", pattern=re.compile(r"Am (?P<when>.+) schrieb (?P<who>.+):", re.IGNORECASE)
    ),
)
"""Attribution lines."""

BLOCK_FIELDS = {
    # Outlook, Apple Mail, Thunderbird forwards (en)
    "from": "from", "sent": "date", "date": "date", "to": "to", "cc": "cc", "bcc": "cc",
    "subject": "subject", "reply-to": "to", "importance": "other", "attachments": "other",
    # Outlook, Apple Mail, Thunderbird forwards (de)
    "von": "from", "gesendet": "date", "datum": "date", "an": "to", "kopie": "cc",
    "betreff": "subject", "antwort an": "to", "wichtigkeit": "other", "anlagen": "other",
    "priorität": "other",
}  # fmt: skip
"""Field names of header blocks, and the field that each means."""

SEPARATORS = re.compile(
    r"(?:[-_ ]*(?:"
    r"original message|forwarded message|"  # Outlook plain text, Gmail, Thunderbird (en)
    r"ursprüngliche nachricht|originalnachricht|weitergeleitete nachricht"  # the same (de)
    r")[-_ ]*|"
    r"begin forwarded message:|"  # Apple Mail (en)
    r"anfang der weitergeleiteten nachricht:|"  # Apple Mail (de)
    r"_{10,}|-{10,})",  # Outlook on the web and mobile
    re.IGNORECASE,
)
"""A line that stands above a header block and belongs to it."""

GREETINGS = (
    "hi", "hello", "hey", "dear", "good morning", "good afternoon", "good evening",  # en
    "hallo", "liebe", "lieber", "sehr geehrte", "sehr geehrter", "guten tag", "guten morgen",
    "moin", "servus",  # de
)  # fmt: skip

CLOSINGS = (
    "best", "best regards", "kind regards", "regards", "warm regards", "many thanks", "thanks",
    "thank you", "cheers", "sincerely", "yours sincerely", "best wishes", "thanks again",
    "thanks and regards", "all the best", "talk soon", "yours",  # en
    "mit freundlichen grüßen", "mit freundlichen grüssen", "mit freundlichem gruß",
    "freundliche grüße", "viele grüße", "beste grüße", "liebe grüße", "herzliche grüße",
    "schöne grüße", "vielen dank", "danke", "gruß", "grüße", "lg", "vg", "mfg",  # de
)  # fmt: skip

DISCLAIMERS = (
    # en
    "this e-mail and any attachments", "this email and any attachments",
    "this message and any attachments", "this e-mail (including any attachments)",
    "this email (including any attachments)", "this e-mail is confidential",
    "this email is confidential", "this message is confidential", "confidentiality notice",
    "the information contained in this e-mail", "the information contained in this email",
    "the information in this email", "the contents of this email",
    "please consider the environment", "if you are not the intended recipient",
    "this communication is intended",
    # de
    "diese e-mail enthält vertrauliche", "diese e-mail kann vertrauliche",
    "diese nachricht enthält vertrauliche", "diese e-mail ist vertraulich",
    "der inhalt dieser e-mail", "vertraulichkeitshinweis", "diese e-mail und alle anhänge",
    "diese nachricht ist ausschließlich", "bitte denken sie an die umwelt",
    "wenn sie nicht der richtige adressat", "diese e-mail einschließlich",
)  # fmt: skip
"""How a paragraph begins that is a disclaimer."""

DISCLAIMER_WORDS = (
    # en
    "confidential", "intended", "addressed to", "recipient", "by mistake", "in error", "delete",
    "liability", "privileged", "unauthori", "registered in", "registered office", "meant for",
    "notify the sender", "authorised",
    # de
    "vertraulich", "bestimmt", "adressat", "empfänger", "irrtümlich", "löschen", "haftung",
    "unbefugt",
    # what German law wants in a business letter (section 35a GmbHG)
    "handelsregister", "registergericht", "amtsgericht", "geschäftsführ", "gesellschafter",
    "sitz der gesellschaft",
)  # fmt: skip
"""Two of these make a paragraph at the end of a mail a disclaimer."""

FOOTERS = re.compile(
    # What phones and webmail add (en, de)
    r"sent from my (?:[\w.]+ ){0,3}[\w.]+\W*$|sent from (?:outlook|yahoo mail|mail for|gmail)\b|"
    r"get outlook for (?:ios|android|mac|windows)\b|outlook für (?:ios|android|mac)\b|"
    r"(?:gesendet )?von meinem (?:[\w.]+ ){0,2}[\w.]+(?: gesendet)?\W*$|"
    # What mass mail ends with (en)
    r"you (?:are receiving|received|receive) this (?:e-?mail|message|newsletter|mail)\b|"
    r"(?:to )?unsubscribe\W*(?:$|here|from this list|click|\|)|"
    r"(?:change|manage|update) your (?:e-?mail )?preferences|"
    r"view (?:this e-?mail )?in (?:your )?browser|"
    r"this (?:message|e-?mail) was sent automatically|this is an automated (?:message|e-?mail)|"
    # the same (de)
    r"(?:vom newsletter )?abmelden\W*$|sie erhalten diese (?:e-?mail|nachricht)|"
    r"gesendet von meinem\b",
    re.IGNORECASE,
)
"""How the first line of a paragraph begins that is a footer."""

CONTACT = re.compile(
    r"@\w|www\.|https?://|\||(?:\+|\b0|\()\d[\d ()/.-]{5,}\d|\b(?:tel|phone|fax|mobile|mobil)\b",
    re.IGNORECASE,
)
"""What a block under a name holds when it is a signature: address, site, number, or columns."""

POSTSCRIPTS = ("ps", "p.s", "pps", "p.p.s")
"""How a paragraph begins that is content although it stands below the name (en, de)."""

LIST_FOOTER_RULE = re.compile(r"_{20,}")
"""Mailman writes a rule of underscores above its list footer."""

LIST_FOOTER_WORDS = ("mailing list", "mailingliste", "listinfo", "unsubscribe")
