"""Text that a person doesn't see is removed and recorded; what only looks hidden stays."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from context_trim import parse_email
from context_trim.config import MailLimits
from context_trim.mail.hidden import find_hidden
from context_trim.mail.html import html_to_text
from context_trim.models import Hidden, Technique
from tests.mail.hidden_cases import Case, load_pages

PAGES = load_pages()


def _hidden(html: str, *, keep: int = 0) -> tuple[Hidden, ...]:
    return find_hidden(BeautifulSoup(html, "lxml"), keep=keep).hidden


@pytest.mark.parametrize("case", PAGES, ids=lambda case: case.name)
def test_case(case: Case) -> None:
    """A page of `fixtures/hidden` gives the words that a person sees, and no others."""
    text = html_to_text(case.page).text
    assert {w for w in case.gone if w in text} == set()
    assert {w for w in case.kept if w not in text} == set()


def test_hidden_words_are_recorded() -> None:
    """Every hidden word of the cases stands in a record when it is asked for."""
    for case in PAGES:
        page = html_to_text(case.page, MailLimits(max_hidden_chars=10_000))
        texts = " ".join(h.text for h in page.hidden)
        assert {w for w in case.gone if w not in texts} == set(), case.name


@pytest.mark.parametrize(
    ("html", "technique"),
    [
        ("<p style='display:none'>gone</p>", Technique.DISPLAY),
        ("<p hidden>gone</p>", Technique.HIDDEN_ATTRIBUTE),
        ("<p hidden=until-found>gone</p>", Technique.CONTENT_VISIBILITY),
        ("<p style='visibility:hidden'>gone</p>", Technique.VISIBILITY),
        ("<p style='opacity:0'>gone</p>", Technique.OPACITY),
        ("<p style='font-size:1px'>gone</p>", Technique.FONT_SIZE),
        ("<p style='color:#fff'>gone</p>", Technique.COLOR),
        ("<p style='max-height:0;overflow:hidden'>gone</p>", Technique.ZERO_BOX),
        ("<p style='clip-path:inset(100%)'>gone</p>", Technique.CLIP),
        ("<p style='transform:scale(0)'>gone</p>", Technique.TRANSFORM),
        ("<p style='position:absolute;left:-999em'>gone</p>", Technique.OFF_SCREEN),
        ("<p style='text-indent:-999em'>gone</p>", Technique.TEXT_INDENT),
        ("<p style='letter-spacing:-9em'>gone</p>", Technique.LETTER_SPACING),
        ("<p style='mask:linear-gradient(transparent,transparent)'>gone</p>", Technique.MASK),
        ("<!--gone-->", Technique.COMMENT),
        ("<template>gone</template>", Technique.FALLBACK),
        ("<textarea>gone</textarea>", Technique.FORM),
        ("<img src=x width=1 height=1 alt=gone>", Technique.TINY_IMAGE),
    ],
)
def test_record_names_technique_and_length(html: str, technique: Technique) -> None:
    """A record says how text was hidden and how much of it."""
    (record,) = _hidden(f"<!DOCTYPE html><body>seen {html} seen</body>")
    assert (record.technique, record.length) == (technique, 4)


def test_place_is_a_path_without_words_of_the_mail() -> None:
    """A place is made of HTML's names; made-up elements, classes and ids may say something."""
    html = "<table><tr><td class=secret id=words><ignore-this><p hidden>gone</p></ignore-this></td>"
    (record,) = _hidden(f"<!DOCTYPE html>{html}")
    assert record.place == "td > ? > p"


def test_one_record_for_a_technique_in_a_place() -> None:
    """A hundred hidden cells are one record, so that a report stays short."""
    cells = "<td style='display:none'>gone</td>" * 100
    (record,) = _hidden(f"<!DOCTYPE html><table><tr>{cells}</tr></table>")
    assert (record.length, record.place) == (400, "tbody > tr > td" if "tbody" in record.place
                                             else "table > tr > td")  # fmt: skip


def test_hidden_text_is_carried_only_when_asked_for() -> None:
    """The default carries none; a limit carries that many characters; a repr never shows any."""
    html = "<p hidden>canary one</p><i style='opacity:0'>canary two</i>"
    assert {h.text for h in _hidden(html)} == {""}
    assert [h.text for h in _hidden(html, keep=100)] == ["canary one", "canary two"]
    assert [h.text for h in _hidden(html, keep=12)] == ["canary one", "ca"]
    assert "canary" not in repr(_hidden(html, keep=100))


