"""Section on calibration: how often what is said with a probability is so, whole and by script."""

from collections.abc import Iterator

import numpy as np

from _names_metrics import brier, calibration_error, prior_weights, reliability
from _names_ours import Scored
from _names_pairs import sets_of
from _names_report import Table
from _names_sets import Pairs

__all__ = ["calibration", "pooled_halves"]

LEAST = 200
"""Pairs below which no calibration is told (issue "Names")."""


def _groups(pairs: Pairs, at: np.ndarray) -> Iterator[tuple[str, np.ndarray]]:
    yield "all", at
    scripts = np.array([pairs.rows[i].scripts for i in at])
    for script in sorted(set(scripts)):
        yield script, at[scripts == script]


def _at_rate(said: np.ndarray, stated: float, own: float) -> np.ndarray:
    """Return probabilities stated under one base rate as they are under another (Bayes: the odds shift)."""
    held = np.clip(said, 1e-12, 1 - 1e-12)
    odds = held / (1 - held) * (own / (1 - own)) / (stated / (1 - stated))
    return odds / (1 + odds)


def pooled_halves(pairs: Pairs, half: str) -> tuple[str, ...]:
    """Return the sets of pairs that are this half ("dev", "test") of a set, in the order of their names."""
    return tuple(sorted({row.source for row in pairs.rows if row.source.endswith(f"{half} half")}))


def calibration(
    pairs: Pairs, one: Scored, title: str, halves: tuple[str, ...], stated: float | None
) -> list[Table]:
    """Return the errors and the reliability table of sets of pairs together.

    Two views of the same probabilities: under the base rate they are stated under, the pairs weighted to it; and shifted to
    the share of positives in the sets, unweighted, where the middle bins have pairs. Before the scorer tells a probability
    its score stands in, unshifted.

    Args:
        title: what the sets are called in the tables. halves: names of the sets. stated: base rate of the probabilities; None when the product states none.
    """
    found = sets_of(pairs, halves)
    if not found or one.probabilities is None:
        return []
    at = np.concatenate([numbers for _, numbers in found])
    told = one.probabilities
    none = bool(np.isnan(told[at]).all())
    if none:
        told = 1 / (1 + np.exp(-one.scores))
    rows = [_row(pairs, told, script, own, stated) for script, own in _groups(pairs, at)]
    what = "the score (no probability is told yet)" if none else "the probability"
    base = f"base rate {stated:g}" if stated else "no base rate is stated: read as that of the set"
    columns = (
        "scripts",
        "n",
        "told",
        "error at the stated rate",
        "Brier",
        "error at their own rate",
        "Brier, own rate",
    )
    tables = [
        Table(
            f"Calibration, {title}",
            columns,
            rows,
            f"Expected calibration error over ten bins of {what}; {base}; a dash below {LEAST} pairs.",
        )
    ]
    known = at[~np.isnan(told[at])]
    if known.size >= LEAST:
        same = pairs.same[known]
        said = _at_rate(told[known], stated, float(same.mean())) if stated else told[known]
        lines = [[f"{b.low:.1f}-{b.low + 0.1:.1f}", b.n, b.said, b.seen] for b in reliability(said, same)]
        tables.append(
            Table(
                f"Reliability, {title}",
                ("bin", "n", "mean said", "share same"),
                lines,
                "At the own share of positives.",
            )
        )
    return tables


def _row(pairs: Pairs, told: np.ndarray, script: str, own: np.ndarray, stated: float | None) -> list[object]:
    known = own[~np.isnan(told[own])]
    same = pairs.same[known]
    if known.size < LEAST or same.all() or not same.any():
        return [script, own.size, known.size, None, None, None, None]
    share = float(same.mean())
    weights = prior_weights(same, stated or share)
    shifted = _at_rate(told[known], stated, share) if stated else told[known]
    return [script, own.size, known.size,
            calibration_error(told[known], same, weights), brier(told[known], same, weights),
            calibration_error(shifted, same), brier(shifted, same)]  # fmt: skip
