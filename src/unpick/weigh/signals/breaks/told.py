"""A break, or a statistic fixed beforehand, as a signal: the same for every indicator that rests on one."""

import datetime as dt
import math
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from unpick.model.signal import Signal
from unpick.weigh.signals.breaks.fixed import Fixed
from unpick.weigh.signals.breaks.monthly import Monthly, month_day
from unpick.weigh.signals.breaks.pool import Broken, grain_of
from unpick.weigh.signals.breaks.rank import Trial, Underpowered
from unpick.weigh.signals.figures import begin_at

if TYPE_CHECKING:
    from unpick.weigh.signals import Indicator

__all__ = ["UNIT", "break_signal", "fixed_signal"]

UNIT: Final = "times the level before, against peers"

_NULL: Final = "series of the same kind break as strongly by chance: rank among matched controls, each less the median of its peers"
_WORDS: Final = {-1: "fell", 1: "rose", 0: "changed"}
_HALVED: Final = {-1: "a fall to half", 1: "a rise to double", 0: "a fall to half"}


def break_signal(
    indicator: "Indicator",
    broken: Broken,
    *,
    what: str,
    ask: str,
    direction: int,
    more: str = "",
    unit: str = UNIT,
) -> Signal:
    """Return the signal of one tested series.

    Args:
        what: the figure in words, such as "volume". more: a further sentence. unit: of the step.
    """
    series, outcome = broken.series, broken.outcome
    told = partial(
        Signal,
        indicator=indicator.id,
        kind=indicator.kind,
        resolution=grain_of(series.subject),
        subject=series.subject,
        product=series.kind[2],
        start=month_day(series.first),
        end=month_day(series.first + len(series.values) - 1, last=True),
        unit=unit,
        null_model=_NULL,
        n=series.told,
        cannot=indicator.cannot,
        innocent=indicator.innocent,
        ask=ask,
        why=series.why,
    )
    if not isinstance(outcome, Trial):
        return told(refused=outcome.refused, lacks=outcome.lacks)
    return told(
        estimate=math.exp(outcome.size),
        low=math.exp(outcome.low),
        high=math.exp(outcome.high),
        controls=broken.controls,
        p=outcome.p,
        power=outcome.power,
        power_for=_HALVED[direction],
        fires=outcome.fires,
        dated=(
            month_day(series.first + outcome.first),
            month_day(series.first + outcome.last, last=True),
        )
        if outcome.fires
        else None,
        says=" ".join(one for one in (_says(broken, outcome, what, direction), more) if one),
        against=_against(outcome),
        series=_picture(broken, outcome),
    )


def fixed_signal(
    indicator: "Indicator",
    series: Monthly,
    found: Fixed | Underpowered,
    *,
    unit: str,
    null_model: str,
    ask: str,
    power_for: str,
    power_says: str,
    says: Callable[[str, str], str],
) -> Signal:
    """Return the signal of one series whose slope or step was ranked (`fixed.rank_fixed`).

    Args:
        power_for, power_says: what is told at that power, in the record and in the sentence.
        says: from the estimate and its interval as they are printed to the first part of the sentence.
    """
    last = series.first + len(series.values) - 1
    told = begin_at(
        indicator,
        series.subject,
        (month_day(series.first), month_day(last, last=True)),
        product=series.kind[2],
        unit=unit,
        null_model=null_model,
        ask=ask,
        n=series.told,
        why=series.why,
    )
    if not isinstance(found, Fixed):
        return told(refused=found.refused, lacks=found.lacks)
    estimate, low, high = (math.exp(one) for one in (found.size, found.low, found.high))
    rank = f"rank {found.p:.3g} among {len(found.controls)} controls (level {found.level:.0%})"
    return told(
        estimate=estimate,
        low=low,
        high=high,
        controls=found.controls,
        p=found.p,
        power=found.power,
        power_for=power_for,
        fires=found.fires,
        says=f"{says(f'{estimate:.2f} times', f'({low:.2f} to {high:.2f})')}; {rank}; {power_says} would be told in {found.power:.0%}.",
    )


def _against(outcome: Trial) -> tuple[str, ...]:
    """Return what speaks against a break that fires."""
    told = []
    if outcome.fires and outcome.is_drift_as_likely:
        told.append(
            "a steady drift over the whole time explains the figures about as well as a change at one time"
        )
    if outcome.fires and outcome.is_outlier:
        told.append(
            f"{outcome.as_persistent:.0%} of the controls are as persistent: chance may break this series more often than them"
        )
    return tuple(told)


def _says(broken: Broken, outcome: Trial, what: str, direction: int) -> str:
    first, last = (
        month_day(broken.series.first + at).isoformat()[:7] for at in (outcome.first, outcome.last)
    )
    dated = f"in {first}" if first == last else f"between {first} and {last}"
    count = len(outcome.controls)
    as_strong = round(outcome.p * (count + 1)) - 1
    tail = f"{as_strong} of {count} controls break as strongly (p {outcome.p:.3g}, level {outcome.level:.0%})"
    power = f"{_HALVED[direction]} would be told in {outcome.power:.0%} of series like this"
    what = what[0].upper() + what[1:]
    if not outcome.fires:
        return f"{what}: no break beyond chance; {tail}; {power}."
    word = _WORDS[direction] if direction else ("fell" if outcome.size < 0 else "rose")
    return (
        f"{what} {word} to {math.exp(outcome.size):.2f} times its level before ({math.exp(outcome.low):.2f} to "
        f"{math.exp(outcome.high):.2f}), peers taken off, {dated}; {tail}; {power}."
    )


def _picture(
    broken: Broken, outcome: Trial
) -> tuple[tuple[str, dt.date, float, float | None, float | None], ...]:
    rows = []
    for at, (value, (low, high)) in enumerate(zip(outcome.ratio, outcome.band, strict=True)):
        if not math.isnan(value):
            day = month_day(broken.series.first + at)
            rows.append(("against peers", day, math.exp(value), math.exp(low), math.exp(high)))
    return tuple(rows)
