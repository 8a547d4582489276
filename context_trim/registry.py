"""Names of models to what is known of them: tokenizer, context window, and who sells them.

Names come as people write them: `gpt-5-mini-2025-08-07`, `ft:gpt-4o-2024-08-06:acme::abc`,
`azure/gpt-5-mini`, `bedrock/us.anthropic.claude-sonnet-4-5-20250929-v1:0`,
`vertex_ai/claude-sonnet-4-5@20250929`, `openrouter/anthropic/claude-sonnet-4.5:batch`,
`anthropic:claude-opus-4-5`. A name is known if it stands in the offline data of `genai-prices` or
in tiktoken's table of models, once prefixes of those who sell it, regions, and what marks a
snapshot are taken off. Nothing is taken for its likeness: a typing error is unknown.
"""

from __future__ import annotations

import difflib
import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from context_trim.errors import UnknownModelError
from context_trim.families import OPENAI_UNLISTED, STAND_IN, Family, family_of, known_family

if TYPE_CHECKING:
    from genai_prices.types import Provider

ENCODINGS = ("o200k_base", "cl100k_base")
"""The encodings whose vocabularies are installed with this package."""

SELLERS = {
    "anthropic": "anthropic",
    "azure": "azure",
    "azure_ai": "azure",
    "bedrock": "aws",
    "bedrock_converse": "aws",
    "cerebras": "cerebras",
    "cloudflare": "cloudflare",
    "cohere": "cohere",
    "cohere_chat": "cohere",
    "databricks": "databricks",
    "deepseek": "deepseek",
    "fireworks": "fireworks",
    "fireworks_ai": "fireworks",
    "gemini": "google",
    "github_copilot": "github-copilot",
    "google": "google",
    "google-gla": "google",
    "google-vertex": "google",
    "groq": "groq",
    "minimax": "minimax",
    "mistral": "mistral",
    "mistralai": "mistral",
    "moonshot": "moonshotai",
    "moonshotai": "moonshotai",
    "novita": "novita",
    "openai": "openai",
    "openrouter": "openrouter",
    "perplexity": "perplexity",
    "together": "together",
    "together_ai": "together",
    "vertex": "google",
    "vertex_ai": "google",
    "x-ai": "x-ai",
    "xai": "x-ai",
    "zai": "zai",
}
"""What LiteLLM, OpenRouter and pydantic-ai write before a model's name, and the provider of
`genai-prices` that it stands for."""

_UNSOLD = frozenset({"hosted_vllm", "lm_studio", "ollama", "ollama_chat", "vllm"})
"""Prefixes of what runs on own machines: nobody is paid by the token."""

_MAKERS = (
    "openai", "anthropic", "google", "mistral", "deepseek", "x-ai", "cohere", "moonshotai",
    "minimax", "meta", "zai",
)  # fmt: skip
"""The providers of `genai-prices` that make models: who is paid when no prefix says."""

_BY_LAST = frozenset({"aws", "azure", "google"})
"""Providers whose models have no slash in their names; what stands before one is a route."""

_ON_THE_WAY = re.compile(
    r"converse|invoke|models|publishers|accounts|global|us|eu|apac|[a-z]{2}(?:-[a-z]+){1,3}-\d"
)
"""What stands between a seller's prefix and the name: routes and regions (Bedrock, Azure)."""

_BEDROCK = re.compile(
    r"(?:(?:us|eu|apac|au|ca|in|jp|us-gov|global|regional)\.)?(?:ai21|amazon|anthropic|cohere|"
    r"deepseek|google|meta|minimax|mistral|moonshotai?|nvidia|openai|qwen|writer|zai)\.(?=[a-z])"
)
"""Region and maker in a name of Amazon Bedrock."""

_VERSION = re.compile(r"-v\d+(?::\d+)?$|:\d+$")
"""The version at the end of a name of Amazon Bedrock: `-v1:0`."""

_VARIANT = re.compile(r":(?:batch|beta|exacto|extended|floor|free|nitro|online|thinking)$")
"""The variant at the end of a name of OpenRouter."""

_SNAPSHOT = re.compile(
    r"[-@](?:\d{4}-\d{2}-\d{2}|\d{2}-\d{4}|\d{2}-\d{2}|\d{8}|\d{6}|\d{4}|\d{3}|latest|preview|"
    r"exp|default)$"
)
"""What marks a snapshot: gpt-4o-2024-05-13, claude-sonnet-4-5@20250929, gemini-2.5-pro-preview."""

