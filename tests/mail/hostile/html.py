"""HTML: unclosed, misnested, lying, and small enough to be parsed in a test of its own."""

from __future__ import annotations

from collections.abc import Callable

from tests.mail.hostile.case import Hostile, case, mail

HTML = "Content-Type: text/html; charset=utf-8"


def page(body: str | bytes) -> bytes:
    """Return a mail of one HTML part."""
    return mail(body, HTML)


def shown(name: str, body: str | Callable[[], str], *text: str) -> Hostile:
    """Return a hostile page; a large one is made when used."""
    if callable(body):
        made = body
        return case(f"html_{name}", lambda: page(made()), *text, html=True)
    return case(f"html_{name}", page(body), *text, html=True)


CASES: tuple[Hostile, ...] = (
    shown(
        "unclosed_everything",
        "<html><body><table><tr><td><p><b><i><a href='x'>KEEP this",
        "KEEP this",
    ),
    shown("unclosed_comment", "<p>KEEP one</p><!-- never closed <p>two</p>", "KEEP one"),
    shown("unclosed_tag", "<p>KEEP one</p><a href='x", "KEEP one"),
    shown("unclosed_style", "<p>KEEP one</p><style>p{color:red}", "KEEP one"),
    shown("unclosed_style_first", "<style>p{color:red}</styl><p>KEEP"),
    shown("unclosed_quote", "<p title='x>KEEP one</p><p title='y'>KEEP two</p>", "KEEP two"),
    shown(
        "bad_entities", "KEEP &#xFFFFFFFF; &#0; &#xD800; &nosuch; &amp &#x; &; one", "KEEP", "one"
    ),
    shown("entities_of_controls", "KEEP &#27;[31m &#x80; &#x9b; &#7; one", "KEEP", "one"),
    shown("nuls", "<p>KE\x00EP <\x00b>one", "KEEP"),
    shown("xml", '<?xml version="1.0"?><html xmlns="x"><body><p>KEEP</p></body></html>', "KEEP"),
    shown(
        "doctype_entities",
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><p>KEEP &b;</p>',
        "KEEP",
    ),
    shown("frameset", "<frameset><frame src=x></frameset><noframes>KEEP</noframes>"),
    shown("plaintext", "<p>KEEP</p><plaintext><b>one", "KEEP"),
    shown("xmp_and_listing", "<xmp><b>KEEP</b></xmp><listing>two</listing>", "KEEP"),
    shown(
        "svg_inside",
        "<p>KEEP one<svg><desc><p>KEEP two</p></desc></svg><p>KEEP three",
        "KEEP one",
        "KEEP three",
    ),
    shown(
        "select_unclosed",
        "<p>KEEP one<select><option>x<p>y</select><p>KEEP two",
        "KEEP one",
        "KEEP two",
    ),
    shown(
        "huge_spans",
        "<table><tr><td colspan=999999999 rowspan=65534>KEEP<td>one</table>",
        "KEEP",
        "one",
    ),
    shown(
        "list_numbers",
        "<ol start=99999999999999999999><li value=-9e9>KEEP<li value=x>one</ol>",
        "KEEP",
        "one",
    ),
    shown(
        "misnested",
        "<b><p>KEEP one</b> two</p><i><b>KEEP three</i></b>",
        "KEEP one two",
        "KEEP three",
    ),
    shown(
        "table_text_outside_cells",
        "<table>KEEP one<tr>KEEP two<td>KEEP three</table>",
        "KEEP one",
        "KEEP two",
        "KEEP three",
    ),
    shown("head_never_ends", "<html><head><title>x</title><p>KEEP", "KEEP"),
    shown(
        "body_twice",
        "<body><p>KEEP one</body></html><html><body><p>KEEP two",
        "KEEP one",
        "KEEP two",
    ),
    shown("text_after_html", "<html><body>KEEP one</body></html>KEEP two", "KEEP one", "KEEP two"),
    shown(
        "base_and_refresh",
        "<base href=//x><meta http-equiv=refresh content='0;url=x'><p>KEEP",
        "KEEP",
    ),
    shown("no_tags", "KEEP these words", "KEEP these words"),
    shown("a_path", "/etc/passwd KEEP", "KEEP"),
    shown("an_address", "http://example.org/KEEP", "KEEP"),
    shown("empty", ""),
    shown("only_blanks", " &nbsp;\n" * 50),
    shown(
        "conditional",
        "<!--[if mso]><p>not</p><![endif]--><![if !mso]><p>KEEP</p><![endif]>",
        "KEEP",
    ),
    shown("custom_elements", "<o:p>KEEP</o:p><x-foo-bar>one</x-foo-bar><123>two", "KEEP", "one"),
    shown("attribute_names", "<p on<'\"=x =y \x01=z>KEEP", "KEEP"),
    shown("attributes_twice", "<p style='color:red' style='display:none'>KEEP</p>", "KEEP"),
    shown("style_broken", "<p style='}}{;:;color:;;display:block;\\'>KEEP</p>", "KEEP"),
    shown(
        "style_imports",
        "<style>@import url(http://x.example);@media{p{color:red</style><p>KEEP",
        "KEEP",
    ),
    shown("cdata", "<p>KEEP one<![CDATA[ two ]]> KEEP three", "KEEP one", "KEEP three"),
    shown("processing", "<?php echo 1 ?><p>KEEP<?x", "KEEP"),
    shown("levels_of_div", "<div>" * 3_000 + "KEEP", "KEEP"),
    shown("levels_of_font", "<font>" * 3_000 + "KEEP", "KEEP"),
    shown("levels_of_table", "<table><tr><td>" * 500 + "KEEP", "KEEP"),
    shown("levels_of_quote", "<blockquote type=cite>" * 2_000 + "KEEP", "KEEP"),
    shown("levels_of_list", "<ul><li>" * 1_000 + "KEEP", "KEEP"),
    shown("levels_of_style", "<p style='color:red'>" * 2_000 + "KEEP", "KEEP"),
)
