"""URLs: what is worth their tokens, and where they lead."""

from __future__ import annotations

import pytest

from context_trim.mail.links import host_of, same_site, shorten_urls, target_host

LONG = "https://shop.example/orders/" + "a1b2c3" * 90


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("https://a.example/x?utm_source=n&id=7#top", "https://a.example/x?id=7#top"),
        ("https://a.example/x?fbclid=1&gclid=2", "https://a.example/x"),
        ("see https://a.example/x?utm_id=1.", "see https://a.example/x."),
        ("(https://a.example/x?mc_cid=1)", "(https://a.example/x)"),
        ("https://a.example/x#utm_source=1", "https://a.example/x"),
        ("<https://a.example/x?id=1&amp;utm_source=2>", "<https://a.example/x?id=1>"),
        ("https://a.example/wiki/Oak_(tree)?", "https://a.example/wiki/Oak_(tree)?"),
        (f"{LONG[:80]}?session={'9' * 400}!", f"{LONG[:80]}…!"),
        (LONG, f"{LONG[:99]}…"),
        ("https://a.example/x?id=7&page=2", "https://a.example/x?id=7&page=2"),
        ("no URL, just a://b", "no URL, just a://b"),
    ],
)
def test_tracking_goes_and_length_is_bounded(text: str, short: str) -> None:
    """Tracking parameters and what is long go; the sentence and other URLs stay to the letter."""
    assert shorten_urls(text, 100) == short
    assert shorten_urls(text, None) == text


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://Shop.Example/x", "shop.example"),
        ("HTTP:\\\\shop.example\\x", "shop.example"),
        ("https://paypal.com@evil.example/", "evil.example"),
        ("https://evil.example\\@paypal.com", "evil.example"),
        ("https://evil.example:443?x=@paypal.com", "evil.example"),
        ("https://evil.example#@paypal.com", "evil.example"),
        ("https:////evil.example./x", "evil.example"),
        ("https://p\u0430ypal.com", "xn--pypal-4ve.com"),
        ("mailto:a@b.example", ""),
        ("javascript:alert(1)", ""),
        ("/relative", ""),
        ("", ""),
    ],
)
def test_the_host_is_read_as_browsers_do(url: str, host: str) -> None:
    """Neither a user name nor a backslash nor a letter of another script passes for the host."""
    assert host_of(url) == host


@pytest.mark.parametrize(
    "url",
    [
        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fdocs.example%2Fa&data=0",
        "https://eur01.safelinks.protection.outlook.com/?data=0&amp;url=https%3A%2F%2Fdocs.example",
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__docs.example_a-2Db&d=DwM",
        "https://urldefense.com/v3/__https://docs.example/a__;!!abc",
        "https://urldefense.com/v3/__https:/docs.example/a__;!!abc",
        "https://www.google.com/url?q=https://docs.example/a&sa=D",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fdocs.example%2F",
        "https://linkprotect.cudasvc.com/url?a=https%3a%2f%2fdocs.example%2fa&c=E",
        "https://protect-eu.mimecast.com/s/AbCd?domain=docs.example",
        "https://secure-web.cisco.com/1aBc/https%3A%2F%2Fdocs.example%2Fa",
        "https://www.google.com/url?q=https%3A%2F%2Feur01.safelinks.protection.outlook.com%2F%3Furl"
        "%3Dhttps%253A%252F%252Fdocs.example",
    ],
)
def test_services_that_rewrite_links_are_seen_through(url: str) -> None:
    """The target is what they hold, one in another too."""
    assert target_host(url) == "docs.example"


def test_what_looks_like_such_a_service_is_none() -> None:
    """Only the services' own hosts are believed."""
    assert target_host("https://notgoogle.com/url?q=https://docs.example") == "notgoogle.com"
    assert target_host("https://google.com.evil.example/url?q=https://a.example") == (
        "google.com.evil.example"
    )


def test_one_site() -> None:
    """Subdomains are the same site; a name that only ends alike is another."""
    assert same_site("www.shop.example", "shop.example")
    assert same_site("pay.shop.example", "shop.example")
    assert not same_site("evilshop.example", "shop.example")
    assert not same_site("shop.example.evil.org", "shop.example")
