"""Whether a task is in another language than the mail: claimed only where it is sure."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.quality.languages import load_pairs
from context_trim.select.languages import task_language_differs

TASKS = {
    "en": "When is the refund due, and who pays it?",
    "de": "Wann ist die Rückzahlung fällig, und wer überweist sie?",
    "fr": "Quand le remboursement est-il dû, et qui le verse ?",
    "es": "¿Cuándo vence el reembolso y quién lo paga?",
    "it": "Quando scade il rimborso e chi lo paga?",
    "nl": "Wanneer komt de terugbetaling, en wie betaalt die?",
    "pl": "Kiedy jest termin zwrotu i kto za to płaci?",
    "ru": "Когда вернут деньги и кто за это платит?",
    "ja": "返金はいつで、誰が払いますか。",
    "zh": "退款什么时候到，谁来付？",
}
MAIL = {
    "en": "The kiln was serviced on Monday and the bill is with us. Will you send it to me?",
    "de": "Der Ofen wurde am Montag gewartet, und die Rechnung ist bei uns. Schickst du sie mir?",
    "fr": "Le four a été révisé lundi et la facture est chez nous. Vous la renvoyez pour jeudi ?",
    "es": "El horno se revisó el lunes y la factura está con nosotros. ¿Me la mandas el jueves?",
    "it": "Il forno è stato controllato lunedì e la fattura è da noi. Me la mandi per giovedì?",
    "nl": "De oven is maandag nagekeken en de rekening ligt bij ons. Stuur je die naar mij?",
    "pl": "Piec był w poniedziałek na przeglądzie i rachunek jest już u nas. Czy to dla ciebie?",
    "ru": "Печь проверили в понедельник, и счёт уже у нас. Вы не пришлёте его до четверга?",
    "ja": "窯は月曜日に点検され、請求書はこちらにあります。木曜日までに送ってください。",
    "zh": "窑炉星期一检修过了，账单在我们这里。请在星期四之前寄给我。",
}


@pytest.mark.parametrize("code", TASKS)
def test_one_language_is_no_difference(code: str) -> None:
    """A task in the mail's language raises no alarm."""
    assert not task_language_differs(TASKS[code], [MAIL[code]])


@pytest.mark.parametrize(("asked", "spoken"), list(permutations(TASKS, 2)))
def test_another_language_is_told(asked: str, spoken: str) -> None:
    """By the script or by function words, for each pair of ten languages."""
    assert task_language_differs(TASKS[asked], [MAIL[spoken]])


def test_a_thread_in_two_languages_speaks_both() -> None:
    """Where a third of the mail is in the task's language, shared words are there to be found."""
    passages = [MAIL["en"], MAIL["de"], MAIL["en"]]
    assert not task_language_differs(TASKS["de"], passages)
    assert not task_language_differs(TASKS["en"], passages)
    assert task_language_differs(TASKS["fr"], passages)
    assert not task_language_differs(TASKS["ja"], [MAIL["en"], MAIL["ja"]])


@pytest.mark.parametrize("task", [None, "", " ", "Refund", "Kiln 4711?", "??? 12/2", "\ud83d"])
def test_too_few_words_are_no_claim(task: str | None) -> None:
    """A name or number may be of any language."""
    assert not task_language_differs(task, [MAIL["de"]])
    assert not task_language_differs(TASKS["de"], [task or ""])


def test_logs_and_code_are_no_language() -> None:
    """Text without function words isn't said to be foreign."""
    log = "ERROR kiln-02 temp=1260 limit=1240 status=503\nWARN retry=3 host=kiln-02.example"
    assert not task_language_differs(TASKS["en"], [log])


def test_all_of_a_long_thread_is_sampled() -> None:
    """The answer goes by passages from the whole thread."""
    assert not task_language_differs(TASKS["de"], [MAIL["en"]] * 100 + [MAIL["de"]] * 100)
    assert task_language_differs(TASKS["de"], [MAIL["en"]] * 400)


@given(st.text(max_size=200), st.lists(st.text(max_size=80), max_size=6))
def test_any_text_has_an_answer(task: str, passages: list[str]) -> None:
    """Nothing raises."""
    assert task_language_differs(task, passages) in (True, False)


def test_the_labelled_pairs() -> None:
    """Forty or more, six languages, half of them held out, each gold passage there."""
    pairs = load_pairs()
    assert len(pairs) >= 40
    assert len({p.languages[0] for p in pairs}) == len({p.languages[1] for p in pairs}) == 6
    assert sum(p.held_out for p in pairs) * 2 == len(pairs)
    for pair in pairs:
        assert pair.languages[0] != pair.languages[1]
        assert pair.same.gold == pair.other.gold <= set(pair.same.places)
        assert pair.same.gold


def test_pairs_of_languages_are_told_apart() -> None:
    """Of the pairs' questions nine in ten are known to be foreign, and none that is not."""
    pairs = load_pairs()
    told = [task_language_differs(p.other.text, p.other.passages) for p in pairs]
    assert sum(told) >= 0.9 * len(pairs)
    assert not [p for p in pairs if task_language_differs(p.same.text, p.same.passages)]
