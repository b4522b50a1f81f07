"""I33: first digits of the weights a shipper declares, against what its own range of weights gives and what peers show."""

import math
from statistics import NormalDist
from typing import Any, Final

from unpick.model.intervals import jeffreys
from unpick.model.signal import Resolution, Signal
from unpick.weigh.signals import Indicator, Inputs
from unpick.weigh.signals.breaks.rank import level_of
from unpick.weigh.signals.figures import MOST_WHY, begin_at
from unpick.weigh.signals.i21_transit import LEAST_CONTROLS

__all__ = ["INDICATOR", "expected"]

_LEAST: Final = 1000
"""Weights of a shipper below which digits tell nothing (research, indicators 1, I33)."""

_LEAST_DIFFERENT: Final = 0.1
"""Least share of different weights: who ships one box size has few, and no law of digits holds. A convention of this project."""

Row = dict[str, Any]


def measure(inputs: Inputs) -> list[Signal]:
    """Return how far the digits of each shipper lie from its own null, ranked among the others."""
    table = inputs.tables.get("signal_digits")
    rows: list[Row] = table.to_pylist() if table is not None else []
    fit = {row["shipper"]: _distance(row) for row in rows if _varied(row)}
    return [_signal(row, fit) for row in rows]


def _varied(row: Row) -> bool:
    return bool(row["different"] >= _LEAST_DIFFERENT * row["weights"] and row["spread"] > 0)


def expected(middle: float, spread: float) -> list[float]:
    """Return the shares of the first digits 1 to 9 when the logarithm to base 10 is normal.

    >>> [round(share, 3) for share in expected(3.0, 1.0)][:3]
    [0.301, 0.176, 0.125]
    """
    normal = NormalDist(middle, spread)
    first, last = math.floor(middle - 8 * spread), math.ceil(middle + 8 * spread)
    return [
        sum(
            normal.cdf(power + math.log10(digit + 1)) - normal.cdf(power + math.log10(digit))
            for power in range(first, last + 1)
        )
        for digit in range(1, 10)
    ]


def _distance(row: Row) -> float:
    """Return chi-square over n: what the digits of a shipper depart from those of its own log-normal weights."""
    shares = expected(row["middle"], row["spread"])
    return float(
        sum(
            (count / row["weights"] - share) ** 2 / max(share, 1e-6)
            for count, share in zip(row["digits"], shares, strict=True)
        )
    )


def _signal(row: Row, fit: dict[str, float]) -> Signal:
    told = begin_at(
        INDICATOR,
        row["name"],
        (row["first_day"], row["last_day"]),
        unit="chi-square over n",
        interval=1.0,
        null_model="digits depart from those of log-normal weights of the shipper's own middle and spread as far as those of other shippers do",
        ask="scale tickets and packing lists of a random twenty of these shipments",
        why=tuple(row["why"][:MOST_WHY]),
    )
    if row["shipper"] not in fit:
        return told(
            refused="too few different weights for a law of digits",
            lacks="weights that vary, as of mixed loads",
        )
    others = [value for shipper, value in fit.items() if shipper != row["shipper"]]
    if len(others) < LEAST_CONTROLS:
        lacks = f"{LEAST_CONTROLS} other shippers with {_LEAST:,} weights"
        return told(
            refused=f"{len(others)} other shippers have {_LEAST:,} weights: too few controls", lacks=lacks
        )
    own = fit[row["shipper"]]
    p = (1 + sum(value >= own for value in others)) / (1 + len(others))
    low, high = jeffreys(row["rounds"], row["weights"], 0.9)
    return told(
        estimate=own,
        low=own,
        high=own,
        n=row["weights"],
        p=p,
        power=_seen_even(row, others),
        power_for="first digits drawn evenly",
        fires=p <= level_of(len(others)),
        says=f"First digits of {row['weights']:,} weights depart by {own:.3f} from those of the shipper's own range; {sum(value >= own for value in others)} of {len(others)} other "
        f"shippers depart as far or farther. {row['rounds'] / row['weights']:.0%} are whole hundreds of kg ({low:.0%} to {high:.0%}).",
    )


def _seen_even(row: Row, others: list[float]) -> float:
    """Return how often so many weights with first digits drawn evenly depart farther than the level allows others to."""
    import numpy as np

    level = level_of(len(others))
    bar = sorted(others)[-max(1, math.floor(level * (len(others) + 1) + 1e-9))]
    shares = np.maximum(expected(row["middle"], row["spread"]), 1e-6)
    drawn = np.random.default_rng(33).multinomial(row["weights"], [1 / 9] * 9, 400) / row["weights"]
    return float((((drawn - shares) ** 2 / shares).sum(axis=1) > bar).mean())


INDICATOR = Indicator(
    id="I33",
    name="digits of weights",
    kind="signal_digits",
    resolution=Resolution.SUPPLIER,
    claim="numbers on papers that nobody weighed",
    source="first digits against a trader's own null, ranked among traders; research, indicators 1 (I33) and 3 (Cerioli et al.); ratio at most 2",
    can="that the weights look less like measured ones than those of other shippers do",
    cannot="who made them up and why; nothing about labor: it counts at most twice as likely",
    innocent=("weights by tariff or container limit", "standard packs", "rounding by the carrier"),
    measure=measure,
    sql=("signal_digits",),
    parameters={"signal_digits": {"least_values": _LEAST, "most_why": MOST_WHY}},
)
