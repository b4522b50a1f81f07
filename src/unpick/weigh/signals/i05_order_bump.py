"""I05: orders and inputs sent, against peers."""

from unpick.model.signal import Resolution, Signal
from unpick.weigh.signals import Indicator, Inputs
from unpick.weigh.signals.breaks import break_signal, rank_series, series_of

__all__ = ["INDICATOR"]


def measure(inputs: Inputs) -> list[Signal]:
    """Return for each series whether it rose against its peers."""
    asked, others = series_of(inputs.points, "orders"), series_of(inputs.controls, "orders")
    return [
        break_signal(
            INDICATOR, broken, what="orders", direction=1, ask="order books and the lists of inputs sent"
        )
        for broken in rank_series(asked, others, direction=1)
    ]


INDICATOR = Indicator(
    id="I05",
    name="order bump",
    kind="signal_trade",
    resolution=Resolution.SUPPLIER,
    claim="orders rose in the second half of last year",
    source="scan on the ratio to peers with placebo rank, docs/breaks.md; research, indicators 1 (I05)",
    can="that orders or inputs rose when those of peers did not, when, and by how much",
    cannot="what the orders were for, and whether goods came back",
    innocent=(
        "a season that moved, such as the spring festival",
        "one large buyer",
        "stock building before a tariff",
    ),
    measure=measure,
)
