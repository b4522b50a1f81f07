"""I22: where a shipper's goods go, and how few countries take them."""

from itertools import groupby
from typing import Any, Final

from unpick.model.intervals import jeffreys
from unpick.model.signal import Resolution, Signal
from unpick.weigh.signals import Indicator, Inputs
from unpick.weigh.signals.figures import MOST_WHY, begin_at, land

__all__ = ["INDICATOR"]

_LEAST_ROWS: Final = 10

Row = dict[str, Any]


def measure(inputs: Inputs) -> list[Signal]:
    """Return the mix of each shipper asked about; without a name, of the shippers whose data know several countries."""
    table = inputs.tables.get("signal_destinations")
    rows: list[Row] = table.to_pylist() if table is not None else []
    found = (list(held) for _, held in groupby(rows, key=lambda row: row["shipper"]))
    return [_signal(held) for held in found if _wanted(held, inputs)]


def _wanted(held: list[Row], inputs: Inputs) -> bool:
    return held[0]["shipper_name"] in inputs.subjects if inputs.subjects else held[0]["seen"] > 1


_TOLD: Final = 5
"""Countries that a sentence names."""


def _signal(held: list[Row]) -> Signal:
    first, bills = held[0], held[0]["bills"]
    told = begin_at(
        INDICATOR,
        first["shipper_name"],
        (first["first_day"], first["last_day"]),
        unit="share of shipments",
        null_model="none: a mix, with Jeffreys bounds of each share",
        ask="the firm's own list of buyers by country",
        why=tuple(why for row in held for why in row["why"])[:MOST_WHY],
    )
    if first["seen"] < 2:
        return told(
            refused=f"its data know one country of destination only ({land(first['destination'])}): what goes elsewhere cannot be seen",
            lacks="export declarations, or imports of other countries",
        )
    low, high = jeffreys(first["to_country"], bills, 0.9)
    index = sum((row["to_country"] / bills) ** 2 for row in held)
    mix = ", ".join(f"{land(row['destination'])} {row['to_country'] / bills:.0%}" for row in held[:_TOLD])
    mix += f" and {len(held) - _TOLD} others" if len(held) > _TOLD else ""
    return told(
        estimate=first["to_country"] / bills,
        low=low,
        high=high,
        n=bills,
        says=f"{bills} shipments: {mix} (the first: {low:.0%} to {high:.0%}, interval of 90%). That is as concentrated as {1 / index:.1f} countries with equal "
        f"shares (sum of squares {index:.2f}); these data can show {first['seen']} countries.",
    )


INDICATOR = Indicator(
    id="I22",
    name="destination mix",
    kind="",
    resolution=Resolution.SUPPLIER,
    claim="mainly exports to the United States and Canada",
    source="shares and their sum of squares; research, indicators 1 (I22)",
    can="to which countries the shipments in the workspace go",
    cannot="what goes where no data are public: a mix is a mix of what can be seen",
    innocent=("data of one country are public and those of others are not",),
    measure=measure,
    sql=("signal_destinations",),
    parameters={"signal_destinations": {"least_rows": _LEAST_ROWS, "most_why": MOST_WHY}},
)
