"""Days in the rows of tables: lots used before they were made, people paid before they were hired."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Final

from unpick.cases.review.counts import day_of, period_of, rolls
from unpick.cases.review.facts import Exhibit, PacketFacts
from unpick.cases.review.question import stake
from unpick.model.defect import Defect, Severity, Spot

__all__ = ["check_rows"]

_CURE: Final = (
    "The primary record of each step from whoever keeps it apart from the producer: gate passes, machine logs, bank and "
    "insurance records, and access to the lots and the people concerned."
)

_SHOWN: Final = 5

Row = tuple[Exhibit, Mapping[str, str], str]


def check_rows(facts: PacketFacts) -> Iterator[Defect]:
    """Yield one defect per kind of contradiction between rows, with its first rows."""
    for name, words, why, seen in (
        (
            "lot_used_before_made",
            "lots are used before they are made or received",
            "Material is used after it exists.",
            _lots(facts),
        ),
        (
            "lot_made_after_shipment",
            "rows make a lot after it had been shipped",
            "What left on a day was made before it.",
            _shipped(facts),
        ),
        (
            "paid_outside_hire",
            "workers are paid for days before they were hired or after they left",
            "Pay follows work.",
            _hires(facts),
        ),
        (
            "after_filing",
            "rows are of days after the exhibit was filed",
            "A record cannot be filed before its days.",
            _filing(facts),
        ),
    ):
        if found := list(seen):
            yield Defect(
                code="D01",
                check=name,
                says=f"{len(found)} {words} ({found[0].exhibit}, {found[0].place}: {found[0].says}).",
                reason=f"{stake(facts)} {why} The rows cannot all be right; which is not, they do not tell.",
                severity=Severity.MAJOR,
                spots=tuple(found[:_SHOWN]),
                cure=_CURE,
                bounds=(("rows", len(found)),),
            )


def _rows(facts: PacketFacts, *roles: str) -> Iterator[Row]:
    for exhibit, table in facts.tables(*roles):
        for row, place in zip(table.rows, table.places, strict=True):
            yield exhibit, row, place


def _spot(exhibit: Exhibit, place: str, says: str) -> Spot:
    return Spot(says=says, exhibit=exhibit.id, file=exhibit.file, place=place)


def _lots(facts: PacketFacts) -> Iterator[Spot]:
    """Yield steps that use a lot on a day before the first day on which any row makes or receives it."""
    made: dict[str, dt.date] = {}
    for _, row, _ in _rows(facts, "production", "raw"):
        day, lot = day_of(row.get("day", "")), row.get("lot", "").strip()
        if day and lot and lot != row.get("input_lot", "").strip():
            made[lot] = min(day, made.get(lot, day))
    for exhibit, row, place in _rows(facts, "production"):
        day = day_of(row.get("day", ""))
        for lot in (one.strip() for one in row.get("input_lot", "").replace(";", ",").split(",")):
            if day and lot in made and day < made[lot]:
                yield _spot(
                    exhibit,
                    place,
                    f"lot {lot} used on {day.isoformat()}, first made or received {made[lot].isoformat()}",
                )


def _shipped(facts: PacketFacts) -> Iterator[Spot]:
    """Yield rows that make a lot after the last day on which any paper of transport can have carried it.

    A paper of transport that names no lot may carry any; where one has no certain day of shipping, nothing is said.
    """
    papers = [(set(_lots_of(one)), _left(one)) for one in facts.filed("transport")]
    named = set[str]().union(*(lots for lots, _ in papers)) if papers else set()
    for exhibit, row, place in _rows(facts, "production"):
        day, lot = day_of(row.get("day", "")), row.get("lot", "").strip()
        if not day or lot not in named or exhibit.kind == "transport":
            continue
        days = [left for lots, left in papers if not lots or lot in lots]
        last = max((left for left in days if left), default=None)
        if last and None not in days and day > last:
            says = f"lot {lot} made on {day.isoformat()}, shipped {last.isoformat()}"
            yield _spot(exhibit, place, says)


def _lots_of(exhibit: Exhibit) -> Iterator[str]:
    yield from (note.value for note in exhibit.said("number_lot") if note.value)
    for table in exhibit.tables:
        yield from (row["lot"].strip() for row in table.rows if row.get("lot", "").strip())


def _left(exhibit: Exhibit) -> dt.date | None:
    """Return the last day on which the goods of a paper of transport can have left; None where it does not tell."""
    days = [note.last for note in exhibit.said("shipped_day") if note.last]
    readings = [
        day for note in exhibit.said("shipped_day") for text in note.readings if (day := day_of(text[-10:]))
    ]
    return max((*days, *readings), default=None)


def _hires(facts: PacketFacts) -> Iterator[Spot]:
    """Yield payroll rows of a period that ended before the worker was hired or began after he or she left."""
    spans: dict[str, tuple[dt.date, dt.date]] = {}
    for _, _, _, people in rolls(facts, "workers"):
        for worker, row in people.items():
            hired, left = day_of(row.get("hired", "")), day_of(row.get("left", ""))
            spans[worker] = hired or dt.date.min, left or dt.date.max
    month = dt.timedelta(days=31)  # last pay often comes with the month after leaving
    for exhibit, row, place in _rows(facts, "payroll"):
        period = period_of(row.get("period", ""))
        hired, left = spans.get(row.get("worker", ""), (dt.date.min, dt.date.max))
        if not period:
            continue
        if period[1] < hired:
            yield _spot(
                exhibit, place, f"paid for days to {period[1].isoformat()}, hired {hired.isoformat()}"
            )
        elif left < dt.date.max - month and period[0] > left + month:
            yield _spot(
                exhibit, place, f"paid for days from {period[0].isoformat()}, left {left.isoformat()}"
            )


def _filing(facts: PacketFacts) -> Iterator[Spot]:
    """Yield rows of time cards, production and papers of days after the exhibit was filed."""
    for role, column in (("attendance", "day"), ("production", "day"), ("identity", "issued")):
        for exhibit, row, place in _rows(facts, role):
            day = day_of(row.get(column, ""))
            filed = exhibit.submitted or facts.events.get("filed")
            if day and filed and day > filed:
                yield _spot(exhibit, place, f"{day.isoformat()}, filed {filed.isoformat()}")
