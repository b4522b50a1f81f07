"""I06: the share of a kind of site in the work, against that of other suppliers."""

from unpick.model.signal import Resolution, Signal
from unpick.weigh.signals import Indicator, Inputs
from unpick.weigh.signals.breaks import break_signal, rank_series, shares_of

__all__ = ["INDICATOR"]


def measure(inputs: Inputs) -> list[Signal]:
    """Return for each channel whether its odds against all others changed; a single channel has no odds."""
    asked, others = shares_of(inputs.points, "channel_count"), shares_of(inputs.controls, "channel_count")
    return [
        break_signal(
            INDICATOR,
            broken,
            what=f"the odds of '{broken.series.kind[3]}' against all other channels",
            direction=0,
            unit="times the odds before, against peers",
            ask="who made the lots of the months before and after: work orders by site, slips of the carriers",
        )
        for broken in rank_series(asked, others, direction=0)
    ]


INDICATOR = Indicator(
    id="I06",
    name="channel share shift",
    kind="signal_trade",
    resolution=Resolution.SUPPLIER,
    claim="work moved from households to prisons and state factories",
    source="log-odds of counts plus one half, scan against peers with placebo rank, docs/breaks.md; research, indicators 1 (I06), 4c",
    can="that the share of a kind of site changed when that of peers did not, when, and by how much",
    cannot="what was not counted; with eight counts a month or fewer only a halving shows",
    innocent=(
        "reporters turned to another kind of site",
        "a channel that was counted only from some month on",
        "one large order in one channel",
    ),
    measure=measure,
)
