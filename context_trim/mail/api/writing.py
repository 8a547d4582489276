"""RFC 822 source from values that nobody has checked: fields, parts, people, dates.

What is written is read by our own parser, so headers are UTF-8 and bodies base64. No value can end
its line, and no recursion follows the nesting.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any
from urllib.parse import quote

from context_trim.mail.headers import LABELS, THREAD_ID
from context_trim.mail.transfer import base64_bytes

_NAME = re.compile(r"[!-9;-~]{1,200}")
_TYPE = re.compile(r"[\w.+-]{1,100}/[\w.+-]{1,100}", re.ASCII)
_TOKEN = re.compile(r"[\w.+-]{1,100}", re.ASCII)
_PLAIN_NAME = re.compile(r"[\w .'-]*")
_MAIL = "message/rfc822"
_OURS = re.compile(r"content-|mime-version$", re.IGNORECASE)
"""Fields that say how parts are written; the writer's own take their place."""

_LONGEST_PERSON = 150
"""Characters of a display name: more, as an encoded word, would not be read back."""


@dataclass(kw_only=True, slots=True)
class Part:
    """A part to be written: its fields, and either a body or the parts inside.

    `size` is what the source says of a body that isn't there. A `message/rfc822` holds one part,
    any other with parts is a multipart.
    """

    fields: list[tuple[str, str]] = field(default_factory=list)
    kind: str = "text/plain"
    parameters: Mapping[str, str] = field(default_factory=dict)
    disposition: str = ""
    name: str = ""
    size: int = 0
    body: bytes | None = None
    parts: list[Part] | None = None


def write(root: Part) -> bytes:
    """Return the source of a tree of parts; linear in what it holds."""
    out: list[bytes] = []
    todo: list[Part | bytes] = [root]
    count = 0
    while todo:
        item = todo.pop()
        if isinstance(item, bytes):
            out.append(item)
            continue
        out += [field_line(name, value) for name, value in item.fields if not _OURS.match(name)]
        if item.parts is None:
            out.append(_leaf(item))
        elif item.kind == _MAIL and len(item.parts) == 1:
            out += [b"Content-Type: message/rfc822\n", _disposition(item), b"\n"]
            todo.append(item.parts[0])
        else:
            count += 1
            todo += reversed(list(_multipart(item, item.parts, b"=_parts_%d" % count)))
    return b"".join(out)


def _multipart(part: Part, parts: Sequence[Part], boundary: bytes) -> Iterator[Part | bytes]:
    """Yield a multipart; its boundary holds an underscore, so it stands in no line of base64."""
    kind = part.kind if part.kind.startswith("multipart/") else "multipart/mixed"
    yield b"Content-Type: %s; boundary=%s\n\n" % (_type(kind).encode(), boundary)
    for inner in parts:
        yield b"--%s\n" % boundary
        yield inner
        yield b"\n"
    yield b"--%s--\n" % boundary


def _leaf(part: Part) -> bytes:
    named = [(n, v) for n, v in part.parameters.items() if _TOKEN.fullmatch(v)]
    kind = _type(part.kind) + "".join(f"; {name}={value}" for name, value in named)
    body = part.body or b""
    return b"".join([
        f"Content-Type: {kind}\n".encode(),
        _disposition(part),
        b"Content-Transfer-Encoding: base64\n\n",
        base64.encodebytes(body),
    ])  # fmt: skip


def _disposition(part: Part) -> bytes:
    """Return the field of RFC 2183; its size (section 2.7) stands for a body that is missing."""
    missing = part.size if part.parts is None and not part.body else 0
    if not (part.disposition or part.name or missing):
        return b""
    line = f"Content-Disposition: {part.disposition or ('attachment' if part.name else 'inline')}"
    if part.name:
        line += f"; filename*=utf-8''{quote(_clean(part.name).encode('utf-8', 'replace'), safe='')}"
    if missing:
        line += f"; size={missing}"
    return f"{line}\n".encode()


def field_line(name: str, value: str) -> bytes:
    """Return a field as one line, or nothing where the name cannot be one or nothing is said."""
    value = _clean(value).strip()
    if not value or _NAME.fullmatch(name) is None:
        return b""
    return f"{name}: ".encode() + value.encode("utf-8", "replace") + b"\n"


def _clean(text: str) -> str:
    """Return a text without controls, so that it cannot end its line."""
    return "".join(c if c.isprintable() else " " for c in text) if not text.isprintable() else text


