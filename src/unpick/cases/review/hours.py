"""Whether the hours of a packet can be: days of at most 24 hours, months of at most their days, clock and sum."""

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from unpick.cases.review.counts import Days, day_of, period_of, when_of
from unpick.cases.review.facts import Exhibit, PacketFacts
from unpick.cases.review.pay import ORIGINALS, cited_place
from unpick.cases.review.question import claims_zero, stake
from unpick.goods.labor import figure, hour_rules, hours_between
from unpick.model.defect import Defect, Severity, Spot

__all__ = ["check_hours"]

_QUARTER: Final = Decimal("0.25")
"""Hours by which a stated day may exceed its clock times: clocks are rounded to the quarter (a convention)."""

_BREAKS: Final = Decimal("1.5")
"""Hours of breaks that clock times of a whole day may hold: a convention in favor of the packet."""

_EXTRA: Final = Decimal(3)
"""Hours of overtime a day that a statement of the usual day leaves out: the most that article 41 of the Labor Law
of the PRC allows (goods/tables/hours.csv), used for every country."""

_REPORTED: Final = Decimal(18)
"""Hours a day that press reports of North Korean labor in Dandong give at most (research, law S96)."""

_ANY_LAW: Final = Decimal(14)
"""Hours of work in a day beyond which no country's law is asked: a convention of this project, four hours above the
longest ordinary day with overtime of the cited rows."""

Seen = list[tuple[Exhibit, str, str]]


def check_hours(facts: PacketFacts) -> Iterator[Defect]:
    """Yield hours that cannot be, hours that two documents give differently, and hours above the cited caps."""
    impossible = [*_payroll_impossible(facts), *_card_impossible(facts)]
    if impossible:
        words = f"{len(impossible)} rows hold hours or days that cannot be ({impossible[0][2]})"
        yield _defect(facts, "impossible_hours", words, impossible, Severity.MAJOR)
    against = list(_against_cards(facts))
    if against:
        words = f"The hours of {len(against)} workers on the payroll are not those of their time cards ({against[0][2]})"
        yield _defect(facts, "payroll_against_time_cards", words, against, Severity.MAJOR)
    yield from _against_statement(facts)
    yield from _caps(facts)


def _defect(
    facts: PacketFacts, check: str, words: str, seen: Seen, severity: Severity, **more: Any
) -> Defect:
    return Defect(
        code="D08",
        check=check,
        says=f"{words}.",
        reason=f"{stake(facts)} {more.pop('why', 'Hours that do not hold show nobody at work.')}",
        severity=severity,
        spots=tuple(
            Spot(says=says, exhibit=one.id, file=one.file, place=place) for one, place, says in seen[:5]
        ),
        cure=ORIGINALS,
        **more,
    )


def _rows(facts: PacketFacts, role: str) -> Iterator[tuple[Exhibit, Mapping[str, str], str]]:
    """Yield the rows of workers; where no row names one, the column was not understood and every row is one."""
    for exhibit, table in facts.tables(role):
        named = any(row.get("worker", "").strip() for row in table.rows)
        for row, place in zip(table.rows, table.places, strict=True):
            if not named or row.get("worker", "").strip():
                yield exhibit, row, place


def _number(row: Mapping[str, str], name: str) -> Decimal | None:
    found = figure(row.get(name, ""))
    return found.value if found else None


def _payroll_impossible(facts: PacketFacts) -> Iterator[tuple[Exhibit, str, str]]:
    for exhibit, row, place in _rows(facts, "payroll"):
        span = period_of(row.get("period", "")) or _period_note(exhibit)
        calendar = (span[1] - span[0]).days + 1 if span else None
        days, hours = _number(row, "days"), _number(row, "hours")
        if days is not None and calendar and days > calendar:
            yield exhibit, place, f"{days} days worked in a period of {calendar} days"
        elif (
            hours is not None
            and (days or calendar)
            and hours > 24 * (days if days is not None else calendar or 0)
        ):
            yield exhibit, place, f"{hours} hours in {days if days is not None else calendar} days"


def _period_note(exhibit: Exhibit) -> Days | None:
    """Return the period that a payroll states for itself; an audit's days are none."""
    return when_of(exhibit) if any(True for _ in exhibit.said("period")) else None


