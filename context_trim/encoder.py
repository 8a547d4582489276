"""What an encoder is. Whoever has a model of their own may implement it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]


@runtime_checkable
class Encoder(Protocol):
    """Turns texts into vectors whose cosine says how near their meanings are.

    One that puts what means the same in different languages near each other has an attribute
    `multilingual` that is true: shared words count less where a task is in another language.
    """

    def encode(self, texts: Sequence[str], /) -> Vectors:
        """Return a float32 array of shape (len(texts), d) with rows of length 1."""
