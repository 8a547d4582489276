"""Worker that reads mail with one public parser, in an interpreter that has it installed.

Run by `benchmarks.quality.zones`; imports nothing of context_trim, so that an environment with only
the peers is enough. To make one (all install from wheels or in seconds):

    python3 -m venv PEERS
    PEERS/bin/pip install mail-parser-reply==1.36 quotequail==0.5.4 \
        email-reply-parser==0.5.12 talon==1.4.4 unquotemail==1.0.11 email-reply-extractor==1.1.1

`PYTHON zone_peers.py --list` prints a JSON object a peer: its package, version and licence as its
metadata says, or why it can't be used. `PYTHON zone_peers.py PACKAGE` reads JSON lines {"id",
"text", "html"} and answers each with {"id", "new", "kept", "is_html", "cpu"}: `new` is what the
peer says is new, without the signature where it knows one; `kept` the same with the signature, or
null where the peer knows no signatures; `cpu` the CPU seconds of the call. A call that raises or
takes longer than `LIMIT` is answered with {"id", "error", "cpu"}.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import metadata

LIMIT = 20.0
"""Seconds (wall clock) for one mail."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a peer makes of a mail: its new text, and that with the signature (None: not known)."""

    new: str
    kept: str | None = None
    is_html: bool = False


Parse = Callable[[str, str], Answer]
"""Takes the text of a mail, and its HTML, which is empty for a plain one."""

_LANGUAGES = ("en", "de", "cs", "da", "es", "fr", "it", "ja", "ko", "nl", "pl", "sv", "zh")
"""All that mail-parser-reply documents; which one a mail is in is not known beforehand."""


def _mail_parser_reply() -> Parse:
    parser = importlib.import_module("mailparser_reply").EmailReplyParser(languages=[*_LANGUAGES])

    def parse(text: str, _html: str) -> Answer:
        reply = parser.read(text).replies[0]
        return Answer(new=reply.body, kept=reply.full_body)

    return parse


def _email_reply_parser() -> Parse:
    parser = importlib.import_module("email_reply_parser").EmailReplyParser

    def parse(text: str, _html: str) -> Answer:
        message = parser.read(text)
        shown = [
            f.content
            for f in message.fragments
            if not f.quoted and not f.headers and (f.signature or not f.hidden)
        ]
        return Answer(new=message.reply, kept="\n".join(shown))

    return parse


def _quotequail() -> Parse:
    """With `quote_intro_line`, so that the attribution counts as quoted."""
    quotequail = importlib.import_module("quotequail")

    def parse(text: str, html: str) -> Answer:
        quote = quotequail.quote_html if html else quotequail.quote
        parts = quote(html or text, quote_intro_line=True)
        return Answer(new="\n".join(part for shown, part in parts if shown), is_html=bool(html))

    return parse


def _talon() -> Parse:
    """Its signatures by rules ("brute force"); its classifier was pickled for old libraries."""
    importlib.import_module("talon").init()
    quotations = importlib.import_module("talon.quotations")
    signatures = importlib.import_module("talon.signature.bruteforce")

    def parse(text: str, html: str) -> Answer:
        if html:
            return Answer(new=quotations.extract_from_html(html), is_html=True)
        kept = quotations.extract_from_plain(text)
        return Answer(new=signatures.extract_signature(kept)[0] or "", kept=kept)

    return parse


def _unquotemail() -> Parse:
    unquote = importlib.import_module("unquotemail").Unquote

    def parse(text: str, html: str) -> Answer:
        if html:
            return Answer(new=unquote(html, None).get_html() or "", is_html=True)
        return Answer(new=unquote(None, text).get_text() or "")

    return parse


def _email_reply_extractor() -> Parse:
    """Its first stage: the second drops greetings and closings too, which are new text here."""
    extract = importlib.import_module("email_reply_extractor").extract_new_text

    def parse(text: str, html: str) -> Answer:
        found = extract("", html_body=html) if html else extract(text)
        if found.status == "failed":
            raise ValueError(found.status)
        return Answer(new=found.text)

    return parse


PEERS: Mapping[str, Callable[[], Parse]] = {
    "mail-parser-reply": _mail_parser_reply,
    "email-reply-parser": _email_reply_parser,
    "quotequail": _quotequail,
    "talon": _talon,
    "unquotemail": _unquotemail,
    "email-reply-extractor": _email_reply_extractor,
}
"""Packages on PyPI, and what makes their parse function."""


def describe(package: str) -> dict[str, str]:
    """Return version and licence of a peer as its metadata says, or why it can't be used."""
    try:
        data = metadata.metadata(package).json
        PEERS[package]()
    except Exception as error:  # noqa: BLE001  (old packages fail in any way they like)
        return {"package": package, "missing": type(error).__name__}
    licence = data.get("license_expression") or data.get("license") or "not stated"
    return {"package": package, "version": str(data["version"]), "licence": str(licence)}


def answers(parse: Parse, requests: Iterable[str]) -> Iterator[dict[str, object]]:
    """Answer each request (a JSON line) in turn."""
    for line in requests:
        mail = json.loads(line)
        began = time.process_time()
        try:
            with _alarm(LIMIT), contextlib.redirect_stdout(sys.stderr):
                found = parse(mail["text"], mail["html"])
        except Exception as error:  # noqa: BLE001  (what a peer raises is its result)
            cpu = time.process_time() - began
            yield {"id": mail["id"], "error": type(error).__name__, "cpu": cpu}
            continue
        cpu = time.process_time() - began
        yield {"id": mail["id"], **vars(found), "cpu": cpu}


@contextlib.contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """Raise TimeoutError when the block takes longer; Python's regex engine lets it through."""

    def stop(_number: int, _frame: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def main(argv: list[str]) -> int:
    """List the peers or answer for one."""
    if argv == ["--list"]:
        for package in PEERS:
            print(json.dumps(describe(package)))
        return 0
    if len(argv) != 1 or argv[0] not in PEERS:
        print(f"usage: zone_peers.py --list | {' | '.join(PEERS)}", file=sys.stderr)
        return 2
    parse = PEERS[argv[0]]()
    with contextlib.suppress(Exception):
        parse("Yes.\n\nOn Tue, Mar 3, 2026 at 10:12 AM A B <a@example.org> wrote:\n> No?\n", "")
    for answer in answers(parse, sys.stdin):
        print(json.dumps(answer), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