def _card_impossible(facts: PacketFacts) -> Iterator[tuple[Exhibit, str, str]]:
    """Yield time cards above 24 hours a day, alone or together, or above their own clock times."""
    for exhibit, table in facts.tables("attendance"):
        total: dict[tuple[str, str], Decimal] = {}
        for row, place in zip(table.rows, table.places, strict=True):
            hours = _number(row, "hours")
            span = hours_between(row.get("time_in", ""), row.get("time_out", ""))
            if hours is None or not row.get("worker"):
                continue
            key = row["worker"], row.get("day", "")
            total[key] = total.get(key, Decimal(0)) + hours if day_of(key[1]) else hours
            if total[key] > 24:
                yield exhibit, place, f"{total[key]} hours in one day"
            elif span is not None and hours > span + _QUARTER:
                yield exhibit, place, f"{hours} hours between {row['time_in']} and {row['time_out']}"


def _cards(facts: PacketFacts) -> dict[str, dict[dt.date, Decimal]]:
    """Return worker to day to hours of all time cards that give a day and hours.

    Two cards of one day in one table are two shifts and add up; in two tables they are one card and its copy or
    translation, and the longer one counts.
    """
    found: dict[str, dict[dt.date, Decimal]] = {}
    for _, table in facts.tables("attendance"):
        own: dict[tuple[str, dt.date], Decimal] = {}
        for row in table.rows:
            day, hours = day_of(row.get("day", "")), _number(row, "hours")
            if day and hours is None:
                hours = hours_between(row.get("time_in", ""), row.get("time_out", ""))
            if day and hours is not None and row.get("worker"):
                own[row["worker"], day] = own.get((row["worker"], day), Decimal(0)) + hours
        for (worker, day), hours in own.items():
            days = found.setdefault(worker, {})
            days[day] = max(days.get(day, Decimal(0)), hours)
    return found


def _against_cards(facts: PacketFacts) -> Iterator[tuple[Exhibit, str, str]]:
    """Yield workers whose payroll hours no reading of their time cards gives.

    Compared only where the cards cover the payroll's days: as many days with work as the payroll counts, or,
    without a count, cards in the first and the last week of the period. Overtime may stand inside or beside the
    hours; clock spans hold the breaks, so that only stated hours are compared from below.
    """
    cards = _cards(facts)
    stated = any(_number(row, "hours") is not None for _, row, _ in _rows(facts, "attendance"))
    for exhibit, row, place in _rows(facts, "payroll"):
        span = period_of(row.get("period", "")) or _period_note(exhibit)
        hours, over = _number(row, "hours"), _number(row, "overtime_hours") or Decimal(0)
        worked = {
            day: h
            for day, h in cards.get(row.get("worker", ""), {}).items()
            if span and span[0] <= day <= span[1] and h > 0
        }
        if hours is None or not worked or not span or not _covers(worked, span, _number(row, "days")):
            continue
        total, slack = (
            sum(worked.values(), Decimal(0)),
            Decimal(len(worked)) * Decimal("0.005") + Decimal("0.5"),
        )
        readings = (hours, hours + over, hours - over)
        if all(abs(total - one) > slack for one in readings) and (stated or total < min(readings)):
            yield (
                exhibit,
                place,
                f"{hours} hours on the payroll, {total.normalize():f} on {len(worked)} time cards",
            )


def _covers(worked: dict[dt.date, Decimal], span: Days, days: Decimal | None) -> bool:
    if days is not None:
        return len(worked) == days
    week = dt.timedelta(days=7)
    return min(worked) < span[0] + week and max(worked) > span[1] - week


def _day_hours(row: Mapping[str, str]) -> Decimal | None:
    """Return the hours of a time card: as stated, else its clock times less the breaks of a long day."""
    hours = _number(row, "hours")
    span = hours_between(row.get("time_in", ""), row.get("time_out", ""))
    return hours if hours is not None else span - _BREAKS if span is not None and span > _BREAKS else None


