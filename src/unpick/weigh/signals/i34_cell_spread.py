"""I34: unit values of one kind of goods from one country by month, with the spread of each month."""

import datetime as dt
import math
from collections import Counter
from functools import partial
from itertools import groupby
from statistics import median
from typing import Any, Final

from unpick.model.signal import Resolution, Signal
from unpick.weigh.signals import Indicator, Inputs
from unpick.weigh.signals.cells import WORDS
from unpick.weigh.signals.figures import begin_at, land, months_of

__all__ = ["INDICATOR"]

_Z90: Final = 1.6449
"""The 95% quantile of the normal distribution: 90% lie within it on both sides."""

Row = dict[str, Any]


def measure(inputs: Inputs) -> list[Signal]:
    """Return one signal per goods, country and unit with a month that can judge; one refusal per heading for all others."""
    table = inputs.tables.get("signal_cells")
    rows: list[Row] = table.to_pylist() if table is not None else []
    signals: list[Signal] = []
    refused: dict[str, list[Row]] = {}
    for (code, origin, unit), cells in groupby(
        rows, key=lambda row: (row["code6"], row["origin"], row["unit"])
    ):
        held = list(cells)
        if any(row["state"] == "judged" for row in held):
            signals.append(_measured(f"{code} from {land(origin)} per {unit}", code, held))
        else:
            refused.setdefault(code[:4], []).extend(held)
    return [*signals, *(_refused(heading, held) for heading, held in sorted(refused.items()))]


def _measured(subject: str, code: str, cells: list[Row]) -> Signal:
    judged = [row for row in cells if row["state"] == "judged"]
    last = judged[-1]
    spread = median(row["spread"] for row in judged)
    return _begun(subject, code, cells)(
        estimate=math.exp(last["middle"]),
        low=math.exp(last["middle"] - _Z90 * last["spread"]),
        high=math.exp(last["middle"] + _Z90 * last["spread"]),
        unit=f"USD/{last['unit']}",
        n=sum(row["bills"] for row in judged),
        says=f"In {last['month']:%Y-%m} half of {last['bills']} shipments were declared below {math.exp(last['middle']):.2f} USD per {last['unit']}. "
        f"{len(judged)} of {len(cells)} months can judge a shipment ({sum(row['bills'] for row in judged):,} shipments; the logarithm spreads by "
        f"{spread:.2f} in the middle one of them){_left_out(cells)}.",
        series=tuple(
            (
                f"spread {row['spread']:.2f}, n {row['bills']}",
                row["month"],
                math.exp(row["middle"]),
                math.exp(row["middle"] - _Z90 * row["spread"]),
                math.exp(row["middle"] + _Z90 * row["spread"]),
            )
            # One month is no line to draw.
            for row in (judged if len(judged) > 1 else ())
        ),
    )


def _left_out(cells: list[Row]) -> str:
    states = Counter(row["state"] for row in cells if row["state"] != "judged")
    told = "; ".join(f"{WORDS[state]} ({count})" for state, count in sorted(states.items()))
    return f"; not used: {told}" if told else ""


def _refused(heading: str, cells: list[Row]) -> Signal:
    worst = Counter(row["state"] for row in cells).most_common()
    told = ", ".join(f"{WORDS[state]} ({count})" for state, count in sorted(worst))
    return _begun(f"heading {heading}", heading, cells)(
        refused=f"no month can judge: {told}",
        lacks="more shipments of the same goods, country, unit and month, by more shippers",
    )


def _begun(subject: str, product: str, cells: list[Row]) -> "partial[Signal]":
    months: list[dt.date] = [row["month"] for row in cells]
    return begin_at(
        INDICATOR,
        subject,
        months_of(min(months), max(months)),
        product=product,
        null_model="values of one month spread log-normally round their median",
        ask="invoices of the shipments that lie farthest out, with the unit and what the price covers",
    )


INDICATOR = Indicator(
    id="I34",
    name="unit values and their spread",
    kind="",
    resolution=Resolution.CODE,
    claim="prices below what others pay for the same goods",
    source="median and median absolute deviation of log unit value per HS6, origin, unit and month; research, indicators 3 (JRC fair prices)",
    can="what such goods cost in that month, and whether the month is quiet enough to judge one shipment",
    cannot="why values differ: fiber, size, quality, part of the work",
    innocent=("one code holds goods of very different price",),
    measure=measure,
    sql=("signal_cells",),
)