def word(text: str) -> str:
    """Return a text as it must stand in a field to be read back as it is (RFC 2047)."""
    return _encoded(_clean(text)) if "=?" in text else text


def _encoded(text: str) -> str:
    return f"=?utf-8?B?{base64.b64encode(text.encode('utf-8', 'replace')).decode('ascii')}?="


def file_part(*, kind: object, inline: bool, name: object, size: object, content: object) -> Part:
    """Return an attachment from the values of a JSON object; `content` is base64."""
    return Part(
        kind=text_of(kind).strip().lower() or "application/octet-stream",
        disposition="inline" if inline else "attachment",
        name=text_of(name),
        size=size_of(size),
        body=bytes_of(content),
    )


def person(name: str, address: str) -> str:
    """Return one mailbox of an address field; empty where there is neither name nor address."""
    name = _clean(name).strip()[:_LONGEST_PERSON]
    address = "".join(_clean(address).translate(_NOT_ADDRESS).split())
    if not _PLAIN_NAME.fullmatch(name):
        name = _encoded(name)
    return f"{name} <{address}>".lstrip() if address else name


_NOT_ADDRESS = dict.fromkeys(map(ord, '<>,;"'), None)


def people(values: Iterable[str]) -> str:
    """Return an address field from texts like "Name <address>", one mailbox each."""
    found = []
    for text in values:
        name, bracket, address = text.rpartition("<")
        if bracket and address.rstrip().endswith(">"):
            found.append(person(name.strip().strip('"'), address))
        else:
            found.append(person("", text) if "@" in text else person(text, ""))
    return ", ".join(filter(None, found))


def own_fields(thread_id: str, labels: Sequence[str]) -> list[tuple[str, str]]:
    """Return the fields that carry thread and labels: Gmail's own, as Takeout writes them."""
    joined = ",".join('"' + label.replace('"', '""') + '"' for label in labels)
    return [(THREAD_ID, thread_id), (LABELS, word(joined))]


def date(value: object) -> str:
    """Return a date field from a datetime, an ISO 8601 text or milliseconds since 1970."""
    try:
        if isinstance(value, str):
            value = datetime.fromisoformat(value.strip()[:40])
        elif isinstance(value, int) and not isinstance(value, bool):
            value = datetime.fromtimestamp(value / 1000, UTC)
        return format_datetime(value) if isinstance(value, datetime) else ""
    except (ValueError, OverflowError, OSError):
        return ""


def copied(
    fields: Iterable[tuple[str, str]], own: Iterable[tuple[str, str]]
) -> list[tuple[str, str]]:
    """Return our own fields that say something, then those of the source that we don't write."""
    first = [(name, value) for name, value in own if value.strip()]
    known = {name.lower() for name, _ in first} | {THREAD_ID.lower(), LABELS.lower()}
    return [*first, *((name, value) for name, value in fields if name.lower() not in known)]


def text_of(value: object) -> str:
    """Return a text or whole number as text; anything else says nothing."""
    if isinstance(value, str):
        return value
    whole = isinstance(value, int) and not isinstance(value, bool) and abs(value) < _MOST_BYTES
    return str(value) if whole else ""


def texts_of(value: object) -> list[str]:
    """Return the texts in a list, or a text alone as a list of one."""
    return [t for v in list_of(value) if (t := text_of(v))] or ([text_of(value)] if value else [])


def list_of(value: object) -> Sequence[Any]:
    """Return a list or tuple as it is; anything else is an empty one."""
    return value if isinstance(value, (list, tuple)) else ()


def mapping_of(value: object) -> Mapping[str, Any]:
    """Return a mapping as it is; anything else is an empty one."""
    return value if isinstance(value, Mapping) else {}


def size_of(value: object) -> int:
    """Return a size in bytes, 0 where it is none."""
    good = isinstance(value, int) and not isinstance(value, bool) and 0 <= value < _MOST_BYTES
    return value if good and isinstance(value, int) else 0


_MOST_BYTES = 10**15


def bytes_of(value: object) -> bytes:
    """Return what base64 of either alphabet stands for; anything else is nothing."""
    if isinstance(value, str):
        value = value.encode("ascii", "ignore")
    return base64_bytes(value) if isinstance(value, bytes) else b""


def utf8(text: str) -> bytes:
    """Return a text's bytes; lone surrogates become question marks."""
    return text.encode("utf-8", "replace")


def _type(kind: str) -> str:
    kind = kind.partition(";")[0].strip()
    return kind if _TYPE.fullmatch(kind) else "application/octet-stream"
