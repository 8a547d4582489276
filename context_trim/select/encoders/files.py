"""Files that other packages carry, read without importing the packages."""

from __future__ import annotations

import hashlib
import importlib.util
from pathlib import Path

from context_trim.errors import ConfigError


def package_file(package: str, *parts: str) -> Path:
    """Return the path of a file in an installed package; raises `ConfigError` without it."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise ConfigError(f"the package {package} is not installed: install context-trim again.")
    return Path(spec.origin).parent.joinpath(*parts)


def checked_file(path: tuple[str, ...], sha256: str, *, extra: str) -> bytes:
    """Return a file of a package; raises `ConfigError` if it isn't the one that was tested."""
    data = package_file(*path).read_bytes()
    if hashlib.sha256(data).hexdigest() != sha256:
        raise ConfigError(
            f"the file {path[-1]} is not the one that was tested: reinstall [{extra}]."
        )
    return data
