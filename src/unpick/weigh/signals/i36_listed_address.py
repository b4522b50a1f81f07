"""I36: a shipper that begins after a firm was listed, at the address of that firm."""

import datetime as dt
from functools import partial
from typing import Any

from unpick.model.signal import Resolution, Signal
from unpick.weigh.signals import Indicator, Inputs
from unpick.weigh.signals.figures import MOST_WHY, begin_at
from unpick.weigh.signals.i32_name_flip import ADDRESS

__all__ = ["INDICATOR"]

Row = dict[str, Any]


def measure(inputs: Inputs) -> list[Signal]:
    """Return one signal per newcomer at the address of a listed firm; a refusal where that firm has no address to compare."""
    table = inputs.tables.get("signal_at_address")
    rows: list[Row] = table.to_pylist() if table is not None else []
    signals = []
    for row in rows:
        if not row["addresses"]:
            told = _begun(row["listed_name"], (row["old_first"], row["old_last"]))
            signals.append(
                told(
                    refused="neither the list nor its shipments give an address with a number",
                    lacks="its address, from the list or a register",
                )
            )
        elif row["fresh_name"]:
            signals.append(_signal(row))
    return signals


def _signal(row: Row) -> Signal:
    told = _begun(
        row["fresh_name"],
        (row["first_day"], row["last_day"]),
        why=(*row["why"], *row["listed_why"])[:MOST_WHY],
    )
    if row["begins"] >= row["listed_day"]:
        return told(
            refused=f"shipments begin on {row['begins']}, after the listing of {row['listed_day']}: everybody looks new",
            lacks="shipments from before the listing",
        )
    others = row["at_address"]
    crowded = others > int(ADDRESS["most_at_address"])
    note = " An address of so many is no tie." if crowded else ""
    return told(
        estimate=float(others),
        low=float(others),
        high=float(others),
        interval=1.0,
        n=row["bills"],
        fires=not crowded,
        says=f"Its {row['bills']} shipments begin {(row['first_day'] - row['listed_day']).days} days after {row['listed_name']} was listed and give "
        f"its address ({row['address'].title()}), which {others} shippers give in all.{note}",
    )


def _begun(subject: str, days: tuple[dt.date, dt.date], **more: Any) -> "partial[Signal]":
    return begin_at(
        INDICATOR,
        subject,
        days,
        unit="shippers at the address",
        null_model="an address of a single plant: at most three shippers ever give it",
        ask="lease or deed of the premises, and register extracts of both firms",
        **more,
    )


INDICATOR = Indicator(
    id="I36",
    name="newcomer at a listed firm's address",
    kind="signal_name",
    resolution=Resolution.SUPPLIER,
    claim="goods leave the site of a listed firm under a new name",
    source="equal address with a number, first bill after the listing, at most three shippers there; issue, point 2",
    can="that somebody else ships from the address of a listed firm since the listing",
    cannot="who owns it, and whether the work is done there",
    innocent=("a new tenant", "a forwarder or an industrial park", "a registered office that is no plant"),
    measure=measure,
    sql=("signal_at_address",),
    parameters={"signal_at_address": {"least_letters": ADDRESS["least_letters"], "most_why": MOST_WHY}},
)
