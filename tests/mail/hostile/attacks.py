"""Texts that make parsers slow, at any size: `ATTACKS[name](size)` has about `size` characters."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping

_DATE = "On Tue, Mar 3, 2026 at 10:12 AM Anna <a@example.org> wrote:"


def _repeated(piece: str) -> Callable[[int], str]:
    return lambda size: piece * (size // len(piece))


def _rising_quotes(size: int) -> str:
    """Lines of ever deeper quotes."""
    depth = int((2 * size) ** 0.5)
    return "\n".join(">" * n for n in range(1, depth))


def _words(size: int) -> str:
    drawn = random.Random(size)  # noqa: S311
    words = ("invoice", "boiler", "moves", "Freitag", "the", "9:30", "yes.", "von", "Kessel\n")
    return " ".join(drawn.choices(words, k=size // 6))


TEXTS: Mapping[str, Callable[[int], str]] = {
    "words": _words,
    "On On On": _repeated("On "),
    "On, lines": _repeated("On\n"),
    "blank lines": _repeated("\n"),
    "lines of blanks": _repeated("   \n"),
    "blanks": _repeated(" "),
    "no-break spaces": _repeated("\u00a0"),
    "quote marks": _repeated(">"),
    "quote marks apart": _repeated("> "),
    "quote marks, lines": _repeated(">\n"),
    "quotes ever deeper": _rising_quotes,
    "quotes that come and go": _repeated(">>>>> a\nb\n"),
    "dashes": _repeated("-"),
    "dashes, lines": _repeated("-- \n"),
    "underscores": _repeated("_"),
    "From: lines": _repeated("From: \n"),
    "From: addresses": _repeated("From: Anna <a@example.org>\n"),
    "header blocks": _repeated(
        "From: Anna <a@example.org>\nSent: Tuesday, March 3, 2026 10:12 AM\nTo: Bo\nSubject: x\n\n"
    ),
    "On … wrote:": _repeated("On a wrote:\n"),
    "attributions": _repeated(f"{_DATE}\n"),
    "attributions on a line": _repeated(f"{_DATE} "),
    "attributions, quoted": _repeated(f"> {_DATE}\n"),
    "original messages": _repeated("-----Original Message-----\n"),
    "one line of letters": _repeated("a"),
    "one line of words": _repeated("word "),
    "angle brackets": _repeated("<"),
    "angles and ats": _repeated("<a@"),
    "ats": _repeated("@"),
    "colons": _repeated(":"),
    "digits": _repeated("1"),
    "dates": _repeated("3/3/2026 10:12 "),
    "dates, lines": _repeated("Am 3.3.2026 um 10:12 schrieb\n"),
    "links": _repeated("http://"),
    "links in links": _repeated("https://x.example/?u="),
    "greetings": _repeated("Hi Anna,\n"),
    "closings": _repeated("Best regards\n"),
    "signatures": _repeated("-- \nAnna\n"),
    "disclaimers": _repeated("This e-mail is confidential and intended for the addressee only. "),
    "pipes": _repeated("| "),
    "stars": _repeated("*"),
    "brackets": _repeated("("),
    "carriage returns": _repeated("\r"),
    "zero-width spaces": _repeated("\u200b"),
    "combining marks": _repeated("\u0301"),
    "controls": _repeated("\x01"),
    "emoji": _repeated("👩‍🔧"),
}
"""The texts of the development data's README, and their kin; plain words to compare with."""

MARKUP: Mapping[str, Callable[[int], str]] = {
    "nested <i>": _repeated("<i>"),
    "nested <div>": _repeated("<div>"),
    "nested <div>, closed": lambda size: "<div>" * (size // 11) + "</div>" * (size // 11),
    "nested <blockquote>": _repeated("<blockquote type=cite>x"),
    "nested tables": _repeated("<table><tr><td>x"),
    "nested lists": _repeated("<ul><li>x"),
    "nested fonts": _repeated("<font color=red>x"),
    "nested styles": _repeated("<p style='font-size:0;color:red'>x"),
    "<br>": _repeated("<br>"),
    "<": _repeated("<"),
    "</": _repeated("</"),
    "</p>": _repeated("</p>"),
    "<!--": _repeated("<!--"),
    "<![": _repeated("<!["),
    "<a href=": _repeated("<a href=http://x.example/>x"),
    "misnested": _repeated("<a><b></a></b>"),
    "an entity of digits": lambda size: "&#" + "9" * size + ";",
    "ampersands": _repeated("&"),
    "entities": _repeated("&amp;"),
    "one attribute": lambda size: f"<p title='{'x' * size}'>y</p>",
    "attributes": lambda size: f"<p {' '.join(f'a{n}=1' for n in range(size // 9))}>y</p>",
    "one inline style": lambda size: f"<p style='{'color:red;' * (size // 10)}'>y</p>",
    "a style sheet": lambda size: f"<style>{'a{b:c}' * (size // 6)}</style>y",
    "a style sheet of selectors": lambda size: f"<style>{'a b>c+d ' * (size // 8)}{{}}</style>y",
    "a style sheet never closed": lambda size: "<style>" + "{" * size,
    "a style sheet of classes": lambda size: (
        "<style>"
        + "".join(f".c{n}{{color:red}}" for n in range(size // 40))
        + "</style>"
        + "".join(f"<p class=c{n}>x" for n in range(size // 40))
    ),
    "table cells": lambda size: "<table><tr>" + "<td>x" * (size // 5),
    "table rows": lambda size: "<table>" + "<tr><td>x<td>y" * (size // 14),
    "options": lambda size: "<select>" + "<option>x" * (size // 9),
    "superscripts": _repeated("<sup>2"),
    "images": _repeated("<img src=x alt=y>"),
    "conditional comments": _repeated("<!--[if mso]>x<![endif]-->"),
}


def as_html(text: str) -> str:
    """Return an attack text as the HTML that a client would make of it."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")
    return f"<html><body><p>{escaped}</p></body></html>"
