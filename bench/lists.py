"""Tests of lists against chance: false alarms on honest lists, and what is found in made-up ones; all of them are invented.

A packet here is three monthly payrolls and a record of time of the same workers. Counted is the packet: a false alarm is any
remark, which over all tests of a packet may happen to 1% of packets.
"""

import argparse
import datetime as dt
import random
import time
from collections import Counter
from collections.abc import Callable

from _frame import figure
from unpick.cases.review.facts import Exhibit, PacketFacts
from unpick.cases.review.list_tests import check_lists
from unpick.exhibits.reading import Reading, Table

MONTHS = ("2025-03", "2025-04", "2025-05")
DAYS = [dt.date(2025, 5, day) for day in range(1, 32) if dt.date(2025, 5, day).weekday() < 6]
WORKERS, CARDS = 60, 30

Lists = list[list[float]]
Clock = list[list[tuple[int, int]]]


def packet(pieces: Lists, overtime: Lists, clock: Clock) -> PacketFacts:
    """Return a packet of payrolls, a list of pieces and of overtime a month, and of cards, a list a worker."""
    exhibits = []
    for number, month in enumerate(MONTHS):
        rows = [
            {"worker": f"w{at}", "period": month, "days": "26", "gross": "4000"}
            | ({"pieces": f"{pieces[number][at]:g}"} if pieces else {})
            | ({"overtime_hours": f"{overtime[number][at]:g}"} if overtime else {})
            for at in range(WORKERS)
        ]
        exhibits.append(exhibit(f"E{number + 1}", "payroll", rows))
    cards = [
        {"worker": f"w{at}", "day": day.isoformat(), "time_in": clocked(came), "time_out": clocked(left)}
        for at, days in enumerate(clock)
        for day, (came, left) in zip(DAYS, days, strict=True)
    ]
    return PacketFacts(title="invented", exhibits=(*exhibits, exhibit("E9", "attendance", cards)))


def exhibit(name: str, role: str, rows: list[dict[str, str]]) -> Exhibit:
    """Return an exhibit with one table."""
    table = Table(
        name=role, role=role, rows=tuple(rows), places=tuple(f"row {at}" for at in range(len(rows)))
    )
    reading = Reading(file=f"{name}.csv", sha256="0" * 64, media="sheet")
    return Exhibit(id=name, file=f"{name}.csv", kind=role, reading=reading, tables=(table,))


def clocked(minute: int) -> str:
    """Return a minute of the day as a clock shows it."""
    return f"{minute // 60 % 24:02d}:{minute % 60:02d}"


def nearest(value: float, step: float) -> float:
    """Return a value rounded to a step."""
    return round(value / step) * step


def paced(draw: random.Random, noise: Callable[[], float], step: float = 1) -> Lists:
    """Return pieces of workers who keep their own pace, with noise from month to month."""
    pace = [draw.gauss(4200, 700) for _ in range(WORKERS)]
    return [[nearest(one + noise(), step) for one in pace] for _ in MONTHS]


def hours(draw: random.Random, step: float) -> Lists:
    """Return overtime by month, capped at 36 hours, some workers with much of it each month."""
    own = [draw.uniform(4, 34) for _ in range(WORKERS)]
    return [[min(36.0, max(step, nearest(one + draw.gauss(0, 6), step))) for one in own] for _ in MONTHS]


def minutes(draw: random.Random, *, start: int = 480, end: int = 1140, step: int = 1) -> Clock:
    """Return cards of workers with habits of their own: some minutes early, some late out."""
    cards = []
    for _ in range(CARDS):
        early, late, loose = draw.uniform(2, 15), draw.uniform(1, 12), draw.uniform(1, 6)
        cards.append(
            [
                (
                    int(nearest(start - early + draw.gauss(0, loose), step)),
                    int(nearest(end + late + draw.gauss(0, loose), step)),
                )
                for _ in DAYS
            ]
        )
    return cards


def piecework(draw: random.Random) -> PacketFacts:
    """Piecework: a pace of each worker, noise of a tenth."""
    return packet(paced(draw, lambda: draw.gauss(0, 400)), [], minutes(draw))


def shifts(draw: random.Random) -> PacketFacts:
    """Three shifts that turn every week, overtime to half hours."""
    cards = minutes(draw)
    turned = [
        [
            (
                came + 480 * ((day.isocalendar().week + at) % 3),
                left + 480 * ((day.isocalendar().week + at) % 3),
            )
            for day, (came, left) in zip(DAYS, days, strict=True)
        ]
        for at, days in enumerate(cards)
    ]
    return packet([], hours(draw, 0.5), turned)


