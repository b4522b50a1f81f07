"""D05: whether the documents count the same workers, and whether so many can have made the goods.

Like is held against like: whole firms against whole firms of one name, the makers of the goods against makers,
numbers of overlapping or unknown days exactly, numbers of different months with the turnover of a plant. A
difference that hiring and leaving days, time cards of the audit day, a stated number of makers, or workers said to
be on leave, new, gone or on another payroll explain is none. Output is held against the declared workforce in favor of the packet throughout: least minutes, every
calendar day, longest stated day, nobody ever idle.

Severity. Major for headcounts and for people who are in one record and not in the other; decisive for an output
that the declared workers cannot reach on the packet's own minutes, major on cited trade minutes.
"""

import datetime as dt
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from unpick.cases.review.changes import is_accounted
from unpick.cases.review.counts import NAMES, Count, Days, day_of, noted_counts, rolls, table_counts
from unpick.cases.review.counts_met import dated, is_part
from unpick.cases.review.counts_parts import named_parts
from unpick.cases.review.facts import PacketFacts
from unpick.cases.review.firms import about_same_firm
from unpick.cases.review.output import check_output
from unpick.cases.review.question import is_answered, labor_is_asked, stake
from unpick.cases.review.registry import Detector
from unpick.cases.review.repaid import repaid_counts
from unpick.model.defect import Defect, NotLooked, Severity, Spot

__all__ = ["DETECTOR", "check"]

_NEAR: Final = 31
"""Days within which two counts are taken to be of the same workforce: a month, as payrolls are monthly."""

_MONTH: Final = 26
"""Days from which a record is of a month and not of a day; two months have two workforces."""

_TURNOVER_MONTH: Final = 0.05
"""Share of a workforce that may come and go in a month without a document: a convention of this project."""

_TURNOVER_LEAST: Final = 2
"""Workers who may come and go between different months in any plant: a convention of this project."""

_CURE: Final = (
    "Hiring and leaving papers, social insurance filings or bank transfers for every worker on site in the days of "
    "production, and a count of the workers on site without notice."
)


def check(facts: PacketFacts) -> Iterator[Defect | NotLooked]:
    """Yield counts that differ, people who are in one record only, and output beyond the workforce."""
    if not is_answered(facts):
        return
    counts = dated([*noted_counts(facts), *table_counts(facts)])
    whole = [one for one in counts if one.of != "made" and not one.part]
    made = {one.number for one in counts if one.of == "made"}
    yield from _differ(facts, whole, made)
    yield from _makers(facts, whole, [one for one in counts if one.of == "made"])
    yield from _people(facts)
    yield from _repaid(facts)
    if labor_is_asked(facts):
        yield from check_output(facts, counts)


def _repaid(facts: PacketFacts) -> Iterator[Defect]:
    for said, number, book, count in repaid_counts(facts):
        yield Defect(
            code="D05",
            check="repaid",
            says=f"{number} workers are said to have been repaid; the ledger names {count}.",
            reason=f"{stake(facts)} Who is not in the ledger is not shown to have been paid back.",
            severity=Severity.MAJOR,
            spots=(said, book),
            cure="A ledger with a row and a proof of payment for every worker who paid.",
            bounds=(("said", number), ("rows", count)),
        )
        return


def _differ(facts: PacketFacts, counts: list[Count], made: set[int]) -> Iterator[Defect]:
    """Yield one defect per firm whose counts differ, with every number and where it stands."""
    clashes = [
        (one, other)
        for one, other in combinations(counts, 2)
        if about_same_firm(one.firm, other.firm, facts)
        and _clash(facts, one, other, made)
        and not (is_part(one, counts) or is_part(other, counts))
        and not (_agrees_elsewhere(one, other, counts) or _agrees_elsewhere(other, one, counts))
    ]
    groups: list[list[Count]] = []
    for pair in clashes:
        touched = [group for group in groups if pair[0] in group or pair[1] in group]
        rest = [group for group in groups if group not in touched]
        groups = [*rest, list(dict.fromkeys([*(one for group in touched for one in group), *pair]))]
    for group in groups:
        # One number per document and kind is enough to see the conflict.
        seen = list({(one.number, one.of, one.spot.exhibit): one for one in group}.values())
        numbers = sorted({one.number for one in seen})
        yield Defect(
            code="D05",
            check="headcount",
            says=f"Headcounts differ: {'; '.join(one.words for one in seen)}.",
            reason=f"{stake(facts)} Whoever is in one count and not in the other is not accounted for.",
            severity=Severity.MAJOR,
            spots=tuple(one.spot for one in seen),
            cure=_CURE,
            bounds=(("least", numbers[0]), ("most", numbers[-1])),
        )


