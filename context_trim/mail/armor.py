"""What stands in a plain body besides its text: OpenPGP armour and uuencoded files."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from context_trim.models import Attachment

_ARMOR = re.compile(
    r"-----(BEGIN|END) PGP (SIGNED MESSAGE|MESSAGE|SIGNATURE|PUBLIC KEY BLOCK)-----"
)
"""RFC 9580, section 6.2."""

_KINDS = {
    "MESSAGE": "application/pgp-encrypted",
    "SIGNATURE": "application/pgp-signature",
    "PUBLIC KEY BLOCK": "application/pgp-keys",
}
_UU_BEGIN = re.compile(r"begin [0-7]{3,4} (\S.{0,200})")
_UU_LINE = re.compile(r"[!-`]{1,90}")


@dataclass(slots=True)
class Bare:
    """A text without what is no text, and what that was."""

    text: str
    attachments: list[Attachment] = field(default_factory=list)


def take_off_armor(text: str) -> Bare:
    """Return the clear text of a body, its signed text undone of dashes (RFC 9580, section 7.1).

    Encrypted blocks, signatures and keys are listed as attachments; a block that doesn't end stays.
    """
    if "-----BEGIN PGP " not in text:
        return Bare(text)
    out = Bare("")
    lines = text.split("\n")
    kept: list[str] = []
    at, signed = 0, False
    while at < len(lines):
        mark = _ARMOR.fullmatch(lines[at].strip())
        if mark is None or mark[1] == "END":
            kept.append(lines[at].removeprefix("- ") if signed else lines[at])
            at += 1
        elif mark[2] == "SIGNED MESSAGE":
            signed = True
            at = _after_hash(lines, at + 1)
        else:
            signed = False
            end = _end(lines, at, mark[2])
            if end is None:
                kept += lines[at:]
                break
            size = sum(len(line) + 1 for line in lines[at : end + 1])
            out.attachments.append(Attachment(name="", content_type=_KINDS[mark[2]], size=size))
            at = end + 1
    out.text = "\n".join(kept)
    return out


def _after_hash(lines: list[str], at: int) -> int:
    """Return where the text begins below "Hash: SHA256" and a blank line."""
    for i in range(at, min(at + 10, len(lines))):
        if not lines[i].strip():
            return i + 1
    return at


def _end(lines: list[str], start: int, what: str) -> int | None:
    end = f"-----END PGP {what}-----"
    return next((i for i in range(start + 1, len(lines)) if lines[i].strip() == end), None)


def take_out_files(text: str) -> Bare:
    """Return a body without the files that stand in it uuencoded; they are listed."""
    if "begin " not in text:
        return Bare(text)
    lines = text.split("\n")
    out = Bare("")
    kept: list[str] = []
    at = 0
    while at < len(lines):
        match = _UU_BEGIN.fullmatch(lines[at].rstrip())
        end = _uu_end(lines, at + 1) if match else None
        if match is None or end is None:
            kept.append(lines[at])
            at += 1
            continue
        size = sum(max(ord(line[0]) - 32, 0) & 63 for line in lines[at + 1 : end] if line)
        name, kind = match[1].strip(), "application/octet-stream"
        out.attachments.append(Attachment(name=name, content_type=kind, size=size))
        at = end + 1
    out.text = "\n".join(kept)
    return out


def _uu_end(lines: list[str], start: int) -> int | None:
    """Return the line "end" when all lines before it are uuencoded."""
    for i in range(start, len(lines)):
        if lines[i].strip() == "end":
            return i
        if _UU_LINE.fullmatch(lines[i].rstrip()) is None:
            return None
    return None
