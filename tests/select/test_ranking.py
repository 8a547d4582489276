"""The fast ranker: its features, its weights and what it makes of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from context_trim import TrimConfig
from context_trim.errors import ConfigError
from context_trim.select.encoders import load_scorer
from context_trim.select.encoders.cosine import CosineScorer
from context_trim.select.features import read_features
from context_trim.select.features.meaning import times
from context_trim.select.features.neighbours import neighbour_columns
from context_trim.select.features.pieces import cut_sentences, z_scores
from context_trim.select.features.readings import Readings
from context_trim.select.fusion import GENERAL, load_fusion
from context_trim.select.ranking import Ranker, usefulness
from context_trim.select.relevance import scaled

SCORER = load_scorer(TrimConfig(counter="cl100k_base"))
THREAD = (
    "Dear all,",
    "The kiln was serviced on Monday. The bill of 412 euros is in the blue folder.",
    "Can we move the open day to the second of May?",
    "> The kiln makes a noise.",
    "Best wishes, Runa",
)


def _weights() -> dict[str, Any]:
    text = (files("context_trim.select") / "weights.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def test_scores_run_from_0_to_1() -> None:
    """The best passage has 1 and the worst 0; of one passage or none there is nothing to say."""
    scores = scaled(Ranker(SCORER).rank("What did the kiln cost?", THREAD))
    assert (min(scores), max(scores)) == (0.0, 1.0)
    assert scaled(Ranker(SCORER).rank("kiln", [])) == []
    assert scaled(Ranker(SCORER).rank("kiln", ["kiln"])) == [0.0]


@pytest.mark.parametrize("scorer", [SCORER, None])
def test_the_answer_ranks_first(scorer: CosineScorer | None) -> None:
    """Shared words outweigh greetings, quoted lines and other matters, with vectors or without."""
    scores = Ranker(scorer).rank("What did the service of the kiln cost?", THREAD, kind="question")
    assert scores.index(max(scores)) == 1


def test_meaning_counts_beside_words() -> None:
    """A passage that shares no word with the query is found by its vectors."""
    scores = Ranker(SCORER).rank("How much money is owed for the oven repair?", THREAD)
    assert scores.index(max(scores)) == 1


def test_across_languages_meaning_decides() -> None:
    """Where the task is in another language, shared words lose their weight to vectors."""
    fusion = load_fusion("meaning")
    across = fusion.across_languages()
    before = dict(zip(fusion.names, fusion.weights[GENERAL], strict=True))
    after = dict(zip(across.names, across.weights[GENERAL], strict=True))
    assert after["bm25"] == after["grams"] == 0
    assert after["cosine"] > before["cosine"] > 0
    assert after["rarest_word"] == before["rarest_word"]  # names and numbers are shared


def test_length_costs() -> None:
    """Of two passages as likely the shorter goes first; what a passage costs anyway softens it."""
    useful = usefulness(np.zeros(2), ["x" * 400, "x" * 40])
    softer = usefulness(np.zeros(2), ["x" * 400, "x" * 40], 200)
    assert 0 < softer[1] - softer[0] < useful[1] - useful[0]


@given(st.lists(st.text(max_size=60), min_size=1, max_size=8), st.text(max_size=60))
def test_any_text_has_finite_features(passages: list[str], query: str) -> None:
    """Every feature is a finite number for every passage; nothing raises."""
    columns = read_features(query, passages, [0] * len(passages), _encode)
    assert set(columns) == set(load_fusion("meaning").names)
    for values in columns.values():
        assert values.shape == (len(passages),)
        assert np.isfinite(values).all()
    assert len(Ranker(SCORER).rank(query, passages)) == len(passages)


def _encode(texts: Sequence[str]) -> NDArray[np.float32]:
    assert isinstance(SCORER, CosineScorer)
    return SCORER.encode(texts)


def test_where_a_message_stands_does_not_count() -> None:
    """Features don't know the order of messages, only that of passages in one."""
    passages, messages = [*THREAD, "And the keys?"], [0, 0, 1, 1, 2, 2]
    turned = [4, 5, 2, 3, 0, 1]
    before = read_features("kiln", passages, messages, _encode)
    after = read_features(
        "kiln", [passages[i] for i in turned], [messages[i] for i in turned], _encode
    )
    for name, values in before.items():
        assert after[name] == pytest.approx(values[turned], abs=1e-5), name


