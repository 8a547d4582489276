"""Boilerplate that is known by its repetition."""

from __future__ import annotations

from context_trim import parse_thread
from context_trim.models import ZoneKind
from tests.thread.mails import ANNA, BO, CY, mail

NOTICE = (
    "Members of the rowing club park behind the boat house and not on the meadow, which belongs to "
    "our neighbour.\n"
)
BLOCK = "Weber & Daughters\nWindows since 1904\n"
BODIES = (
    "The crate has arrived.\n",
    "We will open it on Monday morning.\n",
    "It holds twelve handles.\n",
)


def _kinds(texts: list[str], senders: tuple[str, ...]) -> list[list[tuple[str, str]]]:
    """Return what the zones of each mail say, in the order of the mails."""
    mails = [
        mail(n, text, sender=sender, refs=list(range(1, n)))
        for n, (text, sender) in enumerate(zip(texts, senders, strict=True), start=1)
    ]
    return [
        [(z.kind.value, m.text[z.start : z.end].strip()) for z in m.zones]
        for m in parse_thread(mails).messages
    ]


def test_the_same_last_words_of_several_people_are_a_footer() -> None:
    """What a server or list adds stays once and is cut from the other mails."""
    first, *others = _kinds([f"{b}\n{NOTICE}" for b in BODIES], (ANNA, BO, CY))
    assert first == [("body", f"{BODIES[0]}\n{NOTICE}".strip())]
    for body, zones in zip(BODIES[1:], others, strict=True):
        assert zones == [("body", body.strip()), ("footer", NOTICE.strip())]


def test_the_same_first_words_of_several_people_are_a_banner() -> None:
    """A notice on top is one, too."""
    *_, last = _kinds([f"{NOTICE}\n{b}" for b in BODIES], (ANNA, BO, CY))
    assert last == [("footer", NOTICE.strip()), ("body", BODIES[2].strip())]


def test_the_same_lines_of_one_person_are_a_signature() -> None:
    """Lines that are no sentence and end three mails of a person sign them."""
    *_, last = _kinds([f"{b}\n{BLOCK}" for b in BODIES], (ANNA, ANNA, ANNA))
    assert last == [("body", BODIES[2].strip()), ("signature", BLOCK.strip())]


def test_what_people_mean_each_time_stays() -> None:
    """A sentence or question that one person repeats, and few words of several, are meant."""
    for line in ("Please confirm the date by Friday.\n", "Is that all right?\n", "Many thanks\n"):
        for senders in ((ANNA, ANNA, ANNA), (ANNA, BO, CY)):
            for zones in _kinds([f"{b}\n{line}" for b in BODIES], senders):
                kinds = {kind for kind, text in zones if line.strip() in text}
                assert kinds <= {ZoneKind.BODY.value, ZoneKind.CLOSING.value}


def test_a_mail_that_says_nothing_else_keeps_its_words() -> None:
    """A notice that is the whole mail is the message."""
    zones = _kinds([NOTICE, NOTICE.replace("\n", " \n"), f"{NOTICE}\n"], (ANNA, BO, CY))
    assert all(kind == "body" for mail_zones in zones for kind, _ in mail_zones)