def test_hidden_text_of_a_mail_when_asked_for() -> None:
    """`MailLimits.max_hidden_chars` reaches the parts of a mail."""
    source = b"From: a@example.org\nContent-Type: text/html\n\n<p>seen</p><p hidden>not seen</p>"
    email = parse_email(source, limits=MailLimits(max_hidden_chars=100))
    assert (email.text, [h.text for h in email.hidden]) == ("seen", ["not seen"])
    assert [h.text for h in parse_email(source).hidden] == [""]


def test_sheets_beyond_the_limit_are_a_defect() -> None:
    """What of a sheet isn't read hides nothing, and the mail says so."""
    rules = "".join(f".c{n} {{ color: red }}" for n in range(20_000))
    page = html_to_text(f"<style>{rules} p {{ display: none }}</style><p>seen</p>")
    assert (page.text, page.defects) == ("seen", ("css_limit",))


@pytest.mark.parametrize(
    "selector",
    [
        "*:not(.x):not(.y)",
        "div ~ div ~ div ~ div p",
        "div > div div > div div > div p",
        ":has(p:has(b)) p",
        "p:nth-last-child(3n+1 of .a, .b)",
    ],
)
def test_matching_has_an_end(selector: str) -> None:
    """Thousands of rules by thousands of elements end at a number of steps, and say so."""
    rules = "".join(f"{selector}.n{n}, {selector} {{ color: #00{n % 10}000 }}" for n in range(900))
    body = "<div><p class=a>text <b>b</b></p><div></div></div>" * 1_000
    page = html_to_text(f"<!DOCTYPE html><style>{rules}</style><p hidden>gone</p>{body}")
    assert "css_limit" in page.defects
    assert "gone" not in page.text
    assert page.text.count("text") == 1_000


@pytest.mark.parametrize(
    "css",
    [
        "a{" * 5_000,
        "(" * 50_000,
        ":not(" * 5_000 + "p" + ")" * 5_000 + "{display:none}",
        ".a " * 5_000 + "{display:none}",
        ":is(a,b)" * 3_000 + "{display:none}",
        "p{width:" + "calc(1px + " * 5_000 + "1px" + ")" * 5_000 + "}",
        "p{color:" + "rgb(" * 5_000 + "}",
        "@media " + "(" * 5_000 + "{p{display:none}}",
        "@media " + "not (" * 5_000 + "{p{display:none}}",
        "@supports " + "(" * 5_000 + "{p{display:none}}",
        ":root{--a:x}"
        + "".join(f":root{{--a{n}:var(--a{n - 1})var(--a{n - 1})}}" for n in range(99))
        + "p{display:var(--a98)}",
        ":root{--a:var(--b);--b:var(--a)} p{display:var(--a)}",
        "&" * 5_000 + "{display:none}",
        ".a{" + "&,&{" * 40 + "display:none",
        "\\" * 5_000,
        "p{transform:" + "scale(1e300)" * 2_000 + "}",
        "p{font-size:1e999em;left:calc(1e999px*1e999);opacity:1e999}",
        "p{clip-path:polygon(" + "1px 1px," * 20_000 + ")}",
    ],
    ids=lambda css: css[:30],
)
def test_odd_sheets_are_survived(css: str) -> None:
    """Depth, length and numbers without measure neither raise nor hide."""
    assert html_to_text(f"<style>{css}</style><p>seen</p>").text == "seen"


def test_deep_trees_are_survived() -> None:
    """20,000 levels with styles of their own neither end the stack nor lose the text."""
    html = "<div style='font-size:1em' class=x>" * 20_000 + "deep"
    page = html_to_text(f"<style>.x .x .x {{ color: #000 }}</style>{html}")
    assert page.text == "deep"


def test_many_hidden_neighbours() -> None:
    """30,000 hidden elements are found and make one record."""
    page = html_to_text("<i style='display:none'>no</i>" * 14_000 + "<b>seen</b>")
    assert page.text == "seen"
    assert [h.length for h in page.hidden] == [28_000]
