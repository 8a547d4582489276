"""What clients mark as quoted, forwarded and signed: each one's markup as it writes it."""

from __future__ import annotations

import pytest

from context_trim.mail.html import html_to_text
from context_trim.mail.zones import split_zones
from context_trim.models import NEW_KINDS, HintKind, ZoneKind

ON = "On Tue, Mar 3, 2026 at 10:12 AM Anna &lt;a@x.example&gt; wrote:"
BLOCK = (
    "<b>From:</b> Anna &lt;a@x.example&gt;<br><b>Sent:</b> Tuesday, March 3, 2026 10:12 AM<br>"
    "<b>To:</b> Bo &lt;b@x.example&gt;<br><b>Subject:</b> Boiler"
)
SWEDISH = (
    "<b>Från:</b> Anna &lt;a@x.example&gt;<br><b>Skickat:</b> den 3 mars 2026 10:12<br>"
    "<b>Till:</b> Bo<br><b>Ämne:</b> Panna"
)
RULE = "border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in 0in 0in"

QUOTES = {
    "gmail": f'<div>New</div><div class="gmail_quote gmail_quote_container"><div dir="ltr" '
    f'class="gmail_attr">{ON}<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex;'
    'border-left:1px solid rgb(204,204,204)">Old</blockquote></div>',
    "gmail, any language": '<div>New</div><div class="gmail_quote"><div class="gmail_attr">Dnia '
    "wt., 3 mar pisze:<br></div>"
    '<blockquote class="gmail_quote" style="border-left:1px #ccc solid">Old</blockquote></div>',
    "gmail, bottom answer": f'<div class="gmail_quote">{ON}<blockquote class="gmail_quote" '
    'style="border-left:1px #ccc solid">Old</blockquote><div>New</div></div>',
    "apple": '<div>New</div><div><br><blockquote type="cite"><div>On 3 Mar 2026, at 10:12, Anna '
    '&lt;a@x.example&gt; wrote:</div><br class="Apple-interchange-newline"><div>Old</div>'
    "</blockquote></div>",
    "thunderbird": '<p>New</p><div class="moz-cite-prefix">Am 03.03.26 um 10:12 schrieb Anna:<br>'
    '</div><blockquote type="cite" cite="mid:1@x.example">Old</blockquote>',
    "outlook desktop": f"<div class=WordSection1><p class=MsoNormal>New</p><div>"
    f"<div style='{RULE}'><p class=MsoNormal>{BLOCK}</p></div></div><p class=MsoNormal>&nbsp;</p>"
    "<p class=MsoNormal>Old</p></div>",
    "outlook desktop, any language": f"<div class=WordSection1><p class=MsoNormal>New</p><div>"
    f"<div style='{RULE}'><p class=MsoNormal>{SWEDISH}</p></div></div><p class=MsoNormal>Old</p>"
    "</div>",
    "outlook web": f'<div>New</div><div id="appendonsend"></div><hr tabindex="-1"><div '
    f'id="divRplyFwdMsg" dir="ltr"><font>{BLOCK}</font><div>&nbsp;</div></div><div>Old</div>',
    "new outlook": f'<div>New</div><div id="mail-editor-reference-message-container"><div><div '
    f'class="ms-outlook-mobile-reference-message"><div style="{RULE}">{BLOCK}</div><div>Old</div>'
    "</div></div></div>",
    "outlook mac": f'<div>New</div><span id="OLK_SRC_BODY_SECTION"><div style="{RULE}">{BLOCK}'
    "</div><div>Old</div></span>",
    "outlook, quoted by outlook": f'<div>New</div><hr><div id="x_divRplyFwdMsg">{BLOCK}</div>'
    "<div>Old</div>",
    "hotmail": '<div>New<hr id="stopSpelling">Date: Tue, 3 Mar 2026 10:12:00 +0100<br>Subject: '
    "Boiler<br>From: a@x.example<br>To: b@x.example<br><br><div>Old</div></div>",
    "yahoo": f'<div>New</div><div id="yahoo_quoted_1" class="yahoo_quoted"><div><div>{ON}</div>'
    "<div><br></div><div>Old</div></div></div>",
    "proton": f'<div>New</div><div class="protonmail_quote">{ON}<br><blockquote '
    'class="protonmail_quote" type="cite">Old</blockquote></div>',
    "zoho": '<div>New</div><div class="zmail_extra"><div>---- On Tue, 03 Mar 2026 10:12:00 +0100 '
    "<b>a@x.example</b> wrote ----</div><blockquote>Old</blockquote></div>",
    "web.de": f'<div>New</div><div name="quote" style="border-left:2px solid #C3D9E5"><div>{BLOCK}'
    '</div><div name="quoted-content">Old</div></div>',
    "zimbra": f'<div>New</div><hr data-marker="__DIVIDER__"><div data-marker="__HEADERS__">{BLOCK}'
    '</div><div data-marker="__QUOTED_TEXT__">Old</div>',
    "spark": f'<div>New</div><div name="messageReplySection">{ON}<br><blockquote type="cite">Old'
    "</blockquote></div>",
    "no mark but an attribution": f"<div>New</div><p>{ON}</p><blockquote>Old</blockquote>",
}
"""A mail by client, in which "New" is new and "Old" quoted."""


