"""Our side of the name benchmark: pairs through the public interface, as anyone would call it."""

import dataclasses
import importlib
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from _names_sets import Pairs
from unpick.names import normalise, score_pair
from unpick.names.score.model import outcomes
from unpick.names.score.packed import pack
from unpick.names.score.rows import count_rows

__all__ = ["Scored", "base_rate", "person_scorer", "score_all", "seconds_compiled", "seconds_per_pair"]

OUTCOMES = ("different", "unsure", "same")


@dataclasses.dataclass(frozen=True, slots=True)
class Scored:
    """What one scorer says of every pair; what it does not give is None.

    Attributes:
        scores: higher is more alike. outcomes: 0 different, 1 unsure, 2 same.
        probabilities: NaN where the scorer gives none. cpu: seconds for all pairs.
    """

    name: str
    scores: np.ndarray
    cpu: float
    outcomes: np.ndarray | None = None
    probabilities: np.ndarray | None = None

    def take(self, at: np.ndarray) -> "Scored":
        """Return what was said of the chosen pairs."""
        return dataclasses.replace(
            self,
            scores=self.scores[at],
            outcomes=None if self.outcomes is None else self.outcomes[at],
            probabilities=None if self.probabilities is None else self.probabilities[at],
        )


def person_scorer() -> Callable[[str, str], Any]:
    """Return the scorer of persons' names, or that of firms' while there is none."""
    try:
        scorer: Callable[[str, str], Any] = importlib.import_module("unpick.names.people").score_people
    except (ImportError, AttributeError):
        return score_pair
    return scorer


def base_rate() -> float | None:
    """Return the base rate that the probabilities are stated under, where the product states one."""
    for module in ("unpick.names", "unpick.names.score", "unpick.names.pair"):
        try:
            value = getattr(importlib.import_module(module), "BASE_RATE", None)
        except ImportError:
            continue
        if value is not None:
            return float(value)
    return None


def score_all(pairs: Pairs) -> Scored:
    """Score every pair, persons by the scorer of persons."""
    people = person_scorer()
    for name in ("Korea Ryonbong General Corporation", "조선련봉총회사", "丹东红星服装有限公司"):
        # What is read or compiled on first use is no cost of a pair.
        score_pair(name, name)
        people(name, name)
    started = time.process_time()
    said = [(people if row.schema == "Person" else score_pair)(row.a, row.b) for row in pairs.rows]
    cpu = time.process_time() - started
    told = [getattr(one, "probability", None) for one in said]
    return Scored(
        "unpick",
        np.array([one.log_odds for one in said]),
        cpu,
        np.array([OUTCOMES.index(one.outcome) for one in said]),
        np.array([np.nan if one is None else one for one in told]),
    )


def seconds_per_pair(pairs: Pairs, *, rounds: int = 3) -> tuple[float, float]:
    """Return CPU seconds a pair of firms from two strings, and from two names taken apart; the best round of each."""
    rows = [row for row in pairs.rows if row.schema != "Person"]
    taken = [(normalise(row.a), normalise(row.b)) for row in rows]
    both = []
    for work in ([(row.a, row.b) for row in rows], taken):
        times = []
        for _ in range(rounds):
            started = time.process_time()
            for a, b in work:
                score_pair(a, b)
            times.append(time.process_time() - started)
        both.append(min(times) / len(rows))
    return both[0], both[1]


def seconds_compiled(pairs: Pairs, *, times: int = 100, rounds: int = 3) -> tuple[float, float]:
    """Return CPU seconds a pair of packed firms, findings, log-odds and outcome, in one thread; the best round.

    Returns:
        of the pairs of the file, and of each first name against a second one drawn at random.
    """
    rows = [row for row in pairs.rows if row.schema != "Person"]
    left, right = pack(normalise(row.a) for row in rows), pack(normalise(row.b) for row in rows)
    at = np.tile(np.arange(len(rows)), times)
    told = []
    for other in (at, np.random.default_rng(1).permutation(at)):
        outcomes(count_rows(left, right, at[:10], other[:10], threads=1))
        spent = []
        for _ in range(rounds):
            started = time.process_time()
            outcomes(count_rows(left, right, at, other, threads=1))
            spent.append(time.process_time() - started)
        told.append(min(spent) / at.size)
    return told[0], told[1]
