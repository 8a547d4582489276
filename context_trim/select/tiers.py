"""The two tiers of ranking: which encoder serves in which."""

from __future__ import annotations

from context_trim.config import TrimConfig
from context_trim.errors import ConfigError
from context_trim.select.encoders import load_scorer
from context_trim.select.encoders.cosine import CosineScorer
from context_trim.select.ranking import SURROUNDING_CHARS, Ranker
from context_trim.select.rerank import Reranker

_TRANSFORMERS = ("onnx", "sentence-transformers", "cross-encoder")
"""Too slow to read all of a thread before each call: they serve the quality tier only."""

_FOR_ALL = ("none", "multilingual")
"""What they are there for, they do for every passage."""


def load_ranker(config: TrimConfig, *, surrounding: int = SURROUNDING_CHARS) -> Ranker:
    """Load what `config.ranker` and `config.encoder` name.

    Raises `MissingExtraError` when packages aren't installed, and `ConfigError` when a model
    cannot be loaded or an encoder doesn't serve the tier.
    """
    encoder = config.encoder
    if config.ranker == "fast":
        if encoder in _TRANSFORMERS:
            raise ConfigError(f"encoder={encoder!r} needs ranker='quality'.")
        return Ranker(load_scorer(config), surrounding=surrounding)
    if encoder in _FOR_ALL:
        raise ConfigError(f"encoder={encoder!r} reads all passages: it needs ranker='fast'.")
    second = config.model_copy(update={"encoder": "onnx"}) if encoder == "static" else config
    scorer = load_scorer(second)
    fast = load_scorer(config.model_copy(update={"encoder": "static"}))
    if scorer is None or not isinstance(fast, CosineScorer):
        raise ConfigError("the quality tier needs an encoder.")
    reranker = Reranker(
        scorer, max_tokens=config.max_encoded_tokens, deadline_ms=config.deadline_ms
    )
    return Ranker(fast, surrounding=surrounding, reranker=reranker)
