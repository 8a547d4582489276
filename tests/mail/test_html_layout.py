"""The layout of HTML as text: lines, Word's markup, tables, links, images, and what is hostile."""

from __future__ import annotations

import pytest

from context_trim.config import MailLimits
from context_trim.mail.html import html_to_text

BULLET = (
    "<span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span>"
    "</span></span>"
)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        # Word: a short paragraph is a line, an empty one a blank line, "·" and "o" are bullets
        (
            "<p class=MsoNormal>Hello,<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>"
            "<p class=MsoNormal>Who comes?</p><p class=MsoNormal>I do.</p>"
            "<p class=MsoNormal>Regards</p><p class=MsoNormal>Bo</p>",
            "Hello,\n\nWho comes?\n\nI do.\n\nRegards\nBo",
        ),
        (
            f"<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>"
            f"{BULLET}<![endif]>first</p><p class=MsoListParagraph style='mso-list:l0 level2 lfo1'>"
            "<!--[if !supportLists]--><span style='mso-list:Ignore'>o<span>&nbsp;</span></span>"
            "<!--[endif]-->second</p>",
            "- first\n  - second",
        ),
        (
            "<p style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>2.1)</span>x</p>",
            "2.1) x",
        ),
        # Gmail takes Word's styles away and prefixes its classes
        (
            '<p class="m_-5MsoListParagraph"><u></u><span>·<span>&nbsp;&nbsp;</span></span>x</p>',
            "- x",
        ),
        # Outlook on the web and new Outlook: lines in div, blank ones with a no-break space
        ("<div>one</div><div>&nbsp;</div><div>two</div>", "one\n\ntwo"),
        ("<div>one</div><div><br></div><div><br></div><div>two</div>", "one\n\ntwo"),
        # Apple Notes and Mail, Gmail's lists
        ("<ol type=a start=3><li>x<li value=9>y</ol>", "c. x\ni. y"),
        ("<ol reversed><li>x<li>y</ol><ol type=I><li>z</ol>", "2. x\n1. y\n\nI. z"),
        ("<ul><li><p>a</p></li><li><p>b</p></li></ul>", "- a\n- b"),
        ("<dl><dt>Term</dt><dd>What it means</dd></dl>", "Term\nWhat it means"),
        ("<h2>Head</h2><p>x</p>", "Head\n\nx"),
        ("<pre>a\n\n  b &lt;x\n</pre>c", "a\n\n  b <x\n\nc"),
        ("Donau&shy;dampf&shy;schiff a<wbr>b", "Donaudampfschiff ab"),
        ("He said <q>no</q>.", 'He said "no".'),
        ("E=mc<sup>2</sup>, 1<sup>st</sup>, H<sub>2</sub>O, 5<sup>®</sup>", "E=mc^2, 1st, H2O, 5®"),
        ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>字", "漢(kan)字"),
        ("<span style='display:block'>A</span><span style='display: block'>B</span>", "A\nB"),
        ("<a style='display:inline-block'>A</a><a style='display:inline-block'>B</a>", "A B"),
        ("<p style='display:inline'>A</p><p style='display:inline'>B</p>", "AB"),
        ("x<br><br><br><br><br>y<hr><hr>z", "x\n\ny\n\nz"),
        ("<div dir=rtl>סכום: 1,200 ₪</div>", "סכום: 1,200 ₪"),
    ],
)
def test_lines(html: str, text: str) -> None:
    """What stands on a line of its own in the client does in the text."""
    assert html_to_text(html).text == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("a<!--[if mso]><p>b</p><![endif]-->c", "ac"),
        ("a<!--[if !mso]><!-->b<!--<![endif]-->c", "abc"),
        ("a<!--[if !mso]> <!-- -->b<!-- <![endif]-->c", "abc"),
        ("a<![if !vml]>b<![endif]>c", "abc"),
        ("a<xml><o:x>96</o:x></xml><o:p>b</o:p><w:sdt>c</w:sdt>", "abc"),
        ("<!--[if gte vml 1]><v:shape>x</v:shape><![endif]-->a", "a"),
        ("<w:WordDocument><w:View>Normal</w:View></w:WordDocument>a", "a"),
    ],
)
def test_what_only_word_reads(html: str, text: str) -> None:
    """Conditional comments for Word and its XML are left out; what others show is read."""
    assert html_to_text(html).text == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr>", "A | B\n1 | 2"),
        ("<tr><td>Total:</td><td>6 EUR</td></tr>", "Total: 6 EUR"),
        ("<tr><td width=9>&nbsp;</td><td>a</td><td>b</td></tr>", "a | b"),
        ("<tr><td width=9>&nbsp;</td><td>text</td><td>&nbsp;</td></tr>", "text"),
        ("<tr><td rowspan=2>x</td><td>1</td></tr><tr><td>2</td></tr>", "x | 1\n| 2"),
        ("<tr><td>x</td><td></td><td>1</td></tr><tr><td>y</td><td>2</td></tr>", "x | | 1\ny | 2"),
        ("<tr><td colspan=2>Sum</td><td>9</td></tr><tr><td>a</td><td>b</td><td>c</td></tr>",
         "Sum | 9\na | b | c"),
        ("<tr><td>a<br>b<br>c<br>d</td><td>x</td></tr>", "a\nb\nc\nd\nx"),
        (f"<tr><td>{'word ' * 30}</td><td>{'text ' * 30}</td></tr>",
         f"{('word ' * 30).strip()}\n{('text ' * 30).strip()}"),
        (f"<tr><th>Note</th><th>No.</th></tr><tr><td>{'word ' * 90}</td><td>7</td></tr>",
         f"Note | No.\n{('word ' * 90).strip()} | 7"),
    ],
)  # fmt: skip
def test_tables(html: str, text: str) -> None:
    """Rows of data are lines with their cells apart; columns of text and gutters are layout."""
    assert html_to_text(f"<table>{html}</table>").text == text


