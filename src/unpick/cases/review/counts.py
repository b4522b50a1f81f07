"""How many workers each document of a packet counts: of which firm or part, in which days, seen where."""

import datetime as dt
import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from unpick.cases.review.counts_parts import named_parts
from unpick.cases.review.facts import Exhibit, PacketFacts, spot
from unpick.cases.review.firms import firm_of, scope_of
from unpick.exhibits.note import Note
from unpick.exhibits.reading import Table
from unpick.goods.labor import figure
from unpick.model.days import parse_day
from unpick.model.defect import Spot

__all__ = ["NAMES", "Count", "day_of", "noted_counts", "period_of", "rolls", "table_counts", "when_of"]

NAMES: Final[Mapping[str, str]] = {
    "payroll": "on the payroll",
    "attendance": "on the time cards",
    "workers": "on the list of workers",
    "identity": "with identity papers",
}
"""Role of a table to how a count from it reads in a sentence."""

_WORKED: Final = ("gross", "net", "base_pay", "hours", "days", "pieces")
"""Columns of which a payroll row of a worker fills at least one."""

_ABOUT: Final = 0.1
"""How far "about 50" may lie from the number it stands for: a convention of this project, a tenth."""

_WHEN: Final = ("audit_day", "interview_day", "period", "report_day")
"""Topics that tell when the workers of a document were counted, the surest first."""

_WHEN_HEARD: Final = ("audit_day", "interview_day", "report_day", "period")
"""The same of an audit: the period that it names may be that of the records it read, before anyone was counted."""

_SUM_OF: Final = re.compile(r"(?:net|gross|pay|wages|amount|paid|sum of)\b[^:|]{0,30}[:|]", re.IGNORECASE)
_MOST_WORKERS: Final = 500_000
"""Workers beyond which a number counts something else: the largest plants of the world hold fewer."""

_LODGING: Final = re.compile(
    r"hostel|dormitor|lodging|room|\bbeds?\b|building|house|block|宿舍|楼|기숙사|건물", re.IGNORECASE
)
"""Heads of the first column of a table that counts by house."""

