"""TOML files that a user writes: read, and errors that say where without saying what stands there.

Numbers with a point are `Decimal`.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

from context_trim.errors import ConfigError


def read_toml(path: Path) -> dict[str, Any]:
    """Read a file; raises `ConfigError` that names it."""
    import tomllib  # noqa: PLC0415  (10 ms, which `import context_trim` needn't take)

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path} is not UTF-8, which TOML must be.") from None
    except (tomllib.TOMLDecodeError, RecursionError, ArithmeticError) as error:
        raise ConfigError(f"{path} is not TOML: {_where(error)}.") from None


def _where(error: Exception) -> str:
    """Return what a TOML error says of the place, without what stands there."""
    _, found, place = str(error).rpartition("(at ")
    return f"wrong at {place.rstrip(')')}" if found else "it is nested too deep"


def says(wrong: Any, known: Iterable[str]) -> str:  # noqa: ANN401  (pydantic's ErrorDetails)
    """Return key and complaint of the first error that pydantic found in a table."""
    key = ".".join(str(part) for part in wrong["loc"])
    if wrong["type"] == "extra_forbidden":
        return f"{key}: is unknown; known are {', '.join(known)}."
    said = wrong["msg"].removeprefix("Value error, ")
    return f"{key}: {said}." if key else f"{said}."