def test_a_role_tells_layout() -> None:
    """`role=presentation` is believed unless the table has header cells."""
    rows = "<tr><td>a</td><td>b</td></tr>"
    assert html_to_text(f"<table role=presentation>{rows}</table>").text == "a\nb"
    heads = "<tr><th>A</th><th>B</th></tr>"
    assert html_to_text(f"<table role=presentation>{heads}{rows}</table>").text == "A | B\na | b"


def test_nested_tables_are_layout_around_data() -> None:
    """The outer tables of a newsletter are blocks, the receipt within is rows."""
    inner = (
        "<table><tr><td>Lamp</td><td>49.90</td></tr><tr><td>Total</td><td>49.90</td></tr></table>"
    )
    html = f"<table width=100%><tr><td><h1>Thanks</h1></td></tr><tr><td>{inner}</td></tr></table>"
    assert html_to_text(html).text == "Thanks\n\nLamp | 49.90\nTotal | 49.90"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ('<a href="https://www.shop.example/x">shop.example</a>', "shop.example"),
        ('<a href="https://evil.example/">www.paypal.com</a>', "www.paypal.com (evil.example)"),
        ('<a href="https://evil.example/">Log in at PayPal.com now</a>',
         "Log in at PayPal.com now (evil.example)"),
        ('<a href="https://paypal.com.evil.example/">https://paypal.com/login</a>',
         "https://paypal.com/login (paypal.com.evil.example)"),
        ('<a href="https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example">'
         "https://a.example</a>", "https://a.example"),
        ('See <a href="https://docs.example/7">here</a>.', "See here (docs.example)."),
        ('See <a href="https://click.news.example/7">here</a>.', "See here."),
        ('<a href="https://news.example/7">Read more</a>', "Read more"),
        ('<a href="mailto:a@b.example">a@b.example</a>', "a@b.example"),
        ('<a href="mailto:evil@c.example">a@b.example</a>', "a@b.example (evil@c.example)"),
        ('<a href="https://evil.example">help@bank.example</a>',
         "help@bank.example (evil.example)"),
        ('<a href="tel:+49301">+49 30 1</a> <a href="javascript:x">here</a> <a name=x>y</a>',
         "+49 30 1 here y"),
        ('<a href="https://evil.example"><div>bank.example</div></a><div>x</div>',
         "bank.example (evil.example)\nx"),
        (f'<a href="x">https://a.example/{"b" * 600}?utm_source=1</a>',
         f"https://a.example/{'b' * 81}…"),
        ('<a href="https://b.example"></a>x', "x"),
    ],
)  # fmt: skip
def test_links(html: str, text: str) -> None:
    """A link is its text; its target's host stands behind text that shows another or nothing."""
    assert html_to_text(html).text == text


