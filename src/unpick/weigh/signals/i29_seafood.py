"""I29: seafood that a plant shipped against what vessels landed or sold to it."""

from functools import partial
from typing import Any

from unpick.model.series import Point
from unpick.model.signal import Resolution, Signal
from unpick.names.key import fold_name
from unpick.weigh.signals import Indicator, Inputs
from unpick.weigh.signals.figures import (
    MOST_WHY,
    Group,
    begin,
    begin_at,
    bounded,
    groups,
    may_be_less,
    may_be_more,
    months_of,
    ranged,
    spread,
)

__all__ = ["INDICATOR"]

Row = dict[str, Any]

_ASK = "landing notes and purchase records of the raw fish by vessel, with catch areas, and stock lists at both ends"


def measure(inputs: Inputs) -> list[Signal]:
    """Return for each plant with an intake whether it shipped more than that; a refusal for a plant asked about without one."""
    table = inputs.tables.get("signal_seafood")
    rows: list[Row] = table.to_pylist() if table is not None else []
    shipped: dict[str, list[Row]] = {}
    for row in rows:
        shipped.setdefault(row["shipper"], []).append(row)
    found = list(groups(inputs.points, "catch", "yield"))
    taken = {fold_name(group.lead.subject) for group in found}
    signals = [
        _signal(group, shipped.get(fold_name(group.lead.subject), []))
        for group in found
        if group.lead.unit == "kg"
    ]
    wanted = {fold_name(name) for name in inputs.subjects}
    return [*signals, *(_unknown(shipped[name]) for name in sorted(wanted & set(shipped) - taken))]


def _signal(group: Group, rows: list[Row]) -> Signal:
    lead = group.lead
    within = [row for row in rows if lead.start.replace(day=1) <= row["month"] <= lead.end]
    why = tuple(dict.fromkeys((*group.why, *(one for row in within for one in row["why"]))))[:MOST_WHY]
    told = begin(
        INDICATOR,
        lead,
        ask=_ASK,
        unit="share of what was shipped",
        interval=1.0,
        null_model="all seafood shipped comes of the intake of the period",
        why=why,
        product=lead.product,
    )
    if not within:
        return told(
            refused="no shipment of seafood by this plant in the period",
            lacks="its shipments of chapter 03 and headings 1603 to 1605",
        )
    if any(row["unweighed"] for row in within):
        return told(refused="some of its shipments have no weight", lacks="the weight of every shipment")
    return _balance(told, lead, sum(row["kg"] for row in within), group)


def _balance(told: "partial[Signal]", lead: Point, kg: float, group: Group) -> Signal:
    yields = group.of("yield")
    least, most = spread(yields) if yields else (1.0, 1.0)
    most = 1.0 if may_be_more(yields) else most
    low, high = max(0.0, 1 - lead.value * most / kg), max(0.0, 1 - lead.value * least / kg)
    # "At least 6,000 kg taken in" may be all that was shipped; "at most" may be nothing.
    low = 0.0 if may_be_more((lead,)) else low
    high = 1.0 if may_be_less((lead,)) else high
    note = (
        "" if yields else " No yield is stated: it is taken as all of the intake, which gives the least gap."
    )
    return told(
        estimate=(low + high) / 2,
        low=low,
        high=high,
        n=1,
        fires=low > 0,
        says=f"{kg:,.0f} kg of seafood were shipped, {bounded(f'{lead.value:,.0f} kg', lead.bound)} taken in: {_told(low, high)}.{note}",
    )


def _told(low: float, high: float) -> str:
    if high <= 0:
        return "the intake suffices for what was shipped"
    return f"{ranged(low, high, '.0%')} of what was shipped is more than that intake"


def _unknown(rows: list[Row]) -> Signal:
    months = [row["month"] for row in rows]
    return begin_at(
        INDICATOR,
        rows[0]["name"],
        months_of(min(months), max(months)),
        null_model="all seafood shipped comes of the intake of the period",
        ask=_ASK,
        refused="what the plant took in is not known",
        lacks="a figure of 'catch' in kg for the period",
    )()


INDICATOR = Indicator(
    id="I29",
    name="seafood shipped against intake",
    kind="signal_trade",
    resolution=Resolution.SUPPLIER,
    claim="seafood caught by Chinese boats in North Korean waters",
    source="1 - intake x yield / shipped; research, indicators 1 (I29); chapters of the Harmonized System",
    can="that the plant shipped more seafood than it says it took in",
    cannot="where the rest was caught and who packed it: that takes vessel tracks and landing notes, which are not read",
    innocent=(
        "stock of the season before",
        "glaze and brine in the shipped weight",
        "goods bought in ready and sold on",
    ),
    measure=measure,
    sql=("signal_seafood",),
    parameters={"signal_seafood": {"most_why": MOST_WHY}},
)
