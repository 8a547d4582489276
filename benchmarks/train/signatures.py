"""Train the classifier of signature lines and write its weights into the package.

`python -m benchmarks.train.signatures DATA` reads DATA/zones/forge_dev.jsonl (mailgun/forge, CC BY
3.0) and `own_mails.txt` beside this file, cross-validates by mail, fits on all of it and writes
`context_trim/mail/zones/weights.py`; `--check` fails if that file would change. A logistic
regression with L2 regularisation, fitted by Newton's method: no chance is involved but for the
folds, whose seed is stated.

A line counts as signature where its label says so, unless the rules have claimed it as a closing
before the classifier sees it. Only lines that the package itself takes for candidates are learned
from, so that training and use see the same.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from context_trim.mail.zones import closings, footers, signature
from context_trim.mail.zones.features import NAMES
from context_trim.mail.zones.lines import read_lines
from context_trim.mail.zones.regions import read_regions

OWN = Path(__file__).parent / "own_mails.txt"
TARGET = Path(signature.__file__).parent / "weights.py"
LABELS = {"g": "greeting", "b": "body", "c": "closing", "s": "signature", "d": "disclaimer",
          "f": "footer"}  # fmt: skip
SEED = 20261122
FOLDS = 10
STRENGTH = 1.0
"""Of the regularisation: half this times the squared weights is added to the log loss."""

_STEPS = 30

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, kw_only=True, slots=True)
class Mail:
    """A mail and a label for each line that is not blank."""

    name: str
    lines: tuple[str, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sample:
    """The candidates of one mail: features, and whether each is a signature line."""

    features: Matrix
    truth: Matrix


def read_forge(path: Path) -> Iterator[Mail]:
    """Read the mails of forge; labels are signature, body and other."""
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        yield Mail(name=row["id"], lines=tuple(row["lines"]), labels=tuple(row["labels"]))


def read_own(path: Path) -> Iterator[Mail]:
    """Read our own mails."""
    for block in path.read_text(encoding="utf-8").split("\n=== ")[1:]:
        name, _, rest = block.partition("\n")
        rows = rest.rstrip("\n").split("\n")
        yield Mail(
            name=name,
            lines=tuple(row[2:] for row in rows),
            labels=tuple(LABELS[row[0]] if row else "other" for row in rows),
        )


def sample(mail: Mail) -> Sample | None:
    """Return what the classifier would be asked about in a mail; None where it is not asked."""
    lines = read_lines("\n".join(mail.lines) + "\n", ())
    truth = {id(x): label for x, label in zip(lines, mail.labels, strict=False)}
    for region in read_regions(lines):
        for rule in (
            footers.mark_taglines, footers.mark_list_footer, footers.mark_tail,
            signature.mark_below_dashes, closings.mark_greeting, closings.mark_closing,
        ):  # fmt: skip
            rule(region)
        found = signature.candidates(region)
        if found is not None:
            return Sample(
                features=np.array(found.features()),
                truth=np.array([float(truth[id(x)] == "signature") for x in found.lines]),
            )
    return None


def fit(samples: Sequence[Sample]) -> Matrix:
    """Return the weights with the least regularised log loss (Newton's method)."""
    x = np.vstack([s.features for s in samples])
    y = np.concatenate([s.truth for s in samples])
    weights = np.zeros(x.shape[1])
    for _ in range(_STEPS):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (p - y) + STRENGTH * weights
        hessian = (x * (p * (1 - p))[:, None]).T @ x + STRENGTH * np.eye(len(weights))
        weights -= np.linalg.solve(hessian, gradient)
    return weights


def decided(weights: Matrix, features: Matrix) -> list[bool]:
    """Return which candidates the decoder takes: the best suffix."""
    start = signature.best_start(list(map(float, features @ weights)))
    return [start is not None and i >= start for i in range(len(features))]


def cross_validate(samples: Sequence[Sample]) -> tuple[float, float]:
    """Return precision and recall of lines, each mail judged by weights that never saw it."""
    order = np.random.default_rng(SEED).permutation(len(samples))
    pairs: list[tuple[bool, bool]] = []
    for fold in range(FOLDS):
        held = {int(i) for i in order[fold::FOLDS]}
        weights = fit([s for i, s in enumerate(samples) if i not in held])
        for i in sorted(held):
            s = samples[i]
            pairs += zip(decided(weights, s.features), s.truth == 1, strict=True)
    hits = sum(said and true for said, true in pairs)
    return hits / sum(said for said, _ in pairs), hits / sum(true for _, true in pairs)


def render(weights: Matrix, summary: str) -> str:
    """Return the module that holds the weights."""
    rows = "".join(f'    "{n}": {w:.3f},\n' for n, w in zip(NAMES, weights, strict=True))
    return (
        '"""Weights of the classifier of signature lines: natural log-odds a unit of a feature.\n\n'
        "Written by `python -m benchmarks.train.signatures`; not to be edited by hand.\n"
        "Trained on mailgun/forge (github.com/mailgun/forge, CC BY 3.0) and on mails written for\n"
        f"this project.\n{summary}\n"
        '"""\n\n'
        f"WEIGHTS: dict[str, float] = {{\n{rows}}}\n"
        '"""What each feature of `features.NAMES` adds to a line being part of a signature."""\n'
    )


def main(argv: Sequence[str] | None = None) -> int:
    """Train, and write the weights or compare them with those in the package."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("data", type=Path, help="folder that holds zones/forge_dev.jsonl")
    parser.add_argument("--check", action="store_true", help="write nothing; 1 if it would change")
    args = parser.parse_args(argv)
    mails = [*read_forge(args.data / "zones" / "forge_dev.jsonl"), *read_own(OWN)]
    samples = [s for s in map(sample, mails) if s is not None]
    precision, recall = cross_validate(samples)
    count = sum(len(s.truth) for s in samples)
    text = render(
        fit(samples),
        f"{len(mails)} mails, {count} candidate lines, seed {SEED}, {FOLDS} folds by mail:\n"
        f"precision {precision:.3f}, recall {recall:.3f} of candidate lines.",
    )
    print(text)
    if args.check:
        return int(TARGET.read_text(encoding="utf-8") != text)
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