def _spans(html: str, kind: HintKind) -> list[str]:
    page = html_to_text(html)
    return [page.text[h.start : h.end] for h in page.hints if h.kind is kind]


@pytest.mark.parametrize("client", QUOTES)
def test_the_quote_is_hinted_without_its_header(client: str) -> None:
    """The span covers what is quoted and not the line or block above it."""
    assert _spans(QUOTES[client], HintKind.QUOTE) == ["Old"]


@pytest.mark.parametrize("client", [c for c in QUOTES if "any language" not in c and c != "zoho"])
def test_zones_know_whose_words_are_quoted(client: str) -> None:
    """New text is new, the quote has depth 1 and its header's author and date."""
    page = html_to_text(QUOTES[client])
    zones = split_zones(page.text, page.hints)
    assert [page.text[z.start : z.end].strip() for z in zones if z.kind in NEW_KINDS] == ["New"]
    [quote] = [z for z in zones if z.kind is ZoneKind.QUOTE]
    [header] = [z.header for z in zones if z.kind is ZoneKind.QUOTE_HEADER]
    assert (page.text[quote.start : quote.end].strip(), quote.depth) == ("Old", 1)
    assert header is not None
    assert header.author.label in {"Anna", "a@x.example"}
    assert header.sent_at is not None
    assert header.sent_at.isoformat()[:16] == "2026-03-03T10:12"


def test_nested_quotes_nest() -> None:
    """A quote in a quote is a span in a span, with headers in Outlook's and Gmail's ways."""
    inner = f"<div style='{RULE}'>{BLOCK}</div><p>Oldest</p>"
    html = f'<p>New</p><div id="divRplyFwdMsg">{BLOCK}</div><div><p>Old</p>{inner}</div>'
    page = html_to_text(html)
    quotes = [page.text[h.start : h.end] for h in page.hints]
    assert [q.split()[0] for q in quotes] == ["Old", "Oldest"]
    assert quotes[0].endswith(quotes[1])
    zones = split_zones(page.text, page.hints)
    assert [(z.kind.value, z.depth) for z in zones] == [
        ("body", 0), ("quote_header", 1), ("quote", 1), ("quote_header", 2), ("quote", 2),
    ]  # fmt: skip