_MOST_SNAPSHOTS = 3
"""gemini-2.5-flash-preview-09-2025 has two."""

_NO_PROMPT = re.compile(
    r"whisper|tts|transcri|moderation|rerank|\bocr|image|imagen|\bveo|dall-e|sora|diffusion|"
    r"eleven_|^ft:|text-(?:ada|babbage|curie|davinci)|translate|banana|(?<!text-)embed(?!ding-(?:ada|3))|voyage|robotics"
)
"""Models that read no prompt of text, GPT-3's, and beginnings of tuned ones' names. OpenAI's
embeddings have a known encoding."""

_CLOSE_NAMES = 3
_LEAST_LIKENESS = 0.6


@dataclass(frozen=True, kw_only=True, slots=True)
class Tokenizer:
    """How a model's tokens are counted: by an encoding, times a factor where it isn't its own.

    `source` says where encoding and factor come from.
    """

    encoding: str
    factor: Decimal = Decimal(1)
    exact: bool
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownModel:
    """What is known of a model by the `name` that was given.

    `bare` is the name without prefixes, regions and versions. `provider` and `model` are what
    `genai_prices.calc_price` takes as `provider_id` and `model_ref`; both are None where no price
    is known. `context_window` is in tokens, None where it isn't known.
    """

    name: str
    bare: str
    provider: str | None = None
    model: str | None = None
    context_window: int | None = None
    tokenizer: Tokenizer


@functools.lru_cache(maxsize=1_000)
def find_model(name: str) -> KnownModel:
    """Return what is known of a model; raises `UnknownModelError` with the names nearest to it."""
    parts = _split(name)
    bare = _bare(parts.last)
    if parts.local and (family := known_family(bare)):
        return KnownModel(name=name, bare=bare, tokenizer=_stand_in(family))
    base = bare.split(":")[1] if bare.startswith("ft:") else bare
    forms = list(_forms(base))
    if not (parts.known and any(_stands(form) for form in forms)):
        raise UnknownModelError(name, _close(bare))
    provider = parts.seller or _maker(forms)
    sold = _sold(provider, parts) if provider and not parts.local else None
    return KnownModel(
        name=name,
        bare=bare,
        provider=provider if sold else None,
        model=sold[0] if sold else None,
        context_window=(sold and sold[1]) or _window(forms),
        tokenizer=_tokenizer(base),
    )


def find_tokenizer(name: str) -> Tokenizer:
    """Return `find_model(name).tokenizer`, without loading the price list where that can be."""
    if any(form in _of_tiktoken() for form in _forms(name)):
        return _tokenizer(name)
    return find_model(name).tokenizer


def known_models() -> tuple[str, ...]:
    """Return the names of all models that are known, without prefixes, sorted."""
    listed = (_listed(provider) for provider in _providers())
    return tuple(sorted({*_of_tiktoken()}.union(*listed)))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Parts:
    """A name cut at its slashes; `seller` is "" where no prefix says who sells it."""

    seller: str = ""
    way: tuple[str, ...] = ()
    last: str
    known: bool = True
    local: bool = False


def _split(name: str) -> _Parts:
    head, colon, tail = name.partition(":")
    if colon and head in SELLERS:
        name = f"{head}/{tail}"
    first, *rest = name.split("/")
    if not rest:
        return _Parts(last=name, seller="aws" if _BEDROCK.match(name) else "")
    *way, last = rest
    if first in _UNSOLD:
        return _Parts(last=last.partition(":")[0], local=True)
    sold = first in SELLERS
    steps = way if sold else [first, *way]
    return _Parts(
        seller=SELLERS.get(first, ""), way=tuple(way), last=last, known=all(map(_is_step, steps))
    )


def _is_step(part: str) -> bool:
    return bool(_ON_THE_WAY.fullmatch(part)) or part.casefold() in {*SELLERS, *_namespaces()}


def _bare(name: str) -> str:
    """Take region, maker, version and variant off a name."""
    name = name.casefold()
    if name.startswith("ft:"):
        return name
    name = _VARIANT.sub("", name)
    maker = _BEDROCK.match(name)
    return _VERSION.sub("", name[maker.end() :]) if maker else name


