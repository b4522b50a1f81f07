"""I17: which share of what is paid for a worker the worker does not receive."""

from unpick.model.signal import Resolution, Signal
from unpick.weigh.signals import Indicator, Inputs
from unpick.weigh.signals.figures import Group, begin, groups, spread

__all__ = ["INDICATOR"]


def measure(inputs: Inputs) -> list[Signal]:
    """Return 1 - net / fee for each fee, as a range over the net wages stated."""
    return [_signal(group) for group in groups(inputs.points, "labor_fee", "net_wage")]


def _signal(group: Group) -> Signal:
    lead, net = group.lead, group.of("net_wage")
    told = begin(
        INDICATOR,
        lead,
        ask="contracts with the sender of the workers, payroll, bank transfers to each worker",
        unit="share of the fee",
        null_model="none: a ratio of two stated figures, no test",
        why=group.why,
        interval=1.0,
    )
    if not net:
        return told(refused="no net wage of the period", lacks="a figure of 'net_wage' for the period")
    other = sorted({point.unit for point in net if point.unit != lead.unit})
    if other:
        return told(refused=f"the units differ: {lead.unit} and {other[0]}", lacks="both figures in one unit")
    least, most = spread(net)
    if lead.value <= 0 or most > lead.value:
        return told(
            refused="the worker is said to receive more than is paid",
            lacks="fee and net wage of one contract",
        )
    low, high = 1 - most / lead.value, 1 - least / lead.value
    return told(
        estimate=(low + high) / 2,
        low=low,
        high=high,
        n=1 + len(net),
        says=f"Of {lead.value:g} {lead.unit} paid for a worker, {_range(least, most)} reach the worker: {_share(low, high)} do not.",
    )


def _range(least: float, most: float) -> str:
    return f"{least:g}" if least == most else f"{least:g} to {most:g}"


def _share(low: float, high: float) -> str:
    return f"{low:.0%}" if round(low, 2) == round(high, 2) else f"{low:.0%} to {high:.0%}"


INDICATOR = Indicator(
    id="I17",
    name="wage seizure",
    kind="",
    resolution=Resolution.SUPPLIER,
    claim="about 70% of the wages are taken",
    source="research, indicators 1 (I17): net over fee; no source states a share from which it is decisive, so it does not fire",
    can="the share of the payment that does not reach the worker",
    cannot="who keeps the rest, and whether food and lodging were given for it",
    innocent=("board and lodging are deducted and shown on the pay slip", "part is paid later or at home"),
    measure=measure,
)
