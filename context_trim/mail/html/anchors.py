"""What is said about where a link leads."""

from __future__ import annotations

import re

from context_trim.mail.links import host_of, same_site, target_host

LONGEST_TEXT = 200
"""Characters of a link's text that are searched for an address."""

_ADDRESS = re.compile(
    r"(?:https?://|\bwww\.)[^\s<>\"']+|"
    r"(?<![\w@.-])(?:[\w-]{1,63}\.){1,5}(?:[a-z]{2}|com|org|net|info|biz|gov|edu|mil|int|app|dev|"
    r"shop|online|site|store|cloud|email|tech|bank|xyz|club|example)(?![\w@-]|\.\w)",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_POINTS = re.compile(
    # Text that names nothing: en, de, fr, es, it, nl, pt
    r"\W*(?:(?:please )?(?:click|tap|press|go|see|look) )?(?:here|this|this link|link|the link|"
    r"(?:klick(?:en sie)? )?(?:bitte )?hier|dieser link|(?:cliquez )?ici|(?:haga clic )?aquí|"
    r"(?:clicca )?qui|(?:klik )?hier|(?:clique )?aqui)\W*",
    re.IGNORECASE,
)
_COUNTERS = re.compile(
    r"(?:^|\.)(?:click|clicks|link|links|lnk|track|tracking|trk|go|r|t|e|em|email|emails|mail|mailing|"
    r"news|newsletter|nl|ct|url\d*|list-manage|sendgrid|mandrillapp|mailgun|sparkpostmail|"
    r"hubspotlinks|createsend\d*|cmail\d*|exacttarget|awstrack)(?:\.|$)"
)
"""Hosts that count clicks: their names say nothing about where a link leads."""


def note_of(text: str | None, href: str, *, full: bool) -> str:
    """Return what is to stand in brackets behind a link's text, or "".

    The host of the target, behind the services that rewrite links, where the text holds an
    address of another site (a mail address that is not the target's counts), or where it names
    nothing ("here") and the host is not one that counts clicks. `full`
    gives the whole URL for every web link whose text is not that URL. `text` is None where it is
    long.
    """
    href = href.strip()
    if full:
        return href if host_of(href) and (text or "") != href else ""
    if text is None or not ("." in text or _POINTS.fullmatch(text)):
        return ""
    if href[:7].lower() == "mailto:":
        return _other_mailbox(text, href)
    host = target_host(href)
    return host if host and _hides(text, host) else ""


def _hides(text: str, host: str) -> bool:
    """Whether a text shows another site than the host, or names nothing."""
    if mail := _MAIL.search(text):
        return not same_site(mail[0].rpartition("@")[2].lower(), host)
    if shown := _ADDRESS.search(text):
        url = shown[0] if "://" in shown[0] else f"http://{shown[0]}"
        return not same_site(host_of(url), host)
    return bool(_POINTS.fullmatch(text)) and not _COUNTERS.search(host)


def _other_mailbox(text: str, href: str) -> str:
    shown = _MAIL.search(text)
    target = _MAIL.match(href[7 : 7 + LONGEST_TEXT].strip())
    differs = shown and target and shown[0].lower() != target[0].lower()
    return target[0] if target and differs else ""
