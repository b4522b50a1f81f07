"""Whether the declared workers can have made the goods: the fewest who could, in favor of the packet."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from unpick.cases.review.counts import Count, Days, day_of, period_of
from unpick.cases.review.facts import Exhibit, PacketFacts, spot
from unpick.cases.review.question import stake
from unpick.exhibits.note import Note
from unpick.goods.labor import figure, least_workers, standard_minutes
from unpick.model.defect import Defect, NotLooked, Severity, Spot

__all__ = ["check_output", "check_paid_hours", "production_span"]

_PIECES: Final = {
    "": 1,
    "pcs": 1,
    "pc": 1,
    "piece": 1,
    "pieces": 1,
    "units": 1,
    "unit": 1,
    "ea": 1,
    "each": 1,
    "sets": 1,
}
_DOZENS: Final = {"doz": 12, "dozen": 12, "dozens": 12, "dz": 12}
_UNITS: Final = _PIECES | _DOZENS | {"件": 1, "条": 1, "pairs": 1, "pair": 1, "双": 1, "set": 1, "套": 1}
"""Unit to pieces in it; other units, such as kilograms, say nothing of minutes by the piece."""


_CURE: Final = (
    "Production logs by line, shift and lot for the days of production, subcontracts, and access to every place where "
    "the goods were cut, sewn and packed."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A number with where it stands."""

    number: Decimal
    spot: Spot
    cited: str = ""


def check_output(facts: PacketFacts, counts: list[Count]) -> Iterator[Defect | NotLooked]:
    """Yield an output that the declared workforce cannot reach, or which figure is missing to tell."""
    pieces = _pieces(facts)
    workers = _workers(counts)
    if pieces is None or workers is None:
        return
    minutes, hours, days = _minutes(facts), _hours(facts), _days(facts)
    missing = [
        name
        for name, found in (
            (
                f"minutes per piece ({_goods(facts)}: no document states them, and the table has no cited row)",
                minutes,
            ),
            ("hours a day (no document states them)", hours),
            ("days of production (no document states them)", days),
        )
        if found is None
    ]
    if minutes is None or hours is None or days is None:
        yield NotLooked(code="D05", why=f"output against workforce: {'; '.join(missing)}")
        return
    need = least_workers(
        pieces=pieces.number, minutes=minutes.number, days=int(days.number), hours=hours.number
    )
    if need > workers.high:
        yield _beyond(facts, need, workers, told=(pieces, minutes, days, hours))


def check_paid_hours(facts: PacketFacts) -> Iterator[Defect]:
    """Yield an output that all hours of the payroll, overtime included, cannot hold at the least minutes.

    Tried only where every row gives hours and the periods of the payroll cover the days of production.
    """
    pieces, minutes = _pieces(facts), _minutes(facts)
    span = production_span(facts)
    if pieces is None or minutes is None or span is None:
        return
    for exhibit, table in facts.tables("payroll"):
        rows = [row for row in table.rows if row.get("worker", "").strip() and figure(row.get("hours", ""))]
        periods = [one for row in rows if (one := period_of(row.get("period", "")))]
        if (
            not rows
            or len(periods) < len(rows)
            or min(periods)[0] > span[0]
            or max(one[1] for one in periods) < span[1]
        ):
            continue
        cells = [figure(row.get(column, "")) for row in rows for column in ("hours", "overtime_hours")]
        paid, need = sum((one.value for one in cells if one), Decimal(0)), pieces.number * minutes.number / 60
        if need > paid:
            yield Defect(
                code="D08",
                check="output_beyond_hours",
                says=(
                    f"{pieces.number:f} pieces of {minutes.number:f} minutes take at least {need:.0f} hours; the payroll "
                    f"{exhibit.id} holds {paid.normalize():f}, overtime included."
                ),
                reason=f"{stake(facts)} The hours of whoever made the rest of the goods are on no record.",
                severity=Severity.MAJOR,
                spots=(
                    pieces.spot,
                    minutes.spot,
                    Spot(
                        says=f"{paid.normalize():f} hours",
                        exhibit=exhibit.id,
                        file=exhibit.file,
                        place=table.name,
                    ),
                ),
                cure=_CURE,
                bounds=(("hours_needed", round(float(need), 1)), ("hours_paid", float(paid))),
                rests_on=_rests(minutes),
            )


def _rests(minutes: _Told) -> tuple[str, ...]:
    cited = (f"{minutes.cited}; unverified, do not rely",) if minutes.cited else ()
    return ("least minutes, every day, longest day, nobody idle: a lower bound", *cited)


def _beyond(
    facts: PacketFacts, need: int, workers: Count, *, told: tuple[_Told, _Told, _Told, _Told]
) -> Defect:
    pieces, minutes, days, hours = told
    return Defect(
        code="D05",
        check="output",
        says=(
            f"{pieces.number:f} pieces of {minutes.number:f} minutes in {days.number} days of {hours.number:f} hours "
            f"need at least {need} workers; {workers.words}."
        ),
        reason=f"{stake(facts)} Whoever made the rest of the goods, here or elsewhere, is not accounted for.",
        severity=Severity.MAJOR if minutes.cited else Severity.DECISIVE,
        spots=tuple(dict.fromkeys((*(one.spot for one in told), workers.spot))),
        cure=_CURE,
        bounds=(("least_workers", need), ("declared", workers.number)),
        rests_on=_rests(minutes),
    )


