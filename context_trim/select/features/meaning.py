"""Near meanings, by the vectors of sentences.

What all passages of a thread have in common says nothing about which of them is meant, so their
common direction is taken out of every vector (Arora, Liang and Ma, "A Simple but Tough-to-Beat
Baseline for Sentence Embeddings", 2017, who take out that of a whole corpus).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from context_trim.select.features.pieces import Pieces, cut_sentences, z_scores

_QUERY_SENTENCES = 40

Matrix = NDArray[np.float32]
Numbers = NDArray[np.int64]
Values = NDArray[np.float64]

Encode = Callable[[Sequence[str]], Matrix]
"""Texts to rows of length 1, of shape (texts, d)."""


def meaning_columns(
    query: str, pieces: Pieces, messages: Numbers, encode: Encode
) -> dict[str, Values]:
    """Return cosines of the query and its sentences with passages and theirs.

    A passage's vector is the sum of its sentences', each as heavy as it is long.
    """
    asked = cut_sentences(query)[:_QUERY_SENTENCES]
    found = encode([*asked, *pieces.sentences])
    ours, sentences = found[: len(asked)], found[len(asked) :]
    weighed = sentences * _lengths(pieces.sentences)
    passages = np.add.reduceat(weighed, pieces.starts, axis=0)
    topic = unit(passages.sum(axis=0))
    whole = less(unit((ours * _lengths(asked)).sum(axis=0)), topic)
    first = less(ours[:1], topic)[0]
    directions, narrow = less(unit(passages), topic), less(sentences, topic)
    pairs = (narrow @ less(ours, topic).T).max(axis=1)
    return {
        "cosine": z_scores(_dot(directions, whole)),
        "first_cosine": z_scores(_dot(directions, first)),
        "sentence_cosine": z_scores(_best(_dot(narrow, whole), pieces)),
        "pair_cosine": z_scores(_best(np.asarray(pairs, np.float64), pieces)),
        "first_pair_cosine": z_scores(_best(_dot(narrow, first), pieces)),
        "typical": _typical(passages, messages),
    }


def _typical(passages: Matrix, messages: Numbers) -> Values:
    """Return the cosine of each passage with its message, less the message's mean of these."""
    whole = np.zeros((int(messages.max()) + 1, passages.shape[1]), np.float32)
    np.add.at(whole, messages, passages)
    cosines = np.einsum("nd,nd->n", unit(passages), unit(whole)[messages])
    mean = np.bincount(messages, weights=cosines) / np.maximum(np.bincount(messages), 1)
    return np.asarray(cosines - mean[messages], np.float64)


def _lengths(texts: Sequence[str]) -> Matrix:
    return np.array([[len(t)] for t in texts], np.float32)


def _best(values: Values, pieces: Pieces) -> Values:
    """Return the highest value among the sentences of each passage."""
    return np.maximum.reduceat(values, pieces.starts)


def unit(vectors: Matrix) -> Matrix:
    """Return vectors brought to length 1; zeros stay."""
    lengths = np.sqrt(np.einsum("...d,...d->...", vectors, vectors))[..., None]
    return np.asarray(vectors / np.maximum(lengths, np.finfo(np.float32).tiny), np.float32)


def less(vectors: Matrix, direction: Matrix) -> Matrix:
    """Return unit vectors without what they have of a direction."""
    return unit(vectors - (vectors @ direction)[..., None] * direction)


def _dot(vectors: Matrix, other: Matrix) -> Values:
    return np.asarray(vectors @ other, np.float64)
