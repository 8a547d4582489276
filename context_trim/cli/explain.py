"""A coloured view of every span of a thread: kept or removed, and why."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from context_trim.models import Decision, Message, Reason
from context_trim.result import TrimResult

_STYLES = {
    Reason.KEPT: "green",
    Reason.PINNED: "bold green",
    Reason.RECOVERED: "blue",
    Reason.DUPLICATE: "dim",
    Reason.QUOTE_HEADER: "dim",
    Reason.SIGNATURE: "magenta",
    Reason.DISCLAIMER: "magenta",
    Reason.FOOTER: "magenta",
    Reason.DROPPED: "cyan",
    Reason.IRRELEVANT: "yellow",
    Reason.OVER_BUDGET: "red",
}


def print_explanation(result: TrimResult, console: Console | None = None) -> None:
    """Print messages with their decisions, oldest first; colours only on a terminal."""
    console = console or Console(highlight=False, soft_wrap=True)
    decisions: dict[str, list[Decision]] = {m.id: [] for m in result.thread.messages}
    for decision in result.decisions:
        decisions[decision.message_id].append(decision)
    for message in result.thread.messages:
        console.print(_title(message))
        for decision in decisions[message.id]:
            console.print(_line(decision))
            # Mail text goes in as Text, never as markup.
            console.print(Text(result.span(decision).strip("\n"), style=_STYLES[decision.reason]))
    console.print()


def _title(message: Message) -> Text:
    when = message.sent_at.isoformat(" ", "minutes") if message.sent_at else "undated"
    origin = " (recovered from a quote)" if message.recovered else ""
    return Text(f"\n{message.author.label or 'unknown sender'}, {when}{origin}", style="bold")


def _line(decision: Decision) -> Text:
    verdict = "kept" if decision.kept else "removed"
    score = "" if decision.score is None else f", score {decision.score:.2f}"
    return Text(
        f"[{verdict}: {decision.reason}, {decision.tokens} tokens{score}, id {decision.id}]",
        style=f"reverse {_STYLES[decision.reason]}",
    )
