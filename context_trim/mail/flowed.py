"""Text that a mailer wrapped softly, to its paragraphs (RFC 3676)."""

from __future__ import annotations


def unflow(text: str, *, delete_space: bool) -> str:
    """Join the lines that end in a blank with the next one of the same quote depth.

    `delete_space` is DelSp=yes: that blank is no part of the text. The signature's "-- " stays.
    Lines that a mailer stuffed with a blank lose it.
    """
    out: list[str] = []
    open_depth: int | None = None
    for line in text.split("\n"):
        depth = len(line) - len(line.lstrip(">"))
        content = line[depth:].removeprefix(" ")
        if open_depth == depth and content != _DASHES:
            out[-1] = out[-1][: -1 if delete_space else None]
            out.append(content)
        else:
            lead = ">" * depth + " " if depth else ""
            out.append(("\n" if out else "") + lead + content)
        open_depth = depth if content.endswith(" ") and content != _DASHES else None
    return "".join(out)


_DASHES = "-- "