def _against_statement(facts: PacketFacts) -> Iterator[Defect]:
    """Yield time cards longer than the day that the packet states and three hours of overtime on top."""
    stated = [
        (exhibit, note) for exhibit, note in facts.said("hours_day") if note.number and 0 < note.number <= 24
    ]
    if not stated:
        return
    owner, most = max(stated, key=lambda one: one[1].number or 0)
    limit = (most.number or Decimal(0)) + _EXTRA
    over = [
        (exhibit, place, f"{hours.normalize():f} hours")
        for exhibit, row, place in _rows(facts, "attendance")
        if (hours := _day_hours(row)) is not None and limit < hours <= 24
    ]
    if over:
        words = f"{owner.id} states {most.number} hours a day; {len(over)} time cards show more than {limit} ({over[0][2]})"
        seen = [(owner, most.place, most.text), *over]
        yield _defect(facts, "hours_against_statement", words, seen, Severity.MAJOR)


def _caps(facts: PacketFacts) -> Iterator[Defect]:
    """Yield hours above the cited caps of the country, where the packet tells the country."""
    rules = hour_rules(cited_place(facts))
    if not rules:
        yield from _beyond_any(facts)
        return
    month, day = rules["month_extension"], rules["day_ordinary"].number + rules["day_extension"].number
    over = [
        (exhibit, place, f"{hours} hours of overtime in a month")
        for exhibit, row, place in _rows(facts, "payroll")
        if (hours := _number(row, "overtime_hours"))
        and month.number < hours
        and _is_month(row, exhibit)
        and _are_hours(row, hours)
    ]
    if over:
        words = (
            f"{len(over)} payroll rows show more overtime than {month.number} hours in a month ({over[0][2]})"
        )
        yield _defect(facts, "overtime_cap", words, over, Severity.MINOR, **_law(month.source))
    long_ones = sorted(_long_days(facts, day), key=lambda one: -one[0])
    if long_ones:
        most = long_ones[0][0]
        extreme = most >= _REPORTED
        seen = [(exhibit, place, f"{hours.normalize():f} hours a day") for hours, exhibit, place in long_ones]
        more: dict[str, Any] = _law(rules["day_extension"].source)
        if extreme and claims_zero(facts):
            more["turns"] = tuple(dict.fromkeys(exhibit.id for _, exhibit, _ in long_ones))
        words = f"{len(seen)} rows show days longer than {day} hours, at most {most.normalize():f}"
        yield _defect(facts, "long_days", words, seen, Severity.MAJOR if extreme else Severity.MINOR, **more)


def _beyond_any(facts: PacketFacts) -> Iterator[Defect]:
    """Yield days that no law of work allows, where the packet does not tell whose law holds."""
    seen = [
        (exhibit, place, f"{hours.normalize():f} hours a day")
        for hours, exhibit, place in sorted(_long_days(facts, _ANY_LAW), key=lambda one: -one[0])
    ]
    if seen:
        words = f"{len(seen)} rows show days longer than {_ANY_LAW} hours ({seen[0][2]})"
        yield _defect(facts, "long_days", words, seen, Severity.MAJOR)


def _law(source: str) -> dict[str, Any]:
    return {
        "why": "Excessive overtime is an indicator of forced labor, though no proof of it.",
        "rests_on": (f"{source}; unverified, do not rely",),
    }


def _are_hours(row: Mapping[str, str], over: Decimal) -> bool:
    """Tell whether a figure can be overtime in hours: not more than the hours beside it, nor than a month has.

    A column headed OT can hold money; a figure above the hours worked is taken to be that.
    """
    hours = _number(row, "hours")
    return over <= (hours if hours is not None else 31 * 24)


def _is_month(row: Mapping[str, str], exhibit: Exhibit) -> bool:
    span = period_of(row.get("period", "")) or _period_note(exhibit)
    return span is None or (span[1] - span[0]).days < 31


def _long_days(facts: PacketFacts, most: Decimal) -> Iterator[tuple[Decimal, Exhibit, str]]:
    for exhibit, row, place in _rows(facts, "attendance"):
        hours = _day_hours(row)
        # Cards differ in whether the hours hold the overtime: the smaller reading is named.
        if hours is not None and most < hours <= 24:
            yield hours, exhibit, place
    for exhibit, row, place in _rows(facts, "payroll"):
        days, hours = _number(row, "days"), _number(row, "hours")
        if days and hours is not None and most < hours / days <= 24:
            yield (hours / days).quantize(Decimal("0.1")), exhibit, place
