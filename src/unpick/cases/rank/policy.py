"""What the ranking counts and how much: our own policy; it cites no statute but the one that it names.

Points are tenths of a log10 likelihood ratio, from the table of the ledger (`weigh/ratios.yml`): 10 points for evidence
that is ten times likelier if the goods are what is looked for. They put arrivals in order and are no probability.
"""

import math
from dataclasses import dataclass
from typing import Final

from unpick.model.signal import WORDING, Resolution

__all__ = [
    "EXPLORED",
    "MOST_REASONS",
    "OPEN_DAYS",
    "OPEN_POINTS",
    "PARTS",
    "POLICY",
    "PRIORITY_POINTS",
    "STATISTICS_CAP",
    "STATUTE_POINTS",
    "VALUE_KIND",
    "PartKind",
    "points_of",
    "uncertain_points",
]

POLICY: Final = (
    "Own policy of this project; it cites no statute. Points come from chains, listed parties, signals and watched goods; a firm "
    "that opened its doors ranks lower. 22 U.S.C. 9225 (NKSPEA section 205) is counted apart, as the statute it is: by port, "
    "vessel and flag; it exempts no firm."
)

MOST_REASONS: Final = 3
"""Reasons that a row shows; all parts that count are in the table written with --out."""

EXPLORED: Final = 0.1
"""Share of a budget that is drawn at random unless asked otherwise; a stated convention, no authority fixes it."""

STATUTE_POINTS: Final = 6.0
"""Points where NKSPEA section 205 names port, vessel or flag: a ratio of 4, since inspection may be asked, no goods are barred."""

PRIORITY_POINTS: Final = 2.0
"""Points of a watched good from a watched place, once: a figure of a code or a place is a priority, never a lead."""

VALUE_KIND: Final = "signal_trade"
"""Line of the ledger's table by which a declared value far below its cell counts here: a ratio of 3, not the 10 of a price below the
floor of wages. Cheap lots have many honest reasons: in an invented year whose honest off-price lots are cheaper than what is planted, a
ratio of 10 filled the top with them (docs/benchmarks.md)."""

OPEN_POINTS: Final = 6.0
"""Points that come off where the whole work force could be inspected: as much as a ratio of 4 the other way.

They come off what leads, priorities and chains give and never off a statute, an order or a listing of a party."""

OPEN_DAYS: Final = 365
"""How long an inspection speaks of what arrives after it, in days; as the law's own window here (`law.facts.MAKING_WINDOW`)."""

STATISTICS_CAP: Final = 20.0
"""Most points of statistics together: a ratio of 100, the cap of the ledger (research, indicators 5)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartKind:
    """One kind of part of a score.

    Attributes:
        resolution: at what grain it stands; a coarser one never speaks of a finer thing. statistic: it is numbers alone.
        softened: an inspection of the whole work force takes points off it.
    """

    key: str
    name: str
    resolution: Resolution
    statistic: bool = False
    softened: bool = True

    @property
    def wording(self) -> str:
        """Return what the part may be used for."""
        return WORDING[self.resolution]


PARTS: Final = (
    PartKind(key="party", name="a party is listed", resolution=Resolution.SHIPMENT, softened=False),
    PartKind(key="origin", name="the bill states the origin", resolution=Resolution.SHIPMENT, softened=False),
    PartKind(key="chain", name="a chain leads here", resolution=Resolution.SHIPMENT),
    PartKind(key="statute", name="NKSPEA section 205", resolution=Resolution.SHIPMENT, softened=False),
    PartKind(key="memory", name="earlier inspections", resolution=Resolution.SUPPLIER, softened=False),
    PartKind(key="lead", name="a signal of the supplier", resolution=Resolution.SUPPLIER, statistic=True),
    PartKind(key="value", name="the declared value", resolution=Resolution.SHIPMENT, statistic=True),
    PartKind(key="route", name="the route", resolution=Resolution.SHIPMENT, statistic=True),
    PartKind(key="priority", name="watched goods and place", resolution=Resolution.CODE, statistic=True),
)
"""The kinds of parts, in the order in which equal points are told."""


def points_of(ratio: float) -> float:
    """Return the points of a likelihood ratio.

    >>> points_of(10), round(points_of(30), 1)
    (10.0, 14.8)
    """
    return 10 * math.log10(ratio)


def uncertain_points(ratio: float, chance: float) -> float:
    """Return the points of evidence that holds with some chance, and says nothing where it does not.

    The ratio of a mixture: 1 - chance + chance * ratio.

    >>> round(uncertain_points(30, 0.5), 1), uncertain_points(30, 0)
    (11.9, 0.0)
    """
    return points_of(1 - chance + chance * ratio)
