"""The scoring of zones, on made-up mail."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.quality import zone_peers, zones
from benchmarks.quality.zones import Expected, Mail, Reading

TEXT = "Hello,\n\nyes.\n-- \nBo\n\n> Can you come?\n"
LINES = ("Hello,", "", "yes.", "-- ", "Bo", "", "> Can you come?", "")
LABELS = ("greeting", "other", "body", "signature", "signature", "other", "quote", "other")
MAIL = Mail(raw=TEXT, lines=LINES, labels=LABELS)


def _reading(mail: Mail, *labels: str) -> Reading:
    """Make a reading that gives the lines that are not blank these zones."""
    found = iter(labels)
    return Reading(
        new="", kept="", zones=tuple(next(found) if x.strip() else "" for x in mail.lines)
    )


def test_our_lines_have_the_zone_of_their_first_character() -> None:
    """Blank lines have none; a mail that is read right scores 1 everywhere."""
    reading = zones.read_ours(MAIL)
    assert reading.new is not None
    assert zones.normal(reading.new) == "Hello, yes."
    assert reading.zones == ("new", "", "new", "signature", "signature", "", "quote", "")
    scores = zones.score([MAIL], [reading])
    assert (scores["f1_new"], scores["exact"], scores["f1_signature"]) == (1, 1, 1)
    assert (scores["accuracy"], scores["lost_whole"], scores["failed"]) == (1, 0, 0)


def test_lines_are_found_in_cleaned_text() -> None:
    """Control characters and carriage returns move the text, not the lines."""
    lines = ("\x07Yes.\r", "\t", "> No?\x00", "Yes.")
    assert zones.read_ours(Mail(raw="\n".join(lines), lines=lines)).zones == (
        "new",
        "",
        "quote",
        "new",
    )


def test_a_quoted_line_that_is_kept() -> None:
    """It costs precision and the mail's exactness."""
    scores = zones.score([MAIL], [_reading(MAIL, "new", "new", "signature", "signature", "new")])
    assert scores["f1_new"] == pytest.approx(4 / 5)
    assert scores["exact"] == 0
    assert scores["accuracy"] == pytest.approx(4 / 5)


def test_new_text_that_is_lost_whole() -> None:
    """A greeting alone is still something; signature lines don't count as new text."""
    lost = _reading(MAIL, "quote", "quote", "new", "new", "quote")
    greeted = _reading(MAIL, "new", "quote", "signature", "signature", "quote")
    scores = zones.score([MAIL, MAIL], [lost, greeted])
    assert (scores["lost_whole"], scores["exact"]) == (1, 0)
    assert scores["f1_signature"] == pytest.approx(2 / 3)


def test_a_set_with_only_signature_labels() -> None:
    """Its body lines may be quotes, so only signatures are scored."""
    mail = Mail(raw=TEXT, lines=LINES, labels=LABELS, signature_only=True)
    scores = zones.score([mail], [zones.read_ours(mail)])
    assert scores == {"f1_signature": 1, "failed": 0}


def test_a_parser_that_gives_text_is_aligned() -> None:
    """What it keeps only with the signature is signature; white space doesn't matter."""
    assert zones.aligned_zones(LINES, "Hello,\nyes.", " Hello,\nyes.\n--\nBo") == (
        *("new", "removed", "new", "signature", "signature", "removed", "removed", "removed"),
    )
    scores = zones.score(
        [MAIL], [Reading(new="yes.", zones=zones.aligned_zones(LINES, "yes.", None))]
    )
    assert scores["f1_new"] == pytest.approx(2 / 3)
    assert scores["exact"] == 1
    assert not scores.keys() & {"f1_signature", "accuracy"}


