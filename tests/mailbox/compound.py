"""A writer of Outlook's .msg: a compound file (MS-CFB) with the properties of a message (MS-OXMSG).

Every stream is small and goes into the mini stream; the siblings of a storage are a chain.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field

_SECTOR, _MINI = 512, 64
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_STORAGE, _STREAM, _ROOT = 1, 2, 5

Tree = dict[str, "bytes | Tree"]


@dataclass
class Attached:
    """A file in a message, or a message in a message."""

    name: str
    content: bytes | Tree
    kind: str = ""


@dataclass
class _Entry:
    name: str
    kind: int
    data: bytes = b""
    children: list[int] = field(default_factory=list)


def message(
    texts: Mapping[int, str],
    *,
    html: bytes = b"",
    people: Mapping[str, tuple[str, int]] | None = None,
    attached: tuple[Attached, ...] = (),
    sent: int = 0,
    top: bool = True,
) -> Tree:
    """Return the storages of a message.

    `texts` are Unicode properties by their id, `people` names by address with their type, `sent`
    counts 100 ns since 1601.
    """
    fixed = [(0x00390040, struct.pack("<Q", sent))] if sent else []
    tree: Tree = {f"__substg1.0_{n:04X}001F": t.encode("utf-16-le") for n, t in texts.items()}
    if html:
        tree["__substg1.0_10130102"] = html
    if top:
        empty: Tree = {f"__substg1.0_000{n}0102": b"" for n in (2, 3, 4)}
        tree["__nameid_version1.0"] = empty
    for number, (address, (name, kind)) in enumerate((people or {}).items()):
        tree[f"__recip_version1.0_#{number:08X}"] = {
            "__substg1.0_3001001F": name.encode("utf-16-le"),
            "__substg1.0_39FE001F": address.encode("utf-16-le"),
            "__properties_version1.0": bytes(8) + _fixed([(0x0C150003, struct.pack("<Q", kind))]),
        }
    for number, file in enumerate(attached):
        tree[f"__attach_version1.0_#{number:08X}"] = _attachment(file)
    counts = struct.pack(
        "<IIII", len(people or {}), len(attached), len(people or {}), len(attached)
    )
    head = bytes(8) + counts + (bytes(8) if top else b"")
    tree["__properties_version1.0"] = head + _fixed(fixed)
    return tree


def _attachment(file: Attached) -> Tree:
    method = 1 if isinstance(file.content, bytes) else 5
    fixed = _fixed([(0x37050003, struct.pack("<Q", method))])
    tree: Tree = {
        "__substg1.0_3707001F": file.name.encode("utf-16-le"),
        "__properties_version1.0": bytes(8) + fixed,
    }
    if file.kind:
        tree["__substg1.0_370E001F"] = file.kind.encode("utf-16-le")
    tree["__substg1.0_37010102" if method == 1 else "__substg1.0_3701000D"] = file.content
    return tree


def _fixed(properties: list[tuple[int, bytes]]) -> bytes:
    return b"".join(struct.pack("<II", tag, 6) + value for tag, value in properties)


def compound(tree: Tree) -> bytes:
    """Return a compound file of version 3 with these storages and streams."""
    entries = [_Entry("Root Entry", _ROOT)]
    _add(entries, 0, tree)
    mini, mini_fat, starts = b"", list[int](), {}
    for number, entry in enumerate(entries):
        if entry.kind == _STREAM and entry.data:
            starts[number] = len(mini_fat)
            count = -(-len(entry.data) // _MINI)
            mini_fat += [*range(len(mini_fat) + 1, len(mini_fat) + count), _END]
            mini += entry.data.ljust(count * _MINI, b"\0")
    directory = _directory(entries, starts, len(mini))
    parts = [
        directory,
        _padded(struct.pack(f"<{len(mini_fat)}I", *mini_fat), b"\xff"),
        _padded(mini),
    ]
    sizes = [len(part) // _SECTOR for part in parts]
    fat_sectors = 1
    while (sum(sizes) + fat_sectors) * 4 > fat_sectors * _SECTOR:
        fat_sectors += 1
    fat = [_FAT] * fat_sectors
    firsts = []
    for size in sizes:
        firsts.append(len(fat))
        fat += [*range(len(fat) + 1, len(fat) + size), _END] if size else []
    # The directory's first entry says where the mini stream is.
    directory = parts[0][:116] + struct.pack("<I", firsts[2]) + parts[0][120:]
    header = struct.pack(
        "<8s16sHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6,
        0, fat_sectors, firsts[0], 0, 4096, firsts[1] if sizes[1] else _END, sizes[1], _END, 0,
    )  # fmt: skip
    header += struct.pack("<109I", *range(fat_sectors), *[_FREE] * (109 - fat_sectors))
    table = _padded(struct.pack(f"<{len(fat)}I", *fat), b"\xff")
    return header.ljust(_SECTOR, b"\0") + table + directory + parts[1] + parts[2]


def _add(entries: list[_Entry], parent: int, tree: Tree) -> None:
    for name, content in tree.items():
        entries[parent].children.append(len(entries))
        if isinstance(content, bytes):
            entries.append(_Entry(name, _STREAM, content))
        else:
            entries.append(_Entry(name, _STORAGE))
            _add(entries, len(entries) - 1, content)


def _directory(entries: list[_Entry], starts: Mapping[int, int], mini: int) -> bytes:
    right = {a: b for e in entries for a, b in zip(e.children, e.children[1:], strict=False)}
    out = b""
    for number, entry in enumerate(entries):
        name = entry.name.encode("utf-16-le") + b"\0\0"
        child = entry.children[0] if entry.children else _FREE
        size = mini if entry.kind == _ROOT else len(entry.data)
        out += name.ljust(64, b"\0") + struct.pack(
            "<HBBIII16sIQQIQ", len(name), entry.kind, 1, _FREE, right.get(number, _FREE), child,
            b"", 0, 0, 0, starts.get(number, _END), size,
        )  # fmt: skip
    return _padded(out)


def _padded(data: bytes, fill: bytes = b"\0") -> bytes:
    return data.ljust(-(-len(data) // _SECTOR) * _SECTOR, fill)
