"""`context-trim trim`: mail files to prompt text on stdout, one line of savings on stderr."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from context_trim.cli.prices import add_prices, prices_of
from context_trim.cli.relevance import add_min_relevance
from context_trim.config import Format
from context_trim.errors import SourceError
from context_trim.mail import parse_email
from context_trim.mail.source import one_mail
from context_trim.models import Email
from context_trim.select import Match
from context_trim.trimmer import trim

_KINDS = ("text", "sender", "zone", "pattern")

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_parser(commands: _SubParsersAction[Any]) -> None:
    """Add the command and its arguments."""
    parser = commands.add_parser(
        "trim",
        help="trim the mails of one thread",
        description="Trim the mails of one thread: the prompt's text goes to stdout, one line of "
        "savings to stderr.",
    )
    add = parser.add_argument
    add("files", nargs="+", metavar="FILE", help="a file that holds one mail; - is stdin")
    add("--task", help="what the agent is about to do (default: reply to the newest message)")
    add("--max-tokens", type=int, metavar="N", help="the limit for the text; left out, the "
        "model's context window less --reserve and --prompt-tokens")  # fmt: skip
    add("--reserve", "--reserve-tokens", type=int, metavar="N",
        help="tokens of the window that are kept for the answer")  # fmt: skip
    add(
        "--prompt-tokens", type=int, metavar="N", help="tokens of the window that are taken already"
    )
    add("--model", help="the model that will read the text, such as gpt-5-mini")
    add("--counter", metavar="NAME", help="for other models: o200k_base, cl100k_base, or the path "
        "of a tokenizer.json")  # fmt: skip
    add("--format", choices=list(get_args(Format)), default="plain", help="how text is laid out")
    for name, does in (("pin", "keep"), ("drop", "leave out")):
        add(f"--{name}", action="append", default=[], metavar="RULE", help=f"{does} passages that "
            "hold a text, or by sender:…, zone:… or pattern:… (regular expression)")  # fmt: skip
    add("--keep-last", type=int, default=0, metavar="N", help="keep the last N messages whole")
    add_min_relevance(parser)
    add_prices(parser)
    view = parser.add_mutually_exclusive_group()
    view.add_argument("--json", action="store_true", help="print everything as JSON")
    view.add_argument(
        "--explain", action="store_true", help="print every span, kept or removed, and why"
    )
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> None:
    if arguments.files.count("-") > 1:
        raise SourceError("standard input can be given once: it holds one mail.")
    result = trim(
        [_read(name) for name in arguments.files],
        task=arguments.task,
        max_tokens=arguments.max_tokens,
        model=arguments.model,
        counter=arguments.counter,
        format=arguments.format,
        pin=[_rule(text) for text in arguments.pin],
        drop=[_rule(text) for text in arguments.drop],
        reserve_tokens=arguments.reserve,
        prompt=arguments.prompt_tokens,
        keep_last_messages=arguments.keep_last,
        min_relevance=arguments.min_relevance,
        **prices_of(arguments),
    )
    if arguments.json:
        print(result.to_json(indent=2))
    elif arguments.explain:
        from context_trim.cli.explain import print_explanation  # noqa: PLC0415  (rich is slow)

        print_explanation(result)
    else:
        print(result.text)
    for warning in result.warnings:
        print(f"context-trim: warning: {warning}", file=sys.stderr)
    print(result.savings.summary(), file=sys.stderr)


def _rule(text: str) -> str | Match:
    """Return what a rule says; a text that begins like another kind is `text:…`."""
    kind, colon, rest = text.partition(":")
    fields: dict[str, Any] = {kind: rest}
    return Match(**fields) if colon and kind in _KINDS else text


def _read(name: str) -> Email:
    """Read one file; what has no header at all is no mail."""
    if name == "-":
        name = "standard input"
        email = parse_email(one_mail(sys.stdin.buffer.read(), name))
    else:
        email = parse_email(Path(name))
    if "no_header" in email.defects:
        raise SourceError(
            f"{name} is not a mail: it does not begin with a header such as 'From: …'. Give the "
            "source of a mail as saved by a mail program (.eml)."
        )
    return email
