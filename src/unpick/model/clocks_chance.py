"""Clock times against other orders of them: days of one worker that stand again, and workers with one and the same month.

Times change places only with those of the same quarter of an hour: shifts, turns and starts that are staggered stay where
they are, and times that are rounded to quarters test nothing. What is left are the minutes, which nobody plans.

- Days: the longest run of days, of three different ones at least, that stands twice among one worker's days; the times of
  each worker change places among his own days. The longest over all workers is counted, which workers who clock
  together can only make less likely.
- Workers: the largest group whose minutes agree on every day; times change places among the workers of a day.
  Where half of all workers are in such groups, entering a team at once is how the list is kept, and nothing is tested.
- Minutes: how often a worker's time is that of the day before, among days of the same quarter of an hour; made-up times repeat
  too seldom (sources in `columns_chance`). Whole days change places, for all workers at once, so that a bus that was
  late or a queue at the gate is in every order alike.
"""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Final

from unpick.model.columns_chance import EXPECTED, Counted
from unpick.model.copied import has_copy, longest_copy
from unpick.model.permuted import SHUFFLES, chance, seeded, shuffled_within

__all__ = ["Clocked", "DaysAgain", "SameMonth", "days_again", "minutes_again", "quarter", "same_month"]

Times = tuple[int, int]
"""Clock in and clock out of a day, minutes from midnight."""

Clocked = Mapping[str, Mapping[str, Times]]
"""Worker to day to times; days sort as they follow each other."""

