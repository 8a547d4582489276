"""Generated MIME: trees of parts whose texts are known, and damage done to them."""

from __future__ import annotations

import base64
import itertools
import quopri
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape

from hypothesis import strategies as st

_CHARSETS = (
    ("us-ascii", "ascii", "plain words"), ("utf-8", "utf-8", "Grüße 会議 😀 مرحبا"),
    ("UTF8", "utf-8", "ﬁn 👩‍🔧 é"), ("iso-8859-1", "latin-1", "Grüße ÿ"),
    ("iso-8859-15", "iso8859_15", "100 € Œuvre"), ("windows-1252", "cp1252", "“100 €”"),
    ("koi8-r", "koi8_r", "Привет"), ("windows-1251", "cp1251", "Привет №5"),
    ("iso-8859-2", "iso8859_2", "Zażółć"), ("windows-1255", "cp1255", "שלום"),
    ("gb2312", "gb2312", "会议"), ("gb18030", "gb18030", "会议 㐂"), ("big5", "big5", "會議"),
    ("euc-kr", "euc_kr", "회의"), ("shift_jis", "shift_jis", "会議 ﾃｽﾄ"),
    ("euc-jp", "euc_jp", "会議"), ("iso-2022-jp", "iso2022_jp", "会議 の件"),
    ("utf-16", "utf-16", "Grüße 会議"), ("utf-16le", "utf-16-le", "Grüße 会議"),
    ("utf-7", "utf-7", "Grüße 会議"),
)  # fmt: skip
"""Labels, their codecs in Python, and words that they can write."""

_WIDE = {"utf-16", "utf-16-le"}
"""Codecs that need a transfer encoding: their bytes hold line ends."""


@dataclass(frozen=True)
class Leaf:
    """A text in some charset and transfer encoding, plain or HTML."""

    charset: int
    transfer: str
    html: bool
    disposition: str


@dataclass(frozen=True)
class Alternative:
    """The same text twice: plain and HTML."""

    plain: Leaf
    rich: Leaf


@dataclass(frozen=True)
class File:
    """An attachment whose name is written in some way."""

    naming: str


@dataclass(frozen=True)
class Forward:
    """An attached message."""

    inner: Tree


@dataclass(frozen=True)
class Branch:
    """A multipart of this subtype."""

    kind: str
    children: tuple[Tree, ...]


Tree = Leaf | Alternative | File | Forward | Branch


@dataclass
class Built:
    """The source of a tree, the texts that it shows, and the names of its attachments."""

    source: bytes = b""
    texts: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=itertools.count)

    def part(self, tree: Tree) -> bytes:
        """Return the fields, the blank line and the body of a tree."""
        number = next(self._numbers)
        match tree:
            case Leaf():
                self.texts.append(_text(number, tree))
                return _leaf(tree, number)
            case Alternative():
                self.texts.append(_text(number, tree.rich))
                return self._multipart("alternative", number, (tree.plain, tree.rich), number)
            case File():
                self.names.append(f"{number} Grüße.pdf")
                return _file(tree, number)
            case Forward():
                return b"Content-Type: message/rfc822\n\nSubject: inner\n" + self.part(tree.inner)
            case Branch():
                return self._multipart(tree.kind, number, tree.children, None)

    def _multipart(
        self, kind: str, number: int, children: tuple[Tree, ...], same: int | None
    ) -> bytes:
        line = f"--=_{number}_B".encode()
        head = f'Content-Type: multipart/{kind}; boundary="=_{number}_B"\n\n'.encode()
        parts = [
            _leaf(c, same) if same is not None and isinstance(c, Leaf) else self.part(c)
            for c in children
        ]
        body = b"".join(line + b"\n" + part + b"\n" for part in parts)
        return head + body + line + b"--\n"


def build(tree: Tree) -> Built:
    """Return a mail of this tree."""
    built = Built()
    head = b"From: Ann <ann@example.org>\nSubject: Boiler\nMIME-Version: 1.0\n"
    built.source = head + built.part(tree)
    return built


def _text(number: int, leaf: Leaf) -> str:
    return f"KEEP{number} {_CHARSETS[leaf.charset][2]} end{number}."


def _leaf(leaf: Leaf, number: int) -> bytes:
    label, codec, _ = _CHARSETS[leaf.charset]
    text = _text(number, leaf)
    kind = "html" if leaf.html else "plain"
    data = (f"<p>{escape(text)}</p>\n" if leaf.html else f"{text}\n").encode(codec)
    transfer = "base64" if codec in _WIDE else leaf.transfer
    head = (
        f"Content-Type: text/{kind}; charset={label}\nContent-Transfer-Encoding: {transfer}\n"
        f"{leaf.disposition}\n"
    )
    return head.encode() + _CODERS[transfer](data)


