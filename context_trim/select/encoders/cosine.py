"""Cosine of query and passages, each passage encoded once."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from context_trim.encoder import Encoder
from context_trim.errors import ConfigError

_ENTRY_BYTES = 300
"""What a vector costs besides its numbers: the array's head, the key, the node of the dict."""

_NOT_ONE = 0.01
"""How far from 1 the length of a row may be."""


class CosineScorer:
    """Scores passages by the cosine of their vectors with the query's.

    Vectors are kept by the SHA-256 of their text, up to `cache_bytes`; those longest unused go
    first. Safe to share between threads.
    """

    def __init__(self, encoder: Encoder, cache_bytes: int) -> None:
        self._encoder = encoder
        self._cache_bytes = cache_bytes
        self._vectors: OrderedDict[bytes, NDArray[np.float32]] = OrderedDict()
        self._lock = threading.Lock()

    @property
    def multilingual(self) -> bool:
        """Whether vectors of what means the same are near in any language."""
        return bool(getattr(self._encoder, "multilingual", False))

    def score(self, query: str, passages: Sequence[str]) -> NDArray[np.float64]:
        """Return the cosine of each passage with the query, from -1 to 1."""
        if not passages:
            return np.zeros(0)
        vectors = self.encode([query, *passages])
        return np.asarray(vectors[1:] @ vectors[0], dtype=np.float64)

    def encode(self, texts: Sequence[str], /) -> NDArray[np.float32]:
        """Return a float32 array of shape (len(texts), d) with rows of length 1."""
        keys = [hashlib.sha256(t.encode("utf-8", "surrogatepass")).digest() for t in texts]
        with self._lock:
            found = {k: self._vectors[k] for k in keys if k in self._vectors}
        missing = {k: t for k, t in zip(keys, texts, strict=True) if k not in found}
        if missing:
            # Neighbours of one length share a batch, so that little is padded.
            ordered = sorted(missing.items(), key=lambda item: len(item[1]))
            vectors = self._checked([t for _, t in ordered])
            found |= {k: vector for (k, _), vector in zip(ordered, vectors, strict=True)}
        self._keep(keys, found)
        return np.concatenate([found[k] for k in keys]).reshape(len(keys), -1)

    def _checked(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode texts; raises `ConfigError`, without them, for what is no array of unit rows."""
        try:
            vectors = np.asarray(self._encoder.encode(texts), np.float32)
        except Exception as error:  # noqa: BLE001  (an encoder's own error may show the text)
            raise ConfigError(f"the encoder failed with {type(error).__name__}.") from None
        if vectors.ndim != 2 or len(vectors) != len(texts):  # noqa: PLR2004
            raise ConfigError(
                f"the encoder must give an array of shape ({len(texts)}, d), not {vectors.shape}."
            )
        with np.errstate(all="ignore"):
            lengths = np.linalg.norm(vectors, axis=1)
        if not (np.abs(lengths - 1) < _NOT_ONE).all():  # NaN is not below anything
            raise ConfigError("the encoder must give finite rows of length 1.")
        return vectors

    def _keep(self, keys: Sequence[bytes], found: dict[bytes, NDArray[np.float32]]) -> None:
        if not self._cache_bytes:
            return
        with self._lock:
            for key in keys:
                vector = found[key]
                # A row of a batch would keep the whole batch alive.
                self._vectors[key] = vector if vector.base is None else vector.copy()
                self._vectors.move_to_end(key)
            size = next(iter(found.values())).nbytes + _ENTRY_BYTES
            while len(self._vectors) * size > self._cache_bytes:
                self._vectors.popitem(last=False)
