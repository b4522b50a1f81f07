"""Whether the declared workers can have made the goods: the fewest who could, in favor of the packet."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from unpick.cases.review.counts import Count, Days, day_of
from unpick.cases.review.facts import Exhibit, PacketFacts, spot
from unpick.cases.review.question import stake
from unpick.exhibits.note import Note
from unpick.goods.labor import figure, least_workers, standard_minutes
from unpick.model.defect import Defect, NotLooked, Severity, Spot

__all__ = ["check_output"]

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
        cure=(
            "Production logs by line, shift and lot for the days of production, subcontracts, and access to every place "
            "where the goods were cut, sewn and packed."
        ),
        bounds=(("least_workers", need), ("declared", workers.number)),
        rests_on=(
            "least minutes, every day, longest day, nobody idle: a lower bound",
            *((f"{minutes.cited}; unverified, do not rely",) if minutes.cited else ()),
        ),
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
    return max(found, key=lambda one: one.number, default=None)


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
    """Return the days of production, from the first to the last that any document gives."""
    spans: list[tuple[Days, Spot]] = [
        ((note.first, note.last), spot(exhibit, note))
        for exhibit, note in facts.said("produced")
        if note.first and note.last and note.last >= note.first
    ]
    for exhibit, table in facts.tables("production"):
        days = [day for row in table.rows if (day := day_of(row.get("day", "")))]
        if days:
            where = Spot(says="days of production", exhibit=exhibit.id, file=exhibit.file, place=table.name)
            spans.append(((min(days), max(days)), where))
    if not spans:
        return None
    first, last = min(span[0] for span, _ in spans), max(span[1] for span, _ in spans)
    longest = max(spans, key=lambda one: one[0][1] - one[0][0])[1]
    return _Told(number=Decimal((last - first) // dt.timedelta(days=1) + 1), spot=longest)