def test_neighbours_end_with_the_message() -> None:
    """Beyond the first and last passage of a message there is nothing."""
    found = neighbour_columns(np.array([1.0, 2.0, 3.0]), np.array([0, 0, 1]))
    assert found["before"].tolist() == [0.0, 1.0, 0.0]
    assert found["after"].tolist() == [2.0, 0.0, 0.0]
    assert found["best_neighbour"].tolist() == [2.0, 1.0, 0.0]


def test_sentences_of_passages() -> None:
    """Sentences end at marks, blank lines and above list items; a blank text is one."""
    assert cut_sentences("One. Two!\nthree") == ["One.", "Two!", "three"]
    assert cut_sentences("first\n- second\n\nthird") == ["first", "- second", "third"]
    assert cut_sentences(" ") == [" "]
    pieces = Readings().pieces(["One. Two.", "", "Three."])
    assert pieces.sentences == ("One.", "Two.", "", "Three.")
    assert pieces.starts.tolist() == [0, 2, 3]


def test_texts_are_read_once() -> None:
    """With what was read for one query, the next encodes its own sentences only."""
    encoded: list[str] = []

    def encode(texts: Sequence[str]) -> NDArray[np.float32]:
        encoded.extend(texts)
        return _encode(texts)

    messages, readings = [0] * len(THREAD), Readings()
    read_features("Is the kiln new?", THREAD, messages, encode, readings=readings)
    encoded.clear()
    again = read_features("Who wrote?", THREAD[1:], messages[1:], encode, readings=readings)
    assert encoded == ["Who wrote?"]
    fresh = read_features("Who wrote?", THREAD[1:], messages[1:], _encode)
    assert {n: v.tolist() for n, v in again.items()} == {n: v.tolist() for n, v in fresh.items()}


@pytest.mark.parametrize("columns", [(), (1,), (40,)])
@pytest.mark.parametrize("rows", [1, 30, 31, 1_201])
def test_products_in_one_thread(rows: int, columns: tuple[int, ...]) -> None:
    """Whole numbers, whose sums are exact in any order, give what numpy gives."""
    drawn = np.random.default_rng(7)
    left = drawn.integers(-9, 9, (rows, 256)).astype(np.float32)
    right = drawn.integers(-9, 9, (*columns, 256)).astype(np.float32).T
    assert (times(left, right) == left @ right).all()


def test_z_scores() -> None:
    """Deviations from the mean; zeros where all are equal, or nothing is there."""
    assert z_scores(np.array([3.0, 3.0])).tolist() == [0.0, 0.0]
    assert z_scores(np.array([1.0, 3.0])).tolist() == [-1.0, 1.0]
    assert z_scores(np.zeros(0)).tolist() == []


def test_weights_are_few_and_named() -> None:
    """Fewer than a thousand numbers, each by name, for features that are computed."""
    stored = _weights()
    numbers = 0
    for name, encode in (("meaning", _encode), ("lexical", None)):
        model = stored["models"][name]
        features = set(read_features("q", ["p"], [0], encode))
        assert set(model["features"]) == features
        assert GENERAL in model["weights"]
        assert all(set(row) == features for row in model["weights"].values())
        numbers += len(features) * (2 + len(model["weights"]))
    assert numbers < 1_000


def test_no_feature_says_when_who_or_how_long_a_message_is() -> None:
    """Quoted replies reward these by construction, and other threads punish them."""
    banned = ("recen", "newest", "author", "position", "message", "sent_at")
    names = [name for m in _weights()["models"].values() for name in m["features"]]
    assert not [name for name in names if any(word in name for word in banned)]


def test_a_kind_without_weights_takes_the_general_ones() -> None:
    """An unknown kind is no error."""
    ranker = Ranker(SCORER)
    assert ranker.rank("kiln", THREAD, kind="no such kind") == ranker.rank("kiln", THREAD)


def test_weights_of_another_version_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation of mixed parts says so."""
    monkeypatch.setattr("context_trim.select.fusion.SCHEMA_VERSION", 99)
    load_fusion.cache_clear()
    with pytest.raises(ConfigError, match="another version"):
        load_fusion("meaning")
