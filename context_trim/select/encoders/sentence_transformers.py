"""Any sentence-transformers model, by name (where there is a hub) or folder."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers import CrossEncoder, SentenceTransformer

from context_trim.errors import ConfigError

Model = TypeVar("Model")

_TORCH = threading.Lock()
"""torch knows only one number of threads a process; whoever changes it holds this lock."""


class BiEncoder:
    """An encoder of sentence-transformers."""

    def __init__(self, model: str, threads: int) -> None:
        self._model = _load(SentenceTransformer, model)
        self._threads = threads

    def encode(self, texts: Sequence[str], /) -> NDArray[np.float32]:
        """Return a float32 array of shape (len(texts), d) with rows of length 1."""
        with _bounded(self._threads):
            vectors = self._model.encode(
                list(texts), normalize_embeddings=True, show_progress_bar=False
            )
        return np.asarray(vectors, np.float32)


class CrossEncoderScorer:
    """A model that reads query and passage together: slower, and nothing can be kept."""

    def __init__(self, model: str, threads: int) -> None:
        self._model = _load(CrossEncoder, model)
        self._threads = threads

    def score(self, query: str, passages: Sequence[str]) -> NDArray[np.float64]:
        """Return the model's score for each passage, of shape (len(passages),)."""
        if not passages:
            return np.zeros(0)
        pairs = [(query, passage) for passage in passages]
        with _bounded(self._threads):
            return np.asarray(self._model.predict(pairs, show_progress_bar=False), np.float64)


def _load(kind: Callable[..., Model], name: str) -> Model:
    try:
        return kind(name, device="cpu")
    except (OSError, ValueError, RuntimeError) as error:
        raise ConfigError(
            f"the model {name!r} cannot be loaded ({type(error).__name__}): give the folder of a "
            "sentence-transformers model, or a name that the hub knows, online or in its cache."
        ) from None


@contextlib.contextmanager
def _bounded(threads: int) -> Iterator[None]:
    """Let torch use so many threads for one call, and give it back what it had."""
    with _TORCH:
        before = torch.get_num_threads()
        torch.set_num_threads(threads)
        try:
            yield
        finally:
            torch.set_num_threads(before)
