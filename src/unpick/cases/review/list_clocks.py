"""D08, clock times against chance: days that stand again, workers with one month, minutes that avoid repeating.

Shifts, turns and rounding are in the null (`model.clocks_chance`). Teams that clock together cannot bring about the first and
the last; they bring about the second where a team is entered at once among workers who are not. All are remarks and minor.
"""

from collections.abc import Iterator
from functools import partial
from typing import Final

from unpick.cases.review.facts import PacketFacts
from unpick.cases.review.listed import Cards, ListTest, Outcome, cards_of, remark
from unpick.model.clocks_chance import days_again, minutes_again, same_month
from unpick.model.defect import Defect, Spot

__all__ = ["clocks"]

_SHORTEST: Final = 4
"""Days of a run that is remarked: a convention of this project."""

_CURE: Final = (
    "The file that the clock itself wrote, with its log of corrections, and who may enter times by hand."
)


def clocks(facts: PacketFacts) -> Iterator[ListTest]:
    """Yield the tests of each record of time: days, workers, and minutes at either end of the day."""
    for cards in cards_of(facts):
        yield partial(_days, facts, cards)
        yield partial(_workers, facts, cards)
        for side, end in enumerate(("clock in", "clock out")):
            if minutes_again(cards.by_worker, side, most=0):
                yield partial(_minutes, facts, cards, side, end)


def _chance(p: float, tried: int, orders: str) -> str:
    return f"A share of {p:.4f} of other orders ({orders}) shows it too (permutation, {tried} tests of the packet corrected together)."


def _days(facts: PacketFacts, cards: Cards, most: int) -> Outcome:
    found = days_again(cards.by_worker, most=most)

    def told(tried: int) -> Defect | None:
        if found.length < _SHORTEST:
            return None
        exhibit = cards.exhibit
        place = cards.place(found.worker, found.first)
        return remark(
            facts,
            "copied_days",
            f"On {exhibit.id} the clock times of one worker on {found.length} days running from {found.first} stand again, to "
            f"the minute, from {found.second} on ({place}).",
            chance=_chance(
                found.p, tried, "times of a worker exchanged between days of one quarter of an hour"
            ),
            otherwise="A timetable of buses to the minute, and times entered from a plan where the clock failed, do so too.",
            spots=(Spot(says=f"{found.length} days", exhibit=exhibit.id, file=exhibit.file, place=place),),
            cure=_CURE,
            days=found.length,
            p=round(found.p, 5),
            shuffles=found.shuffles,
            tests=tried,
        )

    return Outcome(p=found.p, remark=told)


def _workers(facts: PacketFacts, cards: Cards, most: int) -> Outcome:
    clocked = cards.by_worker
    found = same_month(clocked, most=most)

    def told(tried: int) -> Defect | None:
        if not found.workers:
            return None
        exhibit = cards.exhibit
        places = [cards.place(worker, min(clocked[worker])) for worker in found.workers[:5]]
        return remark(
            facts,
            "same_clock_times",
            f"On {exhibit.id} {len(found.workers)} of {len(clocked)} workers came and left at the same minute on all {found.days} "
            f"days ({places[0]}); the times of the others are their own.",
            chance=_chance(found.p, tried, "times of a day exchanged between workers within a quarter of an hour"),
            otherwise="A team whose leader clocks for all, and times entered for a group where the clock failed, do so too.",
            spots=tuple(
                Spot(says="the first of these days", exhibit=exhibit.id, file=exhibit.file, place=place) for place in places
            ),
            cure=_CURE,
            workers=len(found.workers),
            of=len(clocked),
            days=found.days,
            p=round(found.p, 5),
            shuffles=found.shuffles,
            tests=tried,
        )  # fmt: skip

    return Outcome(p=found.p, remark=told)


def _minutes(facts: PacketFacts, cards: Cards, side: int, end: str, most: int) -> Outcome:
    test = minutes_again(cards.by_worker, side, most=most)
    assert test
    exhibit, place = cards.exhibit, cards.places[0]
    return Outcome(
        p=test.p,
        remark=lambda tried: remark(
            facts,
            "minutes_avoid_repeats",
            f"On {exhibit.id} a worker's {end} is to the minute that of the day before {test.seen} times; with the days in "
            f"other orders it is so {test.expected:.0f} times.",
            chance=_chance(
                test.p, tried, "days exchanged for all workers at once, within a quarter of an hour"
            )
            + " Who makes times up seldom repeats one.",
            otherwise="Work that alternates from day to day by some minutes does so too.",
            spots=(Spot(says=f"{end}, day by day", exhibit=exhibit.id, file=exhibit.file, place=place),),
            cure=_CURE,
            repeats=test.seen,
            expected=round(test.expected, 1),
            cards=len(cards.rows),
            p=round(test.p, 5),
            shuffles=test.shuffles,
            tests=tried,
        ),
    )
