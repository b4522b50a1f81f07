"""What the name benchmark counts: AUC, recall at a precision, F1 by folds, calibration; arrays in, numbers out.

`scores` are floats, higher means "more likely the same"; `same` are the labels, booleans of the same length.
Equal scores stand or fall together: no threshold lies between them.
"""

import dataclasses
import math
from typing import Any

import numpy as np

__all__ = [
    "F1",
    "Bin",
    "Cut",
    "Rate",
    "auc",
    "auc_interval",
    "best_f1",
    "brier",
    "calibration_error",
    "counts_at",
    "cut_at_precision",
    "f1_interval",
    "fold_counts",
    "folds_of",
    "prior_weights",
    "reliability",
]

Array = np.ndarray[Any, np.dtype[Any]]
BINS = 10
DRAWS = 4000
"""Draws of the F1 interval; its bounds then move by less than 0.01 from seed to seed."""


@dataclasses.dataclass(frozen=True, slots=True)
class Rate:
    """`hits` of `n`; shown with its 95% Wilson interval."""

    hits: int
    n: int


@dataclasses.dataclass(frozen=True, slots=True)
class Cut:
    """The lowest threshold that keeps a precision: what it finds. `threshold` is inf where none keeps it."""

    threshold: float
    found: Rate
    precision: Rate


@dataclasses.dataclass(frozen=True, slots=True)
class F1:
    """Counts of true and false accepts and of misses."""

    true: int
    false: int
    missed: int
    rest: int = 0

    @property
    def value(self) -> float:
        """Return F1, 0 where nothing was accepted and nothing was to be found."""
        return 2 * self.true / max(1, 2 * self.true + self.false + self.missed)

    def __add__(self, other: "F1") -> "F1":
        """Add counts up."""
        return F1(
            self.true + other.true,
            self.false + other.false,
            self.missed + other.missed,
            self.rest + other.rest,
        )


@dataclasses.dataclass(frozen=True, slots=True)
class Bin:
    """One line of a reliability table: n pairs, mean probability said, share of `same` seen (both weighted)."""

    low: float
    n: int
    said: float
    seen: float
    weight: float


def _ranked(scores: Array, same: Array) -> tuple[Array, Array, Array]:
    """Return the distinct scores from the highest, with true and false accepts at each as threshold."""
    values, places = np.unique(-np.asarray(scores, float), return_inverse=True)
    true = np.bincount(places, weights=same).cumsum()
    false = np.bincount(places, weights=~same).cumsum()
    return -values, true, false


def auc(scores: Array, same: Array) -> float | None:
    """Return the chance that a pair of one firm ranks above a pair of two; ties count half; None without both."""
    same = np.asarray(same, bool)
    positives, negatives = int(same.sum()), int((~same).sum())
    if not positives or not negatives:
        return None
    _, true, false = _ranked(scores, same)
    steps = np.diff(np.concatenate(([0.0], false)))
    before = np.concatenate(([0.0], true[:-1]))
    return float((steps * (before + true) / 2).sum() / (positives * negatives))


def auc_interval(value: float, positives: int, negatives: int) -> tuple[float, float]:
    """Return the 95% interval of an AUC.

    Source: J. A. Hanley, B. J. McNeil, Radiology 143 (1982) 29-36.
    """
    q1, q2 = value / (2 - value), 2 * value * value / (1 + value)
    spread = value * (1 - value) + (positives - 1) * (q1 - value**2) + (negatives - 1) * (q2 - value**2)
    reach = 1.96 * math.sqrt(max(0.0, spread) / (positives * negatives))
    return max(0.0, value - reach), min(1.0, value + reach)


def cut_at_precision(scores: Array, same: Array, precision: float) -> Cut:
    """Return the most that can be found at a precision of at least this; the threshold is found on the set itself."""
    same = np.asarray(same, bool)
    values, true, false = _ranked(scores, same)
    kept = np.flatnonzero(true >= precision * (true + false) - 1e-9)
    if not kept.size or not true[kept[-1]]:
        return Cut(math.inf, Rate(0, int(same.sum())), Rate(0, 0))
    at = kept[-1]
    found, wrong = int(true[at]), int(false[at])
    return Cut(float(values[at]), Rate(found, int(same.sum())), Rate(found, found + wrong))


