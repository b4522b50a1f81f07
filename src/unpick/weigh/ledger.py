"""The ledger: prior log-odds and lines that add up, tempered by family, capped, aged; what would flip it."""

import datetime as dt
import hashlib
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from unpick.weigh.line import FAMILIES, STATISTICAL, Line
from unpick.weigh.words import band_of, words_of

if TYPE_CHECKING:
    import numpy as np

__all__ = ["PRIOR", "PRIOR_RANGE", "Counted", "Flip", "Ledger", "log_odds_of", "weigh"]

PRIOR: Final = 0.02
"""Share of cells of goods and prefecture in which the first proposition holds, where no base rate is given: an analyst's
prior (research, indicators 5), never one per nationality of an owner."""

PRIOR_RANGE: Final = (0.005, 0.10)
"""Range of the prior that is shown beside it."""

FAMILY_CAP: Final = 1.0
"""Most log10 of a ratio that one family of statistics adds: a ratio of 10."""

STATISTICS_CAP: Final = 1.0
"""Most that all families of statistics add together: a ratio of 10, so that numbers alone are a lead. With 100 the calibration
error is 0.03 where they share much of their noise (`bench/ledger.py`, decisions/0007)."""

LEAST: Final = 0.005
"""Log10 below which a line counts nothing, since it prints as 0.00."""

SPREAD: Final = 0.3
"""What each log10 ratio is varied by, up and down: a factor of 2."""

DRAWS: Final = 2_000
"""Variations from which the interval is taken; its ends move by about 0.02 from one set of draws to another."""