def _forms(base: str) -> Iterator[str]:
    """Yield a bare name, and what is left of it without the marks of a snapshot."""
    yield base
    for _ in range(_MOST_SNAPSHOTS):
        shorter = _SNAPSHOT.sub("", base)
        if shorter == base:
            return
        yield (base := shorter)


def _stands(form: str) -> bool:
    return form in _of_tiktoken() or any(form in _listed(p) for p in _providers())


def _maker(forms: list[str]) -> str:
    """Return the maker whose list has a form of the name, the whole name first, or ""."""
    return next((p for form in forms for p in _MAKERS if form in _listed(p)), "")


@functools.cache
def _of_tiktoken() -> Mapping[str, str]:
    """Return tiktoken's names with encodings that are installed."""
    from tiktoken.model import MODEL_TO_ENCODING  # noqa: PLC0415

    return {m: e for m, e in MODEL_TO_ENCODING.items() if e in ENCODINGS}


@functools.cache
def _providers() -> Mapping[str, Provider]:
    """Return the providers of the price list by id: the makers, then the rest."""
    from genai_prices.data_snapshot import get_snapshot  # noqa: PLC0415

    providers = {p.id: p for p in get_snapshot().providers}
    return {p: providers[p] for p in (*_MAKERS, *sorted(providers)) if p in providers}


@functools.cache
def _listed(provider: str) -> Mapping[str, int | None]:
    """Return the bare names of a provider's models, and their context windows."""
    names: dict[str, int | None] = {}
    for model in _providers()[provider].models:
        for text in {model.id: None, **dict.fromkeys(_texts(model.match))}:
            name = _bare(text.rsplit("/", 1)[-1]).rstrip("-@")
            # "~openai/gpt-latest" is a name; "gpt" alone is none.
            for form in (name,) if text.startswith("~") else (name, _SNAPSHOT.sub("", name)):
                if not (_NO_PROMPT.search(form) or _unreadable(form)):
                    names[form] = names.get(form) or model.context_window
    return names


def _texts(clause: Any) -> Iterator[str]:  # noqa: ANN401  (a union of private shapes)
    """Yield the names in a clause by which genai-prices knows a model; patterns have none."""
    for parts in (getattr(clause, "or_", ()), getattr(clause, "and_", ())):
        for part in parts:
            yield from _texts(part)
    for field in ("equals", "starts_with", "contains", "ends_with"):
        if text := getattr(clause, field, ""):
            yield text


def _unreadable(name: str) -> bool:
    """Return whether tiktoken gives the model an encoding that isn't installed (GPT-3's)."""
    from tiktoken.model import MODEL_TO_ENCODING  # noqa: PLC0415

    return MODEL_TO_ENCODING.get(name, ENCODINGS[0]) not in ENCODINGS


@functools.cache
def _namespaces() -> frozenset[str]:
    """Return what stands before a slash in the names of the price list: makers of models."""
    ids = (m.id.casefold() for p in _providers().values() for m in p.models)
    return frozenset(part for id_ in ids for part in id_.split("/")[:-1])


def _sold(provider: str, parts: _Parts) -> tuple[str, int | None] | None:
    """Return the reference by which a provider sells a model, and the model's window there."""
    providers = list(_providers().values())
    whole = "/".join([*parts.way, parts.last])
    for ref in (parts.last,) if provider in _BY_LAST else (whole, parts.last):
        if model := _providers()[provider].find_model(ref, all_providers=providers):
            return ref, model.context_window
    return None


def _window(forms: list[str]) -> int | None:
    windows = (_listed(p).get(form) for form in forms for p in _providers())
    return next(filter(None, windows), None)


def _tokenizer(base: str) -> Tokenizer:
    from tiktoken.model import encoding_name_for_model  # noqa: PLC0415

    if family := family_of(base):
        return _stand_in(family)
    try:
        own = encoding_name_for_model(base)
    except KeyError:
        return _stand_in(OPENAI_UNLISTED)
    # Harmony has the ranks and the pattern of o200k_base, and more special tokens.
    encoding = "o200k_base" if own == "o200k_harmony" else own
    return Tokenizer(encoding=encoding, exact=True, source="tiktoken")


def _stand_in(family: Family) -> Tokenizer:
    return Tokenizer(encoding=STAND_IN, factor=family.factor, exact=False, source=family.source)


def _close(bare: str) -> list[str]:
    return difflib.get_close_matches(bare, known_models(), n=_CLOSE_NAMES, cutoff=_LEAST_LIKENESS)
