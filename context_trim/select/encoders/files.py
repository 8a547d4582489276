"""Files that other packages carry, read without importing the packages."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from context_trim.errors import ConfigError


def package_file(package: str, *parts: str) -> Path:
    """Return the path of a file in an installed package; raises `ConfigError` without it."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise ConfigError(f"the package {package} is not installed: install context-trim again.")
    return Path(spec.origin).parent.joinpath(*parts)