_DIGITS: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A line with what it adds.

    Attributes:
        weight: log10 ratio that it adds to the total, to two digits; 0 where it counts nothing. low, high: the same with the
            ratio varied by SPREAD. left: what grade and age leave of its ratio. note: why it adds less than its ratio, or nothing.
    """

    line: Line
    weight: float
    low: float
    high: float
    left: float
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    """What would change the band: without this origin, or with this prior."""

    says: str
    origin: str
    total: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """What the lines come to.

    Attributes:
        prior: log10 odds. lines: in the order of families, the heaviest first. total: prior and weights, added as printed.
        low, high: 90% interval over varied ratios. words: of the total, see `words_of`. median: of the variations.
        moves: the three origins that move the total most. flips: what would change the band. looked: families with a line.
    """

    prior: float
    lines: tuple[Counted, ...]
    total: float
    low: float
    median: float
    high: float
    words: str
    bands: int
    origins: int
    moves: tuple[str, ...]
    flips: tuple[Flip, ...]
    looked: tuple[str, ...]


def log_odds_of(share: float) -> float:
    """Return a share as log-odds to base 10.

    Raises:
        ValueError: it does not lie between 0 and 1.
    """
    if not 0 < share < 1:
        raise ValueError(f"a prior of {share} is none: it lies between 0 and 1")
    return math.log10(share / (1 - share))


def weigh(lines: Iterable[Line], *, on: dt.date, prior: float = PRIOR) -> Ledger:
    """Return what lines come to on a day; their order and copies of them change nothing.

    Args:
        prior: the share of like cells in which the first proposition holds.

    Raises:
        ValueError: the prior does not lie between 0 and 1.
    """
    given = sorted(set(lines), key=_order)
    start = round(log_odds_of(prior), _DIGITS)
    chosen, notes = _one_per_origin(given, on)
    added = _weights(chosen, [_raw(line, on) for line in chosen])
    by_line = {id(line): weight for line, weight in zip(chosen, added, strict=True)}
    counted = [_counted(line, by_line.get(id(line)), notes.get(id(line), ""), on, chosen) for line in given]
    total = round(start + math.fsum(one.weight for one in counted), _DIGITS)
    low, median, high = _interval(chosen, start, on)
    looked = tuple(family for family in FAMILIES if any(line.family == family for line in given))
    origins = sorted({one.line.origin for one in counted if one.weight})
    without = {
        origin: _total([line for line in given if line.origin != origin], start, on) for origin in origins
    }
    words = words_of(total, against=_against(counted), families=len(looked))
    return Ledger(
        prior=start,
        lines=tuple(
            sorted(
                counted, key=lambda one: (FAMILIES.index(one.line.family), -abs(one.weight), _order(one.line))
            )
        ),
        total=total,
        low=low,
        median=median,
        high=high,
        words=words,
        bands=band_of(high) - band_of(low) + 1,
        origins=len(origins),
        moves=tuple(sorted(origins, key=lambda one: (-abs(total - without[one]), one))[:3]),
        flips=tuple(_flips(given, without, total, start, on, words)),
        looked=looked,
    )


def _against(lines: Iterable[Counted]) -> float:
    return -math.fsum(one.weight for one in lines if one.weight < 0)


def _order(line: Line) -> tuple[str, ...]:
    return (
        line.family,
        line.origin,
        line.key,
        line.says,
        repr(line.ratio),
        line.grade,
        str(line.day),
        str(line.half_life),
        repr(line.why),
    )


def _raw(line: Line, on: dt.date) -> float:
    return math.log10(line.ratio) * line.share_left(on)


def _one_per_origin(lines: Sequence[Line], on: dt.date) -> tuple[list[Line], dict[int, str]]:
    """Return the lines that count, one of each origin, family and direction, and why the others do not.

    The one told first counts, of one day the strongest: what is printed again, elsewhere and later, adds nothing.
    """
    best: dict[tuple[str, str, bool], Line] = {}
    for line in sorted(
        lines, key=lambda one: (one.told or dt.date.max, -abs(math.log10(one.ratio)), _order(one))
    ):
        if line.ratio != 1:
            best.setdefault((line.family, line.origin, line.ratio > 1), line)
    first = {id(line) for line in best.values()}
    chosen = [line for line in lines if id(line) in first and abs(_raw(line, on)) >= LEAST]
    notes = {}
    for line in lines:
        if line.ratio == 1:
            notes[id(line)] = "speaks for neither"
        elif id(line) in first:
            notes[id(line)] = "nothing is left of it by grade and age"
        else:
            notes[id(line)] = f"the same origin as another line: {line.origin}"
    return chosen, notes


def _weights(lines: Sequence[Line], raw: Sequence[float]) -> list[float]:
    """Return what each line adds: its log-ratio times the temper of its family, within the caps.

    Families of statistics are tempered among themselves too: what moves one series (a closure, a fault in the data) moves others.
    """
    held = {
        family: [one for line, one in zip(lines, raw, strict=True) if line.family == family]
        for family in FAMILIES
    }
    factors = {family: _temper(values) for family, values in held.items()}
    sums = {}
    for family in STATISTICAL:
        total = math.fsum(held[family]) * factors[family]
        factors[family] *= FAMILY_CAP / abs(total) if abs(total) > FAMILY_CAP else 1.0
        sums[family] = math.fsum(held[family]) * factors[family]
    together = _temper(list(sums.values()))
    statistics = math.fsum(sums.values()) * together
    if abs(statistics) > STATISTICS_CAP:
        together *= STATISTICS_CAP / abs(statistics)
    return [
        one * factors[line.family] * (together if line.family in STATISTICAL else 1.0)
        for line, one in zip(lines, raw, strict=True)
    ]


def _temper(values: Sequence[float]) -> float:
    """Return the factor for lines of one family: root of the sum of squares over the sum of amounts.

    For k equal lines it is one over the root of k, the mean times the root of k (research, indicators 5); a faint line
    beside a strong one takes nothing from it.
    """
    amounts = math.fsum(abs(one) for one in values)
    return math.sqrt(math.fsum(one * one for one in values)) / amounts if amounts else 1.0


def _counted(line: Line, weight: float | None, note: str, on: dt.date, chosen: Sequence[Line]) -> Counted:
    left = line.share_left(on)
    if weight is None:
        return Counted(line=line, weight=0.0, low=0.0, high=0.0, left=left, note=note)
    family = [one for one in chosen if one.family == line.family]
    temper = _temper([_raw(one, on) for one in family])
    spread = []
    for step in (-SPREAD, SPREAD):
        raw = [_raw(one, on) + (step * left if one is line else 0.0) for one in chosen]
        spread.append(_weights(chosen, raw)[next(at for at, one in enumerate(chosen) if one is line)])
    parts = [
        *([f"grade {line.grade}"] if line.grade != "A" else []),
        *(
            [f"{line.months(on):.0f} months old"]
            if line.half_life is not None and line.months(on) >= 1
            else []
        ),
        *([f"one of {len(family)} of its family"] if len(family) > 1 else []),
        *(["capped"] if abs(weight) < abs(_raw(line, on)) * temper - 1e-9 else []),
    ]
    return Counted(
        line=line,
        weight=round(weight, _DIGITS) + 0.0,
        low=round(spread[0], _DIGITS) + 0.0,
        high=round(spread[1], _DIGITS) + 0.0,
        left=left,
        note=", ".join(parts),
    )


def _total(lines: Sequence[Line], start: float, on: dt.date) -> float:
    chosen, _ = _one_per_origin(lines, on)
    added = _weights(chosen, [_raw(line, on) for line in chosen])
    return round(start + math.fsum(round(one, _DIGITS) for one in added), _DIGITS)


def _interval(chosen: Sequence[Line], start: float, on: dt.date) -> tuple[float, float, float]:
    """Return the 5th, 50th and 95th percentile of the total when each log-ratio is varied evenly by SPREAD."""
    import numpy as np

    if not chosen:
        return start, start, start
    chosen = sorted(chosen, key=_numbers)
    alike: Counter[tuple[str, ...]] = Counter()
    columns = []
    for line in chosen:
        columns.append(_raw(line, on) + _draws(line, alike[_numbers(line)]) * line.share_left(on))
        alike[_numbers(line)] += 1
    raw = np.stack(columns, axis=1)
    totals, sums = np.full(DRAWS, start), []
    for family in FAMILIES:
        held = [at for at, line in enumerate(chosen) if line.family == family]
        if held and family in STATISTICAL:
            sums.append(np.clip(_tempered(raw[:, held]), -FAMILY_CAP, FAMILY_CAP))
        elif held:
            totals += _tempered(raw[:, held])
    if sums:
        totals += np.clip(_tempered(np.stack(sums, axis=1)), -STATISTICS_CAP, STATISTICS_CAP)
    low, median, high = (round(float(one), _DIGITS) + 0.0 for one in np.quantile(totals, (0.05, 0.5, 0.95)))
    return low, median, high


def _tempered(values: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    """Return the tempered sums of rows, as `_temper` has them."""
    import numpy as np

    amounts = np.abs(values).sum(axis=1)
    sums: np.ndarray[Any, Any] = values.sum(axis=1) * np.sqrt((values * values).sum(axis=1))
    return sums / np.where(amounts > 0, amounts, 1.0)


def _numbers(line: Line) -> tuple[str, ...]:
    """Return what a line weighs by: no name, script or number of a statement is in it."""
    return line.family, repr(line.ratio), line.grade, str(line.day), str(line.half_life)


def _draws(line: Line, place: int) -> "np.ndarray[Any, Any]":
    """Return the variations of a line: the same whatever it is called and whatever else stands in the ledger.

    Args:
        place: how many lines of the same numbers stand before it; they vary apart.
    """
    import numpy as np

    seed = hashlib.sha256("\0".join((*_numbers(line), str(place))).encode()).digest()
    return np.random.Generator(np.random.Philox(key=int.from_bytes(seed[:16], "big"))).uniform(
        -SPREAD, SPREAD, DRAWS
    )


def _flips(
    given: Sequence[Line], without: dict[str, float], total: float, start: float, on: dt.date, told: str
) -> Iterable[Flip]:
    """Yield what would change the words: an origin taken out, another base rate."""
    here = band_of(total)
    for origin in sorted(without, key=lambda one: (-abs(total - without[one]), one)):
        if band_of(without[origin]) != here:
            words = words_of(without[origin])
            if words != told:
                yield Flip(
                    says=f"without {origin}: {words}", origin=origin, total=without[origin], words=words
                )
    for prior in PRIOR_RANGE:
        other = _total(given, round(log_odds_of(prior), _DIGITS), on)
        if band_of(other) != here and start != round(log_odds_of(prior), _DIGITS):
            words = words_of(other)
            if words != told:
                yield Flip(
                    says=f"with a base rate of {prior:.1%}: {words}", origin="", total=other, words=words
                )