@pytest.mark.parametrize(
    ("expected", "new", "right"),
    [
        (Expected(reply="Yes.\n\nBo"), " Yes. \nBo", True),
        (Expected(reply="Yes."), "Yes. Bo", False),
        (Expected(reply=""), "\n", True),
        (Expected(reply=None, must_contain=("a\nb",), must_not_contain=("c",)), "x a b", True),
        (Expected(reply=None, must_contain=("a",), must_not_contain=("c d",)), "a c\nd", False),
        (Expected(reply=None, must_contain=("a", "b")), "a", False),
    ],
)
def test_what_a_suite_expects(expected: Expected, new: str, *, right: bool) -> None:
    """The reply once white space is normalised, or all that must and must not stand in it."""
    assert zones.holds(expected, new) is right


def test_the_signature_counts_where_the_suite_keeps_it() -> None:
    """Where a suite is mixed, the new text alone counts, and both for `either`."""
    reading = Reading(new="Yes.", kept="Yes. Bo")
    cases = {
        keeps: (Expected(reply="Yes. Bo", signature=keeps), reading)
        for keeps in (True, False, None)
    }
    assert zones.score_suite([cases[True]]) == {"exact": 1, "lost_whole": 0, "failed": 0}
    assert zones.score_suite([cases[False]])["exact"] == 0
    mixed = zones.score_suite([cases[None]])
    assert (mixed["exact"], mixed["either"]) == (0, 1)


def test_a_parser_that_fails() -> None:
    """No answer is never the right one, and its new text is lost."""
    failed = Reading(new=None)
    assert zones.score_suite([(Expected(reply=""), failed)])["exact"] == 0
    assert zones.score_suite([(Expected(reply="Yes."), failed)])["lost_whole"] == 1
    scores = zones.score([MAIL], [failed])
    assert (scores["exact"], scores["lost_whole"], scores["failed"]) == (0, 1, 1)


def test_f1() -> None:
    """One of two found, one too many; nothing to find and nothing said is 1."""
    assert zones.f1([(True, True), (True, False), (False, True)]) == pytest.approx(0.5)
    assert zones.f1([(False, False)]) == 1


def test_a_folder_is_read_by_kind(tmp_path: Path) -> None:
    """Text and HTML cases are sets of their own; expected HTML becomes text."""
    html = {"kind": "html", "raw": "<p>Yes.</p>", "expected_reply": "<p>Yes.</p>"}
    rows = [
        {**html, "expected_is_html": True, "expected_keeps_signature": True},
        {
            "kind": "text",
            "raw": "Yes.",
            "expected_reply": "Yes.",
            "expected_keeps_signature": "mixed",
        },
    ]
    (tmp_path / "zones").mkdir()
    path = tmp_path / "zones" / "suite_x.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    sets = zones.read_sets(tmp_path / "zones", None)
    assert list(sets) == ["suite_x_text", "suite_x_html"]
    assert sets["suite_x_html"][0].expected == Expected(reply="Yes.", signature=True)
    assert sets["suite_x_text"][0].expected == Expected(reply="Yes.", signature=None)
    _, numbers = zones.measure(sets, None)
    assert (numbers["zones/suite_x_text/exact"], numbers["zones/suite_x_html/exact"]) == (1, 1)


def test_missing_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line and exit code 2."""
    assert zones.main([str(tmp_path / "nowhere")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_the_worker_answers_every_request(monkeypatch: pytest.MonkeyPatch) -> None:
    """An exception or an endless call becomes an answer too."""
    monkeypatch.setattr(zone_peers, "LIMIT", 0.05)

    def parse(text: str, _html: str) -> zone_peers.Answer:
        if text == "bad":
            raise ValueError(text)
        while text == "endless":
            pass
        return zone_peers.Answer(new=text)

    requests = [
        json.dumps({"id": i, "text": t, "html": ""}) for i, t in enumerate(("ok", "bad", "endless"))
    ]
    good, bad, endless = zone_peers.answers(parse, requests)
    assert (good["id"], good["new"], good["kept"]) == (0, "ok", None)
    assert (bad["id"], bad["error"]) == (1, "ValueError")
    assert (endless["id"], endless["error"]) == (2, "TimeoutError")
