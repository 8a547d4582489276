"""The limit from the model's context window, and chat messages within it."""

from __future__ import annotations

import pytest

from context_trim import BudgetError, Chat, ConfigError, Email, TrimConfig, Trimmer, trim
from context_trim.tokens import encoding_counter

MAIL = Email.from_text("Come at nine.\n\nBring the slip.", sender="Ann")
LONG = Email.from_text("\n\n".join(f"Note {n} on the swift and the heron." for n in range(3_000)))
COUNT = encoding_counter("cl100k_base").count


@pytest.fixture(scope="module")
def trimmer() -> Trimmer:
    """gpt-4 has a context window of 8,192 tokens."""
    return Trimmer(TrimConfig(model="gpt-4", encoder="none"))


def test_the_limit_is_what_the_window_leaves(trimmer: Trimmer) -> None:
    """Window less answer less prompt, whose text is counted like the mail's."""
    limit = trimmer.trim(LONG, reserve_tokens=1_000).max_tokens
    assert limit == 8_192 - 1_000
    assert trimmer.trim(LONG, reserve_tokens=1_000, prompt=500).max_tokens == limit - 500
    prompt = "You answer mail. Be brief."
    result = trimmer.trim(LONG, reserve_tokens=8_000, prompt=prompt)
    assert result.max_tokens == 192 - COUNT(prompt)
    assert result.tokens <= result.max_tokens


def test_the_smaller_limit_counts(trimmer: Trimmer) -> None:
    """A limit of the caller's is never exceeded, and neither is the window."""
    assert trimmer.trim(MAIL, max_tokens=100, reserve_tokens=1_000).max_tokens == 100
    assert trimmer.trim(MAIL, max_tokens=9_000, prompt=8_000).max_tokens == 192


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({}, "reserve_tokens"),
        ({"prompt": "x"}, "reserve_tokens"),
        ({"reserve_tokens": 8_192}, "nothing is left of the context window of 8192"),
        ({"reserve_tokens": 8_000, "prompt": 192}, "the prompt takes 192"),
        ({"reserve_tokens": -1}, "reserve_tokens must be a whole number of 0 or more"),
        ({"reserve_tokens": True}, "reserve_tokens must be"),
        ({"reserve_tokens": 1, "prompt": 1.5}, "prompt must be a whole number of 0 or more or a"),
        ({"max_tokens": 0, "reserve_tokens": 1}, "max_tokens must be a whole number of 1 or more"),
        ({"max_tokens": 99, "nonsense": 1}, "there is no option nonsense"),
        ({"max_tokens": 99, "chat": "x"}, "chat must be a Chat"),
    ],
)
def test_wrong_limits_are_named(trimmer: Trimmer, arguments: dict[str, object], says: str) -> None:
    """Each error says which figure is missing or wrong."""
    with pytest.raises(ConfigError, match=says):
        trimmer.trim(MAIL, **arguments)  # type: ignore[arg-type]


def test_an_unknown_window_is_said() -> None:
    """Without a model, or with one of unknown size, the limit must be given."""
    with pytest.raises(ConfigError, match=r"isn't, without a model, known: give max_tokens"):
        trim(MAIL, counter="o200k_base", reserve_tokens=100)
    with pytest.raises(ConfigError, match=r"of the model 'ollama/llama3\.1' isn't known"):
        trim(MAIL, model="ollama/llama3.1", reserve_tokens=100)


def test_messages_ready_to_send(trimmer: Trimmer) -> None:
    """A system message where there is one, and the user's with the prompt above the text."""
    result = trimmer.trim(MAIL, max_tokens=200)
    assert result.messages() == [{"role": "user", "content": result.text}]
    assert result.messages(system="Be brief.", prompt="Reply:") == [
        {"role": "system", "content": "Be brief."},
        {"role": "user", "content": f"Reply:\n\n{result.text}"},
    ]


def test_messages_are_counted_as_openai_does(trimmer: Trimmer) -> None:
    """The cookbook's example of two messages: 3 tokens each, role and content, 3 for the answer."""
    result = trimmer.trim(MAIL, max_tokens=200, chat=Chat(system="Be brief.", prompt="Reply:"))
    content = sum(COUNT(v) for m in result.messages() for v in m.values())
    assert result.message_tokens == content + 2 * 3 + 3 <= result.max_tokens


@pytest.mark.parametrize("chat", [Chat(), Chat(system="Be brief. " * 9), Chat(prompt="Reply:")])
def test_the_limit_holds_for_all_messages(trimmer: Trimmer, chat: Chat) -> None:
    """With a chat the limit is for what is sent as a whole, and nearly all of it is used."""
    for limit in (200, 333, 1_000):
        result = trimmer.trim(LONG, max_tokens=limit, chat=chat)
        assert 0.9 * limit < result.message_tokens <= limit
    with pytest.raises(BudgetError) as caught:
        trimmer.trim(LONG, max_tokens=20, chat=chat)
    assert trimmer.trim(LONG, max_tokens=caught.value.needed, chat=chat).message_tokens == (
        caught.value.needed
    )


def test_a_wrong_chat_is_named() -> None:
    """Only texts stand around the mail."""
    with pytest.raises(ConfigError, match="must be texts"):
        Chat(system=None)  # type: ignore[arg-type]


def test_a_stand_in_holds_the_limit_on_its_own_count() -> None:
    """Factor times count, rounded up, is within the limit, and everything says "about"."""
    result = trim(LONG, model="claude-sonnet-4-5", max_tokens=300, encoder="none")
    about = -(-encoding_counter("o200k_base").count(result.text) * 3 // 2)
    assert result.tokens == about <= 300
    assert not result.count_exact
    assert not result.savings.count_exact
    assert result.savings.summary().startswith("about ")
    assert not result.record().savings.count_exact
    tight = trim(LONG, model="claude-sonnet-4-5", max_tokens=300, encoder="none", stand_in_factor=1)
    assert tight.tokens <= 300
    assert len(tight.text) > len(result.text)
