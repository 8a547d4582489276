"""The layout: imports point one way, and few names are public."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import context_trim

PACKAGE = Path(context_trim.__file__).parent

LAYERS = (
    {"ids", "errors", "files", "quoting", "encoder"},
    {"toml_files"},
    {"own_prices"},
    {"models", "config"},
    {"families"},
    {"registry"},
    {"tokens", "prices", "latency"},
    {"window", "chat", "background"},
    {"mail"},
    {"mailbox"},
    {"thread"},
    {"select"},
    {"styles"},
    {"render"},
    {"restore"},
    {"savings", "kept"},
    {"result"},
    {"record"},
    {"cache", "fallback", "warned"},
    {"trimmer"},
    {"session"},
    {"tools"},
    {"ledger"},
    {"report"},
    {"replay"},
    {"cli"},
    {"__main__"},
)
"""A module imports from its own layer and those above; within a layer, stages are one module."""

ALLOWED_UP = {("models", "mail"), ("result", "record"), ("trimmer", "session")}
"""`Email.from_text` needs zones, `TrimResult.record` its shapes, `Trimmer.session` the next layer:
all import when called."""


def _layer(name: str) -> int:
    return next(i for i, layer in enumerate(LAYERS) if name in layer)


def _imports(file: Path) -> set[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    names = [n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.module]
    names += [a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names]
    return {n.split(".")[1] for n in names if n.startswith("context_trim.")}


def test_imports_point_one_way() -> None:
    """No stage imports a later one."""
    upward = set()
    for file in PACKAGE.rglob("*.py"):
        module = file.relative_to(PACKAGE).with_suffix("").parts[0]
        if module == "__init__":
            continue
        upward |= {(module, i) for i in _imports(file) if _layer(i) > _layer(module)}
    assert upward == ALLOWED_UP


def test_stages_import_no_other_stage() -> None:
    """They know the data and not each other; only `mailbox` reads what `mail` knows of formats."""
    stages = {"mail", "mailbox", "thread", "select", "render"}
    for stage in stages:
        files = [*PACKAGE.glob(f"{stage}.py"), *PACKAGE.glob(f"{stage}/**/*.py")]
        others = {i for file in files for i in _imports(file)} & (stages - {stage})
        assert others == ({"mail"} if stage == "mailbox" else set()), stage


def test_public_names() -> None:
    """A dozen names are the public face; a new one is a decision."""
    assert context_trim.__all__ == [
        "BudgetError",
        "Chat",
        "ConfigError",
        "ContextTrimError",
        "Email",
        "Ledger",
        "MailLimits",
        "Match",
        "SourceError",
        "Thread",
        "TrimConfig",
        "TrimResult",
        "Trimmer",
        "UnknownModelError",
        "parse_email",
        "parse_thread",
        "parse_threads",
        "trim",
    ]


def test_import_is_light() -> None:
    """What takes long to import, or may reach for the network, waits for its first use."""
    code = "import context_trim, sys; print(sorted(sys.modules))"
    loaded = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout
    heavy = (
        "tiktoken", "genai_prices", "bs4", "lxml", "rich", "requests", "asyncio", "numpy",
        "pyarrow", "sqlite3", "regex", "tokenizers", "toktok",
    )  # fmt: skip
    for name in heavy:
        assert f"'{name}'" not in loaded, name
