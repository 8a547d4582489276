"""Whether dumps are those of before, by names, sizes and times; contents are not read."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path


def sign(paths: Sequence[Path]) -> str:
    """Return a hash over the files of dumps; what cannot be looked at counts as such."""
    sha = hashlib.sha256()
    for number, path in enumerate(paths):
        for name, size, changed in sorted(_files(os.path.abspath(path))):  # noqa: PTH100
            sha.update(json.dumps([number, name, size, changed]).encode() + b"\n")
    return sha.hexdigest()


def _files(path: str) -> Iterator[tuple[str, int, int]]:
    """Yield names, bytes and times of change (ns) of a file or all files of a folder."""
    folders = [path]
    while folders:
        name = folders.pop()
        try:
            entries = [*os.scandir(name)] if os.path.isdir(name) else []  # noqa: PTH112
            found = os.stat(name)  # noqa: PTH116
        except OSError:
            yield name, -1, -1
            continue
        if not entries:
            yield name, found.st_size, found.st_mtime_ns
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                folders.append(entry.path)
            else:
                status = entry.stat(follow_symlinks=False)
                yield entry.path, status.st_size, status.st_mtime_ns
