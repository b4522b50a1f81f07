"""D08: whether wage, time and production records are there, and whether they hold.

Absence is a defect where customs asked for the record, or where the packet must show something about labor and
has no record of wages, time or production at all. One missing kind that nobody asked for is none.

Severity. Decisive where no such record is filed and labor is in question; major for a record that was asked for
and is not there, for pay and hours that do not add up or cannot be; minor for what a flat wage, a slip in one
row or an approval of other hours can explain, and for rules that rest on unverified rows.
"""

from collections.abc import Iterator
from typing import Final

from unpick.cases.review.columns_named import names_in_columns
from unpick.cases.review.facts import Exhibit, PacketFacts
from unpick.cases.review.hours import check_hours
from unpick.cases.review.list_tests import check_lists
from unpick.cases.review.output import check_paid_hours
from unpick.cases.review.pasted_ink import check_ink
from unpick.cases.review.pay import check_pay
from unpick.cases.review.question import asked_for, is_answered, labor_is_asked, stake
from unpick.cases.review.registry import Detector
from unpick.model.defect import Defect, NotLooked, Severity, Spot

__all__ = ["DETECTOR", "check"]

_RECORDS: Final = {"payroll": "wages", "attendance": "time", "production": "production"}
"""Kind of document, and role of its table, to what it records."""


def check(facts: PacketFacts) -> Iterator[Defect | NotLooked]:
    """Yield records that are absent, cannot be read, or do not hold."""
    if not is_answered(facts):
        return
    yield from _absent(facts)
    yield from _unread(facts)
    yield from check_pay(facts)
    yield from check_hours(facts)
    if labor_is_asked(facts):
        yield from check_paid_hours(facts)
        yield from check_lists(facts)
        yield from check_ink(facts)


def _has(facts: PacketFacts, kind: str) -> bool:
    return (
        bool(facts.filed(kind))
        or any(True for _ in facts.tables(kind))
        or any(names_in_columns(one, kind) for one in facts.filed())
    )


def _absent(facts: PacketFacts) -> Iterator[Defect]:
    missing = [kind for kind in _RECORDS if not _has(facts, kind)]
    asked = asked_for(facts, *missing)
    if len(missing) == len(_RECORDS) and (
        asked or (labor_is_asked(facts) and facts.question != "modification")
    ):
        says = "The packet holds no record of wages, of time or of production."
        yield _missing(facts, says, asked, Severity.DECISIVE)
    elif asked:
        names = " and ".join(word for kind, word in _RECORDS.items() if kind in asked)
        yield _missing(
            facts, f"Customs asked for records of {names}; the packet holds none.", asked, Severity.MAJOR
        )


def _missing(facts: PacketFacts, says: str, asked: set[str], severity: Severity) -> Defect:
    requests = [one for one in facts.requests if asked & set(one.topics)]
    spots = tuple(Spot(says=one.asked, exhibit=one.exhibit, place=one.place) for one in requests)
    return Defect(
        code="D08",
        check="absent",
        says=says,
        reason=f"{stake(facts)} Without them nobody can tell who worked, when, and whether they were paid.",
        severity=severity,
        spots=spots or (Spot(says="no such document among the exhibits", place="packet.yml"),),
        cure=(
            "The records themselves from the maker and each processor for the days of production: payroll with proof of "
            "payment, time cards, production logs by lot; or access to them on site."
        ),
    )


def _unread(facts: PacketFacts) -> Iterator[NotLooked]:
    """Yield wage and time records of which no table could be read, so that their sums were not tried."""
    for exhibit in facts.filed("payroll", "attendance"):
        if not _tables(exhibit):
            yield NotLooked(
                code="D08", why=f"{exhibit.id}: no table of wages or hours could be read, so no sum was tried"
            )


def _tables(exhibit: Exhibit) -> list[str]:
    return [table.name for table in exhibit.tables if table.role in ("payroll", "attendance")]


DETECTOR = Detector(
    code="D08",
    asks="Are records of wages, time and production there, and do they hold?",
    needs=("text", "tables"),
    check=check,
)
