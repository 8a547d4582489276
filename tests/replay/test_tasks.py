"""Rules: which mails are calls, and what is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from context_trim.errors import ConfigError
from context_trim.replay.tasks import AsOf, CallPoints, Rule, one_task, read_rules
from tests.replay.dumps import mail, points

RULES = """
[[rule]]
sender = "@news.example"
skip = true

[[rule]]
name = "refunds"
sender = ["@shop.example", "Anna@example.org"]
subject = ["Refund", "geld"]
task = "Draft a reply about the refund"
max_tokens = 900

[[rule]]
label = "Support"
task = "Answer"

[[rule]]
name = "rest"
subject = "refund"
"""


@pytest.fixture
def rules(tmp_path: Path) -> tuple[Rule, ...]:
    """Return the rules above, read from a file."""
    path = tmp_path / "tasks.toml"
    path.write_text(RULES, encoding="utf-8")
    return read_rules(path)


@pytest.mark.parametrize(
    ("source", "name"),
    [
        (mail(sender="a@news.example", subject="Refund"), None),
        (mail(sender="a@old.news.example", subject="Refund"), None),
        (mail(sender="a@fakenews.example", subject="Refund"), "rest"),
        (mail(sender="Anna <ANNA@example.org>", subject="Re: your REFUND"), "refunds"),
        (mail(sender="a@shop.example", subject="=?utf-8?q?Geld_zur=C3=BCck?="), "refunds"),
        (mail(sender="a@shop.example", subject="Key", X_Gmail_Labels="Inbox,SUPPORT"), "rule 3"),
        (mail(subject="Key", X_Gmail_Labels="Support team"), None),
        (mail(sender="anna@example.org.evil.example", subject="refund"), "rest"),
        (mail(subject="Key"), None),
    ],
)
def test_the_first_rule_that_holds(
    rules: tuple[Rule, ...], source: bytes, name: str | None
) -> None:
    """All conditions of a rule must hold, any of a list; what none is for is no call."""
    rule = points(rules=rules).rule_for(source)
    assert (rule.name if rule else None) == name


def test_a_rule_says_task_and_limit(rules: tuple[Rule, ...]) -> None:
    """What is left out is None."""
    assert (rules[1].task, rules[1].max_tokens) == ("Draft a reply about the refund", 900)
    assert (rules[3].task, rules[3].max_tokens) == (None, None)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[rule]]\nname = 'a'\n[[rule]]\nsendr = 'x'", "rule 2: sendr: is unknown; known are"),
        ("[[rule]]\nname = 'a'\nmax_tokens = 0", r"rule 1 \('a'\): max_tokens: Input should be"),
        ("[[rule]]\nmax_tokens = '12'", "rule 1: max_tokens: Input should be a valid integer"),
        ("[[rule]]\nsubject = []", "rule 1: subject: "),
        ("[[rule]]\nsubject = ' '", r"rule 1: subject\.0: "),
        ("[[rule]]\nskip = 'no way'", "rule 1: skip: "),
        ("rule = 'x'", r"has no \[\[rule\]\]"),
        ("rule = ['x']", r"rule 1: write \[\[rule\]\]"),
        ("", r"has no \[\[rule\]\]"),
        ("[[rules]]\ntask = 'x'", r"only \[\[rule\]\] is known, but there is 'rules'"),
        ("[[rule]]\ntask = 'secret", "is not TOML: wrong at "),
        ("[[rule]]\ntask = " + "[" * 5_000, "is not TOML: "),
    ],
)
def test_errors_name_file_and_rule(tmp_path: Path, text: str, says: str) -> None:
    """What is wrong is said with the file, the rule and the setting, without what stands there."""
    path = tmp_path / "tasks.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=rf"tasks\.toml.*{says}") as caught:
        read_rules(path)
    assert "secret" not in str(caught.value)
    assert "no way" not in str(caught.value)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    """A missing file and one that is no text are named."""
    with pytest.raises(ConfigError, match=r"none cannot be read: No such file"):
        read_rules(tmp_path / "none")
    (tmp_path / "photo").write_bytes(b"\xff\xd8\xff")
    with pytest.raises(ConfigError, match="photo is not UTF-8"):
        read_rules(tmp_path / "photo")


def test_task_and_rules_are_not_shown() -> None:
    """A rule's repr has no task text."""
    assert "secret" not in repr(points(rules=one_task("secret")))


@pytest.mark.parametrize(
    "settings",
    [
        {"max_tokens": 0},
        {"max_tokens": 2**31},
        {"sample": 0},
        {"rules": ()},
        {"session": True, "as_of": AsOf.THREAD},
    ],
)
def test_settings_that_cannot_be_meant(settings: dict[str, object]) -> None:
    """They are refused before anything is read."""
    with pytest.raises(ConfigError):
        points(**settings)


def test_one_task_is_for_all() -> None:
    """One task stands for every mail; None is a reply."""
    assert isinstance(points(), CallPoints)
    for task in ("Answer", None):
        rule = points(rules=one_task(task)).rule_for(b"")
        assert rule is not None
        assert rule.task == task