def test_a_servers_disclaimer_below_a_quote_is_no_quote() -> None:
    """It stands in the element that Outlook quotes in, and belongs to this mail."""
    note = "This email is confidential and intended only for the addressee named above."
    html = f'<div><p>New</p><div id="divRplyFwdMsg">{BLOCK}</div><p>Old</p><p>{note}</p></div>'
    page = html_to_text(html)
    assert [page.text[h.start : h.end] for h in page.hints] == ["Old"]
    assert split_zones(page.text, page.hints)[-1].kind is ZoneKind.DISCLAIMER


@pytest.mark.parametrize(
    "html",
    [
        '<div class="gmail_quote">typed here</div>',
        '<blockquote class="gmail_quote" style="margin:0 0 0 40px;border:none">in</blockquote>',
        "<blockquote>indented</blockquote>",
        "<p>Our terms:</p><blockquote>30 days net</blockquote>",
        '<div style="border-top:1px solid #ccc">From: Berlin<br>To: Hamburg</div><p>x</p>',
        "<p>a</p><hr><p>Note: bring the key</p>",
    ],
)  # fmt: skip
def test_what_a_sender_typed_is_no_quote(html: str) -> None:
    """Neither a client's class nor an indent nor a line makes new text a quote."""
    assert html_to_text(html).hints == ()


def test_text_between_and_below_quotes_is_new() -> None:
    """Inline and bottom answers stay out of the spans."""
    html = (
        f'<div class="gmail_quote">{ON}<blockquote class="gmail_quote" '
        'style="border-left:1px #ccc solid">Price?</blockquote></div><div>45 EUR</div>'
        '<blockquote type="cite">Date?</blockquote><div>12 March</div>'
    )
    assert _spans(html, HintKind.QUOTE) == ["Price?", "Date?"]


@pytest.mark.parametrize(
    "html",
    [
        '<div class="gmail_quote">---------- Forwarded message ---------<br>Von: <b>Anna</b> '
        "&lt;a@x.example&gt;<br>Date: Di., 3. März 2026 um 10:12 Uhr<br>Subject: Boiler<br>"
        "To: b@x.example<br><br>Old</div>",
        '<div class="moz-forward-container">-------- Weitergeleitete Nachricht --------<table '
        'class="moz-email-headers-table"><tr><th>Betreff: </th><td>Boiler</td></tr><tr><th>Von: '
        "</th><td>A &lt;a@x.example&gt;</td></tr></table>Old</div>",
        '<blockquote type="cite"><div>Begin forwarded message:</div><br><div><b>From: </b>Anna '
        "&lt;a@x.example&gt;</div><div><b>Subject: </b>Boiler</div><div><b>Date: </b>3 March 2026 "
        "at 10:12:52 CET</div><div><b>To: </b>b@x.example</div><br><div>Old</div></blockquote>",
    ],
)
def test_forwards_are_told_from_quotes(html: str) -> None:
    """The span of a forward has its header block in it."""
    [forward] = _spans(f"<p>FYI</p>{html}", HintKind.FORWARD)
    assert "Boiler" in forward
    assert forward.endswith("Old")


@pytest.mark.parametrize(
    "open_tag",
    [
        '<div dir="ltr" class="gmail_signature" data-smartmail="gmail_signature">',
        '<div class="m_-12gmail_signature">',
        '<div class="moz-signature">',
        '<div id="Signature">',
        '<div id="ms-outlook-mobile-signature">',
        '<div id="x_Signature">',
        '<div class="ydp1a2b3c4dsignature">',
        '<div class="protonmail_signature_block">',
        '<div id="Zm-_Id_-Sgn">',
        '<div id="AppleMailSignature">',
        '<div name="messageSignatureSection">',
        '<span class="-x-evo-signature-wrapper">',
    ],
)
def test_signatures_are_hinted(open_tag: str) -> None:
    """What a client keeps as a signature is one."""
    close = f"</{open_tag[1:].partition(' ')[0]}>"
    html = f"<div>Hi</div>{open_tag}<div>Anna Weber<br>Sales</div>{close}"
    assert _spans(html, HintKind.SIGNATURE) == ["Anna Weber\nSales"]
