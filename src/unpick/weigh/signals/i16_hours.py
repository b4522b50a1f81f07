"""I16: hours of work that are stated against the legal ones of the place."""

from unpick.goods.labor import hour_rules
from unpick.law.wording import country_names
from unpick.model.signal import Resolution, Signal
from unpick.weigh.signals import Indicator, Inputs
from unpick.weigh.signals.figures import Group, begin, bounded, country_of, groups

__all__ = ["INDICATOR"]

_RULES = ("day_ordinary", "day_extension")


def measure(inputs: Inputs) -> list[Signal]:
    """Return hours per day over the most that the law of the place allows, for each figure of hours."""
    return [_signal(group) for group in groups(inputs.points, "hours", "days_worked")]


def _signal(group: Group) -> Signal:
    lead = group.lead
    told = begin(
        INDICATOR,
        lead,
        ask="time cards of the weeks, power bills by hour, and pay slips with overtime",
        unit="times the legal hours of a day",
        interval=1.0,
        null_model="ordinary hours and the longest lawful extension of a day",
        why=group.why,
    )
    country = country_of(lead.place)
    rules = hour_rules(country) if country else {}
    if any(rule not in rules for rule in _RULES):
        place = lead.place or "the place of work, which is not stated"
        return told(
            refused="no cited hours of work for this place", lacks=f"cited legal hours a day of {place}"
        )
    if not lead.unit.startswith("hour"):
        return told(refused=f"the unit is {lead.unit}, not hours", lacks="hours a day")
    if group.conflict():
        return told(refused=group.conflict(), lacks="the days worked of the period")
    legal = float(sum(rules[rule].number for rule in _RULES))
    low, high = _bounds(lead.bound, lead.value)
    month, note = _month(group, low)
    sources = "; ".join(dict.fromkeys(rules[rule].source for rule in _RULES))
    return told(
        estimate=lead.value / legal,
        low=low / legal,
        high=high / legal,
        n=1,
        fires=low > legal or month,
        tables=(("legal hours", sources),),
        says=f"{bounded(f'{lead.value:g} hours a day', lead.bound, first=True)} against {float(rules['day_ordinary'].number):g} and at most {float(rules['day_extension'].number):g} "
        f"more under the law of {country_names().get(country, country)}.{note}",
    )


def _bounds(bound: str, value: float) -> tuple[float, float]:
    """Return what a bound leaves: "up to 18" may be less, "at least 12" may be more."""
    if bound in ("<", "<="):
        return 0.0, value
    if bound in (">", ">="):
        return value, 24.0
    return value, value


def _month(group: Group, low: float) -> tuple[bool, str]:
    """Return whether the hours beyond the ordinary ones of a month exceed what the law allows, and the sentence."""
    rules, days = hour_rules(country_of(group.lead.place)), group.of("days_worked")
    if not days or "month_extension" not in rules or (group.lead.end - group.lead.start).days > 31:
        return False, ""
    over = (low - float(rules["day_ordinary"].number)) * days[0].value
    most = float(rules["month_extension"].number)
    if over <= most:
        return False, ""
    return (
        True,
        f" On {days[0].value:g} days that is {over:g} hours of overtime in a month, of which {most:g} are lawful without approval.",
    )


INDICATOR = Indicator(
    id="I16",
    name="hours against the legal ones",
    kind="signal_hours",
    resolution=Resolution.SUPPLIER,
    claim="up to 18 hours a day",
    source="bound against goods/tables/hours.csv; research, indicators 1 (I16)",
    can="that the hours stated exceed what the law of the place allows",
    cannot="whether the work was forced: long hours are common in ordinary plants; 'up to' is no lower bound, and does not fire",
    innocent=("a peak season", "approved comprehensive hours", "presence counted as work, breaks included"),
    measure=measure,
)
