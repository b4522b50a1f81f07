"""D08, copied rows: a list that was filled by copying is remarked; a roster, a sorted list and pay grades are not."""

import random

from tests.cases.review.build import exhibit, found, packet, table
from unpick.cases.review.d08_records import DETECTOR
from unpick.model.defect import Severity


def payroll(pieces, **more):
    rows = [
        {"worker": f"w{at}", "days": 26, "gross": 3000 + 10 * at, "net": 2900 + 10 * at, "pieces": value}
        for at, value in enumerate(pieces)
    ]
    return table("payroll", rows, **more)


def measured(count, seed):
    draw = random.Random(seed)
    return [600 + draw.randrange(400) for _ in range(count)]


def remarks(*tables):
    facts = packet(exhibit("E2", "payroll", *tables))
    return [one for one in found(DETECTOR, facts) if one.check == "copied_rows"]


def test_a_block_of_pieces_that_stands_twice_is_remarked_with_its_innocent_readings():
    pieces = measured(40, 3)
    pieces[25:31] = pieces[4:10]
    (one,) = remarks(payroll(pieces))
    assert one.severity is Severity.MINOR
    assert "6 values in a row stand twice" in one.says
    assert "from workers 5 and 26 of the list on" in one.says
    assert "A roster that turns" in one.reason
    assert "forged" not in f"{one.says} {one.reason} {one.cure}"
    assert dict(one.bounds)["tests"] == 1


def test_lists_that_nobody_copied_are_silent_however_many_they_are():
    assert remarks(*(payroll(measured(40, seed), name=f"sheet {seed}") for seed in range(12))) == []


def test_the_same_pieces_for_all_a_sorted_list_and_a_short_one_are_silent():
    assert remarks(payroll([800] * 40)) == []
    assert remarks(payroll(sorted([*measured(20, 1), *measured(20, 1)]))) == []
    short = measured(12, 2)
    assert remarks(payroll([*short[:5], *short[:5]])) == []


def test_grades_of_pay_that_repeat_are_not_tried():
    rows = [
        {"worker": f"w{at}", "days": 26, "gross": gross, "net": gross}
        for at, gross in enumerate([5000, 4500, 4000, 3900] * 10)
    ]
    assert remarks(table("payroll", rows)) == []
