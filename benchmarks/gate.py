"""Holds what has been reached: compares a run with `floor.json`.

`python -m benchmarks.gate [DATA]` measures the fixtures, and with DATA the development sets, and
ends with 1 if a figure is below its floor. `--update` writes better figures as new floors; a lower
one is only written with `--reason "why"`, which stays in the file.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

FLOOR = Path(__file__).parent / "floor.json"
_THREADS = 200
"""Queries a set whose threads are composed."""

TOLERANCE = 0.005
"""Half a point: what the last bits of another machine's arithmetic may cost."""


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """How the figures of a run stand to the floors: names with (floor, figure)."""

    below: Mapping[str, tuple[float, float]]
    above: Mapping[str, tuple[float, float]]
    new: Mapping[str, float]


def judge(floors: Mapping[str, float], figures: Mapping[str, float]) -> Verdict:
    """Compare figures, of which higher is better, with their floors.

    Of a part that was measured (what stands before the first slash) every floor must be met: a
    figure that is missing or no number is below.
    """
    parts = {name.partition("/")[0] for name in figures}
    pairs = {
        n: (floor, figures.get(n, math.nan))
        for n, floor in floors.items()
        if n.partition("/")[0] in parts
    }
    return Verdict(
        below={n: p for n, p in pairs.items() if not p[1] >= p[0] - TOLERANCE},
        above={n: p for n, p in pairs.items() if p[1] > p[0]},
        new={n: v for n, v in figures.items() if n not in floors},
    )


def updated(
    stored: Mapping[str, Any], figures: Mapping[str, float], reason: str | None, day: str
) -> dict[str, Any]:
    """Return the floors with a run's figures; lower ones only for a reason, which is noted.

    Raises `ValueError` that names the figures that would fall without one.
    """
    verdict = judge(stored["floors"], figures)
    if verdict.below and not reason:
        raise ValueError(f"these would fall: {', '.join(sorted(verdict.below))}")
    gone = [n for n in verdict.below if not math.isfinite(figures.get(n, math.nan))]
    floors = {n: f for n, f in stored["floors"].items() if n not in gone}
    floors |= {
        n: figures[n] for n in (*verdict.above, *verdict.new, *verdict.below) if n not in gone
    }
    notes = [
        {"date": day, "figure": n, "from": p[0], "to": figures.get(n), "reason": reason}
        for n, p in sorted(verdict.below.items())
    ]
    return {"floors": dict(sorted(floors.items())), "lowered": [*stored["lowered"], *notes]}


def measure(data: str | None) -> dict[str, float]:
    """Return the figures of this tree: fixtures always, development sets where they are."""
    from benchmarks.quality import tasks  # noqa: PLC0415
    from benchmarks.quality.pipeline import pipelines  # noqa: PLC0415

    way = pipelines(("static",))["context-trim, bm25 + static"]
    on_fixtures = [t for t in tasks.load_tasks(None) if t.on_fixture]
    found: dict[str, float] = {}
    for group, kept in tasks.groups(tasks.run(on_fixtures, way)).items():
        found[f"fixtures/{group}/tasks"] = len(kept)
        if kept:
            for share, value in zip(tasks.SHARES, tasks.recall(kept), strict=True):
                found[f"fixtures/{group}/kept@{100 * share:g}"] = round(value, 4)
    return found | _of_html(data) | (_on_data(data) if data else {})


def _of_html(data: str | None) -> dict[str, float]:
    """Return what of HTML's visible text is kept and of its hidden text is kept out."""
    from benchmarks.quality import html  # noqa: PLC0415

    found: dict[str, float] = {}
    for name, cases in html.sets(data).items():
        found |= html.figures_of(name, html.score(cases, html.run_ours(cases, repeat=1)))
    return found


def _on_data(data: str) -> dict[str, float]:
    from benchmarks.quality import relevance, threads, zones  # noqa: PLC0415
    from benchmarks.quality.data import SETS, data_folder, load  # noqa: PLC0415
    from benchmarks.quality.rankers import rankings  # noqa: PLC0415
    from benchmarks.quality.scoring import SHARES, summarise  # noqa: PLC0415
    from benchmarks.speed.mail import our_losses  # noqa: PLC0415

    way = rankings(None)["bm25 + static"]
    found: dict[str, float] = {}
    for name in SETS:
        queries = load(data_folder(data, "relevance"), name)
        score = summarise(relevance.rank_all(queries, way))
        found[f"relevance/{name}/queries"] = len(queries)
        for share, value in zip(SHARES, score.recall, strict=True):
            found[f"relevance/{name}/recall@{100 * share:g}"] = round(value, 4)
    broken = our_losses(data_folder(data, "bad_mail"))
    found["mail/bad_mail/read"] = broken.mails - broken.failed
    found["mail/bad_mail/markers"] = broken.markers - broken.lost
    _, figures = zones.measure(zones.read_sets(data_folder(data, "zones"), None), None)
    metrics = ("exact", "f1_new", "f1_signature", "accuracy")
    found |= {n: v for n, v in figures.items() if n.endswith(metrics)}
    measured = threads.measure(data_folder(data), _THREADS).items()
    held = {n: v for n, v in measured if n.rpartition("/")[2] in threads.HIGHER_IS_BETTER}
    return found | {f"threads/{n}": round(v, 4) for n, v in held.items()}


def main(argv: list[str] | None = None) -> int:
    """Run the gate; returns 0 when every figure is at its floor or above."""
    parser = argparse.ArgumentParser(description="Compare quality with what has been reached.")
    parser.add_argument("data", nargs="?", help="the folder of the development data")
    parser.add_argument("--update", action="store_true", help="write better figures as floors")
    parser.add_argument("--reason", help="why a lower figure is right")
    arguments = parser.parse_args(argv)
    data = arguments.data if arguments.data and Path(arguments.data).is_dir() else None
    if arguments.data and data is None:
        print(f"skipped: the development sets ({arguments.data} is not there)")
    stored = json.loads(FLOOR.read_text(encoding="utf-8"))
    figures = measure(data)
    verdict = judge(stored["floors"], figures)
    for name, (floor, figure) in sorted(verdict.below.items()):
        print(f"below its floor: {name} is {figure:.4f}, was {floor:.4f}")
    print(f"{len(figures)} figures, {len(verdict.below)} below, {len(verdict.above)} above")
    if not arguments.update:
        return 1 if verdict.below else 0
    try:
        new = updated(stored, figures, arguments.reason, datetime.now(UTC).date().isoformat())
    except ValueError as error:
        print(f"not written: {error}; give --reason", file=sys.stderr)
        return 1
    FLOOR.write_text(json.dumps(new, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
