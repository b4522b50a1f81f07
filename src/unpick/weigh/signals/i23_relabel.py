"""I23: inputs out to a country of concern, goods back from it, and the same goods onward under another origin."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any, Final

from unpick.goods.become import Become, can_become
from unpick.model.signal import Resolution, Signal
from unpick.weigh.signals import Indicator, Inputs
from unpick.weigh.signals.figures import MOST_WHY, begin_at, months_of, seed_of

__all__ = ["INDICATOR"]

_WINDOW: Final = 6
"""Months from inputs out to goods back, and from goods back to goods onward (research, indicators 1, I32: 180 days)."""

_SHUFFLES: Final = 999

_MADE_OF: Final = (Become.DOES, Become.COULD, Become.PART, Become.SAME)
"""Relations by which goods can be what became of the inputs; unknown and packaging are none."""

_BY_CHANCE: Final = 0.05
"""Share of shuffles above which the order of months is told as no evidence."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Loop:
    """One way round: headings of inputs, of goods back and of goods onward, with their months."""

    inputs: str
    goods: str
    out: tuple[int, ...]
    back: tuple[int, ...]
    onward: tuple[int, ...]


def measure(inputs: Inputs) -> list[Signal]:
    """Return one signal per firm that sends inputs to the country and sends goods onward."""
    table = inputs.tables.get("signal_legs")
    rows: list[Row] = table.to_pylist() if table is not None else []
    return [_signal(list(held)) for _, held in groupby(rows, key=lambda row: row["firm"])]


def _signal(rows: list[Row]) -> Signal:
    told = _begun(rows)
    if not any(row["leg"] == "back" for row in rows):
        supplied = sum(row["bills"] for row in rows if row["leg"] == "out" and row["is_supplied"])
        return told(
            refused=f"no goods back are in the workspace ({supplied} of the shipments out were material that a customer supplied)",
            lacks="imports of the firm from that country in the same months",
        )
    loops = [loop for loop in _loops(rows) if _turns(loop)]
    if not loops:
        return told(
            estimate=0.0, low=0.0, high=0.0, n=_bills(rows, "back"),
            says="What went out cannot have become what came back and went onward, or not in this order of months.",
        )  # fmt: skip
    best = max(loops, key=lambda loop: (_turns(loop), loop.goods, loop.inputs))
    return _looped(told, rows, best)


def _loops(rows: list[Row]) -> list[_Loop]:
    """Return the ways round whose headings can be one of the other; goods onward are of the heading that came back."""
    months = {
        leg: {
            heading: tuple(
                sorted(
                    {_number(row["month"]) for row in rows if (row["leg"], row["heading"]) == (leg, heading)}
                )
            )
            for heading in sorted({row["heading"] for row in rows if row["leg"] == leg and _undeclared(row)})
        }
        for leg in ("out", "back", "onward")
    }
    return [
        _Loop(sent, goods, months["out"][sent], months["back"][goods], months["onward"][goods])
        for sent in months["out"]
        for goods in months["back"]
        if goods in months["onward"] and sent != goods and can_become(sent, goods) in _MADE_OF
    ]


def _undeclared(row: Row) -> bool:
    """Tell whether an onward row holds shipments that declare another origin; other legs always count."""
    return row["leg"] != "onward" or bool(row["bills"] > row["true_origin"])


def _turns(loop: _Loop, back: Sequence[int] | None = None) -> int:
    """Return the months of goods back that follow inputs and precede goods onward within the window."""
    return sum(
        any(0 <= month - out <= _WINDOW for out in loop.out)
        and any(0 <= onward - month <= _WINDOW for onward in loop.onward)
        for month in (loop.back if back is None else back)
    )


def _looped(told: "partial[Signal]", rows: list[Row], loop: _Loop) -> Signal:
    import numpy as np

    turns, months = _turns(loop), [_number(row["month"]) for row in rows]
    first, span = min(months), max(months) - min(months) + 1
    draw = np.random.default_rng(seed_of(loop.inputs, loop.goods, *loop.back))
    like = sum(
        _turns(loop, (first + draw.permutation(span)[: len(loop.back)]).tolist()) >= turns
        for _ in range(_SHUFFLES)
    )
    out, back, onward = (
        _kg(rows, leg, heading)
        for leg, heading in (("out", loop.inputs), ("back", loop.goods), ("onward", loop.goods))
    )
    heavy = out is not None and back is not None and back > out
    part = (
        f" What came back is at most {min(1.0, back / onward):.0%} of what went onward by weight."
        if back is not None and onward
        else ""
    )
    why = [one for row in rows if _used(row, loop) for one in row["why"]]
    note = " More came back than went out by weight: other material was in it." if heavy else ""
    return told(
        estimate=turns / len(loop.back),
        low=turns / len(loop.back),
        high=1.0,
        n=sum(row["bills"] for row in rows if _used(row, loop)),
        p=(p := (1 + like) / (1 + _SHUFFLES)),
        against=(
            f"the order of the months says little: as many stand so in {p:.0%} of shuffles, so the goods and ways alone make the motif",
        )
        if p > _BY_CHANCE
        else (),
        fires=not heavy,
        product=loop.goods,
        why=tuple(why[:MOST_WHY]),
        says=f"{loop.inputs} went out ({_weight(out)}), {loop.goods}, which it can become, came back ({_weight(back)}), and {loop.goods} went "
        f"onward ({_weight(onward)}) declared as of another origin: {turns} of {len(loop.back)} months of goods back stand in this order within "
        f"{_WINDOW} months.{part}{note}",
    )


def _used(row: Row, loop: _Loop) -> bool:
    return bool(row["heading"] == (loop.inputs if row["leg"] == "out" else loop.goods))


def _bills(rows: list[Row], leg: str) -> int:
    return sum(row["bills"] for row in rows if row["leg"] == leg)


def _kg(rows: list[Row], leg: str, heading: str) -> float | None:
    """Return the weight of a leg, None where a shipment of it has none."""
    own = [row for row in rows if (row["leg"], row["heading"]) == (leg, heading)]
    return None if any(row["unweighed"] for row in own) else float(sum(row["kg"] for row in own))


def _weight(kg: float | None) -> str:
    return "weight not told" if kg is None else f"{kg:,.0f} kg"


def _number(month: dt.date) -> int:
    return month.year * 12 + month.month


def _begun(rows: list[Row]) -> "partial[Signal]":
    months = [row["month"] for row in rows]
    return begin_at(
        INDICATOR,
        rows[0]["name"],
        months_of(min(months), max(months)),
        unit="share of months of goods back",
        interval=1.0,
        null_model="the months of goods back fall anywhere in the period (999 shuffles); p is the share with as many in order",
        ask="processing contracts, customs records of material out and goods back, and the labels of the goods that went onward",
    )


INDICATOR = Indicator(
    id="I23",
    name="relabel motif",
    kind="signal_routing",
    resolution=Resolution.SUPPLIER,
    claim="goods made in North Korea are sold as made in China",
    source="inputs out, goods back, the same heading onward within 6 months, by goods/become; research, indicators 1 (I23)",
    can="that a loop of processing is possible with these goods in this order, and that what went onward was declared as of another origin",
    cannot="that the goods that went onward are those that came back: the firm may make the same goods at home",
    innocent=(
        "declared outward processing",
        "output of the firm's own plant under the same heading",
        "goods back that were sold at home",
    ),
    measure=measure,
    sql=("signal_legs",),
    parameters={
        "signal_legs": {
            "country": "KP",
            "supplied": "customer.{0,3}supplied|supplied.material|来料|進料|进料",
            "most_why": MOST_WHY,
        }
    },
)
