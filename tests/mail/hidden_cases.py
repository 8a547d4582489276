"""The cases of `fixtures/hidden`: pages whose words say whether a person sees them."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import Any

from tests.conftest import ROOT

FOLDER = ROOT / "fixtures" / "hidden"
_PAGE = (
    '<!DOCTYPE html><html><head><meta charset="utf-8"><style>{css}</style></head>'
    "<body>{html}</body></html>"
)
WORD = re.compile(r"(?:gone|kept)\d")
"""A word that says whether it is seen; each stands once in a page."""


@dataclass(frozen=True, kw_only=True)
class Case:
    """A page; `painted` are hidden words that a browser paints so that nobody can read them."""

    name: str
    page: str
    painted: frozenset[str] = frozenset()
    unchecked: str = ""

    @property
    def gone(self) -> frozenset[str]:
        """The words that must not come out."""
        return frozenset(w for w in WORD.findall(self.page) if w.startswith("gone"))

    @property
    def kept(self) -> frozenset[str]:
        """The words that must come out."""
        return frozenset(w for w in WORD.findall(self.page) if w.startswith("kept"))


def load_pages() -> list[Case]:
    """Load the pages of hide.toml and show.toml."""
    rows = [row for name in ("hide", "show") for row in load_rows(name)]
    return [_case(row) for row in rows]


def load_rows(name: str) -> list[dict[str, Any]]:
    """Load a file of cases as it is."""
    rows: list[dict[str, Any]] = tomllib.loads(
        (FOLDER / f"{name}.toml").read_text(encoding="utf-8")
    )["case"]
    return rows


def _case(row: dict[str, Any]) -> Case:
    css = row.get("css", "")
    page = row.get("page") or _PAGE.replace("{css}", css).replace("{html}", row["html"])
    return Case(
        name=row["name"],
        page=page,
        painted=frozenset(row.get("painted", ())),
        unchecked=row.get("unchecked", ""),
    )
