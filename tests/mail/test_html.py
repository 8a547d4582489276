"""HTML as a person reads it."""

from __future__ import annotations

import pytest

from context_trim.mail.html import html_to_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("one<br>two<br><br>three", "one\ntwo\n\nthree"),
        ("<div>one</div><div>two</div>", "one\ntwo"),
        ("<h1>Head</h1>text", "Head\n\ntext"),
        ("a <b>bold</b>,  and\n<i>more</i>.", "a bold, and more."),
        ("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>", "- a\n- b\n  - c"),
        ("<ol start=3><li>a</li><li>b</li></ol>", "3. a\n4. b"),
        ('see <a href="https://x.example/?utm=1">the offer</a>.', "see the offer."),
        ("<pre>a\n  b\n\nc</pre>", "a\n  b\n\nc"),
        ("a&nbsp;&amp;&nbsp;b &euro;5 &#128512;", "a & b €5 😀"),
        ("a<script>x()</script><style>p{}</style><!-- c -->b<title>t</title>", "ab"),
        (
            "<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td><p>2</p></td></tr></table>",
            "A | B\n1 | 2",
        ),
        ("<table><tr><td></td><td>x</td></tr><tr><td>y</td><td></td></tr></table>", "| x\ny"),
        (
            "<table><tr><td>a<table><tr><td>b</td></tr></table></td><td>c</td></tr></table>",
            "a\n\nb\n\nc",
        ),
        ("x<table><tr><td>a<br>b</td><td>c</td></tr></table>y", "x\n\na b | c\n\ny"),
        ("", ""),
        ("plain, no tags", "plain, no tags"),
        ("<p>unclosed <b>tags", "unclosed tags"),
    ],
)
def test_layout(html: str, text: str) -> None:
    """Paragraphs, lists, tables and links' text are kept; machinery is not."""
    assert html_to_text(html).text == text


@pytest.mark.parametrize(
    ("attributes", "technique"),
    [
        ('style="display:none"', "display"),
        ('style="DISPLAY : NONE !important"', "display"),
        ('style="visibility:hidden"', "visibility"),
        ('style="font-size:0px"', "font-size"),
        ('style="font-size: 0"', "font-size"),
        ('style="opacity:0.0"', "opacity"),
        ('style="max-height:0;overflow:hidden"', "zero_box"),
        ('style="color:#fff;background-color:#FFF"', "color"),
        ("hidden", "hidden_attribute"),
    ],
)
def test_hidden_text_is_removed_and_recorded(attributes: str, technique: str) -> None:
    """What a person doesn't see is listed by technique and length, without its text."""
    page = html_to_text(f"<p>seen</p><div {attributes}>not <b>seen</b></div>")
    assert page.text == "seen"
    assert {h.technique for h in page.hidden} == {technique}
    assert sum(h.length for h in page.hidden) in {7, 8}  # inherited hiding is counted by text node


@pytest.mark.parametrize(
    "attributes",
    [
        'style="font-size:0.8em"',
        'style="opacity:.2"',
        'style="max-height:0"',
        'style="overflow:hidden;height:10px"',
        'style="display:block"',
        'class="hidden"',
        'aria-hidden="true"',
        'style="mso-hide:all"',
        'style="color:#fff;background:#333"',
        'style="}}{{;:"',
    ],
)
def test_visible_text_is_not_lost_to_the_filter(attributes: str) -> None:
    """What only looks hidden stays."""
    assert html_to_text(f"<div {attributes}>seen</div>").text == "seen"


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        ("font-size:0", "font-size:13px"),
        ("visibility:hidden", "visibility:visible"),
        ("color:#fff;background:#fff", "color:#000"),
        ("color:#fff;background:#fff", "background-color:#123"),
    ],
)
def test_a_child_can_be_seen_again(outer: str, inner: str) -> None:
    """Size, visibility and colour are inherited and can be set anew; MJML relies on it."""
    page = html_to_text(f"<div style='{outer}'>gone<p style='{inner}'>seen</p>gone</div>")
    assert page.text == "seen"
    assert sum(h.length for h in page.hidden) == 8


def test_what_must_not_run_together() -> None:
    """A power and a struck price keep their meaning; a button's text is seen."""
    html = "10<sup>2</sup> m, 1<sup>st</sup>, <del>100</del><ins>200</ins> <button>Pay</button>"
    assert html_to_text(html).text == "10^2 m, 1st, 100 200 Pay"


def test_a_bare_blockquote_below_an_attribution_is_a_quote() -> None:
    """Some clients mark nothing but write who wrote it; what follows the quote is new again."""
    line = "On Tue, Mar 3, 2026 at 10:12 AM Anna &lt;anna@example.org&gt; wrote:"
    page = html_to_text(f"<p>{line}</p><blockquote>Come?</blockquote><p>No.</p>")
    assert [page.text[h.start : h.end] for h in page.hints] == ["Come?"]


def test_warnings_stay_as_they_are() -> None:
    """Neither text like a file name nor XHTML makes BeautifulSoup warn."""
    assert html_to_text("mail.txt").text == "mail.txt"
    assert html_to_text("<?xml version='1.0'?><html><p>x</p></html>").text == "x"


def test_invisible_characters() -> None:
    """Zero-width runs and the tag block go; joiners that scripts need stay."""
    page = html_to_text("a\u200bb\U000e0041 می\u200cخواهم 👩\u200d🔧")
    assert page.text == "ab می\u200cخواهم 👩\u200d🔧"
    assert [(h.technique, h.length) for h in page.hidden] == [("invisible_unicode", 2)]


@pytest.mark.parametrize(
    "open_quote",
    [
        '<blockquote type="cite">',
        '<blockquote class="gmail_quote" style="border-left:1px #ccc solid">',
    ],
)
def test_what_clients_mark_as_quoted_is_a_hint(open_quote: str) -> None:
    """The span of the quote holds in the text, nested ones too."""
    page = html_to_text(
        f"<p>new</p>{open_quote}<p>old</p>{open_quote}older</blockquote></blockquote>"
    )
    spans = sorted(page.text[h.start : h.end] for h in page.hints)
    assert page.text == "new\n\nold\n\nolder"
    assert spans == ["old\n\nolder", "older"]


def test_an_indent_is_no_quote() -> None:
    """A blockquote that no client marks as a quote is content."""
    assert html_to_text("<blockquote>indented</blockquote>").hints == ()


def test_deep_nesting_is_survived() -> None:
    """20,000 levels neither end the stack nor lose the text."""
    page = html_to_text("<div>" * 20_000 + "deep" + "</div>" * 20_000)
    assert page.text == "deep"
