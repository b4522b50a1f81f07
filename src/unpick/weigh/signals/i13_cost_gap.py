"""I13: what goods of a country of concern cost against the same goods of others, month by month."""

import math
from itertools import groupby
from statistics import median
from typing import Any, Final

from unpick.model.intervals import median_ranks
from unpick.model.signal import Resolution, Signal
from unpick.weigh.signals import Indicator, Inputs
from unpick.weigh.signals.figures import begin_at, land, months_of

__all__ = ["INDICATOR"]

_LEAST_SIDE: Final = 5
"""Shipments that a country needs in a month to have a median of its own there."""

_LEAST_MONTHS: Final = 6
"""Fewer months have no 90% interval of their median: 2 x 0.5^5 is 6%, 2 x 0.5^4 is over 10%; six leave one to spare."""

Row = dict[str, Any]


def measure(inputs: Inputs) -> list[Signal]:
    """Return the gap of each country of concern, heading and unit: 1 - exp(median difference of log unit values)."""
    table = inputs.tables.get("signal_cost_gap")
    rows: list[Row] = table.to_pylist() if table is not None else []
    held = groupby(rows, key=lambda row: (row["origin"], row["code6"], row["unit"]))
    return [_signal(origin, code, unit, list(found)) for (origin, code, unit), found in held]


def _signal(origin: str, code: str, unit: str, rows: list[Row]) -> Signal:
    told = begin_at(
        INDICATOR,
        f"{code} from {land(origin)} per {unit}",
        months_of(rows[0]["month"], rows[-1]["month"]),
        product=code,
        unit="share cheaper",
        null_model="unit values of this country lie at the middle of those of the others, month by month",
        ask="invoices of both sides for goods of the same make",
    )
    months = sorted({row["month"] for row in rows})
    if len(months) < _LEAST_MONTHS:
        return told(
            refused=f"too few months: {len(months)} in which {land(origin)} and another country each have {_LEAST_SIDE} shipments",
            lacks=f"{_LEAST_MONTHS} such months",
        )
    gaps = sorted(row["gap"] for row in rows)
    least, most = median_ranks(len(gaps), 0.9)
    estimate, low, high = (1 - math.exp(one) for one in (median(gaps), gaps[most], gaps[least]))
    return told(
        estimate=estimate,
        low=low,
        high=high,
        n=len(gaps),
        says=f"{code} from {land(origin)} was {estimate:.0%} cheaper per {unit} by the middle month than from other countries ({low:.0%} to {high:.0%}, {len(gaps)} months, "
        f"{sum(row['bills'] for row in rows)} shipments against {sum(row['bills_beside'] for row in rows)}).",
    )


INDICATOR = Indicator(
    id="I13",
    name="cost gap",
    kind="",
    resolution=Resolution.CODE,
    claim="up to 75% cheaper",
    source="1 - exp(median difference of log unit value) within HS6, unit and month; research, indicators 1 (I13)",
    can="how much less is declared for goods of that country than for the same code from others",
    cannot="why: no source gives the gap that forced labor leaves, so it does not fire; 'up to' in the claim is an upper bound",
    innocent=("quality, fiber and order size", "another stage of work under the same code"),
    measure=measure,
    sql=("signal_cost_gap",),
    parameters={"signal_cost_gap": {"least_side": _LEAST_SIDE}},
)
