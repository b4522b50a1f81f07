"""I18: of a firm's shipments, the share that names a place of concern, with its lower bound."""

from typing import Any, Final

from unpick.model.intervals import jeffreys
from unpick.model.signal import Resolution, Signal
from unpick.weigh.signals import Indicator, Inputs
from unpick.weigh.signals.figures import MOST_WHY, begin_at

__all__ = ["INDICATOR"]

_LEAST: Final = 2
"""Shipments from which a share is told; one of one is a share of nothing."""

_ROLES: Final = {"shipper": "sent", "consignee": "received"}


def measure(inputs: Inputs) -> list[Signal]:
    """Return the share for each firm, role and place with at least one such shipment."""
    table = inputs.tables.get("signal_origin_share")
    return [_signal(row) for row in (table.to_pylist() if table is not None else [])]


def _signal(row: dict[str, Any]) -> Signal:
    told = begin_at(
        INDICATOR,
        row["name"],
        (row["first_day"], row["last_day"]),
        unit="share of shipments",
        interval=0.9,
        null_model="shipments are draws of one share; Jeffreys bounds, 5% on each side",
        ask="certificates of origin and export declarations of these shipments, and the firm's own count of all its shipments",
        why=tuple(row["why"]),
    )
    known, two, one = row["known"], row["two"], row["one"]
    if known < _LEAST:
        return told(
            refused=f"{known} shipment that tells a country is too few for a share",
            lacks="other shipments of the firm",
        )
    low, high = jeffreys(two, known, 0.9)
    alone = f"; {one} more say so in one field alone, which a wrong code is enough for" if one else ""
    return told(
        estimate=two / known,
        low=low,
        high=high,
        n=known,
        fires=two > 0,
        says=f"{two} of {known} shipments that it {_ROLES[row['role']]} name {row['region']} in two fields or more: at least {low:.1%} "
        f"at 95%{alone}. The denominator is what this workspace holds.",
    )


INDICATOR = Indicator(
    id="I18",
    name="share of shipments from a place of concern",
    kind="signal_routing",
    resolution=Resolution.SUPPLIER,
    claim="more than 80 or 90 percent of shipments from North Korea",
    source="k of n with Jeffreys bound; research, indicators 1 (I18)",
    can="that shipments of this firm name the place in two fields that do not copy each other, and the least share at 95%",
    cannot="the share of all its shipments: those of other modes, countries and months are not in the workspace",
    innocent=(
        "a code for one Korea where the other was meant",
        "a port or address of a forwarder",
        "goods in transit that were loaded elsewhere",
    ),
    measure=measure,
    sql=("signal_origin_share",),
    parameters={"signal_origin_share": {"most_why": MOST_WHY}},
)
