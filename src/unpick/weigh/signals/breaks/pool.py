"""Which series stand as controls of which: of the same measure, unit, goods and grain, over the same months, of other subjects."""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from unpick.model.signal import Resolution
from unpick.weigh.signals.breaks.monthly import Monthly, logs
from unpick.weigh.signals.breaks.rank import FEWEST, TOLD, Trial, Underpowered, rank_break, too_short

__all__ = ["Broken", "alike_rows", "few", "grain_of", "rank_series", "unfit"]

_CODE: Final = re.compile(r"[0-9.]{2,12}|[A-Z]{2,3}")
"""A heading, or a country by two or three capital letters: a code, not a firm."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """One series with what was found. controls: names of the series that stood beside it, nearest first."""

    series: Monthly
    outcome: Trial | Underpowered
    controls: tuple[str, ...] = ()


def grain_of(subject: str) -> Resolution:
    """Return at what grain figures of a subject stand.

    >>> grain_of("6704"), grain_of("KG"), grain_of("Invented Mill")[:8]
    (<Resolution.CODE: 'country or code'>, <Resolution.CODE: 'country or code'>, 'supplier')
    """
    return Resolution.CODE if _CODE.fullmatch(subject) else Resolution.SUPPLIER


def rank_series(
    asked: Sequence[Monthly],
    others: Sequence[Monthly],
    *,
    direction: int,
    transform: Callable[[Sequence[float]], list[float] | None] = logs,
) -> list[Broken]:
    """Return every series asked about, tested against all others of its kind.

    Args:
        others: series of subjects nobody asks about; those asked about stand as controls of one another as well.
        transform: values to logs; None when they are too sparse.
    """
    every = [*asked, *others]
    return [_tested(one, every, direction, transform) for one in asked]


def _tested(
    series: Monthly,
    every: Sequence[Monthly],
    direction: int,
    transform: Callable[[Sequence[float]], list[float] | None],
) -> Broken:
    import numpy as np

    if refused := unfit(series, transform):
        return Broken(series=series, outcome=refused)
    first, count = series.first, len(series.values)
    names, rows = alike_rows(series, every, transform)
    if len(rows) - 1 < FEWEST:
        return Broken(series=series, outcome=few(len(rows) - 1))
    months = np.arange(first, first + count, dtype=np.int64) % 12
    outcome = rank_break(np.array(rows, dtype=np.float64), months, direction=direction)
    if isinstance(outcome, Underpowered):
        return Broken(series=series, outcome=outcome)
    return Broken(series=series, outcome=outcome, controls=tuple(names[one] for one in outcome.controls))


def alike_rows(
    series: Monthly,
    every: Sequence[Monthly],
    transform: Callable[[Sequence[float]], list[float] | None],
) -> tuple[list[str], list[list[float]]]:
    """Return names and transformed values of a series that can be tested, first, and of all that can stand beside it."""
    first, count = series.first, len(series.values)
    names, rows = [series.subject], [transform(series.values) or []]
    for other in every:
        if other.subject == series.subject or other.conflict or not _alike(series, other):
            continue
        values = other.between(first, count)
        if sum(not math.isnan(value) for value in values) < TOLD * series.told:
            continue
        if (row := transform(values)) is not None:
            names.append(_name(other))
            rows.append(row)
    return names, rows


def unfit(series: Monthly, transform: Callable[[Sequence[float]], list[float] | None]) -> Underpowered | None:
    """Return why a series cannot be tested, or nothing."""
    import numpy as np

    if series.conflict:
        return Underpowered(refused=f"figures conflict: {series.conflict}", lacks="one figure a month")
    if refused := too_short(np.array(series.values)):
        return refused
    if transform(series.values) is None:
        return Underpowered(
            refused="too sparse: over a fifth of the months stand at zero",
            lacks="a longer period for each figure",
        )
    return None


def few(count: int, goods: str = "the same goods") -> Underpowered:
    """Return the refusal for want of controls."""
    return Underpowered(
        refused=f"fewer than {FEWEST} matched controls: {count}",
        lacks=f"monthly figures of other subjects, of the same measure and unit, of {goods}, over the same months",
    )


def _alike(one: Monthly, other: Monthly) -> bool:
    """Tell whether two series are of one measure, unit, product, channel and grain; where they are does not matter."""
    mine, its = one.kind, other.kind
    return (
        mine[:4] == its[:4]
        and bool(mine[4]) == bool(its[4])
        and grain_of(one.subject) is grain_of(other.subject)
    )


def _name(series: Monthly) -> str:
    partner = series.kind[4]
    return f"{series.subject} ({partner})" if partner else series.subject
