"""I09: days from material out to goods back, against peers."""

from unpick.model.signal import Resolution, Signal
from unpick.weigh.signals import Indicator, Inputs
from unpick.weigh.signals.breaks import break_signal, rank_series, series_of

__all__ = ["INDICATOR"]


def measure(inputs: Inputs) -> list[Signal]:
    """Return for each series whether it rose against its peers."""
    asked, others = series_of(inputs.points, "lag_days"), series_of(inputs.controls, "lag_days")
    return [
        break_signal(
            INDICATOR,
            broken,
            what="days from material out to goods back",
            direction=1,
            ask="dispatch and receipt slips of the late lots",
        )
        for broken in rank_series(asked, others, direction=1)
    ]


INDICATOR = Indicator(
    id="I09",
    name="lateness",
    kind="signal_trade",
    resolution=Resolution.SUPPLIER,
    claim="deadlines are missed",
    source="scan on the ratio to peers with placebo rank, docs/breaks.md; research, indicators 1 (I09)",
    can="that goods came back later when those of peers did not, from when, and by how much",
    cannot="why they were late",
    innocent=("a port or a border closed", "consolidated shipments", "larger orders"),
    measure=measure,
)
