"""The fixtures of `fixtures/emails` with their expected outcomes."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
EMAILS = ROOT / "fixtures" / "emails"


@dataclass(frozen=True)
class Fixture:
    """A mail or a thread (`files`, oldest first) and what is expected of it."""

    name: str
    files: tuple[Path, ...]
    expected: dict[str, Any]

    @property
    def golden(self) -> Path:
        """Where the expected prompt text stands."""
        return EMAILS / f"{self.name}.trimmed.txt"


def load_fixture(name: str) -> Fixture:
    """Load a fixture by its name."""
    expected = tomllib.loads((EMAILS / f"{name}.expected.toml").read_text(encoding="utf-8"))
    files = tuple(
        (EMAILS / name / m["file"]) if (EMAILS / name).is_dir() else EMAILS / m["file"]
        for m in expected["mail"]
    )
    return Fixture(name, files, expected)


FIXTURES = sorted(p.name.removesuffix(".expected.toml") for p in EMAILS.glob("*.expected.toml"))


def folded(text: str) -> str:
    """Return a text with its white space folded."""
    return " ".join(text.split())
