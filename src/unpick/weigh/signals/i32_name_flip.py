"""I32: a shipper that begins soon after a firm was listed and shares its address, telephone, officers, buyers or goods."""

import datetime as dt
from functools import partial
from itertools import groupby
from typing import Any, Final

from unpick.model.signal import Resolution, Signal
from unpick.weigh.signals import Indicator, Inputs
from unpick.weigh.signals.figures import MOST_WHY, begin_at
from unpick.weigh.signals.i21_transit import LEAST_CONTROLS, MOST_CONTROLS

__all__ = ["ADDRESS", "INDICATOR"]

_WINDOW: Final = 180
"""Days after the listing in which a successor begins (research, indicators 1, I32)."""

_LEAST_SHARED: Final = 2
"""Things shared that make a candidate: of address, telephone, officer, buyers (Jaccard 0.5) and goods (Jaccard 0.5) (same source)."""

_ALIKE: Final = 0.5

ADDRESS: Final = {"least_letters": 12, "most_at_address": 3}
"""An address counts with a number and 12 signs, so that a town is none, and where at most three shippers gave it: an industrial
park or a forwarder has more. Conventions of this project; no source gives a figure."""

Row = dict[str, Any]


def measure(inputs: Inputs) -> list[Signal]:
    """Return one signal per candidate for each listed shipper, or why there can be none."""
    table = inputs.tables.get("signal_successors")
    rows: list[Row] = table.to_pylist() if table is not None else []
    return [
        one for _, held in groupby(rows, key=lambda row: row["listed_name"]) for one in _of_listed(list(held))
    ]


def _of_listed(rows: list[Row]) -> list[Signal]:
    first = rows[0]
    day, controls = first["day"], first["controls"]
    if first["begins"] > day - dt.timedelta(days=_WINDOW):
        return [
            _begun(first["listed_name"], (day, day))(
                refused=f"shipments begin on {first['begins']}, fewer than {_WINDOW} days before the listing of {day}: everybody looks new",
                lacks="shipments from before the listing",
            )
        ]
    found = [row for row in rows if row["is_listed"] and _shared(row)]
    like = {row["old_name"] for row in rows if row["is_listed"] is False and _shared(row)}
    return [_candidate(row, controls, like, found) for row in found]


def _shared(row: Row) -> tuple[str, ...]:
    """Return what is shared, in words, empty when it is too little for a candidate."""
    told = (
        ("the address", row["addresses"] > 0),
        ("a telephone", row["telephones"] > 0),
        ("an officer", row["officers"] > 0),
        (f"buyers ({row['buyers']:.0%})", row["buyers"] >= _ALIKE),
        (f"goods ({row['goods']:.0%})", row["goods"] >= _ALIKE),
    )
    words = tuple(word for word, holds in told if holds)
    return words if len(words) >= _LEAST_SHARED else ()


def _candidate(row: Row, controls: int, like: set[str], found: list[Row]) -> Signal:
    shared, days = _shared(row), (row["first_day"] - row["day"]).days
    says = f"It began {days} days after {row['listed_name']} was listed and shares {' and '.join(shared)} with it"
    told = _begun(
        row["fresh_name"],
        (row["first_day"], row["last_day"]),
        why=(*row["why"], *row["listed_why"])[:MOST_WHY],
    )
    if controls < LEAST_CONTROLS:
        return told(
            refused=f"{says}, but {controls} other shippers before the listing are fewer than {LEAST_CONTROLS} controls",
            lacks="shipments of more shippers from before the listing",
        )
    p = (1 + len(like)) / (1 + controls)
    rivals, others = sum(len(_shared(one)) >= len(shared) for one in found) - 1, row["newcomers"] - 1
    if others >= LEAST_CONTROLS:
        # Where most newcomers share as much, as those that sell to one large buyer do, none of them is a successor for it.
        p = max(p, (1 + rivals) / (1 + others))
    return told(
        estimate=float(len(shared)),
        low=float(len(shared)),
        high=float(len(shared)),
        interval=1.0,
        n=len(row["why"]),
        p=p,
        fires=p <= 0.05,
        says=f"{says}. Of {controls} shippers that were not listed {len(like)} have such a newcomer in the same {_WINDOW} days"
        f"{f'; of {others} other newcomers {rivals} share as much with the listed firm' if others else ''}.",
    )


def _begun(subject: str, days: tuple[dt.date, dt.date], **more: Any) -> "partial[Signal]":
    return begin_at(
        INDICATOR,
        subject,
        days,
        unit="things shared",
        null_model="shippers that nobody listed have such newcomers as often, and other newcomers share as much with the listed firm",
        ask="register extracts of both firms with owners, officers, address and telephone, and how the newcomer came to these buyers",
        **more,
    )


INDICATOR = Indicator(
    id="I32",
    name="name flip after listing",
    kind="signal_name",
    resolution=Resolution.SUPPLIER,
    claim="listed firms go on under another name",
    source="first bill within 180 days, two of address, telephone, officer, buyers, goods; placebo by shippers not listed; research, indicators 1 (I32)",
    can="that a newcomer took up what a listed firm shared with its buyers, more than newcomers usually do",
    cannot="whether the same people own it; telephones and officers are compared only where a register extract gives them",
    innocent=(
        "a buyer that left the listed firm for another maker, as the law wants",
        "a tenant who took over the premises",
        "an address of a forwarder or an industrial park",
    ),
    measure=measure,
    sql=("signal_successors",),
    parameters={
        "signal_successors": {
            **ADDRESS,
            "window": _WINDOW,
            "most_controls": MOST_CONTROLS,
            "most_why": MOST_WHY,
        }
    },
)
