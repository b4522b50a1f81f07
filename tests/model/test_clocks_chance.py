"""Clock times: a copied week, a pasted month and minutes that avoid repeating are told; shifts, teams and buses are not."""

import random
from itertools import pairwise

from unpick.model.clocks_chance import days_again, minutes_again, quarter, same_month

DAYS = [f"2025-05-{day:02d}" for day in range(1, 27)]


def clocked(
    workers: int, seed: int, *, step: int = 1, bus: float = 0.0
) -> dict[str, dict[str, tuple[int, int]]]:
    draw = random.Random(seed)
    late = [draw.gauss(0, bus) for _ in DAYS]
    return {
        f"w{at:02d}": {
            day: (
                round((472 + draw.gauss(0, 4) + more) / step) * step,
                round((1146 + draw.gauss(0, 4)) / step) * step,
            )
            for day, more in zip(DAYS, late, strict=True)
        }
        for at in range(workers)
    }


def test_a_minute_belongs_to_the_nearest_quarter():
    assert [quarter(minute) for minute in (472, 473, 487, 488)] == [31, 32, 32, 33]


def test_a_week_of_one_worker_copied_over_the_next_is_told_with_its_days():
    cards = clocked(20, 1)
    for at in range(6):
        cards["w04"][DAYS[12 + at]] = cards["w04"][DAYS[6 + at]]
    found = days_again(cards)
    assert (found.length, found.worker, found.first, found.second) == (6, "w04", DAYS[6], DAYS[12])
    assert found.p == 1 / 2000


def test_rounded_times_and_shifts_that_turn_hold_no_copied_days():
    for step in (5, 15):
        cards = clocked(20, 2, step=step)
        for at, days in enumerate(cards.values()):
            for number, day in enumerate(DAYS):
                turn = 480 * ((number // 6 + at) % 3)
                days[day] = days[day][0] + turn, days[day][1] + turn
        assert days_again(cards).p > 0.05


def test_the_month_of_one_worker_given_to_three_others_is_told():
    cards = clocked(20, 3)
    for other in ("w03", "w09", "w15"):
        cards[other] = dict(cards["w01"])
    found = same_month(cards)
    assert set(found.workers) == {"w01", "w03", "w09", "w15"}
    assert found.days == 26
    assert found.p == 1 / 2000


def test_two_who_walk_together_and_a_factory_that_enters_its_teams_at_once_are_not():
    two = clocked(20, 4)
    two["w03"] = dict(two["w01"])
    assert same_month(two).p == 1
    teams = clocked(20, 5)
    for at in range(20):
        teams[f"w{at:02d}"] = dict(teams[f"w{at // 5 * 5:02d}"])
    assert same_month(teams).p == 1
    assert days_again(teams).p > 0.05


def test_standard_hours_on_every_card_test_nothing():
    flat = {f"w{at}": dict.fromkeys(DAYS, (480, 1080)) for at in range(20)}
    assert days_again(flat).p == same_month(flat).p == 1
    again = minutes_again(flat, 0)
    assert again
    assert again.p == 1


def test_times_that_never_are_those_of_the_day_before_are_told():
    cards = clocked(20, 6)
    for days in cards.values():
        for day, after in pairwise(DAYS):
            while days[after][0] == days[day][0]:
                days[after] = random.Random(days[after][0]).choice((-1, 1)) + days[after][0], days[after][1]
    found = minutes_again(cards, 0)
    assert found
    assert found.seen == 0
    assert found.p < 0.01
    other = minutes_again(cards, 1)
    assert other
    assert other.p > 0.05


def test_one_bus_for_all_makes_no_remark_more_often_than_the_level():
    tests = [minutes_again(clocked(20, seed, bus=4), 0, most=399) for seed in range(40)]
    assert sum(one is not None and one.p <= 0.05 for one in tests) <= 6, "40 at 5%: 2 expected"


def test_a_worker_who_missed_days_is_compared_on_those_he_was_there():
    cards = clocked(12, 7)
    for day in DAYS[:9]:
        del cards["w05"][day]
    assert days_again(cards).p > 0.05
    assert same_month(cards).p == 1
    assert minutes_again(cards, 0)
