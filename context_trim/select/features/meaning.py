"""Near meanings, by the vectors of sentences.

What all passages of a thread have in common says nothing about which of them is meant, so their
common direction is taken out of every vector (Arora, Liang and Ma, "A Simple but Tough-to-Beat
Baseline for Sentence Embeddings", 2017, who take out that of a whole corpus).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from context_trim.select.features.pieces import Pieces, cut_sentences, z_scores
from context_trim.select.features.readings import Encode

_QUERY_SENTENCES = 40

_ONE_THREAD = 1_200
"""Cosines that OpenBLAS (0.3.31; AVX-512) computes in one go without threads. These spin for
milliseconds when they are done: a third of the CPU time of trimming for a reply."""

_BLOCK = 16
"""Rows of which more are computed at once."""

Matrix = NDArray[np.float32]
Numbers = NDArray[np.int64]
Values = NDArray[np.float64]


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
    pairs = times(narrow, less(ours, topic).T).max(axis=1)
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
    return unit(vectors - times(vectors, direction)[..., None] * direction)


def times(rows: Matrix, other: Matrix) -> Matrix:
    """Return `rows @ other`, of vectors or matrices, in this thread alone."""
    columns = other.size // len(other)
    if len(rows) * columns <= _ONE_THREAD:
        return np.asarray(rows @ other)
    # Blocks by columns, and none of a single row: so the sums are those of the whole to the bit.
    starts = range(0, len(rows) - 1, _BLOCK)
    blocks = [rows[a:b] for a, b in zip(starts, [*starts[1:], len(rows)], strict=True)]
    if columns > 1:
        blocks = [np.asfortranarray(block) for block in blocks]
    return np.concatenate([block @ other for block in blocks])


def _dot(vectors: Matrix, other: Matrix) -> Values:
    return np.asarray(times(vectors, other), np.float64)