def _pieces(facts: PacketFacts) -> _Told | None:
    """Return the largest number of pieces that one document or table gives as made or shipped."""
    found = [
        _Told(number=note.number * _UNITS[note.unit.casefold()], spot=spot(exhibit, note))
        for exhibit, note in facts.said("made", "shipped")
        if note.number is not None and note.unit.casefold() in _UNITS
    ]
    for exhibit, table in facts.tables("packing", "invoice"):
        rows = [
            row for row in table.rows if (row.get("style") or row.get("description")) and row.get("quantity")
        ]
        parts = [(figure(row["quantity"]), row.get("unit", "").casefold()) for row in rows]
        if parts and all(number and unit in _UNITS for number, unit in parts):
            total = sum((number.value * _UNITS[unit] for number, unit in parts if number), Decimal(0))
            says = f"{len(parts)} lines, {total:f} pieces"
            found.append(
                _Told(
                    number=total,
                    spot=Spot(says=says, exhibit=exhibit.id, file=exhibit.file, place=table.name),
                )
            )
    found += _logged(facts)
    return max(found, key=lambda one: one.number, default=None)


def _logged(facts: PacketFacts) -> Iterator[_Told]:
    """Yield the pieces that the rows of a production log give for one step."""
    for exhibit, table in facts.tables("production"):
        steps: dict[str, Decimal] = {}
        for row in table.rows:
            unit = (row.get("unit", "") or table.units.get("output", "?")).casefold()
            if (made := figure(row.get("output", ""))) and unit in _UNITS:
                step = row.get("step", "")
                steps[step] = steps.get(step, Decimal(0)) + made.value * _UNITS[unit]
        for step, total in steps.items():
            says = f"{step or 'production'}: {total:f} pieces"
            yield _Told(
                number=total, spot=Spot(says=says, exhibit=exhibit.id, file=exhibit.file, place=table.name)
            )


def _workers(counts: list[Count]) -> Count | None:
    """Return the largest declared count: of the makers of the goods where they are counted, else of the whole."""
    made = [one for one in counts if one.of == "made"]
    whole = [one for one in counts if not one.part]
    return max(made or whole, key=lambda one: one.high, default=None)


def _goods(facts: PacketFacts) -> str:
    return next(
        (line.description for line in facts.lines if line.description), facts.product or "goods not named"
    )


def _minutes(facts: PacketFacts) -> _Told | None:
    """Return the least minutes a piece takes: as a document states, else the least of all goods by a cited row.

    Where several kinds of goods are in the packet, each must have a row.
    """
    stated = [_told(exhibit, note) for exhibit, note in facts.said("minutes_per_piece") if note.number]
    for exhibit, table in facts.tables("production"):
        for row, place in zip(table.rows, table.places, strict=True):
            if (cell := figure(row.get("minutes_per_piece", ""))) and cell.value > 0:
                where = Spot(
                    says=f"{cell.value} minutes per piece", exhibit=exhibit.id, file=exhibit.file, place=place
                )
                stated.append(_Told(number=cell.value, spot=where))
    if stated:
        return min(stated, key=lambda one: one.number)
    goods = [line.description for line in facts.lines] or [facts.product]
    rows = [standard_minutes(words) for words in goods]
    known = [row for row in rows if row]
    if not known or len(known) < len(rows):
        return None
    least = min(known, key=lambda row: row.low)
    says = f"{least.product}: {least.low} to {least.high} minutes"
    return _Told(
        number=least.low, spot=Spot(says=says, place="table of standard minutes"), cited=least.source
    )


def _told(exhibit: Exhibit, note: Note) -> _Told:
    return _Told(number=note.number or Decimal(0), spot=spot(exhibit, note))


def _hours(facts: PacketFacts) -> _Told | None:
    """Return the longest day: as a document states, else as a payroll gives by its hours and days."""
    found = [_told(exhibit, note) for exhibit, note in facts.said("hours_day") if note.number]
    for exhibit, table in facts.tables("payroll", "attendance"):
        for row, place in zip(table.rows, table.places, strict=True):
            hours, over = figure(row.get("hours", "")), figure(row.get("overtime_hours", ""))
            days = figure(row.get("days", "")) if table.role == "payroll" else figure("1")
            if hours and days and days.value > 0 and row.get("worker"):
                day = min(Decimal(24), (hours.value + (over.value if over else 0)) / days.value)
                where = Spot(
                    says=f"{day:.1f} hours a day", exhibit=exhibit.id, file=exhibit.file, place=place
                )
                found.append(_Told(number=day.quantize(Decimal("0.1")), spot=where))
    usable = [one for one in found if one.number > 0]
    return max(usable, key=lambda one: one.number, default=None)


def _days(facts: PacketFacts) -> _Told | None:
    """Return the number of days from the first to the last day of production that any document gives."""
    spans = list(_spans(facts))
    span = production_span(facts)
    if span is None:
        return None
    longest = max(spans, key=lambda one: one[0][1] - one[0][0])[1]
    return _Told(number=Decimal((span[1] - span[0]) // dt.timedelta(days=1) + 1), spot=longest)


def production_span(facts: PacketFacts) -> Days | None:
    """Return the first and the last day of production that any document gives, None without one."""
    spans = [span for span, _ in _spans(facts)]
    return (min(first for first, _ in spans), max(last for _, last in spans)) if spans else None


def _spans(facts: PacketFacts) -> Iterator[tuple[Days, Spot]]:
    for exhibit, note in facts.said("produced"):
        if note.first and note.last and note.last >= note.first and exhibit.kind != "index":
            yield (note.first, note.last), spot(exhibit, note)
    for exhibit, table in facts.tables("production"):
        days = [day for row in table.rows if (day := day_of(row.get("day", "")))]
        if days:
            where = Spot(says="days of production", exhibit=exhibit.id, file=exhibit.file, place=table.name)
            yield (min(days), max(days)), where