Days = tuple[dt.date, dt.date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number of workers that a document states or its rows give.

    Attributes:
        number: as stated. low, high: what it can mean (about, at least, leavers still listed).
        of: headcount, made (workers who made the goods), or a role of NAMES.
        firm, part: keys of `firms`; an empty part is the whole firm. when: the days counted, None when not told.
        people: pseudonyms behind it, empty for a stated number.
    """

    number: int
    low: float
    high: float
    of: str
    spot: Spot
    kind: str
    firm: str = ""
    part: str = ""
    when: Days | None = None
    people: frozenset[str] = frozenset()

    @property
    def words(self) -> str:
        """Return the count as a part of a sentence, with its exhibit."""
        where = ", ".join(part for part in (self.spot.exhibit, self.spot.place) if part)
        name = NAMES.get(self.of) or {"made": "said to have made the goods"}.get(
            self.of, f"stated in the {self.kind}"
        )
        return f"{self.number} {name} ({where})"


@functools.lru_cache(maxsize=4096)
def day_of(text: str) -> dt.date | None:
    """Return the day that a cell holds, None when it holds none."""
    try:
        first, after = parse_day(text[:10])
    except ValueError:
        return None
    return first if after - first == dt.timedelta(days=1) else None


@functools.lru_cache(maxsize=4096)
def period_of(text: str) -> Days | None:
    """Return first and last day of a period written as 2020, 2020-10, 2020-10-05 or FIRST/LAST, else None.

    >>> period_of("2020-10")
    (datetime.date(2020, 10, 1), datetime.date(2020, 10, 31))
    """
    parts = text.replace(" ", "").split("/")
    try:
        spans = [parse_day(part) for part in parts]
    except ValueError:
        return None
    return (spans[0][0], spans[-1][1] - dt.timedelta(days=1)) if len(spans) <= 2 else None


def when_of(exhibit: Exhibit) -> Days | None:
    """Return the days in which the workers of a document were counted, None when it does not tell."""
    for topic in _WHEN_HEARD if exhibit.kind == "audit" else _WHEN:
        days = [note for note in exhibit.said(topic) if note.first and note.last and note.certain]
        if days:
            return min(note.first for note in days if note.first), max(
                note.last for note in days if note.last
            )
    return None


def noted_counts(facts: PacketFacts) -> Iterator[Count]:
    """Yield the headcounts that the submitter's documents state."""
    topics = {"headcount": "headcount", "headcount_made": "made", "identity_copies": "identity"}
    parts = named_parts(facts)
    for exhibit, note in facts.said(*topics):
        if note.number is None or exhibit.kind == "index":
            continue  # a table of contents counts papers, not people
        if _is_money(note):
            continue
        if _of_lodgings(exhibit, note.place):
            continue  # who sleeps in one of several houses is not the workforce
        number = float(note.number)
        slack = number * _ABOUT if note.bound == "~" else 0
        low = 0 if note.bound in ("<", "<=") else number - slack + (note.bound == ">")
        high = float("inf") if note.bound in (">", ">=") else number + slack - (note.bound == "<")
        firm, part = scope_of(note.subject, exhibit) if note.topic == "headcount" else (firm_of(exhibit), "")
        if not part and note.topic == "headcount" and int(number) in parts:
            part = f"{int(number)} of {parts[int(number)]}"
        when = (note.first, note.last) if note.first and note.last else when_of(exhibit)
        yield Count(
            number=int(number), low=low, high=high, of=topics[note.topic], spot=spot(exhibit, note),
            kind=exhibit.kind, firm=firm, part=part, when=when,
        )  # fmt: skip


def _is_money(note: Note) -> bool:
    """Tell whether a number beside a word for people is a sum of pay: `Net, all persons: 3,680,537`."""
    return bool(_SUM_OF.match(note.text.strip())) or (note.number or 0) > _MOST_WORKERS


def _of_lodgings(exhibit: Exhibit, place: str) -> bool:
    """Tell whether a place lies in a table with a row for each hostel, room or building."""
    return any(
        place.startswith(f"{grid.name} ") and grid.header and _LODGING.search(grid.header[0])
        for grid in exhibit.reading.grids
    )


def rolls(
    facts: PacketFacts, role: str
) -> Iterator[tuple[Exhibit, str, Days | None, dict[str, Mapping[str, str]]]]:
    """Yield (exhibit, place, days, worker to row) of each period of the tables of one role.

    Sheets of one period that share few workers are departments of it and count together; sheets without a
    period that name the same workers are different months. A hidden sheet counts alone. Rows without a worker
    are totals and count nobody.
    """
    for exhibit in facts.filed():
        groups: list[tuple[str, Days | None, bool, dict[str, Mapping[str, str]]]] = []
        for table in exhibit.tables:
            if table.role == role:
                for days, people in _periods(table):
                    _join(groups, (table.name, days, table.hidden, people))
        for name, days, hidden, people in groups:
            yield exhibit, f"hidden {name}" if hidden else name, days or when_of(exhibit), people


def _periods(table: Table) -> Iterator[tuple[Days | None, dict[str, Mapping[str, str]]]]:
    periods: dict[Days | None, dict[str, Mapping[str, str]]] = {}
    rows = [row for row in table.rows if row.get("worker", "").strip()]
    paid = [row for row in rows if any(figure(row.get(column, "")) for column in _WORKED)]
    # A line below a payroll, such as the day of payment, can look like a worker without pay.
    for row in paid if paid and table.role == "payroll" else rows:
        if worker := row["worker"].strip():
            periods.setdefault(_row_period(row, table.role), {})[worker] = row
    yield from periods.items()


def _row_period(row: Mapping[str, str], role: str) -> Days | None:
    """Return the period of a payroll row, or the month of a time card."""
    return period_of(row.get("period", "")) if role == "payroll" else period_of(row.get("day", "")[:7])


def _join(
    groups: list[tuple[str, Days | None, bool, dict[str, Mapping[str, str]]]],
    new: tuple[str, Days | None, bool, dict[str, Mapping[str, str]]],
) -> None:
    """Add a sheet's people to a group of the same days, unless they are mostly the same people again."""
    _, days, hidden, people = new
    for _, other_days, other_hidden, other in groups:
        few = 2 * len(other.keys() & people.keys()) < min(len(other), len(people))
        if days == other_days and hidden == other_hidden and (few or days is not None):
            other.update(people)
            return
    groups.append(new)


def table_counts(facts: PacketFacts) -> Iterator[Count]:
    """Yield how many workers the rows of payrolls, time cards, lists and identity papers name."""
    divided = _departments_divide(facts)
    for role in NAMES:
        for exhibit, place, days, people in rolls(facts, role):
            stay = sum(not row.get("left", "").strip() for row in people.values())
            parts = {row.get("department", "").strip().casefold() for row in people.values()}
            yield Count(
                number=stay, low=stay, high=len(people), of=role, kind=exhibit.kind, firm=firm_of(exhibit),
                part=parts.pop() if divided and len(parts) == 1 else "", when=days, people=frozenset(people),
                spot=Spot(says=f"{stay} workers {NAMES[role]}", exhibit=exhibit.id, file=exhibit.file, place=place),
            )  # fmt: skip


def _departments_divide(facts: PacketFacts) -> bool:
    """Tell whether a table of the packet names several departments, so that one of them is a part only."""
    tables = [table for _, table in facts.tables(*NAMES)]
    return any(len({row["department"] for row in one.rows if row.get("department")}) > 1 for one in tables)