_QUARTER: Final = 15
_FEWEST_DAYS: Final = 10
_DIFFERENT: Final = 5
_GROUP: Final = 3
_TRIED: Final = 60
"""Days of a worker, different times in them, and workers of a group that are tried: conventions of this project. Two who
come and leave together pass the clock within seconds of each other, so that two are no group. Orders from which what is expected is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysAgain:
    """length: of the longest run of days that stands twice, 0 for none; worker, first and second day where it begins."""

    length: int
    worker: str
    first: str
    second: str
    p: float
    shuffles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SameMonth:
    """workers: of the largest group whose times agree on all days, empty for none; days: how many."""

    workers: tuple[str, ...]
    days: int
    p: float
    shuffles: int


def quarter(minute: int) -> int:
    """Return the quarter of an hour that a minute of the day is nearest to.

    >>> quarter(7 * 60 + 53), quarter(8 * 60 + 7)
    (32, 32)
    """
    return (minute + _QUARTER // 2) // _QUARTER


def days_again(clocked: Clocked, *, most: int = SHUFFLES) -> DaysAgain:
    """Test whether a run of days of one worker stands twice."""
    own = {worker: [days[day] for day in sorted(days)] for worker, days in clocked.items()}
    # Workers who are entered as a team have one sequence, and it counts once.
    single = {tuple(times): worker for worker, times in reversed(own.items())}
    found = {worker: longest_copy(times) for times, worker in single.items()}
    worker = max(found, key=lambda one: found[one][0], default="")
    length, first, second = found.get(worker, (0, 0, 0))
    if not length:
        return DaysAgain(length=0, worker="", first="", second="", p=1.0, shuffles=0)
    drawn = [
        shuffled_within(times, [tuple(map(quarter, one)) for one in times])
        for times in single
        if sum(count // 2 for count in Counter(times).values()) >= length  # else no order of them reaches it
    ]
    tested = chance(
        lambda draw: any(has_copy(one(draw), length) for one in drawn),
        seed=[(one, *times) for times, one in single.items()],
        most=most,
    )
    days = sorted(clocked[worker])
    return DaysAgain(
        length=length, worker=worker, first=days[first], second=days[second], p=tested.p, shuffles=tested.shuffles
    )  # fmt: skip


def same_month(clocked: Clocked, *, most: int = SHUFFLES) -> SameMonth:
    """Test whether the times of several workers agree on every day."""
    none = SameMonth(workers=(), days=0, p=1.0, shuffles=0)
    groups: dict[tuple[tuple[str, Times], ...], list[str]] = {}
    for worker, days in clocked.items():
        groups.setdefault(tuple(sorted(days.items())), []).append(worker)
    alike = [found for found in groups.values() if len(found) >= _GROUP]
    varied = [found for key, found in groups.items() if len(found) >= _GROUP and _varies(key)]
    if not varied or 2 * sum(map(len, alike)) >= len(clocked):
        return none
    largest = max(varied, key=len)
    size, together = len(largest), _by_days(clocked)
    seed = [(worker, *sorted(days.items())) for worker, days in clocked.items()]
    tested = chance(lambda draw: _reaches(draw, clocked, together, size), seed=seed, most=most)
    return SameMonth(
        workers=tuple(largest), days=len(clocked[largest[0]]), p=tested.p, shuffles=tested.shuffles
    )


def minutes_again(clocked: Clocked, side: int, *, most: int = SHUFFLES) -> Counted | None:
    """Test whether workers repeat the time of the day before less often than with the days in other orders.

    Args:
        side: 0 for clock in, 1 for clock out.

    Returns:
        None where too few repeats are expected to lack any.
    """
    days = sorted({day for own in clocked.values() for day in own})
    equal, near = ([[0] * len(days) for _ in days] for _ in range(2))
    for own in clocked.values():
        held = [(at, own[day][side]) for at, day in enumerate(days) if day in own]
        for (one, time), (other, later) in combinations(held, 2):
            equal[one][other] += time == later
            near[one][other] += quarter(time) == quarter(later)
    order = list(range(len(days)))

    def counts(order: Sequence[int]) -> tuple[int, int]:
        pairs = [(min(pair), max(pair)) for pair in pairwise(order)]
        return sum(equal[one][other] for one, other in pairs), sum(near[one][other] for one, other in pairs)

    def drawn(draw: random.Random) -> tuple[int, int]:
        draw.shuffle(order)
        return counts(order)

    seen, pairs = counts(order)
    seed = [
        (worker, *sorted((day, times[side]) for day, times in own.items())) for worker, own in clocked.items()
    ]
    draw = seeded([*seed, "expected"])
    tried = [sum(both) for both in zip(*(drawn(draw) for _ in range(_TRIED)), strict=True)]
    expected = pairs * tried[0] / tried[1] if tried[1] else 0.0
    if expected < EXPECTED or len(days) < _FEWEST_DAYS:
        return None

    def reaches(draw: random.Random) -> bool:
        fewer, of = drawn(draw)
        return fewer * pairs <= seen * of

    found = chance(reaches, seed=seed, most=most)
    return Counted(seen=seen, expected=expected, p=found.p, shuffles=found.shuffles)


def _varies(key: Sequence[tuple[str, Times]]) -> bool:
    return len(key) >= _FEWEST_DAYS and len({times for _, times in key}) >= _DIFFERENT


def _by_days(clocked: Clocked) -> list[list[str]]:
    """Return the workers who were there on the same days, those of one set of days together."""
    found: dict[tuple[str, ...], list[str]] = {}
    for worker, days in clocked.items():
        found.setdefault(tuple(sorted(days)), []).append(worker)
    return list(found.values())


def _reaches(draw: random.Random, clocked: Clocked, together: Sequence[Sequence[str]], size: int) -> bool:
    """Tell whether in a drawn order as many workers agree on all days; ends as soon as no group is left."""
    left = [list(group) for group in together if len(group) >= size]
    for day in sorted({day for days in clocked.values() for day in days}):
        if not left:
            return False
        here = [worker for worker in clocked if day in clocked[worker]]
        times = [clocked[worker][day] for worker in here]
        order = shuffled_within(times, [tuple(map(quarter, one)) for one in times])(draw)
        drawn = dict(zip(here, order, strict=True))
        parts: dict[tuple[int, Times | None], list[str]] = {}
        for number, group in enumerate(left):
            for worker in group:
                parts.setdefault((number, drawn.get(worker)), []).append(worker)
        left = [part for part in parts.values() if len(part) >= size]
    return bool(left)