def rounded(draw: random.Random) -> PacketFacts:
    """Everything rounded: pieces to tens, overtime to whole hours, clock to five minutes."""
    return packet(paced(draw, lambda: draw.gauss(0, 300), 10), hours(draw, 1), minutes(draw, step=5))


def quarters(draw: random.Random) -> PacketFacts:
    """Coarse: pieces to hundreds, overtime to four hours, clock to quarters of an hour."""
    return packet(paced(draw, lambda: draw.gauss(0, 300), 100), hours(draw, 4), minutes(draw, step=15))


def salaries(draw: random.Random) -> PacketFacts:
    """Fixed salaries: overtime by grade, the same each month; standard hours on every card."""
    grades = [draw.choice((12.0, 20.0, 24.0, 30.0, 36.0)) for _ in range(WORKERS)]
    return packet([], [grades] * len(MONTHS), [[(480, 1080)] * len(DAYS) for _ in range(CARDS)])


def teams(draw: random.Random) -> PacketFacts:
    """Teams that share their count and pass the clock in a queue, some seconds apart, in any order."""
    pieces: Lists = []
    pace = [draw.gauss(4200, 500) for _ in range(WORKERS // 6)]
    for _ in MONTHS:
        count = [round(one + draw.gauss(0, 250)) for one in pace]
        pieces.append([count[at // 6] for at in range(WORKERS)])
    cards: Clock = [[] for _ in range(CARDS)]
    for _ in DAYS:
        for first in range(0, CARDS, 6):
            came, left = 470 + draw.gauss(0, 4), 1145 + draw.gauss(0, 5)
            for at in range(first, first + 6):
                cards[at].append((int(came + draw.uniform(0, 0.6)), int(left + draw.uniform(0, 0.6))))
    return packet(pieces, hours(draw, 0.5), cards)


def leaders(draw: random.Random) -> PacketFacts:
    """Team leaders who clock for all of their team."""
    own = minutes(draw)
    return packet(paced(draw, lambda: draw.gauss(0, 400)), [], [own[at // 6] for at in range(CARDS)])


def one_bus(draw: random.Random) -> PacketFacts:
    """All come by one bus, some minutes late or early, and walk from it to the gate."""
    late = [draw.gauss(0, 3) for _ in DAYS]
    cards = minutes(draw)
    came = [
        [(round(a + bus), round(b + bus)) for (a, b), bus in zip(days, late, strict=True)] for days in cards
    ]
    return packet(paced(draw, lambda: draw.gauss(0, 400)), hours(draw, 0.5), came)


def by_turns(draw: random.Random) -> PacketFacts:
    """Day and night shift from one day to the next, overtime to half hours, some days missed."""
    cards = minutes(draw)
    turned = [
        [(came + 720 * (at % 2), left + 720 * (at % 2)) for at, (came, left) in enumerate(days)]
        for days in cards
    ]
    return packet([], hours(draw, 0.5), turned)


def steady(draw: random.Random) -> PacketFacts:
    """A steady pace: most months close to the last, now and then far (noise of Laplace)."""

    def noise() -> float:
        return draw.expovariate(1 / 60) - draw.expovariate(1 / 60)

    return packet(paced(draw, noise), hours(draw, 0.5), minutes(draw))


def quotas(draw: random.Random) -> PacketFacts:
    """A quota that a third of workers meet to the piece, every month the same third or not."""
    pieces = paced(draw, lambda: draw.gauss(0, 400))
    fond = [draw.random() * 0.7 for _ in range(WORKERS)]
    met = [[4000 if draw.random() < fond[at] else one for at, one in enumerate(month)] for month in pieces]
    return packet(met, hours(draw, 1), minutes(draw, step=5))


def staggered(draw: random.Random) -> PacketFacts:
    """Starts staggered by a quarter of an hour that change every week, clock to five minutes."""
    cards = minutes(draw, step=5)
    turned = [
        [
            (came + 15 * ((day.isocalendar().week + at) % 2), left + 15 * ((day.isocalendar().week + at) % 2))
            for day, (came, left) in zip(DAYS, days, strict=True)
        ]
        for at, days in enumerate(cards)
    ]
    return packet(paced(draw, lambda: draw.gauss(0, 200)), [], turned)


def one_leader(draw: random.Random) -> PacketFacts:
    """Told by design: one team whose leader clocks for all, among workers with clocks of their own."""
    cards = minutes(draw)
    return packet(paced(draw, lambda: draw.gauss(0, 400)), [], [*([cards[0]] * 6), *cards[6:]])


def standing(draw: random.Random) -> PacketFacts:
    """Told by design: half of the workers with hours of their own by standing agreement, the others as it comes."""
    overtime = hours(draw, 0.5)
    return packet([], [[*overtime[0][:30], *month[30:]] for month in overtime], minutes(draw))


def digits(draw: random.Random) -> PacketFacts:
    """Pieces made up by someone who repeats the last digit in 3 of 100 rows instead of 10."""
    pieces = paced(draw, lambda: draw.gauss(0, 400))
    for month in pieces:
        for at in range(1, WORKERS):
            while month[at] % 10 == month[at - 1] % 10 and draw.random() > 0.3:
                month[at] += draw.randint(-9, 9)
    return packet(pieces, [], minutes(draw))


def month_again(draw: random.Random) -> PacketFacts:
    """A month in which three of ten workers have the pieces of the last."""
    pieces = paced(draw, lambda: draw.gauss(0, 400))
    pieces[1] = [was if draw.random() < 0.3 else now for was, now in zip(pieces[0], pieces[1], strict=True)]
    return packet(pieces, [], minutes(draw))


def week_again(draw: random.Random) -> PacketFacts:
    """One worker's week of six days copied over the next."""
    cards = minutes(draw)
    cards[4][12:18] = cards[4][6:12]
    return packet(paced(draw, lambda: draw.gauss(0, 400)), [], cards)


def week_again_coarse(draw: random.Random) -> PacketFacts:
    """Every worker's week copied over the next, clock to five minutes."""
    cards = minutes(draw, step=5)
    for days in cards:
        days[12:18] = days[6:12]
    return packet(paced(draw, lambda: draw.gauss(0, 400)), [], cards)


def four_alike(draw: random.Random) -> PacketFacts:
    """The month of one worker given to three others."""
    cards = minutes(draw)
    return packet(
        paced(draw, lambda: draw.gauss(0, 400)), [], [cards[7] if at in (3, 15, 22) else one for at, one in enumerate(cards)]
    )  # fmt: skip


def made_minutes(draw: random.Random) -> PacketFacts:
    """Clock times made up row by row, of which two thirds of repeats are avoided."""
    cards = minutes(draw)
    for days in cards:
        for at in range(1, len(days)):
            came, left = days[at]
            while came == days[at - 1][0] and draw.random() > 0.33:
                came += draw.choice((-2, -1, 1, 2))
            days[at] = came, left
    return packet(paced(draw, lambda: draw.gauss(0, 400)), [], cards)


def rows_again(draw: random.Random) -> PacketFacts:
    """Six rows of pieces copied further down."""
    pieces = paced(draw, lambda: draw.gauss(0, 400))
    pieces[2][40:46] = pieces[2][10:16]
    return packet(pieces, [], minutes(draw))


HONEST = (
    piecework,
    shifts,
    rounded,
    quarters,
    salaries,
    teams,
    leaders,
    one_bus,
    by_turns,
    steady,
    quotas,
    staggered,
)
TOLD = (one_leader, standing)
MADE_UP = (digits, month_again, week_again, week_again_coarse, four_alike, made_minutes, rows_again)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packets", type=int, default=60, help="packets of each honest kind")
    parser.add_argument("--made-up", type=int, default=20, help="packets of each other kind")
    parser.add_argument("--first", type=int, default=1, help="first seed")
    asked = parser.parse_args()
    wrong = total = 0
    for kind in (*HONEST, *TOLD, *MADE_UP):
        count = asked.packets if kind in HONEST else asked.made_up
        begun, told, any_ = time.process_time(), Counter(), 0
        for seed in range(asked.first, asked.first + count):
            facts = kind(random.Random(f"{kind.__name__} {seed}"))
            found = {one.check for one in check_lists(facts)}
            told.update(found)
            any_ += bool(found)
        if kind in HONEST:
            wrong, total = wrong + any_, total + count
        checks = ", ".join(f"{name} {number}" for name, number in sorted(told.items()))
        cpu = (time.process_time() - begun) / count
        print(
            f"{kind.__name__:18} {any_:3} of {count} packets told; {cpu:.2f} CPU s each; {checks}", flush=True
        )
    figure("honest packets with any remark", wrong / total, "share", n=total, target=0.01)


if __name__ == "__main__":
    main()
