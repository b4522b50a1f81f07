"""The jigsaw check: how few people could have known what a protected source tells (place x role x date), and what to do.

A statement is a piece of a jigsaw: whoever reads that a bookkeeper of a named site told of one day in March needs no
name. A table of circles, made by somebody who knows the place, says how many people were in which role at which place at
any one time. Nothing is guessed where the table is silent.
"""

import datetime as dt
import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from unpick.model.circle import Circle, Wider
from unpick.model.days import FOREVER, LONG_AGO

__all__ = [
    "FEWEST",
    "Coarse",
    "Crowd",
    "Finding",
    "Option",
    "Outcome",
    "Told",
    "check",
    "coarse_days",
    "crowd_of",
]

FEWEST: Final = 11
"""People of whom any could have spoken, below which a statement points at somebody.

A convention of this project, to be set with --fewest. Offices of statistics suppress cells of fewer than 3 to 11 people
(from general knowledge, unverified); the highest of these is taken, since a firm can ask its people and a reader of
tables cannot."""

_DATES: Final = ("as told", "month", "quarter", "year", "no date")


class Outcome(StrEnum):
    """What the check gives for a statement; only `open` and `wide` may leave as they are."""

    OPEN = "open"
    WIDE = "wide"
    FEW = "few"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one statement of a protected source tells of who could have known it.

    Attributes:
        id, source: as they are printed outside. place, role: as in the table, empty when the statement tells none.
        first, last: the days it speaks of, None when it names none. open_since: the day an open source said the same.
    """

    id: str
    source: str
    place: str = ""
    role: str = ""
    first: dt.date | None = None
    last: dt.date | None = None
    open_since: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """How many people could have known, at least; None when no row of the table speaks of it. `rows`: those it rests on."""

    people: int | None
    rows: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Coarse:
    """How a statement is told more coarsely: the date to a label of `coarse_days`, role and place as they print; None as told."""

    date: str = "as told"
    role: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One way to let a statement go: `how` (coarsen, delay, unlink, drop), what it says, and the crowd that it leaves."""

    how: str
    says: str
    people: int | None = None
    until: dt.date | None = None
    coarse: Coarse | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The check of one statement: outcome, crowd, and the ways out, the gentlest first."""

    id: str
    source: str
    outcome: Outcome
    people: int | None
    says: str
    options: tuple[Option, ...] = ()
    rows: tuple[int, ...] = ()


def crowd_of(told: Told, circles: Sequence[Circle], wider: Wider) -> Crowd:
    """Return how many people could have known, at least.

    On each day the row of the shortest period speaks for its place and role: a meeting of six on one day is six, though
    forty worked there that year. Over several days the most crowded one counts, since it may have been any of them. A
    wider place or role holds at least as many as the largest of its parts; parts are not added up, for one person can
    stand in several.
    """
    first, last = told.first or LONG_AGO, told.last or FOREVER
    best: tuple[int, int] | None = None
    cells = sorted({(one.place, one.role) for one in circles if _within(one, told, wider)})
    for place, role in cells:
        rows = [one for one in circles if (one.place, one.role) == (place, role)]
        for day in _days(first, last, rows):
            speaking = [one for one in rows if one.first <= day <= one.last]
            if speaking:
                row = min(speaking, key=lambda one: (one.last - one.first, one.people, one.row))
                if best is None or row.people > best[0]:
                    best = (row.people, row.row)
    return Crowd(people=None) if best is None else Crowd(people=best[0], rows=(best[1],))


def check(
    told: Sequence[Told],
    circles: Sequence[Circle],
    wider: Wider,
    *,
    today: dt.date,
    fewest: int = FEWEST,
) -> tuple[Finding, ...]:
    """Return one finding per statement, in the order given.

    Args:
        today: the day on which the statements would leave; an open source counts when it spoke by then.
        fewest: see `FEWEST`.
    """
    found = [_alone(one, circles, wider, today=today, fewest=fewest) for one in told]
    return tuple(
        _together(finding, one, told, wider) if finding.outcome is Outcome.WIDE else finding
        for finding, one in zip(found, told, strict=True)
    )


def _alone(one: Told, circles: Sequence[Circle], wider: Wider, *, today: dt.date, fewest: int) -> Finding:
    if one.open_since is not None and one.open_since <= today:
        says = f"an open source said the same on {one.open_since.isoformat()}, so anybody could know it"
        return Finding(id=one.id, source=one.source, outcome=Outcome.OPEN, people=None, says=says)
    crowd = crowd_of(one, circles, wider)
    if crowd.people is None:
        says = "no row of the table tells how many people could have known this; it is treated as too few"
        options = (*_coarser(one, circles, wider, fewest), _DROP)
        return Finding(
            id=one.id, source=one.source, outcome=Outcome.UNKNOWN, people=None, says=says, options=options
        )
    wide = crowd.people >= fewest
    words = "at least" if wide else "no more than"
    return Finding(
        id=one.id,
        source=one.source,
        outcome=Outcome.WIDE if wide else Outcome.FEW,
        people=crowd.people,
        says=f"{words} {crowd.people} people are known to have been able to know this; {fewest} are asked",
        options=() if wide else (*_coarser(one, circles, wider, fewest), *_later(one, circles, today), _DROP),
        rows=crowd.rows,
    )


_DROP: Final = Option(how="drop", says="leave the statement out")


def _together(finding: Finding, one: Told, told: Sequence[Told], wider: Wider) -> Finding:
    """Return the finding with the other pieces of its source laid beside it.

    Only somebody who stood in every circle can be the source. Where the circles of two statements do not lie in one
    another, how many stood in both is known to nobody, so the statement does not leave under the same name.
    """
    others = [
        other
        for other in told
        if other.source == one.source
        and other.id != one.id
        and other.open_since is None
        and not _nested(one, other, wider)
    ]
    if not others:
        return finding
    ids = ", ".join(sorted(other.id for other in others))
    says = f"{finding.says}; but with {ids} of the same source it tells of other circles, and who stood in all is unknown"
    unlink = Option(
        how="unlink",
        says="give it a pseudonym of its own, so that nobody can lay the pieces together",
        people=finding.people,
    )
    return replace(finding, outcome=Outcome.UNKNOWN, people=None, says=says, options=(unlink, _DROP))


def _nested(one: Told, other: Told, wider: Wider) -> bool:
    """Tell whether one of the two circles holds the other by place, by role and by days."""

    def holds(large: Told, small: Told) -> bool:
        days = (large.first or LONG_AGO) <= (small.first or LONG_AGO) and (small.last or FOREVER) <= (
            large.last or FOREVER
        )
        return (
            days
            and large.place in _chain(small.place, wider.places)
            and large.role in _chain(small.role, wider.roles)
        )

    return holds(one, other) or holds(other, one)


def _coarser(one: Told, circles: Sequence[Circle], wider: Wider, fewest: int) -> tuple[Option, ...]:
    """Return the gentlest coarsenings that leave enough people: fewest steps, dates before roles before places."""
    places, roles = _chain(one.place, wider.places), _chain(one.role, wider.roles)
    dates = _spans(one.first, one.last)
    ways = sorted(
        itertools.product(range(len(dates)), range(len(roles)), range(len(places))),
        key=lambda way: (sum(way), way[2], way[1]),
    )
    found: list[Option] = []
    least: int | None = None
    for way in ways:
        if sum(way) == 0 or (least is not None and sum(way) > least):
            continue
        label, first, last = dates[way[0]]
        coarse = replace(one, place=places[way[2]], role=roles[way[1]], first=first, last=last)
        people = crowd_of(coarse, circles, wider).people
        if people is not None and people >= fewest:
            least = sum(way)
            parts = [f"the date to '{label}'"] if way[0] else []
            parts += [f"the role to '{coarse.role or 'a person who knows'}'"] if way[1] else []
            parts += [f"the place to '{coarse.place or 'no place'}'"] if way[2] else []
            to = Coarse(
                date=label,
                role=coarse.role if way[1] else None,
                place=coarse.place if way[2] else None,
            )
            found.append(
                Option(how="coarsen", says=f"coarsen {' and '.join(parts)}", people=people, coarse=to)
            )
    return tuple(found)


def _later(one: Told, circles: Sequence[Circle], today: dt.date) -> tuple[Option, ...]:
    """Return the delay that the table allows: until it is safe for the people of the circle."""
    days = {
        row.safe_from
        for row in circles
        if (row.place, row.role) == (one.place, one.role)
        and row.safe_from is not None
        and row.safe_from > today
    }
    if not days:
        return ()
    until = max(days)
    return (Option(how="delay", says=f"wait until {until.isoformat()}", until=until),)


def coarse_days(
    first: dt.date | None, last: dt.date | None, label: str
) -> tuple[dt.date | None, dt.date | None]:
    """Return the days of a statement at a label: "as told", "month", "quarter", "year" or "no date".

    A label that says no more than a finer one gives the days of that one.

    >>> coarse_days(dt.date(2021, 3, 5), dt.date(2021, 3, 5), "quarter")
    (datetime.date(2021, 1, 1), datetime.date(2021, 3, 31))
    """
    held = first, last
    for known, start, end in _spans(first, last):
        if _DATES.index(known) <= _DATES.index(label):
            held = start, end
    return held


def _spans(first: dt.date | None, last: dt.date | None) -> list[tuple[str, dt.date | None, dt.date | None]]:
    """Return the days of a statement as told and ever coarser, each once."""
    if first is None or last is None:
        open_end = [(_DATES[0], first, last)]
        return open_end if first is last else [*open_end, (_DATES[-1], None, None)]
    spans = [(_DATES[0], first, last)]
    for label, months in (("month", 1), ("quarter", 3), ("year", 12)):
        start = dt.date(first.year, (first.month - 1) // months * months + 1, 1)
        spans.append((label, start, _end_of(last, months)))
    kept = [spans[0]] + [later for before, later in itertools.pairwise(spans) if later[1:] != before[1:]]
    return [*kept, (_DATES[-1], None, None)]


def _end_of(day: dt.date, months: int) -> dt.date:
    """Return the last day of the month, quarter or year in which a day lies."""
    month = (day.month - 1) // months * months + months
    after = dt.date(day.year, month + 1, 1) if month < 12 else dt.date(day.year + 1, 1, 1)
    return after - dt.timedelta(days=1)


def _days(first: dt.date, last: dt.date, rows: Iterable[Circle]) -> list[dt.date]:
    """Return the days on which the rows that speak can change, within the days asked."""
    days = {first, last}
    for row in rows:
        days |= {row.first, row.last}
        days |= {row.last + dt.timedelta(days=1)} if row.last < FOREVER else set()
        days |= {row.first - dt.timedelta(days=1)} if row.first > LONG_AGO else set()
    return sorted(day for day in days if first <= day <= last)


def _within(circle: Circle, told: Told, wider: Wider) -> bool:
    return told.place in _chain(circle.place, wider.places) and told.role in _chain(circle.role, wider.roles)


def _chain(name: str, wider: Mapping[str, str]) -> list[str]:
    """Return a place or role and all that hold it, the widest, the empty text, last; a circle in the table ends it."""
    found = [name]
    while found[-1] and (above := wider.get(found[-1], "")) and above not in found:
        found.append(above)
    return found if found[-1] == "" else [*found, ""]
