"""D08, lists against chance: made-up lists are remarked with their innocent readings, all tests of a packet together."""

import datetime as dt
import random

from tests.cases.review.build import exhibit, found, packet, table
from unpick.cases.review.d08_records import DETECTOR
from unpick.model.defect import Severity

CHECKS = {"digits_avoid_repeats", "months_agree", "copied_days", "same_clock_times", "minutes_avoid_repeats"}
DAYS = [dt.date(2025, 5, day) for day in range(1, 27)]


def payroll(month, values, column="pieces"):
    rows = [
        {"worker": f"w{at}", "period": month, "days": 26, "gross": 4000 + at, "net": 4000 + at, column: value}
        for at, value in enumerate(values)
    ]
    return exhibit(f"E{month[-1]}", "payroll", table("payroll", rows, name=month))


def pieces(seed, count=60):
    draw = random.Random(seed)
    return [round(draw.gauss(4200, 700)) for _ in range(count)]


def cards(seed, workers=20):
    draw = random.Random(seed)
    return [
        [(472 + round(draw.gauss(0, 4)), 1146 + round(draw.gauss(0, 4))) for _ in DAYS]
        for _ in range(workers)
    ]


def book(clock):
    rows = [
        {
            "worker": f"w{at}",
            "day": day.isoformat(),
            "time_in": f"{came // 60:02d}:{came % 60:02d}",
            "time_out": f"{left // 60}:{left % 60:02d}",
        }
        for at, days in enumerate(clock)
        for day, (came, left) in zip(DAYS, days, strict=True)
    ]
    return exhibit("E9", "attendance", table("attendance", rows))


def remarks(*exhibits):
    return [one for one in found(DETECTOR, packet(*exhibits)) if one.check in CHECKS]


def test_lists_that_were_counted_are_silent():
    months = [payroll(f"2025-0{at}", pieces(at)) for at in (3, 4, 5)]
    assert remarks(*months, book(cards(1))) == []


def test_a_month_with_the_pieces_of_the_last_is_remarked_with_both_lists():
    first, second = pieces(1), pieces(2)
    second[10:30] = first[10:30]
    (one,) = remarks(payroll("2025-03", first), payroll("2025-04", second))
    assert one.check == "months_agree"
    assert one.severity is Severity.MINOR
    assert "20 of 60 workers have the same pieces in two months" in one.says
    assert "2025-03-01 to 2025-03-31" in one.says
    assert "standing agreement" in one.reason
    assert [spot.exhibit for spot in one.spots] == ["E3", "E4"]
    assert "forged" not in f"{one.says} {one.reason} {one.cure}"


def test_the_same_month_filed_twice_is_no_agreement():
    first = pieces(1)
    again = exhibit("E8", "payroll", *payroll("2025-03", first).tables)
    assert remarks(payroll("2025-03", first), again) == []


def test_last_digits_that_avoid_repeating_over_several_lists_are_remarked():
    months = []
    for seed in (3, 4, 5):
        values = pieces(seed)
        for at in range(1, len(values)):
            values[at] += values[at] % 10 == values[at - 1] % 10
        months.append(payroll(f"2025-0{seed}", values))
    (one,) = remarks(*months)
    assert one.check == "digits_avoid_repeats"
    bounds = dict(one.bounds)
    assert bounds["rows"] == 180
    assert bounds["repeats"] < bounds["expected"] / 4


def test_a_copied_week_and_a_pasted_month_of_clock_times_are_remarked_with_their_rows():
    clock = cards(2)
    clock[4][12:18] = clock[4][6:12]
    clock[9] = clock[10] = clock[11] = clock[12]
    told = {one.check: one for one in remarks(book(clock))}
    assert set(told) == {"copied_days", "same_clock_times"}
    assert (
        "on 6 days running from 2025-05-07 stand again, to the minute, from 2025-05-13"
        in told["copied_days"].says
    )
    assert told["copied_days"].spots[0].place == f"sheet 1 row {2 + 4 * 26 + 6}"
    assert "4 of 20 workers came and left at the same minute on all 26 days" in told["same_clock_times"].says
    assert "team whose leader clocks for all" in told["same_clock_times"].reason


def test_what_one_list_shows_weakly_does_not_hold_beside_many():
    """Holm: one test of many has to be much rarer than 5% by itself."""
    first, second = pieces(1), pieces(2)
    second[10:16] = first[10:16]
    alone = remarks(payroll("2025-03", first), payroll("2025-04", second))
    assert [one.check for one in alone] == ["months_agree"]
    assert dict(alone[0].bounds)["tests"] > 1


def test_cells_that_a_scan_left_unsure_are_left_out_and_a_column_of_words_is_not_tried():
    first, second = pieces(1), pieces(2)
    second[10:30] = first[10:30]
    for at in (3, 50):
        second[at] = "?"
    (one,) = remarks(payroll("2025-03", first), payroll("2025-04", second))
    assert dict(one.bounds)["workers"] == 58
    assert remarks(payroll("2025-03", ["as agreed"] * 60), payroll("2025-04", ["as agreed"] * 60)) == []