def _clash(facts: PacketFacts, one: Count, other: Count, made: set[int]) -> bool:
    """Tell whether two counts of whole firms cannot both be right."""
    if one.low <= other.high and other.low <= one.high:
        return False
    if any(count.of in NAMES and count.number in made for count in (one, other)):
        return False  # the record is one of the makers of the goods, and another document says how many they were
    gap = _days_apart(one.when, other.when)
    same_record = one.spot.exhibit == other.spot.exhibit and one.of == other.of
    if gap and (gap > _NEAR or same_record or all(map(_is_month, (one, other)))):
        most = max(one.number, other.number)
        allowed = max(_TURNOVER_LEAST, _TURNOVER_MONTH * most * (1 + gap / _NEAR))
        return abs(one.number - other.number) > allowed and not _explained(facts, one, other)
    return not _explained(facts, one, other)


def _agrees_elsewhere(one: Count, other: Count, counts: list[Count]) -> bool:
    """Tell whether another period of the same record, as near or nearer, gives the other number.

    A payroll of three months holds three numbers; the audit's day agrees with one of them.
    """
    own = _days_apart(one.when, other.when)
    return any(
        sibling.spot.exhibit == one.spot.exhibit
        and sibling.of == one.of
        and sibling is not one
        and sibling is not other
        and sibling.when != one.when
        and sibling.low <= other.high
        and other.low <= sibling.high
        and ((gap := _days_apart(sibling.when, other.when)) is None or own is None or gap <= max(own, _NEAR))
        for sibling in counts
    )


def _is_month(count: Count) -> bool:
    return count.when is not None and (count.when[1] - count.when[0]).days >= _MONTH


def _days_apart(one: Days | None, other: Days | None) -> int | None:
    """Return the days between two spans, 0 where they meet, None where one is not known."""
    if one is None or other is None:
        return None
    return max(0, (max(one[0], other[0]) - min(one[1], other[1])).days)


def _explained(facts: PacketFacts, one: Count, other: Count) -> bool:
    """Tell whether hiring and leaving days, or time cards of the very days, give both numbers."""
    if is_accounted(facts, abs(one.number - other.number)):
        return True
    less, more = sorted((one.number, other.number))
    if named_parts(facts).get(less) == more:
        return True  # a sentence gives the smaller number as a part of the larger
    return all(count.number in _present(facts, count) for count in (one, other))


def _present(facts: PacketFacts, count: Count) -> set[int]:
    """Return how many workers records with days of their own place in the days of a count.

    A record gives its own count too, so that a roster with leavers and a payroll of the month explain each
    other only through days.
    """
    if count.when is None:
        return set()
    return {number for number in (_on_roster(facts, count.when), _on_cards(facts, count.when)) if number}


def _on_roster(facts: PacketFacts, when: Days) -> int | None:
    """Return how many workers a list with hiring or leaving days places in these days."""
    most: int | None = None
    for _, _, _, people in rolls(facts, "workers"):
        spans = [(day_of(row.get("hired", "")), day_of(row.get("left", ""))) for row in people.values()]
        if any(hired or left for hired, left in spans):
            here = sum(
                (hired or dt.date.min) <= when[1] and (left or dt.date.max) >= when[0]
                for hired, left in spans
            )
            most = max(most or 0, here)
    return most