def _file(file: File, number: int) -> bytes:
    head = f"Content-Type: application/pdf\nContent-Disposition: attachment{_NAMINGS[file.naming]}"
    return f"{head.replace('NUMBER', str(number))}\n\n%PDF".encode()


_CODERS: dict[str, Callable[[bytes], bytes]] = {
    "8bit": lambda data: data,
    "base64": base64.encodebytes,
    "quoted-printable": quopri.encodestring,
}
_NAMINGS = {
    "word": '; filename="=?utf-8?Q?NUMBER_Gr=C3=BC=C3=9Fe.pdf?="',
    "encoded": "; filename*=utf-8''NUMBER%20Gr%C3%BC%C3%9Fe.pdf",
    "pieces": ";\n filename*0*=utf-8''NUMBER%20Gr%C3;\n filename*1*=%BC%C3%9Fe.pdf",
    "latin": "; filename*=iso-8859-1'de'NUMBER%20Gr%FC%DFe.pdf",
}

_leaves = st.builds(
    Leaf,
    charset=st.integers(0, len(_CHARSETS) - 1),
    transfer=st.sampled_from(sorted(_CODERS)),
    html=st.booleans(),
    disposition=st.sampled_from(("", "Content-Disposition: inline\n")),
)


def _alternative(leaf: Leaf, transfer: str) -> Alternative:
    plain = Leaf(leaf.charset, transfer, html=False, disposition=leaf.disposition)
    rich = Leaf(leaf.charset, leaf.transfer, html=True, disposition=leaf.disposition)
    return Alternative(plain, rich)


_ends = st.one_of(
    _leaves,
    st.builds(_alternative, _leaves, st.sampled_from(sorted(_CODERS))),
    st.builds(File, st.sampled_from(sorted(_NAMINGS))),
)
trees: st.SearchStrategy[Tree] = st.recursive(
    _ends,
    lambda inner: st.one_of(
        st.builds(Forward, inner),
        st.builds(
            Branch,
            st.sampled_from(("mixed", "related", "signed", "x-unknown", "report")),
            st.lists(inner, min_size=1, max_size=4).map(tuple),
        ),
    ),
    max_leaves=8,
)
"""Trees of parts: every charset, transfer encoding, naming and nesting that mail has."""

_PIECES = (
    b"\n", b"\r", b"\r\n", b"\n\n", b"\x00", b"\xff", b"\xc3", b"\x1b$B", b"=", b"=\n", b"--",
    b"--=_0_B", b"--=_1_B--\n", b";", b'"', b"(", b"=?utf-8?B?", b"?=",
    b"Content-Type: text/html\n", b"Content-Type: multipart/mixed; boundary=x\n",
    b"Content-Transfer-Encoding: base64\n",
    b"Content-Type: message/rfc822\n\n", b"charset=utf-16", b"charset=rot13", b"<p", b"</", b"<!--",
    b"&#x", b"*0*=", b" ", b"\xed\xa0\x80", b"begin 644 a\n", b": ",
)  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A generated mail after one to six mishaps."""
    data = build(draw(trees)).source
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 60)))
        piece = draw(st.one_of(st.sampled_from(_PIECES), st.binary(max_size=6)))
        data = draw(st.sampled_from(_MISHAPS))(data, start, end, piece)
    return data


_MISHAPS: tuple[Callable[[bytes, int, int, bytes], bytes], ...] = (
    lambda data, start, end, _: data[:start] + data[end:],
    lambda data, start, end, _: data[:end] + data[start:],
    lambda data, start, _, piece: data[:start] + piece + data[start:],
    lambda data, start, end, piece: data[:start] + piece + data[end:],
    lambda data, start, _end, _piece: data[:start],
    lambda data, start, _end, _piece: data[start:] + data[:start],
    lambda data, _start, _end, piece: data.replace(b"=_1_B", piece),
    lambda data, _start, _end, _piece: data.replace(b"=_1_B", b"=_0_B"),
    lambda data, _start, _end, _piece: data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"),
    lambda data, _start, _end, _piece: data.replace(b"\n", b"\r"),
    lambda data, _start, _end, piece: data.replace(b"\n\n", b"\n" + piece),
)
"""Drop, repeat, insert, overwrite, cut, turn, change boundaries, change line ends, glue headers."""
