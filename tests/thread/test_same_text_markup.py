"""The same text in scripts without blanks, in lists and in tables."""

from __future__ import annotations

import pytest

from context_trim import parse_thread
from tests.conftest import folded
from tests.thread.mails import ANNA, BO, all_said, authors, gmail, mail, outlook

CHINESE = (
    "我们已经收到贵公司寄来的四十扇门的报价单。请问三月二十二日之前能否送到格拉茨的仓库？"
    "如果可以，我们今天就签合同。"
)
JAPANESE = (
    "先日お送りした見積書の件ですが、ドア四十枚の価格は312,000円となります。"
    "納期は五月二十二日です。ご確認をお願いいたします。"
)
THAI = "ราคาประตูสี่สิบบานคือ 312,000 บาท และเราจะส่งของในวันที่ 22 พฤษภาคม กรุณายืนยันภายในวันศุกร์นี้"


def _wrapped(text: str, width: int = 30) -> str:
    return "\n".join(text[at : at + width] for at in range(0, len(text), width))


@pytest.mark.parametrize("text", [CHINESE, JAPANESE, THAI], ids=["zh", "ja", "th"])
@pytest.mark.parametrize("quoted", [gmail, outlook])
def test_text_without_blanks_is_the_same_on_one_line(text: str, quoted: object) -> None:
    """An unchanged quote in a script without blanks is a copy."""
    assert callable(quoted)
    reply = mail(2, f"OK.\n\n{quoted(ANNA, 1, text)}", sender=BO, refs=[1])
    thread = parse_thread([mail(1, text), reply])
    assert authors(thread) == ["Anna Weber", "Bo Lind"]
    assert text not in thread.messages[1].said


@pytest.mark.parametrize("text", [CHINESE, JAPANESE], ids=["zh", "ja"])
def test_text_without_blanks_is_the_same_when_wrapped(text: str) -> None:
    """Clients break such text anywhere; a line break is no blank there."""
    reply = mail(2, f"OK.\n\n{gmail(ANNA, 1, _wrapped(text))}", sender=BO, refs=[1])
    thread = parse_thread([mail(1, text), reply])
    assert authors(thread) == ["Anna Weber", "Bo Lind"]
    assert text[-20:] not in thread.messages[1].said.replace("\n> ", "")


@pytest.mark.parametrize("text", [CHINESE, JAPANESE], ids=["zh", "ja"])
def test_a_sentence_of_a_text_without_blanks_is_a_copy(text: str) -> None:
    """The full stop of these scripts ends a sentence too."""
    sentence = text.partition("。")[0] + "。"
    reply = mail(2, f"OK.\n\n{gmail(ANNA, 1, sentence)}", sender=BO, refs=[1])
    thread = parse_thread([mail(1, text), reply])
    assert authors(thread) == ["Anna Weber", "Bo Lind"]
    assert sentence not in thread.messages[1].said


@pytest.mark.parametrize(
    ("text", "edited"),
    [
        (CHINESE, CHINESE.replace("四十", "四百")),
        (CHINESE, CHINESE.replace("已经收到", "没有收到")),
        (JAPANESE, JAPANESE.replace("312,000", "372,000")),
        (JAPANESE, JAPANESE.replace("となります", "とはなりません")),
        (THAI, THAI.replace("22", "23")),
    ],
)
@pytest.mark.parametrize("width", [30, 500])
def test_an_edit_in_a_text_without_blanks_is_kept(text: str, edited: str, width: int) -> None:
    """One character makes another amount, or a negation: the sentence that it stands in is kept."""
    reply = mail(2, f"OK.\n\n{gmail(ANNA, 1, _wrapped(edited, width))}", sender=BO, refs=[1])
    kept = all_said(parse_thread([mail(1, text), reply]))
    sentence = next(s for s in edited.split("。") if s not in text)
    assert folded(sentence).replace(" ", "") in kept.replace(" > ", "").replace(" ", "")


NUMBERED = (
    "<p>We need:</p><ol><li>240 tiles in red</li><li>12 bags of mortar</li></ol><p>Thanks</p>"
)
TABLE = (
    "<p>Our prices in March:</p><table><tr><th>Item</th><th>Price</th></tr>"
    "<tr><td>oak door</td><td>EUR 780</td></tr><tr><td>steel handle</td><td>EUR 36</td></tr>"
    "</table><p>They hold until Friday.</p>"
)


@pytest.mark.parametrize(
    "quote",
    [
        "We need:\n\n   1. 240 tiles in red\n   2. 12 bags of mortar\n\nThanks\n",
        "We need:\n\n  1.  240 tiles in red\n  2.  12 bags of mortar\n\nThanks\n",
    ],
)
def test_a_numbered_list_in_html_is_the_same_in_plain_text(quote: str) -> None:
    """The numbers that HTML counts stand in the plain quote as text."""
    reply = mail(2, f"OK.\n\n{gmail(ANNA, 1, quote)}", sender=BO, refs=[1])
    thread = parse_thread([mail(1, NUMBERED, html=True), reply])
    assert authors(thread) == ["Anna Weber", "Bo Lind"]
    assert "mortar" not in thread.messages[1].said


def test_another_number_in_a_numbered_list_is_kept() -> None:
    """The amount in an item is no number of the list."""
    quote = "We need:\n\n   1. 240 tiles in red\n   2. 21 bags of mortar\n\nThanks\n"
    reply = mail(2, f"OK.\n\n{gmail(ANNA, 1, quote)}", sender=BO, refs=[1])
    kept = all_said(parse_thread([mail(1, NUMBERED, html=True), reply]))
    assert "21 bags of mortar" in kept
    assert "12 bags of mortar" in kept


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param("Item Price\noak door EUR 780\nsteel handle EUR 36", id="gmail"),
        pytest.param("Item\tPrice\noak door\tEUR 780\nsteel handle\tEUR 36", id="tabs"),
        pytest.param(
            "Item\n\nPrice\n\noak door\n\nEUR 780\n\nsteel handle\n\nEUR 36", id="outlook"
        ),
    ],
)
def test_a_table_in_html_is_the_same_in_plain_text(rows: str) -> None:
    """Cells stand beside or below each other in a plain quote; they are the same cells."""
    quote = f"Our prices in March:\n{rows}\n\nThey hold until Friday.\n"
    reply = mail(2, f"OK.\n\n{gmail(ANNA, 1, quote)}", sender=BO, refs=[1])
    thread = parse_thread([mail(1, TABLE, html=True), reply])
    assert authors(thread) == ["Anna Weber", "Bo Lind"]
    assert "oak door" not in thread.messages[1].said


def test_another_price_in_a_table_is_kept() -> None:
    """A cell that was changed is another text."""
    quote = (
        "Our prices in March:\nItem Price\noak door EUR 870\nsteel handle EUR 36\n\n"
        "They hold until Friday.\n"
    )
    reply = mail(2, f"OK.\n\n{gmail(ANNA, 1, quote)}", sender=BO, refs=[1])
    kept = all_said(parse_thread([mail(1, TABLE, html=True), reply]))
    assert "EUR 870" in kept
    assert "EUR 780" in kept