def _on_cards(facts: PacketFacts, when: Days) -> int | None:
    """Return how many workers clocked in within these days."""
    here = {
        row["worker"]
        for _, table in facts.tables("attendance")
        for row in table.rows
        if row.get("worker") and (day := day_of(row.get("day", ""))) and when[0] <= day <= when[1]
    }
    return len(here) or None


def _makers(facts: PacketFacts, whole: list[Count], made: list[Count]) -> Iterator[Defect]:
    """Yield makers of the goods who are more than all workers, or numbers of makers that differ."""
    for one, other in combinations(made, 2):
        if about_same_firm(one.firm, other.firm, facts) and (one.low > other.high or other.low > one.high):
            yield _pair(
                facts,
                "makers_differ",
                f"The workers who made the goods are counted differently: {one.words}; {other.words}.",
                one,
                other,
            )
            return
    for one in made:
        for other in whole:
            if (
                other.of == "headcount"
                and about_same_firm(one.firm, other.firm, facts)
                and one.low > other.high
            ):
                says = f"More workers are said to have made the goods than there are: {one.words}; {other.words}."
                yield _pair(facts, "more_makers_than_workers", says, one, other)
                return


def _pair(facts: PacketFacts, name: str, says: str, one: Count, other: Count) -> Defect:
    return Defect(
        code="D05",
        check=name,
        says=says,
        reason=f"{stake(facts)} Whoever is in one count and not in the other is not accounted for.",
        severity=Severity.MAJOR,
        spots=(one.spot, other.spot),
        cure=_CURE,
    )


def _people(facts: PacketFacts) -> Iterator[Defect]:
    """Yield workers paid or clocked in who are on no list and have no paper, where both use one set of marks."""
    for paid in ("payroll", "attendance"):
        for known in ("identity", "workers"):
            if defect := _unknown(facts, paid, known):
                yield defect
                return


def _unknown(facts: PacketFacts, paid: str, known: str) -> Defect | None:
    """Return the workers of one record whom the other does not know.

    Two records are of one set of marks when they share at least half of the smaller one: names in one and
    staff numbers in the other share nobody and say nothing.
    """
    others = {worker for _, _, _, people in rolls(facts, known) for worker in people}
    for exhibit, place, _, people in rolls(facts, paid):
        missing = people.keys() - others
        if not others or not missing or 2 * len(people.keys() & others) < min(len(people), len(others)):
            continue
        if len(people) - len(others) == len(missing) and _counted(facts, paid, known):
            continue  # the difference of the two numbers already says it
        if is_accounted(facts, len(missing)):
            continue
        return Defect(
            code="D05",
            check="people",
            says=f"{len(missing)} of {len(people)} workers {NAMES[paid]} ({exhibit.id}) are not among those {NAMES[known]}.",
            reason=f"{stake(facts)} A worker whom another record does not know is not accounted for.",
            severity=Severity.MAJOR,
            spots=(
                Spot(
                    says=f"{len(missing)} workers {NAMES[paid]} only",
                    exhibit=exhibit.id,
                    file=exhibit.file,
                    place=place,
                ),
                *(
                    Spot(
                        says=f"{len(others)} workers {NAMES[known]}",
                        exhibit=one.id,
                        file=one.file,
                        place=where,
                    )
                    for one, where, _, _ in rolls(facts, known)
                ),
            ),
            cure=_CURE,
            bounds=(("in_one_record_only", len(missing)), ("workers", len(people))),
        )
    return None


def _counted(facts: PacketFacts, paid: str, known: str) -> bool:
    """Tell whether the numbers of two records clash already."""
    counts = list(table_counts(facts))
    made = {one.number for one in noted_counts(facts) if one.of == "made"}
    return any(
        _clash(facts, one, other, made)
        for one in counts
        for other in counts
        if one.of == paid and other.of == known
    )


DETECTOR = Detector(
    code="D05",
    asks="Do the documents count the same workers, and can so many have made the goods?",
    needs=("text", "tables"),
    check=check,
)
