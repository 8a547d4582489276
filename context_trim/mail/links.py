"""URLs in mail: what of them is worth a prompt's tokens, and where they really lead."""

from __future__ import annotations

import re
from urllib.parse import unquote

_URL = re.compile(r"https?://[^\s<>\"'\u00ab\u00bb\u201c\u201d]+", re.IGNORECASE)
_TRAILING = ".,;:!?)]}*_…"
"""Punctuation behind a URL that belongs to the sentence."""

_TRACKING = frozenset({
    # Google Analytics' and Ads', Facebook's, Microsoft's and other ads' click ids
    "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "fbclid", "msclkid", "yclid", "twclid",
    "ttclid", "igshid", "srsltid", "_ga", "_gl",
    # Mailchimp, HubSpot, Marketo, Klaviyo, Vero, Drip, Omeda, Adobe, Matomo
    "mc_cid", "mc_eid", "_hsenc", "_hsmi", "__hssc", "__hstc", "hsctatracking", "mkt_tok", "_ke",
    "_kx", "vero_id", "vero_conv", "__s", "oly_anon_id", "oly_enc_id", "s_cid", "ml_subscriber",
    "ml_subscriber_hash", "wickedid", "dm_i", "epik", "cmpid", "trk", "trkemail",
})  # fmt: skip
_TRACKING_STARTS = ("utm_", "pk_", "mtm_", "matomo_", "piwik_", "hsa_", "mc_", "elq", "sc_")
"""Parameters that say who clicked and not what is shown."""


def shorten_urls(text: str, longest: int | None) -> str:
    """Return the text with its URLs without tracking parameters and at most so many characters.

    A cut URL keeps scheme, host and the start of its path and ends in "…". The punctuation of the
    sentence behind a URL stays. A URL that is neither tracked nor long stays byte for byte, and
    all do where `longest` is None.
    """
    if longest is None or "://" not in text:
        return text
    return _URL.sub(lambda match: _short(match[0], longest), text)


def _short(url: str, longest: int) -> str:
    bare = url.rstrip(_TRAILING)
    if url[len(bare) :].startswith(")") and bare.count("(") > bare.count(")"):
        bare += ")"  # Wikipedia's
    kept = shorten_url(bare, longest)
    return url if kept == bare else kept + url[len(bare) :]


def shorten_url(url: str, longest: int) -> str:
    """Return one URL without tracking parameters and of at most so many characters."""
    kept = without_tracking(url) if "?" in url or "#" in url else url
    if len(kept) <= longest:
        return kept
    path = re.split("[?#]", kept, maxsplit=1)[0]
    return (path if len(path) < longest else kept[: longest - 1]) + "…"


def without_tracking(url: str) -> str:
    """Return a URL without the parameters that campaigns put into its query and fragment."""
    head, hash_mark, fragment = url.partition("#")
    base, mark, query = head.partition("?")
    kept = "&".join(p for p in query.split("&") if not _tracks(p)) if mark else ""
    if hash_mark and _tracks(fragment):
        hash_mark = fragment = ""
    return base + (mark + kept if kept else "") + hash_mark + fragment


def _tracks(parameter: str) -> bool:
    name = parameter.partition("=")[0].lower().removeprefix("amp;")
    return name in _TRACKING or name.startswith(_TRACKING_STARTS)


def host_of(url: str) -> str:
    """Return the host of a web address in lower case, "" where there is none.

    As browsers read it: behind the last "@" of what stands before the path, with a backslash as a
    slash (WHATWG URL, section 4.4). A host that is not ASCII comes as Punycode, so that a letter
    of another script shows.
    """
    scheme, mark, rest = url.strip()[:_LONGEST].partition(":")
    if not mark or scheme.lower() not in {"http", "https"}:
        return ""
    authority = re.split(r"[/\\?#]", rest.lstrip("/\\"), maxsplit=1)[0]
    host = authority.rpartition("@")[2]
    host = re.sub(r":\d*$", "", unquote(host)).rstrip(".").lower()
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


_LONGEST = 8_000
"""Characters of a URL that are read."""


def target_host(url: str) -> str:
    """Return the host that a link leads to, behind the services that rewrite links in mail."""
    url = url.strip()[:_LONGEST]
    for _ in range(_REWRITES):
        inner = _unwrapped(url)
        if inner is None:
            break
        url = inner
    return host_of(url)


_REWRITES = 4
"""A mail passes few services; each may wrap what the one before wrote."""

_WRAPPERS = (
    # The end of the host, what the path begins with, and the parameter that holds the target.
    ("safelinks.protection.outlook.com", "", "url"),  # Microsoft Defender
    ("urldefense.proofpoint.com", "/v1", "u"),  # Proofpoint, first form
    ("google.com", "/url", "q"),  # Google's redirect, in Gmail and Docs
    ("google.com", "/url", "url"),
    ("l.facebook.com", "/l.php", "u"),
    ("linkprotect.cudasvc.com", "/url", "a"),  # Barracuda
    ("linkedin.com", "/redir", "url"),
    ("mimecast.com", "", "domain"),
    ("protection.sophos.com", "", "d"),
    ("trendmicro.com", "", "url"),
)


def _unwrapped(url: str) -> str | None:
    host = host_of(url)
    rest = url.partition("://")[2]
    if same_site(host, "urldefense.proofpoint.com") and "/v2/" in rest:
        return unquote(_parameter(url, "u").replace("-", "%").replace("_", "/")) or None
    if same_site(host, "urldefense.com") and "/__" in rest:
        return rest.partition("/__")[2].replace(":/", "://", 1).replace(":///", "://", 1)
    if same_site(host, "secure-web.cisco.com"):
        return unquote(rest.rpartition("/")[2]) or None
    path = rest[len(rest.split("/", 1)[0]) :]
    for end, start, parameter in _WRAPPERS:
        if path.startswith(start) and (host == end or host.endswith("." + end)):
            target = unquote(_parameter(url, parameter))
            if target:
                return target if "://" in target else f"https://{target}"
    return None


def _parameter(url: str, name: str) -> str:
    query = url.partition("?")[2].partition("#")[0].replace("&amp;", "&")
    start = name + "="
    return next((p[len(start) :] for p in query.split("&") if p.startswith(start)), "")


def same_site(one: str, other: str) -> bool:
    """Whether two hosts are equal or one is a subdomain of the other; "www." does not count."""
    one, other = one.removeprefix("www."), other.removeprefix("www.")
    return one == other or one.endswith("." + other) or other.endswith("." + one)
