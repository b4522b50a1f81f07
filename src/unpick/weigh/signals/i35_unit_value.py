"""I35: the declared value of one shipment against the cell of its goods, country, unit and month."""

import math
from typing import Any, Final

from unpick.model.signal import Resolution, Signal
from unpick.weigh.signals import Indicator, Inputs
from unpick.weigh.signals.cells import LEAST_Z, MOST_DEAR, WORDS, power_of
from unpick.weigh.signals.figures import begin_at, land

__all__ = ["INDICATOR", "signal_of"]

_MOST: Final = 200
"""Shipments shown at most, the farthest first; how many there are in all is said with each."""

_Z90: Final = 1.6449

Row = dict[str, Any]


def measure(inputs: Inputs) -> list[Signal]:
    """Return the shipments far below their cell, and a refusal for each subject asked about whose shipments nothing could judge."""
    far, unjudged = (inputs.tables.get(name) for name in INDICATOR.sql)
    signals = [signal_of(row) for row in (far.to_pylist() if far is not None else [])]
    wanted = {name.casefold() for name in inputs.subjects}
    rows: dict[str, list[Row]] = {}
    for row in unjudged.to_pylist() if unjudged is not None and wanted else []:
        if row["shipper_name"].casefold() in wanted:
            rows.setdefault(row["shipper_name"], []).append(row)
    return [*signals, *(_refused(name, held) for name, held in sorted(rows.items()))]


def signal_of(row: Row) -> Signal:
    """Return the signal of one row of `store/sql/signal_unit_values.sql`."""
    usual, value, spread = math.exp(row["middle"]), math.exp(row["log_value"]), row["spread"]
    return begin_at(
        INDICATOR,
        row["shipper_name"] or "a shipper not named",
        (row["day"], row["day"]),
        product=row["code6"],
        unit="value over the usual value",
        null_model="values of these goods lie as far above the median of their cell as below it",
        ask="the invoice of this shipment with its unit, the contract that says what the price covers, and payroll of the weeks it was made",
    )(
        estimate=value / usual,
        low=value / usual * math.exp(-_Z90 * spread),
        high=value / usual * math.exp(_Z90 * spread),
        n=row["bills"],
        power=power_of(spread),
        power_for="a value cut by 75%",
        fires=True,
        says=f"Declared at {value:.2f} USD per {row['unit']}; half of {row['bills']} shipments of {row['code6']} from {land(row['origin'])} in "
        f"{row['day']:%Y-%m}, by {row['shippers']} shippers, were declared below {usual:.2f}. It lies {-row['z']:.1f} spreads under that (one spread is "
        f"{spread:.2f} in logs). For each shipment of these goods so far below there are {row['dear']:.2f} as far above. Of {row['judged']:,} shipments "
        f"judged {_lie(row['far_below'])} {-LEAST_Z:g} spreads or more below; shown are those ({row['found']:,}) against "
        f"each of which at most {MOST_DEAR:g} lie as far above.",
        why=(f"{row['document']}#{row['row']}",),
    )


def _lie(count: int) -> str:
    return f"{count:,} lie{'s' * (count == 1)}"


def _refused(name: str, rows: list[Row]) -> Signal:
    told = ", ".join(f"{row['bills']} in {WORDS[row['state']]}" for row in rows)
    return begin_at(
        INDICATOR,
        name,
        (min(row["first_day"] for row in rows), max(row["last_day"] for row in rows)),
        null_model="values of these goods lie as far above the median of their cell as below it",
        ask="invoices with the unit",
        refused=f"none of its shipments can be judged: {told}",
        lacks="shipments of the same goods, country, unit and month by other shippers, with their values",
    )()


INDICATOR = Indicator(
    id="I35",
    name="unit value of a shipment",
    kind="signal_price",
    resolution=Resolution.SHIPMENT,
    claim="up to 75% cheaper",
    source="robust z of log unit value within HS6, origin, unit and month at -3.5, against the dear side; research, indicators 1 (RZ) and 3; weigh/signals/cells.py",
    can="that this shipment was declared far below what like shipments of its month were",
    cannot="why: a cheaper kind of the same code, a part of the work, samples, a wrong unit, a value that was declared falsely; a court "
    "takes it as a reason to ask (research, indicators 0, Keladis)",
    innocent=(
        "goods of a cheaper kind under the same code",
        "a quantity in another unit than declared",
        "samples, seconds or returned goods",
        "the fee for the work declared in place of the value",
    ),
    measure=measure,
    sql=("signal_unit_values", "signal_unjudged"),
    parameters={"signal_unit_values": {"least_z": LEAST_Z, "most_dear": MOST_DEAR, "most": _MOST}},
)
