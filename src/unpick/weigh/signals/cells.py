"""Cells of unit values: goods, country of origin, unit and month; when one can judge, and how far a value lies from it."""

import math
from typing import Final

__all__ = ["CELL", "LEAST_Z", "MOST_DEAR", "WORDS", "below", "power_of"]

CELL: Final[dict[str, object]] = {"least_rows": 20, "least_shippers": 3, "most_spread": 0.8}
"""What a cell needs: 20 shipments, since the median of fewer varies by over a quarter of the spread (1.2533 / sqrt(n)); three
shippers, none with over half; a standard deviation of the logarithm of at most 0.8 (research, indicators 7, T7)."""

LEAST_Z: Final = -3.5
"""Robust z at or below which a value is an outlier. Source: B. Iglewicz, D. Hoaglin, How to Detect and Handle Outliers (1993)."""

MOST_DEAR: Final = 0.05
"""Dear shipments for each cheap one, equally far out, up to which the cheap ones are shown: about one in twenty of them is chance.
Source: target and decoy, J. Elias, S. Gygi, Nature Methods 4 (2007) 207-214; R. Barber, E. Candes, Annals of Statistics 43 (2015)."""

WORDS: Final = {
    "few": f"cells with fewer than {CELL['least_rows']} shipments",
    "one shipper": f"cells with fewer than {CELL['least_shippers']} shippers, or one with over half",
    "one value": "cells of which half stands on one value",
    "noisy": f"cells too noisy, spread above {CELL['most_spread']}",
    "no value": "shipments without value, amount or code of six digits, or with several goods",
}
"""State of a cell to words."""


def below(z: float) -> float:
    """Return the share of a normal distribution below z.

    >>> round(below(-3.5), 6)
    0.000233
    """
    return 0.5 * math.erfc(-z / math.sqrt(2))


def power_of(spread: float, cut: float = 0.75) -> float:
    """Return the chance that a value cut by this share falls below LEAST_Z of its cell.

    >>> [round(power_of(spread), 2) for spread in (0.2, 0.35, 0.5, 0.8)]
    [1.0, 0.68, 0.23, 0.04]
    """
    return below(LEAST_Z - math.log(1 - cut) / spread)
