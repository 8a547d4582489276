"""Chat messages around the trimmed text, and the tokens that they add."""

from __future__ import annotations

from dataclasses import dataclass, field

from context_trim.config import Count
from context_trim.errors import ConfigError

_PER_MESSAGE = 3
_PRIMING = 3
"""What OpenAI's models add to the tokens of role and content, for each message and for the answer's
beginning: OpenAI Cookbook, "How to count tokens with tiktoken", `num_tokens_from_messages`.
Anthropic's count of a short message is 7 above its text, which is what this adds to one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Chat:
    """What stands around the trimmed text in a call: a system message, and a prompt above it."""

    system: str = field(default="", repr=False)
    prompt: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        """Check that both are texts."""
        if not (isinstance(self.system, str) and isinstance(self.prompt, str)):
            raise ConfigError("system and prompt of a Chat must be texts.")

    def messages(self, text: str) -> list[dict[str, str]]:
        """Return messages as the APIs of OpenAI and of those who follow it take them.

        Anthropic's takes the system message as an argument of its own, and the rest as it is here.
        """
        content = f"{self.prompt}\n\n{text}" if self.prompt else text
        user = {"role": "user", "content": content}
        return [{"role": "system", "content": self.system}, user] if self.system else [user]

    def tokens(self, text: str, count: Count) -> int:
        """Return the tokens of the messages, what the API adds to them included."""
        messages = self.messages(text)
        inside = sum(count(value) for message in messages for value in message.values())
        return inside + _PER_MESSAGE * len(messages) + _PRIMING
