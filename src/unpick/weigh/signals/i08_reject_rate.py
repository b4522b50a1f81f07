"""I08: rejects for each thousand pieces, against those of other suppliers."""

from unpick.model.signal import Resolution, Signal
from unpick.weigh.signals import Indicator, Inputs
from unpick.weigh.signals.breaks import break_signal, rank_series, rates_of

__all__ = ["INDICATOR"]


def measure(inputs: Inputs) -> list[Signal]:
    """Return for each supplier and product whether the rate of rejects rose."""
    asked, others = (rates_of(points, "rejects", "pieces") for points in (inputs.points, inputs.controls))
    return [
        break_signal(
            INDICATOR,
            broken,
            what="rejects for each thousand pieces",
            direction=1,
            ask="inspection reports and rework invoices of the months around the rise, and how many pieces each inspected",
        )
        for broken in rank_series(asked, others, direction=1)
    ]


INDICATOR = Indicator(
    id="I08",
    name="reject rate",
    kind="signal_trade",
    resolution=Resolution.SUPPLIER,
    claim="workmanship got worse and disputes more frequent",
    source="rejects by 1,000 pieces, scan against peers with placebo rank, docs/breaks.md; research, indicators 1 (I08)",
    can="that the rate of rejects rose when that of peers did not, when, and by how much",
    cannot="whether work got worse or inspection stricter",
    innocent=("inspection got stricter at the same time", "a new product or a new buyer", "another material"),
    measure=measure,
)
