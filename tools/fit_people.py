"""Fit the weights of the person scorer and write src/unpick/names/people/weights.yml.

    python -m tools.fit_people tests/truth/persons.csv DAY > src/unpick/names/people/weights.yml

Logistic regression with a ridge over the counts of findings, on the dev half only. Left out are names of one person that no
spelling shows (alias_far) and namesakes. DAY is written into the file.
"""

import csv
import itertools
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from unpick.names.people.findings import FINDINGS, findings
from unpick.names.people.words import person_words

RIDGE = 1.0
"""Strength of the ridge on every weight but the start; 0.3 to 3 change the bench's F1 by less than 0.01."""

LEFT_OUT = ("alias_far", "namesake")
STEPS = 50

CHAINS = (
    ("equal rare", "spelling", "sounds", "vowels", "slip long", "slip", "slip short"),
    ("vowels", "vowels short"),
    ("slip long", "two slips", "near"),
    ("equal usual", "equal common"),
    ("equal usual", "variant common"),
    ("equal rare", "glued"),
)
"""A closer word never says less than a farther one, though aliases on lists are seldom equal: weights that fall out of
this order are held at one value."""

Matrix = np.ndarray[tuple[int, int], np.dtype[np.float64]]
Vector = np.ndarray[tuple[int], np.dtype[np.float64]]


AGAINST = (
    *(
        "differs",
        "differs again",
        "missing",
        "missing long",
        "missing from little",
        "roles differ",
        "order differs",
    ),
    *("father differs", "little shared", "native differs", "syllable", "near"),
)
"""What speaks against never speaks for: a weight above 0 is held at 0."""


def counts(pairs: Sequence[tuple[str, str]]) -> Matrix:
    """Return how often each finding is made, one row a pair."""
    place = {name: at for at, name in enumerate(FINDINGS)}
    table = np.zeros((len(pairs), len(FINDINGS)))
    for row, (a, b) in enumerate(pairs):
        for one in findings(person_words(a), person_words(b)):
            table[row, place[one.relation]] += 1
    return table


def fit(table: Matrix, same: Vector, *, ridge: float = RIDGE) -> Vector:
    """Return the weight of each finding, in the order of CHAINS."""
    place = {name: at for at, name in enumerate(FINDINGS)}
    group = list(range(len(FINDINGS)))
    free = set(group)
    while True:
        kept = sorted({one for one in group if one in free})
        tied = np.array([[float(one == held) for held in kept] for one in group])
        weights = tied @ newton(table @ tied, same, ridge)
        above = [place[name] for name in AGAINST if weights[place[name]] > 1e-9]
        broken = [
            (group[place[close]], group[place[far]])
            for chain in CHAINS
            for close, far in itertools.pairwise(chain)
            if weights[place[close]] < weights[place[far]] - 1e-9
        ]
        if above:
            free.discard(group[above[0]])
        elif broken:
            low, high = sorted(broken[0])
            group = [low if one == high else one for one in group]
        else:
            return weights


def newton(table: Matrix, same: Vector, ridge: float) -> Vector:
    """Return the weights of a logistic regression with a ridge, the first column left free of it."""
    weights = np.zeros(table.shape[1])
    penalty = np.eye(len(weights)) * ridge
    penalty[0, 0] = 1e-3  # the start is a base rate, not an effect
    for _ in range(STEPS):
        odds = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (odds - same) + penalty @ weights
        curve = (table.T * (odds * (1 - odds))) @ table + penalty
        step = np.linalg.solve(curve, slope)
        weights = weights - step
        if np.abs(step).max() < 1e-9:
            break
    return weights


def main() -> None:
    """Print the table of weights."""
    path, day = Path(sys.argv[1]), sys.argv[2]
    with path.open(encoding="utf-8", newline="") as stream:
        rows = [r for r in csv.DictReader(stream) if r["split"] == "dev" and r["kind"] not in LEFT_OUT]
    table = counts([(row["a"], row["b"]) for row in rows])
    same = np.array([float(row["same"]) for row in rows])
    weights = fit(table, same)
    out = [
        "# Log-odds of each finding of the person scorer. Made by tools/fit_people.py; do not edit.",
        f"source: tests/truth/persons.csv, dev half, without {' and '.join(LEFT_OUT)}",
        f"date: {day}",
        f"pairs: {{same: {int(same.sum())}, different: {int((1 - same).sum())}}}",
        f"ridge: {RIDGE}",
        "# seen: in how many pairs of the dev half the finding is made.",
        "weights:",
    ]
    seen = (table > 0).sum(axis=0)
    for name, weight, n in zip(FINDINGS, weights, seen, strict=True):
        out.append(f"  {name}: {{weight: {weight:.3f}, seen: {n}}}")
    sys.stdout.write("\n".join(out) + "\n")


if __name__ == "__main__":
    main()
