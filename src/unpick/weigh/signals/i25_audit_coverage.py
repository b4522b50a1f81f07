"""I25: how many hidden workers a clean interview sample leaves possible."""

from unpick.model.chance import hidden_upper, meet_none, sample_needed
from unpick.model.signal import Resolution, Signal
from unpick.weigh.signals import Indicator, Inputs
from unpick.weigh.signals.figures import Group, begin, groups

__all__ = ["INDICATOR"]


def measure(inputs: Inputs) -> list[Signal]:
    """Return the bound for each audit: the most hidden workers that the sample does not exclude at 95%."""
    return [_signal(group) for group in groups(inputs.points, "audited", "workers")]


def _signal(group: Group) -> Signal:
    lead, workers = group.lead, group.of("workers")
    told = begin(
        INDICATOR,
        lead,
        ask="the list of workers on the day, how the sample was drawn, and by whom",
        unit="people",
        null_model="people drawn at random without replacement",
        why=group.why,
        interval=0.95,
    )
    if not workers:
        return told(refused="no headcount of the period", lacks="a figure of 'workers' for the period")
    if group.conflict():
        return told(refused=group.conflict(), lacks="the headcount of the day of the audit")
    n, k = round(workers[0].value), round(lead.value)
    if n < 1 or not 0 <= k <= n:
        return told(refused=f"{k} of {n} people is no sample", lacks="headcount and sample of one day")
    most = hidden_upper(n, k)
    met = ", ".join(
        f"{hidden} of them {meet_none(n, k, hidden):.1%}" for hidden in (5, 10, 15) if hidden <= n
    )
    return told(
        estimate=float(most),
        low=0.0,
        high=float(most),
        n=k,
        says=f"{k} of {n} workers were interviewed. Drawn at random and all clean, they leave up to {most} hidden workers possible at 95%; "
        f"they miss {met or 'any hidden one often'}. To exclude any, {sample_needed(n, 0)} are needed.",
    )


INDICATOR = Indicator(
    id="I25",
    name="audit coverage bound",
    kind="",
    resolution=Resolution.SUPPLIER,
    claim="ten of 49 workers were interviewed",
    source="hypergeometric bound, model/chance.py; research, indicators 1 (I25)",
    can="how weak a clean sample is, in people",
    cannot="the bound holds for a draw at random; a minder who picks the people makes it weaker",
    innocent=("the sample was larger, and only part of it was reported",),
    measure=measure,
)
