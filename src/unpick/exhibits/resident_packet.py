"""What the resident numbers of a whole packet show together: repeats, runs, one day of issue, one county.

Which code most numbers share is counted and not said: the place of a number changes no answer. Each figure has a
plain reading beside it. None of them says that a paper is false, and none is a score.
"""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from unpick.exhibits.notes_lexicon import PACKAGE
from unpick.exhibits.resident import Area, ResidentCheck
from unpick.model.bundled import read_bundled_csv

__all__ = ["Together", "bundled_areas", "numbers_together"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """Counts over the numbers of one packet.

    Attributes:
        rows: cards in all. plausible, implausible, unreadable: how many of them.
        unknown_areas: readable numbers whose area code the table does not know.
        duplicates: rows whose number another row has too. runs: rows whose place, day of birth and sequence
            stand next to another row's (sequence digits one apart).
        same_issue_day: rows that share the most frequent day of issue; issue_days: rows with a day of issue.
        same_county: rows of the most frequent area code. county: that code.
        says: sentences in plain words, each with its innocent reading.
    """

    rows: int
    plausible: int
    implausible: int
    unreadable: int
    unknown_areas: int
    duplicates: int
    runs: int
    same_issue_day: int
    issue_days: int
    same_county: int
    county: str
    says: tuple[str, ...]


def bundled_areas() -> Mapping[str, tuple[Area, ...]]:
    """Return the bundled table of area codes: those of 2023, without years (source column of the table)."""
    found: dict[str, tuple[Area, ...]] = {}
    for row in read_bundled_csv(PACKAGE, "cn_areas.csv"):
        area = Area(
            code=row["code"],
            first=int(row["first"]) if row["first"] else None,
            last=int(row["last"]) if row["last"] else None,
        )
        found[area.code] = (*found.get(area.code, ()), area)
    return found


def numbers_together(
    numbers: Sequence[str], checks: Sequence[ResidentCheck], issued: Sequence[dt.date | None]
) -> Together:
    """Return the counts over a packet; the three sequences are of one length, a card each.

    Args:
        numbers: normalised numbers, empty where unreadable; they are counted here and never returned.
    """
    outcomes = Counter(one.outcome for one in checks)
    held = Counter(number for number in numbers if number)
    duplicates = sum(count for count in held.values() if count > 1)
    runs = _runs(set(held))
    days = Counter(day for day in issued if day)
    counties = Counter(one.county for one in checks if one.county)
    day_count = max(days.values(), default=0)
    county, county_count = min(counties.items(), key=lambda one: (-one[1], one[0]), default=("", 0))
    read = outcomes["plausible"] + outcomes["implausible"]
    return Together(
        rows=len(checks),
        plausible=outcomes["plausible"],
        implausible=outcomes["implausible"],
        unreadable=outcomes["unreadable"],
        unknown_areas=sum(one.county != "" and one.area == "unknown" for one in checks),
        duplicates=duplicates,
        runs=runs,
        same_issue_day=day_count,
        issue_days=sum(days.values()),
        same_county=county_count,
        county=county,
        says=tuple(_says(read, duplicates, runs, day_count, sum(days.values()), county_count)),
    )


def _runs(numbers: set[str]) -> int:
    """Return how many numbers have a neighbor of the same place and day, one apart in the sequence."""
    bodies = {number[:17] if len(number) == 18 else number for number in numbers if len(number) in (15, 18)}
    return sum(
        any(f"{body[:-3]}{int(body[-3:]) + step:03d}" in bodies for step in (-1, 1)) for body in bodies
    )


def _says(read: int, duplicates: int, runs: int, same_day: int, dated: int, same_county: int) -> list[str]:
    said = []
    if duplicates:
        said.append(
            f"{duplicates} rows carry a number that another row carries too; a page copied twice, or one person "
            "listed twice, explains that as well."
        )
    if runs:
        said.append(
            f"{runs} numbers stand next to another one of the same place and day of birth; twins have such numbers."
        )
    if same_day > 1 and same_day * 2 > dated:
        said.append(
            f"{same_day} of {dated} cards bear one day of issue; a village that was renewed together explains that too."
        )
    if read > 1 and same_county * 2 > read:
        said.append(
            f"{same_county} of {read} numbers begin with one area code: where a number was first given, not where a "
            "person is from or what nationality a worker has. A factory that hires nearby has such a share."
        )
    return said
