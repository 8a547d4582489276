"""Subjects without what clients put before them."""

from __future__ import annotations

import re

_REPLY = (
    "re",  # most clients, and the Latin word
    "aw", "antw", "antwort",  # German, Dutch
    "sv", "vs", "vá", "válasz",  # Swedish, Danish, Norwegian; Finnish; Hungarian
    "rif", "r", "ris",  # Italian
    "rép", "réf",  # French
    "res",  # Portuguese
    "odp", "odg", "odpověď",  # Polish; Croatian; Czech
    "ynt", "yan",  # Turkish
    "atb", "ats", "hal",  # Latvian; Lithuanian; Finnish
    "απ", "σχετ", "отв", "ответ", "відп", "на",  # Greek; Russian; Ukrainian
    "回复", "回覆", "答复", "返信", "답장", "회신",  # Chinese; Japanese; Korean
    "תשובה", "השב", "رد",  # Hebrew; Arabic
)  # fmt: skip
_FORWARD = (
    "fw", "fwd",  # most clients
    "wg", "weitergeleitet",  # German
    "tr", "i", "enc", "rv", "reenv",  # French; Italian; Portuguese; Spanish
    "doorst", "vl", "vb", "vs",  # Dutch; Finnish; Swedish
    "pd", "továbbítás", "přepos", "ilt", "i̇lt", "пер", "πρθ",  # pl; hu; cs; tr; ru; el
    "转发", "轉寄", "転送", "전달", "הועבר", "إعادة توجيه",  # Chinese; Japanese; Korean; he; ar
)  # fmt: skip
_PREFIX = re.compile(
    r"\s{0,9}(?:\[[^\]]{1,60}\]\s{0,9})?(?:"
    + "|".join(sorted(map(re.escape, {*_REPLY, *_FORWARD}), key=len, reverse=True))
    + r")(?:[\[(^]?\d{1,3}[\])]?)?\s{0,3}[:\uff1a]",
    re.IGNORECASE,
)
_MOST_PREFIXES = 20


def base_subject(subject: str) -> tuple[str, bool]:
    """Return a subject without the prefixes of replies and forwards, and whether it had one.

    Case, white space and the tag of a list in square brackets before a prefix don't count.
    """
    at = 0
    for _ in range(_MOST_PREFIXES):
        match = _PREFIX.match(subject, at)
        if match is None:
            break
        at = match.end()
    tag = _TAG.match(subject, at)
    base = subject[tag.end() if tag else at :]
    return " ".join(base.casefold().split()), at > 0


_TAG = re.compile(r"\s{0,9}\[[^\]]{1,60}\]\s{0,9}(?=\S)")