def counts_at(scores: Array, same: Array, threshold: float) -> F1:
    """Return the counts when every score of at least the threshold is accepted."""
    same, said = np.asarray(same, bool), np.asarray(scores, float) >= threshold
    return F1(int((said & same).sum()), int((said & ~same).sum()), int((~said & same).sum()),
              int((~said & ~same).sum()))  # fmt: skip


def best_f1(scores: Array, same: Array) -> float:
    """Return the threshold of the best F1, the highest of equals; it lies halfway to the next lower score."""
    same = np.asarray(same, bool)
    values, true, false = _ranked(scores, same)
    at = int(np.argmax(2 * true / (true + false + same.sum())))
    return float(values[at] if at + 1 == values.size else (values[at] + values[at + 1]) / 2)


def folds_of(same: Array, count: int = 5, seed: int = 5) -> Array:
    """Return a fold for each pair: shuffled by seed within each label, so that every fold has its share of both."""
    same = np.asarray(same, bool)
    folds = np.zeros(same.size, int)
    chance = np.random.Generator(np.random.PCG64(seed))
    for label in (True, False):
        rows = chance.permutation(np.flatnonzero(same == label))
        folds[rows] = np.arange(rows.size) % count
    return folds


def fold_counts(scores: Array, same: Array, folds: Array) -> F1:
    """Return the counts when each fold is judged by the threshold of the best F1 on the others."""
    total = F1(0, 0, 0)
    for fold in np.unique(folds):
        held = folds == fold
        total += counts_at(scores[held], same[held], best_f1(scores[~held], same[~held]))
    return total


def f1_interval(counts: F1, seed: int = 1) -> tuple[float, float]:
    """Return the 95% bootstrap interval of F1: the pairs are drawn anew, the thresholds stay."""
    cells = np.array([counts.true, counts.false, counts.missed, counts.rest])
    drawn = np.random.Generator(np.random.PCG64(seed)).multinomial(cells.sum(), cells / cells.sum(), DRAWS)
    values = 2 * drawn[:, 0] / np.maximum(1, 2 * drawn[:, 0] + drawn[:, 1] + drawn[:, 2])
    low, high = np.quantile(values, (0.025, 0.975))
    return float(low), float(high)


def prior_weights(same: Array, base_rate: float) -> Array:
    """Return weights under which the share of `same` is the base rate; they sum to n."""
    same = np.asarray(same, bool)
    share = same.mean()
    return np.where(same, base_rate / share, (1 - base_rate) / (1 - share))


def reliability(probabilities: Array, same: Array, weights: Array | None = None) -> list[Bin]:
    """Return ten bins of equal width, empty ones left out."""
    weights = np.ones(len(same)) if weights is None else weights
    places = np.minimum((np.asarray(probabilities) * BINS).astype(int), BINS - 1)
    found = []
    for place in np.unique(places):
        held = places == place
        part = weights[held]
        said, seen = (
            float((part * column[held]).sum() / part.sum()) for column in (probabilities, np.asarray(same))
        )
        found.append(Bin(place / BINS, int(held.sum()), said, seen, float(part.sum() / weights.sum())))
    return found


def calibration_error(probabilities: Array, same: Array, weights: Array | None = None) -> float:
    """Return the expected calibration error over ten bins: the mean gap of said and seen, by weight.

    Source: M. P. Naeini, G. F. Cooper, M. Hauskrecht, AAAI 2015, 2901-2907.
    """
    return sum(one.weight * abs(one.said - one.seen) for one in reliability(probabilities, same, weights))


def brier(probabilities: Array, same: Array, weights: Array | None = None) -> float:
    """Return the mean squared gap of probability and truth, by weight."""
    return float(np.average((np.asarray(probabilities) - np.asarray(same)) ** 2, weights=weights))