def test_full_urls() -> None:
    """Without a limit on URLs they stay as they are, and those of links stand behind them."""
    html = '<a href="https://a.example/?utm_source=1">offer</a> https://b.example/?utm_source=2'
    assert html_to_text(html, MailLimits(max_url_chars=None)).text == (
        "offer (https://a.example/?utm_source=1) https://b.example/?utm_source=2"
    )


@pytest.mark.parametrize(
    ("image", "text"),
    [
        ('alt="Spring sale: 30 % off" width=600', "a Spring sale: 30 % off b"),
        ('alt=""', "ab"),
        ('alt="open" width=1 height=1', "ab"),
        ('alt="open" style="width:1px;height:1px"', "ab"),
        ('alt="line" width=600 height=2', "ab"),
        ('alt="Acme Logo"', "ab"),
        ('alt="image001.png"', "ab"),
        ('alt="A dog on grass Description automatically generated"', "ab"),
        ('alt="😀" goomoji="1f600"', "a😀b"),
        ('alt="👍🏽"', "a👍🏽b"),
        ('alt="10.5 kW" style="border-width:1px; width:100%"', "a 10.5 kW b"),
    ],
)
def test_images(image: str, text: str) -> None:
    """An image is what its alt says, unless that is nothing or nobody sees the image."""
    assert html_to_text(f"a<img {image}>b").text == text


def test_mail_of_images_keeps_all_they_say() -> None:
    """Where there is no other text, a logo's name is better than nothing."""
    assert html_to_text('<img alt="Acme logo"><br><img alt="banner">').text == "Acme logo\nbanner"


def test_padding_of_previews_is_no_text() -> None:
    """Joiners, no-break spaces and grapheme joiners that fill a preview go; scripts keep theirs."""
    padding = "<div>&zwnj;&nbsp;&zwnj;&nbsp;&#847; &#847;</div>"
    html = f"<div>Hi&nbsp;Ana</div>{padding}می&zwnj;خواهم 👩&zwj;🔧"
    assert html_to_text(html).text == "Hi Ana\n\nمی\u200cخواهم 👩\u200d🔧"


def test_what_is_beyond_the_limits_is_flagged() -> None:
    """The text before a limit is kept, in whole characters."""
    html = "<p>é</p>" * 100
    bytes_cut = html_to_text(html, MailLimits(max_html_bytes=85))
    nodes_cut = html_to_text(html, MailLimits(max_html_nodes=20))
    assert bytes_cut.text.split() == ["é"] * 9
    assert bytes_cut.defects == ("html_bytes",)
    assert nodes_cut.text.split() == ["é"] * 10
    assert nodes_cut.defects == ("html_nodes",)
    assert html_to_text(html).defects == ()


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<div>" * 10_000 + "a<br>" * 10_000, "a\n" * 10_000),
        ("<table><tr><td>" * 10_000 + "x", "x"),
        ("<i>" * 50_000 + "x", "x"),
        ("<blockquote>" * 8_000 + "x", "x"),
        ("<br>" * 100_000 + "x", ""),
        ("<b>" * 25_000 + "x" + "</i>" * 25_000 + "y", "xy"),
        ("<li>" * 9_000 + "</li>" + "<b>" * 15_000 + "x" + "</li>" * 8_000, "x"),
        (f"<p {' '.join(f'a{i}=1' for i in range(100_000))}>x", "x"),
        (f'<p style="{"a" * 1_000_000}">x', "x"),
        ("<sup>" * 30_000 + "2", "^2"),
        (
            "<p>" + "a" * 1_000_000 + "</p>" + "<blockquote>" * 8_000 + "x",
            f"{'a' * 1_000_000}\n\nx",
        ),
        ("http://" * 140_000, "http://" * 13 + "http://h…"[:9]),
        (f"&#{'9' * 100_000};x", "\ufffdx"),
    ],
)
def test_hostile_html(html: str, text: str) -> None:
    """Depth, length and disorder cost neither the text nor, by far, a second."""
    found = html_to_text(html).text
    assert found.strip() == text.strip()


def test_hostile_disorder_gives_valid_text() -> None:
    """A megabyte of "<", surrogates and control characters end in text."""
    for html in (
        "<" * 1_000_000,
        "\ud800<p>\udfffx\x00\x1b[31m",
        "<!--" * 60_000,
        "<![CDATA[" * 9_000,
    ):
        html_to_text(html).text.encode("utf-8")
