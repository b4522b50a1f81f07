"""I26: how many shipments a supplier sent to a buyer, each once: by house bill, and at least by master bill."""

from typing import Any, Final

from unpick.model.signal import Resolution, Signal
from unpick.names.key import fold_name
from unpick.weigh.signals import Indicator, Inputs
from unpick.weigh.signals.figures import MOST_WHY, begin_at

__all__ = ["INDICATOR"]

_LEAST: Final = 2
"""Rows below which there is nothing to count twice."""

_SHOWN: Final = 50
"""Pairs of shipper and buyer shown where nobody is asked about, the largest first."""

Row = dict[str, Any]


def measure(inputs: Inputs) -> list[Signal]:
    """Return for each pair of a shipper and a buyer the number of shipments, bounded by what may be counted twice."""
    table = inputs.tables.get("signal_buyers")
    rows: list[Row] = table.to_pylist() if table is not None else []
    wanted = {fold_name(name) for name in inputs.subjects}
    if wanted:
        return [_signal(row) for row in rows if row["shipper"] in wanted]
    return [
        _signal(row)
        for row in sorted(rows, key=lambda row: (-row["lines"], row["shipper"], row["consignee"]))[:_SHOWN]
    ]


def _signal(row: Row) -> Signal:
    told = begin_at(
        INDICATOR,
        row["shipper_name"],
        (row["first_day"], row["last_day"]),
        unit="shipments",
        interval=1.0,
        null_model="none: a count; what may be counted twice bounds it",
        ask="the entry numbers of all of them, from the buyer",
        why=tuple(row["why"]),
    )
    bills = row["bills"] + row["unnumbered"]
    if row["bills"] == 0:
        return told(
            refused=f"none of {row['lines']} rows to {row['consignee_name']} has a bill number: what is one shipment cannot be told",
            lacks="bill numbers",
        )
    unnumbered = (
        f", of which {row['unnumbered']} without a number may repeat others" if row["unnumbered"] else ""
    )
    masters = f"; under {row['masters']} master bills" if row["has_master"] else "; no master bills are told"
    return told(
        estimate=float(bills),
        low=float(min(row["masters"], row["bills"])),
        high=float(row["lines"]),
        n=row["lines"],
        says=f"{bills} shipments to {row['consignee_name']} by house bill{unnumbered}{masters}; {row['lines']} rows in all.",
    )


INDICATOR = Indicator(
    id="I26",
    name="shipments to one buyer",
    kind="",
    resolution=Resolution.SUPPLIER,
    claim="more than 100 shipments were bought",
    source="distinct house bills, bounded by master bills and rows; research, indicators 1 (I26)",
    can="how many shipments of this supplier to this buyer the workspace holds, each once",
    cannot="how many there were: those of other modes, countries and months are not in the workspace, and a count in the press stays a claim",
    innocent=(
        "one bill in several rows",
        "a house and a master bill for one shipment",
        "one buyer spelled in several ways",
    ),
    measure=measure,
    sql=("signal_buyers",),
    parameters={"signal_buyers": {"least_rows": _LEAST, "most_why": MOST_WHY}},
)
